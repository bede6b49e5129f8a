//! Photos of a face: what the catalogue asks of one, what was measured in the picture, and what follows.
//! Pure: the picture was measured elsewhere. Only the number of pixels can refuse a photo. All else is
//! told to the visitor, who may use the photo anyway; an officer then looks at it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::policy::Policy;
use crate::policy::assessment::FindingStanding;

/// What a service asks of its photo, beside the figures of the policy.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoRule {
    /// None: any plain colour.
    #[serde(default)]
    pub background: Option<Background>,
    /// The parameters `<figures>_width`, `<figures>_height` and so on.
    #[serde(default = "default_figures")]
    pub figures: String,
}

fn default_figures() -> String {
    "photo".into()
}

impl Default for PhotoRule {
    fn default() -> Self {
        Self { background: None, figures: default_figures() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Background {
    White,
    Red,
    Blue,
}

impl Background {
    /// The end of its words' names.
    pub fn name(self) -> &'static str {
        match self {
            Self::White => "white",
            Self::Red => "red",
            Self::Blue => "blue",
        }
    }

    /// Whether a colour passes for it. Wide on purpose: lamps and cameras differ.
    fn is(self, [red, green, blue]: [u8; 3]) -> bool {
        let (r, g, b) = (i32::from(red), i32::from(green), i32::from(blue));
        match self {
            Self::White => r.min(g).min(b) >= 190 && r.max(g).max(b) - r.min(g).min(b) <= 40,
            Self::Red => r >= 120 && r - g.max(b) >= 60,
            Self::Blue => b >= 100 && b - r >= 40,
        }
    }
}

/// The parameters of one set of figures.
const FIGURES: [&str; 7] =
    ["width", "height", "head_least", "head_most", "eyes_least", "eyes_most", "kilobytes"];

impl PhotoRule {
    /// The names of the parameters that this rule needs.
    pub fn parameters(&self) -> [String; 7] {
        FIGURES.map(|figure| format!("{}_{figure}", self.figures))
    }

    /// The figures in force on a day; none where one is missing or is no figure that can be.
    pub fn limits(&self, policy: &Policy, date: Date) -> Option<PhotoLimits> {
        let mut values = [0_u32; 7];
        for (value, name) in values.iter_mut().zip(self.parameters()) {
            *value = u32::try_from(policy.parameters.get(&name)?.on(date)?.value).ok()?;
        }
        let [width, height, head_least, head_most, eyes_least, eyes_most, kilobytes] = values;
        let whole = width > 0 && height > 0 && head_least > 0 && kilobytes > 0;
        let ordered = head_least <= head_most && head_most <= 100 && eyes_least <= eyes_most;
        (whole && ordered).then_some(PhotoLimits {
            width,
            height,
            head: (head_least, head_most),
            eyes: (eyes_least, eyes_most),
            kilobytes,
        })
    }
}

/// The figures of the policy on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhotoLimits {
    /// The least width and height, in pixels; their ratio is the shape that is asked for.
    pub width: u32,
    pub height: u32,
    /// Least and most height of the head, from crown to chin, in percent of the picture.
    pub head: (u32, u32),
    /// Least and most height of the eyes above the lower edge, in percent of the picture.
    pub eyes: (u32, u32),
    /// The most that is kept, in thousands of bytes.
    pub kilobytes: u32,
}

/// What was measured in a picture. Shares and places are thousandths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measures {
    /// Pixels, the right way up.
    pub width: u32,
    pub height: u32,
    /// Variance of the Laplacian around the face, at a height of 600 pixels and a contrast of 100.
    pub sharpness: u32,
    /// Brightness that 5 and 95 of 100 pixels of the face stay under, 0 to 255.
    pub dark: u8,
    pub bright: u8,
    /// The middle colour along the upper edges, and the share of pixels there that are like it.
    pub ground: [u8; 3],
    pub plain: u32,
    /// The head, where its outline could be told from the background.
    pub head: Option<Head>,
}

/// A head's outline, in thousandths of the picture's height (and of its width, where it says so).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub crown: u32,
    /// From crown to chin.
    pub height: u32,
    /// The middle of the head from the left, in thousandths of the width.
    pub middle: u32,
}

