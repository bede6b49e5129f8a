//! What an officer does to a case. Every act sends the version that was on the screen; one on a case
//! that has moved on is refused with an explanation, here or at the centre.

use jiff::civil::Date;
use lawang_core::case::{Authority, Case, CaseEvent, Decision, decide, officer};
use lawang_core::ids::{Scope, StreamId};
use lawang_core::journal::Author;
use lawang_core::policy::assessment::Figure;

use super::view::CaseView;
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
        granted: bool,
        reason: String,
        citation: String,
    ) -> Result<CaseView, Problem> {
        self.act(window, id, Some(version), |case| {
            Ok(CaseEvent::Decided(Decision {
                granted,
                reason: reason.trim().to_owned(),
                citation: citation.trim().to_owned(),
                valid_until: if granted { new_end(case) } else { None },
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
            journal::project(&mut tx, stream).await?;
            tx.commit().await?;
            self.announce(Change::Cases);
            self.count().await?;
            self.case_view(stream, &grant, &language).await
        };
        put.await.map_err(|failure| self.problem(&language, failure))
    }

    async fn act(
        &self,
        window: Window<'_>,
        id: &str,
        version: Option<u32>,
        event: impl FnOnce(&Case) -> Result<CaseEvent, Failure>,
    ) -> Result<CaseView, Problem> {
        let language = self.language(window).await;
        let acted = self.act_now(window, id, version, event, &language).await;
        acted.map_err(|failure| self.problem(&language, failure))
    }

    async fn act_now(
        &self,
        window: Window<'_>,
        id: &str,
        version: Option<u32>,
        event: impl FnOnce(&Case) -> Result<CaseEvent, Failure>,
        language: &str,
    ) -> Result<CaseView, Failure> {
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
        journal::author(&mut tx, &identity, now, new, |header, entry| {
            let by = Authority {
                device: identity.record.class,
                office: &identity.record.office,
                scope: &scope,
                actor: officer(entry, header, Some(&grant))?,
            };
            decide(Some((&case, current)), header, &event, &by)
        })
        .await?;
        journal::project(&mut tx, stream).await?;
        tx.commit().await?;
        self.announce(Change::Cases);
        self.wake().await?;
        self.case_view(stream, &grant, language).await
    }
}

fn parse(id: &str) -> Result<StreamId, Failure> {
    id.parse().map_err(|_| Failure::not_found())
}

/// What the rules worked out as the new permit's last day, when it was filed.
fn new_end(case: &Case) -> Option<Date> {
    match case.assessment.figures.get("new_end") {
        Some(Figure::Date(date)) => Some(*date),
        _ => None,
    }
}
