//! Published bundles by their content's address, compressed as they came.

use lawang_core::journal::sign::Hash;
use sqlx::sqlite::SqliteConnection;

use crate::failure::Failure;

pub async fn put(conn: &mut SqliteConnection, hash: &Hash, content: &[u8]) -> Result<(), Failure> {
    sqlx::query("INSERT INTO bundle VALUES (?, ?) ON CONFLICT DO NOTHING")
        .bind(hash.to_string())
        .bind(content)
        .execute(conn)
        .await?;
    Ok(())
}

pub async fn get(conn: &mut SqliteConnection, hash: &Hash) -> Result<Option<Vec<u8>>, Failure> {
    let found = sqlx::query_scalar("SELECT content FROM bundle WHERE hash = ?");
    Ok(found.bind(hash.to_string()).fetch_optional(conn).await?)
}
