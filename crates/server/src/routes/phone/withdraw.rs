//! `/s/case/withdraw`: the applicant takes the application back, after a question.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::Response;
use lawang_core::case::MAX_TEXT;
use lawang_core::case::status::in_words;
use maud::html;
use serde::Deserialize;

use super::open::{Token, ask_again, is_own};
use super::paper::Paper;
use super::{Visitor, page};
use crate::error::Result;
use crate::state::AppState;

pub async fn ask(State(state): State<AppState>, visitor: Visitor, token: Token) -> Result<Response> {
    let Some(session) = token.session(&state).await? else { return Ok(ask_again(&visitor)) };
    let paper = visitor.paper(&state)?;
    let told = in_words(&session.stream.case, paper.words, &state.zone, state.now());
    if !told.can_withdraw {
        return Ok(visitor.go_to("/s/case"));
    }
    let title = paper.text("withdraw-title");
    let main = html! {
        (paper.back("/s/case"))
        h1 { (title) }
        p.lead { (paper.text("withdraw-words")) }
        @if session.stream.case.paid.is_some() { p { (paper.text("withdraw-paid")) } }
        p.caption { (told.service) " " bdi.code { (session.stream.case.reference) } }
        form method="post" action=(paper.link("/s/case/withdraw")) {
            (Paper::own(&session))
            div.field {
                label for="field-reason" {
                    (paper.text("phone-withdraw-reason")) " " span.optional { "(" (paper.text("optional")) ")" }
                }
                textarea id="field-reason" name="reason" rows="3" maxlength=(MAX_TEXT) {}
            }
            button.danger type="submit" { (paper.text("withdraw-confirm")) }
        }
        p { a.more href=(paper.link("/s/case")) { (paper.text("withdraw-stay")) } }
    };
    Ok(page(StatusCode::OK, paper.page(&title, None, &main)))
}

#[derive(Deserialize)]
pub struct Reason {
    #[serde(default)]
    form: String,
    #[serde(default)]
    reason: String,
}

pub async fn withdraw(
    State(state): State<AppState>,
    visitor: Visitor,
    token: Token,
    reason: std::result::Result<Form<Reason>, FormRejection>,
) -> Result<Response> {
    let Some(session) = token.session(&state).await? else { return Ok(ask_again(&visitor)) };
    let Ok(Form(reason)) = reason else { return Ok(ask_again(&visitor)) };
    if !is_own(&session, &reason.form) {
        return Ok(ask_again(&visitor));
    }
    // A browser's line ends count as one sign; the rest is cut where the form would have stopped it.
    let said: String = reason.reason.replace("\r\n", "\n").trim().chars().take(MAX_TEXT).collect();
    let said = match session.withdraw(&state, said).await? {
        Ok(()) => "/s/case?said=withdrawn",
        // Decided meanwhile: the status says so.
        Err(_) => "/s/case",
    };
    Ok(visitor.go_to(said))
}
