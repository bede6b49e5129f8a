//! `check-catalogue DIR`: every complaint about a catalogue, with its file and line, as editors and
//! terminals understand it. Ends with a failure when there is one.
#![allow(clippy::print_stdout, reason = "the complaints are what it is for")]

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use lawang_core::catalogue::{Files, check};

fn main() -> Result<ExitCode> {
    let dir = std::env::args().nth(1).context("check-catalogue DIR")?;
    let dir = Path::new(&dir);
    let mut files = Files::new();
    read(dir, "", &mut files)?;
    let complaints = check(&files);
    for complaint in &complaints {
        println!("{}/{complaint}", dir.display());
    }
    println!("{} files, {} complaints", files.len(), complaints.len());
    Ok(if complaints.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every file below `dir`, by its path from the catalogue's folder.
fn read(dir: &Path, prefix: &str, files: &mut Files) -> Result<()> {
    for entry in fs::read_dir(dir).with_context(|| format!("reading {}", dir.display()))? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).context("a file's name is not UTF-8")?;
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            read(&path, &format!("{name}/"), files)?;
        } else {
            let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
            files.insert(name, text);
        }
    }
    Ok(())
}
