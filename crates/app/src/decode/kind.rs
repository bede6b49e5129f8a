//! What a file is, told by its first bytes and never by its name.

use image::ImageFormat;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Jpeg,
    Png,
    Gif,
    Bmp,
    Tiff,
    Webp,
    Pdf,
    /// The format of iPhones: decoding it needs a patented codec.
    Heic,
    Avif,
    /// Another picture: of a camera's sensor, of a drawing program, of the future.
    Rare,
    /// Word processors, spreadsheets, slides.
    Office,
    Archive,
    Recording,
    /// A web page or a drawing in text.
    Web,
    Text,
    Unknown,
}

/// A PDF may begin a little later than its file.
const PDF_WITHIN: usize = 1024;

impl Kind {
    pub fn of(bytes: &[u8]) -> Self {
        let starts = |magic: &[u8]| bytes.starts_with(magic);
        let at = |offset: usize, magic: &[u8]| bytes.get(offset..).is_some_and(|b| b.starts_with(magic));
        if starts(&[0xFF, 0xD8, 0xFF]) {
            Self::Jpeg
        } else if starts(b"\x89PNG\r\n\x1a\n") {
            Self::Png
        } else if starts(b"GIF87a") || starts(b"GIF89a") {
            Self::Gif
        } else if starts(b"RIFF") {
            if at(8, b"WEBP") { Self::Webp } else { Self::Recording }
        } else if starts(b"BM") && at(6, &[0; 4]) {
            Self::Bmp
        } else if starts(b"II*\0") || starts(b"MM\0*") {
            if at(8, b"CR") { Self::Rare } else { Self::Tiff }
        } else if pdf_begins(bytes).is_some() {
            Self::Pdf
        } else if at(4, b"ftyp") {
            media_box(bytes)
        } else if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
            zip(bytes)
        } else if starts(&[0xD0, 0xCF, 0x11, 0xE0]) || starts(b"{\\rtf") {
            Self::Office
        } else if RARE.iter().any(|magic| starts(magic)) {
            Self::Rare
        } else if ARCHIVES.iter().any(|magic| starts(magic)) || at(257, b"ustar") {
            Self::Archive
        } else if RECORDINGS.iter().any(|magic| starts(magic)) {
            Self::Recording
        } else {
            text(bytes)
        }
    }

    /// Of a picture that can be opened.
    pub(super) fn format(self) -> Option<ImageFormat> {
        match self {
            Self::Jpeg => Some(ImageFormat::Jpeg),
            Self::Png => Some(ImageFormat::Png),
            Self::Gif => Some(ImageFormat::Gif),
            Self::Bmp => Some(ImageFormat::Bmp),
            Self::Tiff => Some(ImageFormat::Tiff),
            Self::Webp => Some(ImageFormat::WebP),
            _ => None,
        }
    }

    /// The name by which a change of format is told: `file-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Bmp => "bmp",
            Self::Tiff => "tiff",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
            _ => "other",
        }
    }

    /// The words that help with a file that is not taken.
    pub(super) fn help(self) -> &'static str {
        match self {
            Self::Heic => "file-heic",
            Self::Avif => "file-avif",
            Self::Rare => "file-rare",
            Self::Office => "file-office",
            Self::Archive => "file-archive",
            Self::Recording => "file-recording",
            Self::Web => "file-web",
            Self::Text => "file-text",
            _ => "file-unknown",
        }
    }
}

/// JPEG XL, JPEG 2000, Photoshop, icons, PostScript, sensors of some cameras.
const RARE: &[&[u8]] = &[
    &[0xFF, 0x0A],
    b"\0\0\0\x0cJXL ",
    b"\0\0\0\x0cjP  ",
    &[0xFF, 0x4F, 0xFF, 0x51],
    b"8BPS",
    &[0, 0, 1, 0],
    b"%!PS",
    b"FUJIFILM",
    b"IIRO",
    b"IIU\0",
];
const ARCHIVES: &[&[u8]] =
    &[b"Rar!", b"7z\xBC\xAF\x27\x1C", &[0x1F, 0x8B], b"BZh", &[0xFD, b'7', b'z', b'X', b'Z']];
const RECORDINGS: &[&[u8]] =
    &[&[0x1A, 0x45, 0xDF, 0xA3], &[0, 0, 1, 0xBA], &[0, 0, 1, 0xB3], b"FLV", b"ID3", b"OggS", b"fLaC"];

/// Where a PDF begins, where nothing but white space stands before it. (A few programs put a blank line
/// or a mark of Unicode first; anything else there belongs to another kind of file.)
pub(super) fn pdf_begins(bytes: &[u8]) -> Option<usize> {
    let head = &bytes[..bytes.len().min(PDF_WITHIN)];
    let start = head.windows(5).position(|five| five == b"%PDF-")?;
    let blank = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xEF | 0xBB | 0xBF);
    head[..start].iter().all(blank).then_some(start)
}

