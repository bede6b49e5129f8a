//! What the office window shows, ready to draw, in the officer's language.

use serde::{Deserialize, Serialize};
use specta::Type;

use lawang_core::administration::Area;
use lawang_core::form::answer::Provenance;

use crate::kiosk::screen::{AttachmentView, DecisionView, FindingView, GuideFact, PaymentView, VisitView};
use crate::papers::PaperChoice;
use crate::place::Language;

/// Who is signed in, in this window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct OfficerView {
    pub name: String,
    pub login: String,
    pub roles: Vec<String>,
    /// Whether this officer may decide cases and ask for corrections.
    pub can_decide: bool,
    /// What this officer may administer, a tab each; empty for most.
    pub areas: Vec<Area>,
    /// Whether this officer may file a new application at the counter.
    pub can_file: bool,
    /// Whether this officer has the policy desk.
    pub policy: bool,
}

/// The work list: lists with their counts, and the rows of the one asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct WorkList {
    pub list: WorkListKind,
    pub counts: Vec<ListCount>,
    pub rows: Vec<WorkRow>,
    /// Rows that match, of which `rows` holds the first page.
    pub total: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WorkListKind {
    /// The promised day is over.
    Overdue,
    DueToday,
    /// New or corrected: wants an officer.
    Waiting,
    /// The fee is not paid.
    PaymentDue,
    /// The applicant is to come, booked ones first.
    Visits,
    /// A correction was asked and has not come.
    CorrectionAsked,
    /// Granted, and to be handed over.
    ToCollect,
    /// Something wants a person: a refused entry, a notice that did not arrive.
    Attention,
    /// Decided, handed over, taken back.
    Closed,
}

impl WorkListKind {
    /// In the order of the lists: what is late comes first.
    pub const ALL: [Self; 9] = [
        Self::Overdue,
        Self::DueToday,
        Self::Waiting,
        Self::PaymentDue,
        Self::Visits,
        Self::CorrectionAsked,
        Self::ToCollect,
        Self::Attention,
        Self::Closed,
    ];
}

/// The promised day, as it stands to today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DueView {
    pub tone: DueTone,
    pub words: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DueTone {
    Overdue,
    Today,
    Later,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ListCount {
    pub list: WorkListKind,
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct WorkRow {
    /// The case's stream.
    pub id: String,
    pub reference: String,
    pub applicant: String,
    /// "Utopia · L898902C3"
    pub detail: String,
    pub service: String,
    /// None while the clock stands.
    pub due: Option<DueView>,
    /// When the applicant comes.
    pub visit: Option<String>,
    /// When it was submitted, in words ("today 10:42").
    pub submitted: String,
    pub state: CaseStateView,
    pub state_words: String,
    pub journey: Journey,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CaseStateView {
    New,
    PaymentDue,
    VisitDue,
    VisitBooked,
    CorrectionAsked,
    Corrected,
    Granted,
    ReadyToCollect,
    Collected,
    Refused,
    Withdrawn,
    Revoked,
}

/// Where the newest of a case's entries is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Journey {
    /// On this device, not yet sent.
    SavedHere,
    /// Accepted by the server.
    SafeAtCentre,
    /// Refused or set aside.
    NeedsAttention,
}

/// The version of the rules that a case goes by, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CaseRules {
    /// 0 for the catalogue that is built in, or one that this device has never heard of.
    pub number: u32,
    pub words: String,
    /// Other rules are in force by now.
    pub superseded: bool,
}

/// One case, whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct CaseView {
    pub id: String,
    /// The version that this page shows; sent back with every act, so that an act on a case that
    /// has moved on is refused.
    pub version: u32,
    pub reference: String,
    pub applicant: String,
    pub service: String,
    pub state: CaseStateView,
    pub state_words: String,
    pub journey: Journey,
    /// "Submitted 24 November 2026 10:42 · Applicant at a kiosk"
    pub filed: String,
    /// By which rules it is judged.
    pub rules: CaseRules,
    /// The figures that decide: permit end, new end, fee, days left.
    pub facts: Vec<GuideFact>,
    pub checks: Vec<FindingView>,
    pub sections: Vec<AnswerSection>,
    pub documents: Vec<DocumentView>,
    pub timeline: Vec<TimelineItem>,
    /// Fields that a correction can be asked for.
    pub correctable: Vec<CorrectableField>,
    /// Legal sources that a decision can cite.
    pub citations: Vec<String>,
    /// What this officer may do to this case now, the likeliest first.
    pub acts: Vec<CaseAct>,
    /// What could be done now, but not by this officer: who could.
    pub denied: Vec<DeniedAct>,
    /// None while the clock stands.
    pub due: Option<DueView>,
    pub payment: Option<PaymentView>,
    pub visit: Option<VisitView>,
    pub decision: Option<DecisionView>,
    /// What a grant may carry.
    pub conditions: Vec<ConditionChoice>,
    /// The last day that the rules allow ("2027-01-18"); none where they say none.
    pub valid_until: Option<String>,
    /// Notices that did not reach the applicant.
    pub undelivered: Vec<String>,
    /// The newest refused act on this case, in words, until it is put away.
    pub refused_act: Option<RefusedAct>,
    /// What can be printed of it.
    pub papers: Vec<PaperChoice>,
    /// The language in which the applicant reads.
    pub language: String,
}

