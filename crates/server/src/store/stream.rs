//! Streams: scope, folded state and version.

use lawang_core::case::Case;
use lawang_core::ids::{Scope, StreamId};
use lawang_core::journal::StreamKind;
use lawang_core::reference::Reference;
use sqlx::sqlite::SqliteRow;

use super::{Connection, Result, count, json, number, parsed};

/// The version of the fold that wrote `state`; grows when `case::evolve` changes what it keeps.
pub const FOLD: i64 = 2;

statements! {
    GET = "SELECT id, scope, state, version FROM stream WHERE id = $1";
    BY_REFERENCE = "SELECT id, scope, state, version FROM stream WHERE reference = $1";
    INSERT = "INSERT INTO stream (id, kind, scope, state, version, fold, reference)
              VALUES ($1, $2, $3, $4, $5, $6, $7)";
    REFERENCES = "SELECT reference FROM stream WHERE reference > $1 ORDER BY reference LIMIT $2";
    PAGE = "SELECT id, scope, state, version FROM stream WHERE kind = 'case' AND id > $1 ORDER BY id LIMIT $2";
    REFERENCE = "SELECT reference FROM stream WHERE id = $1";
    UPDATE = "UPDATE stream SET state = $2, version = $3, fold = $4 WHERE id = $1";
}

/// A case as it stands.
#[derive(Debug, Clone)]
pub struct Stream {
    pub id: StreamId,
    pub scope: Scope,
    pub case: Case,
    /// Grows with each entry that guards itself against others (see `Header::moves`).
    pub version: u64,
}

fn read(row: &SqliteRow) -> Result<Stream> {
    Ok(Stream {
        id: parsed(row, "id")?,
        scope: parsed(row, "scope")?,
        case: json(row, "state")?,
        version: count(row, "version")?,
    })
}

pub async fn get(db: &mut Connection, id: StreamId) -> Result<Option<Stream>> {
    sqlx::query(GET).bind(id.to_string()).fetch_optional(db).await?.map(|row| read(&row)).transpose()
}

pub async fn by_reference(db: &mut Connection, reference: &Reference) -> Result<Option<Stream>> {
    sqlx::query(BY_REFERENCE)
        .bind(reference.plain())
        .fetch_optional(db)
        .await?
        .map(|row| read(&row))
        .transpose()
}

/// A page of all references, in order.
pub async fn references(db: &mut Connection, after: &str, most: u32) -> Result<Vec<String>> {
    sqlx::query_scalar(REFERENCES).bind(after).bind(most).fetch_all(db).await
}

/// A page of all cases, in the order of their ids.
pub async fn page(db: &mut Connection, after: &str, most: u32) -> Result<Vec<Stream>> {
    sqlx::query(PAGE).bind(after).bind(most).fetch_all(db).await?.iter().map(read).collect()
}

pub async fn reference(db: &mut Connection, id: StreamId) -> Result<Option<String>> {
    sqlx::query_scalar(REFERENCE).bind(id.to_string()).fetch_optional(db).await
}

fn state(case: &Case) -> Result<String> {
    serde_json::to_string(case).map_err(|e| sqlx::Error::Encode(Box::new(e)))
}

pub async fn insert(db: &mut Connection, stream: &Stream) -> Result<()> {
    sqlx::query(INSERT)
        .bind(stream.id.to_string())
        .bind(StreamKind::Case.as_str())
        .bind(stream.scope.to_string())
        .bind(state(&stream.case)?)
        .bind(number(stream.version))
        .bind(FOLD)
        .bind(stream.case.reference.plain())
        .execute(db)
        .await
        .map(drop)
}

pub async fn update(db: &mut Connection, stream: &Stream) -> Result<()> {
    sqlx::query(UPDATE)
        .bind(stream.id.to_string())
        .bind(state(&stream.case)?)
        .bind(number(stream.version))
        .bind(FOLD)
        .execute(db)
        .await
        .map(drop)
}
