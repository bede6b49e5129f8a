//! A proposal: a change of policy or catalogue, from the words of an editor to the approval of somebody else.
//! It is a set of changed files against the version they were written for; what it does is worked out from
//! them, never stated beside them.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::case::{Actor, Authority, MAX_TEXT};
use crate::catalogue::Files;
use crate::journal::sign::Hash;
use crate::journal::{Author, DeviceClass, Entry, Grant, Header, Refusal, Role};
use crate::policy::amend::{self, Change};
use crate::publication::{Transition, Who, titled};

/// The version of [`ProposalEvent`]'s JSON that this build writes.
pub const SCHEMA: u16 = 1;

/// Who may write a proposal, and who may approve it or send it back.
pub const EDIT: &[Role] = &[Role::PolicyEditor];
pub const APPROVE: &[Role] = &[Role::PolicyApprover];

/// The most files that one proposal changes.
pub const MAX_FILES: usize = 100;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum ProposalEvent {
    /// The first entry of the stream.
    Proposed(Box<Proposal>),
    /// Written anew, after it was sent back or before anyone looked. Guarded.
    Revised(Box<Proposal>),
    /// An approver asks for another wording. Guarded.
    SentBack { note: String },
    /// An editor takes it back. Guarded.
    Withdrawn { note: String },
    /// Somebody else approves it: the centre publishes it in the same transaction. Names what was seen, so
    /// that nothing else can be published by it. Guarded.
    Approved {
        number: u64,
        catalogue: Hash,
        policy: Hash,
        /// The approver was told that they had not seen it tried on cases, and approved it all the same.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        untried: bool,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The number of the version it changes; 0 for the catalogue that is built in.
    pub base: u64,
    /// In a few words, by language.
    pub title: BTreeMap<String, String>,
    /// Why, for colleagues and the history.
    pub reason: String,
    /// New texts by path; none where a file goes.
    pub changed: BTreeMap<String, Option<String>>,
    /// The instant from which it holds, in milliseconds since 1970-01-01 UTC. One that has passed when it is
    /// approved means: at once.
    pub from: i64,
    #[serde(default)]
    pub transition: Transition,
    /// What the editor said, for whoever revises it: `changed` counts, and where the two differ these are
    /// left out (see [`Proposal::said`]). Empty where this build cannot read them.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "those_known")]
    pub changes: Vec<Change>,
}

/// Changes as another build may have written them: all, or none.
fn those_known<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Change>, D::Error> {
    let written = serde_json::Value::deserialize(from)?;
    Ok(serde_json::from_value(written).unwrap_or_default())
}

impl Proposal {
    /// The base's files with the changes.
    pub fn files(&self, base: &Files) -> Files {
        let mut files = base.clone();
        for (path, text) in &self.changed {
            match text {
                Some(text) => files.insert(path.clone(), text.clone()),
                None => files.remove(path),
            };
        }
        files
    }

    /// The changes by which its files come about; none where they are not what makes these files.
    pub fn said(&self, base: &Files) -> Option<&[Change]> {
        let made = amend::apply(base, &self.changes).ok()?;
        (!self.changes.is_empty() && made == self.files(base)).then_some(&self.changes)
    }
}

/// The state: where a proposal stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    pub proposal: Proposal,
    /// Everyone who wrote a revision of it.
    pub authors: Vec<crate::ids::OfficerId>,
    pub status: ProposalStatus,
    /// When it last moved, by the author's clock.
    pub at: i64,
    /// How often it was written.
    pub revision: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum ProposalStatus {
    /// Waits for an approver.
    Waiting,
    SentBack {
        note: String,
    },
    Withdrawn {
        note: String,
    },
    /// Published under this number.
    Approved {
        number: u64,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        untried: bool,
    },
}

impl ProposalStatus {
    pub fn is_closed(&self) -> bool {
        matches!(self, Self::Withdrawn { .. } | Self::Approved { .. })
    }
}

/// Whether an entry may happen to a proposal. Whether its files make a whole catalogue, and whether its base
/// is still the newest version, only the centre can say.
pub fn decide(
    seen: Option<(&Proposed, u64)>,
    header: &Header,
    event: &ProposalEvent,
    by: &Authority<'_>,
) -> Result<(), Refusal> {
    let roles = match event {
        ProposalEvent::Proposed(_) | ProposalEvent::Revised(_) | ProposalEvent::Withdrawn { .. } => EDIT,
        ProposalEvent::SentBack { .. } | ProposalEvent::Approved { .. } => APPROVE,
    };
    let grant = officer(by, roles)?;
    if let ProposalEvent::Proposed(proposal) = event {
        return match seen {
            Some(_) => Err(Refusal::ExistsAlready),
            None => whole(proposal),
        };
    }
    let (stood, version) = seen.ok_or(Refusal::NoSuchCase)?;
    let expected = header.expected.ok_or(Refusal::Missing { what: "expected".into() })?;
    if expected != version {
        return Err(Refusal::MovedOn { expected, actual: version });
    }
    if stood.status.is_closed() {
        return Err(Refusal::Decided);
    }
    match event {
        ProposalEvent::Proposed(_) => Ok(()),
        ProposalEvent::Revised(proposal) => whole(proposal),
        ProposalEvent::SentBack { note } if note.trim().is_empty() => {
            Err(Refusal::Missing { what: "note".into() })
        }
        ProposalEvent::SentBack { note } | ProposalEvent::Withdrawn { note } => short(note),
        ProposalEvent::Approved { number, .. } => {
            if stood.authors.contains(&grant.officer) {
                return Err(Refusal::FourEyes);
            }
            if stood.status != ProposalStatus::Waiting {
                return Err(Refusal::NothingAsked);
            }
            if *number != stood.proposal.base + 1 {
                return Err(Refusal::BaseMovedOn { base: stood.proposal.base, newest: number - 1 });
            }
            Ok(())
        }
    }
}

/// An officer at an office's device, with one of the roles. A proposal is the nation's: no office is asked.
fn officer<'a>(by: &Authority<'a>, roles: &[Role]) -> Result<&'a Grant, Refusal> {
    if by.device != DeviceClass::Office {
        return Err(Refusal::DeviceClass { class: by.device });
    }
    match by.actor {
        Actor::Officer { grant } if grant.has_any(roles) => Ok(grant),
        _ => Err(Refusal::RoleMissing { roles: roles.to_vec() }),
    }
}

