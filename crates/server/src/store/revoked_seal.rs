//! Seals that were revoked.

use jiff::civil::Date;
use lawang_core::journal::sign::Hash;
use lawang_core::seal::Revoked;
use sqlx::Row;

use super::{Connection, Result, bytes};

statements! {
    INSERT = "INSERT INTO revoked_seal (digest, number, until, revoked_at) VALUES ($1, $2, $3, $4)
              ON CONFLICT (digest) DO NOTHING";
    STILL_OF_USE = "SELECT digest, number, revoked_at FROM revoked_seal WHERE until >= $1 ORDER BY revoked_at";
}

/// The first revocation of a seal stands.
pub async fn insert(db: &mut Connection, revoked: &Revoked, until: Date) -> Result<()> {
    sqlx::query(INSERT)
        .bind(&revoked.seal.0[..])
        .bind(&revoked.number)
        .bind(until.to_string())
        .bind(revoked.at)
        .execute(db)
        .await
        .map(drop)
}

/// Those of permits that end on that day or later; of the others it is known that they have ended.
pub async fn still_of_use(db: &mut Connection, day: Date) -> Result<Vec<Revoked>> {
    let rows = sqlx::query(STILL_OF_USE).bind(day.to_string()).fetch_all(db).await?;
    rows.iter()
        .map(|row| {
            Ok(Revoked {
                seal: Hash(bytes(row, "digest")?),
                number: row.try_get("number")?,
                at: row.try_get("revoked_at")?,
            })
        })
        .collect()
}
