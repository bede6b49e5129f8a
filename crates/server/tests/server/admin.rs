//! The administrator's interface.

use super::fixture::*;
use lawang_core::journal::wire::ErrorCode;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn offices_officers_and_devices_are_added_and_listed() {
    let server = Server::new().await;
    let office = json!({ "id": "denpasar", "name": "Denpasar" });
    assert_eq!(server.post("/v1/admin/offices", &office).await.status, 201);
    server.post("/v1/admin/offices", &office).await.refused(409, ErrorCode::Conflict);
    server
        .post("/v1/admin/offices", &json!({ "id": "A B", "name": "x" }))
        .await
        .refused(400, ErrorCode::Malformed);
    let offices: Vec<Value> = server.get("/v1/admin/offices").await.ok();
    assert_eq!(
        offices.iter().map(|o| o["id"].as_str().unwrap()).collect::<Vec<_>>(),
        ["denpasar", "singaraja"]
    );

    server.add_officer("sari", "denpasar", &["officer", "front_desk"]).await;
    let new = |login: &str, office: &str, password: &str| json!({ "login": login, "name": "x", "office": office, "roles": ["officer"], "password": password });
    for (new, status, code) in [
        (new("sari", "denpasar", PASSWORD), 409, ErrorCode::Conflict),
        (new("ketut", "nowhere", PASSWORD), 404, ErrorCode::NotFound),
        (new("ketut", "denpasar", "short"), 400, ErrorCode::Malformed),
        (new("Ketut", "denpasar", PASSWORD), 400, ErrorCode::Malformed),
    ] {
        server.post("/v1/admin/officers", &new).await.refused(status, code);
    }
    let officers: Vec<Value> = server.get("/v1/admin/officers").await.ok();
    assert_eq!(officers.len(), 2);
    assert!(officers.iter().all(|o| o.get("verifier").is_none() && o.get("sealed_key").is_none()));

    let kiosk = server.enrol("kiosk").await;
    let devices: Vec<Value> = server.get("/v1/admin/devices").await.ok();
    assert_eq!(devices[0]["id"], kiosk.id.to_string());
    assert_eq!(devices[0]["class"], "kiosk");
    let code = json!({ "class": "kiosk", "office": "nowhere", "name": "x" });
    server.post("/v1/admin/device-codes", &code).await.refused(404, ErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_administered_without_a_session() {
    let mut server = Server::new().await;
    let sign_in = |login: &str, password: &str| json!({ "login": login, "password": password });
    for (login, password) in [("nobody", PASSWORD), ("wayan", "a wrong password")] {
        let answer = server.post("/v1/admin/session", &sign_in(login, password)).await;
        answer.refused(403, ErrorCode::WrongSecrets);
    }
    let token = std::mem::replace(&mut server.token, "00".repeat(32));
    server.get("/v1/admin/officers").await.refused(401, ErrorCode::NotSignedIn);
    let office = json!({ "id": "denpasar", "name": "Denpasar" });
    server.post("/v1/admin/offices", &office).await.refused(401, ErrorCode::NotSignedIn);
    server.token = token;
    server.get("/v1/admin/officers").await.ok::<Value>();
    server.wait(12 * 60 * MINUTE);
    server.get("/v1/admin/officers").await.refused(401, ErrorCode::NotSignedIn);
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_passwords_lock_the_login_also_one_that_does_not_exist() {
    let server = Server::new().await;
    for login in ["wayan", "nobody"] {
        for _ in 0..5 {
            let wrong = json!({ "login": login, "password": "a wrong password" });
            server.post("/v1/admin/session", &wrong).await.refused(403, ErrorCode::WrongSecrets);
        }
        let right = json!({ "login": login, "password": PASSWORD });
        let locked = server.post("/v1/admin/session", &right).await;
        assert_eq!(locked.refused(429, ErrorCode::Locked).retry_after, Some(300));
        assert_eq!(locked.headers["retry-after"], "300");
    }
    server.wait(5 * MINUTE);
    let right = json!({ "login": "wayan", "password": PASSWORD });
    server.post("/v1/admin/session", &right).await.ok::<Value>();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_who_leaves_is_signed_out_and_none_ends_their_own_grants() {
    let mut server = Server::new().await;
    server.add_officer("made", OFFICE, &["administrator"]).await;
    let wayans = server.token.clone();
    let officers: Vec<Value> = server.get("/v1/admin/officers").await.ok();
    let leave = |login: &str| {
        let officer = officers.iter().find(|o| o["login"] == login).unwrap();
        format!("/v1/admin/officers/{}/leave", officer["id"].as_str().unwrap())
    };
    server.post(&leave("wayan"), &json!(null)).await.refused(409, ErrorCode::Conflict);
    server.token = server.session("made").await;
    assert_eq!(server.post(&leave("wayan"), &json!(null)).await.status, 204);
    server.token = wayans;
    server.get("/v1/admin/officers").await.refused(401, ErrorCode::NotSignedIn);
}
