//! The real `lawang-server` as a process on a loopback port, with its data in a temporary folder and
//! its key in another, as on a real machine. It can be stopped, killed and started again on the same
//! port and data. Its administrator's HTTP interface stands beside it.

use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use lawang_core::reference::EnrolmentCode;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};
use uuid::Uuid;

use crate::binary;

const START: Duration = Duration::from_secs(30);

/// Pays a billing code at the demo's bank, as its holder would.
pub async fn pay(server: &str, code: &str) -> Result<()> {
    let answer = reqwest::Client::new()
        .post(format!("{server}/demo/bank"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("code={}", code.replace(' ', "")))
        .send()
        .await?;
    ensure!(answer.status().is_success(), "the demo bank answers {}", answer.status());
    Ok(())
}

/// Ends with the value: no server outlives its test.
pub struct ServerProcess {
    pub url: String,
    /// The one-time code that `init` printed.
    pub administrator_code: String,
    port: u16,
    folder: TempDir,
    process: Option<Child>,
}

impl ServerProcess {
    /// A new server with nothing in it; with `demo`, one that says that its data is demo data.
    pub async fn start(demo: bool) -> Result<Self> {
        let folder = TempDir::with_prefix("lawang-server-")?;
        let mut init = Command::new(binary("lawang-server")?);
        init.arg("init").args(places(folder.path())).args(demo.then_some("--demo"));
        let output = init.output().await?;
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        ensure!(output.status.success(), "lawang-server init: {}", String::from_utf8_lossy(&output.stderr));
        let code = printed
            .lines()
            .find_map(|line| line.strip_prefix("administrator code: "))
            .with_context(|| format!("lawang-server init printed no administrator code: {printed}"))?;

        let port = free_port()?;
        let mut server = Self {
            url: format!("http://127.0.0.1:{port}"),
            administrator_code: code.trim().to_owned(),
            port,
            folder,
            process: None,
        };
        server.start_again().await?;
        Ok(server)
    }

    /// Fills the data of a server that does not run with invented cases; answers what it said of them.
    pub async fn fill(&self, count: u32, as_entries: u32) -> Result<String> {
        ensure!(self.process.is_none(), "the server runs");
        let filled = Command::new(binary("lawang-server")?)
            .arg("demo-cases")
            .args(places(self.folder.path()))
            .args(["--count", &count.to_string(), "--as-entries", &as_entries.to_string()])
            .output()
            .await?;
        ensure!(filled.status.success(), "demo-cases: {}", String::from_utf8_lossy(&filled.stderr));
        Ok(String::from_utf8_lossy(&filled.stdout).into_owned())
    }

    /// Starts on the same port and data, and waits until it answers.
    pub async fn start_again(&mut self) -> Result<()> {
        ensure!(self.process.is_none(), "the server runs already");
        let log = File::options().create(true).append(true).open(self.log())?;
        let process = Command::new(binary("lawang-server")?)
            .arg("serve")
            .args(places(self.folder.path()))
            .args(["--listen", &format!("127.0.0.1:{}", self.port), "--public-url", &self.url])
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .kill_on_drop(true)
            .spawn()?;
        self.process = Some(process);
        timeout(START, self.healthy())
            .await
            .with_context(|| format!("no answer in {START:?}: {}", self.said()))?
    }

    async fn healthy(&mut self) -> Result<()> {
        let address = format!("{}/healthz", self.url);
        loop {
            if reqwest::get(&address).await.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(());
            }
            if let Some(process) = &mut self.process
                && let Some(status) = process.try_wait()?
            {
                bail!("the server ended with {status}: {}", self.said());
            }
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Asks it to stop (SIGTERM) and waits until it has.
    pub async fn stop(&mut self) -> Result<()> {
        let mut process = self.process.take().context("the server does not run")?;
        let id =
            process.id().and_then(|id| Pid::from_raw(id.cast_signed())).context("the server has ended")?;
        kill_process(id, Signal::TERM)?;
        let status = timeout(START, process.wait()).await.context("the server did not stop when asked")??;
        ensure!(status.success(), "the server stopped with {status}: {}", self.said());
        Ok(())
    }

    /// Ends it at once (SIGKILL).
    pub async fn kill(&mut self) -> Result<()> {
        let mut process = self.process.take().context("the server does not run")?;
        process.kill().await?;
        Ok(())
    }

    /// What it has logged so far.
    pub fn said(&self) -> String {
        std::fs::read_to_string(self.log()).unwrap_or_default()
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }
}

/// The server refuses a key file inside its data folder.
fn places(folder: &Path) -> [PathBuf; 4] {
    ["--data".into(), folder.join("data"), "--key-file".into(), folder.join("key")]
}

/// A port that nothing listens on.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// The administrator's side of the HTTP interface, signed in.
pub struct Admin {
    url: String,
    token: String,
    http: reqwest::Client,
}

/// The one office of a test, its administrator and its officer.
pub const OFFICE: &str = "jakarta-selatan";
pub const OFFICE_NAME: &str = "Kantor Imigrasi Jakarta Selatan";
pub const ADMINISTRATOR: &str = "admin";
pub const OFFICER: &str = "sari";
pub const OFFICER_NAME: &str = "Sari Wulandari";
/// Of both; good for a server that lives as long as a test.
pub const PASSWORD: &str = "seven quiet boats on a lake";

impl Admin {
    /// Sets up a new server with one office, an administrator and an officer, and signs in.
    pub async fn set_up(server: &ServerProcess) -> Result<Self> {
        let mut admin = Self { url: server.url.clone(), token: String::new(), http: reqwest::Client::new() };
        let code: EnrolmentCode = server.administrator_code.parse().context("the administrator's code")?;
        let setup = json!({
            "secret": code.secret_text(), "nonce": Uuid::new_v4().simple().to_string(),
            "office": OFFICE, "office_name": OFFICE_NAME,
            "name": "Admin", "login": ADMINISTRATOR, "password": PASSWORD,
        });
        admin.post("setup", &setup).await?;
        admin.token = admin
            .post("admin/session", &json!({ "login": ADMINISTRATOR, "password": PASSWORD }))
            .await?["token"]
            .as_str()
            .context("the session has no token")?
            .to_owned();
        admin.add_officer(OFFICER, OFFICER_NAME, "officer").await?;
        Ok(admin)
    }

    /// Someone more, with one role.
    pub async fn add_officer(&self, login: &str, name: &str, role: &str) -> Result<()> {
        let officer = json!({
            "login": login, "name": name, "office": OFFICE, "roles": [role], "password": PASSWORD,
        });
        self.post("admin/officers", &officer).await.map(drop)
    }

    /// A one-time code that enrols a device; `class` is "kiosk" or "office".
    pub async fn device_code(&self, class: &str, name: &str) -> Result<String> {
        let wanted = json!({ "class": class, "office": OFFICE, "name": name });
        let answer = self.post("admin/device-codes", &wanted).await?;
        Ok(answer["code"].as_str().context("the answer has no code")?.to_owned())
    }

    async fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let answer = self
            .http
            .post(format!("{}/v1/{path}", self.url))
            .bearer_auth(&self.token)
            .json(body)
            .send()
            .await?;
        let (status, text) = (answer.status(), answer.text().await?);
        ensure!(status.is_success(), "POST /v1/{path}: {status} {text}");
        Ok(serde_json::from_str(&text).unwrap_or_default())
    }
}
