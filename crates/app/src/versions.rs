//! The published versions on a device: their bundles are fetched by address, checked, kept, and read, so that
//! at its minute the next one is in force, also with no network.

use std::time::Duration;

use lawang_core::case::{Case, Pinned};
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::catalogue::{self, Catalogue, Files};
use lawang_core::journal::sign::Hash;
use lawang_core::publication::{Bundle, MAX_BUNDLE, STREAM, Schedule, halves};

use crate::app::{App, blocking};
use crate::failure::Failure;
use crate::identity::Identity;
use crate::office::view::CaseRules;
use crate::place::{Change, NextRules, Rules};
use crate::store::{bundle, stream};
use crate::sync::client::{Client, LinkError};

/// How long the watch for a switch sleeps at most: a clock that was set is noticed within this.
const LONGEST: Duration = Duration::from_secs(20);

impl App {
    /// Takes over the schedule as it stands in the journal, and reads what it needs and has.
    pub(crate) async fn take_versions(&self) -> Result<(), Failure> {
        let stored = stream::get(&mut *self.store()?.read().await?, STREAM).await?;
        let Some(stored) = stored else { return Ok(()) };
        let schedule: Option<Schedule> =
            serde_json::from_str(&stored.state).map_err(|e| Failure::internal(e.to_string()))?;
        self.0.versions.set_schedule(schedule.unwrap_or_default());
        self.read_versions().await
    }

    /// Fetches the bundles that are in force or to come and are not here yet.
    pub(crate) async fn fetch_bundles(&self, client: &Client, identity: &Identity) -> Result<(), LinkError> {
        let mut fetched = false;
        for hash in self.missing_bundles().await? {
            let packed = match client.get(identity, self.now(), &format!("/v1/bundles/{hash}")).await {
                Ok(packed) => packed,
                // One that the centre cannot give holds up nothing else.
                Err(LinkError::Said(code, ..)) => {
                    tracing::error!(%hash, ?code, "the centre gives no bundle");
                    continue;
                }
                Err(error) => return Err(error),
            };
            // Nothing is kept that is not what its address says: the policy in force stays.
            let checked = packed.clone();
            let good = blocking(move || Ok(unpack(&checked, hash).is_ok())).await?;
            if !good {
                tracing::error!(%hash, "a bundle is not what its address says");
                continue;
            }
            let mut tx = self.store()?.write().await?;
            bundle::put(&mut tx, &hash, &packed).await?;
            tx.commit().await.map_err(Failure::from)?;
            fetched = true;
        }
        if fetched {
            self.read_versions().await?;
            self.announce(Change::Policy);
        }
        Ok(())
    }

    async fn missing_bundles(&self) -> Result<Vec<Hash>, Failure> {
        let mut missing = Vec::new();
        let mut conn = self.store()?.read().await?;
        for hash in self.wanted().into_iter().flat_map(|pinned| [pinned.catalogue, pinned.policy]) {
            let built_in = self.0.versions.built_in().pinned();
            let here = hash == built_in.catalogue
                || hash == built_in.policy
                || bundle::get(&mut conn, &hash).await?.is_some();
            if !here && !missing.contains(&hash) {
                missing.push(hash);
            }
        }
        Ok(missing)
    }

    /// What is in force, and what is still to begin.
    fn wanted(&self) -> Vec<Pinned> {
        let now = self.now();
        self.0.versions.with(|schedule| {
            schedule.in_force(now).into_iter().chain(schedule.upcoming(now)).map(|v| v.pinned).collect()
        })
    }

    /// Reads the versions whose bundles are here.
    async fn read_versions(&self) -> Result<(), Failure> {
        for pinned in self.wanted() {
            if self.0.versions.of(&pinned).is_some() {
                continue;
            }
            let files = match self.files_of(&pinned).await {
                Ok(Some(files)) => files,
                Ok(None) => continue,
                // A damaged bundle keeps nobody from the device: what was in force goes on.
                Err(failure) => {
                    tracing::error!(%failure, "a bundle on this device cannot be read");
                    continue;
                }
            };
            let loaded = blocking(move || Ok(catalogue::load(&files))).await?;
            match loaded.complaints.first() {
                None => self.0.versions.put(loaded.catalogue),
                // It was checked by a newer build: this one stays with what it can read.
                Some(complaint) => tracing::error!(%complaint, "a published version cannot be read here"),
            }
        }
        self.0.switched.notify_one();
        Ok(())
    }

