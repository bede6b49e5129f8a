//! `bench start|answer [--json FILE]`: what the release build takes to start, and to answer. Figures
//! are medians or percentiles of several runs on the machine that runs this.
#![allow(clippy::print_stdout, reason = "the figures are what it is for")]

mod answer;
mod start;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use lawang_tests::desktop::kiosk::Kiosk;
use lawang_tests::server::{Admin, ServerProcess};
use serde_json::Value;
use tempfile::TempDir;

#[tokio::main]
async fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let (name, file) = match words.as_slice() {
        [name] => (*name, None),
        [name, "--json", file] => (*name, Some(Path::new(file))),
        _ => bail!("bench start|answer [--json FILE]"),
    };
    let figures: Value = match name {
        "start" => start::measure().await?,
        "answer" => answer::measure().await?,
        other => bail!("there is no benchmark “{other}”: start, answer"),
    };
    let figures = format!("{figures:#}\n");
    print!("{figures}");
    if let Some(file) = file {
        fs::write(file, figures).with_context(|| format!("writing {}", file.display()))?;
    }
    Ok(())
}

/// A kiosk's replica that is enrolled, and the server that it is enrolled with.
struct Enrolled {
    _server: ServerProcess,
    folder: TempDir,
}

impl Enrolled {
    async fn new() -> Result<Self> {
        let folder = TempDir::with_prefix("lawang-bench-")?;
        let server = ServerProcess::start(true).await?;
        let code = Admin::set_up(&server).await?.device_code("kiosk", "Kiosk 01").await?;
        let kiosk = Kiosk::open(&folder.path().join("kiosk")).await?;
        kiosk.enrol(&server.url, &code).await?;
        kiosk.window.close().await?;
        Ok(Self { _server: server, folder })
    }

    fn replica(&self) -> PathBuf {
        self.folder.path().join("kiosk")
    }
}

/// The value below which this part of `values` lies.
fn percentile(values: &mut [f64], part: f64) -> Result<f64> {
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1).context("nothing was measured")?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let place = (last as f64 * part).round() as usize;
    Ok(values[place])
}
