//! A family in one visit: each application is a case of its own, what is the same is offered again for
//! checking, every receipt stays at hand, and the next visitor finds nothing of it.

use lawang_app::kiosk::screen::{Check, Page, Receipt, Screen};
use lawang_app::office::view::WorkListKind;
use lawang_app::place::PlaceKind;
use lawang_app::problem::ProblemCode;
use lawang_core::form::answer::Provenance;

use crate::acting::{begin, filed_by, mother};
use crate::centre::{Centre, SARI};
use crate::device::{Device, WINDOW};
use crate::officer::Officer;
use crate::story::until_nothing_is_held;
use crate::visit::{Visit, held, this_page};
use crate::visitor::Visitor;

fn receipt(screen: Screen) -> Receipt {
    match screen {
        Screen::Receipt(receipt) => receipt,
        other => panic!("no receipt: {other:?}"),
    }
}

/// Fills in one application from its first question; only what is empty is typed.
async fn file(visit: &Visit, service: &str, visitor: &Visitor) -> Receipt {
    let first = begin(visit, service).await;
    visit.walk(first, visitor, |s| matches!(s, Screen::Declaration(_))).await;
    receipt(visit.submit(true, true).await.unwrap())
}

async fn another(visit: &Visit) -> Screen {
    visit.see(visit.app.file_another(&visit.window).await).await.unwrap()
}

/// A sibling: what differs from the first child, and nothing that can be taken over.
fn sibling() -> Visitor {
    let mut visitor = Visitor { answers: Default::default(), zone: None };
    for (field, answer) in [
        ("holder", "child"),
        ("passport_kind", "new"),
        ("passport_type", "electronic"),
        ("same_day", "no"),
        ("birth_date", "2017-05-01"),
        ("birth_place", "Singaraja"),
        ("full_name", "Ayu"),
        ("sex", "female"),
        ("nik", "5108014105170002"),
        ("emergency_relation", "relative"),
    ] {
        visitor = visitor.with(field, answer);
    }
    visitor
}

fn page_of(screen: &Screen, id: &str) -> bool {
    matches!(screen, Screen::Page(page) if page.id == id)
}

