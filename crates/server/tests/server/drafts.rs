//! Copies of drafts: given only for both secrets, replaced only by who knows the code, gone when they are sent
//! or their time is over.

use super::fixture::*;
use axum::http::Method;
use lawang_core::ids::AttachmentId;
use lawang_core::journal::wire::*;
use uuid::Uuid;

const LOOKUP: &str = "00112233445566778899aabbccddeeff";

fn key(fill: char) -> String {
    fill.to_string().repeat(64)
}

fn keep(revision: u64, files: &[AttachmentId]) -> DraftKeep {
    DraftKeep {
        owner: key('a'),
        proofs: vec![key('b'), key('c')],
        revision,
        id: Uuid::from_u128(7).to_string(),
        nonce: "0".repeat(48),
        sealed: format!("{revision:04x}").repeat(20),
        files: files.to_vec(),
    }
}

fn path() -> String {
    format!("/v1/drafts/{LOOKUP}")
}

async fn put(server: &Server, device: &Device, keep: &DraftKeep) -> Answered {
    device.send(server, Method::PUT, &path(), serde_json::to_vec(keep).unwrap()).await
}

async fn open(server: &Server, device: &Device, proof: &str) -> Answered {
    device.post(server, &path(), &DraftOpen { proof: proof.to_owned() }).await
}

async fn drop_copy(server: &Server, device: &Device, owner: &str) -> Answered {
    let body = serde_json::to_vec(&DraftDrop { owner: owner.to_owned() }).unwrap();
    device.send(server, Method::DELETE, &path(), body).await
}

