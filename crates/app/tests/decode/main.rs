//! Files as strangers bring them, opened by real children of the real decoder program: each is taken, or
//! refused with its own words, within its limits; and the next file is opened as if nothing had been.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what fails here is a failed test"
)]

mod bombs;
mod confined;
mod files;

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};
use lawang_app::decode::{Decoder, Keep, Limits, Taken};
use proptest::prelude::*;

pub fn decoder() -> Decoder {
    Decoder::new(env!("CARGO_BIN_EXE_lawang-decode"), &[])
}

/// A document that keeps what a server takes.
pub fn document() -> Keep {
    Keep { photo: false, bytes: 10 * 1024 * 1024, side: 6_000, cut: None }
}

pub async fn taken(bytes: &[u8]) -> Taken {
    decoder().take(bytes.to_vec(), document()).await.unwrap()
}

/// The name of the words that a file is refused with.
pub async fn refused(decoder: &Decoder, bytes: &[u8], keep: Keep) -> String {
    match decoder.take(bytes.to_vec(), keep).await {
        Err(failure) => failure.to_string(),
        Ok(taken) => panic!("taken: {:?}", Taken { bytes: vec![], ..taken }),
    }
}

/// What is not right about a picture would be seen: no row and no column of it is like another.
pub fn picture(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x * 255 / width) as u8, (y * 255 / height) as u8, 90])
    }))
}

pub fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A PDF of these objects, numbered from 1; the first is its catalogue.
pub fn pdf(objects: &[&str], trailer: &str) -> Vec<u8> {
    let bytes: Vec<&[u8]> = objects.iter().map(|object| object.as_bytes()).collect();
    pdf_of_bytes(&bytes, trailer)
}

pub fn pdf_of_bytes(objects: &[&[u8]], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (object, number) in objects.iter().zip(1..) {
        table += &format!("{:010} 00000 n \n", file.len());
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(*object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    let size = objects.len() + 1;
    let end = format!(
        "xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.extend(end.bytes());
    file
}

/// One page that draws `content`, with what `resources` names.
pub fn page(content: &str, resources: &str, more: &[&str]) -> Vec<u8> {
    let content = format!("<</Length {}>>\nstream\n{content}\nendstream", content.len());
    let page =
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R/Resources<<{resources}>>>>");
    let mut objects =
        vec!["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", &page, &content];
    objects.extend(more);
    pdf(&objects, "")
}

#[tokio::test(flavor = "multi_thread")]
async fn more_files_than_places_all_get_their_turn() {
    let decoder = decoder();
    let file = encoded(&picture(300, 200), ImageFormat::Png);
    let all = (0..6).map(|_| {
        let (decoder, file) = (decoder.clone(), file.clone());
        tokio::spawn(async move { decoder.take(file, document()).await.unwrap().media })
    });
    for one in all.collect::<Vec<_>>() {
        one.await.unwrap();
    }
}

/// Beginnings after which a decoder goes to work.
const MAGIC: &[&[u8]] = &[
    b"",
    &[0xFF, 0xD8, 0xFF, 0xE0],
    b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR",
    b"GIF89a",
    b"RIFF\0\x10\0\0WEBPVP8 ",
    b"RIFF\0\x10\0\0WEBPVP8L",
    b"II*\0\x08\0\0\0",
    b"MM\0*\0\0\0\x08",
    b"BM\0\0\0\0\0\0\0\0",
    b"%PDF-1.7\n",
    b"\0\0\0\x18ftypheic",
    b"PK\x03\x04",
];

fn whole() -> Vec<Vec<u8>> {
    let small = picture(40, 30);
    let formats = [
        ImageFormat::Jpeg,
        ImageFormat::Png,
        ImageFormat::Gif,
        ImageFormat::Bmp,
        ImageFormat::Tiff,
        ImageFormat::WebP,
    ];
    let mut files: Vec<_> = formats.map(|format| encoded(&small, format)).into();
    files.push(page("0 0 100 100 re f BT /F 12 Tf (a) Tj ET", "/Font<</F<</Subtype/Type1>>>>", &[]));
    files
}

fn any_file() -> impl Strategy<Value = Vec<u8>> {
    let made = (0..MAGIC.len(), proptest::collection::vec(any::<u8>(), 0..600))
        .prop_map(|(magic, rest)| [MAGIC[magic], &rest].concat());
    let files = whole();
    let changed = (0..files.len(), proptest::collection::vec((any::<u16>(), any::<u8>()), 1..12)).prop_map(
        move |(file, changes)| {
            let mut bytes = files[file].clone();
            for (at, byte) in changes {
                let at = usize::from(at) % bytes.len();
                bytes[at] = byte;
            }
            bytes
        },
    );
    prop_oneof![made, changed]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Whatever the bytes, there is an answer, and what was kept of them can be shown.
    #[test]
    fn any_bytes_are_answered(bytes in any_file()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let decoder = decoder().with_limits(Limits { seconds: 10, ..Limits::default() });
            match decoder.take(bytes, document()).await {
                Ok(taken) => drop(decoder.page(&taken.bytes, 0, 200).await.unwrap()),
                Err(failure) => assert!(failure.to_string().starts_with("file-"), "{failure}"),
            }
        });
    }
}
