//! Trying a change of policy, as `lawang_core::policy::impact::wire` defines it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Try {
    /// The version that is changed; 0 is the built-in one.
    pub base: u64,
    /// Whole files by path; null takes a file away.
    pub changed: BTreeMap<String, Option<String>>,
    /// The first day on which the change holds (YYYY-MM-DD).
    pub from: String,
    /// The last day of a measure that returns by itself.
    pub until: Option<String>,
    /// Cases filed in so many months before today, 1 to 36.
    pub months: u32,
    /// By the rules that differ (the default), or by every rule; the figures are the same.
    pub way: Option<TrialWay>,
    /// Which day is today for a case: the first of the change (the default), or the day it was filed.
    pub day: Option<TrialDay>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TrialWay {
    Changed,
    Full,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TrialDay {
    Effective,
    Filed,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Tried {
    /// Where they are more than words that are missing and examples that come out otherwise, nothing was tried.
    pub complaints: Vec<FileComplaint>,
    pub impact: Option<Impact>,
    /// What the offices are called, by id.
    pub office_names: BTreeMap<String, String>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct FileComplaint {
    pub file: String,
    /// From 1; 0 where the file as a whole is meant.
    pub line: u32,
    pub message: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Impact {
    /// The first and the last day of filing that were asked for.
    pub first: String,
    pub last: String,
    /// The first day of the change.
    pub from: String,
    pub way: TrialWay,
    pub day: TrialDay,
    /// So many cases were looked at, of so many.
    pub looked_at: Option<u32>,
    pub cases: Option<u32>,
    /// Rules that differ, by id.
    pub rules: Vec<String>,
    /// Facts that a rule reads and that are not kept of a case.
    pub not_kept: Vec<String>,
    pub total: TrialRow,
    pub services: Vec<TrialRow>,
    pub nationalities: Vec<TrialRow>,
    pub offices: Vec<TrialRow>,
    pub lists: Vec<CaseList>,
}

/// One group of cases. What is null is hidden: fewer than ten people could be told from it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct TrialRow {
    pub key: String,
    pub cases: Option<u32>,
    pub newly_eligible: Option<u32>,
    pub newly_refused: Option<u32>,
    pub newly_unknown: Option<u32>,
    pub no_longer_unknown: Option<u32>,
    pub other_fee: Option<u32>,
    pub other_documents: Option<u32>,
    pub other_interview: Option<u32>,
    /// In whole rupiah.
    pub income_change: Option<i64>,
    pub visits_change: Option<i32>,
    pub documents_change: Option<i32>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct CaseList {
    pub office: String,
    /// At most 200, the newest first.
    pub cases: Vec<ListedCase>,
    pub all: u32,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ListedCase {
    pub stream: Uuid,
    pub reference: String,
    pub service: String,
    pub filed: String,
    pub before: TrialStanding,
    pub after: TrialStanding,
    /// In whole rupiah.
    pub fee_before: i64,
    pub fee_after: i64,
    pub documents_added: Vec<String>,
    pub documents_dropped: Vec<String>,
    /// The applicant has to come, or no longer; null where that stays.
    pub interview: Option<bool>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TrialStanding {
    Eligible,
    Refused,
    Unknown,
}
