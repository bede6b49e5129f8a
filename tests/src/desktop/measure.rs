//! A policy changes, whole, in the real windows: an editor lowers the age of E33F and asks for a document more, tries
//! it on 20,000 invented cases, an approver publishes it for a minute to come. The line is cut; a kiosk goes by the old
//! rule before that minute and by the new one after it. A case that was filed before keeps its rules.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, ZonedDateTime};
use tokio::time::{Instant, sleep};

use super::kiosk::{Kiosk, Receipt, Visitor, screen};
use super::office::Office;
use super::policy::{APPROVER, EDITOR, Walk};
use super::window::act;
use crate::passport::Passport;
use crate::server::{OFFICER, PASSWORD, ServerProcess};

const SERVICE: &str = "visa-e33f";
const CASES: u32 = 20_000;
/// Of these, so many with all their entries.
const AS_ENTRIES: u32 = 300;

pub async fn tell(out: &Path) -> Result<()> {
    let mut server = ServerProcess::start(true).await?;
    server.stop().await?;
    let said = server.fill(CASES, AS_ENTRIES).await?;
    server.start_again().await?;
    let mut walk = Walk::at(server, out).await?;
    ensure!(said.contains("20000") || said.contains("20,000"), "not all cases were filed: {said}");
    // Where the office stands: a day of the policy is a day there, whatever this machine's clock says.
    let there = ["env", "TZ=Asia/Jakarta"].map(str::to_owned).into_iter();
    let kiosk = there.chain(Kiosk::command(&walk.folder.path().join("kiosk"))?).collect();
    let mut kiosk = Kiosk::open_with(kiosk).await?;
    kiosk.enrol(&walk.server.url, &walk.admin.device_code("kiosk", "Kiosk 01").await?).await?;

    let begun = Instant::now();
    let receipt = file(&mut walk).await?;
    // Time enough to try, propose and approve it: on a slow machine filing took long as well.
    let ahead = Duration::from_secs(90) + begun.elapsed() * 5;
    let from = propose(&mut walk, ahead).await?;
    walk.approved().await?;
    kiosk.window.wait_for("html[data-rules-here='0'][data-rules-next='1']").await?;

    walk.server.kill().await?;
    let visitor = visitor(walk.folder.path(), 52)?;
    ask(&mut kiosk, &visitor, "not_eligible").await?;
    ensure!(
        Timestamp::now() < from,
        "the machine was too slow: its minute had come before the kiosk was asked"
    );
    walk.pictures.take(&kiosk.window, "kiosk, no line: the old rule before its minute").await?;
    kiosk.finish().await?;
    // Nobody is asked: the kiosk goes by its own clock.
    while Timestamp::now() < from {
        sleep(Duration::from_millis(200)).await;
    }
    kiosk.window.wait_for("html[data-rules-here='1']").await?;
    ask(&mut kiosk, &visitor, "eligible").await?;
    kiosk.window.wait_for_text("main", "Proof of health insurance").await?;
    walk.pictures.take(&kiosk.window, "kiosk, no line: the new rule after its minute").await?;
    kiosk.finish().await?;
    kiosk.window.close().await?;

    walk.server.start_again().await?;
    pinned(&mut walk, &receipt).await?;
    walk.office.window.close().await?;
    walk.server.stop().await
}

/// An officer files for a guarantor, by the rules of before.
async fn file(walk: &mut Walk) -> Result<Receipt> {
    let data = walk.folder.path().join("counter");
    let office = Office::open(&data).await?;
    office.enrol(&walk.server.url, &walk.admin.device_code("office", "Desk 02").await?).await?;
    office.sign_in(OFFICER, PASSWORD).await?;
    let mut counter = Kiosk::at_counter(office.window).await?;
    counter.open_guide(SERVICE).await?;
    counter.turn("begin").await?;
    counter.walk(&visitor(walk.folder.path(), 62)?, "[data-counter=check]").await?;
    counter.turn("continue").await?;
    walk.pictures.take(&counter.window, "office: the declaration at the counter").await?;
    let receipt = counter.submit().await?;
    counter.window.click(&act("finish")).await?;
    counter.window.click(&act("finish-confirm")).await?;
    counter.window.close().await?;
    Ok(receipt)
}

