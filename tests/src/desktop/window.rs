//! A window driven as a person would drive it: look, click, type, hand in a file, send a passport
//! reader's keystrokes. Every act waits for what it needs (see `LIMIT`) and fails with the text of the page
//! and a screenshot. Nothing of a window outlives its value.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep, timeout};

use super::app::App;
use super::display::Display;
use crate::server::free_port;

/// How long any one thing may take. Generous: a busy machine is no failure.
const LIMIT: Duration = Duration::from_secs(60);
/// Between two looks.
const LOOK: Duration = Duration::from_millis(25);

/// Enter, as WebDriver writes it.
const ENTER: char = '\u{E007}';
const CONTROL: char = '\u{E009}';
const DELETE: char = '\u{E017}';

pub struct Window {
    pub app: App,
    size: (u32, u32),
    page: Client,
    driver: Child,
    display: Display,
}

impl Window {
    /// Starts `command` on a display of its own and waits for its page.
    pub async fn open(command: Vec<String>, size: (u32, u32)) -> Result<Self> {
        let display = Display::start(size.0, size.1).await?;
        let app = App::new(command)?;
        let (driver, page) = drive(&app, &display, size).await?;
        Ok(Self { app, size, page, driver, display })
    }

    /// Closes the window and waits until its app has ended.
    pub async fn close(self) -> Result<()> {
        self.page.clone().close().await.context("the window did not close")?;
        let ended = async {
            while self.app.process().is_some() {
                sleep(LOOK).await;
            }
        };
        timeout(LIMIT, ended).await.context("the app did not end when its window was closed")
    }

    /// Ends the app in the middle of whatever it does (SIGKILL).
    pub async fn kill(&mut self) -> Result<()> {
        self.app.kill();
        self.driver.kill().await?;
        Ok(())
    }

    /// Starts the same app again, on the same data.
    pub async fn start_again(&mut self) -> Result<()> {
        self.app = App::new(self.app.command.clone())?;
        (self.driver, self.page) = drive(&self.app, &self.display, self.size).await?;
        Ok(())
    }

    /// The one element that `css` selects, once it is shown.
    pub async fn wait_for(&self, css: &str) -> Result<Element> {
        self.attempt(&format!("waiting for {css}"), async || {
            let element = self.page.find(Locator::Css(css)).await?;
            Ok(element.is_displayed().await?.then_some(element))
        })
        .await
    }

    /// The same, once a person can read `part` in it.
    pub async fn wait_for_text(&self, css: &str, part: &str) -> Result<()> {
        self.attempt(&format!("waiting for “{part}” in {css}"), async || {
            Ok(self.page.find(Locator::Css(css)).await?.text().await?.contains(part).then_some(()))
        })
        .await
    }

    /// Waits until nothing that `css` selects is left.
    pub async fn wait_until_gone(&self, css: &str) -> Result<()> {
        self.attempt(&format!("waiting until {css} is gone"), async || {
            Ok(self.page.find_all(Locator::Css(css)).await?.is_empty().then_some(()))
        })
        .await
    }

    pub async fn exists(&self, css: &str) -> Result<bool> {
        Ok(!self.page.find_all(Locator::Css(css)).await?.is_empty())
    }

    pub async fn click(&self, css: &str) -> Result<()> {
        self.attempt(&format!("clicking {css}"), async || {
            let element = self.page.find(Locator::Css(css)).await?;
            if !element.is_displayed().await? || !element.is_enabled().await? {
                return Ok(None);
            }
            // As a person would: bring it to the middle first, clear of bars at the edges.
            let to_middle = "arguments[0].scrollIntoView({ block: 'center' })";
            self.page.execute(to_middle, vec![serde_json::to_value(&element)?]).await?;
            element.click().await?;
            Ok(Some(()))
        })
        .await
    }

    /// Chooses the option of a `<select>` at this place, counted from 0.
    pub async fn choose_option(&self, css: &str, place: usize) -> Result<()> {
        let select = self.wait_for(css).await?;
        select.select_by_index(place).await.with_context(|| format!("choosing from {css}"))
    }

    /// Types `text` in place of what the control holds.
    pub async fn type_into(&self, css: &str, text: &str) -> Result<()> {
        let control = self.wait_for(css).await?;
        if control.prop("value").await?.is_some_and(|value| !value.is_empty()) {
            control.send_keys(&format!("{CONTROL}a{CONTROL}{DELETE}")).await?;
        }
        control.send_keys(text).await.with_context(|| format!("typing into {css}"))
    }

    /// Hands in a file through `<input type="file">`, which may be hidden behind its label.
    pub async fn set_file(&self, css: &str, path: &Path) -> Result<()> {
        let input = self
            .attempt(&format!("looking for {css}"), async || {
                Ok(Some(self.page.find(Locator::Css(css)).await?))
            })
            .await?;
        let path = path.to_str().context("the path is not UTF-8")?;
        input.send_keys(path).await.with_context(|| format!("handing in a file through {css}"))
    }

