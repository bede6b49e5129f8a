//! Numbered pictures of a tale, in a folder.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::window::Window;

pub struct Pictures {
    out: PathBuf,
    number: u32,
}

impl Pictures {
    pub fn into(out: PathBuf) -> Result<Self> {
        fs::create_dir_all(&out).with_context(|| format!("making {}", out.display()))?;
        Ok(Self { out, number: 0 })
    }

    /// A picture of what the window shows.
    pub async fn take(&mut self, window: &Window, name: &str) -> Result<()> {
        let path = self.next(name);
        window.screenshot(&path).await
    }

    /// Where the next picture goes; a line says what it shows.
    #[allow(clippy::print_stdout, reason = "the lines are what the demo is for")]
    pub fn next(&mut self, name: &str) -> PathBuf {
        self.number += 1;
        println!("{:02} {name}", self.number);
        self.out.join(format!("{:02}-{}.png", self.number, name.replace([' ', ':', ','], "-")))
    }
}
