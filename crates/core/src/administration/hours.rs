//! When an office is closed and when it receives people, as its administration sets it and its devices hold it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::Closure;
use crate::slots::SlotPlan;

/// An office's own days and hours; sent to its devices, kiosks too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// By date.
    pub closures: Vec<Closure>,
    /// By the day from which they hold.
    pub plans: Vec<DatedPlan>,
}

/// A plan and the first day it holds for: until the next one, it stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatedPlan {
    pub from: Date,
    pub plan: SlotPlan,
}

impl Hours {
    /// The plan that holds on a day; none where the office takes no appointments then.
    pub fn plan_at(&self, date: Date) -> Option<&SlotPlan> {
        let begun = self.plans.iter().filter(|dated| dated.from <= date);
        begun.max_by_key(|dated| dated.from).map(|dated| &dated.plan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_plan_holds_from_its_day_until_the_next() {
        let plan = |days_ahead| SlotPlan { windows: vec![], days_ahead };
        let dated = |month, days_ahead| DatedPlan { from: date(2026, month, 1), plan: plan(days_ahead) };
        let hours = Hours { closures: vec![], plans: vec![dated(11, 20), dated(3, 10)] };
        let ahead = |date| hours.plan_at(date).map(|plan| plan.days_ahead);
        assert_eq!(ahead(date(2026, 2, 28)), None);
        assert_eq!(ahead(date(2026, 3, 1)), Some(10));
        assert_eq!(ahead(date(2026, 10, 31)), Some(10));
        assert_eq!(ahead(date(2027, 1, 1)), Some(20));
    }
}
