//! What journeys, desktop tests, the demo and the benchmarks share: the real server as a process, the
//! real windows through WebDriver, sample papers, and the story told through all of them. It ends
//! only what it started, and leaves nothing running, also after a failure.

pub mod demo_data;
#[cfg(all(target_os = "linux", feature = "desktop"))]
pub mod desktop;
pub mod papers;
pub mod passport;
#[cfg(unix)]
pub mod print_server;
#[cfg(unix)]
pub mod server;
pub mod smtp;

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

/// What opens files where there is no window: the kiosk's decoder as a program of its own.
pub fn decoder() -> Result<lawang_app::decode::Decoder> {
    Ok(lawang_app::decode::Decoder::new(binary("lawang-decode")?, &[]))
}

/// A program of this workspace, built in the same profile as the one that asks.
pub fn binary(name: &str) -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    // target/debug/story, or target/debug/deps/desktop-<hash>
    let folder = here.parent().context("no folder")?;
    let folder = if folder.ends_with("deps") { folder.parent().context("no folder")? } else { folder };
    let path = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    ensure!(
        path.exists(),
        "{} is not built: cargo build --workspace --bins --features lawang-tests/desktop",
        path.display()
    );
    Ok(path)
}
