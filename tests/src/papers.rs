//! Papers to hand in: a photograph and a document, made on the spot, of a plausible size and with
//! nobody's face or data in them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use image::{DynamicImage, Rgb, RgbImage};

pub const WHITE: [u8; 3] = [246, 246, 244];
pub const RED: [u8; 3] = [198, 38, 44];

/// A portrait that can be drawn as a photographer might take it, well or badly. Lengths are shares of the
/// picture's height; `middle` is one of its width.
#[derive(Debug, Clone)]
pub struct Portrait {
    pub size: (u32, u32),
    pub ground: [u8; 3],
    pub skin: [u8; 3],
    pub hair: [u8; 3],
    pub cloth: [u8; 3],
    /// From crown to chin.
    pub head: f64,
    /// The eyes above the lower edge.
    pub eyes: f64,
    pub middle: f64,
    /// Hair down to the shoulders: no neck is seen.
    pub long_hair: bool,
    /// Of a blur over so many shares of the height.
    pub blur: f64,
    /// Times as bright.
    pub light: f64,
    /// How much darker the ground is at the right edge than at the left, from 0 to 1.
    pub shadow: f64,
}

impl Default for Portrait {
    fn default() -> Self {
        Self {
            size: (480, 720),
            ground: WHITE,
            skin: [196, 150, 122],
            hair: [52, 38, 30],
            cloth: [38, 70, 110],
            head: 0.55,
            eyes: 0.55,
            middle: 0.5,
            long_hair: false,
            blur: 0.0,
            light: 1.0,
            shadow: 0.0,
        }
    }
}

impl Portrait {
    pub fn draw(&self) -> DynamicImage {
        let (width, height) = self.size;
        let picture = RgbImage::from_fn(width, height, |x, y| {
            // Four looks at each pixel, so that edges are as soft as a lens draws them.
            let looks = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
            let mut sum = [0.0; 3];
            for (dx, dy) in looks {
                let colour = self.colour(
                    (f64::from(x) + dx - f64::from(width) * self.middle) / f64::from(height),
                    (f64::from(y) + dy) / f64::from(height),
                    f64::from(x) / f64::from(width),
                );
                for (sum, channel) in sum.iter_mut().zip(colour) {
                    *sum += channel / 4.0;
                }
            }
            // A sensor is never quite still.
            let noise = f64::from((x * 7919 + y * 104_729 + x * y * 31) % 7) - 3.0;
            Rgb(sum.map(|channel| (channel * self.light + noise).clamp(0.0, 255.0) as u8))
        });
        let picture = DynamicImage::ImageRgb8(picture);
        if self.blur > 0.0 { picture.blur((self.blur * f64::from(height)) as f32) } else { picture }
    }

    /// The colour at a place from the middle of the head and from the upper edge.
    fn colour(&self, x: f64, y: f64, across: f64) -> [f64; 3] {
        let eyes = 1.0 - self.eyes;
        let (crown, chin) = (eyes - self.head / 2.0, eyes + self.head / 2.0);
        let wide = self.head * 0.36;
        let oval =
            |cx: f64, cy: f64, rx: f64, ry: f64| ((x - cx) / rx).powi(2) + ((y - cy) / ry).powi(2) < 1.0;
        let shown = |colour: [u8; 3], times: f64| colour.map(|channel| f64::from(channel) * times);
        let eye = |side: f64| {
            oval(side * wide * 0.42, eyes, wide * 0.15, wide * 0.07)
                && !oval(side * wide * 0.42, eyes, wide * 0.06, wide * 0.06)
        };
        let dark = |side: f64| {
            oval(side * wide * 0.42, eyes, wide * 0.06, wide * 0.06)
                || oval(side * wide * 0.42, eyes - wide * 0.2, wide * 0.2, wide * 0.04)
        };
        let head = oval(0.0, eyes, wide, self.head / 2.0);
        let hair = head
            && y < crown + self.head * 0.3
            && !oval(0.0, eyes + self.head * 0.12, wide * 0.86, self.head * 0.42);
        let falls = self.long_hair && x.abs() < wide * 1.15 && y > eyes - self.head * 0.2 && y < chin + 0.25;
        if hair {
            shown(self.hair, 1.0)
        } else if head {
            if eye(-1.0) || eye(1.0) {
                return [238.0, 236.0, 230.0];
            }
            if dark(-1.0) || dark(1.0) {
                return shown(self.hair, 0.6);
            }
            if oval(0.0, chin - self.head * 0.17, wide * 0.36, wide * 0.07) {
                return shown([170, 84, 80], 1.0);
            }
            if oval(wide * 0.06, eyes + self.head * 0.2, wide * 0.1, wide * 0.05) {
                return shown(self.skin, 0.7);
            }
            shown(self.skin, 1.05 - 0.25 * (x / wide + 0.5).clamp(0.0, 1.0))
        } else if falls {
            shown(self.hair, 0.9)
        } else if x.abs() < wide * 0.55 && y > eyes && y < chin + 0.08 {
            shown(self.skin, 0.85)
        } else if oval(0.0, chin + 0.05 + 0.45, wide * 2.2, 0.45) {
            shown(self.cloth, 1.0)
        } else {
            shown(self.ground, 1.0 - self.shadow * across)
        }
    }
}

/// A JPEG of a face before a plain ground, drawn as the rules for photos ask.
pub fn photo(folder: &Path) -> Result<PathBuf> {
    photo_before(WHITE, folder)
}

pub fn photo_before(ground: [u8; 3], folder: &Path) -> Result<PathBuf> {
    let path = folder.join("photo.jpg");
    Portrait { ground, ..Portrait::default() }.draw().save(&path)?;
    Ok(path)
}

/// A PDF of one page with a few lines of text.
pub fn letter(folder: &Path) -> Result<PathBuf> {
    let path = folder.join("letter.pdf");
    fs::write(&path, letters(1))?;
    Ok(path)
}

/// The same with so many pages.
pub fn letters(pages: usize) -> Vec<u8> {
    let text = "BT /F 16 Tf 60 760 Td 24 TL \
                (Letter of guarantee) Tj T* T* \
                (We guarantee the stay of the person named in this application,) Tj T* \
                (and that they leave when their permit ends.) Tj T* T* \
                (A sample made for a test; it names nobody.) Tj ET";
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", page + 5)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {pages} >>", kids.join(" ")),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R \
                /Resources << /Font << /F 4 0 R >> >> >>";
    objects.extend(std::iter::repeat_n(page.to_owned(), pages));
    pdf(&objects, "")
}

/// A well-formed PDF of these objects, numbered from 1; the first is its catalogue.
pub fn pdf(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (object, number) in objects.iter().zip(1..) {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    let size = objects.len() + 1;
    file += &format!(
        "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}
