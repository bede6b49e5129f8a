//! The description of the interface: reviewed as a whole when it changes, and true of what is sent.

use super::fixture::*;
use lawang_core::form::answer::Answer;
use lawang_core::journal::wire::*;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn healthz_answers() {
    let server = Server::new().await;
    let health: Value = server.get("/healthz").await.ok();
    assert_eq!(health["status"], "ok");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_of_the_interface_is_as_reviewed() {
    let server = Server::new().await;
    let mut document: Value = server.get("/openapi.json").await.ok();
    document["info"]["version"] = "x".into();
    insta::assert_json_snapshot!("openapi", document);
}

/// Follows a schema of the description through a value that was really sent.
fn check(document: &Value, schema: &Value, value: &Value, at: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return check(document, &document["components"]["schemas"][name], value, at);
    }
    for one in ["oneOf", "anyOf"] {
        if let Some(choices) = schema[one].as_array() {
            assert!(choices.iter().any(|c| passes(document, c, value)), "{at}: {value} is none of {one}");
            return;
        }
    }
    if let Some(words) = schema["enum"].as_array() {
        assert!(words.contains(value), "{at}: {value} is not of {words:?}");
        return;
    }
    match value {
        Value::Object(fields) => {
            let properties = schema["properties"].as_object().cloned().unwrap_or_default();
            for name in schema["required"].as_array().into_iter().flatten() {
                assert!(fields.contains_key(name.as_str().unwrap()), "{at}: {name} is missing");
            }
            for (name, value) in fields {
                match properties.get(name) {
                    Some(schema) => check(document, schema, value, &format!("{at}.{name}")),
                    None => {
                        assert!(schema["additionalProperties"].is_object(), "{at}: {name} is not described");
                    }
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                check(document, &schema["items"], item, &format!("{at}[]"));
            }
        }
        other => {
            let kind = match other {
                Value::Null => "null",
                Value::Bool(_) => "boolean",
                Value::Number(_) => "integer",
                _ => "string",
            };
            let said = &schema["type"];
            let fits = said == kind || said.as_array().is_some_and(|kinds| kinds.iter().any(|k| k == kind));
            assert!(fits, "{at}: {other} is no {said}");
        }
    }
}

fn passes(document: &Value, schema: &Value, value: &Value) -> bool {
    std::panic::catch_unwind(|| check(document, schema, value, "")).is_ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_is_what_is_described() {
    let server = Server::new().await;
    let document: Value = server.get("/openapi.json").await.ok();
    let is = |name: &str, value: Value| {
        check(&document, &document["components"]["schemas"][name], &value, name);
    };
    let (mut kiosk, mut desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    let wayan = server.officer(&desk, "wayan").await;
    let submission = submission();
    let borrow = BorrowRequest { reference: submission.reference.to_string(), pin: PIN.into() };
    let act = submitted(submission);
    let entry = kiosk.author(server.now(), &act);
    let request = kiosk.push_request(&[&entry]);
    is("SyncRequest", serde_json::to_value(&request).unwrap());
    is("SyncResponse", kiosk.post(&server, "/v1/sync", &request).await.ok());
    let own = desk.author(server.now(), &by_officer(&wayan, act.stream, decision(true), Some(7)));
    let request = desk.push_request(&[&own]);
    is("SyncRequest", serde_json::to_value(&request).unwrap());
    let answer: Value = desk.post(&server, "/v1/sync", &request).await.ok();
    assert!(answer["outcomes"][0]["refusal"].is_object() && answer["control"]["officers"].is_array());
    is("SyncResponse", answer);
    is("BorrowRequest", serde_json::to_value(&borrow).unwrap());
    is("BorrowResponse", kiosk.post(&server, "/v1/borrow", &borrow).await.ok());
    let unknown = BorrowRequest { pin: "1".into(), ..borrow };
    is("ErrorBody", kiosk.post(&server, "/v1/borrow", &unknown).await.json());
    let slots = SlotsRequest { office: OFFICE.into(), service: "itk-extension".into(), stream: None };
    is("SlotsRequest", serde_json::to_value(&slots).unwrap());
    let answer: Value = kiosk.post(&server, "/v1/slots", &slots).await.ok();
    assert!(!answer["offered"].as_array().unwrap().is_empty(), "{answer}");
    is("SlotsResponse", answer);
    let code = server.device_code("kiosk", OFFICE).await;
    let device = Device::new();
    is("EnrolRequest", serde_json::to_value(device.enrol_request(&code)).unwrap());
    is("EnrolResponse", server.post("/v1/enrol", &device.enrol_request(&code)).await.ok());
    administration(&server, &is).await;
    let (bare, code) = Server::bare().await;
    let mut request = set_up(&code);
    request.device =
        Some(SetupDevice { id: device.id, key: (&device.key).into(), name: Answer::typed("desk").value });
    is("SetupRequest", serde_json::to_value(&request).unwrap());
    is("SetupResponse", bare.post("/v1/setup", &request).await.ok());
}

/// What the administration answers, each thing once with something in it.
async fn administration(server: &Server, is: &impl Fn(&str, Value)) {
    let each = |name: &str, list: Value| {
        let list = list.as_array().unwrap().clone();
        assert!(!list.is_empty(), "no {name}");
        list.into_iter().for_each(|one| is(name, one));
    };
    let officer = json!({ "login": "nyoman", "name": "x", "office": OFFICE, "roles": ["officer"] });
    is("OfficerAdded", server.post("/v1/admin/officers", &officer).await.ok());
    let file = json!({ "office": OFFICE, "class": "kiosk", "prefix": "K", "count": 1, "days": 1, "server": "https://x" });
    is("ProvisioningMade", server.post("/v1/admin/provisioning", &file).await.ok());
    let closure = json!({ "date": "2026-12-31", "words": { "id": "x", "en": "x" } });
    server.post(&format!("/v1/admin/offices/{OFFICE}/closures"), &closure).await;
    let window = json!({ "weekday": 1, "from": "08:00", "to": "09:00", "minutes": 30, "capacity": 1, "services": ["itk-extension"] });
    let plan = json!({ "from": "2026-12-01", "plan": { "windows": [window], "days_ahead": 5 } });
    assert_eq!(server.post(&format!("/v1/admin/offices/{OFFICE}/plans"), &plan).await.status, 204);
    for _ in 0..5 {
        server.post("/v1/admin/session", &json!({ "login": "nyoman", "password": "wrong" })).await;
    }
    each("Office", server.get("/v1/admin/offices").await.ok());
    each("Officer", server.get("/v1/admin/officers").await.ok());
    each("Device", server.get("/v1/admin/devices").await.ok());
    each("Provisioned", server.get("/v1/admin/provisioning").await.ok());
    each("Done", server.get("/v1/admin/record").await.ok());
    is("Hours", server.get(&format!("/v1/admin/offices/{OFFICE}/hours")).await.ok());
    let locks: Value = server.get("/v1/admin/locks").await.ok();
    assert!(!locks["locks"].as_array().unwrap().is_empty());
    is("Locks", locks);
    let denied = json!({ "kind": "login", "about": "nyoman", "reason": "" });
    is("ErrorBody", server.post("/v1/admin/locks/unlock", &denied).await.json());
}
