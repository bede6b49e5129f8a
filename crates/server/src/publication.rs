//! Publication: a proposal that was approved, or a whole folder, becomes the next version. What it is made of
//! is read and checked before the transaction that publishes it, since that takes long; the transaction looks
//! once more whether it is still about the same.

use std::collections::BTreeMap;

use lawang_core::case::Pinned;
use lawang_core::catalogue::{self, Catalogue, Complaint, Files};
use lawang_core::ids::{Scope, StreamId};
use lawang_core::journal::sign::Hash;
use lawang_core::journal::{Refusal, StreamKind};
use lawang_core::policy::ParameterValue;
use lawang_core::policy::assessment::Verified;
use lawang_core::proposal::Proposed;
use lawang_core::publication::{
    Bundle, PolicyEvent, STREAM, Schedule, Transition, Version, Who, concerned, halves,
};

use crate::centre;
use crate::config::shipped_files;
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::{Connection, bundle, policy_stream};

/// How strongly bundles are compressed: they are sent often and made seldom.
const LEVEL: i32 = 19;

/// What a version would be made of.
pub struct Prepared {
    /// The proposal's version that it was made from; none for a folder.
    proposal: Option<(StreamId, u64)>,
    base: u64,
    catalogue: Catalogue,
    services: Vec<String>,
    complaints: Vec<Complaint>,
    /// What was not read at its official source yet, by name.
    unverified: Vec<String>,
    rest: (Hash, Vec<u8>),
    policy: (Hash, Vec<u8>),
}

/// The most flaws that are told at once.
const MOST_TOLD: usize = 20;

impl Prepared {
    pub fn pinned(&self) -> Pinned {
        Pinned { catalogue: self.rest.0, policy: self.policy.0 }
    }

    /// Whether the proposal is still the one that this was made from.
    pub fn is_of(&self, id: StreamId, version: u64) -> bool {
        self.proposal == Some((id, version))
    }

    /// The languages that its title has no words in.
    pub fn untitled(&self, title: &BTreeMap<String, String>) -> Option<&str> {
        self.catalogue.languages.iter().find(|language| !title.contains_key(*language)).map(String::as_str)
    }

    /// What keeps it from being published, each with its place. Outside demo data only official
    /// values go out.
    fn flaws(&self, state: &AppState) -> impl Iterator<Item = Complaint> {
        let unverified = self.unverified.iter().filter(|_| !state.demo).map(|what| Complaint {
            file: "policy".into(),
            line: 0,
            message: format!("{what} is not verified at its official source"),
        });
        self.complaints.iter().cloned().chain(unverified)
    }

    /// The first of them, as a proposal is refused.
    fn flaw(&self, state: &AppState) -> Option<Refusal> {
        let Complaint { file, line, message } = self.flaws(state).next()?;
        Some(Refusal::NotWhole { file, line: u32::try_from(line).unwrap_or(u32::MAX), message })
    }

