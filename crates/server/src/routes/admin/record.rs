//! `/v1/admin/record`: what was done, the newest first.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::routing::get;
use axum::{Json as JsonAnswer, Router};
use lawang_core::administration::Area;
use lawang_core::administration::wire::{Done, RECORD_PAGE};
use lawang_core::ids::OfficeId;
use serde::Deserialize;

use super::super::Answer;
use super::Staff;
use crate::api;
use crate::error::Error;
use crate::state::AppState;
use crate::store::act;

pub fn router() -> Router<AppState> {
    Router::new().route("/v1/admin/record", get(list))
}

#[derive(Deserialize)]
pub struct Page {
    office: Option<OfficeId>,
    /// Acts before this one.
    before: Option<i64>,
}

#[utoipa::path(get, path = "/v1/admin/record", tag = "administration", security(("staff" = [])),
    params(("office" = Option<String>, Query, description = "Of this office only"),
        ("before" = Option<i64>, Query, description = "Acts before the one of this number")),
    responses((status = 200, body = Vec<api::Done>), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody)))]
pub async fn list(
    State(state): State<AppState>,
    staff: Staff,
    query: std::result::Result<Query<Page>, QueryRejection>,
) -> Answer<Vec<Done>> {
    let page = query.map_err(|_| Error::Malformed("the query is none of this route".into()))?.0;
    let office = staff.sees(Area::Record, page.office)?;
    let mut db = state.store.read().await?;
    let before = page.before.unwrap_or(i64::MAX);
    Ok(JsonAnswer(act::page(&mut db, office.as_ref(), before, RECORD_PAGE).await?))
}
