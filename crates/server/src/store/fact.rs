//! The facts of cases by which policy is tried: rows for the newest, blocks of columns for all others.

use std::collections::BTreeMap;

use lawang_core::ids::{OfficeId, StreamId};
use lawang_core::policy::impact::columns::{
    Block, CaseFacts, Column, Kept, STREAM_BYTES, Value, day_number, day_of,
};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Connection, Result, json, parsed, undecodable};

statements! {
    PUT = "INSERT INTO fact (stream, service, office, nationality, filed, facts) VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (stream) DO UPDATE SET service = excluded.service, office = excluded.office,
               nationality = excluded.nationality, filed = excluded.filed, facts = excluded.facts";
    DELETE = "DELETE FROM fact WHERE stream = $1";
    ROWS = "SELECT stream, service, office, nationality, filed, facts FROM fact
            WHERE service = $1 AND (filed, stream) > ($2, $3) ORDER BY filed, stream LIMIT $4";
    SERVICES = "SELECT service, COUNT(*) FROM fact GROUP BY service";
    COUNT_ROWS = "SELECT COUNT(*) FROM fact WHERE filed >= $1 AND filed <= $2";
    SOME_ROWS = "SELECT stream FROM fact LIMIT $1";
    BLOCKS = "SELECT id, service, first, last, cases FROM fact_block WHERE last >= $1 AND first <= $2
              ORDER BY last DESC, id DESC";
    BLOCKS_OF = "SELECT id FROM fact_block WHERE service = $1 AND first <= $2 AND last >= $2";
    SOME_BLOCK = "SELECT id FROM fact_block LIMIT 1";
    PUT_BLOCK = "INSERT INTO fact_block (service, first, last, cases) VALUES ($1, $2, $3, $4) RETURNING id";
    PUT_COLUMN = "INSERT INTO fact_column (block, name, data) VALUES ($1, $2, $3)";
    COLUMN = "SELECT data FROM fact_column WHERE block = $1 AND name = $2";
    COLUMNS = "SELECT name, data FROM fact_column WHERE block = $1 AND name <> '@stream'";
    SERVICE_OF = "SELECT service FROM fact_block WHERE id = $1";
    DROP_COLUMNS = "DELETE FROM fact_column WHERE block = $1";
    DROP_BLOCK = "DELETE FROM fact_block WHERE id = $1";
}

const FILED: &str = "@filed";
const OFFICE: &str = "@office";
const NATIONALITY: &str = "@nationality";
/// The ids of the streams, one after the other.
const STREAM: &str = "@stream";

/// A block as it is listed.
#[derive(Debug, Clone)]
pub struct Listed {
    pub id: i64,
    pub service: String,
    pub first: i32,
    pub last: i32,
    pub cases: u32,
}

pub async fn put(db: &mut Connection, case: &CaseFacts) -> Result<()> {
    let facts = serde_json::to_string(&case.facts).map_err(|e| sqlx::Error::Encode(Box::new(e)))?;
    sqlx::query(PUT)
        .bind(case.stream.to_string())
        .bind(&case.service)
        .bind(case.office.to_string())
        .bind(&case.nationality)
        .bind(day_number(case.filed))
        .bind(facts)
        .execute(db)
        .await
        .map(drop)
}

fn read(row: &SqliteRow) -> Result<CaseFacts> {
    Ok(CaseFacts {
        stream: parsed(row, "stream")?,
        service: row.try_get("service")?,
        office: OfficeId(row.try_get("office")?),
        nationality: row.try_get("nationality")?,
        filed: day_of(row.try_get("filed")?),
        facts: json(row, "facts")?,
    })
}

/// Rows of a service after another, oldest first.
pub async fn rows(
    db: &mut Connection,
    service: &str,
    after: Option<&CaseFacts>,
    most: u32,
) -> Result<Vec<CaseFacts>> {
    let (filed, stream) =
        after.map_or((i32::MIN, String::new()), |after| (day_number(after.filed), after.stream.to_string()));
    let query = sqlx::query(ROWS).bind(service).bind(filed).bind(stream).bind(most);
    query.fetch_all(db).await?.iter().map(read).collect()
}

