//! Drafts: what was shown as saved is there again after a crash, for who has the code and the birth date,
//! and for nobody else.

use lawang_app::App;
use lawang_app::kiosk::screen::{Page, Screen};
use lawang_app::place::PlaceKind;
use lawang_app::problem::ProblemCode;
use lawang_core::form::answer::Provenance;

use crate::centre::Centre;
use crate::device::Device;
use crate::story::until_nothing_is_held;
use crate::visit::{Visit, held, this_page};
use crate::visitor::{ADDRESS, Visitor, paper};

/// Someone fills the form in up to a page and leaves it there. The code that was shown, and the page.
pub async fn left(app: &App, visitor: &Visitor, page: &str) -> (String, Page) {
    let visit = Visit::begin(app, "en").await;
    let first = visit.start().await;
    let screen = visit.walk(first, visitor, |s| matches!(s, Screen::ResumeCode(_))).await;
    let Screen::ResumeCode(code) = &screen else { panic!("no code") };
    let code = code.code.clone();
    let screen = visit.walk(screen, visitor, |s| matches!(s, Screen::Page(p) if p.id == page)).await;
    (code, this_page(screen))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_outlives_a_crash_for_its_owner_alone() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let visitor = Visitor::new();
    let (code, page) = left(&kiosk.app, &visitor, "photo").await;
    assert!(page.saved.as_ref().is_some_and(|saved| saved.starts_with("Saved ")), "{:?}", page.saved);
    let kiosk = kiosk.crash().await;
    assert_eq!(kiosk.app.held().await.unwrap().drafts, 1);

    let visit = Visit::begin(&kiosk.app, "id").await;
    for (code, birth) in
        [(code.as_str(), "1974-08-11"), (code.as_str(), "1974-08"), ("R-3333-3333-33333", "1974-08-12")]
    {
        assert_eq!(visit.resume(code, birth).await.unwrap_err().code, ProblemCode::WrongSecrets);
    }
    // The code as people type it, the date with few digits.
    let screen = visit.resume(&code.to_lowercase().replace('-', " "), "1974-8-12").await.unwrap();
    assert_eq!(this_page(screen.clone()).id, "photo");
    let ticket = visit.back().await.unwrap();
    let document = this_page(ticket.clone()).fields[0].attachment.clone().unwrap();
    assert_eq!(document.pages, 1);
    visit.app.document_preview(&visit.window, &document.id, 0).await.unwrap();
    let answers = visit.look_back(ticket).await;
    // Who came on a visa on arrival is not asked for how long: there is one length.
    for (field, answer) in visitor.answers.iter().filter(|(field, _)| *field != "extension_days") {
        let known = answers.get(field).unwrap_or_else(|| panic!("{field} is lost"));
        assert_eq!(known.replace(' ', ""), answer.replace(' ', ""), "{field} came back as it was answered");
    }
    assert_eq!(answers["full_name"], "ANNA MARIA ERIKSSON");
    visit.end().await;

    // And it can be filed after that.
    let kiosk = kiosk.crash().await;
    kiosk.go_online();
    let visit = Visit::begin(&kiosk.app, "en").await;
    let screen = visit.resume(&code, "1974-08-12").await.unwrap();
    let check = visit.walk(screen, &visitor, |s| matches!(s, Screen::Check(_))).await;
    let Screen::Check(check) = check else { panic!("no check") };
    let name = check.sections.iter().flat_map(|s| &s.rows).find(|row| row.field == "full_name").unwrap();
    assert_eq!(name.provenance, Some(Provenance::Scanned), "what was scanned stays known");
    visit.on().await.unwrap();
    assert!(matches!(visit.submit(true, true).await.unwrap(), Screen::Receipt(_)));
    assert!(visit.resume(&code, "1974-08-12").await.is_err(), "a submitted draft is gone");
    visit.end().await;
    until_nothing_is_held(&kiosk).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_ends_before_its_code_was_shown_leaves_nothing() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    visit.walk_to("birth-date", &Visitor::new()).await;
    assert_eq!(kiosk.app.held().await.unwrap().drafts, 1);
    visit.end().await;
    assert_eq!(kiosk.app.held().await.unwrap(), Default::default());
    // The next visitor's beginning ends a visit as well.
    let visit = Visit::begin(&kiosk.app, "en").await;
    visit.walk_to("birth-date", &Visitor::new()).await;
    Visit::begin(&kiosk.app, "id").await;
    assert_eq!(kiosk.app.held().await.unwrap(), Default::default());
    // Another service is another application.
    visit.walk_to("birth-date", &Visitor::new()).await;
    kiosk.app.show_guide(&visit.window, "re-entry-permit").await.unwrap();
    assert_eq!(kiosk.app.held().await.unwrap(), Default::default());
    // After a crash nobody can know its code.
    visit.walk_to("birth-date", &Visitor::new()).await;
    drop(visit);
    assert_eq!(kiosk.app.held().await.unwrap().drafts, 1);
    let kiosk = kiosk.crash().await;
    assert_eq!(kiosk.app.held().await.unwrap(), Default::default());
}

/// Who typed only the year of birth finds the draft with it, also after the passport has told the day.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_opens_a_draft_also_after_the_passport_was_read() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let visitor = Visitor::new().with("birth_date", "1974");
    let (code, _) = left(&kiosk.app, &visitor, "arrival").await;
    for date in ["1974--", "1974-08-12"] {
        let visit = Visit::begin(&kiosk.app, "en").await;
        visit.resume(&code, date).await.unwrap();
        visit.end().await;
    }
    let visit = Visit::begin(&kiosk.app, "en").await;
    assert!(visit.resume(&code, "1974-08").await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_birth_date_known_in_part_opens_a_draft_too() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    for (answered, typed, wrong) in [("1974", "1974--", "1974-1"), ("1974-08", "1974-8", "1974")] {
        let visitor = Visitor::new().typing("Siti Rahayu").with("birth_date", answered);
        let (code, page) = left(&kiosk.app, &visitor, "arrival").await;
        assert_eq!(page.id, "arrival");
        let visit = Visit::begin(&kiosk.app, "en").await;
        assert!(visit.resume(&code, wrong).await.is_err());
        visit.resume(&code, typed).await.unwrap();
        visit.end().await;
    }
}

/// A changed answer is saved where it stands, and so is a replaced document.
#[tokio::test(flavor = "multi_thread")]
async fn the_newest_answer_is_the_one_that_comes_back() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let visitor = Visitor::new();
    let (code, _) = left(&kiosk.app, &visitor, "address").await;
    let app = kiosk.app.clone();
    let visit = Visit::begin(&app, "en").await;
    visit.resume(&code, "1974-08-12").await.unwrap();
    for address in ["Jalan Satu 1", ADDRESS, "Jalan Dua 2"] {
        visit.answer("address", &[("address", address)]).await.unwrap();
        visit.back().await.unwrap();
    }
    let next = visit.answer("address", &[("address", "Jalan Tiga 3")]).await.unwrap();
    visit.walk(next, &visitor, |s| matches!(s, Screen::Page(p) if p.id == "photo")).await;
    visit.add("photo", paper("photo")).await.unwrap();
    drop((visit, app));
    let kiosk = kiosk.crash().await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let mut page = this_page(visit.resume(&code, "1974-08-12").await.unwrap());
    assert!(page.fields[0].attachment.is_some(), "the photo is there");
    while page.id != "address" {
        page = this_page(visit.back().await.unwrap());
    }
    assert_eq!(held(&page, "address"), "Jalan Tiga 3");
}
