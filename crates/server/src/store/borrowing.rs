//! Which device was lent which case, for which session, since when.

use lawang_core::ids::{DeviceId, SessionId, StreamId};

use super::{Connection, Result};

statements! {
    INSERT = "INSERT INTO borrowing (session, device, stream, begun_at) VALUES ($1, $2, $3, $4)";
    BEGUN = "SELECT begun_at FROM borrowing WHERE session = $1 AND device = $2 AND stream = $3";
    LAST = "SELECT MAX(begun_at) FROM borrowing WHERE device = $1 AND stream = $2";
}

pub async fn insert(
    db: &mut Connection,
    session: SessionId,
    device: DeviceId,
    stream: StreamId,
    now: i64,
) -> Result<()> {
    sqlx::query(INSERT)
        .bind(session.to_string())
        .bind(device.to_string())
        .bind(stream.to_string())
        .bind(now)
        .execute(db)
        .await
        .map(drop)
}

/// When that device borrowed that case for that session.
pub async fn begun(
    db: &mut Connection,
    session: SessionId,
    device: DeviceId,
    stream: StreamId,
) -> Result<Option<i64>> {
    sqlx::query_scalar(BEGUN)
        .bind(session.to_string())
        .bind(device.to_string())
        .bind(stream.to_string())
        .fetch_optional(db)
        .await
}

/// When that device last borrowed that case.
pub async fn last(db: &mut Connection, device: DeviceId, stream: StreamId) -> Result<Option<i64>> {
    sqlx::query_scalar(LAST).bind(device.to_string()).bind(stream.to_string()).fetch_one(db).await
}
