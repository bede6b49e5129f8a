//! Whether an entry may happen to a case. Runs when it is authored, and once more, with authority,
//! at the orderer.

use super::decide_steps::{decide_step, may, not_closed};
use super::{Case, CaseEvent, Duty, Status, Submission};
use crate::form::answer::{Answers, FieldId};
use crate::ids::{OfficeId, Scope};
use crate::journal::{Author, DeviceClass, Entry, Grant, Header, Refusal, Role};

/// Who acts, from where, on what: established by the caller, never taken from the body.
#[derive(Debug, Clone)]
pub struct Authority<'a> {
    pub device: DeviceClass,
    /// The office the device stands in.
    pub office: &'a OfficeId,
    /// The scope the stream is in; for a new case the one it would enter.
    pub scope: &'a Scope,
    pub actor: Actor<'a>,
}

#[derive(Debug, Clone)]
pub enum Actor<'a> {
    Applicant {
        /// Whether this session borrowed this case, on this device, after both secrets.
        borrowed: bool,
    },
    Officer {
        grant: &'a Grant,
    },
    /// The server itself.
    Centre,
}

/// Establishes an officer as the author of an entry: the grant exists, is that officer's, held at the
/// entry's time, and its key made the signature.
pub fn officer<'a>(entry: &Entry, header: &Header, grant: Option<&'a Grant>) -> Result<Actor<'a>, Refusal> {
    let Author::Officer { officer, grant: id } = header.author else { return Err(Refusal::GrantUnknown) };
    let grant = grant.filter(|g| g.id == id && g.officer == officer).ok_or(Refusal::GrantUnknown)?;
    if !grant.holds_at(header.time.wall) {
        return Err(Refusal::GrantNotValid);
    }
    if !entry.signed_by(&grant.key) {
        return Err(Refusal::NotSigned);
    }
    Ok(Actor::Officer { grant })
}

/// The longest text that an officer or applicant may enter, in characters.
pub const MAX_TEXT: usize = 4_000;
/// The most fields of a case.
pub const MAX_FIELDS: usize = 300;
/// The most conditions of a permit, and steps of a plan.
const MAX_CONDITIONS: usize = 20;
const MAX_PLAN: usize = 10;

pub(super) const DECIDE: &[Role] = &[Role::Officer, Role::Supervisor];
/// Who may file at a counter, ask for corrections and write notes.
pub const HANDLE: &[Role] = &[Role::FrontDesk, Role::Officer, Role::Supervisor];

pub fn decide(
    case: Option<(&Case, u64)>,
    header: &Header,
    event: &CaseEvent,
    by: &Authority<'_>,
) -> Result<(), Refusal> {
    if let CaseEvent::Submitted(submission) = event {
        return match case {
            Some(_) => Err(Refusal::ExistsAlready),
            None => decide_submission(submission, by),
        };
    }
    let (case, version) = case.ok_or(Refusal::NoSuchCase)?;
    // Who may at all comes before anything that would tell about the case.
    match event {
        CaseEvent::Submitted(_) => {}
        CaseEvent::CorrectionAsked { .. } | CaseEvent::Noted { .. } => needs(by, HANDLE)?,
        CaseEvent::Decided(_) => needs(by, DECIDE)?,
        CaseEvent::Corrected { .. } => match by.actor {
            Actor::Applicant { borrowed: true } => {}
            Actor::Applicant { borrowed: false } => return Err(Refusal::SessionUnknown),
            Actor::Officer { .. } | Actor::Centre => needs(by, HANDLE)?,
        },
        step => may(step, by)?,
    }
    if event.is_guarded() {
        let expected = header.expected.ok_or_else(|| missing("expected"))?;
        if expected != version {
            return Err(Refusal::MovedOn { expected, actual: version });
        }
    }
    match event {
        CaseEvent::Submitted(_) => Ok(()),
        CaseEvent::Noted { text } => filled("text", text),
        CaseEvent::CorrectionAsked { fields, note } => {
            not_closed(case)?;
            filled("note", note)?;
            if fields.is_empty() {
                return Err(missing("fields"));
            }
            let unknown =
                fields.iter().find(|f| !case.answers.contains_key(*f) && !case.documents.contains_key(*f));
            unknown.map_or(Ok(()), |field| Err(Refusal::NotValid { what: field.clone() }))
        }
        CaseEvent::Corrected { answers, documents } => {
            not_closed(case)?;
            let Status::CorrectionAsked { fields, .. } = &case.status else {
                return Err(Refusal::NothingAsked);
            };
            if answers.is_empty() && documents.is_empty() {
                return Err(missing("answers"));
            }
            let outside = answers.keys().chain(documents.keys()).find(|f| !fields.contains(f));
            if let Some(field) = outside {
                return Err(Refusal::FieldNotAsked { field: field.clone() });
            }
            check_answers(answers)
        }
        CaseEvent::Decided(decision) => {
            not_closed(case)?;
            filled("reason", &decision.reason)?;
            filled("citation", &decision.citation)?;
            if decision.conditions.len() > MAX_CONDITIONS {
                return Err(Refusal::TooLong { what: "conditions".into() });
            }
            decision.conditions.iter().try_for_each(|condition| filled("conditions", condition))?;
            // What is owed can end in a refusal, never in a grant.
            match case.owed() {
                Some(step) if decision.granted => Err(Refusal::StepMissing { step }),
                _ => Ok(()),
            }
        }
        step => decide_step(case, step),
    }
}

