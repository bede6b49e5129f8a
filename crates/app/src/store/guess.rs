//! Wrong tries are counted and lock for a while: five are free, then a minute, doubling to an hour.

use sqlx::sqlite::SqliteConnection;

use crate::failure::Failure;
use crate::problem::ProblemCode;

const FREE: i64 = 5;
const FIRST_LOCK_MS: i64 = 60_000;
const LONGEST_LOCK_MS: i64 = 3_600_000;

/// Fails while the subject is locked.
pub async fn check(conn: &mut SqliteConnection, subject: &str, now: i64) -> Result<(), Failure> {
    let until: Option<i64> = sqlx::query_scalar("SELECT locked_until FROM guess WHERE subject = ?")
        .bind(subject)
        .fetch_optional(conn)
        .await?;
    match until {
        Some(until) if until > now => {
            let minutes = (until - now + 59_999) / 60_000;
            Err(Failure::told_with(ProblemCode::Locked, "locked", vec![("minutes", minutes.to_string())]))
        }
        _ => Ok(()),
    }
}

pub async fn wrong(conn: &mut SqliteConnection, subject: &str, now: i64) -> Result<(), Failure> {
    let failures: i64 = sqlx::query_scalar(
        "INSERT INTO guess VALUES (?, 1, 0) ON CONFLICT (subject) DO UPDATE SET failures = failures + 1 RETURNING failures",
    )
    .bind(subject)
    .fetch_one(&mut *conn)
    .await?;
    if failures >= FREE {
        let doublings = u32::try_from(failures - FREE).unwrap_or(u32::MAX).min(10);
        let lock = (FIRST_LOCK_MS << doublings).min(LONGEST_LOCK_MS);
        sqlx::query("UPDATE guess SET locked_until = ? WHERE subject = ?")
            .bind(now + lock)
            .bind(subject)
            .execute(conn)
            .await?;
    }
    Ok(())
}

pub async fn right(conn: &mut SqliteConnection, subject: &str) -> Result<(), Failure> {
    sqlx::query("DELETE FROM guess WHERE subject = ?").bind(subject).execute(conn).await?;
    Ok(())
}

/// Someone of the office says so: nothing is held against anybody any more.
pub async fn forget_all(conn: &mut SqliteConnection) -> Result<(), Failure> {
    sqlx::query("DELETE FROM guess").execute(conn).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn five_wrong_tries_lock_and_a_right_one_forgets() {
        let (store, _folder) = crate::store::tests::open().await;
        let mut conn = store.read().await.unwrap();
        for _ in 0..5 {
            check(&mut conn, "officer:sari", 1_000).await.unwrap();
            wrong(&mut conn, "officer:sari", 1_000).await.unwrap();
        }
        assert!(matches!(
            check(&mut conn, "officer:sari", 60_999).await,
            Err(Failure::Told { code: ProblemCode::Locked, .. })
        ));
        check(&mut conn, "officer:other", 1_000).await.unwrap();
        check(&mut conn, "officer:sari", 61_000).await.unwrap();
        wrong(&mut conn, "officer:sari", 61_000).await.unwrap();
        assert!(check(&mut conn, "officer:sari", 180_999).await.is_err());
        right(&mut conn, "officer:sari").await.unwrap();
        check(&mut conn, "officer:sari", 61_001).await.unwrap();
    }
}
