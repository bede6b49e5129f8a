//! The verify page and the trust list: anyone may check a seal, and nothing of it is kept or logged.

use super::fixture::*;
use axum::body::Body;
use axum::http::{Method, Request};
use lawang_core::case::{CaseEvent, Decision, SealOf};
use lawang_core::form::answer::Answer;
use lawang_core::ids::StreamId;
use lawang_core::journal::Standing;
use lawang_core::journal::sign::{Hash, PublicKey};
use lawang_core::journal::wire::FeedItem;
use lawang_core::seal::{SignedTrustList, TRUST_DAYS};
use serde_json::Value;

/// A visa of Utopia's test signer (see `lawang_core::seal`).
const OTHERS: &str = "\
    dc03d9c5d9cac8a73a990f7134b834595d01022cdd52134a74da1347c6fed95cb89f9fce133c133c133c133c203833734aaf47f0\
    c32f1a1e20eb2625393afe310403a00000050633be1fed20c603010c0601aa0701bbff400b276b4522526b723e2140f14bef1c25\
    048cfed9223268c24337e7a6b5b9f02b1e15c86734ef7101d983869278ce1066694dd80e8b842b82b592db6fd56c10ae";

pub async fn check(server: &Server, language: &str, seal: &str) -> Answered {
    let form = format!("seal={}", seal.replace('#', "%23").replace('+', "%2B").replace('/', "%2F"));
    let request = Request::builder()
        .method(Method::POST)
        .uri("/v")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept-language", language);
    server.call(request.body(Body::from(form)).unwrap()).await
}

