//! Measuring a photo of a face without knowing what a face is: sharpness, light, the colour along the
//! edges, and the outline of what stands before a plain background. Where the outline is not that of a
//! head on a neck, nothing is said of the head.

use image::imageops::FilterType;
use image::{DynamicImage, RgbImage};
use lawang_core::form::photo::{Head, Measures};

/// Everything is measured at this height.
const HEIGHT: u32 = 600;
/// A picture that is wider than this many heights is no portrait; more of it is not looked at.
const WIDEST: u32 = 3;
/// How unlike two colours are that are told apart: the largest difference of a channel.
const UNLIKE: u8 = 42;
/// Shorter runs of pixels are dust or noise.
const RUN: usize = 3;

pub(super) fn measure(picture: &DynamicImage) -> Measures {
    let (width, height) = (picture.width(), picture.height());
    let small = scale(picture);
    let ground = ground(&small);
    let plain = plain(&small, ground);
    let head = outline(&small, ground).and_then(|outline| outline.head(&small));
    let face = Area::of(&small, head);
    let (dark, bright) = face.light(&small);
    let sharpness = face.sharpness(&small, u32::from(bright.abs_diff(dark)));
    Measures { width, height, sharpness, dark, bright, ground, plain, head }
}

fn scale(picture: &DynamicImage) -> RgbImage {
    let (width, height) = (u64::from(picture.width()), u64::from(picture.height().max(1)));
    let scaled = (width * u64::from(HEIGHT) / height).clamp(1, u64::from(HEIGHT * WIDEST)) as u32;
    if picture.height() >= 2 * HEIGHT {
        picture.thumbnail_exact(scaled, HEIGHT).into_rgb8()
    } else {
        picture.resize_exact(scaled, HEIGHT, FilterType::CatmullRom).into_rgb8()
    }
}

fn channels(picture: &RgbImage, x: u32, y: u32) -> [u8; 3] {
    picture.get_pixel(x, y).0
}

fn unlike(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).any(|(a, b)| a.abs_diff(b) > UNLIKE)
}

/// Where there should be nothing but background: a strip along the top, and down both sides to above the
/// shoulders.
fn edges(picture: &RgbImage) -> impl Iterator<Item = [u8; 3]> {
    let (width, height) = picture.dimensions();
    let (top, side) = ((height / 20).max(1), (width / 16).max(1));
    let down = height * 11 / 20;
    (0..down.max(top)).flat_map(move |y| {
        let strip = if y < top { 0..width } else { 0..side };
        let other = if y < top { 0..0 } else { width.saturating_sub(side)..width };
        strip.chain(other).map(move |x| channels(picture, x, y))
    })
}

/// The middle colour of the edges, channel by channel.
fn ground(picture: &RgbImage) -> [u8; 3] {
    let mut counts = [[0_u32; 256]; 3];
    for colour in edges(picture) {
        for (count, channel) in counts.iter_mut().zip(colour) {
            count[usize::from(channel)] += 1;
        }
    }
    counts.map(|count| at_share(&count, 500))
}

fn plain(picture: &RgbImage, ground: [u8; 3]) -> u32 {
    let (mut like, mut all) = (0_u64, 0_u64);
    for colour in edges(picture) {
        all += 1;
        like += u64::from(!unlike(colour, ground));
    }
    (like * 1000 / all.max(1)) as u32
}

/// The value that so many thousandths of the counted stay at or under.
fn at_share(counts: &[u32; 256], share: u64) -> u8 {
    let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    let mut sum = 0;
    for (value, count) in counts.iter().enumerate() {
        sum += u64::from(*count);
        if sum * 1000 >= all * share && sum > 0 {
            return value as u8;
        }
    }
    255
}

/// From where to where each row differs from the background; equal where it does not.
struct Outline(Vec<(u32, u32)>);

fn outline(picture: &RgbImage, ground: [u8; 3]) -> Option<Outline> {
    let (width, height) = picture.dimensions();
    let rows: Vec<_> = (0..height)
        .map(|y| {
            let marks: Vec<bool> = (0..width).map(|x| unlike(channels(picture, x, y), ground)).collect();
            let run = |run: &[bool]| run.iter().all(|mark| *mark);
            let first = marks.windows(RUN).position(run)?;
            let last = marks.windows(RUN).rposition(run)? + RUN;
            Some((first as u32, last as u32))
        })
        .map(Option::unwrap_or_default)
        .collect();
    (width >= 30 && height >= 30).then_some(Outline(rows))
}

impl Outline {
    /// How wide each row is, evened out over a few rows.
    fn widths(&self) -> Vec<u32> {
        let widths: Vec<u32> = self.0.iter().map(|(first, last)| last - first).collect();
        let around = |y: usize| &widths[y.saturating_sub(2)..(y + 3).min(widths.len())];
        (0..widths.len()).map(|y| around(y).iter().sum::<u32>() / around(y).len() as u32).collect()
    }