/// The services that have rows, and how many.
pub async fn services(db: &mut Connection) -> Result<Vec<(String, u32)>> {
    sqlx::query_as(SERVICES).fetch_all(db).await
}

pub async fn count_rows(db: &mut Connection, first: i32, last: i32) -> Result<u32> {
    sqlx::query_scalar(COUNT_ROWS).bind(first).bind(last).fetch_one(db).await
}

/// Blocks with cases of some days, the newest first.
pub async fn blocks(db: &mut Connection, first: i32, last: i32) -> Result<Vec<Listed>> {
    let read = |row: &SqliteRow| {
        Ok(Listed {
            id: row.try_get("id")?,
            service: row.try_get("service")?,
            first: row.try_get("first")?,
            last: row.try_get("last")?,
            cases: row.try_get("cases")?,
        })
    };
    sqlx::query(BLOCKS).bind(first).bind(last).fetch_all(db).await?.iter().map(read).collect()
}

/// Cases of one service become a block. They must not be empty, nor more than `BLOCK`.
pub async fn put_block(db: &mut Connection, kept: &Kept, cases: &[CaseFacts]) -> Result<()> {
    let Some(first) = cases.first() else { return Ok(()) };
    let block = Block::of(&first.service, kept, cases);
    let days = || cases.iter().map(|case| day_number(case.filed));
    let id: i64 = sqlx::query_scalar(PUT_BLOCK)
        .bind(&first.service)
        .bind(days().min())
        .bind(days().max())
        .bind(u32::try_from(cases.len()).unwrap_or(u32::MAX))
        .fetch_one(&mut *db)
        .await?;
    let streams: Vec<u8> = cases.iter().flat_map(|case| *case.stream.0.as_bytes()).collect();
    let own = [(FILED, &block.filed), (OFFICE, &block.office), (NATIONALITY, &block.nationality)];
    let facts = block.facts.iter().map(|(name, column)| (name.as_str(), column));
    let columns = own.into_iter().chain(facts).map(|(name, column)| (name, column.encode()));
    for (name, data) in columns.chain([(STREAM, streams)]) {
        sqlx::query(PUT_COLUMN).bind(id).bind(name).bind(data).execute(&mut *db).await?;
    }
    Ok(())
}

/// A block with some of its facts, or all. It has no case where it is gone; one whose columns do not fit together
/// is an error, since nobody could say whose facts they are.
pub async fn block(db: &mut Connection, id: i64, service: &str, names: Option<&[String]>) -> Result<Block> {
    let mut columns: BTreeMap<String, Column> = BTreeMap::new();
    let column = |data: &[u8]| Column::decode(data).ok_or_else(|| undecodable("data", NoColumn));
    match names {
        None => {
            for row in sqlx::query(COLUMNS).bind(id).fetch_all(db).await? {
                columns.insert(row.try_get("name")?, column(row.try_get("data")?)?);
            }
        }
        Some(names) => {
            for name in [FILED, OFFICE, NATIONALITY].into_iter().chain(names.iter().map(String::as_str)) {
                let found = sqlx::query(COLUMN).bind(id).bind(name).fetch_optional(&mut *db).await?;
                if let Some(row) = found {
                    columns.insert(name.to_owned(), column(row.try_get("data")?)?);
                }
            }
        }
    }
    if columns.is_empty() {
        return Ok(Block { service: service.to_owned(), whole: true, ..Block::default() });
    }
    let mut own = |name: &str| columns.remove(name).ok_or_else(|| undecodable("name", NoColumn));
    let (filed, office, nationality) = (own(FILED)?, own(OFFICE)?, own(NATIONALITY)?);
    let rows = filed.places.len();
    if [&office, &nationality].into_iter().chain(columns.values()).any(|column| column.places.len() != rows) {
        return Err(undecodable("data", NoColumn));
    }
    Ok(Block {
        service: service.to_owned(),
        filed,
        office,
        nationality,
        facts: columns,
        whole: names.is_none(),
    })
}

