//! A catalogue that is being written, taken from its folder, to be looked at as a kiosk would show it.

use std::fs;
use std::io;
use std::path::Path;

use lawang_core::catalogue::{Files, check};

#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
    #[error("{0}: {1}")]
    Read(String, io::Error),
    /// Everything that stands in the way, each with its file and line.
    #[error("the catalogue is not whole:\n{0}")]
    Complaints(String),
}

/// The files of a folder, where nothing is to be said of them.
pub fn catalogue(folder: &Path) -> Result<Files, PreviewError> {
    let mut files = Files::new();
    read(folder, "", &mut files)?;
    let complaints = check(&files);
    if complaints.is_empty() {
        return Ok(files);
    }
    let lines: Vec<String> = complaints.iter().map(ToString::to_string).collect();
    Err(PreviewError::Complaints(lines.join("\n")))
}

/// Every file below a folder by its path from there.
fn read(folder: &Path, prefix: &str, files: &mut Files) -> Result<(), PreviewError> {
    let failed = |error| PreviewError::Read(folder.display().to_string(), error);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let (path, name) = (entry.path(), format!("{prefix}{}", entry.file_name().to_string_lossy()));
        if path.is_dir() {
            read(&path, &format!("{name}/"), files)?;
        } else {
            match fs::read_to_string(&path) {
                Ok(text) => drop(files.insert(name, text)),
                // What is no text is no part of a catalogue.
                Err(error) if error.kind() == io::ErrorKind::InvalidData => {}
                Err(error) => return Err(PreviewError::Read(path.display().to_string(), error)),
            }
        }
    }
    Ok(())
}
