//! Visits by appointment: when an office receives people, how many at a time, and what is still free.
//! Times are the office's own civil time. Pure: the day, the hour and what is taken are passed in.

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::calendar::Calendar;

/// One appointment's place in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    pub date: Date,
    pub time: Time,
    pub minutes: u16,
}

impl Slot {
    pub fn begins(&self) -> DateTime {
        self.date.to_datetime(self.time)
    }
}

/// When an office receives people by appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotPlan {
    pub windows: Vec<Window>,
    /// How many days ahead can be booked.
    pub days_ahead: u16,
}

/// A stretch of one weekday, cut into slots of equal length.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// ISO number: Monday 1 … Sunday 7.
    pub weekday: i8,
    pub from: Time,
    pub to: Time,
    /// The length of one slot.
    pub minutes: u16,
    /// How many people are received in one slot.
    pub capacity: u16,
    /// The services received then; none named: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
}

/// What is wrong with a plan: the window (from 0) and the part of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("window {window}: {part}")]
pub struct PlanError {
    pub window: usize,
    pub part: &'static str,
}

/// A slot that can be booked, and how many places it has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    pub slot: Slot,
    pub left: u16,
}

/// Why nothing can be booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoSlot {
    /// The office takes no appointments: people walk in.
    NoPlan,
    /// The office takes appointments, but not for this service.
    NotForService,
    /// All places are taken as far ahead as can be booked.
    Full,
}

/// The most windows of a plan, and the farthest that can be booked ahead.
pub const MAX_WINDOWS: usize = 100;
pub const MAX_DAYS_AHEAD: u16 = 180;

impl SlotPlan {
    pub fn check(&self) -> Result<(), PlanError> {
        let fault = |window, part| Err(PlanError { window, part });
        if self.windows.len() > MAX_WINDOWS {
            return fault(MAX_WINDOWS, "count");
        }
        if !(1..=MAX_DAYS_AHEAD).contains(&self.days_ahead) {
            return fault(0, "days_ahead");
        }
        for (i, window) in self.windows.iter().enumerate() {
            if !(1..=7).contains(&window.weekday) {
                return fault(i, "weekday");
            }
            if !(5..=480).contains(&window.minutes) {
                return fault(i, "minutes");
            }
            if !(1..=1000).contains(&window.capacity) {
                return fault(i, "capacity");
            }
            if window.times().next().is_none() {
                return fault(i, "to");
            }
            let clashes = |other: &Window| {
                other.weekday == window.weekday && other.from < window.to && window.from < other.to
            };
            if self.windows[..i].iter().any(clashes) {
                return fault(i, "from");
            }
        }
        Ok(())
    }

    /// How many are received in a slot; none where it is no slot of this plan, or the office is closed.
    pub fn capacity(&self, slot: &Slot, service: &str, calendar: &Calendar) -> Option<u16> {
        let mut windows = self.on(slot.date, calendar).filter(|window| window.receives(service));
        windows
            .find(|window| window.minutes == slot.minutes && window.times().any(|time| time == slot.time))
            .map(|window| window.capacity)
    }

    fn on(&self, date: Date, calendar: &Calendar) -> impl Iterator<Item = &Window> {
        let weekday = calendar.is_working(date).then(|| date.weekday().to_monday_one_offset());
        self.windows.iter().filter(move |window| Some(window.weekday) == weekday)
    }

    /// What can be booked for a service after `now`, or why nothing can. `taken` counts who has booked.
    pub fn offered(
        &self,
        service: &str,
        now: DateTime,
        calendar: &Calendar,
        taken: &BTreeMap<Slot, u32>,
    ) -> Result<Vec<Offered>, NoSlot> {
        if self.windows.is_empty() {
            return Err(NoSlot::NoPlan);
        }
        if !self.windows.iter().any(|window| window.receives(service)) {
            return Err(NoSlot::NotForService);
        }
        let days = std::iter::successors(Some(now.date()), |date| date.tomorrow().ok());
        let mut offered = Vec::new();
        for date in days.take(usize::from(self.days_ahead) + 1) {
            for window in self.on(date, calendar).filter(|window| window.receives(service)) {
                let slots = window.times().map(|time| Slot { date, time, minutes: window.minutes });
                for slot in slots.filter(|slot| slot.begins() > now) {
                    let booked = taken.get(&slot).copied().unwrap_or(0);
                    let left = u32::from(window.capacity).saturating_sub(booked);
                    if left > 0 {
                        offered.push(Offered { slot, left: u16::try_from(left).unwrap_or(u16::MAX) });
                    }
                }
            }
        }
        offered.sort_by_key(|offered| offered.slot);
        if offered.is_empty() { Err(NoSlot::Full) } else { Ok(offered) }
    }
}

