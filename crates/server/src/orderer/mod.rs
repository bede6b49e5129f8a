//! The orderer: takes what devices push, decides each entry once more and with authority, gives it its
//! place in the feed, and stores the outcome for ever. Inbox row, effect, outcome and feed row are one
//! transaction. It believes no device.

mod decide;
mod proposal;
mod reading;

use std::collections::BTreeSet;

use lawang_core::ids::{Scope, StreamId};
use lawang_core::journal::sign::Hash;
use lawang_core::journal::wire::Outcome;
use lawang_core::journal::{Entry, Head, Header, Origin, Refusal, Standing};
use lawang_core::proposal::ProposalEvent;
use lawang_core::publication::Schedule;

use self::decide::{Accepted, Verdict};
pub use self::decide::{BORROWED_FOR, Change};
use self::reading::{Event, Reading, What};
use crate::error::{Error, Result};
use crate::publication::{self, Prepared};
use crate::state::AppState;
use crate::store::chain::{self, Chain};
use crate::store::device::{self, Device};
use crate::store::inbox::Decided;
use crate::store::quarantine::Quarantined;
use crate::store::{Connection, entry, feed, inbox, quarantine};

/// The most entries in one push.
pub const MOST_ENTRIES: usize = 1_000;

/// Takes a push: one outcome an entry, in the same order.
pub async fn push(state: &AppState, device: &Device, pushed: &[Entry], head: &Head) -> Result<Vec<Outcome>> {
    let Some(last) = pushed.last() else { return Ok(Vec::new()) };
    if pushed.len() > MOST_ENTRIES {
        return Err(Error::Malformed(format!("more than {MOST_ENTRIES} entries")));
    }
    let head_holds = head.hash == last.hash() && head.verify(&device.public_key, device.id);
    let readings: Vec<_> = pushed.iter().map(|entry| reading::read(entry, device.id, head.epoch)).collect();

    let mut prepared = None;
    for reading in &readings {
        if let Some(id) = approved(&reading.what) {
            // One push carries one approval that can publish: the next has a base that moved on.
            prepared = publication::prepare(state, id).await?;
            break;
        }
    }
    let mut write = state.store.write().await?;
    let chain = chain::get(&mut write, device.id, head.epoch).await?;
    let mut push = Push {
        state,
        device,
        epoch: head.epoch,
        head_holds,
        chain,
        moved: BTreeSet::new(),
        prepared: prepared.as_ref(),
        published: None,
    };
    let mut outcomes = Vec::with_capacity(pushed.len());
    let mut gap = None;
    for (entry, reading) in pushed.iter().zip(readings) {
        match push.take(&mut write, entry, reading).await? {
            Taken::Outcome(outcome) => outcomes.push(outcome),
            Taken::Gap => {
                gap = Some(push.chain.seq + 1);
                break;
            }
        }
    }
    if push.chain != chain {
        chain::put(&mut write, device.id, head.epoch, &push.chain).await?;
    }
    if head_holds && gap.is_none() && push.chain.hash == head.hash {
        chain::put_head(&mut write, device.id, head).await?;
    }
    let (moved, published) = (push.moved, push.published);
    let _telling = state.news.telling(moved);
    write.commit().await?;
    if let (Some(prepared), Some(schedule)) = (prepared, published) {
        publication::published(state, prepared, schedule);
    }
    match gap {
        Some(next_seq) => Err(Error::Gap { next_seq }),
        None => Ok(outcomes),
    }
}

/// The proposal that an entry approves.
fn approved(what: &What) -> Option<StreamId> {
    match what {
        What::Sound { header, event: Event::Proposal(event) }
            if matches!(**event, ProposalEvent::Approved { .. }) =>
        {
            Some(header.stream)
        }
        _ => None,
    }
}

enum Taken {
    Outcome(Outcome),
    /// Something before this entry has not come.
    Gap,
}

struct Push<'a> {
    state: &'a AppState,
    device: &'a Device,
    epoch: u32,
    head_holds: bool,
    chain: Chain,
    moved: BTreeSet<Scope>,
    /// What an approval in this push would publish.
    prepared: Option<&'a Prepared>,
    published: Option<Schedule>,
}

