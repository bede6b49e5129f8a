//! Copies of drafts, for taking them up at any kiosk. The centre has ciphertext and hashes made from a code
//! that never comes here. Both secrets are asked for before even the ciphertext is given away.

use std::path::{Path, PathBuf};

use lawang_core::ids::{AttachmentId, DeviceId};
use lawang_core::journal::wire::{
    DRAFT_DAYS, DraftKeep, DraftKept, DraftLent, MAX_DRAFT_FILES, MAX_SEALED_DRAFT,
};
use serde::{Deserialize, Serialize};

use crate::attachments::{remove_file, write_durably};
use crate::attempts::{DRAFT, DRAFT_DEVICE, Subject};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::draft::{self, Draft};
use crate::store::{Connection, draft_file};

const DAY: i64 = 24 * 60 * 60 * 1000;
/// How long whoever opened a draft may fetch its documents.
const LENT_FOR: i64 = 2 * 60 * 60 * 1000;
/// A birth date as it was given, and as the passport says it.
const MOST_PROOFS: usize = 2;

/// What finds a draft: 16 bytes in hexadecimal, made from its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookup(String);

impl Lookup {
    pub fn read(text: &str) -> Result<Self> {
        let is_one = text.len() == 32 && is_hex(text);
        is_one.then(|| Self(text.to_owned())).ok_or_else(|| Error::Malformed("this finds no draft".into()))
    }
}