#[derive(Debug, thiserror::Error)]
#[error("these bytes are no column of the block")]
struct NoColumn;

/// The streams of a block's cases, in their order.
pub async fn streams(db: &mut Connection, id: i64) -> Result<Vec<StreamId>> {
    let bytes: Option<Vec<u8>> = sqlx::query_scalar(COLUMN).bind(id).bind(STREAM).fetch_optional(db).await?;
    let bytes = bytes.unwrap_or_default();
    let ids = bytes.as_chunks::<STREAM_BYTES>().0.iter();
    Ok(ids.map(|id| StreamId(uuid::Uuid::from_bytes(*id))).collect())
}

/// Takes the facts of a case away, wherever they stand.
pub async fn forget(db: &mut Connection, kept: &Kept, case: &CaseFacts) -> Result<()> {
    let id = case.stream;
    let done = sqlx::query(DELETE).bind(id.to_string()).execute(&mut *db).await?;
    if done.rows_affected() > 0 {
        return Ok(());
    }
    let query = sqlx::query_scalar(BLOCKS_OF).bind(&case.service).bind(day_number(case.filed));
    let blocks: Vec<i64> = query.fetch_all(&mut *db).await?;
    for block in blocks {
        let streams = streams(db, block).await?;
        if let Some(place) = streams.iter().position(|stream| *stream == id) {
            let mut cases = cases(db, block, &streams).await?;
            cases.remove(place);
            drop_block(db, block).await?;
            return put_block(db, kept, &cases).await;
        }
    }
    Ok(())
}

/// A block as the cases that it was made of.
pub async fn cases(db: &mut Connection, id: i64, streams: &[StreamId]) -> Result<Vec<CaseFacts>> {
    let service: String = sqlx::query_scalar(SERVICE_OF).bind(id).fetch_one(&mut *db).await?;
    let block = block(db, id, &service, None).await?;
    let text = |column: &Column, row: usize| match column.value(row) {
        Value::Text(text) => text.clone(),
        Value::Missing | Value::Days(_) => String::new(),
    };
    let case = |(row, stream): (usize, &StreamId)| {
        let known = |(name, column): (&String, &Column)| {
            let value = column.value(row);
            (*value != Value::Missing).then(|| (name.clone(), value.clone()))
        };
        CaseFacts {
            stream: *stream,
            service: service.clone(),
            office: OfficeId(text(&block.office, row)),
            nationality: text(&block.nationality, row),
            filed: match block.filed.value(row) {
                Value::Days(day) => day_of(*day),
                Value::Missing | Value::Text(_) => day_of(0),
            },
            facts: block.facts.iter().filter_map(known).collect(),
        }
    };
    Ok(streams.iter().enumerate().map(case).collect())
}

async fn drop_block(db: &mut Connection, id: i64) -> Result<()> {
    sqlx::query(DROP_COLUMNS).bind(id).execute(&mut *db).await?;
    sqlx::query(DROP_BLOCK).bind(id).execute(db).await.map(drop)
}

/// The rows that were put together are rows no longer.
pub async fn drop_rows(db: &mut Connection, cases: &[CaseFacts]) -> Result<()> {
    for case in cases {
        sqlx::query(DELETE).bind(case.stream.to_string()).execute(&mut *db).await?;
    }
    Ok(())
}

/// Takes some away, of whatever there is. False where nothing was left.
pub async fn clear_some(db: &mut Connection) -> Result<bool> {
    if let Some(block) = sqlx::query_scalar(SOME_BLOCK).fetch_optional(&mut *db).await? {
        drop_block(db, block).await?;
        return Ok(true);
    }
    let streams: Vec<String> = sqlx::query_scalar(SOME_ROWS).bind(500).fetch_all(&mut *db).await?;
    for stream in &streams {
        sqlx::query(DELETE).bind(stream).execute(&mut *db).await?;
    }
    Ok(!streams.is_empty())
}
