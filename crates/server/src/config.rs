//! Where the server's data and key are, and the keys that are made from the key file. The key file may
//! not lie inside the data folder: whoever copies the data must not get the key with it.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};
use jiff::tz::{Offset, TimeZone};
use lawang_core::case::Pinned;
use lawang_core::catalogue::{self, Catalogue, Files, Issuer};
use lawang_core::journal::sign::Hash;
use zeroize::Zeroizing;

use crate::gateway::Remote;
use crate::told::Channels;

/// Milliseconds since 1970-01-01 UTC. Passed in, so that tests can move it.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

#[derive(Clone)]
pub struct Config {
    /// Database and attachments.
    pub data: PathBuf,
    /// 32 bytes in hexadecimal, from which all keys at rest are derived.
    pub key_file: PathBuf,
    /// Where applicants' phones reach the server; kept once it was given.
    pub public_url: Option<String>,
    pub bundles: Bundles,
    pub clock: Clock,
    /// In which the phone pages tell moments, and say so; also the civil time of appointments.
    pub zone: TimeZone,
    /// None: a demo server makes codes that open no account, any other takes payments at the counter.
    pub payments: Option<Payments>,
    /// How applicants and national systems are told; nothing is sent unless it says so.
    pub channels: Channels,
    /// Who seals permits and receipts; nobody where none. On a demo server it is Utopia.
    pub issuer: Option<Issuer>,
}

/// How the fees of cases are paid.
#[derive(Clone)]
pub enum Payments {
    /// At the counter; staff confirm.
    Counter,
    /// By billing codes from a gateway.
    Remote(Remote),
}

/// The least length of a secret that is shared with another system, in bytes.
const LEAST_SECRET: usize = 16;

impl Payments {
    /// A gateway, and the file with the secret that is shared with it.
    pub fn remote(address: String, secret_file: &Path) -> std::io::Result<Self> {
        Ok(Self::Remote(Remote { address, secret: shared_secret(secret_file)? }))
    }
}

/// A secret that another system knows too: what the file holds, without the line's end.
pub fn shared_secret(file: &Path) -> std::io::Result<Zeroizing<Vec<u8>>> {
    let text = Zeroizing::new(fs::read_to_string(file)?);
    let secret = text.trim_end().as_bytes();
    if secret.len() < LEAST_SECRET {
        let short = format!("{}: a shared secret has at least {LEAST_SECRET} characters", file.display());
        return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, short));
    }
    Ok(Zeroizing::new(secret.to_vec()))
}

impl Config {
    pub fn new(data: impl Into<PathBuf>, key_file: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            key_file: key_file.into(),
            public_url: None,
            bundles: Bundles::default(),
            clock: Arc::new(|| jiff::Timestamp::now().as_millisecond()),
            zone: jakarta(),
            payments: None,
            channels: Channels::default(),
            issuer: shipped_catalogue().issuer.clone(),
        }
    }
}

/// Where nothing else is stated, time is Jakarta's: UTC+7 all year.
fn jakarta() -> TimeZone {
    TimeZone::get("Asia/Jakarta").unwrap_or_else(|_| TimeZone::fixed(Offset::constant(7)))
}

/// The catalogue and policy bundles that this server knows. A case filed under others is deferred.
#[derive(Debug, Clone, Default)]
pub struct Bundles {
    pub known: HashSet<Hash>,
    /// Takes any bundle, for tests of devices with catalogues of their own.
    pub accept_any: bool,
}

static CATALOGUE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../catalogue");

/// The files of the catalogue that is built in.
pub fn shipped_files() -> Files {
    let mut files = Files::new();
    collect(&CATALOGUE, &mut files);
    files
}

/// The catalogue that is built in; read once.
pub fn shipped_catalogue() -> &'static Arc<Catalogue> {
    static SHIPPED: LazyLock<Arc<Catalogue>> =
        LazyLock::new(|| Arc::new(catalogue::load(&shipped_files()).catalogue));
    &SHIPPED
}

impl Bundles {
    /// The catalogue that ships with this build, as devices of the same build pin it.
    pub fn shipped() -> Self {
        let pinned = shipped_catalogue().pinned();
        Self { known: HashSet::from([pinned.catalogue, pinned.policy]), accept_any: false }
    }

    pub fn knows(&self, pinned: &Pinned) -> bool {
        self.accept_any || (self.known.contains(&pinned.catalogue) && self.known.contains(&pinned.policy))
    }
}

fn collect(folder: &Dir<'_>, files: &mut Files) {
    for file in folder.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.insert(path.replace('\\', "/"), text.to_owned());
        }
    }
    for below in folder.dirs() {
        collect(below, files);
    }
}

#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    #[error(
        "the key file {key} lies inside the data folder {data}; keep it elsewhere, so that a copy of the data is no copy of the key"
    )]
    InsideData { key: String, data: String },
    #[error("there is no key file {0}; run `lawang-server init` first")]
    Missing(String),
    #[error("the key file {0} must hold 64 hexadecimal digits")]
    Unreadable(String),
    #[error("{0}: {1}")]
    Io(String, std::io::Error),
    #[error("the operating system gives no random bytes: {0}")]
    Random(#[from] getrandom::Error),
}

