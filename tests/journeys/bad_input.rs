//! What people really type, paste and choose. A mistake costs nothing but its mending, and every refusal
//! says what happened and what to do next, in both languages.

use data_encoding::BASE64;
use image::{DynamicImage, ImageFormat};
use lawang_app::kiosk::screen::{MrzStanding, Screen};
use lawang_app::office::view::WorkListKind;
use lawang_app::place::PlaceKind;
use lawang_app::problem::{Problem, ProblemCode};
use std::io::Cursor;

use crate::centre::{Centre, SARI};
use crate::device::Device;
use crate::officer::Officer;
use crate::visit::{Visit, held, this_page};
use crate::visitor::{Visitor, paper};

const LANGUAGES: [&str; 2] = ["id", "en"];

/// A page answered with one wrong answer: the problem names that field alone.
async fn refused(visit: &Visit, page: &str, answers: &[(&str, &str)], field: &str) -> Problem {
    let problem = visit.answer(page, answers).await.unwrap_err();
    assert_eq!(problem.code, ProblemCode::Invalid, "{answers:?}");
    assert_eq!(problem.fields.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), [field], "{answers:?}");
    assert!(problem.kept.is_some(), "it says that the rest is kept");
    problem
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passport_that_does_not_add_up_is_taken_and_told() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let zone = Visitor::new().zone.unwrap();
    let doubtful = ["meragukan", "does not agree"];
    for (language, words) in LANGUAGES.into_iter().zip(doubtful) {
        let visit = Visit::begin(&kiosk.app, language).await;
        visit.walk_to("passport", &Visitor::new()).await;
        for wrong in ["", "P<UTO", "hello, world", &zone[..60], &zone.replace('<', "«"), &"<".repeat(88)] {
            let problem = visit.read(wrong).await.unwrap_err();
            assert_eq!(problem.code, ProblemCode::Invalid, "{wrong}");
        }
        // One digit of the birth date misread: everything is filled in, and that digit is named.
        let page = this_page(visit.read(&zone.replacen("740812", "740813", 1)).await.unwrap());
        let mrz = page.mrz.as_ref().unwrap();
        assert_eq!(mrz.standing, MrzStanding::Doubtful);
        if language == "en" {
            assert!(mrz.words.contains(words) && mrz.words.contains("date of birth"), "{}", mrz.words);
        }
        assert_eq!(held(&page, "full_name"), "ANNA MARIA ERIKSSON");
        // Typed small, with gaps, in one line: as good as from a reader.
        for typed in [zone.to_lowercase(), zone.replace('\n', ""), zone.replace('<', "< ")] {
            let page = this_page(visit.read(&typed).await.unwrap());
            assert_eq!(page.mrz.unwrap().standing, MrzStanding::Verified);
        }
        visit.end().await;
    }
}

/// What does not add up is the officer's to look at, and nobody is kept from applying.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_contradicts_what_was_read_is_told_to_the_officer_alone() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let officer = Officer::signs_in(&office, SARI).await;
    let zone = Visitor::new().zone.unwrap();
    // Read right and typed over; read wrong and mended; read wrong and left.
    for (zone, typed, rule) in [
        (zone.clone(), Some("L898902C9"), "corrected-passport_number"),
        (zone.replacen("L898902C3", "L898902C8", 1), Some("L898902C3"), "mended-passport_number"),
        (zone.replacen("L898902C3", "L898902C8", 1), None, "doubtful-passport_number"),
    ] {
        let visitor = Visitor { zone: Some(zone), ..Visitor::new() };
        let visit = Visit::begin(&kiosk.app, "en").await;
        let page = visit.walk_to("passport", &visitor).await;
        let visitor = match typed {
            Some(number) => visitor.with("passport_number", number),
            None => visitor,
        };
        let screen = visit.fill(page, &visitor).await.unwrap();
        let screen = visit.walk(screen, &visitor, |s| matches!(s, Screen::Check(_))).await;
        let told = serde_json::to_string(&screen).unwrap();
        assert!(!told.contains("does not agree"), "{told}");
        visit.walk(screen, &visitor, |s| matches!(s, Screen::Declaration(_))).await;
        let Screen::Receipt(receipt) = visit.submit(true, true).await.unwrap() else { panic!("no receipt") };
        visit.end().await;
        let case = officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
        let doubts: Vec<_> = case.checks.iter().filter(|c| c.citation.is_empty()).collect();
        assert_eq!(doubts.iter().map(|c| c.rule.as_str()).collect::<Vec<_>>(), [rule]);
        assert!(doubts[0].reason.contains("L898902C8") || typed == Some("L898902C9"), "{doubts:?}");
    }
}

