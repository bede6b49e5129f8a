//! What every phone page is drawn on. Every value goes through the writer's escaping; there is no way around
//! it here.

use lawang_core::catalogue::Catalogue;
use lawang_core::catalogue::language::{direction, names};
use lawang_core::catalogue::told::{Elsewhere, FindingView, GuideFact};
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::form::file::FileFault;
use lawang_core::policy::assessment::FindingStanding;
use maud::{DOCTYPE, Markup, html};

use crate::phone::Session;

/// In the page itself, so that all of it comes in the first round trip; each page has what it needs. Nothing
/// in them needs escaping.
pub const STYLES: [&str; 3] = [include_str!("base.css"), include_str!("form.css"), include_str!("guide.css")];

/// What a page looks like beside what all have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Plain,
    Form,
    Guide,
    /// Questions and their answer.
    Both,
}

impl Look {
    fn styles(self) -> &'static [&'static str] {
        match self {
            Self::Plain => &[STYLES[0]],
            Self::Form => &[STYLES[0], STYLES[1]],
            Self::Guide => &[STYLES[0], STYLES[2]],
            Self::Both => &STYLES,
        }
    }
}

const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 48 48'%3E\
    %3Crect width='48' height='48' rx='10' fill='%230b4f6c'/%3E%3Cpath d='M17 40V21q0-8 7-8t7 8v19z' \
    fill='%23fff'/%3E%3C/svg%3E";

pub struct Paper<'a> {
    pub catalogue: &'a Catalogue,
    pub words: &'a Words,
    pub language: &'a str,
    pub languages: &'a [String],
    /// All data here is demo data.
    pub demo: bool,
    /// The path of this page, for the links to its other languages.
    pub here: String,
    pub look: Look,
}

/// What went wrong, how to mend it, and where.
pub struct Problem {
    pub words: String,
    pub next: String,
    /// The fields to mend, with what is wrong with each.
    pub fields: Vec<(String, String)>,
}

impl Problem {
    pub fn new(paper: &Paper<'_>, id: &str) -> Self {
        Self { words: paper.words.text(id), next: paper.words.text(&format!("{id}.next")), fields: vec![] }
    }

    /// One that a single field is at fault for.
    pub fn at(paper: &Paper<'_>, id: &str, field: &str) -> Self {
        let problem = Self::new(paper, id);
        Self { fields: vec![(field.to_owned(), problem.words.clone())], ..problem }
    }

    /// A file that is not taken.
    pub fn of_file(paper: &Paper<'_>, fault: FileFault) -> Self {
        let (id, args) = (fault.words(), fault.args());
        let words = paper.words.text_with(&id, &args);
        Self { words, next: paper.words.text_with(&format!("{id}.next"), &args), fields: vec![] }
    }

    /// The same, said at its field too.
    pub fn of_file_at(paper: &Paper<'_>, fault: FileFault, field: &str) -> Self {
        let problem = Self::of_file(paper, fault);
        Self { fields: vec![(field.to_owned(), problem.words.clone())], ..problem }
    }

    /// Fields to mend, each with words of its own.
    pub fn of_fields(paper: &Paper<'_>, fields: Vec<(String, String)>) -> Self {
        Self { fields, ..Self::new(paper, "problem-invalid") }
    }
}