pub fn says(answer: &Answered, status: u16, words: &[&str]) -> String {
    assert_eq!(answer.headers["content-type"], "text/html; charset=utf-8", "{}", answer.status);
    let page = String::from_utf8(answer.body.clone()).unwrap();
    assert_eq!(answer.status, status, "{page}");
    for words in words {
        assert!(page.contains(words), "{words:?} is not on the page: {page}");
    }
    page
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_runs_one_script_and_keeps_the_seal_out_of_every_address() {
    let server = Server::new().await;
    let answer = server.get("/v").await;
    let page = says(&answer, 200, &["name=\"seal\"", "method=\"post\"", "Periksa izin"]);
    let script = page.split("<script>").nth(1).unwrap().split("</script>").next().unwrap();
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let policy = answer.headers["content-security-policy"].to_str().unwrap();
    for text in [script, style] {
        let hash = data_encoding::BASE64.encode(&Hash::of(&[text.as_bytes()]).0);
        assert!(policy.contains(&format!("'sha256-{hash}'")), "{policy}");
    }
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    assert!(!script.contains("fetch") && script.contains("replaceState"));
    assert_eq!(answer.headers["referrer-policy"], "no-referrer");
    assert_eq!(answer.headers["cache-control"], "no-store");
    // Only what is in the form's body counts.
    says(&server.get(&format!("/v?seal={OTHERS}&lang=en")).await, 200, &["name=\"seal\""]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_seal_of_ours_is_told_apart_in_each_language() {
    let server = Server::new().await;
    says(
        &check(&server, "en", OTHERS).await,
        200,
        &["not of this agency", "As of today 09:00, time zone WIB"],
    );
    says(&check(&server, "id", OTHERS).await, 200, &["Segel ini bukan dari instansi ini", "lang=\"id\""]);
    for nonsense in ["LW-7K4M-Q9FA-C3HXP", "<script>alert(1)</script>", "3AM", &OTHERS[..40]] {
        let page = says(&check(&server, "en", nonsense).await, 200, &["No seal could be read"]);
        assert!(!page.contains("alert(1)"));
    }
    says(&check(&server, "en", "  ").await, 400, &["No text was given."]);
    let large = check(&server, "en", &"A".repeat(30_000)).await;
    says(&large, 413, &["The form did not arrive whole."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_trust_list_is_signed_short_lived_and_may_be_kept_by_caches() {
    let server = Server::sealing().await;
    let answer = server.get("/v/trust").await;
    assert_eq!(answer.headers["cache-control"], "public, max-age=300");
    let published: Value = answer.ok();
    let key: PublicKey = published["key"].as_str().unwrap().parse().unwrap();
    assert_eq!(key, server.key);
    let signed = |value: &Value| SignedTrustList {
        text: value["text"].as_str().unwrap().to_owned(),
        signature: value["signature"].as_str().unwrap().parse().unwrap(),
    };
    let list = signed(&published).open(&key).unwrap();
    assert_eq!((list.issued, list.expires), (START, START + TRUST_DAYS * DAY));
    let [signer] = list.signers.as_slice() else { panic!("{:?}", list.signers) };
    assert_eq!((signer.country.as_str(), signer.signer.as_str()), ("IDN", "IDLW"));
    assert_eq!(signer.certificate, signer.key.reference());
    // The same list for a day, then a new one; the key stays for a year and is known after.
    server.wait(DAY - MINUTE);
    assert_eq!(server.get("/v/trust").await.ok::<Value>(), published);
    server.wait(MINUTE);
    let later: Value = server.get("/v/trust").await.ok();
    let later = signed(&later).open(&key).unwrap();
    assert_eq!((later.issued, &later.signers), (START + DAY, &list.signers));
    server.wait(365 * DAY);
    let next: Value = server.get("/v/trust").await.ok();
    let next = signed(&next).open(&key).unwrap();
    assert_eq!(next.signers.len(), 2);
    assert_eq!(next.signers[0], list.signers[0]);
    assert!(next.signers[1].from <= next.signers[0].until);
}

/// Files an application with everything that a permit's zone holds.
async fn filed(server: &Server, kiosk: &mut Device) -> StreamId {
    let mut submission = submission();
    for (field, value) in [
        ("passport_number", "L898902C3"),
        ("nationality", "UTO"),
        ("birth_date", "1974-08-12"),
        ("sex", "female"),
    ] {
        submission.answers.insert(field.into(), Answer::scanned(value));
    }
    let act = submitted(submission);
    let entry = kiosk.author(server.now(), &act);
    assert_eq!(standings(&kiosk.push(server, &[&entry]).await), [Standing::Accepted]);
    act.stream
}

/// Waits for the centre's seal of that kind, and gives its text.
async fn sealed(server: &Server, desk: &Device, wanted: SealOf) -> String {
    for _ in 0..200 {
        for item in desk.pull_all(server).await {
            let FeedItem::Entry { entry, .. } = item else { continue };
            if let Ok(CaseEvent::Sealed { of, seal }) = entry.event::<CaseEvent>()
                && of == wanted
            {
                assert!(entry.signed_by(&server.key), "the centre signs what it adds");
                return seal;
            }
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("nothing was sealed: {wanted:?}")
}

async fn act(server: &Server, desk: &mut Device, stream: StreamId, event: CaseEvent, version: Option<u64>) {
    let wayan = server.officer(desk, "wayan").await;
    let entry = desk.author(server.now(), &by_officer(&wayan, stream, event, version));
    assert_eq!(standings(&desk.push(server, &[&entry]).await), [Standing::Accepted]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_filed_and_granted_is_sealed_and_what_is_revoked_is_told_at_once() {
    let server = Server::sealing().await;
    let (mut kiosk, mut desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    let stream = filed(&server, &mut kiosk).await;

    let receipt = sealed(&server, &desk, SealOf::Receipt).await;
    let page = says(
        &check(&server, "en", &receipt).await,
        200,
        &["This receipt is genuine and valid", "LW-", "Extension of", "singaraja", "24 November 2026"],
    );
    for personal in ["ANNA", "ERIKSSON", "L898902C3", "1974", "Pantai"] {
        assert!(!page.contains(personal), "{personal} is in a receipt's seal");
    }

    let CaseEvent::Decided(granted) = decision(true) else { panic!("no decision") };
    let valid_until = Some(jiff::civil::date(2027, 1, 18));
    let granted = CaseEvent::Decided(Decision { valid_until, ..granted });
    act(&server, &mut desk, stream, granted, Some(1)).await;
    let permit = sealed(&server, &desk, SealOf::Permit).await;
    let address = format!("https://lawang.example/v#{permit}");
    says(
        &check(&server, "en", &address).await,
        200,
        &[
            "This permit is genuine and valid",
            "Visit stay permit (ITK)",
            "IM-",
            "ANNA MARIA ERIKSSON",
            "L898902C3",
            "Utopia",
            "12 August 1974",
            "Indonesia",
        ],
    );
    let mut other: Vec<u8> = permit.clone().into_bytes();
    other[60] = if other[60] == b'A' { b'B' } else { b'A' };
    let other = String::from_utf8(other).unwrap();
    let page = says(&check(&server, "en", &other).await, 200, &["This seal is false"]);
    assert!(!page.contains("ERIKSSON"), "nothing of a false seal is shown as sealed");

    // A kiosk learns of a revocation with its next contact, and so does the page.
    let before = kiosk.pull(&server, "").await.control.unwrap();
    let revoked = CaseEvent::Revoked { reason: "Left the country.".into(), citation: "art. 1".into() };
    act(&server, &mut desk, stream, revoked, Some(2)).await;
    for left in (0..200).rev() {
        let list = kiosk.pull(&server, "").await.control.unwrap().trust.unwrap().open(&server.key).unwrap();
        if let [one] = list.revoked.as_slice() {
            assert_eq!(one.at, START);
            assert!(one.number.as_ref().is_some_and(|number| number.starts_with("IM")));
            break;
        }
        assert!(left > 0, "no revocation was listed");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert!(before.trust.unwrap().open(&server.key).unwrap().revoked.is_empty());
    says(&check(&server, "en", &permit).await, 200, &["This permit was revoked", "today 09:00"]);
    says(&check(&server, "en", &receipt).await, 200, &["This receipt is genuine and valid"]);

    // Long after its last day nobody has to be told.
    server.wait(400 * DAY);
    let published: Value = server.get("/v/trust").await.ok();
    assert!(published["text"].as_str().unwrap().contains("\"revoked\":[]"));
    says(&check(&server, "en", &permit).await, 200, &["no longer valid"]);
}
