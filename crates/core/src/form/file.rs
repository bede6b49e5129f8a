//! A first look at a file that somebody hands in: its format, by content, and how many pixels it says it
//! has. Only the head is read and nothing is decoded, so that a server can do this with any stranger's
//! bytes. What a picture shows, and whether it opens at all, is seen where it is decoded.

use super::FieldKind;
use super::answer::Media;
use super::kind::{Kind, pdf_begins};
use super::photo::PhotoLimits;
use crate::catalogue::words::Args;
use crate::journal::wire::MAX_ATTACHMENT;

/// The most pixels of a picture: width times height.
pub const MOST_PIXELS: u64 = 100_000_000;

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFault {
    Empty,
    TooLarge,
    /// Neither a picture nor a PDF.
    Kind(Kind),
    /// A picture that has to be opened to be kept, which only a device does.
    Foreign(Kind),
    /// It begins like one of them and does not go on like it.
    Damaged,
    TooManyPixels {
        width: u32,
        height: u32,
    },
    TooSmallPhoto {
        width: u32,
        height: u32,
        least: (u32, u32),
    },
    PdfAsPhoto,
}

impl FileFault {
    /// The name of its words, which are those of a kiosk.
    pub fn words(self) -> String {
        let name = match self {
            Self::TooLarge => return "phone-file-too-large".into(),
            Self::Empty => "file-empty",
            Self::Kind(kind) => kind.help(),
            Self::Foreign(_) => "file-rare",
            Self::Damaged => "file-damaged",
            Self::TooManyPixels { .. } => "file-too-many-pixels",
            Self::TooSmallPhoto { .. } => "file-too-small-photo",
            Self::PdfAsPhoto => "file-photo-needs-picture",
        };
        format!("problem-{name}")
    }

    /// Values for its words.
    pub fn args(self) -> Args {
        let args =
            Args::new().with("most", i64::try_from(MAX_ATTACHMENT / (1024 * 1024)).unwrap_or_default());
        // As text: a size has no separator between its thousands.
        let sized = |width: u32, height: u32| {
            Args::new().with("width", width.to_string()).with("height", height.to_string())
        };
        match self {
            Self::TooManyPixels { width, height } => sized(width, height),
            Self::TooSmallPhoto { width, height, least } => sized(width, height)
                .with("least_width", least.0.to_string())
                .with("least_height", least.1.to_string()),
            _ => args,
        }
    }
}

/// A file that may be handed in, as far as its head tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looked<'b> {
    pub media: Media,
    /// Without what stands before the beginning of a PDF.
    pub bytes: &'b [u8],
}

/// Whether the bytes may be handed in for a field of that kind; `limits` are those of a photo.
pub fn look<'b>(
    bytes: &'b [u8],
    field: FieldKind,
    limits: Option<&PhotoLimits>,
) -> Result<Looked<'b>, FileFault> {
    if bytes.is_empty() {
        return Err(FileFault::Empty);
    }
    if bytes.len() > MAX_ATTACHMENT {
        return Err(FileFault::TooLarge);
    }
    let (media, size) = match Kind::of(bytes) {
        Kind::Pdf if field == FieldKind::Photo => return Err(FileFault::PdfAsPhoto),
        Kind::Pdf => {
            let bytes = &bytes[pdf_begins(bytes).unwrap_or_default()..];
            // Without the end of its file nothing in a PDF can be found.
            let whole = contains(bytes, b"startxref");
            return if whole { Ok(Looked { media: Media::Pdf, bytes }) } else { Err(FileFault::Damaged) };
        }
        Kind::Png => (Media::Png, png(bytes)),
        Kind::Jpeg => (Media::Jpeg, jpeg(bytes)),
        kind @ (Kind::Gif | Kind::Bmp | Kind::Tiff | Kind::Webp) => return Err(FileFault::Foreign(kind)),
        kind => return Err(FileFault::Kind(kind)),
    };
    let (width, height) = size.ok_or(FileFault::Damaged)?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(FileFault::TooManyPixels { width, height });
    }
    if let Some(limits) = limits.filter(|limits| width < limits.width || height < limits.height) {
        let least = (limits.width, limits.height);
        return Err(FileFault::TooSmallPhoto { width, height, least });
    }
    Ok(Looked { media, bytes })
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Width and height from the first chunk (PNG specification, 11.2.2); never zero.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.get(8..24).filter(|header| header[4..8] == *b"IHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    Some((number(8)?, number(12)?)).filter(|(width, height)| *width > 0 && *height > 0)
}

