//! A first look at a file that somebody hands in: its format, by content, and how many pixels it says it
//! has. Only the head is read and nothing is decoded, so that a server can do this with any stranger's
//! bytes. What a picture shows, and whether it opens at all, is seen where it is decoded.

use super::FieldKind;
use super::answer::Media;
use crate::journal::wire::MAX_ATTACHMENT;

/// The most pixels a picture may have on a side.
pub const MAX_SIDE: u32 = 12_000;
/// The least photo: 4 × 6 cm at 254 dpi (visa photo specification of the e-visa site).
pub const PHOTO_LEAST: (u32, u32) = (400, 600);

/// Why a file is not taken. The words are in the locales, under `problem-<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFault {
    Empty,
    TooLarge,
    /// Neither JPEG, PNG nor PDF.
    Unknown,
    /// It begins like one of them and does not go on like it.
    Damaged,
    TooManyPixels,
    TooSmallPhoto,
    PhotoNeedsPicture,
}

impl FileFault {
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "file-empty",
            Self::TooLarge => "file-too-large",
            Self::Unknown => "file-unknown",
            Self::Damaged => "file-damaged",
            Self::TooManyPixels => "file-too-many-pixels",
            Self::TooSmallPhoto => "file-too-small-photo",
            Self::PhotoNeedsPicture => "file-photo-needs-picture",
        }
    }
}

/// Whether the bytes may be handed in for a field of that kind, as far as their head tells.
pub fn look(bytes: &[u8], kind: FieldKind) -> Result<Media, FileFault> {
    if bytes.is_empty() {
        return Err(FileFault::Empty);
    }
    if bytes.len() > MAX_ATTACHMENT {
        return Err(FileFault::TooLarge);
    }
    let media = Media::of(bytes).ok_or(FileFault::Unknown)?;
    let size = match media {
        Media::Pdf if kind == FieldKind::Photo => return Err(FileFault::PhotoNeedsPicture),
        // Without the end of its file nothing in a PDF can be found.
        Media::Pdf if contains(bytes, b"startxref") => return Ok(media),
        Media::Pdf => None,
        Media::Png => png(bytes),
        Media::Jpeg => jpeg(bytes),
    };
    let (width, height) = size.ok_or(FileFault::Damaged)?;
    if width > MAX_SIDE || height > MAX_SIDE {
        return Err(FileFault::TooManyPixels);
    }
    if kind == FieldKind::Photo && (width < PHOTO_LEAST.0 || height < PHOTO_LEAST.1) {
        return Err(FileFault::TooSmallPhoto);
    }
    Ok(media)
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

    #[test]
    fn the_three_formats_are_taken_by_what_their_head_says() {
        for kind in [FieldKind::Document, FieldKind::Photo] {
            assert_eq!(look(&png_of(400, 600), kind), Ok(Media::Png));
            assert_eq!(look(&jpeg_of(400, 600), kind), Ok(Media::Jpeg));
        }
        assert_eq!(look(b"%PDF-1.4\n... startxref\n9\n%%EOF", FieldKind::Document), Ok(Media::Pdf));
    }

    #[test]
    fn every_bad_file_gets_its_own_fault() {
        use FileFault::*;
        let large = [&b"%PDF-"[..], &vec![b' '; MAX_ATTACHMENT]].concat();
        for (bytes, fault) in [
            (vec![], Empty),
            (large, TooLarge),
            (b"MZ\x90\x00 not a document".to_vec(), Unknown),
            (b"<html>ticket.pdf</html>".to_vec(), Unknown),
            (b"%PDF-1.7 nothing follows".to_vec(), Damaged),
            (png_of(400, 600)[..20].to_vec(), Damaged),
            (png_of(0, 600), Damaged),
            (jpeg_of(400, 600)[..20].to_vec(), Damaged),
            ([&[0xFF, 0xD8, 0xFF][..], b"text"].concat(), Damaged),
            (vec![0xFF, 0xD8, 0xFF, 0xDA, 0, 2], Damaged),
            (png_of(12_001, 10), TooManyPixels),
            (jpeg_of(60_000, 60_000), TooManyPixels),
        ] {
            assert_eq!(look(&bytes, FieldKind::Document), Err(fault), "{fault:?}");
        }
        let pdf = b"%PDF-1.4 startxref";
        assert_eq!(look(pdf, FieldKind::Photo), Err(PhotoNeedsPicture));
        assert_eq!(look(&png_of(399, 600), FieldKind::Photo), Err(TooSmallPhoto));
        assert_eq!(look(&jpeg_of(400, 599), FieldKind::Photo), Err(TooSmallPhoto));
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(head in 0usize..4, rest in prop::collection::vec(any::<u8>(), 0..200)) {
            let heads: [&[u8]; 4] = [&[0xFF, 0xD8, 0xFF], b"\x89PNG\r\n\x1a\n", b"%PDF-", b""];
            let bytes = [heads[head], &rest].concat();
            let _ = look(&bytes, FieldKind::Document);
            let _ = look(&bytes, FieldKind::Photo);
        }
    }
}
