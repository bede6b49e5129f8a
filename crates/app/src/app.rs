//! The device as a whole: its folder, its catalogue, its replica once unlocked, the visits and desks of
//! its windows, and the channel on which windows learn that something has changed.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use jiff::ZonedDateTime;
use jiff::tz::TimeZone;
use lawang_core::catalogue::words::Words;
use lawang_core::catalogue::{Catalogue, Files};
use lawang_core::publication::Held;
use secrecy::SecretString;
use tokio::sync::{Mutex, Notify, broadcast};

use crate::decode::Decoder;
use crate::failure::Failure;
use crate::files::Attachments;
use crate::identity::{self, Identity};
use crate::keys::{self, Unlock};
use crate::kiosk::Visit;
use crate::office::Desk;
use crate::place::{Change, PlaceKind};
use crate::printing::Printing;
use crate::problem::{Problem, ProblemCode};
use crate::store::Store;
use crate::sync::Link;

/// Milliseconds since 1970-01-01 UTC; passed in, so that a test can hold it.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

pub fn system_clock() -> Clock {
    Arc::new(|| jiff::Timestamp::now().as_millisecond())
}

pub struct Config {
    pub kind: PlaceKind,
    /// The data folder; made where it is missing, and locked against a second process.
    pub folder: PathBuf,
    /// None: the operating system's keyring, or the window asks for a passphrase.
    pub passphrase: Option<SecretString>,
    pub clock: Clock,
    pub zone: TimeZone,
    pub printing: Printing,
    /// Opens files in children of its own.
    pub decoder: Decoder,
}

/// A window's name. Sessions are bound to it, and it never comes from the window itself.
pub type Window<'a> = &'a str;

#[derive(Clone)]
pub struct App(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub kind: PlaceKind,
    pub folder: PathBuf,
    pub clock: Clock,
    pub zone: TimeZone,
    pub decoder: Decoder,
    /// The catalogue that is built in, the versions that were published, and which is in force.
    pub versions: Held,
    /// The files of another built-in catalogue than the one that ships.
    files: Option<Files>,
    /// A catalogue is only shown here.
    pub preview: bool,
    pub printing: Printing,
    opened: OnceLock<Opened>,
    unlocking: Mutex<()>,
    /// A draft of policy is read, changed and written by one act at a time.
    pub drafting: Mutex<()>,
    pub visits: Mutex<HashMap<String, Visit>>,
    pub desks: Mutex<HashMap<String, Desk>>,
    /// The language of an office window, which outlives a sign-out.
    pub languages: std::sync::Mutex<HashMap<String, String>>,
    pub link: std::sync::Mutex<Link>,
    /// Wakes the sync loop: something waits to be sent, or the device was enrolled.
    pub outbox: Notify,
    /// Wakes it also from the silence after a failure: the device was enrolled once more.
    pub connected: Notify,
    /// Wakes the watch for the next version: one has come, or was read.
    pub switched: Notify,
    /// The provisioning file that was named when the app was started.
    pub provisioning: std::sync::Mutex<Option<PathBuf>>,
    /// Where files may be saved, beside what the system names.
    pub save_folders: std::sync::Mutex<Vec<PathBuf>>,
    changes: broadcast::Sender<Change>,
    _lock: std::fs::File,
}

/// What there is once the database is open.
pub(crate) struct Opened {
    pub store: Store,
    pub attachments: Attachments,
}

/// The catalogue that ships with this build.
static CATALOGUE: include_dir::Dir<'_> = include_dir::include_dir!("$CARGO_MANIFEST_DIR/../../catalogue");

/// The files of the catalogue that ships with this build.
pub fn shipped_catalogue() -> Files {
    fn collect(folder: &include_dir::Dir<'_>, files: &mut Files) {
        for file in folder.files() {
            if let (Some(name), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
                files.insert(name.replace('\\', "/"), text.to_owned());
            }
        }
        folder.dirs().for_each(|folder| collect(folder, files));
    }
    let mut files = Files::new();
    collect(&CATALOGUE, &mut files);
    files
}

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("another Lawang window already uses this data folder; close it or choose another folder")]
    InUse,
    #[error("the data folder cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    #[error("the shipped catalogue is not whole: {0}")]
    Catalogue(String),
    #[error("the database cannot be opened: {0}")]
    Database(String),
}

impl App {
    /// Opens the device. Where nothing unlocks the database it stays locked, and the window asks.
    pub async fn open(config: Config) -> Result<Self, OpenError> {
        Self::with(config, &shipped_catalogue(), false, false).await
    }

    /// The same with another catalogue than the one that ships: another country’s, or one that is being tried.
    pub async fn open_with(config: Config, catalogue: &Files) -> Result<Self, OpenError> {
        Self::with(config, catalogue, true, false).await
    }

    /// Shows a catalogue that is being written, as a kiosk would: guides, forms and what comes of the answers. No
    /// server knows this device, so nothing can be sent.
    pub async fn preview(config: Config, catalogue: &Files) -> Result<Self, OpenError> {
        Self::with(config, catalogue, true, true).await
    }

