//! `/s/case`: how the open case stands, and what its applicant can do now.

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use lawang_core::case::consents::consents;
use lawang_core::case::status::{
    Asked as Correction, DecisionView, InWords, PaymentView, StepState, StepView, VisitState, VisitView,
    in_words,
};
use lawang_core::case::{Case, Stage};
use lawang_core::catalogue::told::fee_lines;
use lawang_core::catalogue::words::Args;
use maud::{Markup, html};
use serde::Deserialize;

use super::open::{Token, ask_again, clear_cookie, is_own};
use super::paper::{Look, Paper};
use super::{Visitor, page, qr};
use crate::error::Result;
use crate::phone::{self, Session};
use crate::state::AppState;
use crate::store::office;

/// What was just done, as the address says it: nothing but these words.
const SAID: [&str; 5] = ["booked", "corrected", "withdrawn", "consent-given", "consent-withdrawn"];

pub async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    token: Token,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let Some(session) = token.session(&state).await? else { return Ok(ask_again(&visitor)) };
    let paper = Paper { look: Look::Plain, ..visitor.paper(&state)? };
    let case = &session.stream.case;
    let office = {
        let mut db = state.store.read().await?;
        office::name(&mut db, &case.office).await?.unwrap_or_else(|| case.office.to_string())
    };
    let query = query.unwrap_or_default();
    let said = query.split('&').filter_map(|pair| pair.strip_prefix("said="));
    let said = said.filter_map(|said| SAID.into_iter().find(|known| *known == said)).next();
    let drawn = Drawn { paper: &paper, session: &session, state: &state, office };
    Ok(page(StatusCode::OK, drawn.page(said)))
}

/// A form without anything but what every form carries.
#[derive(Deserialize)]
pub struct Bare {
    #[serde(default)]
    form: String,
}

pub async fn close(
    State(state): State<AppState>,
    visitor: Visitor,
    token: Token,
    form: std::result::Result<Form<Bare>, FormRejection>,
) -> Result<Response> {
    if let Some(session) = token.session(&state).await?
        && form.is_ok_and(|form| is_own(&session, &form.form))
    {
        phone::end(&state, session.id).await?;
    }
    let mut answer = ask_again(&visitor);
    clear_cookie(&state, &mut answer)?;
    Ok(answer)
}

struct Drawn<'a> {
    paper: &'a Paper<'a>,
    session: &'a Session,
    state: &'a AppState,
    office: String,
}

