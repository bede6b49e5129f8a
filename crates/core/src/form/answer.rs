//! Answers: what a person said, as text in one canonical form a kind of field, and where it came from.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::photo::PhotoReport;
use crate::ids::AttachmentId;

/// A field's name in the catalogue ("passport_number"): also the name rules know it by.
pub type FieldId = String;
pub type Answers = BTreeMap<FieldId, Answer>;
pub type Documents = BTreeMap<FieldId, Document>;

/// One answer. The value is canonical: text trimmed, dates `YYYY-MM-DD` (or `YYYY-MM`, `YYYY` where part
/// of it is unknown), `yes`/`no`, a choice's value, a country's three-letter code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub value: String,
    pub provenance: Provenance,
    /// What the machine-readable zone said, where a person changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scanned: Option<String>,
    /// It was read with a check digit that does not agree.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub doubtful: bool,
}

impl Answer {
    pub fn typed(value: impl Into<String>) -> Self {
        Self { value: value.into(), provenance: Provenance::Typed, scanned: None, doubtful: false }
    }

    pub fn scanned(value: impl Into<String>) -> Self {
        Self { provenance: Provenance::Scanned, ..Self::typed(value) }
    }

    /// Taken over from the application before, in the same visit.
    pub fn reused(value: impl Into<String>) -> Self {
        Self { provenance: Provenance::Reused, ..Self::typed(value) }
    }

    /// What the machine-readable zone said, whatever was made of it.
    pub fn read(&self) -> Option<&str> {
        match self.provenance {
            Provenance::Scanned => Some(&self.value),
            Provenance::Corrected => self.scanned.as_deref(),
            Provenance::Typed | Provenance::Reused => None,
        }
    }

    /// This answer after a person typed `value` over it: what was scanned stays known.
    #[must_use]
    pub fn retyped(self, value: &str) -> Self {
        let doubtful = self.doubtful;
        let scanned = match self.provenance {
            Provenance::Typed | Provenance::Reused => return Self::typed(value),
            Provenance::Scanned => self.value,
            Provenance::Corrected => self.scanned.unwrap_or(self.value),
        };
        let answer = if scanned == value {
            Self::scanned(value)
        } else {
            Self { provenance: Provenance::Corrected, scanned: Some(scanned), ..Self::typed(value) }
        };
        Self { doubtful, ..answer }
    }
}

/// Where an answer came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    Scanned,
    Typed,
    /// Scanned first, then changed by hand.
    Corrected,
    /// From the application before, in the same visit.
    Reused,
}

/// A document or photo that was added: a name for bytes that travel beside the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub attachment: AttachmentId,
    pub media: Media,
    /// Bytes.
    pub size: u64,
    pub pages: u32,
    /// Keyed BLAKE3 of the bytes under the case's key, hexadecimal.
    pub mac: String,
    /// What was done to the file before it was kept, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// What was found when a photo of a face was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<PhotoReport>,
}

/// What was done to a file so that it could be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// It came in another format, by the name of its words ("webp").
    Converted { from: String },
    /// It was drawn smaller, or in fewer bytes; it had so many bytes.
    Reduced { size: u64 },
    /// It was cut to the shape that is asked for.
    Cut,
}

/// The formats that are taken, known by content, never by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    Jpeg,
    Png,
    Pdf,
}

impl Media {
    /// Looks at the first bytes.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if bytes.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_over_a_scanned_answer_marks_it_corrected_and_back_again() {
        let scanned = Answer::scanned("ERIKSSON");
        let corrected = scanned.clone().retyped("ERICSSON");
        assert_eq!(corrected.provenance, Provenance::Corrected);
        assert_eq!(corrected.scanned.as_deref(), Some("ERIKSSON"));
        assert_eq!(corrected.clone().retyped("ERIKSSON"), scanned);
        assert_eq!(corrected.retyped("E").scanned.as_deref(), Some("ERIKSSON"));
        assert_eq!(Answer::typed("a").retyped("b"), Answer::typed("b"));
        assert_eq!(Answer::reused("a").retyped("b"), Answer::typed("b"), "what is typed is nobody else's");
    }

    #[test]
    fn a_doubt_about_what_was_read_stays_whatever_is_typed_over_it() {
        let doubtful = Answer { doubtful: true, ..Answer::scanned("L898902C3") };
        let corrected = doubtful.clone().retyped("L898902C8");
        assert_eq!((corrected.doubtful, corrected.read()), (true, Some("L898902C3")));
        assert_eq!(corrected.retyped("L898902C3"), doubtful);
        let text = serde_json::to_string(&Answer::scanned("X")).unwrap();
        assert_eq!(text, r#"{"value":"X","provenance":"scanned"}"#, "what is not said takes no room");
    }

    #[test]
    fn formats_are_known_by_content() {
        assert_eq!(Media::of(b"%PDF-1.7 ..."), Some(Media::Pdf));
        assert_eq!(Media::of(&[0xFF, 0xD8, 0xFF, 0xE0]), Some(Media::Jpeg));
        assert_eq!(Media::of(b"\x89PNG\r\n\x1a\n"), Some(Media::Png));
        assert_eq!(Media::of(b"GIF89a"), None);
        assert_eq!(Media::of(b""), None);
    }
}
