//! `/v1/admin/devices`: the enrolled devices, their approval, and their revocation.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json as JsonAnswer, Router};
use lawang_core::administration::wire::{Code, CodeAgain, Device as Shown, Rename};
use lawang_core::administration::{Act, Area, Cannot};
use lawang_core::ids::DeviceId;
use lawang_core::reference::device_fingerprint;

use super::super::{Answer, Json, id};
use super::offices::Named;
use super::{Asked, Record, Staff, asked, device_codes, open_office};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::Connection;
use crate::store::device::{self, Device};
use crate::{api, passwords};

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/v1/admin/devices", get(list))
        .route("/v1/admin/devices/{id}/approve", post(approve))
        .route("/v1/admin/devices/{id}/rename", post(rename))
        .route("/v1/admin/devices/{id}/revoke", post(revoke))
        .route("/v1/admin/devices/{id}/code", post(code))
}

fn shown(device: Device) -> Shown {
    Shown {
        id: device.id,
        fingerprint: device_fingerprint(&device.public_key),
        name: device.name,
        class: device.class,
        office: device.office,
        enrolled_at: device.enrolled_at,
        approved_at: device.approved_at,
        revoked_at: device.revoked_at,
        last_seen_at: device.last_seen_at,
        version: device.version,
    }
}

impl Staff {
    async fn may_to_device(&self, act: Act, db: &mut Connection, id: DeviceId) -> Result<Device> {
        let device = device::by_id(db, id).await?.ok_or(Error::NotFound("no such device"))?;
        self.may(act, &device.office)?;
        Ok(device)
    }
}

#[utoipa::path(get, path = "/v1/admin/devices", tag = "administration", security(("staff" = [])),
    params(("office" = Option<String>, Query, description = "Of this office only")),
    responses((status = 200, body = Vec<api::Device>), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody)))]
pub async fn list(State(state): State<AppState>, staff: Staff, query: Asked) -> Answer<Vec<Shown>> {
    let office = staff.sees(Area::Devices, asked(query)?)?;
    let mut db = state.store.read().await?;
    let devices = device::list(&mut db, office.as_ref()).await?;
    Ok(JsonAnswer(devices.into_iter().map(shown).collect()))
}

/// The device waits no longer: its next request is answered.
#[utoipa::path(post, path = "/v1/admin/devices/{id}/approve", tag = "administration",
    security(("staff" = [])), params(("id" = uuid::Uuid, Path, description = "The device")),
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody)))]
pub async fn approve(State(state): State<AppState>, staff: Staff, path: Named) -> Result<StatusCode> {
    let id: DeviceId = id(path)?;
    let mut write = state.store.write().await?;
    let device = staff.may_to_device(Act::ApproveDevice, &mut write, id).await?;
    if device.revoked_at.is_some() {
        return Err(Error::Cannot(Cannot::DeviceRevoked));
    }
    if !device::approve(&mut write, id, state.now()).await? {
        return Err(Error::Cannot(Cannot::DeviceApproved));
    }
    let done = Record::new(Act::ApproveDevice, &device.office, &device.name).with(
        "fingerprint",
        "",
        device_fingerprint(&device.public_key),
    );
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    tracing::info!(device = %id, "a device was approved");
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(post, path = "/v1/admin/devices/{id}/rename", tag = "administration",
    security(("staff" = [])), params(("id" = uuid::Uuid, Path, description = "The device")),
    request_body = api::Rename,
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn rename(
    State(state): State<AppState>,
    staff: Staff,
    path: Named,
    Json(new): Json<Rename>,
) -> Result<StatusCode> {
    let id: DeviceId = id(path)?;
    let mut write = state.store.write().await?;
    let device = staff.may_to_device(Act::RenameDevice, &mut write, id).await?;
    passwords::name("name", &new.name)?;
    device::rename(&mut write, id, &new.name).await?;
    let done =
        Record::new(Act::RenameDevice, &device.office, &device.name).with("name", &device.name, &new.name);
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    state.news.told(&device.office);
    Ok(StatusCode::NO_CONTENT)
}

/// Takes effect at the device's next contact; one that is waiting hears at once.
#[utoipa::path(post, path = "/v1/admin/devices/{id}/revoke", tag = "administration",
    security(("staff" = [])), params(("id" = uuid::Uuid, Path, description = "The device")),
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody)))]
pub async fn revoke(State(state): State<AppState>, staff: Staff, path: Named) -> Result<StatusCode> {
    let id: DeviceId = id(path)?;
    let mut write = state.store.write().await?;
    let device = staff.may_to_device(Act::RevokeDevice, &mut write, id).await?;
    if !device::revoke(&mut write, id, state.now()).await? {
        return Err(Error::Cannot(Cannot::DeviceRevoked));
    }
    let done = Record::new(Act::RevokeDevice, &device.office, &device.name);
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    tracing::info!(device = %id, "a device was revoked");
    state.news.told(&device.office);
    Ok(StatusCode::NO_CONTENT)
}

/// A code that connects this device again: with its folder it keeps its id and what it has not sent yet;
/// another machine takes its name and place.
#[utoipa::path(post, path = "/v1/admin/devices/{id}/code", tag = "administration",
    security(("staff" = [])), params(("id" = uuid::Uuid, Path, description = "The device")),
    request_body = api::CodeAgain,
    responses((status = 201, body = api::Code), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn code(
    State(state): State<AppState>,
    staff: Staff,
    path: Named,
    Json(new): Json<CodeAgain>,
) -> Result<(StatusCode, JsonAnswer<Code>)> {
    let id: DeviceId = id(path)?;
    let mut write = state.store.write().await?;
    let device = staff.may_to_device(Act::MakeCodeAgain, &mut write, id).await?;
    open_office(&mut write, &device.office).await?;
    let done = Record::new(Act::MakeCodeAgain, &device.office, &device.name).with(
        "approval",
        "",
        if new.approval { "yes" } else { "no" },
    );
    staff.record(&state, &mut write, done).await?;
    let known = (device.id, device.class);
    let made =
        device_codes::again(&state, &mut write, known, (device.office, device.name), new.approval).await?;
    write.commit().await?;
    Ok((StatusCode::CREATED, JsonAnswer(made)))
}
