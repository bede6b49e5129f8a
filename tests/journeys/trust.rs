//! Whom the server believes, whom a device believes, and how often a secret may be guessed.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::Uri;
use lawang_app::office::view::{CaseStateView, WorkListKind};
use lawang_app::place::{ConnectionState, PlaceKind};
use lawang_app::problem::ProblemCode;
use lawang_core::case::CaseEvent;
use lawang_core::form::answer::{Answer, Answers, Documents};
use lawang_core::journal::{Author, DeviceClass, Grant, Refusal, Standing};
use lawang_tests::passport::Passport;
use tokio::net::TcpListener;

use crate::centre::{Centre, PASSWORD, SARI};
use crate::device::{Device, WINDOW, helpful};
use crate::officer::Officer;
use crate::raw::{RawDevice, applicant, grants, new_key, nobody};
use crate::story::until_nothing_is_held;
use crate::visit::{Visit, apply};
use crate::visitor::Visitor;

#[tokio::test(flavor = "multi_thread")]
async fn a_modified_kiosk_decides_nothing_and_no_one_signs_for_an_officer() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let receipt = apply(&kiosk.app, "en", &Visitor::new()).await;
    let officer = Officer::signs_in(&office, SARI).await;
    let case = officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
    let (stream, version) = (case.id.parse().unwrap(), u64::from(case.version));

    // A kiosk with its own, good key: as an officer, as an applicant, with a true officer's names.
    let mut modified = RawDevice::enrol(&centre, "kiosk").await;
    let mut desk = RawDevice::enrol(&centre, "office").await;
    let records = desk.pull(&centre, String::new()).await.control.unwrap().officers;
    let record = records.iter().find(|record| record.login == SARI).unwrap();
    let grant: Grant = serde_json::from_str(&record.grant.text).unwrap();
    let sari = Author::Officer { officer: grant.officer, grant: grant.id };
    let own = modified.key.clone();
    let correction = CaseEvent::Corrected {
        answers: Answers::from([("address".to_owned(), Answer::typed("elsewhere"))]),
        documents: Documents::new(),
    };
    let class = Refusal::DeviceClass { class: DeviceClass::Kiosk };
    for (author, signing, event, refusal) in [
        (nobody(), Some(&own), grants(), &class),
        (sari, Some(&own), grants(), &class),
        (applicant(), None, grants(), &class),
        (applicant(), None, correction, &Refusal::SessionUnknown),
    ] {
        let entry = modified.author(&centre, stream, &event, author, version, signing);
        let outcome = modified.push(&centre, &entry).await;
        assert_eq!((outcome.standing, outcome.refusal.as_ref()), (Standing::Refused, Some(refusal)));
        // The outcome is the same for ever.
        assert_eq!(modified.push(&centre, &entry).await, outcome);
    }

    // An office device that signs with another key than the officer's, or not at all.
    let forged = new_key();
    for (author, signing, refusal) in [
        (sari, Some(&forged), Refusal::NotSigned),
        (sari, None, Refusal::NotSigned),
        (nobody(), Some(&forged), Refusal::GrantUnknown),
    ] {
        let entry = desk.author(&centre, stream, &grants(), author, version, signing);
        let outcome = desk.push(&centre, &entry).await;
        assert_eq!((outcome.standing, outcome.refusal), (Standing::Refused, Some(refusal)));
    }

    // The case is as it was: the feed holds the application alone, and the officer can still decide.
    assert_eq!(desk.feed_of_devices(&centre).await.len(), 1);
    let same = officer.opens(&case.id).await;
    assert_eq!((same.version, same.state), (case.version, CaseStateView::PaymentDue));
    officer.readies(&same).await;
    officer.decides(&same, true, "All requirements are met.").await.unwrap();
    office.sent_all().await;
    assert_eq!(desk.feed_of_devices(&centre).await.len(), 4);
}

/// Everything that reached a server which is not ours.
type Heard = Arc<Mutex<Vec<(String, String)>>>;

