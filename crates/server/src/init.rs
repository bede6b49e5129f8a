//! Makes a server ready to be set up: folder, key file, database, keys, and the administrator's code.

use std::fs;

use ed25519_dalek::SigningKey;
use lawang_core::journal::PublicKey;
use lawang_core::reference::EnrolmentCode;
use zeroize::Zeroizing;

use crate::config::{Config, keys_at_rest};
use crate::secret;
use crate::state::{StartError, database, lock_folder};
use crate::store::{Connection, Store, code, officer, server_key, setting};

pub enum Init {
    /// The one-time code that makes the first administrator.
    Code(EnrolmentCode),
    /// The server has its administrator: there was nothing to do.
    Ready,
}

/// May be run again: until there is an administrator it makes a fresh code, and the old one ends.
pub async fn init(config: &Config, demo: bool) -> Result<Init, StartError> {
    let folder = |e| StartError::Folder(config.data.display().to_string(), e);
    fs::create_dir_all(&config.data).map_err(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&config.data, fs::Permissions::from_mode(0o700)).map_err(folder)?;
    }
    let _lock = lock_folder(&config.data)?;
    let file = database(&config.data);
    // A new key for an old database would only hide that the old key is lost.
    let keys = keys_at_rest(config, !file.exists())?;
    fs::create_dir_all(config.data.join("attachments")).map_err(folder)?;
    let store = Store::open(&file, &keys.database, true).await?;
    let done = prepare(config, demo, &store).await;
    store.close().await;
    done
}

async fn prepare(config: &Config, demo: bool, store: &Store) -> Result<Init, StartError> {
    let mut write = store.write().await?;
    let identity = key(&mut write, "identity").await?;
    if let Some(url) = &config.public_url {
        setting::put(&mut write, "public_url", url).await?;
    }
    if officer::any(&mut write).await? {
        write.commit().await?;
        return Ok(Init::Ready);
    }
    setting::put(&mut write, "demo", if demo { "yes" } else { "no" }).await?;
    code::drop_administrator(&mut write).await?;
    let made = EnrolmentCode::new(random()?, &PublicKey::from(&identity));
    let kept = code::Code { purpose: code::Purpose::Administrator, name: String::new() };
    code::insert(&mut write, &secret::hash(&made.secret_text()), &kept, None).await?;
    write.commit().await?;
    Ok(Init::Code(made))
}

fn random<const N: usize>() -> Result<[u8; N], StartError> {
    crate::random::bytes().map_err(|_| StartError::Random)
}

async fn key(db: &mut Connection, name: &str) -> Result<SigningKey, StartError> {
    if let Some(seed) = server_key::get(db, name).await? {
        return Ok(SigningKey::from_bytes(&seed));
    }
    let seed = Zeroizing::new(random::<32>()?);
    server_key::insert(db, name, &seed).await?;
    Ok(SigningKey::from_bytes(&seed))
}
