//! Entries, their bodies, and where they stand.

use lawang_core::ids::{Scope, StreamId};
use lawang_core::journal::{Body, Entry, Origin, Refusal, Standing, StreamKind};
use sqlx::FromRow;
use sqlx::sqlite::SqliteConnection;

use crate::failure::Failure;

#[derive(FromRow)]
struct EntryRow {
    device: String,
    epoch: i64,
    seq: i64,
    previous: String,
    header: String,
    body_hash: String,
    signature: Option<String>,
    salt: Option<String>,
    text: Option<String>,
    standing: String,
    refusal: Option<String>,
    put_away: i64,
    placed: i64,
}

/// An entry with its standing, as the journal of this replica has it.
#[derive(Debug, Clone)]
pub struct Stored {
    pub origin: Origin,
    pub entry: Entry,
    pub standing: Standing,
    pub refusal: Option<Refusal>,
    pub put_away: bool,
    /// It has its place in a feed, and is folded.
    pub placed: bool,
}

impl TryFrom<EntryRow> for Stored {
    type Error = Failure;
    fn try_from(row: EntryRow) -> Result<Self, Failure> {
        let damaged = |e: &dyn std::fmt::Display| Failure::internal(format!("a stored entry: {e}"));
        let body = match (row.salt, row.text) {
            (Some(salt), Some(text)) => {
                let salt = data_encoding::HEXLOWER.decode(salt.as_bytes()).map_err(|e| damaged(&e))?;
                Some(Body { salt: salt.try_into().map_err(|_| damaged(&"salt"))?, text })
            }
            _ => None,
        };
        let signature = row.signature.map(|s| s.parse()).transpose();
        Ok(Self {
            origin: Origin {
                device: row.device.parse().map_err(|e| damaged(&e))?,
                epoch: u32::try_from(row.epoch).map_err(|e| damaged(&e))?,
                seq: u64::try_from(row.seq).map_err(|e| damaged(&e))?,
            },
            entry: Entry {
                previous: row.previous.parse().map_err(|e| damaged(&e))?,
                header: row.header,
                body_hash: row.body_hash.parse().map_err(|e| damaged(&e))?,
                body,
                signature: signature.map_err(|e| damaged(&e))?,
            },
            standing: standing_from(&row.standing)?,
            refusal: row
                .refusal
                .map(|text| serde_json::from_str(&text))
                .transpose()
                .map_err(|e| damaged(&e))?,
            put_away: row.put_away != 0,
            placed: row.placed != 0,
        })
    }
}

pub fn standing_text(standing: Standing) -> &'static str {
    match standing {
        Standing::Pending => "pending",
        Standing::Accepted => "accepted",
        Standing::Refused => "refused",
        Standing::Deferred => "deferred",
        Standing::Quarantined => "quarantined",
    }
}

fn standing_from(text: &str) -> Result<Standing, Failure> {
    Ok(match text {
        "pending" => Standing::Pending,
        "accepted" => Standing::Accepted,
        "refused" => Standing::Refused,
        "deferred" => Standing::Deferred,
        "quarantined" => Standing::Quarantined,
        other => return Err(Failure::internal(format!("a stored standing: {other}"))),
    })
}

