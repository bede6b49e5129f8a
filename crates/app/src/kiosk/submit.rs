//! Submitting: ONE entry, in one transaction with the end of the draft and the documents' place in the
//! queue. Works with no network; the sync loop carries it.

use lawang_core::case::{Actor, Authority, CaseEvent, Consent, Duty, Submission, decide, evolve, officer};
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::form::acting::Acting;
use lawang_core::form::answer::{Answers, Documents};
use lawang_core::form::walk;
use lawang_core::ids::StreamId;
use lawang_core::journal::sign::Hash;
use lawang_core::journal::{Author, DeviceClass, officer_key};
use lawang_core::policy::assess::{plan, promise};
use lawang_core::policy::assessment::Outcome;
use lawang_core::reference::{self, Reference};

use super::Visit;
use super::screen::Screen;
use super::visit::{At, FULL_NAME, Receipt};
use crate::app::{App, Window, blocking};
use crate::failure::Failure;
use crate::journal::{self, Authoring};
use crate::place::{Change, PlaceKind};
use crate::problem::{FieldProblem, Problem, ProblemCode};
use crate::random;
use crate::store::{attachment, draft as drafts, entry};

impl App {
    pub async fn submit_application(
        &self,
        window: Window<'_>,
        consent: bool,
        declaration: bool,
    ) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            if visit.at != At::Declaration {
                return Err(Failure::not_found());
            }
            let words = app.words(&visit.language)?;
            let boxes = [("consent", consent), ("declaration", declaration)];
            let open: Vec<_> = boxes
                .iter()
                .filter(|(_, ticked)| !ticked)
                .map(|(id, _)| FieldProblem {
                    field: (*id).into(),
                    message: words.text(&format!("fault-{id}")),
                })
                .collect();
            if !open.is_empty() {
                return Err(Failure::Fields(open));
            }
            let papers = app.shared_papers(visit).await;
            let (receipt, answers) = app.submit(window, visit).await?;
            if let Some(service) = app.catalogue().services.get(&receipt.service) {
                visit.shared.keep(service, &answers, papers);
            }
            visit.submitted(receipt);
            app.wake().await
        })
        .await
    }

    /// The receipt, and the answers as they were filed.
    async fn submit(&self, window: Window<'_>, visit: &Visit) -> Result<(Receipt, Answers), Failure> {
        let (catalogue, today, now) = (self.catalogue(), self.today(), self.now());
        let service = visit.service(catalogue)?;
        let facts = visit.facts(catalogue, today)?;
        let assessment = visit.assess(catalogue, today)?;
        let whole = walk::missing(service, &visit.form.answers, &visit.form.documents, &facts).is_empty();
        // A rule that is still open then hangs on something that is known only in part, such as a birth date
        // without its day: an officer settles it.
        if !whole || assessment.outcome == Outcome::NotEligible || !visit.files_here(service) {
            return Err(Failure::told(ProblemCode::Invalid, "invalid"));
        }
        let plan = plan(service, &catalogue.policy, &assessment);
        let (pays, interview) = (plan.contains(&Duty::Pay), plan.contains(&Duty::Visit));
        let asked: Vec<_> = walk::asked(service, &facts).collect();
        let answers: Answers = visit
            .form
            .answers
            .iter()
            .filter(|(f, _)| asked.contains(f))
            .map(|(f, a)| (f.clone(), a.clone()))
            .collect();
        let documents: Documents = visit
            .form
            .documents
            .iter()
            .filter(|(f, _)| asked.contains(f))
            .map(|(f, d)| (f.clone(), d.clone()))
            .collect();
        let draft = visit.draft.as_ref().ok_or_else(Failure::signed_out)?;

        let identity = self.enrolled().await?;
        let pin = reference::pin_from_random(random::number()?);
        let (salt, secret) = (random::bytes::<16>()?, pin.clone());
        let verifier = blocking(move || {
            officer_key::verifier(&secret, salt).map_err(|e| Failure::internal(e.to_string()))
        })
        .await?;
        let named = documents.clone();
        let clerk = if visit.counter { Some(self.clerk(window).await?) } else { None };
        let acting = service.acting(&answers);
        let submission = Submission {
            reference: Reference::from_random(random::number()?),
            service: service.id.clone(),
            pinned: catalogue.pinned(),
            office: identity.record.office.clone(),
            language: visit.language.clone(),
            answers: answers.clone(),
            documents,
            assessment,
            consent: Consent {
                words: self.consent_words(visit)?,
                language: visit.language.clone(),
                declared: true,
            },
            acting: acting.clone(),
            pin: verifier,
            document_key: draft.documents.text(),
            plan,
            promise: promise(service, &catalogue.policy, today),
        };
        let reference = submission.reference.to_string();
        let stream = StreamId(random::uuid_at(now)?);
        let event = CaseEvent::Submitted(Box::new(submission));
        let scope = identity.office_scope();

        let mut tx = self.store()?.write().await?;
        let new = Authoring {
            stream,
            author: match &clerk {
                Some((grant, _)) => Author::Officer { officer: grant.officer, grant: grant.id },
                None => Author::Applicant { session: visit.session },
            },
            expected: None,
            event: &event,
            key: clerk.as_ref().map(|(_, key)| key),
        };
        let origin = journal::author(&mut tx, &identity, now, new, |header, entry| {
            let by = Authority {
                device: identity.record.class,
                office: &identity.record.office,
                scope: &scope,
                actor: match &clerk {
                    Some((grant, _)) => officer(entry, header, Some(grant))?,
                    None => Actor::Applicant { borrowed: false },
                },
            };
            decide(None, header, &event, &by)
        })
        .await?;
        let made = entry::get(&mut tx, origin).await?.ok_or_else(Failure::not_found)?.entry;
        let case = evolve(None, &made.header()?, &made).ok_or_else(Failure::not_found)?;
        let unnamed = attachment::submit(&mut tx, &draft.id, stream, &named).await?;
        drafts::delete(&mut tx, &draft.id).await?;
        if self.0.kind == PlaceKind::Office && identity.record.class == DeviceClass::Office {
            let days = journal::Days::of(&mut tx, self).await?;
            journal::project(&mut tx, stream, &days).await?;
        }
        tx.commit().await?;
        self.remove_files(&unnamed)?;
        self.announce(Change::Cases);
        let service = service.id.clone();
        let receipt = Receipt {
            service,
            acting,
            stream,
            reference,
            pin,
            submitted: now,
            pays,
            interview,
            seal: None,
            case,
        };
        Ok((receipt, answers))
    }

    /// What was agreed to, to the byte.
    fn consent_words(&self, visit: &Visit) -> Result<Hash, Failure> {
        let words = self.words(&visit.language)?;
        let said = ["notice-1", "notice-2", "notice-3", "notice-4", "consent-words"].map(|id| words.text(id));
        let declared = self.declaration_words(visit, words)?;
        Ok(Hash::of(&[said.join("\n").as_bytes(), b"\n", declared.as_bytes()]))
    }

    /// What is declared, in the words of the one who declares: whoever acts for the applicant says so.
    pub(super) fn declaration_words(&self, visit: &Visit, words: &Words) -> Result<String, Failure> {
        let declared = words.text("declaration-words");
        let service = visit.service(self.catalogue())?;
        Ok(match service.acting(&visit.form.answers) {
            None => declared,
            Some(acting) => format!("{} {declared}", acting_words(&acting, visit, words)),
        })
    }
}

/// "I am Siti Rahayu, the mother of Budi, and file this application for my child."
fn acting_words(acting: &Acting, visit: &Visit, words: &Words) -> String {
    let applicant = visit.form.answers.get(FULL_NAME).map(|answer| answer.value.clone());
    let args = Args::new().with("name", acting.name.clone()).with("applicant", applicant.unwrap_or_default());
    words.text_with(&format!("acting-{}.declaration", acting.relation), &args)
}
