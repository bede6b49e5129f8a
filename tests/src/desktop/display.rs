//! A display in memory (Xvfb) for one window. Xvfb picks a free number itself, so that displays
//! never meet; it ends with the value.

use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

const START: Duration = Duration::from_secs(20);

pub struct Display {
    /// For the environment variable DISPLAY.
    pub name: String,
    _server: Child,
}

impl Display {
    pub async fn start(width: u32, height: u32) -> Result<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24")])
            .args(["-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("Xvfb could not be started: cargo xtask setup")?;
        let mut number = String::new();
        let mut printed = BufReader::new(server.stdout.take().context("Xvfb has no output")?);
        timeout(START, printed.read_line(&mut number)).await.context("Xvfb did not start in time")??;
        let number: u32 = number.trim().parse().context("Xvfb found no free display")?;
        Ok(Self { name: format!(":{number}"), _server: server })
    }
}
