//! Visits by appointment: what an office offers, and whether a slot still has a place.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use lawang_core::administration::hours::Hours;
use lawang_core::calendar::Calendar;
use lawang_core::ids::{OfficeId, StreamId};
use lawang_core::journal::Refusal;
use lawang_core::slots::{NoSlot, Offered, Slot};

use crate::error::Result;
use crate::state::AppState;
use crate::store::{Connection, booking, closure, slot_plan};

/// When an office receives people, and on which days it works.
pub async fn plan(
    nation: &Calendar,
    db: &mut Connection,
    office: &OfficeId,
    today: Date,
) -> Result<(Hours, Calendar)> {
    let closures = closure::from(db, office, today).await?;
    let hours = Hours { closures: vec![], plans: slot_plan::list(db, office).await? };
    Ok((hours, nation.clone().and(closures)))
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
    let now = local(state, state.now());
    let catalogue = state.catalogue();
    let (hours, calendar) = plan(&catalogue.calendar, db, office, now.date()).await?;
    let taken = booking::taken(db, office, now.date(), but).await?;
    Ok(hours.offered(&catalogue.slots, service, now, &calendar, &taken))
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
    let catalogue = state.catalogue();
    let (hours, calendar) = plan(&catalogue.calendar, db, office, slot.date).await?;
    let Some(capacity) = hours.capacity(&catalogue.slots, slot, service, &calendar) else {
        return Ok(Err(Refusal::SlotUnknown));
    };
    if slot.begins() <= local(state, wall) {
        return Ok(Err(Refusal::SlotUnknown));
    }
    let taken = booking::taken(db, office, slot.date, Some(case)).await?;
    let full = taken.get(slot).copied().unwrap_or(0) >= u32::from(capacity);
    Ok(if full { Err(Refusal::SlotTaken) } else { Ok(()) })
}

/// A day of the offices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day(pub Date);

/// Today, where the offices are.
pub fn today(state: &AppState) -> Day {
    Day(local(state, state.now()).date())
}

/// The civil time of the offices.
pub fn local(state: &AppState, wall: i64) -> DateTime {
    let at = Timestamp::from_millisecond(wall).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned_datetime(state.zone.clone()).datetime()
}
