//! From the receipt to collection: paying, choosing a time, the promised day, the permit, and its end.

use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::post;
use axum::{Json, Router};
use hmac::{Hmac, KeyInit, Mac};
use lawang_app::kiosk::screen::{Screen, Stage, StatusScreen, VisitState};
use lawang_app::office::view::{CaseAct, CaseStateView, DecisionInput, DueTone, Journey, WorkListKind};
use lawang_app::place::PlaceKind;
use lawang_app::problem::ProblemCode;
use lawang_core::case::Taken;
use lawang_core::payment::read_qris;
use serde_json::{Value, json};
use sha2::Sha256;
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::centre::{Centre, DEWI, KETUT, SARI};
use crate::device::{Device, WINDOW};
use crate::officer::{NTPN, Officer};
use crate::visit::{Visit, apply, this_status};
use crate::visitor::Visitor;

const SECRET: &str = "a secret that both sides know";
const DAY: i64 = 24 * 60;

/// The other side of the gateway: a ministry's adapter, as docs say it answers. It checks every signature.
#[derive(Clone, Default)]
struct Ministry {
    bills: Arc<Mutex<Vec<Value>>>,
    /// How long its codes can be paid, in ms.
    lives: i64,
}

fn signed(body: &[u8], now: i64) -> String {
    let seconds = now / 1000;
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(format!("{seconds}.").as_bytes());
    mac.update(body);
    format!("t={seconds},v1={}", data_encoding::HEXLOWER.encode(&mac.finalize().into_bytes()))
}

async fn bill(State(ministry): State<Ministry>, headers: HeaderMap, body: Bytes) -> Json<Value> {
    let signature = headers["lawang-signature"].to_str().unwrap();
    let seconds: i64 = signature.split(['=', ',']).nth(1).unwrap().parse().unwrap();
    assert_eq!(signed(&body, seconds * 1000), signature, "the server signs what it asks");
    let asked: Value = serde_json::from_slice(&body).unwrap();
    let mut bills = ministry.bills.lock().unwrap();
    let code = format!("8202611240{:05}", bills.len() + 1);
    let merchant = lawang_core::payment::Merchant {
        id: "ID1020304050607",
        name: "KAS NEGARA",
        city: "JAKARTA",
        category: "9399",
    };
    let qris = lawang_core::payment::qris(&merchant, asked["amount"].as_i64().unwrap(), &code).unwrap();
    bills.push(asked);
    Json(json!({ "code": code, "expires": seconds * 1000 + ministry.lives, "qris": qris }))
}

struct Gateway {
    ministry: Ministry,
    centre: Centre,
    _folder: TempDir,
}

impl Gateway {
    async fn open() -> Self {
        let ministry = Ministry { lives: 2 * 60 * 60 * 1000, ..Ministry::default() };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let app = Router::new().route("/bills", post(bill)).with_state(ministry.clone());
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        let folder = TempDir::with_prefix("lawang-gateway-").unwrap();
        let secret = folder.path().join("secret");
        std::fs::write(&secret, format!("{SECRET}\n")).unwrap();
        let centre = Centre::open_with_gateway(address, &secret).await;
        Self { ministry, centre, _folder: folder }
    }

    /// Word of a payment, as the revenue system gives it.
    async fn tells(&self, code: &str, amount: i64, signature: impl Fn(&[u8]) -> String) -> u16 {
        let body = serde_json::to_vec(&json!({
            "code": code.replace(' ', ""), "number": "1A2B3C4D5E6F7G8H", "amount": amount,
        }))
        .unwrap();
        let request = reqwest::Client::new()
            .post(format!("{}/v1/payments/notice", self.centre.url))
            .header("lawang-signature", signature(&body))
            .body(body);
        request.send().await.unwrap().status().as_u16()
    }

    async fn says_paid(&self, code: &str, amount: i64) -> u16 {
        let now = self.centre.time.now();
        self.tells(code, amount, |body| signed(body, now)).await
    }
}

impl Visit {
    async fn follow(&self) -> StatusScreen {
        this_status(self.see(self.app.follow_receipt(&self.window).await).await.unwrap())
    }

