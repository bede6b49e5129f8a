//! `POST /v1/admin/session`: an administrator signs in.

use axum::extract::State;
use axum::routing::post;
use axum::{Json as JsonAnswer, Router};

use super::super::{Answer, Json};
use super::may_administer;
use crate::attempts::{LOGIN, Subject};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::{officer, session};
use crate::{api, passwords, random, secret};

/// How long a session lasts.
const SESSION: i64 = 12 * 60 * 60 * 1000;

pub fn router() -> Router<AppState> {
    Router::new().route("/v1/admin/session", post(sign_in))
}

#[utoipa::path(post, path = "/v1/admin/session", tag = "administration", request_body = api::SignIn,
    responses((status = 200, body = api::Session), (status = 400, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 429, body = api::ErrorBody)))]
pub async fn sign_in(
    State(state): State<AppState>,
    Json(request): Json<api::SignIn>,
) -> Answer<api::Session> {
    if request.password.chars().count() > passwords::MAX_PASSWORD {
        return Err(Error::WrongSecrets);
    }
    let tries = Subject::new(&state.attempt_key, LOGIN, &request.login);
    begin(&state, &tries).await?;
    let found = {
        let mut db = state.store.read().await?;
        officer::by_login(&mut db, &request.login).await?.filter(may_administer)
    };
    let verifier = found.as_ref().map(|officer| officer.verifier.clone());
    let agrees = passwords::agrees(request.password, verifier).await?;
    let Some(officer) = found.filter(|_| agrees) else { return Err(Error::WrongSecrets) };

    let token = data_encoding::HEXLOWER.encode(&random::bytes::<32>()?);
    let now = state.now();
    let mut write = state.store.write().await?;
    tries.clear(&mut write).await?;
    session::drop_expired(&mut write, now).await?;
    session::insert(&mut write, &secret::hash(&token), officer.id, now + SESSION).await?;
    write.commit().await?;
    Ok(JsonAnswer(api::Session { token, expires_at: now + SESSION }))
}

async fn begin(state: &AppState, tries: &Subject) -> Result<()> {
    let now = state.now();
    let mut write = state.store.write().await?;
    tries.check(&mut write, now).await?;
    tries.count(&mut write, now).await?;
    Ok(write.commit().await?)
}
