//! What the server was told at `init` and later: `demo`, `public_url`.

use super::{Connection, Result};

statements! {
    GET = "SELECT value FROM setting WHERE name = $1";
    PUT = "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
}

pub async fn get(db: &mut Connection, name: &str) -> Result<Option<String>> {
    sqlx::query_scalar(GET).bind(name).fetch_optional(db).await
}

pub async fn put(db: &mut Connection, name: &str, value: &str) -> Result<()> {
    sqlx::query(PUT).bind(name).bind(value).execute(db).await.map(drop)
}
