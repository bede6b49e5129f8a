//! Counting: what a change does, by service, nationality and office.

use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

use super::wire::MOST_LISTED;
use crate::form::answer::FieldId;
use crate::policy::assessment::{Assessment, Outcome};

/// What rules said of a case, as far as it is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub outcome: Outcome,
    pub fee: i64,
    pub documents: BTreeSet<FieldId>,
    pub interview: bool,
}

impl Said {
    /// Of a service that is not there.
    pub(super) fn gone() -> Self {
        Self { outcome: Outcome::NotEligible, fee: 0, documents: BTreeSet::new(), interview: false }
    }

    pub(super) fn of(assessment: Assessment, interviews: &BTreeSet<&str>) -> Self {
        let asks = |rule: &String| interviews.contains(rule.as_str());
        Self {
            outcome: assessment.outcome,
            fee: assessment.fee(),
            interview: assessment.findings.iter().any(|finding| asks(&finding.rule)),
            documents: assessment.documents.into_iter().map(|needed| needed.document).collect(),
        }
    }

    /// What a part of the rules says and what the rest says, together.
    pub(super) fn with(&self, rest: &Self) -> Self {
        let outcome = match (self.outcome, rest.outcome) {
            (Outcome::NotEligible, _) | (_, Outcome::NotEligible) => Outcome::NotEligible,
            (Outcome::Unknown, _) | (_, Outcome::Unknown) => Outcome::Unknown,
            (Outcome::Eligible, Outcome::Eligible) => Outcome::Eligible,
        };
        Self {
            outcome,
            fee: self.fee.saturating_add(rest.fee),
            documents: self.documents.union(&rest.documents).cloned().collect(),
            interview: self.interview || rest.interview,
        }
    }

    fn refused(&self) -> bool {
        self.outcome == Outcome::NotEligible
    }

    fn unknown(&self) -> bool {
        self.outcome == Outcome::Unknown
    }
}

/// What is counted of a group of cases.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub cases: u32,
    pub newly_eligible: u32,
    pub newly_refused: u32,
    pub newly_unknown: u32,
    pub no_longer_unknown: u32,
    pub other_fee: u32,
    pub other_documents: u32,
    pub other_interview: u32,
    pub income_change: i64,
    pub visits_change: i32,
    pub documents_change: i32,
}

impl Counts {
    /// What one case adds beside itself.
    fn difference(before: &Said, after: &Said) -> Self {
        let both = !before.refused() && !after.refused();
        let sum = |said: &Said, of: &dyn Fn(&Said) -> i64| if said.refused() { 0 } else { of(said) };
        let change = |of: &dyn Fn(&Said) -> i64| sum(after, of) - sum(before, of);
        let small = |number: i64| i32::try_from(number).unwrap_or_default();
        Self {
            cases: 0,
            newly_eligible: u32::from(before.refused() && !after.refused()),
            newly_refused: u32::from(!before.refused() && after.refused()),
            newly_unknown: u32::from(!before.unknown() && after.unknown()),
            no_longer_unknown: u32::from(before.unknown() && !after.unknown()),
            other_fee: u32::from(both && before.fee != after.fee),
            other_documents: u32::from(both && before.documents != after.documents),
            other_interview: u32::from(both && before.interview != after.interview),
            income_change: change(&|said| said.fee),
            visits_change: small(change(&|said| i64::from(said.interview))),
            documents_change: small(change(&|said| i64::try_from(said.documents.len()).unwrap_or_default())),
        }
    }

    pub(super) fn less(&self, other: &Self) -> Self {
        Self {
            cases: self.cases.saturating_sub(other.cases),
            newly_eligible: self.newly_eligible.saturating_sub(other.newly_eligible),
            newly_refused: self.newly_refused.saturating_sub(other.newly_refused),
            newly_unknown: self.newly_unknown.saturating_sub(other.newly_unknown),
            no_longer_unknown: self.no_longer_unknown.saturating_sub(other.no_longer_unknown),
            other_fee: self.other_fee.saturating_sub(other.other_fee),
            other_documents: self.other_documents.saturating_sub(other.other_documents),
            other_interview: self.other_interview.saturating_sub(other.other_interview),
            income_change: self.income_change.saturating_sub(other.income_change),
            visits_change: self.visits_change - other.visits_change,
            documents_change: self.documents_change - other.documents_change,
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.cases += other.cases;
        self.newly_eligible += other.newly_eligible;
        self.newly_refused += other.newly_refused;
        self.newly_unknown += other.newly_unknown;
        self.no_longer_unknown += other.no_longer_unknown;
        self.other_fee += other.other_fee;
        self.other_documents += other.other_documents;
        self.other_interview += other.other_interview;
        self.income_change = self.income_change.saturating_add(other.income_change);
        self.visits_change += other.visits_change;
        self.documents_change += other.documents_change;
    }
}

/// Counts of all cases, and of groups that each case is in one of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups {
    pub total: Counts,
    pub services: BTreeMap<String, Counts>,
    pub nationalities: BTreeMap<String, Counts>,
    pub offices: BTreeMap<String, Counts>,
}

