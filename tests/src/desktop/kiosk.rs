//! The kiosk's window as a visitor uses it. Forms are walked by what stands on the page, not by a list
//! of pages, so that a catalogue may order its questions as it likes; a required field that nobody
//! has an answer for fails with the page's own words.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use serde::Deserialize;
use serde_json::json;

use super::window::{Window, act};
use crate::papers;
use crate::passport::Passport;

const SIZE: (u32, u32) = (1080, 1500);

/// The fields of the page that is shown, with what they hold; a date's parts are one field.
const FIELDS: &str = r#"
    const fields = {};
    const field = (id, kind) => (fields[id] ??= { kind, value: '' });
    for (const control of document.querySelectorAll('main form :is(input, textarea, select)')) {
        const [, id, part] = control.id.match(/^field-(.*?)(-day|-month|-year)?$/) ?? [];
        if (!id || id === 'mrz') continue;
        if (control.type === 'radio') {
            if (control.checked) field(control.name, 'choice').value = control.value;
            else field(control.name, 'choice');
        } else if (control.type === 'file') {
            const given = document.querySelector(`[data-preview="${id}"]`);
            field(id, 'file').value = given ? 'given' : '';
        } else if (part) {
            const { value } = field(id, 'date');
            const digits = control.value && control.value.padStart(2, '0');
            fields[id].value = [digits, value].filter(Boolean).join('-');
        } else {
            field(id, 'text').value = control.value;
        }
    }
    return fields;"#;

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Field {
    kind: Kind,
    value: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Choice,
    Date,
    File,
    Text,
}

type Fields = BTreeMap<String, Field>;

/// What a visitor brings: passport, papers, and an answer to each field (dates as `YYYY-MM-DD`).
pub struct Visitor {
    pub passport: Passport,
    pub answers: BTreeMap<&'static str, String>,
    pub photo: PathBuf,
    pub letter: PathBuf,
}

impl Visitor {
    pub fn new(folder: &Path, passport: Passport, answers: BTreeMap<&'static str, String>) -> Result<Self> {
        Ok(Self { passport, answers, photo: papers::photo(folder)?, letter: papers::letter(folder)? })
    }
}

/// What the visitor takes home.
#[derive(Debug, Clone)]
pub struct Receipt {
    pub reference: String,
    pub pin: String,
}

pub struct Kiosk {
    pub window: Window,
    /// What is drawn anew with each screen: the page at a kiosk, a part of the page at a counter.
    root: &'static str,
    /// The code that opens the draft again, once it was shown.
    pub resume_code: Option<String>,
    /// The pages that were answered in this visit, and what they held.
    answered: Vec<(String, Fields)>,
}

impl Kiosk {
    /// The command that opens the kiosk on the replica in `data`.
    pub fn command(data: &Path) -> Result<Vec<String>> {
        super::command("kiosk", data)
    }

    pub async fn open(data: &Path) -> Result<Self> {
        Self::open_with(Self::command(data)?).await
    }

    /// As `command`, with more arguments.
    pub async fn open_with(command: Vec<String>) -> Result<Self> {
        let window = Window::open(command, SIZE).await?;
        Ok(Self { window, root: "main", resume_code: None, answered: Vec::new() })
    }

    /// The same screens at the counter of an office, where an officer is signed in.
    pub async fn at_counter(window: Window) -> Result<Self> {
        window.click(&act("nav-counter")).await?;
        window.wait_for("[data-counter=services]").await?;
        Ok(Self { window, root: "[data-counter]", resume_code: None, answered: Vec::new() })
    }

    pub async fn enrol(&self, server: &str, code: &str) -> Result<()> {
        self.window.wait_for(&screen("enrol")).await?;
        self.window.type_into("#field-server", server).await?;
        self.window.type_into("#field-code", code).await?;
        self.window.click(&act("continue")).await?;
        self.window.wait_for(&screen("attract")).await?;
        Ok(())
    }

    /// From the first screen to the services, in a language.
    pub async fn begin(&self, language: &str) -> Result<()> {
        self.window.wait_for(&screen("attract")).await?;
        self.turn(&format!("language-{language}")).await?;
        self.shows("services").await
    }