impl Push<'_> {
    async fn take(&mut self, db: &mut Connection, entry: &Entry, reading: Reading) -> Result<Taken> {
        let next = self.chain.seq + 1;
        let follows = entry.previous == self.chain.hash;
        if reading.seq == Some(next) && follows {
            return self.place(db, entry, reading).await.map(Taken::Outcome);
        }
        if let Some(kept) = quarantine::get(db, self.device.id, self.epoch, &reading.hash).await? {
            return Ok(Taken::Outcome(self.quarantined(kept.seq)));
        }
        let seq = reading.seq.unwrap_or(next);
        if seq < next {
            return match inbox::get(db, self.device.id, self.epoch, seq).await? {
                Some(found) if found.hash == reading.hash => Ok(Taken::Outcome(found.outcome)),
                _ => self.set_aside(db, entry, &reading.hash, seq).await.map(Taken::Outcome),
            };
        }
        // What follows an entry of a second history is of that history.
        let before = quarantine::get(db, self.device.id, self.epoch, &entry.previous).await?;
        if before.is_some_and(|kept| kept.fork) && !follows {
            return self.set_aside(db, entry, &reading.hash, seq).await.map(Taken::Outcome);
        }
        if seq > next {
            return Ok(Taken::Gap);
        }
        self.place(db, entry, reading).await.map(Taken::Outcome)
    }

    /// The next entry of the chain gets its outcome; the chain moves on whatever that is, so that one bad
    /// entry holds up no other.
    async fn place(&mut self, db: &mut Connection, entry: &Entry, reading: Reading) -> Result<Outcome> {
        let seq = self.chain.seq + 1;
        let origin = Origin { device: self.device.id, epoch: self.epoch, seq };
        let hash = reading.hash;
        let flaw = if !self.head_holds {
            Some("the signed head does not verify")
        } else if entry.previous != self.chain.hash {
            Some("it does not follow the entry before")
        } else if let What::Unsound(flaw) = reading.what {
            Some(flaw)
        } else {
            None
        };
        let outcome = match flaw {
            Some(flaw) => {
                self.keep(db, entry, &hash, seq, false, flaw).await?;
                self.quarantined(seq)
            }
            None => self.settle(db, origin, entry, reading).await?,
        };
        let decided = Decided { hash, outcome };
        inbox::insert(db, self.device.id, &decided, self.state.now()).await?;
        self.chain = Chain { seq, hash };
        Ok(decided.outcome)
    }

    async fn settle(
        &mut self,
        db: &mut Connection,
        origin: Origin,
        entry: &Entry,
        reading: Reading,
    ) -> Result<Outcome> {
        let place = entry::Place { origin, stream: reading.stream, kind: &reading.kind };
        entry::insert(db, &place, entry, self.state.now()).await?;
        let verdict = match reading.what {
            What::Sound { header, event } => {
                decide(self.state, db, self.device, entry, &header, &event, self.prepared).await?
            }
            What::Newer | What::Unsound(_) => Verdict::Deferred,
        };
        if let Verdict::Accepted(Accepted::Proposal(_, Some(schedule))) = &verdict {
            self.published = Some(schedule.clone());
        }
        let (outcome, moved) = settle(db, origin, verdict).await?;
        self.moved.extend(moved);
        Ok(outcome)
    }

    fn quarantined(&self, seq: u64) -> Outcome {
        Outcome { epoch: self.epoch, seq, standing: Standing::Quarantined, refusal: None }
    }

    /// A second history under this device's name, as a cloned or restored disk makes it: kept beside the
    /// first, never in its place.
    async fn set_aside(&self, db: &mut Connection, entry: &Entry, hash: &Hash, seq: u64) -> Result<Outcome> {
        self.keep(db, entry, hash, seq, true, "another entry has this place").await?;
        Ok(self.quarantined(seq))
    }

    async fn keep(
        &self,
        db: &mut Connection,
        entry: &Entry,
        hash: &Hash,
        seq: u64,
        fork: bool,
        reason: &str,
    ) -> Result<()> {
        tracing::warn!(device = %self.device.id, seq, fork, reason, "an entry is quarantined");
        let text = serde_json::to_string(entry).map_err(|_| Error::Internal("an entry is no JSON"))?;
        let kept = Quarantined { epoch: self.epoch, seq, hash: *hash, fork, reason, entry: &text };
        Ok(quarantine::insert(db, self.device.id, &kept, self.state.now()).await?)
    }
}

