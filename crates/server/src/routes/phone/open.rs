//! The cookie that names a case that is open, and the forms of its pages.

use axum::extract::FromRequestParts;
use axum::http::HeaderValue;
use axum::http::header::{COOKIE, HeaderMap, SET_COOKIE};
use axum::http::request::Parts;
use axum::response::Response;
use std::convert::Infallible;

use super::Visitor;
use crate::error::{Error, Result};
use crate::phone::{self, Session};
use crate::state::AppState;

const NAME: &str = "lawang-case";

/// What a phone says of the case that is open on it.
pub struct Token(Option<String>);

impl<S: Sync> FromRequestParts<S> for Token {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> std::result::Result<Self, Infallible> {
        // Browsers say where a form was sent from; one of another site opens nothing, whatever the cookie says.
        let elsewhere = parts.headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site");
        let asks = parts.method.is_safe() || !elsewhere;
        Ok(Self(read(&parts.headers).filter(|_| asks)))
    }
}

fn read(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = cookies.flat_map(|value| value.split(';'));
    let named = pairs.filter_map(|pair| pair.trim().strip_prefix(NAME)?.strip_prefix('='));
    named.map(str::to_owned).find(|token| token.len() == 64 && token.bytes().all(|b| b.is_ascii_hexdigit()))
}

impl Token {
    pub async fn session(&self, state: &AppState) -> Result<Option<Session>> {
        match &self.0 {
            Some(token) => phone::open(state, token).await,
            None => Ok(None),
        }
    }
}

/// Whether a form was made by a page of this session.
pub fn is_own(session: &Session, form_token: &str) -> bool {
    blake3::hash(session.form_token.as_bytes()) == blake3::hash(form_token.as_bytes())
}

/// Nothing is open, or not any more: both secrets again.
pub fn ask_again(visitor: &Visitor) -> Response {
    visitor.go_to("/s?closed")
}

/// Seen by no script and no other site, sent to these pages only, gone with the browser.
pub fn set_cookie(state: &AppState, answer: &mut Response, token: &str) -> Result<()> {
    put(state, answer, &format!("{NAME}={token}"))
}

pub fn clear_cookie(state: &AppState, answer: &mut Response) -> Result<()> {
    put(state, answer, &format!("{NAME}=; Max-Age=0"))
}

fn put(state: &AppState, answer: &mut Response, cookie: &str) -> Result<()> {
    let secure = if state.public_url.starts_with("https:") { "; Secure" } else { "" };
    let cookie = format!("{cookie}; Path=/s; HttpOnly; SameSite=Strict{secure}");
    let cookie = HeaderValue::from_str(&cookie).map_err(|_| Error::Internal("a cookie is no header"))?;
    answer.headers_mut().insert(SET_COOKIE, cookie);
    Ok(())
}
