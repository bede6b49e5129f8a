//! What the server itself adds to a case: a billing code, a payment that was reported to it, a seal. It
//! authors such entries in a chain of its own, through the same rules and the same feed as any device. What
//! applicants do on their phones stands in that chain too.
//!
//! A case that something has to be added to stands in `centre_task`, written in the transaction that made
//! it so: what is due survives a crash, and is tried again until it is done.

use std::sync::{Arc, Weak};
use std::time::Duration;

use lawang_core::case::{self, Actor, Authority, Case, CaseEvent, SCHEMA, Stage};
use lawang_core::ids::{OfficeId, Scope, SessionId, StreamId};
use lawang_core::journal::{Author, DeviceClass, Entry, Header, Origin, Refusal, StreamKind, Timestamp};
use lawang_core::payment::{Bill, Confirmed, Payment};
use lawang_core::publication::{self, PolicyEvent, Schedule};

use crate::error::{Error, Result};
use crate::gateway::Ask;
use crate::orderer::Change;
use crate::random;
use crate::seal;
use crate::state::{AppState, Server};
use crate::store::chain::Chain;
use crate::store::stream::{self, Stream};
use crate::store::{Connection, bill, centre, entry, feed, policy_stream};

/// The server's chain has one epoch: its database is not restored beside a running one.
const EPOCH: u32 = 1;
/// The longest that the loop sleeps, and that a failed task waits.
const LONGEST: Duration = Duration::from_secs(60);
const MOST_WAIT: i64 = 15 * 60 * 1000;

/// Authors one event in the caller's transaction: decides it, folds it, and gives it its place in the feed.
/// The caller commits, and tells `news` of the stream's scope.
pub async fn author(
    state: &AppState,
    db: &mut Connection,
    found: Stream,
    event: &CaseEvent,
) -> Result<Stream> {
    let written = write(state, db, found, event, Author::Centre, Actor::Centre).await?;
    written.map_err(|refusal| {
        tracing::warn!(%refusal, "the centre may not add this");
        Error::Conflict("the case does not take this now")
    })
}

/// The same for what an applicant does on a phone, in the session that both secrets opened: the phone is no
/// device, so its entries stand in the centre's chain. They are decided as those of any kiosk.
pub async fn author_for_applicant(
    state: &AppState,
    db: &mut Connection,
    found: Stream,
    event: &CaseEvent,
    session: SessionId,
) -> Result<std::result::Result<Stream, Refusal>> {
    write(state, db, found, event, Author::Applicant { session }, Actor::Applicant { borrowed: true }).await
}

async fn write(
    state: &AppState,
    db: &mut Connection,
    found: Stream,
    event: &CaseEvent,
    author: Author,
    actor: Actor<'_>,
) -> Result<std::result::Result<Stream, Refusal>> {
    let (id, chain) = centre::chain(db).await?;
    let origin = Origin { device: id, epoch: EPOCH, seq: chain.seq + 1 };
    let header = Header {
        origin,
        stream: found.id,
        kind: StreamKind::Case,
        time: Timestamp { wall: state.now(), count: 0 },
        author,
        schema: SCHEMA,
        // Read in this transaction: nothing can come between.
        expected: event.is_guarded().then_some(found.version),
    };
    let made = Entry::author(&header, event, random::bytes()?, chain.hash, Some(&state.identity))
        .map_err(|_| Error::Internal("an entry of the centre is too large"))?;
    let by =
        Authority { device: DeviceClass::Centre, office: &found.case.office, scope: &found.scope, actor };
    if let Err(refusal) = case::decide(Some((&found.case, found.version)), &header, event, &by) {
        return Ok(Err(refusal));
    }
    let place = entry::Place { origin, stream: found.id, kind: StreamKind::Case.as_str() };
    entry::insert(db, &place, &made, state.now()).await?;
    let scope = found.scope.clone();
    let change = Change::of(state, Some(found), scope.clone(), &made, &header, event)?;
    change.apply(db, id).await?;
    feed::append(db, &scope, origin).await?;
    centre::put(db, id, &Chain { seq: origin.seq, hash: made.hash() }).await?;
    Ok(Ok(change.stream))
}

/// Authors one event of the stream of versions in the caller's transaction. The caller commits and tells.
pub async fn author_policy(
    state: &AppState,
    db: &mut Connection,
    seen: Option<(Schedule, u64)>,
    event: &PolicyEvent,
) -> Result<std::result::Result<Schedule, Refusal>> {
    let (id, chain) = centre::chain(db).await?;
    let origin = Origin { device: id, epoch: EPOCH, seq: chain.seq + 1 };
    let version = seen.as_ref().map_or(0, |(_, version)| *version);
    let header = Header {
        origin,
        stream: publication::STREAM,
        kind: StreamKind::Policy,
        time: Timestamp { wall: state.now(), count: 0 },
        author: Author::Centre,
        schema: publication::SCHEMA,
        expected: Some(version),
    };
    let made = Entry::author(&header, event, random::bytes()?, chain.hash, Some(&state.identity))
        .map_err(|_| Error::Internal("an entry of the centre is too large"))?;
    // Versions are the nation's: no office has a part in them.
    let nobody = OfficeId(String::new());
    let by = Authority {
        device: DeviceClass::Centre,
        office: &nobody,
        scope: &Scope::National,
        actor: Actor::Centre,
    };
    let held = seen.as_ref().map(|(schedule, version)| (schedule, *version));
    if let Err(refusal) = publication::decide(held, &header, event, &by) {
        return Ok(Err(refusal));
    }
    let place = entry::Place { origin, stream: publication::STREAM, kind: StreamKind::Policy.as_str() };
    entry::insert(db, &place, &made, state.now()).await?;
    let schedule = publication::evolve(seen.map(|(schedule, _)| schedule), &made)
        .ok_or(Error::Internal("an accepted entry made no version"))?;
    policy_stream::put(db, publication::STREAM, StreamKind::Policy, &schedule, version + 1).await?;
    feed::append(db, &Scope::National, origin).await?;
    centre::put(db, id, &Chain { seq: origin.seq, hash: made.hash() }).await?;
    Ok(Ok(schedule))
}

