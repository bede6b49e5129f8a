//! The phone pages as HTML. Every value goes through the writer's escaping; there is no way around it here.

use axum::http::StatusCode;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use lawang_core::case::status::in_words;
use lawang_core::case::status::{
    Asked as Correction, DecisionView, InWords, PaymentView, StepState, StepView, VisitView,
};
use lawang_core::case::{Case, Stage};
use lawang_core::catalogue::language::{direction, names};
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::reference::Reference;
use maud::{DOCTYPE, Markup, html};

use super::Asked;

/// In the page itself, so that all of it comes in the first round trip. Nothing in it needs escaping.
pub const STYLE: &str = include_str!("phone.css");

const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 48 48'%3E\
    %3Crect width='48' height='48' rx='10' fill='%230b4f6c'/%3E%3Cpath d='M17 40V21q0-8 7-8t7 8v19z' \
    fill='%23fff'/%3E%3C/svg%3E";

/// What a page is drawn on.
pub struct Paper<'a> {
    pub words: &'a Words,
    pub language: &'a str,
    pub languages: &'a [String],
    /// All data here is demo data.
    pub demo: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Reference,
    Pin,
    Seal,
}

impl Field {
    pub fn id(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Pin => "pin",
            Self::Seal => "seal",
        }
    }
}

/// What went wrong, how to mend it, and where.
pub struct Problem {
    pub status: StatusCode,
    pub words: String,
    pub next: String,
    pub field: Option<Field>,
}

impl Problem {
    pub fn new(paper: &Paper<'_>, status: StatusCode, id: &str, field: Option<Field>) -> Self {
        let (words, next) = (paper.words.text(id), paper.words.text(&format!("{id}.next")));
        Self { status, words, next, field }
    }
}

