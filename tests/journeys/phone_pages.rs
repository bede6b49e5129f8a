//! Every page for phones in a real browser at a phone's size: in each language, by day and by night, axe finds
//! nothing, and nothing is wider than the screen. With `LAWANG_PICTURES` set to a folder it leaves a picture
//! of each there.

use std::path::{Path, PathBuf};
use std::time::Duration;

use lawang_app::kiosk::screen::Receipt;
use lawang_app::office::view::{DecisionInput, Journey, WorkListKind};
use lawang_app::place::PlaceKind;
use lawang_tests::desktop::browser::{Browser, Scheme};

use crate::centre::{Centre, SARI, workspace};
use crate::device::{Device, WINDOW};
use crate::officer::{NTPN, Officer};
use crate::visit::{Visit, apply};
use crate::visitor::Visitor;

/// A common phone, in CSS pixels.
const SIZE: (u32, u32) = (390, 844);
const LANGUAGES: [&str; 2] = ["id", "en"];

/// What axe finds: the rules of WCAG 2.2 A and AA, and its best practices.
const AXE: &str = r#"
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
        .then((found) => done(found.violations.map(({ id, nodes }) =>
            `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)),
            (error) => done([String(error)]));"#;

struct Looked<'b> {
    browser: &'b Browser,
    url: String,
    language: &'static str,
    scheme: Scheme,
    axe: String,
    pictures: Option<PathBuf>,
    pages: usize,
}

impl Looked<'_> {
    async fn goes(&mut self, name: &str, path: &str) {
        let between = if path.contains('?') { '&' } else { '?' };
        let address = format!("{}{path}{between}lang={}", self.url, self.language);
        self.browser.go(&address).await.unwrap();
        self.looks(name).await;
    }

    /// Looks at the page that is shown.
    async fn looks(&mut self, name: &str) {
        let shown = format!("{name} ({}, {:?})", self.language, self.scheme);
        if let Some(folder) = &self.pictures {
            let file = folder.join(format!("{name}-{}-{:?}.png", self.language, self.scheme).to_lowercase());
            self.browser.picture(&file).await.unwrap();
        }
        self.browser.eval(&self.axe, vec![]).await.unwrap();
        let found = self.browser.eval_async(AXE, vec![]).await.unwrap();
        assert_eq!(found, serde_json::json!([]), "{shown}");
        let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(self.browser.eval(wide, vec![]).await.unwrap(), 0, "{shown} is wider than the screen");
        let language = self.browser.eval("return document.documentElement.lang", vec![]).await.unwrap();
        assert_eq!(language, self.language, "{shown}");
        let text = self.browser.eval("return document.body.innerText", vec![]).await.unwrap();
        assert!(!text.as_str().unwrap().contains('⟨'), "{shown}: words are missing");
        self.pages += 1;
    }

    async fn clicks(&mut self, css: &str) {
        self.browser.click(css).await.unwrap();
    }

    async fn sends(&mut self) {
        self.browser.follow("form button[type=submit]").await.unwrap();
    }

    async fn opens(&mut self, receipt: &Receipt) {
        self.browser
            .go(&format!("{}/s/{}?lang={}", self.url, receipt.reference, self.language))
            .await
            .unwrap();
        self.browser.type_into("#field-pin", &receipt.pin).await.unwrap();
        self.sends().await;
    }
}

/// Cases at every step, at one centre.
struct Scene {
    centre: Centre,
    kiosk: Device,
    to_pay: Receipt,
    paid: Receipt,
    asked: Receipt,
    granted: Receipt,
    refused: Receipt,
}

async fn scene() -> Scene {
    let centre = Centre::open_as_demo().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let officer = Officer::signs_in(&office, SARI).await;
    let mut receipts = Vec::new();
    for step in 0..5 {
        let receipt = apply(&kiosk.app, "en", &Visitor::new()).await;
        let mut case = officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
        if step > 0 {
            officer.confirms(&case, NTPN, "").await.unwrap();
            case = safe(&officer, &case.id).await;
        }
        if step > 2 {
            officer.records(&case, &lawang_core::case::Taken::ALL, "").await.unwrap();
            case = safe(&officer, &case.id).await;
        }
        match step {
            2 => {
                let fields =
                    ["address", "birth_date", "nationality", "sex", "email", "onward_ticket", "photo"];
                let fields = fields.map(str::to_owned).to_vec();
                let note =
                    "Please compare all of this with your passport.\nThe photo is too dark.".to_owned();
                office.app.ask_correction(WINDOW, &case.id, case.version, fields, note).await.unwrap();
                safe(&officer, &case.id).await;
            }
            3 | 4 => {
                let decision = DecisionInput {
                    granted: step == 3,
                    reason: "All requirements are met.".into(),
                    citation: case.citations[0].clone(),
                    valid_until: if step == 3 { case.valid_until.clone().unwrap() } else { String::new() },
                    conditions: if step == 3 { vec!["no-work".into()] } else { vec![] },
                };
                office.app.decide_case(WINDOW, &case.id, case.version, decision).await.unwrap();
                safe(&officer, &case.id).await;
            }
            _ => {}
        }
        receipts.push(receipt);
    }
    let [to_pay, paid, asked, granted, refused] = receipts.try_into().unwrap();
    Scene { centre, kiosk, to_pay, paid, asked, granted, refused }
}

async fn safe(officer: &Officer<'_>, id: &str) -> lawang_app::office::view::CaseView {
    officer.awaits_that(id, "it at the centre", |c| c.journey == Journey::SafeAtCentre).await
}

async fn look_at_all(looked: &mut Looked<'_>, scene: &Scene) {
    looked.goes("find", "/s").await;
    looked.goes("find-one", &format!("/s/{}", scene.to_pay.reference)).await;
    looked.goes("find-mistyped", "/s/LW-7K2M").await;
    looked.goes("find-closed", "/s?closed").await;
    looked.browser.type_into("#field-pin", "1").await.unwrap();
    looked.sends().await;
    looked.looks("find-wrong").await;
    looked.goes("not-found", "/g/nothing").await;

    for (name, receipt) in [
        ("status-to-pay", &scene.to_pay),
        ("status-granted", &scene.granted),
        ("status-refused", &scene.refused),
        ("status-visit", &scene.paid),
    ] {
        looked.opens(receipt).await;
        looked.looks(name).await;
    }
    looked.goes("withdraw", "/s/case/withdraw").await;
    looked.goes("visit", "/s/case/visit").await;
    looked.sends().await;
    looked.looks("visit-missing").await;
    looked.clicks("label[for=slot-0]").await;
    looked.sends().await;
    looked.looks("status-booked").await;
    looked.sends().await;
    looked.looks("closed").await;

    looked.opens(&scene.asked).await;
    looked.looks("status-asked").await;
    correct(looked).await;
    guides(looked).await;
    uploads(looked, scene).await;
}

/// Through every kind of field, wrong first where something can be wrong.
async fn correct(looked: &mut Looked<'_>) {
    let empty = "for (const field of document.querySelectorAll('main :is(input:not([type]), input[type=text], \
                 input[type=email], textarea)')) field.value = field.type === 'email' ? 'anna@' : ''; \
                 for (const select of document.querySelectorAll('select')) select.value = ''";
    looked.goes("correct", "/s/case/correct").await;
    let mut seen = 0;
    loop {
        let path = looked.browser.eval("return location.pathname", vec![]).await.unwrap();
        let path = path.as_str().unwrap().to_owned();
        if path == "/s/case/check" {
            break;
        }
        seen += 1;
        let page = path.rsplit('/').next().unwrap().to_owned();
        looked.looks(&format!("correct-{page}")).await;
        let is_file = looked.browser.exists("input[type=file]").await.unwrap();
        if !is_file {
            let kept = looked
                .browser
                .eval(
                    "return [...document.querySelectorAll('main [id^=field-]:is(input, select, textarea)')].map((e) => [e.id, e.value])",
                    vec![],
                )
                .await
                .unwrap();
            looked.browser.eval(empty, vec![]).await.unwrap();
            looked.sends().await;
            looked.looks(&format!("correct-{page}-wrong")).await;
            let back = "for (const [id, value] of arguments[0]) document.getElementById(id).value = value";
            looked.browser.eval(back, vec![kept]).await.unwrap();
        }
        looked.sends().await;
        let moved = looked.browser.eval("return location.pathname", vec![]).await.unwrap();
        assert_ne!(moved, path.as_str(), "{page} goes on");
    }
    assert!(seen >= 5, "only {seen} pages to correct");
    looked.looks("correct-check").await;
}

async fn guides(looked: &mut Looked<'_>) {
    looked.goes("guides", "/g").await;
    for service in ["itk-extension", "itas-extension", "re-entry-permit", "passport-adult", "passport-child"]
    {
        looked.goes(&format!("guide-{service}"), &format!("/g/{service}")).await;
    }
    let year = jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::UTC).year();
    for (name, ends) in [("open", Some(year + 1)), ("beyond", Some(year - 1)), ("wrong", None)] {
        looked.goes("deadlines", "/g/itk-extension/deadlines").await;
        for (part, value) in [("day", 20), ("month", 12)].into_iter().chain(ends.map(|year| ("year", year))) {
            looked.browser.type_into(&format!("#field-permit_end-{part}"), &value.to_string()).await.unwrap();
        }
        looked.sends().await;
        looked.looks(&format!("deadlines-{name}")).await;
    }
    looked.goes("checklist", "/g/itk-extension/checklist").await;
    looked.sends().await;
    looked.looks("checklist-wrong").await;
    looked.clicks("[for=field-permit_kind-visa_on_arrival]").await;
    looked.sends().await;
    looked.looks("checklist-date").await;
    let date = async |looked: &mut Looked<'_>, field: &str, year: i16| {
        for (part, value) in [("day", "20".to_owned()), ("month", "12".into()), ("year", year.to_string())] {
            looked.browser.type_into(&format!("#field-{field}-{part}"), &value).await.unwrap();
        }
        looked.sends().await;
    };
    date(looked, "permit_end", year + 1).await;
    looked.clicks("[for=field-extended_before-no]").await;
    looked.looks("checklist-yes-no").await;
    looked.sends().await;
    date(looked, "passport_expiry", year + 4).await;
    looked.looks("checklist-result").await;
    looked.goes("checklist-again", "/g/itk-extension/checklist").await;
    looked.clicks("[for=field-permit_kind-visa_free]").await;
    looked.sends().await;
    date(looked, "permit_end", year + 1).await;
    date(looked, "passport_expiry", year + 4).await;
    looked.clicks("[for^=field-extension_days]").await;
    looked.sends().await;
    looked.looks("checklist-refused").await;
}

async fn uploads(looked: &mut Looked<'_>, scene: &Scene) {
    let window = format!("{}-{:?}", looked.language, looked.scheme);
    let visit = Visit::begin_in(&scene.kiosk.app, &window, looked.language).await;
    visit.walk_to("photo", &Visitor::new()).await;
    let offer = scene.kiosk.app.offer_phone(&window, "photo").await.unwrap();
    let path = offer.address.strip_prefix(&scene.centre.url).unwrap().to_owned();
    looked.goes("upload", &path).await;
    looked.sends().await;
    looked.looks("upload-missing").await;
    let folder = tempfile::tempdir().unwrap();
    let photo = lawang_tests::papers::photo(folder.path()).unwrap();
    looked.goes("upload-again", &path).await;
    looked.browser.set_file("#field-file", &photo).await.unwrap();
    let (taken, ()) = tokio::join!(scene.kiosk.app.await_phone(&window), looked.sends());
    assert!(taken.unwrap().is_some());
    tokio::time::sleep(Duration::from_millis(50)).await;
    looked.goes("upload-taken", &path).await;
    scene.kiosk.app.cancel_phone(&window).await.unwrap();
    looked.goes("upload-over", "/u/abcdefghijklmnopqrstuvwxyz234567").await;
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_any_page_for_phones() {
    let axe = std::fs::read_to_string(workspace("ui/node_modules/axe-core/axe.min.js"))
        .expect("npm ci in ui, or cargo xtask setup");
    let pictures = std::env::var_os("LAWANG_PICTURES").map(PathBuf::from);
    if let Some(folder) = &pictures {
        std::fs::create_dir_all::<&Path>(folder).unwrap();
    }
    let scene = scene().await;
    for scheme in [Scheme::Light, Scheme::Dark] {
        let browser = Browser::open(SIZE, scheme).await.unwrap();
        for language in LANGUAGES {
            // A visit that was booked for one language is booked anew in the next.
            let (axe, pictures, url) = (axe.clone(), pictures.clone(), scene.centre.url.clone());
            let mut looked = Looked { browser: &browser, url, language, scheme, axe, pictures, pages: 0 };
            look_at_all(&mut looked, &scene).await;
            println!("{} pages in {language}, {scheme:?}: nothing found", looked.pages);
            assert!(looked.pages > 40, "only {} pages", looked.pages);
        }
        browser.close().await.unwrap();
    }
}
