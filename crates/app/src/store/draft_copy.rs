//! Copies of drafts at the centre: what is still to be sent there, or to be taken away.

use sqlx::FromRow;
use sqlx::sqlite::SqliteConnection;

use super::draft::DraftRow;
use crate::failure::Failure;

/// What the centre is to know of a copy.
#[derive(Debug, Clone)]
pub struct Copy {
    pub lookup: String,
    pub owner: String,
    pub proofs: Vec<String>,
}

/// Something that the centre does not know yet.
#[derive(Debug, Clone, FromRow)]
pub struct Waiting {
    pub lookup: String,
    pub owner: String,
    /// The proofs, with a space between them.
    pub proofs: String,
    /// 1: the copy is to go.
    pub dropped: i64,
}

/// The draft has a newer revision than the centre's copy. `known` is the revision that the centre has, where
/// it was fetched from there.
pub async fn put(conn: &mut SqliteConnection, copy: &Copy, known: i64) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO draft_copy VALUES (?, ?, ?, 0, ?) ON CONFLICT (lookup) DO UPDATE SET \
         owner = excluded.owner, proofs = excluded.proofs, dropped = 0, sent = MAX(sent, excluded.sent)",
    )
    .bind(&copy.lookup)
    .bind(&copy.owner)
    .bind(copy.proofs.join(" "))
    .bind(known)
    .execute(conn)
    .await?;
    Ok(())
}

/// The revision that the centre was last known to have; none where it never had one.
pub async fn sent(conn: &mut SqliteConnection, lookup: &str) -> Result<Option<i64>, Failure> {
    Ok(sqlx::query_scalar("SELECT sent FROM draft_copy WHERE lookup = ? AND sent > 0")
        .bind(lookup)
        .fetch_optional(conn)
        .await?)
}

/// Whether the application was sent from here, or let go, and the centre may not know yet.
pub async fn is_dropped(conn: &mut SqliteConnection, lookup: &str) -> Result<bool, Failure> {
    Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM draft_copy WHERE lookup = ? AND dropped = 1)")
        .bind(lookup)
        .fetch_one(conn)
        .await?)
}

pub async fn waiting(conn: &mut SqliteConnection, limit: u32) -> Result<Vec<Waiting>, Failure> {
    Ok(sqlx::query_as(
        "SELECT c.lookup, c.owner, c.proofs, c.dropped FROM draft_copy c LEFT JOIN draft d ON d.lookup = c.lookup \
         WHERE c.dropped = 1 OR d.revision > c.sent LIMIT ?",
    )
    .bind(limit)
    .fetch_all(conn)
    .await?)
}

/// The draft of a copy, as it is now.
pub async fn draft(conn: &mut SqliteConnection, lookup: &str) -> Result<Option<DraftRow>, Failure> {
    Ok(sqlx::query_as(
        "SELECT id, lookup, nonce, sealed, known, revision, updated, expires FROM draft WHERE lookup = ?",
    )
    .bind(lookup)
    .fetch_optional(conn)
    .await?)
}

/// The centre has this revision.
pub async fn set_sent(conn: &mut SqliteConnection, lookup: &str, revision: i64) -> Result<(), Failure> {
    sqlx::query("UPDATE draft_copy SET sent = MAX(sent, ?) WHERE lookup = ?")
        .bind(revision)
        .bind(lookup)
        .execute(conn)
        .await?;
    Ok(())
}

/// Nothing more is to be told of this copy.
pub async fn forget(conn: &mut SqliteConnection, lookup: &str) -> Result<(), Failure> {
    sqlx::query("DELETE FROM draft_copy WHERE lookup = ?").bind(lookup).execute(conn).await?;
    Ok(())
}
