//! A version is published at the centre, and every device switches to it at its minute: with no network too.
//! What was filed before keeps the rules it was filed under.

use lawang_app::kiosk::screen::{Guide, Screen};
use lawang_app::office::view::WorkListKind;
use lawang_app::place::{PlaceKind, Rules};
use lawang_core::catalogue::Files;
use serde_json::{Value, json};

use crate::centre::{Centre, OFFICE, PASSWORD};
use crate::device::Device;
use crate::officer::Officer;
use crate::visit::{Visit, apply};
use crate::visitor::{SERVICE, Visitor};

const OLD_FEE: &str = "500,000";
const NEW_FEE: &str = "612,000";

/// An editor and an approver, signed in at the command line.
struct Desk {
    editor: String,
    approver: String,
}

impl Desk {
    async fn open(centre: &Centre) -> Self {
        let mut tokens = Vec::new();
        for (login, role) in [("edi", "policy_editor"), ("apri", "policy_approver")] {
            let new = json!({
                "login": login, "name": login, "office": OFFICE, "roles": [role], "password": PASSWORD,
            });
            centre.post("admin/officers", &new).await;
            let session =
                centre.post("admin/session", &json!({ "login": login, "password": PASSWORD })).await;
            tokens.push(session["token"].as_str().unwrap().to_owned());
        }
        Self { editor: tokens[0].clone(), approver: tokens[1].clone() }
    }

    /// Status and answer.
    async fn publishes(&self, centre: &Centre, files: &Files, from: Option<i64>) -> (u16, Value) {
        let asked = json!({
            "files": files, "title": { "en": "Another fee", "id": "Tarif lain" }, "from": from,
            "approver": self.approver,
        });
        self.asks(centre, &asked, &self.editor).await
    }

    async fn asks(&self, centre: &Centre, asked: &Value, token: &str) -> (u16, Value) {
        let address = format!("{}/v1/admin/catalogue", centre.url);
        let request = reqwest::Client::new().post(address).bearer_auth(token).json(asked);
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        (status, serde_json::from_str(&answer.text().await.unwrap()).unwrap_or_default())
    }
}

/// The shipped catalogue with another fee for a stay of 30 days.
fn with_fee(fee: &str) -> Files {
    let mut files = lawang_app::shipped_catalogue();
    let policy = files.get_mut("policy/visit.toml").unwrap();
    let at = policy.find("id = \"itk_fee_30\"").unwrap();
    let value = at + policy[at..].find("500_000").unwrap();
    policy.replace_range(value..value + 7, fee);
    // The example says what the fee is: whoever changes it changes that too.
    let example = files.get_mut("services/itk-extension/cases/first-extension.toml").unwrap();
    *example = example.replacen("500_000", fee, 1);
    files
}

async fn guide(device: &Device) -> Guide {
    let visit = Visit::begin(&device.app, "en").await;
    let shown = visit.see(device.app.show_guide("main", SERVICE).await).await.unwrap();
    visit.end().await;
    match shown {
        Screen::Guide(guide) => guide,
        other => panic!("no guide: {other:?}"),
    }
}

pub async fn fee_is(device: &Device, fee: &str) {
    let shown = serde_json::to_string(&guide(device).await).unwrap();
    assert!(shown.contains(fee), "{fee} is not in {shown}");
}