impl Head {
    /// The height of the eyes above the lower edge. Eyes lie half-way between crown and chin.
    fn eyes(self) -> u32 {
        1000_u32.saturating_sub(self.crown + self.height / 2)
    }
}

/// One thing that was looked at, and how it came out. The name is that of its words: `photo-<name>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhotoPoint {
    Pixels,
    Shape,
    ShapeWide,
    ShapeTall,
    Sharp,
    Blurred,
    Light,
    LightDark,
    LightBright,
    Ground,
    GroundUneven,
    GroundColour,
    Head,
    HeadSmall,
    HeadLarge,
    HeadHigh,
    HeadLow,
    HeadSideways,
    /// The outline could not be told: a person looks.
    HeadUnknown,
}

impl PhotoPoint {
    pub fn standing(self) -> FindingStanding {
        match self {
            Self::Pixels | Self::Shape | Self::Sharp | Self::Light | Self::Ground | Self::Head => {
                FindingStanding::Met
            }
            Self::HeadUnknown => FindingStanding::Unknown,
            _ => FindingStanding::Attention,
        }
    }

    /// The name of its words, without `photo-`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pixels => "pixels",
            Self::Shape => "shape",
            Self::ShapeWide => "shape-wide",
            Self::ShapeTall => "shape-tall",
            Self::Sharp => "sharp",
            Self::Blurred => "blurred",
            Self::Light => "light",
            Self::LightDark => "light-dark",
            Self::LightBright => "light-bright",
            Self::Ground => "ground",
            Self::GroundUneven => "ground-uneven",
            Self::GroundColour => "ground-colour",
            Self::Head => "head",
            Self::HeadSmall => "head-small",
            Self::HeadLarge => "head-large",
            Self::HeadHigh => "head-high",
            Self::HeadLow => "head-low",
            Self::HeadSideways => "head-sideways",
            Self::HeadUnknown => "head-unknown",
        }
    }
}

/// What was found, and whether the visitor uses the photo all the same. Kept with the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoReport {
    pub points: Vec<PhotoPoint>,
    /// The visitor was told and chose this photo.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
    /// The part of the picture that would do better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut: Option<Cut>,
}

impl PhotoReport {
    /// What the visitor is asked to mend.
    pub fn attention(&self) -> impl Iterator<Item = PhotoPoint> {
        self.points.iter().copied().filter(|point| point.standing() == FindingStanding::Attention)
    }

    /// Whether a person has to look at the photo.
    pub fn wants_a_look(&self) -> bool {
        self.points.iter().any(|point| point.standing() != FindingStanding::Met)
    }
}

/// A photo is refused only for this: it cannot be printed in the size that is asked for.
pub fn too_few_pixels(measures: &Measures, limits: &PhotoLimits) -> bool {
    measures.width < limits.width || measures.height < limits.height
}

/// How far the shape may be from the one asked for, in thousandths: a pixel or two lost in cutting.
const SHAPE_TOLERANCE: u32 = 30;
/// Below this a face is blurred: out of focus, moved, or drawn large from a small picture. A drawn
/// portrait in focus has a hundred and more; one blurred over half a percent of its height has 15 at most.
const SHARP: u32 = 20;
/// Even the lightest parts of the face are dark, or even the darkest are light. The ends of the range,
/// not its middle: a dark or a fair skin is no fault of a photo.
const DARK: u8 = 60;
const BRIGHT: u8 = 215;
/// The least share of the edges that is of one colour.
const PLAIN: u32 = 900;
/// How far head and eyes may be outside the figures, in thousandths: an outline is hair and all, and
/// the chin is worked out from it.
const HEAD_TOLERANCE: u32 = 50;
/// How far the middle of the head may be from the middle of the picture, in thousandths of the width.
const MIDDLE_TOLERANCE: u32 = 80;

/// What follows from the measures, in the order in which it is told.
pub fn judge(measures: &Measures, limits: &PhotoLimits, background: Option<Background>) -> Vec<PhotoPoint> {
    vec![
        PhotoPoint::Pixels,
        shape(measures, limits),
        if measures.sharpness < SHARP { PhotoPoint::Blurred } else { PhotoPoint::Sharp },
        light(measures),
        ground(measures, background),
        head(measures, limits),
    ]
}

