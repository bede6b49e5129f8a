//! Finding the code of a seal in a picture. It knows nothing of the app, so that the fuzz targets take it as
//! it is.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{ImageFormat, ImageReader};
use lawang_core::seal::carriage;

/// The first code of a picture that holds a seal. The picture is one that was drawn here.
pub fn seal_in_picture(png: &[u8]) -> Option<Vec<u8>> {
    let picture = ImageReader::with_format(Cursor::new(png), ImageFormat::Png).decode().ok()?.to_luma8();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    // A reader that panics has found nothing; nothing of its state is used again.
    let found = catch_unwind(AssertUnwindSafe(|| {
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
            // Sides of a picture are far below 2^32.
            picture.get_pixel(x as u32, y as u32).0[0]
        });
        let codes = prepared.detect_grids().into_iter().filter_map(|grid| {
            let mut content = Vec::new();
            grid.decode_to(&mut content).ok().map(|_| content)
        });
        codes.collect::<Vec<_>>()
    }));
    found.unwrap_or_default().iter().find_map(|content| {
        let seal = carriage::read_code(content)?;
        (seal.first() == Some(&0xDC)).then_some(seal)
    })
}
