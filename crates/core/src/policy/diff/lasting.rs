//! How long what differs lasts: for good, or until a day from which on everything is said as before. It is
//! worked out from what the two say on each day, so that nobody has to promise it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Came, Diff, Expression, Part, rule_parts};
use crate::catalogue::Catalogue;
use crate::policy::{Effect, Policy, Rule};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasting {
    ForGood,
    /// Some of it ends by itself; the rest stays.
    Partly,
    /// From this day on all is as it would have been.
    ReturnsOn(Date),
}

/// How long the difference lasts; none where figures and rules say the same on every day.
pub fn lasting(diff: &Diff, old: &Catalogue, new: &Catalogue) -> Option<Lasting> {
    let days: Vec<Date> = days(&old.policy, &new.policy).into_iter().collect();
    let differs = |day: &Date| said(&old.policy, *day) != said(&new.policy, *day);
    let last = days.iter().rposition(differs)?;
    Some(match days.get(last + 1) {
        Some(day) if !lasts_beside(diff) => Lasting::ReturnsOn(*day),
        Some(_) => Lasting::Partly,
        None if some_ends(diff) => Lasting::Partly,
        None => Lasting::ForGood,
    })
}

/// Every day on which either says something new.
fn days(old: &Policy, new: &Policy) -> BTreeSet<Date> {
    let of = |policy: &Policy| -> Vec<Date> {
        let values = policy.parameters.values().flat_map(|p| &p.values).map(|value| value.from);
        let after = |rule: &Rule| rule.until.and_then(|until| until.tomorrow().ok());
        let rules = policy.rules.iter().flat_map(|rule| [Some(rule.from), after(rule)]).flatten();
        values.chain(rules).collect()
    };
    of(old).into_iter().chain(of(new)).collect()
}

/// What is said on a day: figures, and rules without their names, dates and citations.
fn said(policy: &Policy, day: Date) -> (BTreeMap<&str, i64>, BTreeMap<String, usize>) {
    let in_force: Vec<&Rule> = policy.rules.iter().filter(|rule| rule.holds_on(day)).collect();
    let mut rules = BTreeMap::new();
    for rule in &in_force {
        *rules.entry(told(rule, &in_force)).or_default() += 1;
    }
    let read: BTreeSet<&str> = in_force
        .iter()
        .flat_map(|r| r.expressions())
        .flat_map(Expression::names)
        .map(String::as_str)
        .collect();
    let ever: BTreeSet<&str> = policy
        .rules
        .iter()
        .flat_map(Rule::expressions)
        .flat_map(Expression::names)
        .map(String::as_str)
        .collect();
    let figures = policy.parameters.values().filter_map(|parameter| {
        let id = parameter.id.as_str();
        // One that came with a measure says nothing once no rule reads it; one that no rule reads is a time.
        (read.contains(id) || !ever.contains(id)).then_some((id, parameter.on(day)?.value))
    });
    (figures.collect(), rules)
}

fn told(rule: &Rule, all: &[&Rule]) -> String {
    let mut parts = rule_parts(rule);
    for dated in ["from", "until", "citation"] {
        parts.remove(dated);
    }
    if let Effect::Waive { rule } = &rule.effect
        && let Some(waived) = all.iter().find(|other| other.id == *rule)
        && !matches!(waived.effect, Effect::Waive { .. })
    {
        parts.insert("effect.waive".into(), told(waived, all));
    }
    format!("{parts:?}")
}

/// Whether something beside figures and rules stays: services, forms, or words that were there before.
fn lasts_beside(diff: &Diff) -> bool {
    let dated = |part: &Part| {
        part.name.ends_with("-order")
            || part.old.is_none()
                && (part.name.starts_with("field.")
                    || part.new.as_ref().is_some_and(|new| new.contains("today <= ")))
    };
    !diff.services.is_empty()
        || diff.forms.iter().flat_map(|form| &form.parts).any(|part| !dated(part))
        || diff.words.iter().any(|words| words.old.is_some())
        || diff.files.iter().any(|path| !path.contains("/guide."))
}

fn some_ends(diff: &Diff) -> bool {
    diff.parameters.iter().any(|figure| figure.until.is_some())
        || diff.rules.iter().any(|rule| rule.came == Came::Added && rule.until.is_some())
}
