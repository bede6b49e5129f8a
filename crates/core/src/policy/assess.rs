//! `assess`: what the policy of a day says about someone's answers, and why.

use jiff::civil::Date;
use std::collections::BTreeMap;

use super::assessment::{
    Assessment, FeeLine, Figure, Finding, FindingStanding, NeededDocument, Outcome, Verified,
};
use super::expression::{Expression, Fact, Facts, Known};
use super::{Effect, Policy, Rule};
use crate::case::{Duty, Promise};
use crate::form::answer::{Answers, FieldId};
use crate::form::{FieldKind, Service};

/// What follows a field's name in the name of what its machine-readable zone said ("full_name_scanned").
pub const SCANNED: &str = "_scanned";

/// The facts rules see: parameters in force on `date`, `today`, the answers that are given, and beside each
/// that was read by machine what was read.
pub fn facts(service: &Service, policy: &Policy, answers: &Answers, date: Date) -> Facts {
    let mut facts: Facts = policy
        .parameters
        .values()
        .filter_map(|p| p.on(date).map(|value| (p.id.clone(), Fact::Number(value.value))))
        .collect();
    facts.insert("today".into(), Fact::Text(date.to_string()));
    for (field, answer) in answers {
        let fact = match service.fields.get(field).map(|f| f.kind) {
            Some(FieldKind::YesNo) => Fact::YesNo(answer.value == "yes"),
            Some(_) => Fact::Text(answer.value.clone()),
            None => continue,
        };
        facts.insert(field.clone(), fact);
        if let Some(read) = answer.read() {
            facts.insert(format!("{field}{SCANNED}"), Fact::Text(read.to_owned()));
        }
    }
    facts
}

/// What can be said before the form: a rule that waits for an answer of the form is put off, and does not
/// keep anyone from beginning.
pub fn before_form(service: &Service, policy: &Policy, answers: &Answers, date: Date) -> Assessment {
    let mut assessment = assess(service, policy, answers, date);
    let in_form = |field: &FieldId| service.fields.contains_key(field) && !service.is_screening(field);
    let mut outcome = Outcome::Eligible;
    for finding in &mut assessment.findings {
        match finding.standing {
            FindingStanding::Unknown if finding.missing.iter().any(in_form) => {
                finding.standing = FindingStanding::Later;
            }
            FindingStanding::Unknown if outcome == Outcome::Eligible => outcome = Outcome::Unknown,
            FindingStanding::NotMet => outcome = Outcome::NotEligible,
            _ => {}
        }
    }
    Assessment { outcome, ..assessment }
}

pub fn assess(service: &Service, policy: &Policy, answers: &Answers, date: Date) -> Assessment {
    let facts = facts(service, policy, answers, date);
    let mut assessment = Assessment {
        date,
        outcome: Outcome::Eligible,
        findings: Vec::new(),
        fees: Vec::new(),
        documents: Vec::new(),
        figures: BTreeMap::new(),
    };
    let rules = policy.rules.iter().filter(|rule| rule.holds_on(date) && rule.services.contains(&service.id));
    for rule in rules {
        apply(rule, service, policy, &facts, &mut assessment);
    }
    assessment
}

fn apply(rule: &Rule, service: &Service, policy: &Policy, facts: &Facts, assessment: &mut Assessment) {
    let known = |condition: &Option<Expression>| {
        condition.as_ref().map_or(Known::Value(true), |condition| condition.holds(facts))
    };
    let holds = match known(&rule.applies) {
        Known::Value(true) => known(&rule.when),
        Known::Value(false) => return,
        unknown @ Known::Unknown(_) => unknown,
    };
    match (&rule.effect, holds) {
        (Effect::Refuse, holds) => {
            let (standing, missing) = match holds {
                Known::Value(true) => (FindingStanding::NotMet, vec![]),
                Known::Value(false) => (FindingStanding::Met, vec![]),
                Known::Unknown(missing) => (FindingStanding::Unknown, missing),
            };
            assessment.outcome = match (assessment.outcome, standing) {
                (Outcome::NotEligible, _) | (_, FindingStanding::NotMet) => Outcome::NotEligible,
                (_, FindingStanding::Unknown) => Outcome::Unknown,
                (outcome, _) => outcome,
            };
            assessment.findings.push(finding(rule, service, policy, facts, standing, missing));
        }
        (Effect::Warn | Effect::Interview, Known::Value(true)) => {
            let attention = FindingStanding::Attention;
            assessment.findings.push(finding(rule, service, policy, facts, attention, vec![]));
        }
        (Effect::Check, Known::Value(true)) => {
            assessment.findings.push(finding(rule, service, policy, facts, FindingStanding::Check, vec![]));
        }
        (Effect::Document { field }, Known::Value(true)) => assessment.documents.push(NeededDocument {
            rule: rule.id.clone(),
            document: field.clone(),
            citation: rule.citation.clone(),
        }),
        (Effect::Fee { amount }, Known::Value(true)) => {
            assessment.fees.extend(fee(rule, amount, policy, facts, assessment.date));
        }
        (Effect::Figure { name, value, unit }, Known::Value(true)) => {
            if let Known::Value(figure) = value.figure(facts) {
                let unit = unit.as_deref().or_else(|| policy.unit(value));
                assessment.figures.insert(name.clone(), figure.measured(unit));
            }
        }
        (_, Known::Value(false) | Known::Unknown(_)) => {}
    }
}