    /// A head widens from its crown, narrows to a neck, and widens again to shoulders. As an ellipse that
    /// is as wide as the head and meets the neck where the outline does, it ends at the chin.
    fn head(&self, picture: &RgbImage) -> Option<Head> {
        let (width, height) = (picture.width(), self.0.len());
        let widths = self.widths();
        let crown = (0..height.saturating_sub(8))
            .find(|y| widths[*y..*y + 8].iter().all(|wide| *wide >= width / 20))?;
        // The narrowest place below the widest, once the outline has become clearly wider again. A place as
        // wide as the widest before that was an ear or a strand of hair.
        let (mut widest, mut neck, mut shoulders) = (crown, crown, false);
        for y in crown..height {
            if widths[y] < widths[neck] {
                neck = y;
            }
            let narrow = widths[neck] * 100 <= widths[widest] * 85;
            if narrow && widths[y] * 100 >= widths[neck] * 120 {
                shoulders = true;
                break;
            }
            if widths[y] >= widths[widest] {
                (widest, neck) = (y, y);
            }
        }
        let (wide, thin) = (widths[widest], widths[neck]);
        let likely = wide * 100 / width;
        if !shoulders || thin == 0 || !(15..=80).contains(&likely) {
            return None;
        }
        let meets = (widest..neck).find(|y| widths[*y] * 100 <= thin * 108).unwrap_or(neck);
        let part = f64::from(widths[meets]) / f64::from(wide);
        let tall = 2.0 * (meets - crown) as f64 / (1.0 + (1.0 - part * part).max(0.0).sqrt());
        // Heads are taller than wide, with or without hair and ears.
        if !(0.9..=2.2).contains(&(tall / f64::from(wide))) {
            return None;
        }
        let (first, last) = self.0[widest];
        let thousandths = |value: f64, of: f64| (value * 1000.0 / of) as u32;
        Some(Head {
            crown: thousandths(crown as f64, height as f64),
            height: thousandths(tall, height as f64),
            middle: thousandths(f64::from(first + last) / 2.0, f64::from(width)),
        })
    }
}

/// Where the face is, or is likely to be.
struct Area {
    left: u32,
    right: u32,
    top: u32,
    bottom: u32,
}

impl Area {
    /// From the brows to the chin and between the ears, without hair or scarf and the background.
    fn of(picture: &RgbImage, head: Option<Head>) -> Self {
        let (width, height) = picture.dimensions();
        let head = head.unwrap_or(Head { crown: 175, height: 550, middle: 500 });
        let y = |share: u32| (head.crown + head.height * share / 100) * height / 1000;
        let half = head.height * height / 1000 / 4;
        let middle = head.middle * width / 1000;
        let left = middle.saturating_sub(half).min(width - 1);
        let top = y(35).min(height - 1);
        Self {
            left,
            right: (middle + half).clamp(left + 1, width),
            top,
            bottom: y(92).clamp(top + 1, height),
        }
    }

    /// Brightness as an eye sees it (ITU-R BT.601), 0 to 255.
    fn brightness(picture: &RgbImage, x: u32, y: u32) -> i32 {
        let [red, green, blue] = channels(picture, x, y).map(i32::from);
        (299 * red + 587 * green + 114 * blue) / 1000
    }

    /// The brightness that 5 and 95 of 100 pixels stay under.
    fn light(&self, picture: &RgbImage) -> (u8, u8) {
        let mut counts = [0; 256];
        for y in self.top..self.bottom {
            for x in self.left..self.right {
                counts[Self::brightness(picture, x, y).clamp(0, 255) as usize] += 1;
            }
        }
        (at_share(&counts, 50), at_share(&counts, 950))
    }

    /// Variance of the Laplacian, as it would be if light and dark lay 100 apart: a dark skin, or little
    /// light, is not the same as a blur.
    fn sharpness(&self, picture: &RgbImage, contrast: u32) -> u32 {
        let (width, height) = picture.dimensions();
        let (mut sum, mut squares, mut count) = (0_i64, 0_i64, 0_i64);
        for y in self.top.max(1)..self.bottom.min(height.saturating_sub(1)) {
            for x in self.left.max(1)..self.right.min(width.saturating_sub(1)) {
                let at = |x, y| Self::brightness(picture, x, y);
                let edge = 4 * at(x, y) - at(x - 1, y) - at(x + 1, y) - at(x, y - 1) - at(x, y + 1);
                sum += i64::from(edge);
                squares += i64::from(edge) * i64::from(edge);
                count += 1;
            }
        }
        let count = count.max(1);
        let variance = squares / count - (sum / count) * (sum / count);
        let contrast = i64::from(contrast.max(10));
        u32::try_from(variance * 10_000 / (contrast * contrast)).unwrap_or(0)
    }
}
