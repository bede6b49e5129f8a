//! Every paper in every language, as it is laid out: what it says to the word, that all of it is on the
//! sheet and has signs, and that what people wrote stays what they wrote.

mod fixture;
mod proof;

use fixture::{Fixture, USUAL, answers};
use jiff::civil::{date, time};
use lawang_core::case::{Case, Decision, Duty, Revocation, Seals, Status, Step};
use lawang_core::payment::{Bill, Confirmed, Payment};
use lawang_core::slots::Slot;
use proof::Proof;

use crate::{Letterhead, Paper, papers_of};

const LANGUAGES: [&str; 2] = ["id", "en"];

fn decided(granted: bool, reason: &str) -> Status {
    Status::Decided(Decision {
        granted,
        reason: reason.into(),
        citation: "Permenkumham 11/2024 art. 24".into(),
        valid_until: granted.then(|| date(2027, 2, 16)),
        conditions: if granted { vec!["no-work".into(), "Her own address only.".into()] } else { vec![] },
        number: granted.then(|| "SGR-2026-0000017".into()),
    })
}

fn sealed() -> Seals {
    // As long as a permit's seal is.
    Seals { receipt: Some("3AM".repeat(60)), permit: Some("3AMt".repeat(75)) }
}

fn bill(fixture: &Fixture) -> Bill {
    Bill {
        code: "820261124000017".into(),
        amount: 1_000_000,
        issued: fixture.now,
        expires: fixture.now + 7_200_000,
        qris: String::new(),
    }
}

fn payment() -> Payment {
    Payment {
        by: Confirmed::Gateway,
        amount: 1_000_000,
        number: Some("A1B2C3D4E5F6G7H8".into()),
        reason: None,
    }
}

fn asked(note: &str) -> Status {
    Status::CorrectionAsked { fields: vec!["address".into(), "photo".into()], note: note.into() }
}

/// The papers of one case, each by name.
fn papers(fixture: &Fixture, language: &str) -> Vec<(&'static str, Proof)> {
    let letterhead = fixture.letterhead(language);
    let case = fixture.case("itk-extension", &[]);
    let granted = fixture.after(&case, decided(true, "All requirements are met."), Step::Decided);
    let refused = fixture.after(&case, decided(false, "The ticket is for another person."), Step::Decided);
    let asked = fixture.after(&case, asked("The address is not complete."), Step::CorrectionAsked);
    let mut granted = Case { seals: sealed(), ..granted };
    let billed = Case { bills: vec![bill(fixture)], seals: sealed(), ..case.clone() };
    let mut paid = Case { paid: Some(payment()), ..billed.clone() };
    paid = fixture.after(&paid, paid.status.clone(), Step::Paid);
    paid.visit.booked = Some(Slot { date: date(2026, 11, 30), time: time(8, 30, 0, 0), minutes: 20 });
    let mut revoked = fixture.after(&granted, granted.status.clone(), Step::Revoked);
    revoked.revoked =
        Some(Revocation { reason: "It was granted on a false paper.".into(), citation: "UU 6/2011".into() });
    granted.plan.push(Duty::Collect);
    let withdrawn =
        fixture.after(&case, Status::Withdrawn { reason: "I am leaving.".into() }, Step::Withdrawn);
    let service = &fixture.catalogue.services["itk-extension"];
    vec![
        ("receipt", Proof::of(&letterhead.receipt(&case, Some("482913")))),
        ("receipt-billed", Proof::of(&letterhead.receipt(&billed, None))),
        ("receipt-paid", Proof::of(&letterhead.receipt(&paid, None))),
        ("receipt-granted", Proof::of(&letterhead.receipt(&granted, None))),
        ("payment", Proof::of(&letterhead.payment(&paid).unwrap())),
        ("checklist", Proof::of(&letterhead.checklist(service, &answers(USUAL)))),
        ("checklist-empty", Proof::of(&letterhead.checklist(service, &answers(&[])))),
        ("form", Proof::of(&letterhead.form(&case))),
        ("letter-granted", Proof::of(&letterhead.letter(&granted, Some("Ni Luh Sari")).unwrap())),
        ("letter-refused", Proof::of(&letterhead.letter(&refused, Some("Ni Luh Sari")).unwrap())),
        ("letter-revoked", Proof::of(&letterhead.letter(&revoked, Some("I Made Arta")).unwrap())),
        ("letter-withdrawn", Proof::of(&letterhead.letter(&withdrawn, None).unwrap())),
        ("letter-correction", Proof::of(&letterhead.letter(&asked, None).unwrap())),
    ]
}

