//! Consents are withdrawn and given again by the applicant, at the kiosk and on the phone; an officer sees it, and no
//! decision comes late by it.

use lawang_app::kiosk::screen::StatusScreen;
use lawang_app::office::view::{Journey, WorkListKind};
use lawang_app::place::PlaceKind;

use crate::browser_phone::Phone;
use crate::centre::{Centre, SARI};
use crate::device::{Device, WINDOW};
use crate::officer::Officer;
use crate::services::apply_for;
use crate::visit::{Visit, this_status};

fn given(status: &StatusScreen) -> Vec<bool> {
    status.consents.iter().map(|consent| consent.given).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_is_withdrawn_at_the_kiosk_and_given_again_on_the_phone() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let receipt = apply_for(&visit, "itas-extension").await;
    visit.end().await;
    let officer = Officer::signs_in(&office, SARI).await;
    let case = officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;

    let visit = Visit::begin(&kiosk.app, "en").await;
    let status = visit.status(&receipt.reference, &receipt.pin).await;
    let before = given(&status);
    assert_eq!(before.len(), 3);
    let change = async |purpose: &str, given| {
        this_status(visit.see(visit.app.change_consent(WINDOW, purpose, given).await).await.unwrap())
    };
    let shown = change("consent_contact", true).await;
    assert_eq!(given(&shown), [before[0], true, before[2]]);
    let shown = change("consent_contact", false).await;
    assert_eq!(given(&shown), [before[0], false, before[2]]);
    assert!(shown.consents[1].standing.starts_with("Withdrawn on"));
    assert!(visit.app.change_consent(WINDOW, "full_name", false).await.is_err());
    // The centre has it: whoever opens the case again is told so.
    assert_eq!(given(&visit.status(&receipt.reference, &receipt.pin).await), given(&shown));
    visit.end().await;

    let withdrew = "Applicant withdrew a consent";
    let seen = officer
        .awaits_that(&case.id, "the withdrawal", |c| c.timeline.iter().any(|item| item.title == withdrew))
        .await;
    assert_eq!(seen.journey, Journey::SafeAtCentre);
    assert_eq!(seen.version, case.version, "it makes nothing late");
    let note = seen.timeline.iter().find(|item| item.title == withdrew).unwrap().note.clone();
    assert_eq!(note.as_deref(), Some("Consent: contact"));

    let mut phone = Phone::new(&centre, "en");
    let status = phone.opens(&receipt.reference, &receipt.pin).await;
    status.says("Your consents");
    let form = status.form();
    let own = [("form", form.as_str()), ("purpose", "consent_contact"), ("given", "yes")];
    phone.post("/s/case/consents", &own).await.says("Your consent is noted.");
    let stranger = [("form", "x"), ("purpose", "consent_contact"), ("given", "no")];
    phone.post("/s/case/consents", &stranger).await;
    let gave = "Applicant gave a consent";
    let twice = |c: &lawang_app::office::view::CaseView| {
        c.timeline.iter().filter(|item| item.title == gave).count() == 2
    };
    officer.awaits_that(&case.id, "it again", twice).await;
}
