//! Offices.

use lawang_core::administration::wire::Office as Counted;
use lawang_core::ids::OfficeId;
use sqlx::Row;

use super::{Connection, Result, small};

statements! {
    INSERT = "INSERT INTO office (id, name, created_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING";
    NAME = "SELECT name FROM office WHERE id = $1";
    GET = "SELECT id, name, closed_at FROM office WHERE id = $1";
    LIST = "SELECT o.id, o.name, o.closed_at,
              (SELECT COUNT(*) FROM officer f WHERE f.office = o.id AND f.left_at IS NULL) AS officers,
              (SELECT COUNT(*) FROM device d WHERE d.office = o.id AND d.revoked_at IS NULL) AS devices
            FROM office o ORDER BY o.id";
    RENAME = "UPDATE office SET name = $2 WHERE id = $1";
    CLOSE = "UPDATE office SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL";
}

pub struct Office {
    pub id: OfficeId,
    pub name: String,
    pub closed_at: Option<i64>,
}

/// False where there is an office of that id already.
pub async fn insert(db: &mut Connection, office: &Office, now: i64) -> Result<bool> {
    let done = sqlx::query(INSERT).bind(&office.id.0).bind(&office.name).bind(now).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

pub async fn name(db: &mut Connection, id: &OfficeId) -> Result<Option<String>> {
    sqlx::query_scalar(NAME).bind(&id.0).fetch_optional(db).await
}

pub async fn get(db: &mut Connection, id: &OfficeId) -> Result<Option<Office>> {
    let row = sqlx::query(GET).bind(&id.0).fetch_optional(db).await?;
    row.map(|row| {
        Ok(Office {
            id: OfficeId(row.try_get("id")?),
            name: row.try_get("name")?,
            closed_at: row.try_get("closed_at")?,
        })
    })
    .transpose()
}

/// All of them, with who and what is there.
pub async fn list(db: &mut Connection) -> Result<Vec<Counted>> {
    let rows = sqlx::query(LIST).fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            Ok(Counted {
                id: OfficeId(row.try_get("id")?),
                name: row.try_get("name")?,
                officers: small(row, "officers")?,
                devices: small(row, "devices")?,
                closed_at: row.try_get("closed_at")?,
            })
        })
        .collect()
}

pub async fn rename(db: &mut Connection, id: &OfficeId, name: &str) -> Result<()> {
    sqlx::query(RENAME).bind(&id.0).bind(name).execute(db).await.map(drop)
}

/// False where it was closed before.
pub async fn close(db: &mut Connection, id: &OfficeId, now: i64) -> Result<bool> {
    Ok(sqlx::query(CLOSE).bind(&id.0).bind(now).execute(db).await?.rows_affected() == 1)
}
