//! `/v1/admin/offices/{id}/plans`: when an office receives people by appointment, from a day on.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use jiff::civil::Date;
use lawang_core::administration::Act;
use lawang_core::administration::hours::DatedPlan;
use lawang_core::catalogue::Catalogue;
use lawang_core::slots::{PlanError, SlotPlan};
use serde::Deserialize;

use super::super::Json;
use super::offices::{Named, office_id};
use super::{Record, Staff, open_office};
use crate::api;
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::slot_plan;

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/v1/admin/offices/{id}/plans", post(set))
        .route("/v1/admin/offices/{id}/plans/remove", post(remove))
}

fn check(catalogue: &Catalogue, plan: &SlotPlan) -> Result<()> {
    let at = |PlanError { window, part }| match part {
        "days_ahead" => Error::field(part, "out of range"),
        "count" => Error::field("windows", "too many"),
        _ => Error::field(format!("windows-{window}-{part}"), "not valid"),
    };
    plan.check().map_err(at)?;
    let services = &catalogue.services;
    for (i, window) in plan.windows.iter().enumerate() {
        if window.services.iter().any(|service| !services.contains_key(service)) {
            return Err(Error::field(format!("windows-{i}-services"), "no such service"));
        }
    }
    Ok(())
}

/// A plan as it stands in the record: its JSON, which a window puts into words.
fn written(plan: &SlotPlan) -> String {
    serde_json::to_string(plan).unwrap_or_default()
}

#[utoipa::path(post, path = "/v1/admin/offices/{id}/plans", tag = "administration",
    security(("staff" = [])), params(("id" = String, Path, description = "The office")),
    request_body = api::DatedPlan,
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody)))]
pub async fn set(
    State(state): State<AppState>,
    staff: Staff,
    path: Named,
    Json(new): Json<DatedPlan>,
) -> Result<StatusCode> {
    let id = office_id(path)?;
    staff.may(Act::SetSlots, &id)?;
    check(state.catalogue(), &new.plan)?;
    let mut write = state.store.write().await?;
    open_office(&mut write, &id).await?;
    let before = slot_plan::list(&mut write, &id).await?.into_iter().find(|one| one.from == new.from);
    slot_plan::put(&mut write, &id, &new).await?;
    let from = new.from.to_string();
    let old = before.map(|one| written(&one.plan)).unwrap_or_default();
    let done = Record::new(Act::SetSlots, &id, &from).with("plan", old, written(&new.plan));
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    state.news.told(&id);
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
pub struct From {
    from: Date,
}

#[utoipa::path(post, path = "/v1/admin/offices/{id}/plans/remove", tag = "administration",
    security(("staff" = [])), params(("id" = String, Path, description = "The office")),
    request_body = api::PlanFrom,
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn remove(
    State(state): State<AppState>,
    staff: Staff,
    path: Named,
    Json(From { from }): Json<From>,
) -> Result<StatusCode> {
    let id = office_id(path)?;
    staff.may(Act::RemoveSlots, &id)?;
    let mut write = state.store.write().await?;
    let known = slot_plan::list(&mut write, &id).await?.into_iter().find(|one| one.from == from);
    let known = known.ok_or(Error::NotFound("no such plan"))?;
    slot_plan::remove(&mut write, &id, from).await?;
    let day = from.to_string();
    let done = Record::new(Act::RemoveSlots, &id, &day).with("plan", written(&known.plan), "");
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    state.news.told(&id);
    Ok(StatusCode::NO_CONTENT)
}
