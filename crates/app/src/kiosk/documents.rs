//! Documents and photos of a visit: taken after a look inside, encrypted before they touch the disk,
//! shown only as a picture that was drawn here.

use lawang_core::form::answer::Document;
use lawang_core::ids::AttachmentId;
use lawang_core::journal::wire::MAX_ATTACHMENT;

use super::draft::Draft;
use super::screen::Screen;
use super::visit::At;
use crate::app::{App, Window, blocking};
use crate::failure::Failure;
use crate::files::DocumentKey;
use crate::preview;
use crate::problem::{Problem, ProblemCode};
use crate::random;
use crate::store::attachment::{self, AttachmentRow};

impl App {
    /// What the visitor's file is called is not asked: it is no one's business and can tell a name.
    pub async fn add_document(
        &self,
        window: Window<'_>,
        field: &str,
        base64: &str,
    ) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            let service = visit.service(&app.0.catalogue)?;
            let page = match &visit.at {
                At::Page(page) => service.page(page),
                _ => None,
            };
            if !page.is_some_and(|p| p.fields.iter().any(|f| f == field)) || !visit.may_answer(field) {
                return Err(Failure::not_found());
            }
            let kind = service.fields.get(field).map(|f| f.kind).filter(|k| k.is_attachment());
            let kind = kind.ok_or_else(Failure::not_found)?;
            // Base64 has four characters for three bytes: refuse before decoding what is too large.
            if base64.len() / 4 * 3 > MAX_ATTACHMENT + 3 {
                return Err(Failure::told(ProblemCode::File, "file-too-large"));
            }
            let bytes = data_encoding::BASE64
                .decode(base64.as_bytes())
                .map_err(|_| Failure::told(ProblemCode::File, "file-damaged"))?;
            let (bytes, accepted) = blocking(move || {
                let accepted = preview::accept(&bytes, kind)?;
                Ok((bytes, accepted))
            })
            .await?;
            let key = match (&visit.borrowed, &visit.form.correcting) {
                (Some(borrowed), Some(_)) => DocumentKey::parse(&borrowed.case.document_key)
                    .ok_or_else(|| Failure::internal("the case's document key is damaged"))?,
                _ => {
                    if visit.draft.is_none() {
                        visit.draft = Some(Draft::new()?);
                    }
                    let draft = visit.draft.as_ref().ok_or_else(Failure::signed_out)?;
                    draft.documents.clone()
                }
            };
            let document = Document {
                attachment: AttachmentId(random::uuid()?),
                media: accepted.media,
                size: bytes.len() as u64,
                pages: accepted.pages,
                mac: key.mac(&bytes),
            };
            app.opened()?.attachments.put(document.attachment, &key, &bytes)?;
            let mut tx = app.store()?.write().await?;
            let row = AttachmentRow::new(&app.owner(visit), &document, &key.text(), "draft");
            attachment::put(&mut tx, &row).await?;
            tx.commit().await?;
            let replaced = visit.form.documents.insert(field.to_owned(), document);
            visit.form.reused.remove(field);
            app.save(visit).await?;
            app.let_go_of(replaced).await
        })
        .await
    }

    /// The bytes of a document that this visit added and no longer has; what a case holds stays.
    async fn let_go_of(&self, document: Option<Document>) -> Result<(), Failure> {
        let Some(document) = document else { return Ok(()) };
        let id = document.attachment.to_string();
        let mut tx = self.store()?.write().await?;
        let row = attachment::get(&mut tx, document.attachment).await?;
        if row.is_none_or(|row| row.state != "draft") {
            return Ok(());
        }
        attachment::delete(&mut tx, &id).await?;
        tx.commit().await?;
        self.remove_file(&id)
    }

    /// Whose the documents of a visit are until they are submitted: the draft's, or the correction's.
    pub(super) fn owner(&self, visit: &super::Visit) -> String {
        match (&visit.form.correcting, &visit.draft) {
            (None, Some(draft)) => draft.id.clone(),
            _ => visit.session.to_string(),
        }
    }

    /// Takes a document away again; its bytes go once the draft is saved without it.
    pub async fn remove_document(&self, window: Window<'_>, field: &str) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            if !visit.may_answer(field) {
                return Err(Failure::not_found());
            }
            let removed = visit.form.documents.remove(field);
            visit.form.reused.remove(field);
            app.save(visit).await?;
            app.let_go_of(removed).await
        })
        .await
    }

    pub(super) fn remove_file(&self, id: &str) -> Result<(), Failure> {
        let id: AttachmentId =
            id.parse().map_err(|_| Failure::internal("an attachment's name is damaged"))?;
        self.opened()?.attachments.remove(id)?;
        Ok(())
    }

    pub(super) fn remove_files(&self, ids: &[String]) -> Result<(), Failure> {
        ids.iter().try_for_each(|id| self.remove_file(id))
    }

    /// One page (from 0) of a document of this visit, as a PNG in Base64.
    pub async fn document_preview(&self, window: Window<'_>, id: &str, page: u32) -> Result<String, Problem> {
        let language = self.language(window).await;
        let shown = async {
            let known = {
                let visits = self.0.visits.lock().await;
                let visit = visits.get(window).ok_or_else(Failure::signed_out)?;
                visit.form.documents.values().any(|d| d.attachment.to_string() == id)
            };
            if !known {
                return Err(Failure::not_found());
            }
            self.picture(id, page).await
        };
        shown.await.map_err(|failure| self.problem(&language, failure))
    }

    /// One page of an attachment that is on this device.
    pub(crate) async fn picture(&self, id: &str, page: u32) -> Result<String, Failure> {
        let id: AttachmentId = id.parse().map_err(|_| Failure::not_found())?;
        let row = attachment::get(&mut *self.store()?.read().await?, id).await?;
        let row = row.filter(|row| matches!(row.state.as_str(), "draft" | "queued" | "held"));
        let row = row.ok_or_else(Failure::not_found)?;
        let key =
            DocumentKey::parse(&row.key).ok_or_else(|| Failure::internal("a document key is damaged"))?;
        let attachments = self.opened()?.attachments.clone();
        blocking(move || {
            let bytes = attachments.get(id, &key)?;
            let media = lawang_core::form::answer::Media::of(&bytes)
                .ok_or_else(|| Failure::told(ProblemCode::File, "file-damaged"))?;
            Ok(data_encoding::BASE64.encode(&preview::png(&bytes, media, page)?))
        })
        .await
    }
}
