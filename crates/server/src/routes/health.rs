//! `GET /healthz`: whether the server can answer, its database included.

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};

use super::Answer;
use crate::api;
use crate::state::AppState;
use crate::store::setting;

pub fn router() -> Router<AppState> {
    Router::new().route("/healthz", get(health))
}

#[utoipa::path(get, path = "/healthz", tag = "server",
    responses((status = 200, body = api::Health), (status = 500, body = api::ErrorBody)))]
pub async fn health(State(state): State<AppState>) -> Answer<api::Health> {
    let mut db = state.store.read().await?;
    setting::get(&mut db, "demo").await?;
    Ok(Json(api::Health { status: "ok".into(), version: env!("CARGO_PKG_VERSION").into() }))
}
