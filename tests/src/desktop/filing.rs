//! Filing for others, in the real windows: a mother for her children in one visit, and a guarantor at the
//! counter of an office for someone who is still abroad. Told by the desktop test, with a picture a step.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use jiff::{ToSpan, ZonedDateTime};
use tempfile::TempDir;

use super::kiosk::{Kiosk, Visitor, screen};
use super::office::Office;
use super::pictures::Pictures;
use super::window::{Window, act};
use crate::passport::Passport;
use crate::server::{Admin, OFFICER, PASSWORD, ServerProcess};

const CHILD: &str = "passport-child";
const VISA: &str = "visa-c1";

pub async fn tell(out: PathBuf) -> Result<()> {
    let folder = TempDir::with_prefix("lawang-filing-")?;
    let mut server = ServerProcess::start(true).await?;
    let admin = Admin::set_up(&server).await?;
    let mut pictures = Pictures::into(out)?;

    let mut kiosk = Kiosk::open(&folder.path().join("kiosk")).await?;
    kiosk.enrol(&server.url, &admin.device_code("kiosk", "Kiosk 01").await?).await?;
    visa_at_the_kiosk(&mut kiosk, &mut pictures, folder.path()).await?;
    family(&mut kiosk, &mut pictures, folder.path()).await?;
    kiosk.window.close().await?;

    let office = Office::open(&folder.path().join("office")).await?;
    office.enrol(&server.url, &admin.device_code("office", "Desk 01").await?).await?;
    office.sign_in(OFFICER, PASSWORD).await?;
    let window = counter(office.window, &mut pictures, folder.path()).await?;
    window.close().await?;
    server.stop().await
}

/// The guide, the answer and the way to the official site; no dead end.
async fn visa_at_the_kiosk(kiosk: &mut Kiosk, pictures: &mut Pictures, folder: &Path) -> Result<()> {
    let guarantor = guarantor(folder)?;
    kiosk.begin("en").await?;
    kiosk.open_guide(VISA).await?;
    pictures.take(&kiosk.window, "kiosk: the guide of a visa").await?;
    kiosk.turn("begin").await?;
    kiosk.walk(&guarantor, &screen("assessment")).await?;
    kiosk.window.wait_for("[data-value=elsewhere]").await?;
    pictures.take(&kiosk.window, "kiosk: where the visa is applied for").await?;
    kiosk.window.eval("document.querySelector('[data-value=elsewhere]').scrollIntoView()", vec![]).await?;
    pictures.take(&kiosk.window, "kiosk: the official site").await?;
    kiosk.finish().await
}

/// Two children in one visit; what is the same is not typed again.
async fn family(kiosk: &mut Kiosk, pictures: &mut Pictures, folder: &Path) -> Result<()> {
    let first = child(folder, "BUDI", "2020-02-29", "5108012902200003", true)?;
    kiosk.begin("en").await?;
    kiosk.open_guide(CHILD).await?;
    kiosk.turn("begin").await?;
    kiosk.walk(&first, &page("acting-as")).await?;
    pictures.take(&kiosk.window, "kiosk: who fills in the form").await?;
    kiosk.walk(&first, &page("acting-person")).await?;
    pictures.take(&kiosk.window, "kiosk: the person who acts").await?;
    kiosk.walk(&first, &screen("check")).await?;
    kiosk.turn("continue").await?;
    kiosk.shows("declaration").await?;
    pictures.take(&kiosk.window, "kiosk: the mother declares").await?;
    let before = kiosk.submit().await?;
    kiosk.window.eval("document.querySelector('[data-act=another]').scrollIntoView()", vec![]).await?;
    pictures.take(&kiosk.window, "kiosk: a receipt, and who is next").await?;

    kiosk.turn("another").await?;
    kiosk.shows("services").await?;
    pictures.take(&kiosk.window, "kiosk: services for the next person").await?;
    kiosk.open_guide(CHILD).await?;
    kiosk.turn("begin").await?;
    let second = child(folder, "AYU", "2017-05-01", "5108014105170002", false)?;
    kiosk.walk(&second, &page("acting-person")).await?;
    kiosk.window.wait_for("[data-provenance=reused]").await?;
    pictures.take(&kiosk.window, "kiosk: answers from the application before").await?;
    kiosk.walk(&second, &page("family-card")).await?;
    kiosk.window.wait_for("[data-preview=family_card]").await?;
    pictures.take(&kiosk.window, "kiosk: the family card is there again").await?;
    kiosk.walk(&second, &screen("check")).await?;
    pictures.take(&kiosk.window, "kiosk: the check of the second child").await?;
    kiosk.turn("continue").await?;
    let after = kiosk.submit().await?;
    ensure!(before.reference != after.reference && before.pin != after.pin, "each child has its own receipt");
    kiosk.window.eval("document.querySelector('[data-act=receipt]').scrollIntoView()", vec![]).await?;
    pictures.take(&kiosk.window, "kiosk: both receipts").await?;
    kiosk.turn("receipt").await?;
    let shown = kiosk.window.text("[data-value=reference]").await?;
    ensure!(shown == before.reference, "the first receipt opens again, not {shown}");
    kiosk.finish().await
}

