//! What is known of documents and photos: whose they are, and where their bytes are.

use lawang_core::form::answer::{Document, Documents, Media};
use lawang_core::ids::{AttachmentId, StreamId};
use sqlx::FromRow;
use sqlx::sqlite::SqliteConnection;

use crate::failure::Failure;

#[derive(Debug, Clone, FromRow)]
pub struct AttachmentRow {
    pub id: String,
    pub owner: String,
    pub media: String,
    pub size: i64,
    pub pages: i64,
    pub key: String,
    /// draft: only here, belongs to a draft or to a correction that is being made. queued: to be sent.
    /// wanted: at the centre, to be fetched. held: here and at the centre.
    pub state: String,
}

pub fn media_text(media: Media) -> &'static str {
    match media {
        Media::Jpeg => "jpeg",
        Media::Png => "png",
        Media::Pdf => "pdf",
    }
}

impl AttachmentRow {
    pub fn new(owner: &str, document: &Document, key: &str, state: &str) -> Self {
        Self {
            id: document.attachment.to_string(),
            owner: owner.to_owned(),
            media: media_text(document.media).to_owned(),
            size: i64::try_from(document.size).unwrap_or(i64::MAX),
            pages: i64::from(document.pages),
            key: key.to_owned(),
            state: state.to_owned(),
        }
    }
}

pub async fn put(conn: &mut SqliteConnection, row: &AttachmentRow) -> Result<(), Failure> {
    sqlx::query("INSERT INTO attachment VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")
        .bind(&row.id)
        .bind(&row.owner)
        .bind(&row.media)
        .bind(row.size)
        .bind(row.pages)
        .bind(&row.key)
        .bind(&row.state)
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn get(conn: &mut SqliteConnection, id: AttachmentId) -> Result<Option<AttachmentRow>, Failure> {
    Ok(sqlx::query_as("SELECT id, owner, media, size, pages, key, state FROM attachment WHERE id = ?")
        .bind(id.to_string())
        .fetch_optional(conn)
        .await?)
}

/// The next ones in a state. A queued one waits for its entry: the server takes bytes only for a case
/// that it knows.
pub async fn in_state(
    conn: &mut SqliteConnection,
    state: &str,
    limit: u32,
) -> Result<Vec<AttachmentRow>, Failure> {
    Ok(sqlx::query_as(
        "SELECT id, owner, media, size, pages, key, state FROM attachment a WHERE state = ? \
         AND NOT EXISTS (SELECT 1 FROM standing s WHERE s.stream = a.owner AND s.standing = 'pending') LIMIT ?",
    )
    .bind(state)
    .bind(limit)
    .fetch_all(conn)
    .await?)
}

pub async fn count_in_state(conn: &mut SqliteConnection, state: &str) -> Result<u32, Failure> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM attachment WHERE state = ?")
        .bind(state)
        .fetch_one(conn)
        .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

pub async fn set_state(conn: &mut SqliteConnection, id: &str, state: &str) -> Result<(), Failure> {
    sqlx::query("UPDATE attachment SET state = ? WHERE id = ?").bind(state).bind(id).execute(conn).await?;
    Ok(())
}

pub async fn set_pages(conn: &mut SqliteConnection, id: &str, pages: u32) -> Result<(), Failure> {
    sqlx::query("UPDATE attachment SET pages = ? WHERE id = ?").bind(pages).bind(id).execute(conn).await?;
    Ok(())
}

/// The documents that an entry names become the case's, to be sent. Others of that owner were replaced
/// or are no longer asked for: the server would not take them, so they go; their files are answered.
pub async fn submit(
    conn: &mut SqliteConnection,
    owner: &str,
    stream: StreamId,
    named: &Documents,
) -> Result<Vec<String>, Failure> {
    let mut unnamed = Vec::new();
    for row in of_owner(conn, owner).await? {
        if named.values().any(|document| document.attachment.to_string() == row.id) {
            sqlx::query("UPDATE attachment SET owner = ?, state = 'queued' WHERE id = ?")
                .bind(stream.to_string())
                .bind(&row.id)
                .execute(&mut *conn)
                .await?;
        } else {
            delete(conn, &row.id).await?;
            unnamed.push(row.id);
        }
    }
    Ok(unnamed)
}

/// Forgets documents whose draft is gone: a correction that nobody sent before the device stopped.
pub async fn drop_ownerless(conn: &mut SqliteConnection) -> Result<(), Failure> {
    sqlx::query("DELETE FROM attachment WHERE state = 'draft' AND owner NOT IN (SELECT id FROM draft)")
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn delete(conn: &mut SqliteConnection, id: &str) -> Result<(), Failure> {
    sqlx::query("DELETE FROM attachment WHERE id = ?").bind(id).execute(conn).await?;
    Ok(())
}

pub async fn of_owner(conn: &mut SqliteConnection, owner: &str) -> Result<Vec<AttachmentRow>, Failure> {
    Ok(sqlx::query_as("SELECT id, owner, media, size, pages, key, state FROM attachment WHERE owner = ?")
        .bind(owner)
        .fetch_all(conn)
        .await?)
}

/// Every attachment whose bytes should be here.
pub async fn on_disk(conn: &mut SqliteConnection) -> Result<Vec<String>, Failure> {
    Ok(sqlx::query_scalar("SELECT id FROM attachment WHERE state IN ('draft', 'queued', 'held')")
        .fetch_all(conn)
        .await?)
}
