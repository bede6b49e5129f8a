//! What people bring: every kind of picture, papers of every sort, and files that are none.

use image::{DynamicImage, ImageFormat, RgbaImage};
use lawang_core::form::answer::{Change, Media};

use crate::{decoder, document, encoded, page, pdf, picture, refused, taken};
use lawang_app::decode::Keep;

#[tokio::test(flavor = "multi_thread")]
async fn every_common_picture_is_taken_and_drawn_anew() {
    let drawing = picture(300, 200);
    for (format, media, from) in [
        (ImageFormat::Jpeg, Media::Jpeg, None),
        (ImageFormat::Png, Media::Png, None),
        (ImageFormat::Gif, Media::Png, Some("gif")),
        (ImageFormat::Bmp, Media::Png, Some("bmp")),
        (ImageFormat::Tiff, Media::Png, Some("tiff")),
        (ImageFormat::WebP, Media::Jpeg, Some("webp")),
    ] {
        let taken = taken(&encoded(&drawing, format)).await;
        let changes: Vec<_> = from.map(|from| Change::Converted { from: from.into() }).into_iter().collect();
        assert_eq!((taken.media, taken.pages, &taken.changes), (media, 1, &changes), "{format:?}");
        let kept = image::load_from_memory(&taken.bytes).unwrap().into_rgb8();
        assert_eq!(kept.dimensions(), (300, 200));
        let (is, was) = (kept.get_pixel(250, 20).0, drawing.to_rgb8().get_pixel(250, 20).0);
        assert!(is.iter().zip(was).all(|(a, b)| a.abs_diff(b) < 24), "{format:?}: {is:?} for {was:?}");
    }
}

/// What is seen through becomes white, as it is on paper.
#[tokio::test(flavor = "multi_thread")]
async fn a_picture_without_a_ground_gets_a_white_one() {
    let clear = DynamicImage::ImageRgba8(RgbaImage::from_pixel(50, 50, image::Rgba([0, 0, 0, 0])));
    let kept = image::load_from_memory(&taken(&encoded(&clear, ImageFormat::Png)).await.bytes).unwrap();
    assert_eq!(kept.to_rgb8().get_pixel(25, 25).0, [255, 255, 255]);
}

