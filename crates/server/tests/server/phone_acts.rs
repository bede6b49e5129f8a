//! What an applicant does on a phone: correct, choose a time, take back; in a session that ends by itself,
//! and that no page of another site can use.

use super::fixture::*;
use axum::body::Body;
use axum::http::{Method, Request};
use lawang_core::case::{CaseEvent, Duty};
use lawang_core::form::answer::{Answer, Media};
use lawang_core::ids::StreamId;
use lawang_core::journal::wire::FeedItem;
use lawang_core::journal::{Author, DeviceClass, Standing};
use lawang_core::reference::Reference;
use lawang_core::slots::Slot;
use std::sync::Arc;

struct Scene {
    server: Arc<Server>,
    desk: Device,
    reference: Reference,
    stream: StreamId,
}

/// A case that an officer looks at; a visit is part of its way.
async fn scene() -> Scene {
    let server = Arc::new(Server::new().await);
    let desk = server.enrol("office").await;
    let (reference, stream) = file(&server, &[Duty::Visit, Duty::Review, Duty::Decide]).await;
    Scene { server, desk, reference, stream }
}

/// Someone files at a kiosk.
async fn file(server: &Server, plan: &[Duty]) -> (Reference, StreamId) {
    let mut kiosk = server.enrol("kiosk").await;
    let mut submission = submission();
    submission.plan = plan.to_vec();
    submission.answers.insert("email".into(), Answer::typed("anna@example.org"));
    submission.documents.insert("photo".into(), document(b"the first photo"));
    let reference = submission.reference.clone();
    let act = submitted(submission);
    let entry = kiosk.author(server.now(), &act);
    let outcomes = kiosk.push(server, &[&entry]).await;
    assert_eq!(standings(&outcomes), [Standing::Accepted]);
    (reference, act.stream)
}

impl Scene {
    async fn act(&mut self, event: CaseEvent, version: u64) {
        let wayan = self.server.officer(&self.desk, "wayan").await;
        let act = by_officer(&wayan, self.stream, event, Some(version));
        let entry = self.desk.author(self.server.now(), &act);
        let outcomes = self.desk.push(&self.server, &[&entry]).await;
        assert_eq!(standings(&outcomes), [Standing::Accepted]);
    }

    async fn asks(&mut self, fields: &[&str], version: u64) {
        let fields = fields.iter().map(|field| (*field).to_owned()).collect();
        self.act(CaseEvent::CorrectionAsked { fields, note: "Please mend it.".into() }, version).await;
    }

