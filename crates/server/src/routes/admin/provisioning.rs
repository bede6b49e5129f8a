//! `/v1/admin/provisioning`: signed files that connect many devices of an office for some days.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json as JsonAnswer, Router};
use lawang_core::administration::Act;
use lawang_core::administration::provisioning::{MAX_DAYS, MAX_DEVICES, Provisioning, ProvisioningFile};
use lawang_core::administration::wire::{NewProvisioning, Provisioned, ProvisioningMade};
use uuid::Uuid;

use super::super::{Answer, Json, id};
use super::offices::Named;
use super::{Record, Staff, device_codes, open_office};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::{provisioning, word};
use crate::{api, passwords, random, secret};

const DAY: i64 = 24 * 60 * 60 * 1000;

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/v1/admin/provisioning", get(list).post(make))
        .route("/v1/admin/provisioning/{id}/revoke", post(revoke))
}

#[utoipa::path(get, path = "/v1/admin/provisioning", tag = "administration", security(("staff" = [])),
    responses((status = 200, body = Vec<api::Provisioned>), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody)))]
pub async fn list(State(state): State<AppState>, staff: Staff) -> Answer<Vec<Provisioned>> {
    staff.may(Act::MakeProvisioning, &staff.officer.office)?;
    let mut db = state.store.read().await?;
    Ok(JsonAnswer(provisioning::list(&mut db).await?))
}

fn check(new: &NewProvisioning) -> Result<()> {
    device_codes::class(new.class)?;
    passwords::name("prefix", &new.prefix)?;
    if new.prefix.chars().count() > 40 {
        return Err(Error::field("prefix", "at most 40 characters"));
    }
    if !(1..=MAX_DEVICES).contains(&new.count) {
        return Err(Error::field("count", format!("1 to {MAX_DEVICES}")));
    }
    if !(1..=MAX_DAYS).contains(&new.days) {
        return Err(Error::field("days", format!("1 to {MAX_DAYS}")));
    }
    let host = new.server.strip_prefix("https://").or_else(|| new.server.strip_prefix("http://"));
    let good = host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']));
    if good && new.server.len() <= 200 { Ok(()) } else { Err(Error::field("server", "https://host")) }
}

#[utoipa::path(post, path = "/v1/admin/provisioning", tag = "administration", security(("staff" = [])),
    request_body = api::NewProvisioning,
    responses((status = 201, body = api::ProvisioningMade), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody), (status = 409, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody)))]
pub async fn make(
    State(state): State<AppState>,
    staff: Staff,
    Json(new): Json<NewProvisioning>,
) -> Result<(StatusCode, JsonAnswer<ProvisioningMade>)> {
    staff.may(Act::MakeProvisioning, &new.office)?;
    check(&new)?;
    let secret = data_encoding::HEXLOWER.encode(&random::bytes::<16>()?);
    let now = state.now();
    let mut write = state.store.write().await?;
    let office = open_office(&mut write, &new.office).await?;
    let made = Provisioned {
        id: Uuid::new_v4(),
        office: new.office,
        class: new.class,
        prefix: new.prefix,
        count: new.count,
        used: 0,
        made_at: now,
        valid_until: now + i64::from(new.days) * DAY,
        revoked_at: None,
    };
    let says = Provisioning {
        server: new.server,
        key: state.public_key(),
        office: made.office.clone(),
        office_name: office.name,
        class: made.class,
        prefix: made.prefix.clone(),
        count: made.count,
        valid_until: made.valid_until,
        secret: secret.clone(),
    };
    let file = ProvisioningFile::sign(&says, &state.identity)
        .map_err(|_| Error::Internal("a provisioning file is no JSON"))?;
    provisioning::insert(&mut write, &secret::hash(&secret), &made).await?;
    let done = Record::new(Act::MakeProvisioning, &made.office, &made.prefix)
        .with("class", "", word(&made.class))
        .with("count", "", made.count.to_string())
        .with("days", "", new.days.to_string());
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    Ok((StatusCode::CREATED, JsonAnswer(ProvisioningMade { provisioning: made, file })))
}

/// From now on the file connects no device; those it has connected stay.
#[utoipa::path(post, path = "/v1/admin/provisioning/{id}/revoke", tag = "administration",
    security(("staff" = [])), params(("id" = uuid::Uuid, Path, description = "The file")),
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn revoke(State(state): State<AppState>, staff: Staff, path: Named) -> Result<StatusCode> {
    let id: Uuid = id(path)?;
    let mut write = state.store.write().await?;
    let file = provisioning::by_id(&mut write, id).await?.ok_or(Error::NotFound("no such file"))?;
    staff.may(Act::RevokeProvisioning, &file.office)?;
    if provisioning::revoke(&mut write, id, state.now()).await? {
        let used = format!("{} / {}", file.used, file.count);
        let done = Record::new(Act::RevokeProvisioning, &file.office, &file.prefix).with("used", used, "");
        staff.record(&state, &mut write, done).await?;
    }
    write.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
