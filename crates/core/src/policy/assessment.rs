//! What the rules said about one person's facts on one day: outcome, fees, documents, figures, each
//! with the rule that said so. Recorded in the submission, so that a later rule never changes history.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
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
    /// Answers that the rule read.
    pub facts: Vec<FieldId>,
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
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeededDocument {
    pub rule: String,
    /// The field of the form where it is added.
    pub document: FieldId,
    pub citation: String,
}

/// How well a figure is known. Only official ones may be published outside demo mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verified {
    Official,
    Secondary,
    Placeholder,
}
