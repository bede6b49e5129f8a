//! A change of policy is tried on the cases that are there; whatever is asked, nothing changes.

use super::fixture::*;
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
    assert_eq!(tried.complaints, []);
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
