//! Files that enrol many devices, known by the hash of their secret.

use lawang_core::administration::wire::Provisioned;
use lawang_core::ids::OfficeId;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use super::{Connection, Result, from_word, parsed, small, word};

statements! {
    INSERT = "INSERT INTO provisioning (id, secret_hash, office, class, prefix, count, made_at, valid_until)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    BY_SECRET = "SELECT id, office, class, prefix, count, used, made_at, valid_until, revoked_at
                 FROM provisioning WHERE secret_hash = $1";
    BY_ID = "SELECT id, office, class, prefix, count, used, made_at, valid_until, revoked_at
             FROM provisioning WHERE id = $1";
    LIST = "SELECT id, office, class, prefix, count, used, made_at, valid_until, revoked_at
            FROM provisioning ORDER BY made_at DESC";
    USE_ONE = "UPDATE provisioning SET used = used + 1 WHERE id = $1 AND used < count";
    REVOKE = "UPDATE provisioning SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
    REVOKE_OF_OFFICE = "UPDATE provisioning SET revoked_at = $2 WHERE office = $1 AND revoked_at IS NULL";
}

fn read(row: &SqliteRow) -> Result<Provisioned> {
    Ok(Provisioned {
        id: parsed(row, "id")?,
        office: OfficeId(row.try_get("office")?),
        class: from_word(row, "class")?,
        prefix: row.try_get("prefix")?,
        count: small(row, "count")?,
        used: small(row, "used")?,
        made_at: row.try_get("made_at")?,
        valid_until: row.try_get("valid_until")?,
        revoked_at: row.try_get("revoked_at")?,
    })
}

pub async fn insert(db: &mut Connection, secret_hash: &[u8], made: &Provisioned) -> Result<()> {
    sqlx::query(INSERT)
        .bind(made.id.to_string())
        .bind(secret_hash)
        .bind(&made.office.0)
        .bind(word(&made.class))
        .bind(&made.prefix)
        .bind(made.count)
        .bind(made.made_at)
        .bind(made.valid_until)
        .execute(db)
        .await
        .map(drop)
}

pub async fn by_secret(db: &mut Connection, secret_hash: &[u8]) -> Result<Option<Provisioned>> {
    sqlx::query(BY_SECRET).bind(secret_hash).fetch_optional(db).await?.map(|row| read(&row)).transpose()
}

pub async fn by_id(db: &mut Connection, id: Uuid) -> Result<Option<Provisioned>> {
    sqlx::query(BY_ID).bind(id.to_string()).fetch_optional(db).await?.map(|row| read(&row)).transpose()
}

pub async fn list(db: &mut Connection) -> Result<Vec<Provisioned>> {
    sqlx::query(LIST).fetch_all(db).await?.iter().map(read).collect()
}

/// Counts one more device; false where all have been connected.
pub async fn use_one(db: &mut Connection, id: Uuid) -> Result<bool> {
    Ok(sqlx::query(USE_ONE).bind(id.to_string()).execute(db).await?.rows_affected() == 1)
}

/// False where there is no such file, or it was withdrawn before.
pub async fn revoke(db: &mut Connection, id: Uuid, now: i64) -> Result<bool> {
    Ok(sqlx::query(REVOKE).bind(id.to_string()).bind(now).execute(db).await?.rows_affected() == 1)
}

pub async fn revoke_of_office(db: &mut Connection, office: &OfficeId, now: i64) -> Result<()> {
    sqlx::query(REVOKE_OF_OFFICE).bind(&office.0).bind(now).execute(db).await.map(drop)
}