    /// In another language, on the same screen.
    pub async fn speak(&self, language: &str) -> Result<()> {
        self.window.click(&act("language")).await?;
        self.window.click(&act(&format!("language-{language}"))).await?;
        Ok(())
    }

    pub async fn open_guide(&self, service: &str) -> Result<()> {
        self.turn(&format!("service-{service}")).await?;
        self.shows("guide").await
    }

    /// Answers page after page until one has what `css` selects.
    pub async fn walk(&mut self, visitor: &Visitor, css: &str) -> Result<()> {
        loop {
            let shown = self.shown().await?;
            if self.window.exists(css).await? {
                return Ok(());
            }
            match shown.as_str() {
                "page" => self.answer(visitor).await?,
                "resume_code" => {
                    self.resume_code = Some(self.window.text("[data-value=resume-code]").await?);
                }
                "assessment" => {}
                other => bail!("the form ended at “{other}”, where {css} was to come"),
            }
            self.turn("continue").await?;
        }
    }

    /// Holds the passport to the reader, and waits until its zone fills the fields.
    pub async fn read_passport(&self, passport: &Passport) -> Result<()> {
        self.leave_after(async || self.window.read_by_wedge(&passport.zone()).await).await?;
        self.window.wait_for("[data-provenance=scanned]").await?;
        Ok(())
    }

    /// Fills the fields of the page that is shown, and remembers what they hold.
    pub async fn answer(&mut self, visitor: &Visitor) -> Result<()> {
        let window = &self.window;
        if window.exists("#field-mrz").await? && !window.exists("[data-provenance=scanned]").await? {
            self.read_passport(&visitor.passport).await?;
        }
        // A paper from the application before is there, though its picture may still be drawn.
        let reused = window.exists("[data-provenance=reused]").await?;
        for (id, field) in self.fields().await? {
            let answer = visitor.answers.get(id.as_str());
            match (field.kind, answer) {
                (Kind::File, _) if field.value.is_empty() && !reused => {
                    let paper = if id.contains("photo") { &visitor.photo } else { &visitor.letter };
                    window.set_file(&format!("#field-{id}"), paper).await?;
                    window.wait_for(&format!("[data-preview='{id}']")).await?;
                    // The photo's background may be another than the service wants.
                    if window.exists(&act("keep-photo")).await? {
                        window.click(&act("keep-photo")).await?;
                        window.wait_until_gone(&act("keep-photo")).await?;
                    }
                }
                // Handed in, read from the passport, or optional: the page says so if it is neither.
                (Kind::File, _) | (_, None) => {}
                (_, Some(answer)) if *answer == field.value => {}
                (Kind::Choice, Some(answer)) => window.click(&format!("#field-{id}-{answer}")).await?,
                (Kind::Date, Some(answer)) => self.type_date(&id, answer).await?,
                (Kind::Text, Some(answer)) => window.type_into(&format!("#field-{id}"), answer).await?,
            }
        }
        let page = window.attribute(self.root, "data-page").await?;
        let held = self.fields().await?;
        self.answered.push((page, held));
        Ok(())
    }

    pub async fn type_date(&self, id: &str, date: &str) -> Result<()> {
        for (part, digits) in ["year", "month", "day"].into_iter().zip(date.split('-')) {
            self.window.type_into(&format!("#field-{id}-{part}"), digits).await?;
        }
        Ok(())
    }

    async fn fields(&self) -> Result<Fields> {
        Ok(serde_json::from_value(self.window.eval(FIELDS, vec![]).await?)?)
    }

    /// Agrees and sends.
    pub async fn submit(&self) -> Result<Receipt> {
        self.shows("declaration").await?;
        self.window.click("#consent").await?;
        self.window.click("#declaration").await?;
        self.turn("submit").await?;
        self.shows("receipt").await?;
        Ok(Receipt {
            reference: self.window.text("[data-value=reference]").await?,
            pin: self.window.text("[data-value=pin]").await?,
        })
    }

    /// Ends the visit; nothing of it may be left on the screen.
    pub async fn finish(&mut self) -> Result<()> {
        self.window.click(&act("finish")).await?;
        self.window.click(&act("finish-confirm")).await?;
        self.window.wait_for(&screen("attract")).await?;
        (self.resume_code, self.answered) = (None, Vec::new());
        Ok(())
    }

