//! The real windows: each an app process of its own on a display of its own, driven through
//! WebKitWebDriver as a person would drive it.

pub mod administration;
pub mod app;
pub mod axe;
pub mod browser;
pub mod display;
pub mod filing;
pub mod kiosk;
pub mod measure;
pub mod office;
pub mod phones;
pub mod pictures;
pub mod policy;
pub mod preview;
pub mod refusal;
pub mod rules;
pub mod story;
pub mod window;

use std::path::Path;

use anyhow::{Context, Result};

use crate::binary;

/// The command that opens a window of `kind` on the replica in `data`.
fn command(kind: &str, data: &Path) -> Result<Vec<String>> {
    let program = binary("lawang")?;
    let words = [program.as_path(), Path::new(kind), Path::new("--data"), data];
    words.iter().map(|word| Ok(word.to_str().context("a path is not UTF-8")?.to_owned())).collect()
}
