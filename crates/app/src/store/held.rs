//! How much this replica holds of people, as counts.

use sqlx::sqlite::SqliteConnection;

use crate::failure::Failure;

/// Drafts, bodies of entries, documents.
pub async fn counts(conn: &mut SqliteConnection) -> Result<(i64, i64, i64), Failure> {
    Ok(sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM draft), (SELECT COUNT(*) FROM entry_body), (SELECT COUNT(*) FROM attachment)",
    )
    .fetch_one(conn)
    .await?)
}