/// The verdict on one entry, by the kind of its stream.
async fn decide(
    state: &AppState,
    db: &mut Connection,
    device: &Device,
    entry: &Entry,
    header: &Header,
    event: &Event,
    prepared: Option<&Prepared>,
) -> Result<Verdict> {
    match event {
        Event::Case(event) => decide::decide(state, db, device, entry, header, event).await,
        Event::Proposal(event) => proposal::decide(state, db, device, entry, header, event, prepared).await,
        Event::Policy => Ok(Verdict::Refused(Refusal::DeviceClass { class: device.class })),
    }
}

/// Carries a verdict out: where accepted, the stream's new state, its documents and its place in the feed.
async fn settle(db: &mut Connection, origin: Origin, verdict: Verdict) -> Result<(Outcome, Option<Scope>)> {
    let Origin { epoch, seq, .. } = origin;
    let outcome = |standing, refusal| Outcome { epoch, seq, standing, refusal };
    match verdict {
        Verdict::Accepted(accepted) => {
            let scope = accepted.scope();
            accepted.apply(db, origin.device).await?;
            feed::append(db, &scope, origin).await?;
            Ok((outcome(Standing::Accepted, None), Some(scope)))
        }
        Verdict::Refused(refusal) => Ok((outcome(Standing::Refused, Some(refusal)), None)),
        Verdict::Deferred => Ok((outcome(Standing::Deferred, None), None)),
    }
}

/// Decides once more what was deferred: this build or its bundles may be newer now.
pub async fn take_up_deferred(state: &AppState) -> Result<()> {
    let mut still = 0;
    loop {
        let page = {
            let mut db = state.store.read().await?;
            inbox::deferred(&mut db, 100, still).await?
        };
        if page.is_empty() {
            return Ok(());
        }
        for origin in page {
            if !take_up(state, origin).await? {
                still += 1;
            }
        }
    }
}

/// False where it has to stay deferred.
async fn take_up(state: &AppState, origin: Origin) -> Result<bool> {
    // Read before the transaction: what an approval publishes takes long to make.
    let prepared = {
        let mut db = state.store.read().await?;
        let entry = entry::get(&mut db, origin).await?.ok_or(Error::Internal("a deferred entry is gone"))?;
        drop(db);
        match approved(&reading::read(&entry, origin.device, origin.epoch).what) {
            Some(id) => publication::prepare(state, id).await?,
            None => None,
        }
    };
    let mut write = state.store.write().await?;
    let entry = entry::get(&mut write, origin).await?.ok_or(Error::Internal("a deferred entry is gone"))?;
    let device =
        device::by_id(&mut write, origin.device).await?.ok_or(Error::Internal("its device is gone"))?;
    let What::Sound { header, event } = reading::read(&entry, origin.device, origin.epoch).what else {
        return Ok(false);
    };
    let verdict = decide(state, &mut write, &device, &entry, &header, &event, prepared.as_ref()).await?;
    if let Verdict::Deferred = verdict {
        return Ok(false);
    }
    let published = match &verdict {
        Verdict::Accepted(Accepted::Proposal(_, schedule)) => schedule.clone(),
        _ => None,
    };
    let (outcome, moved) = settle(&mut write, origin, verdict).await?;
    inbox::decide_deferred(&mut write, origin.device, &outcome, state.now()).await?;
    write.commit().await?;
    if let (Some(prepared), Some(schedule)) = (prepared, published) {
        publication::published(state, prepared, schedule);
    }
    if let Some(scope) = moved {
        state.news.moved(scope);
    }
    Ok(true)
}
