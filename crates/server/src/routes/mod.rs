//! The routes, one file a resource.

pub mod admin;
pub mod attachments;
pub mod borrow;
pub mod bundles;
pub mod drafts;
pub mod enrol;
pub mod health;
pub mod notices;
pub mod openapi;
pub mod payments;
pub mod phone;
pub mod policy;
pub mod setup;
pub mod slots;
pub mod sync;
pub mod uploads;
pub mod verify;

use axum::Json as JsonAnswer;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};
use crate::signed::MAX_JSON;

pub type Answer<T> = Result<JsonAnswer<T>>;

/// A JSON body; what is wrong with it is said without a word of it.
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Error;
    async fn from_request(request: Request, state: &S) -> Result<Self> {
        let bytes = whole(Bytes::from_request(request, state).await)?;
        read(&bytes).map(Self)
    }
}

/// A body as it came, or that it did not.
fn whole(body: std::result::Result<Bytes, BytesRejection>) -> Result<Bytes> {
    body.map_err(|rejection| {
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            Error::TooLarge(MAX_JSON)
        } else {
            Error::Malformed("the body did not come whole".into())
        }
    })
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    serde_json::from_slice(bytes).map_err(|e| Error::not_json(&e))
}

/// An id in the path.
fn id<T: std::str::FromStr>(text: std::result::Result<axum::extract::Path<String>, impl Sized>) -> Result<T> {
    text.ok()
        .and_then(|path| path.0.parse().ok())
        .ok_or_else(|| Error::Malformed("the id in the path is none".into()))
}