/// What a row of the check says of its source.
fn source(check: &Check, field: &str) -> Option<Provenance> {
    let rows = check.sections.iter().flat_map(|section| &section.rows);
    rows.clone().find(|row| row.field == field).unwrap_or_else(|| panic!("no {field}")).provenance
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_is_filed_in_one_visit_and_nothing_is_entered_twice() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let first = file(&visit, "passport-child", &mother()).await;
    assert_eq!(first.others, []);

    // The papers of the first are at the centre and gone from here before the second one is begun.
    kiosk.sent_all().await;
    until_nothing_is_held(&kiosk).await;
    let Screen::Services(services) = another(&visit).await else { panic!("no services") };
    assert_eq!(services.receipts.len(), 1);
    assert_eq!(services.receipts[0].reference, first.reference);

    let screen = begin(&visit, "passport-child").await;
    let page = this_page(visit.walk(screen, &sibling(), |s| page_of(s, "acting-person")).await);
    assert_eq!(held(&page, "acting_name"), "Siti Rahayu");
    assert!(page.fields.iter().all(|field| field.provenance == Some(Provenance::Reused)));
    assert_eq!(page.fields[0].provenance_word.as_deref(), Some("from the application before"));
    let screen = visit.walk(Screen::Page(page), &sibling(), |s| page_of(s, "nik")).await;
    assert_eq!(held(&this_page(screen.clone()), "nik"), "", "what is a person's own is asked of each");
    let page = this_page(visit.walk(screen, &sibling(), |s| page_of(s, "birth-certificate")).await);
    assert_eq!(page.fields[0].attachment, None);
    let page: Page =
        this_page(visit.walk(Screen::Page(page), &sibling(), |s| page_of(s, "family-card")).await);
    let card = page.fields[0].attachment.clone().expect("the family card is there again");
    assert_eq!(page.fields[0].provenance, Some(Provenance::Reused));
    visit.app.document_preview(&visit.window, &card.id, 0).await.unwrap();

    // One answer is not the same after all: it is typed, and no longer marked.
    let screen = visit.walk(Screen::Page(page), &sibling(), |s| matches!(s, Screen::Check(_))).await;
    visit.change("home-address").await.unwrap();
    visit.answer("home-address", &[("home_address", "Jalan Kenanga 9, Singaraja")]).await.unwrap();
    let Screen::Check(check) = visit.see(visit.app.set_language(WINDOW, "en").await).await.unwrap() else {
        panic!("{screen:?}")
    };
    for field in ["email", "father_name", "acting_name", "destination", "family_card", "parents_id"] {
        assert_eq!(source(&check, field), Some(Provenance::Reused), "{field}");
    }
    for field in ["home_address", "full_name", "nik", "birth_date", "sex", "emergency_relation"] {
        assert_eq!(source(&check, field), Some(Provenance::Typed), "{field}");
    }
    visit.on().await.unwrap();
    let second = receipt(visit.submit(true, true).await.unwrap());
    assert_ne!((&first.reference, &first.pin), (&second.reference, &second.pin));

    // Another service of the same family takes over what it asks too.
    another(&visit).await;
    let grown =
        ["holder", "passport_kind", "passport_type", "same_day", "nik", "sex", "occupation", "birth_place"];
    let answers = ["adult", "new", "ordinary", "no", "5108016504900001", "female", "Teacher", "Singaraja"];
    let herself = grown.into_iter().zip(answers).fold(
        Visitor { answers: Default::default(), zone: None }
            .with("full_name", "Siti Rahayu")
            .with("birth_date", "1990-04-25")
            .with("passport_years", "10")
            .with("acting_as", "self")
            .with("emergency_relation", "relative"),
        |visitor, (field, answer)| visitor.with(field, answer),
    );
    let third = file(&visit, "passport-adult", &herself).await;
    assert_eq!(third.acting, None, "a mother who files for herself acts for nobody");

    // All three receipts are there, each with its own PIN.
    assert_eq!(
        third.others.iter().map(|link| &link.reference).collect::<Vec<_>>(),
        [&first.reference, &second.reference, &third.reference]
    );
    for filed in [&first, &second, &third] {
        let shown = receipt(visit.see(visit.app.show_receipt(WINDOW, &filed.reference).await).await.unwrap());
        assert_eq!(
            (&shown.reference, &shown.pin, &shown.service),
            (&filed.reference, &filed.pin, &filed.service)
        );
    }
    let unknown = visit.app.show_receipt(WINDOW, "LW-2222-2222-22222").await.unwrap_err();
    assert_eq!(unknown.code, ProblemCode::NotFound);
    visit.end().await;
    until_nothing_is_held(&kiosk).await;

    // Three cases, each whole, with documents of its own that anyone with the case can open.
    let officer = Officer::signs_in(&office, SARI).await;
    let mut names = Vec::new();
    for filed in [&first, &second, &third] {
        let case = officer.awaits(WorkListKind::PaymentDue, &filed.reference).await;
        let case = officer
            .awaits_that(&case.id, "its documents", |c| c.documents.iter().all(|d| d.attachment.is_some()))
            .await;
        for document in &case.documents {
            let id = &document.attachment.as_ref().unwrap().id;
            office.app.case_document(WINDOW, &case.id, id, 0, false).await.unwrap();
        }
        assert_eq!(filed_by(&case).is_some(), filed.reference != third.reference);
        names.push(case.applicant);
    }
    assert_eq!(names, ["Budi", "Ayu", "Siti Rahayu"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_visitor_finds_nothing_of_the_family_before() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let filed = file(&visit, "passport-child", &mother()).await;
    another(&visit).await;
    // A second one is begun, with what is the same, and left.
    let screen = begin(&visit, "passport-child").await;
    visit.walk(screen, &sibling(), |s| page_of(s, "family-card")).await;
    visit.end().await;
    // What waits to be sent is the first application; of the second one nothing is left.
    let held_now = kiosk.app.held().await.unwrap();
    assert_eq!((held_now.drafts, held_now.bodies), (1, 1), "a draft whose code was shown stays, sealed");

    for language in ["en", "id"] {
        let visit = Visit::begin(&kiosk.app, language).await;
        for refused in [
            visit.app.show_receipt(WINDOW, &filed.reference).await.unwrap_err(),
            visit.app.file_another(WINDOW).await.unwrap_err(),
        ] {
            assert_eq!(refused.code, ProblemCode::NotFound);
        }
        let mut screen = begin(&visit, "passport-child").await;
        let mut seen = 0;
        let next = mother().with("full_name", "Nobody Else");
        while !matches!(screen, Screen::Check(_)) {
            if let Screen::Page(page) = &screen {
                for field in &page.fields {
                    assert_eq!((field.value.as_str(), &field.provenance), ("", &None), "{} leaked", field.id);
                    assert_eq!(field.attachment, None, "{} leaked", field.id);
                    seen += 1;
                }
            }
            let here = screen.clone();
            screen = visit.walk(screen, &next, |s| *s != here).await;
        }
        assert!(seen > 20, "the form was looked through");
        visit.end().await;
    }
}

/// Answers that another service does not take, or that would not be lawful there, are not offered.
#[tokio::test(flavor = "multi_thread")]
async fn only_what_fits_the_next_service_is_offered() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let visitor = Visitor::new();
    file(&visit, "itk-extension", &visitor).await;
    another(&visit).await;
    let screen = begin(&visit, "itk-extension").await;
    let page = this_page(screen.clone());
    assert_eq!(held(&page, "permit_kind"), "", "the permit is each one's own");
    let other = visitor.clone().typing("Erik Eriksson");
    let page = this_page(visit.walk(screen, &other, |s| page_of(s, "acting-as")).await);
    assert_eq!(held(&page, "acting_as"), "", "who filed for themselves does not act for the next one");
    let page = this_page(visit.walk(Screen::Page(page), &other, |s| page_of(s, "address")).await);
    assert_eq!(held(&page, "address"), crate::visitor::ADDRESS);
    let page = this_page(visit.walk(Screen::Page(page), &other, |s| page_of(s, "photo")).await);
    assert_eq!(page.fields[0].attachment, None, "a face is each one's own");
    visit.end().await;
}

/// The address in the middle of a form is typed over before anything else was saved: nothing breaks, and a
/// receipt can be looked at while the next application waits.
#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_can_be_looked_at_while_the_next_application_waits() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let first = file(&visit, "passport-child", &mother()).await;
    another(&visit).await;
    let screen = begin(&visit, "passport-child").await;
    let page = this_page(visit.walk(screen, &sibling(), |s| page_of(s, "nik")).await);
    let shown = receipt(visit.see(visit.app.show_receipt(WINDOW, &first.reference).await).await.unwrap());
    assert_eq!(shown.pin, first.pin);
    another(&visit).await;
    let screen = begin(&visit, "passport-child").await;
    let screen = visit.walk(screen, &sibling(), |s| page_of(s, "nik")).await;
    assert_eq!(this_page(screen.clone()).id, page.id);
    visit.walk(screen, &sibling(), |s| matches!(s, Screen::Declaration(_))).await;
    receipt(visit.submit(true, true).await.unwrap());
    visit.end().await;
    let waiting = kiosk.app.place().await.unwrap().connection.waiting;
    assert!(waiting >= 2);
}