    async fn looks_again(&self) -> StatusScreen {
        this_status(self.see(self.app.look_again(&self.window).await).await.unwrap())
    }

    /// What can be booked: day and slots.
    async fn slots(&self) -> Vec<String> {
        let shown = self.see(self.app.show_slots(&self.window).await).await.unwrap();
        let Screen::Slots(slots) = shown else { panic!("no slots") };
        assert!(slots.none.is_none(), "{:?}", slots.none);
        slots.days.into_iter().flat_map(|day| day.slots).map(|slot| slot.value).collect()
    }

    async fn books(&self, slot: &str) -> Result<StatusScreen, lawang_app::problem::Problem> {
        self.see(self.app.book_slot(&self.window, slot).await).await.map(this_status)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn someone_pays_books_comes_is_granted_and_it_ends() {
    let gateway = Gateway::open().await;
    let centre = &gateway.centre;
    let kiosk = Device::new(centre, PlaceKind::Kiosk).await;
    let office = Device::new(centre, PlaceKind::Office).await;

    // In one visit from the form to the payment: the way goes on as soon as the centre has it.
    let visit = Visit::begin(&kiosk.app, "en").await;
    let first = visit.start().await;
    let before = visit.walk(first, &Visitor::new(), |s| matches!(s, Screen::Declaration(_))).await;
    drop(before);
    let Screen::Receipt(receipt) = visit.submit(true, true).await.unwrap() else { panic!("no receipt") };
    kiosk
        .until("the receipt that goes on", async || {
            let Screen::Receipt(now) = visit.app.show_again(WINDOW).await.unwrap() else { panic!() };
            now.go_on
        })
        .await;
    let status = visit.follow().await;
    assert_eq!(status.step, Stage::PaymentDue);
    let payment = status.payment.unwrap();
    assert_eq!((payment.paid, payment.amount.as_str()), (false, "Rp\u{a0}500,000"));
    let code = payment.code.unwrap();
    let qris = read_qris(&payment.qris.unwrap()).unwrap();
    assert_eq!(qris.billing_code.unwrap(), code.replace(' ', ""));
    assert_eq!(qris.amount, Some(500_000));
    // The ministry heard of an amount, and of nobody.
    let asked = gateway.ministry.bills.lock().unwrap()[0].clone();
    let asked = asked.as_object().unwrap();
    assert_eq!(asked.keys().collect::<Vec<_>>(), ["amount", "id", "office", "service"]);

    // An expired code is renewed by looking; the old one still pays.
    centre.time.pass_minutes(121);
    let renewed = visit.looks_again().await.payment.unwrap().code.unwrap();
    assert_ne!(renewed, code);
    let forged = gateway.tells(&code, 500_000, |_| "t=1,v1=00".into()).await;
    assert_eq!(forged, 401);
    assert_eq!(gateway.says_paid(&code, 499_999).await, 409);
    assert_eq!(gateway.says_paid("000000000000000", 500_000).await, 404);
    assert_eq!(gateway.says_paid(&code, 500_000).await, 204);
    assert_eq!(gateway.says_paid(&code, 500_000).await, 204, "said twice, it changes nothing");
    let status = visit.looks_again().await;
    assert_eq!(status.step, Stage::VisitDue);
    assert!(status.payment.unwrap().paid);

    // A time is chosen, and chosen anew.
    let slots = visit.slots().await;
    let booked = visit.books(&slots[0]).await.unwrap();
    let when = booked.visit.unwrap();
    assert_eq!((when.state, when.can_book), (VisitState::Booked, true));
    let again = visit.books(&slots[1]).await.unwrap();
    assert_ne!(again.visit.unwrap().when, when.when);
    visit.end().await;

    // The front desk sees who comes, and records it; deciding is for others, and it says for whom.
    let desk = Officer::signs_in(&office, DEWI).await;
    let case = desk.awaits(WorkListKind::Visits, &receipt.reference).await;
    assert_eq!(case.state, CaseStateView::VisitBooked);
    let row = desk.list(WorkListKind::Visits, &receipt.reference).await.rows.remove(0);
    assert!(row.visit.is_some() && row.due.is_none());
    let denied = case.denied.iter().find(|one| one.act == CaseAct::Decide).unwrap();
    assert!(denied.words.contains("Officer") && denied.words.contains("Supervisor"), "{denied:?}");
    let refused = desk.decides(&case, true, "No.").await.unwrap_err();
    assert_eq!(refused.code, ProblemCode::NotAllowed);
    let none = desk.records(&case, &[], "").await.unwrap_err();
    assert_eq!(none.code, ProblemCode::Invalid);
    let case = desk.records(&case, &[Taken::Photo, Taken::Fingerprints], "KJRI Penang").await.unwrap();
    assert_eq!(case.state, CaseStateView::New);
    assert!(case.timeline[0].note.as_ref().unwrap().contains("KJRI Penang"));
    desk.awaits_that(&case.id, "a visit at the centre", |c| c.journey == Journey::SafeAtCentre).await;

    // The clock runs now: due later, due today, overdue. What is late comes first.
    let due = desk.opens(&case.id).await.due.unwrap();
    assert_eq!(due.tone, DueTone::Later);
    let lists = [WorkListKind::Waiting, WorkListKind::DueToday, WorkListKind::Overdue];
    let mut tones = Vec::new();
    for _ in 0..40 {
        let row = desk.list(WorkListKind::Waiting, &receipt.reference).await.rows.remove(0);
        let tone = row.due.unwrap().tone;
        let on = [DueTone::Later, DueTone::Today, DueTone::Overdue].iter().position(|t| *t == tone).unwrap();
        assert_eq!(desk.finds(lists[on], &receipt.reference).await, 1);
        if tones.last() != Some(&tone) {
            tones.push(tone);
        }
        if tone == DueTone::Overdue {
            break;
        }
        centre.time.pass_minutes(DAY);
        // Grants hold for seven days: the office asks for new ones.
        office.go_offline().await;
        office.go_online();
        Officer::signs_in(&office, DEWI).await;
    }
    assert_eq!(tones, [DueTone::Later, DueTone::Today, DueTone::Overdue]);

    // Granted with a condition and a shorter validity; a longer one is refused.
    let officer = Officer::signs_in(&office, SARI).await;
    let case = officer.opens(&case.id).await;
    let latest = case.valid_until.clone().unwrap();
    let decision = |valid_until: String| DecisionInput {
        granted: true,
        reason: "All requirements are met.".into(),
        citation: case.citations[0].clone(),
        valid_until,
        conditions: vec!["no-work".into()],
    };
    let day = latest.parse::<jiff::civil::Date>().unwrap();
    let longer = day.tomorrow().unwrap().to_string();
    let app = &office.app;
    let refused = app.decide_case(WINDOW, &case.id, case.version, decision(longer)).await.unwrap_err();
    assert_eq!(refused.code, ProblemCode::Invalid);
    let shorter = day.yesterday().unwrap().to_string();
    app.decide_case(WINDOW, &case.id, case.version, decision(shorter)).await.unwrap();
    let case = officer.opens(&case.id).await;
    let permit = case.decision.unwrap();
    assert!(permit.number.as_ref().unwrap().starts_with("IM-"));
    assert_eq!(permit.conditions, ["No paid work in Indonesia."]);
    officer.awaits_that(&case.id, "a decision at the centre", |c| c.journey == Journey::SafeAtCentre).await;

    // Taken away by the head of the office, and the holder sees why.
    let denied = officer.opens(&case.id).await.denied;
    assert!(denied.iter().any(|one| one.act == CaseAct::Revoke && one.words.contains("Supervisor")));
    let head = Officer::signs_in(&office, KETUT).await;
    let case = head.opens(&case.id).await;
    let law = case.citations[0].clone();
    app.revoke_permit(WINDOW, &case.id, case.version, "The deed was forged.".into(), law).await.unwrap();
    head.awaits_that(&case.id, "its end at the centre", |c| c.journey == Journey::SafeAtCentre).await;
    let visit = Visit::begin(&kiosk.app, "id").await;
    let status = visit.status(&receipt.reference, &receipt.pin).await;
    assert_eq!(status.step, Stage::Revoked);
    assert!(status.decision.unwrap().revoked.unwrap().contains("The deed was forged."));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_place_of_a_slot_is_given_once_and_a_missed_one_is_free_again() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let officer = Officer::signs_in(&office, SARI).await;
    let mut receipts = Vec::new();
    for _ in 0..3 {
        let receipt = apply(&kiosk.app, "en", &Visitor::new()).await;
        let case = officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
        officer.confirms(&case, NTPN, "").await.unwrap();
        officer
            .awaits_that(&case.id, "a payment at the centre", |c| c.journey == Journey::SafeAtCentre)
            .await;
        receipts.push((receipt, case.id));
    }
    // The catalogue's plan has two places a slot; all three look at the same time.
    let mut visits = Vec::new();
    for (i, (receipt, _)) in receipts.iter().enumerate() {
        let visit = Visit::begin_in(&kiosk.app, &format!("window {i}"), "en").await;
        visit.status(&receipt.reference, &receipt.pin).await;
        let slots = visit.slots().await;
        visits.push((visit, slots));
    }
    let slot = visits[0].1[0].clone();
    for (visit, slots) in &visits[..2] {
        assert_eq!(slots[0], slot);
        visit.books(&slot).await.unwrap();
    }
    let (third, _) = &visits[2];
    let taken = third.books(&slot).await.unwrap_err();
    assert!(taken.message.contains("just taken"), "{taken:?}");
    // Nothing is left behind for anybody to look after, and it is not offered any more.
    kiosk.sent_all().await;
    assert_eq!(kiosk.app.place().await.unwrap().connection.attention, 0);
    assert!(!third.slots().await.contains(&slot));
    // Nor can a slot be had that the office does not have.
    let odd = format!("{} 03:33 20", slot.split(' ').next().unwrap());
    assert!(third.books(&odd).await.is_err());

    // Who does not come makes room, and is asked to choose again.
    let id = &receipts[0].1;
    officer.awaits_that(id, "the booking", |c| c.state == CaseStateView::VisitBooked).await;
    office.app.visit_missed(WINDOW, id).await.unwrap();
    officer.awaits_that(id, "it at the centre", |c| c.journey == Journey::SafeAtCentre).await;
    assert!(third.slots().await.contains(&slot));
    let status = visits[0].0.looks_again().await;
    assert!(status.visit.unwrap().words.contains("did not come"));
    for (visit, _) in visits {
        visit.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_is_taken_back_and_money_without_a_number_is_answered_for() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let receipt = apply(&kiosk.app, "en", &Visitor::new()).await;
    let desk = Officer::signs_in(&office, DEWI).await;
    let case = desk.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
    let wrong = desk.confirms(&case, "123", "").await.unwrap_err();
    assert_eq!(wrong.fields[0].field, "number");
    let refused = desk.confirms(&case, "", "The bank's slip was seen.").await.unwrap_err();
    assert_eq!(refused.code, ProblemCode::NotAllowed);
    assert!(refused.message.contains("Officer"), "{refused:?}");
    let officer = Officer::signs_in(&office, SARI).await;
    let paid = officer.confirms(&case, "", "The bank's slip was seen.").await.unwrap();
    assert!(paid.timeline[0].note.as_ref().unwrap().contains("The bank's slip was seen."));
    officer.awaits_that(&case.id, "it at the centre", |c| c.journey == Journey::SafeAtCentre).await;

    let visit = Visit::begin(&kiosk.app, "id").await;
    assert!(visit.status(&receipt.reference, &receipt.pin).await.can_withdraw);
    let gone = visit.see(visit.app.withdraw_application(WINDOW, String::new()).await).await.unwrap();
    let gone = this_status(gone);
    assert_eq!((gone.step, gone.can_withdraw), (Stage::Withdrawn, false));
    visit.end().await;
    let case = officer.awaits_that(&case.id, "that", |c| c.state == CaseStateView::Withdrawn).await;
    assert_eq!(officer.finds(WorkListKind::Closed, &receipt.reference).await, 1);
    let late = officer.decides(&case, false, "Too late.").await.unwrap_err();
    assert_eq!(late.code, ProblemCode::MovedOn);
}
