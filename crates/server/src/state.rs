//! What every request works with: the store, the server's keys, and who is waiting for what.

use std::fs::File;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use ed25519_dalek::SigningKey;
use jiff::tz::TimeZone;
use lawang_core::catalogue::{Catalogue, Issuer};
use lawang_core::journal::PublicKey;
use lawang_core::publication::Held;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use crate::attachments::drop_unfinished;
use crate::config::{
    Bundles, Clock, Config, KeyFileError, KeysAtRest, Payments, SecretKey, keys_at_rest, shipped_catalogue,
};
use crate::desks::Desks;
use crate::gateway::Gateway;
use crate::news::News;
use crate::nonces::Nonces;
use crate::seal;
use crate::store::{Connection, OpenError, Store, bundle, server_key, setting};
use crate::told::{self, Channels};
use crate::uploads::Uploads;

/// The most files that are received from phones at once.
const MOST_RECEIVING: usize = 24;

#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    KeyFile(#[from] KeyFileError),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("another process uses the data folder {0}")]
    InUse(String),
    #[error("the data folder {0}: {1}")]
    Folder(String, std::io::Error),
    #[error("this database was not set up; run `lawang-server init` first")]
    NotInitialised,
    #[error("the documents of drafts could not be looked through: {0}")]
    Drafts(String),
    #[error("the published versions could not be read: {0}")]
    Versions(String),
    #[error("deferred entries could not be taken up: {0}")]
    Deferred(String),
    #[error("the operating system gives no random bytes")]
    Random,
}

impl From<sqlx::Error> for StartError {
    fn from(error: sqlx::Error) -> Self {
        Self::Open(OpenError::Database(error))
    }
}

/// Cheap to clone: one server.
#[derive(Clone)]
pub struct AppState(Arc<Server>);

impl Deref for AppState {
    type Target = Server;
    fn deref(&self) -> &Server {
        &self.0
    }
}

pub struct Server {
    pub store: Store,
    /// Signs answers and, under a tag of their own, grants: a device knows this one key of the server, from
    /// the fingerprint in its enrolment code.
    pub identity: SigningKey,
    pub attachment_key: SecretKey,
    pub attempt_key: SecretKey,
    /// Encrypted attachments.
    pub attachments: PathBuf,
    /// Documents of drafts, sealed on their devices.
    pub drafts: PathBuf,
    pub uploads: Uploads,
    /// How many files are being received from phones at once: each is in memory until it is whole.
    pub receiving: Semaphore,
    pub bundles: Bundles,
    /// The versions that were published, and the catalogues of those that matter now.
    pub versions: Held,
    /// All data here is demo data.
    pub demo: bool,
    pub public_url: String,
    pub news: News,
    pub nonces: Mutex<Nonces>,
    pub desks: Mutex<Desks>,
    pub trust: crate::trust::Kept,
    /// Who seals permits and receipts.
    pub issuer: Option<Issuer>,
    pub zone: TimeZone,
    /// Where billing codes come from.
    pub gateway: Gateway,
    /// Policy is tried by one person at a time.
    pub trials: Semaphore,
    /// How applicants and national systems are told.
    pub channels: Channels,
    pub(crate) loops: told::Loops,
    clock: Clock,
    /// Held as long as the server lives.
    _lock: File,
}

impl Server {
    /// Milliseconds since 1970-01-01 UTC.
    pub fn now(&self) -> i64 {
        (self.clock)()
    }

    /// The catalogue that is in force now.
    pub fn catalogue(&self) -> &Catalogue {
        self.versions.in_force(self.now())
    }

    pub fn public_key(&self) -> PublicKey {
        PublicKey::from(&self.identity)
    }
}

