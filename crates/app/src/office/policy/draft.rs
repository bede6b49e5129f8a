//! A draft of policy: what it says of itself and its changes, as a row of this device. It begins from a
//! version; what it makes of that version's files is worked out anew each time.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use lawang_core::catalogue::{Catalogue, Files};
use lawang_core::policy::amend::{Change, Fault, Problem as FaultKind, WriteFile, apply};
use serde::{Deserialize, Serialize};

use super::view::DraftDetails;
use crate::app::App;
use crate::failure::Failure;
use crate::store::policy_draft::{self, PolicyDraftRow};

/// The zone in which policy takes effect.
pub(super) const ZONE: &str = "Asia/Jakarta";

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Draft {
    #[serde(skip)]
    pub id: String,
    #[serde(skip)]
    pub updated: i64,
    /// The version it begins from.
    pub base: u64,
    pub details: DraftDetails,
    pub changes: Vec<Change>,
    /// The proposal that it revises.
    #[serde(default)]
    pub proposal: Option<String>,
}

impl Draft {
    pub fn new(base: u64, today: Date) -> Result<Self, Failure> {
        let details = DraftDetails {
            title: Default::default(),
            reason: String::new(),
            day: first_of_next_month(today).to_string(),
            time: "00:00".into(),
            until: String::new(),
            apply: false,
        };
        let id = crate::random::uuid()?.to_string();
        Ok(Self { id, updated: 0, base, details, changes: vec![], proposal: None })
    }

    fn read(row: PolicyDraftRow) -> Result<Self, Failure> {
        let draft: Self = serde_json::from_str(&row.body)
            .map_err(|e| Failure::internal(format!("a draft of policy: {e}")))?;
        Ok(Self { id: row.id, updated: row.updated, ..draft })
    }

    pub fn day(&self) -> Option<Date> {
        self.details.day.parse().ok()
    }

    /// The instant at which it takes effect.
    pub fn instant(&self) -> Option<i64> {
        let time: Time = self.details.time.parse().ok()?;
        let zone = TimeZone::get(ZONE).ok()?;
        Some(self.day()?.to_datetime(time).to_zoned_datetime(zone).ok()?.timestamp().as_millisecond())
    }

    /// The files with everything that can be made of the changes, and what stands in the way of the others.
    pub fn files(&self, base: &Files) -> (Files, Vec<Fault>) {
        let (files, mut faults) = self.applied(base);
        // The draft's day may have moved since the change was put.
        faults.extend((0..self.changes.len()).filter_map(|at| self.early(at, &self.changes[at])));
        (files, faults)
    }

    /// Nothing begins before the draft does.
    fn early(&self, change: usize, of: &Change) -> Option<Fault> {
        let (day, _) = self.day().zip(begins(of)).filter(|(day, from)| from < day)?;
        let (field, about) = (field_of_day(of).to_owned(), day.to_string());
        Some(Fault { change, field, problem: FaultKind::TooEarly, about })
    }

    fn applied(&self, base: &Files) -> (Files, Vec<Fault>) {
        match apply(base, &self.changes) {
            Ok(files) => (files, vec![]),
            Err(faults) => {
                let sound: Vec<Change> = self
                    .changes
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| !faults.iter().any(|fault| fault.change == *at))
                    .map(|(_, change)| change.clone())
                    .collect();
                // What hung on a change that cannot be made is left out with it.
                (apply(base, &sound).unwrap_or_else(|_| base.clone()), faults)
            }
        }
    }

    /// Adds a change or puts it in its place; what is wrong with it is given back instead.
    pub fn put(&self, base: &Files, at: Option<usize>, change: Change) -> Result<Self, Vec<Fault>> {
        if let Change::WriteFile(file) = &change
            && !is_text(&file.path)
        {
            let (field, about) = ("path".to_owned(), file.path.clone());
            let change = at.unwrap_or(self.changes.len());
            return Err(vec![Fault { change, field, problem: FaultKind::NoSuchFile, about }]);
        }
        let mut changes = self.changes.clone();
        // A file is written once.
        let same = |other: &Change| matches!((other, &change), (Change::WriteFile(a), Change::WriteFile(b)) if a.path == b.path);
        let at = at.filter(|at| *at < changes.len()).or_else(|| changes.iter().position(same));
        let unchanged = |file: &WriteFile| base.get(&file.path) == Some(&file.text);
        let place = at.unwrap_or(changes.len());
        match (at, &change) {
            (Some(at), Change::WriteFile(file)) if unchanged(file) => {
                changes.remove(at);
                return Ok(Self { changes, ..self.clone() });
            }
            (None, Change::WriteFile(file)) if unchanged(file) => return Ok(self.clone()),
            (Some(at), _) => changes[at] = change,
            (None, _) => changes.push(change),
        }
        let wrong = |faults: Vec<Fault>| -> Vec<Fault> {
            faults.into_iter().filter(|fault| fault.change == place).collect()
        };
        let found = apply(base, &changes).err().map(wrong).unwrap_or_default();
        if !found.is_empty() {
            return Err(found);
        }
        match self.early(place, &changes[place]) {
            Some(early) => Err(vec![early]),
            None => Ok(Self { changes, ..self.clone() }),
        }
    }

    /// Whether its last day is before its first.
    pub fn ends_early(&self) -> bool {
        let until = self.details.until.parse::<Date>().ok();
        self.day().zip(until).is_some_and(|(day, until)| until < day)
    }
}

