//! A permit and a receipt that anyone can check: at a kiosk with no network, by text, picture and bytes, and
//! with its revocation once the kiosk has been heard again.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Luma};
use lawang_app::kiosk::screen::Screen;
use lawang_app::office::view::Journey;
use lawang_app::place::PlaceKind;
use lawang_app::{SealStanding, SealView};
use lawang_core::case::Stage;
use lawang_core::catalogue;
use lawang_core::seal::{
    About, Checked, Content, Kind, Permit, Stay, Unreadable, VISA, Verdict, carriage, told,
};
use qrcode::{Color, QrCode};

use crate::centre::{Centre, KETUT, SARI};
use crate::device::{Device, WINDOW, whole};
use crate::officer::Officer;
use crate::visit::Visit;
use crate::visitor::Visitor;

/// Checks in both languages, and shows the English one.
async fn check(device: &Device, text: &str) -> SealView {
    for language in ["id", "en"] {
        device.app.set_office_language(WINDOW, language).unwrap();
        whole(&device.app.verify_seal(WINDOW, text).await.unwrap());
    }
    device.app.verify_seal(WINDOW, text).await.unwrap()
}

async fn check_picture(device: &Device, picture: &[u8]) -> SealView {
    let base64 = data_encoding::BASE64.encode(picture);
    let view = device.app.verify_seal_file(WINDOW, &base64).await.unwrap();
    whole(&view);
    view
}

/// A photo of a paper with that code on it: grey, not quite straight to the frame, in a corner.
fn photo(content: &[u8]) -> Vec<u8> {
    let code = QrCode::new(content).unwrap();
    let (side, module, margin) = (code.width(), 5, 60);
    let size = u32::try_from(side * module + 3 * margin).unwrap();
    let picture = image::GrayImage::from_fn(size, size + 200, |x, y| {
        let place = |at: u32| (at as usize).checked_sub(margin).map(|at| at / module).filter(|at| *at < side);
        match (place(x), place(y)) {
            (Some(x), Some(y)) if code[(x, y)] == Color::Dark => Luma([40]),
            _ => Luma([215]),
        }
    });
    let mut out = Cursor::new(Vec::new());
    DynamicImage::ImageLuma8(picture).write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

fn fact<'v>(view: &'v SealView, label: &str) -> &'v str {
    let fact = view.facts.iter().find(|fact| fact.label == label);
    &fact.unwrap_or_else(|| panic!("no {label} in {view:?}")).value
}

