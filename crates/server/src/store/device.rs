//! Enrolled devices.

use lawang_core::ids::{DeviceId, OfficeId, Scope};
use lawang_core::journal::{DeviceClass, PublicKey};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Connection, Result, bytes, from_word, parsed, word};

statements! {
    INSERT = "INSERT INTO device (id, name, class, office, public_key, enrolled_at, approved_at, enrolled_with)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING";
    BY_ID = "SELECT id, name, class, office, public_key, enrolled_at, approved_at, revoked_at, last_seen_at,
               version, unlocked_at FROM device WHERE id = $1";
    LIST = "SELECT id, name, class, office, public_key, enrolled_at, approved_at, revoked_at, last_seen_at,
              version, unlocked_at FROM device ORDER BY office, name, id";
    AT_OFFICE = "SELECT id, name, class, office, public_key, enrolled_at, approved_at, revoked_at,
                   last_seen_at, version, unlocked_at FROM device WHERE office = $1 ORDER BY name, id";
    ENROLLED_WITH = "SELECT COUNT(*) FROM device WHERE id = $1 AND public_key = $2 AND enrolled_with = $3
                       AND revoked_at IS NULL";
    AGAIN = "UPDATE device SET public_key = $2, enrolled_at = $3, approved_at = $4, enrolled_with = $5,
               revoked_at = NULL WHERE id = $1";
    APPROVE = "UPDATE device SET approved_at = $2 WHERE id = $1 AND approved_at IS NULL AND revoked_at IS NULL";
    RENAME = "UPDATE device SET name = $2 WHERE id = $1";
    REVOKE = "UPDATE device SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
    UNLOCK = "UPDATE device SET unlocked_at = $2 WHERE id = $1";
    SEEN = "UPDATE device SET last_seen_at = $2, version = $3 WHERE id = $1";
}

#[derive(Clone)]
pub struct Device {
    pub id: DeviceId,
    pub name: String,
    pub class: DeviceClass,
    pub office: OfficeId,
    pub public_key: PublicKey,
    pub enrolled_at: i64,
    /// None: it waits for somebody at the office.
    pub approved_at: Option<i64>,
    pub revoked_at: Option<i64>,
    pub last_seen_at: Option<i64>,
    pub version: Option<String>,
    pub unlocked_at: i64,
}

impl Device {
    /// What it may replicate, sorted: a kiosk holds national content only, never an office's.
    pub fn scopes(&self) -> Vec<Scope> {
        match self.class {
            DeviceClass::Kiosk | DeviceClass::Centre => vec![Scope::National],
            DeviceClass::Office => {
                vec![Scope::National, Scope::Policy, Scope::Office(self.office.clone())]
            }
        }
    }
}

fn read(row: &SqliteRow) -> Result<Device> {
    Ok(Device {
        id: parsed(row, "id")?,
        name: row.try_get("name")?,
        class: from_word(row, "class")?,
        office: OfficeId(row.try_get("office")?),
        public_key: PublicKey(bytes(row, "public_key")?),
        enrolled_at: row.try_get("enrolled_at")?,
        approved_at: row.try_get("approved_at")?,
        revoked_at: row.try_get("revoked_at")?,
        last_seen_at: row.try_get("last_seen_at")?,
        version: row.try_get("version")?,
        unlocked_at: row.try_get("unlocked_at")?,
    })
}

/// False where a device of that id exists already. `secret_hash` is of what enrolled it.
pub async fn insert(db: &mut Connection, device: &Device, secret_hash: &[u8]) -> Result<bool> {
    let done = sqlx::query(INSERT)
        .bind(device.id.to_string())
        .bind(&device.name)
        .bind(word(&device.class))
        .bind(&device.office.0)
        .bind(&device.public_key.0[..])
        .bind(device.enrolled_at)
        .bind(device.approved_at)
        .bind(secret_hash)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// The same device with a new key, no longer revoked.
pub async fn again(db: &mut Connection, device: &Device, secret_hash: &[u8]) -> Result<()> {
    sqlx::query(AGAIN)
        .bind(device.id.to_string())
        .bind(&device.public_key.0[..])
        .bind(device.enrolled_at)
        .bind(device.approved_at)
        .bind(secret_hash)
        .execute(db)
        .await
        .map(drop)
}

/// Whether exactly this secret enrolled exactly this device and key.
pub async fn enrolled_with(
    db: &mut Connection,
    id: DeviceId,
    key: &PublicKey,
    secret_hash: &[u8],
) -> Result<bool> {
    let count: i64 = sqlx::query_scalar(ENROLLED_WITH)
        .bind(id.to_string())
        .bind(&key.0[..])
        .bind(secret_hash)
        .fetch_one(db)
        .await?;
    Ok(count > 0)
}

pub async fn by_id(db: &mut Connection, id: DeviceId) -> Result<Option<Device>> {
    sqlx::query(BY_ID).bind(id.to_string()).fetch_optional(db).await?.map(|row| read(&row)).transpose()
}

/// Of one office, or all.
pub async fn list(db: &mut Connection, office: Option<&OfficeId>) -> Result<Vec<Device>> {
    let rows = match office {
        Some(office) => sqlx::query(AT_OFFICE).bind(&office.0).fetch_all(db).await?,
        None => sqlx::query(LIST).fetch_all(db).await?,
    };
    rows.iter().map(read).collect()
}

/// False where it does not wait.
pub async fn approve(db: &mut Connection, id: DeviceId, now: i64) -> Result<bool> {
    Ok(sqlx::query(APPROVE).bind(id.to_string()).bind(now).execute(db).await?.rows_affected() == 1)
}

pub async fn rename(db: &mut Connection, id: DeviceId, name: &str) -> Result<()> {
    sqlx::query(RENAME).bind(id.to_string()).bind(name).execute(db).await.map(drop)
}

/// False where there is no such device, or it was revoked before.
pub async fn revoke(db: &mut Connection, id: DeviceId, now: i64) -> Result<bool> {
    Ok(sqlx::query(REVOKE).bind(id.to_string()).bind(now).execute(db).await?.rows_affected() == 1)
}

pub async fn unlock(db: &mut Connection, id: DeviceId, now: i64) -> Result<()> {
    sqlx::query(UNLOCK).bind(id.to_string()).bind(now).execute(db).await.map(drop)
}

pub async fn seen(db: &mut Connection, id: DeviceId, now: i64, version: Option<&str>) -> Result<()> {
    sqlx::query(SEEN).bind(id.to_string()).bind(now).bind(version).execute(db).await.map(drop)
}
