//! What the decoder's child does, without the child.

#[path = "../../../../crates/app/src/decode/fault.rs"]
mod fault;
#[path = "../../../../crates/app/src/decode/job.rs"]
mod job;
#[path = "../../../../crates/app/src/decode/keep.rs"]
pub mod keep;
#[path = "../../../../crates/app/src/decode/look.rs"]
pub mod look;
#[path = "../../../../crates/app/src/decode/measure.rs"]
mod measure;

pub use fault::Fault;
pub use job::{Keep, Limits, Taken};
pub use lawang_core::form::kind::Kind;
pub use look::Look;

/// What is kept of a file, and its first page.
pub fn take(bytes: &[u8], photo: bool, limits: &Limits) -> Option<(Taken, Option<Vec<u8>>)> {
    let keep = Keep { photo, bytes: 10 * 1024 * 1024, side: 4_000, cut: None };
    let taken = keep::take(bytes, &keep, limits).ok()?;
    let page = look::page(bytes, 0, 1_000, limits).ok();
    Some((taken, page))
}
