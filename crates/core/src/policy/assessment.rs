//! What the rules said about one person's facts on one day: outcome, fees, documents, figures, each
//! with the rule that said so. Recorded in the submission, so that a later rule never changes history.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::form::answer::FieldId;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    pub date: Date,
    pub outcome: Outcome,
    pub findings: Vec<Finding>,
    pub fees: Vec<FeeLine>,
    pub documents: Vec<NeededDocument>,
    /// What rules worked out, by name ("new_end" → "2027-01-18").
    pub figures: BTreeMap<String, Figure>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<Limit>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub routes: Vec<Route>,
    /// Rules that would have said something, had another not taken it away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set_aside: Vec<SetAside>,
    /// Rules that refuse nobody and wait for an answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<OpenRule>,
    /// Where the facts came from that are named above.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub origins: BTreeMap<FactName, Origin>,
}

/// What rules know a fact by: a field's name, that with `_scanned`, a parameter's, or `today`.
pub type FactName = String;

impl Assessment {
    /// Of a day on which no rule says anything.
    pub fn on(date: Date) -> Self {
        Self {
            date,
            outcome: Outcome::Eligible,
            findings: vec![],
            fees: vec![],
            documents: vec![],
            figures: BTreeMap::new(),
            limits: vec![],
            routes: vec![],
            set_aside: vec![],
            open: vec![],
            origins: BTreeMap::new(),
        }
    }

    /// All that is due, in whole rupiah.
    pub fn fee(&self) -> i64 {
        self.fees.iter().map(|line| line.amount).fold(0, i64::saturating_add)
    }
}

/// Where a fact came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Origin {
    Typed,
    /// Read from the passport, and left as it was.
    Scanned,
    /// Read from the passport, then typed over.
    Corrected,
    /// From the application before, in the same visit.
    Reused,
    /// What the passport's lines said, whatever was typed over it.
    Read,
    Parameter {
        value: i64,
        unit: String,
        since: Date,
        citation: String,
        source: String,
        verified: Verified,
    },
    /// The day that was judged.
    Today,
}

/// A figure that may be so much at least or at most. Where it is passed, the service is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    pub rule: String,
    /// Its label is `figure-<name>`.
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Figure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<Figure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<Figure>,
    pub standing: FindingStanding,
    pub citation: String,
    pub facts: Vec<FactName>,
    pub missing: Vec<FieldId>,
}

/// The case goes to a unit or list of the agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Route {
    pub rule: String,
    pub to: String,
    pub citation: String,
    pub facts: Vec<FactName>,
}

/// A rule that gave way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    pub rule: String,
    /// The rule that it gave way to, with its citation and the facts that it read.
    pub by: String,
    pub why: GaveWay,
    pub citation: String,
    pub facts: Vec<FactName>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GaveWay {
    /// A rule with the effect `waive` holds.
    Waived,
    /// A newer rule says the same fee or figure.
    Newer,
}

/// A rule that waits for an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRule {
    pub rule: String,
    pub citation: String,
    /// Answers that would settle it.
    pub missing: Vec<FieldId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Eligible,
    NotEligible,
    /// No rule refuses, but at least one that could is waiting for an answer.
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    pub rule: String,
    pub standing: FindingStanding,
    pub citation: String,
    /// What the rule read: answers, what was read by machine, parameters, today.
    pub facts: Vec<FactName>,
    /// Answers that would settle it.
    pub missing: Vec<FieldId>,
    /// Values for the rule's words.
    pub words: BTreeMap<String, Figure>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum FindingStanding {
    Met,
    /// Something to do or bring; not a refusal.
    Attention,
    NotMet,
    Unknown,
    /// Not known before the form: it is settled by an answer that the form asks for.
    Later,
    /// For the officer alone.
    Check,
}

/// A value worked out by a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Figure {
    Number(i64),
    Date(Date),
    /// A number of something: of rupiah, days, months, as the policy's parameters name their units.
    Measured {
        number: i64,
        unit: String,
    },
    Text(String),
}

impl Figure {
    /// The same figure with a unit, where it is a number.
    #[must_use]
    pub fn measured(self, unit: Option<&str>) -> Self {
        match (self, unit) {
            (Self::Number(number), Some(unit)) => Self::Measured { number, unit: unit.to_owned() },
            (figure, _) => figure,
        }
    }

    /// Which of two is more, where they can be compared.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Date(a), Self::Date(b)) => Some(a.cmp(b)),
            _ => Some(self.number()?.cmp(&other.number()?)),
        }
    }

    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) | Self::Measured { number, .. } => Some(*number),
            Self::Date(_) | Self::Text(_) => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeLine {
    pub rule: String,
    /// Whole rupiah.
    pub amount: i64,
    pub citation: String,
    pub source: String,
    pub verified: Verified,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactName>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeededDocument {
    pub rule: String,
    /// The field of the form where it is added.
    pub document: FieldId,
    pub citation: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactName>,
}

/// How well a figure is known. Only official ones may be published outside demo mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Verified {
    Official,
    Secondary,
    Placeholder,
}
