//! The office's closed days and appointments, as the server last told them; kiosks have them too.

use lawang_core::administration::hours::{DatedPlan, Hours};
use lawang_core::calendar::Closure;
use sqlx::sqlite::SqliteConnection;

use crate::app::App;
use crate::failure::Failure;
use crate::problem::Problem;
use crate::store::meta;

/// True where they are others than before.
pub async fn put_closures(conn: &mut SqliteConnection, closures: &Vec<Closure>) -> Result<bool, Failure> {
    let before: Vec<Closure> = meta::get_json(conn, "closures").await?.unwrap_or_default();
    if before == *closures {
        return Ok(false);
    }
    meta::set_json(conn, "closures", closures).await?;
    Ok(true)
}

pub async fn put_plans(conn: &mut SqliteConnection, plans: &Vec<DatedPlan>) -> Result<(), Failure> {
    meta::set_json(conn, "plans", plans).await
}

impl App {
    /// The office's own; beside them the catalogue's hold.
    pub async fn office_hours(&self) -> Result<Hours, Problem> {
        let read = async {
            let mut conn = self.store()?.read().await?;
            Ok(Hours {
                closures: meta::get_json(&mut conn, "closures").await?.unwrap_or_default(),
                plans: meta::get_json(&mut conn, "plans").await?.unwrap_or_default(),
            })
        };
        read.await.map_err(|failure: Failure| self.problem("id", failure))
    }
}
