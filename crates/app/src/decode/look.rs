//! Opening a file within limits. Everything hostile about a file happens in here.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, RgbImage};

use super::kind::pdf_begins;
use super::{Fault, Kind, Limits};

/// The longest side of the page that is drawn to see whether a PDF can be.
const TRIAL_SIDE: u32 = 1_000;

/// A file that could be opened.
#[derive(Debug)]
pub enum Look {
    /// The right way up, on white, without anything that is not pixels.
    Picture { kind: Kind, picture: DynamicImage },
    /// Its first page could be drawn.
    Pdf { pages: u32 },
}

/// Opens a file as far as it takes to know that it can be kept. Never panics; what it may cost is bounded
/// by `limits` as far as the decoders keep to them, and by the child's own limits beyond.
pub fn look(bytes: &[u8], limits: &Limits) -> Result<Look, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    let kind = Kind::of(bytes);
    match kind {
        Kind::Pdf => guarded(|| {
            with_pdf(bytes, |pdf| {
                let pages = u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX);
                if pages > limits.pages {
                    return Err(Fault::PdfPages { pages, most: limits.pages });
                }
                draw(pdf, 0, TRIAL_SIDE)?;
                Ok(Look::Pdf { pages })
            })
        }),
        _ => {
            let format = kind.format().ok_or(Fault::Kind { kind })?;
            let picture = guarded(|| open(bytes, format, limits))?;
            Ok(Look::Picture { kind, picture })
        }
    }
}

/// One page (from 0) as a PNG; a picture is its own and only page.
pub(super) fn page(bytes: &[u8], page: u32, side: u32, limits: &Limits) -> Result<Vec<u8>, Fault> {
    let kind = Kind::of(bytes);
    if kind == Kind::Pdf {
        return guarded(|| with_pdf(bytes, |pdf| draw(pdf, page, side)));
    }
    if page > 0 {
        return Err(Fault::NoPage);
    }
    let format = kind.format().ok_or(Fault::Kind { kind })?;
    guarded(|| {
        let picture = shrink(open(bytes, format, limits)?, side);
        let mut png = Cursor::new(Vec::new());
        picture.write_to(&mut png, ImageFormat::Png).map_err(|_| Fault::Damaged)?;
        Ok(png.into_inner())
    })
}

/// A decoder that panics on a hostile file has found it damaged; nothing of its state is used again.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Fault::Damaged))
}

