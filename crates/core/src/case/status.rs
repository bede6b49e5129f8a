//! A case as its applicant reads it: how it stands, which steps were taken, what is to be paid, when to
//! come, what is asked, what was decided. The same words at the kiosk and on the phone. It never says
//! anything of the answers.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Case, Decision, Duty, Stage, Status, Step, Turn};
use crate::catalogue::words::{Args, Words};
use crate::form::acting::Acting;
use crate::payment::grouped;
use crate::slots::Slot;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InWords {
    pub service: String,
    /// "Filed by the mother": the role alone, no name.
    pub acting: Option<String>,
    pub step: Stage,
    pub title: String,
    pub lead: String,
    pub steps: Vec<StepView>,
    /// Set when the officer asks for a correction.
    pub asked: Option<Asked>,
    /// Set when decided.
    pub decision: Option<DecisionView>,
    /// Set where a fee is part of the plan.
    pub payment: Option<PaymentView>,
    /// Set where a visit is part of the plan.
    pub visit: Option<VisitView>,
    /// Whether the application can still be taken back.
    pub can_withdraw: bool,
}

/// What is to be corrected: the fields by their labels, and the officer's note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub fields: Vec<String>,
    pub note: String,
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
    pub conditions: Vec<String>,
    /// The permit's number, where granted.
    pub number: Option<String>,
    /// Set where it was taken away: why.
    pub revoked: Option<String>,
}

/// The fee: what, how, until when; or that it is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PaymentView {
    pub paid: bool,
    /// "Rp 500,000"
    pub amount: String,
    /// The state of it, as a sentence.
    pub words: String,
    /// The billing code, grouped for reading, while one can be paid.
    pub code: Option<String>,
    /// What the QRIS code holds, while one can be paid.
    pub qris: Option<String>,
    /// "Pay before today 12:42"
    pub until: Option<String>,
    /// The state's receipt number, once paid.
    pub number: Option<String>,
}

/// The visit: what for, when, or that it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VisitView {
    pub state: VisitState,
    /// The state of it, as a sentence.
    pub words: String,
    /// "Monday, 30 November 2026, 08:30"
    pub when: Option<String>,
    /// Whether a slot can be booked or moved now.
    pub can_book: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum VisitState {
    ToBook,
    Booked,
    Done,
}

/// The case in the words of one language. Moments are told in `zone`, and as of `now` (milliseconds since
/// 1970-01-01 UTC).
pub fn in_words(case: &Case, words: &Words, zone: &TimeZone, now: i64) -> InWords {
    let stage = case.stage();
    let name = stage_name(stage);
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
    InWords {
        service: words.text(&format!("service-{}", case.service)),
        acting: case.acting.as_ref().map(|acting| filed_by(acting, words)),
        step: stage,
        title: words.text(&format!("status-{name}")),
        lead: words.text(&format!("status-{name}-lead")),
        steps: steps(case, words, zone, now),
        asked,
        decision: case.decision().map(|decision| decided(case, decision, words, zone)),
        payment: payment(case, words, zone, now),
        visit: visit(case, words),
        can_withdraw: !case.status.is_closed(),
    }
}

/// "Filed by the mother": in which role someone acted, and nothing that tells who.
pub fn filed_by(acting: &Acting, words: &Words) -> String {
    let role = words.text(&format!("acting-{}", acting.relation));
    words.text_with("filed-by", &Args::new().with("role", role))
}

/// The name of a stage in words: `status-<name>`, `case-state-<name>`.
pub fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::PaymentDue => "payment-due",
        Stage::VisitDue => "visit-due",
        Stage::InReview => "in-review",
        Stage::CorrectionAsked => "correction-asked",
        Stage::Granted => "granted",
        Stage::ReadyToCollect => "ready-to-collect",
        Stage::Collected => "collected",
        Stage::Refused => "refused",
        Stage::Withdrawn => "withdrawn",
        Stage::Revoked => "revoked",
    }
}

/// A condition of a permit: the catalogue's words where it is one of the catalogue's, else as written.
pub fn condition(words: &Words, condition: &str) -> String {
    words.maybe(&format!("condition-{condition}")).unwrap_or_else(|| condition.to_owned())
}

/// "Monday, 30 November 2026, 08:30"
pub fn slot_in_words(slot: &Slot, words: &Words) -> String {
    let weekday = words.text(&format!("weekday-{}", slot.date.weekday().to_monday_one_offset()));
    let args = Args::new()
        .with("weekday", weekday)
        .with("date", words.date(slot.date))
        .with("time", slot.time.strftime("%H:%M").to_string());
    words.text_with("slot", &args)
}

fn zoned(wall: i64, zone: &TimeZone) -> ZonedDateTime {
    let timestamp = Timestamp::from_millisecond(wall).unwrap_or(Timestamp::UNIX_EPOCH);
    timestamp.to_zoned_datetime(zone.clone())
}

fn decided(case: &Case, decision: &Decision, words: &Words, zone: &TimeZone) -> DecisionView {
    let on = |id: &str, date| words.text_with(id, &Args::new().with("date", words.date(date)));
    DecisionView {
        granted: decision.granted,
        reason: decision.reason.clone(),
        citation: decision.citation.clone(),
        decided: case
            .last(Step::Decided)
            .map(|at| on("decision-on", zoned(at, zone).date()))
            .unwrap_or_default(),
        valid_until: decision.valid_until.map(|date| on("decision-valid-until", date)),
        conditions: decision.conditions.iter().map(|c| condition(words, c)).collect(),
        number: decision.number.clone().filter(|_| decision.granted),
        revoked: case.revoked.as_ref().map(|revoked| format!("{} ({})", revoked.reason, revoked.citation)),
    }
}

