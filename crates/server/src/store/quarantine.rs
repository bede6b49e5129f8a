//! Entries whose bytes do not verify, and second histories under one device's name: kept whole.

use lawang_core::ids::DeviceId;
use lawang_core::journal::sign::Hash;
use sqlx::Row;

use super::{Connection, Result, count, number};

statements! {
    INSERT = "INSERT INTO quarantine (device, epoch, hash, seq, fork, reason, entry, received_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (device, epoch, hash) DO NOTHING";
    GET = "SELECT seq, fork FROM quarantine WHERE device = $1 AND epoch = $2 AND hash = $3";
}

/// An entry that is kept aside.
pub struct Quarantined<'a> {
    pub epoch: u32,
    pub seq: u64,
    pub hash: Hash,
    /// It is of a second history, and so are those that follow it.
    pub fork: bool,
    /// For developers, in English, without personal data.
    pub reason: &'a str,
    /// The whole entry as JSON.
    pub entry: &'a str,
}

/// Where an entry of that hash is kept aside already.
pub struct Kept {
    pub seq: u64,
    pub fork: bool,
}

pub async fn insert(db: &mut Connection, device: DeviceId, kept: &Quarantined<'_>, now: i64) -> Result<()> {
    sqlx::query(INSERT)
        .bind(device.to_string())
        .bind(i64::from(kept.epoch))
        .bind(&kept.hash.0[..])
        .bind(number(kept.seq))
        .bind(i64::from(kept.fork))
        .bind(kept.reason)
        .bind(kept.entry)
        .bind(now)
        .execute(db)
        .await
        .map(drop)
}

pub async fn get(db: &mut Connection, device: DeviceId, epoch: u32, hash: &Hash) -> Result<Option<Kept>> {
    let row = sqlx::query(GET)
        .bind(device.to_string())
        .bind(i64::from(epoch))
        .bind(&hash.0[..])
        .fetch_optional(db)
        .await?;
    row.map(|row| Ok(Kept { seq: count(&row, "seq")?, fork: row.try_get::<i64, _>("fork")? != 0 }))
        .transpose()
}