fn finding(
    rule: &Rule,
    service: &Service,
    policy: &Policy,
    facts: &Facts,
    standing: FindingStanding,
    missing: Vec<FieldId>,
) -> Finding {
    let names = rule.conditions().chain(rule.words.values()).flat_map(Expression::names);
    let mut read: Vec<FieldId> =
        names.filter(|n| reads_answer(service, n) && facts.contains_key(*n)).cloned().collect();
    read.sort();
    read.dedup();
    let words = rule.words.iter().filter_map(|(name, expression)| match expression.figure(facts) {
        Known::Value(figure) => Some((name.clone(), figure.measured(policy.unit(expression)))),
        Known::Unknown(_) => None,
    });
    Finding {
        rule: rule.id.clone(),
        standing,
        citation: rule.citation.clone(),
        facts: read,
        missing,
        words: words.collect(),
    }
}

/// Whether a name stands for an answer, or for what was read of one.
fn reads_answer(service: &Service, name: &str) -> bool {
    service.fields.contains_key(name.strip_suffix(SCANNED).unwrap_or(name))
}

/// A fee line, with the source of the parameter that sets it.
pub fn fee(rule: &Rule, amount: &Expression, policy: &Policy, facts: &Facts, date: Date) -> Option<FeeLine> {
    // Nobody is owed by a fee: a sum below zero is a mistake of its rule, which `catalogue check` finds.
    let Known::Value(Figure::Number(rupiah @ 0..)) = amount.figure(facts) else { return None };
    let origin = amount.names().iter().find_map(|name| policy.parameters.get(name)).and_then(|p| p.on(date));
    Some(FeeLine {
        rule: rule.id.clone(),
        amount: rupiah,
        citation: rule.citation.clone(),
        source: origin.map(|o| o.source.clone()).unwrap_or_default(),
        verified: origin.map_or(Verified::Placeholder, |o| o.verified),
    })
}

/// Whether the rules ask the applicant to come in person.
pub fn needs_visit(policy: &Policy, assessment: &Assessment) -> bool {
    assessment.findings.iter().any(|finding| {
        let rule = policy.rules.iter().find(|rule| rule.id == finding.rule);
        rule.is_some_and(|rule| matches!(rule.effect, Effect::Interview))
    })
}

/// What has to happen to a case: the steps of its service, as far as the rules ask for them.
pub fn plan(service: &Service, policy: &Policy, assessment: &Assessment) -> Vec<Duty> {
    let pays = assessment.fees.iter().any(|line| line.amount > 0);
    let visits = needs_visit(policy, assessment);
    let applies = |duty: &Duty| match duty {
        Duty::Pay => pays,
        Duty::Visit => visits,
        Duty::Review | Duty::Decide | Duty::Collect => true,
    };
    service.plan.iter().copied().filter(applies).collect()
}

/// The service time that is promised on a day.
pub fn promise(service: &Service, policy: &Policy, date: Date) -> Option<Promise> {
    let days = |name: &str| {
        let value = policy.parameters.get(name)?.on(date)?.value;
        u32::try_from(value).ok()
    };
    Some(Promise { least: days(&service.days.0)?, most: days(&service.days.1)? })
}
