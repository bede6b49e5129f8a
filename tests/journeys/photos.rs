//! A photo of a face, drawn well and badly: what the kiosk says of it, what it does for it, and what an
//! officer is told. And files of every sort, as they cross from a window to a device.

use std::io::Cursor;

use data_encoding::BASE64;
use image::{DynamicImage, ImageFormat};
use lawang_app::kiosk::screen::{FindingView, PhotoView, Screen};
use lawang_app::office::view::WorkListKind;
use lawang_app::place::PlaceKind;
use lawang_app::problem::ProblemCode;
use lawang_core::form::photo::PhotoPoint;
use lawang_core::policy::assessment::FindingStanding;
use lawang_tests::papers::{self, Portrait};

use crate::centre::{Centre, SARI};
use crate::device::{Device, helpful};
use crate::officer::Officer;
use crate::visit::{Visit, this_page};
use crate::visitor::{Visitor, paper};

const MB: usize = 1024 * 1024;

fn base64(picture: &DynamicImage, format: ImageFormat) -> String {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    BASE64.encode(&out.into_inner())
}

fn photo(screen: Screen) -> PhotoView {
    this_page(screen).fields.swap_remove(0).photo.unwrap()
}

/// What is to be mended, by name.
fn attention(photo: &PhotoView) -> Vec<&str> {
    let open = |check: &&FindingView| check.standing == FindingStanding::Attention;
    photo.checks.iter().filter(open).map(|check| check.rule.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_is_told_what_it_is_like() {
    let good = Portrait::default;
    let portraits: Vec<(&str, Portrait, &[&str])> = vec![
        ("as it should be", good(), &[]),
        ("a dark face", Portrait { skin: [70, 46, 36], hair: [22, 18, 16], ..good() }, &[]),
        ("a fair face", Portrait { skin: [236, 206, 190], hair: [214, 186, 120], ..good() }, &[]),
        ("grey hair", Portrait { hair: [150, 150, 152], ..good() }, &[]),
        ("a large original", Portrait { size: (800, 1200), ..good() }, &[]),
        ("long hair", Portrait { long_hair: true, ..good() }, &[]),
        ("a red wall", Portrait { ground: papers::RED, ..good() }, &["ground-colour"]),
        ("a grey wall", Portrait { ground: [96, 110, 128], ..good() }, &["ground-colour"]),
        ("a shadow", Portrait { shadow: 0.6, ..good() }, &["ground-uneven"]),
        ("out of focus", Portrait { blur: 0.012, ..good() }, &["blurred"]),
        ("too far", Portrait { head: 0.33, ..good() }, &["head-small"]),
        ("too near", Portrait { head: 0.74, eyes: 0.5, ..good() }, &["head-large"]),
        ("to one side", Portrait { middle: 0.36, ..good() }, &["head-sideways"]),
        ("too low", Portrait { eyes: 0.4, ..good() }, &["head-low"]),
        ("a square", Portrait { size: (720, 720), ..good() }, &["shape-wide"]),
        ("in the dark", Portrait { light: 0.16, ..good() }, &["light-dark", "ground-colour"]),
    ];
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    let empty = photo(Screen::Page(visit.walk_to("photo", &Visitor::new()).await));
    assert_eq!((empty.shape, empty.head, empty.eyes), ((400, 600), (50, 60), (50, 60)));
    assert!(empty.checks.is_empty() && empty.rules.iter().any(|rule| rule.contains("400 × 600")));
    let mut wrong = Vec::new();
    for (what, portrait, expected) in portraits {
        let added = visit.add("photo", &base64(&portrait.draw(), ImageFormat::Jpeg)).await.unwrap();
        let photo = photo(added);
        // Where an outline cannot be told, that is left to an officer.
        let unknown = photo.checks.iter().any(|check| check.standing == FindingStanding::Unknown);
        let hidden = portrait.long_hair || portrait.shadow > 0.0 || portrait.light < 0.5;
        if attention(&photo) != expected || unknown != hidden || photo.keep.is_none() != expected.is_empty() {
            wrong.push((what, expected, photo.checks));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_that_does_not_fit_is_cut_until_it_does() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    visit.walk_to("photo", &Visitor::new()).await;
    // As a phone takes it from too far away: wide, the head small, low and to one side.
    let far = Portrait { size: (1400, 1050), head: 0.42, eyes: 0.45, middle: 0.4, ..Portrait::default() };
    let page = this_page(visit.add("photo", &base64(&far.draw(), ImageFormat::Jpeg)).await.unwrap());
    let before = page.fields[0].attachment.clone().unwrap();
    let view = page.fields[0].photo.as_ref().unwrap();
    assert_eq!(attention(view), ["shape-wide", "head-small"]);
    assert!(view.fit.is_some());
    let page = this_page(visit.see(kiosk.app.fit_photo("main", "photo").await).await.unwrap());
    let view = page.fields[0].photo.as_ref().unwrap();
    assert_eq!(attention(view), [""; 0], "{:?}", view.checks);
    assert!(view.fit.is_none() && view.keep.is_none());
    let after = page.fields[0].attachment.clone().unwrap();
    assert_ne!(before.id, after.id);
    assert!(after.changes.iter().any(|change| change.contains("cut")), "{:?}", after.changes);
    assert_eq!(kiosk.app.held().await.unwrap().files, 2, "the uncut one is gone; the ticket is there");
    assert!(matches!(visit.answer("photo", &[]).await.unwrap(), Screen::Check(_)));
    assert_eq!(kiosk.app.fit_photo("main", "photo").await.unwrap_err().code, ProblemCode::NotFound);
    visit.end().await;
}

/// Every point has its words, in every language, and what is to be mended says how.
#[test]
fn every_point_of_a_photo_has_its_words() {
    let catalogue = lawang_core::catalogue::load(&lawang_app::shipped_catalogue()).catalogue;
    let names = "pixels shape shape_wide shape_tall sharp blurred light light_dark light_bright ground \
                 ground_uneven ground_colour head head_small head_large head_high head_low head_sideways \
                 head_unknown";
    let mut missing = Vec::new();
    for name in names.split_whitespace() {
        let point: PhotoPoint = serde_json::from_value(name.into()).unwrap();
        assert_eq!(point.name(), name.replace('_', "-"));
        for language in &catalogue.languages {
            let words = catalogue.words(language).unwrap();
            let mut ids = vec![format!("photo-{}", point.name())];
            if point.standing() != FindingStanding::Met {
                ids.push(format!("photo-{}.why", point.name()));
            }
            missing
                .extend(ids.into_iter().filter(|id| !words.has(id)).map(|id| format!("{id} ({language})")));
        }
    }
    for ground in ["white", "red", "blue", "any"] {
        for (id, language) in ["rule-ground", "colour"].iter().flat_map(|id| [(id, "id"), (id, "en")]) {
            let id = format!("photo-{id}-{ground}");
            missing.extend((!catalogue.words(language).unwrap().has(&id)).then_some(id));
        }
    }
    assert!(missing.is_empty(), "words are missing: {missing:#?}");
}

/// The visitor is told, may use the photo anyway, and the officer is told of both.
#[tokio::test(flavor = "multi_thread")]
async fn a_photo_that_is_used_anyway_is_looked_at_by_an_officer() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let visit = Visit::begin(&kiosk.app, "id").await;
    let visitor = Visitor::new();
    visit.walk_to("photo", &visitor).await;
    let red = Portrait { ground: papers::RED, ..Portrait::default() }.draw();
    visit.add("photo", &base64(&red, ImageFormat::Png)).await.unwrap();
    let told = visit.answer("photo", &[]).await.unwrap_err();
    assert_eq!(told.fields[0].field, "photo", "{told:?}");
    let kept = photo(visit.see(kiosk.app.keep_photo("main", "photo").await).await.unwrap());
    assert!(kept.kept.is_some() && kept.keep.is_none());
    let next = visit.answer("photo", &[]).await.unwrap();
    visit.walk(next, &visitor, |screen| matches!(screen, Screen::Declaration(_))).await;
    let Screen::Receipt(receipt) = visit.submit(true, true).await.unwrap() else { panic!("no receipt") };
    visit.end().await;
    // Another, before the right wall: nobody has to look for that.
    let fine = crate::visit::apply(&kiosk.app, "en", &visitor).await;

    let officer = Officer::signs_in(&office, SARI).await;
    let case = officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
    let look = case.checks.iter().find(|check| check.rule == "photo-photo").unwrap();
    assert_eq!(look.standing, FindingStanding::Attention);
    assert!(look.reason.contains("not seem white") && look.reason.contains("anyway"), "{look:?}");
    let case = officer.awaits(WorkListKind::PaymentDue, &fine.reference).await;
    assert!(!case.checks.iter().any(|check| check.rule == "photo-photo"), "{:?}", case.checks);
}

/// In parts, as a window sends it; and what a window should not send.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_crosses_in_parts_and_one_that_is_too_large_not_at_all() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let (app, visit) = (&kiosk.app, Visit::begin(&kiosk.app, "en").await);
    visit.walk_to("onward-ticket", &Visitor::new()).await;
    let begin = async |size: usize| app.begin_document("main", "onward_ticket", size as u32).await;
    let part = async |bytes: &[u8]| app.add_document_part("main", &BASE64.encode(bytes)).await;
    let refused = |problem: lawang_app::problem::Problem, words: &str| {
        helpful(&problem);
        assert_eq!(problem.code, ProblemCode::File);
        assert!(problem.message.contains(words) && problem.kept.is_some(), "{problem:?}");
    };
    // 200 MB, by its size alone: not a byte of it crosses.
    refused(begin(200 * MB).await.unwrap_err(), "200 MB");
    assert_eq!(part(b"%PDF-").await.unwrap_err().code, ProblemCode::NotFound);
    refused(begin(0).await.unwrap_err(), "empty");
    let letter = papers::letters(3);
    begin(letter.len()).await.unwrap();
    for bytes in letter.chunks(700) {
        part(bytes).await.unwrap();
    }
    let page = this_page(visit.see(app.finish_document("main").await).await.unwrap());
    let attachment = page.fields[0].attachment.as_ref().unwrap();
    assert_eq!(attachment.pages, 3);
    for number in 0..3 {
        assert!(app.document_preview("main", &attachment.id, number).await.unwrap().starts_with("iVBOR"));
    }
    assert_eq!(app.document_preview("main", &attachment.id, 3).await.unwrap_err().code, ProblemCode::File);

    // Fewer bytes than were announced, more, none at all, and no bytes.
    begin(100).await.unwrap();
    part(&[1; 99]).await.unwrap();
    refused(app.finish_document("main").await.unwrap_err(), "read to its end");
    begin(100).await.unwrap();
    refused(part(&[1; 101]).await.unwrap_err(), "read to its end");
    assert_eq!(app.finish_document("main").await.unwrap_err().code, ProblemCode::NotFound);
    begin(3 * MB).await.unwrap();
    refused(part(&vec![1; 2 * MB]).await.unwrap_err(), "read to its end");
    begin(10).await.unwrap();
    refused(app.add_document_part("main", "§§§").await.unwrap_err(), "read to its end");
    // The document that was there is there still.
    let now = this_page(visit.see(app.set_language("main", "en").await).await.unwrap());
    assert_eq!(now.fields[0].attachment.as_ref().unwrap().id, attachment.id);
    visit.end().await;
}

/// What is large but a picture is made smaller, and the visitor is told; what can be converted is.
#[tokio::test(flavor = "multi_thread")]
async fn a_picture_that_is_too_large_is_made_smaller_and_says_so() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    visit.walk_to("onward-ticket", &Visitor::new()).await;
    let scan = DynamicImage::new_rgb8(3000, 2500);
    let added = visit.add("onward_ticket", &base64(&scan, ImageFormat::Bmp)).await.unwrap();
    let changes = this_page(added).fields.remove(0).attachment.unwrap().changes;
    assert_eq!(changes.len(), 2, "{changes:?}");
    assert!(changes[0].contains("BMP") && changes[1].contains("22.6 MB"), "{changes:?}");
    visit.end().await;
}

/// A child that hangs, dies or is not there costs that file and nothing else.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn an_app_outlives_its_decoders() {
    let centre = Centre::open().await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    visit.walk_to("onward-ticket", &Visitor::new()).await;
    let nested = format!("%PDF-1.4\n1 0 obj\n{}", "[".repeat(400_000));
    for bomb in [nested.into_bytes(), b"\x89PNG\r\n\x1a\n\xFF\xFF\xFF\xFFIHDR".to_vec()] {
        let problem = visit.add("onward_ticket", &BASE64.encode(&bomb)).await.unwrap_err();
        assert_eq!(problem.code, ProblemCode::File, "{problem:?}");
    }
    visit.add("onward_ticket", paper("onward_ticket")).await.unwrap();
    visit.end().await;
}
