//! `/g/{service}/checklist`: a few questions, and the answer: whether it can be had, why, what to bring, what
//! it costs and who says so. The answers travel in the forms of these pages and are kept nowhere; they are
//! never in an address, which would end in logs and histories.

use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use lawang_core::catalogue::told;
use lawang_core::form::answer::{Answers, Documents};
use lawang_core::form::{Page, Service, walk};
use lawang_core::policy::assess::{before_form, facts};
use lawang_core::policy::assessment::Outcome;
use maud::{Markup, html};

use super::fields::{self, Asked, Typed};
use super::guide::{kept, service};
use super::paper::{Look, Paper, Problem};
use super::{Visitor, page};
use crate::error::Result;
use crate::state::AppState;
use crate::visits::{self, Day};

/// The button that goes on, and the one that goes back.
const BACK: &str = "back";

type ServicePath = std::result::Result<Path<String>, PathRejection>;

pub async fn begin(
    State(state): State<AppState>,
    visitor: Visitor,
    path: ServicePath,
    headers: HeaderMap,
) -> Result<Response> {
    let (paper, service) =
        (Paper { look: Look::Both, ..visitor.paper(&state)? }, service(state.catalogue(), path)?);
    let walk = Walk { paper: &paper, service, today: visits::today(&state) };
    let drawn = match service.screening.first() {
        Some(first) => walk.question(first, &Answers::new(), &Typed::new(), None),
        None => walk.result(&Answers::new()),
    };
    // Nobody has answered anything yet.
    Ok(kept(&headers, drawn))
}

pub async fn answer(
    State(state): State<AppState>,
    visitor: Visitor,
    path: ServicePath,
    typed: std::result::Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response> {
    let (paper, service) =
        (Paper { look: Look::Both, ..visitor.paper(&state)? }, service(state.catalogue(), path)?);
    let walk = Walk { paper: &paper, service, today: visits::today(&state) };
    let Some(first) = service.screening.first() else {
        return Ok(page(StatusCode::OK, walk.result(&Answers::new())));
    };
    let typed: Typed = match typed {
        Ok(Form(pairs)) => pairs.into_iter().collect(),
        Err(rejection) => {
            let problem = Problem::new(&paper, "phone-unreadable");
            let drawn = walk.question(first, &Answers::new(), &Typed::new(), Some(&problem));
            return Ok(page(rejection.status(), drawn));
        }
    };
    // All that was answered before comes along, and is read again: nothing of it was kept here.
    let asked = typed.get("page").map(String::as_str).unwrap_or_default();
    let back = typed.contains_key(BACK);
    let mut answers = Answers::new();
    for this in &service.screening {
        if !walk::is_shown(this, &walk.facts(&answers)) {
            continue;
        }
        if this.id == asked && back {
            let facts = walk.facts(&answers);
            let before = walk::before(&service.screening, asked, &facts).unwrap_or(first);
            return Ok(page(StatusCode::OK, walk.question(before, &answers, &typed, None)));
        }
        let given =
            |field: &String| typed.keys().any(|name| name == field || name.starts_with(&format!("{field}-")));
        if this.id != asked && !this.fields.iter().any(given) {
            return Ok(page(StatusCode::OK, walk.question(this, &answers, &typed, None)));
        }
        let wrong = fields::read(&paper, service, this, |_| true, &typed, &mut answers, walk.today);
        if !wrong.is_empty() {
            let problem = Problem::of_fields(&paper, wrong);
            let drawn = walk.question(this, &answers, &typed, Some(&problem));
            return Ok(page(StatusCode::BAD_REQUEST, drawn));
        }
    }
    Ok(page(StatusCode::OK, walk.result(&answers)))
}

struct Walk<'a> {
    paper: &'a Paper<'a>,
    service: &'a Service,
    today: Day,
}

