//! `POST /v1/borrow`: one case, after reference and PIN, for one session. Wrong PINs are counted for the
//! reference, whether it exists or not, and for the device; both answers are alike and take as long.

use axum::extract::State;
use axum::routing::post;
use axum::{Json as JsonAnswer, Router, middleware};
use lawang_core::case::Case;
use lawang_core::ids::{AttachmentId, SessionId};
use lawang_core::journal::wire::{BorrowRequest, BorrowResponse};
use lawang_core::reference::Reference;
use uuid::Uuid;

use super::{Answer, Json};
use crate::attempts::{REFERENCE, Subject};
use crate::error::{Error, Result};
use crate::signed::{Caller, by_device};
use crate::state::AppState;
use crate::store::device::Device;
use crate::store::stream::{self, Stream};
use crate::store::{Connection, attachment, borrowing};
use crate::{api, passwords};

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
    if request.pin.chars().count() > 32 {
        return Err(Error::Malformed("a PIN is shorter".into()));
    }
    let tries = Tries {
        reference: Subject::new(&state.attempt_key, REFERENCE, reference.plain()),
        device: Subject::device(&state.attempt_key, device.id),
    };
    tries.begin(&state).await?;
    let found = {
        let mut db = state.store.read().await?;
        stream::by_reference(&mut db, &reference).await?
    };
    let verifier = found.as_ref().map(|stream| stream.case.pin.clone());
    let agrees = passwords::agrees(request.pin, verifier).await?;
    match found {
        Some(stream) if agrees => lend(&state, &device, &tries, stream).await.map(JsonAnswer),
        _ => Err(Error::WrongSecrets),
    }
}

/// What the tries at a PIN are counted for.
struct Tries {
    reference: Subject,
    device: Subject,
}

impl Tries {
    async fn begin(&self, state: &AppState) -> Result<()> {
        let now = state.now();
        let mut write = state.store.write().await?;
        self.reference.check(&mut write, now).await?;
        self.device.check(&mut write, now).await?;
        self.reference.count(&mut write, now).await?;
        self.device.count(&mut write, now).await?;
        Ok(write.commit().await?)
    }

    async fn was_right(&self, db: &mut Connection) -> Result<()> {
        self.reference.clear(db).await?;
        self.device.take_back(db).await
    }
}

async fn lend(state: &AppState, device: &Device, tries: &Tries, found: Stream) -> Result<BorrowResponse> {
    let session = SessionId(Uuid::new_v4());
    let mut write = state.store.write().await?;
    tries.was_right(&mut write).await?;
    // Once more, in the transaction: the case may have moved on while the PIN was checked.
    let stream = stream::get(&mut write, found.id).await?.ok_or(Error::Internal("a case is gone"))?;
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
