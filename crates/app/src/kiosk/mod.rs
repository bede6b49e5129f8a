//! The kiosk: a visitor's way from the language to the receipt, and back to the status. Each command
//! takes the window's name, changes that window's visit, and answers with the next screen.

mod answers;
mod documents;
mod draft;
mod draw;
mod family;
pub mod from_phone;
mod print;
mod resume;
pub mod screen;
mod status;
mod steps;
mod submit;
mod upload;
mod visit;

use std::collections::HashMap;

use lawang_core::form::mrz::{self, ZoneError};
use lawang_core::form::walk;
use lawang_core::ids::SessionId;

use crate::app::{App, Window};
use crate::failure::Failure;
use crate::place::PlaceKind;
use crate::problem::{Problem, ProblemCode};
use crate::random;
use crate::store::attachment::AttachmentRow;
use crate::store::draft::DraftRow;
use crate::store::draft_copy::Copy;
use crate::store::{attachment, draft as drafts, draft_copy};
use draft::{Content, Draft};
use screen::Screen;
use visit::{At, BIRTH_DATE};
pub(crate) use visit::{FULL_NAME, Visit};

impl App {
    pub async fn begin_visit(&self, window: Window<'_>, language: &str) -> Result<Screen, Problem> {
        let begun = async {
            if !self.catalogue().languages.iter().any(|known| known == language) {
                return Err(Failure::not_found());
            }
            self.forget(window).await?;
            let counter = self.0.kind == PlaceKind::Office;
            if counter {
                self.clerk(window).await?;
            }
            let visit = Visit { counter, ..Visit::new(language.to_owned(), SessionId(random::uuid()?)) };
            let screen = self.draw(&visit).await?;
            self.0.visits.lock().await.insert(window.to_owned(), visit);
            Ok(screen)
        };
        begun.await.map_err(|failure| self.problem(language, failure))
    }

    /// Forgets everything of the visitor. A draft whose code was shown stays, sealed.
    pub async fn end_visit(&self, window: Window<'_>) -> Result<(), Problem> {
        let language = self.language(window).await;
        self.forget(window).await.map_err(|failure| self.problem(&language, failure))
    }

    pub(crate) async fn forget(&self, window: Window<'_>) -> Result<(), Failure> {
        let Some(mut visit) = self.0.visits.lock().await.remove(window) else { return Ok(()) };
        if self.store().is_err() {
            return Ok(());
        }
        self.withdraw_offer(visit.offer.take());
        // What was saved last goes to the centre at once.
        self.0.outbox.notify_one();
        self.leave_draft(visit.draft, &visit.session.to_string()).await
    }

    /// Files of a correction that was not sent go, and a draft whose code nobody has seen.
    async fn leave_draft(&self, draft: Option<Draft>, session: &str) -> Result<(), Failure> {
        let mut tx = self.store()?.write().await?;
        let mut rows = attachment::of_owner(&mut tx, session).await?;
        if let Some(draft) = draft.filter(|draft| draft.opened_by.is_none()) {
            rows.extend(attachment::of_owner(&mut tx, &draft.id).await?);
            drafts::delete(&mut tx, &draft.id).await?;
        }
        for row in &rows {
            attachment::delete(&mut tx, &row.id).await?;
        }
        tx.commit().await?;
        rows.iter().try_for_each(|row| self.remove_file(&row.id))
    }

    pub async fn set_language(&self, window: Window<'_>, language: &str) -> Result<Screen, Problem> {
        let language = language.to_owned();
        let known = self.catalogue().languages.contains(&language);
        self.step(window, async |_, visit| {
            if !known {
                return Err(Failure::not_found());
            }
            visit.language = language;
            Ok(())
        })
        .await
    }

    /// The same screen, as it stands now: something on it may have changed by itself.
    pub async fn show_again(&self, window: Window<'_>) -> Result<Screen, Problem> {
        self.step(window, async |_, _| Ok(())).await
    }

    pub async fn show_services(&self, window: Window<'_>) -> Result<Screen, Problem> {
        self.step(window, async |_, visit| {
            visit.at = At::Services;
            visit.borrowed = None;
            Ok(())
        })
        .await
    }