#[test]
fn every_paper_says_what_it_is_to_say() {
    let fixture = Fixture::new();
    for language in LANGUAGES {
        for (name, proof) in papers(&fixture, language) {
            proof.is_sound(name);
            insta::assert_snapshot!(format!("{name}.{language}"), proof.told());
        }
    }
}

/// Every service of the catalogue has a checklist in every language, with and without answers.
#[test]
fn every_service_has_its_checklist() {
    let fixture = Fixture::new();
    for service in fixture.catalogue.services.values() {
        for language in LANGUAGES {
            for given in [USUAL, &[]] {
                let list = fixture.letterhead(language).checklist(service, &answers(given));
                Proof::of(&list).is_sound(&format!("{} {language}", service.id));
            }
        }
    }
}

#[test]
fn the_pin_is_on_the_applicants_own_copy_alone() {
    let fixture = Fixture::new();
    let case = fixture.case("itk-extension", &[]);
    let letterhead = fixture.letterhead("en");
    assert!(Proof::of(&letterhead.receipt(&case, Some("482913"))).told().contains("482913"));
    let copy = Proof::of(&letterhead.receipt(&case, None));
    assert!(!copy.told().contains("PIN"), "{}", copy.told());
    assert!(copy.told().contains(&case.reference.to_string()));
}

/// What people write is never code, markup or an instruction to the page.
#[test]
fn hostile_words_are_only_words() {
    let fixture = Fixture::new();
    let hostile = [
        "#panic() #import \"x\": * #sys.version",
        "*bold* _under_ `code` $x^2$ <label> @ref = Heading",
        "// comment /* comment */ \\ \\u{41} ~ --- ...",
        "] } ) [ { ( \" ' #",
        "{{name}} ${name} %s &lt;b&gt; <b>x</b> { $days }",
    ];
    for words in hostile {
        let refused = fixture.case("itk-extension", &[("full_name", words), ("address", words)]);
        let refused = fixture.after(&refused, decided(false, words), Step::Decided);
        let letterhead = fixture.letterhead("en");
        for proof in [
            Proof::of(&letterhead.receipt(&refused, None)),
            Proof::of(&letterhead.form(&refused)),
            Proof::of(&letterhead.letter(&refused, Some(words)).unwrap()),
        ] {
            proof.is_sound(words);
            let (told, words) = (proof.told().replace([' ', '\n'], ""), words.replace(' ', ""));
            assert!(told.contains(&words), "{words} is not in {told}");
        }
    }
}

/// A mark that turns the reading direction, in a name, turns nothing on the paper.
#[test]
fn direction_marks_and_controls_are_left_out() {
    let fixture = Fixture::new();
    let case = fixture.case("itk-extension", &[("full_name", "ANNA\u{202E}AIRAM\u{202C}\u{0}\u{7}\u{200F}")]);
    let proof = Proof::of(&fixture.letterhead("en").receipt(&case, None));
    proof.is_sound("marks");
    assert!(proof.told().contains("ANNAAIRAM"), "{}", proof.told());
}

#[test]
fn names_in_the_scripts_of_the_world_have_their_signs() {
    let fixture = Fixture::new();
    let names = [
        "Nguyễn Thị Ánh",
        "Łukasz Żółć",
        "Анна Петрова",
        "Ελένη Παπαδοπούλου",
        "محمد عبد الله",
        "王小明",
        "喆堃",
        "龍馬 さくら",
        "김철수",
        "สมชาย",
        "שרה כהן",
        "Արմեն",
        "გიორგი",
        "अनिल कुमार",
        "রহিম",
        "முருகன்",
        "ສົມພອນ",
        "မောင်မောင်",
        "សុខ",
        "e\u{301}ric",
    ];
    for name in names {
        let case = fixture.case("itk-extension", &[("full_name", name)]);
        for language in LANGUAGES {
            Proof::of(&fixture.letterhead(language).receipt(&case, None)).is_sound(name);
        }
    }
    // What no font has is seen to be missing, and the paper is printed all the same.
    let case = fixture.case("itk-extension", &[("full_name", "ANNA 🦀 𒀀")]);
    let proof = Proof::of(&fixture.letterhead("en").receipt(&case, None));
    proof.is_sound("unknown signs");
    assert!(proof.told().contains("ANNA  □  □"), "{}", proof.told());
}

