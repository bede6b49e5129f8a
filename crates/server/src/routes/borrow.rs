//! `POST /v1/borrow`: one case, after reference and PIN, for one session.

use axum::extract::State;
use axum::routing::post;
use axum::{Json as JsonAnswer, Router, middleware};
use lawang_core::case::Case;
use lawang_core::ids::{AttachmentId, SessionId};
use lawang_core::journal::wire::{BorrowRequest, BorrowResponse};
use lawang_core::reference::Reference;
use uuid::Uuid;

use super::{Answer, Json};
use crate::api;
use crate::attempts::Subject;
use crate::error::{Error, Result};
use crate::receipt::{self, MAX_PIN};
use crate::signed::{Caller, by_device};
use crate::state::AppState;
use crate::store::device::Device;
use crate::store::stream::Stream;
use crate::store::{Write, attachment, borrowing};

pub fn router(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/v1/borrow", post(borrow))
        .route_layer(middleware::from_fn_with_state(state.clone(), by_device))
}

#[utoipa::path(post, path = "/v1/borrow", tag = "device", request_body = api::BorrowRequest,
    security(("device" = [])),
    responses((status = 200, body = api::BorrowResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody), (status = 429, body = api::ErrorBody)))]
pub async fn borrow(
    State(state): State<AppState>,
    Caller(device): Caller,
    Json(request): Json<BorrowRequest>,
) -> Answer<BorrowResponse> {
    // The check character catches what was mistyped; that is no guess.
    let reference: Reference =
        request.reference.parse().map_err(|_| Error::Malformed("this is no reference".into()))?;
    if request.pin.chars().count() > MAX_PIN {
        return Err(Error::Malformed("a PIN is shorter".into()));
    }
    let from = Subject::device(&state.attempt_key, device.id);
    let (write, stream) = receipt::open(&state, &reference, request.pin, from).await?;
    lend(&state, &device, write, stream).await.map(JsonAnswer)
}

async fn lend(state: &AppState, device: &Device, mut write: Write, stream: Stream) -> Result<BorrowResponse> {
    let session = SessionId(Uuid::new_v4());
    borrowing::insert(&mut write, session, device.id, stream.id, state.now()).await?;
    let stored = attachment::of_stream(&mut write, stream.id).await?;
    write.commit().await?;
    let attachments = current(&stream.case, &stored);
    // The verifier would let a PIN of six digits be guessed offline. The documents' key stays: whoever
    // corrects a document has to seal it with that.
    let lent = Case { pin: String::new(), ..stream.case };
    let lent = serde_json::to_value(lent).map_err(|_| Error::Internal("a case is no JSON"))?;
    Ok(BorrowResponse { stream: stream.id, session, state: lent, version: stream.version, attachments })
}

/// Those of the case's documents whose bytes have come.
fn current(case: &Case, stored: &[AttachmentId]) -> Vec<AttachmentId> {
    case.documents.values().map(|document| document.attachment).filter(|id| stored.contains(id)).collect()
}
