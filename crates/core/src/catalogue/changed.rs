//! What changes for a service, in the words of one language: from when, for whom, by which law. The same on every
//! guide. Nothing is asked of anyone's answers here: a rule is told as far as its words need none.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::told::unconfirmed;
use super::words::{Args, Words};
use crate::form::Service;
use crate::policy::assess::parameter_facts;
use crate::policy::assessment::Figure;
use crate::policy::changes::{Change, What, changes};
use crate::policy::expression::{Expression, Facts, Known};
use crate::policy::{Effect, Policy, Rule};

/// More rules than these tell nobody for whom a figure is.
const MOST_RULES: usize = 3;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ServiceChanges {
    /// Newest first.
    pub past: Vec<ChangeView>,
    /// The next first.
    pub coming: Vec<ChangeView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ChangeView {
    /// "From 5 April 2024"
    pub when: String,
    /// "Least age: 55 years"
    pub title: String,
    /// "Before: 60 years"
    pub before: Option<String>,
    /// For whom and what for, in the words of the rules.
    pub rules: Vec<String>,
    pub citation: String,
    pub unconfirmed: Option<String>,
}

/// What the guide of a service tells of changes on a day.
pub fn changed(service: &Service, policy: &Policy, words: &Words, today: Date) -> ServiceChanges {
    let mut changed = ServiceChanges::default();
    for change in changes(service, policy, today) {
        let Some(view) = in_words(service, policy, words, &change) else { continue };
        let told = if change.on > today { &mut changed.coming } else { &mut changed.past };
        // Several rules may say one thing: each of the fees that a measure waives.
        if !told.contains(&view) {
            told.push(view);
        }
    }
    changed.past.reverse();
    changed
}

/// One change; none where words for it are missing, of which `catalogue check` complains.
pub(super) fn in_words(
    service: &Service,
    policy: &Policy,
    words: &Words,
    change: &Change<'_>,
) -> Option<ChangeView> {
    let facts = parameter_facts(policy, change.on);
    Some(match &change.what {
        What::Value { parameter, before, after, rules } => {
            let label = words.maybe(&format!("parameter-{}", parameter.id))?;
            let value = |number| words.measured(number, &parameter.unit);
            let mut told: Vec<String> =
                rules.iter().filter_map(|rule| reads(policy, words, rule, &facts)).collect();
            let mut said = BTreeSet::new();
            told.retain(|line| said.insert(line.clone()));
            told.truncate(MOST_RULES);
            ChangeView {
                when: on(words, "change-from", change.on),
                title: words.text_with(
                    "change-value",
                    &Args::new().with("label", label).with("value", value(after.value)),
                ),
                before: Some(
                    words.text_with("change-before", &Args::new().with("value", value(before.value))),
                ),
                rules: told,
                citation: after.citation.clone(),
                unconfirmed: unconfirmed(words, [after.verified]),
            }
        }
        What::Begins(rule) => {
            let (title, why) = says(service, policy, words, rule, &facts)?;
            let when = match rule.until {
                Some(until) => {
                    let args =
                        Args::new().with("from", words.date(rule.from)).with("until", words.date(until));
                    words.text_with("change-between", &args)
                }
                None => on(words, "change-from", change.on),
            };
            let rules = why.into_iter().collect();
            let citation = rule.citation.clone();
            ChangeView { when, title, before: None, rules, citation, unconfirmed: None }
        }
        What::Ends(rule) => {
            let last = rule.until.unwrap_or(change.on);
            let facts = parameter_facts(policy, last);
            let (title, why) = says(service, policy, words, rule, &facts)?;
            ChangeView {
                when: on(words, "change-until", last),
                title,
                before: Some(words.text("change-ends")),
                rules: why.into_iter().collect(),
                citation: rule.citation.clone(),
                unconfirmed: None,
            }
        }
    })
}

fn on(words: &Words, id: &str, date: Date) -> String {
    words.text_with(id, &Args::new().with("date", words.date(date)))
}

/// What a rule says, and why or to whom, without anyone's answers. `.change` says it where its other words need them.
fn says(
    service: &Service,
    policy: &Policy,
    words: &Words,
    rule: &Rule,
    facts: &Facts,
) -> Option<(String, Option<String>)> {
    let (id, args) = (format!("rule-{}", rule.id), known(policy, words, rule, facts));
    let whole = |name: &str| words.whole(&format!("{id}.{name}"), &args);
    if let Some(title) = whole("change") {
        return Some((title, whole("change-why")));
    }
    match &rule.effect {
        Effect::Refuse | Effect::Limit(_) => {
            Some((whole("not-met")?, whole("met-why").or_else(|| whole("not-met-why"))))
        }
        Effect::Warn | Effect::Interview | Effect::Waive { .. } => {
            Some((whole("attention")?, whole("attention-why")))
        }
        Effect::Document { field } => {
            let label = words.of(&service.id).text(&format!("field-{field}"));
            Some((words.text_with("change-document", &Args::new().with("label", label)), whole("why")))
        }
        Effect::Fee { amount, .. } => {
            let label = words.whole(&id, &args)?;
            match amount.figure(facts) {
                Known::Value(Figure::Number(rupiah @ 0..)) => {
                    let args = Args::new().with("label", label).with("value", words.money(rupiah));
                    Some((words.text_with("change-value", &args), None))
                }
                _ => Some((label, None)),
            }
        }
        Effect::Check | Effect::Route { .. } | Effect::Figure { .. } => None,
    }
}

/// What a rule that reads a figure says with it: for whom, or what for.
fn reads(policy: &Policy, words: &Words, rule: &Rule, facts: &Facts) -> Option<String> {
    let (id, args) = (format!("rule-{}", rule.id), known(policy, words, rule, facts));
    let names: &[&str] = match rule.effect {
        Effect::Fee { .. } => return words.whole(&id, &args),
        Effect::Refuse | Effect::Limit(_) => &["change", "not-met", "met-why"],
        Effect::Document { .. } => &["change", "why"],
        _ => &["change", "attention-why"],
    };
    names.iter().find_map(|name| words.whole(&format!("{id}.{name}"), &args))
}

/// The values of a rule's words that need no answer.
fn known(policy: &Policy, words: &Words, rule: &Rule, facts: &Facts) -> Args {
    let of = |expression: &Expression| match expression.figure(facts) {
        Known::Value(figure) => Some(figure.measured(policy.unit(expression))),
        Known::Unknown(_) => None,
    };
    let mut figures: Vec<(String, Figure)> =
        rule.words.iter().filter_map(|(name, expression)| Some((name.clone(), of(expression)?))).collect();
    if let Effect::Limit(bounds) = &rule.effect {
        let bound =
            |name: &str, expression: &Option<Expression>| Some((name.to_owned(), of(expression.as_ref()?)?));
        figures.extend(bound("least", &bounds.least));
        figures.extend(bound("most", &bounds.most));
    }
    words.figures(figures.iter().map(|(name, figure)| (name, figure)))
}
