//! Forms that carry a file. What is too large is read to its end and let go, so that the phone gets a page
//! that says so instead of a line that breaks off.

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use lawang_core::journal::wire::MAX_ATTACHMENT;

use super::fields::Typed;
use crate::error::{Error, Result};
use crate::state::AppState;

/// The most bytes that are read of one form; beyond it the line is cut.
pub const MOST: usize = 4 * MAX_ATTACHMENT;
/// The most parts, and the most bytes of one that is no file.
const MOST_PARTS: usize = 100;
const MOST_TEXT: usize = 32 * 1024;

#[derive(Default)]
pub struct Sent {
    pub typed: Typed,
    /// The files that were chosen, by the names of their inputs; empty where one is larger than is taken.
    pub files: Vec<(String, File)>,
}

pub enum File {
    Whole(Bytes),
    TooLarge,
}

/// Reads a form. Only so many are read at once: each is in memory until it is whole.
pub async fn read(state: &AppState, request: Request) -> Result<Sent> {
    let Ok(_reading) = state.receiving.try_acquire() else { return Err(Error::Busy) };
    let unreadable = || Error::Malformed("the form did not arrive whole".into());
    let mut form = Multipart::from_request(request, state).await.map_err(|_| unreadable())?;
    let mut sent = Sent::default();
    for _ in 0..MOST_PARTS {
        let next = form.next_field().await.map_err(|error| match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge(MAX_ATTACHMENT),
            _ => unreadable(),
        })?;
        let Some(mut part) = next else { return Ok(sent) };
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = part.file_name().is_some();
        let most = if is_file { MAX_ATTACHMENT } else { MOST_TEXT };
        let (mut bytes, mut too_large) = (Vec::new(), false);
        loop {
            let chunk = part.chunk().await.map_err(|error| match error.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge(MAX_ATTACHMENT),
                _ => unreadable(),
            })?;
            let Some(chunk) = chunk else { break };
            too_large |= bytes.len() + chunk.len() > most;
            if too_large {
                bytes = Vec::new();
            } else {
                bytes.extend_from_slice(&chunk);
            }
        }
        match (is_file, too_large) {
            (true, true) => sent.files.push((name, File::TooLarge)),
            // An input that nothing was chosen for is sent as an empty file.
            (true, false) if bytes.is_empty() => {}
            (true, false) => sent.files.push((name, File::Whole(bytes.into()))),
            (false, true) => return Err(unreadable()),
            (false, false) => {
                let text = String::from_utf8(bytes).map_err(|_| unreadable())?;
                sent.typed.insert(name, text);
            }
        }
    }
    Err(unreadable())
}
