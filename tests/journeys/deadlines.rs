//! "When does my permit end, when must I file, what does a late day cost?", at the kiosk and on a phone.

use jiff::ToSpan;
use lawang_app::kiosk::screen::{DeadlineScreen, DeadlineStanding, Screen};
use lawang_app::place::PlaceKind;

use crate::browser_phone::Phone;
use crate::centre::Centre;
use crate::device::{Device, WINDOW};
use crate::visit::Visit;
use crate::visitor::today;

fn this(screen: Screen) -> DeadlineScreen {
    match screen {
        Screen::Deadlines(screen) => screen,
        other => panic!("no deadlines: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kiosk_tells_when_to_file_and_what_a_late_day_costs_without_a_line() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let Screen::Services(services) = visit.app.show_services(WINDOW).await.unwrap() else { panic!() };
    let permits: Vec<&str> = services.deadlines.iter().map(|link| link.service.as_str()).collect();
    assert_eq!(permits, ["itas-extension", "itk-extension"]);
    let asked = this(visit.see(visit.app.show_deadlines(WINDOW, "itk-extension").await).await.unwrap());
    assert!(asked.answer.is_none());
    // What is no day, or none that a permit can have, is helped with, and nothing is lost.
    for (typed, told) in [
        ("", "Please fill in"),
        ("2026-12", "day, month and year"),
        ("2027-02-30", "28"),
        ("2106-12-20", "check the year"),
    ] {
        let problem = visit.app.answer_deadlines(WINDOW, typed).await.unwrap_err();
        assert!(problem.fields[0].message.contains(told), "{typed}: {problem:?}");
    }
    for (days, standing, due) in [
        (20, DeadlineStanding::Open, None),
        (0, DeadlineStanding::LastDay, None),
        (-3, DeadlineStanding::Late, Some("Rp\u{a0}3,000,000 for 3 days")),
        (-61, DeadlineStanding::Beyond, Some("Rp\u{a0}61,000,000 for 61 days")),
    ] {
        let end = today().checked_add(days.days()).unwrap().to_string();
        let shown = this(visit.see(visit.app.answer_deadlines(WINDOW, &end).await).await.unwrap());
        let answer = shown.answer.unwrap();
        assert_eq!(answer.standing, standing, "{end}");
        let found = answer.facts.iter().find(|fact| fact.label == "It comes to");
        assert_eq!(found.map(|fact| fact.value.as_str()), due, "{end}");
    }
    // From there the guide is one step back, and its questions know the day.
    let Screen::Guide(guide) = visit.back().await.unwrap() else { panic!() };
    assert!(guide.deadlines);
    assert!(visit.app.show_deadlines(WINDOW, "passport-adult").await.is_err());
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_is_told_the_same_and_no_address_holds_the_day() {
    let centre = Centre::open().await;
    let mut phone = Phone::new(&centre, "id");
    phone.get("/g").await.says("/g/itas-extension/deadlines");
    phone.get("/g/itk-extension").await.says("/g/itk-extension/deadlines");
    phone.get("/g/itk-extension/deadlines").await.says("Kapan izin saya berakhir?");
    assert_eq!(phone.get("/g/passport-adult/deadlines").await.status, 404);
    let end = today().checked_sub(3.days()).unwrap();
    let (day, month, year) = (end.day().to_string(), end.month().to_string(), end.year().to_string());
    let form = [("permit_end-day", day.as_str()), ("permit_end-month", &month), ("permit_end-year", &year)];
    let told = phone.post("/g/itk-extension/deadlines", &form).await;
    told.says("Izin Anda berakhir 3 hari yang lalu");
    told.says("Rp\u{a0}3.000.000 untuk 3 hari");
    told.says("UU 6/2011 Pasal 78");
    assert_eq!(told.path, "/g/itk-extension/deadlines");
    let wrong = phone.post("/g/itk-extension/deadlines", &form[..2]).await;
    assert_eq!(wrong.status, 400);
    let far = [form[0], form[1], ("permit_end-year", "2106")];
    phone.post("/g/itk-extension/deadlines", &far).await.says("Periksa tahunnya");
}
