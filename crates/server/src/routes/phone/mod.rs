//! `/s` and `/s/{reference}`: where the receipt's QR leads a phone. A page that asks for the PIN and, when
//! both secrets are right, one that shows how the case stands. No script, no cookie, nothing kept.

pub mod draw;

use std::convert::Infallible;
use std::sync::LazyLock;

use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{DefaultBodyLimit, Form, FromRequestParts, Path, State};
use axum::http::header::{
    ACCEPT_LANGUAGE, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, RETRY_AFTER,
};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};
use lawang_core::case::Case;
use lawang_core::catalogue::language;
use lawang_core::catalogue::words::Args;
use lawang_core::journal::sign::Hash;
use lawang_core::reference::Reference;
use serde::Deserialize;

use crate::address;
use crate::attempts::{ADDRESS, Subject};
use crate::config::shipped_catalogue;
use crate::error::{Error, Result};
use crate::receipt;
use crate::state::AppState;
pub use draw::STYLE;
use draw::{Field, Paper, Problem};

/// The most bytes of a form: a reference and a PIN have room many times over.
const MAX_FORM: usize = 2 * 1024;
/// The most of a mistyped reference that is shown again, in characters.
const MAX_ECHO: usize = 40;
/// The length of a receipt's PIN (see `lawang_core::reference::pin_from_random`).
const PIN_DIGITS: usize = 6;

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/s", get(ask).post(show))
        .route("/s/", get(ask).post(show))
        .route("/s/{reference}", get(ask).post(show))
        .layer(DefaultBodyLimit::max(MAX_FORM))
        .layer(middleware::map_response(guard))
}

static POLICY: LazyLock<Option<HeaderValue>> = LazyLock::new(|| {
    let style = data_encoding::BASE64.encode(&Hash::of(&[draw::STYLE.as_bytes()]).0);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{style}'; img-src 'self' data:; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).ok()
});

/// What a browser may do with these pages: show them, and send the form back here.
pub async fn guard(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    if let Some(policy) = &*POLICY {
        headers.insert(CONTENT_SECURITY_POLICY, policy.clone());
    }
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    answer
}

/// Who asks: in which language, and from where.
pub struct Visitor {
    pub language: String,
    address: String,
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> std::result::Result<Self, Infallible> {
        let offered = &shipped_catalogue().languages;
        let chosen = parts.uri.query().into_iter().flat_map(|query| query.split('&'));
        let chosen = chosen.filter_map(|pair| pair.strip_prefix("lang=")).next();
        let accepted = || parts.headers.get(ACCEPT_LANGUAGE)?.to_str().ok();
        let language = chosen
            .and_then(|tag| language::matching(tag, offered))
            .or_else(|| language::preferred(accepted()?, offered))
            .map(str::to_owned)
            .or_else(|| offered.first().cloned());
        Ok(Self { language: language.unwrap_or_default(), address: address::of(parts) })
    }
}

impl Visitor {
    pub fn paper(&self, state: &AppState) -> Result<Paper<'_>> {
        let catalogue = shipped_catalogue();
        let words = catalogue.words(&self.language).ok_or(Error::Internal("a catalogue without words"))?;
        Ok(Paper { words, language: &self.language, languages: &catalogue.languages, demo: state.demo })
    }
}

#[derive(Deserialize)]
struct InPath {
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

impl Asked {
    fn typed(text: &str) -> Self {
        match text.parse() {
            Ok(reference) => Self::One(reference),
            Err(_) => Self::Mistyped(text.chars().filter(|c| !c.is_control()).take(MAX_ECHO).collect()),
        }
    }

    fn in_path(path: std::result::Result<Path<InPath>, PathRejection>) -> Self {
        match path {
            Ok(Path(InPath { reference: Some(text) })) => Self::typed(&text),
            Ok(_) => Self::Any,
            Err(_) => Self::Mistyped(String::new()),
        }
    }
}

async fn ask(
    State(state): State<AppState>,
    visitor: Visitor,
    path: std::result::Result<Path<InPath>, PathRejection>,
) -> Result<Response> {
    let paper = visitor.paper(&state)?;
    let asked = Asked::in_path(path);
    let problem = match &asked {
        Asked::Mistyped(_) => Some(mistyped(&paper)),
        _ => None,
    };
    Ok(form(&paper, &asked, problem.as_ref()))
}

/// What the form sends. It has no `Debug`: it is never to be written anywhere.
#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    reference: String,
    #[serde(default)]
    pin: String,
}

