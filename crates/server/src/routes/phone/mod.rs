//! What a visitor's phone is shown: `/s` where the receipt's QR leads, to see how a case stands and to act on
//! it; `/g` guides and checklists; `/u` where a kiosk's QR leads, to hand in a document. No script, and one
//! cookie: the name of a case that is open. Each file is a page or a few of a kind.

mod check;
mod consents;
mod correct;
mod deadlines;
mod fields;
mod find;
mod guide;
mod multipart;
mod open;
pub mod paper;
mod qr;
mod slots;
mod status;
mod upload;
mod withdraw;

use std::convert::Infallible;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Request, State};
use axum::http::header::{
    ACCEPT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, LOCATION, REFERRER_POLICY,
};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use lawang_core::catalogue::language;
use lawang_core::form::file::FileFault;
use lawang_core::journal::sign::Hash;

use crate::address;
use crate::error::{Error, Result};
use crate::state::AppState;
pub use paper::STYLES;
use paper::{Look, Paper, Problem};

/// The most bytes of the form that opens a case: a reference and a PIN have room many times over.
const MAX_SECRETS: usize = 2 * 1024;
/// The most bytes of a form without a file: a reason of 4,000 characters has room, escaped.
const MAX_FORM: usize = 64 * 1024;

pub fn router(state: &AppState) -> Router<AppState> {
    let find = || get(find::ask).post(find::open).layer(DefaultBodyLimit::max(MAX_SECRETS));
    Router::new()
        .route("/s", find())
        .route("/s/", find())
        .route("/s/{reference}", find())
        .route("/s/case", get(status::show))
        .route("/s/case/close", post(status::close))
        .route("/s/case/visit", get(slots::show).post(slots::book))
        .route("/s/case/withdraw", get(withdraw::ask).post(withdraw::withdraw))
        .route("/s/case/consents", post(consents::put))
        .route("/s/case/correct", get(correct::begin))
        .route("/s/case/check", get(correct::check).post(correct::send))
        .route("/g", get(guide::list))
        .route("/g/{service}", get(guide::show))
        .route("/g/{service}/checklist", get(check::begin).post(check::answer))
        .route("/g/{service}/deadlines", get(deadlines::ask).post(deadlines::answer))
        .layer(DefaultBodyLimit::max(MAX_FORM))
        .layer(middleware::from_fn_with_state(state.clone(), always_a_page))
        .layer(middleware::map_response(guard))
}

/// Pages that take a file.
pub fn files(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/s/case/correct/{page}", get(correct::page).post(correct::answer))
        .route("/u/{token}", get(upload::ask).post(upload::take))
        .layer(DefaultBodyLimit::max(multipart::MOST))
        .layer(middleware::from_fn_with_state(state.clone(), always_a_page))
        .layer(middleware::map_response(guard))
}

static POLICY: LazyLock<Option<HeaderValue>> = LazyLock::new(|| {
    let hash = |style: &str| data_encoding::BASE64.encode(&Hash::of(&[style.as_bytes()]).0);
    let styles = paper::STYLES.map(|style| format!("'sha256-{}'", hash(style))).join(" ");
    let policy = format!(
        "default-src 'none'; style-src {styles}; img-src 'self' data:; form-action 'self'; \
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

/// Whatever goes wrong, a phone is answered with a page.
async fn always_a_page(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(visitor) = Visitor::from_request_parts(&mut parts, &state).await;
    let answer = next.run(Request::from_parts(parts, body)).await;
    let (status, kind) = (answer.status(), answer.headers().get(CONTENT_TYPE));
    let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let failed = status.is_client_error() || status.is_server_error();
    if !failed || is_page {
        return answer;
    }
    visitor.failed(&state, status).unwrap_or(answer)
}

/// Who asks: in which language, from where, for which page.
pub struct Visitor {
    language: String,
    address: String,
    /// The path of the page, for the links to its other languages.
    path: String,
}

impl FromRequestParts<AppState> for Visitor {
    type Rejection = Infallible;
    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> std::result::Result<Self, Infallible> {
        let offered = &state.catalogue().languages;
        let chosen = parts.uri.query().into_iter().flat_map(|query| query.split('&'));
        let chosen = chosen.filter_map(|pair| pair.strip_prefix("lang=")).next();
        let accepted = || parts.headers.get(ACCEPT_LANGUAGE)?.to_str().ok();
        let language = chosen
            .and_then(|tag| language::matching(tag, offered))
            .or_else(|| language::preferred(accepted()?, offered))
            .map(str::to_owned)
            .or_else(|| offered.first().cloned());
        Ok(Self {
            language: language.unwrap_or_default(),
            address: address::of(parts),
            path: parts.uri.path().to_owned(),
        })
    }
}

impl Visitor {
    pub fn paper<'a>(&'a self, state: &'a AppState) -> Result<Paper<'a>> {
        let catalogue = state.catalogue();
        let words = catalogue.words(&self.language).ok_or(Error::Internal("a catalogue without words"))?;
        Ok(Paper {
            catalogue,
            words,
            language: &self.language,
            languages: &catalogue.languages,
            demo: state.demo,
            here: self.path.clone(),
            look: Look::Form,
        })
    }

    /// The page for what should not have happened.
    fn failed(&self, state: &AppState, status: StatusCode) -> Option<Response> {
        let paper = Paper { here: "/s".into(), ..self.paper(state).ok()? };
        let problem = match status {
            StatusCode::NOT_FOUND => Problem::new(&paper, "phone-not-found"),
            StatusCode::TOO_MANY_REQUESTS => Problem::new(&paper, "phone-busy"),
            StatusCode::PAYLOAD_TOO_LARGE => Problem::of_file(&paper, FileFault::TooLarge),
            _ => Problem::new(&paper, "phone-failed"),
        };
        Some(page(status, paper.told(&problem.words, &problem.next)))
    }

    /// To another page, in the same language.
    fn go_to(&self, path: &str) -> Response {
        let between = if path.contains('?') { '&' } else { '?' };
        let address = format!("{path}{between}lang={}", self.language);
        match HeaderValue::from_str(&address) {
            Ok(address) => (StatusCode::SEE_OTHER, [(LOCATION, address)]).into_response(),
            Err(_) => Error::Internal("an address is no header").into_response(),
        }
    }
}

fn page(status: StatusCode, page: maud::Markup) -> Response {
    (status, Html(page.into_string())).into_response()
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
