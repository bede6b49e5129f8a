//! Drafts of policy: an officer's own, on this desk alone.

use sqlx::FromRow;
use sqlx::sqlite::SqliteConnection;

use crate::failure::Failure;

#[derive(Debug, Clone, FromRow)]
pub struct PolicyDraftRow {
    pub id: String,
    pub officer: String,
    pub body: String,
    pub updated: i64,
}

pub async fn put(conn: &mut SqliteConnection, row: &PolicyDraftRow) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO policy_draft VALUES (?, ?, ?, ?) \
         ON CONFLICT (id) DO UPDATE SET body = excluded.body, updated = excluded.updated",
    )
    .bind(&row.id)
    .bind(&row.officer)
    .bind(&row.body)
    .bind(row.updated)
    .execute(conn)
    .await?;
    Ok(())
}

pub async fn find(
    conn: &mut SqliteConnection,
    id: &str,
    officer: &str,
) -> Result<Option<PolicyDraftRow>, Failure> {
    Ok(sqlx::query_as("SELECT id, officer, body, updated FROM policy_draft WHERE id = ? AND officer = ?")
        .bind(id)
        .bind(officer)
        .fetch_optional(conn)
        .await?)
}

/// The newest first.
pub async fn all_of(conn: &mut SqliteConnection, officer: &str) -> Result<Vec<PolicyDraftRow>, Failure> {
    Ok(sqlx::query_as(
        "SELECT id, officer, body, updated FROM policy_draft WHERE officer = ? ORDER BY updated DESC, id",
    )
    .bind(officer)
    .fetch_all(conn)
    .await?)
}

/// False where the officer has none of this name.
pub async fn delete(conn: &mut SqliteConnection, id: &str, officer: &str) -> Result<bool, Failure> {
    let deleted = sqlx::query("DELETE FROM policy_draft WHERE id = ? AND officer = ?")
        .bind(id)
        .bind(officer)
        .execute(conn)
        .await?;
    Ok(deleted.rows_affected() > 0)
}
