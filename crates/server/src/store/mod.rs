//! The server's encrypted database: one file a table, SQL and nothing else. Rules live outside. Only SQL
//! that PostgreSQL understands too, so that a second store can come beside this one.
//!
//! SQLCipher's SQLite (3.50.4) can corrupt a write-ahead log that two connections write to, so there is
//! ONE connection, with the file locked to it. `read` and `write` are apart all the same: readers of
//! their own can come later without a change to any caller.

/// Names the statements of a table, and lists them so that a test can prepare every one.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:literal;)*) => {
        $($(#[$doc])* const $name: &str = $sql;)*
        #[cfg(test)]
        pub(super) const STATEMENTS: &[&str] = &[$($name),*];
    };
}

pub mod act;
pub mod attachment;
pub mod attempt;
pub mod bill;
pub mod booking;
pub mod borrowing;
pub mod bundle;
pub mod case_key;
pub mod centre;
pub mod chain;
pub mod closure;
pub mod code;
pub mod device;
pub mod document;
pub mod draft;
pub mod draft_file;
pub mod entry;
pub mod fact;
pub mod feed;
pub mod inbox;
mod migrate;
pub mod notice;
pub mod office;
pub mod officer;
pub mod officer_grant;
pub mod phone_file;
pub mod phone_session;
pub mod policy_stream;
pub mod provisioning;
pub mod quarantine;
pub mod revoked_seal;
pub mod server_key;
pub mod session;
pub mod setting;
pub mod slot_plan;
pub mod stream;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqliteLockingMode, SqlitePoolOptions, SqliteRow,
    SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection as _, Row, Sqlite, SqliteConnection, SqlitePool, Transaction};

use crate::config::SecretKey;

/// What every statement runs on: a connection, or the one inside a transaction.
pub type Connection = SqliteConnection;
pub type Result<T> = std::result::Result<T, sqlx::Error>;

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(
        "the database is of version {found}, newer than the {known} this server knows; use a newer server"
    )]
    Newer { found: i64, known: i64 },
    #[error("the database does not open with this key: the key file is another one, or the file is damaged")]
    WrongKey,
    #[error("the SQLite library in this build does not encrypt")]
    NotEncrypted,
    #[error("there is no database in {0}; run `lawang-server init` first")]
    Missing(String),
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

#[derive(Clone)]
pub struct Store {
    connections: Arc<Connections>,
}

/// The connections, closed before the last handle to them is gone. SQLCipher tears itself down when the
/// process ends, also under a connection that is still closing on its own thread: the process would crash.
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

pub type Read = PoolConnection<Sqlite>;
pub type Write = Transaction<'static, Sqlite>;

impl Store {
    /// Opens `file`, making it where `create` says so, and brings its schema up to this build's.
    pub async fn open(file: &Path, key: &SecretKey, create: bool) -> std::result::Result<Self, OpenError> {
        let store = Self::connect(file, key, create).await?;
        store.migrate(migrate::MIGRATIONS).await?;
        Ok(store)
    }

    async fn connect(file: &Path, key: &SecretKey, create: bool) -> std::result::Result<Self, OpenError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(create)
            // The key has to be the first thing said on a connection; sqlx sees to that.
            .pragma("key", format!("\"x'{}'\"", key.hex().as_str()))
            .disable_statement_logging();
        try_key(&options).await.map_err(wrong_key)?;
        let options = options
            .locking_mode(SqliteLockingMode::Exclusive)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .pragma("secure_delete", "ON")
            // Without it a REPLACE would pass by the triggers that keep entries final.
            .pragma("recursive_triggers", "ON");
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(0)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(options)
            .await
            .map_err(wrong_key)?;
        let store = Self { connections: Arc::new(Connections(pool)) };
        store.assert_encrypted().await?;
        Ok(store)
    }

    async fn assert_encrypted(&self) -> std::result::Result<(), OpenError> {
        let version: Option<String> =
            sqlx::query_scalar("PRAGMA cipher_version").fetch_optional(&self.connections.0).await?;
        match version {
            Some(version) if !version.is_empty() => Ok(()),
            _ => Err(OpenError::NotEncrypted),
        }
    }

    pub async fn read(&self) -> Result<Read> {
        self.connections.0.acquire().await
    }

    /// Begins a transaction that may write. Nothing is kept until it is committed.
    pub async fn write(&self) -> Result<Write> {
        self.connections.0.begin_with("BEGIN IMMEDIATE").await
    }

    pub async fn close(&self) {
        self.connections.0.close().await;
    }
}

/// Reads once on a connection that is closed in order, whatever comes of it. One that fails while sqlx still
/// sets it up closes on its own thread, and the process may end under it (see `Connections`).
async fn try_key(options: &SqliteConnectOptions) -> Result<()> {
    let mut connection = options.connect().await?;
    let answer = sqlx::query("SELECT count(*) FROM sqlite_master").fetch_one(&mut connection).await;
    connection.close().await?;
    answer.map(drop)
}

/// SQLITE_NOTADB is what SQLCipher answers to a wrong key.
fn wrong_key(error: sqlx::Error) -> OpenError {
    match &error {
        sqlx::Error::Database(db) if db.code().as_deref() == Some("26") => OpenError::WrongKey,
        _ => OpenError::Database(error),
    }
}

/// A text column as the type it names.
fn parsed<T: FromStr>(row: &SqliteRow, column: &str) -> Result<T>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    row.try_get::<String, _>(column)?.parse().map_err(|e| undecodable(column, e))
}

/// A text column holding JSON.
fn json<T: serde::de::DeserializeOwned>(row: &SqliteRow, column: &str) -> Result<T> {
    serde_json::from_str(row.try_get(column)?).map_err(|e| undecodable(column, e))
}

/// A column of exactly `N` bytes.
fn bytes<const N: usize>(row: &SqliteRow, column: &str) -> Result<[u8; N]> {
    row.try_get::<&[u8], _>(column)?.try_into().map_err(|e| undecodable(column, e))
}

/// A whole number that is never negative.
fn count(row: &SqliteRow, column: &str) -> Result<u64> {
    row.try_get::<i64, _>(column)?.try_into().map_err(|e| undecodable(column, e))
}

fn small(row: &SqliteRow, column: &str) -> Result<u32> {
    row.try_get::<i64, _>(column)?.try_into().map_err(|e| undecodable(column, e))
}

fn undecodable(column: &str, error: impl std::error::Error + Send + Sync + 'static) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: column.to_owned(), source: Box::new(error) }
}

/// A plain word of an enum (`accepted`, `kiosk`), as serde writes it.
pub fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn from_word<T: serde::de::DeserializeOwned>(row: &SqliteRow, column: &str) -> Result<T> {
    let word: String = row.try_get(column)?;
    serde_json::from_value(serde_json::Value::String(word)).map_err(|e| undecodable(column, e))
}

/// A number for a column; every one we write is far below 2^63.
fn number(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
