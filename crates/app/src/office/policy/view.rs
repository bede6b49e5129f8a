//! What the policy desk shows, ready to draw, and what its forms send.

use std::collections::BTreeMap;

use lawang_core::policy::amend::{Change, PutRule};
use lawang_core::policy::assessment::Verified;
use lawang_core::policy::measure::{Asked, Given};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::office::administration::view::NamedChoice;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum PolicyAsk {
    Overview,
    Draft {
        draft: String,
    },
    /// What a service has of figures, rules and documents, in a draft.
    Service {
        draft: String,
        service: String,
    },
    /// A file of a draft.
    Text {
        draft: String,
        path: String,
    },
    /// Everything that can be checked; with a text that is being written, of that file alone.
    Check {
        draft: String,
        text: Option<FileText>,
    },
    /// What differs between two versions.
    Compare {
        old: u32,
        new: u32,
    },
    /// What was in force of a service on a day.
    OnDay {
        service: String,
        day: String,
    },
    /// What a draft would do to the cases of some months; asks the centre.
    TryIt {
        draft: String,
        months: u32,
    },
    /// The form of a ready-made measure.
    Measure {
        measure: String,
    },
    Proposal {
        proposal: String,
    },
    /// The same of a proposal.
    TryProposal {
        proposal: String,
        months: u32,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FileText {
    pub path: String,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "page", rename_all = "snake_case")]
pub enum PolicyPage {
    Overview(PolicyOverview),
    Draft(Box<DraftView>),
    Service(Box<ServicePolicy>),
    Text(TextView),
    Check(CheckView),
    Compare(CompareView),
    OnDay(OnDayView),
    Measure(MeasureView),
    Tried(Box<TriedView>),
    Proposal(Box<ProposalView>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct PolicyOverview {
    pub may_edit: bool,
    pub may_approve: bool,
    pub current: VersionRow,
    pub upcoming: Vec<VersionRow>,
    /// What was in force before, the newest first.
    pub history: Vec<VersionRow>,
    pub proposals: Vec<ProposalRow>,
    pub drafts: Vec<DraftRow>,
    pub measures: Vec<MeasureRow>,
    /// What asks for a review.
    pub signals: Vec<Signal>,
    pub services: Vec<NamedChoice>,
    /// Today, as a day is written in a form.
    pub today: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VersionRow {
    pub number: u32,
    pub title: String,
    /// Since when, or from when, in words.
    pub from: String,
    /// Who proposed and who approved; empty for what came with the app.
    pub by: String,
    /// The services it is about, in words.
    pub services: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ProposalRow {
    pub id: String,
    pub title: String,
    pub by: String,
    pub from: String,
    pub state: ProposalStateView,
    pub state_words: String,
    /// Whose turn it is.
    pub waits: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ProposalStateView {
    Proposed,
    SentBack,
    Approved,
    Withdrawn,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DraftRow {
    pub id: String,
    pub title: String,
    pub from: String,
    pub changes: String,
    pub saved: String,
}

/// Something that asks for a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Signal {
    pub service: String,
    pub text: String,
    /// What was counted.
    pub basis: String,
    /// By how much it grew, and from how much on a review is asked for.
    pub figure: String,
    pub threshold: String,
}

/// A ready-made measure in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MeasureRow {
    pub id: String,
    pub name: String,
    /// What it is for.
    pub lead: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MeasureView {
    pub id: String,
    pub name: String,
    pub lead: String,
    pub questions: Vec<MeasureQuestion>,
    pub languages: Vec<NamedChoice>,
    /// The first day that is proposed.
    pub from: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MeasureQuestion {
    pub id: String,
    pub kind: Asked,
    pub label: String,
    pub hint: String,
    pub options: Vec<NamedChoice>,
}

/// What was answered to a measure's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MeasureAnswers {
    pub measure: String,
    pub answers: Given,
    pub from: String,
    pub until: String,
    pub citation: String,
    pub source: String,
    pub verified: Verified,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct DraftView {
    pub id: String,
    pub languages: Vec<NamedChoice>,
    pub details: DraftDetails,
    pub based_on: String,
    pub changes: Vec<PolicyChangeRow>,
    /// How long it lasts, as its files say; empty where nothing dated differs.
    pub lasts: String,
    pub services: Vec<NamedChoice>,
    /// The files that can be edited as text.
    pub files: Vec<String>,
    pub saved: String,
}

/// What a draft says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DraftDetails {
    pub title: BTreeMap<String, String>,
    pub reason: String,
    /// The day and the time of Jakarta at which every device switches.
    pub day: String,
    pub time: String,
    /// The last day; empty: for good.
    pub until: String,
    /// Whether cases under way are assessed anew.
    pub apply: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct PolicyChangeRow {
    pub at: u32,
    pub change: Change,
    pub text: String,
    pub citation: String,
    /// What stands in its way.
    pub problems: Vec<String>,
    /// How the words that it brings read.
    pub reads: Vec<ReadAs>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReadAs {
    pub lang: String,
    pub language: String,
    pub lines: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ServicePolicy {
    pub service: String,
    pub name: String,
    pub parameters: Vec<ParameterRow>,
    pub rules: Vec<RuleRow>,
    /// Documents that other services ask for.
    pub documents: Vec<NamedChoice>,
    /// What a condition can read: questions and figures, by name.
    pub facts: Vec<NamedChoice>,
    pub effects: Vec<EffectChoice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ParameterRow {
    pub id: String,
    pub name: String,
    #[specta(type = u32)]
    pub value: i64,
    /// The value with its unit.
    pub words: String,
    pub unit: String,
    /// Since when, and by what.
    pub since: String,
    pub verified: String,
    /// Values that are to come.
    pub later: Vec<String>,
    /// How many services read it beside this one; a change is theirs too.
    pub shared: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct RuleRow {
    pub id: String,
    pub effect: String,
    pub text: String,
    /// Its condition, as it is written.
    pub condition: String,
    pub since: String,
    pub citation: String,
    /// As a form takes it up.
    pub rule: PutRule,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct EffectChoice {
    pub does: String,
    pub name: String,
    /// The words that people read of such a rule.
    pub words: Vec<NamedChoice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TextView {
    pub path: String,
    pub text: String,
    /// Whether the draft has this file as text already.
    pub written: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CheckView {
    pub complaints: Vec<ComplaintRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ComplaintRow {
    pub place: String,
    /// What it is about, in the reader's language.
    pub sentence: String,
    pub file: String,
    pub line: u32,
    /// What the check says, in the language of those who write files.
    pub message: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CompareView {
    pub old: String,
    pub new: String,
    pub groups: Vec<DiffGroup>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DiffGroup {
    pub title: String,
    pub lines: Vec<DiffLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DiffLine {
    pub text: String,
    pub citation: String,
    pub parts: Vec<DiffPart>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DiffPart {
    pub name: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OnDayView {
    pub title: String,
    pub version: String,
    pub parameters: Vec<OnDayParameter>,
    pub rules: Vec<OnDayRule>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OnDayParameter {
    pub name: String,
    pub value: String,
    pub since: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OnDayRule {
    pub effect: String,
    pub text: String,
    pub since: String,
}

/// What is done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum PolicyAct {
    Begin,
    /// Begins a draft with what a ready-made measure makes of the answers.
    BeginMeasure {
        answers: Box<MeasureAnswers>,
    },
    /// Begins a draft that reviews a service.
    BeginReview {
        service: String,
    },
    Discard {
        draft: String,
    },
    Detail {
        draft: String,
        details: DraftDetails,
    },
    /// Adds a change, or puts it in the place of the one that is there.
    Put {
        draft: String,
        at: Option<u32>,
        change: Box<Change>,
    },
    TakeBack {
        draft: String,
        at: u32,
    },
    Propose {
        draft: String,
    },
    /// Goes on with a proposal as a draft.
    Revise {
        proposal: String,
    },
    SendBack {
        proposal: String,
        version: u32,
        note: String,
    },
    Withdraw {
        proposal: String,
        version: u32,
        note: String,
    },
    Approve {
        proposal: String,
        version: u32,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PolicyDone {
    pub said: String,
    /// The draft to go on with.
    pub draft: Option<String>,
}

/// What a change would do, as the centre worked it out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TriedView {
    /// Where there are any, nothing was tried.
    pub complaints: Vec<ComplaintRow>,
    /// What was looked at, one sentence each.
    pub about: Vec<String>,
    pub totals: Vec<TriedFigure>,
    pub groups: Vec<TriedGroup>,
    pub lists: Vec<TriedList>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TriedFigure {
    pub id: String,
    pub name: String,
    pub value: String,
    /// It would tell of fewer than ten people.
    pub hidden: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TriedGroup {
    pub title: String,
    pub columns: Vec<String>,
    pub rows: Vec<TriedRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TriedRow {
    pub name: String,
    /// None where it is hidden.
    pub values: Vec<Option<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TriedList {
    pub title: String,
    pub cases: Vec<TriedCase>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TriedCase {
    pub id: String,
    pub reference: String,
    pub service: String,
    pub filed: String,
    pub before: String,
    pub after: String,
    pub more: String,
}

/// A proposal as its approver sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ProposalView {
    pub row: ProposalRow,
    pub reason: String,
    pub transition: String,
    /// Why it was sent back or withdrawn.
    pub note: String,
    pub groups: Vec<DiffGroup>,
    /// How long it lasts, as its files say.
    pub lasts: String,
    /// That whoever may approve it has not seen what it would do.
    pub untried: Option<String>,
    /// What an act on it expects.
    pub version: u32,
    pub may_approve: bool,
    pub may_send_back: bool,
    pub may_revise: bool,
    pub may_withdraw: bool,
    /// Why this officer cannot approve it, and who could.
    pub denied: Option<String>,
}
