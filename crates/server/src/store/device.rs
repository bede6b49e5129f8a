//! Enrolled devices.

use lawang_core::ids::{DeviceId, OfficeId, Scope};
use lawang_core::journal::{DeviceClass, PublicKey};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Connection, Result, bytes, from_word, parsed, word};

statements! {
    INSERT = "INSERT INTO device (id, name, class, office, public_key, enrolled_at)
              VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING";
    BY_ID = "SELECT id, name, class, office, public_key, revoked_at FROM device WHERE id = $1";
    LIST = "SELECT id, name, class, office, public_key, revoked_at FROM device ORDER BY office, name, id";
    REVOKE = "UPDATE device SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
}

#[derive(Clone)]
pub struct Device {
    pub id: DeviceId,
    pub name: String,
    pub class: DeviceClass,
    pub office: OfficeId,
    pub public_key: PublicKey,
    pub revoked_at: Option<i64>,
}

impl Device {
    /// What it may replicate, sorted: a kiosk holds national content only, never an office's.
    pub fn scopes(&self) -> Vec<Scope> {
        match self.class {
            DeviceClass::Kiosk | DeviceClass::Centre => vec![Scope::National],
            DeviceClass::Office => vec![Scope::National, Scope::Office(self.office.clone())],
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
        revoked_at: row.try_get("revoked_at")?,
    })
}

/// False where a device of that id exists already.
pub async fn insert(db: &mut Connection, device: &Device, now: i64) -> Result<bool> {
    let done = sqlx::query(INSERT)
        .bind(device.id.to_string())
        .bind(&device.name)
        .bind(word(&device.class))
        .bind(&device.office.0)
        .bind(&device.public_key.0[..])
        .bind(now)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

pub async fn by_id(db: &mut Connection, id: DeviceId) -> Result<Option<Device>> {
    sqlx::query(BY_ID).bind(id.to_string()).fetch_optional(db).await?.map(|row| read(&row)).transpose()
}

pub async fn list(db: &mut Connection) -> Result<Vec<Device>> {
    sqlx::query(LIST).fetch_all(db).await?.iter().map(read).collect()
}

/// False where there is no such device, or it was revoked before.
pub async fn revoke(db: &mut Connection, id: DeviceId, now: i64) -> Result<bool> {
    Ok(sqlx::query(REVOKE).bind(id.to_string()).bind(now).execute(db).await?.rows_affected() == 1)
}