    pub async fn show_guide(&self, window: Window<'_>, service: &str) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            if !app.catalogue().services.contains_key(service) {
                return Err(Failure::not_found());
            }
            if visit.service.as_deref() != Some(service) {
                app.leave_draft(visit.draft.take(), &visit.session.to_string()).await?;
            }
            visit.open_guide(service);
            Ok(())
        })
        .await
    }

    /// When a permit ends, when to file, what a late day costs: the question for it.
    pub async fn show_deadlines(&self, window: Window<'_>, service: &str) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            if app.catalogue().services.get(service).is_none_or(|service| service.deadline.is_none()) {
                return Err(Failure::not_found());
            }
            if visit.service.as_deref() != Some(service) {
                app.leave_draft(visit.draft.take(), &visit.session.to_string()).await?;
            }
            visit.open_guide(service);
            visit.at = At::Deadlines { answered: false };
            Ok(())
        })
        .await
    }

    /// Reads when the permit ends, and answers. The day stays an answer of the questions before the form.
    pub async fn answer_deadlines(&self, window: Window<'_>, permit_end: &str) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            if !matches!(visit.at, At::Deadlines { .. }) {
                return Err(Failure::not_found());
            }
            app.take_permit_end(visit, permit_end)?;
            visit.at = At::Deadlines { answered: true };
            Ok(())
        })
        .await
    }

    pub async fn begin_application(&self, window: Window<'_>) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            visit.begin(app.catalogue(), app.today())?;
            app.reuse(visit).await
        })
        .await
    }

    /// Reads the answers of a page, saves them, and goes on. Nothing is lost where one is wrong: the
    /// right ones of the page are saved all the same.
    pub async fn answer_page(
        &self,
        window: Window<'_>,
        page: &str,
        answers: HashMap<String, String>,
    ) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            let faults = app.take_answers(visit, page, &answers)?;
            let (at, returning) = (visit.at.clone(), visit.form.returning);
            if faults.is_empty() {
                visit.after_page(page, app.catalogue(), app.today())?;
            }
            // One commit: where the visitor is belongs to what is saved.
            if let Err(failure) = app.save(visit).await {
                (visit.at, visit.form.returning) = (at, returning);
                return Err(failure);
            }
            if faults.is_empty() { Ok(()) } else { Err(Failure::Fields(faults)) }
        })
        .await
    }

    pub async fn read_mrz(&self, window: Window<'_>, text: &str) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            let service = visit.service(app.catalogue())?;
            let At::Page(page) = &visit.at else { return Err(Failure::not_found()) };
            if !service.page(page).is_some_and(visit::is_passport) {
                return Err(Failure::not_found());
            }
            let zone = mrz::read(text, app.today().year()).map_err(|error| match error {
                ZoneError::Shape => Failure::told(ProblemCode::Invalid, "mrz-shape"),
                ZoneError::Unreadable => Failure::told(ProblemCode::Invalid, "mrz-unreadable"),
                ZoneError::Character(c) => Failure::told_with(
                    ProblemCode::Invalid,
                    "mrz-character",
                    vec![("character", c.to_string())],
                ),
            })?;
            visit.take_zone(zone, app.catalogue())?;
            app.save(visit).await
        })
        .await
    }

    pub async fn go_back(&self, window: Window<'_>) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            visit.go_back(app.catalogue(), app.today())?;
            // A borrowed case is left with its status page.
            if visit.at == At::Services {
                visit.borrowed = None;
            }
            Ok(())
        })
        .await
    }

    pub async fn go_on(&self, window: Window<'_>) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            visit.go_on(app.catalogue(), app.today())?;
            app.save(visit).await
        })
        .await
    }

    pub async fn change_answer(&self, window: Window<'_>, page: &str) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| visit.change(page, app.catalogue())).await
    }

    /// Commits what is answered. Only after this may a screen say "saved".
    async fn save(&self, visit: &mut Visit) -> Result<(), Failure> {
        self.save_with(visit, None).await
    }

    /// The same, and a document with it: both are on disk, or neither is.
    async fn save_with(&self, visit: &mut Visit, added: Option<&AttachmentRow>) -> Result<(), Failure> {
        let now = self.now();
        let sealed = self.seal(visit, now)?;
        if sealed.is_none() && added.is_none() {
            return Ok(());
        }
        let mut tx = self.store()?.write().await?;
        if let Some(row) = added {
            attachment::put(&mut tx, row).await?;
        }
        let copied = if let Some((row, copy)) = &sealed {
            drafts::put(&mut tx, row).await?;
            if let Some(copy) = copy {
                draft_copy::put(&mut tx, copy, 0).await?;
            }
            copy.is_some()
        } else {
            false
        };
        tx.commit().await?;
        if sealed.is_some() {
            visit.saved = Some(now);
        }
        if copied {
            self.wake_soon();
        }
        Ok(())
    }

    /// The draft of a visit as it is stored, and what the centre is to know of its copy; nothing where there
    /// is nothing to keep, or where a correction is being made: of that nothing stays here.
    fn seal(&self, visit: &mut Visit, now: i64) -> Result<Option<(DraftRow, Option<Copy>)>, Failure> {
        if visit.form.correcting.is_some() {
            return Ok(None);
        }
        let Some(service) = visit.service.clone() else { return Ok(None) };
        if visit.form.answers.is_empty() && visit.form.documents.is_empty() {
            return Ok(None);
        }
        let mut draft = match &visit.draft {
            Some(draft) => draft.clone(),
            None => Draft::new()?,
        };
        if visit.at == At::ResumeCode && draft.opened_by.is_none() {
            draft.opened_by = visit.form.answers.get(BIRTH_DATE).map(|answer| answer.value.clone());
        }
        let content = Content {
            service,
            pinned: self.catalogue().pinned(),
            language: visit.language.clone(),
            page: self.page_to_resume(visit)?,
            answers: visit.form.answers.clone(),
            documents: visit.form.documents.clone(),
            document_key: draft.documents.clone(),
            opened_by: draft.opened_by.clone(),
            zone: visit.form.zone.as_ref().map(|zone| zone.lines.clone()).unwrap_or_default(),
        };
        let row = draft.seal(&content, now)?;
        // What is begun at a counter stays on that device until it is sent.
        let copy = if visit.counter { None } else { draft.copy(&content) };
        visit.draft = Some(draft);
        Ok(Some((row, copy)))
    }

    /// The page a draft opens at: where the visitor is, or the first open question.
    fn page_to_resume(&self, visit: &Visit) -> Result<String, Failure> {
        if let At::Page(page) = &visit.at {
            return Ok(page.clone());
        }
        let service = visit.service(self.catalogue())?;
        let facts = visit.facts(self.catalogue(), self.today())?;
        let missing = walk::missing(service, &visit.form.answers, &visit.form.documents, &facts);
        let page = missing
            .first()
            .map(|(page, _)| *page)
            .or_else(|| walk::shown(&service.pages, &facts).next_back());
        page.map(|page| page.id.clone()).ok_or_else(Failure::not_found)
    }

    /// At a counter a visit goes on only while its officer is signed in.
    async fn attended(&self, window: Window<'_>) -> Result<(), Problem> {
        if self.0.kind != PlaceKind::Office {
            return Ok(());
        }
        let Err(failure) = self.clerk(window).await else { return Ok(()) };
        let language = self.language(window).await;
        if matches!(failure, Failure::Told { code: ProblemCode::SignedOut, .. }) {
            self.forget(window).await.map_err(|failure| self.problem(&language, failure))?;
        }
        Err(self.problem(&language, failure))
    }

    /// One step of a window's visit: change it, then draw where it is. A failed step leaves the visit
    /// as it was, but for what the step itself has already saved.
    async fn step(
        &self,
        window: Window<'_>,
        change: impl AsyncFnOnce(&App, &mut Visit) -> Result<(), Failure>,
    ) -> Result<Screen, Problem> {
        self.attended(window).await?;
        let mut visits = self.0.visits.lock().await;
        let Some(visit) = visits.get_mut(window) else {
            drop(visits);
            let language = self.language(window).await;
            return Err(self.problem(&language, Failure::signed_out()));
        };
        let changed = if visit.heed(self.catalogue()) { Ok(()) } else { change(self, visit).await };
        let stepped = match changed {
            Ok(()) => self.draw(visit).await,
            Err(failure) => Err(failure),
        };
        stepped.map_err(|failure| self.problem(&visit.language, failure))
    }
}
