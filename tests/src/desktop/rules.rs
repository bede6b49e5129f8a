//! The rules change while a visitor fills in a form, in the real windows: published from the command line by
//! two people, seen at the kiosk before anything is sent, and named on the case page.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use super::kiosk::{Kiosk, Receipt, screen};
use super::office::Office;
use super::pictures::Pictures;
use super::story::visitor;
use crate::binary;
use crate::server::{Admin, OFFICER, PASSWORD, ServerProcess};

const SERVICE: &str = "itk-extension";
const FEE: &str = "612";
const EDITOR: &str = "edi";
const APPROVER: &str = "apri";

pub async fn tell(out: PathBuf) -> Result<()> {
    let folder = TempDir::with_prefix("lawang-rules-")?;
    let mut server = ServerProcess::start(true).await?;
    let admin = Admin::set_up(&server).await?;
    admin.add_officer(EDITOR, "Edi Santoso", "policy_editor").await?;
    admin.add_officer(APPROVER, "Aprilia Putri", "policy_approver").await?;
    let mut pictures = Pictures::into(out)?;
    let mut kiosk = Kiosk::open(&folder.path().join("kiosk")).await?;
    kiosk.enrol(&server.url, &admin.device_code("kiosk", "Kiosk 01").await?).await?;
    let office = Office::open(&folder.path().join("office")).await?;
    office.enrol(&server.url, &admin.device_code("office", "Desk 01").await?).await?;

    let receipt = send(&mut kiosk, &mut pictures, folder.path(), &server).await?;
    on_the_case_page(&office, &mut pictures, &receipt).await?;
    kiosk.window.close().await?;
    office.window.close().await?;
    server.stop().await
}

/// Ready to send; then the fee changes.
async fn send(
    kiosk: &mut Kiosk,
    pictures: &mut Pictures,
    folder: &Path,
    server: &ServerProcess,
) -> Result<Receipt> {
    kiosk.begin("en").await?;
    kiosk.open_guide(SERVICE).await?;
    kiosk.turn("begin").await?;
    kiosk.walk(&visitor(folder)?, &screen("check")).await?;
    kiosk.turn("continue").await?;
    kiosk.window.click("#consent").await?;
    kiosk.window.click("#declaration").await?;

    let said = publish(&folder.join("catalogue"), &server.url).await?;
    ensure!(said.contains("version 1 is published") && said.contains(SERVICE), "{said}");
    kiosk.window.wait_for("[data-rules='1']").await?;

    kiosk.turn("submit").await?;
    kiosk.shows("assessment").await?;
    kiosk.window.wait_for("[data-notice=moved_on]").await?;
    kiosk.window.wait_for_text("main", FEE).await?;
    pictures.take(&kiosk.window, "kiosk: the rules have changed").await?;
    kiosk.speak("id").await?;
    kiosk.window.wait_for_text("[data-notice]", "Aturan berubah").await?;
    pictures.take(&kiosk.window, "kiosk: the rules have changed, in Indonesian").await?;
    kiosk.speak("en").await?;
    kiosk.turn("continue").await?;
    kiosk.shows("check").await?;
    kiosk.turn("continue").await?;
    let receipt = kiosk.submit().await?;
    kiosk.finish().await?;
    Ok(receipt)
}

async fn on_the_case_page(office: &Office, pictures: &mut Pictures, receipt: &Receipt) -> Result<()> {
    office.sign_in(OFFICER, PASSWORD).await?;
    office.show_list("payment_due").await?;
    office.wait_for_case(&receipt.reference).await?;
    office.open_case(&receipt.reference).await?;
    office.speak("en").await?;
    office.window.wait_for_text("[data-rules='1']", "A higher fee").await?;
    pictures.take(&office.window, "office: by which rules").await?;
    office.speak("id").await?;
    office.window.wait_for_text("[data-rules='1']", "Tarif lebih tinggi").await?;
    pictures.take(&office.window, "office: by which rules, in Indonesian").await
}

/// As the README tells it, with another fee.
async fn publish(folder: &Path, server: &str) -> Result<String> {
    for (name, text) in lawang_app::shipped_catalogue() {
        let path = folder.join(&name);
        fs::create_dir_all(path.parent().context("a file without a folder")?)?;
        let fee = name == "policy/visit.toml" || name.ends_with("itk-extension/cases/first-extension.toml");
        fs::write(path, if fee { text.replacen("500_000", "612_000", 1) } else { text })?;
    }
    let mut command = Command::new(binary("lawang-server")?)
        .args(["catalogue", "publish"])
        .arg(folder)
        .args(["--server", server, "--login", EDITOR, "--approver", APPROVER])
        .args(["--title", "en=A higher fee", "--title", "id=Tarif lebih tinggi"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let mut input = command.stdin.take().context("no standard input")?;
    input.write_all(format!("{PASSWORD}\n{PASSWORD}\n").as_bytes()).await?;
    drop(input);
    let done = command.wait_with_output().await?;
    ensure!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}
