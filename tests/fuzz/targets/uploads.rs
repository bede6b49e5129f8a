//! Files that strangers bring: looked into, drawn again, and searched for the code of a seal, all in this
//! process. A decoder that panics is caught where it is called, as in the app; a panic that gets out of there,
//! a hang and too much memory are what is looked for.
#![no_main]

#[path = "../../../crates/app/src/preview.rs"]
mod preview;
#[path = "../../../crates/app/src/seal_code.rs"]
mod seal_code;

/// As much of the app as the source above names.
mod failure {
    use crate::problem::ProblemCode;

    #[derive(Debug)]
    pub struct Failure;

    impl Failure {
        pub fn told(_: ProblemCode, _: &'static str) -> Self {
            Self
        }
    }
}
mod problem {
    pub enum ProblemCode {
        File,
    }
}

use lawang_core::form::FieldKind;
use libfuzzer_sys::fuzz_target;

fuzz_target!(
    // libFuzzer's own hook ends the process before a panic can be caught.
    init: std::panic::set_hook(Box::new(|_| {})),
    |data: &[u8]| {
        for kind in [FieldKind::Document, FieldKind::Photo] {
            let Ok(accepted) = preview::accept(data, kind) else { continue };
            assert!(accepted.pages > 0);
            if let Ok(png) = preview::png(data, accepted.media, 0) {
                let _ = seal_code::seal_in_picture(&png);
            }
        }
    }
);
