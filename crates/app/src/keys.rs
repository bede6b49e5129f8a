//! The database key: random, never on disk as it is, wrapped into slots. A slot's back end is written
//! beside it, so that a changed desktop locks nobody out. No key ever stands beside the data unwrapped.

use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    Key, XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use data_encoding::HEXLOWER;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::problem::ProblemCode;
use crate::random;

/// The raw key of the encrypted database.
pub type DatabaseKey = Zeroizing<[u8; 32]>;

/// What opens a slot.
#[derive(Clone)]
pub enum Unlock {
    Passphrase(SecretString),
    /// The operating system's keyring.
    Keyring,
}

/// The file of wrapped keys, `keys.json`.
#[derive(Serialize, Deserialize)]
struct Slots {
    /// Names this replica in the keyring, so that two on one desktop do not share an item.
    replica: String,
    slots: Vec<Slot>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "backend", rename_all = "snake_case")]
enum Slot {
    /// XChaCha20-Poly1305 under argon2id(passphrase, salt), 64 MiB, 3 passes. All hexadecimal.
    Passphrase { salt: String, nonce: String, sealed: String },
    /// The key itself is the keyring's item; nothing to keep here.
    Keyring { service: String },
}

const KEYRING_SERVICE: &str = "id.lawang.app";

/// Opens the key of a data folder, or makes one and its first slot.
pub fn open(folder: &Path, unlock: &Unlock) -> Result<DatabaseKey, Failure> {
    let file = folder.join("keys.json");
    if !file.exists() {
        return create(&file, unlock);
    }
    let slots: Slots = serde_json::from_slice(&std::fs::read(&file)?)
        .map_err(|e| Failure::internal(format!("keys.json cannot be read: {e}")))?;
    for slot in &slots.slots {
        match (slot, unlock) {
            (Slot::Passphrase { salt, nonce, sealed }, Unlock::Passphrase(passphrase)) => {
                if let Some(key) = unwrap(passphrase, salt, nonce, sealed, &slots.replica)? {
                    return Ok(key);
                }
            }
            (Slot::Keyring { service }, Unlock::Keyring) => return from_keyring(service, &slots.replica),
            _ => {}
        }
    }
    Err(locked())
}

/// The data folder has no key yet: whoever unlocks first sets the passphrase.
pub fn is_new(folder: &Path) -> bool {
    !folder.join("keys.json").exists()
}

fn locked() -> Failure {
    Failure::told(ProblemCode::WrongSecrets, "wrong-passphrase")
}

fn create(file: &Path, unlock: &Unlock) -> Result<DatabaseKey, Failure> {
    let key = Zeroizing::new(random::bytes::<32>()?);
    let replica = random::uuid()?.to_string();
    let slot = match unlock {
        Unlock::Passphrase(passphrase) => wrap(passphrase, &key, &replica)?,
        Unlock::Keyring => {
            keyring_entry(KEYRING_SERVICE, &replica)?
                .set_secret(key.as_slice())
                .map_err(|e| Failure::internal(format!("the keyring does not take the key: {e}")))?;
            Slot::Keyring { service: KEYRING_SERVICE.into() }
        }
    };
    let text = serde_json::to_vec_pretty(&Slots { replica, slots: vec![slot] })
        .map_err(|e| Failure::internal(e.to_string()))?;
    crate::files::write_durably(file, &text)?;
    Ok(key)
}

fn wrapping_key(passphrase: &SecretString, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, Failure> {
    let params = Params::new(64 * 1024, 3, 1, Some(32)).map_err(|e| Failure::internal(e.to_string()))?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.expose_secret().as_bytes(), salt, key.as_mut())
        .map_err(|e| Failure::internal(e.to_string()))?;
    Ok(key)
}

fn wrap(passphrase: &SecretString, key: &DatabaseKey, replica: &str) -> Result<Slot, Failure> {
    let (salt, nonce) = (random::bytes::<16>()?, random::bytes::<24>()?);
    let wrapping = wrapping_key(passphrase, &salt)?;
    let sealed = XChaCha20Poly1305::new(&Key::from(*wrapping))
        .encrypt(&XNonce::from(nonce), Payload { msg: key.as_slice(), aad: replica.as_bytes() })
        .map_err(|e| Failure::internal(e.to_string()))?;
    Ok(Slot::Passphrase {
        salt: HEXLOWER.encode(&salt),
        nonce: HEXLOWER.encode(&nonce),
        sealed: HEXLOWER.encode(&sealed),
    })
}

/// `None` where the passphrase is not this slot's.
fn unwrap(
    passphrase: &SecretString,
    salt: &str,
    nonce: &str,
    sealed: &str,
    replica: &str,
) -> Result<Option<DatabaseKey>, Failure> {
    let broken = || Failure::internal("a key slot is damaged");
    let read = |text: &str| HEXLOWER.decode(text.as_bytes()).map_err(|_| broken());
    let nonce: [u8; 24] = read(nonce)?.try_into().map_err(|_| broken())?;
    let wrapping = wrapping_key(passphrase, &read(salt)?)?;
    let sealed = read(sealed)?;
    let opened = XChaCha20Poly1305::new(&Key::from(*wrapping))
        .decrypt(&XNonce::from(nonce), Payload { msg: &sealed, aad: replica.as_bytes() });
    let Ok(opened) = opened.map(Zeroizing::new) else { return Ok(None) };
    let key: [u8; 32] = opened.as_slice().try_into().map_err(|_| broken())?;
    Ok(Some(Zeroizing::new(key)))
}

fn keyring_entry(service: &str, replica: &str) -> Result<keyring::Entry, Failure> {
    keyring::Entry::new(service, replica).map_err(|e| Failure::internal(format!("there is no keyring: {e}")))
}

fn from_keyring(service: &str, replica: &str) -> Result<DatabaseKey, Failure> {
    let secret = keyring_entry(service, replica)?.get_secret().map(Zeroizing::new);
    let secret = secret.map_err(|e| Failure::internal(format!("the keyring does not give the key: {e}")))?;
    let key: [u8; 32] =
        secret.as_slice().try_into().map_err(|_| Failure::internal("the keyring's item is damaged"))?;
    Ok(Zeroizing::new(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_passphrase_opens_and_the_key_is_nowhere_on_disk() {
        let folder = tempfile::tempdir().unwrap();
        let right = Unlock::Passphrase("correct horse".to_owned().into());
        assert!(is_new(folder.path()));
        let key = open(folder.path(), &right).unwrap();
        assert_eq!(*open(folder.path(), &right).unwrap(), *key);
        let wrong = Unlock::Passphrase("correct hors".to_owned().into());
        assert!(matches!(open(folder.path(), &wrong), Err(Failure::Told { name: "wrong-passphrase", .. })));
        let text = std::fs::read_to_string(folder.path().join("keys.json")).unwrap();
        assert!(!text.contains(&HEXLOWER.encode(key.as_slice())));
        let damaged = text.replace("\"sealed\": \"", "\"sealed\": \"00");
        std::fs::write(folder.path().join("keys.json"), damaged).unwrap();
        assert!(open(folder.path(), &right).is_err());
    }
}
