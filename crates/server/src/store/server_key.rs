//! The server's own signing keys, by name. They never leave the encrypted database.

use super::{Connection, Result, bytes};

statements! {
    GET = "SELECT seed FROM server_key WHERE name = $1";
    INSERT = "INSERT INTO server_key (name, seed) VALUES ($1, $2)";
}

pub async fn get(db: &mut Connection, name: &str) -> Result<Option<[u8; 32]>> {
    let row = sqlx::query(GET).bind(name).fetch_optional(db).await?;
    row.map(|row| bytes(&row, "seed")).transpose()
}

pub async fn insert(db: &mut Connection, name: &str, seed: &[u8; 32]) -> Result<()> {
    sqlx::query(INSERT).bind(name).bind(&seed[..]).execute(db).await.map(drop)
}