fn shape(measures: &Measures, limits: &PhotoLimits) -> PhotoPoint {
    let asked = u64::from(limits.width) * 1000 / u64::from(limits.height);
    let is = u64::from(measures.width) * 1000 / u64::from(measures.height.max(1));
    let off = asked * u64::from(SHAPE_TOLERANCE) / 1000;
    if is > asked + off {
        PhotoPoint::ShapeWide
    } else if is + off < asked {
        PhotoPoint::ShapeTall
    } else {
        PhotoPoint::Shape
    }
}

fn light(measures: &Measures) -> PhotoPoint {
    if measures.bright < DARK {
        PhotoPoint::LightDark
    } else if measures.dark > BRIGHT {
        PhotoPoint::LightBright
    } else {
        PhotoPoint::Light
    }
}

fn ground(measures: &Measures, background: Option<Background>) -> PhotoPoint {
    if measures.plain < PLAIN {
        PhotoPoint::GroundUneven
    } else if background.is_some_and(|background| !background.is(measures.ground)) {
        PhotoPoint::GroundColour
    } else {
        PhotoPoint::Ground
    }
}

/// The head, where the background is plain enough for its outline to mean anything.
fn outline(measures: &Measures) -> Option<Head> {
    measures.head.filter(|_| measures.plain >= PLAIN)
}

fn head(measures: &Measures, limits: &PhotoLimits) -> PhotoPoint {
    let Some(head) = outline(measures) else { return PhotoPoint::HeadUnknown };
    let under = |value: u32, least: u32| value + HEAD_TOLERANCE < least * 10;
    let over = |value: u32, most: u32| value > most * 10 + HEAD_TOLERANCE;
    if under(head.height, limits.head.0) {
        PhotoPoint::HeadSmall
    } else if over(head.height, limits.head.1) {
        PhotoPoint::HeadLarge
    } else if head.middle.abs_diff(500) > MIDDLE_TOLERANCE {
        PhotoPoint::HeadSideways
    } else if over(head.eyes(), limits.eyes.1) {
        PhotoPoint::HeadHigh
    } else if under(head.eyes(), limits.eyes.0) {
        PhotoPoint::HeadLow
    } else {
        PhotoPoint::Head
    }
}

/// A part of a picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

/// The part of a picture that has the shape asked for, with the head where it belongs as far as the
/// picture allows; none where cutting would help nothing or leave too few pixels.
pub fn cut(measures: &Measures, limits: &PhotoLimits) -> Option<Cut> {
    let mends = |point| !matches!(point, PhotoPoint::Shape | PhotoPoint::Head | PhotoPoint::HeadUnknown);
    if !mends(shape(measures, limits)) && !mends(head(measures, limits)) {
        return None;
    }
    let (width, height) = (f64::from(measures.width), f64::from(measures.height));
    let ratio = f64::from(limits.width) / f64::from(limits.height);
    let largest = height.min(width / ratio);
    let (tall, top, middle) = match outline(measures) {
        Some(head) => {
            let share = f64::from(limits.head.0 + limits.head.1) / 200.0;
            let tall = (f64::from(head.height) / 1000.0 * height / share).min(largest);
            let above = 1.0 - f64::from(limits.eyes.0 + limits.eyes.1) / 200.0;
            let eyes = height - f64::from(head.eyes()) / 1000.0 * height;
            (tall, eyes - tall * above, f64::from(head.middle) / 1000.0 * width)
        }
        // Both sides can go without knowing where the head is; above and below it cannot be told.
        None if shape(measures, limits) == PhotoPoint::ShapeWide => (largest, 0.0, width / 2.0),
        None => return None,
    };
    let wide = tall * ratio;
    // A width that is whole but for rounding stays so.
    let whole = |value: f64| (value + 1e-6).floor() as u32;
    let cut = Cut {
        left: whole((middle - wide / 2.0).min(width - wide).max(0.0)),
        top: whole(top.min(height - tall).max(0.0)),
        width: whole(wide),
        height: whole(tall),
    };
    let helps = (cut.width, cut.height) != (measures.width, measures.height);
    (helps && cut.width >= limits.width && cut.height >= limits.height).then_some(cut)
}

#[cfg(test)]
mod tests;