/// What there is to choose before a paper is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PrintChoices {
    /// The one that is used stands first.
    pub printers: Vec<PrinterView>,
    pub languages: Vec<Language>,
}

/// A printer of this device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PrinterView {
    pub name: String,
    /// What people call it.
    pub label: String,
}

/// A page of a paper, as it will be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PaperPicture {
    /// A PNG in Base64.
    pub png: String,
    pub pages: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CaseAct {
    ConfirmPayment,
    BookVisit,
    RecordVisit,
    VisitMissed,
    Decide,
    AskCorrection,
    HandOver,
    TellInPerson,
    Withdraw,
    Revoke,
    AddNote,
}

/// An act that another role could do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct DeniedAct {
    pub act: CaseAct,
    /// "Only an officer or a supervisor can do this."
    pub words: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ConditionChoice {
    pub id: String,
    pub words: String,
}

/// A decision as the form gives it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct DecisionInput {
    pub granted: bool,
    pub reason: String,
    pub citation: String,
    /// "2027-01-18", or empty.
    pub valid_until: String,
    pub conditions: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct RefusedAct {
    pub title: String,
    pub reason: String,
    pub next: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct AnswerSection {
    pub heading: String,
    pub rows: Vec<AnswerRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct AnswerRow {
    pub field: String,
    pub label: String,
    pub value: String,
    pub provenance: Provenance,
    pub provenance_word: String,
    /// True when a correction of this field has been asked for and not come.
    pub asked: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct DocumentView {
    pub field: String,
    pub label: String,
    /// None while the bytes have not reached this device.
    pub attachment: Option<AttachmentView>,
    pub words: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct TimelineItem {
    pub kind: TimelineKind,
    pub title: String,
    /// Who, on which device, when.
    pub detail: String,
    pub note: Option<String>,
    pub changes: Vec<AnswerChange>,
    /// Set when this entry is not yet accepted ("saved here, on its way").
    pub pending: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    Submitted,
    CorrectionAsked,
    Corrected,
    Note,
    Granted,
    Refused,
    Payment,
    Visit,
    Withdrawn,
    Collected,
    Revoked,
    /// What the centre added: a billing code, a seal.
    Centre,
    /// A notice that did not arrive.
    Undelivered,
    /// An act that the server refused; kept and shown.
    RefusedAct,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct AnswerChange {
    pub label: String,
    pub before: String,
    pub after: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct CorrectableField {
    pub field: String,
    pub label: String,
}

/// The sync page: what waits, what was refused, when the server was last heard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct SyncView {
    pub server: String,
    pub last_contact: Option<String>,
    pub waiting: Vec<QueueItem>,
    pub attention: Vec<QueueItem>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct QueueItem {
    /// The case it belongs to, where there is one.
    pub case: Option<String>,
    pub title: String,
    pub detail: String,
}
