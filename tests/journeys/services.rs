//! Every service of the catalogue can be had: each example case that is eligible is filed through the whole
//! form, on its day, at a kiosk without a line. A service that is filed elsewhere says where.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use lawang_app::kiosk::screen::{Field, Page, Receipt, Screen};
use lawang_app::place::PlaceKind;
use lawang_core::form::FieldKind;

use crate::centre::Centre;
use crate::device::Device;
use crate::visit::Visit;
use crate::visitor::{paper_for, today};

/// An eligible example case: its service, its file, its day, its answers.
struct Example {
    service: String,
    file: String,
    date: Date,
    answers: HashMap<String, String>,
}

#[tokio::test(flavor = "multi_thread")]
async fn every_service_can_be_filed_from_the_guide_to_the_receipt() {
    let examples = eligible();
    let services = lawang_core::catalogue::load(&lawang_app::shipped_catalogue()).catalogue.services;
    for service in services.keys() {
        assert!(examples.iter().any(|e| e.service == *service), "{service} has no eligible example");
    }
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    for (i, example) in examples.iter().enumerate() {
        set_clock(&centre, example.date);
        let visit = Visit::begin(&kiosk.app, if i % 2 == 0 { "id" } else { "en" }).await;
        if services[&example.service].filed.kiosk {
            let _ = file(&visit, example).await;
        } else {
            is_told_where(&visit, example, services[&example.service].filed.counter).await;
        }
        visit.end().await;
    }
    let waiting = kiosk.app.place().await.unwrap().connection.waiting;
    let filed = examples.iter().filter(|e| services[&e.service].filed.kiosk).count();
    assert!(waiting >= u32::try_from(filed).unwrap());
    assert!(filed < examples.len(), "some service is filed elsewhere");
}

fn eligible() -> Vec<Example> {
    let mut examples = Vec::new();
    for (name, text) in lawang_app::shipped_catalogue() {
        let parts: Vec<&str> = name.split('/').collect();
        let ["services", service, "cases", _] = parts.as_slice() else { continue };
        let case: toml::Table = text.parse().unwrap();
        if case["outcome"].as_str() != Some("eligible") {
            continue;
        }
        let answers = case["answers"].as_table().unwrap().iter();
        examples.push(Example {
            service: (*service).to_owned(),
            date: case["date"].as_datetime().unwrap().to_string().parse().unwrap(),
            answers: answers.map(|(f, a)| (f.clone(), a.as_str().unwrap().to_owned())).collect(),
            file: name,
        });
    }
    examples
}

/// Noon of that day, where the devices stand.
fn set_clock(centre: &Centre, date: Date) {
    let noon = date.at(12, 0, 0, 0).to_zoned_datetime(TimeZone::get("Asia/Jakarta").unwrap()).unwrap();
    let wanted = noon.timestamp().as_millisecond();
    centre.time.pass_minutes((wanted - centre.time.now()) / 60_000);
}

/// Files the first eligible example of a service today, with its dates as far from today as they were from its day.
pub async fn apply_for(visit: &Visit, service: &str) -> Receipt {
    let mut example = eligible().into_iter().find(|example| example.service == service).unwrap();
    let later = (today() - example.date).get_days().days();
    for answer in example.answers.values_mut() {
        if let Ok(date) = answer.parse::<Date>() {
            *answer = date.checked_add(later).unwrap().to_string();
        }
    }
    file(visit, &example).await
}

async fn file(visit: &Visit, example: &Example) -> Receipt {
    visit.see(visit.app.show_guide(&visit.window, &example.service).await).await.unwrap();
    let mut screen = visit.see(visit.app.begin_application(&visit.window).await).await.unwrap();
    let mut assessed = false;
    for _ in 0..80 {
        // Nobody is led into a form before every question that could refuse it was asked.
        assessed |= matches!(screen, Screen::Assessment(_));
        assert!(assessed || !matches!(screen, Screen::ResumeCode(_)), "{}: not assessed", example.file);
        screen = match screen {
            Screen::Page(page) => fill(visit, &page, example).await,
            Screen::Assessment(_) | Screen::ResumeCode(_) | Screen::Check(_) => visit.on().await.unwrap(),
            Screen::Declaration(_) => visit.submit(true, true).await.unwrap(),
            Screen::Receipt(receipt) => return receipt,
            other => panic!("{}: the way ends at {other:?}", example.file),
        };
    }
    panic!("{}: the way has no end: {screen:?}", example.file);
}

/// Guide, questions and the list of papers; then where to go, and no way into the form.
async fn is_told_where(visit: &Visit, example: &Example, counter: bool) {
    let guide = visit.see(visit.app.show_guide(&visit.window, &example.service).await).await.unwrap();
    let Screen::Guide(guide) = guide else { panic!("no guide: {guide:?}") };
    assert!(guide.elsewhere.is_some() && guide.sections.len() == 14);
    let mut screen = visit.see(visit.app.begin_application(&visit.window).await).await.unwrap();
    while let Screen::Page(page) = screen {
        screen = fill(visit, &page, example).await;
    }
    let Screen::Assessment(shown) = &screen else { panic!("{}: {screen:?}", example.file) };
    let elsewhere = shown.elsewhere.as_ref().unwrap_or_else(|| panic!("{}: a dead end", example.file));
    let online = elsewhere.online.as_ref().unwrap();
    assert_eq!(online.address, "https://evisa.imigrasi.go.id");
    assert_eq!(
        elsewhere.counter.as_ref().is_some_and(|words| !words.is_empty()),
        counter,
        "{}",
        example.file
    );
    assert!(!shown.documents.is_empty() && shown.start.is_none(), "{}", example.file);
    // Whatever a window asks for: the form is not begun here.
    assert!(matches!(visit.on().await.unwrap(), Screen::Assessment(_)));
}

async fn fill(visit: &Visit, page: &Page, example: &Example) -> Screen {
    let mut answers = HashMap::new();
    for field in &page.fields {
        if matches!(field.kind, FieldKind::Document | FieldKind::Photo) {
            visit.add(&field.id, paper_for(field)).await.unwrap();
        } else {
            let answer = example.answers.get(&field.id).cloned();
            answers.insert(field.id.clone(), answer.unwrap_or_else(|| usual(field, example.date)));
        }
    }
    let shown = visit.see(visit.app.answer_page(&visit.window, &page.id, answers.clone()).await).await;
    shown.unwrap_or_else(|problem| panic!("{}, {}: {answers:?} {problem:?}", example.file, page.id))
}

/// What anyone might answer.
fn usual(field: &Field, today: Date) -> String {
    match (field.id.as_str(), field.kind) {
        ("nik", _) => "5108016504900001".to_owned(),
        ("tax_number", _) => "123456789012345".to_owned(),
        ("guarantor_able", _) => "yes".to_owned(),
        ("full_name", _) => "SITI RAHAYU".to_owned(),
        (_, FieldKind::Text | FieldKind::LongText) => "X1234567".to_owned(),
        (_, FieldKind::Email) => "siti@example.org".to_owned(),
        (_, FieldKind::Phone) => "+6281200000000".to_owned(),
        (_, FieldKind::Date) => today.to_string(),
        (_, FieldKind::PartialDate) => "1990-04-25".to_owned(),
        (_, FieldKind::Choice) => field.options[0].value.clone(),
        (_, FieldKind::YesNo) => "no".to_owned(),
        (_, FieldKind::Country) => "UTO".to_owned(),
        (_, FieldKind::Document | FieldKind::Photo) => unreachable!("handed in, not typed"),
    }
}
