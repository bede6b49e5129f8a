//! Taking a draft up again: the one on this device, or the centre's copy where that is newer or the only
//! one. Code and birth date are told apart to nobody: either being wrong reads the same and counts, here and
//! at the centre.

use std::time::Duration;

use lawang_core::form::mrz;
use lawang_core::form::parse::parse;
use lawang_core::form::{Field, FieldKind};
use lawang_core::ids::AttachmentId;
use lawang_core::journal::wire::{DRAFT_DAYS, DraftLent, DraftOpen, ErrorCode};
use lawang_core::reference::ResumeCode;

use super::draft::{Content, Draft, DraftKeys};
use super::screen::Screen;
use super::visit::{At, Form, Visit};
use crate::app::{App, Window, blocking};
use crate::failure::Failure;
use crate::identity::{self, Identity};
use crate::problem::{Problem, ProblemCode};
use crate::store::attachment::{self, AttachmentRow};
use crate::store::draft::{self as drafts, DraftRow};
use crate::store::{draft_copy, guess};
use crate::sync::client::{Client, LinkError};

/// How long a visitor waits for the centre's word before the draft on this device is opened without it.
const PATIENCE: Duration = Duration::from_secs(8);
const DAY_MS: i64 = 86_400_000;

/// What the centre says of a draft.
enum There {
    Has(DraftLent),
    /// It was sent from another kiosk.
    Gone,
    /// It knows no such draft, or the birth date is another.
    Wrong,
    /// After too many wrong tries; for so many minutes.
    Locked(String),
    Unreachable,
}

