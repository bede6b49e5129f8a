//! Someone files for someone else: the relation, the name, the proof and the declaration are in the case, and
//! the receipt and the status tell the role and no name.

use lawang_app::kiosk::screen::{CheckRow, Page, Screen};
use lawang_app::office::view::{CaseView, WorkListKind};
use lawang_app::place::PlaceKind;

use crate::centre::{Centre, SARI};
use crate::device::{Device, WINDOW};
use crate::officer::Officer;
use crate::visit::{Visit, held, this_page};
use crate::visitor::Visitor;

/// A mother who files a passport for her child.
pub fn mother() -> Visitor {
    [
        ("holder", "child"),
        ("passport_kind", "new"),
        ("passport_type", "ordinary"),
        ("same_day", "no"),
        ("parents_coming", "both"),
        ("birth_date", "2020-02-29"),
        ("birth_place", "Singaraja"),
        ("acting_as", "mother"),
        ("acting_name", "Siti Rahayu"),
        ("acting_phone", "+62 812 0000 0000"),
        ("acting_id_number", "5108016504900001"),
        ("full_name", "Budi"),
        ("sex", "male"),
        ("nik", "5108012902200003"),
        ("home_address", "Jalan Melati 3, Singaraja"),
        ("father_name", "I Made Arta"),
        ("passport_purpose", "holiday"),
        ("destination", "UTO"),
        ("emergency_name", "Wayan Sudarma"),
        ("emergency_relation", "relative"),
        ("emergency_phone", "+62 813 0000 0000"),
        ("email", "siti@example.org"),
        ("phone", "+62 812 0000 0000"),
    ]
    .into_iter()
    .fold(Visitor { zone: None, ..Visitor::new() }, |visitor, (field, answer)| visitor.with(field, answer))
}

/// From the services to the first question of one of them.
pub async fn begin(visit: &Visit, service: &str) -> Screen {
    visit.see(visit.app.show_guide(&visit.window, service).await).await.unwrap();
    visit.see(visit.app.begin_application(&visit.window).await).await.unwrap()
}

/// Who filed, in which role, for whom: among the facts that decide.
pub fn filed_by(case: &CaseView) -> Option<(&str, &str)> {
    let fact = case.facts.iter().find(|fact| fact.label == "Filed by")?;
    Some((&fact.value, &fact.source))
}

