//! Status and correction: one case, borrowed online after both secrets, in memory for this visit.

use std::time::Duration;

use lawang_core::case::{CaseEvent, Status};
use lawang_core::form::answer::{Answers, Documents};
use lawang_core::journal::wire::{BorrowRequest, BorrowResponse};
use lawang_core::reference::Reference;

use super::screen::Screen;
use super::visit::{At, Borrowed, Form};
use crate::app::{App, Window};
use crate::failure::Failure;
use crate::problem::{Problem, ProblemCode};
use crate::sync::client::{Client, LinkError};

impl App {
    pub async fn find_case(&self, window: Window<'_>, reference: &str, pin: &str) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            visit.borrowed = Some(app.borrow(reference, pin).await?);
            visit.form = Form::default();
            visit.at = At::Status;
            Ok(())
        })
        .await
    }

    /// Borrows one case for this session, online, by both secrets.
    pub(super) async fn borrow(&self, reference: &str, pin: &str) -> Result<Borrowed, Failure> {
        let wrong = || Failure::told(ProblemCode::WrongSecrets, "wrong-secrets");
        let reference: Reference = reference.parse().map_err(|_| wrong())?;
        let pin: String = pin.chars().filter(|c| !c.is_whitespace()).collect();
        let identity = self.enrolled().await?;
        let request = BorrowRequest { reference: reference.to_string(), pin: pin.clone() };
        let client = Client::new()?;
        let borrow = async {
            self.greet(&client, &identity).await?;
            client.post(&identity, self.now(), "/v1/borrow", &request, Duration::ZERO).await
        };
        let response: BorrowResponse =
            borrow.await.map_err(|error: LinkError| error.failure("offline-status"))?;
        let case = serde_json::from_value(response.state)
            .map_err(|e| Failure::internal(format!("the borrowed case: {e}")))?;
        let (stream, session, version) = (response.stream, response.session, response.version);
        Ok(Borrowed { stream, session, case, version, pin, sent: None })
    }

    pub async fn begin_correction(&self, window: Window<'_>) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            let borrowed = visit.borrowed.as_ref().ok_or_else(Failure::signed_out)?;
            let Status::CorrectionAsked { fields, .. } = &borrowed.case.status else {
                return Err(Failure::told(ProblemCode::MovedOn, "nothing-asked"));
            };
            let fields = fields.clone();
            visit.begin_correction(&fields, app.catalogue())
        })
        .await
    }

    /// Sends what was corrected, as one guarded entry. With no network it waits here and goes by itself.
    pub async fn send_correction(&self, window: Window<'_>) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            let asked = visit.form.correcting.clone().ok_or_else(Failure::signed_out)?;
            let answers: Answers =
                asked.iter().filter_map(|f| Some((f.clone(), visit.form.answers.get(f)?.clone()))).collect();
            let documents: Documents = asked
                .iter()
                .filter_map(|f| Some((f.clone(), visit.form.documents.get(f)?.clone())))
                .collect();
            let named = documents.clone();
            let event = CaseEvent::Corrected { answers, documents };
            app.act_as_applicant(visit, &event, Some(&named)).await?;
            visit.form = Form::default();
            visit.at = At::Status;
            Ok(())
        })
        .await
    }
}
