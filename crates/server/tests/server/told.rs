//! Notices over webhooks, with a real receiver on a loopback port: what is sent, how it is tried again, and
//! what becomes of what cannot be delivered. Mail has its own journeys (`tests/journeys/told.rs`).

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::fixture::*;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use hmac::{Hmac, KeyInit, Mac};
use jiff::civil::{date, time};
use lawang_core::case::{About, CaseEvent, Channel, Duty, SealOf, Taken, VisitRecord};
use lawang_core::form::answer::Answer;
use lawang_core::ids::StreamId;
use lawang_core::journal::wire::*;
use lawang_core::journal::{Author, Standing};
use lawang_core::payment::{Confirmed, Payment};
use lawang_core::policy::assessment::{FeeLine, Verified};
use lawang_core::slots::Slot;
use lawang_server::{Channels, Hook};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use zeroize::Zeroizing;

const SECRET: &[u8] = b"a secret of two systems";
const PHONE: &str = "+6281200000000";
const HOUR: i64 = 60 * MINUTE;
/// Long enough for what will not come.
const QUIET: Duration = Duration::from_millis(400);

/// What a receiver answers.
#[derive(Clone)]
enum Says {
    Status(u16),
    Moved(String),
    /// Come back after so many seconds.
    Later(i64),
    Nothing,
}

