//! A letter of the office about one case: a decision, what came after it, or a request to correct something.

use serde::Serialize;

use lawang_core::case::status::condition;
use lawang_core::case::{Case, Decision, Revocation, Status, Step};
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
    pub outcome: Outcome,
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
    /// Something is up to the applicant, or was done by them.
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
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
        press::set("letter.typ", self, pictures(&self.head, &self.scan))
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
            Status::Decided(decision) => Some(match &case.revoked {
                None => self.decision(case, decision, officer),
                Some(revoked) => self.revocation(case, decision, revoked, officer),
            }),
            Status::Withdrawn { reason } => Some(self.withdrawal(case, reason)),
        }
    }

    fn request(&self, case: &Case, fields: &[FieldId], note: &str, officer: Option<&str>) -> Letter {
        let words = self.words;
        let fields = fields.iter().map(|field| self.own(&case.service).text(&format!("field-{field}")));
        let how = self.part("paper-correct-how-heading", words.text("paper-correct-how"));
        let note = (!note.is_empty()).then(|| self.part("paper-officer-writes", note.to_owned()));
        Letter {
            head: self.head(words.text("paper-correction"), &case.service, Some(case)),
            facts: self.addressed(case, Step::CorrectionAsked),
            opening: vec![words.text("paper-correction-opening")],
            outcome: Outcome {
                kind: Kind::Other,
                title: words.text("paper-correct-these"),
                facts: vec![],
                items: fields.collect(),
            },
            parts: note.into_iter().chain([how]).collect(),
            closing: self.closing(officer),
            note: words.text("paper-letter-note"),
            scan: self.status_scan(case),
        }
    }

    fn decision(&self, case: &Case, decision: &Decision, officer: Option<&str>) -> Letter {
        let words = self.words;
        let (kind, title) = match decision.granted {
            true => (Kind::Granted, "status-granted"),
            false => (Kind::Refused, "status-refused"),
        };
        let mut parts = Vec::new();
        if !decision.conditions.is_empty() {
            parts.push(Part {
                heading: words.text("decision-conditions"),
                texts: vec![],
                items: decision.conditions.iter().map(|name| condition(words, name)).collect(),
                source: None,
            });
        }
        parts.push(self.reason(&decision.reason, &decision.citation));
        if !decision.granted {
            parts.push(self.objection(case, Step::Decided));
        }
        let seal = case.seals.permit.as_ref().filter(|_| decision.granted);
        Letter {
            head: self.head(words.text("paper-decision"), &case.service, Some(case)),
            facts: self.addressed(case, Step::Decided),
            opening: vec![words.text("paper-decision-opening")],
            outcome: Outcome {
                kind,
                title: words.text(title),
                facts: self.validity(decision),
                items: vec![],
            },
            parts,
            closing: self.closing(officer),
            note: words.text("paper-letter-note"),
            scan: self.seal_scan(seal).or_else(|| self.status_scan(case)),
        }
    }

    /// What was granted is taken away again.
    fn revocation(
        &self,
        case: &Case,
        decision: &Decision,
        revoked: &Revocation,
        officer: Option<&str>,
    ) -> Letter {
        let words = self.words;
        Letter {
            head: self.head(words.text("paper-revocation"), &case.service, Some(case)),
            facts: self.addressed(case, Step::Revoked),
            opening: vec![words.text("paper-revocation-opening")],
            outcome: Outcome {
                kind: Kind::Refused,
                title: words.text("status-revoked"),
                facts: self.validity(decision),
                items: vec![],
            },
            parts: vec![self.reason(&revoked.reason, &revoked.citation), self.objection(case, Step::Revoked)],
            closing: self.closing(officer),
            note: words.text("paper-letter-note"),
            scan: self.status_scan(case),
        }
    }

    /// That the office knows of it.
    fn withdrawal(&self, case: &Case, reason: &str) -> Letter {
        let words = self.words;
        let reason = (!reason.is_empty()).then(|| self.part("paper-reason", reason.to_owned()));
        Letter {
            head: self.head(words.text("paper-withdrawal"), &case.service, Some(case)),
            facts: self.addressed(case, Step::Withdrawn),
            opening: vec![words.text("paper-withdrawal-opening")],
            outcome: Outcome {
                kind: Kind::Other,
                title: words.text("paper-withdrawn"),
                facts: vec![],
                items: vec![],
            },
            parts: reason.into_iter().collect(),
            closing: self.closing(None),
            note: words.text("paper-letter-note"),
            scan: self.status_scan(case),
        }
    }

    fn part(&self, heading: &str, text: String) -> Part {
        Part { heading: self.words.text(heading), texts: vec![text], items: vec![], source: None }
    }

    fn reason(&self, reason: &str, citation: &str) -> Part {
        let basis = Args::new().with("source", citation.to_owned());
        Part {
            source: Some(self.words.text_with("paper-legal-basis", &basis)),
            ..self.part("paper-reason", reason.to_owned())
        }
    }

    fn validity(&self, decision: &Decision) -> Vec<Fact> {
        let number = decision.number.as_ref().filter(|_| decision.granted);
        let number = number.map(|number| self.fact("paper-permit-number", number.clone()));
        let until = decision.valid_until.map(|date| self.fact("paper-valid-until", self.words.date(date)));
        number.into_iter().chain(until).collect()
    }

    fn closing(&self, officer: Option<&str>) -> Vec<String> {
        let names = [self.office, officer.unwrap_or_default()];
        names.into_iter().filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }

    fn addressed(&self, case: &Case, act: Step) -> Vec<Fact> {
        let date = |step| self.words.date(self.at(case.last(step).unwrap_or_default()).date());
        vec![
            self.fact("paper-to", Self::applicant(case)),
            self.fact("paper-reference", case.reference.to_string()),
            self.fact("paper-submitted", date(Step::Submitted)),
            self.fact("paper-letter-of", date(act)),
        ]
    }

    /// How and within which time an act can be objected to: the policy's days, the guide's ways.
    fn objection(&self, case: &Case, act: Step) -> Part {
        let words = self.words;
        let on = self.at(case.last(act).unwrap_or_default()).date();
        let days = self.catalogue.policy.parameters.get(OBJECTION_DAYS).and_then(|days| days.on(on));
        let within =
            days.map(|days| words.text_with("paper-objection", &Args::new().with("days", days.value)));
        let (mut texts, mut items): (Vec<String>, Vec<String>) = (within.into_iter().collect(), vec![]);
        let guide = self.catalogue.guide(&case.service, words.language());
        for block in guide.iter().filter(|part| part.id == "complaints").flat_map(|part| &part.blocks) {
            match block {
                Block::Paragraph { text } => texts.push(text.clone()),
                Block::List { items: list } => items.extend(list.iter().cloned()),
            }
        }
        let source =
            days.map(|days| source(&days.citation, &self.unconfirmed(days.verified).unwrap_or_default()));
        Part { heading: words.text("paper-objection-heading"), texts, items, source }
    }
}