/// ISO base media: pictures of iPhones and Android, and films. The brands say which.
fn media_box(bytes: &[u8]) -> Kind {
    let end = bytes.first_chunk::<4>().map_or(0, |size| u32::from_be_bytes(*size) as usize);
    let brands = bytes.get(8..end.clamp(8, bytes.len().min(512))).unwrap_or_default();
    let has = |names: &[&[u8; 4]]| brands.chunks_exact(4).any(|brand| names.iter().any(|n| brand == *n));
    if has(&[b"avif", b"avis"]) {
        Kind::Avif
    } else if has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]) {
        Kind::Heic
    } else if has(&[b"crx "]) {
        Kind::Rare
    } else {
        Kind::Recording
    }
}

/// Most documents of office programs are zip archives with names of their own inside.
fn zip(bytes: &[u8]) -> Kind {
    const NAMES: &[&[u8]] = &[
        b"word/",
        b"xl/",
        b"ppt/",
        b"[Content_Types].xml",
        b"application/vnd.oasis.opendocument",
        b"Index/Document.iwa",
    ];
    let head = &bytes[..bytes.len().min(4096)];
    let has = |name: &&[u8]| head.windows(name.len()).any(|part| part == *name);
    if NAMES.iter().any(has) { Kind::Office } else { Kind::Archive }
}

fn text(bytes: &[u8]) -> Kind {
    let head = &bytes[..bytes.len().min(1024)];
    let readable = match std::str::from_utf8(head) {
        Ok(text) => text,
        // The last letter may be cut in two.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return Kind::Unknown,
    };
    if readable.chars().any(|c| c.is_control() && !c.is_whitespace()) || readable.is_empty() {
        return Kind::Unknown;
    }
    let start = readable.trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t']).to_ascii_lowercase();
    if start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<svg") {
        return Kind::Web;
    }
    if start.starts_with("<?xml") { Kind::Web } else { Kind::Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        let ftyp = |brand: &str| [&[0, 0, 0, 24][..], b"ftyp", brand.as_bytes(), &[0; 12]].concat();
        let docx = [b"PK\x03\x04".as_slice(), &[0; 26], b"[Content_Types].xml"].concat();
        let odt = [b"PK\x03\x04".as_slice(), &[0; 26], b"mimetypeapplication/vnd.oasis.opendocument.text"];
        for (bytes, kind) in [
            (&[0xFF, 0xD8, 0xFF, 0xE1][..], Kind::Jpeg),
            (b"\x89PNG\r\n\x1a\n", Kind::Png),
            (b"GIF89a", Kind::Gif),
            (b"RIFF\0\0\0\0WEBPVP8 ", Kind::Webp),
            (b"RIFF\0\0\0\0AVI ", Kind::Recording),
            (b"BM\x36\0\0\0\0\0\0\0\x36", Kind::Bmp),
            (b"II*\0\x08\0\0\0", Kind::Tiff),
            (b"MM\0*\0\0\0\x08", Kind::Tiff),
            (b"%PDF-1.7", Kind::Pdf),
            (b"\xEF\xBB\xBF\r\n%PDF-1.4", Kind::Pdf),
            (b"<html>%PDF-1.4", Kind::Web),
            (&ftyp("heic"), Kind::Heic),
            (&ftyp("mif1"), Kind::Heic),
            (&ftyp("avif"), Kind::Avif),
            (&ftyp("isom"), Kind::Recording),
            (&ftyp("qt  "), Kind::Recording),
            (&docx, Kind::Office),
            (&odt.concat(), Kind::Office),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Office),
            (b"{\\rtf1\\ansi", Kind::Office),
            (b"PK\x03\x04\x14\0\0\0photo.jpg", Kind::Archive),
            (b"Rar!\x1A\x07", Kind::Archive),
            (b"\xFF\x0A\x00", Kind::Rare),
            (b"8BPS\0\x01", Kind::Rare),
            (b"\x1A\x45\xDF\xA3", Kind::Recording),
            (b"<!DOCTYPE html><html>", Kind::Web),
            (b"<svg xmlns=''>", Kind::Web),
            (b"Dear officer,", Kind::Text),
            ("Sayang sekali…".as_bytes(), Kind::Text),
            (b"MZ\x90\0\x03", Kind::Unknown),
            (b"\x7FELF", Kind::Unknown),
            (b"", Kind::Unknown),
        ] {
            assert_eq!(Kind::of(bytes), kind, "{bytes:?}");
        }
    }
}
