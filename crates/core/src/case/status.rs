//! A case as its applicant reads it: how it stands, which steps were taken, what is asked, what was
//! decided. The same words at the kiosk and on the phone. It never says anything of the answers.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Case, Decision, Status, Step};
use crate::catalogue::words::{Args, Words};
use crate::form::acting::Acting;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InWords {
    pub service: String,
    /// "Filed by the mother": the role alone, no name.
    pub acting: Option<String>,
    pub step: StatusStep,
    pub title: String,
    pub lead: String,
    pub steps: Vec<StepView>,
    /// Set when the officer asks for a correction.
    pub asked: Option<Asked>,
    /// Set when decided.
    pub decision: Option<DecisionView>,
}

/// What is to be corrected: the fields by their labels, and the officer's note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub fields: Vec<String>,
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum StatusStep {
    InReview,
    CorrectionAsked,
    Granted,
    Refused,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StepView {
    pub label: String,
    pub when: Option<String>,
    pub state: StepState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    Done,
    Now,
    Ahead,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DecisionView {
    pub granted: bool,
    pub reason: String,
    pub citation: String,
    pub decided: String,
    /// "Valid until …" where granted.
    pub valid_until: Option<String>,
}

/// The case in the words of one language. Moments are told in `zone`, and as of `now` (milliseconds since
/// 1970-01-01 UTC).
pub fn in_words(case: &Case, words: &Words, zone: &TimeZone, now: i64) -> InWords {
    let (step, name) = match &case.status {
        Status::InReview { .. } => (StatusStep::InReview, "in-review"),
        Status::CorrectionAsked { .. } => (StatusStep::CorrectionAsked, "correction-asked"),
        Status::Decided(decision) if decision.granted => (StatusStep::Granted, "granted"),
        Status::Decided(_) => (StatusStep::Refused, "refused"),
    };
    let asked = match &case.status {
        Status::CorrectionAsked { fields, note } => Some(Asked {
            fields: fields
                .iter()
                .map(|field| words.of(&case.service).text(&format!("field-{field}")))
                .collect(),
            note: note.clone(),
        }),
        _ => None,
    };
    let decision = match &case.status {
        Status::Decided(decision) => Some(decided(case, decision, words, zone)),
        _ => None,
    };
    InWords {
        service: words.text(&format!("service-{}", case.service)),
        acting: case.acting.as_ref().map(|acting| filed_by(acting, words)),
        step,
        title: words.text(&format!("status-{name}")),
        lead: words.text(&format!("status-{name}-lead")),
        steps: steps(case, words, zone, now),
        asked,
        decision,
    }
}

/// "Filed by the mother": in which role someone acted, and nothing that tells who.
pub fn filed_by(acting: &Acting, words: &Words) -> String {
    let role = words.text(&format!("acting-{}", acting.relation));
    words.text_with("filed-by", &Args::new().with("role", role))
}

fn zoned(wall: i64, zone: &TimeZone) -> ZonedDateTime {
    let timestamp = Timestamp::from_millisecond(wall).unwrap_or(Timestamp::UNIX_EPOCH);
    timestamp.to_zoned_datetime(zone.clone())
}

/// When a step was last taken.
fn last(case: &Case, step: Step) -> Option<i64> {
    case.steps.iter().rev().find(|taken| taken.step == step).map(|taken| taken.at)
}

fn decided(case: &Case, decision: &Decision, words: &Words, zone: &TimeZone) -> DecisionView {
    let on = |id: &str, date| words.text_with(id, &Args::new().with("date", words.date(date)));
    DecisionView {
        granted: decision.granted,
        reason: decision.reason.clone(),
        citation: decision.citation.clone(),
        decided: last(case, Step::Decided)
            .map(|at| on("decision-on", zoned(at, zone).date()))
            .unwrap_or_default(),
        valid_until: decision.valid_until.map(|date| on("decision-valid-until", date)),
    }
}

fn steps(case: &Case, words: &Words, zone: &TimeZone, now: i64) -> Vec<StepView> {
    let now = zoned(now, zone);
    let when = |step: Step| last(case, step).map(|at| words.moment(&zoned(at, zone), &now));
    let asked = matches!(case.status, Status::CorrectionAsked { .. });
    let decided = case.status.is_decided();
    let step = |id: &str, when: Option<String>, state| StepView { label: words.text(id), when, state };
    let mut steps = vec![step("status-step-submitted", when(Step::Submitted), StepState::Done)];
    if when(Step::CorrectionAsked).is_some() {
        let state = if asked { StepState::Now } else { StepState::Done };
        let at = if asked { when(Step::CorrectionAsked) } else { when(Step::Corrected) };
        steps.push(step("status-step-correction", at, state));
    }
    let review = match (asked, decided) {
        (true, _) => StepState::Ahead,
        (_, true) => StepState::Done,
        _ => StepState::Now,
    };
    steps.push(step("status-step-review", None, review));
    let decision = if decided { StepState::Done } else { StepState::Ahead };
    steps.push(step("status-step-decided", when(Step::Decided), decision));
    steps
}
