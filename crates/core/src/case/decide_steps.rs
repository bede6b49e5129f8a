//! Whether a step of the plan may be taken: paying, visiting, withdrawing, collecting, revoking, and what
//! only the centre may say.

use super::decide::{DECIDE, HANDLE, filled, missing, needs};
use super::{Actor, Authority, Case, CaseEvent, Duty, Status, Taken};
use crate::journal::{DeviceClass, Refusal, Role};
use crate::payment::{Bill, Confirmed, Payment, is_billing_code, receipt_number};

/// The most consents of a case that change.
const MAX_CONSENTS: usize = 20;

const SUPERVISE: &[Role] = &[Role::Supervisor];

/// Who may at all; asked before anything that would tell about the case.
pub(super) fn may(event: &CaseEvent, by: &Authority<'_>) -> Result<(), Refusal> {
    match event {
        CaseEvent::Paid(Payment { by: Confirmed::Gateway, .. })
        | CaseEvent::BillIssued(_)
        | CaseEvent::Sealed { .. }
        | CaseEvent::Undelivered(_)
        | CaseEvent::Reassessed(_) => match by.actor {
            Actor::Centre => Ok(()),
            _ => Err(Refusal::DeviceClass { class: by.device }),
        },
        // Money without a receipt number is answered for by someone who may decide.
        CaseEvent::Paid(Payment { by: Confirmed::Reason, .. }) => needs(by, DECIDE),
        CaseEvent::Revoked { .. } => needs(by, SUPERVISE),
        // Nobody speaks for the applicant here: not at a counter, not the centre.
        CaseEvent::ConsentChanged(_) => match by.actor {
            Actor::Applicant { borrowed: true } => Ok(()),
            Actor::Applicant { borrowed: false } => Err(Refusal::SessionUnknown),
            Actor::Officer { .. } | Actor::Centre => Err(Refusal::DeviceClass { class: by.device }),
        },
        CaseEvent::VisitBooked { .. } | CaseEvent::Withdrawn { .. } => match by.actor {
            Actor::Applicant { borrowed: true } => Ok(()),
            Actor::Applicant { borrowed: false } => Err(Refusal::SessionUnknown),
            Actor::Officer { .. } => needs(by, HANDLE),
            Actor::Centre => Err(Refusal::DeviceClass { class: DeviceClass::Centre }),
        },
        _ => needs(by, HANDLE),
    }
}

pub(super) fn decide_step(case: &Case, event: &CaseEvent) -> Result<(), Refusal> {
    match event {
        CaseEvent::BillIssued(bill) => billable(case, bill),
        CaseEvent::Paid(payment) => payable(case, payment),
        CaseEvent::VisitBooked { .. } | CaseEvent::VisitMissed => {
            open_duty(case, Duty::Visit)?;
            if matches!(event, CaseEvent::VisitMissed) && case.visit.booked.is_none() {
                return Err(missing("slot"));
            }
            Ok(())
        }
        CaseEvent::VisitDone(record) => {
            open_duty(case, Duty::Visit)?;
            if record.taken.is_empty() || record.taken.len() > Taken::ALL.len() {
                return Err(missing("taken"));
            }
            if let Some(place) = &record.elsewhere {
                filled("elsewhere", place)?;
            }
            short("note", &record.note)
        }
        CaseEvent::Reassessed(_) => not_closed(case),
        CaseEvent::Withdrawn { reason } => {
            not_closed(case)?;
            short("reason", reason)
        }
        CaseEvent::Collected { by } => {
            if !matches!(&case.status, Status::Decided(decision) if decision.granted) {
                return Err(Refusal::NotGranted);
            }
            if case.collected.is_some() || !case.plan.contains(&Duty::Collect) {
                return Err(Refusal::StepDone { step: Duty::Collect });
            }
            if case.revoked.is_some() {
                return Err(Refusal::NotGranted);
            }
            filled("collected_by", by)
        }
        CaseEvent::Revoked { reason, citation } => {
            let granted = matches!(&case.status, Status::Decided(decision) if decision.granted);
            if !granted || case.revoked.is_some() {
                return Err(Refusal::NotGranted);
            }
            filled("reason", reason)?;
            filled("citation", citation)
        }
        CaseEvent::ConsentChanged(change) => {
            filled("purpose", &change.purpose)?;
            filled("language", &change.language)?;
            // What was answered otherwise than by yes or no is no consent.
            let asked = case.answers.get(&change.purpose).map(|answer| answer.value.as_str());
            if asked.is_some_and(|answer| !matches!(answer, "yes" | "no")) {
                return Err(not_valid("purpose"));
            }
            if case.consents.len() >= MAX_CONSENTS && !case.consents.contains_key(&change.purpose) {
                return Err(Refusal::TooLong { what: "purpose".into() });
            }
            Ok(())
        }
        CaseEvent::Sealed { seal, .. } => filled("seal", seal),
        CaseEvent::Undelivered(notice) => short("why", &notice.why),
        CaseEvent::ToldInPerson { note } => {
            if case.undelivered.is_empty() {
                return Err(Refusal::NothingAsked);
            }
            short("note", note)
        }
        _ => Ok(()),
    }
}

impl Taken {
    pub const ALL: [Self; 4] = [Self::Photo, Self::Fingerprints, Self::Signature, Self::Interview];
}

fn billable(case: &Case, bill: &Bill) -> Result<(), Refusal> {
    open_duty(case, Duty::Pay)?;
    if !is_billing_code(&bill.code) || bill.expires <= bill.issued {
        return Err(not_valid("bill"));
    }
    exact(case, bill.amount)
}

fn payable(case: &Case, payment: &Payment) -> Result<(), Refusal> {
    open_duty(case, Duty::Pay)?;
    exact(case, payment.amount)?;
    if let Some(number) = &payment.number
        && receipt_number(number).as_ref() != Some(number)
    {
        return Err(not_valid("receipt_number"));
    }
    match payment.by {
        Confirmed::Gateway | Confirmed::Number if payment.number.is_none() => Err(missing("receipt_number")),
        Confirmed::Reason => filled("reason", payment.reason.as_deref().unwrap_or_default()),
        _ => Ok(()),
    }
}

fn exact(case: &Case, amount: i64) -> Result<(), Refusal> {
    if amount == case.fee() { Ok(()) } else { Err(not_valid("amount")) }
}

/// The duty is part of the plan, not done, and the case is open.
fn open_duty(case: &Case, duty: Duty) -> Result<(), Refusal> {
    not_closed(case)?;
    if case.plan.contains(&duty) && !case.is_done(duty) {
        Ok(())
    } else {
        Err(Refusal::StepDone { step: duty })
    }
}

pub(super) fn not_closed(case: &Case) -> Result<(), Refusal> {
    match case.status {
        Status::Decided(_) => Err(Refusal::Decided),
        Status::Withdrawn { .. } => Err(Refusal::Withdrawn),
        Status::InReview { .. } | Status::CorrectionAsked { .. } => Ok(()),
    }
}

/// May be empty, but not longer than is taken.
fn short(what: &str, text: &str) -> Result<(), Refusal> {
    if text.chars().count() > super::MAX_TEXT {
        return Err(Refusal::TooLong { what: what.into() });
    }
    Ok(())
}

fn not_valid(what: &str) -> Refusal {
    Refusal::NotValid { what: what.into() }
}
