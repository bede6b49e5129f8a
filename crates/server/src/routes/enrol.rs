//! `POST /v1/enrol`: a device takes its place by a one-time code or by a provisioning file. Wrong codes are slowed down and, after
//! some from one network address, locked out for a while.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::Extensions;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use lawang_core::administration::wire::Provisioned;
use lawang_core::administration::{Act, Cannot};
use lawang_core::ids::{DeviceId, OfficeId};
use lawang_core::journal::DeviceClass;
use lawang_core::journal::wire::{EnrolRequest, EnrolResponse};

use super::{read, whole};
use crate::attempts::{self, Subject};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::act::{self, NewAct};
use crate::store::code::{self, Purpose};
use crate::store::device::{self, Device};
use crate::store::{Connection, office, provisioning};
use crate::{api, control, secret, signed};

/// Read by hand: what is wrong with it is answered with a signature too.
pub type Body = std::result::Result<Bytes, BytesRejection>;

/// How long a wrong code waits for its answer.
const WRONG_TAKES: Duration = Duration::from_millis(300);

pub fn router() -> Router<AppState> {
    Router::new().route("/v1/enrol", post(enrol))
}

#[utoipa::path(post, path = "/v1/enrol", tag = "enrolment", request_body = api::EnrolRequest,
    responses((status = 200, body = api::EnrolResponse), (status = 400, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 409, body = api::ErrorBody),
        (status = 410, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 429, body = api::ErrorBody)))]
pub async fn enrol(State(state): State<AppState>, extensions: Extensions, body: Body) -> Response {
    let request = whole(body).and_then(|body| read::<EnrolRequest>(&body));
    let nonce = request.as_ref().map_or_else(|_| String::new(), |request| request.nonce.clone());
    let answer = match request {
        Ok(request) => take_in(&state, &peer_of(&state, &extensions), &request).await,
        Err(error) => Err(error),
    };
    signed::sign(&state, &nonce, answer.map(Json).into_response()).await
}

async fn take_in(state: &AppState, peer: &Peer, request: &EnrolRequest) -> Result<EnrolResponse> {
    peer.may_try(state).await?;
    let secret = secret::hash(&request.secret);
    let mut write = state.store.write().await?;
    // The answer to the first try was lost: the same device with the same key hears it again.
    let device = if device::enrolled_with(&mut write, request.device, &request.key, &secret).await? {
        device::by_id(&mut write, request.device).await?.ok_or(Error::DeviceUnknown)?
    } else {
        match secret_of(state, &mut write, &secret).await? {
            Some(found) => connect(state, &mut write, found, request, &secret).await?,
            None => {
                drop(write);
                return Err(peer.was_wrong(state).await);
            }
        }
    };
    let record = control::record(state, &mut write, &device).await?;
    write.commit().await?;
    tracing::info!(device = %device.id, class = ?device.class, "a device was enrolled");
    Ok(EnrolResponse { server_key: state.public_key(), device: record })
}

/// What the bearer of a secret may connect.
struct Found {
    class: DeviceClass,
    office: OfficeId,
    name: String,
    approval: bool,
    again: Option<DeviceId>,
}

/// Uses up a code, or one place of a file. The caller rolls back where nothing comes of it.
async fn secret_of(state: &AppState, db: &mut Connection, secret: &[u8]) -> Result<Option<Found>> {
    let now = state.now();
    if let Some(code) = code::use_device(db, secret, now).await? {
        let Purpose::Device { class, office, approval, again } = code.purpose else {
            return Err(Error::Internal("a device's code is for no device"));
        };
        return Ok(Some(Found { class, office, name: code.name, approval, again }));
    }
    let Some(file) = provisioning::by_secret(db, secret).await? else { return Ok(None) };
    if file.revoked_at.is_some() {
        return Err(Error::Withdrawn);
    }
    if now >= file.valid_until {
        return Err(Error::Expired);
    }
    if !provisioning::use_one(db, file.id).await? {
        return Err(Error::UsedUp);
    }
    let name = free_name(db, &file.office, &file.prefix).await?;
    let Provisioned { class, office, .. } = file;
    Ok(Some(Found { class, office, name, approval: false, again: None }))
}

/// "Kiosk 01", or the first number after it that no device of the office has.
async fn free_name(db: &mut Connection, office: &OfficeId, prefix: &str) -> Result<String> {
    let devices = device::list(db, Some(office)).await?;
    let taken: HashSet<&str> = devices.iter().map(|device| device.name.as_str()).collect();
    (1..10_000u32)
        .map(|number| format!("{prefix} {number:02}"))
        .find(|name| !taken.contains(name.as_str()))
        .ok_or(Error::Conflict("no name is left"))
}

async fn connect(
    state: &AppState,
    db: &mut Connection,
    found: Found,
    request: &EnrolRequest,
    secret: &[u8],
) -> Result<Device> {
    let office = office::get(db, &found.office).await?.ok_or(Error::NotFound("no such office"))?;
    if office.closed_at.is_some() {
        return Err(Error::Cannot(Cannot::OfficeClosed));
    }
    let now = state.now();
    let device = Device {
        id: request.device,
        name: found.name,
        class: found.class,
        office: found.office,
        public_key: request.key,
        enrolled_at: now,
        approved_at: (!found.approval).then_some(now),
        revoked_at: None,
        last_seen_at: None,
        version: None,
        unlocked_at: 0,
    };
    // A secret is not used up by a device that cannot be taken: nothing is committed.
    if found.again == Some(device.id) {
        device::again(db, &device, secret).await?;
    } else if !device::insert(db, &device, secret).await? {
        return Err(Error::Conflict("the device is enrolled already"));
    } else if let Some(old) = found.again {
        // Another machine takes the place of the one that was known.
        device::revoke(db, old, now).await?;
    }
    let done = NewAct {
        at: now,
        act: Act::EnrolDevice,
        by: None,
        device: Some(device.id),
        office: Some(&device.office),
        about: &device.name,
        changes: &[],
        reason: "",
    };
    act::insert(db, &done).await?;
    Ok(device)
}

/// Where a request without a device's signature comes from.
pub struct Peer(Subject);

pub fn peer_of(state: &AppState, extensions: &Extensions) -> Peer {
    let address = extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string());
    Peer(Subject::new(&state.attempt_key, attempts::PEER, &address.unwrap_or_default()))
}

impl Peer {
    pub async fn may_try(&self, state: &AppState) -> Result<()> {
        let mut db = state.store.read().await?;
        self.0.check(&mut db, state.now()).await
    }

    /// Counts a wrong code and makes its sender wait. Codes are too long to be guessed: this is for quiet.
    pub async fn was_wrong(&self, state: &AppState) -> Error {
        let counted = async {
            let mut write = state.store.write().await?;
            self.0.count(&mut write, state.now()).await?;
            Ok::<_, Error>(write.commit().await?)
        };
        if let Err(error) = counted.await {
            return error;
        }
        tokio::time::sleep(WRONG_TAKES).await;
        Error::WrongSecrets
    }
}
