//! Documents that came from a phone and that no entry names yet.

use lawang_core::ids::{AttachmentId, SessionId};

use super::{Connection, Result, parsed};

statements! {
    INSERT = "INSERT INTO phone_file (id, session) VALUES ($1, $2)";
    OF_SESSION = "SELECT id FROM phone_file WHERE session = $1 ORDER BY id";
    DELETE = "DELETE FROM phone_file WHERE id = $1";
}

pub async fn insert(db: &mut Connection, id: AttachmentId, session: SessionId) -> Result<()> {
    sqlx::query(INSERT).bind(id.to_string()).bind(session.to_string()).execute(db).await.map(drop)
}

pub async fn of_session(db: &mut Connection, session: SessionId) -> Result<Vec<AttachmentId>> {
    let rows = sqlx::query(OF_SESSION).bind(session.to_string()).fetch_all(db).await?;
    rows.iter().map(|row| parsed(row, "id")).collect()
}

pub async fn delete(db: &mut Connection, id: AttachmentId) -> Result<()> {
    sqlx::query(DELETE).bind(id.to_string()).execute(db).await.map(drop)
}
