use super::fixture::*;
use axum::http::Method;
use lawang_core::journal::wire::*;
use lawang_core::journal::{DeviceClass, PublicKey, Role};
use lawang_core::reference::EnrolmentCode;
use lawang_server::{AppState, Config, Init, StartError, init};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn setup_makes_the_first_office_administrator_and_device_once() {
    let (mut server, code) = Server::bare().await;
    let device = Device::new();
    let mut request = set_up(&code);
    request.device =
        Some(SetupDevice { id: device.id, key: PublicKey::from(&device.key), name: "desk one".into() });
    let answer = server.post("/v1/setup", &request).await;
    assert!(answer.signed_by(&server.key, "setup-nonce"));
    let made: SetupResponse = answer.ok();
    assert!(code.matches(&made.server_key), "the device would not believe this server");
    let record = made.device.unwrap();
    assert_eq!((record.class, record.scopes.len()), (DeviceClass::Office, 3));
    assert_eq!(record.public_url, "https://lawang.example");

    let officer = server.officer(&device, "wayan").await;
    assert_eq!(officer.grant.roles, [Role::Officer, Role::Supervisor, Role::Administrator]);
    assert_eq!(officer.grant.scopes, ["office:singaraja".parse().unwrap()]);
    server.sign_in().await;

    request.login = "other".into();
    server.post("/v1/setup", &request).await.refused(403, ErrorCode::WrongSecrets);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_mistyped_at_setup_does_not_use_up_the_code() {
    let (server, code) = Server::bare().await;
    let good = set_up(&code);
    for bad in [
        SetupRequest { password: "too short".into(), ..good.clone() },
        SetupRequest { login: "I Wayan".into(), ..good.clone() },
        SetupRequest { office: lawang_core::ids::OfficeId("A B".into()), ..good.clone() },
        SetupRequest { office_name: " ".into(), ..good.clone() },
    ] {
        let answer = server.post("/v1/setup", &bad).await;
        answer.refused(400, ErrorCode::Malformed);
        assert!(answer.signed_by(&server.key, "setup-nonce"));
    }
    server.post("/v1/setup", &good).await.ok::<SetupResponse>();
}

#[tokio::test(flavor = "multi_thread")]
async fn init_again_gives_a_fresh_code_until_there_is_an_administrator() {
    let (server, old) = Server::bare().await;
    let folder = server.folder;
    let config = || Config::new(folder.path().join("data"), folder.path().join("key"));
    assert!(matches!(init(&config(), false).await, Err(StartError::InUse(_))), "two processes on one folder");
    server.state.close().await;
    drop((server.state, server.app));
    let Init::Code(fresh) = init(&config(), false).await.unwrap() else {
        panic!("there is no administrator")
    };
    assert_ne!(fresh, old);
    assert_eq!(fresh.fingerprint, old.fingerprint);

    let state = AppState::open(config()).await.unwrap();
    let app = lawang_server::router(state.clone());
    let server = Server { state, app, folder, token: String::new(), ..Server::bare().await.0 };
    server.post("/v1/setup", &set_up(&old)).await.refused(403, ErrorCode::WrongSecrets);
    server.post("/v1/setup", &set_up(&fresh)).await.ok::<SetupResponse>();
    let config = Config::new(server.folder.path().join("data"), server.folder.path().join("key"));
    server.state.close().await;
    drop((server.state, server.app));
    assert!(matches!(init(&config, false).await.unwrap(), Init::Ready));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_code_works_once_and_for_fifteen_minutes() {
    let server = Server::new().await;
    let code = server.device_code("kiosk", OFFICE).await;
    let device = Device::new();
    server.post("/v1/enrol", &device.enrol_request(&code)).await.ok::<EnrolResponse>();
    let second = Device::new();
    let answer = server.post("/v1/enrol", &second.enrol_request(&code)).await;
    answer.refused(403, ErrorCode::WrongSecrets);
    assert!(answer.signed_by(&server.key, "enrol-nonce"));

    let code = server.device_code("kiosk", OFFICE).await;
    server.wait(15 * MINUTE);
    server.post("/v1/enrol", &second.enrol_request(&code)).await.refused(403, ErrorCode::WrongSecrets);

    let code = server.device_code("kiosk", OFFICE).await;
    server.post("/v1/enrol", &device.enrol_request(&code)).await.refused(409, ErrorCode::Conflict);
    server.post("/v1/enrol", &second.enrol_request(&code)).await.ok::<EnrolResponse>();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_administrators_code_enrols_no_device_and_a_devices_code_sets_nothing_up() {
    let (server, code) = Server::bare().await;
    server.post("/v1/enrol", &Device::new().enrol_request(&code)).await.refused(403, ErrorCode::WrongSecrets);
    let server = Server::new().await;
    let code = server.device_code("office", OFFICE).await;
    server.post("/v1/setup", &set_up(&code)).await.refused(403, ErrorCode::WrongSecrets);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_server_is_known_by_its_key() {
    let (real, other) = (Server::new().await, Server::new().await);
    let code = real.device_code("kiosk", OFFICE).await;
    // Even one that would take the code cannot show the key that the code names.
    let at_other = other.device_code("kiosk", OFFICE).await;
    let enrolled: EnrolResponse = other.post("/v1/enrol", &Device::new().enrol_request(&at_other)).await.ok();
    assert!(!code.matches(&enrolled.server_key));
    let claims = EnrolmentCode { secret: code.secret, fingerprint: at_other.fingerprint };
    assert!(!claims.matches(&real.key));
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_lock_the_peer_for_a_while() {
    let server = Server::new().await;
    let wrong = EnrolmentCode::new(random(), &server.key);
    for _ in 0..10 {
        let answer = server.post("/v1/enrol", &Device::new().enrol_request(&wrong)).await;
        answer.refused(403, ErrorCode::WrongSecrets);
    }
    let code = server.device_code("kiosk", OFFICE).await;
    let locked = server.post("/v1/enrol", &Device::new().enrol_request(&code)).await;
    assert_eq!(locked.refused(429, ErrorCode::Locked).retry_after, Some(60));
    server.wait(MINUTE);
    server.post("/v1/enrol", &Device::new().enrol_request(&code)).await.ok::<EnrolResponse>();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_device_is_refused_and_a_stranger_unknown() {
    let server = Server::new().await;
    let kiosk = server.enrol("kiosk").await;
    kiosk.pull(&server, "").await;
    let path = format!("/v1/admin/devices/{}/revoke", kiosk.id);
    assert_eq!(server.post(&path, &json!(null)).await.status, 204);
    let request = kiosk.push_request(&[]);
    kiosk.post(&server, "/v1/sync", &request).await.refused(401, ErrorCode::DeviceRevoked);
    let path = format!("/v1/attachments/{}", uuid::Uuid::new_v4());
    kiosk.send(&server, Method::GET, &path, vec![]).await.refused(401, ErrorCode::DeviceRevoked);
    Device::new().post(&server, "/v1/sync", &request).await.refused(401, ErrorCode::DeviceUnknown);
}