impl App {
    pub async fn resume_draft(
        &self,
        window: Window<'_>,
        code: &str,
        birth_date: &str,
    ) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            guess::check(&mut *app.store()?.read().await?, "draft", app.now()).await?;
            let (Ok(code), Some(birth)) = (code.parse::<ResumeCode>(), read_date(birth_date)) else {
                return Err(app.guessed_wrong("wrong-code").await?);
            };
            let typed = code.clone();
            let keys = blocking(move || DraftKeys::of(&typed)).await?;
            let (draft, content) = app.find_draft(code, keys, &birth).await?;
            let service = app.catalogue().services.get(&content.service);
            if !service.is_some_and(|service| visit.files_here(service)) {
                return Err(Failure::told(ProblemCode::NotFound, "draft-not-here"));
            }
            let mut tx = app.store()?.write().await?;
            guess::right(&mut tx, "draft").await?;
            tx.commit().await?;
            app.take_up(visit, draft, content);
            Ok(())
        })
        .await
    }

    async fn guessed_wrong(&self, name: &'static str) -> Result<Failure, Failure> {
        let mut tx = self.store()?.write().await?;
        guess::wrong(&mut tx, "draft", self.now()).await?;
        tx.commit().await?;
        Ok(Failure::told(ProblemCode::WrongSecrets, name))
    }

    async fn find_draft(
        &self,
        code: ResumeCode,
        keys: DraftKeys,
        birth: &str,
    ) -> Result<(Draft, Content), Failure> {
        let (row, sent) = {
            let mut conn = self.store()?.read().await?;
            if draft_copy::is_dropped(&mut conn, &keys.lookup).await? {
                return Err(Failure::told(ProblemCode::NotFound, "draft-gone"));
            }
            let row = drafts::find(&mut conn, &keys.lookup, self.now()).await?;
            (row, draft_copy::sent(&mut conn, &keys.lookup).await?)
        };
        let here = match &row {
            Some(row) => Some(Draft::open(row, code.clone(), keys.clone())?),
            None => None,
        };
        let here = here.filter(|(_, content)| content.opens_by(birth));
        // A draft that the centre never had is not asked for there: that would count as a wrong try.
        let there = match (&here, sent) {
            (Some(_), None) => There::Unreachable,
            _ => self.ask_centre(&keys, birth).await?,
        };
        match (here, there) {
            (Some((draft, _)), There::Has(lent)) if revision(&lent) > draft.revision => {
                self.fetch(code, keys, lent).await
            }
            (None, There::Has(lent)) => self.fetch(code, keys, lent).await,
            (Some((draft, _)), There::Gone) => {
                self.let_go_of_draft(&draft.id).await?;
                Err(Failure::told(ProblemCode::NotFound, "draft-gone"))
            }
            (None, There::Gone) => Err(Failure::told(ProblemCode::NotFound, "draft-gone")),
            (Some(found), _) => Ok(found),
            (None, There::Wrong) => Err(self.guessed_wrong("wrong-code").await?),
            (None, There::Unreachable) => Err(self.guessed_wrong("wrong-code-offline").await?),
            (None, There::Locked(minutes)) => {
                Err(Failure::told_with(ProblemCode::Locked, "locked", vec![("minutes", minutes)]))
            }
        }
    }

    async fn ask_centre(&self, keys: &DraftKeys, birth: &str) -> Result<There, Failure> {
        let identity = identity::get(&mut *self.store()?.read().await?).await?;
        let Some(identity) = identity else { return Ok(There::Unreachable) };
        let client = Client::new()?;
        let open = DraftOpen { proof: keys.proof(birth) };
        let asked = async {
            self.greet(&client, &identity).await?;
            let path = format!("/v1/drafts/{}", keys.lookup);
            client.post(&identity, self.now(), &path, &open, Duration::ZERO).await
        };
        Ok(match tokio::time::timeout(PATIENCE, asked).await {
            Ok(Ok(lent)) => There::Has(lent),
            Ok(Err(LinkError::Said(ErrorCode::WrongSecrets, ..))) => There::Wrong,
            Ok(Err(LinkError::Said(ErrorCode::NotFound, ..))) => There::Gone,
            Ok(Err(LinkError::Said(ErrorCode::Locked, _, wait))) => {
                There::Locked(wait.unwrap_or(900).div_ceil(60).to_string())
            }
            Ok(Err(LinkError::Here(failure))) => return Err(failure),
            Ok(Err(error)) => {
                tracing::info!(%error, "a draft at the centre");
                There::Unreachable
            }
            Err(_) => There::Unreachable,
        })
    }

    /// Brings the centre's copy here, with its documents: sealed as they are, and only then opened.
    async fn fetch(
        &self,
        code: ResumeCode,
        keys: DraftKeys,
        lent: DraftLent,
    ) -> Result<(Draft, Content), Failure> {
        let now = self.now();
        let row = DraftRow {
            id: lent.id.clone(),
            lookup: keys.lookup.clone(),
            nonce: lent.nonce.clone(),
            sealed: lent.sealed.clone(),
            known: 1,
            revision: revision(&lent),
            updated: now,
            expires: now + DRAFT_DAYS * DAY_MS,
        };
        let (draft, content) = Draft::open(&row, code, keys)?;
        let identity = identity::get(&mut *self.store()?.read().await?).await?;
        let identity = identity.ok_or_else(Failure::signed_out)?;
        let fetched = self.fetch_files(&identity, &draft, &content, &lent.files).await;
        let fetched: Vec<AttachmentRow> = fetched.map_err(|error| error.failure("offline-draft"))?;
        let mut tx = self.store()?.write().await?;
        drafts::put(&mut tx, &row).await?;
        for file in &fetched {
            attachment::put(&mut tx, file).await?;
        }
        if let Some(copy) = draft.copy(&content) {
            draft_copy::put(&mut tx, &copy, row.revision).await?;
        }
        tx.commit().await?;
        Ok((draft, content))
    }

    /// The documents of a draft that are not here. Their rows come after, with the draft's.
    async fn fetch_files(
        &self,
        identity: &Identity,
        draft: &Draft,
        content: &Content,
        there: &[AttachmentId],
    ) -> Result<Vec<AttachmentRow>, LinkError> {
        let client = Client::new()?;
        let mut rows = Vec::new();
        for document in content.documents.values() {
            let id = document.attachment;
            if !there.contains(&id) || self.opened()?.attachments.holds(id) {
                continue;
            }
            let path = format!("/v1/drafts/{}/{id}", draft.keys.lookup);
            let sealed = client.get(identity, self.now(), &path).await?;
            let (attachments, key) = (self.opened()?.attachments.clone(), draft.documents.clone());
            blocking(move || attachments.put_sealed(id, &key, &sealed)).await?;
            rows.push(AttachmentRow::new(&draft.id, document, &draft.documents.text(), "draft"));
        }
        Ok(rows)
    }

    /// The draft was sent from elsewhere: nothing of it stays here.
    async fn let_go_of_draft(&self, draft: &str) -> Result<(), Failure> {
        let mut tx = self.store()?.write().await?;
        let rows = attachment::of_owner(&mut tx, draft).await?;
        for row in &rows {
            attachment::delete(&mut tx, &row.id).await?;
        }
        drafts::forget(&mut tx, draft).await?;
        tx.commit().await?;
        rows.iter().try_for_each(|row| self.remove_file(&row.id))
    }

    fn take_up(&self, visit: &mut Visit, draft: Draft, content: Content) {
        let year = self.today().year();
        visit.service = Some(content.service);
        visit.form = Form {
            answers: content.answers,
            documents: content.documents,
            zone: mrz::read(&content.zone.join("\n"), year).ok(),
            ..Form::default()
        };
        visit.at = At::Page(content.page);
        visit.draft = Some(draft);
        visit.saved = Some(self.now());
    }
}

fn revision(lent: &DraftLent) -> i64 {
    i64::try_from(lent.revision).unwrap_or(i64::MAX)
}

/// A birth date as someone types it, in canonical form.
fn read_date(typed: &str) -> Option<String> {
    let field = Field::new(FieldKind::PartialDate, 20);
    parse("date", &field, typed, &Default::default(), |_| false).ok().flatten()
}
