//! One app process: how it is started so that its passphrase reaches it over an inherited descriptor
//! only (never argv, environment or a regular file), and how it is ended.
//!
//! WebKitWebDriver passes no descriptors on. So what it starts is a shell script that opens a FIFO as
//! descriptor 3 and then becomes the app; this process writes the passphrase into the FIFO.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use anyhow::Result;
use rustix::fs::{CWD, FileType, Mode, mknodat};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;
use tokio::net::unix::pipe;
use tokio::process::{Child, Command};
use tokio::time::sleep;

/// Opens the replicas of a test; they live no longer than it does.
const PASSPHRASE: &str = "a test that ends takes this with it";

const SCRIPT: &str = r#"#!/bin/sh
here=$(dirname "$0")
date +%s%3N >"$here/started"
echo $$ >"$here/pid"
[ "$2" = preview ] && exec "$@" 3<"$here/passphrase"
exec "$@" --passphrase-fd 3 3<"$here/passphrase"
"#;

/// One app and the folder that it is started from.
pub struct App {
    folder: TempDir,
    /// The program and its arguments; the script runs them.
    pub command: Vec<String>,
}

impl App {
    pub fn new(command: Vec<String>) -> Result<Self> {
        let folder = TempDir::with_prefix("lawang-app-")?;
        let script = folder.path().join("run");
        fs::write(&script, SCRIPT)?;
        fs::set_permissions(&script, Permissions::from_mode(0o700))?;
        mknodat(CWD, folder.path().join("passphrase"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0)?;
        Ok(Self { folder, command })
    }

    /// What is to be started, with `command` as its arguments.
    pub fn script(&self) -> PathBuf {
        self.folder.path().join("run")
    }

    /// Starts it for a person, on this display or on the one that the environment names.
    pub async fn run(&self, display: Option<&str>) -> Result<Child> {
        let mut script = Command::new(self.script());
        script.args(&self.command).stdin(Stdio::null()).kill_on_drop(true);
        if let Some(display) = display {
            script.env("DISPLAY", display);
        }
        let app = script.spawn()?;
        self.hand_over_passphrase().await?;
        Ok(app)
    }

    /// Hands over the passphrase as soon as the script has opened the FIFO. Never returns before.
    pub async fn hand_over_passphrase(&self) -> Result<()> {
        let fifo = self.folder.path().join("passphrase");
        let mut sender = loop {
            match pipe::OpenOptions::new().open_sender(&fifo) {
                Ok(sender) => break sender,
                // Nobody reads yet.
                Err(e) if e.raw_os_error() == Some(rustix::io::Errno::NXIO.raw_os_error()) => {
                    sleep(Duration::from_millis(5)).await;
                }
                Err(e) => return Err(e.into()),
            }
        };
        sender.write_all(format!("{PASSPHRASE}\n").as_bytes()).await?;
        Ok(())
    }

    /// The app's process, while it runs.
    pub fn process(&self) -> Option<Pid> {
        let id = fs::read_to_string(self.folder.path().join("pid")).ok()?;
        let pid = Pid::from_raw(id.trim().parse().ok()?)?;
        // Another process may have been given the number since.
        let running = fs::read(format!("/proc/{}/cmdline", pid.as_raw_nonzero())).ok()?;
        let own = format!("{}\0", self.command.join("\0"));
        contains(&running, own.as_bytes()).then_some(pid)
    }

    /// What it is doing, for whoever has to find out why it shows nothing.
    pub fn standing(&self) -> String {
        if !self.folder.path().join("started").exists() {
            return "its driver has not started it".into();
        }
        let Some(pid) = self.process() else { return "it was started, and has ended".into() };
        let read = |name| fs::read_to_string(format!("/proc/{}/{name}", pid.as_raw_nonzero()));
        let waits = read("wchan").unwrap_or_default();
        let state = read("status").unwrap_or_default();
        let state = state.lines().find(|line| line.starts_with("State:")).unwrap_or_default().to_owned();
        format!("it runs; {state}; its first thread waits in “{waits}”")
    }

    /// When it was started, in milliseconds since 1970.
    pub fn started(&self) -> Result<f64> {
        Ok(fs::read_to_string(self.folder.path().join("started"))?.trim().parse()?)
    }

    /// Ends it at once (SIGKILL), as a power cut would.
    pub fn kill(&self) {
        if let Some(pid) = self.process() {
            // It may have ended in between: nothing is left to do then.
            kill_process(pid, Signal::KILL).ok();
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.kill();
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}