fn is_page(id: &str) -> impl Fn(&Screen) -> bool {
    move |screen| matches!(screen, Screen::Page(page) if page.id == id)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mother_files_for_her_child_and_everyone_knows_it() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let first = begin(&visit, "passport-child").await;
    let page = this_page(visit.walk(first, &mother(), is_page("acting-as")).await);
    // Parents and guardians only; the questions are about the child.
    let offered: Vec<_> = page.fields[0].options.iter().map(|option| option.value.as_str()).collect();
    assert_eq!(offered, ["mother", "father", "guardian"]);
    let page = this_page(visit.walk(Screen::Page(page), &mother(), is_page("acting-person")).await);
    assert_eq!(page.title, "Who are you, the parent or guardian?");
    // Name, phone and number are all needed.
    let empty = [("acting_name", ""), ("acting_phone", ""), ("acting_id_number", "")];
    let problem = visit.answer("acting-person", &empty).await.unwrap_err();
    assert_eq!(problem.fields.len(), 3, "{problem:?}");
    let page = this_page(visit.walk(Screen::Page(page), &mother(), is_page("nik")).await);
    assert_eq!(page.title, "What is the NIK of the child?");

    let screen = visit.walk(Screen::Page(page), &mother(), |s| matches!(s, Screen::Declaration(_))).await;
    let Screen::Declaration(declaration) = screen else { unreachable!() };
    assert!(
        declaration.declaration.starts_with("I am Siti Rahayu, the mother of Budi."),
        "{}",
        declaration.declaration
    );
    let Screen::Receipt(receipt) = visit.submit(true, true).await.unwrap() else { panic!("no receipt") };
    assert_eq!(receipt.acting.as_deref(), Some("Filed by the mother"));
    visit.end().await;

    let officer = Officer::signs_in(&office, SARI).await;
    let case = officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
    assert_eq!(case.applicant, "Budi");
    assert_eq!(filed_by(&case), Some(("Siti Rahayu", "the mother, for Budi")));
    let shown: Vec<_> = case.sections.iter().flat_map(|s| &s.rows).map(|row| row.field.as_str()).collect();
    for field in ["acting_as", "acting_name", "acting_phone", "acting_id_number", "father_name"] {
        assert!(shown.contains(&field), "{field}");
    }
    assert!(!shown.contains(&"mother_name"), "whoever fills in the form is named once");
    assert!(case.documents.iter().any(|document| document.field == "birth_certificate"));

    // The status tells the role and nobody's name.
    let visit = Visit::begin(&kiosk.app, "id").await;
    let status = visit.status(&receipt.reference, &receipt.pin).await;
    assert_eq!(status.acting.as_deref(), Some("Diajukan oleh ibu"));
    let told = serde_json::to_string(&status).unwrap();
    assert!(!told.contains("Siti") && !told.contains("Budi"), "{told}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_act_depends_on_the_applicant_and_brings_the_proof() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let born = |date: &str| Visitor::new().typing("Anna Eriksson").with("birth_date", date);
    for (birth, acting, proof) in [
        ("1974-08-12", "helper", Some("power_of_attorney")),
        ("1974-08-12", "employer", Some("assignment_letter")),
        ("1974-08-12", "guarantor", Some("guarantor_letter")),
        ("1974-08-12", "self", None),
        ("2019-08-12", "mother", Some("birth_certificate")),
        ("2019-08-12", "guardian", Some("guardian_order")),
    ] {
        let visitor = born(birth)
            .with("acting_as", acting)
            .with("acting_name", "Siti Rahayu")
            .with("acting_phone", "081200000000")
            .with("acting_id_number", "X1234567");
        let visit = Visit::begin(&kiosk.app, "en").await;
        let page = visit.walk_to("acting-as", &visitor).await;
        let offered: Vec<_> = page.fields[0].options.iter().map(|o| o.value.as_str()).collect();
        let expected: &[&str] = match birth {
            "1974-08-12" => &["self", "guarantor", "employer", "helper"],
            _ => &["mother", "father", "guardian", "guarantor"],
        };
        assert_eq!(offered, expected, "{birth}");
        let screen = visit.walk(Screen::Page(page), &visitor, |s| matches!(s, Screen::Check(_))).await;
        let Screen::Check(check) = screen else { unreachable!() };
        let rows: Vec<&CheckRow> = check.sections.iter().flat_map(|section| &section.rows).collect();
        let proofs = [
            "power_of_attorney",
            "assignment_letter",
            "guarantor_letter",
            "birth_certificate",
            "guardian_order",
        ];
        let given: Vec<_> = proofs.into_iter().filter(|p| rows.iter().any(|row| row.field == *p)).collect();
        assert_eq!(given, proof.into_iter().collect::<Vec<_>>(), "{acting}");
        assert_eq!(rows.iter().any(|row| row.field == "acting_name"), acting != "self");
        visit.end().await;
    }
}

/// Who turns back and files alone after all leaves nothing of the other person in the case.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_for_an_acting_person_is_dropped_with_them() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let visitor = Visitor::new()
        .with("acting_as", "helper")
        .with("acting_name", "Somebody Else")
        .with("acting_phone", "081200000000")
        .with("acting_id_number", "X7654321");
    let visit = Visit::begin(&kiosk.app, "en").await;
    let first = visit.start().await;
    visit.walk(first, &visitor, |s| matches!(s, Screen::Check(_))).await;
    let page: Page = this_page(visit.change("acting-as").await.unwrap());
    assert_eq!(held(&page, "acting_as"), "helper");
    let screen = visit.answer("acting-as", &[("acting_as", "self")]).await.unwrap();
    assert!(matches!(screen, Screen::Check(_)), "{screen:?}");
    let screen = visit.on().await.unwrap();
    let Screen::Declaration(declaration) = screen else { panic!("{screen:?}") };
    assert!(!declaration.declaration.contains("Somebody"), "{}", declaration.declaration);
    let Screen::Receipt(receipt) = visit.submit(true, true).await.unwrap() else { panic!("no receipt") };
    assert_eq!(receipt.acting, None);
    visit.end().await;
    let officer = Officer::signs_in(&office, SARI).await;
    let case = officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
    assert_eq!(filed_by(&case), None);
    let told = serde_json::to_string(&office.app.open_case(WINDOW, &case.id).await.unwrap()).unwrap();
    assert!(!told.contains("Somebody") && !told.contains("X7654321"));
    assert_eq!(case.documents.len(), 2, "the power of attorney went with the helper");
}
