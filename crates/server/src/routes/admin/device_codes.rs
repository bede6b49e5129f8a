//! `POST /v1/admin/device-codes`: a one-time code that enrols one device.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json as JsonAnswer, Router};
use lawang_core::ids::OfficeId;
use lawang_core::reference::EnrolmentCode;

use super::super::Json;
use super::Administrator;
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::{code, office};
use crate::{api, passwords, random, secret};

/// How long a code enrols.
const VALID: i64 = 15 * 60 * 1000;
/// How long an expired one is kept.
const KEPT: i64 = 30 * 24 * 60 * 60 * 1000;

pub fn router() -> Router<AppState> {
    Router::new().route("/v1/admin/device-codes", post(make))
}

#[utoipa::path(post, path = "/v1/admin/device-codes", tag = "administration",
    security(("administrator" = [])), request_body = api::NewDeviceCode,
    responses((status = 201, body = api::DeviceCode), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn make(
    State(state): State<AppState>,
    _: Administrator,
    Json(new): Json<api::NewDeviceCode>,
) -> Result<(StatusCode, JsonAnswer<api::DeviceCode>)> {
    passwords::name("name", &new.name)?;
    if let api::DeviceClass::Centre = new.class {
        return Err(Error::Malformed("a device is a kiosk or an office's".into()));
    }
    let office = OfficeId(new.office);
    let made = EnrolmentCode::new(random::bytes()?, &state.public_key());
    let now = state.now();
    let mut write = state.store.write().await?;
    if office::name(&mut write, &office).await?.is_none() {
        return Err(Error::NotFound("no such office"));
    }
    let purpose = code::Purpose::Device { class: new.class.into(), office };
    let kept = code::Code { purpose, name: new.name };
    code::drop_expired_before(&mut write, now - KEPT).await?;
    code::insert(&mut write, &secret::hash(&made.secret_text()), &kept, Some(now + VALID)).await?;
    write.commit().await?;
    let answer = api::DeviceCode { code: made.to_string(), expires_at: now + VALID };
    Ok((StatusCode::CREATED, JsonAnswer(answer)))
}
