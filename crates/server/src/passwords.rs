//! Hashing of passwords and PINs, off the async threads and few at a time: each takes 19 MiB and some
//! tens of milliseconds. Also the makings of a new officer.

use std::sync::LazyLock;

use ed25519_dalek::SigningKey;
use lawang_core::ids::{OfficeId, OfficerId};
use lawang_core::journal::wire::SealedKey;
use lawang_core::journal::{PublicKey, Role, officer_key};
use tokio::sync::Semaphore;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::error::{Error, Result};
use crate::random;
use crate::store::officer::Officer;

/// The shortest password, in characters (NIST SP 800-63B-4 asks 15 where it is the only factor, 8 where
/// not; an officer signs in on an enrolled device only).
pub const MIN_PASSWORD: usize = 12;
/// The longest, in characters.
pub const MAX_PASSWORD: usize = 200;

static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// What is checked where there is nothing to check, so that this takes as long as a real check.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| officer_key::verifier("nobody has this password", [0; 16]).unwrap_or_default());

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _permit = AT_ONCE.acquire().await.map_err(|_| Error::Internal("hashing has ended"))?;
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Internal("hashing did not end"))
}

/// Whether the password is right; false, after about the same time, where there is no verifier.
pub async fn agrees(password: String, verifier: Option<String>) -> Result<bool> {
    let password = Zeroizing::new(password);
    off_thread(move || {
        let right = officer_key::verify(&password, verifier.as_deref().unwrap_or(&NOBODY));
        right && verifier.is_some()
    })
    .await
}

/// Makes ready what the first check would have to wait for, so that it takes no longer than the others.
pub fn warm_up() {
    LazyLock::force(&NOBODY);
}

/// Who is to be made an officer.
pub struct NewOfficer {
    pub login: String,
    pub name: String,
    pub office: OfficeId,
    pub roles: Vec<Role>,
    pub password: String,
}

/// Checks what was typed and makes verifier and signing key; the key is forgotten but for its sealed form.
pub async fn make_officer(new: NewOfficer) -> Result<Officer> {
    let login = new.login;
    let login_is_valid = (2..=40).contains(&login.len())
        && login.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b));
    if !login_is_valid {
        return Err(Error::field("login", "2 to 40 of a-z, 0-9, dot, hyphen, underscore"));
    }
    name("name", &new.name)?;
    let roles = roles(new.roles)?;
    let Secrets { verifier, sealed_key, public_key } = make_secrets(new.password).await?;
    Ok(Officer {
        id: OfficerId(Uuid::new_v4()),
        login,
        name: new.name,
        office: new.office,
        roles,
        verifier,
        sealed_key,
        public_key,
        left_at: None,
    })
}

/// What a password opens.
pub struct Secrets {
    pub verifier: String,
    pub sealed_key: SealedKey,
    pub public_key: PublicKey,
}

/// A new signing key, sealed under the password.
pub async fn make_secrets(password: String) -> Result<Secrets> {
    let password = Zeroizing::new(password);
    if !(MIN_PASSWORD..=MAX_PASSWORD).contains(&password.chars().count()) {
        return Err(Error::field("password", format!("{MIN_PASSWORD} to {MAX_PASSWORD} characters")));
    }
    let seed = Zeroizing::new(random::bytes::<32>()?);
    let (salt, seal_salt, nonce) = (random::bytes()?, random::bytes()?, random::bytes()?);
    let public_key = PublicKey::from(&SigningKey::from_bytes(&seed));
    let made = off_thread(move || {
        let verifier = officer_key::verifier(&password, salt)?;
        Ok::<_, officer_key::PasswordError>((
            verifier,
            officer_key::seal(&seed, &password, seal_salt, nonce)?,
        ))
    });
    let (verifier, sealed_key) = made.await?.map_err(|_| Error::Internal("a password did not hash"))?;
    Ok(Secrets { verifier, sealed_key, public_key })
}

/// Each once, in their own order; at least one.
pub fn roles(mut roles: Vec<Role>) -> Result<Vec<Role>> {
    roles.sort_unstable();
    roles.dedup();
    if roles.is_empty() { Err(Error::field("roles", "at least one")) } else { Ok(roles) }
}

/// Letters and digits that nobody takes for another.
const READABLE: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// A first password: four groups of four, 79 bits.
pub fn first_password() -> Result<String> {
    let mut password = String::new();
    for (i, bytes) in random::bytes::<64>()?.chunks_exact(4).enumerate() {
        if i > 0 && i % 4 == 0 {
            password.push('-');
        }
        let number = bytes.iter().fold(0u32, |number, byte| number << 8 | u32::from(*byte));
        password.push(char::from(READABLE[number as usize % READABLE.len()]));
    }
    Ok(password)
}

/// A name that people read: something in it, one line, not too long.
pub fn name(what: &str, text: &str) -> Result<()> {
    let length = text.trim().chars().count();
    if length == 0 || length > 120 || text.chars().any(char::is_control) {
        return Err(Error::field(what, "1 to 120 characters on one line"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_password_is_long_readable_and_never_the_same() {
        let (one, other) = (first_password().unwrap(), first_password().unwrap());
        assert_eq!(one.len(), 19);
        assert!(one.bytes().all(|b| b == b'-' || READABLE.contains(&b)), "{one}");
        assert_ne!(one, other);
    }
}
