//! What of a count may be shown. A group of fewer than ten is hidden, and so is one of all but fewer than ten of
//! its cases, since the rest could be told from it. Where a hidden number could be worked out from a total and the
//! numbers beside it, others are hidden as well, until those that are hidden are ten or more together.
//! Whoever may open some of the cases knows these, so all of this holds once more for the others alone.

use std::collections::BTreeMap;

use super::tally::{Counts, Groups};
use super::wire::Row;

/// The smallest group that is told of.
pub const LEAST: u32 = 10;

/// The rows of an answer.
pub struct Shown {
    pub total: Row,
    pub services: Vec<Row>,
    pub nationalities: Vec<Row>,
    pub offices: Vec<Row>,
}

/// What may be shown to someone who may open the cases of `own`.
pub fn shown(all: &Groups, own: &Groups) -> Shown {
    let others = without(all, own);
    let (hidden, hidden_of_others) = (Hidden::of(all), Hidden::of(&others));
    let total = row("", &all.total, hidden.total.or(hidden_of_others.total));
    let rows = |group: &BTreeMap<String, Counts>, which: usize| {
        let row = |(place, (key, counts)): (usize, (&String, &Counts))| {
            row(key, counts, hidden.groups[which][place].or(hidden_of_others.groups[which][place]))
        };
        group.iter().enumerate().map(row).collect()
    };
    Shown {
        total,
        services: rows(&all.services, 0),
        nationalities: rows(&all.nationalities, 1),
        offices: rows(&all.offices, 2),
    }
}

/// The groups less some of their cases; each group stays, also where nothing is left of it.
fn without(all: &Groups, own: &Groups) -> Groups {
    let less = |counts: &Counts, own: Option<&Counts>| match own {
        Some(own) => counts.less(own),
        None => *counts,
    };
    let group = |all: &BTreeMap<String, Counts>, own: &BTreeMap<String, Counts>| {
        all.iter().map(|(key, counts)| (key.clone(), less(counts, own.get(key)))).collect()
    };
    Groups {
        total: less(&all.total, Some(&own.total)),
        services: group(&all.services, &own.services),
        nationalities: group(&all.nationalities, &own.nationalities),
        offices: group(&all.offices, &own.offices),
    }
}

/// The numbers of a row that stand for people; sums are hidden with those they are made of.
const MEASURES: usize = 8;
const CASES: usize = 0;
const ELIGIBLE: usize = 1;
const REFUSED: usize = 2;
const FEE: usize = 5;
const DOCUMENTS: usize = 6;
const INTERVIEW: usize = 7;

fn measures(counts: &Counts) -> [u32; MEASURES] {
    [
        counts.cases,
        counts.newly_eligible,
        counts.newly_refused,
        counts.newly_unknown,
        counts.no_longer_unknown,
        counts.other_fee,
        counts.other_documents,
        counts.other_interview,
    ]
}

/// Which numbers of a row are hidden.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Marks([bool; MEASURES]);

impl Marks {
    fn or(mut self, other: Self) -> Self {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own |= other;
        }
        self
    }

    fn any(self, of: &[usize]) -> bool {
        of.iter().any(|measure| self.0[*measure])
    }
}

fn row(key: &str, counts: &Counts, hidden: Marks) -> Row {
    let number = |measure: usize| (!hidden.0[measure]).then(|| measures(counts)[measure]);
    let sum = |of: &[usize]| !hidden.any(&[&[ELIGIBLE, REFUSED], of].concat());
    Row {
        key: key.to_owned(),
        cases: number(CASES),
        newly_eligible: number(ELIGIBLE),
        newly_refused: number(REFUSED),
        newly_unknown: number(3),
        no_longer_unknown: number(4),
        other_fee: number(FEE),
        other_documents: number(DOCUMENTS),
        other_interview: number(INTERVIEW),
        income_change: sum(&[FEE]).then_some(counts.income_change),
        visits_change: sum(&[INTERVIEW]).then_some(counts.visits_change),
        documents_change: sum(&[DOCUMENTS]).then_some(counts.documents_change),
    }
}

struct Hidden {
    total: Marks,
    groups: [Vec<Marks>; 3],
}

impl Hidden {
    fn of(groups: &Groups) -> Self {
        let tables = [&groups.services, &groups.nationalities, &groups.offices]
            .map(|group| group.values().map(measures).collect::<Vec<_>>());
        let total = measures(&groups.total);
        let mut hidden = Self {
            total: Marks::default(),
            groups: tables.each_ref().map(|table| vec![Marks::default(); table.len()]),
        };
        for measure in 0..MEASURES {
            let all = Cell { count: total[measure], of: (measure != CASES).then_some(total[CASES]) };
            if measure != CASES && all.count == 0 {
                // Nobody at all: that tells of no one, and of no group.
                continue;
            }
            let few = all.is_few() || hidden.total.0[CASES];
            hidden.total.0[measure] = few;
            for (table, marks) in tables.iter().zip(&mut hidden.groups) {
                let cells: Vec<Cell> = table
                    .iter()
                    .map(|row| Cell { count: row[measure], of: (measure != CASES).then_some(row[CASES]) })
                    .collect();
                let forced = |place: usize| cells[place].is_few() || marks[place].0[CASES];
                let first: Vec<bool> = (0..cells.len()).map(forced).collect();
                let everyone = all.of == Some(all.count);
                for (place, hides) in protected(&cells, first, few, everyone).into_iter().enumerate() {
                    marks[place].0[measure] = hides;
                }
            }
        }
        hidden
    }
}

/// A number of people, of how many.
#[derive(Debug, Clone, Copy)]
struct Cell {
    count: u32,
    /// None where the number is that of all.
    of: Option<u32>,
}

impl Cell {
    fn others(self) -> u32 {
        self.of.map_or(0, |of| of.saturating_sub(self.count))
    }

    fn is_few(self) -> bool {
        (1..LEAST).contains(&self.count) || (1..LEAST).contains(&self.others())
    }

    fn size(self) -> u32 {
        self.of.unwrap_or(self.count)
    }
}

/// Hides further cells until the hidden ones cannot be told from the total: two or more, that are ten people or more
/// together and leave out ten or more, unless the total is everyone.
fn protected(cells: &[Cell], mut hidden: Vec<bool>, total_hidden: bool, everyone: bool) -> Vec<bool> {
    if total_hidden || !hidden.contains(&true) {
        return hidden;
    }
    // Those with people in them first, then those with most others.
    let mut further: Vec<usize> =
        (0..cells.len()).filter(|place| !hidden[*place] && cells[*place].size() > 0).collect();
    further.sort_by_key(|place| {
        let cell = cells[*place];
        (cell.count == 0, cell.count, std::cmp::Reverse(cell.others()))
    });
    let mut further = further.into_iter();
    loop {
        let (mut number, mut people, mut others) = (0, 0_u32, 0_u32);
        for (cell, _) in cells.iter().zip(&hidden).filter(|(cell, hides)| **hides && cell.size() > 0) {
            number += 1;
            people = people.saturating_add(cell.count);
            others = others.saturating_add(cell.others());
        }
        let counts_all = cells.first().is_none_or(|cell| cell.of.is_none());
        if number >= 2 && people >= LEAST && (others >= LEAST || everyone || counts_all) {
            return hidden;
        }
        match further.next() {
            Some(place) => hidden[place] = true,
            None => return hidden,
        }
    }
}

#[cfg(test)]
mod tests;
