//! The trust list: whose seals are good, which were revoked, and until when that can be relied on. The
//! server signs it, devices keep it, and it stands in for the certificates of Doc 9303-12.

use ed25519_dalek::SigningKey;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::bytes::{Header, Seal};
use super::key::PublicKey;
use crate::journal::sign::{self, Hash, Purpose, Signature};

/// How long a list can be relied on with no contact: as long as a grant.
pub const TRUST_DAYS: i64 = 7;
const DAY: i64 = 24 * 60 * 60 * 1000;

/// All times are milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustList {
    pub issued: i64,
    /// After this nothing can be called valid by it.
    pub expires: i64,
    pub signers: Vec<Signer>,
    pub revoked: Vec<Revoked>,
}

/// One key that seals are signed with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// As in the header of its seals.
    pub country: String,
    pub signer: String,
    pub certificate: String,
    pub key: PublicKey,
    /// The first and last day on which it may sign.
    pub from: Date,
    pub until: Date,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revoked {
    /// See [`Seal::digest`].
    pub seal: Hash,
    /// The permit's number, where it has one: with it every seal of that permit is revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    pub at: i64,
}

impl Signer {
    pub fn signed(&self, header: &Header) -> bool {
        let same = |listed: &str, sealed: &str| listed == sealed;
        same(&self.country, &header.country)
            && same(&self.signer, &header.signer)
            && same(&self.certificate, &header.certificate)
    }

    pub fn may_sign_on(&self, day: Date) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

impl TrustList {
    /// A clock that is a day behind the list is as little use as one that is past it.
    pub fn holds_at(&self, wall: i64) -> bool {
        (self.issued - DAY..=self.expires).contains(&wall)
    }

    pub fn revocation(&self, seal: &Seal, number: Option<&str>) -> Option<&Revoked> {
        let digest = seal.digest();
        self.revoked.iter().find(|revoked| {
            revoked.seal == digest || (revoked.number.is_some() && revoked.number.as_deref() == number)
        })
    }
}

/// A trust list as the server signed it; the text is kept to the byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedTrustList {
    pub text: String,
    pub signature: Signature,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrustError {
    #[error("the trust list cannot be read: {0}")]
    Unreadable(String),
    #[error("the trust list is not signed by this server")]
    NotSigned,
}

impl SignedTrustList {
    pub fn sign(list: &TrustList, key: &SigningKey) -> Result<Self, TrustError> {
        let text = serde_json::to_string(list).map_err(|e| TrustError::Unreadable(e.to_string()))?;
        let signature = Purpose::Trust.sign(key, &[text.as_bytes()]);
        Ok(Self { text, signature })
    }

    pub fn open(&self, server: &sign::PublicKey) -> Result<TrustList, TrustError> {
        if !Purpose::Trust.verify(server, &[self.text.as_bytes()], &self.signature) {
            return Err(TrustError::NotSigned);
        }
        serde_json::from_str(&self.text).map_err(|e| TrustError::Unreadable(e.to_string()))
    }
}
