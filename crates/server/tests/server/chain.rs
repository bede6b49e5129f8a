//! Bytes that do not verify and second histories: quarantined, acknowledged, and nothing else disturbed.

use super::fixture::*;
use lawang_core::journal::Standing::{Accepted, Quarantined};
use lawang_core::journal::sign::Hash;
use lawang_core::journal::wire::*;
use lawang_core::journal::{Body, Entry, Head, Standing};

/// Three submissions of which the second is spoilt; `mend` says whether the third follows the spoilt one.
async fn spoilt(spoil: impl Fn(&mut Entry)) -> Vec<Standing> {
    let server = Server::new().await;
    let (mut kiosk, desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    let first = kiosk.author(server.now(), &submitted(submission()));
    let mut before = kiosk.clone();
    let mut second = kiosk.author(server.now(), &submitted(submission()));
    spoil(&mut second);
    before.append(&second);
    let mut kiosk = before;
    let third = kiosk.author(server.now(), &submitted(submission()));
    let outcomes = kiosk.push(&server, &[&first, &second, &third]).await;
    assert_eq!(outcomes.iter().map(|o| o.seq).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(kiosk.push(&server, &[&first, &second, &third]).await, outcomes, "the same for ever");
    assert_eq!(kiosk.push(&server, &[&second, &third]).await, outcomes[1..], "from anywhere");
    let fourth = kiosk.author(server.now(), &submitted(submission()));
    assert_eq!(standings(&kiosk.push(&server, &[&fourth]).await), [Accepted]);
    assert_eq!(desk.pull_all(&server).await.len(), 3);
    standings(&outcomes)
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_entry_is_quarantined_and_the_others_go_on() {
    let bad = [Accepted, Quarantined, Accepted];
    assert_eq!(spoilt(|e| e.previous = Hash([7; 32])).await, bad);
    assert_eq!(spoilt(|e| e.body.as_mut().unwrap().text.push(' ')).await, bad);
    assert_eq!(spoilt(|e| e.header = "{\"not\":\"a header\"}".into()).await, bad);
    assert_eq!(spoilt(|e| e.header = "\u{0}nonsense".into()).await, bad);
    assert_eq!(spoilt(|e| e.body = None).await, bad);
    assert_eq!(spoilt(|e| e.header = "x".repeat(5_000)).await, bad);
    let unreadable = |e: &mut Entry| {
        let body = Body { salt: [1; 16], text: "{\"event\":\"unheard_of\"}".into() };
        e.body_hash = body.hash();
        e.body = Some(body);
    };
    assert_eq!(spoilt(unreadable).await, bad);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_under_another_devices_name_is_quarantined() {
    let server = Server::new().await;
    let (mut kiosk, mut other) = (server.enrol("kiosk").await, server.enrol("kiosk").await);
    let stolen = other.author(server.now(), &submitted(submission()));
    kiosk.append(&stolen);
    let good = kiosk.author(server.now(), &submitted(submission()));
    assert_eq!(standings(&kiosk.push(&server, &[&stolen, &good]).await), [Quarantined, Accepted]);
    assert_eq!(standings(&other.push(&server, &[&stolen]).await), [Accepted]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_push_under_a_head_that_does_not_verify_is_quarantined() {
    let server = Server::new().await;
    let (mut kiosk, other) = (server.enrol("kiosk").await, server.enrol("kiosk").await);
    let entry = kiosk.author(server.now(), &submitted(submission()));
    let mut request = kiosk.push_request(&[&entry]);
    request.head = Some(Head::sign(&other.key, kiosk.id, 1, 1, entry.hash()));
    let answer: SyncResponse = kiosk.post(&server, "/v1/sync", &request).await.ok();
    assert_eq!(standings(&answer.outcomes), [Quarantined]);
    request.head = None;
    kiosk.post(&server, "/v1/sync", &request).await.refused(400, ErrorCode::Malformed);
    let next = kiosk.author(server.now(), &submitted(submission()));
    assert_eq!(standings(&kiosk.push(&server, &[&next]).await), [Accepted]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cloned_disk_never_takes_the_place_of_the_first() {
    let server = Server::new().await;
    let (mut kiosk, desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    let shared = kiosk.author(server.now(), &submitted(submission()));
    kiosk.push(&server, &[&shared]).await;
    let mut clone = kiosk.clone();
    let mine = kiosk.author(server.now(), &submitted(submission()));
    assert_eq!(standings(&kiosk.push(&server, &[&mine]).await), [Accepted]);

    let theirs: Vec<Entry> = (0..3).map(|_| clone.author(server.now(), &submitted(submission()))).collect();
    let outcomes = clone.push(&server, &theirs.iter().collect::<Vec<_>>()).await;
    assert_eq!(standings(&outcomes), [Quarantined; 3]);
    assert_eq!(outcomes.iter().map(|o| o.seq).collect::<Vec<_>>(), [2, 3, 4]);
    assert_eq!(clone.push(&server, &theirs.iter().collect::<Vec<_>>()).await, outcomes);
    let later = clone.author(server.now(), &submitted(submission()));
    assert_eq!(standings(&clone.push(&server, &[&later]).await), [Quarantined], "nor those that follow");

    let next = kiosk.author(server.now(), &submitted(submission()));
    assert_eq!(standings(&kiosk.push(&server, &[&mine, &next]).await), [Accepted; 2]);
    assert_eq!(desk.pull_all(&server).await.len(), 3);

    let mut anew = Device { epoch: 2, seq: 0, previous: Hash::ZERO, ..clone };
    let first = anew.author(server.now(), &submitted(submission()));
    assert_eq!(standings(&anew.push(&server, &[&first]).await), [Accepted], "a new epoch begins afresh");
}
