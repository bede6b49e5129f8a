//! `/v1/admin/officers`: who works where, with which roles; and that they leave.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json as JsonAnswer, Router};
use lawang_core::ids::{OfficeId, OfficerId, Scope};

use super::super::{Answer, Json, id};
use super::Administrator;
use crate::error::{Error, Result};
use crate::passwords::{self, NewOfficer};
use crate::state::AppState;
use crate::store::officer::{self, Officer};
use crate::store::{office, officer_grant, session};
use crate::{api, control};

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/v1/admin/officers", get(list).post(add))
        .route("/v1/admin/officers/{id}/leave", post(leave))
}

fn shown(officer: Officer) -> api::Officer {
    api::Officer {
        id: officer.id.0,
        login: officer.login,
        name: officer.name,
        office: officer.office.0,
        roles: officer.roles.into_iter().map(Into::into).collect(),
        left_at: officer.left_at,
    }
}

#[utoipa::path(get, path = "/v1/admin/officers", tag = "administration", security(("administrator" = [])),
    responses((status = 200, body = Vec<api::Officer>), (status = 401, body = api::ErrorBody)))]
pub async fn list(State(state): State<AppState>, _: Administrator) -> Answer<Vec<api::Officer>> {
    let mut db = state.store.read().await?;
    Ok(JsonAnswer(officer::list(&mut db).await?.into_iter().map(shown).collect()))
}

#[utoipa::path(post, path = "/v1/admin/officers", tag = "administration", security(("administrator" = [])),
    request_body = api::NewOfficer,
    responses((status = 201, body = api::Officer), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody)))]
pub async fn add(
    State(state): State<AppState>,
    _: Administrator,
    Json(new): Json<api::NewOfficer>,
) -> Result<(StatusCode, JsonAnswer<api::Officer>)> {
    let officer = passwords::make_officer(NewOfficer {
        login: new.login,
        name: new.name,
        office: OfficeId(new.office),
        roles: new.roles.into_iter().map(Into::into).collect(),
        password: new.password,
    })
    .await?;
    let mut write = state.store.write().await?;
    if office::name(&mut write, &officer.office).await?.is_none() {
        return Err(Error::NotFound("no such office"));
    }
    if !officer::insert(&mut write, &officer, state.now()).await? {
        return Err(Error::Conflict("the login is taken"));
    }
    control::issue(&state, &mut write, &officer).await?;
    write.commit().await?;
    state.news.moved(Scope::Office(officer.office.clone()));
    Ok((StatusCode::CREATED, JsonAnswer(shown(officer))))
}

/// The officer's grants end now and the sign-in with them; what they did stays.
#[utoipa::path(post, path = "/v1/admin/officers/{id}/leave", tag = "administration",
    security(("administrator" = [])), params(("id" = uuid::Uuid, Path, description = "The officer")),
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody)))]
pub async fn leave(
    State(state): State<AppState>,
    Administrator(administrator): Administrator,
    path: std::result::Result<Path<String>, PathRejection>,
) -> Result<StatusCode> {
    let id: OfficerId = id(path)?;
    if id == administrator.id {
        return Err(Error::Conflict("an administrator cannot end their own grants"));
    }
    let now = state.now();
    let mut write = state.store.write().await?;
    let officer = officer::by_id(&mut write, id).await?.ok_or(Error::NotFound("no such officer"))?;
    if officer::leave(&mut write, id, now).await? {
        officer_grant::revoke_all(&mut write, id, now).await?;
        session::end(&mut write, id).await?;
    }
    write.commit().await?;
    state.news.moved(Scope::Office(officer.office));
    Ok(StatusCode::NO_CONTENT)
}
