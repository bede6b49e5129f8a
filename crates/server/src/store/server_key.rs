//! The server's own signing keys, by name. They never leave the encrypted database.

use sqlx::Row;

use super::{Connection, Result, bytes};

statements! {
    GET = "SELECT seed FROM server_key WHERE name = $1";
    BEGINNING = "SELECT name, seed FROM server_key WHERE substr(name, 1, length($1)) = $1";
    INSERT = "INSERT INTO server_key (name, seed) VALUES ($1, $2)";
}

pub async fn get(db: &mut Connection, name: &str) -> Result<Option<[u8; 32]>> {
    let row = sqlx::query(GET).bind(name).fetch_optional(db).await?;
    row.map(|row| bytes(&row, "seed")).transpose()
}

/// Those whose names begin so.
pub async fn beginning(db: &mut Connection, name: &str) -> Result<Vec<(String, [u8; 32])>> {
    let rows = sqlx::query(BEGINNING).bind(name).fetch_all(db).await?;
    rows.iter().map(|row| Ok((row.try_get("name")?, bytes(row, "seed")?))).collect()
}

pub async fn insert(db: &mut Connection, name: &str, seed: &[u8; 32]) -> Result<()> {
    sqlx::query(INSERT).bind(name).bind(&seed[..]).execute(db).await.map(drop)
}
