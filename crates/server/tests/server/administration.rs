//! Who may administer what, and what each act does. The table of rights stands here once more, by hand: a
//! slip in the server's own would otherwise pass its own test.

use super::fixture::*;
use axum::http::Method;
use lawang_core::administration::provisioning::{ProvisioningError, ProvisioningFile};
use lawang_core::administration::wire::{
    Challenge, Change, Code, DeskSignIn, Device as Shown, Done, LockKind, Locks, Office, Officer as Known,
    OfficerAdded, Provisioned, ProvisioningMade, ResetDone, Session,
};
use lawang_core::journal::sign::Purpose;
use lawang_core::journal::wire::*;
use lawang_core::journal::{DeviceClass, Role, officer_key};
use serde_json::{Value, json};
use uuid::Uuid;

const ADMINISTRATOR: &[Role] = &[Role::Administrator];
const SUPERVISED: &[Role] = &[Role::Supervisor, Role::Administrator];
const EDITORS: &[Role] = &[Role::PolicyEditor];
const TRY_POLICY: &[Role] = &[Role::PolicyEditor, Role::PolicyApprover, Role::Analyst];
const AT_THE_DESK: &[Role] = &[Role::FrontDesk, Role::Supervisor, Role::Administrator];

/// Every route of the administration: who may call it for their own office. An administrator may for others.
const RIGHTS: &[(&str, &str, &[Role])] = &[
    ("GET", "/v1/admin/offices", ADMINISTRATOR),
    ("POST", "/v1/admin/offices", ADMINISTRATOR),
    ("POST", "/v1/admin/offices/{id}/rename", ADMINISTRATOR),
    ("POST", "/v1/admin/offices/{id}/close", ADMINISTRATOR),
    ("GET", "/v1/admin/catalogue", EDITORS),
    ("POST", "/v1/admin/catalogue", EDITORS),
    ("GET", "/v1/admin/officers", SUPERVISED),
    ("POST", "/v1/admin/officers", SUPERVISED),
    ("POST", "/v1/admin/officers/{id}/change", SUPERVISED),
    ("POST", "/v1/admin/officers/{id}/reset", SUPERVISED),
    ("POST", "/v1/admin/officers/{id}/leave", SUPERVISED),
    ("POST", "/v1/admin/device-codes", SUPERVISED),
    ("GET", "/v1/admin/devices", SUPERVISED),
    ("POST", "/v1/admin/devices/{id}/approve", SUPERVISED),
    ("POST", "/v1/admin/devices/{id}/rename", SUPERVISED),
    ("POST", "/v1/admin/devices/{id}/revoke", SUPERVISED),
    ("POST", "/v1/admin/devices/{id}/code", SUPERVISED),
    ("GET", "/v1/admin/provisioning", ADMINISTRATOR),
    ("POST", "/v1/admin/provisioning", ADMINISTRATOR),
    ("POST", "/v1/admin/provisioning/{id}/revoke", ADMINISTRATOR),
    ("GET", "/v1/admin/offices/{id}/hours", SUPERVISED),
    ("POST", "/v1/admin/offices/{id}/closures", SUPERVISED),
    ("POST", "/v1/admin/offices/{id}/closures/remove", SUPERVISED),
    ("POST", "/v1/admin/offices/{id}/plans", SUPERVISED),
    ("POST", "/v1/admin/offices/{id}/plans/remove", SUPERVISED),
    ("GET", "/v1/admin/locks", AT_THE_DESK),
    ("POST", "/v1/admin/locks/unlock", AT_THE_DESK),
    ("GET", "/v1/admin/record", SUPERVISED),
    ("GET", "/v1/admin/notices", ADMINISTRATOR),
    ("POST", "/v1/admin/notices/retry", ADMINISTRATOR),
    ("POST", "/v1/admin/notices/{id}/retry", ADMINISTRATOR),
    ("POST", "/v1/policy/try", TRY_POLICY),
];

const OTHER: &str = "denpasar";

/// What the acts are about, in one office.
struct Targets {
    office: &'static str,
    officer: String,
    device: String,
    file: String,
}

impl Targets {
    async fn at(server: &Server, office: &'static str) -> Self {
        let login = format!("target-{office}");
        server.add_officer(&login, office, &["officer"]).await;
        let officers: Vec<Known> = server.get("/v1/admin/officers").await.ok();
        let officer = officers.into_iter().find(|one| one.login == login).unwrap().id.to_string();
        let device = server.enrol_at("kiosk", office).await.id.to_string();
        let file = server.post("/v1/admin/provisioning", &new_file(office, 2, 1)).await;
        let file = file.ok::<ProvisioningMade>().provisioning.id.to_string();
        Self { office, officer, device, file }
    }

