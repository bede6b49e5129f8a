//! `/v1/admin/catalogue`: publishes a whole folder as the next version, with no new build. Two people do it:
//! an editor asks, and an approver's session stands beside it.

use axum::extract::{DefaultBodyLimit, State};
use axum::routing::get;
use axum::{Json as JsonAnswer, Router};
use lawang_core::administration::Act;
use lawang_core::administration::wire::{Publication, Published};
use lawang_core::journal::Refusal;
use lawang_core::proposal::APPROVE;
use lawang_core::publication::{MAX_BUNDLE, Version, Who, titled};

use super::super::{Answer, Json};
use super::{Record, Staff};
use crate::error::{Error, Result};
use crate::publication::{self, Words};
use crate::state::AppState;
use crate::store::officer::Officer;
use crate::store::{officer, session};
use crate::{api, secret};

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/v1/admin/catalogue", get(list).post(publish))
        .layer(DefaultBodyLimit::max(MAX_BUNDLE))
}

/// All versions, oldest first.
#[utoipa::path(get, path = "/v1/admin/catalogue", tag = "administration", security(("staff" = [])),
    responses((status = 200, body = Vec<api::Version>), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody)))]
pub async fn list(State(state): State<AppState>, staff: Staff) -> Answer<Vec<Version>> {
    staff.must(Act::PublishCatalogue.roles(), &staff.officer.office)?;
    Ok(JsonAnswer(state.versions.schedule().versions))
}

#[utoipa::path(post, path = "/v1/admin/catalogue", tag = "administration", security(("staff" = [])),
    request_body = api::Publication,
    responses((status = 200, body = api::Published), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody, description = "Another version was published meanwhile"),
        (status = 413, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody, description = "Not whole, or not verified: where, and why")))]
pub async fn publish(
    State(state): State<AppState>,
    staff: Staff,
    Json(asked): Json<Publication>,
) -> Answer<Published> {
    let office = staff.officer.office.clone();
    staff.may(Act::PublishCatalogue, &office)?;
    let approver = second(&state, &asked.approver).await?;
    lawang_core::administration::may(APPROVE, &approver.roles, true).map_err(Error::Denied)?;
    if approver.id == staff.officer.id {
        return Err(Error::Conflict("somebody else has to approve this"));
    }
    titled(&asked.title).map_err(|refusal| Error::field("title", refusal.to_string()))?;
    let prepared = publication::prepare_folder(&state, asked.files).await?;
    if let Some(flaws) = prepared.told_flaws(&state) {
        return Err(Error::NotWhole(flaws));
    }
    if let Some(language) = prepared.untitled(&asked.title) {
        return Err(Error::field("title", format!("no words in {language}")));
    }
    let words = Words {
        title: asked.title,
        reason: asked.reason,
        from: asked.from.unwrap_or_else(|| state.now()),
        transition: asked.transition,
        proposed_by: vec![who(&staff.officer)],
        approved_by: who(&approver),
    };
    let mut write = state.store.write().await?;
    let schedule =
        publication::publish(&state, &mut write, &prepared, words).await?.map_err(
            |refusal| match refusal {
                Refusal::BaseMovedOn { .. } => Error::Conflict("another version was published meanwhile"),
                _ => Error::Internal("what was checked is refused"),
            },
        )?;
    let version = schedule.versions.last().cloned().ok_or(Error::Internal("no version was published"))?;
    let number = version.number.to_string();
    let done = Record::new(Act::PublishCatalogue, &office, &number).with("approver", "", &approver.name);
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    publication::published(&state, prepared, schedule);
    Ok(JsonAnswer(Published { number: version.number, from: version.from, services: version.services }))
}

fn who(officer: &Officer) -> Who {
    Who { officer: officer.id, name: officer.name.clone() }
}

/// Whose session the second token is.
async fn second(state: &AppState, token: &str) -> Result<Officer> {
    let mut db = state.store.read().await?;
    let nobody = || Error::field("approver", "no valid session");
    let id = session::officer(&mut db, &secret::hash(token), state.now()).await?.ok_or_else(nobody)?;
    let found = officer::by_id(&mut db, id).await?.filter(|officer| officer.left_at.is_none());
    found.ok_or_else(nobody)
}
