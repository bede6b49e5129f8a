//! A QR code as a picture: on a phone it is kept, and opened in a banking app, which an inline drawing cannot.

use data_encoding::BASE64;
use qrcode::{Color, EcLevel, QrCode};

/// The white border that a reader needs, in modules (ISO/IEC 18004).
const QUIET: usize = 4;
/// Pixels of a module: sharp on a phone, and enough for any reader.
const SCALE: usize = 8;

/// The code as the address of a PNG; none for more than a QR code holds.
pub fn address(content: &[u8]) -> Option<String> {
    let code = QrCode::with_error_correction_level(content, EcLevel::M).ok()?;
    let (side, dark) = (code.width() + 2 * QUIET, code.to_colors());
    let is_dark = |x: usize, y: usize| {
        let (x, y) = (x.checked_sub(QUIET)?, y.checked_sub(QUIET)?);
        (x < code.width()).then(|| dark.get(y * code.width() + x) == Some(&Color::Dark))
    };
    let width = side * SCALE;
    let mut rows = Vec::with_capacity(width.div_ceil(8) * width);
    for y in 0..side {
        // One bit a pixel, white is one; the bits after the last pixel of a row count for nothing.
        let mut row = vec![0xFF_u8; width.div_ceil(8)];
        for x in (0..width).filter(|x| is_dark(x / SCALE, y) == Some(true)) {
            row[x / 8] &= !(0x80 >> (x % 8));
        }
        for _ in 0..SCALE {
            rows.extend_from_slice(&row);
        }
    }
    let mut bytes = Vec::new();
    let pixels = u32::try_from(width).ok()?;
    let mut encoder = png::Encoder::new(&mut bytes, pixels, pixels);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&rows).ok()?;
    writer.finish().ok()?;
    Some(format!("data:image/png;base64,{}", BASE64.encode(&bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTENT: &[u8] = b"00020101021226610014COM.GO-JEK.WWW01189360091439663050810211G9663050815204541153033605405500005802ID";

    #[test]
    fn a_reader_finds_what_the_code_holds() {
        let address = address(CONTENT).unwrap();
        let bytes =
            BASE64.decode(address.strip_prefix("data:image/png;base64,").unwrap().as_bytes()).unwrap();
        assert!(bytes.len() < 2_000, "{} bytes on a page for phones", bytes.len());
        let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        let (width, line) = (info.width as usize, info.line_size);
        let luma =
            |x: usize, y: usize| if pixels[y * line + x / 8] & (0x80 >> (x % 8)) == 0 { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, width, luma);
        let (_, content) = image.detect_grids().remove(0).decode().unwrap();
        assert_eq!(content.as_bytes(), CONTENT);
    }

    #[test]
    fn more_than_a_code_holds_is_none() {
        assert_eq!(address(&[b'0'; 8_000]), None);
    }
}