async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    path: std::result::Result<Path<InPath>, PathRejection>,
    typed: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let paper = visitor.paper(&state)?;
    let asked = Asked::in_path(path);
    let typed = match typed {
        Ok(Form(typed)) => typed,
        Err(rejection) => {
            let problem = Problem::new(&paper, rejection.status(), "phone-unreadable", None);
            return Ok(form(&paper, &asked, Some(&problem)));
        }
    };
    let asked = if let Asked::One(_) = asked { asked } else { Asked::typed(&typed.reference) };
    let Asked::One(reference) = &asked else {
        return Ok(form(&paper, &asked, Some(&mistyped(&paper))));
    };
    // What is no PIN is a slip, not a guess.
    let pin = digits(&typed.pin);
    if pin.len() != PIN_DIGITS {
        let problem = Problem::new(&paper, StatusCode::BAD_REQUEST, "phone-pin-wrong", Some(Field::Pin));
        return Ok(form(&paper, &asked, Some(&problem)));
    }
    match open(&state, &visitor, reference, pin).await {
        Ok(case) => Ok(page(StatusCode::OK, paper.status(&case, &state.zone, state.now()))),
        Err(error) => Ok(refused(&paper, &asked, &error)),
    }
}

async fn open(state: &AppState, visitor: &Visitor, reference: &Reference, pin: String) -> Result<Case> {
    let from = Subject::new(&state.attempt_key, ADDRESS, &visitor.address);
    let (write, stream) = receipt::open(state, reference, pin, from).await?;
    write.commit().await?;
    Ok(stream.case)
}

/// The digits of what was typed, in whichever script's keypad; nothing where something else is among them.
fn digits(text: &str) -> String {
    let digit = |c: char| match c {
        '0'..='9' => Some(c),
        // Arabic-Indic, Persian and full-width.
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(u32::from(c) - 0x6f0, 10),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10),
        _ => None,
    };
    let separates = |c: char| c.is_whitespace() || matches!(c, '-' | '.');
    let digits: Option<String> = text.chars().filter(|c| !separates(*c)).map(digit).collect();
    digits.unwrap_or_default()
}

fn refused(paper: &Paper<'_>, asked: &Asked, error: &Error) -> Response {
    error.log();
    let status = error.answer().0;
    let problem = match error {
        Error::WrongSecrets => Problem::new(paper, status, "problem-wrong-secrets", Some(Field::Pin)),
        Error::Locked { retry_after } => {
            let minutes = Args::new().with("minutes", i64::from(retry_after.div_ceil(60)));
            let words = paper.words.text_with("problem-locked", &minutes);
            Problem { words, ..Problem::new(paper, status, "problem-locked", None) }
        }
        _ => Problem::new(paper, status, "phone-failed", None),
    };
    let mut answer = form(paper, asked, Some(&problem));
    if let Error::Locked { retry_after } = error {
        answer.headers_mut().insert(RETRY_AFTER, (*retry_after).into());
    }
    answer
}

fn mistyped(paper: &Paper<'_>) -> Problem {
    Problem::new(paper, StatusCode::BAD_REQUEST, "phone-reference-wrong", Some(Field::Reference))
}

fn form(paper: &Paper<'_>, asked: &Asked, problem: Option<&Problem>) -> Response {
    let status = problem.map_or(StatusCode::OK, |problem| problem.status);
    page(status, paper.form(asked, problem))
}

fn page(status: StatusCode, page: maud::Markup) -> Response {
    (status, Html(page.into_string())).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_read_from_any_keypad() {
        for typed in ["483920", " 483 920 ", "483-920", "٤٨٣٩٢٠", "۴۸۳۹۲۰", "４８３９２０"]
        {
            assert_eq!(digits(typed), "483920", "{typed}");
        }
        assert_eq!(digits("48392O"), "");
        assert_eq!(digits(""), "");
    }
}
