//! Answers and documents as people read them: the same on a screen and on paper.

use super::words::{Args, Own, Words};
use crate::form::FieldKind;
use crate::form::answer::{Document, Media};

impl Own<'_> {
    /// An answer to the field `id`, in the service's words.
    pub fn answer(self, id: &str, kind: FieldKind, value: &str) -> String {
        let words = self.words();
        let known = match kind {
            FieldKind::Date | FieldKind::PartialDate => Some(words.partial_date(value)),
            FieldKind::Choice => self.maybe(&format!("option-{id}-{value}")),
            FieldKind::YesNo => Some(words.text(value)),
            FieldKind::Country => words.maybe(&format!("country-{value}")),
            _ => None,
        };
        known.unwrap_or_else(|| value.to_owned())
    }
}

impl Words {
    /// "JPEG picture, 1.2 MB"
    pub fn document(&self, document: &Document) -> String {
        let kind = self.text(match document.media {
            Media::Jpeg => "file-jpeg",
            Media::Png => "file-png",
            Media::Pdf => "file-pdf",
        });
        let args = Args::new().with("kind", kind).with("size", self.size(document.size));
        self.text_with("file-words", &args)
    }

    /// "1.2 MB", as people write sizes.
    pub fn size(&self, bytes: u64) -> String {
        if bytes < 1_000_000 {
            return format!("{} kB", bytes.div_ceil(1_000));
        }
        let tenths = bytes.div_ceil(100_000);
        format!("{}{}{} MB", tenths / 10, self.text("number-decimal"), tenths % 10)
    }
}
