//! What the kiosk's window shows, ready to draw: every word is in the visitor's language and every
//! decision (which page, which fields, what is wrong, what it costs, why) has been made in Rust.

pub use lawang_core::case::Stage;
pub use lawang_core::case::consents::ConsentView;
pub use lawang_core::case::status::{DecisionView, PaymentView, StepState, StepView, VisitState, VisitView};
pub use lawang_core::catalogue::changed::{ChangeView, ServiceChanges};
use lawang_core::catalogue::guide::Block as GuideBlock;
pub use lawang_core::catalogue::overstay::{DeadlineAnswer, DeadlineStanding};
pub use lawang_core::catalogue::told::{DocumentNeed, Elsewhere, FindingView, GuideFact, Online, Otherwise};
use lawang_core::form::FieldKind;
use lawang_core::form::answer::Provenance;
pub use lawang_core::form::photo::Background;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::papers::PaperChoice;
use crate::problem::Problem;
use crate::slots::SlotsView;

/// One screen of the visit. Every navigation command answers with the next one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "screen", rename_all = "snake_case")]
#[allow(clippy::large_enum_variant, reason = "one at a time, on its way to the window")]
pub enum Screen {
    Services(Services),
    Guide(Guide),
    Deadlines(DeadlineScreen),
    Page(Page),
    Assessment(AssessmentScreen),
    ResumeCode(ResumeCode),
    Check(Check),
    Declaration(Declaration),
    Receipt(Receipt),
    Status(StatusScreen),
    Slots(SlotsView),
}

/// The list of services of this office, as tiles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Services {
    pub groups: Vec<ServiceGroup>,
    /// Permits whose deadlines can be asked for.
    pub deadlines: Vec<DeadlineLink>,
    /// What was filed in this visit already.
    pub receipts: Vec<ReceiptLink>,
    /// The service that was open is offered no more.
    pub notice: Option<Problem>,
}

/// A permit, and the service that tells its deadlines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DeadlineLink {
    pub service: String,
    pub title: String,
}

/// When a permit ends, when to file, what a late day costs: one question, and its answer below it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct DeadlineScreen {
    pub service: String,
    /// The permit by its name.
    pub caption: String,
    pub title: String,
    pub hint: String,
    /// When the permit ends.
    pub field: Field,
    pub button: String,
    pub answer: Option<DeadlineAnswer>,
}

/// A receipt of this visit, to open it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReceiptLink {
    pub reference: String,
    pub service: String,
    pub submitted: String,
}

/// Services that stand together, under a heading; it is empty where all stand in one list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ServiceGroup {
    pub id: String,
    pub title: String,
    pub services: Vec<ServiceTile>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ServiceTile {
    pub id: String,
    pub title: String,
    pub summary: String,
    /// Name of a Lucide icon, in kebab case.
    pub pictogram: String,
}

/// The guide page of a service: its facts on top, then the parts of the service standard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Guide {
    pub service: String,
    pub title: String,
    pub summary: String,
    /// Fee, processing time and the like: label, figure and where it comes from.
    pub facts: Vec<GuideFact>,
    /// What changed lately, and what is known to change.
    pub changed: ServiceChanges,
    /// Whether it tells the deadlines of a permit.
    pub deadlines: bool,
    pub sections: Vec<GuideSection>,
    /// Set where this service is filed somewhere else than here.
    pub elsewhere: Option<Elsewhere>,
    /// The word on the button that starts the questions ("Can I extend?").
    pub start: String,
    /// Where a phone finds the same guide, for the QR.
    pub address: Option<String>,
    pub papers: Vec<PaperChoice>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct GuideSection {
    pub id: String,
    pub heading: String,
    pub blocks: Vec<GuideBlock>,
}

/// One question page: one thing, its fields, one button.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Page {
    pub id: String,
    pub kind: PageKind,
    /// The line above the title ("Passport · question 2 of 9"); the count only where it is true.
    pub caption: String,
    /// The one `h1`. With a single field it is that field's label or legend.
    pub title: String,
    pub hint: Option<String>,
    /// A sentence that says why this is asked, where an officer asked for a correction.
    pub note: Option<String>,
    pub fields: Vec<Field>,
    /// Set on the passport page: what was read from the machine-readable zone.
    pub mrz: Option<MrzReading>,
    /// The words on the one button.
    pub button: String,
    /// "Saved 10:42" when what is on this page is on disk.
    pub saved: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// Before the form: "Can I extend?"
    Screening,
    /// One or a few plain fields.
    Question,
    /// The two lines of the passport, and the fields they fill.
    Passport,
    /// A document or photo to add.
    Document,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Field {
    pub id: String,
    pub kind: FieldKind,
    pub label: String,
    pub hint: Option<String>,
    pub optional: bool,
    /// As typed or chosen: text, a choice's value, `yes`/`no`, a date as `YYYY-MM-DD` (shorter when
    /// partial), a country's code, an attachment's id. Empty when unanswered.
    pub value: String,
    /// The value as a person reads it ("12 August 1974", "Utopia").
    pub shown: String,
    pub provenance: Option<Provenance>,
    /// The provenance as a word ("scanned").
    pub provenance_word: Option<String>,
    pub options: Vec<Choice>,
    /// The longest answer taken, in characters; 0 where that does not apply.
    pub max_length: u32,
    /// Set for a document or photo that has been added.
    pub attachment: Option<AttachmentView>,
    /// Set for a photo of a face: what is asked of it, and what was found.
    pub photo: Option<PhotoView>,
}

