//! Answers and documents as people read them, at the kiosk and in the office.

use lawang_core::catalogue::words::Words;
use lawang_core::form::FieldKind;
use lawang_core::form::answer::{Document, Provenance};

use crate::kiosk::screen::AttachmentView;

/// An answer as a person reads it.
pub(crate) fn show_answer(words: &Words, id: &str, kind: FieldKind, value: &str) -> String {
    words.answer(id, kind, value)
}

pub(crate) fn provenance_word(words: &Words, provenance: Provenance) -> String {
    words.text(match provenance {
        Provenance::Scanned => "provenance-scanned",
        Provenance::Typed => "provenance-typed",
        Provenance::Corrected => "provenance-corrected",
    })
}

pub(crate) fn attachment_view(words: &Words, document: &Document) -> AttachmentView {
    AttachmentView {
        id: document.attachment.to_string(),
        words: words.document(document),
        pages: document.pages,
    }
}
