//! Catalogue and policy bundles that this server has known, by their hash.

use lawang_core::journal::sign::Hash;

use super::{Connection, Result, bytes};

statements! {
    INSERT = "INSERT INTO bundle (hash, known_since) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING";
    LIST = "SELECT hash FROM bundle";
}

pub async fn insert(db: &mut Connection, hash: &Hash, now: i64) -> Result<()> {
    sqlx::query(INSERT).bind(&hash.0[..]).bind(now).execute(db).await.map(drop)
}

pub async fn list(db: &mut Connection) -> Result<Vec<Hash>> {
    sqlx::query(LIST).fetch_all(db).await?.iter().map(|row| bytes(row, "hash").map(Hash)).collect()
}
