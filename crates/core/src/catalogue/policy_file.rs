//! From the policy's files to a policy.

use std::collections::BTreeMap;
use toml::Spanned;

use super::Complaint;
use super::load::Source;
use super::raw::{self, PlainEffect, RawEffect, RawParameter, RawPolicy, RawRule};
use crate::journal::sign::Hash;
use crate::policy::expression::Expression;
use crate::policy::{Bounds, Effect, MONEY, Parameter, ParameterValue, Policy, Rule};

pub(super) fn load<'a>(
    files: impl Iterator<Item = (&'a String, &'a String)>,
    complaints: &mut Vec<Complaint>,
) -> Policy {
    let mut policy = Policy::new(Hash::ZERO, BTreeMap::new(), vec![]);
    for (name, text) in files {
        let mut source = Source { file: name, text, complaints };
        let Some(raw) = source.toml::<RawPolicy>() else { continue };
        for parameter in raw.parameter {
            let place = parameter.id.span().start;
            let parameter = self::parameter(parameter, &mut source);
            if let Some(twice) = policy.parameters.insert(parameter.id.clone(), parameter) {
                source.complain(place, format!("the parameter {} is set twice", twice.id));
            }
        }
        for rule in raw.rule {
            if policy.rules.iter().any(|known| known.id == *rule.id.get_ref()) {
                source
                    .complain(rule.id.span().start, format!("the rule {} is there twice", rule.id.get_ref()));
            }
            policy.rules.extend(self::rule(rule, &mut source));
        }
    }
    policy
}

fn parameter(raw: RawParameter, source: &mut Source<'_>) -> Parameter {
    let place = raw.id.span().start;
    let mut values = Vec::new();
    for value in raw.value {
        let Some(from) = raw::date(&value.from) else {
            source.complain(place, format!("{}: from is a date such as 2026-01-31", raw.id.get_ref()));
            continue;
        };
        if value.citation.trim().is_empty() || value.source.trim().is_empty() {
            source.complain(place, format!("{}: a value needs a citation and a source", raw.id.get_ref()));
        }
        if raw.unit == MONEY && value.value < 0 {
            source.complain(place, format!("{}: money is whole rupiah, zero or more", raw.id.get_ref()));
        }
        values.push(ParameterValue {
            from,
            value: value.value,
            citation: value.citation,
            source: value.source,
            verified: value.verified,
        });
    }
    values.sort_by_key(|value| value.from);
    if values.windows(2).any(|pair| pair[0].from == pair[1].from) {
        source.complain(place, format!("{}: two values from one day", raw.id.get_ref()));
    }
    Parameter { id: raw.id.into_inner(), unit: raw.unit, values }
}

fn rule(raw: RawRule, source: &mut Source<'_>) -> Option<Rule> {
    let id = raw.id.get_ref().clone();
    let place = raw.id.span().start;
    let Some(from) = raw::date(&raw.from) else {
        source.complain(place, format!("{id}: from is a date such as 2026-01-31"));
        return None;
    };
    let until = raw.until.as_ref().and_then(raw::date);
    if until.is_some_and(|until| until < from) {
        source.complain(place, format!("{id}: until is before from"));
    }
    if raw.citation.trim().is_empty() {
        source.complain(place, format!("{id}: a rule needs its legal citation"));
    }
    let effect = effect(&raw, source)?;
    // A rule whose condition cannot be read is left out rather than always applied.
    let applies = raw.applies.as_ref().map(|applies| source.expression(applies).ok_or(()));
    let when = raw.when.as_ref().map(|when| source.expression(when).ok_or(()));
    let (applies, when) = (applies.transpose().ok()?, when.transpose().ok()?);
    let words = raw.words.iter().filter_map(|(name, text)| Some((name.clone(), source.expression(text)?)));
    Some(Rule {
        words: words.collect(),
        services: raw.services.into_iter().map(Spanned::into_inner).collect(),
        id,
        from,
        until,
        citation: raw.citation,
        applies,
        when,
        effect,
    })
}

/// An effect that cannot be read takes its rule with it.
fn effect(raw: &RawRule, source: &mut Source<'_>) -> Option<Effect> {
    let (id, place) = (raw.id.get_ref(), raw.effect.span().start);
    let mut inner = |text: &str| match Expression::new(text) {
        Ok(expression) => Some(expression),
        Err(error) => {
            source.complain(place, format!("{id}: the expression {error}"));
            None
        }
    };
    Some(match raw.effect.get_ref() {
        RawEffect::Plain(PlainEffect::Refuse) => Effect::Refuse,
        RawEffect::Plain(PlainEffect::Warn) => Effect::Warn,
        RawEffect::Plain(PlainEffect::Check) => Effect::Check,
        RawEffect::Plain(PlainEffect::Interview) => Effect::Interview,
        RawEffect::Document { document } => Effect::Document { field: document.clone() },
        RawEffect::Fee { fee, label } => {
            let amount = inner(fee)?;
            if !amount.is_whole() {
                source.complain(place, format!("{id}: money is whole rupiah; write no fraction"));
                return None;
            }
            Effect::Fee { amount, label: label.clone() }
        }
        RawEffect::Limit { limit, value, least, most, unit } => {
            let mut bound =
                |text: &Option<String>| text.as_ref().map(|text| inner(text).ok_or(())).transpose();
            let (least, most) = (bound(least).ok()?, bound(most).ok()?);
            let value = inner(value)?;
            if least.is_none() && most.is_none() {
                source.complain(place, format!("{id}: a limit says the least, the most, or both"));
                return None;
            }
            Effect::Limit(Box::new(Bounds { name: limit.clone(), value, least, most, unit: unit.clone() }))
        }
        RawEffect::Route { route } => Effect::Route { to: route.clone() },
        RawEffect::Waive { waive } => Effect::Waive { rule: waive.clone() },
        RawEffect::Figure { figure, value, unit } => {
            Effect::Figure { name: figure.clone(), value: inner(value)?, unit: unit.clone() }
        }
    })
}
