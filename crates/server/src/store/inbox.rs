//! What became of each entry of each chain: one row an entry, the same for ever, but that a deferred
//! entry is decided later.

use lawang_core::ids::{DeviceId, StreamId};
use lawang_core::journal::sign::Hash;
use lawang_core::journal::wire::Outcome;
use lawang_core::journal::{Origin, Refusal, Standing};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Connection, Result, bytes, count, from_word, number, parsed, small, undecodable, word};

statements! {
    GET = "SELECT epoch, seq, hash, standing, refusal FROM inbox WHERE device = $1 AND epoch = $2 AND seq = $3";
    INSERT = "INSERT INTO inbox (device, epoch, seq, hash, standing, refusal, decided_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7)";
    DECIDE_DEFERRED = "UPDATE inbox SET standing = $4, refusal = $5, decided_at = $6
                       WHERE device = $1 AND epoch = $2 AND seq = $3 AND standing = 'deferred'";
    DEFERRED = "SELECT device, epoch, seq FROM inbox WHERE standing = 'deferred'
                ORDER BY decided_at, device, epoch, seq LIMIT $1 OFFSET $2";
    HOLDS_DEFERRED = "SELECT COUNT(*) FROM entry e
                      JOIN inbox i ON i.device = e.device AND i.epoch = e.epoch AND i.seq = e.seq
                      WHERE e.stream = $1 AND i.standing = 'deferred'";
}

/// The outcome of one entry, and which bytes it was given for.
pub struct Decided {
    pub hash: Hash,
    pub outcome: Outcome,
}

fn read(row: &SqliteRow) -> Result<Decided> {
    let refusal: Option<&str> = row.try_get("refusal")?;
    let refusal =
        refusal.map(serde_json::from_str::<Refusal>).transpose().map_err(|e| undecodable("refusal", e))?;
    Ok(Decided {
        hash: Hash(bytes(row, "hash")?),
        outcome: Outcome {
            epoch: small(row, "epoch")?,
            seq: count(row, "seq")?,
            standing: from_word::<Standing>(row, "standing")?,
            refusal,
        },
    })
}

pub async fn get(db: &mut Connection, device: DeviceId, epoch: u32, seq: u64) -> Result<Option<Decided>> {
    sqlx::query(GET)
        .bind(device.to_string())
        .bind(i64::from(epoch))
        .bind(number(seq))
        .fetch_optional(db)
        .await?
        .map(|row| read(&row))
        .transpose()
}

fn refusal_text(outcome: &Outcome) -> Result<Option<String>> {
    outcome
        .refusal
        .as_ref()
        .map(serde_json::to_string)
        .transpose()
        .map_err(|e| sqlx::Error::Encode(Box::new(e)))
}

pub async fn insert(db: &mut Connection, device: DeviceId, decided: &Decided, now: i64) -> Result<()> {
    let outcome = &decided.outcome;
    sqlx::query(INSERT)
        .bind(device.to_string())
        .bind(i64::from(outcome.epoch))
        .bind(number(outcome.seq))
        .bind(&decided.hash.0[..])
        .bind(word(&outcome.standing))
        .bind(refusal_text(outcome)?)
        .bind(now)
        .execute(db)
        .await
        .map(drop)
}

/// Gives a deferred entry its outcome; any other stays as it is.
pub async fn decide_deferred(
    db: &mut Connection,
    device: DeviceId,
    outcome: &Outcome,
    now: i64,
) -> Result<()> {
    sqlx::query(DECIDE_DEFERRED)
        .bind(device.to_string())
        .bind(i64::from(outcome.epoch))
        .bind(number(outcome.seq))
        .bind(word(&outcome.standing))
        .bind(refusal_text(outcome)?)
        .bind(now)
        .execute(db)
        .await
        .map(drop)
}

/// A page of the deferred entries, in the order they came.
pub async fn deferred(db: &mut Connection, limit: u32, offset: u32) -> Result<Vec<Origin>> {
    let rows = sqlx::query(DEFERRED).bind(i64::from(limit)).bind(i64::from(offset)).fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            Ok(Origin {
                device: parsed(row, "device")?,
                epoch: small(row, "epoch")?,
                seq: count(row, "seq")?,
            })
        })
        .collect()
}

/// Whether an entry of that stream is deferred.
pub async fn holds_deferred(db: &mut Connection, stream: StreamId) -> Result<bool> {
    let count: i64 = sqlx::query_scalar(HOLDS_DEFERRED).bind(stream.to_string()).fetch_one(db).await?;
    Ok(count > 0)
}