impl Drawn<'_> {
    fn page(&self, said: Option<&str>) -> Markup {
        let (paper, case) = (self.paper, &self.session.stream.case);
        let told = in_words(case, paper.words, &self.state.zone, self.state.now());
        let guide = paper.catalogue.services.contains_key(&case.service);
        let main = html! {
            @if let Some(said) = said {
                p.notice role="status" { (paper.text(&format!("phone-said-{said}"))) }
            }
            p.caption { (told.service) " " bdi.code { (case.reference) } }
            @if let Some(acting) = &told.acting { p.hint { (acting) } }
            div class={ "state " (tone(told.step)) } {
                (mark(told.step))
                div {
                    h1 { (told.title) }
                    p.lead { (told.lead) }
                }
            }
            @if let Some(asked) = &told.asked { (self.correction(asked)) }
            @if let Some(decision) = &told.decision { (self.decision(decision)) }
            @if let Some(payment) = &told.payment { (self.payment(case, payment)) }
            @if let Some(visit) = &told.visit { (self.visit(visit)) }
            (self.steps(&told))
            (self.consents(case))
            @if guide {
                p { a.more href=(paper.link(&format!("/g/{}", case.service))) { (paper.text("phone-guide")) } }
            }
            @if told.can_withdraw {
                p { a.more href=(paper.link("/s/case/withdraw")) { (paper.text("withdraw")) } }
            }
            p.hint { (self.as_of()) }
            (self.close())
        };
        paper.page(&paper.text("status-title"), None, &main)
    }

    fn close(&self) -> Markup {
        html! {
            form method="post" action=(self.paper.link("/s/case/close")) {
                (Paper::own(self.session))
                button.second type="submit" { (self.paper.text("phone-close")) }
            }
        }
    }

    fn correction(&self, asked: &Correction) -> Markup {
        let paper = self.paper;
        let service = paper.catalogue.services.contains_key(&self.session.stream.case.service);
        html! {
            section.panel.ask {
                h2 { (paper.text("status-correction")) }
                ul { @for field in &asked.fields { li { (field) } } }
                @if !asked.note.is_empty() {
                    h3 { (paper.text("status-note")) }
                    blockquote.said dir="auto" { (asked.note) }
                }
                @if service {
                    a.button href=(paper.link("/s/case/correct")) { (paper.text("button-correct")) }
                } @else {
                    // Filed under a catalogue that this build does not have.
                    p.where { (paper.text("phone-correct-where")) }
                }
            }
        }
    }

    fn payment(&self, case: &Case, payment: &PaymentView) -> Markup {
        let paper = self.paper;
        html! {
            section.panel aria-labelledby="payment" {
                h2 id="payment" { (paper.text("status-step-pay")) }
                p { (payment.words) }
                @if payment.code.is_some() || payment.number.is_some() {
                    dl {
                        @if let Some(code) = &payment.code {
                            dt { (paper.text("payment-code")) }
                            dd.code.large { bdi { (code) } }
                        }
                        @if let Some(number) = &payment.number {
                            dt { (paper.text("payment-number")) }
                            dd.code { bdi { (number) } }
                        }
                    }
                }
                @if let Some(code) = payment.qris.as_ref().and_then(|code| qr::address(code.as_bytes())) {
                    figure {
                        img.qr src=(code) alt=(paper.text("payment-qris-label"));
                        figcaption.hint { (paper.text("phone-qris")) }
                    }
                }
                @if let Some(until) = &payment.until { p { strong { (until) } } }
                h3 { (paper.text("phone-fee-lines")) }
                (paper.facts(&fee_lines(paper.words, &case.assessment.fees)))
            }
        }
    }

    fn visit(&self, visit: &VisitView) -> Markup {
        let paper = self.paper;
        let button = match visit.state {
            VisitState::Booked => "visit-move",
            VisitState::ToBook | VisitState::Done => "visit-choose",
        };
        html! {
            section.panel aria-labelledby="visit" {
                h2 id="visit" { (paper.text("status-step-visit")) }
                @if let Some(when) = &visit.when { p.until { (when) } }
                p { (visit.words) }
                @if visit.state != VisitState::Done { p { (paper.words.text_with("visit-where", &Args::new().with("office", self.office.clone()))) } }
                @if visit.can_book {
                    a.button.second[visit.state == VisitState::Booked] href=(paper.link("/s/case/visit")) {
                        (paper.text(button))
                    }
                }
            }
        }
    }

    fn decision(&self, decision: &DecisionView) -> Markup {
        let paper = self.paper;
        html! {
            section.panel.granted[decision.granted] aria-labelledby="decided" {
                h2 id="decided" { (paper.text("phone-decision")) }
                @if let Some(until) = &decision.valid_until { p.until { (until) } }
                dl {
                    dt { (paper.text("status-reason")) }
                    dd.said dir="auto" { (decision.reason) }
                    dt { (paper.text("status-source")) }
                    dd.said dir="auto" { (decision.citation) }
                }
                @if !decision.conditions.is_empty() {
                    h3 { (paper.text("decision-conditions")) }
                    ul { @for condition in &decision.conditions { li dir="auto" { (condition) } } }
                }
                @if let Some(number) = &decision.number {
                    p { (paper.text("decision-number")) " " bdi.code { (number) } }
                }
                @if let Some(revoked) = &decision.revoked { p.said dir="auto" { (revoked) } }
                p.hint { (decision.decided) }
            }
        }
    }

    /// Each with one button of its own.
    fn consents(&self, case: &Case) -> Markup {
        let paper = self.paper;
        let service = paper.catalogue.services.get(&case.service);
        let asked = service.map(|service| consents(case, service, paper.words, &self.state.zone));
        let asked = asked.unwrap_or_default();
        html! {
            @if !asked.is_empty() {
                section.panel aria-labelledby="consents" {
                    h2 id="consents" { (paper.text("consents-title")) }
                    p { (paper.text("consents-words")) }
                    @for consent in &asked {
                        form method="post" action=(paper.link("/s/case/consents")) {
                            (Paper::own(self.session))
                            input type="hidden" name="purpose" value=(consent.purpose);
                            input type="hidden" name="given" value=(if consent.given { "no" } else { "yes" });
                            h3 id={ "consent-" (consent.purpose) } { (consent.question) }
                            p { strong { (consent.standing) } }
                            button.second type="submit" aria-describedby={ "consent-" (consent.purpose) } {
                                (consent.button)
                            }
                        }
                    }
                }
            }
        }
    }

    fn steps(&self, told: &InWords) -> Markup {
        html! {
            h2 { (self.paper.text("status-steps")) }
            ol { @for step in &told.steps { (self.step(step)) } }
        }
    }

    fn step(&self, step: &StepView) -> Markup {
        let state = match step.state {
            StepState::Done => "done",
            StepState::Now => "now",
            StepState::Ahead => "ahead",
        };
        html! {
            li class=(state) aria-current=[(step.state == StepState::Now).then_some("step")] {
                @if step.state == StepState::Done {
                    svg viewBox="0 0 24 24" aria-hidden="true" { path d="M6 12.5l4 4 8-9" {} }
                }
                strong { (step.label) }
                span {
                    (self.paper.text(&format!("status-{state}")))
                    @if let Some(when) = &step.when { " · " (when) }
                }
            }
        }
    }

    /// "As of today 10:42, time zone WIB."
    fn as_of(&self) -> String {
        let now = Timestamp::from_millisecond(self.state.now()).unwrap_or(Timestamp::UNIX_EPOCH);
        let now = now.to_zoned_datetime(self.state.zone.clone());
        let args = Args::new()
            .with("moment", self.paper.words.moment(&now, &now))
            .with("zone", now.strftime("%Z").to_string());
        self.paper.words.text_with("phone-as-of", &args)
    }
}

fn tone(step: Stage) -> &'static str {
    match step {
        Stage::InReview => "review",
        Stage::PaymentDue | Stage::VisitDue | Stage::CorrectionAsked => "asked",
        Stage::Granted | Stage::ReadyToCollect | Stage::Collected => "granted",
        Stage::Refused | Stage::Withdrawn | Stage::Revoked => "refused",
    }
}

/// A clock, a card, a pencil, a tick, a bar: the shape tells what the colour tells.
fn mark(step: Stage) -> Markup {
    let line = match step {
        Stage::InReview | Stage::VisitDue => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3 2",
        Stage::PaymentDue => "M3 6h18v12H3zM3 10h18M7 15h4",
        Stage::CorrectionAsked => "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
        Stage::Granted | Stage::ReadyToCollect | Stage::Collected => "M5 12.5l5 5 9-11",
        Stage::Refused | Stage::Withdrawn | Stage::Revoked => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12h8",
    };
    html! { svg viewBox="0 0 24 24" aria-hidden="true" { path d=(line) {} } }
}
