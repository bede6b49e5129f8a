//! The times that an office offers for a visit, as the server gives them, ready to draw.

use std::time::Duration;

use jiff::civil::{Date, Time};
use lawang_core::case::Case;
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::ids::StreamId;
use lawang_core::journal::wire::{SlotsRequest, SlotsResponse};
use lawang_core::journal::{Origin, Refusal, Standing};
use lawang_core::slots::{NoSlot, Offered, Slot};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::app::App;
use crate::failure::Failure;
use crate::identity;
use crate::problem::ProblemCode;
use crate::store::entry;
use crate::sync::client::Client;

/// What can be booked, by day; or why nothing can.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct SlotsView {
    pub days: Vec<SlotDay>,
    /// Set where nothing can be booked: why, and what to do.
    pub none: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct SlotDay {
    /// "Monday, 30 November 2026"
    pub label: String,
    pub slots: Vec<SlotChoice>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct SlotChoice {
    /// Handed back to book it.
    pub value: String,
    /// "08:30"
    pub label: String,
}

/// A slot as a window hands it back: "2026-11-30 08:30 20".
fn value(slot: &Slot) -> String {
    format!("{} {} {}", slot.date, slot.time.strftime("%H:%M"), slot.minutes)
}

pub(crate) fn read_value(value: &str) -> Result<Slot, Failure> {
    let mut parts = value.split(' ');
    let mut read = || {
        let date: Date = parts.next()?.parse().ok()?;
        let time: Time = parts.next()?.parse().ok()?;
        let minutes = parts.next()?.parse().ok()?;
        Some(Slot { date, time, minutes })
    };
    read().ok_or_else(Failure::not_found)
}

pub(crate) fn in_words(answer: &SlotsResponse, words: &Words) -> SlotsView {
    let none = answer.none.map(|none| {
        words.text(match none {
            NoSlot::NoPlan => "visit-no-plan",
            NoSlot::NotForService => "visit-not-for-service",
            NoSlot::Full => "visit-full",
        })
    });
    SlotsView { days: by_day(&answer.offered, words), none }
}

fn by_day(offered: &[Offered], words: &Words) -> Vec<SlotDay> {
    let mut days: Vec<SlotDay> = Vec::new();
    for Offered { slot, .. } in offered {
        let weekday = words.text(&format!("weekday-{}", slot.date.weekday().to_monday_one_offset()));
        let args = Args::new().with("weekday", weekday).with("date", words.date(slot.date));
        let label = words.text_with("slot-day", &args);
        let choice = SlotChoice { value: value(slot), label: slot.time.strftime("%H:%M").to_string() };
        match days.last_mut().filter(|day| day.label == label) {
            Some(day) => day.slots.push(choice),
            None => days.push(SlotDay { label, slots: vec![choice] }),
        }
    }
    days
}

/// How long a window waits for the centre's word on an act that only the centre can settle.
const SETTLES_WITHIN: Duration = Duration::from_secs(6);

impl App {
    pub(crate) async fn slots_for(&self, case: &Case, stream: StreamId) -> Result<SlotsResponse, Failure> {
        let identity = identity::get(&mut *self.store()?.read().await?).await?;
        let identity = identity.ok_or_else(|| Failure::told(ProblemCode::Enrolment, "revoked"))?;
        let request = SlotsRequest {
            office: case.office.to_string(),
            service: case.service.clone(),
            stream: Some(stream),
        };
        let asked = Client::new()?.post(&identity, self.now(), "/v1/slots", &request, Duration::ZERO).await;
        asked.map_err(|error| error.failure("offline-slots"))
    }

    /// Waits a moment for the centre's word on an entry. What it refuses is put away again: the person who
    /// tried is told at once, and nothing is left to look after.
    pub(crate) async fn settled(&self, origin: Origin, stream: StreamId) -> Result<(), Failure> {
        let mut changes = self.changes();
        let over = tokio::time::Instant::now() + SETTLES_WITHIN;
        loop {
            let stored = entry::get(&mut *self.store()?.read().await?, origin).await?;
            match stored.map(|stored| (stored.standing, stored.refusal)) {
                Some((Standing::Pending, _)) => {}
                Some((Standing::Refused, refusal)) => {
                    let mut tx = self.store()?.write().await?;
                    entry::put_away(&mut tx, stream).await?;
                    tx.commit().await?;
                    self.count().await?;
                    return Err(Failure::Refused(refusal.unwrap_or(Refusal::SlotTaken)));
                }
                _ => return Ok(()),
            }
            // Not heard in time: it stands in the outbox, and goes by itself.
            if tokio::time::timeout_at(over, changes.recv()).await.is_err() {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn a_slot_comes_back_as_it_was_given() {
        let slot = Slot { date: date(2026, 11, 30), time: time(8, 30, 0, 0), minutes: 20 };
        assert_eq!(read_value(&value(&slot)).unwrap(), slot);
        for wrong in ["", "2026-11-30", "2026-11-30 25:00 20", "2026-11-30 08:30 x", "2026-02-30 08:30 20"] {
            assert!(read_value(wrong).is_err(), "{wrong}");
        }
    }
}
