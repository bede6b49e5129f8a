//! The server believes no device: class, grant, signature, scope and version are checked here.

use super::fixture::*;
use ed25519_dalek::SigningKey;
use lawang_core::case::CaseEvent;
use lawang_core::ids::{GrantId, StreamId};
use lawang_core::journal::wire::Outcome;
use lawang_core::journal::{Author, DeviceClass, Refusal, Role, Standing};
use serde_json::json;
use uuid::Uuid;

struct Scene {
    server: Server,
    kiosk: Device,
    desk: Device,
    sari: Officer,
    case: StreamId,
}

/// A case in Singaraja, an officer there.
async fn scene() -> Scene {
    let server = Server::new().await;
    let (mut kiosk, desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    server.add_officer("sari", OFFICE, &["officer"]).await;
    let sari = server.officer(&desk, "sari").await;
    let act = submitted(submission());
    let entry = kiosk.author(server.now(), &act);
    assert_eq!(standings(&kiosk.push(&server, &[&entry]).await), [Standing::Accepted]);
    Scene { server, kiosk, desk, sari, case: act.stream }
}

async fn push(server: &Server, device: &mut Device, act: &Act<'_>) -> Outcome {
    let entry = device.author(server.now(), act);
    device.push(server, &[&entry]).await.remove(0)
}

fn refused(refusal: Refusal) -> (Standing, Option<Refusal>) {
    (Standing::Refused, Some(refusal))
}

fn said(outcome: Outcome) -> (Standing, Option<Refusal>) {
    (outcome.standing, outcome.refusal)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_modified_kiosk_that_pushes_a_decision_is_refused_visibly() {
    let Scene { server, mut kiosk, desk, sari, case } = scene().await;
    let kiosk_class = refused(Refusal::DeviceClass { class: DeviceClass::Kiosk });
    // As an applicant, and with an officer's stolen key and grant.
    let as_applicant =
        Act { stream: case, event: decision(true), expected: Some(1), author: applicant(), key: None };
    assert_eq!(said(push(&server, &mut kiosk, &as_applicant).await), kiosk_class);
    let as_officer = by_officer(&sari, case, decision(true), Some(1));
    assert_eq!(said(push(&server, &mut kiosk, &as_officer).await), kiosk_class);
    let note = by_officer(&sari, case, CaseEvent::Noted { text: "x".into() }, None);
    assert_eq!(said(push(&server, &mut kiosk, &note).await), kiosk_class);
    assert_eq!(desk.pull_all(&server).await.len(), 1, "nothing of it reaches the office");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_signature_and_a_grant_that_is_not_the_officers_are_refused() {
    let Scene { server, mut desk, sari, case, .. } = scene().await;
    let mallory = SigningKey::from_bytes(&[6; 32]);
    let forged = Act { key: Some(&mallory), ..by_officer(&sari, case, decision(true), Some(1)) };
    assert_eq!(said(push(&server, &mut desk, &forged).await), refused(Refusal::NotSigned));
    let unsigned = Act { key: None, ..by_officer(&sari, case, decision(true), Some(1)) };
    assert_eq!(said(push(&server, &mut desk, &unsigned).await), refused(Refusal::NotSigned));
    let unknown = Author::Officer { officer: sari.grant.officer, grant: GrantId(Uuid::new_v4()) };
    let unknown = Act { author: unknown, ..by_officer(&sari, case, decision(true), Some(1)) };
    assert_eq!(said(push(&server, &mut desk, &unknown).await), refused(Refusal::GrantUnknown));
    let wayan = server.officer(&desk, "wayan").await;
    let borrowed = Author::Officer { officer: sari.grant.officer, grant: wayan.grant.id };
    let borrowed = Act { author: borrowed, ..by_officer(&sari, case, decision(true), Some(1)) };
    assert_eq!(said(push(&server, &mut desk, &borrowed).await), refused(Refusal::GrantUnknown));
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_and_scopes_are_those_of_the_grant_and_of_the_device() {
    let Scene { server, mut desk, case, sari, .. } = scene().await;
    server.post("/v1/admin/offices", &json!({ "id": "denpasar", "name": "Denpasar" })).await;
    server.add_officer("made", OFFICE, &["front_desk"]).await;
    let made = server.officer(&desk, "made").await;
    let outcome = said(push(&server, &mut desk, &by_officer(&made, case, decision(true), Some(1))).await);
    assert_eq!(outcome, refused(Refusal::RoleMissing { roles: vec![Role::Officer, Role::Supervisor] }));

    server.add_officer("ketut", "denpasar", &["officer"]).await;
    let mut far = server.enrol_at("office", "denpasar").await;
    let ketut = server.officer(&far, "ketut").await;
    let act = by_officer(&ketut, case, decision(true), Some(1));
    assert_eq!(said(push(&server, &mut desk, &act).await), refused(Refusal::OutOfScope));
    assert_eq!(said(push(&server, &mut far, &act).await), refused(Refusal::OutOfScope));
    // The right officer at a device that does not hold the case.
    let act = by_officer(&sari, case, decision(true), Some(1));
    assert_eq!(said(push(&server, &mut far, &act).await), refused(Refusal::OutOfScope));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_on_a_case_that_has_moved_on_is_refused_with_both_versions() {
    let Scene { server, mut desk, case, sari, .. } = scene().await;
    let asked = CaseEvent::CorrectionAsked { fields: vec!["full_name".into()], note: "Spelling?".into() };
    let asked = by_officer(&sari, case, asked, Some(1));
    assert_eq!(push(&server, &mut desk, &asked).await.standing, Standing::Accepted);
    // A colleague's remark makes nobody's decision late.
    let note = by_officer(&sari, case, CaseEvent::Noted { text: "Called.".into() }, None);
    assert_eq!(push(&server, &mut desk, &note).await.standing, Standing::Accepted);
    let stale = by_officer(&sari, case, decision(true), Some(1));
    let moved = refused(Refusal::MovedOn { expected: 1, actual: 2 });
    assert_eq!(said(push(&server, &mut desk, &stale).await), moved);
    // A later entry of the stream is decided on its own merits.
    let fresh = by_officer(&sari, case, decision(true), Some(2));
    assert_eq!(push(&server, &mut desk, &fresh).await.standing, Standing::Accepted);
    let again = by_officer(&sari, case, decision(false), Some(3));
    assert_eq!(said(push(&server, &mut desk, &again).await), refused(Refusal::Decided));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_who_left_has_no_grant_from_that_moment() {
    let Scene { server, mut desk, case, sari, .. } = scene().await;
    server.wait(MINUTE);
    let before = server.now();
    let path = format!("/v1/admin/officers/{}/leave", sari.grant.officer);
    server.wait(MINUTE);
    assert_eq!(server.post(&path, &json!(null)).await.status, 204);
    let late = by_officer(&sari, case, decision(true), Some(1));
    assert_eq!(said(push(&server, &mut desk, &late).await), refused(Refusal::GrantNotValid));
    // What was written before, with no network, still counts.
    let entry = desk.author(before, &by_officer(&sari, case, decision(true), Some(1)));
    assert_eq!(standings(&desk.push(&server, &[&entry]).await), [Standing::Accepted]);
    let control = desk.pull(&server, "").await.control.unwrap();
    assert!(control.officers.iter().all(|o| o.login != "sari"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_ends_after_seven_days() {
    let Scene { server, mut desk, case, sari, .. } = scene().await;
    server.wait(8 * DAY);
    let late = by_officer(&sari, case, decision(true), Some(1));
    assert_eq!(said(push(&server, &mut desk, &late).await), refused(Refusal::GrantNotValid));
    let sari = server.officer(&desk, "sari").await;
    let renewed = by_officer(&sari, case, decision(true), Some(1));
    assert_eq!(push(&server, &mut desk, &renewed).await.standing, Standing::Accepted);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reference_and_a_stream_are_taken_once() {
    let Scene { server, mut kiosk, case, .. } = scene().await;
    let taken = submission();
    assert_eq!(push(&server, &mut kiosk, &submitted(taken.clone())).await.standing, Standing::Accepted);
    let not_valid = refused(Refusal::NotValid { what: "reference".into() });
    assert_eq!(said(push(&server, &mut kiosk, &submitted(taken)).await), not_valid);
    let again = Act { stream: case, ..submitted(submission()) };
    assert_eq!(said(push(&server, &mut kiosk, &again).await), refused(Refusal::ExistsAlready));
    let nothing = Act {
        stream: new_stream(),
        event: decision(true),
        expected: Some(1),
        author: applicant(),
        key: None,
    };
    assert_eq!(said(push(&server, &mut kiosk, &nothing).await), refused(Refusal::NoSuchCase));
}
