//! Files that strangers bring: looked into, drawn again, and searched for the code of a seal, all in this
//! process. A decoder that panics is caught where it is called, as in the app; a panic that gets out of there,
//! a hang and too much memory are what is looked for.
#![no_main]

#[path = "../../../crates/app/src/seal_code.rs"]
mod seal_code;

/// What the decoder's child does, without the child.
mod decode {
    #[path = "../../../../crates/app/src/decode/fault.rs"]
    mod fault;
    #[path = "../../../../crates/app/src/decode/job.rs"]
    mod job;
    #[path = "../../../../crates/app/src/decode/keep.rs"]
    pub mod keep;
    #[path = "../../../../crates/app/src/decode/kind.rs"]
    mod kind;
    #[path = "../../../../crates/app/src/decode/look.rs"]
    pub mod look;
    #[path = "../../../../crates/app/src/decode/measure.rs"]
    mod measure;

    pub use fault::Fault;
    pub use job::{Keep, Limits, Taken};
    pub use kind::Kind;
    pub use look::Look;

    /// What is kept of a file, and its first page.
    pub fn take(bytes: &[u8], photo: bool, limits: &Limits) -> Option<(Taken, Option<Vec<u8>>)> {
        let keep = Keep { photo, bytes: 10 * 1024 * 1024, side: 4_000, cut: None };
        let taken = keep::take(bytes, &keep, limits).ok()?;
        let page = look::page(bytes, 0, 1_000, limits).ok();
        Some((taken, page))
    }
}

/// As much of the app as the source above names.
mod failure {
    use crate::problem::ProblemCode;

    #[derive(Debug)]
    pub struct Failure;

    impl Failure {
        pub fn told_with(_: ProblemCode, _: &'static str, _: Vec<(&'static str, String)>) -> Self {
            Self
        }
    }
}
mod problem {
    pub enum ProblemCode {
        File,
    }
}

use decode::Limits;
use libfuzzer_sys::fuzz_target;

fuzz_target!(
    // libFuzzer's own hook ends the process before a panic can be caught.
    init: std::panic::set_hook(Box::new(|_| {})),
    |data: &[u8]| {
        // Small enough that a decoder that keeps to them is quick.
        let limits = Limits { pixels: 4_000_000, pages: 20, ..Limits::default() };
        for photo in [false, true] {
            let Some((taken, page)) = decode::take(data, photo, &limits) else { continue };
            assert!(taken.pages > 0);
            if let Some(png) = page {
                let _ = seal_code::seal_in_picture(&png);
            }
        }
    }
);
