//! What applicants have to be told and national systems handed, one row a channel. No address, no words:
//! both are taken from the case when a notice is sent.

use lawang_core::case::{About, Channel};
use lawang_core::ids::{Scope, StreamId};
use lawang_core::slots::Slot;
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use super::{Connection, Result, from_word, parsed, small, undecodable, word};

statements! {
    INSERT = "INSERT INTO notice (id, stream, channel, event, about, cause, slot, created_at, since, state,
                  next_at, tries, answer)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $9, 0, '')
              ON CONFLICT (stream, channel, cause) DO NOTHING";
    TOLD_SINCE = "SELECT COUNT(*) FROM notice
                  WHERE stream = $1 AND channel = $2 AND about = $3 AND created_at > $4";
    /// Those of one case go one after the other: one that is due or was tried holds back those after it.
    DUE = "SELECT id, stream, channel, event, about, slot, created_at, since, state, next_at, tries
           FROM notice n
           WHERE n.state = 'waiting' AND n.channel = $1 AND n.next_at <= $2 AND NOT EXISTS
               (SELECT 1 FROM notice b
                WHERE b.stream = n.stream AND b.channel = n.channel AND b.state = 'waiting' AND b.id < n.id
                    AND (b.next_at <= $2 OR b.tries > 0))
           ORDER BY n.next_at, n.id LIMIT $3";
    NEXT = "SELECT MIN(next_at) AS next_at FROM notice
            WHERE state = 'waiting' AND channel = $1 AND next_at > $2";
    GET = "SELECT id, stream, channel, event, about, slot, created_at, since, state, next_at, tries
           FROM notice WHERE id = $1";
    LATER = "UPDATE notice SET next_at = $2, answer = $3, tries = tries + 1
             WHERE id = $1 AND state = 'waiting'";
    END = "UPDATE notice SET state = $2, answer = $3, ended_at = $4, tries = tries + $5
           WHERE id = $1 AND state IN ('waiting', 'delivered')";
    AGAIN = "UPDATE notice SET state = 'waiting', next_at = $2, since = $2, tries = 0, ended_at = NULL
             WHERE id = $1 AND state IN ('waiting', 'gave_up')";
    ALL_AGAIN = "UPDATE notice SET next_at = $1 WHERE state = 'waiting' AND tries > 0";
    FORGET = "DELETE FROM notice WHERE ended_at < $1";
    LIST = "SELECT n.id, n.stream, n.channel, n.event, n.about, n.slot, n.created_at, n.since, n.state,
                n.next_at, n.tries, n.answer, n.ended_at, s.scope
            FROM notice n JOIN stream s ON s.id = n.stream
            WHERE n.state = 'gave_up' OR (n.state = 'waiting' AND $1 = 0)
            ORDER BY n.id DESC LIMIT $2";
}

/// What a delivery is to its receiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// To the applicant.
    #[serde(rename = "message")]
    Message,
    #[serde(rename = "case.decided")]
    CaseDecided,
    #[serde(rename = "case.sealed")]
    CaseSealed,
    #[serde(rename = "case.revoked")]
    CaseRevoked,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Waiting,
    Delivered,
    /// The case moved on: there was nothing left to tell.
    Overtaken,
    GaveUp,
}

#[derive(Debug, Clone)]
pub struct Notice {
    pub id: Uuid,
    pub stream: StreamId,
    pub channel: Channel,
    pub event: Event,
    pub about: About,
    pub slot: Option<Slot>,
    pub created_at: i64,
    pub since: i64,
    pub state: State,
    pub next_at: i64,
    /// How often it was tried.
    pub tries: u32,
}

/// A notice that an entry calls for.
pub struct NewNotice<'a> {
    pub channel: Channel,
    pub event: Event,
    pub about: About,
    pub cause: &'a str,
    pub slot: Option<Slot>,
    pub created_at: i64,
    pub since: i64,
}

/// As an administrator sees it.
pub struct Listed {
    pub notice: Notice,
    pub scope: Scope,
    pub answer: String,
    pub ended_at: Option<i64>,
}