/// Rules that look at more than one answer: told to the officer with their legal source, and hidden here.
#[tokio::test(flavor = "multi_thread")]
async fn answers_that_contradict_each_other_are_told_to_the_officer_alone() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let visitor = Visitor::new().typing("Siti Rahayu").with("nationality", "IDN");
    let visit = Visit::begin(&kiosk.app, "en").await;
    let first = visit.start().await;
    visit.walk(first, &visitor, |s| matches!(s, Screen::Declaration(_))).await;
    for screen in [visit.back().await.unwrap(), visit.on().await.unwrap()] {
        assert!(!serde_json::to_string(&screen).unwrap().contains("second nationality"));
    }
    let Screen::Receipt(receipt) = visit.submit(true, true).await.unwrap() else { panic!("no receipt") };
    visit.end().await;
    let officer = Officer::signs_in(&office, SARI).await;
    let case = officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
    let check = case.checks.iter().find(|check| check.rule == "check-citizen").unwrap();
    assert!(check.reason.contains("second nationality") && check.citation == "UU 12/2006", "{check:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_taken_as_people_have_them() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let sixty = "Wolfeschlegelsteinhausenbergerdorff Zeus Xerxes Blankenburg";
    let long = format!("{sixty} A");
    let mut receipts = Vec::new();
    for (typed, kept) in [
        ("Oyuunchimeg", "Oyuunchimeg"),
        (long.as_str(), long.as_str()),
        ("  Siobhán   O’Neill-d'Arc ", "Siobhán O’Neill-d'Arc"),
        ("王小明", "王小明"),
        ("محمد الأمين", "محمد الأمين"),
        // Direction marks and controls would let a name look like another.
        ("ANNA \u{202E}AIRAM\u{200B}\u{7}", "ANNA AIRAM"),
        ("\u{2067}محمد\u{2069} \u{200F}الأمين", "محمد الأمين"),
        // Letters and their marks typed apart are the letters of everyone else.
        ("Siobha\u{301}n", "Siobhán"),
    ] {
        let visitor = Visitor::new().typing(typed);
        let visit = Visit::begin(&kiosk.app, "en").await;
        let page = visit.walk_to("passport", &visitor).await;
        visit.fill(page, &visitor).await.unwrap();
        assert_eq!(held(&this_page(visit.back().await.unwrap()), "full_name"), kept);
        let receipt = visit.apply(&visitor).await;
        receipts.push((receipt.reference, kept.to_owned()));
        visit.end().await;
    }
    kiosk.go_online();
    let officer = Officer::signs_in(&office, SARI).await;
    for (reference, name) in &receipts {
        assert_eq!(officer.awaits(WorkListKind::PaymentDue, reference).await.applicant, *name);
        let first = name.split(' ').next().unwrap().to_lowercase();
        assert_eq!(officer.finds(WorkListKind::PaymentDue, reference).await, 1);
        assert!(
            !officer.list(WorkListKind::PaymentDue, &first).await.rows.is_empty(),
            "{first} is not found"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_cannot_be_says_how_to_mend_it_and_loses_nothing() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let visitor = Visitor::new();
    for language in LANGUAGES {
        let visit = Visit::begin(&kiosk.app, language).await;
        visit.walk_to("permit-end", &visitor).await;
        for wrong in ["", "2026-02-30", "2026-13-01", "26-01-01", "tomorrow", "2027", "2027-05", "2027--1"] {
            refused(&visit, "permit-end", &[("permit_end", wrong)], "permit_end").await;
        }
        // A day that no calendar has is said to the day.
        for (wrong, id, en) in [
            (
                "2027-02-29",
                "Februari 2027 tidak memiliki tanggal 29",
                "February 2027 has no day 29. It has 28",
            ),
            ("2027-04-31", "April 2027 tidak memiliki tanggal 31", "April 2027 has no day 31. It has 30"),
            ("2027-13-01", "tidak ada bulan 13", "there is no month 13"),
            ("2027-00-01", "tidak ada bulan 0", "there is no month 0"),
        ] {
            let problem = refused(&visit, "permit-end", &[("permit_end", wrong)], "permit_end").await;
            let words = if language == "id" { id } else { en };
            assert!(problem.fields[0].message.contains(words), "{problem:?}");
        }
        visit.walk_to("birth-date", &visitor).await;
        for wrong in ["", "1974-02-30", "2999-01-01", "74", "1974--12", "-8-12"] {
            refused(&visit, "birth-date", &[("birth_date", wrong)], "birth_date").await;
        }
        for partial in ["1974", "1974-8", "1974--"] {
            visit.answer("birth-date", &[("birth_date", partial)]).await.unwrap();
            visit.back().await.unwrap();
        }
        visit.walk_to("passport", &visitor).await;
        let name = "x".repeat(121);
        let typed = [
            ("full_name", name.as_str()),
            ("passport_number", "X1"),
            ("nationality", "UTO"),
            ("sex", "male"),
        ];
        refused(&visit, "passport", &typed, "full_name").await;
        let typed = [("full_name", "Siti"), ("nationality", "Narnia"), ("sex", "male")];
        refused(&visit, "passport", &typed, "nationality").await;
        let typed = [("full_name", "Siti"), ("nationality", "UTO"), ("sex", "other")];
        refused(&visit, "passport", &typed, "sex").await;
        let typed = [("passport_expiry", "2001-01-01"), ("nationality", "UTO"), ("sex", "male")];
        refused(&visit, "passport", &typed, "passport_expiry").await;
        visit.walk_to("arrival", &visitor).await;
        refused(&visit, "arrival", &[("arrival_date", "2999-01-01")], "arrival_date").await;
        visit.walk_to("contact", &visitor).await;
        refused(&visit, "contact", &[("email", "anna@"), ("phone", "")], "email").await;
        let problem =
            refused(&visit, "contact", &[("email", "anna@example.org"), ("phone", "12")], "phone").await;
        assert!(problem.fields[0].message.contains("+62"), "{problem:?}");
        // The right one of the page was kept.
        visit.answer("contact", &[("phone", "")]).await.unwrap();
        let contact = this_page(visit.back().await.unwrap());
        assert_eq!(held(&contact, "email"), "anna@example.org");
        // Things out of their place are not there, whatever a window asks for.
        for problem in [
            visit.answer("photo", &[]).await.unwrap_err(),
            visit.answer("nonsense", &[]).await.unwrap_err(),
            visit.read("P<").await.unwrap_err(),
            visit.add("full_name", "").await.unwrap_err(),
            visit.submit(true, true).await.unwrap_err(),
        ] {
            assert_eq!(problem.code, ProblemCode::NotFound);
        }
        for problem in [visit.correct().await.unwrap_err(), visit.send().await.unwrap_err()] {
            assert_eq!(problem.code, ProblemCode::SignedOut);
        }
        visit.end().await;
    }
}

/// A picture that claims to be so large.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut png = picture(1, 1, ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = !png[12..29].iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 })
    });
    png[29..33].copy_from_slice(&crc.to_be_bytes());
    png
}

fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(width, height).write_to(&mut out, format).unwrap();
    out.into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_taken_says_why_and_the_next_one_is_taken() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let visitor = Visitor::new();
    let mut large = BASE64.decode(paper("onward_ticket").as_bytes()).unwrap();
    large.resize(11 * 1024 * 1024, b' ');
    let cut = picture(500, 700, ImageFormat::Png);
    let bad: Vec<(&str, Vec<u8>)> = vec![
        ("empty", vec![]),
        ("11 MB", large),
        ("a program", b"MZ\x90\x00 not a document".to_vec()),
        ("a page named .pdf", b"<html>ticket.pdf</html>".to_vec()),
        ("a PDF in its first line only", b"%PDF-1.7\nnothing follows".to_vec()),
        ("half a picture", cut[..cut.len() / 2].to_vec()),
        ("a JPEG that is none", [&[0xFF, 0xD8, 0xFF][..], b"text"].concat()),
        ("too wide", bomb(60_000, 60_000)),
        ("too much memory", bomb(11_900, 11_900)),
    ];
    for language in LANGUAGES {
        let visit = Visit::begin(&kiosk.app, language).await;
        visit.walk_to("onward-ticket", &visitor).await;
        let mut said = Vec::new();
        for (what, bytes) in &bad {
            let problem = visit.add("onward_ticket", &BASE64.encode(bytes)).await.unwrap_err();
            assert_eq!(problem.code, ProblemCode::File, "{what}: {problem:?}");
            said.push(problem.message);
        }
        said.sort();
        said.dedup();
        assert!(said.len() >= 4, "each kind of fault has its own words: {said:?}");
        let not_base64 = visit.add("onward_ticket", "§§§").await.unwrap_err();
        assert_eq!(not_base64.code, ProblemCode::File);
        let missing = visit.answer("onward-ticket", &[]).await.unwrap_err();
        assert_eq!(missing.fields[0].field, "onward_ticket");
        assert_eq!(kiosk.app.held().await.unwrap().files, 0, "nothing of it is kept");
        let taken = this_page(visit.add("onward_ticket", paper("onward_ticket")).await.unwrap());
        assert!(taken.fields[0].attachment.is_some());

        let photo = visit.answer("onward-ticket", &[]).await.unwrap();
        assert!(matches!(photo, Screen::Page(page) if page.id == "photo"));
        for bytes in [
            BASE64.decode(paper("onward_ticket").as_bytes()).unwrap(),
            picture(399, 600, ImageFormat::Jpeg),
            picture(2, 2, ImageFormat::Png),
        ] {
            assert_eq!(visit.add("photo", &BASE64.encode(&bytes)).await.unwrap_err().code, ProblemCode::File);
        }
        visit.add("photo", paper("photo")).await.unwrap();
        // This visitor's draft is not for the next round.
        visit.remove("photo").await.unwrap();
        visit.back().await.unwrap();
        visit.remove("onward_ticket").await.unwrap();
        visit.end().await;
    }
}
