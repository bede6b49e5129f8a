//! When an office receives people by appointment, and its own closed days.

use lawang_core::calendar::Closure;
use lawang_core::ids::OfficeId;
use lawang_core::slots::SlotPlan;
use sqlx::Row;

use super::{Connection, Result, json, undecodable};

statements! {
    GET = "SELECT slots, closures FROM office_plan WHERE office = $1";
    PUT = "INSERT INTO office_plan (office, slots, closures) VALUES ($1, $2, $3)
           ON CONFLICT (office) DO UPDATE SET slots = excluded.slots, closures = excluded.closures";
}

#[derive(Debug, Clone, Default)]
pub struct OfficePlan {
    /// None: as the catalogue says.
    pub slots: Option<SlotPlan>,
    /// Beside the nation's.
    pub closures: Vec<Closure>,
}

pub async fn get(db: &mut Connection, office: &OfficeId) -> Result<OfficePlan> {
    let Some(row) = sqlx::query(GET).bind(&office.0).fetch_optional(db).await? else {
        return Ok(OfficePlan::default());
    };
    let slots: Option<&str> = row.try_get("slots")?;
    let slots = slots.map(serde_json::from_str).transpose().map_err(|e| undecodable("slots", e))?;
    Ok(OfficePlan { slots, closures: json(&row, "closures")? })
}

#[allow(dead_code, reason = "the administrator's routes use it")]
pub async fn put(db: &mut Connection, office: &OfficeId, plan: &OfficePlan) -> Result<()> {
    let encode = |e| sqlx::Error::Encode(Box::new(e));
    let slots = plan.slots.as_ref().map(serde_json::to_string).transpose().map_err(encode)?;
    let closures = serde_json::to_string(&plan.closures).map_err(encode)?;
    sqlx::query(PUT).bind(&office.0).bind(slots).bind(closures).execute(db).await.map(drop)
}
