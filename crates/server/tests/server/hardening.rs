//! Whatever is sent, to whatever route, by whomever: the answer has a code, and it is never the server's
//! fault.

use super::fixture::*;
use axum::http::{Method, Request};
use lawang_core::journal::wire::{ErrorBody, ErrorCode};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

/// Every route that is described, and what its parameters are replaced by.
async fn routes(server: &Server) -> Vec<(Method, String)> {
    let document: Value = server.get("/openapi.json").await.ok();
    let mut routes = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            routes.push((method.to_uppercase().parse().unwrap(), path.clone()));
        }
    }
    assert!(routes.len() >= 17, "{routes:?}");
    routes
}

fn any_body() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        // JSON of the right look with wrong things in it.
        prop_oneof![
            Just("{\"protocol\":1,\"pushed\":[],\"head\":null,\"cursor\":\"%\",\"control\":\"\",\"wait_ms\":0}"),
            Just("{\"protocol\":1,\"pushed\":[{\"previous\":\"%\"}],\"head\":null,\"cursor\":\"\",\"control\":\"\",\"wait_ms\":0}"),
            Just("{\"reference\":\"%\",\"pin\":\"%\"}"),
            Just("{\"secret\":\"%\",\"device\":\"%\",\"key\":\"%\",\"nonce\":\"%\"}"),
            Just("{\"login\":\"%\",\"password\":\"%\"}"),
            Just("{\"id\":\"%\",\"name\":\"%\"}"),
            Just("{\"class\":\"kiosk\",\"office\":\"%\",\"name\":\"%\"}"),
            Just("{\"owner\":\"%\",\"proofs\":[\"%\"],\"revision\":1,\"id\":\"%\",\"nonce\":\"%\",\"sealed\":\"%\",\"files\":[]}"),
            Just("{\"service\":\"%\",\"field\":\"%\"}"),
            Just("{\"proof\":\"%\"}"),
            Just("[[[[[[[[%"),
        ]
        .prop_flat_map(|shape| "\\PC{0,20}".prop_map(move |text| {
            let text = serde_json::to_string(&text).unwrap();
            shape.replace('%', text.trim_matches('"')).into_bytes()
        })),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn random_bytes_to_any_route_never_break_the_server() {
    let server = Server::new().await;
    let desk = server.enrol("office").await;
    let routes = routes(&server).await;
    let handle = tokio::runtime::Handle::current();
    let inputs = (0..routes.len(), any_body(), "[A-Za-z0-9%._~!-]{0,40}", 0..3u8);
    let config = Config { failure_persistence: None, ..Config::with_cases(400) };
    tokio::task::block_in_place(|| {
        TestRunner::new(config)
            .run(&inputs, |(route, body, id, by)| {
                // Locks are for people; here the next try shall reach the code behind them.
                server.wait(30 * DAY);
                let (method, path) = &routes[route];
                let path = path.replace("{id}", &id).replace("{file}", &id);
                let request = Request::builder().method(method).uri(&path);
                prop_assume!(request.body(()).is_ok());
                let answer = handle.block_on(async {
                    if by == 0 {
                        let nonce = uuid::Uuid::new_v4().to_string();
                        let at = server.now();
                        return server.call(desk.signed(method.clone(), &path, at, &nonce, body)).await;
                    }
                    let mut request = Request::builder().method(method).uri(&path);
                    if by == 1 {
                        let token = server.session("wayan").await;
                        request = request.header("authorization", format!("Bearer {token}"));
                    }
                    server.call(request.body(body.into()).unwrap()).await
                });
                prop_assert!(answer.status.as_u16() < 500, "{method} {path}: {}", answer.status);
                if !answer.status.is_success() {
                    prop_assert!(
                        serde_json::from_slice::<ErrorBody>(&answer.body).is_ok(),
                        "{method} {path}"
                    );
                }
                Ok(())
            })
            .unwrap();
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_or_no_json_is_answered_with_a_code() {
    let server = Server::new().await;
    let kiosk = server.enrol("kiosk").await;
    let large = vec![b' '; 1024 * 1024 + 1];
    kiosk.send(&server, Method::POST, "/v1/sync", large.clone()).await.refused(413, ErrorCode::TooLarge);
    kiosk.send(&server, Method::POST, "/v1/sync", b"{".to_vec()).await.refused(400, ErrorCode::Malformed);
    for path in ["/v1/admin/session", "/v1/setup", "/v1/enrol"] {
        let request = |body: Vec<u8>| Request::post(path).body(body.into()).unwrap();
        server.call(request(large.clone())).await.refused(413, ErrorCode::TooLarge);
        server.call(request(b"{\"pin\":\"canary\"".to_vec())).await.refused(400, ErrorCode::Malformed);
    }
    server.get("/v1/nothing").await.refused(404, ErrorCode::NotFound);
    server.get("/v1/sync").await.refused(405, ErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_from_a_time_that_was_lost_does_not_stop_a_device() {
    let server = Server::new().await;
    let (mut kiosk, desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    let entry = kiosk.author(server.now(), &submitted(submission()));
    kiosk.push(&server, &[&entry]).await;
    let ahead = data_encoding::BASE64URL_NOPAD.encode(b"{\"office:singaraja\":99}");
    let page = desk.pull(&server, &ahead).await;
    assert!(page.feed.is_empty());
    let entry = kiosk.author(server.now(), &submitted(submission()));
    kiosk.push(&server, &[&entry]).await;
    assert_eq!(desk.pull(&server, &page.cursor).await.feed.len(), 1);
}
