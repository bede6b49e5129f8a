//! On the visitor's phone: the receipt's QR leads to the status, and from there to everything that can be
//! done about it; the office sees it like what is done at a kiosk.

use data_encoding::BASE64;
use lawang_app::office::view::{CaseStateView, Journey, WorkListKind};
use lawang_app::place::PlaceKind;

use crate::browser_phone::Phone;
use crate::centre::{Centre, SARI};
use crate::device::{Device, WINDOW};
use crate::officer::{NTPN, Officer};
use crate::visit::apply;
use crate::visitor::{ADDRESS, Visitor, paper};

const CORRECTED: &str = "Jalan Bukit 8, Singaraja";

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_with_a_document_comes_from_the_phone_and_the_office_sees_it() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let receipt = apply(&kiosk.app, "en", &Visitor::new()).await;
    let officer = Officer::signs_in(&office, SARI).await;
    let case = officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
    officer.confirms(&case, NTPN, "").await.unwrap();
    let case = officer
        .awaits_that(&case.id, "a payment at the centre", |c| c.journey == Journey::SafeAtCentre)
        .await;
    let fields = vec!["address".to_owned(), "onward_ticket".to_owned()];
    let note = "Please give your address now, and the whole ticket.".to_owned();
    office.app.ask_correction(WINDOW, &case.id, case.version, fields, note.clone()).await.unwrap();
    officer.awaits_that(&case.id, "the request at the centre", |c| c.journey == Journey::SafeAtCentre).await;

    // The QR is the server with the reference only; the PIN is typed.
    let mut phone = Phone::new(&centre, "en");
    phone.get(&receipt.address).await.says("name=\"pin\"");
    let status = phone.opens(&receipt.reference, &receipt.pin).await;
    status.says(&note);
    status.says("Rp\u{a0}500,000 is paid.");
    let page = phone.get("/s/case/correct").await;
    assert_eq!(page.path, "/s/case/correct/address");
    page.says(ADDRESS);
    let form = page.form();
    let texts = [("form", form.as_str()), ("address", CORRECTED)];
    let page = phone.upload("/s/case/correct/address", &texts, None).await;
    page.says("PDF document");
    let ticket = BASE64.decode(paper("onward_ticket").as_bytes()).unwrap();
    let ticket = [ticket, b"\n% the whole ticket\n".to_vec()].concat();
    let own = [("form", form.as_str())];
    let check = phone.upload(&page.path, &own, Some(("onward_ticket", &ticket))).await;
    check.says(CORRECTED);
    let sent = phone.post("/s/case/check", &own).await;
    sent.says("Your correction is sent.");

    // The office has the answer, the document as it was handed in, and who did it.
    let case = officer
        .awaits_that(&case.id, "the correction", |c| c.timeline[0].title.contains("Correction sent"))
        .await;
    assert!(case.timeline[0].detail.contains("Applicant on a phone"), "{:?}", case.timeline[0]);
    let answers = case.sections.iter().flat_map(|section| &section.rows);
    assert!(answers.clone().any(|row| row.value == CORRECTED));
    let case = officer
        .awaits_that(&case.id, "the ticket", |case| case.documents.iter().all(|d| d.attachment.is_some()))
        .await;
    let ticket = case.documents.iter().find(|d| d.field == "onward_ticket").unwrap();
    let attachment = ticket.attachment.as_ref().unwrap();
    assert_eq!(attachment.pages, 1, "counted where it arrived");
    let png = office.app.case_document(WINDOW, &case.id, &attachment.id, 0, false).await.unwrap();
    assert!(png.starts_with("iVBORw0KGgo"));
    // It is not the applicant's turn any more.
    phone.get("/s/case/correct").await.says("Please come to the office");
    let closed = phone.post("/s/case/close", &own).await;
    closed.says("The case is closed on this phone.");
    phone.get("/s/case").await.says("The case is closed on this phone.");
}

/// Somebody who has paid.
async fn paid(kiosk: &Device, officer: &Officer<'_>) -> (String, String, String) {
    let receipt = apply(&kiosk.app, "en", &Visitor::new()).await;
    let case = officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
    officer.confirms(&case, NTPN, "").await.unwrap();
    officer.awaits_that(&case.id, "it at the centre", |c| c.journey == Journey::SafeAtCentre).await;
    (receipt.reference, receipt.pin, case.id)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_is_chosen_on_the_phone_and_the_last_place_is_given_once() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let officer = Officer::signs_in(&office, SARI).await;
    let mut phones = Vec::new();
    for _ in 0..3 {
        let (reference, pin, id) = paid(&kiosk, &officer).await;
        let mut phone = Phone::new(&centre, "en");
        phone.opens(&reference, &pin).await.says("Choose a time");
        let page = phone.get("/s/case/visit").await;
        let (form, slots) = (page.form(), page.values("slot"));
        phones.push((phone, form, slots, id, reference));
    }
    let slot = phones[0].2[0].clone();
    for (phone, form, ..) in &mut phones[..2] {
        phone.post("/s/case/visit", &[("form", form), ("slot", &slot)]).await.says("Your visit is booked.");
    }
    let (third, form, slots, id, reference) = &mut phones[2];
    let taken = third.post("/s/case/visit", &[("form", form), ("slot", &slot)]).await;
    assert_eq!(taken.status, 409);
    taken.says("The last place at this time was just taken.");
    assert!(!taken.values("slot").contains(&slot));
    third.post("/s/case/visit", &[("form", form), ("slot", &slots[1])]).await.says("Choose another time");
    let case = officer.awaits_that(id, "the booking", |c| c.state == CaseStateView::VisitBooked).await;
    assert!(case.timeline[0].detail.contains("Applicant on a phone"));
    assert_eq!(officer.finds(WorkListKind::Visits, reference).await, 1);

    // Moved on the phone, moved at the office; then taken back.
    let moved = third.post("/s/case/visit", &[("form", form), ("slot", &slots[2])]).await;
    moved.says("Your visit is booked.");
    officer
        .awaits_that(id, "the move", |c| c.timeline.iter().filter(|i| i.title == "Visit booked").count() == 2)
        .await;
    third.get("/s/case/withdraw").await.says("A fee that was paid is not returned");
    let gone = third.post("/s/case/withdraw", &[("form", form), ("reason", "I travel home.")]).await;
    gone.says("You took the application back");
    let case = officer.awaits_that(id, "that", |c| c.state == CaseStateView::Withdrawn).await;
    assert_eq!(case.timeline[0].note.as_deref(), Some("I travel home."));
}
