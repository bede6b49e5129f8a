//! Single values of this replica.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::sqlite::SqliteConnection;

use crate::failure::Failure;

pub async fn get(conn: &mut SqliteConnection, key: &str) -> Result<Option<String>, Failure> {
    Ok(sqlx::query_scalar("SELECT value FROM meta WHERE key = ?").bind(key).fetch_optional(conn).await?)
}

pub async fn set(conn: &mut SqliteConnection, key: &str, value: &str) -> Result<(), Failure> {
    sqlx::query("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        .bind(key)
        .bind(value)
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn remove(conn: &mut SqliteConnection, key: &str) -> Result<(), Failure> {
    sqlx::query("DELETE FROM meta WHERE key = ?").bind(key).execute(conn).await?;
    Ok(())
}

/// A stored value that no longer reads is an error, never silently a default.
pub async fn get_json<T: DeserializeOwned>(
    conn: &mut SqliteConnection,
    key: &str,
) -> Result<Option<T>, Failure> {
    let Some(text) = get(conn, key).await? else { return Ok(None) };
    serde_json::from_str(&text).map(Some).map_err(|e| Failure::internal(format!("stored {key}: {e}")))
}

pub async fn set_json<T: Serialize>(
    conn: &mut SqliteConnection,
    key: &str,
    value: &T,
) -> Result<(), Failure> {
    let text = serde_json::to_string(value).map_err(|e| Failure::internal(e.to_string()))?;
    set(conn, key, &text).await
}
