//! Documents and photos of a visit: looked into by a child process, encrypted before they touch the disk,
//! shown only as a picture that was drawn here.

use lawang_core::form::answer::Document;
use lawang_core::form::photo::{self, Cut, Measures, PhotoLimits, PhotoReport};
use lawang_core::form::{Field, FieldKind};
use lawang_core::ids::AttachmentId;
use lawang_core::journal::wire::MAX_ATTACHMENT;

use super::draft::Draft;
use super::screen::Screen;
use super::visit::Visit;
use crate::app::{App, Window, blocking};
use crate::decode::{Keep, Taken};
use crate::failure::Failure;
use crate::files::DocumentKey;
use crate::problem::{Problem, ProblemCode};
use crate::random;
use crate::store::attachment::{self, AttachmentRow};

/// The longest side that is kept of a picture, in pixels: an A4 page at more than 500 dots an inch.
const SIDE: u32 = 6_000;
/// A photo is kept at most so many times as high as it has to be.
const PHOTO_TIMES: u32 = 4;
/// The longest side of a page on the screen.
const PREVIEW_SIDE: u32 = 1_400;
/// The same where someone looks closely.
const LARGE_SIDE: u32 = 2_800;

impl App {
    /// Looks inside a file and keeps it for a field. The visit is free while a child looks; where it has
    /// ended or gone elsewhere meanwhile, the file goes.
    pub(super) async fn take_document(
        &self,
        window: Window<'_>,
        field: &str,
        bytes: Vec<u8>,
        fitted: Option<(Cut, Document)>,
    ) -> Result<Screen, Problem> {
        let asked = self.within(window, |app, visit| {
            let session = app.asked_for(visit, field)?;
            let asked = visit.service(app.catalogue())?.fields.get(field).ok_or_else(Failure::not_found)?;
            Ok((session, asked.kind == FieldKind::Photo, app.photo_limits(asked)))
        });
        let (session, is_photo, limits) = asked.await?;
        let (cut, before) = fitted.unzip();
        let looked = match self.0.decoder.take(bytes, what_to_keep(is_photo, limits.as_ref(), cut)).await {
            Ok(mut taken) => {
                // What was done to the file before it was cut stays known.
                let earlier = before.map(|before| before.changes).unwrap_or_default();
                taken.changes = [earlier, taken.changes].concat();
                Ok(taken)
            }
            Err(failure) => Err(failure),
        };
        self.step(window, async |app, visit| {
            if app.asked_for(visit, field)? != session {
                return Err(Failure::not_found());
            }
            let mut taken = looked?;
            let photo = match (taken.measures.take(), &limits) {
                (Some(measures), Some(limits)) => Some(app.judge(visit, field, &measures, limits)?),
                _ => None,
            };
            app.keep_document(visit, field, taken, photo).await
        })
        .await
    }

    /// The figures that a photo is held to today; none for any other field, or where the policy has none.
    pub(crate) fn photo_limits(&self, field: &Field) -> Option<PhotoLimits> {
        field.photo.as_ref()?.limits(&self.catalogue().policy, self.today())
    }

    fn judge(
        &self,
        visit: &Visit,
        field: &str,
        measures: &Measures,
        limits: &PhotoLimits,
    ) -> Result<PhotoReport, Failure> {
        if photo::too_few_pixels(measures, limits) {
            let [width, height, least_width, least_height] =
                [measures.width, measures.height, limits.width, limits.height].map(|n| n.to_string());
            return Err(Failure::told_with(
                ProblemCode::File,
                "file-too-small-photo",
                vec![
                    ("width", width),
                    ("height", height),
                    ("least_width", least_width),
                    ("least_height", least_height),
                ],
            ));
        }
        let rule = visit.service(self.catalogue())?.fields.get(field).and_then(|f| f.photo.as_ref());
        let points = photo::judge(measures, limits, rule.and_then(|rule| rule.background));
        Ok(PhotoReport { points, kept: false, cut: photo::cut(measures, limits) })
    }

    /// Bytes first, then the row and the draft that name them, in one commit. Where one fails the visit
    /// has the document it had, and nothing else is left.
    async fn keep_document(
        &self,
        visit: &mut Visit,
        field: &str,
        taken: Taken,
        photo: Option<PhotoReport>,
    ) -> Result<(), Failure> {
        let key = self.document_key(visit)?;
        let Taken { media, pages, changes, bytes, .. } = taken;
        let document = Document {
            attachment: AttachmentId(random::uuid()?),
            media,
            size: bytes.len() as u64,
            pages,
            mac: key.mac(&bytes),
            changes,
            photo,
        };
        let id = document.attachment;
        let row = AttachmentRow::new(&self.owner(visit), &document, &key.text(), "draft");
        let attachments = self.opened()?.attachments.clone();
        blocking(move || attachments.put(id, &key, &bytes)).await?;
        let replaced = visit.form.documents.insert(field.to_owned(), document);
        if let Err(failure) = self.save_with(visit, Some(&row)).await {
            match replaced {
                Some(before) => visit.form.documents.insert(field.to_owned(), before),
                None => visit.form.documents.remove(field),
            };
            self.remove_file(&row.id)?;
            return Err(failure);
        }
        visit.form.reused.remove(field);
        self.let_go_of(replaced).await
    }

