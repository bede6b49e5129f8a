//! `/v1/admin/notices`: what applicants and national systems are still to be told, and what could not be
//! delivered.

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json as JsonAnswer, Router};
use lawang_core::administration::Act;
use lawang_core::ids::Scope;
use uuid::Uuid;

use super::super::{Answer, id};
use super::{Record, Staff};
use crate::api;
use crate::api::notices::{Notice, Which};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::{notice, stream, word};

/// The most that are listed, newest first.
const MOST: u32 = 500;

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/v1/admin/notices", get(list))
        .route("/v1/admin/notices/retry", post(retry_all))
        .route("/v1/admin/notices/{id}/retry", post(retry))
}

/// What waits and what was given up, newest first; at most 500.
#[utoipa::path(get, path = "/v1/admin/notices", tag = "administration", security(("staff" = [])),
    params(Which),
    responses((status = 200, body = Vec<Notice>), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody)))]
pub async fn list(
    State(state): State<AppState>,
    staff: Staff,
    which: std::result::Result<Query<Which>, QueryRejection>,
) -> Answer<Vec<Notice>> {
    staff.may(Act::RetryNotice, &staff.officer.office)?;
    let Query(which) = which.map_err(|_| Error::Malformed("undelivered: true or false".into()))?;
    let mut db = state.store.read().await?;
    let listed = notice::list(&mut db, which.undelivered, MOST).await?;
    Ok(JsonAnswer(listed.into_iter().map(shown).collect()))
}

fn shown(listed: notice::Listed) -> Notice {
    let notice::Listed { notice, scope, answer, ended_at } = listed;
    Notice {
        id: notice.id,
        case: notice.stream.0,
        scope: scope.to_string(),
        channel: notice.channel.into(),
        event: word(&notice.event),
        about: word(&notice.about),
        state: notice.state.into(),
        tries: notice.tries,
        answer,
        created_at: notice.created_at,
        next_at: (notice.state == notice::State::Waiting).then_some(notice.next_at),
        ended_at,
    }
}

/// Tries one again now, also one that was given up.
#[utoipa::path(post, path = "/v1/admin/notices/{id}/retry", tag = "administration",
    security(("staff" = [])), params(("id" = Uuid, Path, description = "The notice")),
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody)))]
pub async fn retry(
    State(state): State<AppState>,
    staff: Staff,
    path: std::result::Result<Path<String>, PathRejection>,
) -> Result<StatusCode> {
    staff.may(Act::RetryNotice, &staff.officer.office)?;
    let id: Uuid = id(path)?;
    let mut write = state.store.write().await?;
    let found = notice::get(&mut write, id).await?.ok_or(Error::NotFound("no such notice"))?;
    if !notice::again(&mut write, id, state.now()).await? {
        return Err(Error::Conflict("it was delivered, or there is nothing left to tell"));
    }
    let scope = stream::get(&mut write, found.stream).await?.map(|stream| stream.scope);
    let about = id.to_string();
    let done = Record::new(Act::RetryNotice, &staff.officer.office, &about);
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    // The loops wake with the news of a scope; who else listens looks in vain.
    drop(state.news.telling(scope));
    Ok(StatusCode::NO_CONTENT)
}

/// Tries everything that failed and waits for its next try: for after a gateway was mended.
#[utoipa::path(post, path = "/v1/admin/notices/retry", tag = "administration",
    security(("staff" = [])),
    responses((status = 204), (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody)))]
pub async fn retry_all(State(state): State<AppState>, staff: Staff) -> Result<StatusCode> {
    staff.may(Act::RetryNotice, &staff.officer.office)?;
    let mut write = state.store.write().await?;
    notice::all_again(&mut write, state.now()).await?;
    let done = Record::new(Act::RetryNotice, &staff.officer.office, "");
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    state.news.moved(Scope::National);
    Ok(StatusCode::NO_CONTENT)
}
