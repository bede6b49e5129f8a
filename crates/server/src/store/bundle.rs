//! Catalogue and policy bundles: which this server has known, by their hash, and the content of those that
//! were published.

use lawang_core::journal::sign::Hash;

use super::{Connection, Result, bytes};

statements! {
    INSERT = "INSERT INTO bundle (hash, known_since) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING";
    LIST = "SELECT hash FROM bundle";
    KEEP = "INSERT INTO bundle_content (hash, content) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING";
    CONTENT = "SELECT content FROM bundle_content WHERE hash = $1";
}

pub async fn insert(db: &mut Connection, hash: &Hash, now: i64) -> Result<()> {
    sqlx::query(INSERT).bind(&hash.0[..]).bind(now).execute(db).await.map(drop)
}

pub async fn list(db: &mut Connection) -> Result<Vec<Hash>> {
    sqlx::query(LIST).fetch_all(db).await?.iter().map(|row| bytes(row, "hash").map(Hash)).collect()
}

/// Keeps a published bundle's content, compressed.
pub async fn keep(db: &mut Connection, hash: &Hash, content: &[u8], now: i64) -> Result<()> {
    insert(db, hash, now).await?;
    sqlx::query(KEEP).bind(&hash.0[..]).bind(content).execute(db).await.map(drop)
}

pub async fn content(db: &mut Connection, hash: &Hash) -> Result<Option<Vec<u8>>> {
    sqlx::query_scalar(CONTENT).bind(&hash.0[..]).fetch_optional(db).await
}
