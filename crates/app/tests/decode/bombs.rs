//! Files made to hurt whoever opens them, and children that do not do as they should.

use std::time::{Duration, Instant};

use image::{DynamicImage, ImageFormat};
use lawang_app::decode::{Decoder, Limits};
use lawang_core::form::answer::Media;

use crate::{decoder, document, encoded, page, pdf, pdf_of_bytes, picture, refused, taken};

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { 0xEDB8_8320 ^ (c >> 1) } else { c >> 1 })
    })
}

/// A PNG of a few kilobytes whose header claims so many pixels.
fn claimed_png(width: u32, height: u32) -> Vec<u8> {
    let mut png = encoded(&DynamicImage::new_luma8(1_000, 1_000), ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&crc.to_be_bytes());
    png
}

/// The same for a JPEG: the frame's header holds height and width.
fn claimed_jpeg(side: u16) -> Vec<u8> {
    let mut jpeg = encoded(&picture(64, 64), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|two| two == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 7].copy_from_slice(&side.to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&side.to_be_bytes());
    jpeg
}

/// So many bytes of nothing, deflated: the rows of a black picture.
fn deflated_nothing(side: u32) -> Vec<u8> {
    let png = encoded(&DynamicImage::new_luma8(side, side), ImageFormat::Png);
    let (mut at, mut data) = (8, Vec::new());
    while at + 8 < png.len() {
        let length = u32::from_be_bytes(png[at..at + 4].try_into().unwrap()) as usize;
        if &png[at + 4..at + 8] == b"IDAT" {
            data.extend(&png[at + 8..at + 8 + length]);
        }
        at += length + 12;
    }
    data
}

/// A page whose content unpacks to 100 MB.
fn flate_bomb() -> Vec<u8> {
    let data = deflated_nothing(10_000);
    assert!(data.len() < 1_000_000, "{}", data.len());
    let mut content = format!("<</Length {}/Filter/FlateDecode>>\nstream\n", data.len()).into_bytes();
    content.extend(data);
    content.extend(b"\nendstream");
    pdf_of_bytes(
        &[
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R>>",
            &content,
        ],
        "",
    )
}

/// Each drawing draws the next one ten times: a thousand million million squares.
fn laughs() -> Vec<u8> {
    let drawing = |number: usize| {
        let content = if number == 15 { "0 0 9 9 re f ".to_owned() } else { "/X Do ".repeat(10) };
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 200 300]/Resources<</XObject<</X {} 0 R>>>>/Length {}>>\nstream\n{content}\nendstream",
            number + 6,
            content.len()
        )
    };
    let drawings: Vec<String> = (0..16).map(drawing).collect();
    let drawings: Vec<&str> = drawings.iter().map(String::as_str).collect();
    page("/X Do", "/XObject<</X 5 0 R>>", &drawings)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_of_too_many_pixels_takes_no_memory() {
    let decoder = decoder();
    for bomb in [claimed_png(50_000, 50_000), claimed_png(1_000, 4_000_000), claimed_jpeg(65_500)] {
        let begun = Instant::now();
        assert_eq!(refused(&decoder, &bomb, document()).await, "file-too-many-pixels");
        assert!(begun.elapsed() < Duration::from_secs(5));
    }
    // As many as are allowed, but they are not there.
    assert_eq!(refused(&decoder, &claimed_png(9_000, 9_000), document()).await, "file-damaged");
}

/// Each ends one way or the other, in words; and the next file is opened as if nothing had been.
#[tokio::test(flavor = "multi_thread")]
async fn booby_trapped_pdfs_end_in_words() {
    let nested = "[".repeat(300_000);
    let content = format!("{} S", "q ".repeat(200_000));
    let kids = "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>";
    let form = "<</Type/XObject/Subtype/Form/BBox[0 0 200 300]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>\nstream\n/X Do\nendstream";
    let sized = |size: &str| {
        pdf(
            &[
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                &format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size}]>>"),
            ],
            "",
        )
    };
    let bombs = [
        ("arrays in arrays", page("", &format!("/A {nested}"), &[])),
        ("arrays in the content", page(&nested, "", &[])),
        ("states in states", page(&content, "", &[])),
        ("a tree that is a circle", pdf(&["<</Type/Catalog/Pages 2 0 R>>", kids], "")),
        ("a drawing of itself", page("/X Do", "/XObject<</X 5 0 R>>", &[form])),
        ("a page as large as a country", sized("1000000000 1000000000")),
        ("a page beyond numbers", sized("1e39 1e39")),
        ("a page as thin as a hair", sized("1 100000")),
        ("a page without an area", sized("0 0")),
        (
            "a table of itself",
            b"%PDF-1.4\nxref\n0 1\ntrailer<</Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF".to_vec(),
        ),
        ("100 MB of nothing", flate_bomb()),
    ];
    let decoder = decoder().with_limits(Limits { seconds: 10, ..Limits::default() });
    for (what, bomb) in bombs {
        match decoder.take(bomb, document()).await {
            Ok(taken) => assert_eq!(taken.media, Media::Pdf, "{what}"),
            Err(failure) => assert!(failure.to_string().starts_with("file-"), "{what}: {failure}"),
        }
        assert_eq!(taken(&page("0 0 9 9 re f", "", &[])).await.pages, 1, "after {what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_never_ends_is_ended_by_the_clock() {
    let begun = Instant::now();
    let decoder = decoder().with_limits(Limits { seconds: 2, ..Limits::default() });
    assert_eq!(refused(&decoder, &laughs(), document()).await, "file-too-slow");
    assert!(begun.elapsed() < Duration::from_secs(6), "{:?}", begun.elapsed());
    taken(&encoded(&picture(9, 9), ImageFormat::Png)).await;
}

/// The system refuses the memory, the child falls, and its parent says so.
#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_eats_memory_is_ended_by_the_system() {
    let bomb = flate_bomb();
    let little = decoder().with_limits(Limits { memory: 64 << 20, ..Limits::default() });
    assert_eq!(refused(&little, &bomb, document()).await, "file-too-heavy");
    taken(&encoded(&picture(9, 9), ImageFormat::Png)).await;
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_child_that_is_not_ours_or_does_not_answer_is_told_from_a_bad_file() {
    let file = encoded(&picture(9, 9), ImageFormat::Png);
    let limits = Limits { seconds: 1, ..Limits::default() };
    for (program, arguments, words) in [
        ("/nowhere/lawang", &[][..], "decoder"),
        ("/bin/false", &[], "decoder"),
        ("/bin/cat", &[], "decoder"),
        ("/bin/sleep", &["60"], "file-too-slow"),
        ("/bin/sh", &["-c", "kill -SEGV $$"], "file-too-heavy"),
        ("/bin/sh", &["-c", "kill -XCPU $$"], "file-too-slow"),
        ("/bin/sh", &["-c", "printf LWD1; head -c 8 /dev/zero; exec sleep 60"], "file-too-slow"),
    ] {
        let begun = Instant::now();
        let decoder = Decoder::new(program, arguments).with_limits(limits);
        assert_eq!(refused(&decoder, &file, document()).await, words, "{program} {arguments:?}");
        assert!(begun.elapsed() < Duration::from_secs(4), "{program} {arguments:?}");
    }
}