/// Stores an entry with its body. A second time changes nothing.
pub async fn insert(
    conn: &mut SqliteConnection,
    origin: Origin,
    stream: StreamId,
    kind: &str,
    entry: &Entry,
) -> Result<(), Failure> {
    let (device, epoch, seq) = key(origin);
    let added = sqlx::query("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
        .bind(&device)
        .bind(epoch)
        .bind(seq)
        .bind(stream.to_string())
        .bind(kind)
        .bind(entry.previous.to_string())
        .bind(&entry.header)
        .bind(entry.body_hash.to_string())
        .bind(entry.signature.map(|s| s.to_string()))
        .execute(&mut *conn)
        .await?;
    if let (1, Some(body)) = (added.rows_affected(), &entry.body) {
        sqlx::query("INSERT INTO entry_body VALUES (?, ?, ?, ?, ?)")
            .bind(&device)
            .bind(epoch)
            .bind(seq)
            .bind(data_encoding::HEXLOWER.encode(&body.salt))
            .bind(&body.text)
            .execute(conn)
            .await?;
    }
    Ok(())
}

fn key(origin: Origin) -> (String, i64, i64) {
    (origin.device.to_string(), i64::from(origin.epoch), i64::try_from(origin.seq).unwrap_or(i64::MAX))
}

pub async fn set_standing(
    conn: &mut SqliteConnection,
    origin: Origin,
    stream: StreamId,
    standing: Standing,
    refusal: Option<&Refusal>,
) -> Result<(), Failure> {
    let (device, epoch, seq) = key(origin);
    let refusal =
        refusal.map(serde_json::to_string).transpose().map_err(|e| Failure::internal(e.to_string()))?;
    sqlx::query(
        "INSERT INTO standing (device, epoch, seq, stream, standing, refusal) VALUES (?, ?, ?, ?, ?, ?) \
         ON CONFLICT (device, epoch, seq) DO UPDATE SET standing = excluded.standing, refusal = excluded.refusal",
    )
    .bind(device)
    .bind(epoch)
    .bind(seq)
    .bind(stream.to_string())
    .bind(standing_text(standing))
    .bind(refusal)
    .execute(conn)
    .await?;
    Ok(())
}

/// Gives an accepted entry its place in a scope's feed. False where that place is already known: the
/// feed came twice, and nothing is folded again.
pub async fn set_position(
    conn: &mut SqliteConnection,
    origin: Origin,
    stream: StreamId,
    scope: &Scope,
    position: u64,
) -> Result<bool, Failure> {
    let (device, epoch, seq) = key(origin);
    let changed = sqlx::query(
        "INSERT INTO standing (device, epoch, seq, stream, standing, scope, position) \
         VALUES (?, ?, ?, ?, 'accepted', ?, ?) ON CONFLICT (device, epoch, seq) \
         DO UPDATE SET standing = 'accepted', refusal = NULL, scope = excluded.scope, position = excluded.position \
         WHERE standing.position IS NULL",
    )
    .bind(device)
    .bind(epoch)
    .bind(seq)
    .bind(stream.to_string())
    .bind(scope.to_string())
    .bind(i64::try_from(position).unwrap_or(i64::MAX))
    .execute(conn)
    .await?;
    Ok(changed.rows_affected() == 1)
}

const SELECT: &str = "SELECT e.device, e.epoch, e.seq, e.previous, e.header, e.body_hash, e.signature, \
    b.salt, b.text, s.standing, s.refusal, s.put_away, \
    s.position IS NOT NULL AS placed FROM entry e \
    JOIN standing s ON s.device = e.device AND s.epoch = e.epoch AND s.seq = e.seq \
    LEFT JOIN entry_body b ON b.device = e.device AND b.epoch = e.epoch AND b.seq = e.seq";

fn select(rest: &str) -> sqlx::AssertSqlSafe<String> {
    sqlx::AssertSqlSafe(format!("{SELECT} {rest}"))
}

pub async fn get(conn: &mut SqliteConnection, origin: Origin) -> Result<Option<Stored>, Failure> {
    let (device, epoch, seq) = key(origin);
    let row: Option<EntryRow> = sqlx::query_as(select("WHERE e.device = ? AND e.epoch = ? AND e.seq = ?"))
        .bind(device)
        .bind(epoch)
        .bind(seq)
        .fetch_optional(conn)
        .await?;
    row.map(Stored::try_from).transpose()
}

/// The outbox, in the chain's order.
pub async fn outbox(conn: &mut SqliteConnection, limit: u32) -> Result<Vec<Stored>, Failure> {
    let rows: Vec<EntryRow> =
        sqlx::query_as(select("WHERE s.standing = 'pending' ORDER BY e.epoch, e.seq LIMIT ?"))
            .bind(limit)
            .fetch_all(conn)
            .await?;
    rows.into_iter().map(Stored::try_from).collect()
}

/// A stream's entries: accepted ones in the feed's order, then the others as they were authored.
pub async fn of_stream(conn: &mut SqliteConnection, stream: StreamId) -> Result<Vec<Stored>, Failure> {
    let rows: Vec<EntryRow> =
        sqlx::query_as(select("WHERE s.stream = ? ORDER BY s.position IS NULL, s.position, e.epoch, e.seq"))
            .bind(stream.to_string())
            .fetch_all(conn)
            .await?;
    rows.into_iter().map(Stored::try_from).collect()
}

/// The streams of a kind, in the order of their names: those of version 7 begin with their time.
pub async fn streams_of(conn: &mut SqliteConnection, kind: StreamKind) -> Result<Vec<StreamId>, Failure> {
    // The second condition is what the index is about.
    let rows: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT stream FROM entry WHERE kind = ? AND kind <> 'case' ORDER BY stream",
    )
    .bind(kind.as_str())
    .fetch_all(conn)
    .await?;
    rows.iter().map(|id| id.parse().map_err(|_| Failure::internal("a stored stream has no id"))).collect()
}

