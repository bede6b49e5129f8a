//! `calendar.toml`: weekends, the nation's closed days, and when offices receive people by appointment.

use super::load::{Source, read};
use super::raw::{RawCalendar, RawWindow, date};
use super::{Complaint, Files};
use crate::calendar::{Calendar, Closure};
use crate::slots::{SlotPlan, Window};

const FILE: &str = "calendar.toml";

pub(super) fn load(files: &Files, complaints: &mut Vec<Complaint>) -> (Calendar, SlotPlan) {
    let empty = || (Calendar::default(), SlotPlan { windows: vec![], days_ahead: 1 });
    let Some(raw) = read::<RawCalendar>(files, FILE, complaints) else { return empty() };
    let text = files.get(FILE).map_or("", String::as_str);
    let mut source = Source { file: FILE, text, complaints };
    let mut closed = Vec::new();
    for day in &raw.closed {
        match date(day.date.get_ref()) {
            Some(date) => closed.push(Closure { date, words: day.words.clone() }),
            None => source.complain(day.date.span().start, "a closed day is a date such as 2026-01-31"),
        }
    }
    let windows: Vec<Window> = raw.window.iter().flat_map(|window| windows(window, &mut source)).collect();
    let plan = SlotPlan { windows, days_ahead: raw.days_ahead };
    if let Err(error) = plan.check() {
        source.complain(0, format!("the slots cannot be: {error}"));
    }
    (Calendar::new(raw.weekend, closed), plan)
}

fn windows(raw: &RawWindow, source: &mut Source<'_>) -> Vec<Window> {
    let mut time = |text: &toml::Spanned<String>| {
        let time = text.get_ref().parse();
        if time.is_err() {
            source.complain(text.span().start, "a time is written as 08:30");
        }
        time.ok()
    };
    let (Some(from), Some(to)) = (time(&raw.from), time(&raw.to)) else { return vec![] };
    let window = |weekday: &i8| Window {
        weekday: *weekday,
        from,
        to,
        minutes: raw.minutes,
        capacity: raw.capacity,
        services: vec![],
    };
    raw.weekdays.iter().map(window).collect()
}