/// Width and height from the frame header (ITU-T T.81, B.2.2): segment by segment, as their lengths say.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let short = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        // Any number of FF may stand before a marker.
        let marker = match (bytes.get(at)?, bytes.get(at + 1)?) {
            (0xFF, 0xFF) => {
                at += 1;
                continue;
            }
            (0xFF, marker) => *marker,
            _ => return None,
        };
        match marker {
            // Start of frame, but for the tables that share its numbers.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                let (height, width) = (u32::from(short(at + 5)?), u32::from(short(at + 7)?));
                return Some((width, height)).filter(|(width, height)| *width > 0 && *height > 0);
            }
            // Without a length of their own.
            0x01 | 0xD0..=0xD8 => at += 2,
            // The picture begins, or ends, before its size was told.
            0xD9 | 0xDA => return None,
            _ => at += 2 + usize::from(short(at + 2)?.max(2)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn png_of(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0]);
        bytes
    }

    /// An application segment, a table, and the frame header after them.
    fn jpeg_of(width: u16, height: u16) -> Vec<u8> {
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0xFF, 0xC0, 0xFF, 0xFF, 0xC4, 0, 3, 0];
        bytes.extend([0xFF, 0xC2, 0, 17, 8]);
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes.extend([3, 1, 0x22, 0]);
        bytes
    }

    const LIMITS: PhotoLimits =
        PhotoLimits { width: 400, height: 600, head: (70, 80), eyes: (50, 60), kilobytes: 500 };

    fn media(bytes: &[u8], field: FieldKind) -> Result<Media, FileFault> {
        let limits = (field == FieldKind::Photo).then_some(&LIMITS);
        look(bytes, field, limits).map(|looked| looked.media)
    }

    #[test]
    fn the_three_formats_are_taken_by_what_their_head_says() {
        for field in [FieldKind::Document, FieldKind::Photo] {
            assert_eq!(media(&png_of(400, 600), field), Ok(Media::Png));
            assert_eq!(media(&jpeg_of(400, 600), field), Ok(Media::Jpeg));
        }
        let pdf = b"%PDF-1.4\n... startxref\n9\n%%EOF";
        assert_eq!(media(pdf, FieldKind::Document), Ok(Media::Pdf));
        let late = [b"\r\n", &pdf[..]].concat();
        assert_eq!(
            look(&late, FieldKind::Document, None).map(|l| l.bytes),
            Ok(&pdf[..]),
            "from its beginning"
        );
    }

    #[test]
    fn every_bad_file_gets_its_own_fault() {
        use FileFault::{Damaged, Empty, Foreign, PdfAsPhoto, TooLarge, TooManyPixels, TooSmallPhoto};
        let large = [&b"%PDF-"[..], &vec![b' '; MAX_ATTACHMENT]].concat();
        for (bytes, fault) in [
            (vec![], Empty),
            (large, TooLarge),
            (b"MZ\x90\x00 not a document".to_vec(), FileFault::Kind(Kind::Unknown)),
            (b"<html>ticket.pdf</html>".to_vec(), FileFault::Kind(Kind::Web)),
            (b"GIF89a".to_vec(), Foreign(Kind::Gif)),
            (b"%PDF-1.7 nothing follows".to_vec(), Damaged),
            (png_of(400, 600)[..20].to_vec(), Damaged),
            (png_of(0, 600), Damaged),
            (jpeg_of(400, 600)[..20].to_vec(), Damaged),
            ([&[0xFF, 0xD8, 0xFF][..], b"text"].concat(), Damaged),
            (vec![0xFF, 0xD8, 0xFF, 0xDA, 0, 2], Damaged),
            (png_of(12_000, 10_000), TooManyPixels { width: 12_000, height: 10_000 }),
            (jpeg_of(60_000, 60_000), TooManyPixels { width: 60_000, height: 60_000 }),
        ] {
            assert_eq!(media(&bytes, FieldKind::Document), Err(fault), "{fault:?}");
        }
        let pdf = b"%PDF-1.4 startxref";
        assert_eq!(media(pdf, FieldKind::Photo), Err(PdfAsPhoto));
        let small = |width, height| Err(TooSmallPhoto { width, height, least: (400, 600) });
        assert_eq!(media(&png_of(399, 600), FieldKind::Photo), small(399, 600));
        assert_eq!(media(&jpeg_of(400, 599), FieldKind::Photo), small(400, 599));
        assert_eq!(media(&png_of(399, 600), FieldKind::Document), Ok(Media::Png));
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(head in 0usize..4, rest in prop::collection::vec(any::<u8>(), 0..200)) {
            let heads: [&[u8]; 4] = [&[0xFF, 0xD8, 0xFF], b"\x89PNG\r\n\x1a\n", b"%PDF-", b""];
            let bytes = [heads[head], &rest].concat();
            let _ = media(&bytes, FieldKind::Document);
            let _ = media(&bytes, FieldKind::Photo);
        }
    }
}