/// Entries that want a person: refused, deferred or set aside, and not put away.
pub async fn attention(conn: &mut SqliteConnection) -> Result<Vec<Stored>, Failure> {
    let rows: Vec<EntryRow> = sqlx::query_as(select(
        "WHERE s.standing IN ('refused', 'deferred', 'quarantined') AND s.put_away = 0 ORDER BY e.epoch, e.seq",
    ))
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(Stored::try_from).collect()
}

pub async fn put_away(conn: &mut SqliteConnection, stream: StreamId) -> Result<(), Failure> {
    sqlx::query(
        "UPDATE standing SET put_away = 1 WHERE stream = ? AND standing IN ('refused', 'quarantined')",
    )
    .bind(stream.to_string())
    .execute(conn)
    .await?;
    Ok(())
}

/// Deferred entries are asked about again: the server may have learnt what it lacked.
pub async fn ask_again(conn: &mut SqliteConnection) -> Result<(), Failure> {
    sqlx::query("UPDATE standing SET standing = 'pending' WHERE standing = 'deferred'").execute(conn).await?;
    Ok(())
}

/// How many wait, and how many want a person.
pub async fn counts(conn: &mut SqliteConnection) -> Result<(u32, u32), Failure> {
    let row: (i64, i64) = sqlx::query_as(
        "SELECT COUNT(*) FILTER (WHERE standing = 'pending'), \
         COUNT(*) FILTER (WHERE standing IN ('refused', 'deferred', 'quarantined') AND put_away = 0) FROM standing",
    )
    .fetch_one(conn)
    .await?;
    Ok((u32::try_from(row.0).unwrap_or(u32::MAX), u32::try_from(row.1).unwrap_or(u32::MAX)))
}

/// Lets a body go, leaving its erasure. The chain still verifies: it commits to the salted hash.
pub async fn erase(
    conn: &mut SqliteConnection,
    origin: Origin,
    reason: &str,
    at: i64,
) -> Result<(), Failure> {
    let (device, epoch, seq) = key(origin);
    sqlx::query("INSERT INTO erasure VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
        .bind(&device)
        .bind(epoch)
        .bind(seq)
        .bind(reason)
        .bind(at)
        .execute(&mut *conn)
        .await?;
    sqlx::query("DELETE FROM entry_body WHERE device = ? AND epoch = ? AND seq = ?")
        .bind(device)
        .bind(epoch)
        .bind(seq)
        .execute(conn)
        .await?;
    Ok(())
}

/// Accepted entries of this device whose bodies are still here and whose attachments have all gone: what
/// a kiosk no longer needs to hold.
pub async fn held_at_centre(conn: &mut SqliteConnection, device: &str) -> Result<Vec<(i64, i64)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT s.epoch, s.seq FROM standing s \
         JOIN entry_body b ON b.device = s.device AND b.epoch = s.epoch AND b.seq = s.seq \
         WHERE s.device = ? AND s.standing = 'accepted' AND NOT EXISTS ( \
            SELECT 1 FROM attachment a WHERE a.owner = s.stream AND a.state = 'queued')",
    )
    .bind(device)
    .fetch_all(conn)
    .await?)
}
