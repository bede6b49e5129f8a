//! A draft that was begun at one kiosk is taken up at another, with its documents; the centre in between can
//! read none of it.

use std::path::Path;

use lawang_app::kiosk::screen::Screen;
use lawang_app::place::PlaceKind;
use lawang_app::problem::ProblemCode;

use crate::centre::Centre;
use crate::device::Device;
use crate::draft::left;
use crate::story::until_nothing_is_held;
use crate::visit::{Visit, held, this_page};
use crate::visitor::{ADDRESS, Visitor, paper};

const BIRTH: &str = "1974-08-12";

/// What is in all files below a folder.
fn everything(folder: &Path, found: &mut Vec<u8>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            everything(&path, found);
        } else {
            found.extend(std::fs::read(&path).unwrap());
        }
    }
}

fn files(folder: &Path) -> usize {
    let Ok(below) = std::fs::read_dir(folder) else { return 0 };
    below.map(|entry| entry.unwrap().path()).map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}

/// Waits until the centre has a copy of what a kiosk has saved, and its documents.
async fn copied(centre: &Centre, kiosk: &Device, documents: usize) {
    kiosk
        .until("the copy at the centre", async || {
            (files(&centre.folder().join("data/drafts")) == documents).then_some(())
        })
        .await;
    kiosk.sent_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_taken_up_at_another_kiosk_with_its_documents() {
    let centre = Centre::open().await;
    let (one, two) =
        (Device::new(&centre, PlaceKind::Kiosk).await, Device::new(&centre, PlaceKind::Kiosk).await);
    let visitor = Visitor::new();
    let (code, page) = left(&one.app, &visitor, "photo").await;
    assert!(page.saved.is_some());
    one.app.end_visit("main").await.unwrap();
    copied(&centre, &one, 1).await;

    // The server's folder holds nothing that can be read: no answer, no document, no code.
    let mut stored = Vec::new();
    everything(centre.folder(), &mut stored);
    let ticket = data_encoding::BASE64.decode(paper("onward_ticket").as_bytes()).unwrap();
    let plain = code.replace(['-', ' '], "");
    for secret in [
        ADDRESS.as_bytes(),
        b"ERIKSSON",
        b"itk-extension\",\"pinned",
        &ticket[..60],
        plain.as_bytes(),
        &plain.as_bytes()[1..],
    ] {
        assert!(!stored.windows(secret.len()).any(|w| w == secret), "{:?}", String::from_utf8_lossy(secret));
    }
    drop(stored);

    // A kiosk that has never seen it, in another language; the wrong date opens nothing.
    let visit = Visit::begin(&two.app, "id").await;
    assert_eq!(visit.resume(&code, "1974-08-11").await.unwrap_err().code, ProblemCode::WrongSecrets);
    let screen = visit.resume(&code.to_lowercase(), "1974-8-12").await.unwrap();
    assert_eq!(this_page(screen).id, "photo");
    let ticket = visit.back().await.unwrap();
    let document = this_page(ticket.clone()).fields[0].attachment.clone().unwrap();
    visit.app.document_preview(&visit.window, &document.id, 0).await.unwrap();
    let answers = visit.look_back(ticket).await;
    assert_eq!(
        (answers["address"].as_str(), answers["full_name"].as_str()),
        (ADDRESS, "ANNA MARIA ERIKSSON")
    );
    visit.resume(&code, BIRTH).await.unwrap();
    visit.add("photo", paper("photo")).await.unwrap();
    visit.answer("photo", &[]).await.unwrap();
    visit.end().await;
    copied(&centre, &two, 2).await;

    // Back at the first: what was done at the second is there, though an older draft lies here.
    let visit = Visit::begin(&one.app, "en").await;
    let screen = visit.resume(&code, BIRTH).await.unwrap();
    let Screen::Page(page) = &screen else { panic!("{screen:?}") };
    assert!(page.fields.iter().all(|field| field.id != "photo" || field.attachment.is_some()));
    let check = visit.walk(screen, &visitor, |s| matches!(s, Screen::Check(_))).await;
    let Screen::Check(check) = check else { panic!("no check") };
    let rows = check.sections.iter().flat_map(|section| &section.rows);
    assert!(rows.clone().any(|row| row.field == "photo" && row.value.contains("JPEG")));
    visit.on().await.unwrap();
    assert!(matches!(visit.submit(true, true).await.unwrap(), Screen::Receipt(_)));
    visit.end().await;
    until_nothing_is_held(&one).await;

    // Sent: nothing of the draft is left at the centre, and the other kiosk says that it was sent.
    one.until("no copy at the centre", async || {
        (files(&centre.folder().join("data/drafts")) == 0).then_some(())
    })
    .await;
    let visit = Visit::begin(&two.app, "en").await;
    let gone = visit.resume(&code, BIRTH).await.unwrap_err();
    assert!(gone.message.contains("already sent"), "{gone:?}");
    visit.end().await;
    assert_eq!(two.app.held().await.unwrap(), Default::default(), "and lets go of its own");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_saved_without_a_network_goes_to_the_centre_when_it_is_back() {
    let mut centre = Centre::open().await;
    let (one, two) =
        (Device::new(&centre, PlaceKind::Kiosk).await, Device::new(&centre, PlaceKind::Kiosk).await);
    one.sent_all().await;
    two.sent_all().await;
    centre.stop().await;
    let (code, _) = left(&one.app, &Visitor::new(), "onward-ticket").await;
    one.app.end_visit("main").await.unwrap();
    // Not here, and nobody to ask: it is said so.
    let visit = Visit::begin(&two.app, "en").await;
    let offline = visit.resume(&code, BIRTH).await.unwrap_err();
    assert_eq!(offline.code, ProblemCode::WrongSecrets);
    assert!(offline.next.contains("Without the network"), "{offline:?}");
    // Where it was begun it opens all the same.
    let here = Visit::begin(&one.app, "en").await;
    here.resume(&code, BIRTH).await.unwrap();
    here.end().await;
    centre.start().await;
    let page = two
        .until("the draft from the centre", async || {
            // A try before it has come would count as a wrong one.
            if two.state().await != lawang_app::place::ConnectionState::Online
                || one.state().await != lawang_app::place::ConnectionState::Online
            {
                return None;
            }
            tokio::time::sleep(std::time::Duration::from_secs(2)).await;
            visit.resume(&code, BIRTH).await.ok()
        })
        .await;
    let page = this_page(page);
    assert_eq!(page.id, "onward-ticket");
    let before = this_page(visit.back().await.unwrap());
    assert_eq!(held(&before, "email"), "anna@example.org");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_birth_date_is_not_guessed_from_kiosk_to_kiosk() {
    let centre = Centre::open().await;
    let one = Device::new(&centre, PlaceKind::Kiosk).await;
    let (code, _) = left(&one.app, &Visitor::new(), "photo").await;
    one.app.end_visit("main").await.unwrap();
    copied(&centre, &one, 1).await;
    let visit = Visit::begin(&one.app, "en").await;
    let mut locked = 0;
    for day in 1..=6 {
        let other = Device::offline(&centre, PlaceKind::Kiosk).await;
        let guess = Visit::begin(&other.app, "en").await;
        let problem = guess.resume(&code, &format!("1980-01-0{day}")).await.unwrap_err();
        locked += usize::from(problem.code == ProblemCode::Locked);
        assert!(matches!(problem.code, ProblemCode::WrongSecrets | ProblemCode::Locked), "{problem:?}");
    }
    assert_eq!(locked, 1, "five tries from anywhere lock it");
    let other = Device::offline(&centre, PlaceKind::Kiosk).await;
    let guess = Visit::begin(&other.app, "en").await;
    assert_eq!(guess.resume(&code, BIRTH).await.unwrap_err().code, ProblemCode::Locked);
    // Where it lies it opens: nobody locks its owner out of the kiosk where they began.
    visit.resume(&code, BIRTH).await.unwrap();
    centre.time.pass_minutes(16);
    guess.resume(&code, BIRTH).await.unwrap();
}
