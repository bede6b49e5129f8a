//! Which case a billing code pays for.

use lawang_core::ids::StreamId;
use lawang_core::payment::Bill;

use super::{Connection, Result, parsed};

statements! {
    INSERT = "INSERT INTO bill (code, stream, expires_at) VALUES ($1, $2, $3) ON CONFLICT (code) DO NOTHING";
    STREAM = "SELECT stream FROM bill WHERE code = $1";
}

/// False where the code was given out before.
pub async fn insert(db: &mut Connection, stream: StreamId, bill: &Bill) -> Result<bool> {
    let query = sqlx::query(INSERT).bind(&bill.code).bind(stream.to_string()).bind(bill.expires);
    Ok(query.execute(db).await?.rows_affected() == 1)
}

pub async fn stream(db: &mut Connection, code: &str) -> Result<Option<StreamId>> {
    let row = sqlx::query(STREAM).bind(code).fetch_optional(db).await?;
    row.map(|row| parsed(&row, "stream")).transpose()
}
