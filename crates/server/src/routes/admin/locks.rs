//! `/v1/admin/locks`: what wrong tries have locked, and its release by someone of the office. What is locked
//! is stored as a keyed hash only: names are found by hashing those that the office has.

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json as JsonAnswer, Router};
use lawang_core::administration::wire::{Lock, LockKind, LockableDevice, Locks, MAX_REASON, Unlock};
use lawang_core::administration::{Act, Area, Cannot};
use lawang_core::ids::{DeviceId, OfficeId, Scope};
use lawang_core::journal::Role;
use lawang_core::reference::Reference;

use super::super::{Answer, Json};
use super::{Record, Staff};
use crate::api;
use crate::attempts::{LOGIN, Locked, REFERENCE, Subject};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::{Connection, device, officer, stream, word};

/// How many references are hashed between two looks at the database.
const PAGE: u32 = 2_000;

pub fn router() -> Router<AppState> {
    Router::new().route("/v1/admin/locks", get(list)).route("/v1/admin/locks/unlock", post(unlock))
}

#[utoipa::path(get, path = "/v1/admin/locks", tag = "administration", security(("staff" = [])),
    responses((status = 200, body = api::Locks), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody)))]
pub async fn list(State(state): State<AppState>, staff: Staff) -> Answer<Locks> {
    let office = staff.sees(Area::Locked, None)?;
    let sees_logins = Act::ResetPassword.roles().iter().any(|role| staff.officer.roles.contains(role));
    let mut locked = Locked::now(&mut *state.store.read().await?, state.now()).await?;
    let mut locks = Vec::new();
    let devices = {
        let mut db = state.store.read().await?;
        for officer in officer::list(&mut db, None).await? {
            let subject = Subject::new(&state.attempt_key, LOGIN, &officer.login);
            if let Some(found) = locked.take(&subject) {
                locks.push(found.lock(LockKind::Login, officer.login, officer.name, officer.office));
            }
        }
        device::list(&mut db, None).await?
    };
    for device in &devices {
        if let Some(found) = locked.take(&Subject::device(&state.attempt_key, device.id)) {
            let (kind, about) = (LockKind::Device, device.id.to_string());
            locks.push(found.lock(kind, about, device.name.clone(), device.office.clone()));
        }
    }
    references(&state, &mut locked, &mut locks).await?;
    let others = if staff.officer.roles.contains(&Role::Administrator) { locked.len() } else { 0 };
    locks.retain(|lock| {
        office.as_ref().is_none_or(|office| lock.office == *office)
            && (sees_logins || lock.kind != LockKind::Login)
    });
    locks.sort_by(|a, b| (a.kind, &a.about).cmp(&(b.kind, &b.about)));
    // Those one can walk to: the devices of the own office.
    let own =
        devices.into_iter().filter(|one| one.office == staff.officer.office && one.revoked_at.is_none());
    let devices = own.map(|one| LockableDevice { id: one.id, name: one.name }).collect();
    Ok(JsonAnswer(Locks { locks, others, devices }))
}

/// Finds the locked references among all there are, a page at a time.
async fn references(state: &AppState, locked: &mut Locked, locks: &mut Vec<Lock>) -> Result<()> {
    let mut after = String::new();
    while !locked.is_empty() {
        let page = stream::references(&mut *state.store.read().await?, &after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(last);
        for plain in &page {
            let Some(found) = locked.take(&Subject::new(&state.attempt_key, REFERENCE, plain)) else {
                continue;
            };
            let reference: Reference =
                plain.parse().map_err(|_| Error::Internal("a stored reference is none"))?;
            let mut db = state.store.read().await?;
            if let Some(office) = office_of(&mut db, &reference).await? {
                locks.push(found.lock(LockKind::Reference, reference.to_string(), String::new(), office));
            }
        }
    }
    Ok(())
}

async fn office_of(db: &mut Connection, reference: &Reference) -> Result<Option<OfficeId>> {
    let stream = stream::by_reference(db, reference).await?;
    Ok(stream.and_then(|stream| match stream.scope {
        Scope::Office(office) => Some(office),
        Scope::National | Scope::Policy => None,
    }))
}

/// What a request names: its subject, its office, and what it is called.
async fn named(
    state: &AppState,
    db: &mut Connection,
    request: &Unlock,
) -> Result<(Subject, OfficeId, String)> {
    let missing = Error::NotFound("nothing of that name");
    let key = &state.attempt_key;
    match request.kind {
        LockKind::Reference => {
            let reference: Reference =
                request.about.parse().map_err(|_| Error::field("about", "this is no reference"))?;
            let office = office_of(db, &reference).await?.ok_or(missing)?;
            Ok((Subject::new(key, REFERENCE, reference.plain()), office, reference.to_string()))
        }
        LockKind::Device => {
            let id: DeviceId =
                request.about.parse().map_err(|_| Error::field("about", "this is no device"))?;
            let device = device::by_id(db, id).await?.ok_or(missing)?;
            Ok((Subject::device(key, id), device.office, device.name))
        }
        LockKind::Login => {
            let officer = officer::by_login(db, &request.about).await?.ok_or(missing)?;
            Ok((Subject::new(key, LOGIN, &officer.login), officer.office, officer.login))
        }
    }
}

/// Forgets the wrong tries, with a reason.
#[utoipa::path(post, path = "/v1/admin/locks/unlock", tag = "administration", security(("staff" = [])),
    request_body = api::Unlock,
    responses((status = 204), (status = 400, body = api::ErrorBody), (status = 401, body = api::ErrorBody),
        (status = 403, body = api::ErrorBody), (status = 404, body = api::ErrorBody),
        (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody)))]
pub async fn unlock(
    State(state): State<AppState>,
    staff: Staff,
    Json(request): Json<Unlock>,
) -> Result<StatusCode> {
    // Whose reference it is, is told to nobody who may not unlock at home either.
    staff.may(Act::Unlock, &staff.officer.office)?;
    let reason = request.reason.trim();
    if reason.is_empty() || reason.chars().count() > MAX_REASON {
        return Err(Error::field("reason", format!("1 to {MAX_REASON} characters")));
    }
    let mut write = state.store.write().await?;
    let (subject, office, about) = named(&state, &mut write, &request).await?;
    match request.kind {
        LockKind::Login => staff.must(Act::ResetPassword.roles(), &office)?,
        LockKind::Reference | LockKind::Device => staff.may(Act::Unlock, &office)?,
    }
    if request.kind == LockKind::Device {
        // What is locked on the device itself is known there only: it is told to forget that too.
        let id = request.about.parse().map_err(|_| Error::field("about", "this is no device"))?;
        device::unlock(&mut write, id, state.now()).await?;
    } else if subject.check(&mut write, state.now()).await.is_ok() {
        return Err(Error::Cannot(Cannot::NotLocked));
    }
    subject.clear(&mut write).await?;
    let done =
        Record::new(Act::Unlock, &office, &about).with("kind", "", word(&request.kind)).because(reason);
    staff.record(&state, &mut write, done).await?;
    write.commit().await?;
    state.news.told(&office);
    Ok(StatusCode::NO_CONTENT)
}