/// An officer files for a guarantor; the case is in the list at once.
async fn counter(window: Window, pictures: &mut Pictures, folder: &Path) -> Result<Window> {
    let guarantor = guarantor(folder)?;
    let mut counter = Kiosk::at_counter(window).await?;
    pictures.take(&counter.window, "office: services at the counter").await?;
    counter.open_guide(VISA).await?;
    pictures.take(&counter.window, "office: guide at the counter").await?;
    counter.turn("begin").await?;
    counter.walk(&guarantor, "[data-counter=assessment]").await?;
    pictures.take(&counter.window, "office: the answer at the counter").await?;
    counter.walk(&guarantor, "[data-page=passport]").await?;
    pictures.take(&counter.window, "office: the passport at the counter").await?;
    counter.walk(&guarantor, "[data-page=acting-person]").await?;
    pictures.take(&counter.window, "office: the guarantor at the counter").await?;
    counter.walk(&guarantor, "[data-page=bank-statement]").await?;
    pictures.take(&counter.window, "office: a document at the counter").await?;
    counter.walk(&guarantor, "[data-counter=check]").await?;
    pictures.take(&counter.window, "office: the check at the counter").await?;
    counter.turn("continue").await?;
    counter.shows("declaration").await?;
    pictures.take(&counter.window, "office: the declaration at the counter").await?;
    let receipt = counter.submit().await?;
    pictures.take(&counter.window, "office: the receipt at the counter").await?;
    counter.window.click(&act("finish")).await?;
    counter.window.click(&act("finish-confirm")).await?;
    counter.window.wait_for(&screen("work_list")).await?;
    let office = Office { window: counter.window };
    office.show_list("payment_due").await?;
    office.wait_for_case(&receipt.reference).await?;
    office.open_case(&receipt.reference).await?;
    pictures.take(&office.window, "office: the case that was filed at the counter").await?;
    Ok(office.window)
}

fn page(id: &str) -> String {
    format!("[data-page={id}]")
}

fn answers(list: &[(&'static str, &str)]) -> BTreeMap<&'static str, String> {
    list.iter().map(|(field, answer)| (*field, (*answer).to_owned())).collect()
}

fn passport() -> Result<Passport> {
    Ok(Passport::specimen(ZonedDateTime::now().date().checked_add(3.years())?))
}

/// A child whose mother fills in the form; `whole` with what is the same for the brothers and sisters.
fn child(folder: &Path, name: &str, birth: &str, nik: &str, whole: bool) -> Result<Visitor> {
    let mut all = answers(&[
        ("holder", "child"),
        ("passport_kind", "new"),
        ("passport_type", "ordinary"),
        ("same_day", "no"),
        ("birth_date", birth),
        ("birth_place", "Jakarta"),
        ("full_name", name),
        ("sex", "female"),
        ("nik", nik),
        ("emergency_relation", "relative"),
    ]);
    if whole {
        all.append(&mut answers(&[
            ("parents_coming", "both"),
            ("acting_as", "mother"),
            ("acting_name", "SITI RAHAYU"),
            ("acting_phone", "+6281200000000"),
            ("acting_id_number", "5108016504900001"),
            ("home_address", "Jalan Cipete Raya 12, Jakarta Selatan"),
            ("father_name", "MADE ARTA"),
            ("passport_purpose", "holiday"),
            ("emergency_name", "WAYAN SUDARMA"),
            ("emergency_phone", "+6281300000000"),
            ("email", "siti@example.org"),
            ("phone", "+6281200000000"),
        ]));
    }
    Visitor::new(folder, passport()?, all)
}

/// Someone who guarantees a holiday, with the papers of the traveller.
fn guarantor(folder: &Path) -> Result<Visitor> {
    let passport = passport()?;
    let arrival = ZonedDateTime::now().date().checked_add(40.days())?.to_string();
    let mut all = answers(&[
        ("applicant_place", "abroad"),
        ("visit_purpose", "tourism"),
        ("visit_length", "within"),
        ("planned_arrival", &arrival),
        ("travel_document", "passport"),
        ("has_funds", "yes"),
        ("acting_as", "guarantor"),
        ("acting_name", "KETUT WIRAWAN"),
        ("acting_phone", "+62361000000"),
        ("acting_id_number", "5108011203800004"),
        ("guarantor_kind", "person"),
        ("guarantor_able", "yes"),
        ("guarantor_address", "Jalan Gajah Mada 8, Jakarta"),
        ("address", "Jalan Kemang Raya 8, Jakarta Selatan"),
        ("email", "anna@example.org"),
    ]);
    all.insert("passport_expiry", passport.expiry.to_string());
    all.insert("birth_date", passport.birth.to_string());
    Visitor::new(folder, passport, all)
}