fn whole(proposal: &Proposal) -> Result<(), Refusal> {
    titled(&proposal.title)?;
    if proposal.reason.trim().is_empty() {
        return Err(Refusal::Missing { what: "reason".into() });
    }
    short(&proposal.reason)?;
    if proposal.changed.is_empty() {
        return Err(Refusal::Missing { what: "changed".into() });
    }
    if proposal.changed.len() > MAX_FILES {
        return Err(Refusal::TooLong { what: "changed".into() });
    }
    // A path stays inside the catalogue, also where somebody writes the files to a disk.
    let odd = |path: &&String| {
        path.is_empty()
            || path.len() > 200
            || path.split('/').any(|part| part.is_empty() || part.starts_with('.'))
            || path.contains(['\\', ':'])
    };
    proposal.changed.keys().find(odd).map_or(Ok(()), |path| Err(Refusal::NotValid { what: path.clone() }))
}

fn short(text: &str) -> Result<(), Refusal> {
    if text.chars().count() > MAX_TEXT { Err(Refusal::TooLong { what: "note".into() }) } else { Ok(()) }
}

/// Folds one accepted entry.
#[must_use]
pub fn evolve(stood: Option<Proposed>, header: &Header, entry: &Entry) -> Option<Proposed> {
    let author = match header.author {
        Author::Officer { officer, .. } => Some(officer),
        Author::Applicant { .. } | Author::Centre => None,
    };
    let at = header.time.wall;
    match (stood, entry.event::<ProposalEvent>()) {
        (None, Ok(ProposalEvent::Proposed(proposal))) => Some(Proposed {
            proposal: *proposal,
            authors: author.into_iter().collect(),
            status: ProposalStatus::Waiting,
            at,
            revision: 1,
        }),
        (Some(mut stood), Ok(event)) => {
            stood.at = at;
            match event {
                ProposalEvent::Proposed(_) => {}
                ProposalEvent::Revised(proposal) => {
                    stood.proposal = *proposal;
                    stood.status = ProposalStatus::Waiting;
                    stood.revision += 1;
                    stood.authors.extend(author.filter(|author| !stood.authors.contains(author)));
                }
                ProposalEvent::SentBack { note } => stood.status = ProposalStatus::SentBack { note },
                ProposalEvent::Withdrawn { note } => stood.status = ProposalStatus::Withdrawn { note },
                ProposalEvent::Approved { number, untried, .. } => {
                    stood.status = ProposalStatus::Approved { number, untried };
                }
            }
            Some(stood)
        }
        (stood, _) => stood,
    }
}

/// Who is named in the version that an approval publishes.
pub fn who(grant: &Grant) -> Who {
    Who { officer: grant.officer, name: grant.name.clone() }
}