impl Paper<'_> {
    pub fn text(&self, id: &str) -> String {
        self.words.text(id)
    }

    /// The address of a page, and in which language it answers.
    fn address(reference: Option<&Reference>, language: &str) -> String {
        match reference {
            Some(reference) => format!("/s/{reference}?lang={language}"),
            None => format!("/s?lang={language}"),
        }
    }

    fn frame(&self, title: &str, reference: Option<&Reference>, main: &Markup) -> Markup {
        self.framed(title, |language| Self::address(reference, language), main)
    }

    /// A page with the name on top and its languages; `address` is where it answers in another one.
    pub fn framed(&self, title: &str, address: impl Fn(&str) -> String, main: &Markup) -> Markup {
        let title = self.words.text_with("page-title", &Args::new().with("title", title.to_owned()));
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
                    style { (STYLE) }
                }
                body {
                    header {
                        (logo())
                        p.name { strong { (self.text("app-name")) } span { (self.text("phone-name")) } }
                        @if self.demo { p.demo { (self.text("demo-data")) } }
                    }
                    nav aria-label=(self.text("language")) {
                        @for code in self.languages {
                            a href=(address(code)) lang=(code) hreflang=(code) dir="auto"
                                aria-current=[(code == self.language).then_some("true")] { (names(code).0) }
                        }
                    }
                    main { (main) }
                    footer { p { (self.text("phone-lost")) } }
                }
            }
        }
    }

    /// The page that asks for the PIN, and for the reference where none is known.
    pub(super) fn form(&self, asked: &Asked, problem: Option<&Problem>) -> Markup {
        let reference = if let Asked::One(reference) = asked { Some(reference) } else { None };
        let typed = if let Asked::Mistyped(typed) = asked { typed.as_str() } else { "" };
        let heading = self.text("find-title");
        let title = match problem {
            Some(_) => self.words.text_with("error-title", &Args::new().with("title", heading.clone())),
            None => heading.clone(),
        };
        let main = html! {
            @if let Some(problem) = problem { (self.summary(problem)) }
            h1 { (heading) }
            form method="post" action=(Self::address(reference, self.language)) autocomplete="off" novalidate {
                @if let Some(reference) = reference {
                    p.given { span { (self.text("find-reference")) } strong.code { bdi { (reference) } } }
                } @else {
                    p.lead { (self.text("find-hint")) }
                    div.field {
                        label for="reference" { (self.text("find-reference")) }
                        p.hint id="reference-hint" { (self.text("phone-reference-hint")) }
                        (wrong_here(problem, Field::Reference))
                        input.code type="text" id="reference" name="reference" value=(typed) maxlength="40"
                            dir="ltr" autocomplete="off" autocapitalize="characters" spellcheck="false"
                            aria-describedby=(described(problem, Field::Reference))
                            aria-invalid=[invalid(problem, Field::Reference)];
                    }
                }
                div.field {
                    label for="pin" { (self.text("find-pin")) }
                    p.hint id="pin-hint" { (self.text("phone-pin-hint")) }
                    (wrong_here(problem, Field::Pin))
                    input.code.short type="text" id="pin" name="pin" inputmode="numeric" maxlength="20"
                        dir="ltr" autocomplete="off" spellcheck="false"
                        aria-describedby=(described(problem, Field::Pin))
                        aria-invalid=[invalid(problem, Field::Pin)];
                }
                button type="submit" { (self.text("find-button")) }
            }
            @if reference.is_some() {
                p { a.more href=(Self::address(None, self.language)) { (self.text("phone-other")) } }
            }
        };
        self.frame(&title, reference, &main)
    }

    /// First on the page, and focused: a screen reader begins with what is wrong.
    pub fn summary(&self, problem: &Problem) -> Markup {
        html! {
            div.summary role="alert" tabindex="-1" autofocus aria-labelledby="wrong" {
                h2 id="wrong" { (self.text("error-summary")) }
                p {
                    @match problem.field {
                        Some(field) => a href={ "#" (field.id()) } { (problem.words) },
                        None => (problem.words),
                    }
                }
                p { (problem.next) }
            }
        }
    }

    /// How the case stands.
    pub fn status(&self, case: &Case, zone: &TimeZone, now: i64) -> Markup {
        let told = in_words(case, self.words, zone, now);
        let main = html! {
            p.caption { (told.service) " " bdi.code { (case.reference) } }
            @if let Some(acting) = &told.acting { p.hint { (acting) } }
            div class={ "state " (tone(told.step)) } {
                (mark(told.step))
                div {
                    h1 { (told.title) }
                    p.lead { (told.lead) }
                }
            }
            @if let Some(asked) = &told.asked { (self.correction(asked)) }
            @if let Some(decision) = &told.decision { (self.decision(decision)) }
            @if let Some(payment) = &told.payment { (self.payment(payment)) }
            @if let Some(visit) = &told.visit { (self.visit(visit)) }
            (self.steps(&told))
            p.hint { (self.as_of(zone, now)) }
            p.hint { (self.text("phone-close")) }
        };
        self.frame(&self.text("status-title"), Some(&case.reference), &main)
    }

    fn correction(&self, asked: &Correction) -> Markup {
        html! {
            section.panel.ask {
                h2 { (self.text("status-correction")) }
                ul { @for field in &asked.fields { li { (field) } } }
                @if !asked.note.is_empty() {
                    h3 { (self.text("status-note")) }
                    blockquote.said dir="auto" { (asked.note) }
                }
                p.where { (self.text("phone-correct-where")) }
            }
        }
    }

    fn payment(&self, payment: &PaymentView) -> Markup {
        html! {
            section.panel aria-labelledby="payment" {
                h2 id="payment" { (self.text("status-step-pay")) }
                p { (payment.words) }
                @if payment.code.is_some() || payment.number.is_some() {
                    dl {
                        @if let Some(code) = &payment.code {
                            dt { (self.text("payment-code")) }
                            dd.code { bdi { (code) } }
                        }
                        @if let Some(number) = &payment.number {
                            dt { (self.text("payment-number")) }
                            dd.code { bdi { (number) } }
                        }
                    }
                }
                @if let Some(until) = &payment.until { p.hint { (until) } }
            }
        }
    }

    fn visit(&self, visit: &VisitView) -> Markup {
        html! {
            section.panel aria-labelledby="visit" {
                h2 id="visit" { (self.text("status-step-visit")) }
                @if let Some(when) = &visit.when { p.until { (when) } }
                p { (visit.words) }
            }
        }
    }

    fn decision(&self, decision: &DecisionView) -> Markup {
        html! {
            section.panel.granted[decision.granted] aria-labelledby="decided" {
                h2 id="decided" { (self.text("phone-decision")) }
                @if let Some(until) = &decision.valid_until { p.until { (until) } }
                dl {
                    dt { (self.text("status-reason")) }
                    dd.said dir="auto" { (decision.reason) }
                    dt { (self.text("status-source")) }
                    dd.said dir="auto" { (decision.citation) }
                }
                @if !decision.conditions.is_empty() {
                    h3 { (self.text("decision-conditions")) }
                    ul { @for condition in &decision.conditions { li dir="auto" { (condition) } } }
                }
                @if let Some(number) = &decision.number {
                    p { (self.text("decision-number")) " " bdi.code { (number) } }
                }
                @if let Some(revoked) = &decision.revoked { p.said dir="auto" { (revoked) } }
                p.hint { (decision.decided) }
            }
        }
    }

    fn steps(&self, told: &InWords) -> Markup {
        html! {
            h2 { (self.text("status-steps")) }
            ol { @for step in &told.steps { (self.step(step)) } }
        }
    }

    fn step(&self, step: &StepView) -> Markup {
        let state = match step.state {
            StepState::Done => "done",
            StepState::Now => "now",
            StepState::Ahead => "ahead",
        };
        html! {
            li class=(state) aria-current=[(step.state == StepState::Now).then_some("step")] {
                @if step.state == StepState::Done {
                    svg viewBox="0 0 24 24" aria-hidden="true" { path d="M6 12.5l4 4 8-9" {} }
                }
                strong { (step.label) }
                span {
                    (self.text(&format!("status-{state}")))
                    @if let Some(when) = &step.when { " · " (when) }
                }
            }
        }
    }

    /// "As of today 10:42, time zone WIB."
    fn as_of(&self, zone: &TimeZone, now: i64) -> String {
        let now = Timestamp::from_millisecond(now).unwrap_or(Timestamp::UNIX_EPOCH);
        let now = now.to_zoned_datetime(zone.clone());
        let args = Args::new()
            .with("moment", self.words.moment(&now, &now))
            .with("zone", now.strftime("%Z").to_string());
        self.words.text_with("phone-as-of", &args)
    }
}

