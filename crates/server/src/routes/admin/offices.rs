//! `/v1/admin/offices`: the immigration offices of this server.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json as JsonAnswer, Router};
use lawang_core::ids::OfficeId;

use super::super::{Answer, Json};
use super::Administrator;
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::office::{self, Office};
use crate::{api, passwords};

pub fn router() -> Router<AppState> {
    Router::new().route("/v1/admin/offices", get(list).post(add))
}

#[utoipa::path(get, path = "/v1/admin/offices", tag = "administration", security(("administrator" = [])),
    responses((status = 200, body = Vec<api::Office>), (status = 401, body = api::ErrorBody)))]
pub async fn list(State(state): State<AppState>, _: Administrator) -> Answer<Vec<api::Office>> {
    let mut db = state.store.read().await?;
    let offices = office::list(&mut db).await?;
    Ok(JsonAnswer(offices.into_iter().map(|o| api::Office { id: o.id.0, name: o.name }).collect()))
}

#[utoipa::path(post, path = "/v1/admin/offices", tag = "administration", security(("administrator" = [])),
    request_body = api::Office,
    responses((status = 201, body = api::Office), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 409, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn add(
    State(state): State<AppState>,
    _: Administrator,
    Json(new): Json<api::Office>,
) -> Result<(StatusCode, JsonAnswer<api::Office>)> {
    let office = Office { id: OfficeId(new.id.clone()), name: new.name.clone() };
    if !office.id.is_valid() {
        return Err(Error::Malformed("id: 2 to 40 of a-z, 0-9 and hyphen".into()));
    }
    passwords::name("name", &office.name)?;
    let mut write = state.store.write().await?;
    if !office::insert(&mut write, &office, state.now()).await? {
        return Err(Error::Conflict("there is an office of that id"));
    }
    write.commit().await?;
    Ok((StatusCode::CREATED, JsonAnswer(new)))
}
