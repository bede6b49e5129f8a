//! Answers and documents as people read them: the same on a screen and on paper.

use super::words::{Args, Words};
use crate::form::FieldKind;
use crate::form::answer::{Document, Media};

impl Words {
    /// An answer to the field `id`.
    pub fn answer(&self, id: &str, kind: FieldKind, value: &str) -> String {
        match kind {
            FieldKind::Date | FieldKind::PartialDate => self.partial_date(value),
            FieldKind::Choice => {
                self.maybe(&format!("option-{id}-{value}")).unwrap_or_else(|| value.to_owned())
            }
            FieldKind::YesNo => self.text(value),
            FieldKind::Country => self.maybe(&format!("country-{value}")).unwrap_or_else(|| value.to_owned()),
            _ => value.to_owned(),
        }
    }

    /// "JPEG picture, 1.2 MB"
    pub fn document(&self, document: &Document) -> String {
        let kind = self.text(match document.media {
            Media::Jpeg => "file-jpeg",
            Media::Png => "file-png",
            Media::Pdf => "file-pdf",
        });
        let size = if document.size < 1_000_000 {
            format!("{} kB", document.size.div_ceil(1_000))
        } else {
            format!("{:.1} MB", document.size as f64 / 1_000_000.0)
        };
        self.text_with("file-words", &Args::new().with("kind", kind).with("size", size))
    }
}