    /// A request that means something for this office.
    fn request(&self, path: &str) -> (String, Value) {
        let (office, date) = (self.office, "2027-01-04");
        let id = match path {
            _ if path.contains("/officers/{id}") => &self.officer,
            // Any id: what it names is looked up after the role.
            _ if path.contains("/notices/{id}") => &self.device,
            _ if path.contains("/devices/{id}") => &self.device,
            _ if path.contains("/provisioning/{id}") => &self.file,
            _ => office,
        };
        let mut at = path.replace("{id}", id);
        if matches!(path, "/v1/admin/officers" | "/v1/admin/devices" | "/v1/admin/record") {
            at = format!("{at}?office={office}");
        }
        let body = match path.rsplit('/').next().unwrap() {
            "offices" => json!({ "id": office, "name": "x" }),
            "catalogue" => json!({ "files": {}, "title": { "en": "x" }, "approver": "nobody" }),
            "officers" => {
                json!({ "login": "new", "name": "x", "office": office, "roles": ["officer"], "password": PASSWORD })
            }
            "change" => json!({ "name": "x", "office": office, "roles": ["officer"] }),
            "rename" => json!({ "name": "another name" }),
            "device-codes" => json!({ "class": "kiosk", "office": office, "name": "x" }),
            "provisioning" => new_file(office, 1, 1),
            "closures" => json!({ "date": date, "words": { "en": "x", "id": "x" } }),
            "plans" => json!({ "from": date, "plan": { "windows": [], "days_ahead": 5 } }),
            "remove" if path.contains("plans") => json!({ "from": date }),
            "remove" => json!({ "date": date }),
            "unlock" => json!({ "kind": "device", "about": self.device, "reason": "x" }),
            "try" => json!({ "base": 0, "changed": {}, "from": date, "months": 1 }),
            _ => json!({}),
        };
        (at, body)
    }
}

