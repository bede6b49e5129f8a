//! The server's own chain of entries, and the cases that it still has something to add to.

use lawang_core::ids::{DeviceId, StreamId};
use lawang_core::journal::sign::Hash;
use uuid::Uuid;

use super::chain::Chain;
use super::{Connection, Result, bytes, count, number, parsed};

statements! {
    GET = "SELECT id, seq, hash FROM centre";
    INSERT = "INSERT INTO centre (id, seq, hash) VALUES ($1, $2, $3)";
    PUT = "UPDATE centre SET seq = $2, hash = $3 WHERE id = $1";
    TASK = "INSERT INTO centre_task (stream, next_at, tries) VALUES ($1, $2, 0)
            ON CONFLICT (stream) DO UPDATE SET next_at = excluded.next_at, tries = 0";
    DUE = "SELECT stream FROM centre_task WHERE next_at <= $1 ORDER BY next_at, stream LIMIT 100";
    NEXT = "SELECT MIN(next_at) AS next_at FROM centre_task";
    LATER = "UPDATE centre_task SET next_at = $2, tries = tries + 1 WHERE stream = $1";
    TRIES = "SELECT tries FROM centre_task WHERE stream = $1";
    DONE = "DELETE FROM centre_task WHERE stream = $1 AND next_at <= $2";
}

/// The server's name in its entries, made at the first, and how far its chain has come.
pub async fn chain(db: &mut Connection) -> Result<(DeviceId, Chain)> {
    if let Some(row) = sqlx::query(GET).fetch_optional(&mut *db).await? {
        let chain = Chain { seq: count(&row, "seq")?, hash: Hash(bytes(&row, "hash")?) };
        return Ok((parsed(&row, "id")?, chain));
    }
    let (id, chain) = (DeviceId(Uuid::new_v4()), Chain { seq: 0, hash: Hash::ZERO });
    sqlx::query(INSERT).bind(id.to_string()).bind(0_i64).bind(&chain.hash.0[..]).execute(db).await?;
    Ok((id, chain))
}

pub async fn put(db: &mut Connection, id: DeviceId, chain: &Chain) -> Result<()> {
    let query = sqlx::query(PUT).bind(id.to_string()).bind(number(chain.seq)).bind(&chain.hash.0[..]);
    query.execute(db).await.map(drop)
}

/// The server has something to add to this case, from `now` on.
pub async fn task(db: &mut Connection, stream: StreamId, now: i64) -> Result<()> {
    sqlx::query(TASK).bind(stream.to_string()).bind(now).execute(db).await.map(drop)
}

/// The cases that are due, longest waiting first.
pub async fn due(db: &mut Connection, now: i64) -> Result<Vec<StreamId>> {
    sqlx::query(DUE).bind(now).fetch_all(db).await?.iter().map(|row| parsed(row, "stream")).collect()
}

/// When the next case is due.
pub async fn next(db: &mut Connection) -> Result<Option<i64>> {
    sqlx::query_scalar(NEXT).fetch_one(db).await
}

pub async fn tries(db: &mut Connection, stream: StreamId) -> Result<i64> {
    let tries: Option<i64> = sqlx::query_scalar(TRIES).bind(stream.to_string()).fetch_optional(db).await?;
    Ok(tries.unwrap_or(0))
}

pub async fn later(db: &mut Connection, stream: StreamId, next_at: i64) -> Result<()> {
    sqlx::query(LATER).bind(stream.to_string()).bind(next_at).execute(db).await.map(drop)
}

/// Nothing is left to add, unless the case has moved on since `seen`.
pub async fn done(db: &mut Connection, stream: StreamId, seen: i64) -> Result<()> {
    sqlx::query(DONE).bind(stream.to_string()).bind(seen).execute(db).await.map(drop)
}
