//! At a counter: an officer files with the one who stands there. The same form, the same entry, signed by the
//! officer; and only while that officer is signed in.

use jiff::ToSpan;
use lawang_app::kiosk::screen::{OutcomeView, Screen};
use lawang_app::office::view::{Journey, WorkListKind};
use lawang_app::place::PlaceKind;
use lawang_app::problem::ProblemCode;
use serde_json::json;

use crate::acting::{begin, filed_by};
use crate::centre::{Centre, DEWI, OFFICE, PASSWORD, SARI};
use crate::device::{Device, WINDOW};
use crate::officer::Officer;
use crate::visit::{Visit, this_page};
use crate::visitor::{Visitor, today};

const VISA: &str = "visa-c1";

/// A guarantor with the papers of someone who plans a holiday.
fn guarantor() -> Visitor {
    let arrival = today().checked_add(40.days()).unwrap().to_string();
    [
        ("applicant_place", "abroad"),
        ("visit_purpose", "tourism"),
        ("visit_length", "within"),
        ("planned_arrival", arrival.as_str()),
        ("travel_document", "passport"),
        ("has_funds", "yes"),
        ("acting_as", "guarantor"),
        ("acting_name", "Ketut Wirawan"),
        ("acting_phone", "+62 361 000000"),
        ("acting_id_number", "5108011203800004"),
        ("guarantor_kind", "person"),
        ("guarantor_able", "yes"),
        ("guarantor_address", "Jalan Gajah Mada 8, Singaraja"),
    ]
    .into_iter()
    .fold(Visitor::new(), |visitor, (field, answer)| visitor.with(field, answer))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visa_is_explained_at_the_kiosk_and_filed_at_the_counter() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;

    // At the kiosk: guide, answer, papers, and where to go. What the form asks is named, and refuses nobody yet.
    let visit = Visit::begin(&kiosk.app, "en").await;
    let first = begin(&visit, VISA).await;
    let screen = visit.walk(first, &guarantor(), |s| matches!(s, Screen::Assessment(_))).await;
    let Screen::Assessment(shown) = &screen else { unreachable!() };
    assert_eq!(shown.outcome, OutcomeView::Eligible);
    assert!(shown.lead.starts_with("As far as we know now."), "{}", shown.lead);
    let later = shown.findings.iter().find(|finding| finding.rule == "guarantor-able").unwrap();
    assert!(later.title.starts_with("Checked in the form: "), "{later:?}");
    assert_eq!(shown.elsewhere.as_ref().unwrap().online.as_ref().unwrap().host, "evisa.imigrasi.go.id");
    assert_eq!(shown.facts.iter().find(|f| f.label == "Stay from arrival").unwrap().value, "60 days");
    visit.end().await;

    // At the counter nobody begins before an officer is signed in.
    let refused = office.app.begin_visit(WINDOW, "en").await.unwrap_err();
    assert_eq!(refused.code, ProblemCode::SignedOut);
    let officer = Officer::signs_in(&office, SARI).await;
    office.go_offline().await;
    let visit = Visit::begin(&office.app, "en").await;
    let first = begin(&visit, VISA).await;
    let screen = visit.walk(first, &guarantor(), |s| matches!(s, Screen::Assessment(_))).await;
    let Screen::Assessment(shown) = &screen else { unreachable!() };
    assert!(shown.elsewhere.is_none() && shown.start.is_some());
    let screen = visit.walk(screen, &guarantor(), |s| matches!(s, Screen::Declaration(_))).await;
    let Screen::Declaration(declaration) = screen else { unreachable!() };
    let declared = "I am Ketut Wirawan and act for the guarantor of ANNA MARIA ERIKSSON.";
    assert!(declaration.declaration.starts_with(declared), "{}", declaration.declaration);
    let Screen::Receipt(receipt) = visit.submit(true, true).await.unwrap() else { panic!("no receipt") };
    assert_eq!(receipt.acting.as_deref(), Some("Filed by the guarantor"));
    visit.end().await;

    // The case is in the list at once, saved here, and says who filed for whom, and through whom.
    let case = officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
    assert_eq!(case.journey, Journey::SavedHere);
    assert_eq!(filed_by(&case), Some(("Ketut Wirawan", "the guarantor, for ANNA MARIA ERIKSSON")));
    assert!(case.filed.ends_with("At the counter, by Ni Luh Sari"), "{}", case.filed);
    assert!(case.timeline.last().unwrap().detail.starts_with("Ni Luh Sari"), "{:?}", case.timeline);
    office.go_online();
    officer.awaits_that(&case.id, "the centre’s word", |c| c.journey == Journey::SafeAtCentre).await;
    office.sent_all().await;
    let case = officer.opens(&case.id).await;
    assert!(case.documents.iter().all(|document| document.attachment.is_some()), "they stay at the office");

    // Whoever filed reads the status with reference and PIN at any kiosk.
    kiosk.go_online();
    let visit = Visit::begin(&kiosk.app, "id").await;
    let status = visit.status(&receipt.reference, &receipt.pin).await;
    assert_eq!(status.acting.as_deref(), Some("Diajukan oleh penjamin"));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_begun_at_a_counter_goes_with_the_officer() {
    let centre = Centre::open().await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    Officer::signs_in(&office, SARI).await;
    let visit = Visit::begin(&office.app, "en").await;
    let first = begin(&visit, VISA).await;
    let screen =
        visit.walk(first, &guarantor(), |s| matches!(s, Screen::Page(p) if p.id == "birth-date")).await;
    let page = this_page(screen);
    assert_eq!(office.app.held().await.unwrap().drafts, 1);
    office.app.sign_out(WINDOW).await.unwrap();
    // The draft whose code nobody saw is gone, and the window may do nothing more.
    assert_eq!(office.app.held().await.unwrap().drafts, 0);
    let refused = visit.app.answer_page(WINDOW, &page.id, Default::default()).await.unwrap_err();
    assert_eq!(refused.code, ProblemCode::SignedOut);

    // Someone without such a role files nothing.
    let analyst = json!({
        "login": "putu", "name": "Putu Analis", "office": OFFICE, "roles": ["analyst"], "password": PASSWORD,
    });
    centre.post("admin/officers", &analyst).await;
    Officer::signs_in(&office, "putu").await;
    let refused = office.app.begin_visit(WINDOW, "en").await.unwrap_err();
    assert_eq!(refused.code, ProblemCode::NotAllowed);
}

/// A front desk files what people may file themselves as well.
#[tokio::test(flavor = "multi_thread")]
async fn the_front_desk_files_any_service_and_a_whole_family() {
    let centre = Centre::open().await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let officer = Officer::signs_in(&office, DEWI).await;
    let visit = Visit::begin(&office.app, "en").await;
    let first = visit.apply(&Visitor::new()).await;
    visit.see(visit.app.file_another(WINDOW).await).await.unwrap();
    let second = visit.apply(&Visitor::new().typing("Erik Eriksson")).await;
    visit.end().await;
    for receipt in [first, second] {
        let case = officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
        assert!(case.filed.ends_with("Dewi Lestari"), "{}", case.filed);
        officer.awaits_that(&case.id, "the centre’s word", |c| c.journey == Journey::SafeAtCentre).await;
    }
}
