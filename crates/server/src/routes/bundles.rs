//! `GET /v1/bundles/{hash}`: a published bundle, by its content's address. What it holds is public; only
//! devices ask.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};
use lawang_core::journal::sign::Hash;

use super::id;
use crate::api;
use crate::error::{Error, Result};
use crate::signed::{Caller, by_device};
use crate::state::AppState;
use crate::store::bundle;

pub fn router(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/v1/bundles/{hash}", get(give))
        .route_layer(middleware::from_fn_with_state(state.clone(), by_device))
}

#[utoipa::path(get, path = "/v1/bundles/{hash}", tag = "device", security(("device" = [])),
    params(("hash" = String, Path, description = "The bundle's address: 64 hexadecimal digits")),
    responses((status = 200, content_type = "application/zstd", description = "The bundle's JSON, compressed"),
        (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn give(
    State(state): State<AppState>,
    Caller(_): Caller,
    path: std::result::Result<Path<String>, PathRejection>,
) -> Result<Response> {
    let hash: Hash = id(path)?;
    let mut db = state.store.read().await?;
    let packed = bundle::content(&mut db, &hash).await?.ok_or(Error::NotFound("no such bundle"))?;
    Ok(([(CONTENT_TYPE, "application/zstd")], packed).into_response())
}
