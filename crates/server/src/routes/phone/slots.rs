//! `/s/case/visit`: a time to come, or another one. A day is chosen by its link, a time by its form.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use lawang_core::case::status::{in_words, no_slot, slot_days};
use lawang_core::journal::Refusal;
use lawang_core::slots::{Offered, Slot};
use maud::{Markup, html};
use serde::Deserialize;

use super::open::{Token, ask_again, is_own};
use super::paper::{Paper, Problem};
use super::{Visitor, page};
use crate::error::Result;
use crate::phone::Session;
use crate::state::AppState;
use crate::visits;

pub async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    token: Token,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let Some(session) = token.session(&state).await? else { return Ok(ask_again(&visitor)) };
    let query = query.unwrap_or_default();
    let day = query.split('&').find_map(|pair| pair.strip_prefix("day=")?.parse().ok());
    draw(&state, &visitor, &session, day, None, StatusCode::OK).await
}

#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    form: String,
    #[serde(default)]
    slot: String,
}

pub async fn book(
    State(state): State<AppState>,
    visitor: Visitor,
    token: Token,
    chosen: std::result::Result<Form<Chosen>, FormRejection>,
) -> Result<Response> {
    let Some(session) = token.session(&state).await? else { return Ok(ask_again(&visitor)) };
    let Ok(Form(chosen)) = chosen else { return Ok(ask_again(&visitor)) };
    if !is_own(&session, &chosen.form) {
        return Ok(ask_again(&visitor));
    }
    let paper = visitor.paper(&state)?;
    let Ok(slot) = chosen.slot.parse::<Slot>() else {
        let problem = Problem::at(&paper, "phone-slot-missing", "slot");
        return draw(&state, &visitor, &session, None, Some(problem), StatusCode::BAD_REQUEST).await;
    };
    match session.book(&state, slot).await? {
        Ok(()) => Ok(visitor.go_to("/s/case?said=booked")),
        Err(refusal @ (Refusal::SlotTaken | Refusal::SlotUnknown)) => {
            let id =
                if refusal == Refusal::SlotTaken { "problem-slot-taken" } else { "refusal-slot-unknown" };
            let problem = Problem::at(&paper, id, "slot");
            draw(&state, &visitor, &session, Some(slot.date), Some(problem), StatusCode::CONFLICT).await
        }
        // Decided, withdrawn or done meanwhile: the status says so.
        Err(_) => Ok(visitor.go_to("/s/case")),
    }
}

async fn draw(
    state: &AppState,
    visitor: &Visitor,
    session: &Session,
    day: Option<Date>,
    problem: Option<Problem>,
    status: StatusCode,
) -> Result<Response> {
    let paper = visitor.paper(state)?;
    let (id, case) = (session.stream.id, &session.stream.case);
    let told = in_words(case, paper.words, &state.zone, state.now());
    if !told.visit.is_some_and(|visit| visit.can_book) {
        return Ok(visitor.go_to("/s/case"));
    }
    let offered = {
        let mut db = state.store.read().await?;
        visits::offered(state, &mut db, &case.office, &case.service, Some(id)).await?
    };
    let title = paper.text("slots-title");
    let main = html! {
        (paper.back("/s/case"))
        @if let Some(problem) = &problem { (paper.summary(problem)) }
        h1 { (title) }
        @match &offered {
            Ok(offered) => (times(&paper, session, offered, day, problem.as_ref())),
            Err(none) => p.lead { (no_slot(*none, paper.words)) },
        }
    };
    Ok(page(status, paper.page(&title, problem.as_ref(), &main)))
}

fn times(
    paper: &Paper<'_>,
    session: &Session,
    offered: &[Offered],
    day: Option<Date>,
    problem: Option<&Problem>,
) -> Markup {
    let days = slot_days(offered, paper.words);
    let mut dates: Vec<Date> = offered.iter().map(|offered| offered.slot.date).collect();
    dates.dedup();
    let chosen = day.and_then(|day| dates.iter().position(|date| *date == day)).unwrap_or(0);
    let wrong = problem.is_some_and(|problem| !problem.fields.is_empty());
    html! {
        form method="post" action=(paper.link("/s/case/visit")) novalidate {
            (Paper::own(session))
            @if let Some(day) = days.get(chosen) {
                fieldset.field id="field-slot" tabindex="-1" {
                    legend { (day.label) }
                    @if wrong {
                        @for (_, words) in problem.iter().flat_map(|p| &p.fields) {
                            p.wrong id="error-slot" { (words) }
                        }
                    }
                    div.times {
                        @for (i, slot) in day.slots.iter().enumerate() {
                            div.choice {
                                input type="radio" name="slot" id={ "slot-" (i) } value=(slot.value);
                                label for={ "slot-" (i) } { (slot.label) }
                            }
                        }
                    }
                }
            }
            button type="submit" { (paper.text("slots-book")) }
        }
        h2 { (paper.text("phone-visit-days")) }
        ul.days {
            @for (i, (date, day)) in dates.iter().zip(&days).enumerate() {
                li {
                    a href={ (paper.link("/s/case/visit")) "&day=" (date) }
                        aria-current=[(i == chosen).then_some("true")] { (day.label) }
                }
            }
        }
    }
}
