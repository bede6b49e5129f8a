//! `/v1/uploads`: a kiosk offers to take a file from its visitor's phone, waits for it, and says what became
//! of it. The phone's side is `/u/{token}`.

use std::time::Duration;

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json as JsonAnswer, Router, middleware};
use lawang_core::ids::UploadId;
use lawang_core::journal::wire::{UploadOffer, UploadRequest, UploadVerdict, WAIT_MS};
use serde::Deserialize;
use tokio::time::timeout;

use super::{Answer, Json, id};
use crate::api;
use crate::error::{Error, Result};
use crate::signed::{Caller, by_device};
use crate::state::AppState;
use crate::uploads::Progress;

/// The longest reason that is shown on the phone, in characters.
const MAX_WHY: usize = 600;

pub fn router(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/v1/uploads", post(offer))
        .route("/v1/uploads/{id}", get(give).delete(withdraw))
        .route("/v1/uploads/{id}/verdict", put(verdict))
        .route_layer(middleware::from_fn_with_state(state.clone(), by_device))
}

#[utoipa::path(post, path = "/v1/uploads", tag = "device", request_body = api::UploadRequest,
    security(("device" = [])),
    responses((status = 200, body = api::UploadOffer), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 429, body = api::ErrorBody)))]
pub async fn offer(
    State(state): State<AppState>,
    Caller(device): Caller,
    Json(request): Json<UploadRequest>,
) -> Answer<UploadOffer> {
    let service = state.catalogue().services.get(&request.service);
    let field = service.and_then(|service| service.fields.get(&request.field));
    if !field.is_some_and(|field| field.kind.is_attachment()) {
        return Err(Error::Malformed("no document or photo of a service".into()));
    }
    let UploadRequest { service, field } = request;
    let (upload, token, expires) = state.uploads.offer(device.id, service, field, state.now())?;
    Ok(JsonAnswer(UploadOffer { upload, token, expires }))
}

#[derive(Deserialize)]
pub struct Wait {
    #[serde(default)]
    wait_ms: u32,
}

#[utoipa::path(get, path = "/v1/uploads/{id}", tag = "device", security(("device" = [])),
    params(("id" = uuid::Uuid, Path, description = "The offer"),
        ("wait_ms" = Option<u32>, Query, description = "How long to wait for the file")),
    responses((status = 200, content_type = "application/octet-stream", description = "The file as it came"),
        (status = 204, description = "None yet"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody, description = "Over, taken back, or another device's")))]
pub async fn give(
    State(state): State<AppState>,
    Caller(device): Caller,
    path: std::result::Result<Path<String>, PathRejection>,
    query: std::result::Result<Query<Wait>, QueryRejection>,
) -> Result<Response> {
    let id: UploadId = id(path)?;
    let wait = query.map_err(|_| Error::Malformed("`wait_ms` is no number".into()))?.wait_ms.min(WAIT_MS);
    let mut progress = state.uploads.watch(id, device.id, state.now())?;
    let wait = Duration::from_millis(u64::from(wait));
    let arrived = progress.wait_for(|progress| matches!(progress, Progress::Sent(_) | Progress::Over));
    tokio::select! {
        _ = timeout(wait, arrived) => {}
        () = state.news.stopped(wait) => {}
    }
    if *progress.borrow() == Progress::Over {
        return Err(Error::NotFound("no such offer"));
    }
    Ok(match state.uploads.file(id, device.id)? {
        Some(bytes) => ([(CONTENT_TYPE, "application/octet-stream")], bytes).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    })
}

#[utoipa::path(put, path = "/v1/uploads/{id}/verdict", tag = "device", request_body = api::UploadVerdict,
    security(("device" = [])), params(("id" = uuid::Uuid, Path, description = "The offer")),
    responses((status = 204, description = "The file is gone from here"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn verdict(
    State(state): State<AppState>,
    Caller(device): Caller,
    path: std::result::Result<Path<String>, PathRejection>,
    Json(verdict): Json<UploadVerdict>,
) -> Result<StatusCode> {
    let why: String = verdict.why.unwrap_or_default().chars().take(MAX_WHY).collect();
    state.uploads.verdict(id(path)?, device.id, verdict.taken, why)?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(delete, path = "/v1/uploads/{id}", tag = "device", security(("device" = [])),
    params(("id" = uuid::Uuid, Path, description = "The offer")),
    responses((status = 204, description = "Over"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody)))]
pub async fn withdraw(
    State(state): State<AppState>,
    Caller(device): Caller,
    path: std::result::Result<Path<String>, PathRejection>,
) -> Result<StatusCode> {
    state.uploads.withdraw(id(path)?, device.id)?;
    Ok(StatusCode::NO_CONTENT)
}
