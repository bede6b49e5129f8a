//! Working days: weekends and closed days, of the nation and of an office. Pure: dates are passed in.
//!
//! A promise in working days begins to count on the working day after it was given, as offices count it.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A whole day on which an office, or all offices, are closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    pub date: Date,
    /// Why, by language tag ("en" → "Local election").
    pub words: BTreeMap<String, String>,
}

/// The days on which an office works.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    /// ISO numbers: Monday 1 … Sunday 7.
    weekend: BTreeSet<i8>,
    closed: BTreeMap<Date, BTreeMap<String, String>>,
}

/// Longer promises are not made; counting past it would only find a calendar that is closed for ever.
const FARTHEST: usize = 3 * 366;

impl Calendar {
    pub fn new(weekend: impl IntoIterator<Item = i8>, closed: impl IntoIterator<Item = Closure>) -> Self {
        Self { weekend: weekend.into_iter().collect(), closed: BTreeMap::new() }.and(closed)
    }

    /// The same calendar with more closed days.
    #[must_use]
    pub fn and(mut self, closed: impl IntoIterator<Item = Closure>) -> Self {
        self.closed.extend(closed.into_iter().map(|closure| (closure.date, closure.words)));
        self
    }

    pub fn is_working(&self, date: Date) -> bool {
        !self.weekend.contains(&date.weekday().to_monday_one_offset()) && !self.closed.contains_key(&date)
    }

    /// Why a day is closed, in a language or in any that there is; none on a weekend or a working day.
    pub fn why_closed(&self, date: Date, language: &str) -> Option<&str> {
        let words = self.closed.get(&date)?;
        words.get(language).or_else(|| words.values().next()).map(String::as_str)
    }

    /// The working days after `from`, up to and with `to`.
    pub fn between(&self, from: Date, to: Date) -> u32 {
        let days = days_after(from).take_while(|date| *date <= to).filter(|date| self.is_working(*date));
        u32::try_from(days.count()).unwrap_or(u32::MAX)
    }

    /// The day on which `days` working days after `from` have passed; `from` itself for none.
    pub fn after(&self, from: Date, days: u32) -> Option<Date> {
        let Some(nth) = days.checked_sub(1) else { return Some(from) };
        days_after(from).filter(|date| self.is_working(*date)).nth(usize::try_from(nth).ok()?)
    }

    /// The next working day after `from`.
    pub fn next(&self, from: Date) -> Option<Date> {
        self.after(from, 1)
    }
}

fn days_after(from: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(from.tomorrow().ok(), |date| date.tomorrow().ok()).take(FARTHEST)
}

/// The weekday of an ISO number, Monday 1 … Sunday 7.
pub fn weekday(number: i8) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn calendar() -> Calendar {
        let christmas = Closure {
            date: date(2026, 12, 25),
            words: BTreeMap::from([("en".into(), "Christmas".into()), ("id".into(), "Natal".into())]),
        };
        Calendar::new([6, 7], [christmas])
    }

    #[test]
    fn weekends_and_closed_days_do_not_count() {
        let calendar = calendar();
        // Thursday; Friday is closed, then a weekend.
        assert_eq!(calendar.after(date(2026, 12, 24), 1), Some(date(2026, 12, 28)));
        assert_eq!(calendar.between(date(2026, 12, 24), date(2026, 12, 28)), 1);
        assert_eq!(calendar.between(date(2026, 12, 24), date(2026, 12, 27)), 0);
        assert_eq!(calendar.why_closed(date(2026, 12, 25), "id"), Some("Natal"));
        assert_eq!(calendar.why_closed(date(2026, 12, 26), "id"), None);
        assert!(!calendar.is_working(date(2026, 12, 26)));
    }

    #[test]
    fn no_days_is_the_day_itself_and_a_closed_world_has_no_next_day() {
        assert_eq!(calendar().after(date(2026, 12, 26), 0), Some(date(2026, 12, 26)));
        assert_eq!(Calendar::new(1..=7, []).next(date(2026, 12, 26)), None);
    }

    proptest::proptest! {
        /// Counting and stepping agree.
        #[test]
        fn after_and_between_are_each_others_inverse(start in 0i32..2000, days in 1u32..60) {
            let from = date(2026, 1, 1).checked_add(jiff::Span::new().days(start)).unwrap();
            let calendar = calendar();
            let reached = calendar.after(from, days).unwrap();
            proptest::prop_assert_eq!(calendar.between(from, reached), days);
            proptest::prop_assert!(calendar.is_working(reached));
        }
    }
}
