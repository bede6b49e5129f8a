//! `/v1/admin/offices`: the immigration offices of this server.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json as JsonAnswer, Router};
use lawang_core::administration::wire::{NewOffice, Office as Shown, Rename};
use lawang_core::administration::{Act, Area, Cannot};
use lawang_core::ids::OfficeId;

use super::super::{Answer, Json};
use super::{Record, Staff, open_office};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::office::{self, Office};
use crate::store::provisioning;
use crate::{api, passwords};

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/v1/admin/offices", get(list).post(add))
        .route("/v1/admin/offices/{id}/rename", post(rename))
        .route("/v1/admin/offices/{id}/close", post(close))
}

pub type Named = std::result::Result<Path<String>, PathRejection>;

/// The office in the path.
pub fn office_id(path: Named) -> Result<OfficeId> {
    let id = path.ok().map(|path| OfficeId(path.0)).filter(OfficeId::is_valid);
    id.ok_or_else(|| Error::Malformed("the office in the path is none".into()))
}

#[utoipa::path(get, path = "/v1/admin/offices", tag = "administration", security(("staff" = [])),
    responses((status = 200, body = Vec<api::Office>), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody)))]
pub async fn list(State(state): State<AppState>, staff: Staff) -> Answer<Vec<Shown>> {
    staff.sees(Area::Offices, None)?;
    let mut db = state.store.read().await?;
    Ok(JsonAnswer(office::list(&mut db).await?))
}

#[utoipa::path(post, path = "/v1/admin/offices", tag = "administration", security(("staff" = [])),
    request_body = api::NewOffice,
    responses((status = 201, body = api::Office), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody)))]
pub async fn add(
    State(state): State<AppState>,
    staff: Staff,
    Json(new): Json<NewOffice>,
) -> Result<(StatusCode, JsonAnswer<Shown>)> {
    staff.may(Act::AddOffice, &new.id)?;
    let office = Office { id: new.id, name: new.name, closed_at: None };
    if !office.id.is_valid() {
        return Err(Error::field("id", "2 to 40 of a-z, 0-9 and hyphen"));
    }
    passwords::name("name", &office.name)?;
    let mut write = state.store.write().await?;
    if !office::insert(&mut write, &office, state.now()).await? {
        return Err(Error::Cannot(Cannot::OfficeTaken));
    }
    let done = Record::new(Act::AddOffice, &office.id, &office.name);
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    let Office { id, name, .. } = office;
    let shown = Shown { id, name, officers: 0, devices: 0, closed_at: None };
    Ok((StatusCode::CREATED, JsonAnswer(shown)))
}

#[utoipa::path(post, path = "/v1/admin/offices/{id}/rename", tag = "administration",
    security(("staff" = [])), params(("id" = String, Path, description = "The office")),
    request_body = api::Rename,
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody)))]
pub async fn rename(
    State(state): State<AppState>,
    staff: Staff,
    path: Named,
    Json(new): Json<Rename>,
) -> Result<StatusCode> {
    let id = office_id(path)?;
    staff.may(Act::RenameOffice, &id)?;
    passwords::name("name", &new.name)?;
    let mut write = state.store.write().await?;
    let office = open_office(&mut write, &id).await?;
    office::rename(&mut write, &id, &new.name).await?;
    let done = Record::new(Act::RenameOffice, &id, &office.name).with("name", &office.name, &new.name);
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    state.news.told(&id);
    Ok(StatusCode::NO_CONTENT)
}

/// For good: nobody works there any more. Officers and devices have to be gone first.
#[utoipa::path(post, path = "/v1/admin/offices/{id}/close", tag = "administration",
    security(("staff" = [])), params(("id" = String, Path, description = "The office")),
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody)))]
pub async fn close(State(state): State<AppState>, staff: Staff, path: Named) -> Result<StatusCode> {
    let id = office_id(path)?;
    staff.may(Act::CloseOffice, &id)?;
    let now = state.now();
    let mut write = state.store.write().await?;
    let office = open_office(&mut write, &id).await?;
    let counted = office::list(&mut write).await?.into_iter().find(|counted| counted.id == id);
    if counted.is_some_and(|counted| counted.officers + counted.devices > 0) {
        return Err(Error::Cannot(Cannot::OfficeInUse));
    }
    office::close(&mut write, &id, now).await?;
    provisioning::revoke_of_office(&mut write, &id, now).await?;
    staff.record(&state, &mut write, Record::new(Act::CloseOffice, &id, &office.name)).await?;
    write.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
