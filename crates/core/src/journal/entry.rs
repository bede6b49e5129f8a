//! One entry: who, when, on which device, what. The header and the body are versioned JSON, kept to
//! the byte as authored; hashes and signatures are over those bytes. Reading upcasts, storing never does.

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::sign::{Hash, PublicKey, Purpose, Signature};
use crate::ids::{DeviceId, GrantId, OfficerId, SessionId, StreamId};

/// The place of an entry in its device's chain. `epoch` grows when a disk was cloned or restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Origin {
    pub device: DeviceId,
    pub epoch: u32,
    /// Starts at 1 and has no gap.
    pub seq: u64,
}

/// What kind of thing a stream is the history of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StreamKind {
    Case,
    /// A change of policy or catalogue, from its first words to its approval.
    Proposal,
    /// The versions that were published.
    Policy,
}

impl StreamKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Proposal => "proposal",
            Self::Policy => "policy",
        }
    }
}

/// Hybrid logical clock: for display and audit only, never for order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Timestamp {
    /// Milliseconds since 1970-01-01 UTC by the device's clock, never less than the entry before.
    pub wall: i64,
    /// Orders entries of the same millisecond.
    pub count: u32,
}

/// The clock of one device; moves on with every entry it authors or sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock(pub Timestamp);

impl Clock {
    /// The time for a new entry, given the device's wall clock.
    #[must_use]
    pub fn tick(self, wall: i64) -> Timestamp {
        if wall > self.0.wall {
            Timestamp { wall, count: 0 }
        } else {
            Timestamp { wall: self.0.wall, count: self.0.count.saturating_add(1) }
        }
    }
}

/// Who authored an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Author {
    /// The person at the kiosk. `session` is that visit, or the borrowing of a case.
    Applicant { session: SessionId },
    /// An officer under a grant; the entry carries the officer's signature.
    Officer { officer: OfficerId, grant: GrantId },
    /// The server: a billing code, a payment that was reported to it, a seal.
    Centre,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    pub origin: Origin,
    pub stream: StreamId,
    pub kind: StreamKind,
    pub time: Timestamp,
    pub author: Author,
    /// Version of the body's schema.
    pub schema: u16,
    /// The stream version that a guarded change saw. Entries that append carry none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<u64>,
}

impl Header {
    /// Whether the entry moves its stream's version on. What is only added — a note, a bill, a seal — does
    /// not, so that it never makes a colleague's decision late. Read off the header alone: a body may be
    /// erased.
    pub fn moves(&self) -> bool {
        self.expected.is_some()
    }
}

/// A body with the salt that hides it in the chain. Both go when the body is erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    #[serde(with = "salt_text")]
    pub salt: [u8; 16],
    /// Versioned JSON, as authored.
    pub text: String,
}

impl Body {
    pub fn hash(&self) -> Hash {
        Hash::of(&[&[Purpose::Body as u8], &self.salt, self.text.as_bytes()])
    }
}

/// One event of one stream, as it is stored, sent and verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The hash of this origin's entry before.
    pub previous: Hash,
    /// The header's JSON, as authored.
    pub header: String,
    pub body_hash: Hash,
    /// None once erased.
    pub body: Option<Body>,
    /// The officer's signature over header and body hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    #[error("the header cannot be read: {0}")]
    Header(String),
    #[error("the body cannot be read: {0}")]
    Body(String),
    #[error("the body does not match its hash")]
    BodyHash,
    #[error("the body was erased")]
    Erased,
    #[error("too large: {0} bytes")]
    TooLarge(usize),
}

/// The largest header and body that are taken, in bytes.
pub const MAX_HEADER: usize = 4 * 1024;
pub const MAX_BODY: usize = 256 * 1024;

impl Entry {
    /// Authors an entry. `officer` signs where the author is one.
    pub fn author<E: Serialize>(
        header: &Header,
        event: &E,
        salt: [u8; 16],
        previous: Hash,
        officer: Option<&SigningKey>,
    ) -> Result<Self, EntryError> {
        let header = serde_json::to_string(header).map_err(|e| EntryError::Header(e.to_string()))?;
        let text = serde_json::to_string(event).map_err(|e| EntryError::Body(e.to_string()))?;
        if text.len() > MAX_BODY {
            return Err(EntryError::TooLarge(text.len()));
        }
        let body = Body { salt, text };
        let body_hash = body.hash();
        let signature = officer.map(|key| Purpose::Author.sign(key, &[&body_hash.0, header.as_bytes()]));
        Ok(Self { previous, header, body_hash, body: Some(body), signature })
    }

    /// The link in the device's chain: it commits to the salted hash of the body, not to the body.
    pub fn hash(&self) -> Hash {
        Hash::of(&[&[Purpose::Link as u8], &self.previous.0, self.header.as_bytes(), &self.body_hash.0])
    }

    pub fn header(&self) -> Result<Header, EntryError> {
        if self.header.len() > MAX_HEADER {
            return Err(EntryError::TooLarge(self.header.len()));
        }
        serde_json::from_str(&self.header).map_err(|e| EntryError::Header(e.to_string()))
    }

