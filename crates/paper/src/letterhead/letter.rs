//! A letter of the office about one case: a decision, or a request to correct something.

use serde::Serialize;

use lawang_core::case::{Case, Decision, Status, Step};
use lawang_core::catalogue::guide::Block;
use lawang_core::catalogue::words::Args;
use lawang_core::form::answer::FieldId;

use super::{Letterhead, pictures, source};
use crate::parts::{Fact, Head, Scan};
use crate::press::{self, PaperError, Sheets};

/// The parameter that says within how many working days a decision can be objected to.
const OBJECTION_DAYS: &str = "objection_days";

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letter {
    pub head: Head,
    pub facts: Vec<Fact>,
    pub opening: Vec<String>,
    pub outcome: Option<OutcomePart>,
    pub parts: Vec<Part>,
    pub closing: Vec<String>,
    /// How the letter came about.
    pub note: String,
    pub scan: Option<Scan>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Granted,
    Refused,
    Asked,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutcomePart {
    pub kind: Kind,
    pub title: String,
    pub facts: Vec<Fact>,
    pub items: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    pub heading: String,
    pub texts: Vec<String>,
    pub items: Vec<String>,
    pub source: Option<String>,
}

impl Letter {
    pub fn set(&self) -> Result<Sheets, PaperError> {
        press::set("letter.typ", self, pictures(&self.head, self.scan.as_ref()))
    }
}

/// Whether the case's state calls for a letter.
pub(super) fn is_due(case: &Case) -> bool {
    !matches!(case.status, Status::InReview { .. })
}

impl Letterhead<'_> {
    /// The letter that the case's state calls for. `officer` is who signs it.
    pub fn letter(&self, case: &Case, officer: Option<&str>) -> Option<Letter> {
        match &case.status {
            Status::InReview { .. } => None,
            Status::CorrectionAsked { fields, note } => Some(self.request(case, fields, note, officer)),
            Status::Decided(decision) => Some(self.decision(case, decision, officer)),
        }
    }

    fn request(&self, case: &Case, fields: &[FieldId], note: &str, officer: Option<&str>) -> Letter {
        let words = self.words;
        let asked = Self::last(case, Step::CorrectionAsked).unwrap_or_default();
        let fields = fields.iter().map(|field| words.text(&format!("field-{field}")));
        let part = |heading: &str, text: String| Part {
            heading: words.text(heading),
            texts: vec![text],
            items: vec![],
            source: None,
        };
        let mut parts = Vec::new();
        if !note.is_empty() {
            parts.push(part("paper-officer-writes", note.to_owned()));
        }
        parts.push(part("paper-correct-how-heading", words.text("paper-correct-how")));
        Letter {
            facts: self.addressed(case, asked),
            opening: vec![words.text("paper-correction-opening")],
            outcome: Some(OutcomePart {
                kind: Kind::Asked,
                title: words.text("paper-correct-these"),
                facts: vec![],
                items: fields.collect(),
            }),
            parts,
            scan: self.status_scan(case),
            ..self.letter_of(case, "paper-correction", officer)
        }
    }

    fn decision(&self, case: &Case, decision: &Decision, officer: Option<&str>) -> Letter {
        let words = self.words;
        let decided = Self::last(case, Step::Decided).unwrap_or_default();
        let (kind, title) = match decision.granted {
            true => (Kind::Granted, "status-granted"),
            false => (Kind::Refused, "status-refused"),
        };
        let until = decision.valid_until.map(|date| self.fact("paper-valid-until", words.date(date)));
        let mut parts = vec![Part {
            heading: words.text("paper-reason"),
            texts: vec![decision.reason.clone()],
            items: vec![],
            source: Some(
                words.text_with("paper-legal-basis", &Args::new().with("source", decision.citation.clone())),
            ),
        }];
        if !decision.granted {
            parts.push(self.objection(case, decided));
        }
        Letter {
            facts: self.addressed(case, decided),
            opening: vec![words.text("paper-decision-opening")],
            outcome: Some(OutcomePart {
                kind,
                title: words.text(title),
                facts: until.into_iter().collect(),
                items: vec![],
            }),
            parts,
            scan: self.status_scan(case),
            ..self.letter_of(case, "paper-decision", officer)
        }
    }

    fn letter_of(&self, case: &Case, title: &str, officer: Option<&str>) -> Letter {
        let words = self.words;
        let closing = [self.office, officer.unwrap_or_default()];
        Letter {
            head: self.head(words.text(title), &case.service, Some(case)),
            facts: vec![],
            opening: vec![],
            outcome: None,
            parts: vec![],
            closing: closing.into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect(),
            note: words.text("paper-letter-note"),
            scan: None,
        }
    }

    fn addressed(&self, case: &Case, of: i64) -> Vec<Fact> {
        let submitted = Self::last(case, Step::Submitted).unwrap_or_default();
        let date = |at| self.words.date(self.at(at).date());
        vec![
            self.fact("paper-to", Self::applicant(case)),
            self.fact("paper-reference", case.reference.to_string()),
            self.fact("paper-submitted", date(submitted)),
            self.fact("paper-letter-of", date(of)),
        ]
    }

    /// How and within which time a decision can be objected to: the policy's days, the guide's ways.
    fn objection(&self, case: &Case, decided: i64) -> Part {
        let words = self.words;
        let days = self.catalogue.policy.parameters.get(OBJECTION_DAYS);
        let days = days.and_then(|parameter| parameter.on(self.at(decided).date()));
        let mut texts: Vec<String> = days
            .map(|days| words.text_with("paper-objection", &Args::new().with("days", days.value)))
            .into_iter()
            .collect();
        let mut items = Vec::new();
        let guide = self.catalogue.guide(&case.service, words.language());
        for block in guide.iter().filter(|part| part.id == "complaints").flat_map(|part| &part.blocks) {
            match block {
                Block::Paragraph { text } => texts.push(text.clone()),
                Block::List { items: list } => items.extend(list.iter().cloned()),
            }
        }
        let source = days.map(|days| {
            let unconfirmed = self.unconfirmed(days.verified).unwrap_or_default();
            source(&days.citation, &unconfirmed)
        });
        Part { heading: words.text("paper-objection-heading"), texts, items, source }
    }
}
