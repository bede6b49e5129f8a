//! The catalogue's files as they are written: TOML with the place of every name that may be wrong.

use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

use crate::case::Duty;
use crate::form::photo::PhotoRule;
use crate::form::{FieldKind, MrzPart, PageKind};
use crate::policy::assessment::{Outcome, Verified};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCatalogue {
    pub id: String,
    pub languages: Vec<String>,
    pub country: Option<String>,
    pub signer: Option<String>,
    #[serde(default)]
    pub group: Vec<RawGroup>,
}

/// Services that are shown together, in the order in which they are shown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawGroup {
    pub id: String,
    pub services: Vec<Spanned<String>>,
}

/// Working days, closed days, and when an office receives people unless it says otherwise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCalendar {
    /// ISO numbers: Monday 1 … Sunday 7.
    pub weekend: Vec<i8>,
    pub days_ahead: u16,
    #[serde(default)]
    pub window: Vec<RawWindow>,
    #[serde(default)]
    pub closed: Vec<RawClosed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawWindow {
    pub weekdays: Vec<i8>,
    pub from: Spanned<String>,
    pub to: Spanned<String>,
    pub minutes: u16,
    pub capacity: u16,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawClosed {
    pub date: Spanned<toml::value::Datetime>,
    pub words: BTreeMap<String, String>,
    /// Where it was read, and how well it is known: for who keeps the calendar.
    #[serde(rename = "source")]
    pub _source: String,
    #[serde(rename = "verified")]
    pub _verified: Verified,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawService {
    pub id: Spanned<String>,
    pub pictogram: String,
    pub steps: Vec<Duty>,
    /// Names of conditions that a grant may carry.
    #[serde(default)]
    pub conditions: Vec<String>,
    pub days: (Spanned<String>, Spanned<String>),
    pub decisive: Vec<Spanned<String>>,
    pub permit: Option<RawPermit>,
    pub filed: Option<RawFiled>,
    pub acting: Option<RawActing>,
    pub deadline: Option<RawDeadline>,
    #[serde(default)]
    pub screening: Vec<RawPage>,
    #[serde(default)]
    pub page: Vec<RawPage>,
    #[serde(default)]
    pub field: BTreeMap<String, RawField>,
}

/// Where an application is filed; a service that says nothing is filed at kiosk and counter.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFiled {
    pub kiosk: Spanned<bool>,
    pub counter: bool,
    pub online: Option<Spanned<String>>,
}

/// When a permit's extension is filed: the answer and the parameters that tell it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDeadline {
    pub ends: Spanned<String>,
    pub opens: Option<Spanned<String>>,
    pub late_day: Option<Spanned<String>>,
    pub fee_days: Option<Spanned<String>>,
}

/// The fields that tell who acts for the applicant.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawActing {
    pub relation: Spanned<String>,
    pub name: Spanned<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPermit {
    #[serde(rename = "type")]
    pub kind: Spanned<String>,
    pub entries: Option<u8>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawBlock {
    pub acting: Option<RawActing>,
    #[serde(default)]
    pub page: Vec<RawPage>,
    #[serde(default)]
    pub field: BTreeMap<String, RawField>,
}

/// A page, or the place of a block's pages.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPage {
    pub block: Option<Spanned<String>>,
    pub id: Option<Spanned<String>>,
    #[serde(default)]
    pub section: String,
    #[serde(default)]
    pub kind: PageKind,
    #[serde(default)]
    pub fields: Vec<Spanned<String>>,
    pub when: Option<Spanned<String>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawField {
    pub kind: Spanned<FieldKind>,
    #[serde(default)]
    pub optional: bool,
    pub optional_when: Option<Spanned<String>>,
    #[serde(default)]
    pub options: Vec<RawOption>,
    pub max_length: Option<usize>,
    pub valid: Option<Spanned<String>>,
    pub mrz: Option<MrzPart>,
    #[serde(default)]
    pub shared: bool,
    #[serde(default)]
    pub consent: bool,
    pub photo: Option<PhotoRule>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum RawOption {
    Plain(String),
    Conditional { value: String, when: Option<String> },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPolicy {
    #[serde(default)]
    pub parameter: Vec<RawParameter>,
    #[serde(default)]
    pub rule: Vec<RawRule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawParameter {
    pub id: Spanned<String>,
    pub unit: String,
    pub value: Vec<RawValue>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawValue {
    pub from: toml::value::Datetime,
    pub value: i64,
    pub citation: String,
    pub source: String,
    pub verified: Verified,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRule {
    pub id: Spanned<String>,
    pub services: Vec<Spanned<String>>,
    pub from: toml::value::Datetime,
    pub until: Option<toml::value::Datetime>,
    pub citation: String,
    pub applies: Option<Spanned<String>>,
    pub when: Option<Spanned<String>>,
    pub effect: Spanned<RawEffect>,
    #[serde(default)]
    pub words: BTreeMap<String, Spanned<String>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum RawEffect {
    Plain(PlainEffect),
    Document { document: String },
    Fee { fee: String, label: Option<String> },
    Limit { limit: String, value: String, least: Option<String>, most: Option<String>, unit: Option<String> },
    Route { route: String },
    Waive { waive: String },
    Figure { figure: String, value: String, unit: Option<String> },
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlainEffect {
    Refuse,
    Warn,
    Check,
    Interview,
}

/// An example case: facts, and what must come out of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawExample {
    pub shows: String,
    pub date: toml::value::Datetime,
    pub outcome: Spanned<Outcome>,
    /// Judged as the screens before the form judge it: what the form still asks is put off.
    #[serde(default)]
    pub before_form: bool,
    pub fee: Option<Spanned<i64>>,
    pub documents: Option<Spanned<Vec<String>>>,
    pub refused_by: Option<Spanned<Vec<String>>>,
    /// Rules whose requirement is met.
    pub met: Option<Spanned<Vec<String>>>,
    /// Rules that warn or ask to an interview.
    pub attention: Option<Spanned<Vec<String>>>,
    /// Rules that tell the officer something.
    pub checks: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    pub answers: BTreeMap<String, Spanned<String>>,
    /// What the passport's zone said, for answers that were read by machine.
    #[serde(default)]
    pub scanned: BTreeMap<String, String>,
    #[serde(default)]
    pub figures: BTreeMap<String, Spanned<String>>,
}

/// A TOML date as a civil date.
pub fn date(raw: &toml::value::Datetime) -> Option<Date> {
    let date = raw.date?;
    Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?)
        .ok()
}
