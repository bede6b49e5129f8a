//! Forms: the fields and pages of a service, what may be answered, and which page comes next.
//! The catalogue says what is asked; this module knows the kinds of field and the way through.

pub mod acting;
pub mod answer;
pub mod file;
pub mod kind;
pub mod mrz;
pub mod parse;
pub mod photo;
pub mod told;
pub mod walk;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::case::Duty;
use crate::policy::deadlines::DeadlineFields;
use crate::policy::expression::{Expression, Facts, Known};
use acting::ActingFields;
use answer::FieldId;
use photo::PhotoRule;

/// An item of the catalogue that a person can ask for.
#[derive(Debug, PartialEq)]
pub struct Service {
    pub id: String,
    /// A Lucide icon's name.
    pub pictogram: String,
    /// What has to happen to a case, in order, as far as it applies to it.
    pub plan: Vec<Duty>,
    /// Names of the conditions that a grant may carry.
    pub conditions: Vec<String>,
    /// The parameters that hold the least and most working days.
    pub days: (String, String),
    /// Questions before the form.
    pub screening: Vec<Page>,
    pub pages: Vec<Page>,
    pub fields: BTreeMap<FieldId, Field>,
    /// The figures and answers that decide, shown on top of the case page.
    pub decisive: Vec<String>,
    /// What a grant gives, where it is a permit that is sealed.
    pub permit: Option<PermitType>,
    pub filed: Filed,
    /// Where it tells when it must be filed.
    pub deadline: Option<DeadlineFields>,
    /// Where it tells who acts for the applicant, in services that ask.
    pub acting: Option<ActingFields>,
}

/// A permit as its seal names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PermitType {
    /// One to four capital letters or digits ("ITK").
    pub name: String,
    /// 0 is without limit.
    pub entries: Option<u8>,
}

/// Where an application is filed. Everywhere else its guide, its screening and its list of papers are shown
/// all the same, and say where to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// By visitors themselves.
    pub kiosk: bool,
    /// By an officer, for the one who stands there.
    pub counter: bool,
    /// The host name of the agency's own site, where people file from elsewhere.
    pub online: Option<String>,
}

impl Service {
    /// All pages: screening first, then the form.
    pub fn all_pages(&self) -> impl Iterator<Item = &Page> {
        self.screening.iter().chain(&self.pages)
    }

    pub fn page(&self, id: &str) -> Option<&Page> {
        self.all_pages().find(|page| page.id == id)
    }

    /// Whether a field is asked before the form.
    pub fn is_screening(&self, field: &str) -> bool {
        self.screening.iter().any(|page| page.fields.iter().any(|asked| asked == field))
    }
}

/// One thing per page.
#[derive(Debug, PartialEq)]
pub struct Page {
    pub id: String,
    /// The heading under which its answers are shown.
    pub section: String,
    pub kind: PageKind,
    pub fields: Vec<FieldId>,
    /// Shown when this holds; not shown while it is unknown.
    pub when: Option<Expression>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    #[default]
    Question,
    /// The lines of the passport, and the fields they fill.
    Passport,
    /// A document or photo to add.
    Document,
}

#[derive(Debug, PartialEq)]
pub struct Field {
    pub kind: FieldKind,
    pub optional: bool,
    /// Optional while this holds; not while it is unknown.
    pub optional_when: Option<Expression>,
    pub options: Vec<Choice>,
    /// In characters.
    pub max_length: usize,
    /// What must hold for an answer to be taken, beside its form.
    pub valid: Option<Expression>,
    /// The part of the machine-readable zone that fills it.
    pub mrz: Option<MrzPart>,
    /// The same for a whole family: offered again when the next application of a visit is filled in.
    pub shared: bool,
    /// A consent for one purpose: it can be withdrawn, and given again, after the application was sent.
    pub consent: bool,
    /// What is asked of a photo of a face; of nothing else.
    pub photo: Option<PhotoRule>,
}

impl Field {
    /// A required field of a kind, with nothing else said of it.
    pub fn new(kind: FieldKind, max_length: usize) -> Self {
        Self {
            kind,
            optional: false,
            optional_when: None,
            options: vec![],
            max_length,
            valid: None,
            mrz: None,
            shared: false,
            consent: false,
            photo: None,
        }
    }

    pub fn is_optional(&self, facts: &Facts) -> bool {
        self.optional
            || self.optional_when.as_ref().is_some_and(|when| when.holds(facts) == Known::Value(true))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    Text,
    LongText,
    Email,
    Phone,
    Date,
    /// A date whose day, or day and month, may be unknown.
    PartialDate,
    Choice,
    YesNo,
    /// One of the catalogue's countries, by three-letter code.
    Country,
    Document,
    Photo,
}

impl FieldKind {
    pub fn is_attachment(self) -> bool {
        matches!(self, Self::Document | Self::Photo)
    }
}

#[derive(Debug, PartialEq)]
pub struct Choice {
    pub value: String,
    /// Offered when this holds or is unknown.
    pub when: Option<Expression>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MrzPart {
    FullName,
    DocumentNumber,
    IssuingCountry,
    Nationality,
    BirthDate,
    Sex,
    ExpiryDate,
}
