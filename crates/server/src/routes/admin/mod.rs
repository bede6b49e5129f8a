//! The administrator's interface: offices, officers, devices. Every route but the sign-in asks for a
//! session of an officer who is an administrator; any administrator has the whole server in hand for now.

pub mod device_codes;
pub mod devices;
pub mod notices;
pub mod officers;
pub mod offices;
pub mod session;

use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use lawang_core::journal::Role;

use crate::error::{Error, Result};
use crate::secret;
use crate::state::AppState;
use crate::store::officer::{self, Officer};
use crate::store::session as sessions;

pub fn router() -> Router<AppState> {
    Router::new()
        .merge(session::router())
        .merge(offices::router())
        .merge(officers::router())
        .merge(device_codes::router())
        .merge(devices::router())
        .merge(notices::router())
}

/// An administrator who signed in.
pub struct Administrator(pub Officer);

impl FromRequestParts<AppState> for Administrator {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        let token = parts
            .headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or(Error::NotSignedIn)?;
        let mut db = state.store.read().await?;
        let id =
            sessions::officer(&mut db, &secret::hash(token), state.now()).await?.ok_or(Error::NotSignedIn)?;
        let officer = officer::by_id(&mut db, id).await?.ok_or(Error::NotSignedIn)?;
        if may_administer(&officer) { Ok(Self(officer)) } else { Err(Error::NotSignedIn) }
    }
}

fn may_administer(officer: &Officer) -> bool {
    officer.left_at.is_none() && officer.roles.contains(&Role::Administrator)
}
