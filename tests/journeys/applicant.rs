//! The two processes that are killed, each an ignored test that does nothing unless it is told a folder:
//! a kiosk that applies and applies, and says what is saved; and a server.
#![allow(clippy::print_stdout, reason = "what it says is read by the test that kills it")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use lawang_app::App;
use lawang_app::kiosk::screen::{Page, Screen};
use lawang_app::place::PlaceKind;
use lawang_core::form::FieldKind;
use lawang_server::AppState;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::centre::{Time, config};
use crate::device::open;
use crate::torture::Dice;
use crate::visitor::{SERVICE, Visitor, paper};

pub const FOLDER: &str = "LAWANG_KILLED_FOLDER";
/// For the kiosk: "after", or "before" for the control. For the server: its address.
pub const MANNER: &str = "LAWANG_KILLED_MANNER";
/// The birth date of all its applicants.
pub const BIRTH: &str = "1974-08-12";

fn told() -> Option<(PathBuf, String)> {
    Some((std::env::var_os(FOLDER)?.into(), std::env::var(MANNER).ok()?))
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a process that the torture test starts and kills"]
async fn serves() {
    let Some((folder, address)) = told() else { return };
    let listener = TcpListener::bind(&address).await.unwrap();
    let state = AppState::open(config(Path::new(&folder), &format!("http://{address}"))).await.unwrap();
    lawang_server::serve(listener, state, std::future::pending()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a process that the torture test starts and kills"]
async fn applies() {
    let Some((folder, manner)) = told() else { return };
    // The harness has begun a line of its own.
    println!();
    let app = open(PlaceKind::Kiosk, &folder, &Time::default()).await;
    let sync = app.clone();
    tokio::spawn(async move { sync.run_sync().await });
    let mut windows = JoinSet::new();
    for window in ["one", "two", "three"] {
        windows.spawn(applies_on_and_on(app.clone(), window, manner == "before"));
    }
    // They have no end of their own: the first one that stops has failed.
    while let Some(stopped) = windows.join_next().await {
        stopped.unwrap();
    }
}

async fn applies_on_and_on(app: App, window: &'static str, early: bool) {
    let mut dice = Dice::new(u64::from(uuid::Uuid::new_v4().as_fields().0));
    loop {
        Applying { app: &app, window, early, code: None, unsaid: vec![] }.apply(&mut dice).await;
    }
}

/// One visit.
struct Applying<'a> {
    app: &'a App,
    window: &'a str,
    /// The control: says "saved" before it is.
    early: bool,
    code: Option<String>,
    /// What is saved while nobody knows the draft's code yet.
    unsaid: Vec<(String, String)>,
}

impl Applying<'_> {
    async fn apply(mut self, dice: &mut Dice) {
        let address = format!("Jalan {}", uuid::Uuid::new_v4());
        let visitor = Visitor::new().typing("Siti Rahayu").with("address", &address);
        let (app, window) = (self.app, self.window);
        app.begin_visit(window, "en").await.unwrap();
        app.show_guide(window, SERVICE).await.unwrap();
        let mut screen = app.begin_application(window).await.unwrap();
        // One in four leaves before it is sent.
        let leaves = dice.below(4) == 0;
        loop {
            screen = match screen {
                Screen::Page(page) => self.answer(page, &visitor).await,
                Screen::ResumeCode(shown) => {
                    assert!(shown.saved.is_some());
                    self.code = Some(shown.code);
                    self.say();
                    app.go_on(window).await.unwrap()
                }
                Screen::Check(_) if leaves => break,
                Screen::Assessment(_) | Screen::Check(_) => app.go_on(window).await.unwrap(),
                Screen::Declaration(_) => {
                    let code = self.code.clone().unwrap();
                    println!("submitting {code} {address}");
                    app.submit_application(window, true, true).await.unwrap()
                }
                Screen::Receipt(receipt) => {
                    println!("submitted {} {}", self.code.as_deref().unwrap(), receipt.reference);
                    break;
                }
                other => panic!("{other:?}"),
            };
        }
        app.end_visit(window).await.unwrap();
    }

    async fn answer(&mut self, page: Page, visitor: &Visitor) -> Screen {
        let mut answers = HashMap::new();
        for field in &page.fields {
            if !matches!(field.kind, FieldKind::Document | FieldKind::Photo) {
                answers.insert(field.id.clone(), visitor.answers[&field.id].clone());
                continue;
            }
            let shown = self.app.add_document(self.window, &field.id, paper(&field.id)).await.unwrap();
            let Screen::Page(shown) = shown else { panic!("{shown:?}") };
            assert!(shown.saved.is_some());
            self.unsaid.push((field.id.clone(), shown.fields[0].value.clone()));
            self.say();
        }
        let mut said = answers.clone();
        // A number is kept without its spaces.
        said.entry("phone".into()).and_modify(|phone| phone.retain(|c| c != ' '));
        self.unsaid.extend(said);
        if self.early {
            self.say();
        }
        let next = self.app.answer_page(self.window, &page.id, answers).await.unwrap();
        assert!(!matches!(&next, Screen::Page(next) if next.saved.is_none()));
        self.say();
        next
    }

    fn say(&mut self) {
        let Some(code) = &self.code else { return };
        for (field, answer) in self.unsaid.drain(..) {
            println!("saved {code} {field}={answer}");
        }
    }
}