impl Walk<'_> {
    fn facts(&self, answers: &Answers) -> lawang_core::policy::expression::Facts {
        facts(self.service, &self.paper.catalogue.policy, answers, self.today.0)
    }

    fn address(&self) -> String {
        format!("/g/{}/checklist", self.service.id)
    }

    fn question(&self, at: &Page, answers: &Answers, typed: &Typed, problem: Option<&Problem>) -> Markup {
        let (paper, documents) = (self.paper, Documents::new());
        let asked = Asked::of(self.service, at, |_| true, answers, &documents, self.today);
        let (title, hint) = asked.title(paper, at);
        let wrong = problem.map(|problem| problem.fields.as_slice()).unwrap_or_default();
        let first = self.service.screening.first().is_some_and(|first| first.id == at.id);
        let own = |name: &str| {
            at.fields.iter().any(|field| name == field || name.starts_with(&format!("{field}-")))
        };
        let main = html! {
            @if first { (paper.back(&format!("/g/{}", self.service.id))) }
            @if let Some(problem) = problem { (paper.summary(problem)) }
            p.caption { (paper.text(&format!("service-{}", self.service.id))) }
            h1 id="title" { (title) }
            @if let Some(hint) = hint { p.lead { (hint) } }
            form method="post" action=(paper.link(&self.address())) autocomplete="off" novalidate {
                input type="hidden" name="page" value=(at.id);
                @for (name, value) in typed.iter().filter(|(name, _)| self.carries(name) && !own(name)) {
                    input type="hidden" name=(name) value=(value);
                }
                // Coming back to a question, it holds what was answered.
                (asked.draw(paper, Some(typed).filter(|typed| typed.keys().any(|name| own(name))), wrong))
                button type="submit" { (paper.text("button-continue")) }
                @if !first {
                    button.second type="submit" name=(BACK) value="1" { (paper.text("back")) }
                }
            }
            p.hint { (paper.text("phone-check-kept")) }
        };
        paper.page(&title, problem, &main)
    }

    /// Whether a name is one of an answer before the form.
    fn carries(&self, name: &str) -> bool {
        let asked = |field: &String| {
            name == field || ["day", "month", "year"].iter().any(|part| name == format!("{field}-{part}"))
        };
        self.service.screening.iter().flat_map(|page| &page.fields).any(asked)
    }

    fn result(&self, answers: &Answers) -> Markup {
        let (paper, policy) = (self.paper, &self.paper.catalogue.policy);
        let assessment = before_form(self.service, policy, answers, self.today.0);
        let told = told::answered(self.service, policy, &assessment, paper.words, self.today.0);
        let otherwise = told::otherwise(paper.catalogue, self.service, answers, paper.words, self.today.0);
        let tone = match assessment.outcome {
            Outcome::Eligible => "granted",
            Outcome::NotEligible => "refused",
            Outcome::Unknown => "review",
        };
        let title = paper.text("assessment-title");
        let main = html! {
            (paper.back(&self.address()))
            p.caption { (paper.text(&format!("service-{}", self.service.id))) }
            div class={ "state " (tone) } {
                svg viewBox="0 0 24 24" aria-hidden="true" { path d=(mark(assessment.outcome)) {} }
                div {
                    h1 { (told.title) }
                    p.lead { (told.lead) }
                }
            }
            @if !told.facts.is_empty() {
                (paper.facts(&told.facts))
                @if !told.fee_source.is_empty() { p.hint { (paper.source(&told.fee_source)) } }
            }
            @if !told.documents.is_empty() {
                h2 { (paper.text("documents-heading")) }
                ul.needs {
                    @for need in &told.documents {
                        li {
                            strong { (need.title) }
                            p { (need.why) }
                            @if !need.citation.is_empty() { p.hint { (need.citation) } }
                        }
                    }
                }
            }
            @if !told.findings.is_empty() {
                h2 { (paper.text("findings-heading")) }
                (paper.findings(&told.findings))
            }
            @if !otherwise.changes.is_empty() {
                h2 { (paper.text("otherwise-changes")) }
                p.hint { (paper.text("otherwise-true")) }
                ul { @for change in &otherwise.changes { li { (change) } } }
            }
            @if !otherwise.instead.is_empty() {
                h2 { (paper.text("otherwise-instead")) }
                ul.services {
                    @for service in &otherwise.instead {
                        li {
                            a href=(paper.link(&format!("/g/{}", service.id))) { (service.title) }
                            p.hint { (service.summary) }
                        }
                    }
                }
            }
            @match told::elsewhere(self.service, paper.words, false) {
                Some(elsewhere) => @if assessment.outcome != Outcome::NotEligible { (paper.elsewhere(&elsewhere)) },
                None => @if assessment.outcome == Outcome::Eligible {
                    p.where { (paper.text("phone-check-next")) }
                },
            }
            p { a.more href=(paper.link(&format!("/g/{}", self.service.id))) { (paper.text("phone-guide")) } }
            p.hint { (paper.text("phone-check-kept")) }
        };
        paper.page(&title, None, &main)
    }
}

fn mark(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Eligible => "M5 12.5l5 5 9-11",
        Outcome::NotEligible => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12h8",
        Outcome::Unknown => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3 2",
    }
}
