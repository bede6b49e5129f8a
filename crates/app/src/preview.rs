//! A catalogue that is being written, taken from a folder or from another Lawang window, to be looked at as a kiosk
//! would show it.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use lawang_core::catalogue::{Files, check};

/// The most bytes that another window hands over.
const MOST: u64 = 32 * 1024 * 1024;

#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
    #[error("{0}: {1}")]
    Read(String, io::Error),
    #[error("what was handed over is no catalogue")]
    NoCatalogue,
    /// Everything that stands in the way, each with its file and line.
    #[error("the catalogue is not whole:\n{0}")]
    Complaints(String),
}

/// The files of a folder, or, where it is `-`, what comes on standard input; without a complaint.
pub fn catalogue(from: &Path) -> Result<Files, PreviewError> {
    let mut files = Files::new();
    if from == Path::new("-") {
        let mut text = Vec::new();
        let read = io::stdin().lock().take(MOST).read_to_end(&mut text);
        read.map_err(|error| PreviewError::Read("standard input".into(), error))?;
        files = serde_json::from_slice(&text).map_err(|_| PreviewError::NoCatalogue)?;
    } else {
        read(from, "", &mut files)?;
    }
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
