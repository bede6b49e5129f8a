//! The feed: scope and position to entry. The position comes from a counter a scope, moved in the same
//! transaction as the row that takes it, so that positions become visible in order and without a gap.

use lawang_core::ids::{DeviceId, Scope};
use lawang_core::journal::{Entry, Origin};
use sqlx::Row;

use super::entry::read;
use super::{Connection, Result, count, number, parsed, small};

statements! {
    NEXT = "INSERT INTO scope_head (scope, position) VALUES ($1, 1)
            ON CONFLICT (scope) DO UPDATE SET position = scope_head.position + 1 RETURNING position";
    HEAD = "SELECT position FROM scope_head WHERE scope = $1";
    INSERT = "INSERT INTO feed (scope, position, device, epoch, seq) VALUES ($1, $2, $3, $4, $5)";
    SIZES = "SELECT f.position, octet_length(e.header) + COALESCE(octet_length(b.text), 0) AS size
             FROM feed f
             JOIN entry e ON e.device = f.device AND e.epoch = f.epoch AND e.seq = f.seq
             LEFT JOIN entry_body b ON b.device = f.device AND b.epoch = f.epoch AND b.seq = f.seq
             WHERE f.scope = $1 AND f.position > $2 ORDER BY f.position LIMIT $3";
    PAGE = "SELECT f.position, f.device, f.epoch, f.seq,
                   e.previous, e.header, e.body_hash, e.signature, b.salt, b.text
            FROM feed f
            JOIN entry e ON e.device = f.device AND e.epoch = f.epoch AND e.seq = f.seq
            LEFT JOIN entry_body b ON b.device = f.device AND b.epoch = f.epoch AND b.seq = f.seq
                                   AND NOT (f.device = $4 AND f.epoch = $5)
            WHERE f.scope = $1 AND f.position > $2 AND f.position <= $3 ORDER BY f.position";
}

/// Whose bytes are left out: the entries of that device and epoch, which it holds itself.
#[derive(Debug, Clone, Copy)]
pub struct Own {
    pub device: DeviceId,
    pub epoch: u32,
}

pub struct Placed {
    pub position: u64,
    pub origin: Origin,
    /// Without its body where it is the asking device's own.
    pub entry: Entry,
}

/// Gives the entry the next position in the scope.
pub async fn append(db: &mut Connection, scope: &Scope, origin: Origin) -> Result<u64> {
    let scope = scope.to_string();
    let position: i64 = sqlx::query_scalar(NEXT).bind(&scope).fetch_one(&mut *db).await?;
    sqlx::query(INSERT)
        .bind(scope)
        .bind(position)
        .bind(origin.device.to_string())
        .bind(i64::from(origin.epoch))
        .bind(number(origin.seq))
        .execute(db)
        .await?;
    Ok(u64::try_from(position).unwrap_or_default())
}

/// The newest position of a scope; 0 where nothing has happened in it.
pub async fn head(db: &mut Connection, scope: &Scope) -> Result<u64> {
    let row = sqlx::query(HEAD).bind(scope.to_string()).fetch_optional(db).await?;
    row.map_or(Ok(0), |row| count(&row, "position"))
}

/// The positions after `after` with the bytes that each entry has, without reading them.
pub async fn sizes(db: &mut Connection, scope: &Scope, after: u64, limit: u32) -> Result<Vec<(u64, u64)>> {
    let rows = sqlx::query(SIZES)
        .bind(scope.to_string())
        .bind(number(after))
        .bind(i64::from(limit))
        .fetch_all(db)
        .await?;
    rows.iter().map(|row| Ok((count(row, "position")?, count(row, "size")?))).collect()
}

/// The entries after `after`, up to and with `until`.
pub async fn page(
    db: &mut Connection,
    scope: &Scope,
    after: u64,
    until: u64,
    own: Own,
) -> Result<Vec<Placed>> {
    let rows = sqlx::query(PAGE)
        .bind(scope.to_string())
        .bind(number(after))
        .bind(number(until))
        .bind(own.device.to_string())
        .bind(i64::from(own.epoch))
        .fetch_all(db)
        .await?;
    rows.iter()
        .map(|row| {
            let origin = Origin {
                device: parsed(row, "device")?,
                epoch: small(row, "epoch")?,
                seq: count(row, "seq")?,
            };
            Ok(Placed {
                position: row.try_get::<i64, _>("position")?.unsigned_abs(),
                origin,
                entry: read(row)?,
            })
        })
        .collect()
}