/// Phones lay pictures on their side and write which way is up, and where and when they were taken; and a
/// file may go on behind its picture.
#[tokio::test(flavor = "multi_thread")]
async fn a_picture_stands_upright_and_keeps_no_place_and_nothing_behind_it() {
    let jpeg = encoded(&picture(300, 200), ImageFormat::Jpeg);
    // Orientation 6: a quarter turn to the right. Then what stands for the rest of a phone's notes.
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    exif.extend(b"GPS canary 6.2S 106.8E");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let comment = b"\xFF\xFE\x00\x10canary comment";
    let file =
        [&jpeg[..2], b"\xFF\xE1", &length, &exif, comment, &jpeg[2..], b"PK\x03\x04 canary", b"%PDF-1.4"];
    let taken = taken(&file.concat()).await;
    let kept = image::load_from_memory(&taken.bytes).unwrap().into_rgb8();
    assert_eq!(kept.dimensions(), (200, 300));
    // The left of the picture as it lay is its upper edge now.
    assert!(kept.get_pixel(100, 5).0[0] < 30 && kept.get_pixel(100, 295).0[0] > 225);
    for canary in [&b"canary"[..], b"Exif", b"%PDF", b"GPS"] {
        assert!(!taken.bytes.windows(canary.len()).any(|part| part == canary));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn too_large_a_picture_is_made_smaller_and_says_so() {
    let large = encoded(&picture(5_000, 4_000), ImageFormat::Bmp);
    let size = large.len() as u64;
    assert!(size > 50_000_000);
    let keep = Keep { bytes: 150_000, side: 3_000, ..document() };
    let taken = decoder().take(large, keep).await.unwrap();
    assert!(taken.bytes.len() <= 150_000, "{}", taken.bytes.len());
    assert_eq!(taken.changes, [Change::Converted { from: "bmp".into() }, Change::Reduced { size }]);
    let kept = image::load_from_memory(&taken.bytes).unwrap();
    assert!(kept.width() <= 3_000 && kept.width() > 600, "{}", kept.width());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pdf_is_kept_as_it_came_and_drawn_page_by_page() {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>",
    ];
    let file = pdf(&objects, "");
    let taken = taken(&[b"\r\n".as_slice(), &file].concat()).await;
    assert_eq!((taken.media, taken.pages, taken.bytes.as_slice()), (Media::Pdf, 2, file.as_slice()));
    let decoder = decoder();
    for (number, size) in [(0, (400, 600)), (1, (600, 400))] {
        let png = decoder.page(&file, number, 600).await.unwrap();
        let drawn = image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap();
        assert_eq!((drawn.width(), drawn.height()), size);
    }
    assert_eq!(decoder.page(&file, 2, 600).await.unwrap_err().to_string(), "file-damaged");
}

/// Encrypted so that it opens with a password only.
fn locked() -> Vec<u8> {
    let encrypt = format!("<</Filter/Standard/V 1/R 2/P -44/O<{}>/U<{}>>>", "ab".repeat(32), "cd".repeat(32));
    pdf(
        &[
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>",
            &encrypt,
        ],
        "/Encrypt 4 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]",
    )
}

/// Two pictures in one TIFF: the directory of the first names that of the second.
fn two_pages() -> Vec<u8> {
    let mut tiff = encoded(&picture(20, 20), ImageFormat::Tiff);
    let number = |tiff: &[u8], at: usize| u32::from_le_bytes(tiff[at..at + 4].try_into().unwrap()) as usize;
    assert!(tiff.starts_with(b"II"));
    let first = number(&tiff, 4);
    let entries = usize::from(u16::from_le_bytes([tiff[first], tiff[first + 1]]));
    let directory = tiff[first..first + 2 + entries * 12 + 4].to_vec();
    let second = u32::try_from(tiff.len()).unwrap().to_le_bytes();
    tiff[first + 2 + entries * 12..][..4].copy_from_slice(&second);
    tiff.extend(directory);
    tiff
}

#[tokio::test(flavor = "multi_thread")]
async fn every_other_file_gets_help_of_its_own() {
    let decoder = decoder();
    let ftyp = |brand: &str| [&[0, 0, 0, 24][..], b"ftyp", brand.as_bytes(), &[0; 200]].concat();
    let jpeg = encoded(&picture(400, 600), ImageFormat::Jpeg);
    let png = encoded(&picture(400, 600), ImageFormat::Png);
    let letter = page("0 0 50 50 re f", "", &[]);
    let kids: String = (3..204).map(|number| format!("{number} 0 R ")).collect();
    let tree = format!("<</Type/Pages/Kids[{kids}]/Count 201>>");
    let mut book = vec!["<</Type/Catalog/Pages 2 0 R>>", &tree];
    book.extend(["<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>"; 201]);
    let none = pdf(&["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"], "");
    let mut heavy = letter.clone();
    heavy.resize(11 * 1024 * 1024, b' ');
    let files: Vec<(&str, Vec<u8>, &str)> = vec![
        ("nothing", vec![], "file-empty"),
        ("an iPhone's picture", ftyp("heic"), "file-heic"),
        ("an Android's picture", ftyp("avif"), "file-avif"),
        ("a film", ftyp("isom"), "file-recording"),
        ("a letter of Word", b"PK\x03\x04\x14\0\x06\0word/document.xml".to_vec(), "file-office"),
        ("a packed folder", b"PK\x03\x04\x14\0\x06\0ticket.pdf".to_vec(), "file-archive"),
        ("a page named .pdf", b"<!DOCTYPE html><p>ticket.pdf".to_vec(), "file-web"),
        ("a note", b"My ticket is in my mail.".to_vec(), "file-text"),
        ("a program named .jpg", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF".to_vec(), "file-unknown"),
        ("a picture of tomorrow", b"\xFF\x0A\xFA\x1F\x41".to_vec(), "file-rare"),
        ("half a JPEG", jpeg[..jpeg.len() / 2].to_vec(), "file-incomplete"),
        ("half a PNG", png[..png.len() / 2].to_vec(), "file-incomplete"),
        ("a JPEG in its first bytes only", b"\xFF\xD8\xFFtext".to_vec(), "file-damaged"),
        ("a PDF in its first line only", b"%PDF-1.7\nnothing follows".to_vec(), "file-damaged"),
        ("a PDF without a page", none, "file-damaged"),
        ("a book", pdf(&book, ""), "file-pdf-pages"),
        ("11 MB of PDF", heavy, "file-pdf-too-large"),
        ("a locked PDF", locked(), "file-protected"),
        ("a fax of two pages", two_pages(), "file-tiff-pages"),
    ];
    for (what, bytes, words) in files {
        assert_eq!(refused(&decoder, &bytes, document()).await, words, "{what}");
    }
    let photo = Keep { photo: true, ..document() };
    assert_eq!(refused(&decoder, &letter, photo.clone()).await, "file-photo-needs-picture");
    // A PDF named .jpg is a PDF, a JPEG named .pdf a JPEG: names are not even asked for.
    assert_eq!(taken(&letter).await.media, Media::Pdf);
    assert_eq!(decoder.take(jpeg, photo).await.unwrap().media, Media::Jpeg);
}