/// 32 secret bytes, wiped when they are let go.
#[derive(Clone)]
pub struct SecretKey(Zeroizing<[u8; 32]>);

impl SecretKey {
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(data_encoding::HEXLOWER.encode(self.bytes()))
    }

    fn derive(&self, context: &str) -> Self {
        Self::of(blake3::derive_key(context, self.bytes()))
    }
}

/// What is made from the key file, each for one purpose.
pub struct KeysAtRest {
    pub database: SecretKey,
    /// Seals the keys of the cases' attachments.
    pub attachments: SecretKey,
    /// Hides whom or what a count of wrong tries is about.
    pub attempts: SecretKey,
}

impl KeysAtRest {
    fn of(key: &SecretKey) -> Self {
        Self {
            database: key.derive("lawang-server 2026-11 database"),
            attachments: key.derive("lawang-server 2026-11 attachment keys"),
            attempts: key.derive("lawang-server 2026-11 attempt subjects"),
        }
    }
}

/// Reads the key file; makes it first where `create` says so and there is none.
pub fn keys_at_rest(config: &Config, create: bool) -> Result<KeysAtRest, KeyFileError> {
    let file = &config.key_file;
    refuse_inside(file, &config.data)?;
    if !file.exists() {
        if !create {
            return Err(KeyFileError::Missing(file.display().to_string()));
        }
        make(file)?;
    }
    let text = Zeroizing::new(fs::read_to_string(file).map_err(|e| io(file, e))?);
    let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(text.trim().as_bytes()).map(Zeroizing::new);
    let key: [u8; 32] = bytes
        .ok()
        .and_then(|bytes| bytes.as_slice().try_into().ok())
        .ok_or_else(|| KeyFileError::Unreadable(file.display().to_string()))?;
    warn_if_others_read(file);
    Ok(KeysAtRest::of(&SecretKey::of(key)))
}

fn io(file: &Path, error: std::io::Error) -> KeyFileError {
    KeyFileError::Io(file.display().to_string(), error)
}

fn refuse_inside(file: &Path, data: &Path) -> Result<(), KeyFileError> {
    let real = |path: &Path| fs::canonicalize(path).or_else(|_| std::path::absolute(path));
    let data = real(data).map_err(|e| io(data, e))?;
    // The file itself may be a link: both where it is named and where it lies must be outside.
    let folder = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let named = real(folder).map_err(|e| io(folder, e))?;
    let lies = real(file).map_err(|e| io(file, e))?;
    if named.starts_with(&data) || lies.starts_with(&data) {
        return Err(KeyFileError::InsideData {
            key: file.display().to_string(),
            data: data.display().to_string(),
        });
    }
    Ok(())
}

fn make(file: &Path) -> Result<(), KeyFileError> {
    let mut key = SecretKey::of([0; 32]);
    getrandom::fill(key.0.as_mut_slice())?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|e| io(file, e))?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(file).map_err(|e| io(file, e))?;
    out.write_all(key.hex().as_bytes()).and_then(|()| out.write_all(b"\n")).map_err(|e| io(file, e))?;
    out.sync_all().map_err(|e| io(file, e))
}

#[cfg(unix)]
fn warn_if_others_read(file: &Path) {
    use std::os::unix::fs::PermissionsExt;
    if fs::metadata(file).is_ok_and(|m| m.permissions().mode() & 0o077 != 0) {
        tracing::warn!("others than its owner can read the key file; `chmod 600` it");
    }
}

#[cfg(not(unix))]
fn warn_if_others_read(_: &Path) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_file_may_not_lie_inside_the_data_folder() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::create_dir_all(data.join("sub")).unwrap();
        for inside in ["data/key", "data/sub/key", "data/sub/../key", "data/../data/key"] {
            let config = Config::new(&data, folder.path().join(inside));
            let error = keys_at_rest(&config, true).err().unwrap();
            assert!(matches!(error, KeyFileError::InsideData { .. }), "{inside}: {error}");
        }
        let config = Config::new(&data, folder.path().join("key"));
        assert!(matches!(keys_at_rest(&config, false), Err(KeyFileError::Missing(_))));
        let made = keys_at_rest(&config, true).unwrap();
        let read = keys_at_rest(&config, false).unwrap();
        assert_eq!(made.database.bytes(), read.database.bytes());
        assert_ne!(made.database.bytes(), made.attachments.bytes());
        #[cfg(unix)]
        {
            use std::os::unix::fs::{PermissionsExt, symlink};
            let mode = fs::metadata(&config.key_file).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
            fs::rename(&config.key_file, data.join("key")).unwrap();
            symlink(data.join("key"), &config.key_file).unwrap();
            assert!(matches!(keys_at_rest(&config, true), Err(KeyFileError::InsideData { .. })));
        }
    }
}
