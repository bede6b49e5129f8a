//! Wrong tries at a secret, counted by subject. The rule of when to lock is in `crate::attempts`.

use std::collections::HashMap;

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Connection, Result, bytes};

statements! {
    GET = "SELECT failed, locked_until, changed_at FROM attempt WHERE subject = $1";
    PUT = "INSERT INTO attempt (subject, failed, locked_until, changed_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT (subject) DO UPDATE SET failed = excluded.failed,
             locked_until = excluded.locked_until, changed_at = excluded.changed_at";
    LOCKED = "SELECT subject, failed, locked_until, changed_at FROM attempt WHERE locked_until > $1";
    CLEAR = "DELETE FROM attempt WHERE subject = $1";
    DROP_OLD = "DELETE FROM attempt WHERE changed_at < $1 AND locked_until < $2";
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt {
    pub failed: i64,
    pub locked_until: i64,
    pub changed_at: i64,
}

pub async fn get(db: &mut Connection, subject: &[u8]) -> Result<Option<Attempt>> {
    let row = sqlx::query(GET).bind(subject).fetch_optional(db).await?;
    row.map(|row| read(&row)).transpose()
}

fn read(row: &SqliteRow) -> Result<Attempt> {
    Ok(Attempt {
        failed: row.try_get("failed")?,
        locked_until: row.try_get("locked_until")?,
        changed_at: row.try_get("changed_at")?,
    })
}

/// What is locked now, by the hash of its subject.
pub async fn locked(db: &mut Connection, now: i64) -> Result<HashMap<[u8; 32], Attempt>> {
    let rows = sqlx::query(LOCKED).bind(now).fetch_all(db).await?;
    rows.iter().map(|row| Ok((bytes(row, "subject")?, read(row)?))).collect()
}

pub async fn put(db: &mut Connection, subject: &[u8], attempt: &Attempt) -> Result<()> {
    sqlx::query(PUT)
        .bind(subject)
        .bind(attempt.failed)
        .bind(attempt.locked_until)
        .bind(attempt.changed_at)
        .execute(db)
        .await
        .map(drop)
}

pub async fn clear(db: &mut Connection, subject: &[u8]) -> Result<()> {
    sqlx::query(CLEAR).bind(subject).execute(db).await.map(drop)
}

/// Lets go what was last touched before `time` and is not locked.
pub async fn drop_before(db: &mut Connection, time: i64, now: i64) -> Result<()> {
    sqlx::query(DROP_OLD).bind(time).bind(now).execute(db).await.map(drop)
}
