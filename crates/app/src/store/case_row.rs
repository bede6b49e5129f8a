//! The work list's rows.

use lawang_core::ids::StreamId;
use sqlx::FromRow;
use sqlx::sqlite::SqliteConnection;

use crate::failure::Failure;

/// One row; `state` is new, correction_asked, corrected, granted or refused.
#[derive(Debug, Clone, FromRow)]
pub struct CaseRow {
    pub stream: String,
    pub reference: String,
    pub applicant: String,
    pub nationality: String,
    pub passport: String,
    pub service: String,
    pub state: String,
    pub submitted: i64,
    pub pending: i64,
    pub attention: i64,
}

pub async fn put(conn: &mut SqliteConnection, row: &CaseRow) -> Result<(), Failure> {
    let search = [&row.applicant, &row.reference, &row.passport].map(|s| s.to_lowercase()).join(" ");
    sqlx::query("INSERT OR REPLACE INTO case_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(&row.stream)
        .bind(&row.reference)
        .bind(&row.applicant)
        .bind(&row.nationality)
        .bind(&row.passport)
        .bind(&row.service)
        .bind(&row.state)
        .bind(row.submitted)
        .bind(row.pending)
        .bind(row.attention)
        .bind(search)
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn get(conn: &mut SqliteConnection, stream: StreamId) -> Result<Option<CaseRow>, Failure> {
    Ok(sqlx::query_as(
        "SELECT stream, reference, applicant, nationality, passport, service, state, submitted, pending, \
         attention FROM case_row WHERE stream = ?",
    )
    .bind(stream.to_string())
    .fetch_optional(conn)
    .await?)
}

/// Which rows a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    Waiting,
    CorrectionAsked,
    Attention,
    Decided,
}

/// The first rows of a list, longest wait first (newest decision first), and how many match.
pub async fn list(
    conn: &mut SqliteConnection,
    listed: Listed,
    search: &str,
    limit: u32,
) -> Result<(Vec<CaseRow>, u32), Failure> {
    let (states, attention): (&str, i64) = match listed {
        Listed::Waiting => ("new,corrected", -1),
        Listed::CorrectionAsked => ("correction_asked", -1),
        Listed::Attention => ("new,corrected,correction_asked,granted,refused", 1),
        Listed::Decided => ("granted,refused", -1),
    };
    // `instr` rather than LIKE: what is typed has no wildcards.
    let needle = search.trim().to_lowercase();
    let rows: Vec<CaseRow> = sqlx::query_as(
        "SELECT stream, reference, applicant, nationality, passport, service, state, submitted, pending, \
         attention FROM case_row WHERE instr(',' || ?1 || ',', ',' || state || ',') > 0 \
         AND (?2 < 0 OR attention >= ?2) AND (?3 = '' OR instr(search, ?3) > 0) \
         ORDER BY CASE WHEN state IN ('granted', 'refused') THEN -submitted ELSE submitted END, stream LIMIT ?4",
    )
    .bind(states)
    .bind(attention)
    .bind(&needle)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?;
    let total: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM case_row WHERE instr(',' || ?1 || ',', ',' || state || ',') > 0 \
         AND (?2 < 0 OR attention >= ?2) AND (?3 = '' OR instr(search, ?3) > 0)",
    )
    .bind(states)
    .bind(attention)
    .bind(&needle)
    .fetch_one(conn)
    .await?;
    Ok((rows, u32::try_from(total).unwrap_or(u32::MAX)))
}