#[derive(Clone)]
struct Got {
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Got {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no {name}")).to_str().unwrap()
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// A system at the other end, which takes everything unless it is told otherwise.
#[derive(Clone, Default)]
struct Receiver {
    url: String,
    got: Arc<Mutex<Vec<Got>>>,
    says: Arc<Mutex<VecDeque<Says>>>,
}

async fn take(State(receiver): State<Receiver>, headers: HeaderMap, body: Bytes) -> Response {
    receiver.got.lock().unwrap().push(Got { headers, body: body.to_vec() });
    let says = receiver.says.lock().unwrap().pop_front().unwrap_or(Says::Status(204));
    match says {
        Says::Status(status) => StatusCode::from_u16(status).unwrap().into_response(),
        Says::Moved(to) => (StatusCode::TEMPORARY_REDIRECT, [("location", to)]).into_response(),
        Says::Later(seconds) => {
            (StatusCode::SERVICE_UNAVAILABLE, [("retry-after", seconds.to_string())]).into_response()
        }
        Says::Nothing => std::future::pending().await,
    }
}

impl Receiver {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/take", listener.local_addr().unwrap());
        let receiver = Self { url, ..Self::default() };
        let app = Router::new().route("/take", post(take)).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        receiver
    }

    fn hook(&self) -> Hook {
        hook(&self.url)
    }

    fn says(&self, says: impl IntoIterator<Item = Says>) {
        self.says.lock().unwrap().extend(says);
    }

    fn count(&self) -> usize {
        self.got.lock().unwrap().len()
    }

    /// Waits until so many deliveries came in all.
    async fn gets(&self, count: usize) -> Vec<Got> {
        let begun = Instant::now();
        while self.count() < count {
            assert!(begun.elapsed() < Duration::from_secs(30), "{} of {count} came", self.count());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        self.got.lock().unwrap().clone()
    }

    /// Nothing comes beside those.
    async fn stays_at(&self, count: usize) {
        tokio::time::sleep(QUIET).await;
        assert_eq!(
            self.count(),
            count,
            "{:?}",
            self.got.lock().unwrap().iter().map(Got::json).collect::<Vec<_>>()
        );
    }
}

fn hook(url: &str) -> Hook {
    Hook::new(url, Zeroizing::new(SECRET.to_vec())).unwrap()
}

/// The signature as docs/webhooks.md tells receivers to check it, without a line of the server's code.
fn signed_with(secret: &[u8], body: &[u8], header: &str) -> bool {
    let part = |name: &str| header.split(',').find_map(|part| part.trim().strip_prefix(name)).unwrap();
    let mut mac = <Hmac<sha2::Sha256> as KeyInit>::new_from_slice(secret).unwrap();
    mac.update(part("t=").as_bytes());
    mac.update(b".");
    mac.update(body);
    mac.verify_slice(&data_encoding::HEXLOWER.decode(part("v1=").as_bytes()).unwrap()).is_ok()
}

/// A case at a server, and whoever acts on it.
struct Scene {
    server: Server,
    desk: Device,
    stream: StreamId,
    version: u64,
}

/// A case of someone with a phone, as far as a plan asks.
async fn scene(channels: Channels, demo: bool, plan: &[Duty]) -> Scene {
    at(Server::with(demo, channels).await, plan).await
}

async fn at(server: Server, plan: &[Duty]) -> Scene {
    server.add_officer("ayu", OFFICE, &["officer", "supervisor"]).await;
    let (mut kiosk, desk) = (server.enrol("kiosk").await, server.enrol("office").await);
    let mut submission = submission();
    submission.answers.insert("phone".into(), Answer::typed(PHONE));
    submission.answers.insert("passport_number".into(), Answer::scanned("L898902C3"));
    submission.answers.insert("nationality".into(), Answer::scanned("UTO"));
    submission.answers.insert("birth_date".into(), Answer::scanned("1974-08-12"));
    submission.answers.insert("sex".into(), Answer::scanned("female"));
    submission.plan = plan.to_vec();
    if plan.contains(&Duty::Pay) {
        submission.assessment.fees = vec![fee()];
    }
    let act = submitted(submission);
    let entry = kiosk.author(server.now(), &act);
    assert_eq!(standings(&kiosk.push(&server, &[&entry]).await), [Standing::Accepted]);
    Scene { server, desk, stream: act.stream, version: 1 }
}

fn fee() -> FeeLine {
    FeeLine {
        rule: "fee".into(),
        amount: 500_000,
        citation: "PP 45/2024".into(),
        source: String::new(),
        verified: Verified::Official,
        facts: vec![],
    }
}

fn messages(receiver: &Receiver) -> Channels {
    Channels { messages: Some(receiver.hook()), ..Channels::default() }
}

impl Scene {
    async fn act(&mut self, event: CaseEvent) {
        let ayu = self.server.officer(&self.desk, "ayu").await;
        let expected = event.is_guarded().then_some(self.version);
        self.version += u64::from(event.is_guarded());
        let entry = self.desk.author(self.server.now(), &by_officer(&ayu, self.stream, event, expected));
        let outcomes = self.desk.push(&self.server, &[&entry]).await;
        assert_eq!(standings(&outcomes), [Standing::Accepted], "{outcomes:?}");
    }

    async fn asks(&mut self) {
        self.act(CaseEvent::CorrectionAsked { fields: vec!["address".into()], note: "The street.".into() })
            .await;
    }

    /// The text of the permit's seal.
    async fn sealed(&self) -> String {
        let sealed = self.by_centre().await.into_iter().find_map(|event| match event {
            CaseEvent::Sealed { of: SealOf::Permit, seal } => Some(seal),
            _ => None,
        });
        sealed.expect("the permit is sealed")
    }

    /// The centre's own entries on the case.
    async fn by_centre(&self) -> Vec<CaseEvent> {
        let items = self.desk.pull_all(&self.server).await.into_iter();
        let entries = items.filter_map(|item| match item {
            FeedItem::Entry { entry, .. } => Some(entry),
            FeedItem::Own { .. } => None,
        });
        let own = entries.filter(|entry| entry.header().unwrap().author == Author::Centre);
        own.map(|entry| entry.event().unwrap()).collect()
    }

    /// Waits until the centre says on the case that something did not arrive.
    async fn undelivered(&self) -> (Channel, About, String) {
        let begun = Instant::now();
        loop {
            let found = self.by_centre().await.into_iter().find_map(|event| match event {
                CaseEvent::Undelivered(u) => Some((u.channel, u.about, u.why)),
                _ => None,
            });
            if let Some(found) = found {
                return found;
            }
            assert!(begun.elapsed() < Duration::from_secs(30), "nobody is told that it was not delivered");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    async fn notices(&self, query: &str) -> Vec<Value> {
        self.server.get(&format!("/v1/admin/notices{query}")).await.ok()
    }

    /// Waits until the administrator sees one notice so.
    async fn sees(&self, what: &str, so: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let notices = self.notices("").await;
            if let Some(found) = notices.iter().find(|notice| so(notice)) {
                return found.clone();
            }
            assert!(begun.elapsed() < Duration::from_secs(30), "no {what}: {notices:?}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

const DECIDE: &[Duty] = &[Duty::Review, Duty::Decide];

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_signed_and_holds_a_number_and_words_and_nothing_else() {
    let receiver = Receiver::start().await;
    let mut scene = scene(messages(&receiver), false, DECIDE).await;
    // That it arrived is no message's worth.
    receiver.stays_at(0).await;
    scene.asks().await;
    let got = receiver.gets(1).await.remove(0);
    assert!(signed_with(SECRET, &got.body, got.header("lawang-signature")));
    assert!(!signed_with(b"another secret of two systems", &got.body, got.header("lawang-signature")));
    let body = got.json();
    assert_eq!(
        (got.header("content-type"), got.header("lawang-event"), got.header("lawang-attempt")),
        ("application/json", "message", "1")
    );
    assert_eq!(got.header("lawang-delivery"), body["id"].as_str().unwrap());
    let told = json!({
        "event": "message", "id": body["id"], "created": "2026-11-24T02:00:00Z", "demo": false,
        "about": "correction_asked", "language": "en", "phone": PHONE,
        "text": "Kantor Imigrasi Singaraja: please correct something in your application. \
                 https://lawang.example/s?lang=en",
    });
    assert_eq!(body, told);
    receiver.stays_at(1).await;
    assert_eq!(scene.notices("").await, Vec::<Value>::new());
}

/// Each try is later than the one before, by the server's clock, under the same id; the first answer that is
/// good ends it. A redirect is not followed.
#[tokio::test(flavor = "multi_thread")]
async fn what_fails_is_tried_again_ever_later_under_the_same_id() {
    let (receiver, elsewhere) = (Receiver::start().await, Receiver::start().await);
    let mut scene = scene(messages(&receiver), false, DECIDE).await;
    let fails = [500, 400, 404].map(Says::Status);
    receiver.says(fails.into_iter().chain([Says::Moved(elsewhere.url.clone())]));
    scene.asks().await;
    for tries in 1..=4_u32 {
        receiver.gets(usize::try_from(tries).unwrap()).await;
        let waits = scene.sees("failed notice", |n| n["tries"] == tries && n["state"] == "waiting").await;
        let wait = waits["next_at"].as_i64().unwrap() - scene.server.now();
        let longest = 1000 << (tries - 1);
        assert!((1..=longest.max(250)).contains(&wait), "{wait} ms after {tries}");
        receiver.stays_at(usize::try_from(tries).unwrap()).await;
        scene.server.pass(wait);
    }
    let got = receiver.gets(5).await;
    receiver.stays_at(5).await;
    assert_eq!(elsewhere.count(), 0);
    let attempts: Vec<_> = got.iter().map(|got| got.header("lawang-attempt").to_owned()).collect();
    assert_eq!(attempts, ["1", "2", "3", "4", "5"]);
    assert!(got.iter().all(|one| one.body == got[0].body));
    // Each try is signed anew: its receiver refuses what is old.
    assert_ne!(got[0].header("lawang-signature"), got[4].header("lawang-signature"));
    assert_eq!(scene.by_centre().await, vec![]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_that_asks_for_time_gets_it() {
    let receiver = Receiver::start().await;
    let mut scene = scene(messages(&receiver), false, DECIDE).await;
    receiver.says([Says::Later(120)]);
    scene.asks().await;
    let waits = scene.sees("failed notice", |n| n["tries"] == 1).await;
    assert_eq!(waits["next_at"].as_i64().unwrap() - scene.server.now(), 120_000);
    assert_eq!(waits["answer"], "refused 503");
}

/// 410 is for ever: the applicant's office sees it, and someone tells the applicant.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_gone_is_not_tried_again_and_a_person_sees_it() {
    let receiver = Receiver::start().await;
    let mut scene = scene(messages(&receiver), false, DECIDE).await;
    receiver.says([Says::Status(410)]);
    scene.asks().await;
    let undelivered = scene.undelivered().await;
    assert_eq!(undelivered, (Channel::Webhook, About::CorrectionAsked, "refused 410".into()));
    scene.server.pass(DAY);
    receiver.stays_at(1).await;
    scene.act(CaseEvent::ToldInPerson { note: "By telephone.".into() }).await;
    // Sessions last twelve hours.
    scene.server.sign_in().await;
    let listed = scene.notices("?undelivered=true").await;
    assert_eq!((listed.len(), listed[0]["state"].as_str()), (1, Some("gave_up")));
}

#[tokio::test(flavor = "multi_thread")]
async fn after_three_days_it_is_given_up_and_an_administrator_may_try_once_more() {
    let receiver = Receiver::start().await;
    let mut scene = scene(messages(&receiver), false, DECIDE).await;
    receiver.says([500, 502, 503].map(Says::Status));
    scene.asks().await;
    scene.sees("failed notice", |n| n["tries"] == 1).await;
    scene.server.pass(3 * DAY - 2000);
    scene.server.sign_in().await;
    scene.sees("second try", |n| n["tries"] == 2 && n["state"] == "waiting").await;
    scene.server.pass(HOUR);
    assert_eq!(scene.undelivered().await, (Channel::Webhook, About::CorrectionAsked, "refused 503".into()));
    scene.server.pass(DAY);
    receiver.stays_at(3).await;

    scene.server.sign_in().await;
    let gave_up = scene.notices("?undelivered=true").await.remove(0);
    let retry = format!("/v1/admin/notices/{}/retry", gave_up["id"].as_str().unwrap());
    assert_eq!(scene.server.post(&retry, &()).await.status, 204);
    let got = receiver.gets(4).await;
    assert_eq!(got[3].json()["id"], got[0].json()["id"]);
    tokio::time::sleep(QUIET).await;
    scene.server.post(&retry, &()).await.refused(409, ErrorCode::Conflict);
    // One notice is said on the case once.
    assert_eq!(scene.by_centre().await.len(), 1);
}

/// One that never answers holds up its own channel at most.
#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_that_does_not_answer_holds_up_no_other() {
    let (slow, quick) = (Receiver::start().await, Receiver::start().await);
    let channels = Channels { handover: Some(slow.hook()), ..messages(&quick) };
    let mut scene = scene(channels, false, DECIDE).await;
    slow.says([Says::Nothing]);
    let begun = Instant::now();
    scene.act(decision(true)).await;
    quick.gets(1).await;
    slow.gets(1).await;
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    // The server stops in good time all the same, and sends it again afterwards, under the same id.
    let begun = Instant::now();
    let Scene { server, .. } = scene;
    let _server = server.restart().await;
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    let got = slow.gets(2).await;
    assert_eq!(got[0].body, got[1].body);
    assert_eq!(quick.count(), 1);
}

/// An answer counts by its status; however long it is, nobody reads it.
#[tokio::test(flavor = "multi_thread")]
async fn an_endless_answer_is_not_read() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let floods = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut request = vec![0; 64 * 1024];
        let _ = stream.read(&mut request).await.unwrap();
        let head = "HTTP/1.1 200 OK\r\ncontent-length: 1000000000000\r\n\r\n";
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut written = 0_usize;
        // Until the other end closes.
        while stream.write_all(&[b'x'; 64 * 1024]).await.is_ok() {
            written += 64 * 1024;
            assert!(written < 512 * 1024 * 1024, "it reads and reads");
        }
    });
    let channels = Channels { messages: Some(hook(&url)), ..Channels::default() };
    let mut scene = scene(channels, false, DECIDE).await;
    scene.asks().await;
    tokio::time::timeout(Duration::from_secs(30), floods).await.unwrap().unwrap();
    let begun = Instant::now();
    while !scene.notices("").await.is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(10));
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// What waits survives a restart; what the case has overtaken is not told any more.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_longer_true_is_not_told() {
    let receiver = Receiver::start().await;
    let mut scene = scene(messages(&receiver), false, DECIDE).await;
    receiver.says([Says::Status(500)]);
    scene.asks().await;
    let failed = scene.sees("failed notice", |n| n["tries"] == 1).await;
    scene.act(decision(false)).await;
    let Scene { server, desk, stream, version } = scene;
    let scene = Scene { server: server.restart().await, desk, stream, version };
    let waiting = scene.notices("").await;
    assert_eq!(waiting.len(), 2);
    assert!(waiting.iter().any(|notice| notice["id"] == failed["id"]));
    // In order: the decision comes when its turn comes, and the request for a correction is never told.
    receiver.stays_at(1).await;
    scene.server.pass(MINUTE);
    let got = receiver.gets(2).await;
    assert_eq!(got[1].json()["about"], "decided");
    receiver.stays_at(2).await;
    assert_eq!(scene.notices("").await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewed_bill_is_told_of_once_a_day() {
    let receiver = Receiver::start().await;
    let channels = messages(&receiver);
    let mut scene = scene(channels, true, &[Duty::Pay, Duty::Review, Duty::Decide]).await;
    let got = receiver.gets(1).await;
    let body = got[0].json();
    assert_eq!((body["about"].as_str(), body["demo"].as_bool()), (Some("payment_due"), Some(true)));
    let bills = async |scene: &Scene| {
        let events = scene.by_centre().await.into_iter();
        events.filter(|event| matches!(event, CaseEvent::BillIssued(_))).count()
    };
    // A demo code holds for two hours; an office that looks gets a new one.
    for (hours, expected) in [(3, 1), (20, 1), (25, 2)] {
        scene.server.pass(hours * HOUR);
        let before = bills(&scene).await;
        let entry = CaseEvent::Noted { text: "looked".into() };
        scene.act(entry).await;
        let begun = Instant::now();
        while bills(&scene).await == before {
            assert!(begun.elapsed() < Duration::from_secs(20), "no new code");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        receiver.gets(expected).await;
        receiver.stays_at(expected).await;
    }
    scene
        .act(CaseEvent::Paid(Payment {
            by: Confirmed::Reason,
            amount: 500_000,
            number: None,
            reason: Some("The bank's line is down.".into()),
        }))
        .await;
    receiver.stays_at(2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_confirmed_moved_and_reminded_of_on_the_working_day_before() {
    let receiver = Receiver::start().await;
    let mut scene = scene(messages(&receiver), false, &[Duty::Visit, Duty::Review, Duty::Decide]).await;
    // START is Tuesday 24 November 2026, nine o'clock at the office.
    let slots = SlotsRequest { office: OFFICE.into(), service: "itk-extension".into(), stream: None };
    let offered: SlotsResponse = scene.desk.post(&scene.server, "/v1/slots", &slots).await.ok();
    let on = |day| offered.offered.iter().map(|one| one.slot).find(|slot: &Slot| slot.date == day).unwrap();
    let (friday, monday) = (on(date(2026, 11, 27)), on(date(2026, 11, 30)));
    scene.act(CaseEvent::VisitBooked { slot: friday }).await;
    let got = receiver.gets(1).await;
    assert!(
        got[0].json()["text"].as_str().unwrap().contains("Friday, 27 November 2026"),
        "{}",
        got[0].json()
    );
    scene.act(CaseEvent::VisitBooked { slot: monday }).await;
    let got = receiver.gets(2).await;
    assert!(got[1].json()["text"].as_str().unwrap().contains("Monday, 30 November 2026"));
    // Thursday at nine would have been the time for Friday's; Friday at nine is the time for Monday's.
    scene.server.pass(2 * DAY + 30_000);
    receiver.stays_at(2).await;
    scene.server.pass(DAY - 60_000);
    receiver.stays_at(2).await;
    scene.server.pass(60_000);
    let reminder = receiver.gets(3).await[2].json();
    assert_eq!(reminder["about"], "visit_reminder");
    assert!(reminder["text"].as_str().unwrap().contains("Monday, 30 November 2026"));
    scene.server.pass(4 * DAY);
    scene.act(CaseEvent::VisitMissed).await;
    let got = receiver.gets(4).await;
    assert_eq!(got[3].json()["about"], "visit_missed");
    // Whoever books today for tomorrow needs no reminder.
    let tomorrow = Slot { date: date(2026, 12, 2), time: time(9, 0, 0, 0), ..monday };
    let offered: SlotsResponse = scene.desk.post(&scene.server, "/v1/slots", &slots).await.ok();
    let tomorrow =
        offered.offered.iter().map(|one| one.slot).find(|slot| slot.date == tomorrow.date).unwrap();
    scene.act(CaseEvent::VisitBooked { slot: tomorrow }).await;
    receiver.gets(5).await;
    scene
        .act(CaseEvent::VisitDone(VisitRecord {
            taken: vec![Taken::Photo],
            elsewhere: None,
            note: String::new(),
        }))
        .await;
    scene.server.pass(2 * DAY);
    receiver.stays_at(5).await;
}

/// Off unless asked for; and then what the register needs, in order, also while the first does not get through.
#[tokio::test(flavor = "multi_thread")]
async fn decided_cases_are_handed_over_in_order_with_what_the_register_needs() {
    let receiver = Receiver::start().await;
    let channels = Channels { handover: Some(receiver.hook()), ..Channels::default() };
    let mut scene = scene(channels, false, DECIDE).await;
    receiver.says([Says::Status(500)]);
    let CaseEvent::Decided(decision) = decision(true) else { panic!() };
    let decision = lawang_core::case::Decision {
        valid_until: Some(date(2027, 1, 18)),
        conditions: vec!["no-work".into()],
        number: Some("IM-7K4M-Q9FA-C3HXP".into()),
        ..decision
    };
    scene.act(CaseEvent::Decided(decision)).await;
    let failed = scene.sees("failed notice", |n| n["tries"] == 1).await;
    assert_eq!(
        (failed["channel"].as_str(), failed["event"].as_str()),
        (Some("handover"), Some("case.decided"))
    );
    scene
        .act(CaseEvent::Revoked { reason: "Worked without a permit.".into(), citation: "Art. 75".into() })
        .await;
    receiver.stays_at(1).await;
    scene.server.pass(1000);
    let got = receiver.gets(3).await;
    receiver.stays_at(3).await;
    let (first, decided, revoked) = (got[0].json(), got[1].json(), got[2].json());
    assert_eq!(decided["id"], first["id"]);
    assert_ne!(decided["id"], revoked["id"]);
    assert!(signed_with(SECRET, &got[1].body, got[1].header("lawang-signature")));
    let holder = json!({
        "full_name": "ANNA MARIA ERIKSSON", "nationality": "UTO", "passport_number": "L898902C3",
    });
    let expected = json!({
        "event": "case.decided", "id": decided["id"], "created": "2026-11-24T02:00:00Z", "demo": false,
        "case": scene.stream, "office": { "id": OFFICE, "name": "Kantor Imigrasi Singaraja" },
        "service": "itk-extension", "filed": "2026-11-24",
        "decision": {
            "granted": true, "at": "2026-11-24T02:00:00Z", "citation": "Permenkumham 11/2024",
            "valid_until": "2027-01-18", "number": "IM-7K4M-Q9FA-C3HXP", "conditions": ["no-work"],
        },
        "revocation": null, "holder": holder, "seal": null,
    });
    assert_eq!(decided, expected);
    assert_eq!((revoked["event"].as_str(), revoked["holder"].clone()), (Some("case.revoked"), holder));
    assert_eq!(revoked["revocation"], json!({ "at": "2026-11-24T02:00:00Z", "citation": "Art. 75" }));
    for body in &got {
        let text = String::from_utf8_lossy(&body.body).into_owned();
        for private in ["Pantai", PHONE, "1974", "Worked without", "LW-", "argon2", "All requirements"] {
            assert!(!text.contains(private), "{private}: {text}");
        }
    }
}

/// The seal is made after the decision: what is sealed is handed over once more, with it.
#[tokio::test(flavor = "multi_thread")]
async fn a_sealed_permit_is_handed_over_again_with_its_seal() {
    let receiver = Receiver::start().await;
    let channels = Channels { handover: Some(receiver.hook()), ..Channels::default() };
    let mut scene = at(Server::sealing_with(channels).await, DECIDE).await;
    let CaseEvent::Decided(granted) = decision(true) else { panic!() };
    let valid_until = Some(date(2027, 1, 18));
    scene.act(CaseEvent::Decided(lawang_core::case::Decision { valid_until, ..granted })).await;
    let got = receiver.gets(2).await;
    receiver.stays_at(2).await;
    let (decided, sealed) = (got[0].json(), got[1].json());
    assert_eq!((&decided["event"], &sealed["event"]), (&json!("case.decided"), &json!("case.sealed")));
    let seal = scene.sealed().await;
    assert_eq!(sealed["seal"], seal);
    assert_eq!(decided["decision"], sealed["decision"]);
    assert_ne!(decided["id"], sealed["id"]);
}

/// A gateway that learns afterwards that a phone is off says so, and a person sees it. Nobody else can.
#[tokio::test(flavor = "multi_thread")]
async fn what_came_back_is_reported_and_seen() {
    let (receiver, bounces) = (Receiver::start().await, b"a secret of the mail room".to_vec());
    let channels = Channels { bounces: Some(Zeroizing::new(bounces.clone())), ..messages(&receiver) };
    let mut scene = scene(channels, false, DECIDE).await;
    scene.asks().await;
    let id = receiver.gets(1).await[0].json()["id"].clone();
    let report = |secret: &[u8], body: &Value| {
        let body = serde_json::to_vec(body).unwrap();
        let seconds = scene.server.now() / 1000;
        let mut mac = <Hmac<sha2::Sha256> as KeyInit>::new_from_slice(secret).unwrap();
        mac.update(format!("{seconds}.").as_bytes());
        mac.update(&body);
        let made = data_encoding::HEXLOWER.encode(&mac.finalize().into_bytes());
        axum::http::Request::post("/v1/notices/came-back")
            .header("lawang-signature", format!("t={seconds},v1={made}"))
            .body(axum::body::Body::from(body))
            .unwrap()
    };
    let body = json!({ "id": id });
    let send = async |secret: &[u8], body: &Value| scene.server.call(report(secret, body)).await;
    send(b"another secret of two systems", &body).await.refused(401, ErrorCode::SignatureInvalid);
    // The mail room speaks of mails only.
    send(&bounces, &body).await.refused(404, ErrorCode::NotFound);
    let unknown = json!({ "id": uuid::Uuid::new_v4() });
    send(SECRET, &unknown).await.refused(404, ErrorCode::NotFound);
    send(SECRET, &json!({ "id": "x" })).await.refused(400, ErrorCode::Malformed);
    for _ in 0..2 {
        assert_eq!(send(SECRET, &body).await.status, 204);
    }
    assert_eq!(scene.undelivered().await, (Channel::Webhook, About::CorrectionAsked, "came-back".into()));
    assert_eq!(scene.by_centre().await.len(), 1, "it is said once");
}

#[tokio::test(flavor = "multi_thread")]
async fn notices_are_for_administrators_and_hold_nothing_personal() {
    let receiver = Receiver::start().await;
    let mut scene = scene(messages(&receiver), false, DECIDE).await;
    receiver.says([Says::Status(500), Says::Status(500)]);
    scene.asks().await;
    let notice = scene.sees("failed notice", |n| n["tries"] == 1).await;
    let text = notice.to_string();
    for private in ["ANNA", "Pantai", PHONE, "LW-", "L898902C3"] {
        assert!(!text.contains(private), "{text}");
    }
    assert_eq!(notice["case"], scene.stream.to_string());
    assert_eq!(notice["scope"], format!("office:{OFFICE}"));
    assert_eq!(scene.notices("?undelivered=true").await, Vec::<Value>::new());
    scene.server.get("/v1/admin/notices?undelivered=maybe").await.refused(400, ErrorCode::Malformed);
    // All that failed, now, without waiting for its time.
    assert_eq!(scene.server.post("/v1/admin/notices/retry", &()).await.status, 204);
    receiver.gets(2).await;
    let unknown = format!("/v1/admin/notices/{}/retry", uuid::Uuid::new_v4());
    scene.server.post(&unknown, &()).await.refused(404, ErrorCode::NotFound);
    let signed_out = Server { token: String::new(), ..scene.server };
    signed_out.get("/v1/admin/notices").await.refused(401, ErrorCode::NotSignedIn);
    signed_out.post("/v1/admin/notices/retry", &()).await.refused(401, ErrorCode::NotSignedIn);
    signed_out.post(&unknown, &()).await.refused(401, ErrorCode::NotSignedIn);
}

/// The same keys everywhere, whatever they hold.
fn shape(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), shape(value))).collect(),
        Value::Array(items) => items.iter().map(shape).take(1).collect(),
        _ => Value::Null,
    }
}

/// The page that receivers are written by shows what is really sent, and its signature verifies.
#[tokio::test(flavor = "multi_thread")]
async fn the_page_for_receivers_tells_the_truth() {
    let page = include_str!("../../../../docs/webhooks.md");
    let blocks = |kind: &str| {
        let fence = format!("```{kind}\n");
        page.split(&fence).skip(1).map(|rest| rest.split("\n```").next().unwrap()).collect::<Vec<_>>()
    };
    let examples: Vec<Value> =
        blocks("json").iter().map(|text| serde_json::from_str(text).unwrap()).collect();
    let example = |event: &str| examples.iter().find(|one| one["event"] == event).unwrap();

    let (phones, register) = (Receiver::start().await, Receiver::start().await);
    let channels = Channels { handover: Some(register.hook()), ..messages(&phones) };
    let mut scene = scene(channels, false, DECIDE).await;
    scene.act(decision(true)).await;
    scene.act(CaseEvent::Revoked { reason: "r".into(), citation: "c".into() }).await;
    assert_eq!(shape(&phones.gets(1).await[0].json()), shape(example("message")));
    let got = register.gets(2).await;
    // A grant without conditions has an empty list where the example has one.
    let mut decided = got[0].json();
    decided["decision"]["conditions"] = json!(["no-work"]);
    assert_eq!(shape(&decided), shape(example("case.decided")));
    let mut revoked = got[1].json();
    revoked["decision"]["conditions"] = json!(["no-work"]);
    let mut told = example("case.decided").clone();
    told["revocation"] = example("case.revoked")["revocation"].clone();
    assert_eq!(shape(&revoked), shape(&told));
    for header in got[0].headers.keys().filter(|name| name.as_str().starts_with("lawang-")) {
        assert!(page.contains(header.as_str()), "{header} is not told of");
    }

    let signed = blocks("http").remove(0);
    let (head, body) = signed.split_once("\n\n").unwrap();
    let header = head.lines().find_map(|line| line.strip_prefix("lawang-signature: ")).unwrap();
    assert!(
        signed_with(b"correct horse battery staple", body.as_bytes(), header),
        "the page's signature is wrong"
    );
}