    /// One whole application, from the first screen to the receipt; the visit is still open.
    pub async fn apply(&mut self, language: &str, service: &str, visitor: &Visitor) -> Result<Receipt> {
        self.begin(language).await?;
        self.open_guide(service).await?;
        self.turn("begin").await?;
        self.walk(visitor, &screen("check")).await?;
        self.turn("continue").await?;
        self.submit().await
    }

    /// From the first screen to the status of a case.
    pub async fn find_case(&self, language: &str, receipt: &Receipt) -> Result<()> {
        self.begin(language).await?;
        self.turn("find-case").await?;
        self.window.type_into("#field-reference", &receipt.reference).await?;
        self.window.type_into("#field-pin", &receipt.pin).await?;
        self.turn("continue").await?;
        self.shows("status").await
    }

    /// Opens a draft again, and checks that the pages before hold what was answered there.
    pub async fn resume(&mut self, language: &str, code: &str, birth_date: &str) -> Result<()> {
        self.begin(language).await?;
        self.turn("resume-draft").await?;
        self.window.type_into("#field-code", code).await?;
        self.type_date("birth_date", birth_date).await?;
        self.turn("continue").await?;
        self.shows("page").await?;
        for (page, held) in self.answered.iter().rev().take(3) {
            while self.window.attribute(self.root, "data-page").await? != *page {
                self.turn("back").await?;
                self.shows("page").await?;
            }
            let holds = self.fields().await?;
            ensure!(holds == *held, "page “{page}” held {held:?} and holds {holds:?} after the crash");
        }
        Ok(())
    }

    /// Does the act and waits for the screen after it.
    pub async fn turn(&self, name: &str) -> Result<()> {
        self.leave_after(async || self.window.click(&act(name)).await).await
    }

    /// Every screen is drawn anew: the one that is left is marked, and the next has no mark.
    async fn leave_after(&self, doing: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
        let root = self.root;
        self.window.eval(&format!("document.querySelector('{root}').dataset.left = ''"), vec![]).await?;
        doing().await?;
        self.window.wait_for(&format!("{root}:not([data-left]), [data-problem]")).await?;
        if self.window.exists("[data-problem]").await? {
            bail!("the kiosk did not go on: {}", self.window.text("body").await?);
        }
        Ok(())
    }

    /// Insists that this is the screen.
    pub async fn shows(&self, name: &str) -> Result<()> {
        let shown = self.shown().await?;
        ensure!(
            shown == name,
            "the kiosk shows “{shown}”, not “{name}”: {}",
            self.window.text("body").await?
        );
        Ok(())
    }

    async fn shown(&self) -> Result<String> {
        self.window.attribute(&format!("{}[data-screen]", self.root), "data-screen").await
    }

    /// On the page of a choice: milliseconds of the page's own clock from an answer to the next page,
    /// `rounds` times over.
    pub async fn time_answers(&self, rounds: u32) -> Result<Vec<f64>> {
        let times = self.window.eval_async(TIME_ANSWERS, vec![json!(rounds)]).await?;
        Ok(serde_json::from_value(times)?)
    }
}

/// Chooses, sends, and goes back; times the way forward.
const TIME_ANSWERS: &str = r#"
    const [rounds, done] = arguments;
    const press = (name) => new Promise((drawn) => {
        const before = document.querySelector('main');
        const watch = new MutationObserver(() => {
            const now = document.querySelector('main');
            if (!now || now === before) return;
            watch.disconnect();
            drawn(performance.now());
        });
        watch.observe(document.body, { childList: true, subtree: true });
        document.querySelector(`[data-act="${name}"]`).click();
    });
    (async () => {
        const times = [];
        for (let round = 0; round < rounds; round++) {
            const choices = document.querySelectorAll('main input[type=radio]');
            const begun = performance.now();
            choices[round % choices.length].click();
            times.push(await press('continue') - begun);
            await press('back');
        }
        done(times);
    })();"#;

/// The screen with this name.
pub fn screen(name: &str) -> String {
    format!("main[data-screen={name}]")
}
