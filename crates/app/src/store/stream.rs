//! Folded state of streams: accepted entries only, with the version and the fold that made it.

use lawang_core::ids::StreamId;
use sqlx::sqlite::SqliteConnection;

use crate::failure::Failure;

/// Changes when `evolve` gives another state for the same entries; older rows are then folded anew.
pub const FOLD: i64 = 1;

#[derive(Debug, Clone)]
pub struct Folded {
    pub version: u64,
    pub state: String,
}

pub async fn get(conn: &mut SqliteConnection, id: StreamId) -> Result<Option<Folded>, Failure> {
    let row: Option<(i64, String)> = sqlx::query_as("SELECT version, state FROM stream WHERE id = ?")
        .bind(id.to_string())
        .fetch_optional(conn)
        .await?;
    Ok(row.map(|(version, state)| Folded { version: version.unsigned_abs(), state }))
}

pub async fn put(
    conn: &mut SqliteConnection,
    id: StreamId,
    kind: &str,
    version: u64,
    state: &str,
) -> Result<(), Failure> {
    sqlx::query(
        "INSERT INTO stream VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) \
         DO UPDATE SET version = excluded.version, fold = excluded.fold, state = excluded.state",
    )
    .bind(id.to_string())
    .bind(kind)
    .bind(i64::try_from(version).unwrap_or(i64::MAX))
    .bind(FOLD)
    .bind(state)
    .execute(conn)
    .await?;
    Ok(())
}
