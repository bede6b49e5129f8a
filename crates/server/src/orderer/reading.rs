//! What the bytes of one pushed entry say, before anything is looked up: whether they are whole, whose
//! they claim to be, and whether this build understands them. Pure.

use lawang_core::case::{self, CaseEvent};
use lawang_core::ids::{DeviceId, StreamId};
use lawang_core::journal::entry::MAX_HEADER;
use lawang_core::journal::sign::Hash;
use lawang_core::journal::{Entry, Header, Origin, StreamKind};
use lawang_core::proposal::{self, ProposalEvent};
use lawang_core::publication::{self, PolicyEvent};
use serde::Deserialize;
use uuid::Uuid;

pub struct Reading {
    pub hash: Hash,
    /// Where it says it belongs in this device's chain; `None` where that cannot be read.
    pub seq: Option<u64>,
    pub stream: StreamId,
    pub kind: String,
    pub what: What,
}

pub enum What {
    Sound {
        header: Box<Header>,
        event: Event,
    },
    /// Of a kind or schema that this build does not know.
    Newer,
    /// Does not verify or cannot be read: why, without personal data.
    Unsound(&'static str),
}

/// What happened, by the kind of its stream.
pub enum Event {
    Case(Box<CaseEvent>),
    Proposal(Box<ProposalEvent>),
    /// Only the centre authors these.
    Policy,
}

/// What every schema's header has, now and later.
#[derive(Deserialize)]
struct AnyHeader {
    origin: Origin,
    stream: StreamId,
    kind: String,
    schema: u16,
}

pub fn read(entry: &Entry, device: DeviceId, epoch: u32) -> Reading {
    let mut reading = Reading {
        hash: entry.hash(),
        seq: None,
        stream: StreamId(Uuid::nil()),
        kind: String::new(),
        what: What::Unsound("the header cannot be read"),
    };
    if entry.header.len() > MAX_HEADER {
        return reading;
    }
    let Ok(header) = serde_json::from_str::<AnyHeader>(&entry.header) else { return reading };
    if header.origin.device != device || header.origin.epoch != epoch {
        reading.what = What::Unsound("it names another device or epoch");
        return reading;
    }
    reading.seq = Some(header.origin.seq);
    reading.stream = header.stream;
    let kind = [
        (StreamKind::Case, case::SCHEMA),
        (StreamKind::Proposal, proposal::SCHEMA),
        (StreamKind::Policy, publication::SCHEMA),
    ]
    .into_iter()
    .find(|(kind, newest)| header.kind == kind.as_str() && header.schema <= *newest);
    reading.kind = header.kind;
    reading.what = whole(entry, kind.map(|(kind, _)| kind));
    reading
}

/// `kind` is none where this build does not know it, or its schema.
fn whole(entry: &Entry, kind: Option<StreamKind>) -> What {
    if entry.body.is_none() {
        return What::Unsound("it has no body");
    }
    if entry.verify_body().is_err() {
        return What::Unsound("the body is not what its hash says");
    }
    let Some(kind) = kind else { return What::Newer };
    let event = match kind {
        StreamKind::Case => entry.event().map(|event| Event::Case(Box::new(event))),
        StreamKind::Proposal => entry.event().map(|event| Event::Proposal(Box::new(event))),
        StreamKind::Policy => entry.event::<PolicyEvent>().map(|_| Event::Policy),
    };
    match (entry.header(), event) {
        (Err(_), _) => What::Unsound("the header cannot be read"),
        (_, Err(_)) => What::Unsound("the body cannot be read"),
        (Ok(header), Ok(event)) => What::Sound { header: Box::new(header), event },
    }
}
