//! A case: an application from the moment it is submitted, with everything that happens to it.
//! `decide` says whether an entry may happen, `evolve` what it changes; neither knows about the other's
//! side effects, and `evolve` never refuses, evaluates no policy and reads no other stream.

pub mod consents;
mod decide;
mod decide_steps;
mod event;
mod evolve;
pub mod stage;
pub mod status;

pub use decide::{Actor, Authority, HANDLE, MAX_FIELDS, MAX_TEXT, decide, officer};
pub use event::*;
pub use evolve::evolve;
pub use stage::{Duty, Promise, ServiceTime, Stage, Turn, TurnTaken, service_time};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::form::acting::Acting;
use crate::form::answer::{Answers, Documents, FieldId};
use crate::ids::{OfficeId, OfficerId};
use crate::payment::{Bill, Payment};
use crate::policy::assessment::Assessment;
use crate::reference::Reference;
use crate::slots::Slot;

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
    pub plan: Vec<Duty>,
    pub promise: Option<Promise>,
    /// Newest last; an older one may still be paid by who has it in hand.
    pub bills: Vec<Bill>,
    pub paid: Option<Payment>,
    pub visit: Visit,
    pub collected: Option<Collected>,
    pub revoked: Option<Revocation>,
    pub seals: Seals,
    /// Notices that did not arrive, until a person has told the applicant.
    pub undelivered: Vec<Undelivered>,
    /// Consents that were withdrawn, or given again, since the application was sent; the answers stay as they were.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub consents: BTreeMap<FieldId, Consented>,
    /// Whose turn it was since when: what the service time is counted from.
    pub turns: Vec<TurnTaken>,
    /// What happened when, for the applicant's status page; the office reads the journal itself.
    pub steps: Vec<StepTaken>,
    /// When the centre assessed it anew under other rules than those it was filed under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reassessed: Option<i64>,
    /// True once a body was erased by law: what was in it is gone from here too.
    #[serde(default)]
    pub erased: bool,
}

/// The applicant's visit to an office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub booked: Option<Slot>,
    /// How often a booked slot was moved.
    pub moved: u32,
    pub missed: u32,
    pub done: Option<VisitRecord>,
}

/// A consent as its applicant last wanted it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consented {
    pub given: bool,
    /// Milliseconds since 1970-01-01 UTC by the author's clock.
    pub at: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collected {
    pub by: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revocation {
    pub reason: String,
    pub citation: String,
}

/// The centre's seals, base64url.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seals {
    pub receipt: Option<String>,
    pub permit: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Status {
    /// On its way to a decision. `corrected` once the applicant has sent a correction.
    InReview {
        corrected: bool,
    },
    CorrectionAsked {
        fields: Vec<FieldId>,
        note: String,
    },
    Decided(Decision),
    Withdrawn {
        reason: String,
    },
}

impl Status {
    pub fn is_decided(&self) -> bool {
        matches!(self, Self::Decided(_))
    }

    /// Decided or withdrawn: nothing more is to be decided.
    pub fn is_closed(&self) -> bool {
        matches!(self, Self::Decided(_) | Self::Withdrawn { .. })
    }
}

impl Case {
    /// Whether the applicant agrees to a purpose now: as last changed, else as answered. No answer is no consent.
    pub fn agrees_to(&self, purpose: &str) -> bool {
        match self.consents.get(purpose) {
            Some(consent) => consent.given,
            None => self.answers.get(purpose).is_some_and(|answer| answer.value == "yes"),
        }
    }

    /// The bill that can be paid now.
    pub fn live_bill(&self, now: i64) -> Option<&Bill> {
        self.bills.last().filter(|bill| bill.is_live(now))
    }

    pub fn decision(&self) -> Option<&Decision> {
        match &self.status {
            Status::Decided(decision) => Some(decision),
            _ => None,
        }
    }

    /// When a step was last taken.
    pub fn last(&self, step: Step) -> Option<i64> {
        self.steps.iter().rev().find(|taken| taken.step == step).map(|taken| taken.at)
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
    Paid,
    VisitBooked,
    VisitDone,
    VisitMissed,
    Withdrawn,
    Collected,
    Revoked,
}

#[cfg(test)]
mod tests;