    /// The files of a version by its number, where they are here; 0 is the catalogue that is built in.
    pub(crate) async fn version_files(&self, number: u64) -> Result<Option<Files>, Failure> {
        if number == 0 {
            return Ok(Some(self.built_in_files()));
        }
        let pinned = self.0.versions.with(|schedule| schedule.number(number).map(|v| v.pinned));
        match pinned {
            Some(pinned) => self.files_of(&pinned).await,
            None => Ok(None),
        }
    }

    async fn files_of(&self, pinned: &Pinned) -> Result<Option<Files>, Failure> {
        let built_in = self.0.versions.built_in().pinned();
        let mut files = Files::new();
        for (hash, own) in [(pinned.catalogue, built_in.catalogue), (pinned.policy, built_in.policy)] {
            if hash == own {
                let (rest, policy) = halves(&self.built_in_files());
                files.extend(if hash == built_in.policy { policy.files } else { rest.files });
                continue;
            }
            let packed = bundle::get(&mut *self.store()?.read().await?, &hash).await?;
            let Some(packed) = packed else { return Ok(None) };
            files.extend(blocking(move || unpack(&packed, hash)).await?.files);
        }
        Ok(Some(files))
    }

    /// The catalogue of these bundles, or the one in force where they are not here.
    pub(crate) async fn catalogue_of(&self, pinned: &Pinned) -> Result<&Catalogue, Failure> {
        if self.0.versions.of(pinned).is_none()
            && let Some(files) = self.files_of(pinned).await?
        {
            self.0.versions.put(blocking(move || Ok(catalogue::load(&files).catalogue)).await?);
        }
        Ok(self.0.versions.of(pinned).unwrap_or_else(|| self.catalogue()))
    }

    /// By which rules a case is judged, and why.
    pub(crate) fn rules_of(&self, case: &Case, words: &Words) -> CaseRules {
        let version = self.0.versions.with(|schedule| schedule.of(&case.pinned).cloned());
        let in_force = self.catalogue().pinned() == case.pinned;
        let known = in_force || version.is_some() || self.0.versions.built_in().pinned() == case.pinned;
        let number = version.as_ref().map_or(0, |version| version.number);
        let title = version.as_ref().map(|version| version.title_in(words.language()).to_owned());
        let from = version.map(|version| words.date(self.zoned(version.from).date()));
        let args = Args::new()
            .with("number", number)
            .with("title", title.unwrap_or_default())
            .with("from", from.unwrap_or_default());
        let name = match (known, number, in_force) {
            (true, 1.., _) if case.reassessed.is_some() => "case-rules-moved",
            (false, ..) => "case-rules-unknown",
            (true, 0, true) => "case-rules-built-in",
            (true, 0, false) => "case-rules-built-in-kept",
            (true, _, true) => "case-rules-in-force",
            (true, _, false) => "case-rules-kept",
        };
        CaseRules {
            number: u32::try_from(number).unwrap_or(u32::MAX),
            words: words.text_with(name, &args),
            superseded: !in_force,
        }
    }

    /// Which version is in force here, and what follows.
    pub fn rules(&self) -> Rules {
        let now = self.now();
        let next =
            self.0.versions.with(|schedule| schedule.upcoming(now).first().map(|v| (v.number, v.pinned)));
        Rules {
            number: self.0.versions.version(now).map_or(0, |version| version.number),
            next: next
                .map(|(number, pinned)| NextRules { number, ready: self.0.versions.of(&pinned).is_some() }),
        }
    }

    /// Tells the windows when another version comes into force. Runs until the task is dropped.
    pub(crate) async fn watch_versions(&self) {
        let number = || self.0.versions.version(self.now()).map(|version| version.number);
        let mut known = number();
        loop {
            let next = self.0.versions.with(|schedule| schedule.next_switch(self.now()));
            let wait = next.map_or(LONGEST, |at| {
                Duration::from_millis(u64::try_from(at - self.now()).unwrap_or_default()).min(LONGEST)
            });
            tokio::select! {
                () = tokio::time::sleep(wait.max(Duration::from_millis(50))) => {}
                () = self.0.switched.notified() => {}
            }
            let now = number();
            if now != known {
                tracing::info!(number = now.unwrap_or_default(), "another version is in force");
                known = now;
                self.announce(Change::Catalogue);
            }
        }
    }
}

fn unpack(packed: &[u8], hash: Hash) -> Result<Bundle, Failure> {
    let broken = |detail: String| Failure::internal(format!("a bundle: {detail}"));
    let text = zstd::bulk::decompress(packed, MAX_BUNDLE).map_err(|e| broken(e.to_string()))?;
    let text = String::from_utf8(text).map_err(|e| broken(e.to_string()))?;
    Bundle::read(&text, hash).map_err(|e| broken(e.to_string()))
}