/// What is asked of a photo of a face, and how the one that was added does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct PhotoView {
    pub background: Option<Background>,
    /// Width and height of its shape ("400 by 600"), for the picture that shows how it should be.
    pub shape: (u32, u32),
    /// Least and most height of the head, and of the eyes above the lower edge, in percent.
    pub head: (u32, u32),
    pub eyes: (u32, u32),
    /// What is asked, one sentence each.
    pub rules: Vec<String>,
    /// What was found in the photo that was added; the rule is the name of what was looked at.
    pub checks: Vec<FindingView>,
    /// The words on the button that cuts it to fit, where cutting helps.
    pub fit: Option<String>,
    /// The words on the button that uses it anyway, where something is to be mended.
    pub keep: Option<String>,
    /// Says that it is used anyway and who looks at it.
    pub kept: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
}

/// What the machine-readable zone said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MrzReading {
    /// The lines as read, or empty before anything was read.
    pub lines: Vec<String>,
    pub standing: MrzStanding,
    /// The same in words ("All five check digits agree.").
    pub words: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum MrzStanding {
    /// Nothing read yet.
    Empty,
    /// Every check digit agrees.
    Verified,
    /// At least one check digit does not agree; the words say which field.
    Doubtful,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AttachmentView {
    /// Ask for its picture with `document_preview`.
    pub id: String,
    /// "JPEG picture, 1.2 MB" in the visitor's language.
    pub words: String,
    pub pages: u32,
    /// What was done to the file before it was kept, one sentence each.
    pub changes: Vec<String>,
}

/// The answer to "Can I extend?", with its reasons.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct AssessmentScreen {
    /// The rules have changed while the form was filled in.
    pub notice: Option<Problem>,
    pub caption: String,
    pub outcome: OutcomeView,
    pub title: String,
    pub lead: String,
    pub findings: Vec<FindingView>,
    pub documents: Vec<DocumentNeed>,
    /// Fee, time, new end date: the figures that decide.
    pub facts: Vec<GuideFact>,
    pub fee_source: String,
    /// Where it is refused.
    pub otherwise: Otherwise,
    /// The word on the button that goes on; none where the service cannot be had, or not here.
    pub start: Option<String>,
    pub papers: Vec<PaperChoice>,
    /// Set where it can be had and is filed somewhere else than here.
    pub elsewhere: Option<Elsewhere>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeView {
    Eligible,
    NotEligible,
    /// An answer is missing that would settle it.
    Unknown,
}

/// The code that opens the draft again, at any kiosk, together with the birth date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ResumeCode {
    pub code: String,
    /// Until when the draft is kept, in words.
    pub kept_until: String,
    pub saved: Option<String>,
}

/// All answers before they are sent, by section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Check {
    /// True when this is a correction an officer asked for.
    pub correction: bool,
    pub sections: Vec<CheckSection>,
    pub saved: Option<String>,
    /// The words on the button.
    pub button: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct CheckSection {
    pub heading: String,
    pub rows: Vec<CheckRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct CheckRow {
    pub field: String,
    /// The page to open with `change_answer`.
    pub page: String,
    pub label: String,
    /// Empty where an optional field was left out.
    pub value: String,
    pub provenance: Option<Provenance>,
    pub provenance_word: Option<String>,
    /// The value before, when a correction changes it.
    pub previous: Option<String>,
    /// Whether it may be changed here.
    pub can_change: bool,
}

/// Privacy notice, consent and declaration: the last page before submitting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Declaration {
    pub notice: Vec<GuideBlock>,
    pub consent: String,
    pub declaration: String,
    /// The act, on the button ("Submit application").
    pub button: String,
}

/// After submitting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Receipt {
    pub reference: String,
    pub pin: String,
    pub service: String,
    /// "Filed by the mother": the role of whoever acted.
    pub acting: Option<String>,
    /// All receipts of this visit, where there is more than one.
    pub others: Vec<ReceiptLink>,
    pub submitted: String,
    /// What happens next and when.
    pub next: Vec<String>,
    /// The address behind the receipt's QR: the server with the reference only.
    pub address: String,
    /// Saved here / on its way / safe at the centre, as words.
    pub journey: String,
    pub contact: String,
    /// The word on the button that goes on to paying and choosing a time; none before the centre has it.
    pub go_on: Option<String>,
    /// The centre's seal, once it is known here.
    pub seal: Option<SealCode>,
    pub papers: Vec<PaperChoice>,
}

/// A seal as a code that anyone can check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SealCode {
    /// What the code holds: the verify page with the seal as its fragment.
    pub address: String,
    pub title: String,
    pub hint: String,
}

/// The status of one case, in plain words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct StatusScreen {
    pub reference: String,
    pub service: String,
    /// "Filed by the mother"
    pub acting: Option<String>,
    pub step: Stage,
    pub title: String,
    pub lead: String,
    pub steps: Vec<StepView>,
    /// Set when the officer asks for a correction: what, and in whose words.
    pub correction: Option<CorrectionView>,
    /// Set when decided.
    pub decision: Option<DecisionView>,
    /// Set where a fee is part of the way.
    pub payment: Option<PaymentView>,
    /// Set where a visit is part of the way.
    pub visit: Option<VisitView>,
    /// The office's name, or its short name where it is another than this one.
    pub office: String,
    /// Consents that can be withdrawn and given again.
    pub consents: Vec<ConsentView>,
    /// Whether the application can still be taken back.
    pub can_withdraw: bool,
    /// Set after something was sent from here.
    pub sent: Option<String>,
    pub papers: Vec<PaperChoice>,
    /// The permit's seal; before there is one, the receipt's.
    pub seal: Option<SealCode>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct CorrectionView {
    pub fields: Vec<String>,
    pub note: String,
    /// The word on the button that begins the correction.
    pub button: String,
}
