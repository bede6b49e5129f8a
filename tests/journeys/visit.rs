//! One visit at a kiosk. Every screen it is shown is drawn once more in the other language, and looked
//! through for missing words in both.

use std::collections::HashMap;

use lawang_app::App;
use lawang_app::kiosk::screen::{MrzStanding, Page, Receipt, Screen, StatusScreen};
use lawang_app::problem::Problem;
use lawang_core::form::FieldKind;

use crate::device::{helpful, whole};
use crate::visitor::{SERVICE, Visitor, paper_for};

pub struct Visit {
    pub app: App,
    pub window: String,
    language: &'static str,
}

pub type Shown = Result<Screen, Problem>;

impl Visit {
    pub async fn begin(app: &App, language: &'static str) -> Self {
        Self::begin_in(app, "main", language).await
    }

    pub async fn begin_in(app: &App, window: &str, language: &'static str) -> Self {
        let visit = Self { app: app.clone(), window: window.to_owned(), language };
        visit.see(visit.app.begin_visit(&visit.window, language).await).await.unwrap();
        visit
    }

    pub async fn see(&self, shown: Shown) -> Shown {
        match &shown {
            Ok(screen) => {
                whole(screen);
                let other = if self.language == "id" { "en" } else { "id" };
                for language in [other, self.language] {
                    whole(&self.app.set_language(&self.window, language).await.unwrap());
                }
            }
            Err(problem) => helpful(problem),
        }
        shown
    }

    /// From the guide into the first question.
    pub async fn start(&self) -> Screen {
        self.see(self.app.show_guide(&self.window, SERVICE).await).await.unwrap();
        self.see(self.app.begin_application(&self.window).await).await.unwrap()
    }

    pub async fn answer(&self, page: &str, answers: &[(&str, &str)]) -> Shown {
        let answers = answers.iter().map(|(f, a)| ((*f).to_owned(), (*a).to_owned())).collect();
        self.see(self.app.answer_page(&self.window, page, answers).await).await
    }

    pub async fn read(&self, zone: &str) -> Shown {
        self.see(self.app.read_mrz(&self.window, zone).await).await
    }

    pub async fn add(&self, field: &str, base64: &str) -> Shown {
        self.see(self.app.add_document(&self.window, field, base64).await).await
    }

    pub async fn remove(&self, field: &str) -> Shown {
        self.see(self.app.remove_document(&self.window, field).await).await
    }

    pub async fn on(&self) -> Shown {
        self.see(self.app.go_on(&self.window).await).await
    }

    pub async fn back(&self) -> Shown {
        self.see(self.app.go_back(&self.window).await).await
    }

    pub async fn change(&self, page: &str) -> Shown {
        self.see(self.app.change_answer(&self.window, page).await).await
    }

    pub async fn submit(&self, consent: bool, declaration: bool) -> Shown {
        self.see(self.app.submit_application(&self.window, consent, declaration).await).await
    }

    pub async fn find(&self, reference: &str, pin: &str) -> Shown {
        self.see(self.app.find_case(&self.window, reference, pin).await).await
    }

    pub async fn correct(&self) -> Shown {
        self.see(self.app.begin_correction(&self.window).await).await
    }

    pub async fn send(&self) -> Shown {
        self.see(self.app.send_correction(&self.window).await).await
    }

    pub async fn resume(&self, code: &str, birth_date: &str) -> Shown {
        self.see(self.app.resume_draft(&self.window, code, birth_date).await).await
    }

    pub async fn end(self) {
        self.app.end_visit(&self.window).await.unwrap();
    }

    /// Answers page after page until a screen of that sort is shown.
    pub async fn walk(&self, from: Screen, visitor: &Visitor, until: impl Fn(&Screen) -> bool) -> Screen {
        let mut screen = from;
        for _ in 0..60 {
            if until(&screen) {
                return screen;
            }
            screen = match screen {
                Screen::Page(page) => self.fill(page, visitor).await,
                Screen::Assessment(_) | Screen::ResumeCode(_) | Screen::Check(_) => self.on().await,
                other => panic!("the way ends at {other:?}"),
            }
            .unwrap();
        }
        panic!("the way has no end: {screen:?}")
    }

    /// Answers one page as the visitor would.
    pub async fn fill(&self, mut page: Page, visitor: &Visitor) -> Shown {
        if let (Some(mrz), Some(zone)) = (&page.mrz, &visitor.zone)
            && mrz.standing == MrzStanding::Empty
        {
            page = this_page(self.read(zone).await.unwrap());
        }
        let mut answers = HashMap::new();
        for field in &page.fields {
            if matches!(field.kind, FieldKind::Document | FieldKind::Photo) {
                if field.attachment.is_none() {
                    self.add(&field.id, paper_for(field)).await.unwrap();
                }
            } else {
                let answer = visitor.answers.get(&field.id).unwrap_or(&field.value);
                answers.insert(field.id.clone(), answer.clone());
            }
        }
        self.see(self.app.answer_page(&self.window, &page.id, answers).await).await
    }

    /// From the guide to the page with that id.
    pub async fn walk_to(&self, page: &str, visitor: &Visitor) -> Page {
        let first = self.start().await;
        this_page(self.walk(first, visitor, |s| matches!(s, Screen::Page(p) if p.id == page)).await)
    }

    /// From the guide to the receipt.
    pub async fn apply(&self, visitor: &Visitor) -> Receipt {
        let first = self.start().await;
        self.walk(first, visitor, |s| matches!(s, Screen::Declaration(_))).await;
        match self.submit(true, true).await.unwrap() {
            Screen::Receipt(receipt) => receipt,
            other => panic!("no receipt: {other:?}"),
        }
    }

    /// Every answer of the form that can be reached by going back, by field, to where it begins.
    pub async fn look_back(&self, from: Screen) -> HashMap<String, String> {
        let (mut screen, mut answers) = (from, HashMap::new());
        loop {
            match screen {
                Screen::Page(page) => {
                    answers.extend(page.fields.into_iter().map(|field| (field.id, field.value)));
                }
                Screen::Guide(_) => return answers,
                _ => {}
            }
            screen = self.back().await.unwrap();
        }
    }

    pub async fn status(&self, reference: &str, pin: &str) -> StatusScreen {
        this_status(self.find(reference, pin).await.unwrap())
    }
}

/// One whole application in a visit of its own.
pub async fn apply(app: &App, language: &'static str, visitor: &Visitor) -> Receipt {
    let visit = Visit::begin(app, language).await;
    let receipt = visit.apply(visitor).await;
    visit.end().await;
    receipt
}

pub fn this_page(screen: Screen) -> Page {
    match screen {
        Screen::Page(page) => page,
        other => panic!("not a page: {other:?}"),
    }
}

pub fn this_status(screen: Screen) -> StatusScreen {
    match screen {
        Screen::Status(status) => status,
        other => panic!("not a status: {other:?}"),
    }
}

/// What a page holds for a field.
pub fn held(page: &Page, field: &str) -> String {
    page.fields.iter().find(|f| f.id == field).map(|f| f.value.clone()).unwrap()
}
