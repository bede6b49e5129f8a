//! `/v1/drafts/{id}`: copies of drafts, for taking them up at any kiosk. The id finds a draft and opens
//! nothing; it is made from the resume code on the device.

use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, put};
use axum::{Json as JsonAnswer, Router, middleware};
use lawang_core::ids::AttachmentId;
use lawang_core::journal::wire::{DraftDrop, DraftKeep, DraftKept, DraftLent, DraftOpen, MAX_SEALED_FILE};

use super::{Answer, Json};
use crate::api;
use crate::drafts::{self, Lookup};
use crate::error::{Error, Result};
use crate::signed::{Caller, by_device, by_device_with_bytes};
use crate::state::AppState;

pub fn router(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/v1/drafts/{id}", put(keep).post(open).delete(drop_copy))
        .route_layer(middleware::from_fn_with_state(state.clone(), by_device))
}

pub fn files(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/v1/drafts/{id}/{file}", get(give).put(take))
        .route_layer(middleware::from_fn_with_state(state.clone(), by_device_with_bytes))
        // The layer above has the limit.
        .layer(DefaultBodyLimit::disable())
}

type InPath<T> = std::result::Result<Path<T>, PathRejection>;

fn lookup(path: InPath<String>) -> Result<Lookup> {
    Lookup::read(&path.map(|path| path.0).unwrap_or_default())
}

fn lookup_and_file(path: InPath<(String, String)>) -> Result<(Lookup, AttachmentId)> {
    let Path((lookup, file)) = path.map_err(|_| Error::Malformed("the path is not one of a file".into()))?;
    let file = file.parse().map_err(|_| Error::Malformed("the id in the path is none".into()))?;
    Ok((Lookup::read(&lookup)?, file))
}

#[utoipa::path(put, path = "/v1/drafts/{id}", tag = "device", request_body = api::DraftKeep,
    security(("device" = [])), params(("id" = String, Path, description = "What finds the draft")),
    responses((status = 200, body = api::DraftKept), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody, description = "A newer one is here, or the application was sent"),
        (status = 413, body = api::ErrorBody)))]
pub async fn keep(
    State(state): State<AppState>,
    Caller(_): Caller,
    path: InPath<String>,
    Json(keep): Json<DraftKeep>,
) -> Answer<DraftKept> {
    drafts::keep(&state, &lookup(path)?, keep).await.map(JsonAnswer)
}

#[utoipa::path(post, path = "/v1/drafts/{id}", tag = "device", request_body = api::DraftOpen,
    security(("device" = [])), params(("id" = String, Path, description = "What finds the draft")),
    responses((status = 200, body = api::DraftLent), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody, description = "The application was sent"),
        (status = 413, body = api::ErrorBody), (status = 429, body = api::ErrorBody)))]
pub async fn open(
    State(state): State<AppState>,
    Caller(device): Caller,
    path: InPath<String>,
    Json(open): Json<DraftOpen>,
) -> Answer<DraftLent> {
    drafts::open(&state, &lookup(path)?, device.id, &open.proof).await.map(JsonAnswer)
}

#[utoipa::path(delete, path = "/v1/drafts/{id}", tag = "device", request_body = api::DraftDrop,
    security(("device" = [])), params(("id" = String, Path, description = "What finds the draft")),
    responses((status = 204, description = "Gone"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn drop_copy(
    State(state): State<AppState>,
    Caller(_): Caller,
    path: InPath<String>,
    Json(dropped): Json<DraftDrop>,
) -> Result<StatusCode> {
    drafts::drop_copy(&state, &lookup(path)?, &dropped.owner).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(put, path = "/v1/drafts/{id}/{file}", tag = "device", security(("device" = [])),
    params(("id" = String, Path, description = "What finds the draft"),
        ("file" = uuid::Uuid, Path, description = "The document")),
    request_body(content_type = "application/octet-stream"),
    responses((status = 204, description = "Kept"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn take(
    State(state): State<AppState>,
    Caller(_): Caller,
    path: InPath<(String, String)>,
    bytes: Bytes,
) -> Result<StatusCode> {
    let (lookup, file) = lookup_and_file(path)?;
    if bytes.len() > MAX_SEALED_FILE {
        return Err(Error::TooLarge(MAX_SEALED_FILE));
    }
    drafts::take_file(&state, &lookup, file, &bytes).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(get, path = "/v1/drafts/{id}/{file}", tag = "device", security(("device" = [])),
    params(("id" = String, Path, description = "What finds the draft"),
        ("file" = uuid::Uuid, Path, description = "The document")),
    responses((status = 200, content_type = "application/octet-stream"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn give(
    State(state): State<AppState>,
    Caller(device): Caller,
    path: InPath<(String, String)>,
) -> Result<Response> {
    let (lookup, file) = lookup_and_file(path)?;
    let bytes = drafts::give_file(&state, &lookup, device.id, file).await?;
    Ok(([(CONTENT_TYPE, "application/octet-stream")], bytes).into_response())
}
