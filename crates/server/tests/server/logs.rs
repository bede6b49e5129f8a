//! The log of a whole story, at its most talkative, holds no personal data and no secret.

use super::fixture::*;
use axum::http::{Method, Request};
use lawang_core::case::CaseEvent;
use lawang_core::form::answer::Answer;
use lawang_core::journal::Standing;
use lawang_core::journal::wire::*;
use lawang_server::{Channels, Hook, Mail};
use serde_json::{Value, json};
use std::io::Write;
use std::sync::{Arc, Mutex};
use tracing_subscriber::fmt::MakeWriter;
use zeroize::Zeroizing;

#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Written {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_holds_no_personal_data_and_no_secret() {
    let log = Written::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(log.clone())
        .finish();
    // For all threads: the database and the hashing have their own.
    tracing::subscriber::set_global_default(subscriber).unwrap();

    // Nobody answers there: failures are logged too.
    let nowhere = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let secret = Zeroizing::new(b"canary-secret of two systems".to_vec());
    let channels = Channels {
        mail: Some(Mail::new(&format!("smtp://{nowhere}"), "Canary-From <f@example.org>", None).unwrap()),
        messages: Some(Hook::new(&format!("http://{nowhere}/canary-hook"), secret).unwrap()),
        ..Channels::default()
    };
    let server = Server::with(false, channels).await;
    let (mut kiosk, mut desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    server.add_officer("sari", OFFICE, &["officer"]).await;
    let sari = server.officer(&desk, "sari").await;
    let bytes = b"%PDF-1.7 canary-document";
    let (mut submission, document) = (submission(), document(bytes));
    submission.documents.insert("passport".into(), document.clone());
    submission.answers.insert("email".into(), Answer::typed("canary-mail@example.org"));
    submission.answers.insert("phone".into(), Answer::typed("+6281277777777"));
    let reference = submission.reference.clone();
    let act = submitted(submission);
    let entry = kiosk.author(server.now(), &act);
    kiosk.push(&server, &[&entry]).await;
    let path = format!("/v1/attachments/{}?stream={}", document.attachment, act.stream);
    kiosk.send(&server, Method::PUT, &path, bytes.to_vec()).await;
    for pin in ["000000", PIN] {
        let request = BorrowRequest { reference: reference.to_string(), pin: pin.into() };
        kiosk.post(&server, "/v1/borrow", &request).await;
    }
    for pin in ["000000", "canary-pin", PIN] {
        let request = Request::post(format!("/s/{reference}"));
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        server.call(request.body(format!("pin={pin}").into()).unwrap()).await;
    }
    let mut phone = Phone::new(&server);
    phone.opens(&reference).await;
    let wanted = UploadRequest { service: "itk-extension".into(), field: "photo".into() };
    let offer: UploadOffer = kiosk.post(&server, "/v1/uploads", &wanted).await.ok();
    let part = Part { name: "file", file: Some("canary-name.jpg"), bytes: b"canary-bytes" };
    phone.send(&format!("/u/{}", offer.token), &[part]).await;
    phone.post("/g/itk-extension/checklist", "page=permit&permit_kind=canary").await;
    let cookie = phone.cookie.clone().unwrap_or_default();
    server.get(&format!("/s/{reference}?canary")).await;
    server.get("/s/canary").await;
    let note = CaseEvent::Noted { text: "canary-note".into() };
    let mut noted = desk.author(server.now(), &by_officer(&sari, act.stream, note, None));
    noted.previous.0[0] ^= 1;
    desk.push(&server, &[&noted]).await;
    server
        .post("/v1/admin/session", &json!({ "login": "canary-login", "password": "canary-password" }))
        .await;
    kiosk.send(&server, Method::POST, "/v1/borrow", b"{\"pin\":canary}".to_vec()).await;
    server.get("/v1/canary-path?canary-query").await;
    let ask = CaseEvent::CorrectionAsked { fields: vec!["address".into()], note: "canary-note".into() };
    let mut desk = server.enrol("office").await;
    let asked = desk.author(server.now(), &by_officer(&sari, act.stream, ask, Some(1)));
    assert_eq!(standings(&desk.push(&server, &[&asked]).await), [Standing::Accepted]);
    let token = phone.get("/s/case").await.form_token();
    phone.post("/s/case/withdraw", &format!("form={token}&reason=canary-reason")).await;
    // The receipt and the request by mail, the request as a message.
    loop {
        let notices: Vec<Value> = server.get("/v1/admin/notices").await.ok();
        let tried = |channel| notices.iter().any(|n| n["channel"] == channel && n["answer"] == "no-answer");
        if tried("email") && tried("webhook") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }

    let text = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(
        text.contains("POST")
            && text.contains("/v1/sync")
            && text.contains("/s/{reference}")
            && text.contains(&kiosk.id.to_string())
            && text.contains("no-answer")
    );
    let (plain, stream, attachment) =
        (reference.plain(), act.stream.to_string(), document.attachment.to_string());
    for secret in [
        "canary",
        "ANNA",
        "ERIKSSON",
        "Pantai",
        "+62812",
        "Canary-From",
        PIN,
        PASSWORD,
        plain,
        &reference.to_string(),
        &stream,
        &attachment,
        "Ni Luh",
        "Wayan",
        "wayan",
        "sari",
        "argon2",
        &server.token,
        &offer.token,
        &token,
        cookie.trim_start_matches("lawang-case="),
    ] {
        let line = text.lines().find(|line| line.contains(secret));
        assert!(line.is_none(), "{secret:?} is in the log: {line:?}");
    }
}
