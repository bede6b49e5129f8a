//! Looking inside files that strangers bring: what they are, what is kept of them, their pages as
//! pictures. Decoders never run in the app's own process. `Decoder` starts this program again for each
//! file; that child (`serve`) gives up files, network and most of its memory before it reads the file,
//! does one job and ends, or is ended. `look` is the same work in the caller's process, for fuzzing.

mod child;
mod confine;
mod fault;
mod frame;
mod job;
mod keep;
mod kind;
mod look;
mod measure;
mod parent;

use serde::{Deserialize, Serialize};

pub use child::serve;
pub use confine::{Confined, confine};
pub use fault::Fault;
pub(crate) use fault::megabytes;
pub use job::{Keep, Limits, MOST_BYTES, Taken};
pub use kind::Kind;
pub use look::{Look, look};
pub use parent::Decoder;

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
