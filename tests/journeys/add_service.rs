//! A service is added as catalogue/README.md says: from the template, with files alone. It passes the check, is
//! filed at a kiosk from its guide to its receipt, and decided at a desk.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use jiff::tz::TimeZone;
use lawang_app::kiosk::screen::{Page, Screen};
use lawang_app::office::view::WorkListKind;
use lawang_app::place::PlaceKind;
use lawang_app::{App, Config};
use lawang_core::catalogue::{Files, check, load};
use lawang_core::form::FieldKind;
use tempfile::TempDir;

use crate::centre::{Centre, PASSWORD, SARI, workspace};
use crate::device::{WINDOW, whole};
use crate::visitor::paper;

const ID: &str = "dog-passport";

/// Every file below a folder, by its path from there.
fn read(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            read(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
}

fn files_of(folder: &Path) -> Files {
    let mut files = Files::new();
    read(folder, "", &mut files);
    files
}

fn new_service(id: &str, catalogue: &Path) -> (bool, String) {
    let xtask = lawang_tests::binary("xtask").unwrap();
    let ran = Command::new(xtask).args(["catalogue", "new", id]).arg(catalogue).output().unwrap();
    let said = [ran.stdout, ran.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (ran.status.success(), said)
}

/// A copy of the catalogue with one more service in it.
fn catalogue(folder: &Path) -> Files {
    for (name, text) in files_of(&workspace("catalogue")) {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let (done, said) = new_service(ID, folder);
    assert!(done, "{said}");
    files_of(folder)
}

async fn device(kind: PlaceKind, centre: &Centre, folder: &Path, files: &Files) -> App {
    let config = Config {
        kind,
        folder: folder.to_owned(),
        passphrase: Some("a passphrase for a journey".to_owned().into()),
        clock: centre.time.clock(),
        zone: TimeZone::get("Asia/Jakarta").unwrap(),
        decoder: lawang_tests::decoder().unwrap(),
        printing: Default::default(),
    };
    let app = App::open_with(config, files).await.unwrap();
    let class = if kind == PlaceKind::Kiosk { "kiosk" } else { "office" };
    app.enrol_device(WINDOW, &centre.url, &centre.code(class).await.to_string()).await.unwrap();
    let sync = app.clone();
    tokio::spawn(async move { sync.run_sync().await });
    app
}

async fn fill(app: &App, page: Page) -> Screen {
    let mut answers = HashMap::new();
    for field in &page.fields {
        let answer = match (field.id.as_str(), field.kind) {
            (_, FieldKind::Document | FieldKind::Photo) => {
                app.add_document(WINDOW, &field.id, paper(&field.id)).await.unwrap();
                continue;
            }
            ("my_service_years" | "dog_passport_years", _) => "2",
            ("acting_as", _) => "self",
            ("full_name", _) => "Siti Rahayu",
            (_, FieldKind::Country) => "UTO",
            (_, FieldKind::Choice) => "female",
            (_, FieldKind::PartialDate) => "1990-04-25",
            (_, FieldKind::Date) => "2035-01-31",
            (_, FieldKind::Email | FieldKind::Phone) => "",
            _ => "X1234567",
        };
        answers.insert(field.id.clone(), answer.to_owned());
    }
    app.answer_page(WINDOW, &page.id, answers).await.unwrap_or_else(|problem| panic!("{problem:?}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_is_added_with_files_alone_and_filed() {
    let folder = TempDir::with_prefix("lawang-catalogue-").unwrap();
    let files = catalogue(folder.path());
    assert_eq!(check(&files), []);
    let loaded = load(&files).catalogue;
    let centre = Centre::knowing(loaded.pinned()).await;
    let kiosk = device(PlaceKind::Kiosk, &centre, &folder.path().join("kiosk"), &files).await;
    let office = device(PlaceKind::Office, &centre, &folder.path().join("office"), &files).await;

    let begun = kiosk.begin_visit(WINDOW, "en").await.unwrap();
    let Screen::Services(services) = begun else { panic!("no services") };
    assert!(services.groups.iter().flat_map(|group| &group.services).any(|tile| tile.id == ID));
    whole(&kiosk.show_guide(WINDOW, ID).await.unwrap());
    let mut screen = kiosk.begin_application(WINDOW).await.unwrap();
    let receipt = loop {
        whole(&screen);
        screen = match screen {
            Screen::Page(page) => fill(&kiosk, page).await,
            Screen::Assessment(_) | Screen::ResumeCode(_) | Screen::Check(_) => {
                kiosk.go_on(WINDOW).await.unwrap()
            }
            Screen::Declaration(_) => kiosk.submit_application(WINDOW, true, true).await.unwrap(),
            Screen::Receipt(receipt) => break receipt,
            other => panic!("the way ends at {other:?}"),
        };
    };
    assert_eq!(receipt.service, "My service");
    kiosk.end_visit(WINDOW).await.unwrap();

    let mut changes = office.changes();
    let case = loop {
        if office.sign_in(WINDOW, SARI, PASSWORD).await.is_ok() {
            office.set_office_language(WINDOW, "en").unwrap();
            let rows =
                office.work_list(WINDOW, WorkListKind::PaymentDue, &receipt.reference).await.unwrap().rows;
            if let [row] = rows.as_slice() {
                break office.open_case(WINDOW, &row.id).await.unwrap();
            }
        }
        let _ = tokio::time::timeout(std::time::Duration::from_millis(100), changes.recv()).await;
    };
    whole(&case);
    assert_eq!((case.applicant.as_str(), case.service.as_str()), ("Siti Rahayu", "My service"));
    assert!(case.facts.iter().any(|fact| fact.value == "Rp\u{a0}200,000"), "{:?}", case.facts);
}

#[test]
fn the_template_is_never_written_over_anything() {
    let folder = TempDir::with_prefix("lawang-catalogue-").unwrap();
    let (done, said) = new_service(ID, folder.path());
    assert!(done && said.contains("services/dog-passport/service.toml"), "{said}");
    let text = fs::read_to_string(folder.path().join("policy/dog-passport.toml")).unwrap();
    assert!(
        text.contains("dog_passport_fee") && !text.contains("my_service") && !text.contains("my-service")
    );
    let before = files_of(folder.path());
    for wrong in [ID, "Dog", "dog passport", "../dog", "", "dog_passport"] {
        let (done, said) = new_service(wrong, folder.path());
        assert!(!done && !said.is_empty(), "{wrong}: {said}");
        assert_eq!(files_of(folder.path()), before, "{wrong}");
    }
}
