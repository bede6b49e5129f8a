//! Looking inside files that strangers bring: what they are, what is kept of them, their pages as
//! pictures. Decoders never run in the app's own process. `Decoder` starts this program again for each
//! file; that child (`serve`) gives up files, network and most of its memory before it reads the file,
//! does one job and ends, or is ended. `look` is the same work in the caller's process, for fuzzing.

mod child;
mod confine;
mod fault;
mod frame;
mod keep;
mod kind;
mod look;
mod measure;
mod parent;

use std::time::Duration;

use lawang_core::form::answer::{Change, Media};
use lawang_core::form::photo::{Cut, Measures};
use serde::{Deserialize, Serialize};

pub use child::serve;
pub use confine::{Confined, confine};
pub use fault::Fault;
pub(crate) use fault::megabytes;
pub use kind::Kind;
pub use look::{Look, look};
pub use parent::Decoder;

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
    fn time(&self) -> Duration {
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

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
enum Job {
    Take(Keep),
    /// One page, from 0, as a PNG whose longest side is at most so many pixels.
    Page {
        page: u32,
        side: u32,
    },
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

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
enum Answer {
    Taken(Taken),
    Page,
    Refused { fault: Fault },
}

/// Does a job in this process; the picture that belongs to the answer beside it.
fn work(job: &Job, bytes: &[u8], limits: &Limits) -> (Answer, Vec<u8>) {
    let done = match job {
        Job::Take(keep) => keep::take(bytes, keep, limits).map(|mut taken| {
            let kept = std::mem::take(&mut taken.bytes);
            (Answer::Taken(taken), kept)
        }),
        Job::Page { page, side } => look::page(bytes, *page, *side, limits).map(|png| (Answer::Page, png)),
    };
    done.unwrap_or_else(|fault| (Answer::Refused { fault }, Vec::new()))
}
