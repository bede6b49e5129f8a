//! When an office is closed and when it receives people, as its administration sets it and its devices hold it.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::calendar::{Calendar, Closure};
use crate::slots::{NoSlot, Offered, Slot, SlotPlan};

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
    /// The office's own plan that holds on a day; none: the catalogue's.
    pub fn plan_at(&self, date: Date) -> Option<&SlotPlan> {
        let begun = self.plans.iter().filter(|dated| dated.from <= date);
        begun.max_by_key(|dated| dated.from).map(|dated| &dated.plan)
    }

    /// How many are received in a slot, by the plan of its day.
    pub fn capacity(&self, usual: &SlotPlan, slot: &Slot, service: &str, calendar: &Calendar) -> Option<u16> {
        self.plan_at(slot.date).unwrap_or(usual).capacity(slot, service, calendar)
    }

    /// What can be booked after `now`, each day by its own plan; or why nothing can. `usual` is the
    /// catalogue's plan, for the days before the office's first.
    pub fn offered(
        &self,
        usual: &SlotPlan,
        service: &str,
        now: DateTime,
        calendar: &Calendar,
        taken: &BTreeMap<Slot, u32>,
    ) -> Result<Vec<Offered>, NoSlot> {
        let today = self.plan_at(now.date()).unwrap_or(usual);
        let coming = self.plans.iter().filter(|dated| dated.from > now.date()).map(|dated| &dated.plan);
        let (mut all, mut why) = (Vec::new(), None);
        for plan in std::iter::once(today).chain(coming) {
            match plan.offered(service, now, calendar, taken) {
                Ok(offered) => {
                    let holds = |offered: &Offered| {
                        std::ptr::eq(self.plan_at(offered.slot.date).unwrap_or(usual), plan)
                    };
                    all.extend(offered.into_iter().filter(holds));
                }
                // What holds today is what people ask about.
                Err(none) => why = why.or(Some(none)),
            }
        }
        all.sort_by_key(|offered| offered.slot);
        if all.is_empty() { Err(why.unwrap_or(NoSlot::Full)) } else { Ok(all) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slots::Window;
    use jiff::civil::{date, time};

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

    #[test]
    fn each_day_is_offered_by_the_plan_that_holds_on_it() {
        let window = |hour| Window {
            weekday: 1,
            from: time(hour, 0, 0, 0),
            to: time(hour + 1, 0, 0, 0),
            minutes: 60,
            capacity: 1,
            services: vec![],
        };
        let plan = |hours: &[i8]| SlotPlan {
            windows: hours.iter().map(|hour| window(*hour)).collect(),
            days_ahead: 20,
        };
        let calendar = Calendar::new([6, 7], []);
        // Tuesday 24 November 2026; Mondays are the 30th, and 7 and 14 December.
        let now = date(2026, 11, 24).at(9, 0, 0, 0);
        let hours = |plans: &[(Date, &[i8])]| Hours {
            closures: vec![],
            plans: plans.iter().map(|(from, hours)| DatedPlan { from: *from, plan: plan(hours) }).collect(),
        };
        let offered = |hours: &Hours| {
            let offered = hours.offered(&plan(&[8]), "itk", now, &calendar, &BTreeMap::new());
            offered.map(|all| all.iter().map(|o| (o.slot.date.day(), o.slot.time.hour())).collect::<Vec<_>>())
        };
        assert_eq!(offered(&Hours::default()), Ok(vec![(30, 8), (7, 8), (14, 8)]));
        let changing = hours(&[(date(2026, 12, 1), &[10]), (date(2026, 12, 8), &[])]);
        assert_eq!(offered(&changing), Ok(vec![(30, 8), (7, 10)]), "none from the 8th on");
        let slot = |day, hour| Slot { date: date(2026, 12, day), time: time(hour, 0, 0, 0), minutes: 60 };
        assert_eq!(changing.capacity(&plan(&[8]), &slot(7, 10), "itk", &calendar), Some(1));
        assert_eq!(changing.capacity(&plan(&[8]), &slot(7, 8), "itk", &calendar), None);
        assert_eq!(offered(&hours(&[(date(2026, 1, 1), &[])])), Err(NoSlot::NoPlan));
    }
}
