//! What an accepted entry changes. Total: anything it cannot read leaves the state as it was.

use std::collections::BTreeMap;

use super::{
    Case, CaseEvent, Collected, Consented, Revocation, SealOf, Seals, Status, Step, StepTaken, Submission,
    TurnTaken, Visit,
};
use crate::journal::{Author, Entry, EntryError, Header};
use crate::policy::assessment::Assessment;

/// The most bills that a state keeps: an old code may still be paid, a hundredth tells nobody anything.
const BILLS: usize = 20;
/// The most notices that wait for a person.
const UNDELIVERED: usize = 20;

/// Folds one accepted entry. `None` stays `None` until a submission is read.
#[must_use]
pub fn evolve(case: Option<Case>, header: &Header, entry: &Entry) -> Option<Case> {
    let case = match (case, entry.event::<CaseEvent>()) {
        (None, Ok(CaseEvent::Submitted(submission))) => Some(begin(*submission, header)),
        (Some(case), Ok(event)) => Some(change(case, header, event)),
        (Some(case), Err(EntryError::Erased)) => Some(Case { erased: true, ..case }),
        (case, _) => case,
    };
    case.map(|case| turned(case, header.time.wall))
}

fn begin(submission: Submission, header: &Header) -> Case {
    Case {
        reference: submission.reference,
        service: submission.service,
        pinned: submission.pinned,
        office: submission.office,
        language: submission.language,
        answers: submission.answers,
        documents: submission.documents,
        assessment: submission.assessment,
        acting: submission.acting,
        pin: submission.pin,
        document_key: submission.document_key,
        status: Status::InReview { corrected: false },
        plan: submission.plan,
        promise: submission.promise,
        bills: vec![],
        paid: None,
        visit: Visit::default(),
        collected: None,
        revoked: None,
        seals: Seals::default(),
        undelivered: vec![],
        consents: BTreeMap::new(),
        turns: vec![],
        steps: vec![taken(Step::Submitted, header)],
        reassessed: None,
        erased: false,
    }
}

fn change(mut case: Case, header: &Header, event: CaseEvent) -> Case {
    if let Some(step) = step(&event) {
        case.steps.push(taken(step, header));
    }
    match event {
        CaseEvent::Submitted(_) | CaseEvent::Noted { .. } => {}
        CaseEvent::CorrectionAsked { fields, note } => {
            case.status = Status::CorrectionAsked { fields, note };
        }
        CaseEvent::Corrected { answers, documents } => {
            case.answers.extend(answers);
            case.documents.extend(documents);
            case.status = Status::InReview { corrected: true };
        }
        CaseEvent::Decided(decision) => case.status = Status::Decided(decision),
        CaseEvent::BillIssued(bill) => {
            case.bills.push(bill);
            let more = case.bills.len().saturating_sub(BILLS);
            case.bills.drain(..more);
        }
        CaseEvent::Paid(payment) => {
            case.paid.get_or_insert(payment);
        }
        CaseEvent::VisitBooked { slot } => {
            case.visit.moved += u32::from(case.visit.booked.is_some());
            case.visit.booked = Some(slot);
        }
        CaseEvent::VisitDone(record) => case.visit.done = Some(record),
        CaseEvent::VisitMissed => {
            case.visit.booked = None;
            case.visit.missed = case.visit.missed.saturating_add(1);
        }
        CaseEvent::Withdrawn { reason } => case.status = Status::Withdrawn { reason },
        CaseEvent::Collected { by } => case.collected = Some(Collected { by }),
        CaseEvent::Revoked { reason, citation } => case.revoked = Some(Revocation { reason, citation }),
        CaseEvent::Sealed { of: SealOf::Receipt, seal } => case.seals.receipt = Some(seal),
        CaseEvent::Sealed { of: SealOf::Permit, seal } => case.seals.permit = Some(seal),
        CaseEvent::Undelivered(notice) => {
            if case.undelivered.len() < UNDELIVERED {
                case.undelivered.push(notice);
            }
        }
        CaseEvent::ToldInPerson { .. } => case.undelivered.clear(),
        CaseEvent::Reassessed(anew) => {
            // What is to be paid was said when it was filed, and may be paid already.
            let fees = std::mem::take(&mut case.assessment.fees);
            case.assessment = Assessment { fees, ..anew.assessment };
            case.pinned = anew.pinned;
            case.reassessed = Some(header.time.wall);
        }
        CaseEvent::ConsentChanged(change) => {
            let consent = Consented { given: change.given, at: header.time.wall };
            case.consents.insert(change.purpose, consent);
        }
    }
    case
}

/// The step that the applicant's status page knows an event by.
fn step(event: &CaseEvent) -> Option<Step> {
    Some(match event {
        CaseEvent::CorrectionAsked { .. } => Step::CorrectionAsked,
        CaseEvent::Corrected { .. } => Step::Corrected,
        CaseEvent::Decided(_) => Step::Decided,
        CaseEvent::Paid(_) => Step::Paid,
        CaseEvent::VisitBooked { .. } => Step::VisitBooked,
        CaseEvent::VisitDone(_) => Step::VisitDone,
        CaseEvent::VisitMissed => Step::VisitMissed,
        CaseEvent::Withdrawn { .. } => Step::Withdrawn,
        CaseEvent::Collected { .. } => Step::Collected,
        CaseEvent::Revoked { .. } => Step::Revoked,
        CaseEvent::Submitted(_)
        | CaseEvent::Noted { .. }
        | CaseEvent::BillIssued(_)
        | CaseEvent::Sealed { .. }
        | CaseEvent::Undelivered(_)
        | CaseEvent::ToldInPerson { .. }
        | CaseEvent::Reassessed(_)
        | CaseEvent::ConsentChanged(_) => return None,
    })
}

fn taken(step: Step, header: &Header) -> StepTaken {
    let officer = match header.author {
        Author::Officer { officer, .. } => Some(officer),
        Author::Applicant { .. } | Author::Centre => None,
    };
    StepTaken { step, at: header.time.wall, officer }
}

fn turned(mut case: Case, at: i64) -> Case {
    let turn = case.turn();
    if case.turns.last().is_none_or(|last| last.turn != turn) {
        case.turns.push(TurnTaken { turn, at });
    }
    case
}
