//! Push, pull and wait, end to end.

use super::fixture::*;
use lawang_core::case::{CaseEvent, SCHEMA};
use lawang_core::ids::Scope;
use lawang_core::journal::wire::*;
use lawang_core::journal::{Entry, Standing};
use serde_json::json;
use std::time::{Duration, Instant};

#[tokio::test(flavor = "multi_thread")]
async fn what_a_kiosk_files_reaches_the_office_and_the_decision_comes_back() {
    let server = Server::new().await;
    let (mut kiosk, mut desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    let act = submitted(submission());
    let entry = kiosk.author(server.now(), &act);
    assert_eq!(standings(&kiosk.push(&server, &[&entry]).await), [Standing::Accepted]);

    let page = desk.pull(&server, "").await;
    let scope: Scope = "office:singaraja".parse().unwrap();
    assert_eq!(page.feed, [FeedItem::Entry { scope: scope.clone(), position: 1, entry: entry.clone() }]);
    assert_eq!(page.time, server.now());

    server.add_officer("sari", OFFICE, &["officer"]).await;
    let sari = server.officer(&desk, "sari").await;
    let decided = desk.author(server.now(), &by_officer(&sari, act.stream, decision(true), Some(1)));
    assert_eq!(standings(&desk.push(&server, &[&decided]).await), [Standing::Accepted]);
    let own = desk.pull(&server, &page.cursor).await;
    assert_eq!(own.feed, [FeedItem::Own { scope: scope.clone(), position: 2, epoch: 1, seq: 1 }]);
    assert!(desk.pull(&server, &own.cursor).await.feed.is_empty());

    let other_desk = server.enrol("office").await;
    let all = other_desk.pull_all(&server).await;
    assert_eq!(all[1], FeedItem::Entry { scope, position: 2, entry: decided });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeat_has_no_second_effect_and_the_same_outcome_for_ever() {
    let server = Server::new().await;
    let (mut kiosk, desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    let good = kiosk.author(server.now(), &submitted(submission()));
    let mut elsewhere = submission();
    elsewhere.office = lawang_core::ids::OfficeId("denpasar".into());
    let refused = kiosk.author(server.now(), &submitted(elsewhere));
    let first = kiosk.push(&server, &[&good, &refused]).await;
    assert_eq!(standings(&first), [Standing::Accepted, Standing::Refused]);
    for _ in 0..3 {
        assert_eq!(kiosk.push(&server, &[&good, &refused]).await, first);
    }
    let server = server.restart().await;
    assert_eq!(kiosk.push(&server, &[&good, &refused]).await, first);
    assert_eq!(desk.pull_all(&server).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gap_is_told_with_the_seq_that_is_waited_for() {
    let server = Server::new().await;
    let mut kiosk = server.enrol("kiosk").await;
    let entries: Vec<Entry> = (0..3).map(|_| kiosk.author(server.now(), &submitted(submission()))).collect();
    let request = kiosk.push_request(&[&entries[1], &entries[2]]);
    let gap = kiosk.post(&server, "/v1/sync", &request).await.refused(409, ErrorCode::Conflict);
    assert_eq!(gap.next_seq, Some(1));
    // What comes before the gap in the same push is kept.
    let request = kiosk.push_request(&[&entries[0], &entries[2]]);
    let gap = kiosk.post(&server, "/v1/sync", &request).await.refused(409, ErrorCode::Conflict);
    assert_eq!(gap.next_seq, Some(2));
    let outcomes = kiosk.push(&server, &[&entries[0], &entries[1], &entries[2]]).await;
    assert_eq!(standings(&outcomes), [Standing::Accepted; 3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_sees_another_scope() {
    let server = Server::new().await;
    server.post("/v1/admin/offices", &json!({ "id": "denpasar", "name": "Denpasar" })).await;
    let mut kiosk = server.enrol("kiosk").await;
    let other = server.enrol_at("office", "denpasar").await;
    let entry = kiosk.author(server.now(), &submitted(submission()));
    kiosk.push(&server, &[&entry]).await;
    // A cursor that asks for a scope by name gets no more.
    let cursor = data_encoding::BASE64URL_NOPAD.encode(b"{\"office:singaraja\":0}");
    for device in [&kiosk, &other] {
        for cursor in ["", &cursor] {
            let page = device.pull(&server, cursor).await;
            assert!(page.feed.is_empty() && !page.more);
        }
    }
    let control = kiosk.pull(&server, "").await.control.unwrap();
    assert!(control.officers.is_empty(), "a kiosk knows no officer");
    let control = other.pull(&server, "").await.control.unwrap();
    assert!(control.officers.is_empty(), "nor does another office");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_bounded_and_together_whole() {
    let server = Server::new().await;
    let (mut kiosk, desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    let mut sent = Vec::new();
    for batch in [150, 70] {
        let mut entries = Vec::new();
        for _ in 0..batch {
            entries.push(kiosk.author(server.now(), &submitted(submission())));
        }
        kiosk.push(&server, &entries.iter().collect::<Vec<_>>()).await;
        sent.extend(entries);
    }
    for _ in 0..5 {
        let mut big = submission();
        let long = lawang_core::form::answer::Answer::typed("x".repeat(4_000));
        big.answers.extend((0..50).map(|i| (format!("field_{i}"), long.clone())));
        let entry = kiosk.author(server.now(), &submitted(big));
        kiosk.push(&server, &[&entry]).await;
        sent.push(entry);
    }
    let first = desk.pull(&server, "").await;
    assert_eq!(first.feed.len(), PULL_ENTRIES as usize);
    assert!(first.more);
    let second = desk.pull(&server, &first.cursor).await;
    assert!(second.more, "five entries of 200 KB do not fit one page");
    let got: Vec<Entry> = desk
        .pull_all(&server)
        .await
        .into_iter()
        .map(|item| match item {
            FeedItem::Entry { entry, .. } => entry,
            FeedItem::Own { .. } => panic!("not its own"),
        })
        .collect();
    assert_eq!(got, sent);
}

#[tokio::test(flavor = "multi_thread")]
async fn control_comes_when_it_changed_only_and_grants_are_renewed() {
    let mut server = Server::new().await;
    let desk = server.enrol("office").await;
    let first = desk.pull(&server, "").await.control.unwrap();
    let ask = async |server: &Server, version: &str| -> Option<Control> {
        let request = SyncRequest { control: version.into(), ..desk.push_request(&[]) };
        desk.post(server, "/v1/sync", &request).await.ok::<SyncResponse>().control
    };
    assert_eq!(ask(&server, &first.version).await, None);
    server.wait(DAY - MINUTE);
    assert_eq!(ask(&server, &first.version).await, None, "more than six days are left");
    server.wait(2 * MINUTE);
    let renewed = ask(&server, &first.version).await.unwrap();
    let until = |control: &Control| control.officers[0].grant.open(&server.key).unwrap().until;
    assert_eq!(until(&renewed) - until(&first), DAY + MINUTE);
    server.sign_in().await;
    server.add_officer("sari", OFFICE, &["front_desk"]).await;
    assert_eq!(ask(&server, &renewed.version).await.unwrap().officers.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_lost_its_data_gets_its_earlier_epochs_whole() {
    let server = Server::new().await;
    let mut desk = server.enrol("office").await;
    let first = desk.author(server.now(), &submitted(submission()));
    desk.push(&server, &[&first]).await;
    let mut anew =
        Device { epoch: 2, seq: 0, previous: lawang_core::journal::sign::Hash::ZERO, ..desk.clone() };
    let second = anew.author(server.now(), &submitted(submission()));
    assert_eq!(standings(&anew.push(&server, &[&second]).await), [Standing::Accepted]);
    let items = anew.pull_all(&server).await;
    assert!(matches!(&items[0], FeedItem::Entry { entry, .. } if *entry == first));
    assert!(matches!(&items[1], FeedItem::Own { epoch: 2, seq: 1, .. }));
}

/// Asks with a wait and with everything that there is already.
async fn waiting(server: &Server, device: &Device) -> SyncRequest {
    let now = device.pull(server, "").await;
    SyncRequest {
        cursor: now.cursor,
        control: now.control.unwrap().version,
        wait_ms: WAIT_MS,
        ..device.push_request(&[])
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_wait_ends_as_soon_as_the_scope_moves() {
    let server = Server::new().await;
    let (mut kiosk, desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    let request = waiting(&server, &desk).await;
    let entry = kiosk.author(server.now(), &submitted(submission()));
    let begun = Instant::now();
    let (answer, ()) = tokio::join!(desk.post(&server, "/v1/sync", &request), async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        kiosk.push(&server, &[&entry]).await;
    });
    assert_eq!(answer.ok::<SyncResponse>().feed.len(), 1);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_wait_ends_for_a_new_officer_a_revocation_and_a_stop() {
    let server = Server::new().await;
    let desk = server.enrol("office").await;
    let later = async || tokio::time::sleep(Duration::from_millis(200)).await;
    let begun = Instant::now();

    let request = waiting(&server, &desk).await;
    let (answer, ()) = tokio::join!(desk.post(&server, "/v1/sync", &request), async {
        later().await;
        server.add_officer("sari", OFFICE, &["officer"]).await;
    });
    assert_eq!(answer.ok::<SyncResponse>().control.unwrap().officers.len(), 2);

    let kiosk = server.enrol("kiosk").await;
    let request = waiting(&server, &kiosk).await;
    let (answer, ()) = tokio::join!(kiosk.post(&server, "/v1/sync", &request), async {
        later().await;
        server.post(&format!("/v1/admin/devices/{}/revoke", kiosk.id), &json!(null)).await;
    });
    answer.refused(401, ErrorCode::DeviceRevoked);

    let request = waiting(&server, &desk).await;
    let (answer, ()) = tokio::join!(desk.post(&server, "/v1/sync", &request), async {
        later().await;
        server.state.news.stop();
    });
    assert!(answer.ok::<SyncResponse>().feed.is_empty());
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_a_bundle_is_taken_up_when_the_server_knows_it() {
    let server = Server::new().await;
    let (mut kiosk, desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    let newer = lawang_core::journal::sign::Hash::of(&[b"a newer bundle"]);
    let mut early = submission();
    early.pinned.policy = newer;
    let deferred = kiosk.author(server.now(), &submitted(early));
    let good = kiosk.author(server.now(), &submitted(submission()));
    let outcomes = kiosk.push(&server, &[&deferred, &good]).await;
    assert_eq!(standings(&outcomes), [Standing::Deferred, Standing::Accepted]);
    let server = server.restart().await;
    assert_eq!(standings(&kiosk.push(&server, &[&deferred, &good]).await)[0], Standing::Deferred);
    assert_eq!(desk.pull_all(&server).await.len(), 1);

    let server = server.restart_with(vec![newer]).await;
    assert_eq!(standings(&kiosk.push(&server, &[&deferred, &good]).await), [Standing::Accepted; 2]);
    assert_eq!(desk.pull_all(&server).await.len(), 2);
    // The bundle before is superseded, not forgotten.
    let late = kiosk.author(server.now(), &submitted(submission()));
    assert_eq!(standings(&kiosk.push(&server, &[&late]).await), [Standing::Accepted]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_this_build_does_not_know_yet_is_deferred_and_holds_up_nothing() {
    let server = Server::new().await;
    let mut kiosk = server.enrol("kiosk").await;
    let act = submitted(submission());
    let schema = |version: u16| format!("\"schema\":{version}");
    let mut entries = Vec::new();
    for (from, to) in
        [(schema(SCHEMA), schema(SCHEMA + 1)), ("\"kind\":\"case\"".into(), "\"kind\":\"ticket\"".into())]
    {
        let header = serde_json::to_string(&kiosk.header(server.now(), &act)).unwrap();
        let plain = Entry::author(
            &kiosk.header(server.now(), &act),
            &json!({ "event": "of a later time" }),
            random(),
            kiosk.previous,
            None,
        )
        .unwrap();
        let entry = Entry { header: header.replace(&from, &to), ..plain };
        kiosk.append(&entry);
        entries.push(entry);
    }
    entries.push(kiosk.author(server.now(), &act));
    let outcomes = kiosk.push(&server, &entries.iter().collect::<Vec<_>>()).await;
    assert_eq!(standings(&outcomes), [Standing::Deferred, Standing::Deferred, Standing::Accepted]);
    assert!(matches!(act.event, CaseEvent::Submitted(_)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_follows_a_submission_that_waits_waits_with_it() {
    let server = Server::new().await;
    let mut desk = server.enrol("office").await;
    let wayan = server.officer(&desk, "wayan").await;
    let newer = lawang_core::journal::sign::Hash::of(&[b"a newer bundle"]);
    let mut early = submission();
    early.pinned.policy = newer;
    let act = submitted(early);
    let note = CaseEvent::Noted { text: "Called.".into() };
    let entries = [
        desk.author(server.now(), &act),
        desk.author(server.now(), &by_officer(&wayan, act.stream, note, None)),
        desk.author(server.now(), &by_officer(&wayan, act.stream, decision(true), Some(1))),
    ];
    let entries: Vec<&Entry> = entries.iter().collect();
    assert_eq!(standings(&desk.push(&server, &entries).await), [Standing::Deferred; 3]);
    let server = server.restart_with(vec![newer]).await;
    assert_eq!(standings(&desk.push(&server, &entries).await), [Standing::Accepted; 3]);
}

/// A measurement: `cargo test -p lawang-server -- --ignored --nocapture entries_a_second`.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement, not a check"]
async fn entries_a_second() {
    let server = Server::new().await;
    let (mut kiosk, desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    for batch in [1, 50] {
        let mut pushes = Vec::new();
        for _ in 0..1_000 / batch {
            let mut entries = Vec::new();
            for _ in 0..batch {
                let mut submission = submission();
                submission.consent.language = "x".repeat(2_800);
                entries.push(kiosk.author(server.now(), &submitted(submission)));
            }
            pushes.push(kiosk.push_request(&entries.iter().collect::<Vec<_>>()));
        }
        let bytes = serde_json::to_vec(&pushes[0]).unwrap().len() / batch;
        let begun = Instant::now();
        for push in &pushes {
            kiosk.post(&server, "/v1/sync", push).await.ok::<SyncResponse>();
        }
        let rate = 1_000.0 / begun.elapsed().as_secs_f64();
        println!("push, {batch} a request, {bytes} bytes each: {rate:.0} entries/s");
    }
    let begun = Instant::now();
    let pulled = desk.pull_all(&server).await.len();
    println!("pull: {:.0} entries/s", pulled as f64 / begun.elapsed().as_secs_f64());
}
