//! Where a file for another machine is saved: a memory stick that is plugged in, or the person's own folders.
//! A window chooses from what Rust names here and never passes a path of its own.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::app::App;
use crate::failure::Failure;
use crate::problem::ProblemCode;

/// One folder to save to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SaveFolder {
    /// To be given back as it is.
    pub id: String,
    pub kind: SaveFolderKind,
    /// The name of the stick, or of the folder.
    pub name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SaveFolderKind {
    Removable,
    Folder,
}

impl App {
    /// Names one more folder to save to.
    pub fn offer_folder(&self, folder: PathBuf) {
        self.0.save_folders.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(folder);
    }

    /// Memory sticks first: the file goes to other machines.
    pub(crate) fn save_folders(&self) -> Vec<SaveFolder> {
        let offered = self.0.save_folders.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        let own = [dirs::download_dir(), dirs::document_dir()].into_iter().flatten();
        let folders = offered.into_iter().chain(own).filter(|folder| folder.is_dir());
        let mut all: Vec<SaveFolder> =
            removable().iter().map(|path| shown(path, SaveFolderKind::Removable)).collect();
        all.extend(folders.map(|path| shown(&path, SaveFolderKind::Folder)));
        if all.is_empty() {
            all.extend(dirs::home_dir().map(|path| shown(&path, SaveFolderKind::Folder)));
        }
        all.dedup_by(|a, b| a.id == b.id);
        all
    }

    /// Writes a new file for its owner's eyes into a folder that was named here; answers where it is.
    pub(crate) fn save_file(&self, folder: &str, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
        let gone = || Failure::told(ProblemCode::Storage, "save-folder-gone");
        let folder = self.save_folders().into_iter().find(|one| one.id == folder).ok_or_else(gone)?;
        let path = free(Path::new(&folder.id), name).ok_or_else(gone)?;
        crate::files::write_durably(&path, bytes).map_err(|error| {
            tracing::warn!(kind = ?error.kind(), "a file could not be saved");
            gone()
        })?;
        Ok(path)
    }
}

fn shown(path: &Path, kind: SaveFolderKind) -> SaveFolder {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into());
    SaveFolder { id: path.display().to_string(), kind, name }
}

/// `name.json`, or `name-2.json` and so on where that is taken.
fn free(folder: &Path, name: &str) -> Option<PathBuf> {
    let names = std::iter::once(format!("{name}.json")).chain((2..1000).map(|n| format!("{name}-{n}.json")));
    names.map(|name| folder.join(name)).find(|path| !path.exists())
}

/// Where this system mounts what is plugged in.
fn removable() -> Vec<PathBuf> {
    let mut found = Vec::new();
    if cfg!(windows) {
        found.extend(('D'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\"))));
    } else if cfg!(target_os = "macos") {
        // The system's own volume is a link there.
        found.extend(below(Path::new("/Volumes")).into_iter().filter(|path| !path.is_symlink()));
    } else if let Some(user) = std::env::var_os("USER") {
        for base in ["/run/media", "/media"] {
            found.extend(below(&Path::new(base).join(&user)));
        }
    }
    found.retain(|path| path.is_dir());
    found
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_takes_no_other_files_place() {
        let folder = tempfile::tempdir().unwrap();
        let first = free(folder.path(), "lawang").unwrap();
        std::fs::write(&first, "x").unwrap();
        let second = free(folder.path(), "lawang").unwrap();
        assert_eq!(first.file_name().unwrap(), "lawang.json");
        assert_eq!(second.file_name().unwrap(), "lawang-2.json");
        assert_eq!(
            free(&folder.path().join("gone").join("x"), "lawang").unwrap().file_name().unwrap(),
            "lawang.json"
        );
    }
}
