//! A case: an application from the moment it is submitted, with everything that happens to it.
//! `decide` says whether an entry may happen, `evolve` what it changes; neither knows about the other's
//! side effects, and `evolve` never refuses, evaluates no policy and reads no other stream.

mod decide;
mod evolve;
pub mod status;

pub use decide::{Actor, Authority, HANDLE, decide, officer};
pub use evolve::evolve;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::form::acting::Acting;
use crate::form::answer::{Answers, Documents, FieldId};
use crate::ids::{OfficeId, OfficerId};
use crate::journal::sign::Hash;
use crate::policy::assessment::Assessment;
use crate::reference::Reference;

/// The version of `CaseEvent`'s JSON that this build writes.
pub const SCHEMA: u16 = 1;

/// What can happen to a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum CaseEvent {
    /// The applicant submits. The first entry of the stream, and the only one that makes a case.
    Submitted(Box<Submission>),
    /// An officer asks the applicant to correct the named fields. Guarded.
    CorrectionAsked { fields: Vec<FieldId>, note: String },
    /// The applicant sends what was asked for. Guarded.
    Corrected { answers: Answers, documents: Documents },
    /// An officer decides. Guarded.
    Decided(Decision),
    /// A remark for colleagues. Append: never in conflict.
    Noted { text: String },
}

impl CaseEvent {
    /// Whether the entry must carry the version its author saw.
    pub fn is_guarded(&self) -> bool {
        match self {
            Self::CorrectionAsked { .. } | Self::Corrected { .. } | Self::Decided(_) => true,
            Self::Submitted(_) | Self::Noted { .. } => false,
        }
    }
}

/// An application as it was submitted, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    pub reference: Reference,
    pub service: String,
    pub pinned: Pinned,
    pub office: OfficeId,
    /// The language the applicant used (BCP 47).
    pub language: String,
    pub answers: Answers,
    pub documents: Documents,
    /// What the rules said, under the pinned policy, on that day.
    pub assessment: Assessment,
    pub consent: Consent,
    /// Who filed for the applicant; none where they filed for themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acting: Option<Acting>,
    /// Argon2id verifier of the receipt's PIN (PHC string).
    pub pin: String,
    /// The key under which the documents' integrity is checked, hexadecimal.
    pub document_key: String,
}

/// The bundles a case was filed under: kept as long as a case pins them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pinned {
    pub catalogue: Hash,
    pub policy: Hash,
}

/// What the applicant agreed to, in which words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// SHA-256 of the notice and the sentences that were agreed to, as shown.
    pub words: Hash,
    pub language: String,
    /// The declaration that all is true was made.
    pub declared: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub granted: bool,
    /// In the officer's words, for the applicant.
    pub reason: String,
    /// The legal source.
    pub citation: String,
    /// The last day of the new permit, where granted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
}

/// The state: a pure fold over accepted entries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    pub reference: Reference,
    pub service: String,
    pub pinned: Pinned,
    pub office: OfficeId,
    pub language: String,
    pub answers: Answers,
    pub documents: Documents,
    pub assessment: Assessment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acting: Option<Acting>,
    pub pin: String,
    pub document_key: String,
    pub status: Status,
    /// What happened when, for the applicant's status page; the office reads the journal itself.
    pub steps: Vec<StepTaken>,
    /// True once a body was erased by law: what was in it is gone from here too.
    #[serde(default)]
    pub erased: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Status {
    /// With the office. `corrected` once the applicant has sent a correction.
    InReview {
        corrected: bool,
    },
    CorrectionAsked {
        fields: Vec<FieldId>,
        note: String,
    },
    Decided(Decision),
}

impl Status {
    pub fn is_decided(&self) -> bool {
        matches!(self, Self::Decided(_))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepTaken {
    pub step: Step,
    /// Milliseconds since 1970-01-01 UTC by the author's clock.
    pub at: i64,
    pub officer: Option<OfficerId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Submitted,
    CorrectionAsked,
    Corrected,
    Decided,
}

#[cfg(test)]
mod tests;
