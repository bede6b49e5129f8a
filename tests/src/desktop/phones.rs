//! With a phone in the hand, in the real windows: a document goes from the phone to the kiosk, the form is gone
//! on with at another kiosk, and the phone then follows the case.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use super::browser::{Browser, Scheme};
use super::kiosk::{Kiosk, Receipt, screen};
use super::pictures::Pictures;
use super::story::{SERVICE, visitor};
use super::window::act;
use crate::server::{Admin, ServerProcess};

const PHONE: (u32, u32) = (390, 844);

pub async fn tell(out: PathBuf) -> Result<()> {
    let folder = TempDir::with_prefix("lawang-phones-")?;
    let mut server = ServerProcess::start(true).await?;
    let admin = Admin::set_up(&server).await?;
    let mut pictures = Pictures::into(out)?;
    let mut first = Kiosk::open(&folder.path().join("first")).await?;
    first.enrol(&server.url, &admin.device_code("kiosk", "Kiosk 01").await?).await?;
    let mut second = Kiosk::open(&folder.path().join("second")).await?;
    second.enrol(&server.url, &admin.device_code("kiosk", "Kiosk 02").await?).await?;
    let phone = Browser::open(PHONE, Scheme::Light).await?;

    let visitor = visitor(folder.path())?;
    first.begin("en").await?;
    first.open_guide(SERVICE).await?;
    first.window.eval("document.querySelector('.take').scrollIntoView()", vec![]).await?;
    pictures.take(&first.window, "kiosk: the guide for the phone").await?;
    first.turn("begin").await?;
    first.walk(&visitor, "#field-photo").await?;

    first.window.click(&act("phone")).await?;
    let address = first.window.attribute("[data-phone=photo]", "data-address").await?;
    pictures.take(&first.window, "kiosk: a code for the phone").await?;
    phone.go(&format!("{address}?lang=en")).await?;
    phone.picture(&pictures.next("phone: a file for the kiosk")).await?;
    phone.set_file("#field-file", &visitor.photo).await?;
    phone.follow("form button[type=submit]").await?;
    phone.picture(&pictures.next("phone: the kiosk has it")).await?;
    first.window.wait_for("[data-preview=photo]").await?;
    pictures.take(&first.window, "kiosk: the photo from the phone").await?;
    // Used once: the code opens nothing any more.
    first.window.wait_until_gone("[data-phone=photo]").await?;

    let code = first.resume_code.clone().context("the kiosk showed no resume code")?;
    first.finish().await?;
    let birth = visitor.passport.birth.to_string();
    resume_when_copied(&mut second, &code, &birth).await?;
    second.window.wait_for("[data-preview=photo]").await?;
    pictures.take(&second.window, "kiosk: the same form at another kiosk").await?;
    second.turn("continue").await?;
    second.walk(&visitor, &screen("check")).await?;
    second.turn("continue").await?;
    let receipt = second.submit().await?;
    second.finish().await?;

    follow(&phone, &mut pictures, &server.url, &receipt).await?;
    phone.close().await?;
    first.window.close().await?;
    second.window.close().await?;
    server.stop().await
}

/// The copy is at the centre some seconds after the last answer; until then the other kiosk does not find it.
async fn resume_when_copied(kiosk: &mut Kiosk, code: &str, birth: &str) -> Result<()> {
    let mut tries = 0;
    while let Err(why) = kiosk.resume("en", code, birth).await {
        tries += 1;
        ensure!(tries < 4, "the form is not at the other kiosk: {why:#}");
        kiosk.finish().await?;
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    }
    Ok(())
}

/// Both secrets, the code for the bank, and a time for the visit.
async fn follow(phone: &Browser, pictures: &mut Pictures, server: &str, receipt: &Receipt) -> Result<()> {
    phone.go(&format!("{server}/s/{}?lang=en", receipt.reference)).await?;
    phone.type_into("#field-pin", &receipt.pin).await?;
    phone.follow("form button[type=submit]").await?;
    ensure!(phone.exists("img.qr").await?, "the QRIS code can be kept");
    phone.picture(&pictures.next("phone: to pay")).await?;
    phone.follow("a[href^='/s/case/visit']").await?;
    phone.click("label[for=slot-0]").await?;
    phone.picture(&pictures.next("phone: a time for the visit")).await?;
    phone.follow("form button[type=submit]").await?;
    let shown = phone.eval("return document.body.innerText", vec![]).await?;
    ensure!(shown.as_str().context("no text")?.contains("Your visit is booked."), "not booked: {shown}");
    phone.picture(&pictures.next("phone: booked")).await
}
