//! Streams about policy: proposals, and the versions that were published.

use lawang_core::ids::StreamId;
use lawang_core::journal::StreamKind;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Connection, Result, count, json, number};

statements! {
    GET = "SELECT state, version FROM policy_stream WHERE id = $1 AND kind = $2";
    PUT = "INSERT INTO policy_stream (id, kind, state, version) VALUES ($1, $2, $3, $4)
           ON CONFLICT (id) DO UPDATE SET state = excluded.state, version = excluded.version";
}

/// The state of a stream, and its version.
pub async fn get<T: DeserializeOwned>(
    db: &mut Connection,
    id: StreamId,
    kind: StreamKind,
) -> Result<Option<(T, u64)>> {
    sqlx::query(GET)
        .bind(id.to_string())
        .bind(kind.as_str())
        .fetch_optional(db)
        .await?
        .map(|row| Ok((json(&row, "state")?, count(&row, "version")?)))
        .transpose()
}

pub async fn put<T: Serialize>(
    db: &mut Connection,
    id: StreamId,
    kind: StreamKind,
    state: &T,
    version: u64,
) -> Result<()> {
    let state = serde_json::to_string(state).map_err(|e| sqlx::Error::Encode(Box::new(e)))?;
    sqlx::query(PUT)
        .bind(id.to_string())
        .bind(kind.as_str())
        .bind(state)
        .bind(number(version))
        .execute(db)
        .await
        .map(drop)
}
