//! A QR code as a drawing of lines: sharp at any size and resolution.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// The white border that a reader needs, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// The code as an SVG; none for more than a QR code holds.
pub fn svg(content: &[u8]) -> Option<String> {
    let code = QrCode::with_error_correction_level(content, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        // Modules side by side are one bar: no reader sees a seam, and the file stays small.
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|colour| **colour == Color::Dark).count();
            if run > 0 {
                // Writing to a string does not fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    let side = width + 2 * QUIET;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\">\
         <path d=\"{path}\" shape-rendering=\"crispEdges\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bars_are_the_modules() {
        let content = b"https://lawang.example.go.id/s/LW-4K7X-TVVM-JN6YW";
        let code = QrCode::with_error_correction_level(content, EcLevel::M).unwrap();
        let dark = code.to_colors().iter().filter(|colour| **colour == Color::Dark).count();
        let drawn = svg(content).unwrap();
        let path = drawn.split('"').find(|part| part.starts_with('M')).unwrap();
        let bars =
            path.split('h').skip(1).step_by(2).filter_map(|bar| bar.split('v').next()?.parse::<usize>().ok());
        assert_eq!(bars.sum::<usize>(), dark);
        assert!(svg(&[0; 4_000]).is_none(), "more than a QR code holds");
    }
}
