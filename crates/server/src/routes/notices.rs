//! `POST /v1/notices/came-back`: a messaging gateway, or whoever reads what the mail server sends back, says
//! that a notice did not reach the applicant after all.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use lawang_core::case::Channel;

use super::{read, whole};
use crate::api;
use crate::api::notices::CameBack;
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::{hmac, told};

pub fn router() -> Router<AppState> {
    Router::new().route("/v1/notices/came-back", post(came_back))
}

/// The secret says which channel speaks: each may report its own notices only.
#[utoipa::path(post, path = "/v1/notices/came-back", tag = "notices", request_body = CameBack,
    security(("gateway" = [])),
    responses((status = 204, description = "taken, now or before"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn came_back(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: std::result::Result<Bytes, BytesRejection>,
) -> Result<StatusCode> {
    let body = whole(body)?;
    let signature = headers.get(hmac::HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let now = state.now();
    let channels = &state.channels;
    let channel = if channels.messages.as_ref().is_some_and(|hook| hook.signed(now, &body, signature)) {
        Channel::Webhook
    } else if channels.bounces.as_ref().is_some_and(|secret| hmac::verify(secret, now, &body, signature)) {
        Channel::Email
    } else {
        return Err(Error::SignatureInvalid("the report is not signed with a secret of this server's"));
    };
    let told: CameBack = read(&body)?;
    told::came_back(&state, told.id, channel).await?;
    Ok(StatusCode::NO_CONTENT)
}
