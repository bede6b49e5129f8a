//! Visits by appointment: what an office offers, and whether a slot still has a place.

use jiff::Timestamp;
use jiff::civil::DateTime;
use lawang_core::calendar::Calendar;
use lawang_core::ids::{OfficeId, StreamId};
use lawang_core::journal::Refusal;
use lawang_core::slots::{NoSlot, Offered, Slot, SlotPlan};

use crate::config::shipped_catalogue;
use crate::error::Result;
use crate::state::AppState;
use crate::store::{Connection, booking, office_plan};

/// When an office receives people, and on which days it works.
pub async fn plan(db: &mut Connection, office: &OfficeId) -> Result<(SlotPlan, Calendar)> {
    let own = office_plan::get(db, office).await?;
    let catalogue = shipped_catalogue();
    let slots = own.slots.unwrap_or_else(|| catalogue.slots.clone());
    Ok((slots, catalogue.calendar.clone().and(own.closures)))
}

/// What can be booked for a service from now on, or why nothing can. `but` is the case that asks: its own
/// place counts as free.
pub async fn offered(
    state: &AppState,
    db: &mut Connection,
    office: &OfficeId,
    service: &str,
    but: Option<StreamId>,
) -> Result<std::result::Result<Vec<Offered>, NoSlot>> {
    let (slots, calendar) = plan(db, office).await?;
    let now = local(state, state.now());
    let taken = booking::taken(db, office, now.date(), but).await?;
    Ok(slots.offered(service, now, &calendar, &taken))
}

/// Whether a case may have a slot, as asked for at `wall`.
pub async fn check(
    state: &AppState,
    db: &mut Connection,
    office: &OfficeId,
    service: &str,
    slot: &Slot,
    case: StreamId,
    wall: i64,
) -> Result<std::result::Result<(), Refusal>> {
    let (slots, calendar) = plan(db, office).await?;
    let Some(capacity) = slots.capacity(slot, service, &calendar) else {
        return Ok(Err(Refusal::SlotUnknown));
    };
    if slot.begins() <= local(state, wall) {
        return Ok(Err(Refusal::SlotUnknown));
    }
    let taken = booking::taken(db, office, slot.date, Some(case)).await?;
    let full = taken.get(slot).copied().unwrap_or(0) >= u32::from(capacity);
    Ok(if full { Err(Refusal::SlotTaken) } else { Ok(()) })
}

/// The civil time of the offices.
pub fn local(state: &AppState, wall: i64) -> DateTime {
    let at = Timestamp::from_millisecond(wall).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned_datetime(state.zone.clone()).datetime()
}
