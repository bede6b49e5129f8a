//! The verdict on an entry of a proposal. An approval publishes in the same transaction.

use lawang_core::case::{Actor, Authority, officer};
use lawang_core::ids::Scope;
use lawang_core::journal::{Author, DeviceClass, Entry, Header, Refusal, StreamKind};
use lawang_core::proposal::{self, ProposalEvent, Proposed, evolve, who};
use lawang_core::publication::{Schedule, Who};

use super::decide::{Accepted, Verdict};
use crate::error::{Error, Result};
use crate::publication::{self, Prepared, Words};
use crate::state::AppState;
use crate::store::device::Device;
use crate::store::{Connection, officer as officers, officer_grant, policy_stream};

/// What an accepted entry of a proposal does.
pub struct Change {
    header: Header,
    state: Proposed,
    version: u64,
}

impl Change {
    pub async fn apply(&self, db: &mut Connection) -> Result<()> {
        let (stream, kind) = (self.header.stream, StreamKind::Proposal);
        Ok(policy_stream::put(db, stream, kind, &self.state, self.version).await?)
    }
}

/// `prepared` is what an approval would publish, and is used up by one that does.
pub async fn decide(
    state: &AppState,
    db: &mut Connection,
    device: &Device,
    entry: &Entry,
    header: &Header,
    event: &ProposalEvent,
    prepared: Option<&Prepared>,
) -> Result<Verdict> {
    if device.class != DeviceClass::Office {
        return Ok(Verdict::Refused(Refusal::DeviceClass { class: device.class }));
    }
    let Author::Officer { grant, .. } = header.author else {
        return Ok(Verdict::Refused(Refusal::GrantUnknown));
    };
    let grant = officer_grant::by_id(db, grant).await?;
    let actor = match officer(entry, header, grant.as_ref()) {
        Ok(actor) => actor,
        Err(refusal) => return Ok(Verdict::Refused(refusal)),
    };
    let by = Authority { device: device.class, office: &device.office, scope: &Scope::Policy, actor };
    let found = policy_stream::get::<Proposed>(db, header.stream, StreamKind::Proposal).await?;
    let seen = found.as_ref().map(|(state, version)| (state, *version));
    if let Err(refusal) = proposal::decide(seen, header, event, &by) {
        return Ok(Verdict::Refused(refusal));
    }
    let published = match (event, &by.actor, &found) {
        (
            ProposalEvent::Approved { catalogue, policy, .. },
            Actor::Officer { grant },
            Some((stood, version)),
        ) => {
            let prepared = prepared.filter(|prepared| prepared.is_of(header.stream, *version));
            let Some(prepared) = prepared else {
                return Ok(Verdict::Refused(Refusal::NotValid { what: "base".into() }));
            };
            // What was seen is what is published, to the byte.
            if (prepared.pinned().catalogue, prepared.pinned().policy) != (*catalogue, *policy) {
                return Ok(Verdict::Refused(Refusal::NotValid { what: "policy".into() }));
            }
            let words = Words {
                title: stood.proposal.title.clone(),
                reason: stood.proposal.reason.clone(),
                from: stood.proposal.from,
                transition: stood.proposal.transition,
                proposed_by: authors(db, stood).await?,
                approved_by: who(grant),
            };
            match publication::publish(state, db, prepared, words).await? {
                Ok(schedule) => Some(schedule),
                Err(refusal) => return Ok(Verdict::Refused(refusal)),
            }
        }
        _ => None,
    };
    accept(found, header, entry, published)
}

fn accept(
    found: Option<(Proposed, u64)>,
    header: &Header,
    entry: &Entry,
    published: Option<Schedule>,
) -> Result<Verdict> {
    let (stood, version) = match found {
        Some((stood, version)) => (Some(stood), version + u64::from(header.moves())),
        None => (None, 1),
    };
    let state = evolve(stood, header, entry).ok_or(Error::Internal("an accepted entry made no proposal"))?;
    let change = Change { header: header.clone(), state, version };
    Ok(Verdict::Accepted(Accepted::Proposal(Box::new(change), published)))
}

async fn authors(db: &mut Connection, stood: &Proposed) -> Result<Vec<Who>> {
    let mut named = Vec::new();
    for id in &stood.authors {
        let found = officers::by_id(db, *id).await?;
        named.push(Who { officer: *id, name: found.map(|officer| officer.name).unwrap_or_default() });
    }
    Ok(named)
}
