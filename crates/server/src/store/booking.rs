//! Who has booked which slot of which office: a projection of the cases, for counting places.

use std::collections::BTreeMap;

use jiff::civil::Date;
use lawang_core::ids::{OfficeId, StreamId};
use lawang_core::slots::Slot;
use sqlx::Row;

use super::{Connection, Result, parsed, undecodable};

statements! {
    PUT = "INSERT INTO booking (stream, office, date, time, minutes) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (stream) DO UPDATE SET office = excluded.office, date = excluded.date,
               time = excluded.time, minutes = excluded.minutes";
    DELETE = "DELETE FROM booking WHERE stream = $1";
    TAKEN = "SELECT date, time, minutes, COUNT(*) AS taken FROM booking
             WHERE office = $1 AND date >= $2 AND stream <> $3 GROUP BY date, time, minutes";
}

pub async fn put(db: &mut Connection, stream: StreamId, office: &OfficeId, slot: &Slot) -> Result<()> {
    sqlx::query(PUT)
        .bind(stream.to_string())
        .bind(&office.0)
        .bind(slot.date.to_string())
        .bind(slot.time.to_string())
        .bind(i64::from(slot.minutes))
        .execute(db)
        .await
        .map(drop)
}

pub async fn delete(db: &mut Connection, stream: StreamId) -> Result<()> {
    sqlx::query(DELETE).bind(stream.to_string()).execute(db).await.map(drop)
}

/// How many others than this case have booked each slot from a day on.
pub async fn taken(
    db: &mut Connection,
    office: &OfficeId,
    from: Date,
    but: Option<StreamId>,
) -> Result<BTreeMap<Slot, u32>> {
    let but = but.map(|stream| stream.to_string()).unwrap_or_default();
    let rows = sqlx::query(TAKEN).bind(&office.0).bind(from.to_string()).bind(but).fetch_all(db).await?;
    let read = |row| {
        let minutes: i64 = Row::try_get(row, "minutes")?;
        let minutes = u16::try_from(minutes).map_err(|e| undecodable("minutes", e))?;
        let taken: i64 = Row::try_get(row, "taken")?;
        let slot = Slot { date: parsed(row, "date")?, time: parsed(row, "time")?, minutes };
        Ok((slot, u32::try_from(taken).unwrap_or(u32::MAX)))
    };
    rows.iter().map(read).collect()
}
