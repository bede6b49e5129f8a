//! How far each device's chain has come, and the last head that the device signed.

use lawang_core::ids::DeviceId;
use lawang_core::journal::Head;
use lawang_core::journal::sign::Hash;

use super::{Connection, Result, bytes, count, number, small};

statements! {
    GET = "SELECT seq, hash FROM chain WHERE device = $1 AND epoch = $2";
    NEWEST_EPOCH = "SELECT epoch FROM chain WHERE device = $1 ORDER BY epoch DESC LIMIT 1";
    PUT = "INSERT INTO chain (device, epoch, seq, hash) VALUES ($1, $2, $3, $4)
           ON CONFLICT (device, epoch) DO UPDATE SET seq = excluded.seq, hash = excluded.hash";
    PUT_HEAD = "UPDATE chain SET head_seq = $3, head_hash = $4, head_signature = $5
                WHERE device = $1 AND epoch = $2";
}

/// The newest entry of a chain. The next has `seq + 1` and names `hash` as its previous.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chain {
    pub seq: u64,
    pub hash: Hash,
}

/// A chain of which nothing has come begins before its first entry.
pub async fn get(db: &mut Connection, device: DeviceId, epoch: u32) -> Result<Chain> {
    let row = sqlx::query(GET).bind(device.to_string()).bind(i64::from(epoch)).fetch_optional(db).await?;
    match row {
        Some(row) => Ok(Chain { seq: count(&row, "seq")?, hash: Hash(bytes(&row, "hash")?) }),
        None => Ok(Chain { seq: 0, hash: Hash::ZERO }),
    }
}

pub async fn newest_epoch(db: &mut Connection, device: DeviceId) -> Result<Option<u32>> {
    let row = sqlx::query(NEWEST_EPOCH).bind(device.to_string()).fetch_optional(db).await?;
    row.map(|row| small(&row, "epoch")).transpose()
}

pub async fn put(db: &mut Connection, device: DeviceId, epoch: u32, chain: &Chain) -> Result<()> {
    sqlx::query(PUT)
        .bind(device.to_string())
        .bind(i64::from(epoch))
        .bind(number(chain.seq))
        .bind(&chain.hash.0[..])
        .execute(db)
        .await
        .map(drop)
}

pub async fn put_head(db: &mut Connection, device: DeviceId, head: &Head) -> Result<()> {
    sqlx::query(PUT_HEAD)
        .bind(device.to_string())
        .bind(i64::from(head.epoch))
        .bind(number(head.seq))
        .bind(&head.hash.0[..])
        .bind(&head.signature.0[..])
        .execute(db)
        .await
        .map(drop)
}
