//! Papers, from the button to the tray, through a real CUPS; and every way in which none comes out. What is
//! on the screen stays, the visit goes on, and nothing of one person comes out later, before another.

use std::time::{Duration, Instant};

use lawang_app::kiosk::screen::Screen;
use lawang_app::papers::Paper;
use lawang_app::place::PlaceKind;
use lawang_app::problem::{Problem, ProblemCode};
use lawang_app::{Patience, Printing};
use lawang_tests::print_server::{Behaviour, PrintServer};

use crate::centre::{Centre, SARI};
use crate::device::{Device, WINDOW, helpful, whole};
use crate::officer::Officer;
use crate::visit::Visit;
use crate::visitor::Visitor;

/// Shorter than people are, so that nobody waits for a test.
const PATIENCE: Patience = Patience { grace: Duration::from_millis(1_200), limit: Duration::from_secs(3) };

fn through(server: &PrintServer, printer: Option<&str>) -> Printing {
    Printing { printer: printer.map(str::to_owned), server: Some(server.socket()), patience: PATIENCE }
}

/// Pages of a paper that came out, each drawn to see that it can be.
async fn pages(paper: &[u8]) -> u32 {
    assert!(paper.starts_with(b"%PDF-"), "no PDF came out");
    let decoder = lawang_tests::decoder().unwrap();
    let mut drawn = 0;
    while decoder.page(paper, drawn, 400).await.is_ok() {
        drawn += 1;
    }
    drawn
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_takes_the_papers_of_the_visit_home() {
    let Some(server) = PrintServer::start().unwrap() else { return };
    server.add("hall", Behaviour::Prints).unwrap();
    server.add("cellar", Behaviour::NoPaper).unwrap();
    server.make_default("hall").unwrap();
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await.printing(through(&server, None)).await;
    let app = &kiosk.app;

    // Before anything is answered: the checklist for anybody, and after it the one for these answers.
    let visit = Visit::begin(app, "en").await;
    let refused = app.print_paper(WINDOW, Paper::Receipt).await.unwrap_err();
    assert_eq!(refused.code, ProblemCode::NotFound, "there is no receipt yet");
    let visitor = Visitor::new();
    let Screen::Guide(guide) = app.show_guide(WINDOW, "itk-extension").await.unwrap() else { panic!() };
    assert_eq!(guide.papers.iter().map(|choice| choice.paper).collect::<Vec<_>>(), [Paper::Checklist]);
    let printed = app.print_paper(WINDOW, Paper::Checklist).await.unwrap();
    whole(&printed);
    assert!(printed.next.contains("the hall corner"), "{printed:?}");
    let first = visit.start().await;
    let screen = visit.walk(first, &visitor, |s| matches!(s, Screen::Assessment(_))).await;
    app.print_paper(WINDOW, Paper::Checklist).await.unwrap();

    // The receipt and the form of the application just made, also while the centre is away.
    visit.walk(screen, &visitor, |s| matches!(s, Screen::Declaration(_))).await;
    kiosk.go_offline().await;
    let Screen::Receipt(receipt) = visit.submit(true, true).await.unwrap() else { panic!("no receipt") };
    assert_eq!(receipt.papers.iter().map(|p| p.paper).collect::<Vec<_>>(), [Paper::Receipt, Paper::Form]);
    for choice in &receipt.papers {
        whole(&app.print_paper(WINDOW, choice.paper).await.unwrap());
    }
    // And after the centre has taken everything off this device.
    kiosk.go_online();
    crate::story::until_nothing_is_held(&kiosk).await;
    app.print_paper(WINDOW, Paper::Form).await.unwrap();
    visit.end().await;
    assert_eq!(app.print_paper(WINDOW, Paper::Form).await.unwrap_err().code, ProblemCode::SignedOut);

    let tray = server.tray().unwrap();
    assert_eq!(tray.len(), 5);
    for paper in &tray {
        assert!(pages(paper).await > 0);
    }
    assert_eq!(tray[3], tray[4], "the same form, before and after the centre had it");
    // The spooler keeps nothing of them, and never learnt whose they were.
    assert_eq!(server.left().unwrap(), (0, 0));
    let history = server.history().unwrap();
    assert!(!history.contains("ERIKSSON") && !history.contains(&receipt.reference), "{history}");
}

/// Prints a checklist, which must fail, and says how; the visit must go on as if nothing had been.
async fn fails(kiosk: &Device, server: &PrintServer) -> Problem {
    let visit = Visit::begin(&kiosk.app, "id").await;
    kiosk.app.show_guide(WINDOW, "itk-extension").await.unwrap();
    let begun = Instant::now();
    let (printed, went_on) =
        tokio::join!(kiosk.app.print_paper(WINDOW, Paper::Checklist), kiosk.app.begin_application(WINDOW));
    assert!(matches!(went_on.unwrap(), Screen::Page(_)), "the visit waits for the printer");
    assert!(begun.elapsed() < PATIENCE.limit + Duration::from_secs(8), "{:?}", begun.elapsed());
    let problem = printed.unwrap_err();
    helpful(&problem);
    assert_eq!(problem.code, ProblemCode::Printer, "{problem:?}");
    assert!(problem.kept.is_some(), "{problem:?}");
    visit.end().await;
    assert_eq!(server.left().unwrap(), (0, 0), "it would come out later");
    problem
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_wrong_with_the_printer_is_said_and_nothing_comes_out_later() {
    let Some(server) = PrintServer::start().unwrap() else { return };
    let centre = Centre::open().await;
    let mut kiosk = Device::offline(&centre, PlaceKind::Kiosk).await.printing(through(&server, None)).await;
    let none = fails(&kiosk, &server).await;
    assert_eq!(none.message, "Kios ini tidak memiliki pencetak.");

    let cases = [
        ("gone", Behaviour::Gone, "Pencetak tidak menjawab."),
        ("empty", Behaviour::NoPaper, "Kertas di pencetak habis."),
        (
            "open",
            Behaviour::CoverOpen,
            "Pencetak perlu diperiksa: kertas macet, tutup terbuka, atau tinta habis.",
        ),
        ("failing", Behaviour::Fails, "Dokumen tidak dapat dicetak."),
        ("paused", Behaviour::Prints, "Pencetak sedang dimatikan."),
    ];
    for (name, behaviour, words) in cases {
        server.add(name, behaviour).unwrap();
        if name == "paused" {
            server.pause(name).unwrap();
        }
        kiosk = kiosk.printing(through(&server, Some(name))).await;
        let problem = fails(&kiosk, &server).await;
        assert_eq!(problem.message, words, "{name}: {problem:?}");
    }
    // One that was set up once and is no more.
    server.remove("paused").unwrap();
    assert_eq!(fails(&kiosk, &server).await.message, none.message);
    // And a spooler that does not run.
    let printing = Printing { server: Some("/nowhere/cups.sock".into()), ..through(&server, None) };
    kiosk = kiosk.printing(printing).await;
    assert_eq!(fails(&kiosk, &server).await.message, none.message);
    assert_eq!(server.tray().unwrap().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_looks_at_a_letter_and_prints_it() {
    let Some(server) = PrintServer::start().unwrap() else { return };
    server.add("desk", Behaviour::NoPaper).unwrap();
    server.add("hall", Behaviour::Prints).unwrap();
    server.make_default("desk").unwrap();
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await.printing(through(&server, None)).await;
    let office = Device::new(&centre, PlaceKind::Office).await.printing(through(&server, None)).await;
    let receipt = crate::visit::apply(&kiosk.app, "en", &Visitor::new()).await;
    let officer = Officer::signs_in(&office, SARI).await;
    let case = officer.receives(&receipt.reference).await;
    let offered =
        |papers: &[lawang_app::papers::PaperChoice]| papers.iter().map(|p| p.paper).collect::<Vec<_>>();
    assert_eq!(offered(&case.papers), [Paper::Receipt, Paper::Form, Paper::Payment]);
    assert_eq!(case.language, "en");
    let app = &office.app;
    let missing = app.case_paper(WINDOW, &case.id, Paper::Letter, "en", 0).await.unwrap_err();
    assert_eq!(missing.code, ProblemCode::NotFound, "nothing is decided yet");

    let refused =
        officer.decides(&case, false, "#panic() *The ticket* is for another person.").await.unwrap();
    let all = [Paper::Receipt, Paper::Form, Paper::Letter, Paper::Payment];
    assert_eq!(offered(&refused.papers), all);
    let mut pictures = Vec::new();
    for language in ["id", "en"] {
        let shown = app.case_paper(WINDOW, &case.id, Paper::Letter, language, 0).await.unwrap();
        assert!(shown.png.starts_with("iVBORw0KGgo") && shown.pages == 1);
        pictures.push(shown.png);
    }
    assert_ne!(pictures[0], pictures[1], "a letter in each language");

    // The first printer has no paper; the officer takes another, which is the device's from then on.
    let names = |choices: lawang_app::office::view::PrintChoices| {
        choices.printers.into_iter().map(|printer| printer.name).collect::<Vec<_>>()
    };
    assert_eq!(names(app.print_choices(WINDOW).await.unwrap()), ["desk", "hall"]);
    let problem = app.print_case_paper(WINDOW, &case.id, Paper::Letter, "en", None).await.unwrap_err();
    helpful(&problem);
    assert!(problem.message.contains("the desk corner has no paper"), "{problem:?}");
    app.print_case_paper(WINDOW, &case.id, Paper::Letter, "en", Some("hall")).await.unwrap();
    assert_eq!(names(app.print_choices(WINDOW).await.unwrap()), ["hall", "desk"]);
    app.print_case_paper(WINDOW, &case.id, Paper::Form, "id", None).await.unwrap();
    let tray = server.tray().unwrap();
    assert_eq!((tray.len(), pages(&tray[0]).await), (2, 1));
    assert_eq!(server.left().unwrap(), (0, 0));

    // The applicant takes the letter home from a kiosk, after both secrets.
    office.sent_all().await;
    let kiosk = kiosk.printing(through(&server, Some("hall"))).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let status = visit.status(&receipt.reference, &receipt.pin).await;
    assert_eq!(offered(&status.papers), all);
    kiosk.app.print_paper(WINDOW, Paper::Letter).await.unwrap();
    assert_eq!(server.tray().unwrap().len(), 3);
    visit.end().await;
    app.sign_out(WINDOW).await.unwrap();
    let after = app.print_case_paper(WINDOW, &case.id, Paper::Letter, "en", None).await.unwrap_err();
    assert_eq!(after.code, ProblemCode::SignedOut);
}
