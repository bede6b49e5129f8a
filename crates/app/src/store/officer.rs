//! Who may sign in on this device; replaced whole by the server's control data.

use lawang_core::journal::wire::OfficerRecord;
use sqlx::sqlite::SqliteConnection;

use crate::failure::Failure;

pub async fn replace(conn: &mut SqliteConnection, officers: &[OfficerRecord]) -> Result<(), Failure> {
    sqlx::query("DELETE FROM officer").execute(&mut *conn).await?;
    for officer in officers {
        let record = serde_json::to_string(officer).map_err(|e| Failure::internal(e.to_string()))?;
        sqlx::query("INSERT INTO officer VALUES (?, ?)")
            .bind(officer.login.to_lowercase())
            .bind(record)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

pub async fn find(conn: &mut SqliteConnection, login: &str) -> Result<Option<OfficerRecord>, Failure> {
    let record: Option<String> = sqlx::query_scalar("SELECT record FROM officer WHERE login = ?")
        .bind(login.trim().to_lowercase())
        .fetch_optional(conn)
        .await?;
    record
        .map(|text| serde_json::from_str(&text))
        .transpose()
        .map_err(|e| Failure::internal(format!("a stored officer: {e}")))
}

pub async fn all(conn: &mut SqliteConnection) -> Result<Vec<OfficerRecord>, Failure> {
    let records: Vec<String> = sqlx::query_scalar("SELECT record FROM officer").fetch_all(conn).await?;
    records
        .iter()
        .map(|text| {
            serde_json::from_str(text).map_err(|e| Failure::internal(format!("a stored officer: {e}")))
        })
        .collect()
}
