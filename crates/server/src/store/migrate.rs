//! Brings the schema up to this build's, one numbered file at a time, and refuses a newer one.

use super::{OpenError, Store, wrong_key};

/// Numbers may have gaps; a database gets whichever it does not have yet, in this order.
pub(super) const MIGRATIONS: &[(i64, &str)] = &[
    (1, include_str!("migrations/0001_journal.sql")),
    (2, include_str!("migrations/0002_steps.sql")),
    (3, include_str!("migrations/0003_administration.sql")),
    (4, include_str!("migrations/0004_told.sql")),
    (5, include_str!("migrations/0005_phone.sql")),
    (6, include_str!("migrations/0006_seal.sql")),
    (7, include_str!("migrations/0007_facts.sql")),
    (8, include_str!("migrations/0008_publication.sql")),
];

/// The version of the schema that this build writes.
pub const NEWEST: i64 = MIGRATIONS[MIGRATIONS.len() - 1].0;

impl Store {
    pub(super) async fn migrate(&self, migrations: &[(i64, &'static str)]) -> Result<(), OpenError> {
        let mut write = self.write().await.map_err(wrong_key)?;
        sqlx::raw_sql("CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY)")
            .execute(&mut *write)
            .await
            .map_err(wrong_key)?;
        let done: Vec<i64> =
            sqlx::query_scalar("SELECT version FROM migration").fetch_all(&mut *write).await?;
        if let Some(found) = done.iter().copied().find(|version| *version > NEWEST) {
            return Err(OpenError::Newer { found, known: NEWEST });
        }
        // Each by its number: a gap that is filled later is filled in an older database too.
        for (version, sql) in migrations.iter().filter(|(version, _)| !done.contains(version)) {
            sqlx::raw_sql(*sql).execute(&mut *write).await?;
            sqlx::query("INSERT INTO migration (version) VALUES ($1)")
                .bind(version)
                .execute(&mut *write)
                .await?;
        }
        write.commit().await?;
        Ok(())
    }
}
