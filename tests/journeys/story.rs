//! The whole story: someone applies, an officer asks and decides, they see it. Nobody clicks to send.

use lawang_app::kiosk::screen::{OutcomeView, Screen, Stage, StepState};
use lawang_app::office::view::{CaseAct, CaseStateView, Journey, TimelineKind, WorkListKind};
use lawang_app::place::{DeviceStanding, PlaceKind};
use lawang_core::form::answer::Provenance;

use crate::centre::{Centre, OFFICE_NAME, SARI};
use crate::device::{Device, WINDOW};
use crate::officer::Officer;
use crate::visit::{Visit, apply, held, this_page, this_status};
use crate::visitor::{ADDRESS, Visitor};

const CORRECTED: &str = "Jalan Bukit 8, Singaraja";

/// Until the kiosk holds nothing of anybody any more.
pub async fn until_nothing_is_held(kiosk: &Device) {
    kiosk
        .until("a kiosk that holds nothing", async || {
            (kiosk.app.held().await.unwrap() == Default::default()).then_some(())
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn someone_applies_an_officer_asks_and_decides_and_they_see_it() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let place = kiosk.app.place().await.unwrap();
    assert_eq!((place.standing, place.office.as_str()), (DeviceStanding::Enrolled, OFFICE_NAME));

    // The visitor learns what it costs and whether it can be had, before anything personal is asked.
    let visitor = Visitor::new();
    let visit = Visit::begin(&kiosk.app, "en").await;
    let guide = visit.app.show_guide(WINDOW, "itk-extension").await.unwrap();
    let Screen::Guide(guide) = guide else { panic!("no guide: {guide:?}") };
    assert_eq!(guide.title, "Extension of a visit stay permit (ITK)");
    assert!(guide.facts.iter().any(|fact| fact.value.contains("Rp\u{a0}500,000")), "{:?}", guide.facts);
    let first = visit.start().await;
    let screen = visit.walk(first, &visitor, |s| matches!(s, Screen::Assessment(_))).await;
    let Screen::Assessment(assessment) = &screen else { panic!("no assessment") };
    assert_eq!(assessment.outcome, OutcomeView::Eligible);
    assert!(assessment.documents.iter().all(|need| !need.why.is_empty()));
    assert!(assessment.findings.iter().all(|f| !f.reason.is_empty() && !f.citation.is_empty()));

    // The passport is read, and one field is changed by hand.
    let screen =
        visit.walk(screen, &visitor, |s| matches!(s, Screen::Page(page) if page.mrz.is_some())).await;
    let page = this_page(screen);
    let zone = visitor.zone.clone().unwrap();
    let page_read = this_page(visit.read(&zone).await.unwrap());
    assert_eq!(page_read.mrz.unwrap().words, "All five check digits agree.");
    assert_eq!(page_read.fields[0].provenance_word.as_deref(), Some("scanned"));
    let by_hand = visitor.clone().with("full_name", "ANNA MARIA ERICSSON");
    let screen = visit.fill(page, &by_hand).await.unwrap();

    let check = visit.walk(screen, &visitor, |s| matches!(s, Screen::Check(_))).await;
    let Screen::Check(check) = check else { panic!("no check") };
    let row = |field: &str| {
        let rows = check.sections.iter().flat_map(|section| &section.rows);
        rows.clone().find(|row| row.field == field).unwrap_or_else(|| panic!("no {field}"))
    };
    assert_eq!(row("full_name").value, "ANNA MARIA ERICSSON");
    assert_eq!(row("full_name").provenance_word.as_deref(), Some("changed by hand"));
    assert_eq!(row("passport_number").provenance, Some(Provenance::Scanned));
    assert_eq!(row("address").provenance, Some(Provenance::Typed));
    assert_eq!(row("nationality").value, "Utopia");

    // Nothing is sent without consent and declaration.
    visit.on().await.unwrap();
    let refused = visit.submit(true, false).await.unwrap_err();
    assert_eq!(refused.fields[0].field, "declaration");
    let Screen::Receipt(receipt) = visit.submit(true, true).await.unwrap() else { panic!("no receipt") };
    assert!(receipt.reference.starts_with("LW-") && receipt.pin.len() == 6);
    assert_eq!(receipt.address, format!("{}/s/{}", centre.url, receipt.reference));
    assert!(!receipt.address.contains(&receipt.pin));
    visit.end().await;

    // The case is at the office by itself, whole; the kiosk keeps nothing.
    let officer = Officer::signs_in(&office, SARI).await;
    let case = officer.receives(&receipt.reference).await;
    assert_eq!((case.state, case.journey), (CaseStateView::New, Journey::SafeAtCentre));
    assert_eq!(case.applicant, "ANNA MARIA ERICSSON");
    assert!(case.acts.contains(&CaseAct::Decide) && case.acts.contains(&CaseAct::AskCorrection));
    let answers: Vec<_> = case.sections.iter().flat_map(|section| &section.rows).collect();
    let answer = |field: &str| answers.iter().find(|row| row.field == field).unwrap();
    assert_eq!(answer("full_name").provenance_word, "changed by hand");
    assert_eq!(answer("passport_number").provenance_word, "scanned");
    assert_eq!(
        (answer("address").value.as_str(), answer("address").provenance_word.as_str()),
        (ADDRESS, "typed")
    );
    let doubt = case.checks.iter().find(|check| check.rule == "corrected-full_name").unwrap();
    assert!(doubt.title.contains("Full name") && doubt.reason.contains("ANNA MARIA ERIKSSON"), "{doubt:?}");

    let case = officer
        .awaits_that(&case.id, "its documents", |case| case.documents.iter().all(|d| d.attachment.is_some()))
        .await;
    assert_eq!(case.documents.len(), 2);
    for document in &case.documents {
        let id = &document.attachment.as_ref().unwrap().id;
        let png = office.app.case_document(WINDOW, &case.id, id, 0, false).await.unwrap();
        assert!(png.starts_with("iVBORw0KGgo"), "not a PNG: {}", document.label);
    }
    until_nothing_is_held(&kiosk).await;
    assert_eq!(std::fs::read_dir(kiosk.folder().join("attachments")).unwrap().count(), 0);

    // The officer asks; the person corrects just that, in their own time and another language.
    let asked = officer.asks(&case, "address", "Please give the address where you stay now.").await.unwrap();
    assert_eq!(asked.state, CaseStateView::CorrectionAsked);
    officer.awaits_that(&case.id, "an accepted request", |c| c.journey == Journey::SafeAtCentre).await;
    let visit = Visit::begin(&kiosk.app, "id").await;
    let status = visit.status(&receipt.reference.to_lowercase(), &receipt.pin).await;
    assert_eq!(status.step, Stage::CorrectionAsked);
    assert_eq!(status.correction.as_ref().unwrap().note, "Please give the address where you stay now.");
    let page = this_page(visit.correct().await.unwrap());
    assert_eq!((page.id.as_str(), page.fields.len()), ("address", 1));
    assert_eq!(held(&page, "address"), ADDRESS);
    assert!(visit.change("passport").await.is_err(), "only what was asked may be changed");
    let Screen::Check(check) = visit.answer("address", &[("address", CORRECTED)]).await.unwrap() else {
        panic!("no check of the correction");
    };
    let changed: Vec<_> = check.sections.iter().flat_map(|s| &s.rows).collect();
    assert!(check.correction && changed[0].previous.as_deref() == Some(ADDRESS), "{changed:?}");
    let status = this_status(visit.send().await.unwrap());
    assert!(status.step == Stage::InReview && status.sent.is_some());
    visit.end().await;

    // The office sees what was and what is, and grants.
    let case =
        officer.awaits_that(&case.id, "the correction", |case| case.state == CaseStateView::Corrected).await;
    let change = &case.timeline.iter().find(|item| item.kind == TimelineKind::Corrected).unwrap().changes[0];
    assert_eq!((change.before.as_str(), change.after.as_str()), (ADDRESS, CORRECTED));
    let granted = officer.decides(&case, true, "All requirements are met.").await.unwrap();
    assert_eq!(granted.state, CaseStateView::Granted);
    assert!(!granted.acts.contains(&CaseAct::Decide));
    officer.awaits_that(&case.id, "an accepted decision", |c| c.journey == Journey::SafeAtCentre).await;
    assert_eq!(officer.finds(WorkListKind::Closed, &receipt.reference).await, 1);
    let kinds: Vec<_> = officer.opens(&case.id).await.timeline.iter().map(|item| item.kind).collect();
    use TimelineKind as K;
    // The centre sealed the receipt and the permit, in its own time.
    let kinds: Vec<_> = kinds.into_iter().filter(|kind| *kind != K::Centre).collect();
    assert_eq!(kinds, [K::Granted, K::Corrected, K::CorrectionAsked, K::Visit, K::Payment, K::Submitted]);

    // And the person sees it.
    let visit = Visit::begin(&kiosk.app, "en").await;
    let status = visit.status(&receipt.reference, &receipt.pin).await;
    let decision = status.decision.unwrap();
    assert_eq!((status.step, status.title.as_str()), (Stage::Granted, "Your application is granted"));
    assert_eq!(decision.reason, "All requirements are met.");
    assert!(!decision.citation.is_empty());
    let until = decision.valid_until.unwrap();
    let end = visitor.new_end();
    let (day, year) = (end.day().to_string(), end.year().to_string());
    assert!(until.contains(&day) && until.contains(&year), "{until} is not {end}");
    assert!(status.steps.iter().all(|step| step.state == StepState::Done), "{:?}", status.steps);
    visit.end().await;
    until_nothing_is_held(&kiosk).await;
}

/// What is chosen and replaced or removed again is nobody's any more, neither here nor at the centre.
#[tokio::test(flavor = "multi_thread")]
async fn documents_that_were_replaced_or_removed_are_gone_and_hold_nothing_up() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let visitor = Visitor::new();
    let visit = Visit::begin(&kiosk.app, "en").await;
    let page = visit.walk_to("onward-ticket", &visitor).await;
    for paper in ["photo", "onward_ticket", "photo"] {
        visit.add("onward_ticket", crate::visitor::paper(paper)).await.unwrap();
        assert_eq!(kiosk.app.held().await.unwrap().files, 1);
    }
    visit.remove("onward_ticket").await.unwrap();
    assert_eq!(kiosk.app.held().await.unwrap().documents, 0);
    let page = Screen::Page(page);
    visit.walk(page, &visitor, |s| matches!(s, Screen::Declaration(_))).await;
    let Screen::Receipt(receipt) = visit.submit(true, true).await.unwrap() else { panic!("no receipt") };
    visit.end().await;
    until_nothing_is_held(&kiosk).await;
    kiosk.sent_all().await;

    // A document of a correction that the visitor leaves unsent goes with the visit.
    let officer = Officer::signs_in(&office, SARI).await;
    let case = officer.receives(&receipt.reference).await;
    officer.asks(&case, "photo", "Please take it without a hat.").await.unwrap();
    officer.awaits_that(&case.id, "an accepted request", |c| c.journey == Journey::SafeAtCentre).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    visit.status(&receipt.reference, &receipt.pin).await;
    visit.correct().await.unwrap();
    visit.add("photo", crate::visitor::paper("photo")).await.unwrap();
    assert_eq!(kiosk.app.held().await.unwrap().files, 1);
    visit.end().await;
    assert_eq!(kiosk.app.held().await.unwrap(), Default::default());
    // Also where the device stops in the middle of it.
    let visit = Visit::begin(&kiosk.app, "en").await;
    visit.status(&receipt.reference, &receipt.pin).await;
    visit.correct().await.unwrap();
    visit.add("photo", crate::visitor::paper("photo")).await.unwrap();
    drop(visit);
    let kiosk = kiosk.crash().await;
    assert_eq!(kiosk.app.held().await.unwrap(), Default::default());

    // And one that is sent arrives, and takes the place of the first.
    kiosk.go_online();
    let visit = Visit::begin(&kiosk.app, "en").await;
    visit.status(&receipt.reference, &receipt.pin).await;
    let page = this_page(visit.correct().await.unwrap());
    let before = page.fields[0].attachment.clone().unwrap().id;
    visit.add("photo", crate::visitor::paper("photo")).await.unwrap();
    visit.answer(&page.id, &[]).await.unwrap();
    visit.send().await.unwrap();
    visit.end().await;
    let sent = officer
        .awaits_that(&case.id, "the new photo", |case| {
            let photo = case.documents.iter().find(|d| d.field == "photo").unwrap();
            photo.attachment.as_ref().is_some_and(|a| a.id != before)
        })
        .await;
    assert_eq!(sent.state, CaseStateView::Corrected);
    until_nothing_is_held(&kiosk).await;
}

/// A family of visitors at one kiosk: each wiped before the next, all at the office.
#[tokio::test(flavor = "multi_thread")]
async fn one_visitor_never_sees_the_one_before() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    apply(&kiosk.app, "en", &Visitor::new().typing("Siti Rahayu")).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let first = this_page(visit.start().await);
    assert!(first.fields.iter().all(|field| field.value.is_empty()) && first.saved.is_none());
    let is_passport = |s: &Screen| matches!(s, Screen::Page(p) if p.mrz.is_some());
    let page = this_page(visit.walk(Screen::Page(first), &Visitor::new(), is_passport).await);
    assert!(page.fields.iter().filter(|f| f.id != "passport_expiry").all(|f| f.value.is_empty()), "{page:?}");
    visit.end().await;
}
