//! What is asked of a decoder, and what it may cost.

use std::time::Duration;

use lawang_core::form::answer::{Change, Media};
use lawang_core::form::photo::{Cut, Measures};
use serde::{Deserialize, Serialize};

/// The largest file that is looked into, in bytes: a picture of a good camera, whole.
pub const MOST_BYTES: u32 = 60 * 1024 * 1024;

/// What one file may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of memory above what the child has when it starts.
    pub memory: u64,
    /// Seconds of processor time; also how long the parent waits before it ends the child.
    pub seconds: u64,
    /// Bytes of the file.
    pub bytes: u64,
    /// Width times height of a picture.
    pub pixels: u64,
    /// Pages of a PDF.
    pub pages: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { memory: 1 << 30, seconds: 20, bytes: u64::from(MOST_BYTES), pixels: 100_000_000, pages: 200 }
    }
}

impl Limits {
    pub(super) fn time(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}

/// What is to be kept of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keep {
    /// A picture of a face, measured as such. Otherwise any document.
    pub photo: bool,
    /// The most bytes that are kept. A picture is drawn smaller until it fits.
    pub bytes: u64,
    /// The longest side that is kept of a picture, in pixels.
    pub side: u32,
    /// The part of a picture that is kept.
    pub cut: Option<Cut>,
}

/// A file that may be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    pub media: Media,
    pub pages: u32,
    pub changes: Vec<Change>,
    /// Of a photo, as it is kept.
    pub measures: Option<Measures>,
    /// What to keep. Empty on its way from the child where the file is kept as it came: a PDF.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}
