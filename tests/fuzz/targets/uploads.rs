//! Files that strangers bring: looked into, drawn again, and searched for the code of a seal, all in this
//! process. A decoder that panics is caught where it is called, as in the app; a panic that gets out of there,
//! a hang and too much memory are what is looked for.
#![no_main]

// The words of a fault, and what ends a child, are not asked for here.
#[allow(dead_code)]
mod decode;
#[path = "../../../crates/app/src/seal_code.rs"]
mod seal_code;

/// As much of the app as the source above names.
#[allow(dead_code)]
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
#[allow(dead_code)]
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