#[tokio::test(flavor = "multi_thread")]
async fn a_permit_is_checked_with_no_network_and_a_revocation_comes_with_the_next_contact() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let visitor = Visitor::new();

    // The receipt on the screen gets its seal as soon as the centre has the application.
    let visit = Visit::begin(&kiosk.app, "en").await;
    let receipt = visit.apply(&visitor).await;
    assert!(receipt.seal.is_none(), "nothing is sealed that the centre has not seen");
    let code = kiosk
        .until("the receipt's seal", async || match kiosk.app.seal_receipt(&visit.window).await.unwrap() {
            Screen::Receipt(receipt) => receipt.seal,
            other => panic!("{other:?}"),
        })
        .await;
    assert!(code.address.starts_with(&format!("{}/v#", centre.url)), "{}", code.address);
    visit.end().await;
    let view = check(&kiosk, &code.address).await;
    assert_eq!(
        (view.standing, view.title.as_str()),
        (SealStanding::Valid, "This receipt is genuine and valid")
    );
    assert_eq!(fact(&view, "Reference"), receipt.reference);
    assert!(view.facts.iter().all(|fact| !fact.value.to_uppercase().contains("ERIKSSON")), "{view:?}");

    // Granted, sealed, and shown to its holder.
    let officer = Officer::signs_in(&office, SARI).await;
    let case = officer.receives(&receipt.reference).await;
    officer.decides(&case, true, "All requirements are met.").await.unwrap();
    let permit = kiosk
        .until("the permit's seal", async || {
            let visit = Visit::begin(&kiosk.app, "en").await;
            let status = visit.status(&receipt.reference, &receipt.pin).await;
            visit.end().await;
            status.seal.filter(|seal| seal.title.contains("permit"))
        })
        .await;

    // With no network: by the text that a scanner types, by a photo, and by a code of bare bytes.
    kiosk.go_offline().await;
    let view = check(&kiosk, &permit.address).await;
    assert_eq!(
        (view.standing, view.title.as_str()),
        (SealStanding::Valid, "This permit is genuine and valid")
    );
    assert_eq!(fact(&view, "Passport number"), "L898902C3");
    assert_eq!(fact(&view, "Permit"), "Visit stay permit (ITK)");
    assert!(fact(&view, "Permit number").starts_with("IM-"));
    assert!(fact(&view, "Valid until").contains(&visitor.new_end().year().to_string()));
    assert!(view.as_of.as_ref().unwrap().starts_with("As of today"), "{view:?}");
    assert_eq!(check_picture(&kiosk, &photo(permit.address.as_bytes())).await, view);
    let bytes = carriage::read_text(&permit.address).unwrap();
    assert_eq!(check_picture(&kiosk, &photo(&bytes)).await, view);
    // What is no seal is told, and what was changed is false.
    assert_eq!(check(&kiosk, "LW-7K4M-Q9FA-C3HXP").await.standing, SealStanding::Unreadable);
    let other = photo(format!("{}/s/{}", centre.url, receipt.reference).as_bytes());
    assert_eq!(check_picture(&kiosk, &other).await.standing, SealStanding::Unreadable);
    let mut changed = bytes.clone();
    changed[40] ^= 1;
    let changed = check(&kiosk, &carriage::text(&changed)).await;
    assert!(changed.standing == SealStanding::False && changed.facts.is_empty(), "{changed:?}");
    let not_a_picture = data_encoding::BASE64.encode(b"MZ");
    assert!(kiosk.app.verify_seal_file(WINDOW, &not_a_picture).await.is_err());

    // Revoked. A kiosk that has not heard of it says as of when it speaks; after the next contact it knows.
    officer.awaits_that(&case.id, "a decision at the centre", |c| c.journey == Journey::SafeAtCentre).await;
    let head = Officer::signs_in(&office, KETUT).await;
    let case = head.opens(&case.id).await;
    let law = case.citations[0].clone();
    let why = "The deed was forged.".to_owned();
    office.app.revoke_permit(WINDOW, &case.id, case.version, why, law).await.unwrap();
    head.awaits_that(&case.id, "its end at the centre", |c| c.journey == Journey::SafeAtCentre).await;
    assert_eq!(check(&kiosk, &permit.address).await.standing, SealStanding::Valid);
    kiosk.go_online();
    let view = kiosk
        .until("the revocation", async || {
            let view = check(&kiosk, &permit.address).await;
            (view.standing == SealStanding::Revoked).then_some(view)
        })
        .await;
    assert_eq!(view.title, "This permit was revoked");
    assert_eq!(check(&kiosk, &code.address).await.standing, SealStanding::Valid);
    let visit = Visit::begin(&kiosk.app, "en").await;
    let status = visit.status(&receipt.reference, &receipt.pin).await;
    assert_eq!(status.step, Stage::Revoked);
    assert!(status.seal.unwrap().title.contains("receipt"), "a revoked permit's code is not shown any more");
    visit.end().await;

    // A device that never had a list says that it has none.
    let fresh = Device::offline(&centre, PlaceKind::Kiosk).await;
    let view = check(&fresh, &permit.address).await;
    assert!(view.standing == SealStanding::Unknown && view.as_of.is_none(), "{view:?}");

    // A week without the centre: what is revoked stays so, and nothing else is called valid.
    kiosk.go_offline().await;
    centre.time.pass_minutes(8 * 24 * 60);
    assert_eq!(check(&kiosk, &permit.address).await.standing, SealStanding::Revoked);
    let old = check(&kiosk, &code.address).await;
    assert_eq!(old.standing, SealStanding::Unknown);
    assert!(old.title.starts_with("It cannot be said now"), "{old:?}");
}

/// Whatever a check finds, about whatever, there are words for it in every language.
#[test]
fn every_finding_has_its_words() {
    let day = jiff::civil::date(2026, 11, 24);
    let stays = [
        Stay::UntilThatDay,
        Stay::SaidAtEntry,
        Stay::TransitOnly,
        Stay::Counted { days: 30, months: 1, years: 2 },
    ];
    let permit = |(stay, kind): (Stay, &str)| Permit {
        name: "ANNA".into(),
        nationality: "UTO".into(),
        birth_date: "1974".into(),
        sex: "unspecified".into(),
        passport: "L898902C3".into(),
        until: day,
        stay,
        entries: Some(0),
        kind: Some(kind.into()),
        number: Some("X".into()),
    };
    let kinds = ["ITK", "ITAS", "IMK", "AA"];
    let permits = stays.into_iter().zip(kinds).map(|one| About::Permit(Box::new(permit(one))));
    let abouts = permits.chain([About::Other(Kind { definition: 0x5E, ..VISA })]);
    let contents = abouts.map(|about| Content {
        about,
        country: "UTO".into(),
        issued: day,
        unknown: vec![(0x60, "00".into())],
    });
    let contents: Vec<Option<Content>> = contents.map(Some).chain([None]).collect();
    let catalogue = catalogue::load(&lawang_app::shipped_catalogue()).catalogue;
    for language in &catalogue.languages {
        let words = catalogue.words(language).unwrap();
        for verdict in [
            Verdict::Valid,
            Verdict::Expired { until: day },
            Verdict::Revoked { at: 0 },
            Verdict::UnknownSigner,
            Verdict::SignerNotValid,
            Verdict::False,
            Verdict::ListExpired,
            Verdict::NoList,
            Verdict::Unreadable(Unreadable::NotASeal),
        ] {
            for content in &contents {
                let checked = Checked { verdict: verdict.clone(), content: content.clone() };
                let view = told::in_words(&checked, Some(0), words, &jiff::tz::TimeZone::UTC, 1);
                whole(&view);
                for text in [&view.title, &view.lead, &view.next] {
                    assert!(!text.trim().is_empty() && !text.contains('{'), "{view:?}");
                }
            }
        }
    }
}
