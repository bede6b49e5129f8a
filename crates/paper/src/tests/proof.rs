//! A paper as the press lays it out: its words where they stand, and what is wrong with it.

use serde::Serialize;
use typst::layout::{Frame, FrameItem, Point};

use crate::parts::{Head, Scan};
use crate::press::{Picture, proof};
use crate::{Checklist, Form, Letter, Payment, Receipt};

/// Millimetres of the templates' margin, in points.
const MARGIN: f64 = 22.0 * 72.0 / 25.4;

pub struct Proof {
    /// The words of each page, line by line.
    pub pages: Vec<String>,
    accessible: Option<Vec<u8>>,
    faults: Vec<String>,
}

pub trait Printed: Serialize {
    fn template(&self) -> &'static str;
    fn head(&self) -> &Head;
    fn scans(&self) -> Vec<&Scan>;
}

macro_rules! printed {
    ($($kind:ty, $template:literal, [$($scan:ident),*]);* $(;)?) => {
        $(impl Printed for $kind {
            fn template(&self) -> &'static str {
                $template
            }
            fn head(&self) -> &Head {
                &self.head
            }
            fn scans(&self) -> Vec<&Scan> {
                let scans: [Option<&Scan>; _] = [$(self.$scan.as_ref()),*];
                scans.into_iter().flatten().collect()
            }
        })*
    };
}

printed! {
    Receipt, "receipt.typ", [scan, seal];
    Checklist, "checklist.typ", [scan];
    Form, "form.typ", [];
    Letter, "letter.typ", [scan];
    Payment, "payment.typ", [scan];
}

/// A run of words and where it begins.
struct Run {
    at: Point,
    text: String,
}

impl Proof {
    pub fn of(paper: &impl Printed) -> Self {
        let pictures: Vec<Picture> = crate::letterhead::pictures(paper.head(), paper.scans());
        let (document, accessible) = proof(paper.template(), paper, pictures);
        let (mut pages, mut faults) = (Vec::new(), Vec::new());
        for page in document.pages() {
            let mut runs = Vec::new();
            read(&page.frame, Point::zero(), page.frame.width().to_pt(), &mut runs, &mut faults);
            for run in &runs {
                if run.at.y.to_pt() > page.frame.height().to_pt() - 20.0 {
                    faults.push(format!("below the sheet: {}", run.text));
                }
            }
            pages.push(lines(runs));
        }
        Self { pages, accessible, faults }
    }

    pub fn told(&self) -> String {
        self.pages.join("\n――――――――\n")
    }

    pub fn pdf(&self) -> &[u8] {
        self.accessible.as_deref().unwrap_or_default()
    }

    /// On the sheet, with all signs and words, and fit for those who listen.
    pub fn is_sound(&self, name: &str) {
        assert!(self.faults.is_empty(), "{name}: {:#?}", self.faults);
        assert!(self.accessible.is_some(), "{name} is not PDF/UA-1");
        assert!(!self.told().contains('⟨'), "{name} lacks words: {}", self.told());
    }
}

fn read(frame: &Frame, from: Point, width: f64, runs: &mut Vec<Run>, faults: &mut Vec<String>) {
    for (place, item) in frame.items() {
        let at = from + *place;
        match item {
            FrameItem::Group(group) => {
                let moved = Point::new(group.transform.tx, group.transform.ty);
                read(&group.frame, at + moved, width, runs, faults);
            }
            FrameItem::Text(text) => {
                let end = (at.x + text.width()).to_pt();
                if at.x.to_pt() < MARGIN - 0.5 || end > width - MARGIN + 0.5 {
                    faults.push(format!("over the margin: {}", text.text));
                }
                let signless = |glyph: &&typst::text::Glyph| {
                    glyph.id == 0 && !text.text[glyph.range()].chars().all(|c| c == '\u{200B}')
                };
                if text.glyphs.iter().any(|glyph| signless(&glyph)) {
                    faults.push(format!("no sign for something in: {}", text.text));
                }
                runs.push(Run { at, text: text.text.to_string() });
            }
            _ => {}
        }
    }
}

/// The runs as lines, from the top down, each from its start to its end.
fn lines(mut runs: Vec<Run>) -> String {
    runs.sort_by(|a, b| a.at.y.to_pt().total_cmp(&b.at.y.to_pt()));
    let mut lines: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match lines.last_mut() {
            Some(line) if (run.at.y - line[0].at.y).to_pt() < 1.5 => line.push(run),
            _ => lines.push(vec![run]),
        }
    }
    let line = |mut line: Vec<Run>| {
        line.sort_by(|a, b| a.at.x.to_pt().total_cmp(&b.at.x.to_pt()));
        line.iter().map(|run| run.text.trim()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("  ")
    };
    let lines: Vec<String> = lines.into_iter().map(line).filter(|line| !line.is_empty()).collect();
    lines.join("\n").replace('\u{200B}', "")
}
