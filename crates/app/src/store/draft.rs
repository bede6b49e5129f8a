//! Drafts: sealed rows. Deleting one leaves nothing (`secure_delete`).

use sqlx::FromRow;
use sqlx::sqlite::SqliteConnection;

use crate::failure::Failure;

#[derive(Debug, Clone, FromRow)]
pub struct DraftRow {
    pub id: String,
    /// A hash of the resume code: finds the row, opens nothing.
    pub lookup: String,
    pub nonce: String,
    pub sealed: String,
    /// 1 once the visitor has seen the code.
    pub known: i64,
    /// Grows with each save.
    pub revision: i64,
    pub updated: i64,
    pub expires: i64,
}

pub async fn put(conn: &mut SqliteConnection, row: &DraftRow) -> Result<(), Failure> {
    // Updated in place: a replaced row would touch the index and the freed pages at every answer.
    sqlx::query(
        "INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET \
         nonce = excluded.nonce, sealed = excluded.sealed, known = excluded.known, \
         revision = excluded.revision, updated = excluded.updated, expires = excluded.expires",
    )
    .bind(&row.id)
    .bind(&row.lookup)
    .bind(&row.nonce)
    .bind(&row.sealed)
    .bind(row.known)
    .bind(row.revision)
    .bind(row.updated)
    .bind(row.expires)
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn find(conn: &mut SqliteConnection, lookup: &str, now: i64) -> Result<Option<DraftRow>, Failure> {
    Ok(sqlx::query_as(
        "SELECT id, lookup, nonce, sealed, known, revision, updated, expires FROM draft \
         WHERE lookup = ? AND expires > ?",
    )
    .bind(lookup)
    .bind(now)
    .fetch_optional(conn)
    .await?)
}

/// The draft goes, here and at the centre: it was sent, or nobody can open it.
pub async fn delete(conn: &mut SqliteConnection, id: &str) -> Result<(), Failure> {
    sqlx::query("UPDATE draft_copy SET dropped = 1 WHERE lookup = (SELECT lookup FROM draft WHERE id = ?)")
        .bind(id)
        .execute(&mut *conn)
        .await?;
    sqlx::query("DELETE FROM draft WHERE id = ?").bind(id).execute(conn).await?;
    Ok(())
}

/// The draft goes from this device. Its copy has its own time, and may have been taken up elsewhere.
pub async fn forget(conn: &mut SqliteConnection, id: &str) -> Result<(), Failure> {
    sqlx::query("DELETE FROM draft_copy WHERE lookup = (SELECT lookup FROM draft WHERE id = ?)")
        .bind(id)
        .execute(&mut *conn)
        .await?;
    sqlx::query("DELETE FROM draft WHERE id = ?").bind(id).execute(conn).await?;
    Ok(())
}

/// The drafts whose time is over, and those whose code nobody has seen: no visit of this device is open.
pub async fn expired(conn: &mut SqliteConnection, now: i64) -> Result<Vec<String>, Failure> {
    Ok(sqlx::query_scalar("SELECT id FROM draft WHERE expires <= ? OR known = 0")
        .bind(now)
        .fetch_all(conn)
        .await?)
}
