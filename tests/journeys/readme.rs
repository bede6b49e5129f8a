//! "Set up an office and ten kiosks" as the README tells it, in both languages: its commands are run as they
//! stand there, its steps are done in a window's place, and what it calls buttons and tabs is called so.

use std::path::Path;
use std::process::Stdio;

use lawang_app::office::administration::view::DeviceState;
use lawang_app::place::{ConnectionState, PlaceKind};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use crate::administration::{Clerk, set_up};
use crate::centre::{Centre, PASSWORD, workspace};
use crate::device::{Device, WINDOW};

const SERVER: &str = "https://lawang.example.go.id";

/// The section of a README that begins with this heading.
fn section(file: &str, heading: &str) -> String {
    let text = std::fs::read_to_string(workspace(file)).unwrap();
    let from = text.find(heading).unwrap_or_else(|| panic!("{file} has no {heading:?}"));
    let rest = &text[from + heading.len()..];
    rest[..rest.find("\n## ").unwrap_or(rest.len())].to_owned()
}

/// The lines of its code blocks.
fn commands(section: &str) -> Vec<String> {
    let blocks = section.split("```sh\n").skip(1).map(|block| block.split("```").next().unwrap());
    blocks.flat_map(str::lines).map(str::to_owned).collect()
}

/// A line as a shell takes it apart: words, and quoted words with spaces.
fn words(line: &str) -> Vec<String> {
    let quoted = line.split('"').enumerate().flat_map(|(i, part)| {
        if i % 2 == 1 { vec![part.to_owned()] } else { part.split_whitespace().map(str::to_owned).collect() }
    });
    quoted.collect()
}

async fn run(centre: &Centre, folder: &Path, line: &str) -> String {
    let words = words(&line.replace(SERVER, &centre.url));
    let program = lawang_tests::binary(&words[0]).unwrap();
    let mut child = Command::new(program)
        .args(&words[1..])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // The second line is empty: the centre makes the new officer's password.
    stdin.write_all(format!("{PASSWORD}\n\n").as_bytes()).await.unwrap();
    drop(stdin);
    let output = child.wait_with_output().await.unwrap();
    assert!(output.status.success(), "{line}");
    String::from_utf8(output.stdout).unwrap()
}

/// What stands between single stars, as the README writes names of buttons and tabs.
fn names(section: &str) -> Vec<String> {
    let text = section.split("```").step_by(2).collect::<String>().replace("\n   ", " ");
    text.split('*').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn both_languages_tell_the_same_commands_and_call_things_by_their_names() {
    let catalogue = lawang_app::shipped_catalogue();
    let (english, indonesian) = (
        section("README.md", "## Set up an office and ten kiosks"),
        section("README.id.md", "## Menyiapkan kantor dan sepuluh kios"),
    );
    assert_eq!(commands(&english), commands(&indonesian));
    for (language, section) in [("en", &english), ("id", &indonesian)] {
        let names = names(section);
        assert!(names.len() >= 12, "{names:?}");
        let words: String = catalogue
            .iter()
            .filter(|(file, _)| file.starts_with(&format!("locales/{language}/")))
            .map(|(_, text)| format!("\n{text}\n"))
            .collect();
        for name in names {
            assert!(words.contains(&format!(" = {name}\n")), "nothing is called {name:?} in {language}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_and_ten_kiosks_are_set_up_as_the_readme_tells_it() {
    let (centre, code) = Centre::new().await;
    let desk = set_up(&centre, &code).await;
    let wayan = Clerk::signs_in(&desk, "wayan", PASSWORD).await;
    let folder = TempDir::with_prefix("lawang-readme-").unwrap();
    let lines = commands(&section("README.md", "## Set up an office and ten kiosks"));
    let mut done = 0;
    for line in lines.iter().filter(|line| line.starts_with("lawang-server admin ")) {
        let said = run(&centre, folder.path(), line).await;
        assert!(!said.trim().is_empty());
        done += 1;
    }
    assert_eq!(done, 3);
    // `lawang kiosk --full-screen --provision kiosks.json`, ten times, without its window.
    let kiosk_line = lines.iter().find(|line| line.starts_with("lawang kiosk")).unwrap();
    let file = kiosk_line.split("--provision ").nth(1).unwrap();
    let mut kiosks = Vec::new();
    for _ in 0..10 {
        let kiosk = Device::unenrolled(&centre, PlaceKind::Kiosk).await;
        kiosk.app.offer_provisioning(folder.path().join(file));
        assert!(kiosk.app.place().await.unwrap().provisioning, "its window uses the file by itself");
        kiosk.app.provision_device(WINDOW, None).await.unwrap();
        kiosk.go_online();
        kiosks.push(kiosk);
    }
    for kiosk in &kiosks {
        kiosk.waits_for(ConnectionState::Online).await;
    }
    let shown = wayan.devices(Some("denpasar")).await;
    assert_eq!(shown.len(), 10);
    assert!(shown.iter().all(|row| row.state == DeviceState::InUse && row.name.starts_with("Kiosk ")));
}
