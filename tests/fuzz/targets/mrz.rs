//! The machine-readable zone: anything may be scanned or typed, and what was read reads again the same.
#![no_main]

use lawang_core::form::mrz;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    for year in [1950, 2026, 2099] {
        if let Ok(zone) = mrz::read(&text, year) {
            assert!(zone.failed.len() <= zone.digits, "{zone:?}");
            assert_eq!(mrz::read(&zone.lines.join("\n"), year).as_ref(), Ok(&zone));
        }
    }
});