    /// The newest entry that the office sees.
    async fn newest(&self) -> (lawang_core::journal::Header, CaseEvent) {
        let items = self.desk.pull_all(&self.server).await;
        let mut entries = items.into_iter().rev().filter_map(|item| match item {
            FeedItem::Entry { entry, .. } => Some(entry),
            FeedItem::Own { .. } => None,
        });
        let entry = entries.next().unwrap();
        assert!(entry.verify_body().is_ok());
        (entry.header().unwrap(), entry.event().unwrap())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_and_a_document_are_corrected_and_the_office_has_both() {
    let mut scene = scene().await;
    scene.asks(&["address", "photo"], 1).await;
    let mut phone = Phone::new(&scene.server);
    phone.opens(&scene.reference).await.says(200, "Correct this now");
    phone.get("/s/case/correct").await.leads_to("/s/case/correct/address");
    let page = phone.get("/s/case/correct/address").await;
    page.says(200, "Jl. Pantai 14");
    page.says(200, "Please mend it.");
    let token = page.form_token();
    let text = |name, text: &'static str| Part { name, file: None, bytes: text.as_bytes() };
    let own = || Part { name: "form", file: None, bytes: token.as_bytes() };

    // What is wrong is said in the kiosk's words, at its field, and what was typed is still there.
    let answer = phone.send("/s/case/correct/address", &[own(), text("address", "  ")]).await;
    answer.says(400, "Please fill in “Address in Indonesia”.");
    answer.says(400, "aria-invalid=\"true\"");
    assert!(answer.page().contains("<title>Error: "));
    let answer = phone.send("/s/case/correct/address", &[own(), text("address", "Jl. Bukit 8")]).await;
    answer.leads_to("/s/case/correct/photo");
    phone.get("/s/case/check").await.leads_to("/s/case/correct/photo");

    let photo = "/s/case/correct/photo";
    let large = vec![0xFF; 10 * 1024 * 1024 + 1];
    let (first, second) = (jpeg(400, 600), jpeg(480, 640));
    let send = |bytes| [own(), Part { name: "photo", file: Some("anna.jpg"), bytes }];
    let (small, huge) = (jpeg(399, 600), jpeg(20_000, 20_000));
    for (bytes, words) in [
        (&b"MZ\x90\x00\x03"[..], "This kind of file cannot be opened."),
        (PDF, "A photo of your face cannot be a PDF."),
        (&small, "This photo is too small: 399 × 600 pixels."),
        (&huge, "This picture has too many pixels: 20000 × 20000."),
        (&[0xFF, 0xD8, 0xFF, 0xDA], "This file cannot be opened."),
        (&large, "This file is too large. At most 10 MB are taken."),
    ] {
        phone.send(photo, &send(bytes)).await.says(400, words);
    }
    phone.send(photo, &send(&first)).await.leads_to("/s/case/check");
    // Replaced before it is sent: the first one goes.
    phone.send(photo, &send(&second)).await.leads_to("/s/case/check");
    let check = phone.get("/s/case/check").await;
    for words in ["Jl. Bukit 8", "Before: Jl. Pantai 14", "JPEG picture, 1 kB", "Send correction"] {
        check.says(200, words);
    }
    assert_eq!(stored_files(&scene.server), 1, "only what is to be sent is kept");
    phone.post("/s/case/check", &format!("form={token}")).await.leads_to("/s/case?said=corrected");
    phone.get("/s/case?said=corrected&lang=en").await.says(200, "Your correction is sent.");

    // One entry, the applicant's, in the centre's chain.
    let (header, event) = scene.newest().await;
    assert!(matches!(header.author, Author::Applicant { .. }) && header.expected == Some(2));
    let CaseEvent::Corrected { answers, documents } = event else { panic!("{event:?}") };
    assert_eq!(answers["address"], Answer::typed("Jl. Bukit 8"));
    assert_eq!(answers.len() + documents.len(), 2);
    let document = &documents["photo"];
    assert_eq!((document.media, document.size), (Media::Jpeg, second.len() as u64));
    let control = scene.desk.pull(&scene.server, "").await.control.unwrap();
    assert_eq!(control.centre, Some(header.origin.device), "the office knows whose chain it is");
    let path = format!("/v1/attachments/{}", document.attachment);
    let bytes = scene.desk.send(&scene.server, Method::GET, &path, vec![]).await;
    assert_eq!((bytes.status.as_u16(), bytes.body), (200, second));
    // Sent once: there is nothing to send any more.
    phone.post("/s/case/check", &format!("form={token}")).await.leads_to("/s/case");
    phone.get("/s/case/correct").await.leads_to("/s/case");
}

/// How many documents are on disk.
fn stored_files(server: &Server) -> usize {
    let folders = std::fs::read_dir(server.folder.path().join("data/attachments")).unwrap();
    folders.map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap().count()).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_read_that_no_page_of_an_open_case_sent() {
    let mut scene = scene().await;
    scene.asks(&["address"], 1).await;
    let mut phone = Phone::new(&scene.server);
    let token = phone.opens(&scene.reference).await.form_token();
    let cookie = phone.cookie.clone().unwrap();
    let correct = "/s/case/correct/address";
    let part = |name, bytes| Part { name, file: None, bytes };
    // Without the form's token, with another's, from another site, without the cookie.
    for form in ["", "0123456789abcdef0123456789abcdef"] {
        phone.post("/s/case/withdraw", &format!("form={form}&reason=x")).await.leads_to("/s?closed");
        let parts = [part("form", form.as_bytes()), part("address", b"Jl. Lain 1")];
        phone.send(correct, &parts).await.leads_to("/s?closed");
        phone
            .post("/s/case/visit", &format!("form={form}&slot=2026-11-30+08:00+20"))
            .await
            .leads_to("/s?closed");
    }
    let elsewhere = Request::post("/s/case/withdraw")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .header("cookie", &cookie)
        .body(Body::from(format!("form={token}")));
    scene.server.call(elsewhere.unwrap()).await.leads_to("/s?closed");
    for path in ["/s/case", correct, "/s/case/check", "/s/case/visit", "/s/case/withdraw"] {
        Phone::new(&scene.server).get(path).await.leads_to("/s?closed");
        let mut other = Phone { cookie: Some("lawang-case=00".into()), ..Phone::new(&scene.server) };
        other.get(path).await.leads_to("/s?closed");
    }
    // What does not arrive whole is told; a page that is not asked for is none.
    for body in
        [&b"--x\r\n"[..], b"", b"--y--", b"--x\r\ncontent-disposition: form-data; name=\"address\"\r\n\r\nJl"]
    {
        phone.send_raw(correct, body.to_vec()).await.says(400, "The form did not arrive whole.");
    }
    let many: Vec<Part<'_>> = (0..101).map(|_| part("x", b"y")).collect();
    phone.send(correct, &many).await.says(400, "The form did not arrive whole.");
    phone.get("/s/case/correct/passport").await.says(404, "There is no such page.");
    // Nothing of all that has happened to the case.
    let page = phone.get("/s/case").await;
    page.says(200, "Please correct your application");
    // A field that was not asked is not read, whoever sends it.
    let own = part("form", token.as_bytes());
    let parts = [own, part("address", b"Jl. Bukit 8"), part("full_name", b"EVE")];
    phone.send(correct, &parts).await.leads_to("/s/case/check");
    phone.post("/s/case/check", &format!("form={token}")).await.leads_to("/s/case?said=corrected");
    let (_, event) = scene.newest().await;
    let CaseEvent::Corrected { answers, .. } = event else { panic!("{event:?}") };
    assert_eq!(answers.keys().collect::<Vec<_>>(), ["address"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_by_itself_and_when_it_is_closed() {
    let mut scene = scene().await;
    scene.asks(&["photo"], 1).await;
    let mut phone = Phone::new(&scene.server);
    let answer = phone.post(&format!("/s/{}", scene.reference), &format!("pin={PIN}")).await;
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    for part in ["; Path=/s", "; HttpOnly", "; SameSite=Strict", "; Secure"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let token = phone.get("/s/case").await.form_token();
    let picture = jpeg(400, 600);
    let parts = [
        Part { name: "form", file: None, bytes: token.as_bytes() },
        Part { name: "photo", file: Some("x"), bytes: &picture },
    ];
    phone.send("/s/case/correct/photo", &parts).await.leads_to("/s/case/check");
    assert_eq!(stored_files(&scene.server), 1);
    // Each look extends it, up to half an hour.
    for _ in 0..2 {
        scene.server.wait(14 * MINUTE);
        phone.get("/s/case/check").await.says(200, "Send correction");
    }
    scene.server.wait(3 * MINUTE);
    phone.get("/s/case/check").await.leads_to("/s?closed");
    phone.get("/s?closed&lang=en").await.says(200, "The case is closed on this phone.");
    // Without a look it ends after a quarter of an hour; what was not sent goes.
    let mut phone = Phone::new(&scene.server);
    let token = phone.opens(&scene.reference).await.form_token();
    scene.server.wait(16 * MINUTE);
    phone.get("/s/case").await.leads_to("/s?closed");
    // Closed, its token opens nothing.
    let mut phone = Phone::new(&scene.server);
    let own = phone.opens(&scene.reference).await.form_token();
    assert_ne!(own, token, "each session has a token of its own");
    let cookie = phone.cookie.clone();
    phone
        .send(
            "/s/case/correct/photo",
            &[
                Part { name: "form", file: None, bytes: own.as_bytes() },
                Part { name: "photo", file: Some("x"), bytes: &picture },
            ],
        )
        .await
        .leads_to("/s/case/check");
    let before = stored_files(&scene.server);
    phone.post("/s/case/close", &format!("form={own}")).await.leads_to("/s?closed");
    assert_eq!(phone.cookie, None);
    Phone { cookie, ..Phone::new(&scene.server) }.get("/s/case").await.leads_to("/s?closed");
    assert_eq!(stored_files(&scene.server), before - 1, "nothing of it is kept");
    assert!(matches!(scene.newest().await.1, CaseEvent::Submitted(_)), "nothing of it was sent");
}

/// The slots that a page offers on the day it shows.
fn slots(page: &str) -> Vec<String> {
    let values = page.split("name=\"slot\"").skip(1).map(|rest| rest.split("value=\"").nth(1).unwrap());
    values.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

fn encoded(slot: &str) -> String {
    slot.replace(' ', "+").replace(':', "%3A")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_is_chosen_and_moved_and_the_last_place_is_given_once() {
    let scene = scene().await;
    let plan = [Duty::Visit, Duty::Review, Duty::Decide];
    let mut phone = Phone::new(&scene.server);
    let status = phone.opens(&scene.reference).await;
    status.says(200, "Choose a time");
    status.says(200, "At Kantor Imigrasi Singaraja");
    let page = phone.get("/s/case/visit").await;
    page.says(200, "When would you like to come?");
    let token = page.form_token();
    let offered = slots(&page.page());
    assert!(offered.len() > 3, "{offered:?}");
    let slot: Slot = offered[0].parse().unwrap();
    // Another day by its link.
    let later = slot.date.tomorrow().unwrap();
    let next = phone.get(&format!("/s/case/visit?lang=en&day={later}")).await;
    assert!(slots(&next.page()).iter().all(|slot| slot.starts_with(&later.to_string())));
    for day in ["", "nonsense", "1999-01-01"] {
        phone.get(&format!("/s/case/visit?day={day}")).await.says(200, "name=\"slot\"");
    }
    phone.post("/s/case/visit", &format!("form={token}")).await.says(400, "Please choose a time.");
    let odd = format!("form={token}&slot={}", encoded(&format!("{} 03:33 20", slot.date)));
    phone.post("/s/case/visit", &odd).await.says(409, "The office receives nobody at this time.");

    // Two places a slot: others take both, and the third is told.
    for _ in 0..2 {
        let (reference, _) = file(&scene.server, &plan).await;
        let mut other = Phone::new(&scene.server);
        let token = other.opens(&reference).await.form_token();
        let form = format!("form={token}&slot={}", encoded(&offered[0]));
        other.post("/s/case/visit", &form).await.leads_to("/s/case?said=booked");
    }
    let form = format!("form={token}&slot={}", encoded(&offered[0]));
    let taken = phone.post("/s/case/visit", &form).await;
    taken.says(409, "The last place at this time was just taken.");
    assert!(!slots(&taken.page()).contains(&offered[0]));
    for slot in &offered[1..3] {
        let form = format!("form={token}&slot={}", encoded(slot));
        phone.post("/s/case/visit", &form).await.leads_to("/s/case?said=booked");
    }
    phone.get("/s/case").await.says(200, "Choose another time");
    let (header, event) = scene.newest().await;
    let CaseEvent::VisitBooked { slot } = event else { panic!("{event:?}") };
    assert_eq!(slot.to_string(), offered[2]);
    assert!(matches!(header.author, Author::Applicant { .. }));
    // Moving it made the first one free again.
    assert!(slots(&phone.get("/s/case/visit").await.page()).contains(&offered[1]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_is_taken_back_after_a_question() {
    let mut scene = scene().await;
    let mut phone = Phone::new(&scene.server);
    let token = phone.opens(&scene.reference).await.form_token();
    phone.get("/s/case/withdraw").await.says(200, "Yes, take it back");
    let form = format!("form={token}&reason=I+travel+%3Cb%3Ehome%3C%2Fb%3E");
    phone.post("/s/case/withdraw", &form).await.leads_to("/s/case?said=withdrawn");
    let status = phone.get("/s/case?said=withdrawn").await;
    status.says(200, "You took the application back");
    status.says(200, "Your application is taken back.");
    let (_, event) = scene.newest().await;
    assert_eq!(event, CaseEvent::Withdrawn { reason: "I travel <b>home</b>".into() });
    // It can be done once, and nothing more after it.
    phone.get("/s/case/withdraw").await.leads_to("/s/case");
    phone.post("/s/case/withdraw", &form).await.leads_to("/s/case");
    phone.get("/s/case/visit").await.leads_to("/s/case");
    let visit = format!("form={token}&slot=2026-11-30+08%3A00+20");
    phone.post("/s/case/visit", &visit).await.leads_to("/s/case");
    // Decided meanwhile, it cannot be taken back.
    let (reference, stream) = file(&scene.server, &[Duty::Review, Duty::Decide]).await;
    let server = Arc::clone(&scene.server);
    let mut phone = Phone::new(&server);
    let token = phone.opens(&reference).await.form_token();
    scene.stream = stream;
    scene.act(decision(true), 1).await;
    phone.post("/s/case/withdraw", &format!("form={token}")).await.leads_to("/s/case");
    phone.get("/s/case").await.says(200, "is granted");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_officer_asks_anew_is_not_answered_with_the_old() {
    let mut scene = scene().await;
    scene.asks(&["address"], 1).await;
    let server = Arc::clone(&scene.server);
    let mut phone = Phone::new(&server);
    let token = phone.opens(&scene.reference).await.form_token();
    let own = || Part { name: "form", file: None, bytes: token.as_bytes() };
    let address = |bytes| Part { name: "address", file: None, bytes };
    phone.send("/s/case/correct/address", &[own(), address(b"Jl. Bukit 8")]).await.leads_to("/s/case/check");
    scene.asks(&["email", "address"], 2).await;
    // What was begun for the older request is not sent as an answer to this one.
    phone.post("/s/case/check", &format!("form={token}")).await.leads_to("/s/case");
    phone.get("/s/case/correct").await.leads_to("/s/case/correct/address");
    phone.get("/s/case/correct/address").await.says(200, "Jl. Pantai 14");
    let answer = phone
        .send("/s/case/correct/contact", &[own(), Part { name: "email", file: None, bytes: b"anna@" }])
        .await;
    answer.says(400, "is not complete. Enter it like this: anna@example.org");
    answer.says(400, "value=\"anna@\"");
}

/// A device may not claim to be the centre, nor use a phone's session.
#[tokio::test(flavor = "multi_thread")]
async fn a_phones_session_is_no_use_to_a_device() {
    let mut scene = scene().await;
    scene.asks(&["address"], 1).await;
    let mut phone = Phone::new(&scene.server);
    let token = phone.opens(&scene.reference).await.form_token();
    phone.post("/s/case/visit", &format!("form={token}&slot=x")).await;
    let page = phone.get("/s/case/visit").await;
    let slot = slots(&page.page())[0].clone();
    phone.post("/s/case/visit", &format!("form={token}&slot={}", encoded(&slot))).await;
    let (header, _) = scene.newest().await;
    let Author::Applicant { session } = header.author else { panic!() };
    let mut kiosk = scene.server.enrol("kiosk").await;
    let event = CaseEvent::Withdrawn { reason: "not mine".into() };
    let author = Author::Applicant { session };
    let act = Act { stream: scene.stream, event, expected: Some(2), author, key: None };
    let entry = kiosk.author(scene.server.now(), &act);
    let outcomes = kiosk.push(&scene.server, &[&entry]).await;
    assert_eq!(outcomes[0].refusal, Some(lawang_core::journal::Refusal::SessionUnknown));
    let mut claims = scene.server.enrol("office").await;
    let act = Act { author: Author::Centre, ..act };
    let entry = claims.author(scene.server.now(), &act);
    let outcomes = claims.push(&scene.server, &[&entry]).await;
    let refusal = lawang_core::journal::Refusal::DeviceClass { class: DeviceClass::Office };
    assert_eq!(outcomes[0].refusal, Some(refusal));
    phone.get("/s/case").await.says(200, "Please correct your application");
}

/// The form's state is the case's, never what a page says of it.
#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_is_not_to_be_corrected_takes_no_correction() {
    let scene = scene().await;
    let mut phone = Phone::new(&scene.server);
    let token = phone.opens(&scene.reference).await.form_token();
    let own = Part { name: "form", file: None, bytes: token.as_bytes() };
    let parts = [own, Part { name: "address", file: None, bytes: b"Jl. Bukit 8" }];
    phone.send("/s/case/correct/address", &parts).await.leads_to("/s/case");
    phone.post("/s/case/check", &format!("form={token}")).await.leads_to("/s/case");
    let items = scene.desk.pull_all(&scene.server).await;
    assert_eq!(items.len(), 1);
}
