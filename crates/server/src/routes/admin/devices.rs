//! `/v1/admin/devices`: the enrolled devices, and their revocation.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json as JsonAnswer, Router};
use lawang_core::ids::DeviceId;

use super::super::{Answer, id};
use super::Administrator;
use crate::api;
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::device;

pub fn router() -> Router<AppState> {
    Router::new().route("/v1/admin/devices", get(list)).route("/v1/admin/devices/{id}/revoke", post(revoke))
}

#[utoipa::path(get, path = "/v1/admin/devices", tag = "administration", security(("administrator" = [])),
    responses((status = 200, body = Vec<api::Device>), (status = 401, body = api::ErrorBody)))]
pub async fn list(State(state): State<AppState>, _: Administrator) -> Answer<Vec<api::Device>> {
    let mut db = state.store.read().await?;
    let shown = |device: device::Device| api::Device {
        id: device.id.0,
        name: device.name,
        class: device.class.into(),
        office: device.office.0,
        revoked_at: device.revoked_at,
    };
    Ok(JsonAnswer(device::list(&mut db).await?.into_iter().map(shown).collect()))
}

/// Takes effect at the device's next contact; one that is waiting hears at once.
#[utoipa::path(post, path = "/v1/admin/devices/{id}/revoke", tag = "administration",
    security(("administrator" = [])), params(("id" = uuid::Uuid, Path, description = "The device")),
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn revoke(
    State(state): State<AppState>,
    _: Administrator,
    path: std::result::Result<Path<String>, PathRejection>,
) -> Result<StatusCode> {
    let id: DeviceId = id(path)?;
    let mut write = state.store.write().await?;
    let found = device::by_id(&mut write, id).await?.ok_or(Error::NotFound("no such device"))?;
    device::revoke(&mut write, id, state.now()).await?;
    write.commit().await?;
    tracing::info!(device = %id, "a device was revoked");
    for scope in found.scopes() {
        state.news.moved(scope);
    }
    Ok(StatusCode::NO_CONTENT)
}
