//! Copies of drafts: ciphertext, and hashes that only the code can make.

use lawang_core::ids::DeviceId;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Connection, Result, count, json, number};

statements! {
    GET = "SELECT lookup, owner, proofs, revision, sealed, lent_to, lent_at FROM draft
           WHERE lookup = $1 AND expires_at > $2";
    PUT = "INSERT INTO draft (lookup, owner, proofs, revision, sealed, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (lookup) DO UPDATE SET proofs = excluded.proofs, revision = excluded.revision,
               sealed = excluded.sealed, expires_at = excluded.expires_at";
    LEND = "UPDATE draft SET lent_to = $2, lent_at = $3 WHERE lookup = $1";
    EMPTY = "UPDATE draft SET sealed = NULL, lent_to = NULL, lent_at = NULL WHERE lookup = $1";
    EXPIRED = "SELECT lookup FROM draft WHERE expires_at <= $1 LIMIT 100";
    DELETE = "DELETE FROM draft WHERE lookup = $1";
}

pub struct Draft {
    pub lookup: String,
    pub owner: String,
    pub proofs: Vec<String>,
    pub revision: u64,
    /// None once the application was sent.
    pub sealed: Option<String>,
    /// Who opened it last, and when.
    pub lent: Option<(String, i64)>,
}

fn read(row: &SqliteRow) -> Result<Draft> {
    let (to, at): (Option<String>, Option<i64>) = (row.try_get("lent_to")?, row.try_get("lent_at")?);
    Ok(Draft {
        lookup: row.try_get("lookup")?,
        owner: row.try_get("owner")?,
        proofs: json(row, "proofs")?,
        revision: count(row, "revision")?,
        sealed: row.try_get("sealed")?,
        lent: to.zip(at),
    })
}

/// One whose time is not over.
pub async fn get(db: &mut Connection, lookup: &str, now: i64) -> Result<Option<Draft>> {
    sqlx::query(GET).bind(lookup).bind(now).fetch_optional(db).await?.map(|row| read(&row)).transpose()
}

pub async fn put(db: &mut Connection, draft: &Draft, expires_at: i64) -> Result<()> {
    let proofs = serde_json::to_string(&draft.proofs).map_err(|e| sqlx::Error::Encode(Box::new(e)))?;
    sqlx::query(PUT)
        .bind(&draft.lookup)
        .bind(&draft.owner)
        .bind(proofs)
        .bind(number(draft.revision))
        .bind(&draft.sealed)
        .bind(expires_at)
        .execute(db)
        .await
        .map(drop)
}

pub async fn lend(db: &mut Connection, lookup: &str, device: DeviceId, now: i64) -> Result<()> {
    sqlx::query(LEND).bind(lookup).bind(device.to_string()).bind(now).execute(db).await.map(drop)
}

/// What was sealed goes; that it was sent stays known until it would have expired.
pub async fn empty(db: &mut Connection, lookup: &str) -> Result<()> {
    sqlx::query(EMPTY).bind(lookup).execute(db).await.map(drop)
}

pub async fn expired(db: &mut Connection, now: i64) -> Result<Vec<String>> {
    sqlx::query_scalar(EXPIRED).bind(now).fetch_all(db).await
}

pub async fn delete(db: &mut Connection, lookup: &str) -> Result<()> {
    sqlx::query(DELETE).bind(lookup).execute(db).await.map(drop)
}