    async fn with(config: Config, files: &Files, other: bool, preview: bool) -> Result<Self, OpenError> {
        std::fs::create_dir_all(&config.folder)?;
        let lock = std::fs::File::create(config.folder.join("lock"))?;
        lock.try_lock().map_err(|_| OpenError::InUse)?;
        let loaded = lawang_core::catalogue::load(files);
        if let Some(complaint) = loaded.complaints.first() {
            return Err(OpenError::Catalogue(complaint.to_string()));
        }
        let app = Self(Arc::new(Inner {
            kind: config.kind,
            folder: config.folder,
            clock: config.clock,
            zone: config.zone,
            decoder: config.decoder,
            versions: Held::new(Arc::new(loaded.catalogue)),
            files: other.then(|| files.clone()),
            preview,
            printing: config.printing,
            opened: OnceLock::new(),
            unlocking: Mutex::new(()),
            drafting: Mutex::new(()),
            visits: Mutex::default(),
            desks: Mutex::default(),
            languages: std::sync::Mutex::default(),
            link: std::sync::Mutex::default(),
            outbox: Notify::new(),
            connected: Notify::new(),
            switched: Notify::new(),
            provisioning: std::sync::Mutex::default(),
            save_folders: std::sync::Mutex::default(),
            changes: broadcast::channel(64).0,
            _lock: lock,
        }));
        let unlocked = match config.passphrase {
            Some(passphrase) => app.unlock(&Unlock::Passphrase(passphrase)).await,
            // No keyring, or one that does not know us: the window asks for a passphrase.
            None => match app.unlock(&Unlock::Keyring).await {
                Err(Failure::Internal(detail)) => {
                    tracing::info!(%detail, "no keyring");
                    Ok(())
                }
                Err(Failure::Told { code: ProblemCode::WrongSecrets, .. }) => Ok(()),
                other => other,
            },
        };
        unlocked.map_err(|failure| OpenError::Database(failure.to_string()))?;
        Ok(app)
    }

    pub(crate) async fn unlock(&self, unlock: &Unlock) -> Result<(), Failure> {
        let _one_at_a_time = self.0.unlocking.lock().await;
        if self.0.opened.get().is_some() {
            return Ok(());
        }
        let (folder, unlock) = (self.0.folder.clone(), unlock.clone());
        let key = blocking(move || keys::open(&folder, &unlock)).await?;
        let store = Store::open(&self.0.folder, &key).await?;
        let attachments = Attachments::new(&self.0.folder)?;
        let now = self.now();
        let mut tx = store.write().await?;
        for draft in crate::store::draft::expired(&mut tx, now).await? {
            for row in crate::store::attachment::of_owner(&mut tx, &draft).await? {
                crate::store::attachment::delete(&mut tx, &row.id).await?;
            }
            crate::store::draft::forget(&mut tx, &draft).await?;
        }
        crate::store::attachment::drop_ownerless(&mut tx).await?;
        crate::store::entry::ask_again(&mut tx).await?;
        let known: HashSet<String> = crate::store::attachment::on_disk(&mut tx).await?.into_iter().collect();
        tx.commit().await?;
        attachments.sweep(&known)?;
        // A second opener waits above, so this cannot be set already.
        let _ = self.0.opened.set(Opened { store, attachments });
        self.take_versions().await?;
        // What waits is known from the start, not only once the first round with the server has ended.
        self.wake().await
    }

    /// Who this device is; a failure where no server knows it.
    pub(crate) async fn enrolled(&self) -> Result<Identity, Failure> {
        let identity = identity::get(&mut *self.store()?.read().await?).await?;
        let name = if self.0.preview { "preview" } else { "revoked" };
        identity.ok_or_else(|| Failure::told(ProblemCode::Enrolment, name))
    }

    pub(crate) fn opened(&self) -> Result<&Opened, Failure> {
        self.0.opened.get().ok_or_else(|| Failure::told(ProblemCode::Storage, "device-locked"))
    }

    pub(crate) fn store(&self) -> Result<&Store, Failure> {
        Ok(&self.opened()?.store)
    }

    pub fn now(&self) -> i64 {
        (self.0.clock)()
    }

    pub(crate) fn zoned(&self, wall: i64) -> ZonedDateTime {
        let timestamp = jiff::Timestamp::from_millisecond(wall).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        timestamp.to_zoned_datetime(self.0.zone.clone())
    }

    pub(crate) fn today(&self) -> jiff::civil::Date {
        self.zoned(self.now()).date()
    }

    /// The catalogue that is in force here now.
    pub(crate) fn catalogue(&self) -> &Catalogue {
        self.0.versions.in_force(self.now())
    }

    /// The files of the catalogue that is built in.
    pub(crate) fn built_in_files(&self) -> Files {
        self.0.files.clone().unwrap_or_else(shipped_catalogue)
    }

    /// The words of a language; the catalogue was checked to have some when it was opened.
    pub(crate) fn words(&self, language: &str) -> Result<&Words, Failure> {
        self.catalogue().words(language).ok_or_else(|| Failure::internal("a catalogue without words"))
    }

    /// Changes that windows may have to show.
    pub fn changes(&self) -> broadcast::Receiver<Change> {
        self.0.changes.subscribe()
    }

    pub(crate) fn announce(&self, change: Change) {
        // Nobody listening is no failure: a window asks anew when it opens.
        let _ = self.0.changes.send(change);
    }

    /// A failure in the language of a window.
    pub(crate) fn problem(&self, language: &str, failure: Failure) -> Problem {
        match self.words(language) {
            Ok(words) => failure.problem(words),
            Err(_) => Problem {
                code: ProblemCode::Internal,
                message: failure.to_string(),
                kept: None,
                next: String::new(),
                fields: vec![],
            },
        }
    }

    pub fn folder(&self) -> &Path {
        &self.0.folder
    }

    /// Closes the database in order; what is committed is safe without it.
    pub async fn close(&self) {
        if let Some(opened) = self.0.opened.get() {
            opened.store.close().await;
        }
    }
}

/// Runs work that keeps a core busy (hashing, decoding) off the threads that answer windows.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(|e| Failure::internal(e.to_string()))?
}
