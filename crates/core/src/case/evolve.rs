//! What an accepted entry changes. Total: anything it cannot read leaves the state as it was.

use super::{Case, CaseEvent, Status, Step, StepTaken};
use crate::journal::{Author, Entry, EntryError, Header};

/// Folds one accepted entry. `None` stays `None` until a submission is read.
#[must_use]
pub fn evolve(case: Option<Case>, header: &Header, entry: &Entry) -> Option<Case> {
    match (case, entry.event::<CaseEvent>()) {
        (None, Ok(CaseEvent::Submitted(submission))) => {
            let submission = *submission;
            Some(Case {
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
                steps: vec![taken(Step::Submitted, header)],
                erased: false,
            })
        }
        (Some(case), Ok(event)) => Some(change(case, header, event)),
        (Some(case), Err(EntryError::Erased)) => Some(Case { erased: true, ..case }),
        (case, _) => case,
    }
}

fn change(mut case: Case, header: &Header, event: CaseEvent) -> Case {
    match event {
        CaseEvent::Submitted(_) | CaseEvent::Noted { .. } => {}
        CaseEvent::CorrectionAsked { fields, note } => {
            case.status = Status::CorrectionAsked { fields, note };
            case.steps.push(taken(Step::CorrectionAsked, header));
        }
        CaseEvent::Corrected { answers, documents } => {
            case.answers.extend(answers);
            case.documents.extend(documents);
            case.status = Status::InReview { corrected: true };
            case.steps.push(taken(Step::Corrected, header));
        }
        CaseEvent::Decided(decision) => {
            case.status = Status::Decided(decision);
            case.steps.push(taken(Step::Decided, header));
        }
    }
    case
}

fn taken(step: Step, header: &Header) -> StepTaken {
    let officer = match header.author {
        Author::Officer { officer, .. } => Some(officer),
        Author::Applicant { .. } => None,
    };
    StepTaken { step, at: header.time.wall, officer }
}
