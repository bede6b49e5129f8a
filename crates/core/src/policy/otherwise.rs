//! For who is refused: the nearest services that the rules do not refuse, and the single facts that would turn
//! the refusal. Nothing here is advice to say anything else than what is true; it says what the rules hang on.

use jiff::ToSpan;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::assess::{TODAY, assess, facts, outcome};
use super::assessment::{FactName, FindingStanding, Outcome};
use super::{Policy, Rule};
use crate::form::answer::{Answer, Answers};
use crate::form::parse::offered;
use crate::form::{Field, FieldKind, MrzPart, Service};

/// A service that could be had instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    pub service: String,
    /// Never `NotEligible`.
    pub outcome: Outcome,
    /// How many of the answers it asks for as well.
    pub shared: usize,
}

/// One fact that would turn a refusal, were it another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// A field, or `today` where waiting is enough.
    pub fact: FactName,
    /// As an answer is written: an option, `yes` or `no`, a date.
    pub to: String,
    /// What the rules would say then; never `NotEligible`.
    pub outcome: Outcome,
    /// How far a date moves; none for what is chosen.
    pub days: Option<i32>,
}

/// The services whose rules do not refuse what is known, nearest first: those that ask for most of the same
/// answers, then those that are settled. One that shares no answer is no neighbour.
pub fn nearest(
    services: &BTreeMap<String, Service>,
    policy: &Policy,
    refused: &str,
    answers: &Answers,
    date: Date,
) -> Vec<Nearest> {
    let others = services.values().filter(|service| service.id != refused);
    let from = services.get(refused);
    let mut nearest: Vec<Nearest> = others
        .filter_map(|service| {
            let shared = shared(from?, service, answers);
            let outcome = outcome(service, policy, &shared, date);
            let reads = |name: &FactName| shared.contains_key(name);
            let mut rules = policy.in_force(&service.id, date).flat_map(Rule::conditions);
            let known = rules.any(|condition| condition.names().iter().any(reads));
            let found = Nearest { service: service.id.clone(), outcome, shared: shared.len() };
            (known && outcome != Outcome::NotEligible).then_some(found)
        })
        .collect();
    nearest
        .sort_by_key(|near| (Reverse(near.shared), near.outcome != Outcome::Eligible, near.service.clone()));
    nearest
}

/// The answers that mean the same in another service: a field of the same kind that takes this value.
fn shared(from: &Service, to: &Service, answers: &Answers) -> Answers {
    let same = |(name, answer): &(&String, &Answer)| {
        let (Some(here), Some(there)) = (from.fields.get(*name), to.fields.get(*name)) else { return false };
        let taken = there.kind != FieldKind::Choice || there.options.iter().any(|o| o.value == answer.value);
        here.kind == there.kind && taken
    };
    answers.iter().filter(same).map(|(name, answer)| (name.clone(), answer.clone())).collect()
}

/// The single facts that would turn a refusal: another option of a choice, a date moved as little as it takes.
/// Choices first, then dates by how far they move. Nothing where nobody is refused, or where it takes two facts.
pub fn what_would_change(service: &Service, policy: &Policy, answers: &Answers, date: Date) -> Vec<Change> {
    let found = assess(service, policy, answers, date);
    if found.outcome != Outcome::NotEligible {
        return vec![];
    }
    let refusals = found.findings.iter().filter(|f| f.standing == FindingStanding::NotMet);
    let read: BTreeSet<&FactName> = refusals.flat_map(|finding| &finding.facts).collect();
    let mut changes = Vec::new();
    for name in read {
        if name == TODAY {
            let wait = |day: Date| outcome(service, policy, answers, day);
            changes.extend(moved(name, date, Way::Later, wait));
        } else if let (Some(field), Some(answer)) = (service.fields.get(name), answers.get(name)) {
            let with = |value: String| {
                let mut answers = answers.clone();
                answers.insert(name.clone(), Answer::typed(value));
                outcome(service, policy, &answers, date)
            };
            for to in chosen(service, policy, answers, date, field) {
                let outcome = with(to.clone());
                if to != answer.value && outcome != Outcome::NotEligible {
                    changes.push(Change { fact: name.clone(), to, outcome, days: None });
                }
            }
            if let (true, Ok(day)) = (may_move(field), answer.value.parse::<Date>()) {
                for way in [Way::Earlier, Way::Later] {
                    changes.extend(moved(name, day, way, |day| with(day.to_string())));
                }
            }
        }
    }
    changes.sort_by_key(|change| change.days.map_or(0, i32::abs));
    changes
}

/// What else may be chosen.
fn chosen(service: &Service, policy: &Policy, answers: &Answers, date: Date, field: &Field) -> Vec<String> {
    match field.kind {
        // What nobody can choose to be.
        _ if matches!(field.mrz, Some(MrzPart::Sex | MrzPart::Nationality)) => vec![],
        FieldKind::YesNo => ["yes", "no"].map(str::to_owned).into(),
        FieldKind::Choice => {
            let facts = facts(service, policy, answers, date);
            offered(&field.options, &facts).map(|option| option.value.clone()).collect()
        }
        _ => vec![],
    }
}

/// Nobody is born on another day.
fn may_move(field: &Field) -> bool {
    field.kind == FieldKind::Date && field.mrz != Some(MrzPart::BirthDate)
}

#[derive(Clone, Copy)]
enum Way {
    Earlier,
    Later,
}

/// The first day in one direction on which nobody is refused any more. Looked for by weeks for two years and by
/// four weeks for twenty, then to the day: a window that is shorter than such a step may be missed.
fn moved(fact: &str, from: Date, way: Way, judge: impl Fn(Date) -> Outcome) -> Option<Change> {
    let sign = match way {
        Way::Earlier => -1,
        Way::Later => 1,
    };
    let on = |days: i32| {
        let day = from.checked_add((sign * days).days()).ok()?;
        Some((day, judge(day))).filter(|(_, outcome)| *outcome != Outcome::NotEligible)
    };
    let steps = (7..=728).step_by(7).chain((756..=7300).step_by(28));
    let (mut refused, mut turned) = (0, 0);
    for days in std::iter::once(1).chain(steps) {
        if on(days).is_some() {
            turned = days;
            break;
        }
        refused = days;
    }
    if turned == 0 {
        return None;
    }
    while turned - refused > 1 {
        let middle = refused.midpoint(turned);
        match on(middle) {
            Some(_) => turned = middle,
            None => refused = middle,
        }
    }
    let (day, outcome) = on(turned)?;
    Some(Change { fact: fact.to_owned(), to: day.to_string(), outcome, days: Some(sign * turned) })
}
