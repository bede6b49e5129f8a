//! The journal: entries, the hash chain of a device, the standing of an entry, grants, and the words
//! that devices and server exchange. Bytes that are stored here are final (invariant 11).

pub mod entry;
pub mod grant;
pub mod officer_key;
pub mod refusal;
pub mod sign;
pub mod wire;

pub use entry::{Author, Body, Clock, Entry, EntryError, Header, Origin, StreamKind, Timestamp};
pub use grant::{Grant, Role, SignedGrant};
pub use refusal::Refusal;
pub use sign::{Head, PublicKey, Signature};

use serde::{Deserialize, Serialize};

/// Where an entry stands with the orderer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Saved on its device, not yet answered.
    Pending,
    /// Ordered; part of the stream's history for ever.
    Accepted,
    /// Decided against, with a reason; kept and visible.
    Refused,
    /// Of a schema or bundle newer than the orderer; kept, looked at again later.
    Deferred,
    /// Bytes that do not verify, or a second history under one device's name; kept for a person.
    Quarantined,
}

/// What a device is used as. A kiosk may author only what an applicant may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DeviceClass {
    Kiosk,
    Office,
    /// The server itself, in a chain of its own. No device is ever enrolled as this.
    Centre,
}
