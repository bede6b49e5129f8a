//! Why a file cannot be taken. Each has its own words, which say how to mend it.

use serde::{Deserialize, Serialize};

use super::Kind;
use crate::failure::Failure;
use crate::problem::ProblemCode;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    Empty,
    /// Of a kind that is not taken.
    Kind {
        kind: Kind,
    },
    /// A PDF where a photo of a face is asked for.
    PdfAsPhoto,
    Damaged,
    /// The beginning is there, the end is not.
    Incomplete,
    /// A PDF that opens with a password only.
    Protected,
    TooManyPixels {
        width: u32,
        height: u32,
    },
    /// A picture whose format is known, in a variety that is not.
    Rare,
    /// A TIFF with several pages: only the first would be kept.
    TiffPages {
        pages: u32,
    },
    PdfPages {
        pages: u32,
        most: u32,
    },
    /// More bytes than may be kept, and no picture that could be drawn smaller.
    PdfTooLarge {
        size: u64,
        most: u64,
    },
    /// There is no such page.
    NoPage,
    /// It would have taken too long, or too much memory; or the decoder fell over.
    TooSlow,
    TooHeavy,
}

impl Fault {
    /// The name of its words, after `problem-`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Empty => "file-empty",
            Self::Kind { kind } => kind.help(),
            Self::PdfAsPhoto => "file-photo-needs-picture",
            Self::Damaged | Self::NoPage => "file-damaged",
            Self::Incomplete => "file-incomplete",
            Self::Protected => "file-protected",
            Self::TooManyPixels { .. } => "file-too-many-pixels",
            Self::Rare => "file-rare",
            Self::TiffPages { .. } => "file-tiff-pages",
            Self::PdfPages { .. } => "file-pdf-pages",
            Self::PdfTooLarge { .. } => "file-pdf-too-large",
            Self::TooSlow => "file-too-slow",
            Self::TooHeavy => "file-too-heavy",
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooManyPixels { width, height } => {
                vec![("width", width.to_string()), ("height", height.to_string())]
            }
            Self::TiffPages { pages } => vec![("pages", pages.to_string())],
            Self::PdfPages { pages, most } => vec![("pages", pages.to_string()), ("most", most.to_string())],
            Self::PdfTooLarge { size, most } => vec![("size", megabytes(*size)), ("most", megabytes(*most))],
            _ => vec![],
        }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::told_with(ProblemCode::File, fault.name(), fault.args())
    }
}

/// Bytes as whole megabytes, rounded up: what is over a limit never reads as the limit itself.
pub(crate) fn megabytes(bytes: u64) -> String {
    bytes.div_ceil(1024 * 1024).to_string()
}
