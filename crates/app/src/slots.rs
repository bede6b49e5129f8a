//! The times that an office offers for a visit, as the server gives them, ready to draw.

use std::time::Duration;

use lawang_core::case::Case;
pub use lawang_core::case::status::{SlotChoice, SlotDay};
use lawang_core::case::status::{no_slot, slot_days};
use lawang_core::catalogue::words::Words;
use lawang_core::ids::StreamId;
use lawang_core::journal::wire::{SlotsRequest, SlotsResponse};
use lawang_core::journal::{Origin, Refusal, Standing};
use lawang_core::slots::Slot;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::app::App;
use crate::failure::Failure;
use crate::store::entry;
use crate::sync::client::Client;

/// What can be booked, by day; or why nothing can.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct SlotsView {
    pub days: Vec<SlotDay>,
    /// Set where nothing can be booked: why, and what to do.
    pub none: Option<String>,
}

pub(crate) fn read_value(value: &str) -> Result<Slot, Failure> {
    value.parse().map_err(|_| Failure::not_found())
}

pub(crate) fn in_words(answer: &SlotsResponse, words: &Words) -> SlotsView {
    let none = answer.none.map(|none| no_slot(none, words));
    SlotsView { days: slot_days(&answer.offered, words), none }
}

/// How long a window waits for the centre's word on an act that only the centre can settle.
const SETTLES_WITHIN: Duration = Duration::from_secs(6);

impl App {
    pub(crate) async fn slots_for(&self, case: &Case, stream: StreamId) -> Result<SlotsResponse, Failure> {
        let identity = self.enrolled().await?;
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
