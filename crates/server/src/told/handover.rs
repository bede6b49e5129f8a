//! What other systems are sent as JSON: a message for an applicant's phone, and a decided case for a
//! national system. Each holds what its receiver needs for its task and nothing else (`docs/webhooks.md`).

use jiff::Timestamp;
use jiff::civil::Date;
use lawang_core::case::{Case, Step};
use lawang_core::ids::StreamId;
use serde::Serialize;
use uuid::Uuid;

use crate::store::notice::{Event, Notice};

/// A message that a gateway sends on. It learns a number and words that hold nothing of a person.
#[derive(Serialize)]
pub struct Message<'a> {
    pub event: Event,
    pub id: Uuid,
    pub created: Timestamp,
    pub demo: bool,
    pub about: String,
    pub language: &'a str,
    pub phone: &'a str,
    pub text: String,
}

/// A decided case for the register that permits are checked in. It holds personal data, because that is
/// what the register is about; the reference, which is one of the applicant's two secrets, is not in it.
#[derive(Serialize)]
pub struct HandedOver<'a> {
    event: Event,
    id: Uuid,
    created: Timestamp,
    demo: bool,
    case: StreamId,
    office: Office<'a>,
    service: &'a str,
    filed: Date,
    decision: Option<Decision<'a>>,
    revocation: Option<Revocation<'a>>,
    holder: Holder<'a>,
    /// The centre's seal over the permit, base64url; null until it is made.
    seal: Option<&'a str>,
}

#[derive(Serialize)]
struct Office<'a> {
    id: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Decision<'a> {
    granted: bool,
    at: Timestamp,
    citation: &'a str,
    valid_until: Option<Date>,
    number: Option<&'a str>,
    conditions: &'a [String],
}

#[derive(Serialize)]
struct Revocation<'a> {
    at: Timestamp,
    citation: &'a str,
}

#[derive(Serialize)]
struct Holder<'a> {
    full_name: Option<&'a str>,
    nationality: Option<&'a str>,
    passport_number: Option<&'a str>,
}

/// `filed` is the day of filing in the office's own time.
pub fn handed_over<'a>(
    case: &'a Case,
    notice: &Notice,
    office_name: &'a str,
    filed: Date,
    demo: bool,
) -> HandedOver<'a> {
    let answer = |field: &str| case.answers.get(field).map(|answer| answer.value.as_str());
    let at = |step| moment(case.last(step).unwrap_or_default());
    let revoked = case.revoked.as_ref().filter(|_| notice.event == Event::CaseRevoked);
    HandedOver {
        event: notice.event,
        id: notice.id,
        created: moment(notice.created_at),
        demo,
        case: notice.stream,
        office: Office { id: &case.office.0, name: office_name },
        service: &case.service,
        filed,
        decision: case.decision().map(|decision| Decision {
            granted: decision.granted,
            at: at(Step::Decided),
            citation: &decision.citation,
            valid_until: decision.valid_until,
            number: decision.number.as_deref().filter(|_| decision.granted),
            conditions: &decision.conditions,
        }),
        revocation: revoked.map(|revoked| Revocation { at: at(Step::Revoked), citation: &revoked.citation }),
        holder: Holder {
            full_name: answer("full_name"),
            nationality: answer("nationality"),
            passport_number: answer("passport_number"),
        },
        seal: case.seals.permit.as_deref(),
    }
}

pub fn moment(wall: i64) -> Timestamp {
    Timestamp::from_millisecond(wall).unwrap_or(Timestamp::UNIX_EPOCH)
}
