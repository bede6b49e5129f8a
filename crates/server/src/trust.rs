//! The trust list as it stands: made when something in it has changed or a day has passed, signed once, and
//! given to devices, the verify page and whoever asks.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use lawang_core::seal::{SignedTrustList, TRUST_DAYS, TrustList};

use crate::error::{Error, Result};
use crate::seal;
use crate::state::AppState;
use crate::store::revoked_seal;

const DAY: i64 = 24 * 60 * 60 * 1000;

pub struct Trust {
    pub list: TrustList,
    pub signed: SignedTrustList,
}

/// The newest list, until it is forgotten.
#[derive(Default)]
pub struct Kept {
    newest: Mutex<Option<Arc<Trust>>>,
    /// Grows with each forgetting: a list that was begun before is not kept.
    forgotten: AtomicU64,
}

impl Kept {
    /// Something that the list tells has changed: call it when that is committed.
    pub fn forget(&self) {
        self.forgotten.fetch_add(1, Ordering::SeqCst);
        *self.lock() = None;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Arc<Trust>>> {
        // Whole or none: a panic in between leaves nothing half-written.
        self.newest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The list to rely on now.
pub async fn current(state: &AppState) -> Result<Arc<Trust>> {
    let now = state.now();
    if let Some(kept) = state.trust.lock().clone()
        && (kept.list.issued..kept.list.issued + DAY).contains(&now)
    {
        return Ok(kept);
    }
    let mut write = state.store.write().await?;
    // This may make the first key, and forget.
    let signers = seal::signers(state, &mut write).await?;
    let begun = state.trust.forgotten.load(Ordering::SeqCst);
    let day = jiff::Timestamp::from_millisecond(now).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    // A day of slack: it is still yesterday somewhere.
    let day = (day - jiff::SignedDuration::from_hours(24)).to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
    let revoked = revoked_seal::still_of_use(&mut write, day).await?;
    write.commit().await?;
    let list = TrustList { issued: now, expires: now + TRUST_DAYS * DAY, signers, revoked };
    let signed = SignedTrustList::sign(&list, &state.identity)
        .map_err(|_| Error::Internal("a trust list is no JSON"))?;
    let trust = Arc::new(Trust { list, signed });
    let mut newest = state.trust.lock();
    if state.trust.forgotten.load(Ordering::SeqCst) == begun {
        *newest = Some(trust.clone());
    }
    Ok(trust)
}
