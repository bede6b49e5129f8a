//! The demo. `story --out DIR` tells the story through the real windows, a line and a screenshot per
//! step; `--filing` tells of filing for others, `--refusal` of a refusal, `--rules` of rules that change,
//! `--phones` of phones.
//! `story --interactive [--keep]` opens both windows beside a server with demo data, for a person.
#![allow(clippy::print_stdout, reason = "it talks to the person at the terminal")]

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use lawang_tests::demo_data;
use lawang_tests::desktop::administration;
use lawang_tests::desktop::app::App;
use lawang_tests::desktop::display::Display;
use lawang_tests::desktop::filing;
use lawang_tests::desktop::kiosk::Kiosk;
use lawang_tests::desktop::measure;
use lawang_tests::desktop::office::Office;
use lawang_tests::desktop::phones;
use lawang_tests::desktop::policy;
use lawang_tests::desktop::preview;
use lawang_tests::desktop::refusal;
use lawang_tests::desktop::rules;
use lawang_tests::desktop::story::Story;
use lawang_tests::server::{Admin, OFFICER, PASSWORD, ServerProcess};
use tempfile::TempDir;

#[tokio::main]
async fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let told = async {
        match words.as_slice() {
            ["--administration", out] => administration::walk(Path::new(out)).await,
            ["--policy", out] => policy::walk(Path::new(out)).await,
            ["--out", out] => Story::begin(PathBuf::from(out)).await?.tell().await,
            ["--filing", "--out", out] => filing::tell(PathBuf::from(out)).await,
            ["--refusal", "--out", out] => refusal::tell(PathBuf::from(out)).await,
            ["--rules", "--out", out] => rules::tell(PathBuf::from(out)).await,
            ["--measure", "--out", out] => measure::tell(Path::new(out)).await,
            ["--preview", "--out", out] => preview::tell(PathBuf::from(out)).await,
            ["--phones", "--out", out] => phones::tell(PathBuf::from(out)).await,
            ["--interactive"] => open_windows(false).await,
            ["--interactive", "--keep"] => open_windows(true).await,
            _ => bail!(
                "story [--filing | --refusal | --rules | --measure | --preview | --phones] --out DIR | --administration DIR | --policy DIR | --interactive [--keep]"
            ),
        }
    };
    // Dropping the story ends everything it started.
    tokio::select! {
        done = told => done,
        stopped = tokio::signal::ctrl_c() => stopped.context("waiting for Ctrl-C"),
    }
}

/// Enrols both windows out of sight, then opens them for a person and waits until both are closed.
async fn open_windows(keep: bool) -> Result<()> {
    let mut folder = TempDir::with_prefix("lawang-demo-")?;
    folder.disable_cleanup(keep);
    let mut server = ServerProcess::start(true).await?;
    let admin = Admin::set_up(&server).await?;
    let (kiosk, office) = (folder.path().join("kiosk"), folder.path().join("office"));
    println!("Enrolling a kiosk and an office with {} …", server.url);
    enrol(&kiosk, &office, &server, &admin).await?;
    let codes =
        (admin.device_code("kiosk", "Kiosk 02").await?, admin.device_code("office", "Desk 02").await?);
    demo_data::file(&server.url, &codes.0, &codes.1).await?;

    let display = display().await?;
    let display = display.as_ref().map(|display| display.name.as_str());
    let kiosk = App::new(Kiosk::command(&kiosk)?)?;
    let office = App::new(Office::command(&office)?)?;
    let mut windows = (kiosk.run(display).await?, office.run(display).await?);
    println!("Kiosk and office are open. The officer signs in as “{OFFICER}” with “{PASSWORD}”.");
    println!("All data is demo data. Close both windows, or press Ctrl-C, to end.");
    if keep {
        println!("Their data stays in {}.", folder.path().display());
    }
    tokio::try_join!(windows.0.wait(), windows.1.wait())?;
    server.stop().await
}

async fn enrol(kiosk: &Path, office: &Path, server: &ServerProcess, admin: &Admin) -> Result<()> {
    let window = Kiosk::open(kiosk).await?;
    window.enrol(&server.url, &admin.device_code("kiosk", "Kiosk 01").await?).await?;
    window.window.close().await?;
    let window = Office::open(office).await?;
    window.enrol(&server.url, &admin.device_code("office", "Desk 01").await?).await?;
    window.window.close().await
}

/// A display in memory where this machine has none: nobody sees it, but everything runs.
async fn display() -> Result<Option<Display>> {
    let has = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if has("DISPLAY") || has("WAYLAND_DISPLAY") {
        return Ok(None);
    }
    let display = Display::start(2560, 1500).await?;
    println!("There is no display here: the windows open on {}, in memory (Xvfb).", display.name);
    println!("To see them, walk the story instead: cargo xtask demo --headless --out DIR");
    Ok(Some(display))
}
