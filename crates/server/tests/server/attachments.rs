//! Documents: taken only when they are what an accepted entry named, given only to who may see the case.

use super::fixture::*;
use axum::http::Method;
use lawang_core::form::answer::Document;
use lawang_core::ids::StreamId;
use lawang_core::journal::wire::*;
use lawang_core::journal::{Entry, Standing};
use lawang_core::reference::Reference;
use serde_json::json;

const PDF: &[u8] = b"%PDF-1.7 a passport page, canary-in-the-document";

struct Scene {
    server: Server,
    kiosk: Device,
    entry: Entry,
    stream: StreamId,
    document: Document,
    reference: Reference,
}

/// A submission that names a document; not pushed yet.
async fn scene() -> Scene {
    let server = Server::new().await;
    let mut kiosk = server.enrol("kiosk").await;
    let (mut submission, document) = (submission(), document(PDF));
    submission.documents.insert("passport".into(), document.clone());
    let reference = submission.reference.clone();
    let act = submitted(submission);
    let entry = kiosk.author(server.now(), &act);
    Scene { server, kiosk, entry, stream: act.stream, document, reference }
}

impl Scene {
    async fn put(&self, device: &Device, bytes: &[u8]) -> Answered {
        let path = format!("/v1/attachments/{}?stream={}", self.document.attachment, self.stream);
        device.send(&self.server, Method::PUT, &path, bytes.to_vec()).await
    }

    async fn get(&self, device: &Device) -> Answered {
        let path = format!("/v1/attachments/{}", self.document.attachment);
        device.send(&self.server, Method::GET, &path, vec![]).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_comes_after_its_entry_and_goes_to_the_office() {
    let scene = scene().await;
    scene.put(&scene.kiosk, PDF).await.refused(404, ErrorCode::NotFound);
    assert_eq!(standings(&scene.kiosk.push(&scene.server, &[&scene.entry]).await), [Standing::Accepted]);
    assert_eq!(scene.put(&scene.kiosk, PDF).await.status, 204);
    assert_eq!(scene.put(&scene.kiosk, PDF).await.status, 204, "once more does nothing");
    let desk = scene.server.enrol("office").await;
    let got = scene.get(&desk).await;
    assert_eq!((got.status.as_u16(), got.body.as_slice()), (200, PDF));

    let folder = scene.server.folder.path().join("data/attachments");
    let mut files = Vec::new();
    for below in std::fs::read_dir(folder).unwrap() {
        files.extend(std::fs::read_dir(below.unwrap().path()).unwrap().map(|f| f.unwrap().path()));
    }
    assert_eq!(files.len(), 1);
    let bytes = std::fs::read(&files[0]).unwrap();
    assert!(!bytes.windows(6).any(|w| w == b"canary"), "not plain on disk");

    let server = scene.server.restart().await;
    let scene = Scene { server, ..scene };
    assert_eq!(scene.get(&desk).await.body, PDF);
    let mut changed = bytes;
    *changed.last_mut().unwrap() ^= 1;
    std::fs::write(&files[0], changed).unwrap();
    assert_eq!(scene.get(&desk).await.status, 500, "a flipped bit is not given out");
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_are_not_what_the_entry_named_are_refused() {
    let scene = scene().await;
    scene.kiosk.push(&scene.server, &[&scene.entry]).await;
    let mut other = PDF.to_vec();
    *other.last_mut().unwrap() ^= 1;
    for bytes in [&other[..], &PDF[1..], b""] {
        scene.put(&scene.kiosk, bytes).await.refused(422, ErrorCode::Malformed);
    }
    let too_large = vec![0; MAX_ATTACHMENT + 100 * 1024];
    scene.put(&scene.kiosk, &too_large).await.refused(413, ErrorCode::TooLarge);
    assert_eq!(scene.put(&scene.kiosk, PDF).await.status, 204);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_its_device_or_the_office_sends_it_and_only_who_may_see_the_case_gets_it() {
    let scene = scene().await;
    let server = &scene.server;
    server.post("/v1/admin/offices", &json!({ "id": "denpasar", "name": "Denpasar" })).await;
    let (other_kiosk, desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    let far = server.enrol_at("office", "denpasar").await;
    scene.kiosk.push(server, &[&scene.entry]).await;
    scene.put(&other_kiosk, PDF).await.refused(404, ErrorCode::NotFound);
    scene.put(&far, PDF).await.refused(404, ErrorCode::NotFound);
    assert_eq!(scene.put(&desk, PDF).await.status, 204);

    for device in [&scene.kiosk, &other_kiosk, &far] {
        scene.get(device).await.refused(404, ErrorCode::NotFound);
    }
    let request = BorrowRequest { reference: scene.reference.to_string(), pin: PIN.into() };
    let lent: BorrowResponse = other_kiosk.post(server, "/v1/borrow", &request).await.ok();
    assert_eq!(lent.attachments, [scene.document.attachment]);
    assert_eq!(scene.get(&other_kiosk).await.body, PDF);
    server.wait(121 * MINUTE);
    scene.get(&other_kiosk).await.refused(404, ErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn naming_anothers_document_in_an_own_case_does_not_open_it() {
    let scene = scene().await;
    let server = &scene.server;
    scene.kiosk.push(server, &[&scene.entry]).await;
    scene.put(&scene.kiosk, PDF).await;
    let mut thief = server.enrol("kiosk").await;
    let mut own = submission();
    own.documents.insert("passport".into(), scene.document.clone());
    let reference = own.reference.clone();
    let act = submitted(own);
    let entry = thief.author(server.now(), &act);
    assert_eq!(standings(&thief.push(server, &[&entry]).await), [Standing::Accepted]);
    let request = BorrowRequest { reference: reference.to_string(), pin: PIN.into() };
    let lent: BorrowResponse = thief.post(server, "/v1/borrow", &request).await.ok();
    assert!(lent.attachments.is_empty());
    scene.get(&thief).await.refused(404, ErrorCode::NotFound);
    let path = format!("/v1/attachments/{}?stream={}", scene.document.attachment, act.stream);
    thief.send(server, Method::PUT, &path, PDF.to_vec()).await.refused(409, ErrorCode::Conflict);
}
