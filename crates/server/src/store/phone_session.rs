//! Cases that are open on phones.

use lawang_core::ids::{SessionId, StreamId};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Connection, Result, parsed};

statements! {
    INSERT = "INSERT INTO phone_session (token_hash, session, stream, begun_at, seen_at, form)
              VALUES ($1, $2, $3, $4, $4, '')";
    GET = "SELECT session, stream, begun_at, seen_at, form FROM phone_session WHERE token_hash = $1";
    SEEN = "UPDATE phone_session SET seen_at = $2 WHERE token_hash = $1";
    PUT_FORM = "UPDATE phone_session SET form = $2 WHERE token_hash = $1";
    DELETE = "DELETE FROM phone_session WHERE session = $1";
    OVER = "SELECT session, stream, begun_at, seen_at, form FROM phone_session
            WHERE seen_at <= $1 OR begun_at <= $2 LIMIT 100";
}

pub struct Open {
    pub session: SessionId,
    pub stream: StreamId,
    pub begun_at: i64,
    pub seen_at: i64,
    pub form: String,
}

fn read(row: &SqliteRow) -> Result<Open> {
    Ok(Open {
        session: parsed(row, "session")?,
        stream: parsed(row, "stream")?,
        begun_at: row.try_get("begun_at")?,
        seen_at: row.try_get("seen_at")?,
        form: row.try_get("form")?,
    })
}

pub async fn insert(
    db: &mut Connection,
    token_hash: &[u8],
    session: SessionId,
    stream: StreamId,
    now: i64,
) -> Result<()> {
    sqlx::query(INSERT)
        .bind(token_hash)
        .bind(session.to_string())
        .bind(stream.to_string())
        .bind(now)
        .execute(db)
        .await
        .map(drop)
}

pub async fn get(db: &mut Connection, token_hash: &[u8]) -> Result<Option<Open>> {
    sqlx::query(GET).bind(token_hash).fetch_optional(db).await?.map(|row| read(&row)).transpose()
}

pub async fn seen(db: &mut Connection, token_hash: &[u8], now: i64) -> Result<()> {
    sqlx::query(SEEN).bind(token_hash).bind(now).execute(db).await.map(drop)
}

pub async fn put_form(db: &mut Connection, token_hash: &[u8], form: &str) -> Result<()> {
    sqlx::query(PUT_FORM).bind(token_hash).bind(form).execute(db).await.map(drop)
}

pub async fn delete(db: &mut Connection, session: SessionId) -> Result<()> {
    sqlx::query(DELETE).bind(session.to_string()).execute(db).await.map(drop)
}

/// Those last seen by the one time, or begun by the other.
pub async fn over(db: &mut Connection, seen: i64, begun: i64) -> Result<Vec<Open>> {
    sqlx::query(OVER).bind(seen).bind(begun).fetch_all(db).await?.iter().map(read).collect()
}