    /// Sends lines as a keyboard-wedge reader does: fast keystrokes to whatever has the focus, Enter
    /// after each line.
    pub async fn read_by_wedge(&self, lines: &[String]) -> Result<()> {
        let keys = lines.iter().flat_map(|line| line.chars().chain([ENTER]));
        let strokes = keys.fold(KeyActions::new("reader".to_owned()), |actions, value| {
            actions.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.page.perform_actions(strokes).await.context("sending keystrokes")
    }

    /// The text of the one element that `css` selects, as a person sees it.
    pub async fn text(&self, css: &str) -> Result<String> {
        Ok(self.wait_for(css).await?.text().await?.trim().to_owned())
    }

    pub async fn attribute(&self, css: &str, name: &str) -> Result<String> {
        let value = self.wait_for(css).await?.attr(name).await?;
        value.with_context(|| format!("{css} has no {name}"))
    }

    /// Runs a script in the page; `arguments` holds `args`.
    pub async fn eval(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        self.page.execute(script, args).await.context("running a script in the page")
    }

    /// The same for a script that answers later, by calling its last argument.
    pub async fn eval_async(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        self.page.execute_async(script, args).await.context("running a script in the page")
    }

    /// Waits until nothing moves any more, and all that was changed is drawn.
    pub async fn settle(&self) -> Result<()> {
        let drawn = "const [done] = arguments; \
             const moving = document.getAnimations().filter(a => a.effect.getComputedTiming().iterations < Infinity); \
             Promise.allSettled(moving.map(a => a.finished)) \
               .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())))";
        self.eval_async(drawn, vec![]).await?;
        Ok(())
    }

    /// A picture of what the page has come to.
    pub async fn screenshot(&self, path: &Path) -> Result<()> {
        self.settle().await?;
        let picture = self.page.screenshot().await.context("taking a screenshot")?;
        fs::write(path, picture).with_context(|| format!("writing {}", path.display()))
    }

    /// Tries until something comes of it. What a page that is just changing answers (an element that
    /// is not there yet, not there any more, or under another) is no failure before the time is up.
    async fn attempt<T>(
        &self,
        what: &str,
        act: impl AsyncFn() -> std::result::Result<Option<T>, CmdError>,
    ) -> Result<T> {
        let begun = Instant::now();
        loop {
            let why = match act().await {
                Ok(Some(done)) => return Ok(done),
                Ok(None) => None,
                Err(CmdError::Standard(why)) => Some(why),
                Err(why) => return Err(anyhow!(why).context(what.to_owned())),
            };
            if begun.elapsed() > LIMIT {
                let why = why
                    .map_or_else(|| "not yet".to_owned(), |why| format!("{:?} {}", why.error, why.message));
                bail!("{what}: {why} after {LIMIT:?}\n{}", self.evidence().await);
            }
            sleep(LOOK).await;
        }
    }

    /// What the page shows, for whoever has to find out why.
    async fn evidence(&self) -> String {
        let picture = failure_picture();
        let taken = match self.screenshot(&picture).await {
            Ok(()) => format!("screenshot: {}", picture.display()),
            Err(why) => format!("no screenshot: {why:#}"),
        };
        let page = self
            .eval(
                "const m = document.querySelector('main'); \
                   return (m ? JSON.stringify(m.dataset) : 'no main') + '\\n' + document.body.innerText",
                vec![],
            )
            .await;
        let page =
            page.map_or_else(|why| format!("{why:#}"), |page| page.as_str().unwrap_or_default().to_owned());
        format!("{taken}\nthe page shows:\n{page}")
    }
}

/// Where the screenshot of a failure goes.
fn failure_picture() -> PathBuf {
    std::env::temp_dir().join(format!("lawang-failure-{}.png", std::process::id()))
}

/// The control that does this.
pub fn act(name: &str) -> String {
    format!("[data-act={name}]")
}

/// Starts a driver, and through it the app. Now and then, on a busy machine, no window comes
/// of it: that gets a second try. An app that does not open fails both.
async fn drive(app: &App, display: &Display, size: (u32, u32)) -> Result<(Child, Client)> {
    match drive_once(app, display, size).await {
        Err(why) => {
            eprintln!("a second try: {why:#}");
            app.kill();
            drive_once(app, display, size).await
        }
        driven => driven,
    }
}

async fn drive_once(app: &App, display: &Display, size: (u32, u32)) -> Result<(Child, Client)> {
    let port = free_port()?;
    let driver = Command::new("WebKitWebDriver")
        .arg(format!("--port={port}"))
        .env("DISPLAY", &display.name)
        .env("GDK_BACKEND", "x11")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        // Screenshots hang when it is set.
        .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .context("WebKitWebDriver could not be started: cargo xtask setup")?;
    let opened = async {
        let (page, passphrase) = tokio::join!(open_session(app, port), app.hand_over_passphrase());
        passphrase?;
        page
    };
    let page = timeout(LIMIT, opened).await;
    let page = page.with_context(|| format!("the window did not open in time: {}", app.standing()))??;
    page.set_window_rect(0, 0, size.0, size.1).await.context("sizing the window")?;
    Ok((driver, page))
}

async fn open_session(app: &App, port: u16) -> Result<Client> {
    let Value::Object(capabilities) = json!({
        "webkitgtk:browserOptions": { "binary": app.script(), "args": app.command },
    }) else {
        bail!("capabilities are an object");
    };
    let address = format!("http://127.0.0.1:{port}");
    while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        sleep(LOOK).await;
    }
    let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
    Ok(builder.capabilities(capabilities).connect(&address).await?)
}
