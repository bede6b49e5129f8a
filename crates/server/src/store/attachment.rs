//! Attachments whose bytes are on disk.

use lawang_core::ids::{AttachmentId, StreamId};

use super::{Connection, Result, parsed};

statements! {
    INSERT = "INSERT INTO attachment (id, stream, stored_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING";
    STREAM = "SELECT stream FROM attachment WHERE id = $1";
    OF_STREAM = "SELECT id FROM attachment WHERE stream = $1 ORDER BY id";
}

pub async fn insert(db: &mut Connection, id: AttachmentId, stream: StreamId, now: i64) -> Result<()> {
    sqlx::query(INSERT).bind(id.to_string()).bind(stream.to_string()).bind(now).execute(db).await.map(drop)
}

/// The stream whose attachment this is, where its bytes have come.
pub async fn stream(db: &mut Connection, id: AttachmentId) -> Result<Option<StreamId>> {
    let row = sqlx::query(STREAM).bind(id.to_string()).fetch_optional(db).await?;
    row.map(|row| parsed(&row, "stream")).transpose()
}

pub async fn of_stream(db: &mut Connection, stream: StreamId) -> Result<Vec<AttachmentId>> {
    let rows = sqlx::query(OF_STREAM).bind(stream.to_string()).fetch_all(db).await?;
    rows.iter().map(|row| parsed(row, "id")).collect()
}
