//! The key of each case's attachments, sealed.

use lawang_core::ids::StreamId;

use super::{Connection, Result, bytes};

statements! {
    INSERT = "INSERT INTO case_key (stream, nonce, sealed) VALUES ($1, $2, $3) ON CONFLICT (stream) DO NOTHING";
    GET = "SELECT nonce, sealed FROM case_key WHERE stream = $1";
}

pub struct SealedCaseKey {
    pub nonce: [u8; 24],
    pub sealed: [u8; 48],
}

pub async fn insert(db: &mut Connection, stream: StreamId, key: &SealedCaseKey) -> Result<()> {
    sqlx::query(INSERT)
        .bind(stream.to_string())
        .bind(&key.nonce[..])
        .bind(&key.sealed[..])
        .execute(db)
        .await
        .map(drop)
}

pub async fn get(db: &mut Connection, stream: StreamId) -> Result<Option<SealedCaseKey>> {
    let row = sqlx::query(GET).bind(stream.to_string()).fetch_optional(db).await?;
    row.map(|row| Ok(SealedCaseKey { nonce: bytes(&row, "nonce")?, sealed: bytes(&row, "sealed")? }))
        .transpose()
}