impl Paper<'_> {
    pub fn text(&self, id: &str) -> String {
        self.words.text(id)
    }

    /// The address of a page in this language.
    pub fn link(&self, path: &str) -> String {
        format!("{path}?lang={}", self.language)
    }

    /// A whole page. Its title says when something is wrong on it.
    pub fn page(&self, title: &str, problem: Option<&Problem>, main: &Markup) -> Markup {
        let title = match problem {
            Some(_) => self.words.text_with("error-title", &Args::new().with("title", title.to_owned())),
            None => title.to_owned(),
        };
        let title = self.words.text_with("page-title", &Args::new().with("title", title));
        html! {
            (DOCTYPE)
            html lang=(self.language) dir=(direction(self.language)) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="format-detection" content="telephone=no";
                    title { (title) }
                    link rel="icon" href=(ICON);
                    @for style in self.look.styles() { style { (style) } }
                }
                body {
                    header {
                        (logo())
                        p.name { strong { (self.text("app-name")) } span { (self.text("phone-name")) } }
                        @if self.demo { p.demo { (self.text("demo-data")) } }
                    }
                    nav aria-label=(self.text("language")) {
                        @for code in self.languages {
                            a href={ (self.here) "?lang=" (code) } lang=(code) hreflang=(code) dir="auto"
                                aria-current=[(code == self.language).then_some("true")] { (names(code).0) }
                        }
                    }
                    main { (main) }
                    // Guides and uploads need no receipt.
                    @if self.here.starts_with("/s") { footer { p { (self.text("phone-lost")) } } }
                }
            }
        }
    }

    /// A page that only says something.
    pub fn told(&self, title: &str, words: &str) -> Markup {
        let main = html! {
            h1 { (title) }
            p.lead { (words) }
            p { a.more href=(self.link("/s")) { (self.text("find-title")) } }
        };
        self.page(title, None, &main)
    }

    /// First on the page, and focused: a screen reader begins with what is wrong.
    pub fn summary(&self, problem: &Problem) -> Markup {
        html! {
            div.summary role="alert" tabindex="-1" autofocus aria-labelledby="wrong" {
                h2 id="wrong" { (self.text("error-summary")) }
                @if problem.fields.is_empty() { p { (problem.words) } }
                @for (field, words) in &problem.fields { p { a href={ "#field-" (field) } { (words) } } }
                @if !problem.next.is_empty() { p { (problem.next) } }
            }
        }
    }

    /// The way back, above the title.
    pub fn back(&self, path: &str) -> Markup {
        html! { p.back { a href=(self.link(path)) { (chevron()) (self.text("back")) } } }
    }

    /// What a form of an open case carries.
    pub fn own(session: &Session) -> Markup {
        html! { input type="hidden" name="form" value=(session.form_token); }
    }

    /// Figures with where they come from.
    pub fn facts(&self, facts: &[GuideFact]) -> Markup {
        html! {
            dl.facts {
                @for fact in facts {
                    div {
                        dt { (fact.label) }
                        dd {
                            strong { (fact.value) }
                            @if !fact.source.is_empty() { span { (self.source(&fact.source)) } }
                            @if let Some(words) = &fact.unconfirmed { span.unconfirmed { (words) } }
                        }
                    }
                }
            }
        }
    }

    /// Where a service is filed that is not filed at kiosks.
    pub fn elsewhere(&self, elsewhere: &Elsewhere) -> Markup {
        html! {
            section.panel aria-labelledby="elsewhere" {
                h2 id="elsewhere" { (self.text("elsewhere-title")) }
                @if let Some(online) = &elsewhere.online {
                    h3 { (self.text("elsewhere-online")) }
                    p { (online.words) }
                    p { a href=(online.address) rel="noreferrer" { bdi { (online.host) } } }
                    p.hint { (self.text("elsewhere-look-alike")) }
                }
                @if let Some(counter) = &elsewhere.counter {
                    h3 { (self.text("elsewhere-counter")) }
                    p { (counter) }
                }
            }
        }
    }

    pub fn source(&self, source: &str) -> String {
        self.words.text_with("source", &Args::new().with("source", source.to_owned()))
    }

    /// Why the answer is what it is.
    pub fn findings(&self, findings: &[FindingView]) -> Markup {
        html! {
            ul.findings {
                @for finding in findings {
                    @let (tone, word) = match finding.standing {
                        FindingStanding::Met => ("met", "finding-met"),
                        FindingStanding::Attention => ("attention", "finding-attention"),
                        FindingStanding::NotMet => ("not-met", "finding-not-met"),
                        FindingStanding::Unknown => ("unknown", "finding-unknown"),
                        // What an officer has to look at is not told here.
                        FindingStanding::Later | FindingStanding::Check => ("later", "finding-later"),
                    };
                    li class=(tone) {
                        span.standing { (self.text(word)) }
                        strong { (finding.title) }
                        @if !finding.reason.is_empty() { p { (finding.reason) } }
                        @if !finding.citation.is_empty() { p.hint { (finding.citation) } }
                    }
                }
            }
        }
    }
}

/// What is wrong with a field, above it.
pub fn wrong_here(problem: Option<&Problem>, field: &str) -> Markup {
    html! {
        @for (id, words) in problem.iter().flat_map(|problem| &problem.fields) {
            @if id == field { p.wrong id={ "error-" (field) } { (words) } }
        }
    }
}

pub fn described(problem: Option<&Problem>, field: &str) -> String {
    match invalid(problem, field) {
        Some(_) => format!("hint-{field} error-{field}"),
        None => format!("hint-{field}"),
    }
}

pub fn invalid(problem: Option<&Problem>, field: &str) -> Option<&'static str> {
    problem.is_some_and(|p| p.fields.iter().any(|(id, _)| id == field)).then_some("true")
}

fn chevron() -> Markup {
    html! { svg viewBox="0 0 24 24" aria-hidden="true" { path d="M15 5l-7 7 7 7" {} } }
}

/// The door, in the colour of the words around it.
fn logo() -> Markup {
    html! {
        svg.logo viewBox="0 0 48 48" aria-hidden="true" {
            path.line d="M8 44V18C8 9.2 15.2 3 24 3s16 6.2 16 15v26M4 44h40" {}
            path.leaf d="M17 44V20.5C17 16 20 13 24 13s7 3 7 7.5V44Z" {}
            circle cx="27.3" cy="29" r="1.9" {}
        }
    }
}
