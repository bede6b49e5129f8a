//! `POST /v1/admin/device-codes`: a one-time code that enrols one device.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json as JsonAnswer, Router};
use lawang_core::administration::Act;
use lawang_core::administration::wire::{Code, NewCode};
use lawang_core::ids::DeviceId;
use lawang_core::journal::DeviceClass;
use lawang_core::reference::EnrolmentCode;

use super::super::Json;
use super::{Record, Staff, open_office};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::{Connection, code, word};
use crate::{api, passwords, random, secret};

/// How long a code enrols.
const VALID: i64 = 15 * 60 * 1000;
/// How long an expired one is kept.
const KEPT: i64 = 30 * 24 * 60 * 60 * 1000;

pub fn router() -> Router<AppState> {
    Router::new().route("/v1/admin/device-codes", post(make))
}

#[utoipa::path(post, path = "/v1/admin/device-codes", tag = "administration", security(("staff" = [])),
    request_body = api::NewCode,
    responses((status = 201, body = api::Code), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn make(
    State(state): State<AppState>,
    staff: Staff,
    Json(new): Json<NewCode>,
) -> Result<(StatusCode, JsonAnswer<Code>)> {
    staff.may(Act::MakeCode, &new.office)?;
    passwords::name("name", &new.name)?;
    class(new.class)?;
    let mut write = state.store.write().await?;
    open_office(&mut write, &new.office).await?;
    let done = Record::new(Act::MakeCode, &new.office, &new.name).with("class", "", word(&new.class)).with(
        "approval",
        "",
        if new.approval { "yes" } else { "no" },
    );
    staff.record(&state, &mut write, done).await?;
    let purpose =
        code::Purpose::Device { class: new.class, office: new.office, approval: new.approval, again: None };
    let made = keep(&state, &mut write, code::Code { purpose, name: new.name }).await?;
    write.commit().await?;
    Ok((StatusCode::CREATED, JsonAnswer(made)))
}

/// The class of the server's own chain is no device's.
pub fn class(class: DeviceClass) -> Result<()> {
    match class {
        DeviceClass::Kiosk | DeviceClass::Office => Ok(()),
        DeviceClass::Centre => Err(Error::field("class", "a device is a kiosk or an office's")),
    }
}

/// A code for a device that is known already.
pub async fn again(
    state: &AppState,
    db: &mut Connection,
    device: (DeviceId, DeviceClass),
    kept: (lawang_core::ids::OfficeId, String),
    approval: bool,
) -> Result<Code> {
    let ((id, class), (office, name)) = (device, kept);
    let purpose = code::Purpose::Device { class, office, approval, again: Some(id) };
    keep(state, db, code::Code { purpose, name }).await
}

async fn keep(state: &AppState, db: &mut Connection, kept: code::Code) -> Result<Code> {
    let made = EnrolmentCode::new(random::bytes()?, &state.public_key());
    let now = state.now();
    code::drop_expired_before(db, now - KEPT).await?;
    code::insert(db, &secret::hash(&made.secret_text()), &kept, Some(now + VALID)).await?;
    Ok(Code { code: made.to_string(), expires_at: now + VALID })
}