pub async fn rules_are(device: &Device, wanted: impl Fn(&Rules) -> bool) {
    device.until("the rules", async || wanted(&device.app.rules()).then_some(())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_device_switches_at_its_minute_with_no_network_and_a_filed_case_keeps_its_rules() {
    let centre = Centre::open_as_demo().await;
    let desk = Desk::open(&centre).await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    fee_is(&kiosk, OLD_FEE).await;

    let from = centre.time.now() + 60 * 60_000;
    let (status, published) = desk.publishes(&centre, &with_fee("612_000"), Some(from)).await;
    assert_eq!((status, &published["number"], &published["from"]), (200, &json!(1), &json!(from)));
    assert_eq!(published["services"], json!([SERVICE]), "only what it changes");

    // It is here before it begins, and then the network goes.
    for device in [&kiosk, &office] {
        rules_are(device, |rules| rules.next.as_ref().is_some_and(|next| next.ready)).await;
        assert_eq!(device.app.rules().number, 0);
        device.go_offline().await;
    }
    fee_is(&kiosk, OLD_FEE).await;
    let before = apply(&kiosk.app, "en", &Visitor::new()).await;
    centre.time.pass_minutes(59);
    fee_is(&kiosk, OLD_FEE).await;
    centre.time.pass_minutes(2);
    fee_is(&kiosk, NEW_FEE).await;
    assert_eq!(office.app.rules().number, 1);

    // Started again with no network it is the same.
    let kiosk = kiosk.crash().await;
    fee_is(&kiosk, NEW_FEE).await;
    let after = apply(&kiosk.app, "en", &Visitor::new()).await;

    // Both are taken: each under the rules that held when it was filed.
    kiosk.go_online();
    office.go_online();
    kiosk.sent_all().await;
    let desk = Officer::signs_in(&office, crate::centre::SARI).await;
    for (receipt, fee, version) in [(before, OLD_FEE, 0), (after, NEW_FEE, 1)] {
        let row = desk.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
        let view = desk.opens(&row.id).await;
        let shown = serde_json::to_string(&view).unwrap();
        assert!(shown.contains(fee), "{fee} is not in {shown}");
        assert_eq!(view.rules.number, version);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rules_change_in_the_middle_of_a_form_and_nothing_is_sent_unseen() {
    let centre = Centre::open_as_demo().await;
    let desk = Desk::open(&centre).await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let visitor = Visitor::new();
    let first = visit.start().await;
    visit.walk(first, &visitor, |screen| matches!(screen, Screen::Check(_))).await;
    let declaration = visit.on().await.unwrap();
    assert!(matches!(declaration, Screen::Declaration(_)));

    let (status, _) = desk.publishes(&centre, &with_fee("612_000"), None).await;
    assert_eq!(status, 200);
    rules_are(&kiosk, |rules| rules.number == 1).await;

    // Instead of being sent, the form shows what holds now: the new fee, and that something has changed.
    let Screen::Assessment(shown) = visit.submit(true, true).await.unwrap() else { panic!("it was sent") };
    assert!(shown.notice.is_some() && shown.facts.iter().any(|fact| fact.value.contains(NEW_FEE)));
    // Everything is still there, and is not asked again.
    assert!(matches!(visit.on().await.unwrap(), Screen::Check(_)));
    assert!(matches!(visit.on().await.unwrap(), Screen::Declaration(_)));
    assert!(matches!(visit.submit(true, true).await.unwrap(), Screen::Receipt(_)));
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_whole_or_not_approved_by_another_is_refused_and_the_rules_stay() {
    let centre = Centre::open_as_demo().await;
    let desk = Desk::open(&centre).await;

    let mut broken = with_fee("612_000");
    let policy = broken.get_mut("policy/visit.toml").unwrap();
    *policy = policy.replacen("when = \"", "when = \"((", 1);
    let (status, answer) = desk.publishes(&centre, &broken, None).await;
    assert_eq!(status, 422);
    let detail = answer["detail"].as_str().unwrap();
    assert!(detail.starts_with("policy/visit.toml:"), "{detail}");

    let asked = |approver: &str| json!({ "files": with_fee("612_000"), "title": { "en": "x", "id": "x" }, "approver": approver });
    for (token, approver, status) in [
        (&desk.editor, &desk.editor, 403),
        (&desk.approver, &desk.editor, 403),
        (&desk.editor, &"nobody".to_owned(), 400),
    ] {
        assert_eq!(desk.asks(&centre, &asked(approver), token).await.0, status);
    }

    // Outside demo data only official values go out.
    let real = Centre::open().await;
    let desk = Desk::open(&real).await;
    let (status, answer) = desk.publishes(&real, &with_fee("612_000"), None).await;
    assert_eq!(status, 422);
    assert!(answer["detail"].as_str().unwrap().contains("not verified at its official source"), "{answer}");
    let kiosk = Device::new(&real, PlaceKind::Kiosk).await;
    assert_eq!(kiosk.app.rules().number, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transitional_rule_takes_undecided_cases_along_and_their_fee_stays() {
    let centre = Centre::open_as_demo().await;
    let desk = Desk::open(&centre).await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let receipt = apply(&kiosk.app, "en", &Visitor::new()).await;
    let officer = Officer::signs_in(&office, crate::centre::SARI).await;
    let row = officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;

    let asked = json!({
        "files": with_fee("612_000"), "title": { "en": "Another fee", "id": "Tarif lain" },
        "approver": desk.approver, "transition": "apply",
    });
    assert_eq!(desk.asks(&centre, &asked, &desk.editor).await.0, 200);
    let view = office
        .until("the case under the new rules", async || {
            let view = officer.opens(&row.id).await;
            (view.rules.number == 1).then_some(view)
        })
        .await;
    let shown = serde_json::to_string(&view).unwrap();
    assert!(shown.contains(OLD_FEE) && !shown.contains(NEW_FEE), "{shown}");
    assert!(shown.contains("Assessed anew"), "{shown}");
}