fn new_file(office: &str, count: u32, days: u32) -> Value {
    json!({ "office": office, "class": "kiosk", "prefix": "Kiosk", "count": count, "days": days,
            "server": "https://lawang.example" })
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_may_do_its_own_and_every_denial_names_who_could() {
    let mut server = Server::new().await;
    let described: Value = server.get("/openapi.json").await.ok();
    let mut routes: Vec<(String, &str)> = Vec::new();
    for (path, methods) in described["paths"].as_object().unwrap() {
        let signing_in = path.ends_with("/session") || path.ends_with("/challenge");
        if (path.starts_with("/v1/admin/") || path.starts_with("/v1/policy/")) && !signing_in {
            routes.extend(methods.as_object().unwrap().keys().map(|m| (m.to_uppercase(), path.as_str())));
        }
    }
    for (method, path) in &routes {
        assert!(
            RIGHTS.iter().any(|(m, p, _)| m == method && p == path),
            "{method} {path} is not in the table"
        );
    }
    assert_eq!(routes.len(), RIGHTS.len());

    server.post("/v1/admin/offices", &json!({ "id": OTHER, "name": "Denpasar" })).await;
    let own = Targets::at(&server, OFFICE).await;
    let other = Targets::at(&server, OTHER).await;
    let words = ["front_desk", "officer", "supervisor", "policy_editor", "policy_approver", "analyst"];
    for role in words {
        server.add_officer(&role.replace('_', "-"), OFFICE, &[role]).await;
    }
    for role in words.into_iter().chain(["administrator"]) {
        let login = if role == "administrator" { "wayan".into() } else { role.replace('_', "-") };
        server.token = server.session(&login).await;
        let role: Role = serde_json::from_value(role.into()).unwrap();
        for (method, path, rights) in RIGHTS {
            for (targets, here) in [(&own, true), (&other, false)] {
                let (at, body) = targets.request(path);
                // These are not about one office.
                let here = here
                    || *path == "/v1/admin/locks"
                    || *path == "/v1/policy/try"
                    || path.contains("/notices")
                    || path.contains("/catalogue")
                    || *path == "/v1/admin/provisioning" && *method == "GET";
                let answer =
                    if *method == "GET" { server.get(&at).await } else { server.post(&at, &body).await };
                let what = format!("{role:?} {method} {at}");
                // An administrator may everything of the administration, and policy is none of it.
                let everywhere = role == Role::Administrator && rights.contains(&role);
                let may = everywhere || (here && rights.contains(&role));
                if may {
                    assert!(![401, 403].contains(&answer.status.as_u16()), "{what}: {}", answer.status);
                    continue;
                }
                let denied = answer.refused(403, ErrorCode::NotAllowed);
                assert_eq!(denied.roles, *rights, "{what}");
                let elsewhere = !here && rights.contains(&role);
                assert_eq!(denied.why.as_deref(), elsewhere.then_some("other_office"), "{what}");
            }
        }
    }
    server.token = "nobody".into();
    for (method, path, _) in RIGHTS {
        let (at, body) = own.request(path);
        let answer = if *method == "GET" { server.get(&at).await } else { server.post(&at, &body).await };
        answer.refused(401, ErrorCode::NotSignedIn);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supervisor_gives_no_role_beyond_the_office_and_touches_nobody_who_has_one() {
    let mut server = Server::new().await;
    server.add_officer("supi", OFFICE, &["supervisor"]).await;
    server.add_officer("editor", OFFICE, &["officer", "policy_editor"]).await;
    server.token = server.session("supi").await;
    let new = |roles: &[&str]| json!({ "login": "new", "name": "x", "office": OFFICE, "roles": roles });
    for roles in [&["administrator"][..], &["officer", "policy_approver"], &["analyst"]] {
        let denied = server.post("/v1/admin/officers", &new(roles)).await.refused(403, ErrorCode::NotAllowed);
        assert_eq!((denied.roles.as_slice(), denied.why), (ADMINISTRATOR, None));
    }
    let officers: Vec<Known> = server.get("/v1/admin/officers").await.ok();
    let id = |login: &str| officers.iter().find(|one| one.login == login).unwrap().id;
    for (login, act) in [
        ("wayan", "reset"),
        ("wayan", "leave"),
        ("editor", "reset"),
        ("editor", "leave"),
        ("wayan", "change"),
    ] {
        let path = format!("/v1/admin/officers/{}/{act}", id(login));
        let body = json!({ "name": "x", "office": OFFICE, "roles": ["officer"] });
        assert_eq!(server.post(&path, &body).await.refused(403, ErrorCode::NotAllowed).roles, ADMINISTRATOR);
    }
    // Nobody gives themselves a role, not even one that they may give.
    let path = format!("/v1/admin/officers/{}/change", id("supi"));
    let more = json!({ "name": "x", "office": OFFICE, "roles": ["supervisor", "officer"] });
    let refused = server.post(&path, &more).await.refused(409, ErrorCode::Conflict);
    assert_eq!(refused.why.as_deref(), Some("own_account"));
    let name = json!({ "name": "Supi Baru", "office": OFFICE, "roles": ["supervisor"] });
    assert_eq!(server.post(&path, &name).await.status, 204, "their name they may change");
    // Without a password the centre makes one, good enough to sign in with, and tells it once.
    let added: OfficerAdded = server.post("/v1/admin/officers", &new(&["officer"])).await.ok();
    let password = added.password.unwrap();
    let signed = json!({ "login": "new", "password": password });
    server.post("/v1/admin/session", &signed).await.ok::<Session>();
    let record: Value = server.get("/v1/admin/record").await.ok();
    assert!(!record.to_string().contains(&password), "the record holds no secret");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_makes_a_new_key_and_ends_every_session() {
    let mut server = Server::new().await;
    let desk = server.enrol("office").await;
    server.add_officer("sari", OFFICE, &["supervisor"]).await;
    let old = server.officer(&desk, "sari").await;
    let at_desk = open_desk(&server, &desk, &old).await;
    let administrator = server.token.clone();
    server.token = server.session("sari").await;
    assert_eq!(server.get("/v1/admin/officers").await.status, 200);
    assert_eq!(at_the_desk(&server, &desk, &at_desk, "/v1/admin/officers").await.status, 200);

    let sari = std::mem::replace(&mut server.token, administrator);
    let path = format!("/v1/admin/officers/{}/reset", old.grant.officer);
    let password = server.post(&path, &json!({})).await.ok::<ResetDone>().password.unwrap();
    server.token = sari;
    server.get("/v1/admin/officers").await.refused(401, ErrorCode::NotSignedIn);
    at_the_desk(&server, &desk, &at_desk, "/v1/admin/officers").await.refused(401, ErrorCode::NotSignedIn);

    let control = desk.pull(&server, "").await.control.unwrap();
    let record = control.officers.into_iter().find(|o| o.login == "sari").unwrap();
    assert!(officer_key::open(&record.sealed_key, PASSWORD).is_none(), "the old password opens nothing");
    assert!(officer_key::open(&record.sealed_key, &password).is_some());
    let grant = record.grant.open(&server.key).unwrap();
    assert_ne!((grant.id, grant.key), (old.grant.id, old.grant.key));
    // Neither the old key nor the old grant opens a session.
    let answer = sign_desk(&server, &desk, &old).await;
    answer.refused(401, ErrorCode::NotSignedIn);
}

/// An officer at a desk opens a session by a signature.
async fn sign_desk(server: &Server, desk: &Device, officer: &Officer) -> Answered {
    let answer = desk.post(server, "/v1/admin/desk/challenge", &json!(null)).await;
    let Challenge { nonce } = answer.ok();
    let grant = officer.grant.id;
    let signature = Purpose::Desk.sign(&officer.key, &[grant.0.as_bytes(), nonce.as_bytes()]);
    desk.post(server, "/v1/admin/desk/session", &DeskSignIn { nonce, grant, signature }).await
}

async fn open_desk(server: &Server, desk: &Device, officer: &Officer) -> String {
    sign_desk(server, desk, officer).await.ok::<Session>().token
}

/// A request of that session, signed by a device.
async fn at_the_desk(server: &Server, device: &Device, token: &str, path: &str) -> Answered {
    let nonce = Uuid::new_v4().to_string();
    let mut request = device.signed(Method::GET, path, server.now(), &nonce, vec![]);
    request.headers_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
    let answer = server.call(request).await;
    assert!(answer.signed_by(&server.key, &nonce), "a desk's answers are signed");
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_administers_without_the_password_and_its_session_is_of_no_use_elsewhere() {
    let server = Server::new().await;
    let (desk, other) = (server.enrol("office").await, server.enrol("office").await);
    let wayan = server.officer(&desk, "wayan").await;
    let token = open_desk(&server, &desk, &wayan).await;
    assert_eq!(at_the_desk(&server, &desk, &token, "/v1/admin/devices").await.status, 200);
    at_the_desk(&server, &other, &token, "/v1/admin/devices").await.refused(401, ErrorCode::NotSignedIn);
    // Without a device's signature it is no session at all.
    let mut stolen = Server { token: token.clone(), ..server };
    stolen.get("/v1/admin/devices").await.refused(401, ErrorCode::NotSignedIn);

    // A number is signed once; one that another device was given does not count.
    let Challenge { nonce } = desk.post(&stolen, "/v1/admin/desk/challenge", &json!(null)).await.ok();
    let grant = wayan.grant.id;
    let signature = Purpose::Desk.sign(&wayan.key, &[grant.0.as_bytes(), nonce.as_bytes()]);
    let request = DeskSignIn { nonce, grant, signature };
    other.post(&stolen, "/v1/admin/desk/session", &request).await.refused(401, ErrorCode::NotSignedIn);
    desk.post(&stolen, "/v1/admin/desk/session", &request).await.ok::<Session>();
    desk.post(&stolen, "/v1/admin/desk/session", &request).await.refused(401, ErrorCode::NotSignedIn);

    // A restart ends it, and what was heard on the line cannot be said again.
    let token = open_desk(&stolen, &desk, &wayan).await;
    stolen = stolen.restart().await;
    at_the_desk(&stolen, &desk, &token, "/v1/admin/devices").await.refused(401, ErrorCode::NotSignedIn);
    let token = open_desk(&stolen, &desk, &wayan).await;
    stolen.wait(60 * MINUTE);
    at_the_desk(&stolen, &desk, &token, "/v1/admin/devices").await.refused(401, ErrorCode::NotSignedIn);
}

#[tokio::test(flavor = "multi_thread")]
async fn other_roles_and_another_office_hold_at_once() {
    let server = Server::new().await;
    server.post("/v1/admin/offices", &json!({ "id": OTHER, "name": "Denpasar" })).await;
    let (desk, far) = (server.enrol("office").await, server.enrol_at("office", OTHER).await);
    server.add_officer("sari", OFFICE, &["supervisor"]).await;
    let sari = server.officer(&desk, "sari").await;
    let token = open_desk(&server, &desk, &sari).await;
    let path = format!("/v1/admin/officers/{}/change", sari.grant.officer);
    let change = |office: &str, roles: &[&str]| json!({ "name": "Sari", "office": office, "roles": roles });
    assert_eq!(server.post(&path, &change(OFFICE, &["front_desk"])).await.status, 204);
    let denied = at_the_desk(&server, &desk, &token, "/v1/admin/officers").await;
    assert_eq!(denied.refused(403, ErrorCode::NotAllowed).roles, SUPERVISED);
    let newest = server.officer(&desk, "sari").await;
    assert_eq!((newest.grant.roles.as_slice(), newest.grant.key), (&[Role::FrontDesk][..], sari.grant.key));
    sign_desk(&server, &desk, &sari).await.refused(401, ErrorCode::NotSignedIn);

    assert_eq!(server.post(&path, &change(OTHER, &["front_desk"])).await.status, 204);
    at_the_desk(&server, &desk, &token, "/v1/admin/locks").await.refused(401, ErrorCode::NotSignedIn);
    let logins = |control: Control| control.officers.into_iter().map(|o| o.login).collect::<Vec<_>>();
    assert!(!logins(desk.pull(&server, "").await.control.unwrap()).contains(&"sari".to_owned()));
    assert_eq!(logins(far.pull(&server, "").await.control.unwrap()), ["sari"]);
    server.post(&path, &change("nowhere", &["officer"])).await.refused(404, ErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_waits_syncs_nothing_until_it_is_approved() {
    let server = Server::new().await;
    let new = json!({ "class": "office", "office": OFFICE, "name": "desk two", "approval": true });
    let code: Code = server.post("/v1/admin/device-codes", &new).await.ok();
    let desk = Device::new();
    let enrolled = server.post("/v1/enrol", &desk.enrol_request(&code.code.parse().unwrap())).await;
    assert!(!enrolled.ok::<EnrolResponse>().device.approved);
    let request = desk.push_request(&[]);
    desk.post(&server, "/v1/sync", &request).await.refused(403, ErrorCode::DeviceWaiting);
    desk.post(&server, "/v1/admin/desk/challenge", &json!(null)).await.refused(403, ErrorCode::DeviceWaiting);
    let devices: Vec<Shown> = server.get("/v1/admin/devices").await.ok();
    let shown = devices.iter().find(|one| one.id == desk.id).unwrap();
    let fingerprint = lawang_core::reference::device_fingerprint(&(&desk.key).into());
    assert_eq!((shown.approved_at, shown.fingerprint.as_str()), (None, fingerprint.as_str()));

    let approve = format!("/v1/admin/devices/{}/approve", desk.id);
    assert_eq!(server.post(&approve, &json!(null)).await.status, 204);
    assert!(desk.pull(&server, "").await.control.unwrap().device.approved);
    let refused = server.post(&approve, &json!(null)).await.refused(409, ErrorCode::Conflict);
    assert_eq!(refused.why.as_deref(), Some("device_approved"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_devices_name_last_contact_and_version_are_known() {
    let server = Server::new().await;
    let kiosk = server.enrol("kiosk").await;
    let shown = async || {
        let devices: Vec<Shown> = server.get("/v1/admin/devices").await.ok();
        devices.into_iter().find(|one| one.id == kiosk.id).unwrap()
    };
    assert_eq!(shown().await.last_seen_at, None);
    let body = serde_json::to_vec(&kiosk.push_request(&[])).unwrap();
    let mut request = kiosk.signed(Method::POST, "/v1/sync", server.now(), "nonce-of-it", body);
    request.headers_mut().insert("user-agent", "lawang/0.1.0".parse().unwrap());
    assert_eq!(server.call(request).await.status, 200);
    let seen = shown().await;
    assert_eq!((seen.last_seen_at, seen.version.as_deref()), (Some(server.now()), Some("0.1.0")));
    let path = format!("/v1/admin/devices/{}/rename", kiosk.id);
    assert_eq!(server.post(&path, &json!({ "name": "Kios Lobi" })).await.status, 204);
    assert_eq!(kiosk.pull(&server, "").await.control.unwrap().device.name, "Kios Lobi");
    let bad = server.post(&path, &json!({ "name": "two\nlines" })).await.refused(400, ErrorCode::Malformed);
    assert_eq!(bad.field.as_deref(), Some("name"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_device_comes_back_by_a_code_of_its_own_and_another_machine_takes_its_place() {
    let server = Server::new().await;
    let mut kiosk = server.enrol("kiosk").await;
    let entry = kiosk.author(server.now(), &submitted(submission()));
    let revoke = format!("/v1/admin/devices/{}/revoke", kiosk.id);
    server.post(&revoke, &json!(null)).await;
    let request = kiosk.push_request(&[&entry]);
    kiosk.post(&server, "/v1/sync", &request).await.refused(401, ErrorCode::DeviceRevoked);
    // An ordinary code is for a new device.
    let code = server.device_code("kiosk", OFFICE).await;
    server.post("/v1/enrol", &kiosk.enrol_request(&code)).await.refused(409, ErrorCode::Conflict);

    let path = format!("/v1/admin/devices/{}/code", kiosk.id);
    let again: Code = server.post(&path, &json!({})).await.ok();
    kiosk.key = ed25519_dalek::SigningKey::from_bytes(&random());
    let enrolled = server.post("/v1/enrol", &kiosk.enrol_request(&again.code.parse().unwrap())).await;
    assert_eq!(enrolled.ok::<EnrolResponse>().device.name, "kiosk one");
    // What it had not sent is taken: the chain goes on under the new key.
    assert_eq!(kiosk.push(&server, &[&entry]).await.len(), 1);

    let again: Code = server.post(&path, &json!({})).await.ok();
    let machine = Device::new();
    let enrolled = server.post("/v1/enrol", &machine.enrol_request(&again.code.parse().unwrap())).await;
    assert_eq!(enrolled.ok::<EnrolResponse>().device.name, "kiosk one");
    kiosk.post(&server, "/v1/sync", &kiosk.push_request(&[])).await.refused(401, ErrorCode::DeviceRevoked);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_lost_the_answer_to_an_enrolment_asks_again_with_the_same_key_only() {
    let server = Server::new().await;
    let code = server.device_code("kiosk", OFFICE).await;
    let kiosk = Device::new();
    let first: EnrolResponse = server.post("/v1/enrol", &kiosk.enrol_request(&code)).await.ok();
    let second: EnrolResponse = server.post("/v1/enrol", &kiosk.enrol_request(&code)).await.ok();
    assert_eq!(first.device, second.device);
    let thief = Device { key: ed25519_dalek::SigningKey::from_bytes(&random()), ..kiosk.clone() };
    server.post("/v1/enrol", &thief.enrol_request(&code)).await.refused(403, ErrorCode::WrongSecrets);
    server.post(&format!("/v1/admin/devices/{}/revoke", kiosk.id), &json!(null)).await;
    server.post("/v1/enrol", &kiosk.enrol_request(&code)).await.refused(403, ErrorCode::WrongSecrets);
}

async fn provisioned(server: &Server, says: &str) -> Answered {
    let device = Device::new();
    let request = EnrolRequest {
        secret: says.to_owned(),
        device: device.id,
        key: (&device.key).into(),
        nonce: "file-nonce".into(),
    };
    server.post("/v1/enrol", &request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provisioning_file_connects_so_many_devices_for_so_long_and_no_more() {
    let server = Server::new().await;
    for (wrong, field) in [
        (new_file(OFFICE, 0, 3), "count"),
        (new_file(OFFICE, 201, 3), "count"),
        (new_file(OFFICE, 10, 8), "days"),
        (
            json!({ "office": OFFICE, "class": "kiosk", "prefix": " ", "count": 1, "days": 1, "server": "https://x" }),
            "prefix",
        ),
        (
            json!({ "office": OFFICE, "class": "kiosk", "prefix": "K", "count": 1, "days": 1, "server": "ftp://x" }),
            "server",
        ),
        (
            json!({ "office": OFFICE, "class": "centre", "prefix": "K", "count": 1, "days": 1, "server": "https://x" }),
            "class",
        ),
    ] {
        let refused = server.post("/v1/admin/provisioning", &wrong).await.refused(400, ErrorCode::Malformed);
        assert_eq!(refused.field.as_deref(), Some(field));
    }
    let made: ProvisioningMade = server.post("/v1/admin/provisioning", &new_file(OFFICE, 10, 3)).await.ok();
    let file = serde_json::to_vec(&made.file).unwrap();
    let says = ProvisioningFile::read(&file, server.now()).unwrap();
    assert_eq!((says.key, says.class, says.count), (server.key, DeviceClass::Kiosk, 10));
    assert!(says.secret.len() >= 32 && says.valid_until == server.now() + 3 * DAY);
    let changed = String::from_utf8(file).unwrap().replace("Kiosk", "Tiosk");
    assert_eq!(ProvisioningFile::read(changed.as_bytes(), server.now()), Err(ProvisioningError::Changed));

    for number in 1..=10 {
        let answer = provisioned(&server, &says.secret).await;
        assert!(answer.signed_by(&server.key, "file-nonce"));
        let enrolled: EnrolResponse = answer.ok();
        assert_eq!(enrolled.device.name, format!("Kiosk {number:02}"));
        assert!(enrolled.device.approved && enrolled.device.class == DeviceClass::Kiosk);
    }
    provisioned(&server, &says.secret).await.refused(410, ErrorCode::UsedUp);
    let listed: Vec<Provisioned> = server.get("/v1/admin/provisioning").await.ok();
    assert_eq!((listed[0].used, listed[0].count), (10, 10));

    // Names go on where they are free; an expired and a withdrawn file say so.
    let more: ProvisioningMade = server.post("/v1/admin/provisioning", &new_file(OFFICE, 2, 1)).await.ok();
    let text = serde_json::to_vec(&more.file).unwrap();
    let more_says = ProvisioningFile::read(&text, server.now()).unwrap();
    let enrolled: EnrolResponse = provisioned(&server, &more_says.secret).await.ok();
    assert_eq!(enrolled.device.name, "Kiosk 11");
    let revoke = format!("/v1/admin/provisioning/{}/revoke", more.provisioning.id);
    assert_eq!(server.post(&revoke, &json!(null)).await.status, 204);
    provisioned(&server, &more_says.secret).await.refused(410, ErrorCode::Withdrawn);
    let late: ProvisioningMade = server.post("/v1/admin/provisioning", &new_file(OFFICE, 2, 1)).await.ok();
    let text = serde_json::to_vec(&late.file).unwrap();
    let late_says = ProvisioningFile::read(&text, server.now()).unwrap();
    server.wait(DAY);
    provisioned(&server, &late_says.secret).await.refused(410, ErrorCode::Expired);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_is_renamed_and_closed_when_nobody_is_left() {
    let server = Server::new().await;
    server.post("/v1/admin/offices", &json!({ "id": OTHER, "name": "Denpasar" })).await;
    let kiosk = server.enrol_at("kiosk", OTHER).await;
    server.add_officer("ketut", OTHER, &["officer"]).await;
    let file: ProvisioningMade = server.post("/v1/admin/provisioning", &new_file(OTHER, 2, 2)).await.ok();
    let rename = json!({ "name": "Kantor Imigrasi Denpasar" });
    assert_eq!(server.post("/v1/admin/offices/denpasar/rename", &rename).await.status, 204);
    assert_eq!(kiosk.pull(&server, "").await.control.unwrap().device.office_name, "Kantor Imigrasi Denpasar");

    let close = "/v1/admin/offices/denpasar/close";
    let refused = server.post(close, &json!(null)).await.refused(409, ErrorCode::Conflict);
    assert_eq!(refused.why.as_deref(), Some("office_in_use"));
    server.post(&format!("/v1/admin/devices/{}/revoke", kiosk.id), &json!(null)).await;
    let officers: Vec<Known> = server.get("/v1/admin/officers?office=denpasar").await.ok();
    assert_eq!(
        server.post(&format!("/v1/admin/officers/{}/leave", officers[0].id), &json!(null)).await.status,
        204
    );
    assert_eq!(server.post(close, &json!(null)).await.status, 204);
    let offices: Vec<Office> = server.get("/v1/admin/offices").await.ok();
    assert!(offices.iter().any(|one| one.id.0 == OTHER && one.closed_at.is_some()));
    // Nothing begins there any more, and its file is withdrawn.
    let code = json!({ "class": "kiosk", "office": OTHER, "name": "x" });
    let refused = server.post("/v1/admin/device-codes", &code).await.refused(409, ErrorCode::Conflict);
    assert_eq!(refused.why.as_deref(), Some("office_closed"));
    let text = serde_json::to_vec(&file.file).unwrap();
    let says = ProvisioningFile::read(&text, server.now()).unwrap();
    provisioned(&server, &says.secret).await.refused(410, ErrorCode::Withdrawn);
}

#[tokio::test(flavor = "multi_thread")]
async fn closed_days_and_plans_reach_every_device_of_the_office_and_decide_what_is_offered() {
    let server = Server::new().await;
    let (kiosk, desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    // The test's day is Tuesday, 24 November 2026.
    let window = json!({ "weekday": 3, "from": "09:00:00", "to": "10:00:00", "minutes": 30, "capacity": 1 });
    let plan = |from: &str, windows: &[&Value]| json!({ "from": from, "plan": { "windows": windows, "days_ahead": 10 } });
    let plans = format!("/v1/admin/offices/{OFFICE}/plans");
    assert_eq!(server.post(&plans, &plan("2026-11-24", &[&window])).await.status, 204);
    let offered = async || {
        let request = json!({ "office": OFFICE, "service": "itk-extension", "stream": null });
        let answer: SlotsResponse = kiosk.post(&server, "/v1/slots", &request).await.ok();
        answer.offered.iter().map(|one| one.slot.date.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(offered().await, ["2026-11-25", "2026-11-25", "2026-12-02", "2026-12-02"]);
    let closures = format!("/v1/admin/offices/{OFFICE}/closures");
    let closure = json!({ "date": "2026-11-25", "words": { "id": "Pilkada", "en": "Local election" } });
    assert_eq!(server.post(&closures, &closure).await.status, 204);
    assert_eq!(offered().await, ["2026-12-02", "2026-12-02"]);
    let again = server.post(&closures, &closure).await.refused(409, ErrorCode::Conflict);
    assert_eq!(again.why.as_deref(), Some("day_closed"));
    for device in [&kiosk, &desk] {
        let control = device.pull(&server, "").await.control.unwrap();
        assert_eq!(control.closures.len(), 1);
        assert_eq!(control.closures[0].words["id"], "Pilkada");
        assert_eq!((control.plans.len(), control.plans[0].plan.windows.len()), (1, 1));
    }
    for (wrong, field) in [
        (json!({ "date": "2026-12-01", "words": { "id": "x" } }), "words-en"),
        (json!({ "date": "2026-12-01", "words": { "id": " ", "en": "x" } }), "words-id"),
        (json!({ "date": "2026-12-01", "words": { "id": "x", "en": "x", "fr": "x" } }), "words"),
    ] {
        let refused = server.post(&closures, &wrong).await.refused(400, ErrorCode::Malformed);
        assert_eq!(refused.field.as_deref(), Some(field));
    }
    let mut long = window.clone();
    long["minutes"] = 90.into();
    let mut unknown = window.clone();
    unknown["services"] = json!(["nothing"]);
    for (wrong, field) in [
        (plan("2027-01-01", &[&window, &window]), "windows-1-from"),
        (plan("2027-01-01", &[&long]), "windows-0-to"),
        (plan("2027-01-01", &[&unknown]), "windows-0-services"),
    ] {
        let refused = server.post(&plans, &wrong).await.refused(400, ErrorCode::Malformed);
        assert_eq!(refused.field.as_deref(), Some(field));
    }
    // A later plan holds from its day; removed, the one before holds again.
    assert_eq!(server.post(&plans, &plan("2026-12-01", &[])).await.status, 204);
    assert_eq!(offered().await, Vec::<String>::new());
    let from = json!({ "from": "2026-12-01" });
    assert_eq!(server.post(&format!("{plans}/remove"), &from).await.status, 204);
    server.post(&format!("{plans}/remove"), &from).await.refused(404, ErrorCode::NotFound);
    assert_eq!(
        server.post(&format!("{closures}/remove"), &json!({ "date": "2026-11-25" })).await.status,
        204
    );
    assert_eq!(offered().await.len(), 4);
}

/// A kiosk sees no scope of its office, and yet hears at once what it is told.
#[tokio::test(flavor = "multi_thread")]
async fn a_kiosk_that_waits_hears_of_its_office_at_once() {
    let server = Server::new().await;
    let kiosk = server.enrol("kiosk").await;
    let first = kiosk.pull(&server, "").await;
    let request = SyncRequest {
        cursor: first.cursor,
        control: first.control.unwrap().version,
        wait_ms: WAIT_MS,
        ..kiosk.push_request(&[])
    };
    let begun = std::time::Instant::now();
    let (answer, ()) = tokio::join!(kiosk.post(&server, "/v1/sync", &request), async {
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        let closure = json!({ "date": "2026-12-31", "words": { "id": "x", "en": "x" } });
        server.post(&format!("/v1/admin/offices/{OFFICE}/closures"), &closure).await;
    });
    assert_eq!(answer.ok::<SyncResponse>().control.unwrap().closures.len(), 1);
    assert!(begun.elapsed() < std::time::Duration::from_secs(10), "{:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_wrong_tries_have_locked_is_found_and_unlocked_with_a_reason() {
    let mut server = Server::new().await;
    server.post("/v1/admin/offices", &json!({ "id": OTHER, "name": "Denpasar" })).await;
    server.add_officer("made", OFFICE, &["front_desk"]).await;
    server.add_officer("far", OTHER, &["front_desk"]).await;
    let mut kiosk = server.enrol("kiosk").await;
    let submission = submission();
    let reference = submission.reference.to_string();
    let entry = kiosk.author(server.now(), &submitted(submission));
    kiosk.push(&server, &[&entry]).await;
    let borrow = |reference: &str, pin: &str| BorrowRequest { reference: reference.into(), pin: pin.into() };
    // A reference of ours, one that does not exist, and a login.
    let nobodys = lawang_core::reference::Reference::from_random(7).to_string();
    for reference in [&reference, &nobodys] {
        for _ in 0..5 {
            kiosk.post(&server, "/v1/borrow", &borrow(reference, "000000")).await;
        }
    }
    for _ in 0..5 {
        server.post("/v1/admin/session", &json!({ "login": "made", "password": "wrong" })).await;
    }
    let locked = kiosk.post(&server, "/v1/borrow", &borrow(&reference, PIN)).await;
    locked.refused(429, ErrorCode::Locked);

    let all: Locks = server.get("/v1/admin/locks").await.ok();
    assert_eq!(all.others, 1, "the one that does not exist has no name");
    let kinds: Vec<_> = all.locks.iter().map(|lock| (lock.kind, lock.about.as_str())).collect();
    assert_eq!(kinds, [(LockKind::Reference, reference.as_str()), (LockKind::Login, "made")]);
    assert_eq!((all.locks[0].tries, all.locks[0].office.0.as_str()), (5, OFFICE));

    let administrator = server.token.clone();
    let unlock =
        |kind: &str, about: &str, reason: &str| json!({ "kind": kind, "about": about, "reason": reason });
    let login = unlock("login", "made", "called");
    assert_eq!(server.post("/v1/admin/locks/unlock", &login).await.status, 204);
    // The front desk sees its own receipts and devices, and no logins; another office's desk sees nothing.
    server.token = server.session("far").await;
    let nothing = Locks { locks: vec![], others: 0, devices: vec![] };
    assert_eq!(server.get("/v1/admin/locks").await.ok::<Locks>(), nothing);
    let request = unlock("reference", &reference, "seen");
    let denied = server.post("/v1/admin/locks/unlock", &request).await.refused(403, ErrorCode::NotAllowed);
    assert_eq!(denied.why.as_deref(), Some("other_office"));
    server.token = server.session("made").await;
    let own: Locks = server.get("/v1/admin/locks").await.ok();
    assert_eq!((own.locks.len(), own.others), (1, 0));
    let no_reason = unlock("reference", &reference, "  ");
    let refused = server.post("/v1/admin/locks/unlock", &no_reason).await.refused(400, ErrorCode::Malformed);
    assert_eq!(refused.field.as_deref(), Some("reason"));
    let denied = server.post("/v1/admin/locks/unlock", &login).await.refused(403, ErrorCode::NotAllowed);
    assert_eq!(denied.roles, SUPERVISED, "a login is for a supervisor");
    assert_eq!(server.post("/v1/admin/locks/unlock", &request).await.status, 204);
    kiosk.post(&server, "/v1/borrow", &borrow(&reference, PIN)).await.ok::<BorrowResponse>();
    let again = server.post("/v1/admin/locks/unlock", &request).await.refused(409, ErrorCode::Conflict);
    assert_eq!(again.why.as_deref(), Some("not_locked"));

    // What is locked on a device itself only the device knows: it is told to forget.
    assert_eq!(own.devices.iter().map(|one| one.id).collect::<Vec<_>>(), [kiosk.id]);
    assert_eq!(kiosk.pull(&server, "").await.control.unwrap().device.unlocked_at, 0);
    let device = unlock("device", &kiosk.id.to_string(), "a visitor mistyped");
    assert_eq!(server.post("/v1/admin/locks/unlock", &device).await.status, 204);
    assert_eq!(kiosk.pull(&server, "").await.control.unwrap().device.unlocked_at, server.now());

    server.token = administrator;
    let record: Vec<Done> = server.get("/v1/admin/record?office=singaraja").await.ok();
    assert_eq!((record[0].about.as_str(), record[0].reason.as_str()), ("kiosk one", "a visitor mistyped"));
    let done = &record[1];
    assert_eq!((done.about.as_str(), done.reason.as_str()), (reference.as_str(), "seen"));
    assert_eq!(done.by_name, "Ni Luh Sari");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_act_is_in_the_record_with_who_what_and_from_what_to_what() {
    let server = Server::new().await;
    let desk = server.enrol("office").await;
    server.add_officer("sari", OFFICE, &["officer"]).await;
    let sari = server.officer(&desk, "sari").await.grant.officer;
    let change = json!({ "name": "Ni Luh Sari", "office": OFFICE, "roles": ["supervisor", "officer"] });
    server.post(&format!("/v1/admin/officers/{sari}/change"), &change).await;
    let record: Vec<Done> = server.get("/v1/admin/record").await.ok();
    let words: Vec<String> = record
        .iter()
        .map(|done| serde_json::to_value(done.act).unwrap().as_str().unwrap().to_owned())
        .collect();
    assert_eq!(words, ["change_officer", "add_officer", "enrol_device", "make_code", "set_up"]);
    assert_eq!(
        record[0].changes,
        [Change { what: "roles".into(), old: "officer".into(), new: "officer, supervisor".into() }]
    );
    assert_eq!((record[2].by, record[2].device), (None, Some(desk.id)));
    assert_eq!(record[4].by_name, "I Wayan Putra");
    // A page goes back from a place.
    let earlier: Vec<Done> = server.get(&format!("/v1/admin/record?before={}", record[2].id)).await.ok();
    assert_eq!(earlier, record[3..]);
    server.get("/v1/admin/record?before=x").await.refused(400, ErrorCode::Malformed);
    // What came to nothing is not in it.
    server.add_officer("made", OFFICE, &["officer"]).await;
    let taken =
        json!({ "login": "made", "name": "x", "office": OFFICE, "roles": ["officer"], "password": PASSWORD });
    server.post("/v1/admin/officers", &taken).await.refused(409, ErrorCode::Conflict);
    assert_eq!(server.get("/v1/admin/record").await.ok::<Vec<Done>>().len(), record.len() + 1);
}
