//! The identifiers of the trade, each its own type so that one cannot stand in for another.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! uuid_id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

uuid_id! {
    /// One installation of the app, with its own signing key.
    DeviceId,
    /// One thing with a history. UUIDv7, so that it sorts by creation.
    StreamId,
    /// One person on the staff.
    OfficerId,
    /// A signed statement of an officer's roles and scopes.
    GrantId,
    /// One visit of an applicant at a kiosk, or one borrowing of a case.
    SessionId,
    /// One document or photo. Random: a content hash would answer "does this document exist".
    AttachmentId,
    /// One offer of a kiosk to take a file from the visitor's phone.
    UploadId,
}

/// An immigration office, by its short name ("singaraja").
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OfficeId(pub String);

impl OfficeId {
    /// Lower-case letters, digits and hyphens, 2 to 40 characters.
    pub fn is_valid(&self) -> bool {
        (2..=40).contains(&self.0.len())
            && self.0.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    }
}

impl fmt::Display for OfficeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Who replicates a stream. Each scope has one orderer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    National,
    /// What is still being deliberated: office devices hold it, kiosks do not.
    Policy,
    Office(OfficeId),
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::National => f.write_str("national"),
            Self::Policy => f.write_str("policy"),
            Self::Office(id) => write!(f, "office:{id}"),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a scope: {0}")]
pub struct NotAScope(String);

impl std::str::FromStr for Scope {
    type Err = NotAScope;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            None if text == "national" => Ok(Self::National),
            None if text == "policy" => Ok(Self::Policy),
            Some(("office", id)) if OfficeId(id.into()).is_valid() => Ok(Self::Office(OfficeId(id.into()))),
            _ => Err(NotAScope(text.into())),
        }
    }
}

impl Serialize for Scope {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_survive_a_round_trip_and_nonsense_is_refused() {
        for text in ["national", "policy", "office:singaraja"] {
            assert_eq!(text.parse::<Scope>().unwrap().to_string(), text);
        }
        for text in ["", "office:", "office:A B", "region:bali", "office:../x"] {
            assert!(text.parse::<Scope>().is_err(), "{text}");
        }
    }
}
