//! What an officer does to a case. Every act sends the version that was on the screen; one on a case
//! that has moved on is refused with an explanation, here or at the centre.

use jiff::civil::Date;
use lawang_core::case::{Authority, Case, CaseEvent, Decision, decide, officer};
use lawang_core::ids::{Scope, StreamId};
use lawang_core::journal::{Author, Origin, Refusal};
use lawang_core::policy::assessment::Figure;
use lawang_core::reference::PermitNumber;

use super::steps::read_date;
use super::view::{CaseView, DecisionInput};
use crate::app::{App, Window};
use crate::failure::Failure;
use crate::identity;
use crate::journal::{self, Authoring, Seen};
use crate::place::Change;
use crate::problem::Problem;
use crate::store::entry;

impl App {
    pub async fn open_case(&self, window: Window<'_>, id: &str) -> Result<CaseView, Problem> {
        let language = self.language(window).await;
        let opened = async {
            let (grant, _) = self.desk(window).await?;
            self.case_view(parse(id)?, &grant, &language).await
        };
        opened.await.map_err(|failure| self.problem(&language, failure))
    }

    pub async fn ask_correction(
        &self,
        window: Window<'_>,
        id: &str,
        version: u32,
        fields: Vec<String>,
        note: String,
    ) -> Result<CaseView, Problem> {
        let event = CaseEvent::CorrectionAsked { fields, note: note.trim().to_owned() };
        self.act(window, id, Some(version), |_| Ok(event)).await
    }

    pub async fn decide_case(
        &self,
        window: Window<'_>,
        id: &str,
        version: u32,
        decision: DecisionInput,
    ) -> Result<CaseView, Problem> {
        let number = id.parse().ok().map(|stream| PermitNumber::of(stream).to_string());
        self.act(window, id, Some(version), |case| {
            let granted = decision.granted;
            let valid_until = read_date(&decision.valid_until)?;
            check_end(case, valid_until)?;
            Ok(CaseEvent::Decided(Decision {
                granted,
                reason: decision.reason.trim().to_owned(),
                citation: decision.citation.trim().to_owned(),
                valid_until: valid_until.filter(|_| granted),
                conditions: if granted { decision.conditions } else { vec![] },
                number: number.filter(|_| granted),
            }))
        })
        .await
    }

    pub async fn add_note(&self, window: Window<'_>, id: &str, text: String) -> Result<CaseView, Problem> {
        // A remark appends: it is never too late for one.
        let event = CaseEvent::Noted { text: text.trim().to_owned() };
        self.act(window, id, None, |_| Ok(event)).await
    }

    /// Puts away the refused acts of a case: they stay in its history.
    pub async fn put_away_refusal(&self, window: Window<'_>, id: &str) -> Result<CaseView, Problem> {
        let language = self.language(window).await;
        let put = async {
            let (grant, _) = self.desk(window).await?;
            let stream = parse(id)?;
            let mut tx = self.store()?.write().await?;
            entry::put_away(&mut tx, stream).await?;
            let days = journal::Days::of(&mut tx, self).await?;
            journal::project(&mut tx, stream, &days).await?;
            tx.commit().await?;
            self.announce(Change::Cases);
            self.count().await?;
            self.case_view(stream, &grant, &language).await
        };
        put.await.map_err(|failure| self.problem(&language, failure))
    }

    pub(super) async fn act(
        &self,
        window: Window<'_>,
        id: &str,
        version: Option<u32>,
        event: impl FnOnce(&Case) -> Result<CaseEvent, Failure>,
    ) -> Result<CaseView, Problem> {
        let language = self.language(window).await;
        let acted = async {
            let (stream, _) = self.act_now(window, id, version, event).await?;
            let (grant, _) = self.desk(window).await?;
            self.case_view(stream, &grant, &language).await
        };
        acted.await.map_err(|failure| self.problem(&language, failure))
    }

    /// Acts, and waits a moment for the centre: for acts that only it can settle, such as a place in a slot.
    pub(super) async fn act_and_wait(
        &self,
        window: Window<'_>,
        id: &str,
        event: impl FnOnce(&Case) -> Result<CaseEvent, Failure>,
    ) -> Result<CaseView, Problem> {
        let language = self.language(window).await;
        let acted = async {
            let (stream, origin) = self.act_now(window, id, None, event).await?;
            let settled = self.settled(origin, stream).await;
            let mut tx = self.store()?.write().await?;
            let days = journal::Days::of(&mut tx, self).await?;
            journal::project(&mut tx, stream, &days).await?;
            tx.commit().await?;
            settled?;
            let (grant, _) = self.desk(window).await?;
            self.case_view(stream, &grant, &language).await
        };
        acted.await.map_err(|failure| self.problem(&language, failure))
    }

    async fn act_now(
        &self,
        window: Window<'_>,
        id: &str,
        version: Option<u32>,
        event: impl FnOnce(&Case) -> Result<CaseEvent, Failure>,
    ) -> Result<(StreamId, Origin), Failure> {
        let (grant, key) = self.desk(window).await?;
        let stream = parse(id)?;
        let now = self.now();
        let mut tx = self.store()?.write().await?;
        let identity = identity::get(&mut tx).await?.ok_or_else(Failure::signed_out)?;
        let Seen { case, version: current, .. } =
            journal::see(&mut tx, stream).await?.ok_or_else(Failure::not_found)?;
        let event = event(&case)?;
        let scope = Scope::Office(case.office.clone());
        let new = Authoring {
            stream,
            author: Author::Officer { officer: grant.officer, grant: grant.id },
            expected: version.map(u64::from),
            event: &event,
            key: Some(&key),
        };
        let origin = journal::author(&mut tx, &identity, now, new, |header, entry| {
            let by = Authority {
                device: identity.record.class,
                office: &identity.record.office,
                scope: &scope,
                actor: officer(entry, header, Some(&grant))?,
            };
            decide(Some((&case, current)), header, &event, &by)
        })
        .await?;
        let days = journal::Days::of(&mut tx, self).await?;
        journal::project(&mut tx, stream, &days).await?;
        tx.commit().await?;
        self.announce(Change::Cases);
        self.wake().await?;
        Ok((stream, origin))
    }
}

/// A permit may end earlier than the rules allow, never later.
fn check_end(case: &Case, chosen: Option<Date>) -> Result<(), Failure> {
    match (chosen, new_end(case)) {
        (Some(chosen), Some(latest)) if chosen > latest => {
            Err(Failure::Refused(Refusal::NotValid { what: "valid_until".into() }))
        }
        _ => Ok(()),
    }
}

fn parse(id: &str) -> Result<StreamId, Failure> {
    id.parse().map_err(|_| Failure::not_found())
}

/// What the rules worked out as the new permit's last day, when it was filed.
pub(super) fn new_end(case: &Case) -> Option<Date> {
    match case.assessment.figures.get("new_end") {
        Some(Figure::Date(date)) => Some(*date),
        _ => None,
    }
}
