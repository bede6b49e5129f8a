//! Administration: offices, officers, devices, days and hours, locks, and the record of what was done. Whoever
//! is signed in may ask anything; each route says which roles may, and a denial names those that could.

pub mod catalogue;
pub mod closures;
pub mod desk;
pub mod device_codes;
pub mod devices;
pub mod locks;
pub mod notices;
pub mod officers;
pub mod offices;
pub mod plans;
pub mod provisioning;
pub mod record;
pub mod session;

use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequestParts, Query};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::{Router, middleware};
use lawang_core::administration::wire::Change;
use lawang_core::administration::{Act, Area, Cannot, Denied, may};
use lawang_core::ids::{DeviceId, OfficeId};
use lawang_core::journal::Role;
use serde::Deserialize;

use crate::error::{Error, Result};
use crate::signed::{Caller, if_by_device};
use crate::state::AppState;
use crate::store::act::{self, NewAct};
use crate::store::officer::{self, Officer};
use crate::store::session as sessions;
use crate::store::{Connection, office};
use crate::{random, secret};

pub fn router(state: &AppState) -> Router<AppState> {
    Router::new()
        .merge(session::router())
        .merge(desk::router())
        .merge(offices::router())
        .merge(officers::router())
        .merge(device_codes::router())
        .merge(devices::router())
        .merge(notices::router())
        .merge(provisioning::router())
        .merge(catalogue::router())
        .merge(closures::router())
        .merge(plans::router())
        .merge(locks::router())
        .merge(record::router())
        .route_layer(middleware::from_fn_with_state(state.clone(), if_by_device))
}

/// Who is signed in: by password, or at a desk.
pub struct Staff {
    pub officer: Officer,
    /// The desk; none at the command line.
    device: Option<DeviceId>,
}

impl FromRequestParts<AppState> for Staff {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        let token = parts
            .headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or(Error::NotSignedIn)?;
        let (hash, now) = (secret::hash(token), state.now());
        let desk = parts.extensions.get::<Caller>().map(|caller| caller.0.clone());
        let at_desk = match (&desk, state.desks.lock()) {
            (Some(device), Ok(desks)) => desks.session(&hash, device.id, now),
            _ => None,
        };
        let mut db = state.store.read().await?;
        let id = match &at_desk {
            Some(session) => session.officer,
            None => sessions::officer(&mut db, &hash, now).await?.ok_or(Error::NotSignedIn)?,
        };
        let officer = officer::by_id(&mut db, id).await?.ok_or(Error::NotSignedIn)?;
        // At a desk the key must still be theirs, and the desk of their office.
        let holds = at_desk.as_ref().is_none_or(|session| {
            session.key == officer.public_key && desk.is_some_and(|desk| desk.office == officer.office)
        });
        if officer.left_at.is_some() || !holds {
            return Err(Error::NotSignedIn);
        }
        Ok(Self { officer, device: at_desk.map(|session| session.device) })
    }
}

impl Staff {
    /// Whether this person may do that to something of `at`.
    pub fn may(&self, act: Act, at: &OfficeId) -> Result<()> {
        self.must(act.roles(), at)
    }

    pub fn must(&self, open_to: &'static [Role], at: &OfficeId) -> Result<()> {
        may(open_to, &self.officer.roles, *at == self.officer.office).map_err(Error::Denied)
    }

    /// The office whose things they may look at, of the one they asked for; none is all.
    pub fn sees(&self, area: Area, asked: Option<OfficeId>) -> Result<Option<OfficeId>> {
        let own = &self.officer.office;
        self.must(area.roles(), asked.as_ref().unwrap_or(own))?;
        if self.officer.roles.contains(&Role::Administrator) { Ok(asked) } else { Ok(Some(own.clone())) }
    }

    /// Writes down what was done, in the same transaction.
    pub async fn record(&self, state: &AppState, db: &mut Connection, done: Record<'_>) -> Result<()> {
        let act = NewAct {
            at: state.now(),
            act: done.act,
            by: Some((self.officer.id, &self.officer.name)),
            device: self.device,
            office: done.office,
            about: done.about,
            changes: &done.changes,
            reason: done.reason,
        };
        Ok(act::insert(db, &act).await?)
    }
}

/// An act for the record: what, where, to what, and what changed.
pub struct Record<'a> {
    act: Act,
    office: Option<&'a OfficeId>,
    about: &'a str,
    changes: Vec<Change>,
    reason: &'a str,
}

impl<'a> Record<'a> {
    pub fn new(act: Act, office: &'a OfficeId, about: &'a str) -> Self {
        Self { act, office: Some(office), about, changes: Vec::new(), reason: "" }
    }

    /// Adds what changed; nothing where old and new are alike.
    #[must_use]
    pub fn with(mut self, what: &str, old: impl Into<String>, new: impl Into<String>) -> Self {
        let (old, new) = (old.into(), new.into());
        if old != new {
            self.changes.push(Change { what: what.to_owned(), old, new });
        }
        self
    }

    #[must_use]
    pub fn because(mut self, reason: &'a str) -> Self {
        self.reason = reason;
        self
    }
}

/// An office that is there and not closed.
pub async fn open_office(db: &mut Connection, id: &OfficeId) -> Result<office::Office> {
    let office = office::get(db, id).await?.ok_or(Error::NotFound("no such office"))?;
    if office.closed_at.is_some() { Err(Error::Cannot(Cannot::OfficeClosed)) } else { Ok(office) }
}

/// `?office=…` on lists: one office only.
#[derive(Deserialize)]
pub struct OfOffice {
    office: Option<OfficeId>,
}

pub type Asked = std::result::Result<Query<OfOffice>, QueryRejection>;

fn asked(query: Asked) -> Result<Option<OfficeId>> {
    Ok(query.map_err(|_| Error::Malformed("the query is none of this route".into()))?.0.office)
}

/// A session's token.
fn token() -> Result<String> {
    Ok(data_encoding::HEXLOWER.encode(&random::bytes::<32>()?))
}

/// What only an administrator may do although it is about an officer of the supervisor's own office.
fn administrators_only() -> Error {
    Error::Denied(Denied { roles: vec![Role::Administrator], other_office: false })
}
