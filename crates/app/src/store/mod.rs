//! The encrypted database of one device: SQL only, one file a table. One connection, exclusively locked:
//! the SQLite inside SQLCipher loses pages when two connections write (fixed in 3.51.3). `read` and
//! `write` are apart all the same, so that readers can come when it is.

pub mod attachment;
pub mod bundle;
pub mod case_row;
pub mod draft;
pub mod draft_copy;
pub mod entry;
pub mod guess;
pub mod held;
pub mod meta;
pub mod officer;
pub mod policy_draft;
pub mod stream;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteLockingMode, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection as _, Sqlite, SqlitePool, Transaction, pool::PoolConnection};

use crate::failure::Failure;
use crate::keys::DatabaseKey;
use crate::problem::ProblemCode;

/// The newest version this build knows. A database that is newer is refused, never guessed at.
const MIGRATIONS: &[&str] =
    &[include_str!("schema.sql"), include_str!("0002_bundle.sql"), include_str!("0003_policy.sql")];

#[derive(Debug, Clone)]
pub struct Store {
    connections: Arc<Connections>,
}

/// The connections, closed before the last handle to them is gone. SQLCipher tears itself down when the
/// process ends, also under a connection that is still closing on its own thread: the process would crash.
#[derive(Debug)]
struct Connections(SqlitePool);

impl Drop for Connections {
    fn drop(&mut self) {
        let pool = self.0.clone();
        let closing = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
            // A connection that is never given back must not hold up the end of the process.
            runtime.block_on(async { tokio::time::timeout(CLOSE_WITHIN, pool.close()).await.ok() });
            std::io::Result::Ok(())
        });
        if !matches!(closing.join(), Ok(Ok(()))) {
            tracing::warn!("the database was not closed in order");
        }
    }
}

/// How long closing may take.
const CLOSE_WITHIN: Duration = Duration::from_secs(5);

impl Store {
    /// Opens or creates the database, after a copy of it where it has to be migrated.
    pub async fn open(folder: &Path, key: &DatabaseKey) -> Result<Self, Failure> {
        let file = folder.join("lawang.db");
        let pool = connect(&file, key).await?;
        let store = Self::new(pool);
        let cipher: Option<String> =
            sqlx::query_scalar("PRAGMA cipher_version").fetch_optional(&store.connections.0).await?;
        if cipher.unwrap_or_default().is_empty() {
            return Err(Failure::internal("this build has no SQLCipher: nothing would be encrypted"));
        }
        let version = store.version().await?;
        if version > MIGRATIONS.len() {
            return Err(Failure::told(ProblemCode::Storage, "newer-database"));
        }
        if version == MIGRATIONS.len() {
            return Ok(store);
        }
        let store = if version > 0 {
            store.close().await;
            back_up(&file, version)?;
            Self::new(connect(&file, key).await?)
        } else {
            store
        };
        for (done, sql) in MIGRATIONS.iter().enumerate().skip(version) {
            let mut tx = store.write().await?;
            sqlx::raw_sql(*sql).execute(&mut *tx).await?;
            set_version(&mut tx, done + 1).await?;
            tx.commit().await?;
        }
        Ok(store)
    }

    fn new(pool: SqlitePool) -> Self {
        Self { connections: Arc::new(Connections(pool)) }
    }

    pub async fn read(&self) -> Result<PoolConnection<Sqlite>, Failure> {
        Ok(self.connections.0.acquire().await?)
    }

    /// A transaction that holds the write lock from its start.
    pub async fn write(&self) -> Result<Transaction<'static, Sqlite>, Failure> {
        Ok(self.connections.0.begin_with("BEGIN IMMEDIATE").await?)
    }

    pub async fn close(&self) {
        self.connections.0.close().await;
    }

    async fn version(&self) -> Result<usize, Failure> {
        let version: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&self.connections.0).await?;
        Ok(usize::try_from(version).unwrap_or(usize::MAX))
    }
}

async fn connect(file: &Path, key: &DatabaseKey) -> Result<SqlitePool, Failure> {
    let key = data_encoding::HEXLOWER.encode(key.as_slice());
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        // The key has to be the first thing said on a connection; sqlx sees to that.
        .pragma("key", format!("\"x'{key}'\""));
    try_key(&options).await.map_err(wrong_key)?;
    let options = options
        .locking_mode(SqliteLockingMode::Exclusive)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON")
        // Without it a REPLACE would pass by the triggers that keep entries final.
        .pragma("recursive_triggers", "ON")
        .pragma("trusted_schema", "OFF")
        .foreign_keys(true);
    let pool = SqlitePoolOptions::new()
        .min_connections(1)
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options)
        .await;
    pool.map_err(wrong_key)
}