    /// The key of the case that is corrected, or of the draft, which begins here where there is none.
    fn document_key(&self, visit: &mut Visit) -> Result<DocumentKey, Failure> {
        if let (Some(borrowed), Some(_)) = (&visit.borrowed, &visit.form.correcting) {
            return DocumentKey::parse(&borrowed.case.document_key)
                .ok_or_else(|| Failure::internal("the case's document key is damaged"));
        }
        match &visit.draft {
            Some(draft) => Ok(draft.documents.clone()),
            None => Ok(visit.draft.insert(Draft::new()?).documents.clone()),
        }
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
    pub(super) fn owner(&self, visit: &Visit) -> String {
        match (&visit.form.correcting, &visit.draft) {
            (None, Some(draft)) => draft.id.clone(),
            _ => visit.session.to_string(),
        }
    }

    /// The visitor has read what is said of the photo and uses it all the same; an officer will look.
    pub async fn keep_photo(&self, window: Window<'_>, field: &str) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            app.asked_for(visit, field)?;
            let document = visit.form.documents.get_mut(field).ok_or_else(Failure::not_found)?;
            let report = document.photo.as_mut().ok_or_else(Failure::not_found)?;
            let before = std::mem::replace(&mut report.kept, true);
            let saved = app.save(visit).await;
            if saved.is_err()
                && let Some(report) =
                    visit.form.documents.get_mut(field).and_then(|document| document.photo.as_mut())
            {
                report.kept = before;
            }
            saved
        })
        .await
    }

    /// Cuts a photo to the shape that is asked for, with the head where it belongs.
    pub async fn fit_photo(&self, window: Window<'_>, field: &str) -> Result<Screen, Problem> {
        let found = self.within(window, |app, visit| {
            app.asked_for(visit, field)?;
            let document = visit.form.documents.get(field).ok_or_else(Failure::not_found)?;
            let cut = document.photo.as_ref().and_then(|report| report.cut);
            Ok((cut.ok_or_else(Failure::not_found)?, document.clone(), visit.language.clone()))
        });
        let (cut, document, language) = found.await?;
        let bytes = self.attachment_bytes(document.attachment).await;
        let bytes = bytes.map_err(|failure| self.problem(&language, failure))?;
        self.take_document(window, field, bytes, Some((cut, document))).await
    }

    /// Takes a document away again; its bytes go once the draft is saved without it.
    pub async fn remove_document(&self, window: Window<'_>, field: &str) -> Result<Screen, Problem> {
        self.step(window, async |app, visit| {
            if !visit.may_answer(field) {
                return Err(Failure::not_found());
            }
            let removed = visit.form.documents.remove(field);
            if let Err(failure) = app.save(visit).await {
                if let Some(document) = removed {
                    visit.form.documents.insert(field.to_owned(), document);
                }
                return Err(failure);
            }
            visit.form.reused.remove(field);
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
            self.picture(id, page, false).await
        };
        shown.await.map_err(|failure| self.problem(&language, failure))
    }

    /// One page of an attachment that is on this device, as a PNG in Base64.
    pub(crate) async fn picture(&self, id: &str, page: u32, large: bool) -> Result<String, Failure> {
        let bytes = self.attachment_bytes(id.parse().map_err(|_| Failure::not_found())?).await?;
        let side = if large { LARGE_SIDE } else { PREVIEW_SIDE };
        let png = self.0.decoder.page(&bytes, page, side).await?;
        Ok(data_encoding::BASE64.encode(&png))
    }

    async fn attachment_bytes(&self, id: AttachmentId) -> Result<Vec<u8>, Failure> {
        let row = attachment::get(&mut *self.store()?.read().await?, id).await?;
        let row = row.filter(|row| matches!(row.state.as_str(), "draft" | "queued" | "held"));
        let row = row.ok_or_else(Failure::not_found)?;
        let key =
            DocumentKey::parse(&row.key).ok_or_else(|| Failure::internal("a document key is damaged"))?;
        let attachments = self.opened()?.attachments.clone();
        blocking(move || attachments.get(id, &key)).await
    }
}

fn what_to_keep(photo: bool, limits: Option<&PhotoLimits>, cut: Option<Cut>) -> Keep {
    let most = MAX_ATTACHMENT as u64;
    match limits {
        Some(limits) => Keep {
            photo,
            bytes: (u64::from(limits.kilobytes) * 1000).min(most),
            side: (limits.width.max(limits.height) * PHOTO_TIMES).min(SIDE),
            cut,
        },
        None => Keep { photo, bytes: most, side: SIDE, cut },
    }
}

/// Whether the visitor still has to choose: another photo, or this one anyway.
pub(super) fn wants_a_choice(document: &Document) -> bool {
    document.photo.as_ref().is_some_and(|report| !report.kept && report.attention().next().is_some())
}
