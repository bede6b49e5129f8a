//! `/s` and `/s/{reference}`: the page that asks for reference and PIN, and opens the case.

use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Form, Path, RawQuery, State};
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::Response;
use lawang_core::catalogue::words::Args;
use lawang_core::reference::Reference;
use maud::{Markup, html};
use serde::Deserialize;

use super::open::set_cookie;
use super::paper::{Paper, Problem, described, invalid, wrong_here};
use super::{Visitor, digits, page};
use crate::attempts::{ADDRESS, Subject};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::{phone, receipt};

/// The most of a mistyped reference that is shown again, in characters.
const MAX_ECHO: usize = 40;
/// The length of a receipt's PIN (see `lawang_core::reference::pin_from_random`).
const PIN_DIGITS: usize = 6;

#[derive(Deserialize)]
pub struct InPath {
    reference: Option<String>,
}

/// Which case is asked for.
enum Asked {
    /// None yet: the form asks for the reference too.
    Any,
    One(Reference),
    /// As it was typed.
    Mistyped(String),
}

type AskedPath = std::result::Result<Path<InPath>, PathRejection>;

impl Asked {
    fn typed(text: &str) -> Self {
        match text.parse() {
            Ok(reference) => Self::One(reference),
            Err(_) => Self::Mistyped(text.chars().filter(|c| !c.is_control()).take(MAX_ECHO).collect()),
        }
    }

    fn in_path(path: AskedPath) -> Self {
        match path {
            Ok(Path(InPath { reference: Some(text) })) => Self::typed(&text),
            Ok(_) => Self::Any,
            Err(_) => Self::Mistyped(String::new()),
        }
    }

    /// The address of its page.
    fn path(&self) -> String {
        match self {
            Self::One(reference) => format!("/s/{reference}"),
            _ => "/s".into(),
        }
    }
}

pub async fn ask(
    State(state): State<AppState>,
    visitor: Visitor,
    path: AskedPath,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let asked = Asked::in_path(path);
    let paper = Paper { here: asked.path(), ..visitor.paper(&state)? };
    let problem = match &asked {
        Asked::Mistyped(_) => Some(mistyped(&paper)),
        _ => None,
    };
    let closed = query.unwrap_or_default().split('&').any(|part| part == "closed" || part == "closed=");
    let notice = closed.then(|| paper.text("phone-closed"));
    let status = if problem.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    Ok(page(status, form(&paper, &asked, problem.as_ref(), notice.as_deref())))
}

/// What the form sends. It has no `Debug`: it is never to be written anywhere.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    reference: String,
    #[serde(default)]
    pin: String,
}

pub async fn open(
    State(state): State<AppState>,
    visitor: Visitor,
    path: AskedPath,
    typed: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let asked = Asked::in_path(path);
    let paper = Paper { here: asked.path(), ..visitor.paper(&state)? };
    let typed = match typed {
        Ok(Form(typed)) => typed,
        Err(rejection) => {
            let problem = Problem::new(&paper, "phone-unreadable");
            return Ok(page(rejection.status(), form(&paper, &asked, Some(&problem), None)));
        }
    };
    let asked = if let Asked::One(_) = asked { asked } else { Asked::typed(&typed.reference) };
    let Asked::One(reference) = &asked else {
        return Ok(page(StatusCode::BAD_REQUEST, form(&paper, &asked, Some(&mistyped(&paper)), None)));
    };
    let paper = Paper { here: asked.path(), ..paper };
    // What is no PIN is a slip, not a guess.
    let pin = digits(&typed.pin);
    if pin.len() != PIN_DIGITS {
        let problem = Problem::at(&paper, "phone-pin-wrong", "pin");
        return Ok(page(StatusCode::BAD_REQUEST, form(&paper, &asked, Some(&problem), None)));
    }
    match begin(&state, &visitor, reference, pin).await {
        Ok(token) => {
            let mut answer = visitor.go_to("/s/case");
            set_cookie(&state, &mut answer, &token)?;
            Ok(answer)
        }
        Err(error) => Ok(refused(&paper, &asked, &error)),
    }
}

async fn begin(state: &AppState, visitor: &Visitor, reference: &Reference, pin: String) -> Result<String> {
    let from = Subject::new(&state.attempt_key, ADDRESS, &visitor.address);
    let (mut write, stream) = receipt::open(state, reference, pin, from).await?;
    let token = phone::begin(state, &mut write, stream.id).await?;
    write.commit().await?;
    Ok(token)
}

fn refused(paper: &Paper<'_>, asked: &Asked, error: &Error) -> Response {
    error.log();
    let status = error.answer().0;
    let problem = match error {
        Error::WrongSecrets => Problem::at(paper, "problem-wrong-secrets", "pin"),
        Error::Locked { retry_after } => {
            let minutes = Args::new().with("minutes", i64::from(retry_after.div_ceil(60)));
            let words = paper.words.text_with("problem-locked", &minutes);
            Problem { words, ..Problem::new(paper, "problem-locked") }
        }
        _ => Problem::new(paper, "phone-failed"),
    };
    let mut answer = page(status, form(paper, asked, Some(&problem), None));
    if let Error::Locked { retry_after } = error {
        answer.headers_mut().insert(RETRY_AFTER, (*retry_after).into());
    }
    answer
}

fn mistyped(paper: &Paper<'_>) -> Problem {
    Problem::at(paper, "phone-reference-wrong", "reference")
}

fn form(paper: &Paper<'_>, asked: &Asked, problem: Option<&Problem>, notice: Option<&str>) -> Markup {
    let reference = if let Asked::One(reference) = asked { Some(reference) } else { None };
    let typed = if let Asked::Mistyped(typed) = asked { typed.as_str() } else { "" };
    let heading = paper.text("find-title");
    let main = html! {
        @if let Some(problem) = problem { (paper.summary(problem)) }
        @if let Some(notice) = notice { p.notice role="status" { (notice) } }
        h1 { (heading) }
        form method="post" action=(paper.link(&asked.path())) autocomplete="off" novalidate {
            @if let Some(reference) = reference {
                p.given { span { (paper.text("find-reference")) } strong.code { bdi { (reference) } } }
            } @else {
                p.lead { (paper.text("find-hint")) }
                div.field {
                    label for="field-reference" { (paper.text("find-reference")) }
                    p.hint id="hint-reference" { (paper.text("phone-reference-hint")) }
                    (wrong_here(problem, "reference"))
                    input.code type="text" id="field-reference" name="reference" value=(typed) maxlength="40"
                        dir="ltr" autocomplete="off" autocapitalize="characters" spellcheck="false"
                        aria-describedby=(described(problem, "reference"))
                        aria-invalid=[invalid(problem, "reference")];
                }
            }
            div.field {
                label for="field-pin" { (paper.text("find-pin")) }
                p.hint id="hint-pin" { (paper.text("phone-pin-hint")) }
                (wrong_here(problem, "pin"))
                input.code.short type="text" id="field-pin" name="pin" inputmode="numeric" maxlength="20"
                    dir="ltr" autocomplete="off" spellcheck="false"
                    aria-describedby=(described(problem, "pin"))
                    aria-invalid=[invalid(problem, "pin")];
            }
            button type="submit" { (paper.text("find-button")) }
        }
        @if reference.is_some() {
            p { a.more href=(paper.link("/s")) { (paper.text("phone-other")) } }
        }
        p { a.more href=(paper.link("/g")) { (paper.text("phone-guides")) } }
    };
    paper.page(&heading, problem, &main)
}
