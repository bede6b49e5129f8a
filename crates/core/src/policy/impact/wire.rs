//! What is asked and answered when a change of policy is tried on cases: `POST /v1/policy/try`. Numbers that
//! are left out are hidden, since they would tell of fewer than ten people (see `suppress`).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;

use crate::ids::{OfficeId, StreamId};

/// The most months that a trial looks back.
pub const MOST_MONTHS: u32 = 36;
/// The most cases that are named of one office.
pub const MOST_LISTED: usize = 200;

/// What is to be tried, on which cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Try {
    /// The version that is changed; 0 is the built-in one.
    pub base: u64,
    /// Whole files by path; none takes a file away.
    pub changed: BTreeMap<String, Option<String>>,
    /// The first day on which the change holds.
    pub from: Date,
    /// The last day of a measure that returns by itself; the trial is about `from`.
    #[serde(default)]
    pub until: Option<Date>,
    /// Cases filed in so many months before today.
    pub months: u32,
    #[serde(default)]
    pub way: Way,
    #[serde(default)]
    pub day: Day,
}

/// How thoroughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// By the rules that differ, and what hangs on them. The figures are the same.
    #[default]
    Changed,
    /// By every rule, old and new.
    Full,
}

/// Which day is today for a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Day {
    /// The first day of the change, as if the case had been filed then: every date it names is moved along, so
    /// that ages and what is left of a passport or permit are as they were. Old and new are both judged on it.
    #[default]
    Effective,
    /// The day on which it was filed. What holds from a later day says nothing about it.
    Filed,
}

/// The answer: what the change would do, and what is wrong with the files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Tried {
    /// A change that cannot be read, or that names what is not there, is not tried. One that only lacks words, or
    /// makes an example case of a service come out otherwise, is tried, and told of here.
    pub complaints: Vec<FileComplaint>,
    pub impact: Option<Impact>,
    /// What the offices are called that it tells of.
    #[serde(default)]
    #[specta(type = BTreeMap<String, String>)]
    pub office_names: BTreeMap<OfficeId, String>,
}

/// What is wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FileComplaint {
    pub file: String,
    /// From 1; 0 where the file as a whole is meant.
    pub line: u32,
    pub message: String,
}

/// What a change would do to the cases of some months.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Impact {
    /// The first and the last day of filing that were asked for.
    #[specta(type = String)]
    pub first: Date,
    #[specta(type = String)]
    pub last: Date,
    /// The first day of the change.
    #[specta(type = String)]
    pub from: Date,
    pub way: Way,
    pub day: Day,
    /// So many cases were looked at, of so many; fewer where the time was up. Hidden with the number in `total`.
    pub looked_at: Option<u32>,
    pub cases: Option<u32>,
    /// Rules that differ, by id: what the trial is about.
    pub rules: Vec<String>,
    /// Facts that a rule reads and that are not kept of a case: what it says of them is not known.
    pub not_kept: Vec<String>,
    pub total: Row,
    pub services: Vec<Row>,
    /// By three-letter code; "" where a case names none.
    pub nationalities: Vec<Row>,
    pub offices: Vec<Row>,
    /// Of the offices whose cases the asker may open.
    pub lists: Vec<CaseList>,
}

/// One group of cases. What is none is hidden. Sums are those of cases that are not refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Row {
    /// The service, country or office; "" for all.
    pub key: String,
    pub cases: Option<u32>,
    /// Refused by the old rules, and no longer.
    pub newly_eligible: Option<u32>,
    /// Refused by the new rules, and not by the old.
    pub newly_refused: Option<u32>,
    /// Not settled by the new rules, since an answer is missing or is not kept, and settled by the old.
    pub newly_unknown: Option<u32>,
    pub no_longer_unknown: Option<u32>,
    /// Refused neither before nor after, and another fee.
    pub other_fee: Option<u32>,
    pub other_documents: Option<u32>,
    pub other_interview: Option<u32>,
    /// By how much the fees change that come in, in whole rupiah.
    #[specta(type = Option<f64>)]
    pub income_change: Option<i64>,
    /// By how many the interviews at an office change.
    pub visits_change: Option<i32>,
    /// By how many the documents change that an officer looks through.
    pub documents_change: Option<i32>,
}

/// Cases of one office for which something changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CaseList {
    #[specta(type = String)]
    pub office: OfficeId,
    /// At most `MOST_LISTED`, the newest first.
    pub cases: Vec<ListedCase>,
    /// How many there are.
    pub all: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ListedCase {
    #[specta(type = String)]
    pub stream: StreamId,
    pub reference: String,
    pub service: String,
    #[specta(type = String)]
    pub filed: Date,
    pub before: Standing,
    pub after: Standing,
    #[specta(type = f64)]
    pub fee_before: i64,
    #[specta(type = f64)]
    pub fee_after: i64,
    /// Documents that are needed now, and those that no longer are: fields of the form.
    pub documents_added: Vec<String>,
    pub documents_dropped: Vec<String>,
    /// The applicant has to come (true), or no longer (false); none where that stays.
    pub interview: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Eligible,
    Refused,
    Unknown,
}