#[test]
fn long_names_words_and_reasons_stay_on_the_sheet() {
    let fixture = Fixture::new();
    let name = "MARIA DE LAS MERCEDES CONCEPCION FERNANDEZ DE CORDOBA Y LEIVA";
    let reason = format!("{} {}", "Because the papers do not agree. ".repeat(100), "W".repeat(700));
    for (name, reason) in [(name, reason.as_str()), (&"W".repeat(60), "a\n\n\nb"), ("", &"é".repeat(4_000))]
    {
        let case = fixture.case("itk-extension", &[("full_name", name), ("address", reason)]);
        let refused = fixture.after(&case, decided(false, reason), Step::Decided);
        let letterhead = fixture.letterhead("id");
        let letter = Proof::of(&letterhead.letter(&refused, Some(name)).unwrap());
        letter.is_sound("letter");
        Proof::of(&letterhead.form(&refused)).is_sound("form");
        Proof::of(&letterhead.receipt(&refused, Some("482913"))).is_sound("receipt");
        if reason.len() > 3_000 {
            assert!(letter.pages.len() > 1);
            // Each sheet can be put back to its paper.
            for (i, page) in letter.pages.iter().enumerate() {
                let number = format!("Halaman {} dari {}", i + 1, letter.pages.len());
                assert!(page.contains(&number) && page.contains(&case.reference.to_string()), "{page}");
            }
        }
    }
}

#[test]
fn demo_data_says_so_on_every_sheet() {
    let fixture = Fixture::new();
    let case = fixture.case("itk-extension", &[("address", &"Jalan Bukit 8\n\n".repeat(120))]);
    let letterhead = fixture.letterhead("en");
    let proof = Proof::of(&letterhead.form(&case));
    assert!(proof.pages.len() > 1 && proof.pages.iter().all(|page| page.contains("Demo data")));
    let real = Letterhead { demo: false, ..letterhead };
    assert!(!Proof::of(&real.form(&case)).told().contains("Demo data"));
}

#[test]
fn a_crest_takes_the_place_of_the_door() {
    let mut fixture = Fixture::new();
    fixture.catalogue.crest = Some(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><circle cx=\"5\" cy=\"5\" r=\"4\"/></svg>"
            .into(),
    );
    let case = fixture.case("itk-extension", &[]);
    Proof::of(&fixture.letterhead("id").form(&case)).is_sound("crest");
    // One that cannot be drawn is an error, not a panic, and leaves nothing half made.
    fixture.catalogue.crest = Some("<svg".into());
    assert!(fixture.letterhead("id").form(&case).set().is_err());
}

#[test]
fn the_papers_of_a_case_follow_its_state() {
    let fixture = Fixture::new();
    let case = fixture.case("itk-extension", &[]);
    let letterhead = fixture.letterhead("id");
    let pages = |paper, case: &Case| {
        letterhead.written(paper, case, None).map(|written| written.set().unwrap().pages)
    };
    assert_eq!(papers_of(&case), [Paper::Receipt, Paper::Form]);
    assert_eq!((pages(Paper::Letter, &case), pages(Paper::Payment, &case)), (None, None));
    let refused = fixture.after(&case, decided(false, "No."), Step::Decided);
    assert_eq!(papers_of(&refused), [Paper::Receipt, Paper::Form, Paper::Letter]);
    let paid = Case { paid: Some(payment()), ..refused };
    assert_eq!(papers_of(&paid), [Paper::Receipt, Paper::Form, Paper::Letter, Paper::Payment]);
    for paper in papers_of(&paid) {
        assert!(pages(paper, &paid).is_some());
    }
}

/// Two papers of the same data are the same bytes: nothing in them is of the clock or of chance.
#[test]
fn the_same_data_gives_the_same_bytes() {
    let fixture = Fixture::new();
    let case = fixture.case("itk-extension", &[]);
    let letterhead = fixture.letterhead("id");
    let (one, other) = (letterhead.form(&case).set().unwrap(), letterhead.form(&case).set().unwrap());
    assert!(one.pdf.starts_with(b"%PDF-") && one == other);
}

/// For who works on a template: `LAWANG_PAPERS=DIR cargo nextest run … --run-ignored only -E 'test(to_look_at)'`.
#[test]
#[ignore = "writes the papers into a folder, for a person's eyes"]
fn papers_to_look_at() {
    let Some(folder) = std::env::var_os("LAWANG_PAPERS").map(std::path::PathBuf::from) else { return };
    let fixture = Fixture::new();
    for language in LANGUAGES {
        for (name, proof) in papers(&fixture, language) {
            std::fs::write(folder.join(format!("{name}.{language}.pdf")), proof.pdf()).unwrap();
        }
    }
}
