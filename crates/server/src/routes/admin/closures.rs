//! `/v1/admin/offices/{id}/closures`: whole days on which an office is closed.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json as JsonAnswer, Router};
use jiff::civil::Date;
use lawang_core::administration::hours::Hours;
use lawang_core::administration::{Act, Area, Cannot};
use lawang_core::calendar::Closure;
use serde::Deserialize;

use super::super::{Answer, Json};
use super::offices::{Named, office_id};
use super::{Record, Staff, open_office};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::{closure, office};
use crate::{api, control, passwords};

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/v1/admin/offices/{id}/hours", get(hours))
        .route("/v1/admin/offices/{id}/closures", post(add))
        .route("/v1/admin/offices/{id}/closures/remove", post(remove))
}

/// What the office's devices are told: closed days, and plans of appointments.
#[utoipa::path(get, path = "/v1/admin/offices/{id}/hours", tag = "administration",
    security(("staff" = [])), params(("id" = String, Path, description = "The office")),
    responses((status = 200, body = api::Hours), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody)))]
pub async fn hours(State(state): State<AppState>, staff: Staff, path: Named) -> Answer<Hours> {
    let id = office_id(path)?;
    staff.sees(Area::Hours, Some(id.clone()))?;
    let mut db = state.store.read().await?;
    office::name(&mut db, &id).await?.ok_or(Error::NotFound("no such office"))?;
    control::hours(&state, &mut db, &id).await.map(JsonAnswer)
}

/// The reason is read by applicants: it is there in every language of the catalogue, and in no other.
fn check(languages: &[String], closure: &Closure) -> Result<()> {
    if let Some(other) = closure.words.keys().find(|language| !languages.contains(language)) {
        return Err(Error::field("words", format!("no language {other:?}")));
    }
    for language in languages {
        let field = format!("words-{language}");
        passwords::name(&field, closure.words.get(language).map_or("", String::as_str))?;
    }
    Ok(())
}

#[utoipa::path(post, path = "/v1/admin/offices/{id}/closures", tag = "administration",
    security(("staff" = [])), params(("id" = String, Path, description = "The office")),
    request_body = api::Closure,
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody)))]
pub async fn add(
    State(state): State<AppState>,
    staff: Staff,
    path: Named,
    Json(new): Json<Closure>,
) -> Result<StatusCode> {
    let id = office_id(path)?;
    staff.may(Act::AddClosure, &id)?;
    check(&state.catalogue().languages, &new)?;
    let mut write = state.store.write().await?;
    open_office(&mut write, &id).await?;
    if !closure::insert(&mut write, &id, &new).await? {
        return Err(Error::Cannot(Cannot::DayClosed));
    }
    let date = new.date.to_string();
    let mut done = Record::new(Act::AddClosure, &id, &date);
    for (language, words) in &new.words {
        done = done.with(&format!("words-{language}"), "", words);
    }
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    state.news.told(&id);
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
pub struct Day {
    date: Date,
}

#[utoipa::path(post, path = "/v1/admin/offices/{id}/closures/remove", tag = "administration",
    security(("staff" = [])), params(("id" = String, Path, description = "The office")),
    request_body = api::Day,
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn remove(
    State(state): State<AppState>,
    staff: Staff,
    path: Named,
    Json(day): Json<Day>,
) -> Result<StatusCode> {
    let id = office_id(path)?;
    staff.may(Act::RemoveClosure, &id)?;
    let mut write = state.store.write().await?;
    let known = closure::from(&mut write, &id, day.date).await?;
    let known =
        known.into_iter().find(|one| one.date == day.date).ok_or(Error::NotFound("no such closed day"))?;
    closure::remove(&mut write, &id, day.date).await?;
    let date = day.date.to_string();
    let mut done = Record::new(Act::RemoveClosure, &id, &date);
    for (language, words) in &known.words {
        done = done.with(&format!("words-{language}"), words, "");
    }
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    state.news.told(&id);
    Ok(StatusCode::NO_CONTENT)
}
