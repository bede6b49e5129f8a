//! Documents that accepted entries name: what their bytes must be when they come.

use lawang_core::form::answer::{Document, Media};
use lawang_core::ids::{AttachmentId, DeviceId, StreamId};
use sqlx::Row;

use super::{Connection, Result, count, from_word, number, parsed, word};

statements! {
    INSERT = "INSERT INTO document (stream, attachment, device, media, size, mac)
              VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (stream, attachment) DO NOTHING";
    GET = "SELECT device, media, size, mac FROM document WHERE stream = $1 AND attachment = $2";
}

/// What an entry said of a document.
pub struct Named {
    /// The device that authored the entry.
    pub device: DeviceId,
    pub media: Media,
    pub size: u64,
    pub mac: String,
}

pub async fn insert(
    db: &mut Connection,
    stream: StreamId,
    device: DeviceId,
    document: &Document,
) -> Result<()> {
    sqlx::query(INSERT)
        .bind(stream.to_string())
        .bind(document.attachment.to_string())
        .bind(device.to_string())
        .bind(word(&document.media))
        .bind(number(document.size))
        .bind(&document.mac)
        .execute(db)
        .await
        .map(drop)
}

pub async fn get(db: &mut Connection, stream: StreamId, attachment: AttachmentId) -> Result<Option<Named>> {
    let row =
        sqlx::query(GET).bind(stream.to_string()).bind(attachment.to_string()).fetch_optional(db).await?;
    row.map(|row| {
        Ok(Named {
            device: parsed(&row, "device")?,
            media: from_word(&row, "media")?,
            size: count(&row, "size")?,
            mac: row.try_get("mac")?,
        })
    })
    .transpose()
}
