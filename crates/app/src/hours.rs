//! The office's closed days and appointments, as the server last told them; kiosks have them too.

use lawang_core::administration::hours::Hours;
use sqlx::sqlite::SqliteConnection;

use crate::app::App;
use crate::failure::Failure;
use crate::problem::Problem;
use crate::store::meta;

pub async fn put(conn: &mut SqliteConnection, hours: &Hours) -> Result<(), Failure> {
    meta::set_json(conn, "hours", hours).await
}

pub async fn get(conn: &mut SqliteConnection) -> Result<Hours, Failure> {
    Ok(meta::get_json(conn, "hours").await?.unwrap_or_default())
}

impl App {
    pub async fn office_hours(&self) -> Result<Hours, Problem> {
        let read = async { get(&mut *self.store()?.read().await?).await };
        read.await.map_err(|failure| self.problem("id", failure))
    }
}
