//! A change of policy is tried on the cases that are there; whatever is asked, nothing changes.

use super::fixture::*;
use lawang_core::case::CaseEvent;
use lawang_core::form::answer::Answer;
use lawang_core::journal::Standing;
use lawang_core::journal::wire::ErrorCode;
use lawang_core::policy::impact::wire::Tried;
use serde_json::{Value, json};

const VISIT: &str = include_str!("../../../../catalogue/policy/visit.toml");

fn asked(visit: &str) -> Value {
    json!({ "base": 0, "changed": { "policy/visit.toml": visit }, "from": "2027-01-04", "months": 12 })
}

async fn editor() -> Server {
    let mut server = Server::new().await;
    server.add_officer("editor", OFFICE, &["policy_editor"]).await;
    server.token = server.session("editor").await;
    server
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_file_is_named_by_its_place_and_nothing_is_tried() {
    let server = editor().await;
    let deep = format!("when = \"{}", "(".repeat(40));
    for (faulty, part) in [
        (VISIT.replacen("[[rule]]", "[[rule", 1), ""),
        (VISIT.replacen("when = \"", &deep, 1), "nested more than 24 deep"),
        (VISIT.replacen("citation = \"PP 45/2024\"", "citation = \"\"", 1), "needs a citation"),
    ] {
        let tried: Tried = server.post("/v1/policy/try", &asked(&faulty)).await.ok();
        assert!(tried.impact.is_none());
        let named = |c: &&lawang_core::policy::impact::wire::FileComplaint| {
            c.file == "policy/visit.toml" && c.line > 0 && c.message.contains(part)
        };
        assert!(tried.complaints.iter().any(|c| named(&c)), "{part}: {:?}", tried.complaints);
        assert!(tried.complaints.len() < 5, "and nothing that hangs on it");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_asked_is_refused_by_the_name_of_the_field() {
    let server = editor().await;
    for (name, value) in [
        ("base", json!(7)),
        ("months", json!(0)),
        ("months", json!(37)),
        ("until", json!("2027-01-03")),
        ("changed", json!({ "../secret": "x" })),
    ] {
        let mut body = asked(VISIT);
        body[name] = value;
        let refused = server.post("/v1/policy/try", &body).await.refused(400, ErrorCode::Malformed);
        assert_eq!(refused.field.as_deref(), Some(name), "{body}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_sent_is_answered_by_a_code_and_nothing_is_left_of_it() {
    let mut server = editor().await;
    let before = server.state.catalogue().pinned();
    let too_many: serde_json::Map<String, Value> =
        (0..201).map(|n| (format!("policy/{n}.toml"), json!(""))).collect();
    let long = format!("policy/{}.toml", "a".repeat(300));
    for (name, value) in [
        ("months", json!(4_000_000_000_u64)),
        ("months", json!(-1)),
        ("months", json!("12")),
        ("base", json!(-1)),
        ("base", json!(u64::MAX)),
        ("from", json!("2027-02-30")),
        ("from", json!("tomorrow")),
        ("way", json!("quick")),
        ("day", json!("yesterday")),
        ("changed", json!(["policy/visit.toml"])),
        ("changed", json!({ "policy/visit.toml": 7 })),
        ("changed", json!({ "/etc/passwd": "x" })),
        ("changed", json!({ "policy/../../x.toml": "x" })),
        ("changed", json!({ "policy//x.toml": "x" })),
        ("changed", json!({ "policy\\x.toml": "x" })),
        ("changed", json!({ "policy/x\u{0}.toml": "x" })),
        ("changed", json!({ "policy/.hidden": "x" })),
        ("changed", json!({ "": "x" })),
        ("changed", json!({ long: "x" })),
        ("changed", Value::Object(too_many)),
    ] {
        let mut body = asked(VISIT);
        body[name] = value;
        server.post("/v1/policy/try", &body).await.refused(400, ErrorCode::Malformed);
    }
    for body in ["", "{", "[]", "null", "{\"base\": 0}"] {
        let body: Box<serde_json::value::RawValue> = match serde_json::from_str(body) {
            Ok(value) => value,
            Err(_) => serde_json::value::to_raw_value(body).unwrap(),
        };
        server.post("/v1/policy/try", &body).await.refused(400, ErrorCode::Malformed);
    }
    let mut body = asked(VISIT);
    body["changed"]["policy/visit.toml"] = json!("x".repeat(40_000_000));
    server.post("/v1/policy/try", &body).await.refused(413, ErrorCode::TooLarge);

    // Everything goes: what is left cannot be read, and says so.
    let mut body = asked(VISIT);
    body["changed"] = json!({ "catalogue.toml": null });
    let tried: Tried = server.post("/v1/policy/try", &body).await.ok();
    assert!(tried.impact.is_none() && !tried.complaints.is_empty());

    server.token = "nobody's".into();
    server.post("/v1/policy/try", &asked(VISIT)).await.refused(401, ErrorCode::NotSignedIn);
    for roles in [&["officer"][..], &["front_desk", "supervisor"], &["administrator"]] {
        server.sign_in().await;
        let login = roles.join("-").replace('_', "-");
        server.add_officer(&login, OFFICE, roles).await;
        server.token = server.session(&login).await;
        server.post("/v1/policy/try", &asked(VISIT)).await.refused(403, ErrorCode::NotAllowed);
    }
    assert_eq!(server.state.catalogue().pinned(), before);
    server.sign_in().await;
    let record: Value = server.get("/v1/admin/record").await.ok();
    assert!(!record.to_string().contains("try_policy"), "nothing was told, and nothing stands in the record");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_tried_what_stands_in_the_record() {
    let mut server = editor().await;
    for _ in 0..2 {
        server.post("/v1/policy/try", &asked(&dearer())).await.ok::<Tried>();
    }
    server.post("/v1/policy/try", &asked(&dearer().replace("600_000", "700_000"))).await.ok::<Tried>();
    server.sign_in().await;
    let record: Value = server.get("/v1/admin/record").await.ok();
    let found = record.as_array().or(record["acts"].as_array()).unwrap();
    let tried: Vec<&Value> = found.iter().filter(|done| done["act"] == "try_policy").collect();
    assert_eq!(tried.len(), 3, "{record}");
    assert!(tried.iter().all(|done| done["by_name"] == "Ni Luh Sari"));
    let about: Vec<&str> = tried.iter().map(|done| done["about"].as_str().unwrap()).collect();
    assert!(
        about[0] != about[1] && about[1] == about[2],
        "the same change is seen to be the same: {about:?}"
    );
    assert!(tried[0]["changes"].to_string().contains("policy/visit.toml"));
}

/// The first fee of the file becomes another on the day that is asked about.
fn dearer() -> String {
    let value = "[[parameter.value]]\nfrom = 2027-01-04\nvalue = 600_000\ncitation = \"a draft\"\n\
                 source = \"a draft\"\nverified = \"placeholder\"\n";
    VISIT.replacen("verified = \"official\"\n", &format!("verified = \"official\"\n{value}"), 1)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_without_cases_does_nothing_to_nobody() {
    let server = editor().await;
    let tried: Tried = server.post("/v1/policy/try", &asked(&dearer())).await.ok();
    // Words that a publication would lack keep nobody from trying.
    assert!(
        tried.complaints.iter().all(|c| c.message.contains("guides have no name")),
        "{:?}",
        tried.complaints
    );
    let impact = tried.impact.unwrap();
    assert_eq!((impact.looked_at, impact.cases), (Some(0), Some(0)));
    assert!(!impact.rules.is_empty(), "the rule that reads the fee differs");
    assert_eq!(impact.total.other_fee, Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_filed_is_tried_and_told_of_from_ten_on_also_after_a_start() {
    let mut server = Server::new().await;
    let mut kiosk = server.enrol("kiosk").await;
    server.add_officer("editor", OFFICE, &["policy_editor"]).await;
    server.token = server.session("editor").await;
    let mut file = async |server: &Server, n: usize| {
        for _ in 0..n {
            let mut filed = submission();
            filed.service = "itk-extension".into();
            filed.answers.insert("extension_days".into(), Answer::typed("30"));
            let entry = kiosk.author(server.now(), &submitted(filed));
            assert_eq!(standings(&kiosk.push(server, &[&entry]).await), [Standing::Accepted]);
        }
    };
    file(&server, 9).await;
    let body = asked(&dearer());
    let impact = server.post("/v1/policy/try", &body).await.ok::<Tried>().impact.unwrap();
    assert_eq!((impact.looked_at, impact.cases, impact.total.cases), (None, None, None), "nine are hidden");
    file(&server, 3).await;
    let impact = server.post("/v1/policy/try", &body).await.ok::<Tried>().impact.unwrap();
    assert_eq!(impact.total.cases, Some(12));
    let mut full = body.clone();
    full["way"] = "full".into();
    let whole = server.post("/v1/policy/try", &full).await.ok::<Tried>().impact.unwrap();
    assert_eq!((whole.total, &whole.services), (impact.total.clone(), &impact.services));
    assert_eq!(impact.lists[0].all, impact.total.other_fee.unwrap_or_default());
    assert!(impact.lists[0].cases.iter().all(|case| !case.reference.is_empty()));
    server = server.restart().await;
    server.token = server.session("editor").await;
    let again = server.post("/v1/policy/try", &body).await.ok::<Tried>().impact.unwrap();
    assert_eq!(again, impact);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_counts_as_it_was_filed_and_corrected_whatever_is_decided() {
    let mut server = Server::new().await;
    let (mut kiosk, mut desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    server.add_officer("sari", OFFICE, &["officer"]).await;
    server.add_officer("editor", OFFICE, &["policy_editor"]).await;
    server.token = server.session("editor").await;
    let mut streams = vec![];
    for _ in 0..30 {
        let mut filed = submission();
        filed.service = "itk-extension".into();
        for (field, answer) in
            [("permit_kind", "visit_visa"), ("extension_days", "60"), ("permit_end", "2026-12-20")]
        {
            filed.answers.insert(field.into(), Answer::typed(answer));
        }
        let act = submitted(filed);
        streams.push(act.stream);
        let entry = kiosk.author(server.now(), &act);
        assert_eq!(standings(&kiosk.push(&server, &[&entry]).await), [Standing::Accepted]);
    }
    // Whoever stays for another 30 days pays another fee: dearer for 60 days alone.
    let body = asked(&dearer());
    let first = server.post("/v1/policy/try", &body).await.ok::<Tried>().impact.unwrap();
    assert_eq!(first.total.cases, Some(30));

    // Refused, taken back: still people whom the rules would concern.
    let officer = server.officer(&desk, "sari").await;
    for (stream, event) in
        [(streams[0], decision(false)), (streams[1], CaseEvent::Withdrawn { reason: String::new() })]
    {
        let entry = desk.author(server.now(), &by_officer(&officer, stream, event, Some(1)));
        assert_eq!(standings(&desk.push(&server, &[&entry]).await), [Standing::Accepted]);
    }
    let decided = server.post("/v1/policy/try", &body).await.ok::<Tried>().impact.unwrap();
    assert_eq!(decided.total, first.total);

    // Twelve turn out to be here by another visa: they count as what they are.
    for stream in &streams[10..22] {
        let fields = vec!["permit_kind".to_owned(), "extension_days".to_owned()];
        let ask = CaseEvent::CorrectionAsked { fields, note: "Please look again.".into() };
        let answers = [("permit_kind", "visa_on_arrival"), ("extension_days", "30")];
        let answers = answers.map(|(field, answer)| (field.to_owned(), Answer::typed(answer))).into();
        let corrected = CaseEvent::Corrected { answers, documents: Default::default() };
        for (event, version) in [(ask, 1), (corrected, 2)] {
            let entry = desk.author(server.now(), &by_officer(&officer, *stream, event, Some(version)));
            assert_eq!(standings(&desk.push(&server, &[&entry]).await), [Standing::Accepted]);
        }
    }
    let corrected = server.post("/v1/policy/try", &body).await.ok::<Tried>().impact.unwrap();
    assert_eq!(corrected.total.cases, Some(30), "each once");
    let fee = |impact: &lawang_core::policy::impact::wire::Impact| impact.total.other_fee.unwrap();
    assert_eq!(fee(&first).abs_diff(fee(&corrected)), 12, "{} {}", fee(&first), fee(&corrected));
}
