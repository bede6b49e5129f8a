//! Who this device is: its name, its key, its chain, and the server it was enrolled with.

use ed25519_dalek::SigningKey;
use lawang_core::ids::{DeviceId, Scope};
use lawang_core::journal::sign::Hash;
use lawang_core::journal::wire::DeviceRecord;
use lawang_core::journal::{Clock, Origin, PublicKey, Timestamp};
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteConnection;

use crate::failure::Failure;
use crate::store::meta;

/// Stored in the encrypted database under `identity`.
#[derive(Clone, Serialize, Deserialize)]
pub struct Identity {
    pub device: DeviceId,
    /// The seed of the device's signing key, hexadecimal.
    seed: String,
    /// The server's address, without a slash at its end.
    pub server: String,
    pub server_key: PublicKey,
    pub record: DeviceRecord,
}

impl Identity {
    pub fn new(
        device: DeviceId,
        seed: [u8; 32],
        server: String,
        server_key: PublicKey,
        record: DeviceRecord,
    ) -> Self {
        Self { device, seed: data_encoding::HEXLOWER.encode(&seed), server, server_key, record }
    }

    pub fn key(&self) -> Result<SigningKey, Failure> {
        let seed = data_encoding::HEXLOWER.decode(self.seed.as_bytes()).ok();
        let seed: Option<[u8; 32]> = seed.and_then(|seed| seed.try_into().ok());
        seed.map(|seed| SigningKey::from_bytes(&seed))
            .ok_or_else(|| Failure::internal("the device's key is damaged"))
    }

    pub fn office_scope(&self) -> Scope {
        Scope::Office(self.record.office.clone())
    }
}

pub async fn get(conn: &mut SqliteConnection) -> Result<Option<Identity>, Failure> {
    meta::get_json(conn, "identity").await
}

pub async fn put(conn: &mut SqliteConnection, identity: &Identity) -> Result<(), Failure> {
    meta::set_json(conn, "identity", identity).await
}

/// The end of this device's chain.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Chain {
    pub epoch: u32,
    pub seq: u64,
    pub head: Hash,
    pub time: Timestamp,
}

impl Chain {
    pub async fn get(conn: &mut SqliteConnection) -> Result<Self, Failure> {
        Ok(meta::get_json(conn, "chain").await?.unwrap_or(Self {
            epoch: 1,
            seq: 0,
            head: Hash::ZERO,
            time: Timestamp { wall: 0, count: 0 },
        }))
    }

    pub async fn put(&self, conn: &mut SqliteConnection) -> Result<(), Failure> {
        meta::set_json(conn, "chain", self).await
    }

    /// The place and time of the next entry.
    pub fn next(&self, device: DeviceId, wall: i64) -> (Origin, Timestamp) {
        (Origin { device, epoch: self.epoch, seq: self.seq + 1 }, Clock(self.time).tick(wall))
    }
}
