//! Attachments at rest: one file each, encrypted under a key of its case, which is sealed under the key
//! made from the key file. A file is whole or not there: temporary file, fsync, rename, fsync of the folder.

use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use lawang_core::ids::{AttachmentId, StreamId};
use tokio::io::AsyncWriteExt;
use zeroize::Zeroizing;

use crate::config::SecretKey;
use crate::error::{Error, Result};
use crate::random;
use crate::state::AppState;
use crate::store::case_key::{self, SealedCaseKey};

/// The form of the file: this byte, 24 bytes of nonce, ciphertext.
const FORM: u8 = 1;

fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(*key))
}

fn seal(key: &[u8; 32], nonce: [u8; 24], bound_to: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
    cipher(key)
        .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: bound_to })
        .map_err(|_| Error::Internal("sealing failed"))
}

fn open(key: &[u8; 32], nonce: [u8; 24], bound_to: &[u8], sealed: &[u8]) -> Result<Vec<u8>> {
    cipher(key)
        .decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: bound_to })
        .map_err(|_| Error::Internal("sealed bytes do not open"))
}

/// What the ciphertext is bound to, so that files cannot be swapped.
fn bound_to(id: AttachmentId, stream: StreamId) -> [u8; 32] {
    let mut bound = [0; 32];
    bound[..16].copy_from_slice(id.0.as_bytes());
    bound[16..].copy_from_slice(stream.0.as_bytes());
    bound
}

/// The key of a case's attachments; made at its first attachment.
async fn case_key(state: &AppState, stream: StreamId) -> Result<Zeroizing<[u8; 32]>> {
    let mut write = state.store.write().await?;
    let sealed = if let Some(sealed) = case_key::get(&mut write, stream).await? {
        sealed
    } else {
        let key = Zeroizing::new(random::bytes::<32>()?);
        let nonce = random::bytes()?;
        let sealed = seal(state.attachment_key.bytes(), nonce, stream.0.as_bytes(), key.as_slice())?;
        let sealed = sealed.try_into().map_err(|_| Error::Internal("a sealed key has another length"))?;
        let sealed = SealedCaseKey { nonce, sealed };
        case_key::insert(&mut write, stream, &sealed).await?;
        sealed
    };
    write.commit().await?;
    unseal(&state.attachment_key, stream, &sealed)
}

fn unseal(key: &SecretKey, stream: StreamId, sealed: &SealedCaseKey) -> Result<Zeroizing<[u8; 32]>> {
    let opened = Zeroizing::new(open(key.bytes(), sealed.nonce, stream.0.as_bytes(), &sealed.sealed)?);
    let opened =
        opened.as_slice().try_into().map_err(|_| Error::Internal("a case key has another length"))?;
    Ok(Zeroizing::new(opened))
}

/// Two hexadecimal digits of the id spread the files over 256 folders.
fn file(folder: &Path, id: AttachmentId) -> PathBuf {
    let name = id.0.simple().to_string();
    folder.join(&name[..2]).join(name)
}

/// Puts the bytes on disk, durably. The row comes after.
pub async fn keep(state: &AppState, id: AttachmentId, stream: StreamId, plain: &[u8]) -> Result<()> {
    let key = case_key(state, stream).await?;
    let nonce: [u8; 24] = random::bytes()?;
    let mut bytes = vec![FORM];
    bytes.extend_from_slice(&nonce);
    bytes.extend(seal(&key, nonce, &bound_to(id, stream), plain)?);
    write_durably(&file(&state.attachments, id), &bytes).await
}

/// Writes a file so that after a crash it is there whole or not at all.
pub async fn write_durably(file: &Path, bytes: &[u8]) -> Result<()> {
    let folder = file.parent().ok_or(Error::Internal("an attachment has no folder"))?;
    if !folder.exists() {
        tokio::fs::create_dir_all(folder).await?;
        if let Some(above) = folder.parent() {
            sync_folder(above).await?;
        }
    }
    let temporary = file.with_extension(format!("{:016x}.part", u64::from_le_bytes(random::bytes()?)));
    let mut out = tokio::fs::File::create_new(&temporary).await?;
    out.write_all(bytes).await?;
    out.sync_all().await?;
    drop(out);
    tokio::fs::rename(&temporary, file).await?;
    sync_folder(folder).await
}

async fn sync_folder(folder: &Path) -> Result<()> {
    if cfg!(unix) {
        tokio::fs::File::open(folder).await?.sync_all().await?;
    }
    Ok(())
}

/// The bytes of an attachment of that stream.
pub async fn read(state: &AppState, id: AttachmentId, stream: StreamId) -> Result<Vec<u8>> {
    let sealed = {
        let mut db = state.store.read().await?;
        case_key::get(&mut db, stream).await?.ok_or(Error::Internal("a case has no key"))?
    };
    let key = unseal(&state.attachment_key, stream, &sealed)?;
    let bytes = tokio::fs::read(file(&state.attachments, id)).await?;
    match bytes.split_first_chunk::<25>() {
        Some((head, sealed)) if head[0] == FORM => {
            let mut nonce = [0; 24];
            nonce.copy_from_slice(&head[1..]);
            open(&key, nonce, &bound_to(id, stream), sealed)
        }
        _ => Err(Error::Internal("an attachment's file has another form")),
    }
}

/// Takes an attachment's file away that no case names. Gone is gone.
pub async fn remove(state: &AppState, id: AttachmentId) -> Result<()> {
    remove_file(&file(&state.attachments, id)).await
}

pub async fn remove_file(file: &Path) -> Result<()> {
    match tokio::fs::remove_file(file).await {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Lets go of what a crash left half written.
pub fn drop_unfinished(folder: &Path) -> std::io::Result<()> {
    for below in std::fs::read_dir(folder)? {
        let below = below?.path();
        if !below.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(below)? {
            let file = file?.path();
            if file.extension().is_some_and(|e| e == "part") {
                std::fs::remove_file(file)?;
            }
        }
    }
    Ok(())
}
