//! Offices.

use lawang_core::ids::OfficeId;
use sqlx::Row;

use super::{Connection, Result};

statements! {
    INSERT = "INSERT INTO office (id, name, created_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING";
    NAME = "SELECT name FROM office WHERE id = $1";
    LIST = "SELECT id, name FROM office ORDER BY id";
}

pub struct Office {
    pub id: OfficeId,
    pub name: String,
}

/// False where there is an office of that id already.
pub async fn insert(db: &mut Connection, office: &Office, now: i64) -> Result<bool> {
    let done = sqlx::query(INSERT).bind(&office.id.0).bind(&office.name).bind(now).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

pub async fn name(db: &mut Connection, id: &OfficeId) -> Result<Option<String>> {
    sqlx::query_scalar(NAME).bind(&id.0).fetch_optional(db).await
}

pub async fn list(db: &mut Connection) -> Result<Vec<Office>> {
    let rows = sqlx::query(LIST).fetch_all(db).await?;
    rows.iter()
        .map(|row| Ok(Office { id: OfficeId(row.try_get("id")?), name: row.try_get("name")? }))
        .collect()
}
