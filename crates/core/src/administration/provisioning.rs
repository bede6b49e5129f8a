//! The provisioning file: it connects many devices of one kind to one office for some days. The server signs
//! what it says, so that nobody changes a word of it on the way; the server's answers are held against the
//! same key. Whoever makes a whole new file makes it for a server of their own: keep the file as a key.

use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};

use crate::ids::OfficeId;
use crate::journal::DeviceClass;
use crate::journal::sign::{PublicKey, Purpose, Signature};

/// The longest a file connects devices.
pub const MAX_DAYS: u32 = 7;
/// The most devices of one file.
pub const MAX_DEVICES: u32 = 200;
/// A file that is larger is none of ours, in bytes.
pub const MAX_FILE: usize = 16 * 1024;

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provisioning {
    /// Where the devices reach the server ("https://…").
    pub server: String,
    /// The server's identity.
    pub key: PublicKey,
    pub office: OfficeId,
    pub office_name: String,
    pub class: DeviceClass,
    /// Devices are named after it: "Kiosk" gives "Kiosk 01", "Kiosk 02" …
    pub prefix: String,
    pub count: u32,
    /// Milliseconds since 1970-01-01 UTC.
    pub valid_until: i64,
    /// 128 random bits, hexadecimal.
    pub secret: String,
}

/// The file: what it says, to the byte, and the server's signature over it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvisioningFile {
    pub lawang_provisioning: String,
    pub signature: Signature,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProvisioningError {
    #[error("this is no provisioning file")]
    Unreadable,
    #[error("the provisioning file was changed after it was made")]
    Changed,
    #[error("the provisioning file has expired")]
    Expired,
}

impl ProvisioningFile {
    pub fn sign(says: &Provisioning, key: &SigningKey) -> Result<Self, ProvisioningError> {
        let text = serde_json::to_string(says).map_err(|_| ProvisioningError::Unreadable)?;
        let signature = Purpose::Provisioning.sign(key, &[text.as_bytes()]);
        Ok(Self { lawang_provisioning: text, signature })
    }

    /// What the bytes of a file say, if they are whole and still hold.
    pub fn read(bytes: &[u8], now: i64) -> Result<Provisioning, ProvisioningError> {
        if bytes.len() > MAX_FILE {
            return Err(ProvisioningError::Unreadable);
        }
        // Editors and shells put a mark in front, or a line's end behind.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let file: Self = serde_json::from_slice(bytes).map_err(|_| ProvisioningError::Unreadable)?;
        let text = file.lawang_provisioning.as_bytes();
        let says: Provisioning = serde_json::from_slice(text).map_err(|_| ProvisioningError::Unreadable)?;
        if !Purpose::Provisioning.verify(&says.key, &[text], &file.signature) {
            return Err(ProvisioningError::Changed);
        }
        if now >= says.valid_until { Err(ProvisioningError::Expired) } else { Ok(says) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made() -> (Provisioning, Vec<u8>) {
        let key = SigningKey::from_bytes(&[3; 32]);
        let says = Provisioning {
            server: "https://lawang.example".into(),
            key: PublicKey::from(&key),
            office: OfficeId("singaraja".into()),
            office_name: "Kantor Imigrasi Singaraja".into(),
            class: DeviceClass::Kiosk,
            prefix: "Kiosk".into(),
            count: 10,
            valid_until: 1_000,
            secret: "00".repeat(16),
        };
        let file = ProvisioningFile::sign(&says, &key).unwrap();
        (says, serde_json::to_vec_pretty(&file).unwrap())
    }

    #[test]
    fn a_file_is_read_as_it_was_made_until_its_time_is_over() {
        let (says, bytes) = made();
        assert_eq!(ProvisioningFile::read(&bytes, 999), Ok(says));
        assert_eq!(ProvisioningFile::read(&bytes, 1_000), Err(ProvisioningError::Expired));
        let marked = [b"\xef\xbb\xbf".as_slice(), &bytes, b"\r\n"].concat();
        assert!(ProvisioningFile::read(&marked, 0).is_ok());
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let (_, bytes) = made();
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            if serde_json::from_slice::<serde_json::Value>(&changed).ok()
                == serde_json::from_slice::<serde_json::Value>(&bytes).ok()
            {
                continue;
            }
            let read = ProvisioningFile::read(&changed, 0);
            assert!(
                matches!(read, Err(ProvisioningError::Unreadable | ProvisioningError::Changed)),
                "byte {place}: {read:?}"
            );
        }
        let more = String::from_utf8(bytes).unwrap().replace("\\\"count\\\":10", "\\\"count\\\":90");
        assert_eq!(ProvisioningFile::read(more.as_bytes(), 0), Err(ProvisioningError::Changed));
        assert_eq!(ProvisioningFile::read(&vec![b' '; MAX_FILE + 1], 0), Err(ProvisioningError::Unreadable));
    }
}
