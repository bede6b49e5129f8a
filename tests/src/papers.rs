//! Papers to hand in: a photograph and a document, made on the spot, of a plausible size and with
//! nobody's face or data in them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use image::{Rgb, RgbImage};

/// A JPEG of 480 × 640 with a head and shoulders drawn in flat colours.
pub fn photo(folder: &Path) -> Result<PathBuf> {
    let picture = RgbImage::from_fn(480, 640, |x, y| {
        let (x, y) = (f64::from(x) - 240.0, f64::from(y));
        let within = |cy: f64, rx: f64, ry: f64| (x / rx).powi(2) + ((y - cy) / ry).powi(2) < 1.0;
        if within(270.0, 105.0, 140.0) {
            Rgb([196, 160, 132])
        } else if within(620.0, 215.0, 190.0) {
            Rgb([38, 70, 110])
        } else {
            Rgb([205, 40, 45])
        }
    });
    let path = folder.join("photo.jpg");
    picture.save(&path)?;
    Ok(path)
}

/// A PDF of one page with a few lines of text.
pub fn letter(folder: &Path) -> Result<PathBuf> {
    let text = "BT /F 16 Tf 60 760 Td 24 TL \
                (Letter of guarantee) Tj T* T* \
                (We guarantee the stay of the person named in this application,) Tj T* \
                (and that they leave when their permit ends.) Tj T* T* \
                (A sample made for a test; it names nobody.) Tj ET";
    let path = folder.join("letter.pdf");
    fs::write(&path, pdf(text))?;
    Ok(path)
}

/// The least well-formed PDF around one page's content.
fn pdf(content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (object, number) in objects.iter().zip(1..) {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    let size = objects.len() + 1;
    file += &format!(
        "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}
