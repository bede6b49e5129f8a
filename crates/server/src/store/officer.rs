//! Officers: login, roles, password verifier and sealed signing key.

use lawang_core::ids::{OfficeId, OfficerId};
use lawang_core::journal::wire::SealedKey;
use lawang_core::journal::{PublicKey, Role};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Connection, Result, bytes, json, parsed};

statements! {
    INSERT = "INSERT INTO officer (id, login, name, office, roles, verifier, sealed_key, public_key, created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (login) DO NOTHING";
    BY_LOGIN = "SELECT id, login, name, office, roles, verifier, sealed_key, public_key, left_at
                FROM officer WHERE login = $1";
    BY_ID = "SELECT id, login, name, office, roles, verifier, sealed_key, public_key, left_at
             FROM officer WHERE id = $1";
    LIST = "SELECT id, login, name, office, roles, verifier, sealed_key, public_key, left_at
            FROM officer ORDER BY office, login";
    AT_OFFICE = "SELECT id, login, name, office, roles, verifier, sealed_key, public_key, left_at
                 FROM officer WHERE office = $1 AND left_at IS NULL ORDER BY login";
    ALL_AT_OFFICE = "SELECT id, login, name, office, roles, verifier, sealed_key, public_key, left_at
                     FROM officer WHERE office = $1 ORDER BY login";
    CHANGE = "UPDATE officer SET name = $2, office = $3, roles = $4 WHERE id = $1";
    RESET = "UPDATE officer SET verifier = $2, sealed_key = $3, public_key = $4 WHERE id = $1";
    LEAVE = "UPDATE officer SET left_at = $2 WHERE id = $1 AND left_at IS NULL";
    COUNT = "SELECT COUNT(*) FROM officer";
}

#[derive(Clone)]
pub struct Officer {
    pub id: OfficerId,
    pub login: String,
    pub name: String,
    pub office: OfficeId,
    pub roles: Vec<Role>,
    pub verifier: String,
    pub sealed_key: SealedKey,
    pub public_key: PublicKey,
    pub left_at: Option<i64>,
}

fn read(row: &SqliteRow) -> Result<Officer> {
    Ok(Officer {
        id: parsed(row, "id")?,
        login: row.try_get("login")?,
        name: row.try_get("name")?,
        office: OfficeId(row.try_get("office")?),
        roles: json(row, "roles")?,
        verifier: row.try_get("verifier")?,
        sealed_key: json(row, "sealed_key")?,
        public_key: PublicKey(bytes(row, "public_key")?),
        left_at: row.try_get("left_at")?,
    })
}

/// False where the login is taken.
pub async fn insert(db: &mut Connection, officer: &Officer, now: i64) -> Result<bool> {
    let done = sqlx::query(INSERT)
        .bind(officer.id.to_string())
        .bind(&officer.login)
        .bind(&officer.name)
        .bind(&officer.office.0)
        .bind(text(serde_json::to_string(&officer.roles))?)
        .bind(&officer.verifier)
        .bind(text(serde_json::to_string(&officer.sealed_key))?)
        .bind(&officer.public_key.0[..])
        .bind(now)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

pub async fn by_login(db: &mut Connection, login: &str) -> Result<Option<Officer>> {
    sqlx::query(BY_LOGIN).bind(login).fetch_optional(db).await?.map(|row| read(&row)).transpose()
}

pub async fn by_id(db: &mut Connection, id: OfficerId) -> Result<Option<Officer>> {
    sqlx::query(BY_ID).bind(id.to_string()).fetch_optional(db).await?.map(|row| read(&row)).transpose()
}

/// Of one office, or all; those who have left too.
pub async fn list(db: &mut Connection, office: Option<&OfficeId>) -> Result<Vec<Officer>> {
    let rows = match office {
        Some(office) => sqlx::query(ALL_AT_OFFICE).bind(&office.0).fetch_all(db).await?,
        None => sqlx::query(LIST).fetch_all(db).await?,
    };
    rows.iter().map(read).collect()
}

/// Name, office and roles, as the officer now has them.
pub async fn change(db: &mut Connection, officer: &Officer) -> Result<()> {
    sqlx::query(CHANGE)
        .bind(officer.id.to_string())
        .bind(&officer.name)
        .bind(&officer.office.0)
        .bind(text(serde_json::to_string(&officer.roles))?)
        .execute(db)
        .await
        .map(drop)
}

/// Verifier and keys, as the officer now has them.
pub async fn reset(db: &mut Connection, officer: &Officer) -> Result<()> {
    sqlx::query(RESET)
        .bind(officer.id.to_string())
        .bind(&officer.verifier)
        .bind(text(serde_json::to_string(&officer.sealed_key))?)
        .bind(&officer.public_key.0[..])
        .execute(db)
        .await
        .map(drop)
}

fn text(value: serde_json::Result<String>) -> Result<String> {
    value.map_err(|e| sqlx::Error::Encode(Box::new(e)))
}

/// Those who have not left.
pub async fn at_office(db: &mut Connection, office: &OfficeId) -> Result<Vec<Officer>> {
    sqlx::query(AT_OFFICE).bind(&office.0).fetch_all(db).await?.iter().map(read).collect()
}

/// False where there is no such officer, or they had left.
pub async fn leave(db: &mut Connection, id: OfficerId, now: i64) -> Result<bool> {
    Ok(sqlx::query(LEAVE).bind(id.to_string()).bind(now).execute(db).await?.rows_affected() == 1)
}

pub async fn any(db: &mut Connection) -> Result<bool> {
    Ok(sqlx::query_scalar::<_, i64>(COUNT).fetch_one(db).await? > 0)
}