fn files_on_disk(server: &Server) -> usize {
    let Ok(folders) = std::fs::read_dir(server.folder.path().join("data/drafts")) else { return 0 };
    folders.map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap().count()).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_and_its_documents_are_taken_up_at_another_kiosk() {
    let server = Server::new().await;
    let (one, other, third) =
        (server.enrol("kiosk").await, server.enrol("kiosk").await, server.enrol("kiosk").await);
    let (first, second) = (AttachmentId(Uuid::new_v4()), AttachmentId(Uuid::new_v4()));
    let kept: DraftKept = put(&server, &one, &keep(1, &[first])).await.ok();
    assert_eq!(kept.missing, [first]);
    let file = |id| format!("{}/{id}", path());
    one.send(&server, Method::PUT, &file(second), b"x".to_vec()).await.refused(404, ErrorCode::NotFound);
    assert_eq!(one.send(&server, Method::PUT, &file(first), b"sealed one".to_vec()).await.status, 204);
    // A newer copy replaces the older, and so do its documents.
    let kept: DraftKept = put(&server, &one, &keep(2, &[second])).await.ok();
    assert_eq!(kept.missing, [second]);
    assert_eq!(files_on_disk(&server), 0, "the replaced one is gone");
    one.send(&server, Method::PUT, &file(second), b"sealed two".to_vec()).await;
    put(&server, &one, &keep(1, &[])).await.refused(409, ErrorCode::Conflict);

    // Not to be fetched before it was opened, and only by who opened it.
    other.send(&server, Method::GET, &file(second), vec![]).await.refused(404, ErrorCode::NotFound);
    for proof in [key('b'), key('c')] {
        let lent: DraftLent = open(&server, &other, &proof).await.ok();
        assert_eq!((lent.revision, lent.files.as_slice(), lent.sealed.len()), (2, &[second][..], 80));
    }
    let bytes = other.send(&server, Method::GET, &file(second), vec![]).await;
    assert_eq!((bytes.status.as_u16(), bytes.body.as_slice()), (200, &b"sealed two"[..]));
    third.send(&server, Method::GET, &file(second), vec![]).await.refused(404, ErrorCode::NotFound);
    server.wait(3 * 60 * MINUTE);
    other.send(&server, Method::GET, &file(second), vec![]).await.refused(404, ErrorCode::NotFound);

    // Sent from there: it goes, and who asks with both secrets learns that it was sent.
    drop_copy(&server, &other, &key('f')).await.refused(404, ErrorCode::NotFound);
    assert_eq!(drop_copy(&server, &other, &key('a')).await.status, 204);
    assert_eq!(files_on_disk(&server), 0);
    open(&server, &one, &key('b')).await.refused(404, ErrorCode::NotFound);
    open(&server, &one, &key('d')).await.refused(403, ErrorCode::WrongSecrets);
    put(&server, &one, &keep(9, &[])).await.refused(409, ErrorCode::Conflict);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_knows_the_code_replaces_a_copy() {
    let server = Server::new().await;
    let (one, other) = (server.enrol("kiosk").await, server.enrol("kiosk").await);
    put(&server, &one, &keep(1, &[])).await.ok::<DraftKept>();
    let stranger = DraftKeep { owner: key('e'), ..keep(5, &[]) };
    put(&server, &other, &stranger).await.refused(404, ErrorCode::NotFound);
    let lent: DraftLent = open(&server, &one, &key('b')).await.ok();
    assert_eq!(lent.revision, 1);
    // Nobody without a device's key asks at all.
    let body = serde_json::to_vec(&DraftOpen { proof: key('b') }).unwrap();
    let request = axum::http::Request::post(path()).body(body.into()).unwrap();
    server.call(request).await.refused(401, ErrorCode::SignatureInvalid);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_tries_lock_the_draft_and_the_device_whether_there_is_one_or_not() {
    let server = Server::new().await;
    let (kiosk, other) = (server.enrol("kiosk").await, server.enrol("kiosk").await);
    put(&server, &kiosk, &keep(1, &[])).await.ok::<DraftKept>();
    for _ in 0..5 {
        open(&server, &kiosk, &key('d')).await.refused(403, ErrorCode::WrongSecrets);
    }
    let locked = open(&server, &other, &key('b')).await.refused(429, ErrorCode::Locked);
    assert_eq!(locked.retry_after, Some(900));
    let unknown = |i: u32| format!("/v1/drafts/{i:032x}");
    for i in 0..15 {
        let proof = DraftOpen { proof: key('b') };
        kiosk.post(&server, &unknown(i), &proof).await.refused(403, ErrorCode::WrongSecrets);
    }
    let proof = DraftOpen { proof: key('b') };
    kiosk.post(&server, &unknown(99), &proof).await.refused(429, ErrorCode::Locked);
    other.post(&server, &unknown(99), &proof).await.refused(403, ErrorCode::WrongSecrets);
    server.wait(15 * MINUTE);
    open(&server, &other, &key('b')).await.ok::<DraftLent>();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_goes_when_its_time_is_over() {
    let server = Server::new().await;
    let kiosk = server.enrol("kiosk").await;
    let file = AttachmentId(Uuid::new_v4());
    put(&server, &kiosk, &keep(1, &[file])).await.ok::<DraftKept>();
    let bytes = b"canary, sealed".to_vec();
    kiosk.send(&server, Method::PUT, &format!("{}/{file}", path()), bytes).await;
    server.wait(29 * DAY);
    open(&server, &kiosk, &key('b')).await.ok::<DraftLent>();
    server.wait(2 * DAY);
    open(&server, &kiosk, &key('b')).await.refused(403, ErrorCode::WrongSecrets);
    // The next one that is kept takes what is over away.
    let other = format!("/v1/drafts/{}", "f".repeat(32));
    kiosk.send(&server, Method::PUT, &other, serde_json::to_vec(&keep(1, &[])).unwrap()).await;
    assert_eq!(files_on_disk(&server), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_crash_left_beside_a_draft_is_tidied_at_the_start() {
    let server = Server::new().await;
    let kiosk = server.enrol("kiosk").await;
    let file = AttachmentId(Uuid::new_v4());
    put(&server, &kiosk, &keep(1, &[file])).await.ok::<DraftKept>();
    kiosk.send(&server, Method::PUT, &format!("{}/{file}", path()), b"sealed".to_vec()).await;
    let drafts = server.folder.path().join("data/drafts");
    std::fs::write(drafts.join(LOOKUP).join("0011.part"), b"half").unwrap();
    std::fs::create_dir(drafts.join("e".repeat(32))).unwrap();
    std::fs::write(drafts.join("e".repeat(32)).join("0022"), b"nobody's").unwrap();
    let server = server.restart().await;
    assert_eq!(std::fs::read_dir(&drafts).unwrap().count(), 1);
    assert_eq!(files_on_disk(&server), 1);
    let lent: DraftLent = open(&server, &kiosk, &key('b')).await.ok();
    assert_eq!(lent.files, [file]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_draft_is_not_taken() {
    let server = Server::new().await;
    let kiosk = server.enrol("kiosk").await;
    for lookup in ["x", "..%2F..%2Fkey", &"g".repeat(32), &"A".repeat(32), &"0".repeat(33)] {
        let path = format!("/v1/drafts/{lookup}");
        let body = serde_json::to_vec(&keep(1, &[])).unwrap();
        kiosk.send(&server, Method::PUT, &path, body).await.refused(400, ErrorCode::Malformed);
        let file = format!("{path}/{}", Uuid::new_v4());
        kiosk.send(&server, Method::PUT, &file, b"x".to_vec()).await.refused(400, ErrorCode::Malformed);
    }
    for wrong in [
        DraftKeep { owner: "short".into(), ..keep(1, &[]) },
        DraftKeep { proofs: vec![], ..keep(1, &[]) },
        DraftKeep { proofs: vec![key('b'); 3], ..keep(1, &[]) },
        DraftKeep { proofs: vec!["1974-08-12".into()], ..keep(1, &[]) },
        DraftKeep { nonce: "0".repeat(47), ..keep(1, &[]) },
        DraftKeep { sealed: "plain words".into(), ..keep(1, &[]) },
        keep(1, &vec![AttachmentId(Uuid::nil()); MAX_DRAFT_FILES + 1]),
    ] {
        put(&server, &kiosk, &wrong).await.refused(400, ErrorCode::Malformed);
    }
    let large = DraftKeep { sealed: "0".repeat(MAX_SEALED_DRAFT + 2), ..keep(1, &[]) };
    put(&server, &kiosk, &large).await.refused(413, ErrorCode::TooLarge);
    let file = AttachmentId(Uuid::new_v4());
    put(&server, &kiosk, &keep(1, &[file])).await.ok::<DraftKept>();
    let path = format!("{}/{file}", path());
    let large = vec![0; MAX_SEALED_FILE + 1];
    kiosk.send(&server, Method::PUT, &path, large).await.refused(413, ErrorCode::TooLarge);
}
