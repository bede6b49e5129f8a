//! Authoring and folding: one entry, its projection rows and its place in the outbox commit together.
//! The state that is kept is folded from accepted entries only; pending ones are replayed on top of it.

use ed25519_dalek::SigningKey;
use jiff::tz::TimeZone;
use lawang_core::calendar::{Calendar, Closure};
use lawang_core::case::{self, Case, CaseEvent, Stage, Status, Step, service_time};
use lawang_core::ids::StreamId;
use lawang_core::journal::{Author, Entry, Header, Origin, Refusal, Standing, StreamKind};
use lawang_core::proposal::{self, ProposalEvent, Proposed};
use lawang_core::publication;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::sqlite::SqliteConnection;

use crate::app::App;
use crate::failure::Failure;
use crate::identity::{Chain, Identity};
use crate::random;
use crate::store::case_row::CaseRow;
use crate::store::entry::Stored;
use crate::store::{attachment, case_row, entry, meta, stream};

/// A case as this replica sees it: accepted entries, and this device's pending ones on top.
pub struct Seen {
    pub case: Case,
    /// What a guarded entry authored now expects: moved on by accepted and pending guarded entries.
    pub version: u64,
    pub pending: u32,
    /// Refused, deferred or set aside, and not put away.
    pub attention: u32,
}

/// What is to be authored.
pub struct Authoring<'a, E> {
    pub stream: StreamId,
    pub author: Author,
    pub expected: Option<u64>,
    pub event: &'a E,
    /// The officer's key, where an officer is the author.
    pub key: Option<&'a SigningKey>,
}

/// What a device may author, and of which kind its streams are.
pub trait Event: Serialize {
    const KIND: StreamKind;
    const SCHEMA: u16;
}

impl Event for CaseEvent {
    const KIND: StreamKind = StreamKind::Case;
    const SCHEMA: u16 = case::SCHEMA;
}

impl Event for ProposalEvent {
    const KIND: StreamKind = StreamKind::Proposal;
    const SCHEMA: u16 = proposal::SCHEMA;
}

/// Writes an entry into the journal and the outbox. `decide` is asked first, with the header as it will be.
pub async fn author<E: Event>(
    conn: &mut SqliteConnection,
    identity: &Identity,
    wall: i64,
    new: Authoring<'_, E>,
    decide: impl FnOnce(&Header, &Entry) -> Result<(), Refusal>,
) -> Result<Origin, Failure> {
    let mut chain = Chain::get(conn).await?;
    let (origin, time) = chain.next(identity.device, wall);
    let header = Header {
        origin,
        stream: new.stream,
        kind: E::KIND,
        time,
        author: new.author,
        schema: E::SCHEMA,
        expected: new.expected,
    };
    let made = Entry::author(&header, new.event, random::bytes()?, chain.head, new.key)?;
    decide(&header, &made).map_err(Failure::Refused)?;
    entry::insert(conn, origin, new.stream, E::KIND.as_str(), &made).await?;
    entry::set_standing(conn, origin, new.stream, Standing::Pending, None).await?;
    chain.seq = origin.seq;
    chain.head = made.hash();
    chain.time = time;
    chain.put(conn).await?;
    Ok(origin)
}

/// Folds one accepted entry into its stream's stored state.
pub async fn fold(conn: &mut SqliteConnection, id: StreamId, accepted: &Entry) -> Result<(), Failure> {
    let header = accepted.header()?;
    let stored = stream::get(conn, id).await?;
    let version = moved(stored.as_ref().map_or(0, |s| s.version), &header);
    let state = stored.map(|s| s.state);
    let text = |json: serde_json::Result<String>| json.map_err(|e| Failure::internal(e.to_string()));
    let state = text(match header.kind {
        StreamKind::Case => serde_json::to_string(&case::evolve(read_state(state), &header, accepted)),
        StreamKind::Proposal => {
            serde_json::to_string(&proposal::evolve(read_state(state), &header, accepted))
        }
        StreamKind::Policy => serde_json::to_string(&publication::evolve(read_state(state), accepted)),
    })?;
    stream::put(conn, id, header.kind.as_str(), version, &state).await
}

/// A stream begins at version 1, and moves on with what is guarded.
fn moved(version: u64, header: &Header) -> u64 {
    if version == 0 { 1 } else { version + u64::from(header.moves()) }
}

fn read_state<T: DeserializeOwned>(text: Option<String>) -> Option<T> {
    text.and_then(|text| serde_json::from_str::<Option<T>>(&text).ok().flatten())
}

/// A stream as this replica sees it, with this device's pending entries on top.
pub struct SeenStream<T> {
    pub state: T,
    /// What a guarded entry authored now expects.
    pub version: u64,
    pub pending: u32,
    /// The newest entry of this device that was refused, and is not put away.
    pub refused: Option<Refusal>,
}

