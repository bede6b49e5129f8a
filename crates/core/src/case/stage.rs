//! Where a case stands: the duties that were planned for it, which is next, who is to act, and how much
//! of the promised service time is used. All of it follows from the state; nothing of it is stored twice.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{Case, Status};
use crate::calendar::Calendar;

/// Something that has to happen to a case. A service names its own, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// The applicant pays.
    Pay,
    /// The applicant comes for photo, fingerprints or interview.
    Visit,
    /// An officer looks at it.
    Review,
    /// An officer decides.
    Decide,
    /// The applicant fetches what was granted.
    Collect,
}

/// The plan of a case that names none.
pub fn review_and_decide() -> Vec<Duty> {
    vec![Duty::Review, Duty::Decide]
}

/// The service time promised at filing, in working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    pub least: u32,
    pub most: u32,
}

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    PaymentDue,
    VisitDue,
    InReview,
    CorrectionAsked,
    /// Granted, and nothing has to be fetched.
    Granted,
    ReadyToCollect,
    Collected,
    Refused,
    Withdrawn,
    Revoked,
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    Applicant,
    Office,
    Nobody,
}

/// From when on it was whose turn, in milliseconds since 1970-01-01 UTC by the author's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnTaken {
    pub turn: Turn,
    pub at: i64,
}

impl Case {
    pub fn stage(&self) -> Stage {
        match &self.status {
            Status::Decided(_) if self.revoked.is_some() => Stage::Revoked,
            Status::Decided(decision) if !decision.granted => Stage::Refused,
            Status::Decided(_) if self.collected.is_some() => Stage::Collected,
            Status::Decided(_) if self.plan.contains(&Duty::Collect) => Stage::ReadyToCollect,
            Status::Decided(_) => Stage::Granted,
            Status::Withdrawn { .. } => Stage::Withdrawn,
            Status::CorrectionAsked { .. } => Stage::CorrectionAsked,
            Status::InReview { .. } => match self.next_duty() {
                Some(Duty::Pay) => Stage::PaymentDue,
                Some(Duty::Visit) => Stage::VisitDue,
                _ => Stage::InReview,
            },
        }
    }

    /// The first duty of the plan that is not done.
    pub fn next_duty(&self) -> Option<Duty> {
        self.plan.iter().copied().find(|duty| !self.is_done(*duty))
    }

    pub fn is_done(&self, duty: Duty) -> bool {
        match duty {
            Duty::Pay => self.paid.is_some(),
            Duty::Visit => self.visit.done.is_some(),
            Duty::Review | Duty::Decide => self.status.is_decided(),
            Duty::Collect => self.collected.is_some(),
        }
    }

    /// What the applicant still owes before an officer can grant.
    pub fn owed(&self) -> Option<Duty> {
        [Duty::Pay, Duty::Visit].into_iter().find(|duty| self.plan.contains(duty) && !self.is_done(*duty))
    }

    pub fn turn(&self) -> Turn {
        match self.stage() {
            Stage::PaymentDue | Stage::VisitDue | Stage::CorrectionAsked | Stage::ReadyToCollect => {
                Turn::Applicant
            }
            Stage::InReview => Turn::Office,
            Stage::Granted | Stage::Collected | Stage::Refused | Stage::Withdrawn | Stage::Revoked => {
                Turn::Nobody
            }
        }
    }

    /// What is to be paid in all, in whole rupiah.
    pub fn fee(&self) -> i64 {
        self.assessment.fees.iter().map(|line| line.amount).fold(0, i64::saturating_add)
    }
}

/// How much of the promised time is used, in working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServiceTime {
    pub promised: u32,
    pub used: u32,
    /// The day by which it is promised, while the office has the case; none while the clock stands.
    pub due: Option<Date>,
    /// It is nobody's turn any more.
    pub ended: bool,
}

/// The clock of a case runs while it is the office's turn. None where no time was promised.
pub fn service_time(case: &Case, calendar: &Calendar, zone: &TimeZone, now: i64) -> Option<ServiceTime> {
    let promised = case.promise?.most;
    let day = |wall: i64| {
        let at = Timestamp::from_millisecond(wall).unwrap_or(Timestamp::UNIX_EPOCH);
        at.to_zoned_datetime(zone.clone()).date()
    };
    let mut used = 0_u32;
    let mut running = None;
    for (taken, next) in case.turns.iter().zip(case.turns.iter().skip(1).map(Some).chain([None])) {
        if taken.turn != Turn::Office {
            continue;
        }
        match next {
            Some(next) => used = used.saturating_add(calendar.between(day(taken.at), day(next.at))),
            None => running = Some(day(taken.at)),
        }
    }
    let due = running.and_then(|since| calendar.after(since, promised.saturating_sub(used)));
    let open = running.map_or(0, |since| calendar.between(since, day(now)));
    let ended = case.turns.last().is_none_or(|last| last.turn == Turn::Nobody);
    Some(ServiceTime { promised, used: used.saturating_add(open), due, ended })
}
