//! `/v1/admin/officers`: who works where, with which roles and which password; and that they leave.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json as JsonAnswer, Router};
use lawang_core::administration::wire::{
    ChangeOfficer, NewOfficer as New, Officer as Shown, OfficerAdded, Reset, ResetDone,
};
use lawang_core::administration::{Act, Area, Cannot, may_give};
use lawang_core::ids::OfficerId;
use lawang_core::journal::Role;

use super::super::{Answer, Json, id};
use super::{Asked, Record, Staff, administrators_only, asked, open_office};
use crate::error::{Error, Result};
use crate::passwords::{self, NewOfficer, Secrets, first_password, make_secrets};
use crate::state::AppState;
use crate::store::officer::{self, Officer};
use crate::store::{Connection, officer_grant, session, word};
use crate::{api, control};

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/v1/admin/officers", get(list).post(add))
        .route("/v1/admin/officers/{id}/change", post(change))
        .route("/v1/admin/officers/{id}/reset", post(reset))
        .route("/v1/admin/officers/{id}/leave", post(leave))
}

type Named = std::result::Result<Path<String>, PathRejection>;

fn shown(officer: Officer, grant_until: Option<i64>) -> Shown {
    Shown {
        id: officer.id,
        login: officer.login,
        name: officer.name,
        office: officer.office,
        roles: officer.roles,
        grant_until,
        left_at: officer.left_at,
    }
}

/// Roles as they stand in the record.
fn words(roles: &[Role]) -> String {
    roles.iter().map(word).collect::<Vec<_>>().join(", ")
}

impl Staff {
    /// Whether this person may give or take these roles.
    fn may_give(&self, roles: &[Role]) -> Result<()> {
        let gives = may_give(&self.officer.roles);
        if roles.iter().all(|role| gives.contains(role)) { Ok(()) } else { Err(administrators_only()) }
    }

    /// The officer, if this person may do that to them: never to themselves, and to those with roles beyond
    /// the office only as an administrator.
    async fn may_to(&self, act: Act, db: &mut Connection, id: OfficerId) -> Result<Officer> {
        let officer = officer::by_id(db, id).await?.ok_or(Error::NotFound("no such officer"))?;
        self.may(act, &officer.office)?;
        self.may_give(&officer.roles)?;
        if officer.left_at.is_some() {
            return Err(Error::Cannot(Cannot::OfficerLeft));
        }
        Ok(officer)
    }
}

#[utoipa::path(get, path = "/v1/admin/officers", tag = "administration", security(("staff" = [])),
    params(("office" = Option<String>, Query, description = "Of this office only")),
    responses((status = 200, body = Vec<api::Officer>), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody)))]
pub async fn list(State(state): State<AppState>, staff: Staff, query: Asked) -> Answer<Vec<Shown>> {
    let office = staff.sees(Area::Officers, asked(query)?)?;
    let mut db = state.store.read().await?;
    let mut officers = Vec::new();
    for officer in officer::list(&mut db, office.as_ref()).await? {
        let newest = officer_grant::newest(&mut db, officer.id).await?;
        officers.push(shown(officer, newest.map(|newest| newest.valid_until)));
    }
    Ok(JsonAnswer(officers))
}

