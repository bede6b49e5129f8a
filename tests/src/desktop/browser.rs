//! A phone's browser: Chromium without a display, at a phone's size, driven through ChromeDriver. `close` ends it;
//! a test that fails before that ends its driver and may leave the browser.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep, timeout};

use crate::server::free_port;

const LIMIT: Duration = Duration::from_secs(60);
const LOOK: Duration = Duration::from_millis(25);

/// What the person has set the phone to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    Light,
    Dark,
}

pub struct Browser {
    page: Client,
    driver_address: String,
    _driver: Child,
    _profile: TempDir,
}

impl Browser {
    pub async fn open(size: (u32, u32), scheme: Scheme) -> Result<Self> {
        let profile = TempDir::with_prefix("lawang-phone-")?;
        let port = free_port()?;
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("chromedriver could not be started: cargo xtask setup")?;
        let driver_address = format!("http://127.0.0.1:{port}");
        let page = timeout(LIMIT, session(port, &driver_address, profile.path(), size, scheme));
        let page = page.await.context("the browser did not open in time")??;
        Ok(Self { page, driver_address, _driver: driver, _profile: profile })
    }

    pub async fn close(self) -> Result<()> {
        self.page.close().await.context("the browser did not close")
    }

    pub async fn go(&self, address: &str) -> Result<()> {
        self.page.goto(address).await.with_context(|| format!("going to {address}"))
    }

    pub async fn click(&self, css: &str) -> Result<()> {
        let element =
            self.page.find(Locator::Css(css)).await.with_context(|| format!("looking for {css}"))?;
        element.click().await.with_context(|| format!("clicking {css}"))
    }

    /// Clicks what leads to another page, and waits until that is loaded.
    pub async fn follow(&self, css: &str) -> Result<()> {
        self.page.execute("document.documentElement.dataset.left = ''", vec![]).await?;
        self.click(css).await?;
        let loaded =
            "return document.readyState === 'complete' && !('left' in document.documentElement.dataset)";
        let begun = Instant::now();
        loop {
            // A page that is being left answers with an error.
            let state = self.page.execute(loaded, vec![]).await;
            if state.is_ok_and(|loaded| loaded == true) {
                return Ok(());
            }
            if begun.elapsed() > LIMIT {
                bail!("after clicking {css} the page did not load");
            }
            sleep(LOOK).await;
        }
    }

    pub async fn exists(&self, css: &str) -> Result<bool> {
        Ok(!self.page.find_all(Locator::Css(css)).await?.is_empty())
    }

    /// Types in place of what the control holds.
    pub async fn type_into(&self, css: &str, text: &str) -> Result<()> {
        let control =
            self.page.find(Locator::Css(css)).await.with_context(|| format!("looking for {css}"))?;
        control.clear().await?;
        control.send_keys(text).await.with_context(|| format!("typing into {css}"))
    }

    pub async fn set_file(&self, css: &str, path: &Path) -> Result<()> {
        let input = self.page.find(Locator::Css(css)).await.with_context(|| format!("looking for {css}"))?;
        let path = path.to_str().context("the path is not UTF-8")?;
        input.send_keys(path).await.with_context(|| format!("handing in a file through {css}"))
    }

    pub async fn eval(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        self.page.execute(script, args).await.context("running a script in the page")
    }

    pub async fn eval_async(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        self.page.execute_async(script, args).await.context("running a script in the page")
    }

    /// The whole page, from its top to its end.
    pub async fn picture(&self, path: &Path) -> Result<()> {
        let whole = self.eval("return document.documentElement.scrollHeight", vec![]).await?;
        let metrics = json!({
            "captureBeyondViewport": true,
            "clip": { "x": 0, "y": 0, "width": 390, "height": whole, "scale": 1 },
        });
        // A command of Chromium's own protocol, through the driver.
        let session = self.page.session_id().await?.context("there is no session")?;
        let command = json!({ "cmd": "Page.captureScreenshot", "params": metrics });
        let address = format!("{}/session/{session}/goog/cdp/execute", self.driver_address);
        let taken = reqwest::Client::new().post(address).json(&command).send().await?;
        let taken: Value = taken.json().await?;
        let base64 = taken["value"]["data"].as_str().context("no picture")?;
        let png = data_encoding::BASE64.decode(base64.as_bytes())?;
        std::fs::write(path, png).with_context(|| format!("writing {}", path.display()))
    }
}

async fn session(
    port: u16,
    address: &str,
    profile: &Path,
    size: (u32, u32),
    scheme: Scheme,
) -> Result<Client> {
    let profile = profile.to_str().context("the path is not UTF-8")?;
    let mut args = vec![
        "--headless".to_owned(),
        // Chromium's own sandbox does not start for root, as whom a machine of CI often runs.
        "--no-sandbox".into(),
        "--disable-gpu".into(),
        "--disable-quic".into(),
        "--no-first-run".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        format!("--user-data-dir={profile}"),
    ];
    if scheme == Scheme::Dark {
        args.push("--blink-settings=preferredColorScheme=0".into());
    }
    let device = json!({ "width": size.0, "height": size.1, "pixelRatio": 2, "touch": true, "mobile": true });
    let Value::Object(capabilities) = json!({
        "goog:chromeOptions": { "args": args, "mobileEmulation": { "deviceMetrics": device } },
        "pageLoadStrategy": "normal",
    }) else {
        bail!("capabilities are an object");
    };
    while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        sleep(LOOK).await;
    }
    let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
    Ok(builder.capabilities(capabilities).connect(address).await?)
}
