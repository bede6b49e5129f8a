//! What can happen to a case. Bodies that are stored are final: a new field has a default, a new event a
//! new name, and a body of a newer schema waits until this build is newer too.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::stage::{Duty, Promise};
use crate::form::acting::Acting;
use crate::form::answer::{Answers, Documents, FieldId};
use crate::ids::OfficeId;
use crate::journal::sign::Hash;
use crate::payment::{Bill, Payment};
use crate::policy::assessment::Assessment;
use crate::reference::Reference;
use crate::slots::Slot;

/// The version of `CaseEvent`'s JSON that this build writes. 2: the steps between submission and collection.
/// 3: assessed anew. 4: consents that are withdrawn and given again.
pub const SCHEMA: u16 = 4;

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
    /// The centre has a billing code for the fee. A newer one takes the place of one that expired.
    BillIssued(Bill),
    /// The fee is paid.
    Paid(Payment),
    /// A visit is booked, or moved to another slot.
    VisitBooked { slot: Slot },
    /// The applicant was here, or was seen elsewhere.
    VisitDone(VisitRecord),
    /// The applicant did not come to the booked slot.
    VisitMissed,
    /// The applicant takes the application back. Guarded.
    Withdrawn { reason: String },
    /// What was granted is in the hand of the applicant, or of who came for it.
    Collected { by: String },
    /// What was granted is taken away. Guarded.
    Revoked { reason: String, citation: String },
    /// The centre's seal over a receipt or a permit (a visible digital seal, base64url).
    Sealed { of: SealOf, seal: String },
    /// The centre could not tell the applicant something.
    Undelivered(Undelivered),
    /// A person told the applicant instead.
    ToldInPerson { note: String },
    /// The centre assessed the case anew, as the transitional rule of a version says. Guarded: nobody decides
    /// by what the rules said before.
    Reassessed(Box<Reassessment>),
    /// The applicant withdraws a consent, or gives it again. Append: at any time, never in conflict.
    ConsentChanged(ConsentChange),
}

impl CaseEvent {
    /// Whether the entry must carry the version its author saw.
    pub fn is_guarded(&self) -> bool {
        match self {
            Self::CorrectionAsked { .. }
            | Self::Corrected { .. }
            | Self::Decided(_)
            | Self::Withdrawn { .. }
            | Self::Revoked { .. }
            | Self::Reassessed(_) => true,
            Self::Submitted(_)
            | Self::Noted { .. }
            | Self::BillIssued(_)
            | Self::Paid(_)
            | Self::VisitBooked { .. }
            | Self::VisitDone(_)
            | Self::VisitMissed
            | Self::Collected { .. }
            | Self::Sealed { .. }
            | Self::Undelivered(_)
            | Self::ToldInPerson { .. }
            | Self::ConsentChanged(_) => false,
        }
    }
}

/// What another version says of a case that was filed before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reassessment {
    /// The version's number.
    pub number: u64,
    pub pinned: Pinned,
    pub assessment: Assessment,
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
    /// What has to happen, in order, as the catalogue and the assessment said on that day.
    #[serde(default = "super::stage::review_and_decide")]
    pub plan: Vec<Duty>,
    /// The service time that was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
}

/// The bundles a case was filed under: kept as long as a case pins them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// One consent for one purpose, as its applicant wants it from here on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentChange {
    /// The field of the form that asked for it.
    pub purpose: FieldId,
    pub given: bool,
    /// SHA-256 of the words that were shown.
    pub words: Hash,
    pub language: String,
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
    /// What the holder has to keep to: names of the catalogue's conditions, or an officer's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
    /// The permit's number, where granted (see `reference::permit_number`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

/// What happened at a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitRecord {
    pub taken: Vec<Taken>,
    /// Where it was done, if not at this office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    Photo,
    Fingerprints,
    Signature,
    Interview,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SealOf {
    Receipt,
    Permit,
}

/// A notice that did not reach the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undelivered {
    pub channel: Channel,
    pub about: About,
    /// What the other side said, without personal data.
    pub why: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Email,
    /// SMS and messengers, through a gateway.
    Webhook,
    /// A national system that decided cases are handed over to.
    Handover,
}

/// What an applicant is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Submitted,
    PaymentDue,
    Paid,
    VisitBooked,
    VisitMissed,
    CorrectionAsked,
    Granted,
    Refused,
    Revoked,
    /// On the working day before a booked visit.
    VisitReminder,
    /// Granted, and there is something to fetch.
    ReadyToCollect,
}
