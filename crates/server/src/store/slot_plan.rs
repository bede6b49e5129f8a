//! When an office receives people by appointment: one plan, or several with different first days.

use jiff::civil::Date;
use lawang_core::administration::hours::DatedPlan;
use lawang_core::ids::OfficeId;

use super::{Connection, Result, json, parsed};

statements! {
    PUT = "INSERT INTO slot_plan (office, valid_from, plan) VALUES ($1, $2, $3)
           ON CONFLICT (office, valid_from) DO UPDATE SET plan = excluded.plan";
    LIST = "SELECT valid_from, plan FROM slot_plan WHERE office = $1 ORDER BY valid_from";
    REMOVE = "DELETE FROM slot_plan WHERE office = $1 AND valid_from = $2";
}

pub async fn put(db: &mut Connection, office: &OfficeId, dated: &DatedPlan) -> Result<()> {
    let plan = serde_json::to_string(&dated.plan).map_err(|e| sqlx::Error::Encode(Box::new(e)))?;
    sqlx::query(PUT).bind(&office.0).bind(dated.from.to_string()).bind(plan).execute(db).await.map(drop)
}

/// By the day from which they hold.
pub async fn list(db: &mut Connection, office: &OfficeId) -> Result<Vec<DatedPlan>> {
    let rows = sqlx::query(LIST).bind(&office.0).fetch_all(db).await?;
    rows.iter()
        .map(|row| Ok(DatedPlan { from: parsed(row, "valid_from")?, plan: json(row, "plan")? }))
        .collect()
}

/// False where there was none.
pub async fn remove(db: &mut Connection, office: &OfficeId, from: Date) -> Result<bool> {
    let done = sqlx::query(REMOVE).bind(&office.0).bind(from.to_string()).execute(db).await?;
    Ok(done.rows_affected() == 1)
}