/// Reads once on a connection that is closed in order, whatever comes of it. One that fails while sqlx still
/// sets it up closes on its own thread, and the process may end under it (see `Connections`).
async fn try_key(options: &SqliteConnectOptions) -> sqlx::Result<()> {
    let mut connection = options.connect().await?;
    let answer = sqlx::query("SELECT count(*) FROM sqlite_master").fetch_one(&mut connection).await;
    connection.close().await?;
    answer.map(drop)
}

fn wrong_key(error: sqlx::Error) -> Failure {
    match error.as_database_error().and_then(sqlx::error::DatabaseError::code).as_deref() {
        // 26: not a database — the key is wrong or the file is damaged.
        Some("26") => Failure::told(ProblemCode::WrongSecrets, "wrong-passphrase"),
        _ => Failure::Store(error),
    }
}

async fn set_version(tx: &mut SqliteConnection, version: usize) -> Result<(), Failure> {
    // A pragma takes no bound values; the number is ours.
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("PRAGMA user_version = {version}"))).execute(tx).await?;
    Ok(())
}

/// Copies the closed database beside itself, encrypted as it is.
fn back_up(file: &Path, version: usize) -> std::io::Result<PathBuf> {
    let copy = file.with_extension(format!("v{version}.backup"));
    std::fs::copy(file, &copy)?;
    std::fs::File::open(&copy)?.sync_all()?;
    Ok(copy)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub fn key() -> DatabaseKey {
        DatabaseKey::new([7; 32])
    }

    /// A store in a folder that lives as long as the guard.
    pub async fn open() -> (Store, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        (Store::open(folder.path(), &key()).await.unwrap(), folder)
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_wrong_key_opens_nothing_and_nothing_is_plain() {
        let (store, folder) = open().await;
        let mut tx = store.write().await.unwrap();
        meta::set(&mut tx, "name", "canary").await.unwrap();
        tx.commit().await.unwrap();
        store.close().await;
        let wrong = Store::open(folder.path(), &DatabaseKey::new([8; 32])).await;
        assert!(matches!(wrong, Err(Failure::Told { name: "wrong-passphrase", .. })));
        for file in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            assert!(!bytes.windows(6).any(|w| w == b"canary"));
        }
        let store = Store::open(folder.path(), &key()).await.unwrap();
        let mut conn = store.read().await.unwrap();
        assert_eq!(meta::get(&mut conn, "name").await.unwrap().as_deref(), Some("canary"));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_newer_database_is_refused_and_left_as_it_is() {
        let (store, folder) = open().await;
        let mut tx = store.write().await.unwrap();
        set_version(&mut tx, MIGRATIONS.len() + 1).await.unwrap();
        tx.commit().await.unwrap();
        store.close().await;
        let opened = Store::open(folder.path(), &key()).await;
        assert!(matches!(opened, Err(Failure::Told { name: "newer-database", .. })));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn entries_are_final_and_bodies_go_only_beside_an_erasure() {
        let (store, _folder) = open().await;
        let mut conn = store.read().await.unwrap();
        for sql in [
            "INSERT INTO entry VALUES ('d', 1, 1, 's', 'case', 'p', 'h', 'b', NULL)",
            "INSERT INTO entry_body VALUES ('d', 1, 1, 'salt', 'text')",
        ] {
            sqlx::query(sql).execute(&mut *conn).await.unwrap();
        }
        for sql in [
            "UPDATE entry SET header = 'x'",
            "DELETE FROM entry",
            "UPDATE entry_body SET text = 'x'",
            "DELETE FROM entry_body",
        ] {
            assert!(sqlx::query(sql).execute(&mut *conn).await.is_err(), "{sql}");
        }
        sqlx::query("INSERT INTO erasure VALUES ('d', 1, 1, 'law', 0)").execute(&mut *conn).await.unwrap();
        sqlx::query("DELETE FROM entry_body").execute(&mut *conn).await.unwrap();
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_second_opening_of_the_same_database_is_kept_out() {
        let (_store, folder) = open().await;
        let second = SqliteConnectOptions::new()
            .filename(folder.path().join("lawang.db"))
            .busy_timeout(std::time::Duration::from_millis(10))
            .pragma("key", "\"x'0707070707070707070707070707070707070707070707070707070707070707'\"");
        let opened = SqlitePoolOptions::new().connect_with(second).await;
        let read = match opened {
            Ok(pool) => sqlx::query("SELECT * FROM meta").fetch_all(&pool).await.map(|_| ()),
            Err(error) => Err(error),
        };
        assert!(read.is_err());
    }
}
