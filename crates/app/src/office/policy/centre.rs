//! The versions and proposals of policy as this device knows them.

use std::collections::BTreeMap;

use lawang_core::catalogue::Files;
use lawang_core::ids::StreamId;
use lawang_core::proposal::Proposed;
use lawang_core::publication::{Schedule, Version as Published};

use crate::app::App;
use crate::failure::Failure;
use crate::journal::SeenStream;
use crate::store::officer;

/// A version, as far as the desk tells of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Version {
    pub number: u64,
    /// By language; empty for the one that came with the app.
    pub title: BTreeMap<String, String>,
    /// Milliseconds since 1970-01-01 UTC; none: from the beginning.
    pub from: Option<i64>,
    /// Who proposed and who approved.
    pub by: Option<(String, String)>,
    pub services: Vec<String>,
}

impl From<&Published> for Version {
    fn from(version: &Published) -> Self {
        let names: Vec<&str> = version.proposed_by.iter().map(|who| who.name.as_str()).collect();
        Self {
            number: version.number,
            title: version.title.clone(),
            from: Some(version.from),
            by: Some((names.join(", "), version.approved_by.name.clone())),
            services: version.services.clone(),
        }
    }
}

impl App {
    /// All that are known, the oldest first, and the number of the one that is in force.
    pub(super) fn policy_versions(&self) -> (Vec<Version>, u64) {
        let now = self.now();
        self.0.versions.with(|schedule: &Schedule| {
            let published = schedule.versions.iter().map(Version::from);
            let all = std::iter::once(Version::default()).chain(published).collect();
            (all, schedule.in_force(now).map_or(0, |version| version.number))
        })
    }

    /// The newest version, which the next one has to begin from; it may still wait for its day.
    pub(super) fn newest_policy(&self) -> u64 {
        self.0.versions.with(Schedule::newest)
    }

    /// The files of a version, where they are here.
    pub(super) async fn policy_files(&self, number: u64) -> Result<Files, Failure> {
        self.version_files(number).await?.ok_or_else(Failure::not_found)
    }

    pub(super) async fn policy_proposal(
        &self,
        id: &str,
    ) -> Result<(StreamId, SeenStream<Proposed>), Failure> {
        let id: StreamId = id.parse().map(StreamId).map_err(|_| Failure::not_found())?;
        let found = self.proposals().await?.into_iter().find(|(stream, _)| *stream == id);
        found.ok_or_else(Failure::not_found)
    }

    /// The names of officers whom this device knows.
    pub(super) async fn officer_names(
        &self,
    ) -> Result<BTreeMap<lawang_core::ids::OfficerId, String>, Failure> {
        let mut conn = self.store()?.read().await?;
        let records = officer::all(&mut conn).await?;
        let grants = records.into_iter().filter_map(|record| {
            serde_json::from_str::<lawang_core::journal::Grant>(&record.grant.text).ok()
        });
        Ok(grants.map(|grant| (grant.officer, grant.name)).collect())
    }
}