fn read(row: &SqliteRow) -> Result<Notice> {
    let slot: Option<String> = row.try_get("slot")?;
    let slot = slot.map(|text| serde_json::from_str(&text)).transpose();
    Ok(Notice {
        id: parsed(row, "id")?,
        stream: parsed(row, "stream")?,
        channel: from_word(row, "channel")?,
        event: from_word(row, "event")?,
        about: from_word(row, "about")?,
        slot: slot.map_err(|e| undecodable("slot", e))?,
        created_at: row.try_get("created_at")?,
        since: row.try_get("since")?,
        state: from_word(row, "state")?,
        next_at: row.try_get("next_at")?,
        tries: small(row, "tries")?,
    })
}

/// Nothing happens where this cause has called over this channel before.
pub async fn insert(db: &mut Connection, stream: StreamId, new: &NewNotice<'_>) -> Result<()> {
    let slot = new.slot.map(|slot| serde_json::to_string(&slot)).transpose();
    sqlx::query(INSERT)
        .bind(Uuid::now_v7().to_string())
        .bind(stream.to_string())
        .bind(word(&new.channel))
        .bind(word(&new.event))
        .bind(word(&new.about))
        .bind(new.cause)
        .bind(slot.map_err(|e| sqlx::Error::Encode(Box::new(e)))?)
        .bind(new.created_at)
        .bind(new.since)
        .execute(db)
        .await
        .map(drop)
}

/// Whether a case's applicant was told of this over this channel after a moment.
pub async fn told_since(
    db: &mut Connection,
    stream: StreamId,
    channel: Channel,
    about: About,
    after: i64,
) -> Result<bool> {
    let query = sqlx::query_scalar(TOLD_SINCE).bind(stream.to_string()).bind(word(&channel));
    let told: i64 = query.bind(word(&about)).bind(after).fetch_one(db).await?;
    Ok(told > 0)
}

/// What can be sent now, longest due first.
pub async fn due(db: &mut Connection, channel: Channel, now: i64, limit: u32) -> Result<Vec<Notice>> {
    let query = sqlx::query(DUE).bind(word(&channel)).bind(now).bind(i64::from(limit));
    query.fetch_all(db).await?.iter().map(read).collect()
}

/// When the next one falls due after `now`.
pub async fn next(db: &mut Connection, channel: Channel, now: i64) -> Result<Option<i64>> {
    sqlx::query_scalar(NEXT).bind(word(&channel)).bind(now).fetch_one(db).await
}

pub async fn get(db: &mut Connection, id: Uuid) -> Result<Option<Notice>> {
    sqlx::query(GET).bind(id.to_string()).fetch_optional(db).await?.as_ref().map(read).transpose()
}

/// It was tried, and will be again.
pub async fn later(db: &mut Connection, id: Uuid, next_at: i64, answer: &str) -> Result<()> {
    sqlx::query(LATER).bind(id.to_string()).bind(next_at).bind(answer).execute(db).await.map(drop)
}

/// It will not be sent again; `tried` where it was sent just now. False where it had ended otherwise.
pub async fn end(
    db: &mut Connection,
    id: Uuid,
    state: State,
    answer: &str,
    now: i64,
    tried: bool,
) -> Result<bool> {
    let query = sqlx::query(END).bind(id.to_string()).bind(word(&state)).bind(answer).bind(now);
    Ok(query.bind(i64::from(tried)).execute(db).await?.rows_affected() == 1)
}

/// False where there is nothing to try again.
pub async fn again(db: &mut Connection, id: Uuid, now: i64) -> Result<bool> {
    let done = sqlx::query(AGAIN).bind(id.to_string()).bind(now).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// All that failed and wait for their next try.
pub async fn all_again(db: &mut Connection, now: i64) -> Result<()> {
    sqlx::query(ALL_AGAIN).bind(now).execute(db).await.map(drop)
}

/// Lets go of what ended before a moment.
pub async fn forget(db: &mut Connection, before: i64) -> Result<()> {
    sqlx::query(FORGET).bind(before).execute(db).await.map(drop)
}

/// What waits and what was given up, newest first.
pub async fn list(db: &mut Connection, gave_up_only: bool, limit: u32) -> Result<Vec<Listed>> {
    let rows = sqlx::query(LIST).bind(i64::from(gave_up_only)).bind(i64::from(limit)).fetch_all(db).await?;
    let listed = |row: &SqliteRow| {
        Ok(Listed {
            notice: read(row)?,
            scope: parsed(row, "scope")?,
            answer: row.try_get("answer")?,
            ended_at: row.try_get("ended_at")?,
        })
    };
    rows.iter().map(listed).collect()
}
