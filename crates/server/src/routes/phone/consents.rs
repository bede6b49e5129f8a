//! `/s/case/consents`: the applicant withdraws a consent, or gives it again.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::response::Response;
use lawang_core::case::consents::change;
use serde::Deserialize;

use super::Visitor;
use super::open::{Token, ask_again, is_own};
use crate::error::{Error, Result};
use crate::state::AppState;

#[derive(Deserialize)]
pub struct Change {
    #[serde(default)]
    form: String,
    #[serde(default)]
    purpose: String,
    /// "yes" or "no".
    #[serde(default)]
    given: String,
}

pub async fn put(
    State(state): State<AppState>,
    visitor: Visitor,
    token: Token,
    form: std::result::Result<Form<Change>, FormRejection>,
) -> Result<Response> {
    let Some(session) = token.session(&state).await? else { return Ok(ask_again(&visitor)) };
    let Ok(Form(form)) = form else { return Ok(ask_again(&visitor)) };
    if !is_own(&session, &form.form) {
        return Ok(ask_again(&visitor));
    }
    let given = match form.given.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Ok(visitor.go_to("/s/case")),
    };
    let (paper, case) = (visitor.paper(&state)?, &session.stream.case);
    let service = paper.catalogue.services.get(&case.service);
    let change = service.and_then(|service| change(case, service, &form.purpose, given, paper.words));
    let change = change.ok_or(Error::NotFound("no such consent"))?;
    let said = match session.change_consent(&state, change).await? {
        Ok(()) if given => "/s/case?said=consent-given",
        Ok(()) => "/s/case?said=consent-withdrawn",
        Err(_) => "/s/case",
    };
    Ok(visitor.go_to(said))
}
