//! `POST /v1/slots`: what an office offers for a visit. Tells nothing of who has booked.

use axum::extract::State;
use axum::routing::post;
use axum::{Json as JsonAnswer, Router, middleware};
use lawang_core::ids::OfficeId;
use lawang_core::journal::wire::{SlotsRequest, SlotsResponse};

use super::{Answer, Json};
use crate::error::Error;
use crate::signed::{Caller, by_device};
use crate::state::AppState;
use crate::store::office;
use crate::{api, visits};

pub fn router(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/v1/slots", post(offered))
        .route_layer(middleware::from_fn_with_state(state.clone(), by_device))
}

#[utoipa::path(post, path = "/v1/slots", tag = "device", request_body = api::SlotsRequest,
    security(("device" = [])),
    responses((status = 200, body = api::SlotsResponse), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn offered(
    State(state): State<AppState>,
    Caller(_): Caller,
    Json(request): Json<SlotsRequest>,
) -> Answer<SlotsResponse> {
    let office = OfficeId(request.office);
    let mut db = state.store.read().await?;
    if office::name(&mut db, &office).await?.is_none() {
        return Err(Error::NotFound("no such office"));
    }
    let offered = visits::offered(&state, &mut db, &office, &request.service, request.stream).await?;
    Ok(JsonAnswer(match offered {
        Ok(offered) => SlotsResponse { offered, none: None },
        Err(none) => SlotsResponse { offered: vec![], none: Some(none) },
    }))
}