    /// Whether the body, where there is one, is the one the chain commits to.
    pub fn verify_body(&self) -> Result<(), EntryError> {
        match &self.body {
            Some(body) if body.text.len() > MAX_BODY => Err(EntryError::TooLarge(body.text.len())),
            Some(body) if body.hash() != self.body_hash => Err(EntryError::BodyHash),
            _ => Ok(()),
        }
    }

    pub fn event<E: DeserializeOwned>(&self) -> Result<E, EntryError> {
        let body = self.body.as_ref().ok_or(EntryError::Erased)?;
        serde_json::from_str(&body.text).map_err(|e| EntryError::Body(e.to_string()))
    }

    pub fn signed_by(&self, key: &PublicKey) -> bool {
        self.signature.is_some_and(|signature| {
            Purpose::Author.verify(key, &[&self.body_hash.0, self.header.as_bytes()], &signature)
        })
    }
}

mod salt_text {
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(salt: &[u8; 16], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&data_encoding::HEXLOWER.encode(salt))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 16], D::Error> {
        let text = String::deserialize(deserializer)?;
        data_encoding::HEXLOWER
            .decode(text.as_bytes())
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(|| serde::de::Error::custom("a salt is 16 bytes as lower-case hexadecimal"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn header() -> Header {
        Header {
            origin: Origin { device: DeviceId(Uuid::from_u128(1)), epoch: 1, seq: 1 },
            stream: StreamId(Uuid::from_u128(2)),
            kind: StreamKind::Case,
            time: Timestamp { wall: 1_795_500_000_000, count: 0 },
            author: Author::Officer {
                officer: OfficerId(Uuid::from_u128(3)),
                grant: GrantId(Uuid::from_u128(4)),
            },
            schema: 1,
            expected: Some(2),
        }
    }

    /// The stored form is final: this hash may never change.
    #[test]
    fn the_bytes_of_an_entry_are_final() {
        let entry = Entry::author(&header(), &"noted", [9; 16], Hash::ZERO, None).unwrap();
        assert_eq!(
            entry.header,
            "{\"origin\":{\"device\":\"00000000-0000-0000-0000-000000000001\",\"epoch\":1,\"seq\":1},\
             \"stream\":\"00000000-0000-0000-0000-000000000002\",\"kind\":\"case\",\
             \"time\":{\"wall\":1795500000000,\"count\":0},\
             \"author\":{\"by\":\"officer\",\"officer\":\"00000000-0000-0000-0000-000000000003\",\
             \"grant\":\"00000000-0000-0000-0000-000000000004\"},\"schema\":1,\"expected\":2}"
        );
        assert_eq!(
            entry.hash().to_string(),
            "8182ecbdb97ee044818ecb69acdbd36f620214c25b8dd170ebcc98f756734e52"
        );
    }

    #[test]
    fn an_erased_body_leaves_the_chain_valid() {
        let first = Entry::author(&header(), &"one", [1; 16], Hash::ZERO, None).unwrap();
        let second = Entry::author(&header(), &"two", [2; 16], first.hash(), None).unwrap();
        let mut erased = first.clone();
        erased.body = None;
        assert_eq!(erased.hash(), first.hash());
        assert_eq!(second.previous, erased.hash());
        assert_eq!(erased.verify_body(), Ok(()));
        assert_eq!(erased.event::<String>(), Err(EntryError::Erased));
    }

    #[test]
    fn any_change_of_header_body_or_salt_is_seen() {
        let key = SigningKey::from_bytes(&[5; 32]);
        let entry = Entry::author(&header(), &"granted", [1; 16], Hash::ZERO, Some(&key)).unwrap();
        assert!(entry.signed_by(&PublicKey::from(&key)));

        let mut changed = entry.clone();
        changed.header = changed.header.replace("\"seq\":1", "\"seq\":2");
        assert_ne!(changed.hash(), entry.hash());
        assert!(!changed.signed_by(&PublicKey::from(&key)));

        let mut changed = entry.clone();
        changed.body = Some(Body { salt: [1; 16], text: "\"refused\"".into() });
        assert_eq!(changed.verify_body(), Err(EntryError::BodyHash));

        let mut changed = entry;
        changed.body = changed.body.map(|body| Body { salt: [2; 16], ..body });
        assert_eq!(changed.verify_body(), Err(EntryError::BodyHash));
    }

    #[test]
    fn unknown_fields_of_a_newer_schema_survive_because_bytes_are_kept() {
        let entry = Entry::author(&header(), &"x", [1; 16], Hash::ZERO, None).unwrap();
        let newer =
            Entry { header: entry.header.replace("\"schema\":1", "\"schema\":1,\"later\":true"), ..entry };
        let sent = serde_json::to_string(&newer).unwrap();
        let back: Entry = serde_json::from_str(&sent).unwrap();
        assert_eq!(back, newer);
        assert!(back.header().is_ok());
    }

    #[test]
    fn the_clock_never_goes_back() {
        let clock = Clock(Timestamp { wall: 100, count: 3 });
        assert_eq!(clock.tick(200), Timestamp { wall: 200, count: 0 });
        assert_eq!(clock.tick(50), Timestamp { wall: 100, count: 4 });
    }
}