/// From a minute to come; answers which.
async fn propose(walk: &mut Walk, ahead: Duration) -> Result<Timestamp> {
    walk.office.sign_in(EDITOR, PASSWORD).await?;
    walk.w().click(&act("nav-policy")).await?;
    walk.page("overview").await?;
    let jakarta = TimeZone::get("Asia/Jakarta")?;
    let from = Timestamp::now().checked_add(ahead)?.as_second().div_euclid(60) * 60 + 60;
    let from = Timestamp::from_second(from)?;
    let there = from.to_zoned_datetime(jakarta);
    let (day, time) = (there.date().to_string(), format!("{:02}:{:02}", there.hour(), there.minute()));
    walk.draft(&day, &time).await?;
    walk.figure().await?;
    walk.document().await?;
    walk.w().click(&act("policy-try")).await?;
    walk.w().wait_for("[data-tried=totals]").await?;
    let totals = walk.w().text("[data-tried=totals]").await?;
    ensure!(totals.chars().any(|c| c.is_ascii_digit()), "the trial shows no figure: {totals}");
    walk.picture("draft: tried on 20,000 cases").await?;
    walk.set("#policy-reason", "Permenimipas 12/2026 menurunkan usia.").await?;
    walk.w().click(&act("policy-propose")).await?;
    walk.page("overview").await?;
    walk.w().wait_for("[data-proposal=proposed]").await?;
    walk.sits_down(APPROVER).await?;
    walk.page("overview").await?;
    Ok(from)
}

/// "Can I have it?", with the answer that is expected.
async fn ask(kiosk: &mut Kiosk, visitor: &Visitor, outcome: &str) -> Result<()> {
    kiosk.begin("en").await?;
    kiosk.open_guide(SERVICE).await?;
    kiosk.turn("begin").await?;
    kiosk.walk(visitor, &screen("assessment")).await?;
    kiosk.window.wait_for(&format!("[data-outcome={outcome}]")).await?;
    Ok(())
}

async fn pinned(walk: &mut Walk, receipt: &Receipt) -> Result<()> {
    walk.w().click(&act("officer-menu")).await?;
    walk.w().click(&act("sign-out")).await?;
    walk.w().wait_for("#login").await?;
    walk.office.sign_in(OFFICER, PASSWORD).await?;
    walk.office.show_list("payment_due").await?;
    walk.office.wait_for_case(&receipt.reference).await?;
    walk.office.open_case(&receipt.reference).await?;
    walk.w().wait_for("[data-rules='0']").await?;
    walk.picture("office: a case keeps the rules it was filed under").await
}

/// Someone of this age who wants to retire here, and the guarantor who files.
fn visitor(folder: &Path, age: i64) -> Result<Visitor> {
    let today = ZonedDateTime::now().date();
    let birth = today.checked_sub(age.years())?.checked_sub(30.days())?;
    let passport = Passport { birth, ..Passport::specimen(today.checked_add(3.years())?) };
    let answers = [
        ("applicant_place", "abroad".to_owned()),
        ("planned_arrival", today.checked_add(40.days())?.to_string()),
        ("travel_document", "passport".to_owned()),
        ("passport_expiry", passport.expiry.to_string()),
        ("birth_date", birth.to_string()),
        ("monthly_income", "3400".to_owned()),
        ("has_funds", "yes".to_owned()),
        ("guarantor_kind", "person".to_owned()),
        ("guarantor_able", "yes".to_owned()),
        ("acting_as", "guarantor".to_owned()),
        ("acting_name", "KETUT WIRAWAN".to_owned()),
        ("acting_phone", "+62361000000".to_owned()),
        ("acting_id_number", "5108011203800004".to_owned()),
        ("guarantor_address", "Jalan Gajah Mada 8, Denpasar".to_owned()),
        ("address", "Jalan Kemang Raya 8, Jakarta Selatan".to_owned()),
        ("email", "anna@example.org".to_owned()),
    ];
    Visitor::new(folder, passport, BTreeMap::from(answers)).context("the visitor's papers")
}
