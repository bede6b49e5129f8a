//! Answers and documents as people read them, at the kiosk and in the office.

use lawang_core::catalogue::words::{Args, Words};
use lawang_core::form::FieldKind;
use lawang_core::form::answer::{Change, Document, Provenance};
use lawang_core::form::photo::{PhotoPoint, PhotoReport};

use crate::kiosk::screen::{AttachmentView, FindingView};

/// An answer as a person reads it.
pub(crate) fn show_answer(words: &Words, service: &str, id: &str, kind: FieldKind, value: &str) -> String {
    words.of(service).answer(id, kind, value)
}

pub(crate) fn provenance_word(words: &Words, provenance: Provenance) -> String {
    words.text(match provenance {
        Provenance::Scanned => "provenance-scanned",
        Provenance::Typed => "provenance-typed",
        Provenance::Corrected => "provenance-corrected",
        Provenance::Reused => "provenance-reused",
    })
}

pub(crate) fn attachment_view(words: &Words, document: &Document) -> AttachmentView {
    AttachmentView {
        id: document.attachment.to_string(),
        words: words.document(document),
        pages: document.pages,
        changes: document.changes.iter().map(|change| change_words(words, change)).collect(),
    }
}

fn change_words(words: &Words, change: &Change) -> String {
    match change {
        Change::Converted { from } => {
            let from = words.maybe(&format!("file-{from}")).unwrap_or_else(|| words.text("file-other"));
            words.text_with("file-changed-format", &Args::new().with("from", from))
        }
        Change::Reduced { size } => {
            words.text_with("file-changed-size", &Args::new().with("size", words.size(*size)))
        }
        Change::Cut => words.text("file-changed-cut"),
    }
}

/// What was found in a photo, point by point.
pub(crate) fn photo_checks(words: &Words, report: &PhotoReport, args: &Args) -> Vec<FindingView> {
    let view = |point: &PhotoPoint| {
        let id = format!("photo-{}", point.name());
        let why = format!("{id}.why");
        FindingView {
            rule: point.name().to_owned(),
            standing: point.standing(),
            title: words.text_with(&id, args),
            reason: if words.has(&why) { words.text_with(&why, args) } else { String::new() },
            citation: String::new(),
        }
    };
    report.points.iter().map(view).collect()
}
