//! The catalogues that a device or a server has read, and which of them is in force. No clock: the time is
//! passed in, so that the switch is the same for whoever asks at the same moment.

use std::sync::{Arc, PoisonError, RwLock};

use elsa::sync::FrozenMap;

use super::{Schedule, Version};
use crate::case::Pinned;
use crate::catalogue::Catalogue;

/// Catalogues once read stay: a visit that is drawn from one is not interrupted by the next.
pub struct Held {
    built_in: Arc<Catalogue>,
    schedule: RwLock<Schedule>,
    read: FrozenMap<Pinned, Box<Catalogue>>,
}

impl Held {
    pub fn new(built_in: Arc<Catalogue>) -> Self {
        Self { built_in, schedule: RwLock::default(), read: FrozenMap::new() }
    }

    /// The catalogue in force. A version whose bundles are not here yet does not begin: what was in force
    /// before it goes on.
    pub fn in_force(&self, now: i64) -> &Catalogue {
        let begun = self.with(|schedule| {
            let begun = schedule.versions.iter().rev().filter(|version| version.from <= now);
            begun.map(|version| version.pinned).find(|pinned| self.of(pinned).is_some())
        });
        begun.and_then(|pinned| self.of(&pinned)).unwrap_or(&self.built_in)
    }

    /// The version of the catalogue that [`Self::in_force`] gives; none while that is the built-in one.
    pub fn version(&self, now: i64) -> Option<Version> {
        let pinned = self.in_force(now).pinned();
        self.with(|schedule| {
            let same = |version: &&Version| version.from <= now && version.pinned == pinned;
            schedule.versions.iter().rev().find(same).cloned()
        })
    }

    /// A catalogue that a case pins, where it is here.
    pub fn of(&self, pinned: &Pinned) -> Option<&Catalogue> {
        if *pinned == self.built_in.pinned() { Some(&self.built_in) } else { self.read.get(pinned) }
    }

    pub fn built_in(&self) -> &Catalogue {
        &self.built_in
    }

    pub fn put(&self, catalogue: Catalogue) {
        if self.of(&catalogue.pinned()).is_none() {
            self.read.insert(catalogue.pinned(), Box::new(catalogue));
        }
    }

    pub fn schedule(&self) -> Schedule {
        self.with(Clone::clone)
    }

    /// What is published now. An older schedule never takes the place of a newer one.
    pub fn set_schedule(&self, schedule: Schedule) {
        let mut held = self.schedule.write().unwrap_or_else(PoisonError::into_inner);
        if schedule.newest() >= held.newest() {
            *held = schedule;
        }
    }

    pub fn with<T>(&self, read: impl FnOnce(&Schedule) -> T) -> T {
        // A schedule is replaced whole: a panic in between leaves the one before.
        read(&self.schedule.read().unwrap_or_else(PoisonError::into_inner))
    }
}
