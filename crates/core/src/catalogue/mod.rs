//! The catalogue: services, policy, guides and words, read from plain files. Pure: the files are passed
//! in by name, nothing is opened here. Reading never stops at the first fault; each is a complaint with
//! its file and line.

mod calendar_file;
pub mod changed;
mod check;
pub mod example;
pub mod guide;
pub mod language;
mod load;
pub mod overstay;
mod policy_file;
mod raw;
mod shown;
pub mod told;
pub mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::Calendar;
use crate::case::Pinned;
use crate::form::Service;
use crate::journal::sign::Hash;
use crate::policy::Policy;
use crate::slots::SlotPlan;
use guide::Section;
use words::Words;

pub use load::address;

/// Whether a file is the policy's: the two halves have addresses of their own, so that a changed fee does not
/// make devices fetch every guide anew.
pub fn is_policy(path: &str) -> bool {
    path.starts_with("policy/")
}

/// The catalogue's files by their path from its folder, with `/` between the parts.
pub type Files = BTreeMap<String, String>;

#[derive(Debug)]
pub struct Catalogue {
    pub id: String,
    /// The first is what others fall back to.
    pub languages: Vec<String>,
    /// Who seals permits; nobody where the catalogue does not say.
    pub issuer: Option<Issuer>,
    pub services: BTreeMap<String, Service>,
    /// How they are shown; none where all stand in one list.
    pub groups: Vec<Group>,
    pub policy: Policy,
    /// The nation's working days.
    pub calendar: Calendar,
    /// When an office receives people by appointment, unless it says otherwise.
    pub slots: SlotPlan,
    words: BTreeMap<String, Words>,
    guides: BTreeMap<(String, String), Vec<Section>>,
    /// Three-letter codes that are taken as a country.
    pub countries: BTreeSet<String>,
    /// The agency's crest for its papers, an SVG; none where the catalogue has no `crest.svg`.
    pub crest: Option<String>,
    /// Of every file but the policy's.
    pub hash: Hash,
}

/// The group of services that stand in none.
pub const OTHER: &str = "other";

/// Services that are shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub id: String,
    pub services: Vec<String>,
}

/// The state that issues permits, and the signer of their seals, as a seal names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// One to three letters (Doc 9303-3).
    pub country: String,
    /// Four characters: the state's two letters, and two of the signer.
    pub signer: String,
}

impl Catalogue {
    /// All services as they are shown, with the words above each group. Those of no group come last.
    pub fn shown(&self) -> Vec<(&str, Vec<&Service>)> {
        let known = |ids: &[String]| ids.iter().filter_map(|id| self.services.get(id)).collect();
        let mut shown: Vec<(&str, Vec<&Service>)> =
            self.groups.iter().map(|group| (group.id.as_str(), known(&group.services))).collect();
        let grouped =
            |id: &str| self.groups.iter().any(|group| group.services.iter().any(|other| other == id));
        let others: Vec<_> = self.services.values().filter(|service| !grouped(&service.id)).collect();
        if !others.is_empty() {
            shown.push((OTHER, others));
        }
        shown
    }

    /// What a case filed now pins.
    pub fn pinned(&self) -> Pinned {
        Pinned { catalogue: self.hash, policy: self.policy.hash }
    }

    /// The words of a language, or of the first language where it has none. None only for a catalogue
    /// without any words, which `load` complains of.
    pub fn words(&self, language: &str) -> Option<&Words> {
        self.words.get(language).or_else(|| self.words.get(self.languages.first()?))
    }

    pub fn guide(&self, service: &str, language: &str) -> &[Section] {
        let fallback = self.languages.first().cloned().unwrap_or_default();
        self.guides
            .get(&(service.to_owned(), language.to_owned()))
            .or_else(|| self.guides.get(&(service.to_owned(), fallback)))
            .map_or(&[], Vec::as_slice)
    }
}

/// Something in a file that is wrong, where, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    pub file: String,
    /// From 1; 0 where the file as a whole is meant.
    pub line: usize,
    pub message: String,
}

impl std::fmt::Display for Complaint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {}", self.file, self.message)
        } else {
            write!(f, "{}:{}: {}", self.file, self.line, self.message)
        }
    }
}

/// A catalogue as far as it could be read, and everything that is wrong with it.
pub struct Loaded {
    pub catalogue: Catalogue,
    pub complaints: Vec<Complaint>,
}

/// Reads a catalogue: enough for a device, without the checks that only an author needs.
pub fn load(files: &Files) -> Loaded {
    load::load(files)
}

/// Reads a catalogue and checks everything that can be checked before it ships.
pub fn check(files: &Files) -> Vec<Complaint> {
    let mut loaded = load::load(files);
    check::what_decides(files, &mut loaded);
    check::what_is_told(files, &mut loaded);
    sorted(loaded.complaints)
}

/// The same without what is only told: guides, words and example cases. Enough to try what rules would do.
pub fn check_what_decides(files: &Files) -> Vec<Complaint> {
    let mut loaded = load::load(files);
    check::what_decides(files, &mut loaded);
    sorted(loaded.complaints)
}

fn sorted(mut complaints: Vec<Complaint>) -> Vec<Complaint> {
    complaints.sort();
    complaints.dedup();
    complaints
}

#[cfg(test)]
pub(crate) mod tests;
