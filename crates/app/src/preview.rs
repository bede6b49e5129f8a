//! Documents and photos as pictures: known by content, decoded within limits, given to the window only
//! as a PNG that was drawn here.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::{DynamicImage, ImageFormat, ImageReader, Limits};
use lawang_core::form::FieldKind;
use lawang_core::form::answer::Media;
use lawang_core::journal::wire::MAX_ATTACHMENT;

use crate::failure::Failure;
use crate::problem::ProblemCode;

/// The most pixels a picture may have on a side, and the most memory its decoding may take.
const MAX_SIDE: u32 = 12_000;
const MAX_MEMORY: u64 = 256 * 1024 * 1024;
/// The longest side of a preview, in pixels.
const PREVIEW_SIDE: u32 = 1_400;
/// The least photo: 4 × 6 cm at 254 dpi (visa photo specification of the e-visa site).
const PHOTO_LEAST: (u32, u32) = (400, 600);

/// A file that may be attached.
#[derive(Debug, PartialEq, Eq)]
pub struct Accepted {
    pub media: Media,
    pub pages: u32,
}

fn fault(name: &'static str) -> Failure {
    Failure::told(ProblemCode::File, name)
}

/// Whether the bytes may be attached to a field of that kind; each refusal says how to mend it.
pub fn accept(bytes: &[u8], kind: FieldKind) -> Result<Accepted, Failure> {
    if bytes.is_empty() {
        return Err(fault("file-empty"));
    }
    if bytes.len() > MAX_ATTACHMENT {
        return Err(fault("file-too-large"));
    }
    let media = Media::of(bytes).ok_or_else(|| fault("file-unknown"))?;
    if media == Media::Pdf {
        if kind == FieldKind::Photo {
            return Err(fault("file-photo-needs-picture"));
        }
        let pages = guarded(|| with_pdf(bytes, |pdf| Ok(pdf.pages().len())))?;
        let pages = u32::try_from(pages).unwrap_or(u32::MAX);
        return if pages == 0 { Err(fault("file-damaged")) } else { Ok(Accepted { media, pages }) };
    }
    let picture = guarded(|| decode(bytes, media))?;
    if kind == FieldKind::Photo && (picture.width() < PHOTO_LEAST.0 || picture.height() < PHOTO_LEAST.1) {
        return Err(fault("file-too-small-photo"));
    }
    Ok(Accepted { media, pages: 1 })
}

/// One page (from 0) as a PNG.
pub fn png(bytes: &[u8], media: Media, page: u32) -> Result<Vec<u8>, Failure> {
    png_of_side(bytes, media, page, PREVIEW_SIDE)
}

/// One page (from 0) as a PNG whose longer side has so many pixels; a picture is never made larger.
pub fn png_of_side(bytes: &[u8], media: Media, page: u32, side: u32) -> Result<Vec<u8>, Failure> {
    match media {
        Media::Pdf => guarded(|| with_pdf(bytes, |pdf| pdf_page(pdf, page, side))),
        Media::Jpeg | Media::Png => {
            let picture = guarded(|| decode(bytes, media))?;
            let large = picture.width().max(picture.height()) > side;
            let picture = if large { picture.thumbnail(side, side) } else { picture };
            let mut out = Cursor::new(Vec::new());
            picture.write_to(&mut out, ImageFormat::Png).map_err(|_| fault("file-damaged"))?;
            Ok(out.into_inner())
        }
    }
}

/// A decoder that panics on a hostile file has found it damaged; nothing of its state is used again.
fn guarded<T>(read: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(fault("file-damaged")))
}

fn decode(bytes: &[u8], media: Media) -> Result<DynamicImage, Failure> {
    let format = if media == Media::Png { ImageFormat::Png } else { ImageFormat::Jpeg };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => fault("file-too-many-pixels"),
        _ => fault("file-damaged"),
    })
}

fn with_pdf<T>(bytes: &[u8], read: impl FnOnce(&Pdf) -> Result<T, Failure>) -> Result<T, Failure> {
    match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => read(&pdf),
        Err(LoadPdfError::Decryption(_)) => Err(fault("file-protected")),
        Err(_) => Err(fault("file-damaged")),
    }
}

fn pdf_page(pdf: &Pdf, page: u32, pixels: u32) -> Result<Vec<u8>, Failure> {
    let page = pdf.pages().get(page as usize).ok_or_else(|| fault("file-damaged"))?;
    let (width, height) = page.render_dimensions();
    let side = width.max(height);
    if !(side.is_finite() && side >= 1.0) {
        return Err(fault("file-damaged"));
    }
    let scale = pixels as f32 / side;
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let pixmap = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &settings,
    );
    pixmap.into_png().map_err(|_| fault("file-damaged"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(width, height).write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    fn refused(bytes: &[u8], kind: FieldKind) -> &'static str {
        match accept(bytes, kind) {
            Err(Failure::Told { name, .. }) => name,
            other => panic!("{other:?}"),
        }
    }

    /// The smallest PDF with one empty page.
    fn pdf() -> Vec<u8> {
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
          3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
            .to_vec()
    }

    #[test]
    fn the_three_formats_are_taken_and_drawn_again() {
        for (bytes, media) in [
            (picture(400, 600, ImageFormat::Jpeg), Media::Jpeg),
            (picture(3000, 2000, ImageFormat::Png), Media::Png),
            (pdf(), Media::Pdf),
        ] {
            assert_eq!(accept(&bytes, FieldKind::Document).unwrap(), Accepted { media, pages: 1 });
            let png = png(&bytes, media, 0).unwrap();
            let drawn = image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap();
            assert!(drawn.width().max(drawn.height()) <= PREVIEW_SIDE);
        }
    }

    #[test]
    fn every_bad_file_gets_its_own_help() {
        assert_eq!(refused(b"", FieldKind::Document), "file-empty");
        assert_eq!(refused(b"MZ\x90\x00", FieldKind::Document), "file-unknown");
        assert_eq!(refused(b"%PDF-1.7 nothing follows", FieldKind::Document), "file-damaged");
        assert_eq!(refused(&pdf(), FieldKind::Photo), "file-photo-needs-picture");
        assert_eq!(refused(&picture(399, 600, ImageFormat::Jpeg), FieldKind::Photo), "file-too-small-photo");
        assert_eq!(refused(&vec![0xFF; MAX_ATTACHMENT + 1], FieldKind::Document), "file-too-large");
        let cut = picture(400, 600, ImageFormat::Png);
        assert_eq!(refused(&cut[..cut.len() / 8], FieldKind::Photo), "file-damaged");
        assert!(matches!(png(&pdf(), Media::Pdf, 7), Err(Failure::Told { name: "file-damaged", .. })));
    }

    /// A picture that claims 50,000 × 50,000 pixels is refused before memory is taken for it.
    #[test]
    fn a_claim_of_too_many_pixels_is_refused() {
        let mut bomb = picture(1, 1, ImageFormat::Png);
        bomb[16..20].copy_from_slice(&50_000u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&50_000u32.to_be_bytes());
        let crc = crc32(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&crc.to_be_bytes());
        assert_eq!(refused(&bomb, FieldKind::Document), "file-too-many-pixels");
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0u32, |crc, byte| {
            (0..8)
                .fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 })
        })
    }
}