impl AppState {
    /// Opens a server that `init` made, and takes up what it had to defer.
    pub async fn open(config: Config) -> Result<Self, StartError> {
        let file = database(&config.data);
        if !file.exists() {
            return Err(OpenError::Missing(config.data.display().to_string()).into());
        }
        let lock = lock_folder(&config.data)?;
        let keys = keys_at_rest(&config, false)?;
        let store = Store::open(&file, &keys.database, false).await?;
        let folder = config.data.join("attachments");
        drop_unfinished(&folder).map_err(|e| StartError::Folder(folder.display().to_string(), e))?;
        let state = Self::with(config, keys, store, lock).await?;
        crate::publication::open(&state).await.map_err(|e| StartError::Versions(e.to_string()))?;
        crate::drafts::tidy(&state).await.map_err(|e| StartError::Drafts(e.to_string()))?;
        crate::orderer::take_up_deferred(&state).await.map_err(|e| StartError::Deferred(e.to_string()))?;
        Ok(state)
    }

    async fn with(config: Config, keys: KeysAtRest, store: Store, lock: File) -> Result<Self, StartError> {
        let mut write = store.write().await?;
        if let Some(url) = &config.public_url {
            setting::put(&mut write, "public_url", url).await?;
        }
        let identity = signing_key(&mut write, "identity").await?;
        let demo = setting::get(&mut write, "demo").await?.is_some_and(|value| value == "yes");
        let public_url = setting::get(&mut write, "public_url").await?.unwrap_or_default();
        let mut bundles = config.bundles;
        for hash in &bundles.known {
            bundle::insert(&mut write, hash, (config.clock)()).await?;
        }
        bundles.known.extend(bundle::list(&mut write).await?);
        write.commit().await?;
        crate::passwords::warm_up();
        let gateway = match config.payments {
            Some(Payments::Remote(remote)) => Gateway::Remote(remote),
            // Codes that open no account are for demo data alone.
            None if demo => Gateway::Demo,
            Some(Payments::Counter) | None => Gateway::Counter,
        };
        let server = Arc::new(Server {
            store,
            identity,
            attachment_key: keys.attachments,
            attempt_key: keys.attempts,
            attachments: config.data.join("attachments"),
            drafts: config.data.join("drafts"),
            uploads: Uploads::default(),
            receiving: Semaphore::new(MOST_RECEIVING),
            bundles,
            versions: Held::new(shipped_catalogue().clone()),
            demo,
            public_url,
            news: News::default(),
            nonces: Mutex::default(),
            desks: Mutex::default(),
            trust: crate::trust::Kept::default(),
            issuer: if demo { config.issuer.map(|_| seal::utopia()) } else { config.issuer },
            zone: config.zone,
            gateway,
            trials: Semaphore::new(1),
            channels: config.channels,
            loops: told::Loops::default(),
            clock: config.clock,
            _lock: lock,
        });
        crate::centre::begin(&server);
        crate::sweep::begin(&server);
        crate::facts::begin(&server);
        told::begin(&server);
        Ok(Self(server))
    }

    pub(crate) fn of(server: Arc<Server>) -> Self {
        Self(server)
    }

    /// Ends long waits, lets what is being told be told, and closes the database.
    pub async fn close(&self) {
        self.news.stop();
        self.loops.rest().await;
        self.store.close().await;
    }
}

async fn signing_key(db: &mut Connection, name: &str) -> Result<SigningKey, StartError> {
    let seed = server_key::get(db, name).await?.map(Zeroizing::new).ok_or(StartError::NotInitialised)?;
    Ok(SigningKey::from_bytes(&seed))
}

pub(crate) fn database(data: &Path) -> PathBuf {
    data.join("lawang.db")
}

/// One process a data folder.
pub(crate) fn lock_folder(data: &Path) -> Result<File, StartError> {
    let failed = |e| StartError::Folder(data.display().to_string(), e);
    let file =
        File::options().create(true).truncate(false).write(true).open(data.join("lock")).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(StartError::InUse(data.display().to_string())),
        Err(std::fs::TryLockError::Error(e)) => Err(failed(e)),
    }
}
