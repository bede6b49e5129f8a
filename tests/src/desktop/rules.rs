//! The rules change while a visitor fills in a form, in the real windows: published from the command line by
//! two people, seen at the kiosk before anything is sent, told of in guides, and named on the case page. And what
//! else an applicant is told of rules: when a permit ends and what a late day costs, and which consents stand.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use jiff::{ToSpan, ZonedDateTime};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use super::browser::{Browser, Scheme};
use super::kiosk::{Kiosk, Receipt, screen};
use super::office::Office;
use super::pictures::Pictures;
use super::story::visitor;
use super::{axe, window::act};
use crate::binary;
use crate::server::{Admin, OFFICER, PASSWORD, ServerProcess};

const SERVICE: &str = "itk-extension";
const FEE: &str = "612";
const PHONE: (u32, u32) = (390, 844);
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

    deadlines(&mut kiosk, &mut pictures).await?;
    let receipt = send(&mut kiosk, &mut pictures, folder.path(), &server).await?;
    on_the_case_page(&office, &mut pictures, &receipt).await?;
    in_the_guide(&mut kiosk, &mut pictures).await?;
    let receipt = stay(&mut kiosk, folder.path()).await?;
    consents(&mut kiosk, &mut pictures, &receipt).await?;
    on_the_phone(&mut pictures, &server.url, &receipt).await?;
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

/// When a permit ends: in time, and three days late.
async fn deadlines(kiosk: &mut Kiosk, pictures: &mut Pictures) -> Result<()> {
    kiosk.begin("en").await?;
    pictures.take(&kiosk.window, "kiosk: the services, and when a permit ends").await?;
    kiosk.turn(&format!("deadlines-{SERVICE}")).await?;
    kiosk.shows("deadlines").await?;
    axe::check(&kiosk.window, "when a permit ends").await?;
    pictures.take(&kiosk.window, "kiosk: when does the permit end").await?;
    for (days, standing) in [(20, "open"), (-3, "late")] {
        let end = ZonedDateTime::now().date().checked_add(days.days())?;
        kiosk.type_date("permit_end", &end.to_string()).await?;
        kiosk.turn("show-deadlines").await?;
        kiosk.window.wait_for(&format!("[data-standing={standing}]")).await?;
        axe::check(&kiosk.window, standing).await?;
        pictures.take(&kiosk.window, &format!("kiosk: the permit is {standing}")).await?;
    }
    kiosk.speak("id").await?;
    pictures.take(&kiosk.window, "kiosk: the permit is late, in Indonesian").await?;
    kiosk.finish().await
}

async fn in_the_guide(kiosk: &mut Kiosk, pictures: &mut Pictures) -> Result<()> {
    kiosk.begin("en").await?;
    kiosk.open_guide(SERVICE).await?;
    kiosk.window.wait_for_text("[data-changes]", FEE).await?;
    axe::check(&kiosk.window, "what changed").await?;
    pictures.take(&kiosk.window, "kiosk: what changed").await?;
    kiosk.speak("id").await?;
    pictures.take(&kiosk.window, "kiosk: what changed, in Indonesian").await?;
    kiosk.finish().await
}

/// Somebody who stays on, and gives no consent in the form.
async fn stay(kiosk: &mut Kiosk, folder: &Path) -> Result<Receipt> {
    let mut stays = visitor(folder)?;
    let answers = [
        ("guarantor_kind", "person"),
        ("guarantor_able", "yes"),
        ("guarantor_name", "KETUT WIRAWAN"),
        ("guarantor_phone", "+62361000000"),
        ("guarantor_address", "Jalan Gajah Mada 8, Denpasar"),
        ("itas_years", "1"),
        ("with_reentry", "no"),
        ("permit_number", "2C11-0001"),
        ("stay_reason", "family"),
        ("occupation", "Teacher"),
    ];
    stays.answers.extend(BTreeMap::from(answers.map(|(field, answer)| (field, answer.to_owned()))));
    let receipt = kiosk.apply("en", "itas-extension", &stays).await?;
    kiosk.finish().await?;
    Ok(receipt)
}

async fn consents(kiosk: &mut Kiosk, pictures: &mut Pictures, receipt: &Receipt) -> Result<()> {
    kiosk.find_case("en", receipt).await?;
    for given in ["true", "false"] {
        kiosk.window.click(&act("consent-consent_contact")).await?;
        kiosk.window.wait_for(&format!("[data-consent=consent_contact][data-given={given}]")).await?;
    }
    kiosk.window.eval("document.querySelector('[data-consent]').scrollIntoView()", vec![]).await?;
    axe::check(&kiosk.window, "consents").await?;
    pictures.take(&kiosk.window, "kiosk: a consent is withdrawn").await?;
    kiosk.finish().await
}

async fn on_the_phone(pictures: &mut Pictures, server: &str, receipt: &Receipt) -> Result<()> {
    let phone = Browser::open(PHONE, Scheme::Light).await?;
    phone.go(&format!("{server}/g/{SERVICE}?lang=en")).await?;
    phone.picture(&pictures.next("phone: what changed")).await?;
    phone.go(&format!("{server}/g/{SERVICE}/deadlines?lang=en")).await?;
    phone.picture(&pictures.next("phone: when does the permit end")).await?;
    let end = ZonedDateTime::now().date().checked_sub(3.days())?.to_string();
    for (part, digits) in ["year", "month", "day"].into_iter().zip(end.split('-')) {
        phone.type_into(&format!("#field-permit_end-{part}"), digits).await?;
    }
    phone.follow("form button[type=submit]").await?;
    phone.picture(&pictures.next("phone: the permit is late")).await?;
    phone.go(&format!("{server}/s/{}?lang=en", receipt.reference)).await?;
    phone.type_into("#field-pin", &receipt.pin).await?;
    phone.follow("form button[type=submit]").await?;
    phone.picture(&pictures.next("phone: the consents")).await?;
    phone.follow("form[action^='/s/case/consents'] button").await?;
    phone.picture(&pictures.next("phone: a consent is given")).await?;
    phone.close().await
}

/// As the README tells it, with another fee from today on. The example cases have earlier days, and
/// keep their fee.
async fn publish(folder: &Path, server: &str) -> Result<String> {
    for (name, text) in lawang_app::shipped_catalogue() {
        let path = folder.join(&name);
        fs::create_dir_all(path.parent().context("a file without a folder")?)?;
        fs::write(
            path,
            match name.as_str() {
                "policy/visit.toml" => dearer(&text)?,
                _ => text,
            },
        )?;
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

/// A first value after the one that is there.
fn dearer(text: &str) -> Result<String> {
    let at = text.find("\n[[parameter]]\nid = \"itk_fee_60\"").context("another parameter comes first")?;
    let value = format!(
        "[[parameter.value]]\nfrom = {}\nvalue = 612_000\ncitation = \"Demo regulation 1/2026\"\n\
         source = \"demo data\"\nverified = \"official\"\n",
        ZonedDateTime::now().date()
    );
    Ok(format!("{}{value}{}", &text[..at], &text[at..]))
}