/// Whether the server has something to add to a case as it stands.
pub fn has_task(state: &Server, case: &Case) -> bool {
    wants_bill(state, case) || seal::has_task(state, case)
}

fn wants_bill(state: &Server, case: &Case) -> bool {
    case.stage() == Stage::PaymentDue && state.gateway.gives_codes() && case.live_bill(state.now()).is_none()
}

/// Adds what is due to one case. Where nothing is, it costs one read.
pub async fn attend(state: &AppState, id: StreamId) -> Result<()> {
    let seen = state.now();
    let found = {
        let mut db = state.store.read().await?;
        stream::get(&mut db, id).await?
    };
    let Some(found) = found else { return Ok(()) };
    if seal::has_task(state, &found.case) {
        seal::attend(state, id).await?;
    }
    if wants_bill(state, &found.case) {
        let ask = Ask {
            id: id.to_string(),
            office: &found.case.office.0,
            service: &found.case.service,
            amount: found.case.fee(),
        };
        let made = state.gateway.bill(&ask, state.now()).await?;
        issue(state, id, made).await?;
    }
    let mut write = state.store.write().await?;
    centre::done(&mut write, id, seen).await?;
    Ok(write.commit().await?)
}

async fn issue(state: &AppState, id: StreamId, made: Bill) -> Result<()> {
    let mut write = state.store.write().await?;
    let found = stream::get(&mut write, id).await?.ok_or(Error::Internal("a case is gone"))?;
    // Paid, withdrawn or billed meanwhile: this code is let go unused.
    if !wants_bill(state, &found.case) {
        return Ok(());
    }
    if !bill::insert(&mut write, id, &made).await? {
        return Err(Error::Gateway("it gave a code twice"));
    }
    let scope = found.scope.clone();
    author(state, &mut write, found, &CaseEvent::BillIssued(made)).await?;
    let _telling = state.news.telling([scope]);
    Ok(write.commit().await?)
}

/// What the revenue system says of a payment.
pub struct Notice {
    pub code: String,
    pub number: String,
    pub amount: i64,
}

/// Takes word of a payment. Said twice, it changes nothing.
pub async fn paid(state: &AppState, notice: Notice) -> Result<()> {
    let mut write = state.store.write().await?;
    let id = bill::stream(&mut write, &notice.code).await?.ok_or(Error::NotFound("no such billing code"))?;
    let found = stream::get(&mut write, id).await?.ok_or(Error::Internal("a case is gone"))?;
    if found.case.paid.is_some() {
        return Ok(());
    }
    let scope = found.scope.clone();
    let payment =
        Payment { by: Confirmed::Gateway, amount: notice.amount, number: Some(notice.number), reason: None };
    author(state, &mut write, found, &CaseEvent::Paid(payment)).await?;
    let _telling = state.news.telling([scope]);
    Ok(write.commit().await?)
}

/// Attends to what is due, now and whenever a case moves on, until the server stops or is let go.
pub async fn run(state: Weak<Server>) {
    loop {
        let Some(server) = state.upgrade() else { return };
        let mut news = server.news.listen_to_all();
        let state = AppState::of(server);
        if state.news.is_stopping() {
            return;
        }
        let sleep = round(&state).await.unwrap_or(LONGEST);
        drop(state);
        news.wait(sleep).await;
    }
}

/// One round over what is due; how long until the next.
async fn round(state: &AppState) -> Result<Duration> {
    let due = {
        let mut db = state.store.read().await?;
        centre::due(&mut db, state.now()).await?
    };
    for id in due {
        if let Err(error) = attend(state, id).await {
            error.log();
            postpone(state, id).await?;
        }
    }
    if let Err(error) = crate::transition::attend(state).await {
        error.log();
    }
    let next = {
        let mut db = state.store.read().await?;
        centre::next(&mut db).await?
    };
    let wait = next.map_or(LONGEST, |next| {
        Duration::from_millis(u64::try_from((next - state.now()).max(10)).unwrap_or_default())
    });
    let switch = state.versions.with(|schedule| schedule.next_switch(state.now()));
    let wait = switch.map_or(wait, |at| {
        wait.min(Duration::from_millis(u64::try_from((at - state.now()).max(10)).unwrap_or_default()))
    });
    Ok(wait.min(LONGEST))
}

/// Tries again later, each time after twice as long.
async fn postpone(state: &AppState, id: StreamId) -> Result<()> {
    let mut write = state.store.write().await?;
    let tries = centre::tries(&mut write, id).await?;
    let wait = 1000_i64.saturating_mul(1 << tries.clamp(0, 20)).min(MOST_WAIT);
    centre::later(&mut write, id, state.now() + wait).await?;
    Ok(write.commit().await?)
}

/// Begins the loop beside a server; it ends with it.
pub fn begin(state: &Arc<Server>) {
    tokio::spawn(run(Arc::downgrade(state)));
}