#[utoipa::path(post, path = "/v1/admin/officers", tag = "administration", security(("staff" = [])),
    request_body = api::NewOfficer,
    responses((status = 201, body = api::OfficerAdded), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn add(
    State(state): State<AppState>,
    staff: Staff,
    Json(new): Json<New>,
) -> Result<(StatusCode, JsonAnswer<OfficerAdded>)> {
    staff.may(Act::AddOfficer, &new.office)?;
    staff.may_give(&new.roles)?;
    let made = if new.password.is_some() { None } else { Some(first_password()?) };
    let officer = passwords::make_officer(NewOfficer {
        login: new.login,
        name: new.name,
        office: new.office,
        roles: new.roles,
        password: new.password.or_else(|| made.clone()).unwrap_or_default(),
    })
    .await?;
    let mut write = state.store.write().await?;
    open_office(&mut write, &officer.office).await?;
    if !officer::insert(&mut write, &officer, state.now()).await? {
        return Err(Error::Cannot(Cannot::LoginTaken));
    }
    control::issue(&state, &mut write, &officer).await?;
    let done = Record::new(Act::AddOfficer, &officer.office, &officer.login)
        .with("name", "", &officer.name)
        .with("roles", "", words(&officer.roles));
    staff.record(&state, &mut write, done).await?;
    let grant = officer_grant::newest(&mut write, officer.id).await?;
    write.commit().await?;
    state.news.told(&officer.office);
    let officer = shown(officer, grant.map(|grant| grant.valid_until));
    Ok((StatusCode::CREATED, JsonAnswer(OfficerAdded { officer, password: made })))
}

/// Name, office and roles. What was granted before ends now, and a new grant is issued.
#[utoipa::path(post, path = "/v1/admin/officers/{id}/change", tag = "administration",
    security(("staff" = [])), params(("id" = uuid::Uuid, Path, description = "The officer")),
    request_body = api::ChangeOfficer,
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody)))]
pub async fn change(
    State(state): State<AppState>,
    staff: Staff,
    path: Named,
    Json(new): Json<ChangeOfficer>,
) -> Result<StatusCode> {
    let id: OfficerId = id(path)?;
    let now = state.now();
    let mut write = state.store.write().await?;
    let before = staff.may_to(Act::ChangeOfficer, &mut write, id).await?;
    staff.may(Act::ChangeOfficer, &new.office)?;
    staff.may_give(&new.roles)?;
    passwords::name("name", &new.name)?;
    let roles = passwords::roles(new.roles)?;
    // Nobody gives themselves a role, and the last administrator cannot lock everyone out.
    if id == staff.officer.id && (roles != before.roles || new.office != before.office) {
        return Err(Error::Cannot(Cannot::OwnAccount));
    }
    open_office(&mut write, &new.office).await?;
    let after = Officer { name: new.name, office: new.office, roles, ..before.clone() };
    officer::change(&mut write, &after).await?;
    officer_grant::revoke_all(&mut write, id, now).await?;
    control::issue(&state, &mut write, &after).await?;
    let done = Record::new(Act::ChangeOfficer, &before.office, &before.login)
        .with("name", &before.name, &after.name)
        .with("office", &before.office.0, &after.office.0)
        .with("roles", words(&before.roles), words(&after.roles));
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    state.news.told(&before.office);
    state.news.told(&after.office);
    Ok(StatusCode::NO_CONTENT)
}

/// A new password, and with it a new signing key: every session of the officer ends.
#[utoipa::path(post, path = "/v1/admin/officers/{id}/reset", tag = "administration",
    security(("staff" = [])), params(("id" = uuid::Uuid, Path, description = "The officer")),
    request_body = api::Reset,
    responses((status = 200, body = api::ResetDone), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn reset(
    State(state): State<AppState>,
    staff: Staff,
    path: Named,
    Json(new): Json<Reset>,
) -> Answer<ResetDone> {
    let id: OfficerId = id(path)?;
    {
        let mut db = state.store.read().await?;
        staff.may_to(Act::ResetPassword, &mut db, id).await?;
    }
    let made = if new.password.is_some() { None } else { Some(first_password()?) };
    let password = new.password.or_else(|| made.clone()).unwrap_or_default();
    let Secrets { verifier, sealed_key, public_key } = make_secrets(password).await?;

    let now = state.now();
    let mut write = state.store.write().await?;
    // Once more, in the transaction: they may have left in between.
    let officer = staff.may_to(Act::ResetPassword, &mut write, id).await?;
    let officer = Officer { verifier, sealed_key, public_key, ..officer };
    officer::reset(&mut write, &officer).await?;
    officer_grant::revoke_all(&mut write, id, now).await?;
    control::issue(&state, &mut write, &officer).await?;
    session::end(&mut write, id).await?;
    let done = Record::new(Act::ResetPassword, &officer.office, &officer.login);
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    state.news.told(&officer.office);
    Ok(JsonAnswer(ResetDone { password: made }))
}

/// The officer's grants end now and the sign-in with them; what they did stays.
#[utoipa::path(post, path = "/v1/admin/officers/{id}/leave", tag = "administration",
    security(("staff" = [])), params(("id" = uuid::Uuid, Path, description = "The officer")),
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody)))]
pub async fn leave(State(state): State<AppState>, staff: Staff, path: Named) -> Result<StatusCode> {
    let id: OfficerId = id(path)?;
    let now = state.now();
    let mut write = state.store.write().await?;
    let officer = staff.may_to(Act::EndOfficer, &mut write, id).await?;
    if id == staff.officer.id {
        return Err(Error::Cannot(Cannot::OwnAccount));
    }
    officer::leave(&mut write, id, now).await?;
    officer_grant::revoke_all(&mut write, id, now).await?;
    session::end(&mut write, id).await?;
    let done = Record::new(Act::EndOfficer, &officer.office, &officer.login).with("name", &officer.name, "");
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    state.news.told(&officer.office);
    Ok(StatusCode::NO_CONTENT)
}
