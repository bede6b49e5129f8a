//! Borrowing a case by reference and PIN, and correcting it.

use super::fixture::*;
use lawang_core::case::{Case, CaseEvent, Status};
use lawang_core::form::answer::Answer;
use lawang_core::journal::wire::*;
use lawang_core::journal::{Author, Refusal, Standing};
use lawang_core::reference::Reference;
use std::collections::BTreeMap;

struct Scene {
    server: Server,
    kiosk: Device,
    reference: Reference,
    asked: bool,
}

/// A case whose officer asked to correct the address.
async fn scene() -> Scene {
    let server = Server::new().await;
    let (mut kiosk, mut desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    let submission = submission();
    let reference = submission.reference.clone();
    let act = submitted(submission);
    let entry = kiosk.author(server.now(), &act);
    kiosk.push(&server, &[&entry]).await;
    let wayan = server.officer(&desk, "wayan").await;
    let ask = CaseEvent::CorrectionAsked { fields: vec!["address".into()], note: "Street number?".into() };
    let entry = desk.author(server.now(), &by_officer(&wayan, act.stream, ask, Some(1)));
    let asked = standings(&desk.push(&server, &[&entry]).await) == [Standing::Accepted];
    Scene { server, kiosk, reference, asked }
}

async fn borrow(server: &Server, device: &Device, reference: &Reference, pin: &str) -> Answered {
    let request = BorrowRequest { reference: reference.to_string(), pin: pin.into() };
    device.post(server, "/v1/borrow", &request).await
}

fn correction(lent: &BorrowResponse) -> Act<'static> {
    let event = CaseEvent::Corrected {
        answers: BTreeMap::from([("address".into(), Answer::typed("Jl. Pantai Lovina 14"))]),
        documents: BTreeMap::new(),
    };
    let author = Author::Applicant { session: lent.session };
    Act { stream: lent.stream, event, expected: Some(lent.version), author, key: None }
}

#[tokio::test(flavor = "multi_thread")]
async fn both_secrets_lend_the_case_and_its_correction_is_taken() {
    let Scene { server, mut kiosk, reference, asked } = scene().await;
    assert!(asked);
    let lent: BorrowResponse = borrow(&server, &kiosk, &reference, PIN).await.ok();
    assert_eq!(lent.version, 2);
    let case: Case = serde_json::from_value(lent.state.clone()).unwrap();
    assert!(matches!(case.status, Status::CorrectionAsked { .. }));
    assert_eq!(case.pin, "", "a verifier of six digits could be guessed offline");
    let entry = kiosk.author(server.now() + MINUTE, &correction(&lent));
    assert_eq!(standings(&kiosk.push(&server, &[&entry]).await), [Standing::Accepted]);
    let lent: BorrowResponse = borrow(&server, &kiosk, &reference, PIN).await.ok();
    let case: Case = serde_json::from_value(lent.state).unwrap();
    assert_eq!(case.status, Status::InReview { corrected: true });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_may_arrive_days_later_but_must_be_written_in_time() {
    let Scene { server, mut kiosk, reference, .. } = scene().await;
    let lent: BorrowResponse = borrow(&server, &kiosk, &reference, PIN).await.ok();
    let begun = server.now();
    server.wait(29 * DAY);
    let late = kiosk.author(begun + 131 * MINUTE, &correction(&lent));
    let outcome = kiosk.push(&server, &[&late]).await.remove(0);
    assert_eq!(outcome.refusal, Some(Refusal::SessionUnknown));
    let in_time = kiosk.author(begun + 110 * MINUTE, &correction(&lent));
    assert_eq!(standings(&kiosk.push(&server, &[&in_time]).await), [Standing::Accepted]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_of_its_device_and_its_time() {
    let Scene { server, mut kiosk, reference, .. } = scene().await;
    let lent: BorrowResponse = borrow(&server, &kiosk, &reference, PIN).await.ok();
    let mut other = server.enrol("kiosk").await;
    let entry = other.author(server.now(), &correction(&lent));
    let outcome = other.push(&server, &[&entry]).await.remove(0);
    assert_eq!(outcome.refusal, Some(Refusal::SessionUnknown), "another device");
    let begun = server.now();
    server.wait(31 * DAY);
    let entry = kiosk.author(begun, &correction(&lent));
    let outcome = kiosk.push(&server, &[&entry]).await.remove(0);
    assert_eq!(outcome.refusal, Some(Refusal::SessionUnknown), "after thirty days");
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_pins_lock_the_reference_and_each_lock_is_longer() {
    let Scene { server, kiosk, reference, .. } = scene().await;
    let other = server.enrol("kiosk").await;
    let fail_five_times = async || {
        for _ in 0..5 {
            borrow(&server, &kiosk, &reference, "000000").await.refused(403, ErrorCode::WrongSecrets);
        }
        // The right PIN from anywhere does not open it now.
        borrow(&server, &other, &reference, PIN).await.refused(429, ErrorCode::Locked).retry_after.unwrap()
    };
    assert_eq!(fail_five_times().await, 15 * 60);
    server.wait(15 * MINUTE);
    assert_eq!(fail_five_times().await, 30 * 60);
    server.wait(30 * MINUTE);
    borrow(&server, &other, &reference, PIN).await.ok::<BorrowResponse>();
    assert_eq!(fail_five_times().await, 15 * 60, "the right PIN made it forget");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reference_that_does_not_exist_answers_like_one_that_does() {
    let Scene { server, kiosk, reference, .. } = scene().await;
    let nobody = Reference::from_random(77);
    for tries in 0..6 {
        let real = borrow(&server, &kiosk, &reference, "000000").await;
        let none = borrow(&server, &kiosk, &nobody, "000000").await;
        assert_eq!((real.status, &real.body), (none.status, &none.body), "try {tries}");
    }
    let server = server.restart().await;
    borrow(&server, &kiosk, &nobody, "000000").await.refused(429, ErrorCode::Locked);
    kiosk
        .post(&server, "/v1/borrow", &BorrowRequest { reference: "LW-7K2M".into(), pin: PIN.into() })
        .await
        .refused(400, ErrorCode::Malformed);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_device_that_tries_many_references_is_locked() {
    let Scene { server, kiosk, reference, .. } = scene().await;
    for i in 0..20 {
        let answer = borrow(&server, &kiosk, &Reference::from_random(1_000 + i), "000000").await;
        answer.refused(403, ErrorCode::WrongSecrets);
    }
    borrow(&server, &kiosk, &reference, PIN).await.refused(429, ErrorCode::Locked);
    let other = server.enrol("kiosk").await;
    borrow(&server, &other, &reference, PIN).await.ok::<BorrowResponse>();
}
