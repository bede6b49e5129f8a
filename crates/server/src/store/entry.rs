//! Entries as they were authored, header and body in tables of their own. Rows are never changed or
//! deleted, but a body's beside an erasure; triggers hold that.

use lawang_core::ids::StreamId;
use lawang_core::journal::sign::Hash;
use lawang_core::journal::{Body, Entry, Origin, Signature};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Connection, Result, bytes, number, undecodable};

statements! {
    INSERT = "INSERT INTO entry (device, epoch, seq, stream, kind, previous, header, body_hash, signature, received_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    INSERT_BODY = "INSERT INTO entry_body (device, epoch, seq, salt, text) VALUES ($1, $2, $3, $4, $5)";
    GET = "SELECT e.previous, e.header, e.body_hash, e.signature, b.salt, b.text
           FROM entry e LEFT JOIN entry_body b ON b.device = e.device AND b.epoch = e.epoch AND b.seq = e.seq
           WHERE e.device = $1 AND e.epoch = $2 AND e.seq = $3";
}

/// Where an entry belongs, as its header says.
pub struct Place<'a> {
    pub origin: Origin,
    pub stream: StreamId,
    pub kind: &'a str,
}

pub async fn insert(db: &mut Connection, place: &Place<'_>, entry: &Entry, now: i64) -> Result<()> {
    let Origin { device, epoch, seq } = place.origin;
    sqlx::query(INSERT)
        .bind(device.to_string())
        .bind(i64::from(epoch))
        .bind(number(seq))
        .bind(place.stream.to_string())
        .bind(place.kind)
        .bind(&entry.previous.0[..])
        .bind(&entry.header)
        .bind(&entry.body_hash.0[..])
        .bind(entry.signature.as_ref().map(|s| &s.0[..]))
        .bind(now)
        .execute(&mut *db)
        .await?;
    if let Some(body) = &entry.body {
        sqlx::query(INSERT_BODY)
            .bind(device.to_string())
            .bind(i64::from(epoch))
            .bind(number(seq))
            .bind(&body.salt[..])
            .bind(&body.text)
            .execute(db)
            .await?;
    }
    Ok(())
}

/// Reads an entry out of a row with the columns of `GET`.
pub(super) fn read(row: &SqliteRow) -> Result<Entry> {
    let signature: Option<&[u8]> = row.try_get("signature")?;
    let signature = signature
        .map(|bytes| bytes.try_into().map(Signature).map_err(|e| undecodable("signature", e)))
        .transpose()?;
    let body = match row.try_get::<Option<String>, _>("text")? {
        Some(text) => Some(Body { salt: bytes(row, "salt")?, text }),
        None => None,
    };
    Ok(Entry {
        previous: Hash(bytes(row, "previous")?),
        header: row.try_get("header")?,
        body_hash: Hash(bytes(row, "body_hash")?),
        body,
        signature,
    })
}

pub async fn get(db: &mut Connection, origin: Origin) -> Result<Option<Entry>> {
    sqlx::query(GET)
        .bind(origin.device.to_string())
        .bind(i64::from(origin.epoch))
        .bind(number(origin.seq))
        .fetch_optional(db)
        .await?
        .map(|row| read(&row))
        .transpose()
}