fn decide_submission(submission: &Submission, by: &Authority<'_>) -> Result<(), Refusal> {
    // A case is filed where the device stands; moving it elsewhere is an act of its own.
    if submission.office != *by.office || *by.scope != Scope::Office(submission.office.clone()) {
        return Err(Refusal::OutOfScope);
    }
    match by.actor {
        Actor::Applicant { .. } => {}
        Actor::Officer { .. } | Actor::Centre => needs(by, HANDLE)?,
    }
    if !submission.consent.declared {
        return Err(missing("declaration"));
    }
    if submission.answers.is_empty() {
        return Err(missing("answers"));
    }
    filled("service", &submission.service)?;
    filled("pin", &submission.pin)?;
    if let Some(acting) = &submission.acting {
        filled("acting_as", &acting.relation)?;
        filled("acting_name", &acting.name)?;
    }
    if submission.documents.len() > MAX_FIELDS {
        return Err(Refusal::TooLong { what: "documents".into() });
    }
    // Whoever decides is asked in the plan, and nothing is asked twice.
    let plan = &submission.plan;
    let twice = plan.iter().enumerate().any(|(i, duty)| plan[..i].contains(duty));
    if plan.len() > MAX_PLAN || twice || !plan.contains(&Duty::Decide) {
        return Err(Refusal::NotValid { what: "plan".into() });
    }
    check_answers(&submission.answers)
}

fn check_answers(answers: &Answers) -> Result<(), Refusal> {
    if answers.len() > MAX_FIELDS {
        return Err(Refusal::TooLong { what: "answers".into() });
    }
    let long = answers.iter().find(|(_, a)| a.value.chars().count() > MAX_TEXT);
    long.map_or(Ok(()), |(field, _): (&FieldId, _)| Err(Refusal::TooLong { what: field.clone() }))
}

/// The actor is an officer on an office device, with one of the roles, in the stream's scope.
pub(super) fn needs(by: &Authority<'_>, roles: &[Role]) -> Result<(), Refusal> {
    if by.device != DeviceClass::Office {
        return Err(Refusal::DeviceClass { class: by.device });
    }
    let Actor::Officer { grant } = by.actor else {
        return Err(Refusal::RoleMissing { roles: roles.to_vec() });
    };
    if !grant.has_any(roles) {
        return Err(Refusal::RoleMissing { roles: roles.to_vec() });
    }
    if !grant.covers(by.scope) {
        return Err(Refusal::OutOfScope);
    }
    Ok(())
}

pub(super) fn filled(what: &str, text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        Err(missing(what))
    } else if text.chars().count() > MAX_TEXT {
        Err(Refusal::TooLong { what: what.into() })
    } else {
        Ok(())
    }
}

pub(super) fn missing(what: &str) -> Refusal {
    Refusal::Missing { what: what.into() }
}