    /// All of them, a line each, as whoever publishes a folder is told.
    pub fn told_flaws(&self, state: &AppState) -> Option<String> {
        let mut lines: Vec<String> = self.flaws(state).map(|flaw| flaw.to_string()).collect();
        let more = lines.len().saturating_sub(MOST_TOLD);
        lines.truncate(MOST_TOLD);
        if more > 0 {
            lines.push(format!("and {more} more"));
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

/// The files of a version; 0 is the catalogue that is built in.
pub async fn files(state: &AppState, number: u64) -> Result<Option<Files>> {
    if number == 0 {
        return Ok(Some(shipped_files()));
    }
    let Some(version) = state.versions.with(|schedule| schedule.number(number).cloned()) else {
        return Ok(None);
    };
    let mut files = Files::new();
    for hash in [version.pinned.catalogue, version.pinned.policy] {
        let packed = {
            let mut db = state.store.read().await?;
            bundle::content(&mut db, &hash).await?.ok_or(Error::Internal("a bundle is gone"))?
        };
        files.extend(blocking(move || unpack(&packed, hash)).await?.files);
    }
    Ok(Some(files))
}

/// What an approval of this proposal would publish; none where there is no such proposal or base.
pub async fn prepare(state: &AppState, id: StreamId) -> Result<Option<Prepared>> {
    let found = {
        let mut db = state.store.read().await?;
        policy_stream::get::<Proposed>(&mut db, id, StreamKind::Proposal).await?
    };
    let Some((proposed, version)) = found else { return Ok(None) };
    let Some(base) = files(state, proposed.proposal.base).await? else { return Ok(None) };
    let number = proposed.proposal.base;
    let prepared = blocking(move || {
        let files = proposed.proposal.files(&base);
        make(Some((id, version)), number, &base, &files, Verify::WhatChanged)
    });
    prepared.await.map(Some)
}

/// What publishing a whole folder's files would publish.
pub async fn prepare_folder(state: &AppState, files: Files) -> Result<Prepared> {
    let number = state.versions.with(Schedule::newest);
    let base = self::files(state, number).await?.ok_or(Error::Internal("a version is gone"))?;
    blocking(move || make(None, number, &base, &files, Verify::Everything)).await
}

#[derive(Clone, Copy)]
enum Verify {
    /// What the base has was published before.
    WhatChanged,
    Everything,
}

fn make(
    proposal: Option<(StreamId, u64)>,
    base: u64,
    before: &Files,
    files: &Files,
    verify: Verify,
) -> Result<Prepared> {
    let old = catalogue::load(before).catalogue;
    let catalogue = catalogue::load(files).catalogue;
    let (rest, policy) = halves(files);
    Ok(Prepared {
        proposal,
        base,
        services: concerned(&old, &catalogue),
        complaints: catalogue::check(files),
        unverified: unverified(
            &catalogue,
            match verify {
                Verify::WhatChanged => Some(&old),
                Verify::Everything => None,
            },
        ),
        rest: (rest.address(), pack(&rest)?),
        policy: (policy.address(), pack(&policy)?),
        catalogue,
    })
}

/// Values that were not read at the agency or in the law's text, but for those that `known` has too: one that
/// is back after a measure for a time is known as well.
fn unverified(catalogue: &Catalogue, known: Option<&Catalogue>) -> Vec<String> {
    let mut found = Vec::new();
    for parameter in catalogue.policy.parameters.values() {
        let before = known.and_then(|known| known.policy.parameters.get(&parameter.id));
        for value in &parameter.values {
            let same = |old: &ParameterValue| ParameterValue { from: value.from, ..old.clone() } == *value;
            let is_new = before.is_none_or(|before| !before.values.iter().any(same));
            if is_new && value.verified != Verified::Official {
                found.push(format!("{} from {}", parameter.id, value.from));
            }
        }
    }
    found
}

fn pack(bundle: &Bundle) -> Result<Vec<u8>> {
    let text = bundle.text().map_err(|_| Error::Internal("a bundle is no JSON"))?;
    zstd::bulk::compress(text.as_bytes(), LEVEL).map_err(|_| Error::Internal("a bundle does not compress"))
}

fn unpack(packed: &[u8], hash: Hash) -> Result<Bundle> {
    let broken = || Error::Internal("a bundle cannot be read");
    let text = zstd::bulk::decompress(packed, lawang_core::publication::MAX_BUNDLE).map_err(|_| broken())?;
    let text = String::from_utf8(text).map_err(|_| broken())?;
    Bundle::read(&text, hash).map_err(|_| broken())
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Internal("reading a catalogue broke off"))?
}

/// What is said of a version that is published.
pub struct Words {
    pub title: BTreeMap<String, String>,
    pub reason: String,
    pub from: i64,
    pub transition: Transition,
    pub proposed_by: Vec<Who>,
    pub approved_by: Who,
}

/// Publishes in the caller's transaction: bundles, the centre's entry, its place in the feed. The caller
/// commits, tells of [`Scope::National`], and then calls [`published`].
pub async fn publish(
    state: &AppState,
    db: &mut Connection,
    prepared: &Prepared,
    words: Words,
) -> Result<std::result::Result<Schedule, Refusal>> {
    let now = state.now();
    let seen = policy_stream::get::<Schedule>(db, STREAM, StreamKind::Policy).await?;
    let newest = seen.as_ref().map_or(0, |(schedule, _)| schedule.newest());
    if newest != prepared.base {
        return Ok(Err(Refusal::BaseMovedOn { base: prepared.base, newest }));
    }
    if let Some(flaw) = prepared.flaw(state) {
        return Ok(Err(flaw));
    }
    let version = Version {
        number: newest + 1,
        pinned: prepared.pinned(),
        from: words.from.max(now),
        published: now,
        title: words.title,
        reason: words.reason,
        services: prepared.services.clone(),
        transition: words.transition,
        proposed_by: words.proposed_by,
        approved_by: words.approved_by,
        proposal: prepared.proposal.map(|(id, _)| id),
    };
    for (hash, content) in [&prepared.rest, &prepared.policy] {
        bundle::keep(db, hash, content, now).await?;
    }
    centre::author_policy(state, db, seen, &PolicyEvent::Published(Box::new(version))).await
}

/// Takes over what was published, once that is committed.
pub fn published(state: &AppState, prepared: Prepared, schedule: Schedule) {
    tracing::info!(number = schedule.newest(), "a version is published");
    state.versions.put(prepared.catalogue);
    state.versions.set_schedule(schedule);
    state.news.moved(Scope::National);
}

/// The catalogue of these bundles, or the one in force where this server has never had them.
pub async fn of<'s>(state: &'s AppState, pinned: &Pinned) -> Result<&'s Catalogue> {
    if let Some(catalogue) = state.versions.of(pinned) {
        return Ok(catalogue);
    }
    let number = state.versions.with(|schedule| schedule.of(pinned).map(|version| version.number));
    if let Some(number) = number
        && let Some(files) = files(state, number).await?
    {
        state.versions.put(blocking(move || Ok(catalogue::load(&files).catalogue)).await?);
    }
    Ok(state.versions.of(pinned).unwrap_or_else(|| state.catalogue()))
}

/// Reads what was published before the server was started: what is in force, and what is still to begin.
pub async fn open(state: &AppState) -> Result<()> {
    let schedule = {
        let mut db = state.store.read().await?;
        policy_stream::get::<Schedule>(&mut db, STREAM, StreamKind::Policy).await?
    };
    let Some((schedule, _)) = schedule else { return Ok(()) };
    state.versions.set_schedule(schedule.clone());
    let now = state.now();
    let wanted: Vec<u64> = schedule
        .in_force(now)
        .into_iter()
        .chain(schedule.upcoming(now))
        .map(|version| version.number)
        .collect();
    for number in wanted {
        if let Some(files) = files(state, number).await? {
            let catalogue = blocking(move || Ok(catalogue::load(&files).catalogue)).await?;
            state.versions.put(catalogue);
        }
    }
    Ok(())
}
