//! Publication: which catalogue and policy are in force from when on, as one stream that every device
//! holds. A version is a pair of content-addressed bundles with a number. Each contains the one before it,
//! so the newest that has begun is in force and no order of dates can lose a measure.

mod bundle;
mod concerned;
mod held;
#[cfg(test)]
mod tests;

pub use bundle::{Bundle, BundleError, MAX_BUNDLE, halves};
pub use concerned::concerned;
pub use held::Held;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::case::{Actor, Authority, Pinned};
use crate::ids::{OfficerId, Scope, StreamId};
use crate::journal::{Entry, Header, Refusal};

/// The one stream of this kind.
pub const STREAM: StreamId = StreamId(Uuid::from_u128(0x6c61_7761_6e67_7000_8000_0000_0000_0001));

/// The version of [`PolicyEvent`]'s JSON that this build writes.
pub const SCHEMA: u16 = 1;

/// The longest title or reason, in characters.
pub const MAX_TITLE: usize = 200;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum PolicyEvent {
    /// A version is published. By the centre alone. Guarded.
    Published(Box<Version>),
}

/// A published pair of bundles. All times are milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Grows by one. 0 stands for the catalogue that is built in, which nobody published.
    pub number: u64,
    #[serde(flatten)]
    pub pinned: Pinned,
    /// The instant at which every device switches to it.
    pub from: i64,
    pub published: i64,
    /// In a few words, by language.
    pub title: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Those whose rules, forms or words it changes.
    #[serde(default)]
    pub services: Vec<String>,
    #[serde(default)]
    pub transition: Transition,
    pub proposed_by: Vec<Who>,
    pub approved_by: Who,
    /// The proposal that became it; none where a whole folder was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<StreamId>,
}

impl Version {
    /// The title in a language, or in another where it has none.
    pub fn title_in(&self, language: &str) -> &str {
        self.title.get(language).or_else(|| self.title.values().next()).map_or("", String::as_str)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    pub officer: OfficerId,
    pub name: String,
}

/// What a version does to cases that were filed before it and are not decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Transition {
    /// They keep the version they were filed under.
    #[default]
    Keep,
    /// Those of the services it concerns are assessed anew under it.
    Apply,
}

/// All versions, oldest first: the state of the stream.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    pub versions: Vec<Version>,
}

impl Schedule {
    /// The newest number; 0 while none is published.
    pub fn newest(&self) -> u64 {
        self.versions.last().map_or(0, |version| version.number)
    }

    pub fn number(&self, number: u64) -> Option<&Version> {
        self.versions.iter().find(|version| version.number == number)
    }

    /// The newest that has begun; none while the built-in catalogue is in force.
    pub fn in_force(&self, now: i64) -> Option<&Version> {
        self.versions.iter().rev().find(|version| version.from <= now)
    }

    /// Those that are still to begin and will be in force at some time, in the order of their beginnings.
    pub fn upcoming(&self, now: i64) -> Vec<&Version> {
        let mut coming: Vec<&Version> = Vec::new();
        // A newer one that begins sooner contains the older, which then never begins.
        for version in self.versions.iter().rev().take_while(|version| version.from > now) {
            if coming.last().is_none_or(|newer| version.from < newer.from) {
                coming.push(version);
            }
        }
        coming.reverse();
        coming
    }

    /// When another version than now is in force.
    pub fn next_switch(&self, now: i64) -> Option<i64> {
        self.upcoming(now).first().map(|version| version.from)
    }

    /// The version by what a case pins: the newest where several are the same.
    pub fn of(&self, pinned: &Pinned) -> Option<&Version> {
        self.versions.iter().rev().find(|version| version.pinned == *pinned)
    }
}

/// Whether an entry may happen to the stream of versions.
pub fn decide(
    seen: Option<(&Schedule, u64)>,
    header: &Header,
    event: &PolicyEvent,
    by: &Authority<'_>,
) -> Result<(), Refusal> {
    let PolicyEvent::Published(version) = event;
    if !matches!(by.actor, Actor::Centre) {
        return Err(Refusal::DeviceClass { class: by.device });
    }
    if header.stream != STREAM || *by.scope != Scope::National {
        return Err(Refusal::OutOfScope);
    }
    let (newest, at) = seen.map_or((0, 0), |(schedule, at)| (schedule.newest(), at));
    let expected = header.expected.ok_or(Refusal::Missing { what: "expected".into() })?;
    if expected != at {
        return Err(Refusal::MovedOn { expected, actual: at });
    }
    if version.number != newest + 1 {
        return Err(Refusal::NotValid { what: "number".into() });
    }
    if version.from < version.published {
        return Err(Refusal::NotValid { what: "from".into() });
    }
    if version.proposed_by.is_empty() {
        return Err(Refusal::Missing { what: "proposed_by".into() });
    }
    if version.proposed_by.iter().any(|who| who.officer == version.approved_by.officer) {
        return Err(Refusal::FourEyes);
    }
    titled(&version.title)
}

/// A title has words, and not too many.
pub fn titled(title: &BTreeMap<String, String>) -> Result<(), Refusal> {
    if title.is_empty() || title.values().any(|words| words.trim().is_empty()) {
        return Err(Refusal::Missing { what: "title".into() });
    }
    if title.values().any(|words| words.chars().count() > MAX_TITLE) {
        return Err(Refusal::TooLong { what: "title".into() });
    }
    Ok(())
}

/// Folds one accepted entry. An older number never comes after a newer one.
#[must_use]
pub fn evolve(schedule: Option<Schedule>, entry: &Entry) -> Option<Schedule> {
    match entry.event::<PolicyEvent>() {
        Ok(PolicyEvent::Published(version)) => {
            let mut schedule = schedule.unwrap_or_default();
            if version.number > schedule.newest() {
                schedule.versions.push(*version);
            }
            Some(schedule)
        }
        Err(_) => schedule,
    }
}