fn payment(case: &Case, words: &Words, zone: &TimeZone, now: i64) -> Option<PaymentView> {
    if !case.plan.contains(&Duty::Pay) {
        return None;
    }
    let amount = words.money(case.fee());
    let bill = case.live_bill(now).filter(|_| case.paid.is_none() && !case.status.is_closed());
    let moment = |wall| words.moment(&zoned(wall, zone), &zoned(now, zone));
    let id = match (&case.paid, bill) {
        (Some(_), _) => "payment-paid",
        _ if case.status.is_closed() => "payment-no-more",
        (None, Some(_)) => "payment-to-pay",
        (None, None) => "payment-no-code",
    };
    let args = Args::new().with("amount", amount.clone());
    Some(PaymentView {
        paid: case.paid.is_some(),
        amount,
        words: words.text_with(id, &args),
        code: bill.map(|bill| grouped(&bill.code)),
        qris: bill.map(|bill| bill.qris.clone()).filter(|qris| !qris.is_empty()),
        until: bill
            .map(|bill| words.text_with("payment-until", &Args::new().with("moment", moment(bill.expires)))),
        number: case.paid.as_ref().and_then(|paid| paid.number.clone()),
    })
}

fn visit(case: &Case, words: &Words) -> Option<VisitView> {
    if !case.plan.contains(&Duty::Visit) {
        return None;
    }
    let (state, id) = match (&case.visit.done, &case.visit.booked) {
        (Some(record), _) if record.elsewhere.is_some() => (VisitState::Done, "visit-done-elsewhere"),
        (Some(_), _) => (VisitState::Done, "visit-done"),
        (None, Some(_)) => (VisitState::Booked, "visit-booked"),
        (None, None) if case.visit.missed > 0 => (VisitState::ToBook, "visit-missed"),
        (None, None) => (VisitState::ToBook, "visit-to-book"),
    };
    Some(VisitView {
        state,
        words: words.text(id),
        when: case
            .visit
            .booked
            .filter(|_| state == VisitState::Booked)
            .map(|slot| slot_in_words(&slot, words)),
        can_book: state != VisitState::Done && !case.status.is_closed(),
    })
}

/// The way of the case, from submission to the end that its plan has or that it came to.
fn steps(case: &Case, words: &Words, zone: &TimeZone, now: i64) -> Vec<StepView> {
    let moment = |step: Step| case.last(step).map(|at| words.moment(&zoned(at, zone), &zoned(now, zone)));
    let view = |id: &str, when: Option<String>, state| StepView { label: words.text(id), when, state };
    let stage = case.stage();
    let closed = case.turn() == Turn::Nobody || case.status.is_closed();
    let mut steps = vec![view("status-step-submitted", moment(Step::Submitted), StepState::Done)];
    for duty in &case.plan {
        let done = case.is_done(*duty);
        let now_due = !done && !closed && case.next_duty() == Some(*duty);
        let (id, when) = match duty {
            Duty::Pay => ("status-step-pay", moment(Step::Paid)),
            Duty::Visit => {
                let booked = case.visit.booked.filter(|_| !done).map(|slot| slot_in_words(&slot, words));
                ("status-step-visit", booked.or_else(|| moment(Step::VisitDone).filter(|_| done)))
            }
            Duty::Review => {
                if case.last(Step::CorrectionAsked).is_some() {
                    steps.push(correction(case, &view, &moment));
                }
                let state = match stage {
                    Stage::CorrectionAsked => StepState::Ahead,
                    _ if case.status.is_decided() => StepState::Done,
                    _ if now_due => StepState::Now,
                    _ => StepState::Ahead,
                };
                if state != StepState::Ahead || !closed {
                    steps.push(view("status-step-review", None, state));
                }
                continue;
            }
            Duty::Decide => ("status-step-decided", moment(Step::Decided)),
            Duty::Collect if matches!(stage, Stage::Refused | Stage::Revoked) => continue,
            Duty::Collect => ("status-step-collect", moment(Step::Collected)),
        };
        let now_due = now_due || (*duty == Duty::Collect && stage == Stage::ReadyToCollect);
        match (done, now_due) {
            (true, _) => steps.push(view(id, when, StepState::Done)),
            (_, true) => steps.push(view(id, when, StepState::Now)),
            // What will never come is not promised.
            _ if closed && *duty != Duty::Collect => {}
            _ if stage == Stage::Withdrawn => {}
            _ => steps.push(view(id, when, StepState::Ahead)),
        }
    }
    match stage {
        Stage::Withdrawn => {
            steps.push(view("status-step-withdrawn", moment(Step::Withdrawn), StepState::Done));
        }
        Stage::Revoked => steps.push(view("status-step-revoked", moment(Step::Revoked), StepState::Done)),
        _ => {}
    }
    steps
}

fn correction(
    case: &Case,
    view: &impl Fn(&str, Option<String>, StepState) -> StepView,
    moment: &impl Fn(Step) -> Option<String>,
) -> StepView {
    let asked = matches!(case.status, Status::CorrectionAsked { .. });
    match (asked, moment(Step::Corrected)) {
        (true, _) => view("status-step-correction", moment(Step::CorrectionAsked), StepState::Now),
        (false, when) => view("status-step-correction", when, StepState::Done),
    }
}