impl Groups {
    fn add(&mut self, place: &Place<'_>, counts: &Counts) {
        self.total.add(counts);
        let groups = [
            (&mut self.services, place.service),
            (&mut self.nationalities, place.nationality),
            (&mut self.offices, place.office),
        ];
        for (group, key) in groups {
            match group.get_mut(key) {
                Some(known) => known.add(counts),
                None => {
                    group.insert(key.to_owned(), *counts);
                }
            }
        }
    }

    fn merge(&mut self, other: Self) {
        self.total.add(&other.total);
        for (group, others) in [
            (&mut self.services, other.services),
            (&mut self.nationalities, other.nationalities),
            (&mut self.offices, other.offices),
        ] {
            for (key, counts) in others {
                group.entry(key).or_default().add(&counts);
            }
        }
    }
}

/// Which groups a case is in.
pub(super) struct Place<'p> {
    pub service: &'p str,
    pub nationality: &'p str,
    pub office: &'p str,
    /// The asker may open cases of that office.
    pub own: bool,
}

/// A case to be listed: where it was read, for its stream and reference to be looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// As the block was called when it was judged, and the row in it.
    pub block: i64,
    pub row: usize,
    pub service: String,
    pub filed: Date,
    pub before: Said,
    pub after: Said,
}

/// The newest cases of one office for which something changes, and how many there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OfOffice {
    pub all: u32,
    pub newest: Vec<Listed>,
}

impl OfOffice {
    fn tidy(&mut self, most: usize) {
        if self.newest.len() > most {
            self.newest.sort_by_key(|listed| (std::cmp::Reverse(listed.filed), listed.block, listed.row));
            self.newest.truncate(MOST_LISTED);
        }
    }
}

/// All that one worker has counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    pub all: Groups,
    /// The same for cases of offices whose cases the asker may open.
    pub own: Groups,
    pub lists: BTreeMap<String, OfOffice>,
}

impl Tally {
    pub(super) fn cases(&mut self, place: &Place<'_>, cases: u32) {
        self.add(place, &Counts { cases, ..Counts::default() });
    }

    fn add(&mut self, place: &Place<'_>, counts: &Counts) {
        self.all.add(place, counts);
        if place.own {
            self.own.add(place, counts);
        }
    }

    pub(super) fn differs(
        &mut self,
        place: &Place<'_>,
        listed: impl FnOnce() -> (i64, usize, Date),
        said: (&Said, &Said),
    ) {
        let (before, after) = said;
        if before == after || before.refused() && after.refused() {
            return;
        }
        self.add(place, &Counts::difference(before, after));
        if place.own {
            let (block, row, filed) = listed();
            let (before, after) = (before.clone(), after.clone());
            let office = self.lists.entry(place.office.to_owned()).or_default();
            office.all += 1;
            office.newest.push(Listed {
                block,
                row,
                service: place.service.to_owned(),
                filed,
                before,
                after,
            });
            office.tidy(MOST_LISTED * 8);
        }
    }

    pub fn merge(&mut self, other: Self) {
        self.all.merge(other.all);
        self.own.merge(other.own);
        for (office, list) in other.lists {
            let own = self.lists.entry(office).or_default();
            own.all += list.all;
            own.newest.extend(list.newest);
            own.tidy(MOST_LISTED * 8);
        }
    }

    /// The newest of each office, in order.
    pub fn finish(&mut self) {
        for office in self.lists.values_mut() {
            office.newest.sort_by_key(|listed| (std::cmp::Reverse(listed.filed), listed.block, listed.row));
            office.newest.truncate(MOST_LISTED);
        }
    }
}
