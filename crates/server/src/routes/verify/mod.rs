//! `/v`: where the code on a permit or receipt leads a phone. The seal is in the address's fragment, which
//! no browser sends: a line of script puts it into the form, and the form's body brings it here. Without
//! script the text is pasted. Nothing is kept, and nothing of it is logged.
//! `/v/trust` is the list by which seals are checked, for whoever checks them elsewhere.

mod draw;

use std::sync::LazyLock;

use axum::extract::rejection::FormRejection;
use axum::extract::{DefaultBodyLimit, Form, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router, middleware};
use jiff::Timestamp;
use lawang_core::journal::sign::Hash;
use lawang_core::seal::{carriage, check, told};
use serde::Deserialize;

use super::phone::Visitor;
use super::phone::draw::{Field, Problem, STYLE};
use crate::api;
use crate::error::Result;
use crate::state::AppState;
use crate::trust;

/// The text of the largest seal, with room for what a form makes of it.
const MAX_FORM: usize = 3 * carriage::MAX_TEXT;

pub fn router() -> Router<AppState> {
    let pages = Router::new()
        .route("/v", get(ask).post(show))
        .route("/v/", get(ask).post(show))
        .layer(DefaultBodyLimit::max(MAX_FORM))
        .layer(middleware::map_response(guard));
    Router::new().route("/v/trust", get(trust)).merge(pages)
}

static POLICY: LazyLock<Option<HeaderValue>> = LazyLock::new(|| {
    let hash = |text: &str| data_encoding::BASE64.encode(&Hash::of(&[text.as_bytes()]).0);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src 'self' data:; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        hash(STYLE),
        hash(draw::SCRIPT),
    );
    HeaderValue::from_str(&policy).ok()
});

/// What a browser may do with these pages: show them, run the one script, and send the form back here.
async fn guard(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    if let Some(policy) = &*POLICY {
        headers.insert(CONTENT_SECURITY_POLICY, policy.clone());
    }
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    answer
}

async fn ask(State(state): State<AppState>, visitor: Visitor) -> Result<Response> {
    let paper = visitor.paper(&state)?;
    Ok(page(StatusCode::OK, draw::form(&paper, None)))
}

/// It has no `Debug`: a permit's seal holds personal data.
#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    seal: String,
}

async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    typed: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let paper = visitor.paper(&state)?;
    let refused = |status, id, field| {
        let problem = Problem::new(&paper, status, id, field);
        page(problem.status, draw::form(&paper, Some(&problem)))
    };
    let typed = match typed {
        Ok(Form(typed)) => typed.seal,
        Err(rejection) => return Ok(refused(rejection.status(), "phone-unreadable", None)),
    };
    if typed.trim().is_empty() {
        return Ok(refused(StatusCode::BAD_REQUEST, "verify-missing", Some(Field::Seal)));
    }
    let trust = trust::current(&state).await?;
    let now = state.now();
    let moment = Timestamp::from_millisecond(now).unwrap_or(Timestamp::UNIX_EPOCH);
    let today = moment.to_zoned_datetime(state.zone.clone()).date();
    // What is no text of a seal is told like what is none.
    let seal = carriage::read_text(&typed).unwrap_or_default();
    let checked = check(&seal, Some(&trust.list), now, today);
    let told = told::in_words(&checked, Some(now), paper.words, &state.zone, now);
    Ok(page(StatusCode::OK, draw::result(&paper, &told)))
}

fn page(status: StatusCode, page: maud::Markup) -> Response {
    (status, Html(page.into_string())).into_response()
}

#[utoipa::path(get, path = "/v/trust", tag = "seals",
    responses((status = 200, body = api::PublishedTrustList)))]
pub async fn trust(State(state): State<AppState>) -> Result<Response> {
    let trust = trust::current(&state).await?;
    let published = api::PublishedTrustList {
        text: trust.signed.text.clone(),
        signature: api::Hex64(trust.signed.signature.to_string()),
        key: api::Hex32(state.public_key().to_string()),
    };
    Ok(([(CACHE_CONTROL, "public, max-age=300")], Json(published)).into_response())
}