impl Window {
    fn receives(&self, service: &str) -> bool {
        self.services.is_empty() || self.services.iter().any(|named| named == service)
    }

    /// When its slots begin: each ends by the window's end.
    fn times(&self) -> impl Iterator<Item = Time> {
        let minute = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
        let (from, to, length) = (minute(self.from), minute(self.to), i32::from(self.minutes.max(1)));
        let count = ((to - from) / length).max(0);
        (0..count).filter_map(move |nth| {
            let at = from + nth * length;
            Time::new(i8::try_from(at / 60).ok()?, i8::try_from(at % 60).ok()?, 0, 0).ok()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    fn plan() -> SlotPlan {
        let monday = Window {
            weekday: 1,
            from: time(8, 0, 0, 0),
            to: time(9, 10, 0, 0),
            minutes: 30,
            capacity: 2,
            services: vec![],
        };
        let child = Window { weekday: 2, services: vec!["passport-child".into()], ..monday.clone() };
        SlotPlan { windows: vec![monday, child], days_ahead: 13 }
    }

    fn slot(day: i8, hour: i8, minute: i8) -> Slot {
        Slot { date: date(2026, 11, day), time: time(hour, minute, 0, 0), minutes: 30 }
    }

    fn calendar() -> Calendar {
        Calendar::new([6, 7], [])
    }

    #[test]
    fn a_window_is_cut_into_slots_that_end_in_time() {
        // Tuesday 24 November 2026, so that the first Monday is the 30th.
        let offered =
            plan().offered("itk", date(2026, 11, 24).at(10, 0, 0, 0), &calendar(), &BTreeMap::new());
        let slots: Vec<Slot> = offered.unwrap().iter().map(|o| o.slot).collect();
        let december = Slot { date: date(2026, 12, 7), ..slot(1, 8, 0) };
        let later = Slot { time: time(8, 30, 0, 0), ..december };
        assert_eq!(slots, [slot(30, 8, 0), slot(30, 8, 30), december, later]);
    }

    #[test]
    fn what_is_taken_closed_or_past_is_not_offered() {
        let now = date(2026, 11, 30).at(8, 0, 0, 0);
        let mut plan = plan();
        plan.days_ahead = 1;
        let full = BTreeMap::from([(slot(30, 8, 30), 2)]);
        assert_eq!(plan.offered("itk", now, &calendar(), &full), Err(NoSlot::Full));
        let one = BTreeMap::from([(slot(30, 8, 30), 1)]);
        let offered = plan.offered("itk", now, &calendar(), &one).unwrap();
        assert_eq!(offered, [Offered { slot: slot(30, 8, 30), left: 1 }]);
        let closed = crate::calendar::Closure { date: date(2026, 11, 30), words: BTreeMap::new() };
        assert_eq!(plan.offered("itk", now, &calendar().and([closed]), &one), Err(NoSlot::Full));
        assert_eq!(plan.capacity(&slot(30, 8, 30), "itk", &calendar()), Some(2));
        assert_eq!(plan.capacity(&slot(30, 8, 45), "itk", &calendar()), None);
    }

    #[test]
    fn an_office_says_why_there_is_no_slot() {
        let now = date(2026, 11, 24).at(7, 0, 0, 0);
        let none = SlotPlan { windows: vec![], days_ahead: 10 };
        assert_eq!(none.offered("itk", now, &calendar(), &BTreeMap::new()), Err(NoSlot::NoPlan));
        let mut children = plan();
        children.windows.remove(0);
        assert_eq!(children.offered("itk", now, &calendar(), &BTreeMap::new()), Err(NoSlot::NotForService));
        assert!(children.offered("passport-child", now, &calendar(), &BTreeMap::new()).is_ok());
    }

    #[test]
    fn a_plan_that_cannot_be_is_refused_with_its_place() {
        assert_eq!(plan().check(), Ok(()));
        let check = |change: fn(&mut SlotPlan)| {
            let mut plan = plan();
            change(&mut plan);
            plan.check().unwrap_err().part
        };
        assert_eq!(check(|plan| plan.windows[1].weekday = 8), "weekday");
        assert_eq!(check(|plan| plan.windows[0].minutes = 1), "minutes");
        assert_eq!(check(|plan| plan.windows[0].capacity = 0), "capacity");
        assert_eq!(check(|plan| plan.windows[0].to = plan.windows[0].from), "to");
        assert_eq!(check(|plan| plan.days_ahead = 0), "days_ahead");
        assert_eq!(
            check(|plan| {
                let again = plan.windows[0].clone();
                plan.windows.push(again);
            }),
            "from"
        );
    }
}
