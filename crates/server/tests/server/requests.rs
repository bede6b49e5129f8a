//! Signed requests: whose, when, once.

use super::fixture::*;
use axum::http::Method;
use lawang_core::journal::wire::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_request_passes_once() {
    let server = Server::new().await;
    let kiosk = server.enrol("kiosk").await;
    let body = serde_json::to_vec(&kiosk.push_request(&[])).unwrap();
    let request = || kiosk.signed(Method::POST, "/v1/sync", server.now(), "once-only-number", body.clone());
    assert_eq!(server.call(request()).await.status, 200);
    let again = server.call(request()).await;
    again.refused(401, ErrorCode::SignatureInvalid);
    assert!(again.signed_by(&server.key, "once-only-number"));
}

#[tokio::test(flavor = "multi_thread")]
async fn any_change_of_method_path_body_time_or_nonce_breaks_the_signature() {
    let server = Server::new().await;
    let kiosk = server.enrol("kiosk").await;
    let body = serde_json::to_vec(&kiosk.push_request(&[])).unwrap();
    let request = || kiosk.signed(Method::POST, "/v1/sync", server.now(), "number-one", body.clone());
    let mut changed = Vec::new();
    let mut other = request();
    *other.uri_mut() = "/v1/sync?more".parse().unwrap();
    changed.push(other);
    for (name, value) in
        [(NONCE_HEADER, "number-two".to_owned()), (TIME_HEADER, (server.now() + 1).to_string())]
    {
        let mut other = request();
        other.headers_mut().insert(name, value.parse().unwrap());
        changed.push(other);
    }
    let mut other = request();
    *other.body_mut() = [&body[..], b" "].concat().into();
    changed.push(other);
    let stranger = server.enrol("kiosk").await;
    let mut other = request();
    other.headers_mut().insert(DEVICE_HEADER, stranger.id.to_string().parse().unwrap());
    changed.push(other);
    for request in changed {
        server.call(request).await.refused(401, ErrorCode::SignatureInvalid);
    }
    for missing in [DEVICE_HEADER, NONCE_HEADER, TIME_HEADER, SIGNATURE_HEADER] {
        let mut other = request();
        other.headers_mut().remove(missing);
        server.call(other).await.refused(401, ErrorCode::SignatureInvalid);
    }
    assert_eq!(server.call(request()).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_whose_clock_is_years_off_learns_the_time() {
    let server = Server::new().await;
    let kiosk = server.enrol("kiosk").await;
    let body = serde_json::to_vec(&kiosk.push_request(&[])).unwrap();
    for (i, (off, passes)) in [
        (-10 * 365 * DAY, false),
        (10 * 365 * DAY, false),
        (11 * MINUTE, false),
        (-9 * MINUTE, true),
        (9 * MINUTE, true),
    ]
    .into_iter()
    .enumerate()
    {
        let nonce = format!("the-nonce-{i}");
        let at = server.now() + off;
        let answer = server.call(kiosk.signed(Method::POST, "/v1/sync", at, &nonce, body.clone())).await;
        assert!(answer.signed_by(&server.key, &nonce));
        if passes {
            answer.ok::<SyncResponse>();
            continue;
        }
        let error = answer.refused(401, ErrorCode::ClockWrong);
        let now = server.now().to_string();
        assert_eq!(answer.headers[TIME_HEADER], now.as_str());
        assert!(error.detail.contains(&now), "the signed body says it too: {}", error.detail);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_protocol_is_told_so() {
    let server = Server::new().await;
    let kiosk = server.enrol("kiosk").await;
    let request = SyncRequest { protocol: PROTOCOL + 1, ..kiosk.push_request(&[]) };
    kiosk.post(&server, "/v1/sync", &request).await.refused(426, ErrorCode::ProtocolUnknown);
}
