//! Attachments on disk: encrypted before they touch it, in place only when they are durable. The order
//! is temporary file, fsync, rename, fsync of the folder, and only then the row that names them.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use chacha20poly1305::{
    Key, XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit},
};
use lawang_core::ids::AttachmentId;

use crate::failure::Failure;
use crate::random;

/// Writes a file so that after a crash it is there whole or not at all. Where it fails nothing is left: on
/// a full disk half a file would hold the room that the next try needs.
pub fn write_durably(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let temporary = path.with_extension("part");
    let written = write_and_rename(path, &temporary, bytes);
    if written.is_err() {
        // It may not have come to be.
        std::fs::remove_file(&temporary).ok();
    }
    written
}

fn write_and_rename(path: &Path, temporary: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(temporary, path)?;
    if let Some(folder) = path.parent() {
        sync_folder(folder)?;
    }
    Ok(())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows makes a rename durable with the file; a folder cannot be opened as one.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// The folder of encrypted attachments of one replica.
#[derive(Debug, Clone)]
pub struct Attachments {
    folder: PathBuf,
}

/// A case's key for its documents: checks their integrity as the entry names it, and derives the key
/// they are encrypted under on this device.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DocumentKey(pub [u8; 32]);

impl DocumentKey {
    pub fn new() -> Result<Self, Failure> {
        Ok(Self(random::bytes()?))
    }

    pub fn text(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.0)
    }

    pub fn parse(text: &str) -> Option<Self> {
        data_encoding::HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok().map(Self)
    }

    /// What the entry says of a document's bytes.
    pub fn mac(&self, bytes: &[u8]) -> String {
        blake3::keyed_hash(&self.0, bytes).to_hex().to_string()
    }

    fn cipher(&self, id: AttachmentId) -> XChaCha20Poly1305 {
        let material = [self.0.as_slice(), id.0.as_bytes()].concat();
        let key = blake3::derive_key("lawang 2026 attachment at rest on a device", &material);
        XChaCha20Poly1305::new(&Key::from(key))
    }
}

impl std::fmt::Debug for DocumentKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DocumentKey(…)")
    }
}

impl Attachments {
    pub fn new(data: &Path) -> std::io::Result<Self> {
        let folder = data.join("attachments");
        std::fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    fn path(&self, id: AttachmentId) -> PathBuf {
        self.folder.join(id.to_string())
    }

    /// Nonce and ciphertext; the key is the attachment's own, so the nonce only guards a second write.
    pub fn put(&self, id: AttachmentId, key: &DocumentKey, bytes: &[u8]) -> Result<(), Failure> {
        let nonce = random::bytes::<24>()?;
        let sealed = key
            .cipher(id)
            .encrypt(&XNonce::from(nonce), bytes)
            .map_err(|e| Failure::internal(e.to_string()))?;
        write_durably(&self.path(id), &[nonce.as_slice(), &sealed].concat())?;
        Ok(())
    }

    pub fn get(&self, id: AttachmentId, key: &DocumentKey) -> Result<Vec<u8>, Failure> {
        let file = std::fs::read(self.path(id))?;
        let damaged = || Failure::internal("an attachment is damaged");
        let (nonce, sealed) = file.split_at_checked(24).ok_or_else(damaged)?;
        let nonce: [u8; 24] = nonce.try_into().map_err(|_| damaged())?;
        key.cipher(id).decrypt(&XNonce::from(nonce), sealed).map_err(|_| damaged())
    }

    /// Gone is gone: a second removal is no error.
    pub fn remove(&self, id: AttachmentId) -> std::io::Result<()> {
        match std::fs::remove_file(self.path(id)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    pub fn count(&self) -> std::io::Result<usize> {
        Ok(std::fs::read_dir(&self.folder)?.count())
    }

    /// Files that no row names: left by a crash between the file and its row.
    pub fn sweep(&self, known: &std::collections::HashSet<String>) -> std::io::Result<()> {
        for entry in std::fs::read_dir(&self.folder)? {
            let entry = entry?;
            if !entry.file_name().to_str().is_some_and(|name| known.contains(name)) {
                std::fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attachment_is_never_plain_on_disk_and_a_flipped_bit_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let attachments = Attachments::new(folder.path()).unwrap();
        let (id, key) = (AttachmentId(random::uuid().unwrap()), DocumentKey::new().unwrap());
        attachments.put(id, &key, b"canary canary canary").unwrap();
        assert_eq!(attachments.get(id, &key).unwrap(), b"canary canary canary");
        let path = attachments.path(id);
        let mut raw = std::fs::read(&path).unwrap();
        assert!(!raw.windows(6).any(|w| w == b"canary"));
        raw[30] ^= 1;
        std::fs::write(&path, raw).unwrap();
        assert!(attachments.get(id, &key).is_err());
        assert!(attachments.get(id, &DocumentKey::new().unwrap()).is_err());
        attachments.remove(id).unwrap();
        attachments.remove(id).unwrap();
    }
}
