//! Sessions of administrators, known by the hash of their token.

use lawang_core::ids::OfficerId;

use super::{Connection, Result, parsed};

statements! {
    INSERT = "INSERT INTO admin_session (token_hash, officer, expires_at) VALUES ($1, $2, $3)";
    OFFICER = "SELECT officer FROM admin_session WHERE token_hash = $1 AND expires_at > $2";
    DROP_EXPIRED = "DELETE FROM admin_session WHERE expires_at <= $1";
    END = "DELETE FROM admin_session WHERE officer = $1";
}

pub async fn insert(
    db: &mut Connection,
    token_hash: &[u8],
    officer: OfficerId,
    expires_at: i64,
) -> Result<()> {
    sqlx::query(INSERT)
        .bind(token_hash)
        .bind(officer.to_string())
        .bind(expires_at)
        .execute(db)
        .await
        .map(drop)
}

pub async fn officer(db: &mut Connection, token_hash: &[u8], now: i64) -> Result<Option<OfficerId>> {
    let row = sqlx::query(OFFICER).bind(token_hash).bind(now).fetch_optional(db).await?;
    row.map(|row| parsed(&row, "officer")).transpose()
}

pub async fn drop_expired(db: &mut Connection, now: i64) -> Result<()> {
    sqlx::query(DROP_EXPIRED).bind(now).execute(db).await.map(drop)
}

pub async fn end(db: &mut Connection, officer: OfficerId) -> Result<()> {
    sqlx::query(END).bind(officer.to_string()).execute(db).await.map(drop)
}
