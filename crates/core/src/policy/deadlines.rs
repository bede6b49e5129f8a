//! When a permit ends, from when to when its extension is filed, and what a late day costs. All figures are
//! parameters of the day that is asked about; the service names them.

use jiff::civil::Date;
use jiff::{Span, ToSpan, Unit};
use serde::{Deserialize, Serialize};

use super::Policy;
use super::assess::parameter;
use super::assessment::Origin;
use crate::form::answer::FieldId;

/// Where a service's deadlines come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineFields {
    /// The answer that says when the permit ends.
    pub ends: FieldId,
    /// The parameter that says how long before that one may file; none: at any time.
    pub opens: Option<String>,
    /// The parameter that says what each day beyond it costs.
    pub late_day: Option<String>,
    /// The parameter that says up to how many late days a fee settles it; none: any number.
    pub fee_days: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadlines {
    pub permit_end: Date,
    /// The first day to file, and the parameter that says so.
    pub first: Option<(Date, Origin)>,
    /// The last day to file: that on which the permit ends.
    pub last: Date,
    /// Days until the permit ends, today not counted; below zero when it has ended.
    pub days_left: i32,
    /// Days past its end; none while it runs.
    pub days_late: i32,
    /// What each of them costs, in whole rupiah, and the parameter that says so.
    pub late_day: Option<(i64, Origin)>,
    /// What they cost together.
    pub due: i64,
    /// The first day on which no fee settles it any more, and the parameter that says so.
    pub beyond: Option<(Date, Origin)>,
}

/// A permit that ends further away than this was typed wrongly, in years.
const FAR: i32 = 40;

/// Whether a day can be that on which a permit ends or ended.
pub fn is_plausible(permit_end: Date, date: Date) -> bool {
    permit_end <= date.saturating_add(FAR.years()) && date.saturating_sub(FAR.years()) <= permit_end
}

impl Deadlines {
    /// Whether it is late beyond what a fee settles.
    pub fn is_beyond(&self, date: Date) -> bool {
        self.beyond.as_ref().is_some_and(|(beyond, _)| *beyond <= date)
    }

    /// Whether an extension can be filed on the day that was asked about.
    pub fn is_open(&self, date: Date) -> bool {
        date <= self.last && self.first.as_ref().is_none_or(|(first, _)| *first <= date)
    }
}

/// The deadlines of a permit as they are on a day. None where the calendar does not reach that far.
pub fn deadlines(
    fields: &DeadlineFields,
    policy: &Policy,
    permit_end: Date,
    date: Date,
) -> Option<Deadlines> {
    let days_left = date.until((Unit::Day, permit_end)).ok()?.get_days();
    let days_late = (-days_left).max(0);
    let named = |name: &Option<String>| parameter(policy, name.as_ref()?, date);
    let first = named(&fields.opens).and_then(|origin| {
        let Origin::Parameter { value, unit, .. } = &origin else { return None };
        Some((permit_end.checked_sub(span(*value, unit)?).ok()?, origin))
    });
    let late_day = named(&fields.late_day).and_then(|origin| {
        let Origin::Parameter { value, .. } = &origin else { return None };
        Some((*value, origin))
    });
    let due = late_day.as_ref().map_or(0, |(day, _)| day.saturating_mul(i64::from(days_late)));
    let beyond = named(&fields.fee_days).and_then(|origin| {
        let Origin::Parameter { value, unit, .. } = &origin else { return None };
        Some((permit_end.checked_add(span(*value, unit)?).ok()?.tomorrow().ok()?, origin))
    });
    Some(Deadlines { permit_end, first, last: permit_end, days_left, days_late, late_day, due, beyond })
}

/// So many of a unit of time, as parameters name it.
pub fn span(number: i64, unit: &str) -> Option<Span> {
    let span = Span::new();
    match unit {
        "days" => span.try_days(number),
        "weeks" => span.try_weeks(number),
        "months" => span.try_months(number),
        "years" => span.try_years(number),
        _ => return None,
    }
    .ok()
}
