//! `/g/{service}/deadlines`: when a permit ends, when to file, what a late day costs. One question, and its answer
//! above it. The day travels in the form alone and is kept nowhere; it is never in an address.

use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use lawang_core::catalogue::overstay::{DeadlineAnswer, DeadlineStanding, overstay, permit_name};
use lawang_core::form::answer::{Answer, Answers, Documents};
use lawang_core::form::{Page, PageKind, Service};
use maud::{Markup, html};

use super::fields::{self, Asked, Typed};
use super::guide::{kept, service};
use super::paper::{Look, Paper, Problem};
use super::{Visitor, page};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::visits::{self, Day};

type ServicePath = std::result::Result<Path<String>, PathRejection>;

pub async fn ask(
    State(state): State<AppState>,
    visitor: Visitor,
    path: ServicePath,
    headers: HeaderMap,
) -> Result<Response> {
    let paper = Paper { look: Look::Both, ..visitor.paper(&state)? };
    let question = Question::of(&paper, service(state.catalogue(), path)?, visits::today(&state))?;
    // Nobody has answered anything yet.
    Ok(kept(&headers, question.draw(&Answers::new(), None, None)))
}

pub async fn answer(
    State(state): State<AppState>,
    visitor: Visitor,
    path: ServicePath,
    typed: std::result::Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response> {
    let paper = Paper { look: Look::Both, ..visitor.paper(&state)? };
    let question = Question::of(&paper, service(state.catalogue(), path)?, visits::today(&state))?;
    let typed: Typed = match typed {
        Ok(Form(pairs)) => pairs.into_iter().collect(),
        Err(rejection) => {
            let problem = Problem::new(&paper, "phone-unreadable");
            return Ok(page(rejection.status(), question.draw(&Answers::new(), None, Some(&problem))));
        }
    };
    Ok(match fields::read_permit_end(&paper, question.service, question.ends, &typed, question.today) {
        Ok(day) => {
            let answers = Answers::from([(question.ends.clone(), Answer::typed(day))]);
            page(StatusCode::OK, question.draw(&answers, None, None))
        }
        Err(wrong) => {
            let problem = Problem::of_fields(&paper, vec![(question.ends.clone(), wrong)]);
            page(StatusCode::BAD_REQUEST, question.draw(&Answers::new(), Some(&typed), Some(&problem)))
        }
    })
}

struct Question<'a> {
    paper: &'a Paper<'a>,
    service: &'a Service,
    /// The field that says when the permit ends.
    ends: &'a String,
    today: Day,
}

impl<'a> Question<'a> {
    fn of(paper: &'a Paper<'a>, service: &'a Service, today: Day) -> Result<Self> {
        let deadline = service.deadline.as_ref().ok_or(Error::NotFound("no deadlines"))?;
        Ok(Self { paper, service, ends: &deadline.ends, today })
    }

    fn draw(&self, answers: &Answers, typed: Option<&Typed>, problem: Option<&Problem>) -> Markup {
        let (paper, documents) = (self.paper, Documents::new());
        let asks = Page {
            id: "deadlines".into(),
            section: String::new(),
            kind: PageKind::Question,
            fields: vec![self.ends.clone()],
            when: None,
        };
        let asked = Asked::of(self.service, &asks, |_| true, answers, &documents, self.today);
        let wrong = problem.map(|problem| problem.fields.as_slice()).unwrap_or_default();
        let day = answers.get(self.ends).and_then(|answer| answer.value.parse().ok());
        let policy = &paper.catalogue.policy;
        let told = day.and_then(|day| overstay(self.service, policy, day, paper.words, self.today.0));
        let title = paper.text("deadline-section");
        let guide = format!("/g/{}", self.service.id);
        let (question, hint) = asked.title(paper, &asks);
        let main = html! {
            (paper.back(&guide))
            @if let Some(problem) = problem { (paper.summary(problem)) }
            p.caption { (permit_name(self.service, paper.words)) }
            @match &told {
                Some(told) => (self.answered(told)),
                None => {
                    h1 { (title) }
                    p.lead { (paper.text("deadline-hint")) }
                },
            }
            h2 id="title" { (question) }
            @if let Some(hint) = hint { p.hint { (hint) } }
            form method="post" action=(paper.link(&format!("{guide}/deadlines"))) autocomplete="off" novalidate {
                (asked.draw(paper, typed, wrong))
                button.second[told.is_some()] type="submit" {
                    (paper.text(if told.is_some() { "deadline-again" } else { "deadline-show" }))
                }
            }
            p { a.more href=(paper.link(&guide)) { (paper.text("phone-guide")) } }
            p.hint { (paper.text("phone-check-kept")) }
        };
        paper.page(&title, problem, &main)
    }

    fn answered(&self, told: &DeadlineAnswer) -> Markup {
        let (tone, line) = match told.standing {
            DeadlineStanding::Open => ("granted", "M5 12.5l5 5 9-11"),
            DeadlineStanding::Early => ("review", "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3 2"),
            DeadlineStanding::LastDay => ("asked", "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3 2"),
            DeadlineStanding::Late | DeadlineStanding::Beyond => {
                ("refused", "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12h8")
            }
        };
        html! {
            div class={ "state " (tone) } role="status" {
                svg viewBox="0 0 24 24" aria-hidden="true" { path d=(line) {} }
                div {
                    h1 { (told.title) }
                    p.lead { (told.lead) }
                }
            }
            (self.paper.facts(&told.facts))
        }
    }
}