/// Files that policy staff may write; the crest, the languages and what is for people who build the app are not
/// among them.
pub(super) fn is_text(path: &str) -> bool {
    path == "calendar.toml"
        || ["policy/", "services/", "blocks/", "locales/"].iter().any(|folder| path.starts_with(folder))
}

/// The day from which a change says something.
pub(super) fn begins(change: &Change) -> Option<Date> {
    match change {
        Change::SetParameter(change) => Some(change.from),
        Change::PutRule(change) => Some(change.from),
        Change::AddDocument(change) => Some(change.from),
        Change::AddParameter(change) => Some(change.from),
        Change::AddQuestion(change) => Some(change.from),
        // A rule may end on the day before.
        Change::EndRule(change) => change.last.tomorrow().ok(),
        Change::WriteFile(_) => None,
    }
}

fn field_of_day(change: &Change) -> &'static str {
    if matches!(change, Change::EndRule(_)) { "last" } else { "from" }
}

fn first_of_next_month(today: Date) -> Date {
    let month = jiff::Span::new().months(1);
    today.first_of_month().checked_add(month).unwrap_or(today)
}

/// A catalogue that was read, with its files.
pub(super) struct Read {
    pub files: Files,
    pub catalogue: Catalogue,
}

impl Read {
    pub fn new(files: Files) -> Self {
        let catalogue = lawang_core::catalogue::load(&files).catalogue;
        Self { files, catalogue }
    }
}

impl App {
    pub(super) async fn policy_draft(&self, id: &str, officer: &str) -> Result<Draft, Failure> {
        let mut conn = self.store()?.read().await?;
        let row = policy_draft::find(&mut conn, id, officer).await?.ok_or_else(Failure::not_found)?;
        Draft::read(row)
    }

    pub(super) async fn policy_drafts(&self, officer: &str) -> Result<Vec<Draft>, Failure> {
        let rows = policy_draft::all_of(&mut *self.store()?.read().await?, officer).await?;
        rows.into_iter().map(Draft::read).collect()
    }

    /// On disk when it returns.
    pub(super) async fn keep_policy_draft(&self, draft: &Draft, officer: &str) -> Result<(), Failure> {
        let body = serde_json::to_string(draft).map_err(|e| Failure::internal(e.to_string()))?;
        let row =
            PolicyDraftRow { id: draft.id.clone(), officer: officer.to_owned(), body, updated: self.now() };
        let mut tx = self.store()?.write().await?;
        policy_draft::put(&mut tx, &row).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn drop_policy_draft(&self, id: &str, officer: &str) -> Result<(), Failure> {
        let mut tx = self.store()?.write().await?;
        let dropped = policy_draft::delete(&mut tx, id, officer).await?;
        tx.commit().await?;
        if dropped { Ok(()) } else { Err(Failure::not_found()) }
    }
}

/// An instant as it is read in the zone of policy.
pub(super) fn in_jakarta(wall: i64) -> jiff::ZonedDateTime {
    let stamp = jiff::Timestamp::from_millisecond(wall).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    stamp.to_zoned_datetime(TimeZone::get(ZONE).unwrap_or(TimeZone::UTC))
}
