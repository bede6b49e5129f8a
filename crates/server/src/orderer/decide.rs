//! One entry's verdict: who acts is established from what the server knows itself — device, grant,
//! borrowing, scope — then the case's own rules decide.

use lawang_core::case::{self, Actor, Authority, CaseEvent, Submission, evolve};
use lawang_core::form::answer::Documents;
use lawang_core::ids::{DeviceId, Scope};
use lawang_core::journal::{Author, DeviceClass, Entry, Header, Refusal};
use lawang_core::publication::Schedule;
use lawang_core::slots::Slot;

use super::proposal;
use crate::error::{Error, Result};
use crate::facts;
use crate::state::AppState;
use crate::store::device::Device;
use crate::store::stream::Stream;
use crate::store::{Connection, booking, borrowing, centre, document, inbox, officer_grant, stream};
use crate::told::Called;
use crate::visits;

const MINUTE: i64 = 60 * 1000;
/// How long a borrowed case may be corrected, by the entry's own time.
pub const BORROWED_FOR: i64 = 120 * MINUTE;
/// How much the device's clock may differ from the server's when the borrowing begins.
const CLOCK_SLACK: i64 = 10 * MINUTE;
/// How late a correction may arrive that was written in that time with no network.
const ARRIVES_WITHIN: i64 = 30 * 24 * 60 * MINUTE;

pub enum Verdict {
    Accepted(Accepted),
    Refused(Refusal),
    Deferred,
}

/// What an accepted entry does, by the kind of its stream.
pub enum Accepted {
    Case(Box<Change>),
    /// And the versions as they are now, where it was an approval.
    Proposal(Box<proposal::Change>, Option<Schedule>),
}

impl Accepted {
    /// The scope that gives it its place.
    pub fn scope(&self) -> Scope {
        match self {
            Self::Case(change) => change.stream.scope.clone(),
            Self::Proposal(..) => Scope::Policy,
        }
    }

    pub async fn apply(&self, db: &mut Connection, device: DeviceId) -> Result<()> {
        match self {
            Self::Case(change) => change.apply(db, device).await,
            Self::Proposal(change, _) => change.apply(db).await,
        }
    }
}

/// What an accepted entry of a case does.
pub struct Change {
    pub stream: Stream,
    is_new: bool,
    documents: Documents,
    booking: Option<Booking>,
    /// When the server has to look at the case itself.
    attend: Option<i64>,
    /// What has to be told.
    called: Called,
    facts: Option<facts::Change>,
}

/// What becomes of the place in a slot.
enum Booking {
    Taken(Slot),
    Free,
}

impl Change {
    pub async fn apply(&self, db: &mut Connection, device: DeviceId) -> Result<()> {
        if self.is_new {
            stream::insert(db, &self.stream).await?;
        } else {
            stream::update(db, &self.stream).await?;
        }
        for named in self.documents.values() {
            document::insert(db, self.stream.id, device, named).await?;
        }
        match &self.booking {
            Some(Booking::Taken(slot)) => {
                booking::put(db, self.stream.id, &self.stream.case.office, slot).await?;
            }
            Some(Booking::Free) => booking::delete(db, self.stream.id).await?,
            None => {}
        }
        if let Some(now) = self.attend {
            centre::task(db, self.stream.id, now).await?;
        }
        if let Some(facts) = &self.facts {
            facts.apply(db).await?;
        }
        self.called.write(db, &self.stream).await
    }

    /// What an entry that may happen changes.
    pub fn of(
        state: &AppState,
        found: Option<Stream>,
        scope: Scope,
        entry: &Entry,
        header: &Header,
        event: &CaseEvent,
    ) -> Result<Self> {
        let documents = match event {
            CaseEvent::Submitted(submission) => submission.documents.clone(),
            CaseEvent::Corrected { documents, .. } => documents.clone(),
            _ => Documents::new(),
        };
        let booking = match event {
            CaseEvent::VisitBooked { slot } => Some(Booking::Taken(*slot)),
            CaseEvent::VisitMissed | CaseEvent::Withdrawn { .. } | CaseEvent::Decided(_) => {
                Some(Booking::Free)
            }
            _ => None,
        };
        let (is_new, case, version) = match found {
            Some(stream) => (false, Some(stream.case), stream.version + u64::from(header.moves())),
            None => (true, None, 1),
        };
        let case = evolve(case, header, entry).ok_or(Error::Internal("an accepted entry made no case"))?;
        let attend = crate::centre::has_task(state, &case).then(|| state.now());
        let called = Called::by(state, &case, header, event);
        let facts = facts::Change::of(state, header.stream, &case, event);
        let stream = Stream { id: header.stream, scope, case, version };
        Ok(Self { stream, is_new, documents, booking, attend, called, facts })
    }
}

