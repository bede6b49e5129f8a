//! Days on which an office is closed.

use jiff::civil::Date;
use lawang_core::calendar::Closure;
use lawang_core::ids::OfficeId;

use super::{Connection, Result, json, parsed};

statements! {
    INSERT = "INSERT INTO closure (office, date, words) VALUES ($1, $2, $3) ON CONFLICT (office, date) DO NOTHING";
    FROM = "SELECT date, words FROM closure WHERE office = $1 AND date >= $2 ORDER BY date";
    REMOVE = "DELETE FROM closure WHERE office = $1 AND date = $2";
}

/// False where the office is closed on that day already.
pub async fn insert(db: &mut Connection, office: &OfficeId, closure: &Closure) -> Result<bool> {
    let words = serde_json::to_string(&closure.words).map_err(|e| sqlx::Error::Encode(Box::new(e)))?;
    let done = sqlx::query(INSERT).bind(&office.0).bind(closure.date.to_string()).bind(words);
    Ok(done.execute(db).await?.rows_affected() == 1)
}

/// Those of an office on a day or later, by date.
pub async fn from(db: &mut Connection, office: &OfficeId, date: Date) -> Result<Vec<Closure>> {
    let rows = sqlx::query(FROM).bind(&office.0).bind(date.to_string()).fetch_all(db).await?;
    rows.iter().map(|row| Ok(Closure { date: parsed(row, "date")?, words: json(row, "words")? })).collect()
}

/// False where there was none.
pub async fn remove(db: &mut Connection, office: &OfficeId, date: Date) -> Result<bool> {
    let done = sqlx::query(REMOVE).bind(&office.0).bind(date.to_string()).execute(db).await?;
    Ok(done.rows_affected() == 1)
}