/// Answers anything with `200 {}`, as a captive portal would.
async fn impostor(centre: &Centre) -> (Heard, tokio::task::JoinHandle<()>) {
    let heard = Heard::default();
    let log = heard.clone();
    let app = Router::new().fallback(async move |uri: Uri, body: Bytes| {
        log.lock().unwrap().push((uri.path().to_owned(), String::from_utf8_lossy(&body).into_owned()));
        "{}"
    });
    let listener = TcpListener::bind(centre.address).await.unwrap();
    let serving = tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    (heard, serving)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_with_another_key_gets_nothing_and_holds_up_nothing() {
    let mut centre = Centre::open().await;
    let mut kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let officer = Officer::signs_in(&office, SARI).await;
    let before = apply(&kiosk.app, "en", &Visitor::new()).await;
    let case = officer.receives(&before.reference).await;
    until_nothing_is_held(&kiosk).await;

    centre.stop().await;
    kiosk.waits_for(ConnectionState::Offline).await;
    office.waits_for(ConnectionState::Offline).await;
    let (heard, serving) = impostor(&centre).await;
    let receipt = apply(&kiosk.app, "en", &Visitor::new().typing("Canary Canary")).await;
    officer.decides(&case, true, "Canary reason.").await.unwrap();
    kiosk.waits_for(ConnectionState::WrongServer).await;
    office.waits_for(ConnectionState::WrongServer).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let problem = visit.find(&receipt.reference, &receipt.pin).await.unwrap_err();
    assert_eq!(problem.code, ProblemCode::Enrolment);
    visit.end().await;
    // Not a word of a person reached it: no entry, no document, no reference, no PIN.
    let heard = heard.lock().unwrap().clone();
    assert!(heard.len() >= 3, "the devices tried");
    for (path, body) in &heard {
        assert_eq!(path, "/v1/sync");
        assert!(body.contains("\"pushed\":[]"), "{body}");
        for secret in ["Canary", &receipt.reference, &receipt.pin, &case.id] {
            assert!(!body.contains(secret), "{secret} was sent: {body}");
        }
    }
    assert!(kiosk.app.place().await.unwrap().connection.waiting > 0);
    serving.abort();
    let _ = serving.await;

    // A whole Lawang server of someone else is no better.
    let mut other = Centre::open().await;
    other.stop().await;
    other.address = centre.address;
    other.start().await;
    kiosk = kiosk.crash().await;
    assert_eq!(kiosk.state().await, ConnectionState::Offline, "nothing is known yet");
    kiosk.go_online();
    kiosk.waits_for(ConnectionState::WrongServer).await;
    assert!(kiosk.app.place().await.unwrap().connection.waiting > 0);
    other.stop().await;

    // With the right one back all goes on, and nobody has clicked.
    centre.start().await;
    officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
    kiosk.sent_all().await;
    office.sent_all().await;
    assert_eq!(officer.opens(&case.id).await.state, CaseStateView::Granted);
    until_nothing_is_held(&kiosk).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_pins_and_codes_lock() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    Officer::signs_in(&office, SARI).await;
    office.app.sign_out(WINDOW).await.unwrap();

    // A password, at the device; a login that does not exist reads the same.
    for login in [SARI, "nobody"] {
        for _ in 0..5 {
            let problem = office.app.sign_in(WINDOW, login, "wrong").await.unwrap_err();
            helpful(&problem);
            assert_eq!(problem.code, ProblemCode::WrongSecrets);
        }
        let problem = office.app.sign_in(WINDOW, login, PASSWORD).await.unwrap_err();
        helpful(&problem);
        assert_eq!(problem.code, ProblemCode::Locked, "also the right one waits");
    }
    centre.time.pass_minutes(2);
    office.app.sign_in(WINDOW, SARI, PASSWORD).await.unwrap();

    // A receipt's PIN, at the centre; a reference that does not exist reads the same.
    let receipt = apply(&kiosk.app, "en", &Visitor::new()).await;
    kiosk.sent_all().await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let wrong_pin = if receipt.pin == "000000" { "000001" } else { "000000" };
    let mistyped = receipt.reference.replace('-', "").to_lowercase() + "x";
    assert_eq!(visit.find(&mistyped, &receipt.pin).await.unwrap_err().code, ProblemCode::WrongSecrets);
    for _ in 0..5 {
        let problem = visit.find(&receipt.reference, wrong_pin).await.unwrap_err();
        assert_eq!(problem.code, ProblemCode::WrongSecrets);
    }
    let problem = visit.find(&receipt.reference, &receipt.pin).await.unwrap_err();
    assert_eq!(problem.code, ProblemCode::Locked);
    centre.time.pass_minutes(16);
    visit.status(&receipt.reference, &receipt.pin).await;
    visit.end().await;

    // A draft's code and birth date, at the kiosk; which of them is wrong is not said.
    let (code, birth) = draft(&kiosk).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let mut said = Vec::new();
    for (code, birth) in [
        (code.as_str(), "1974-08-13"),
        (code.as_str(), "1974"),
        ("R-3333-3333-33333", birth.as_str()),
        ("nonsense", birth.as_str()),
        (code.as_str(), ""),
    ] {
        let problem = visit.resume(code, birth).await.unwrap_err();
        assert_eq!(problem.code, ProblemCode::WrongSecrets);
        said.push(problem.message);
    }
    assert!(said.iter().all(|message| *message == said[0]));
    assert_eq!(visit.resume(&code, &birth).await.unwrap_err().code, ProblemCode::Locked);
    centre.time.pass_minutes(2);
    visit.resume(&code, &birth).await.unwrap();
}

/// A draft that was left at the kiosk: its code, and the birth date that opens it.
async fn draft(kiosk: &Device) -> (String, String) {
    let (code, _) = crate::draft::left(&kiosk.app, &Visitor::new(), "address").await;
    (code, Passport::specimen(jiff::civil::date(2030, 1, 1)).birth.to_string())
}
