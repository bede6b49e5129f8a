//! One-time codes, known by the hash of their secret: the administrator's, and those that enrol devices.

use lawang_core::ids::{DeviceId, OfficeId};
use lawang_core::journal::DeviceClass;
use sqlx::Row;

use super::{Connection, Result, undecodable, word};

statements! {
    INSERT = "INSERT INTO enrolment_code (secret_hash, purpose, office, name, expires_at, approval, device)
              VALUES ($1, $2, $3, $4, $5, $6, $7)";
    USE = "UPDATE enrolment_code SET used_at = $2
           WHERE secret_hash = $1 AND used_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
             AND (purpose = 'administrator') = ($3 = 'administrator')
           RETURNING purpose, office, name, approval, device";
    IS_ADMINISTRATOR = "SELECT COUNT(*) FROM enrolment_code
                        WHERE secret_hash = $1 AND purpose = 'administrator' AND used_at IS NULL";
    DROP_ADMINISTRATOR = "DELETE FROM enrolment_code WHERE purpose = 'administrator' AND used_at IS NULL";
    DROP_OLD = "DELETE FROM enrolment_code WHERE expires_at < $1";
}

/// What a code lets its bearer do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Set the server up.
    Administrator,
    /// Enrol one device of that class in that office.
    Device {
        class: DeviceClass,
        office: OfficeId,
        /// It waits until it is approved.
        approval: bool,
        /// It is this device, which was known before.
        again: Option<DeviceId>,
    },
}

pub struct Code {
    pub purpose: Purpose,
    pub name: String,
}

pub async fn insert(
    db: &mut Connection,
    secret_hash: &[u8],
    code: &Code,
    expires_at: Option<i64>,
) -> Result<()> {
    let (purpose, office, approval, again) = match &code.purpose {
        Purpose::Administrator => ("administrator".to_owned(), None, false, None),
        Purpose::Device { class, office, approval, again } => {
            (word(class), Some(&office.0), *approval, again.map(|id| id.to_string()))
        }
    };
    sqlx::query(INSERT)
        .bind(secret_hash)
        .bind(purpose)
        .bind(office)
        .bind(&code.name)
        .bind(expires_at)
        .bind(i64::from(approval))
        .bind(again)
        .execute(db)
        .await
        .map(drop)
}

/// Whether this is the administrator's code, not used yet; it stays so.
pub async fn is_administrator(db: &mut Connection, secret_hash: &[u8]) -> Result<bool> {
    Ok(sqlx::query_scalar::<_, i64>(IS_ADMINISTRATOR).bind(secret_hash).fetch_one(db).await? > 0)
}

/// Uses up the administrator's code; false where it is wrong, used or expired.
pub async fn use_administrator(db: &mut Connection, secret_hash: &[u8], now: i64) -> Result<bool> {
    let row = sqlx::query(USE).bind(secret_hash).bind(now).bind("administrator").fetch_optional(db).await?;
    Ok(row.is_some())
}

/// Uses up a device's code; `None` where it is wrong, used or expired.
pub async fn use_device(db: &mut Connection, secret_hash: &[u8], now: i64) -> Result<Option<Code>> {
    let row = sqlx::query(USE).bind(secret_hash).bind(now).bind("device").fetch_optional(db).await?;
    row.map(|row| {
        let class = if row.try_get::<&str, _>("purpose")? == "office" {
            DeviceClass::Office
        } else {
            DeviceClass::Kiosk
        };
        let again: Option<String> = row.try_get("device")?;
        let purpose = Purpose::Device {
            class,
            office: OfficeId(row.try_get("office")?),
            approval: row.try_get::<i64, _>("approval")? != 0,
            again: again
                .map(|id| id.parse())
                .transpose()
                .map_err(|e: uuid::Error| undecodable("device", e))?,
        };
        Ok(Code { purpose, name: row.try_get("name")? })
    })
    .transpose()
}

/// Lets an administrator code go that was never used, before a fresh one is made.
pub async fn drop_administrator(db: &mut Connection) -> Result<()> {
    sqlx::query(DROP_ADMINISTRATOR).execute(db).await.map(drop)
}

pub async fn drop_expired_before(db: &mut Connection, time: i64) -> Result<()> {
    sqlx::query(DROP_OLD).bind(time).execute(db).await.map(drop)
}
