//! Requests that a device signed, and answers that the server signs. The layer `by_device` lets a request
//! through only when an enrolled device signed exactly these bytes, now, for the first time; whatever is
//! answered, errors too, is signed for the request's nonce.

use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use lawang_core::ids::DeviceId;
use lawang_core::journal::sign::{Purpose, Signature};
use lawang_core::journal::wire::{
    DEVICE_HEADER, MAX_ATTACHMENT, NONCE_HEADER, SIGNATURE_HEADER, TIME_HEADER, request_parts, response_parts,
};

use crate::error::{Error, Result};
use crate::nonces::{Seen, WINDOW_MS};
use crate::state::AppState;
use crate::store::device::{self, Device};

/// The largest JSON body, in bytes.
pub const MAX_JSON: usize = 1024 * 1024;
/// A device on the slowest line (64 kbit/s) sends the largest attachment in about 22 minutes.
const LONGEST_BODY: Duration = Duration::from_secs(30 * 60);
const LONGEST_JSON: Duration = Duration::from_secs(3 * 60);

/// The device that signed the request.
#[derive(Clone)]
pub struct Caller(pub Device);

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        parts.extensions.get::<Self>().cloned().ok_or(Error::SignatureInvalid("the request is not signed"))
    }
}

/// The layer for routes whose body is JSON.
pub async fn by_device(State(state): State<AppState>, request: Request, next: Next) -> Response {
    answer(&state, request, next, MAX_JSON, LONGEST_JSON).await
}

/// The layer for routes that a desk signs and the command line does not.
pub async fn if_by_device(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if request.headers().contains_key(DEVICE_HEADER) {
        answer(&state, request, next, MAX_JSON, LONGEST_JSON).await
    } else {
        next.run(request).await
    }
}

/// The layer for routes whose body is an attachment.
pub async fn by_device_with_bytes(State(state): State<AppState>, request: Request, next: Next) -> Response {
    answer(&state, request, next, MAX_ATTACHMENT + 64 * 1024, LONGEST_BODY).await
}

async fn answer(state: &AppState, request: Request, next: Next, most: usize, longest: Duration) -> Response {
    let nonce = text(request.headers(), NONCE_HEADER).unwrap_or_default().to_owned();
    let mut device = None;
    let answer = match verified(state, request, most, longest).await {
        Ok(request) => {
            device = request.extensions().get::<Caller>().map(|caller| caller.0.id);
            next.run(request).await
        }
        Err(error) => error.into_response(),
    };
    let mut answer = sign(state, &nonce, answer).await;
    if let Some(device) = device {
        answer.extensions_mut().insert(device);
    }
    answer
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// What the headers of a signed request say.
struct Said {
    device: DeviceId,
    nonce: String,
    time_text: String,
    time: i64,
    signature: Signature,
}

fn read(headers: &HeaderMap) -> Option<Said> {
    let nonce = text(headers, NONCE_HEADER)?.to_owned();
    let nonce_is_valid = (8..=64).contains(&nonce.len())
        && nonce.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    let time_text = text(headers, TIME_HEADER)?.to_owned();
    Some(Said {
        device: text(headers, DEVICE_HEADER)?.parse().ok()?,
        time: time_text.parse().ok()?,
        time_text,
        signature: text(headers, SIGNATURE_HEADER)?.parse().ok()?,
        nonce: nonce_is_valid.then_some(nonce)?,
    })
}

/// The cheap checks come first: a stranger's body is never read.
async fn verified(state: &AppState, request: Request, most: usize, longest: Duration) -> Result<Request> {
    let said = read(request.headers())
        .ok_or(Error::SignatureInvalid("the headers of a signed request are missing or malformed"))?;
    let device = {
        let mut db = state.store.read().await?;
        device::by_id(&mut db, said.device).await?.ok_or(Error::DeviceUnknown)?
    };
    let (mut parts, body) = request.into_parts();
    let body = read_body(body, most, longest).await?;
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let bytes = request_parts(parts.method.as_str(), path, &said.nonce, &said.time_text, &body);
    if !Purpose::Request.verify(&device.public_key, &[&bytes], &said.signature) {
        return Err(Error::SignatureInvalid("the signature does not verify"));
    }
    // Only a device that proved itself learns that it was revoked, or the time.
    if device.revoked_at.is_some() {
        return Err(Error::DeviceRevoked);
    }
    if device.approved_at.is_none() {
        return Err(Error::DeviceWaiting);
    }
    let now = state.now();
    if now.abs_diff(said.time) > WINDOW_MS.unsigned_abs() {
        return Err(Error::ClockWrong { now });
    }
    let seen = match state.nonces.lock() {
        Ok(mut nonces) => nonces.see(device.id, &said.nonce, now),
        Err(_) => return Err(Error::Internal("nonces")),
    };
    match seen {
        Seen::New => {}
        Seen::Before => return Err(Error::SignatureInvalid("the request came before")),
        Seen::Full => return Err(Error::Busy),
    }
    parts.extensions.insert(Caller(device));
    Ok(Request::from_parts(parts, Body::from(body)))
}

async fn read_body(body: Body, most: usize, longest: Duration) -> Result<Bytes> {
    match tokio::time::timeout(longest, to_bytes(body, most)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) if is_too_large(&error) => Err(Error::TooLarge(most)),
        Ok(Err(_)) => Err(Error::Malformed("the body did not come whole".into())),
        Err(_) => Err(Error::Malformed("the body did not come in time".into())),
    }
}

fn is_too_large(error: &axum::Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        if error.to_string().contains("length limit") {
            return true;
        }
        source = error.source();
    }
    false
}

/// Signs an answer for the request with that nonce.
pub async fn sign(state: &AppState, nonce: &str, answer: Response) -> Response {
    let (mut parts, body) = answer.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return Error::Internal("an answer has no end").into_response();
    };
    let bytes = response_parts(parts.status.as_u16(), nonce, &body);
    let signature = Purpose::Response.sign(&state.identity, &[&bytes]);
    if let Ok(value) = HeaderValue::from_str(&signature.to_string()) {
        parts.headers.insert(SIGNATURE_HEADER, value);
    }
    Response::from_parts(parts, Body::from(body))
}