fn open(bytes: &[u8], format: ImageFormat, limits: &Limits) -> Result<DynamicImage, Fault> {
    match format {
        ImageFormat::Jpeg if !ends(bytes) => return Err(Fault::Incomplete),
        ImageFormat::Tiff => match tiff_pages(bytes) {
            0 | 1 => {}
            pages => return Err(Fault::TiffPages { pages }),
        },
        _ => {}
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut allowed = image::Limits::default();
    allowed.max_alloc = Some(limits.memory);
    reader.limits(allowed);
    let mut decoder = reader.into_decoder().map_err(|error| fault(&error))?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > limits.pixels || decoder.total_bytes() > limits.memory / 2 {
        return Err(Fault::TooManyPixels { width, height });
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = on_white(DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?);
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn fault(error: &ImageError) -> Fault {
    match error {
        ImageError::Limits(_) => Fault::TooHeavy,
        ImageError::Unsupported(_) => Fault::Rare,
        ImageError::Decoding(error) if format!("{error:?}").contains("UnexpectedEof") => Fault::Incomplete,
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Fault::Incomplete,
        _ => Fault::Damaged,
    }
}

/// Eight bits a channel, and white where a picture can be seen through.
fn on_white(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return match picture.color().has_color() {
            true => DynamicImage::ImageRgb8(picture.into_rgb8()),
            false => DynamicImage::ImageLuma8(picture.into_luma8()),
        };
    }
    let picture = picture.into_rgba8();
    let (width, height) = picture.dimensions();
    let mut rgb = Vec::with_capacity(picture.len() / 4 * 3);
    for pixel in picture.as_raw().chunks_exact(4) {
        let alpha = u16::from(pixel[3]);
        let over = |channel: u8| ((u16::from(channel) * alpha + 255 * (255 - alpha)) / 255) as u8;
        rgb.extend(pixel[..3].iter().map(|channel| if alpha == 255 { *channel } else { over(*channel) }));
    }
    match RgbImage::from_raw(width, height, rgb) {
        Some(rgb) => DynamicImage::ImageRgb8(rgb),
        None => DynamicImage::ImageRgb8(RgbImage::new(width, height)),
    }
}

/// The picture with no side longer than `side`.
pub(super) fn shrink(picture: DynamicImage, side: u32) -> DynamicImage {
    let longest = picture.width().max(picture.height());
    if longest <= side {
        picture
    } else if longest >= 2 * side {
        // Averages: as good for that much, and many times as fast.
        picture.thumbnail(side, side)
    } else {
        picture.resize(side, side, image::imageops::FilterType::CatmullRom)
    }
}

/// Whether the pixels of a JPEG end. Without it a decoder would paint what is missing in grey.
fn ends(bytes: &[u8]) -> bool {
    let Some(data) = jpeg_data(bytes) else { return true };
    bytes[data..].windows(2).any(|two| two == [0xFF, 0xD9])
}

/// Where the pixels of a JPEG begin: after its first start of scan, past the segments before, one of
/// which may hold a whole small JPEG. None where the segments make no sense; the decoder says why.
fn jpeg_data(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        let &[0xFF, marker, high, low] = bytes.get(at..at + 4)?.first_chunk::<4>()? else { return None };
        match marker {
            0xFF => at += 1,
            0xDA => return Some(at + 2),
            _ => at += 2 + usize::from(u16::from_be_bytes([high, low])),
        }
    }
}

/// How many pictures a TIFF holds, by following its directories; a circle of them ends the count.
fn tiff_pages(bytes: &[u8]) -> u32 {
    let little = bytes.starts_with(b"II");
    let number = |at: usize, length: usize| {
        let part = bytes.get(at..at.checked_add(length)?)?;
        let digits: Box<dyn Iterator<Item = &u8>> =
            if little { Box::new(part.iter().rev()) } else { Box::new(part.iter()) };
        Some(digits.fold(0_usize, |number, byte| number << 8 | usize::from(*byte)))
    };
    let mut seen = std::collections::BTreeSet::new();
    let mut next = number(4, 4);
    while let Some(at) = next.filter(|at| *at != 0) {
        if !seen.insert(at) || seen.len() > 1_000 {
            break;
        }
        next = number(at, 2).and_then(|entries| number(at + 2 + entries * 12, 4));
    }
    u32::try_from(seen.len()).unwrap_or(u32::MAX)
}

fn with_pdf<T>(bytes: &[u8], read: impl FnOnce(&Pdf) -> Result<T, Fault>) -> Result<T, Fault> {
    let start = pdf_begins(bytes).unwrap_or(0);
    match Pdf::new(bytes[start..].to_vec()) {
        Ok(pdf) => read(&pdf),
        Err(LoadPdfError::Decryption(_)) => Err(Fault::Protected),
        Err(LoadPdfError::Invalid) => Err(Fault::Damaged),
    }
}

fn draw(pdf: &Pdf, page: u32, side: u32) -> Result<Vec<u8>, Fault> {
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Fault::Damaged);
    }
    let page = pages.get(page as usize).ok_or(Fault::NoPage)?;
    let (width, height) = page.render_dimensions();
    let longest = width.max(height);
    let scale = side as f32 / longest;
    // A page without an area, or so narrow that not a pixel of it is left.
    if !(longest.is_finite() && scale.is_finite() && width * scale >= 1.0 && height * scale >= 1.0) {
        return Err(Fault::Damaged);
    }
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let pixmap = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &settings,
    );
    pixmap.into_png().map_err(|_| Fault::Damaged)
}
