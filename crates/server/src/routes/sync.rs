//! `POST /v1/sync`: a device pushes, pulls and waits in one request.

use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::routing::post;
use axum::{Json as JsonAnswer, Router, middleware};
use lawang_core::journal::wire::{Outcome, PROTOCOL, SyncRequest, SyncResponse, WAIT_MS};
use tokio::time::Instant;

use super::{Answer, Json};
use crate::error::{Error, Result};
use crate::signed::{Caller, by_device};
use crate::state::AppState;
use crate::store::device::{self, Device};
use crate::{api, control, orderer, pull};

pub fn router(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/v1/sync", post(sync))
        .route_layer(middleware::from_fn_with_state(state.clone(), by_device))
}

#[utoipa::path(post, path = "/v1/sync", tag = "device", request_body = api::SyncRequest,
    security(("device" = [])),
    responses((status = 200, body = api::SyncResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 409, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody), (status = 426, body = api::ErrorBody)))]
pub async fn sync(
    State(state): State<AppState>,
    Caller(device): Caller,
    headers: HeaderMap,
    Json(request): Json<SyncRequest>,
) -> Answer<SyncResponse> {
    if request.protocol != PROTOCOL {
        return Err(Error::ProtocolUnknown { asked: request.protocol, known: PROTOCOL });
    }
    seen(&state, &device, &headers).await?;
    let outcomes = match &request.head {
        Some(head) => orderer::push(&state, &device, &request.pushed, head).await?,
        None if request.pushed.is_empty() => Vec::new(),
        None => return Err(Error::Malformed("entries are pushed without a head".into())),
    };
    answer(&state, device, &request, outcomes).await.map(JsonAnswer)
}

/// How often it is written down that a device was here, in milliseconds.
const SEEN_EVERY: i64 = 60_000;

async fn seen(state: &AppState, device: &Device, headers: &HeaderMap) -> Result<()> {
    let version = headers
        .get(USER_AGENT)
        .and_then(|agent| agent.to_str().ok()?.strip_prefix("lawang/"))
        .filter(|version| version.len() <= 20 && version.bytes().all(|b| b.is_ascii_graphic()));
    let now = state.now();
    let lately = device.last_seen_at.is_some_and(|at| now.abs_diff(at) < SEEN_EVERY.unsigned_abs());
    if lately && device.version.as_deref() == version {
        return Ok(());
    }
    let mut write = state.store.write().await?;
    device::seen(&mut write, device.id, now, version).await?;
    Ok(write.commit().await?)
}

/// Answers at once when there is something to say, else when one of the device's scopes moves, the time
/// is over or the server stops.
async fn answer(
    state: &AppState,
    mut device: Device,
    request: &SyncRequest,
    outcomes: Vec<Outcome>,
) -> Result<SyncResponse> {
    let until = Instant::now() + Duration::from_millis(u64::from(request.wait_ms.min(WAIT_MS)));
    let mut news = state.news.listen(device.scopes(), device.office.clone());
    loop {
        let control = control::control(state, &device, &request.control).await?;
        let page = {
            let mut db = state.store.read().await?;
            pull::page(&mut db, &device, &request.cursor, request.head.as_ref().map(|head| head.epoch))
                .await?
        };
        let says_something = !outcomes.is_empty() || !page.items.is_empty() || control.is_some();
        if says_something || Instant::now() >= until || state.news.is_stopping() {
            let time = state.now();
            let pull::Page { items, cursor, more } = page;
            return Ok(SyncResponse { outcomes, feed: items, cursor, more, control, time });
        }
        news.wait(until.saturating_duration_since(Instant::now())).await;
        device = still_enrolled(state, &device).await?;
    }
}

/// A device that was revoked while it waited hears so.
async fn still_enrolled(state: &AppState, device: &Device) -> Result<Device> {
    let mut db = state.store.read().await?;
    let device = device::by_id(&mut db, device.id).await?.ok_or(Error::DeviceUnknown)?;
    if device.revoked_at.is_some() { Err(Error::DeviceRevoked) } else { Ok(device) }
}
