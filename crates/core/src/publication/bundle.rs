//! A bundle: one half of a catalogue — the policy, or all else — as one text with a content address.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Files, address};
use crate::journal::sign::Hash;

/// The largest bundle that is taken, in bytes before it is compressed.
pub const MAX_BUNDLE: usize = 32 * 1024 * 1024;

/// Files by their paths. Its address is that of the catalogue's half with these files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bundle {
    pub files: Files,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    #[error("the bundle cannot be read: {0}")]
    Unreadable(String),
    #[error("the bundle is not what its address says")]
    OtherAddress,
    #[error("a bundle is larger than {MAX_BUNDLE} bytes")]
    TooLarge,
}

impl Bundle {
    pub fn address(&self) -> Hash {
        address(self.files.iter())
    }

    /// As it is stored and sent.
    pub fn text(&self) -> Result<String, BundleError> {
        serde_json::to_string(self).map_err(|e| BundleError::Unreadable(e.to_string()))
    }

    /// Reads a bundle that was asked for by its address.
    pub fn read(text: &str, wanted: Hash) -> Result<Self, BundleError> {
        if text.len() > MAX_BUNDLE {
            return Err(BundleError::TooLarge);
        }
        let bundle: Self = serde_json::from_str(text).map_err(|e| BundleError::Unreadable(e.to_string()))?;
        if bundle.address() == wanted { Ok(bundle) } else { Err(BundleError::OtherAddress) }
    }
}

/// The two halves of a catalogue's files: all but the policy, and the policy.
pub fn halves(files: &Files) -> (Bundle, Bundle) {
    let (policy, rest) = files
        .iter()
        .map(|(name, text)| (name.clone(), text.clone()))
        .partition(|(name, _)| crate::catalogue::is_policy(name));
    (Bundle { files: rest }, Bundle { files: policy })
}
