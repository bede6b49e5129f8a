//! `POST /v1/setup`: by the one-time administrator code, the first office, its first administrator and,
//! where the request names one, its first office device.

use axum::extract::State;
use axum::http::Extensions;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use lawang_core::administration::Act;
use lawang_core::journal::wire::{SetupDevice, SetupRequest, SetupResponse};
use lawang_core::journal::{DeviceClass, Role};

use super::enrol::{Body, Peer, peer_of};
use super::{read, whole};
use crate::error::{Error, Result};
use crate::passwords::{self, NewOfficer};
use crate::state::AppState;
use crate::store::act::{self, NewAct};
use crate::store::device::{self, Device};
use crate::store::office::{self, Office};
use crate::store::{Connection, code, officer};
use crate::{api, control, secret, signed};

pub fn router() -> Router<AppState> {
    Router::new().route("/v1/setup", post(set_up))
}

#[utoipa::path(post, path = "/v1/setup", tag = "enrolment", request_body = api::SetupRequest,
    responses((status = 200, body = api::SetupResponse), (status = 400, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 409, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody), (status = 429, body = api::ErrorBody)))]
pub async fn set_up(State(state): State<AppState>, extensions: Extensions, body: Body) -> Response {
    let request = whole(body).and_then(|body| read::<SetupRequest>(&body));
    let nonce = request.as_ref().map_or_else(|_| String::new(), |request| request.nonce.clone());
    let answer = match request {
        Ok(request) => make(&state, &peer_of(&state, &extensions), request).await,
        Err(error) => Err(error),
    };
    signed::sign(&state, &nonce, answer.map(Json).into_response()).await
}

async fn make(state: &AppState, peer: &Peer, request: SetupRequest) -> Result<SetupResponse> {
    peer.may_try(state).await?;
    let secret = secret::hash(&request.secret);
    // Looked at before a password is hashed for a stranger, and used up only with everything else.
    let is_code = {
        let mut db = state.store.read().await?;
        code::is_administrator(&mut db, &secret).await?
    };
    if !is_code {
        return Err(peer.was_wrong(state).await);
    }
    let office = Office { id: request.office, name: request.office_name, closed_at: None };
    if !office.id.is_valid() {
        return Err(Error::field("office", "2 to 40 of a-z, 0-9 and hyphen"));
    }
    passwords::name("office_name", &office.name)?;
    if let Some(device) = &request.device {
        passwords::name("device.name", &device.name)?;
    }
    let administrator = passwords::make_officer(NewOfficer {
        login: request.login,
        name: request.name,
        office: office.id.clone(),
        roles: vec![Role::Administrator, Role::Supervisor, Role::Officer],
        password: request.password,
    })
    .await?;

    let now = state.now();
    let mut write = state.store.write().await?;
    if !code::use_administrator(&mut write, &secret, now).await? {
        drop(write);
        return Err(peer.was_wrong(state).await);
    }
    office::insert(&mut write, &office, now).await?;
    if !officer::insert(&mut write, &administrator, now).await? {
        return Err(Error::Conflict("the login is taken"));
    }
    control::issue(state, &mut write, &administrator).await?;
    let done = NewAct {
        at: now,
        act: Act::SetUp,
        by: Some((administrator.id, &administrator.name)),
        device: request.device.as_ref().map(|device| device.id),
        office: Some(&office.id),
        about: &office.name,
        changes: &[],
        reason: "",
    };
    act::insert(&mut write, &done).await?;
    let device = match request.device {
        Some(new) => Some(enrol_first(state, &mut write, new, &office, &secret).await?),
        None => None,
    };
    write.commit().await?;
    tracing::info!(office = %office.id, "the server was set up");
    Ok(SetupResponse { server_key: state.public_key(), device })
}

async fn enrol_first(
    state: &AppState,
    db: &mut Connection,
    new: SetupDevice,
    office: &Office,
    secret: &[u8],
) -> Result<lawang_core::journal::wire::DeviceRecord> {
    let device = Device {
        id: new.id,
        name: new.name,
        class: DeviceClass::Office,
        office: office.id.clone(),
        public_key: new.key,
        enrolled_at: state.now(),
        // Whoever holds the administrator's code is trusted with the first desk.
        approved_at: Some(state.now()),
        revoked_at: None,
        last_seen_at: None,
        version: None,
        unlocked_at: 0,
    };
    if !device::insert(db, &device, secret).await? {
        return Err(Error::Conflict("the device is enrolled already"));
    }
    control::record(state, db, &device).await
}
