//! A file on its way from a phone to the kiosk that asked for it, and to nobody else.

use super::fixture::*;
use axum::http::Method;
use lawang_core::ids::UploadId;
use lawang_core::journal::wire::*;
use uuid::Uuid;

async fn offer(server: &Server, kiosk: &Device, field: &str) -> UploadOffer {
    let request = UploadRequest { service: "itk-extension".into(), field: field.into() };
    kiosk.post(server, "/v1/uploads", &request).await.ok()
}

fn file(bytes: &[u8]) -> [Part<'_>; 1] {
    [Part { name: "file", file: Some("Anna Eriksson.pdf"), bytes }]
}

async fn fetch(server: &Server, device: &Device, id: UploadId, wait_ms: u32) -> Answered {
    device.send(server, Method::GET, &format!("/v1/uploads/{id}?wait_ms={wait_ms}"), vec![]).await
}

async fn judge(server: &Server, device: &Device, id: UploadId, why: Option<&str>) -> Answered {
    let verdict = UploadVerdict { taken: why.is_none(), why: why.map(str::to_owned) };
    let body = serde_json::to_vec(&verdict).unwrap();
    device.send(server, Method::PUT, &format!("/v1/uploads/{id}/verdict"), body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_to_the_kiosk_that_waits_for_it_and_the_phone_is_told() {
    let server = Server::new().await;
    let (kiosk, other) = (server.enrol("kiosk").await, server.enrol("kiosk").await);
    let made = offer(&server, &kiosk, "onward_ticket").await;
    assert!(made.token.len() == 32 && made.expires == server.now() + 10 * MINUTE);
    assert_eq!(fetch(&server, &kiosk, made.upload, 0).await.status, 204, "nothing has come yet");
    let mut phone = Phone::new(&server);
    let path = format!("/u/{}", made.token);
    let page = phone.get(&path).await;
    page.says(200, "Onward or return ticket");
    page.says(200, "At most 10 MB.");
    page.says(200, "accept=\"image/jpeg,image/png,application/pdf\"");

    let ticket = file(PDF);
    let (sent, taken) = tokio::join!(phone.send(&path, &ticket), async {
        let bytes = fetch(&server, &kiosk, made.upload, 20_000).await;
        assert_eq!((bytes.status.as_u16(), bytes.body.as_slice()), (200, PDF));
        // An answer that was lost on the way loses nothing.
        assert_eq!(fetch(&server, &kiosk, made.upload, 0).await.body, PDF);
        fetch(&server, &other, made.upload, 0).await.refused(404, ErrorCode::NotFound);
        judge(&server, &other, made.upload, None).await.refused(404, ErrorCode::NotFound);
        judge(&server, &kiosk, made.upload, None).await
    });
    assert_eq!(taken.status, 204);
    sent.says(200, "The kiosk has your file");
    // Used up: neither the phone nor the kiosk gets anything from it any more.
    phone.get(&path).await.says(200, "The kiosk has your file");
    phone.send(&path, &file(PDF)).await.says(200, "The kiosk has your file");
    assert_eq!(fetch(&server, &kiosk, made.upload, 0).await.status, 204);
    // Nothing of it was ever on the server's disk.
    let data = server.folder.path().join("data");
    for folder in ["attachments", "drafts"] {
        let below = std::fs::read_dir(data.join(folder)).map(Iterator::count).unwrap_or(0);
        assert_eq!(below, 0, "{folder}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_kiosk_cannot_use_is_told_on_the_phone_and_another_file_may_come() {
    let server = Server::new().await;
    let kiosk = server.enrol("kiosk").await;
    let made = offer(&server, &kiosk, "photo").await;
    let mut phone = Phone::new(&server);
    let path = format!("/u/{}", made.token);
    let picture = jpeg(480, 640);
    let why = "This file <cannot> be opened.";
    let part = file(&picture);
    let (sent, _) = tokio::join!(phone.send(&path, &part), async {
        fetch(&server, &kiosk, made.upload, 20_000).await;
        judge(&server, &kiosk, made.upload, Some(why)).await
    });
    sent.says(200, "This file &lt;cannot&gt; be opened.");
    sent.says(200, "type=\"file\"");
    assert_eq!(fetch(&server, &kiosk, made.upload, 0).await.status, 204, "the refused one is gone");
    let better = jpeg(600, 800);
    let part = file(&better);
    let (sent, bytes) = tokio::join!(phone.send(&path, &part), async {
        let bytes = fetch(&server, &kiosk, made.upload, 20_000).await;
        judge(&server, &kiosk, made.upload, None).await;
        bytes
    });
    assert_eq!(bytes.body, better);
    sent.says(200, "The kiosk has your file");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_newest_of_two_files_is_the_one_that_is_taken() {
    let server = Server::new().await;
    let kiosk = server.enrol("kiosk").await;
    let made = offer(&server, &kiosk, "onward_ticket").await;
    let path = format!("/u/{}", made.token);
    let (mut one, mut two) = (Phone::new(&server), Phone::new(&server));
    let (first, second) = ([PDF, b"1"].concat(), [PDF, b"2"].concat());
    let (first_file, second_file) = (file(&first), file(&second));
    let pause = || tokio::time::sleep(std::time::Duration::from_millis(100));
    let (sent, replaced, bytes) = tokio::join!(
        one.send(&path, &first_file),
        async {
            pause().await;
            // Whoever looks before the kiosk has said anything learns that it was sent.
            Phone::new(&server).get(&path).await.says(200, "Your file is sent");
            two.send(&path, &second_file).await
        },
        async {
            pause().await;
            pause().await;
            let bytes = fetch(&server, &kiosk, made.upload, 20_000).await;
            judge(&server, &kiosk, made.upload, None).await;
            bytes
        }
    );
    assert_eq!(bytes.body, second);
    sent.says(200, "The kiosk has your file");
    replaced.says(200, "The kiosk has your file");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_over_or_never_was_takes_nothing() {
    let server = Server::new().await;
    let (kiosk, other) = (server.enrol("kiosk").await, server.enrol("kiosk").await);
    let mut phone = Phone::new(&server);
    for token in ["x", "..%2F", "%FF", &"a".repeat(32)] {
        let path = format!("/u/{token}?lang=en");
        phone.get(&path).await.says(404, "This code is not valid any more");
        phone.send(&path, &file(PDF)).await.says(404, "This code is not valid any more");
    }
    let made = offer(&server, &kiosk, "photo").await;
    server.wait(10 * MINUTE);
    phone.get(&format!("/u/{}", made.token)).await.says(404, "not valid any more");
    fetch(&server, &kiosk, made.upload, 0).await.refused(404, ErrorCode::NotFound);
    // Taken back, by the kiosk that made it alone.
    let made = offer(&server, &kiosk, "photo").await;
    let delete = format!("/v1/uploads/{}", made.upload);
    assert_eq!(other.send(&server, Method::DELETE, &delete, vec![]).await.status, 204);
    phone.get(&format!("/u/{}", made.token)).await.says(200, "type=\"file\"");
    let (waited, _) = tokio::join!(fetch(&server, &kiosk, made.upload, 20_000), async {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        kiosk.send(&server, Method::DELETE, &delete, vec![]).await
    });
    waited.refused(404, ErrorCode::NotFound);
    phone.get(&format!("/u/{}", made.token)).await.says(404, "not valid any more");
    // Only for a document of a service.
    for (service, field) in [("nothing", "photo"), ("itk-extension", "full_name"), ("itk-extension", "x")] {
        let request = UploadRequest { service: service.into(), field: field.into() };
        kiosk.post(&server, "/v1/uploads", &request).await.refused(400, ErrorCode::Malformed);
    }
    for _ in 0..8 {
        offer(&server, &other, "photo").await;
    }
    let request = UploadRequest { service: "itk-extension".into(), field: "photo".into() };
    other.post(&server, "/v1/uploads", &request).await.refused(429, ErrorCode::Locked);
    let nobody = UploadId(Uuid::new_v4());
    judge(&server, &kiosk, nobody, None).await.refused(404, ErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_file_says_how_to_mend_it_before_the_kiosk_sees_it() {
    let server = Server::new().await;
    let kiosk = server.enrol("kiosk").await;
    let made = offer(&server, &kiosk, "photo").await;
    let path = format!("/u/{}", made.token);
    let mut phone = Phone::new(&server);
    let large = vec![0xFF; 10 * 1024 * 1024 + 1];
    for (status, bytes, words) in [
        (400, &b""[..], "Please choose a file."),
        (400, b"MZ\x90\x00\x03", "This kind of file cannot be opened."),
        (400, PDF, "A photo of your face cannot be a PDF."),
        (400, &jpeg(399, 600), "This photo is too small: 399 × 600 pixels."),
        (413, &large, "This file is too large. At most 10 MB are taken."),
    ] {
        phone.send(&path, &file(bytes)).await.says(status, words);
    }
    for body in [
        &b"--x\r\n"[..],
        b"",
        b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n\xFF\xD8",
    ] {
        phone.send_raw(&path, body.to_vec()).await.says(400, "The form did not arrive whole.");
    }
    let beyond = vec![b'x'; 41 * 1024 * 1024];
    phone.send(&path, &file(&beyond)).await.says(413, "This file is too large. At most 10 MB are taken.");
    assert_eq!(phone.post(&path, "file=x").await.status, 400);
    assert_eq!(fetch(&server, &kiosk, made.upload, 0).await.status, 204, "nothing reached the kiosk");
    // In the phone's own language.
    let mut phone = Phone { language: "id-ID", ..Phone::new(&server) };
    phone.send(&path, &file(b"MZ\x90\x00\x03")).await.says(400, "Jenis berkas ini tidak dapat dibuka.");
}
