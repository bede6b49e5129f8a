//! Keys and signatures, each over bytes that begin with a tag of their own, so that a signature made
//! for one purpose never passes for another. Keys are made outside: the core has no randomness.

use ed25519_dalek::{Signer, SigningKey, Verifier, VerifyingKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::fmt;

/// A SHA-256 digest, written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

/// An Ed25519 public key, written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey(pub [u8; 32]);

/// An Ed25519 signature, written as 128 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature(pub [u8; 64]);

macro_rules! hex_text {
    ($name:ident, $len:literal) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }
        impl std::str::FromStr for $name {
            type Err = NotHex;
            fn from_str(text: &str) -> Result<Self, NotHex> {
                let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).map_err(|_| NotHex($len))?;
                Ok(Self(bytes.try_into().map_err(|_| NotHex($len))?))
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected {0} bytes as lower-case hexadecimal")]
pub struct NotHex(usize);

hex_text!(Hash, 32);
hex_text!(PublicKey, 32);
hex_text!(Signature, 64);

impl Hash {
    /// What the first entry of an origin names as its previous.
    pub const ZERO: Self = Self([0; 32]);

    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }
}

/// What is being signed. The tag is the first byte under every hash and signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// An entry's link in its device's chain (a hash, not a signature).
    Link = 0x00,
    /// An entry's salted body (a hash, not a signature).
    Body = 0x01,
    /// An officer's signature over one entry.
    Author = 0x02,
    /// A device's signature over the head of its chain.
    Head = 0x03,
    /// The server's signature over a grant.
    Grant = 0x04,
    /// A device's signature over a request.
    Request = 0x05,
    /// The server's signature over the answer to one request.
    Response = 0x06,
    /// The server's signature over the list by which seals are checked.
    Trust = 0x07,
    /// The server's signature over a provisioning file.
    Provisioning = 0x10,
    /// An officer's signature over the server's once-only number: a desk begins to administer.
    Desk = 0x11,
}

impl Purpose {
    fn message(self, parts: &[&[u8]]) -> Vec<u8> {
        let mut message = vec![self as u8];
        for part in parts {
            message.extend_from_slice(part);
        }
        message
    }

    /// Signs the concatenation of `parts`. Callers pass parts of fixed length first, so that no two
    /// different lists give the same bytes.
    pub fn sign(self, key: &SigningKey, parts: &[&[u8]]) -> Signature {
        Signature(key.sign(&self.message(parts)).to_bytes())
    }

    pub fn verify(self, key: &PublicKey, parts: &[&[u8]], signature: &Signature) -> bool {
        VerifyingKey::from_bytes(&key.0).is_ok_and(|key| {
            key.verify(&self.message(parts), &ed25519_dalek::Signature::from_bytes(&signature.0)).is_ok()
        })
    }
}

impl From<&SigningKey> for PublicKey {
    fn from(key: &SigningKey) -> Self {
        Self(key.verifying_key().to_bytes())
    }
}

/// The newest entry of a device's chain. One signature over it covers the whole chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub epoch: u32,
    pub seq: u64,
    pub hash: Hash,
    pub signature: Signature,
}

impl Head {
    pub fn sign(key: &SigningKey, device: crate::ids::DeviceId, epoch: u32, seq: u64, hash: Hash) -> Self {
        let signature = Purpose::Head
            .sign(key, &[device.0.as_bytes(), &epoch.to_be_bytes(), &seq.to_be_bytes(), &hash.0]);
        Self { epoch, seq, hash, signature }
    }

    pub fn verify(&self, key: &PublicKey, device: crate::ids::DeviceId) -> bool {
        Purpose::Head.verify(
            key,
            &[device.0.as_bytes(), &self.epoch.to_be_bytes(), &self.seq.to_be_bytes(), &self.hash.0],
            &self.signature,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_made_for_one_purpose_does_not_pass_for_another() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let signature = Purpose::Author.sign(&key, &[b"bytes"]);
        let public = PublicKey::from(&key);
        assert!(Purpose::Author.verify(&public, &[b"bytes"], &signature));
        assert!(!Purpose::Head.verify(&public, &[b"bytes"], &signature));
        assert!(!Purpose::Author.verify(&public, &[b"other"], &signature));
        assert!(!Purpose::Author.verify(&PublicKey([1; 32]), &[b"bytes"], &signature));
    }

    #[test]
    fn hexadecimal_survives_a_round_trip_and_nonsense_is_refused() {
        let hash = Hash::of(&[b"x"]);
        assert_eq!(hash.to_string().parse::<Hash>().unwrap(), hash);
        assert!("xyz".parse::<Hash>().is_err());
        assert!("00".parse::<Hash>().is_err());
    }
}