/// What is kept sealed.
#[derive(Serialize, Deserialize)]
struct Sealed {
    id: String,
    nonce: String,
    sealed: String,
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn is_key(text: &str) -> bool {
    text.len() == 64 && is_hex(text)
}

/// Takes as long whatever is in them.
fn same(a: &str, b: &str) -> bool {
    blake3::hash(a.as_bytes()) == blake3::hash(b.as_bytes())
}

/// Keeps the newest copy, and says which of its documents have not come.
pub async fn keep(state: &AppState, lookup: &Lookup, keep: DraftKeep) -> Result<DraftKept> {
    check(&keep)?;
    sweep(state).await?;
    let now = state.now();
    let sealed = Sealed { id: keep.id, nonce: keep.nonce, sealed: keep.sealed };
    let sealed = serde_json::to_string(&sealed).map_err(|_| Error::Internal("a draft is no JSON"))?;
    let mut write = state.store.write().await?;
    if let Some(kept) = draft::get(&mut write, &lookup.0, now).await? {
        if !same(&kept.owner, &keep.owner) {
            return Err(Error::NotFound("no such draft"));
        }
        if kept.sealed.is_none() {
            return Err(Error::Conflict("the application was sent"));
        }
        if kept.revision > keep.revision {
            return Err(Error::Conflict("a newer one is here"));
        }
    }
    let copy = Draft {
        lookup: lookup.0.clone(),
        owner: keep.owner,
        proofs: keep.proofs,
        revision: keep.revision,
        sealed: Some(sealed),
        lent: None,
    };
    draft::put(&mut write, &copy, now + DRAFT_DAYS * DAY).await?;
    for id in &keep.files {
        draft_file::insert(&mut write, &lookup.0, *id).await?;
    }
    let files = draft_file::of_draft(&mut write, &lookup.0).await?;
    let (wanted, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|f| keep.files.contains(&f.id));
    for other in &others {
        draft_file::delete(&mut write, &lookup.0, other.id).await?;
    }
    write.commit().await?;
    for other in others {
        remove_file(&file(state, lookup, other.id)).await?;
    }
    Ok(DraftKept { missing: wanted.iter().filter(|f| !f.is_here).map(|f| f.id).collect() })
}

fn check(keep: &DraftKeep) -> Result<()> {
    let malformed = |what: &str| Err(Error::Malformed(format!("{what} is not as it should be")));
    if !is_key(&keep.owner) {
        return malformed("owner");
    }
    if keep.proofs.is_empty() || keep.proofs.len() > MOST_PROOFS || !keep.proofs.iter().all(|p| is_key(p)) {
        return malformed("proofs");
    }
    if keep.id.len() > 40 || keep.nonce.len() != 48 || !is_hex(&keep.nonce) || !is_hex(&keep.sealed) {
        return malformed("sealed");
    }
    if keep.sealed.len() > MAX_SEALED_DRAFT {
        return Err(Error::TooLarge(MAX_SEALED_DRAFT));
    }
    if keep.files.len() > MAX_DRAFT_FILES {
        return malformed("files");
    }
    Ok(())
}

/// Takes the sealed bytes of a document that the newest copy names.
pub async fn take_file(state: &AppState, lookup: &Lookup, id: AttachmentId, bytes: &[u8]) -> Result<()> {
    let named = {
        let mut db = state.store.read().await?;
        draft_file::of_draft(&mut db, &lookup.0).await?.iter().any(|file| file.id == id)
    };
    if !named {
        return Err(Error::NotFound("no draft names this document"));
    }
    write_durably(&file(state, lookup, id), bytes).await?;
    let mut write = state.store.write().await?;
    draft_file::set_here(&mut write, &lookup.0, id).await?;
    Ok(write.commit().await?)
}

/// Gives the copy to a device that proves code and birth date. A wrong try is counted in the transaction that
/// looked at it: for the draft, whether there is one or not, and for the device.
pub async fn open(state: &AppState, lookup: &Lookup, device: DeviceId, proof: &str) -> Result<DraftLent> {
    let now = state.now();
    let draft_subject = Subject::new(&state.attempt_key, DRAFT, &lookup.0);
    let device_subject = Subject::new(&state.attempt_key, DRAFT_DEVICE, &device.to_string());
    let mut write = state.store.write().await?;
    draft_subject.check(&mut write, now).await?;
    device_subject.check(&mut write, now).await?;
    let found = draft::get(&mut write, &lookup.0, now).await?;
    let found = found.filter(|draft| draft.proofs.iter().any(|known| same(known, proof)));
    let Some(found) = found else {
        draft_subject.count(&mut write, now).await?;
        device_subject.count(&mut write, now).await?;
        write.commit().await?;
        return Err(Error::WrongSecrets);
    };
    draft_subject.clear(&mut write).await?;
    let Some(sealed) = found.sealed else {
        write.commit().await?;
        return Err(Error::NotFound("the application was sent"));
    };
    draft::lend(&mut write, &lookup.0, device, now).await?;
    let files = draft_file::of_draft(&mut write, &lookup.0).await?;
    write.commit().await?;
    let sealed: Sealed =
        serde_json::from_str(&sealed).map_err(|_| Error::Internal("a draft cannot be read"))?;
    Ok(DraftLent {
        revision: found.revision,
        id: sealed.id,
        nonce: sealed.nonce,
        sealed: sealed.sealed,
        files: files.into_iter().filter(|f| f.is_here).map(|f| f.id).collect(),
    })
}

/// The sealed bytes of a document, for the device that opened the draft just now.
pub async fn give_file(
    state: &AppState,
    lookup: &Lookup,
    device: DeviceId,
    id: AttachmentId,
) -> Result<Vec<u8>> {
    let now = state.now();
    let here = {
        let mut db = state.store.read().await?;
        let found = draft::get(&mut db, &lookup.0, now).await?;
        let lent = found.and_then(|draft| draft.lent);
        let is_lent = lent.is_some_and(|(to, at)| to == device.to_string() && now - at <= LENT_FOR);
        is_lent && draft_file::of_draft(&mut db, &lookup.0).await?.iter().any(|f| f.id == id && f.is_here)
    };
    if !here {
        return Err(Error::NotFound("no such document"));
    }
    Ok(tokio::fs::read(file(state, lookup, id)).await?)
}

/// The application was sent: its copy goes, and so do its documents.
pub async fn drop_copy(state: &AppState, lookup: &Lookup, owner: &str) -> Result<()> {
    let mut write = state.store.write().await?;
    let found = draft::get(&mut write, &lookup.0, state.now()).await?;
    if !found.is_some_and(|draft| same(&draft.owner, owner)) {
        return Err(Error::NotFound("no such draft"));
    }
    draft::empty(&mut write, &lookup.0).await?;
    let files = let_go_of_files(&mut write, lookup).await?;
    write.commit().await?;
    remove_files(state, lookup, &files).await
}

/// Lets go of those whose time is over.
pub async fn sweep(state: &AppState) -> Result<()> {
    let over = {
        let mut db = state.store.read().await?;
        draft::expired(&mut db, state.now()).await?
    };
    for lookup in over {
        let lookup = Lookup(lookup);
        let mut write = state.store.write().await?;
        let files = let_go_of_files(&mut write, &lookup).await?;
        draft::delete(&mut write, &lookup.0).await?;
        write.commit().await?;
        remove_files(state, &lookup, &files).await?;
    }
    Ok(())
}

async fn let_go_of_files(db: &mut Connection, lookup: &Lookup) -> Result<Vec<AttachmentId>> {
    let files = draft_file::of_draft(db, &lookup.0).await?;
    for file in &files {
        draft_file::delete(db, &lookup.0, file.id).await?;
    }
    Ok(files.into_iter().map(|file| file.id).collect())
}

async fn remove_files(state: &AppState, lookup: &Lookup, files: &[AttachmentId]) -> Result<()> {
    for id in files {
        remove_file(&file(state, lookup, *id)).await?;
    }
    // Empty now, unless another request has just put something there.
    tokio::fs::remove_dir(folder(state, lookup)).await.ok();
    Ok(())
}

/// A folder a draft, so that its files go with it.
fn folder(state: &AppState, lookup: &Lookup) -> PathBuf {
    state.drafts.join(&lookup.0)
}

fn file(state: &AppState, lookup: &Lookup, id: AttachmentId) -> PathBuf {
    folder(state, lookup).join(id.0.simple().to_string())
}

/// What a crash left between a file and its row: half-written files, and folders that no draft names.
pub async fn tidy(state: &AppState) -> Result<()> {
    let root: &Path = &state.drafts;
    if !root.exists() {
        return Ok(());
    }
    let mut below = tokio::fs::read_dir(root).await?;
    while let Some(folder) = below.next_entry().await? {
        let name = folder.file_name().to_string_lossy().into_owned();
        let known = {
            let mut db = state.store.read().await?;
            draft_file::of_draft(&mut db, &name).await?
        };
        let known: Vec<String> = known.iter().map(|file| file.id.0.simple().to_string()).collect();
        let mut files = tokio::fs::read_dir(folder.path()).await?;
        while let Some(file) = files.next_entry().await? {
            if !known.iter().any(|name| file.file_name().to_str() == Some(name)) {
                remove_file(&file.path()).await?;
            }
        }
        if known.is_empty() {
            tokio::fs::remove_dir(folder.path()).await.ok();
        }
    }
    Ok(())
}
