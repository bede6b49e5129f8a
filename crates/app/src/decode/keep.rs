//! What is kept of a file. A picture is drawn anew, so that nothing of the file but its pixels is kept: no
//! place, no camera, no second file behind the first. It is drawn smaller until it fits. A PDF is kept as
//! it came.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat};
use lawang_core::form::answer::{Change, Media};

use super::look::{guarded, look, shrink};
use super::{Fault, Keep, Kind, Limits, Look, Taken, measure};

/// A picture without losses is kept so up to this many bytes.
const LOSSLESS: u64 = 4 * 1024 * 1024;
const QUALITY: u8 = 90;
/// So often a picture is drawn smaller; each time aims at the size that is asked for.
const TRIES: u32 = 8;

pub(super) fn take(bytes: &[u8], keep: &Keep, limits: &Limits) -> Result<Taken, Fault> {
    if Kind::of(bytes) == Kind::Pdf {
        if keep.photo {
            return Err(Fault::PdfAsPhoto);
        }
        let size = bytes.len() as u64;
        if size > keep.bytes {
            return Err(Fault::PdfTooLarge { size, most: keep.bytes });
        }
    }
    match look(bytes, limits)? {
        Look::Pdf { pages } => {
            Ok(Taken { media: Media::Pdf, pages, changes: vec![], measures: None, bytes: vec![] })
        }
        Look::Picture { kind, picture } => guarded(|| redraw(picture, kind, bytes.len() as u64, keep)),
    }
}

fn redraw(picture: DynamicImage, kind: Kind, size: u64, keep: &Keep) -> Result<Taken, Fault> {
    let mut changes = Vec::new();
    let picture = match keep.cut {
        Some(cut) => {
            changes.push(Change::Cut);
            picture.crop_imm(cut.left, cut.top, cut.width, cut.height)
        }
        None => picture,
    };
    let before = (picture.width(), picture.height());
    if before.0 == 0 || before.1 == 0 {
        return Err(Fault::Damaged);
    }
    let (picture, media, bytes) = encode(shrink(picture, keep.side), kind, keep.bytes)?;
    let comes_as = if media == Media::Png { Kind::Png } else { Kind::Jpeg };
    if kind != comes_as {
        changes.push(Change::Converted { from: kind.name().into() });
    }
    if (picture.width(), picture.height()) != before || size > keep.bytes {
        changes.push(Change::Reduced { size });
    }
    let measures = keep.photo.then(|| measure::measure(&picture));
    Ok(Taken { media, pages: 1, changes, measures, bytes })
}

/// The picture in at most so many bytes. What came without losses stays so while it is small.
fn encode(picture: DynamicImage, kind: Kind, most: u64) -> Result<(DynamicImage, Media, Vec<u8>), Fault> {
    if !matches!(kind, Kind::Jpeg | Kind::Webp) {
        let mut png = Cursor::new(Vec::new());
        picture.write_to(&mut png, ImageFormat::Png).map_err(|_| Fault::Damaged)?;
        let png = png.into_inner();
        if png.len() as u64 <= most.min(LOSSLESS) {
            return Ok((picture, Media::Png, png));
        }
    }
    let mut picture = picture;
    for _ in 0..TRIES {
        let mut jpeg = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
        picture.write_with_encoder(encoder).map_err(|_| Fault::Damaged)?;
        let size = jpeg.len() as u64;
        if size <= most {
            return Ok((picture, Media::Jpeg, jpeg));
        }
        // Bytes grow with the area; a tenth less, since small pictures have more in each pixel.
        let share = (most as f64 / size as f64).sqrt() * 0.9;
        let side = f64::from(picture.width().max(picture.height())) * share;
        picture = shrink(picture, (side as u32).max(1));
    }
    Err(Fault::TooHeavy)
}
