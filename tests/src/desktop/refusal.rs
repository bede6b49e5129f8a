//! A stay permit that cannot be extended, in the real windows: the kiosk says so before anything is paid
//! where it can know; where it takes an officer, the refusal says why, at the kiosk and on the phone.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use jiff::{ToSpan, ZonedDateTime};
use tempfile::TempDir;

use super::browser::{Browser, Scheme};
use super::kiosk::{Kiosk, Receipt, Visitor};
use super::office::Office;
use super::pictures::Pictures;
use super::window::act;
use crate::papers;
use crate::passport::Passport;
use crate::server::{Admin, OFFICER, PASSWORD, ServerProcess, pay};

const SERVICE: &str = "itas-extension";
const REASON: &str = "The company has withdrawn its letter of guarantee.";
const PHONE: (u32, u32) = (390, 844);

pub async fn tell(out: PathBuf) -> Result<()> {
    let folder = TempDir::with_prefix("lawang-refusal-")?;
    let mut server = ServerProcess::start(true).await?;
    let admin = Admin::set_up(&server).await?;
    let mut pictures = Pictures::into(out)?;
    let mut kiosk = Kiosk::open(&folder.path().join("kiosk")).await?;
    kiosk.enrol(&server.url, &admin.device_code("kiosk", "Kiosk 01").await?).await?;
    let office = Office::open(&folder.path().join("office")).await?;
    office.enrol(&server.url, &admin.device_code("office", "Desk 01").await?).await?;

    without_guarantor(&mut kiosk, &mut pictures, folder.path()).await?;
    let receipt = apply(&mut kiosk, &mut pictures, folder.path(), &server).await?;
    refuse(&office, &mut pictures, &receipt).await?;
    at_the_kiosk(&mut kiosk, &mut pictures, &receipt).await?;
    on_the_phone(&mut pictures, &receipt, &server).await?;
    kiosk.window.close().await?;
    office.window.close().await?;
    server.stop().await
}

/// Nobody guarantees: the questions end with the rule, its source, and what can be done.
async fn without_guarantor(kiosk: &mut Kiosk, pictures: &mut Pictures, folder: &Path) -> Result<()> {
    let visitor = holder(folder, "none")?;
    kiosk.begin("en").await?;
    kiosk.open_guide(SERVICE).await?;
    kiosk.turn("begin").await?;
    kiosk.walk(&visitor, "[data-outcome=not_eligible]").await?;
    ensure!(!kiosk.window.exists(&act("continue")).await?, "nothing leads on to a form that is refused");
    pictures.take(&kiosk.window, "kiosk: not without a guarantor").await?;
    kiosk.window.wait_for_text("[data-value=changes]", "company").await?;
    kiosk.window.eval("document.querySelector('[data-value=changes]').scrollIntoView()", vec![]).await?;
    pictures.take(&kiosk.window, "kiosk: what would change it").await?;
    kiosk.finish().await
}

async fn apply(
    kiosk: &mut Kiosk,
    pictures: &mut Pictures,
    folder: &Path,
    server: &ServerProcess,
) -> Result<Receipt> {
    let visitor = holder(folder, "company")?;
    let receipt = kiosk.apply("en", SERVICE, &visitor).await?;
    kiosk.window.click(&act("follow-receipt")).await?;
    let code = kiosk.window.text("[data-value=billing-code]").await?;
    pay(&server.url, &code).await?;
    kiosk.window.click(&act("look-again")).await?;
    kiosk.window.wait_for("[data-step=visit_due]").await?;
    pictures.take(&kiosk.window, "kiosk: paid, and to come").await?;
    kiosk.finish().await?;
    Ok(receipt)
}

async fn refuse(office: &Office, pictures: &mut Pictures, receipt: &Receipt) -> Result<()> {
    office.sign_in(OFFICER, PASSWORD).await?;
    office.show_list("visits").await?;
    office.wait_for_case(&receipt.reference).await?;
    office.open_case(&receipt.reference).await?;
    office.record_visit().await?;
    pictures.take(&office.window, "office: an extension in review").await?;
    office.begin_refusal(REASON).await?;
    pictures.take(&office.window, "office: the refusal and its reason").await?;
    office.send_decision("refused").await?;
    office.journey("safe_at_centre").await?;
    pictures.take(&office.window, "office: refused").await
}

async fn at_the_kiosk(kiosk: &mut Kiosk, pictures: &mut Pictures, receipt: &Receipt) -> Result<()> {
    kiosk.find_case("en", receipt).await?;
    kiosk.window.wait_for("[data-step=refused]").await?;
    kiosk.window.wait_for_text("main", REASON).await?;
    pictures.take(&kiosk.window, "kiosk: refused, and why").await?;
    kiosk.finish().await
}

async fn on_the_phone(pictures: &mut Pictures, receipt: &Receipt, server: &ServerProcess) -> Result<()> {
    let phone = Browser::open(PHONE, Scheme::Light).await?;
    phone.go(&format!("{}/s/{}?lang=en", server.url, receipt.reference)).await?;
    phone.type_into("#field-pin", &receipt.pin).await?;
    phone.follow("form button[type=submit]").await?;
    let shown = phone.eval("return document.body.innerText", vec![]).await?;
    ensure!(shown.as_str().context("no text")?.contains(REASON), "the phone gives no reason: {shown}");
    phone.picture(&pictures.next("phone: refused, and why")).await?;
    phone.close().await
}

/// The holder of a stay permit that ends in two months, and who guarantees for them.
fn holder(folder: &Path, guarantor: &'static str) -> Result<Visitor> {
    let today = ZonedDateTime::now().date();
    let passport = Passport::specimen(today.checked_add(3.years())?);
    let answers = BTreeMap::from([
        ("permit_end", today.checked_add(2.months())?.to_string()),
        ("guarantor_kind", guarantor.to_owned()),
        ("passport_expiry", passport.expiry.to_string()),
        ("itas_years", "1".to_owned()),
        ("with_reentry", "no".to_owned()),
        ("birth_date", passport.birth.to_string()),
        ("acting_as", "self".to_owned()),
        ("permit_number", "2C21JE0123-X".to_owned()),
        ("stay_reason", "work".to_owned()),
        ("occupation", "Teacher".to_owned()),
        ("address", "Jalan Cipete Raya 12, Jakarta Selatan".to_owned()),
        ("guarantor_name", "PT Contoh Bahasa".to_owned()),
        ("guarantor_phone", "+62361000000".to_owned()),
        ("guarantor_address", "Jalan Gajah Mada 8, Jakarta".to_owned()),
        ("email", "anna@example.org".to_owned()),
        ("phone", "+6281200000000".to_owned()),
    ]);
    let visitor = Visitor::new(folder, passport, answers)?;
    // Photos for a limited stay permit have a red ground.
    Ok(Visitor { photo: papers::photo_before(papers::RED, folder)?, ..visitor })
}
