//! `POST /v1/enrol`: a device takes its place by a one-time code. Wrong codes are slowed down and, after
//! some from one network address, locked out for a while.

use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::Extensions;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use lawang_core::journal::wire::{EnrolRequest, EnrolResponse};

use super::{read, whole};
use crate::attempts::{self, Subject};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::code::{self, Purpose};
use crate::store::device::{self, Device};
use crate::{api, control, secret, signed};

/// Read by hand: what is wrong with it is answered with a signature too.
pub type Body = std::result::Result<Bytes, BytesRejection>;

/// How long a wrong code waits for its answer.
const WRONG_TAKES: Duration = Duration::from_millis(300);

pub fn router() -> Router<AppState> {
    Router::new().route("/v1/enrol", post(enrol))
}

#[utoipa::path(post, path = "/v1/enrol", tag = "enrolment", request_body = api::EnrolRequest,
    responses((status = 200, body = api::EnrolResponse), (status = 400, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 409, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody), (status = 429, body = api::ErrorBody)))]
pub async fn enrol(State(state): State<AppState>, extensions: Extensions, body: Body) -> Response {
    let request = whole(body).and_then(|body| read::<EnrolRequest>(&body));
    let nonce = request.as_ref().map_or_else(|_| String::new(), |request| request.nonce.clone());
    let answer = match request {
        Ok(request) => take_in(&state, &peer_of(&state, &extensions), &request).await,
        Err(error) => Err(error),
    };
    signed::sign(&state, &nonce, answer.map(Json).into_response()).await
}

async fn take_in(state: &AppState, peer: &Peer, request: &EnrolRequest) -> Result<EnrolResponse> {
    peer.may_try(state).await?;
    let now = state.now();
    let mut write = state.store.write().await?;
    let Some(used) = code::use_device(&mut write, &secret::hash(&request.secret), now).await? else {
        drop(write);
        return Err(peer.was_wrong(state).await);
    };
    let Purpose::Device { class, office } = used.purpose else {
        return Err(Error::Internal("a device's code is for no device"));
    };
    let device = Device {
        id: request.device,
        name: used.name,
        class,
        office,
        public_key: request.key,
        revoked_at: None,
    };
    // The code is not used up by a device that cannot be taken: nothing is committed.
    if !device::insert(&mut write, &device, now).await? {
        return Err(Error::Conflict("the device is enrolled already"));
    }
    let record = control::record(state, &mut write, &device).await?;
    write.commit().await?;
    tracing::info!(device = %device.id, class = ?device.class, "a device was enrolled");
    Ok(EnrolResponse { server_key: state.public_key(), device: record })
}

/// Where a request without a device's signature comes from.
pub struct Peer(Subject);

pub fn peer_of(state: &AppState, extensions: &Extensions) -> Peer {
    let address = extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string());
    Peer(Subject::new(&state.attempt_key, attempts::PEER, &address.unwrap_or_default()))
}

impl Peer {
    pub async fn may_try(&self, state: &AppState) -> Result<()> {
        let mut db = state.store.read().await?;
        self.0.check(&mut db, state.now()).await
    }

    /// Counts a wrong code and makes its sender wait. Codes are too long to be guessed: this is for quiet.
    pub async fn was_wrong(&self, state: &AppState) -> Error {
        let counted = async {
            let mut write = state.store.write().await?;
            self.0.count(&mut write, state.now()).await?;
            Ok::<_, Error>(write.commit().await?)
        };
        if let Err(error) = counted.await {
            return error;
        }
        tokio::time::sleep(WRONG_TAKES).await;
        Error::WrongSecrets
    }
}
