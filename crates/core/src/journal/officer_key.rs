//! What a password opens: its verifier, and the officer's signing key sealed under it. The server seals,
//! the office device opens with no network. Salt and nonce are passed in; the cost is fixed here.

use argon2::password_hash::{PasswordHasher, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, PasswordVerifier, Version};
use chacha20poly1305::{
    Key, XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit},
};
use data_encoding::HEXLOWER;

use super::wire::SealedKey;

/// Argon2id's cost, the least that OWASP's Password Storage Cheat Sheet names: 19 MiB, 2 passes, 1 lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// A verifier made elsewhere (a receipt's PIN comes from a kiosk) may not cost more than this to check.
const MAX_MEMORY_KIB: u32 = 64 * 1024;
const MAX_PASSES: u32 = 4;
const MAX_LANES: u32 = 4;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the password cannot be hashed: {0}")]
pub struct PasswordError(String);

fn argon2() -> Result<Argon2<'static>, PasswordError> {
    let params =
        Params::new(MEMORY_KIB, PASSES, LANES, Some(32)).map_err(|e| PasswordError(e.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// A password's or PIN's verifier, as a PHC string.
pub fn verifier(password: &str, salt: [u8; 16]) -> Result<String, PasswordError> {
    let hash: PasswordHash = argon2()?
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|e| PasswordError(e.to_string()))?;
    Ok(hash.to_string())
}

/// Whether the password is the one the verifier was made from. A verifier that cannot be read, is not
/// argon2id or is too dear to check does not agree with any.
pub fn verify(password: &str, phc: &str) -> bool {
    let Ok(hash) = PasswordHash::new(phc) else { return false };
    let Ok(params) = Params::try_from(&hash) else { return false };
    hash.algorithm.as_str() == "argon2id"
        && params.m_cost() <= MAX_MEMORY_KIB
        && params.t_cost() <= MAX_PASSES
        && params.p_cost() <= MAX_LANES
        && Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
}

fn cipher(password: &str, salt: &[u8]) -> Result<XChaCha20Poly1305, PasswordError> {
    let mut key = Key::default();
    argon2()?
        .hash_password_into(password.as_bytes(), salt, &mut key)
        .map_err(|e| PasswordError(e.to_string()))?;
    Ok(XChaCha20Poly1305::new(&key))
}

/// Seals an officer's signing key. `salt` and `nonce` are random and used once; the salt is not the
/// verifier's, else the verifier would be the key.
pub fn seal(
    seed: &[u8; 32],
    password: &str,
    salt: [u8; 16],
    nonce: [u8; 24],
) -> Result<SealedKey, PasswordError> {
    let sealed = cipher(password, &salt)?
        .encrypt(&XNonce::from(nonce), seed.as_slice())
        .map_err(|e| PasswordError(e.to_string()))?;
    Ok(SealedKey {
        salt: HEXLOWER.encode(&salt),
        nonce: HEXLOWER.encode(&nonce),
        sealed: HEXLOWER.encode(&sealed),
    })
}

/// Opens a sealed key; `None` where the password is wrong or a byte was changed.
pub fn open(key: &SealedKey, password: &str) -> Option<[u8; 32]> {
    let bytes = |text: &str| HEXLOWER.decode(text.as_bytes()).ok();
    let nonce: [u8; 24] = bytes(&key.nonce)?.try_into().ok()?;
    let salt: [u8; 16] = bytes(&key.salt)?.try_into().ok()?;
    let sealed = bytes(&key.sealed)?;
    let seed = cipher(password, &salt).ok()?.decrypt(&XNonce::from(nonce), sealed.as_slice()).ok()?;
    seed.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verifier_knows_its_password_and_no_other() {
        let made = verifier("correct horse", [1; 16]).unwrap();
        assert!(made.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{made}");
        assert!(verify("correct horse", &made));
        assert!(!verify("correct horsf", &made));
        for nonsense in ["", "x", "$argon2id$", "$argon2i$v=19$m=8,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAA"] {
            assert!(!verify("", nonsense), "{nonsense}");
        }
    }

    #[test]
    fn a_verifier_that_is_too_dear_is_not_checked() {
        let made = verifier("1", [1; 16]).unwrap();
        for cost in ["m=4194304,t=2,p=1", "m=19456,t=4000000,p=1", "m=19456,t=2,p=64"] {
            assert!(!verify("1", &made.replace("m=19456,t=2,p=1", cost)), "{cost}");
        }
    }

    #[test]
    fn a_sealed_key_opens_with_its_password_only() {
        let sealed = seal(&[7; 32], "correct horse", [2; 16], [3; 24]).unwrap();
        assert_eq!(open(&sealed, "correct horse"), Some([7; 32]));
        assert_eq!(open(&sealed, "wrong"), None);
        let flipped = SealedKey { nonce: HEXLOWER.encode(&[4; 24]), ..sealed.clone() };
        assert_eq!(open(&flipped, "correct horse"), None);
        let cut = SealedKey { sealed: sealed.sealed[2..].into(), ..sealed };
        assert_eq!(open(&cut, "correct horse"), None);
    }
}
