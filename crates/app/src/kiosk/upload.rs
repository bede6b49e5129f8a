//! A file on its way from the window: in parts, so that one that is far too large is refused by its size,
//! before a byte of it was read, and so that nothing larger than was announced is ever held.

use lawang_core::ids::SessionId;

use super::screen::Screen;
use super::visit::{At, Visit};
use crate::app::{App, Window};
use crate::decode::{Fault, MOST_BYTES};
use crate::failure::Failure;
use crate::problem::{Problem, ProblemCode};

/// The most bytes that cross at once.
pub(super) const MOST_PART: usize = 1024 * 1024;

#[derive(Clone)]
pub struct Upload {
    pub field: String,
    size: usize,
    bytes: Vec<u8>,
}

impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Upload({} of {} bytes for {})", self.bytes.len(), self.size, self.field)
    }
}

impl App {
    /// A file of so many bytes is to be added; what is too large is refused here. What the visitor's file
    /// is called is not asked: it is no one's business and can tell a name.
    pub async fn begin_document(&self, window: Window<'_>, field: &str, size: u32) -> Result<(), Problem> {
        self.within(window, |app, visit| {
            app.asked_for(visit, field)?;
            visit.upload = None;
            if size == 0 {
                return Err(Fault::Empty.into());
            }
            if size > MOST_BYTES {
                return Err(too_large(u64::from(size)));
            }
            visit.upload = Some(Upload { field: field.to_owned(), size: size as usize, bytes: vec![] });
            Ok(())
        })
        .await
    }

    /// The next bytes of the file that was begun, in Base64.
    pub async fn add_document_part(&self, window: Window<'_>, base64: &str) -> Result<(), Problem> {
        self.within(window, |_, visit| {
            // Whatever is wrong with a part, the rest of the file is not waited for.
            let mut upload = visit.upload.take().ok_or_else(Failure::not_found)?;
            let cut_off = || Failure::told(ProblemCode::File, "file-unreadable");
            if base64.len() > MOST_PART.div_ceil(3) * 4 {
                return Err(cut_off());
            }
            let part = data_encoding::BASE64.decode(base64.as_bytes()).map_err(|_| cut_off())?;
            if upload.bytes.len() + part.len() > upload.size {
                return Err(cut_off());
            }
            upload.bytes.extend(part);
            visit.upload = Some(upload);
            Ok(())
        })
        .await
    }

    /// The file has come whole: looks inside and keeps it.
    pub async fn finish_document(&self, window: Window<'_>) -> Result<Screen, Problem> {
        let upload = self.within(window, |_, visit| {
            let upload = visit.upload.take().ok_or_else(Failure::not_found)?;
            match upload.bytes.len() == upload.size {
                true => Ok(upload),
                false => Err(Failure::told(ProblemCode::File, "file-unreadable")),
            }
        });
        let Upload { field, bytes, .. } = upload.await?;
        self.take_document(window, &field, bytes, None).await
    }

    /// A file at once, in Base64: for callers without a window.
    pub async fn add_document(
        &self,
        window: Window<'_>,
        field: &str,
        base64: &str,
    ) -> Result<Screen, Problem> {
        // Base64 has four characters for three bytes: refuse before decoding what is too large.
        let size = base64.len() as u64 / 4 * 3;
        let bytes = self.within(window, |app, visit| {
            app.asked_for(visit, field)?;
            if size > u64::from(MOST_BYTES) + 3 {
                return Err(too_large(size));
            }
            let bytes = data_encoding::BASE64.decode(base64.as_bytes());
            bytes.map_err(|_| Failure::told(ProblemCode::File, "file-unreadable"))
        });
        self.take_document(window, field, bytes.await?, None).await
    }

    /// Looks at a window's visit, or changes it, without drawing it.
    pub(super) async fn within<T>(
        &self,
        window: Window<'_>,
        look: impl FnOnce(&App, &mut Visit) -> Result<T, Failure>,
    ) -> Result<T, Problem> {
        let mut visits = self.0.visits.lock().await;
        let Some(visit) = visits.get_mut(window) else {
            drop(visits);
            let language = self.language(window).await;
            return Err(self.problem(&language, Failure::signed_out()));
        };
        look(self, visit).map_err(|failure| self.problem(&visit.language, failure))
    }

    /// The visit, where the page it is at asks for a file for that field and it may be answered.
    pub(super) fn asked_for(&self, visit: &Visit, field: &str) -> Result<SessionId, Failure> {
        let service = visit.service(self.catalogue())?;
        let page = match &visit.at {
            At::Page(page) => service.page(page),
            _ => None,
        };
        let asks = page.is_some_and(|page| page.fields.iter().any(|f| f == field));
        let file = service.fields.get(field).is_some_and(|f| f.kind.is_attachment());
        if asks && file && visit.may_answer(field) { Ok(visit.session) } else { Err(Failure::not_found()) }
    }
}

fn too_large(size: u64) -> Failure {
    let megabytes = |bytes: u64| crate::decode::megabytes(bytes);
    Failure::told_with(
        ProblemCode::File,
        "file-too-large",
        vec![("size", megabytes(size)), ("most", megabytes(u64::from(MOST_BYTES)))],
    )
}
