//! Documents of drafts: which belong to a draft now, and whether their bytes have come.

use lawang_core::ids::AttachmentId;
use sqlx::Row;

use super::{Connection, Result, parsed};

statements! {
    INSERT = "INSERT INTO draft_file (lookup, id, is_here) VALUES ($1, $2, 0) ON CONFLICT (lookup, id) DO NOTHING";
    HERE = "UPDATE draft_file SET is_here = 1 WHERE lookup = $1 AND id = $2";
    OF_DRAFT = "SELECT id, is_here FROM draft_file WHERE lookup = $1 ORDER BY id";
    DELETE = "DELETE FROM draft_file WHERE lookup = $1 AND id = $2";
}

pub struct DraftFile {
    pub id: AttachmentId,
    pub is_here: bool,
}

pub async fn insert(db: &mut Connection, lookup: &str, id: AttachmentId) -> Result<()> {
    sqlx::query(INSERT).bind(lookup).bind(id.to_string()).execute(db).await.map(drop)
}

pub async fn set_here(db: &mut Connection, lookup: &str, id: AttachmentId) -> Result<()> {
    sqlx::query(HERE).bind(lookup).bind(id.to_string()).execute(db).await.map(drop)
}

pub async fn of_draft(db: &mut Connection, lookup: &str) -> Result<Vec<DraftFile>> {
    let rows = sqlx::query(OF_DRAFT).bind(lookup).fetch_all(db).await?;
    rows.iter()
        .map(|row| Ok(DraftFile { id: parsed(row, "id")?, is_here: row.try_get::<i64, _>("is_here")? == 1 }))
        .collect()
}

pub async fn delete(db: &mut Connection, lookup: &str, id: AttachmentId) -> Result<()> {
    sqlx::query(DELETE).bind(lookup).bind(id.to_string()).execute(db).await.map(drop)
}
