//! `/v1/admin/desk`: an officer who is signed in at a desk administers without giving the password again. The
//! device signs the request, the officer a once-only number of the server; the session is good at that device.

use axum::extract::State;
use axum::routing::post;
use axum::{Json as JsonAnswer, Router};
use lawang_core::administration::wire::{Challenge, DeskSignIn, Session};
use lawang_core::journal::sign::Purpose;

use super::super::{Answer, Json};
use super::token;
use crate::desks::SESSION;
use crate::error::{Error, Result};
use crate::signed::Caller;
use crate::state::AppState;
use crate::store::{officer, officer_grant};
use crate::{api, random, secret};

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/v1/admin/desk/challenge", post(challenge))
        .route("/v1/admin/desk/session", post(sign_in))
}

#[utoipa::path(post, path = "/v1/admin/desk/challenge", tag = "administration", security(("device" = [])),
    responses((status = 200, body = api::Challenge), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody)))]
pub async fn challenge(State(state): State<AppState>, Caller(device): Caller) -> Answer<Challenge> {
    let nonce = data_encoding::HEXLOWER.encode(&random::bytes::<32>()?);
    let now = state.now();
    let mut desks = state.desks.lock().map_err(|_| Error::Internal("desks"))?;
    desks.challenge(device.id, nonce.clone(), now);
    Ok(JsonAnswer(Challenge { nonce }))
}

#[utoipa::path(post, path = "/v1/admin/desk/session", tag = "administration", security(("device" = [])),
    request_body = api::DeskSignIn,
    responses((status = 200, body = api::Session), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn sign_in(
    State(state): State<AppState>,
    Caller(device): Caller,
    Json(request): Json<DeskSignIn>,
) -> Answer<Session> {
    let now = state.now();
    let fresh = {
        let mut desks = state.desks.lock().map_err(|_| Error::Internal("desks"))?;
        desks.answered(device.id, &request.nonce, now)
    };
    if !fresh {
        return Err(Error::NotSignedIn);
    }
    let officer = {
        let mut db = state.store.read().await?;
        let grant = officer_grant::by_id(&mut db, request.grant).await?.filter(|grant| grant.holds_at(now));
        let grant = grant.ok_or(Error::NotSignedIn)?;
        let officer = officer::by_id(&mut db, grant.officer).await?.ok_or(Error::NotSignedIn)?;
        let signed = Purpose::Desk.verify(
            &officer.public_key,
            &[grant.id.0.as_bytes(), request.nonce.as_bytes()],
            &request.signature,
        );
        // An officer works at devices of their own office.
        if officer.left_at.is_some() || officer.office != device.office || !signed {
            return Err(Error::NotSignedIn);
        }
        officer
    };
    let token = token()?;
    begin(&state, &token, &officer, &device, now)?;
    Ok(JsonAnswer(Session { token, expires_at: now + SESSION }))
}

fn begin(
    state: &AppState,
    token: &str,
    officer: &officer::Officer,
    device: &crate::store::device::Device,
    now: i64,
) -> Result<()> {
    let mut desks = state.desks.lock().map_err(|_| Error::Internal("desks"))?;
    desks.begin(secret::hash(token), officer.id, device.id, officer.public_key, now);
    Ok(())
}