pub fn wrong_here(problem: Option<&Problem>, field: Field) -> Markup {
    html! {
        @if let Some(problem) = problem.filter(|p| p.field == Some(field)) {
            p.wrong id={ (field.id()) "-wrong" } { (problem.words) }
        }
    }
}

pub fn described(problem: Option<&Problem>, field: Field) -> String {
    let id = field.id();
    match invalid(problem, field) {
        Some(_) => format!("{id}-hint {id}-wrong"),
        None => format!("{id}-hint"),
    }
}

pub fn invalid(problem: Option<&Problem>, field: Field) -> Option<&'static str> {
    problem.is_some_and(|p| p.field == Some(field)).then_some("true")
}

fn tone(step: Stage) -> &'static str {
    match step {
        Stage::InReview => "review",
        Stage::PaymentDue | Stage::VisitDue | Stage::CorrectionAsked => "asked",
        Stage::Granted | Stage::ReadyToCollect | Stage::Collected => "granted",
        Stage::Refused | Stage::Withdrawn | Stage::Revoked => "refused",
    }
}

/// A clock, a card, a pencil, a tick, a bar: the shape tells what the colour tells.
fn mark(step: Stage) -> Markup {
    let line = match step {
        Stage::InReview | Stage::VisitDue => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3 2",
        Stage::PaymentDue => "M3 6h18v12H3zM3 10h18M7 15h4",
        Stage::CorrectionAsked => "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
        Stage::Granted | Stage::ReadyToCollect | Stage::Collected => "M5 12.5l5 5 9-11",
        Stage::Refused | Stage::Withdrawn | Stage::Revoked => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12h8",
    };
    html! { svg viewBox="0 0 24 24" aria-hidden="true" { path d=(line) {} } }
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
