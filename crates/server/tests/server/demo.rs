//! A server with demo data is filled with invented cases: real entries, decided as all are, that policy can be
//! tried on.

use super::fixture::*;
use lawang_core::journal::wire::ErrorCode;
use lawang_core::policy::impact::wire::{Impact, Tried};
use lawang_server::{Bundles, Demo, DemoError, demo_cases};
use serde_json::{Value, json};

const STAY: &str = include_str!("../../../../catalogue/policy/visa-stay.toml");

/// With demo data and the catalogue that ships.
async fn demo() -> Server {
    let mut server = Server::with(true, lawang_server::Channels::default()).await;
    server.add_officer("editor", OFFICE, &["policy_editor"]).await;
    let bundles = Bundles::shipped().known.into_iter().collect();
    server = server.restart_with(bundles).await;
    server.token = server.session("editor").await;
    server
}

/// All of them as entries.
fn of(count: u32, seed: u64) -> Demo {
    Demo { count, as_entries: count, seed }
}

/// Pensioners from another age on.
fn pensioners_from(age: u32) -> Value {
    let value = format!(
        "[[parameter.value]]\nfrom = 2026-12-01\nvalue = {age}\ncitation = \"a draft\"\nsource = \"a draft\"\n\
         verified = \"placeholder\"\n"
    );
    let at = STAY.find("value = 55").unwrap();
    let at = at + STAY[at..].find("\n\n").unwrap() + 1;
    let changed = format!("{}{value}{}", &STAY[..at], &STAY[at..]);
    assert_ne!(changed, STAY);
    json!({ "base": 0, "changed": { "policy/visa-stay.toml": changed }, "from": "2026-12-01", "months": 13 })
}

async fn tried(server: &Server, body: &Value) -> Impact {
    let tried: Tried = server.post("/v1/policy/try", body).await.ok();
    tried.impact.unwrap_or_else(|| panic!("{:?}", tried.complaints))
}

#[tokio::test(flavor = "multi_thread")]
async fn invented_cases_are_filed_and_settled_as_real_ones_and_policy_is_tried_on_them() {
    let mut server = demo().await;
    let filed = demo_cases(&server.state, Demo { count: 6_000, as_entries: 200, seed: 5 }).await.unwrap();
    assert_eq!(filed.cases, 6_000);
    assert!(filed.entries > 400 && filed.offices.len() == 5, "{} entries", filed.entries);

    let stricter = tried(&server, &pensioners_from(60)).await;
    assert_eq!((stricter.looked_at, stricter.cases), (Some(6_000), Some(6_000)));
    let pension = stricter.services.iter().find(|row| row.key == "visa-e33f").unwrap();
    let (cases, refused) = (pension.cases.unwrap(), pension.newly_refused.unwrap());
    assert!(refused * 10 > cases && refused * 10 < cases * 9, "{refused} of {cases} are younger than 60");
    assert_eq!(stricter.total.newly_refused, Some(refused), "nobody else is concerned");
    assert_eq!(stricter.total.newly_eligible, Some(0));
    // Younger people were refused in the course of the year, after a correction.
    let wider = tried(&server, &pensioners_from(45)).await;
    assert_eq!(wider.total.newly_refused, Some(0));
    assert_ne!(wider.total.newly_eligible, Some(0), "{:?}", wider.total);

    // What a case has become is no different from any other's: it is decided, and its office holds its history.
    server.token = server.session("wayan").await;
    let offices: Value = server.get("/v1/admin/offices").await.ok();
    assert_eq!(offices.as_array().unwrap().len(), 5);
    let devices: Value = server.get("/v1/admin/devices").await.ok();
    let left = |device: &Value| !device["revoked_at"].is_null();
    assert!(devices.as_array().unwrap().iter().all(left), "the demo's devices are revoked");
    let office = server.enrol("office").await;
    let feed = office.pull_all(&server).await;
    assert!(feed.len() > 20, "the office has its cases: {}", feed.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn invented_cases_come_once_a_seed_and_only_among_demo_data() {
    let real = Server::new().await;
    assert!(matches!(demo_cases(&real.state, of(10, 1)).await, Err(DemoError::NotDemo)));
    let server = demo().await;
    for count in [0, 200_001] {
        assert!(matches!(demo_cases(&server.state, of(count, 1)).await, Err(DemoError::Count(_))));
    }
    demo_cases(&server.state, of(20, 1)).await.unwrap();
    assert!(matches!(demo_cases(&server.state, of(20, 1)).await, Err(DemoError::HereAlready)));
    demo_cases(&server.state, of(20, 2)).await.unwrap();
    let impact = tried(&server, &pensioners_from(60)).await;
    assert_eq!(impact.cases, Some(40));
    server.post("/v1/policy/try", &json!({})).await.refused(400, ErrorCode::Malformed);
}
