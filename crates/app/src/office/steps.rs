//! What an officer does between submission and collection: payment, visit, handing over, taking away.

use jiff::civil::Date;
use lawang_core::case::{CaseEvent, Taken, VisitRecord};
use lawang_core::payment::{Confirmed, Payment, receipt_number};

use super::view::CaseView;
use crate::app::{App, Window};
use crate::failure::Failure;
use crate::problem::{FieldProblem, Problem};
use crate::slots::{SlotsView, in_words, read_value};

impl App {
    /// By the state's receipt number, or with a reason where there is none.
    pub async fn confirm_payment(
        &self,
        window: Window<'_>,
        id: &str,
        number: &str,
        reason: String,
    ) -> Result<CaseView, Problem> {
        let language = self.language(window).await;
        let read = self.read_receipt(number, &language);
        self.act(window, id, None, |case| {
            let number = read?;
            let reason = Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty());
            let by = if number.is_some() { Confirmed::Number } else { Confirmed::Reason };
            Ok(CaseEvent::Paid(Payment { by, amount: case.fee(), number, reason }))
        })
        .await
    }

    fn read_receipt(&self, typed: &str, language: &str) -> Result<Option<String>, Failure> {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let words = self.words(language)?;
        let wrong = || FieldProblem { field: "number".into(), message: words.text("fault-receipt-number") };
        receipt_number(typed).map(Some).ok_or_else(|| Failure::Fields(vec![wrong()]))
    }

    pub async fn visit_slots(&self, window: Window<'_>, id: &str) -> Result<SlotsView, Problem> {
        let language = self.language(window).await;
        let slots = async {
            self.desk(window).await?;
            let id = id.parse().map_err(|_| Failure::not_found())?;
            let seen = crate::journal::see(&mut *self.store()?.read().await?, id).await?;
            let seen = seen.ok_or_else(Failure::not_found)?;
            let offered = self.slots_for(&seen.case, id).await?;
            Ok(in_words(&offered, self.words(&language)?))
        };
        slots.await.map_err(|failure| self.problem(&language, failure))
    }

    pub async fn book_visit(&self, window: Window<'_>, id: &str, slot: &str) -> Result<CaseView, Problem> {
        let slot = read_value(slot);
        self.act_and_wait(window, id, |_| Ok(CaseEvent::VisitBooked { slot: slot? })).await
    }

    pub async fn record_visit(
        &self,
        window: Window<'_>,
        id: &str,
        mut taken: Vec<Taken>,
        elsewhere: &str,
        note: &str,
    ) -> Result<CaseView, Problem> {
        taken.sort();
        taken.dedup();
        let elsewhere = Some(elsewhere.trim().to_owned()).filter(|place| !place.is_empty());
        let record = VisitRecord { taken, elsewhere, note: note.trim().to_owned() };
        self.act(window, id, None, |_| Ok(CaseEvent::VisitDone(record))).await
    }

    pub async fn visit_missed(&self, window: Window<'_>, id: &str) -> Result<CaseView, Problem> {
        self.act(window, id, None, |_| Ok(CaseEvent::VisitMissed)).await
    }

    /// For an applicant who asks at the counter.
    pub async fn withdraw_case(
        &self,
        window: Window<'_>,
        id: &str,
        version: u32,
        reason: String,
    ) -> Result<CaseView, Problem> {
        let event = CaseEvent::Withdrawn { reason: reason.trim().to_owned() };
        self.act(window, id, Some(version), |_| Ok(event)).await
    }

    pub async fn hand_over(&self, window: Window<'_>, id: &str, by: String) -> Result<CaseView, Problem> {
        let event = CaseEvent::Collected { by: by.trim().to_owned() };
        self.act(window, id, None, |_| Ok(event)).await
    }

    pub async fn revoke_permit(
        &self,
        window: Window<'_>,
        id: &str,
        version: u32,
        reason: String,
        citation: String,
    ) -> Result<CaseView, Problem> {
        let (reason, citation) = (reason.trim().to_owned(), citation.trim().to_owned());
        self.act(window, id, Some(version), |_| Ok(CaseEvent::Revoked { reason, citation })).await
    }

    pub async fn told_in_person(
        &self,
        window: Window<'_>,
        id: &str,
        note: String,
    ) -> Result<CaseView, Problem> {
        let event = CaseEvent::ToldInPerson { note: note.trim().to_owned() };
        self.act(window, id, None, |_| Ok(event)).await
    }
}

/// A date as a window's date field gives it; none where it is empty.
pub(super) fn read_date(typed: &str) -> Result<Option<Date>, Failure> {
    match typed.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Failure::not_found()),
    }
}
