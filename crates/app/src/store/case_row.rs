//! The work list's rows.

use std::collections::BTreeSet;

use jiff::civil::Date;
use lawang_core::ids::StreamId;
use sqlx::FromRow;
use sqlx::sqlite::SqliteConnection;

use crate::failure::Failure;

/// One row; `state` is a name of `journal::state_name`.
#[derive(Debug, Clone, FromRow)]
pub struct CaseRow {
    pub stream: String,
    pub reference: String,
    pub applicant: String,
    pub nationality: String,
    pub passport: String,
    pub service: String,
    pub state: String,
    /// The day by which it is promised ("2026-11-30"); empty while the clock stands.
    pub due: String,
    /// The booked visit ("2026-11-30 08:30"), until it is done.
    pub visit: String,
    pub submitted: i64,
    pub pending: i64,
    pub attention: i64,
}

pub async fn put(conn: &mut SqliteConnection, row: &CaseRow) -> Result<(), Failure> {
    let search = [&row.applicant, &row.reference, &row.passport].map(|s| s.to_lowercase()).join(" ");
    sqlx::query("INSERT OR REPLACE INTO case_row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(&row.stream)
        .bind(&row.reference)
        .bind(&row.applicant)
        .bind(&row.nationality)
        .bind(&row.passport)
        .bind(&row.service)
        .bind(&row.state)
        .bind(&row.due)
        .bind(&row.visit)
        .bind(row.submitted)
        .bind(row.pending)
        .bind(row.attention)
        .bind(search)
        .execute(conn)
        .await?;
    Ok(())
}

const COLUMNS: &str = "stream, reference, applicant, nationality, passport, service, state, due, visit, \
                       submitted, pending, attention";

pub async fn get(conn: &mut SqliteConnection, stream: StreamId) -> Result<Option<CaseRow>, Failure> {
    let sql = format!("SELECT {COLUMNS} FROM case_row WHERE stream = ?");
    Ok(sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(stream.to_string()).fetch_optional(conn).await?)
}

/// The cases whose clock runs.
pub async fn with_due(conn: &mut SqliteConnection) -> Result<BTreeSet<StreamId>, Failure> {
    let ids: Vec<String> =
        sqlx::query_scalar("SELECT stream FROM case_row WHERE due <> ''").fetch_all(conn).await?;
    Ok(ids.iter().filter_map(|id| id.parse().ok()).collect())
}

/// Which rows a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    Overdue,
    DueToday,
    Waiting,
    PaymentDue,
    Visits,
    CorrectionAsked,
    ToCollect,
    Attention,
    Closed,
}

impl Listed {
    /// The states of its rows; none: any.
    fn states(self) -> &'static str {
        match self {
            Self::Overdue | Self::DueToday | Self::Waiting => "new,corrected",
            Self::PaymentDue => "payment_due",
            Self::Visits => "visit_booked,visit_due",
            Self::CorrectionAsked => "correction_asked",
            Self::ToCollect => "ready_to_collect",
            Self::Attention => "",
            Self::Closed => "granted,collected,refused,withdrawn,revoked",
        }
    }

    /// What comes first: what is due first, who comes first, who waits longest; closed cases newest first.
    fn order(self) -> &'static str {
        match self {
            Self::Overdue | Self::DueToday | Self::Waiting => "due, submitted, stream",
            Self::Visits => "visit = '', visit, submitted, stream",
            Self::Closed => "-submitted, stream",
            Self::PaymentDue | Self::CorrectionAsked | Self::ToCollect | Self::Attention => {
                "submitted, stream"
            }
        }
    }
}

const MATCHING: &str = "FROM case_row WHERE (?1 = '' OR instr(',' || ?1 || ',', ',' || state || ',') > 0) \
     AND (?2 = 0 OR attention > 0) AND (?3 = '' OR instr(search, ?3) > 0) \
     AND (?4 = '' OR (due <> '' AND due < ?4)) AND (?5 = '' OR due = ?5)";

/// The first rows of a list on a day, and how many match.
pub async fn list(
    conn: &mut SqliteConnection,
    listed: Listed,
    today: Date,
    search: &str,
    limit: u32,
) -> Result<(Vec<CaseRow>, u32), Failure> {
    let today = today.to_string();
    let (before, on) = match listed {
        Listed::Overdue => (today.as_str(), ""),
        Listed::DueToday => ("", today.as_str()),
        _ => ("", ""),
    };
    // `instr` rather than LIKE: what is typed has no wildcards.
    let needle = search.trim().to_lowercase();
    let attention = i64::from(listed == Listed::Attention);
    let sql = format!("SELECT {COLUMNS} {MATCHING} ORDER BY {} LIMIT ?6", listed.order());
    let rows: Vec<CaseRow> = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(listed.states())
        .bind(attention)
        .bind(&needle)
        .bind(before)
        .bind(on)
        .bind(limit)
        .fetch_all(&mut *conn)
        .await?;
    let total: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT COUNT(*) {MATCHING}")))
        .bind(listed.states())
        .bind(attention)
        .bind(&needle)
        .bind(before)
        .bind(on)
        .fetch_one(conn)
        .await?;
    Ok((rows, u32::try_from(total).unwrap_or(u32::MAX)))
}

/// How many cases came in of each service, from one instant up to another.
pub async fn asked_for(
    conn: &mut SqliteConnection,
    from: i64,
    to: i64,
) -> Result<Vec<(String, u32)>, Failure> {
    Ok(sqlx::query_as(
        "SELECT service, COUNT(*) FROM case_row WHERE submitted >= ? AND submitted < ? \
         GROUP BY service ORDER BY service",
    )
    .bind(from)
    .bind(to)
    .fetch_all(conn)
    .await?)
}
