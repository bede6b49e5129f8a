//! What has to be worked out for a change: the rules of a service that differ on a day, and those that hang
//! together with them.

use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

use super::columns::{decides, field_of, is_answer, reads};
use crate::catalogue::Catalogue;
use crate::form::Service;
use crate::policy::assess::{TODAY, known_on};
use crate::policy::assessment::FactName;
use crate::policy::expression::{Fact, Facts};
use crate::policy::{Effect, Policy, Rule};

/// Some rules on a day, and the facts that they read; those of the case are put in for each case.
pub(super) struct Scene<'a> {
    pub policy: &'a Policy,
    pub rules: Vec<&'a Rule>,
    pub answers: Vec<FactName>,
    pub facts: Facts,
}

/// The rules of a service on a day, before and after.
pub(super) struct Setting<'a> {
    /// What differs, with all that hangs on it: old and new.
    pub parts: [Scene<'a>; 2],
    /// What is the same, and is asked only where the parts say different things.
    pub rest: Scene<'a>,
    /// The answers that the parts read.
    pub answers: Vec<FactName>,
}

impl Setting<'_> {
    pub fn untouched(&self) -> bool {
        self.parts.iter().all(|part| part.rules.is_empty())
    }
}

pub(super) fn setting<'a>(old: &'a Catalogue, new: &'a Catalogue, service: &str, day: Date) -> Setting<'a> {
    let sides = [old, new].map(|catalogue| deciding(catalogue, service, day));
    let changed = hangs_together(&sides, differing([old, new], service, day));
    let mut sides = sides.into_iter();
    let mut part = |catalogue: &'a Catalogue| {
        let rules = sides.next().unwrap_or_default();
        let (part, rest): (Vec<&Rule>, Vec<&Rule>) =
            rules.into_iter().partition(|rule| changed.contains(rule.id.as_str()));
        (scene(catalogue, service, part, day), rest)
    };
    let ((before, rest), (after, _)) = (part(old), part(new));
    // A service that is there on one side only: nothing of it is the same.
    let rest = scene(old, service, rest, day);
    let answers: BTreeSet<&FactName> = before.answers.iter().chain(&after.answers).collect();
    let answers = answers.into_iter().cloned().collect();
    Setting { parts: [before, after], rest, answers }
}

fn scene<'a>(catalogue: &'a Catalogue, service: &str, rules: Vec<&'a Rule>, day: Date) -> Scene<'a> {
    let policy = &catalogue.policy;
    let names: BTreeSet<&FactName> = rules.iter().flat_map(|rule| reads(rule)).collect();
    let mut facts = known_on(names.iter().filter_map(|name| policy.parameters.get(*name)), day);
    facts.insert(TODAY.to_owned(), Fact::Text(day.to_string()));
    let answer = |name: &&&FactName| catalogue.services.get(service).is_some_and(|s| is_answer(s, name));
    let answers = names.iter().filter(answer).map(|name| (*name).clone()).collect();
    Scene { policy, rules, answers, facts }
}

/// The rules in force that a trial asks.
fn deciding<'a>(catalogue: &'a Catalogue, service: &str, day: Date) -> Vec<&'a Rule> {
    // Rules of a service that is not there ask nobody.
    let there = catalogue.services.contains_key(service);
    catalogue.policy.in_force(service, day).filter(|rule| there && decides(rule)).collect()
}

/// The rules by id that do not say the same on both sides, on that day.
pub(super) fn differing<'a>(catalogues: [&'a Catalogue; 2], service: &str, day: Date) -> BTreeSet<&'a str> {
    let [old, new] = catalogues.map(|catalogue| {
        let service_here = catalogue.services.get(service);
        let told = |rule: &'a Rule| (rule.id.as_str(), told(rule, &catalogue.policy, service_here, day));
        deciding(catalogue, service, day).into_iter().map(told).collect::<BTreeMap<&str, String>>()
    });
    let ids = old.keys().chain(new.keys()).copied();
    ids.filter(|id| old.get(id) != new.get(id)).collect()
}

/// All that what a rule says hangs on, but the case: its own text, the day from which it holds, which tells
/// of two fees the newer, the parameters of the day, and how the answers are read.
fn told(rule: &Rule, policy: &Policy, service: Option<&Service>, day: Date) -> String {
    let names: BTreeSet<&FactName> = reads(rule).collect();
    let read = names.into_iter().map(|name| {
        let value = policy.parameters.get(name).and_then(|parameter| parameter.on(day)).map(|on| on.value);
        let kind = service.and_then(|service| service.fields.get(field_of(name))).map(|field| field.kind);
        (name, value, kind)
    });
    let read: Vec<_> = read.collect();
    format!("{:?} {:?} {:?} {} {read:?}", rule.applies, rule.when, rule.effect, rule.from)
}

/// Adds what cannot be told apart from rules that differ: who waives them or is waived by them, and fees with
/// the same label, of which one stands.
fn hangs_together<'a>(sides: &[Vec<&'a Rule>; 2], mut changed: BTreeSet<&'a str>) -> BTreeSet<&'a str> {
    changed.extend(reordered(sides));
    loop {
        let before = changed.len();
        let labels: BTreeSet<&str> = sides
            .iter()
            .flatten()
            .filter(|rule| changed.contains(rule.id.as_str()))
            .filter_map(|rule| label(rule))
            .collect();
        for rule in sides.iter().flatten() {
            if label(rule).is_some_and(|label| labels.contains(label)) {
                changed.insert(&rule.id);
            }
            if let Effect::Waive { rule: waived } = &rule.effect {
                if changed.contains(rule.id.as_str()) {
                    changed.insert(waived);
                } else if changed.contains(waived.as_str()) {
                    changed.insert(&rule.id);
                }
            }
        }
        if changed.len() == before {
            return changed;
        }
    }
}

fn label(rule: &Rule) -> Option<&str> {
    match &rule.effect {
        Effect::Fee { label, .. } => label.as_deref(),
        _ => None,
    }
}

/// Fees of one label that stand in another order: of two from one day the later in the files stands.
fn reordered<'a>(sides: &[Vec<&'a Rule>; 2]) -> BTreeSet<&'a str> {
    let [old, new] = [0, 1].map(|side| {
        let mut orders: BTreeMap<&str, Vec<&'a str>> = BTreeMap::new();
        for rule in &sides[side] {
            if let Some(label) = label(rule) {
                orders.entry(label).or_default().push(&rule.id);
            }
        }
        orders
    });
    let differ = old.iter().filter(|(label, order)| new.get(*label).is_some_and(|other| other != *order));
    differ.flat_map(|(_, order)| order.iter().copied()).collect()
}
