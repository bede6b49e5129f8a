//! `POST /v1/admin/session`: someone of the staff signs in with a password, as the command line does.

use axum::extract::State;
use axum::routing::post;
use axum::{Json as JsonAnswer, Router};
use lawang_core::administration::wire::{Session, SignIn};

use super::super::{Answer, Json};
use super::token;
use crate::attempts::{LOGIN, Subject};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::{officer, session};
use crate::{api, passwords, secret};

/// How long a session lasts.
const SESSION: i64 = 12 * 60 * 60 * 1000;

pub fn router() -> Router<AppState> {
    Router::new().route("/v1/admin/session", post(sign_in))
}

#[utoipa::path(post, path = "/v1/admin/session", tag = "administration", request_body = api::SignIn,
    responses((status = 200, body = api::Session), (status = 400, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 429, body = api::ErrorBody)))]
pub async fn sign_in(State(state): State<AppState>, Json(request): Json<SignIn>) -> Answer<Session> {
    if request.password.chars().count() > passwords::MAX_PASSWORD {
        return Err(Error::WrongSecrets);
    }
    let tries = Subject::new(&state.attempt_key, LOGIN, &request.login);
    begin(&state, &tries).await?;
    let found = {
        let mut db = state.store.read().await?;
        officer::by_login(&mut db, &request.login).await?.filter(|officer| officer.left_at.is_none())
    };
    let verifier = found.as_ref().map(|officer| officer.verifier.clone());
    let agrees = passwords::agrees(request.password, verifier).await?;
    let Some(officer) = found.filter(|_| agrees) else { return Err(Error::WrongSecrets) };

    let token = token()?;
    let now = state.now();
    let mut write = state.store.write().await?;
    tries.clear(&mut write).await?;
    session::drop_expired(&mut write, now).await?;
    // Once more, in the transaction: a password that was reset meanwhile opens nothing.
    let same = officer::by_id(&mut write, officer.id).await?;
    if same.is_none_or(|now| now.left_at.is_some() || now.verifier != officer.verifier) {
        return Err(Error::WrongSecrets);
    }
    session::insert(&mut write, &secret::hash(&token), officer.id, now + SESSION).await?;
    write.commit().await?;
    Ok(JsonAnswer(Session { token, expires_at: now + SESSION }))
}

async fn begin(state: &AppState, tries: &Subject) -> Result<()> {
    let now = state.now();
    let mut write = state.store.write().await?;
    tries.check(&mut write, now).await?;
    tries.count(&mut write, now).await?;
    Ok(write.commit().await?)
}
