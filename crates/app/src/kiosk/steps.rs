//! After submission: paying, choosing a time, taking the application back. All on a case that is borrowed
//! online after both secrets; the receipt's own secrets open it within the visit that made it.

use lawang_core::case::consents::change;
use lawang_core::case::{Actor, Authority, CaseEvent, decide, evolve};
use lawang_core::form::answer::Documents;
use lawang_core::ids::Scope;
use lawang_core::journal::{Author, Origin};

use super::screen::Screen;
use super::visit::{At, Borrowed, Form, Visit};
use crate::app::{App, Window};
use crate::failure::Failure;
use crate::journal::{self, Authoring};
use crate::place::ConnectionState;
use crate::problem::{Problem, ProblemCode};
use crate::slots::read_value;
use crate::store::{attachment, entry};

impl App {
    /// From the receipt to the case as the centre has it: to pay, and to choose a time.
    pub async fn follow_receipt(&self, window: Window<'_>) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            let receipt = visit.receipt.clone().ok_or_else(Failure::signed_out)?;
            let found = app.borrow(&receipt.reference, &receipt.pin).await;
            let borrowed = found.map_err(|failure| match failure {
                // The secrets are right: it was this visit that made them.
                Failure::Told { code: ProblemCode::WrongSecrets, .. } => {
                    Failure::told(ProblemCode::Offline, "not-yet-there")
                }
                other => other,
            })?;
            visit.borrowed = Some(borrowed);
            visit.at = At::Status;
            Ok(())
        })
        .await
    }

    /// Asks the centre for the receipt's seal, where it may have one and this device does not. The window
    /// goes on meanwhile; where nothing comes, nothing is said.
    pub async fn seal_receipt(&self, window: Window<'_>) -> Result<Screen, Problem> {
        let wanted = {
            let visits = self.0.visits.lock().await;
            let receipt = visits.get(window).and_then(|visit| visit.receipt.as_ref());
            receipt.filter(|r| r.seal.is_none()).map(|r| (r.reference.clone(), r.pin.clone()))
        };
        let online = self.link(|link| link.state == Some(ConnectionState::Online));
        let found = match wanted.filter(|_| online) {
            Some((reference, pin)) => self.borrow(&reference, &pin).await.ok(),
            None => None,
        };
        self.step(window, async |_, visit| {
            if let (Some(receipt), Some(found)) = (&mut visit.receipt, found)
                && receipt.stream == found.stream
            {
                receipt.seal = found.case.seals.receipt;
            }
            Ok(())
        })
        .await
    }

    /// The case as it is at the centre now: a payment may have come.
    pub async fn look_again(&self, window: Window<'_>) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            let held = visit.borrowed.as_ref().ok_or_else(Failure::signed_out)?;
            let (reference, pin) = (held.case.reference.to_string(), held.pin.clone());
            visit.borrowed = Some(app.borrow(&reference, &pin).await?);
            visit.at = At::Status;
            Ok(())
        })
        .await
    }

    pub async fn show_slots(&self, window: Window<'_>) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            let borrowed = visit.borrowed.as_ref().ok_or_else(Failure::signed_out)?;
            visit.slots = Some(app.slots_for(&borrowed.case, borrowed.stream).await?);
            visit.at = At::Slots;
            Ok(())
        })
        .await
    }

    /// Books a time, or moves the visit to it. The centre has the last word on whether a place is left.
    pub async fn book_slot(&self, window: Window<'_>, slot: &str) -> Result<Screen, Problem> {
        let slot = read_value(slot);
        self.step(window, async |app, visit| {
            let event = CaseEvent::VisitBooked { slot: slot? };
            app.act_as_applicant(visit, &event, None).await?;
            visit.slots = None;
            visit.at = At::Status;
            Ok(())
        })
        .await
    }

    pub async fn withdraw_application(&self, window: Window<'_>, reason: String) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            let event = CaseEvent::Withdrawn { reason: reason.trim().to_owned() };
            app.act_as_applicant(visit, &event, None).await?;
            visit.form = Form::default();
            visit.at = At::Status;
            Ok(())
        })
        .await
    }

    /// Withdraws one consent, or gives it again.
    pub async fn change_consent(
        &self,
        window: Window<'_>,
        purpose: &str,
        given: bool,
    ) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            let borrowed = visit.borrowed.as_ref().ok_or_else(Failure::signed_out)?;
            let (case, words) = (&borrowed.case, app.words(&visit.language)?);
            let service = app.catalogue().services.get(&case.service).ok_or_else(Failure::not_found)?;
            let change = change(case, service, purpose, given, words).ok_or_else(Failure::not_found)?;
            app.act_as_applicant(visit, &CaseEvent::ConsentChanged(change), None).await?;
            visit.at = At::Status;
            Ok(())
        })
        .await
    }

    /// Authors one entry of the visitor's on the borrowed case, with the documents it names, and keeps what
    /// it makes of the case. What brings no documents is waited for: the centre's word comes at once.
    pub(super) async fn act_as_applicant(
        &self,
        visit: &mut Visit,
        event: &CaseEvent,
        documents: Option<&Documents>,
    ) -> Result<(), Failure> {
        let borrowed = visit.borrowed.clone().ok_or_else(Failure::signed_out)?;
        let identity = self.enrolled().await?;
        let scope = Scope::Office(borrowed.case.office.clone());
        let guarded = event.is_guarded();
        let new = Authoring {
            stream: borrowed.stream,
            author: Author::Applicant { session: borrowed.session },
            expected: guarded.then_some(borrowed.version),
            event,
            key: None,
        };
        let mut tx = self.store()?.write().await?;
        let origin: Origin = journal::author(&mut tx, &identity, self.now(), new, |header, _| {
            let by = Authority {
                device: identity.record.class,
                office: &identity.record.office,
                scope: &scope,
                actor: Actor::Applicant { borrowed: true },
            };
            decide(Some((&borrowed.case, borrowed.version)), header, event, &by)
        })
        .await?;
        let made = entry::get(&mut tx, origin).await?.ok_or_else(Failure::not_found)?.entry;
        let unnamed = match documents {
            Some(named) => {
                attachment::submit(&mut tx, &visit.session.to_string(), borrowed.stream, named).await?
            }
            None => vec![],
        };
        tx.commit().await?;
        self.remove_files(&unnamed)?;
        self.wake().await?;
        if documents.is_none() {
            self.settled(origin, borrowed.stream).await?;
        }
        // What the visitor sees is the case with the act in it.
        let case = evolve(Some(borrowed.case.clone()), &made.header()?, &made);
        let version = borrowed.version + u64::from(guarded);
        visit.borrowed = case.map(|case| Borrowed { case, version, sent: Some(origin), ..borrowed });
        Ok(())
    }
}
