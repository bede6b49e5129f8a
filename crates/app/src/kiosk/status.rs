//! Status and correction: one case, borrowed online after both secrets, in memory for this visit.

use std::time::Duration;

use lawang_core::case::{Actor, Authority, CaseEvent, Status, decide};
use lawang_core::form::answer::{Answers, Documents};
use lawang_core::journal::Author;
use lawang_core::journal::wire::{BorrowRequest, BorrowResponse};
use lawang_core::reference::Reference;

use super::screen::Screen;
use super::visit::{At, Borrowed, Form};
use crate::app::{App, Window};
use crate::failure::Failure;
use crate::identity;
use crate::journal::{self, Authoring};
use crate::problem::{Problem, ProblemCode};
use crate::store::{attachment, entry};
use crate::sync::client::{Client, LinkError};

impl App {
    pub async fn find_case(&self, window: Window<'_>, reference: &str, pin: &str) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            let wrong = || Failure::told(ProblemCode::WrongSecrets, "wrong-secrets");
            let reference: Reference = reference.parse().map_err(|_| wrong())?;
            let pin: String = pin.chars().filter(|c| !c.is_whitespace()).collect();
            let identity = identity::get(&mut *app.store()?.read().await?).await?;
            let identity = identity.ok_or_else(|| Failure::told(ProblemCode::Enrolment, "revoked"))?;
            let request = BorrowRequest { reference: reference.to_string(), pin };
            let client = Client::new()?;
            let borrow = async {
                app.greet(&client, &identity).await?;
                client.post(&identity, app.now(), "/v1/borrow", &request, Duration::ZERO).await
            };
            let response: BorrowResponse =
                borrow.await.map_err(|error: LinkError| error.failure("offline-status"))?;
            let case = serde_json::from_value(response.state)
                .map_err(|e| Failure::internal(format!("the borrowed case: {e}")))?;
            visit.borrowed = Some(Borrowed {
                stream: response.stream,
                session: response.session,
                case,
                version: response.version,
                sent: false,
            });
            visit.form = Form::default();
            visit.at = At::Status;
            Ok(())
        })
        .await
    }

    pub async fn begin_correction(&self, window: Window<'_>) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            let borrowed = visit.borrowed.as_ref().ok_or_else(Failure::signed_out)?;
            let Status::CorrectionAsked { fields, .. } = &borrowed.case.status else {
                return Err(Failure::told(ProblemCode::MovedOn, "nothing-asked"));
            };
            let fields = fields.clone();
            visit.begin_correction(&fields, &app.0.catalogue)
        })
        .await
    }

    /// Sends what was corrected, as one guarded entry. With no network it waits here and goes by itself.
    pub async fn send_correction(&self, window: Window<'_>) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            let (Some(borrowed), Some(asked)) = (visit.borrowed.clone(), visit.form.correcting.clone())
            else {
                return Err(Failure::signed_out());
            };
            let answers: Answers =
                asked.iter().filter_map(|f| Some((f.clone(), visit.form.answers.get(f)?.clone()))).collect();
            let documents: Documents = asked
                .iter()
                .filter_map(|f| Some((f.clone(), visit.form.documents.get(f)?.clone())))
                .collect();
            let named = documents.clone();
            let event = CaseEvent::Corrected { answers, documents };
            let identity = identity::get(&mut *app.store()?.read().await?).await?;
            let identity = identity.ok_or_else(|| Failure::told(ProblemCode::Enrolment, "revoked"))?;
            let scope = lawang_core::ids::Scope::Office(borrowed.case.office.clone());
            let new = Authoring {
                stream: borrowed.stream,
                author: Author::Applicant { session: borrowed.session },
                expected: Some(borrowed.version),
                event: &event,
                key: None,
            };
            let now = app.now();
            let mut tx = app.store()?.write().await?;
            let origin = journal::author(&mut tx, &identity, now, new, |header, _| {
                let by = Authority {
                    device: identity.record.class,
                    office: &identity.record.office,
                    scope: &scope,
                    actor: Actor::Applicant { borrowed: true },
                };
                decide(Some((&borrowed.case, borrowed.version)), header, &event, &by)
            })
            .await?;
            let owner = visit.session.to_string();
            let unnamed = attachment::submit(&mut tx, &owner, borrowed.stream, &named).await?;
            let made = entry::get(&mut tx, origin).await?.ok_or_else(Failure::not_found)?.entry;
            tx.commit().await?;
            app.remove_files(&unnamed)?;
            visit.form = Form::default();
            // What the visitor sees is the case with the correction in it.
            let case = lawang_core::case::evolve(Some(borrowed.case.clone()), &made.header()?, &made);
            visit.borrowed =
                case.map(|case| Borrowed { case, version: borrowed.version + 1, sent: true, ..borrowed });
            visit.at = At::Status;
            app.wake().await
        })
        .await
    }
}