pub async fn decide(
    state: &AppState,
    db: &mut Connection,
    device: &Device,
    entry: &Entry,
    header: &Header,
    event: &CaseEvent,
) -> Result<Verdict> {
    let found = stream::get(db, header.stream).await?;
    let scope = match (&found, event) {
        (Some(stream), _) => stream.scope.clone(),
        (None, CaseEvent::Submitted(submission)) => Scope::Office(submission.office.clone()),
        (None, _) => return without_case(db, device, header).await,
    };
    let grant = match header.author {
        Author::Officer { grant, .. } => officer_grant::by_id(db, grant).await?,
        Author::Applicant { .. } | Author::Centre => None,
    };
    let actor = match header.author {
        Author::Applicant { .. } => {
            Actor::Applicant { borrowed: is_borrowed(state, db, device, header).await? }
        }
        // The server writes its own entries; whoever else claims to be it is refused.
        Author::Centre => return Ok(Verdict::Refused(Refusal::DeviceClass { class: device.class })),
        Author::Officer { .. } => {
            if let Err(refusal) = device_serves_officers(device, found.as_ref().map(|s| &s.scope)) {
                return Ok(Verdict::Refused(refusal));
            }
            match case::officer(entry, header, grant.as_ref()) {
                Ok(actor) => actor,
                Err(refusal) => return Ok(Verdict::Refused(refusal)),
            }
        }
    };
    let by = Authority { device: device.class, office: &device.office, scope: &scope, actor };
    let seen = found.as_ref().map(|stream| (&stream.case, stream.version));
    if let Err(refusal) = case::decide(seen, header, event, &by) {
        return Ok(Verdict::Refused(refusal));
    }
    if let CaseEvent::Submitted(submission) = event
        && let Some(verdict) = check_submission(state, db, submission).await?
    {
        return Ok(verdict);
    }
    if let CaseEvent::VisitBooked { slot } = event
        && let Some(stream) = &found
    {
        let (office, service) = (&stream.case.office, &stream.case.service);
        let free = visits::check(state, db, office, service, slot, stream.id, header.time.wall).await?;
        if let Err(refusal) = free {
            return Ok(Verdict::Refused(refusal));
        }
    }
    let change = Change::of(state, found, scope, entry, header, event)?;
    Ok(Verdict::Accepted(Accepted::Case(Box::new(change))))
}

/// A kiosk is for applicants; an officer acts only where the device replicates the case.
fn device_serves_officers(device: &Device, scope: Option<&Scope>) -> std::result::Result<(), Refusal> {
    if device.class == DeviceClass::Kiosk {
        return Err(Refusal::DeviceClass { class: device.class });
    }
    match scope {
        Some(scope) if !device.scopes().contains(scope) => Err(Refusal::OutOfScope),
        _ => Ok(()),
    }
}

async fn without_case(db: &mut Connection, device: &Device, header: &Header) -> Result<Verdict> {
    if device.class == DeviceClass::Kiosk && matches!(header.author, Author::Officer { .. }) {
        return Ok(Verdict::Refused(Refusal::DeviceClass { class: device.class }));
    }
    // What follows a submission that waits, waits with it.
    let waits = inbox::holds_deferred(db, header.stream).await?;
    Ok(if waits { Verdict::Deferred } else { Verdict::Refused(Refusal::NoSuchCase) })
}

async fn is_borrowed(
    state: &AppState,
    db: &mut Connection,
    device: &Device,
    header: &Header,
) -> Result<bool> {
    let Author::Applicant { session } = header.author else { return Ok(false) };
    let Some(begun) = borrowing::begun(db, session, device.id, header.stream).await? else {
        return Ok(false);
    };
    let written_in_time =
        (begun - CLOCK_SLACK..=begun + BORROWED_FOR + CLOCK_SLACK).contains(&header.time.wall);
    Ok(written_in_time && state.now() - begun <= ARRIVES_WITHIN)
}

/// What only the server can know of a new case: its bundles, and whether its reference is taken.
async fn check_submission(
    state: &AppState,
    db: &mut Connection,
    submission: &Submission,
) -> Result<Option<Verdict>> {
    if stream::by_reference(db, &submission.reference).await?.is_some() {
        return Ok(Some(Verdict::Refused(Refusal::NotValid { what: "reference".into() })));
    }
    let known = state.bundles.knows(&submission.pinned)
        || state.versions.with(|schedule| schedule.of(&submission.pinned).is_some());
    Ok((!known).then_some(Verdict::Deferred))
}