/// A proposal as this replica sees it; none where it does not hold it.
pub async fn see_proposal(
    conn: &mut SqliteConnection,
    id: StreamId,
) -> Result<Option<SeenStream<Proposed>>, Failure> {
    let stored = stream::get(conn, id).await?;
    let mut version = stored.as_ref().map_or(0, |s| s.version);
    let mut state = read_state(stored.map(|s| s.state));
    let (mut pending, mut refused) = (0, None);
    for Stored { entry, standing, put_away, placed, refusal, .. } in entry::of_stream(conn, id).await? {
        match standing {
            Standing::Pending | Standing::Accepted if !placed => {
                let header = entry.header()?;
                state = proposal::evolve(state, &header, &entry);
                version = moved(version, &header);
                pending += u32::from(standing == Standing::Pending);
            }
            Standing::Refused if !put_away => refused = refusal,
            _ => {}
        }
    }
    Ok(state.map(|state| SeenStream { state, version, pending, refused }))
}

/// The case with pending entries on top; `None` where this replica does not hold it.
pub async fn see(conn: &mut SqliteConnection, id: StreamId) -> Result<Option<Seen>, Failure> {
    let stored = stream::get(conn, id).await?;
    let mut version = stored.as_ref().map_or(0, |s| s.version);
    let mut case = read_state(stored.map(|s| s.state));
    let (mut pending, mut attention) = (0, 0);
    for Stored { entry, standing, put_away, placed, .. } in entry::of_stream(conn, id).await? {
        match standing {
            // Accepted, but its place in the feed is still to come: replayed like a pending one.
            Standing::Pending | Standing::Accepted if !placed => {
                let header = entry.header()?;
                case = case::evolve(case, &header, &entry);
                version = moved(version, &header);
                pending += u32::from(standing == Standing::Pending);
            }
            Standing::Refused | Standing::Deferred | Standing::Quarantined if !put_away => attention += 1,
            _ => {}
        }
    }
    Ok(case.map(|case| Seen { case, version, pending, attention }))
}

/// Rewrites the rows of one stream: its line in the work list, and the documents it names.
pub async fn project(conn: &mut SqliteConnection, id: StreamId, days: &Days) -> Result<(), Failure> {
    let Some(seen) = see(conn, id).await? else { return Ok(()) };
    let case = &seen.case;
    let answer = |field: &str| case.answers.get(field).map(|a| a.value.clone()).unwrap_or_default();
    let submitted = case.steps.iter().find(|s| s.step == Step::Submitted).map_or(0, |s| s.at);
    let row = CaseRow {
        stream: id.to_string(),
        reference: case.reference.to_string(),
        applicant: answer("full_name"),
        nationality: answer("nationality"),
        passport: answer("passport_number"),
        service: case.service.clone(),
        state: state_name(case).to_owned(),
        due: service_time(case, &days.calendar, &days.zone, submitted)
            .and_then(|time| time.due)
            .map(|due| due.to_string())
            .unwrap_or_default(),
        visit: case
            .visit
            .booked
            .filter(|_| case.visit.done.is_none() && !case.status.is_closed())
            .map(|slot| format!("{} {}", slot.date, slot.time.strftime("%H:%M")))
            .unwrap_or_default(),
        submitted,
        pending: i64::from(seen.pending),
        attention: i64::from(seen.attention) + i64::from(!case.undelivered.is_empty()),
    };
    case_row::put(conn, &row).await?;
    for document in case.documents.values() {
        let row = attachment::AttachmentRow::new(&id.to_string(), document, &case.document_key, "wanted");
        attachment::put(conn, &row).await?;
    }
    Ok(())
}

/// The name of a case's state in the work list.
pub fn state_name(case: &Case) -> &'static str {
    match (case.stage(), &case.status) {
        (Stage::PaymentDue, _) => "payment_due",
        (Stage::VisitDue, _) if case.visit.booked.is_some() => "visit_booked",
        (Stage::VisitDue, _) => "visit_due",
        (Stage::InReview, Status::InReview { corrected: true }) => "corrected",
        (Stage::InReview, _) => "new",
        (Stage::CorrectionAsked, _) => "correction_asked",
        (Stage::Granted, _) => "granted",
        (Stage::ReadyToCollect, _) => "ready_to_collect",
        (Stage::Collected, _) => "collected",
        (Stage::Refused, _) => "refused",
        (Stage::Withdrawn, _) => "withdrawn",
        (Stage::Revoked, _) => "revoked",
    }
}

/// What service time is counted by: the working days of this device's office, and its time zone.
pub struct Days {
    pub calendar: Calendar,
    pub zone: TimeZone,
}

impl Days {
    /// The nation's working days without the office's own closed days.
    pub async fn of(conn: &mut SqliteConnection, app: &App) -> Result<Self, Failure> {
        let closures: Vec<Closure> = meta::get_json(conn, "closures").await?.unwrap_or_default();
        Ok(Self { calendar: app.catalogue().calendar.clone().and(closures), zone: app.0.zone.clone() })
    }
}
