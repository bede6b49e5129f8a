//! A rule more, another in its place, or the end of one.

use toml_edit::{Array, ArrayOfTables, InlineTable, Item, Table, Value};

use super::texts::{Texts, apart, day, named, put_after, written};
use super::{EndRule, Faults, NewEffect, Problem, PutRule, succession, words};
use crate::catalogue::Catalogue;
use crate::form::Service;
use crate::policy::expression::Expression;

pub(super) fn put(texts: &mut Texts, before: &Catalogue, change: &PutRule, faults: &mut Faults) {
    check(texts, before, change, faults);
    words::checked(&before.languages, change.effect.words(), &change.words, faults);
    if !faults.0.is_empty() {
        return;
    }
    let own = texts.policy_file("rule", &change.id);
    let old = change.replaces.as_ref().and_then(|old| texts.policy_file("rule", old));
    let path = own.or(old).unwrap_or_else(|| file_of(texts, before, &change.services));
    if let Some(old) = &change.replaces {
        succession::gives_way(texts, before, old, change, faults);
    }
    texts.edit(&path, faults, |document, _| match named(document, "rule", &change.id) {
        Some(rule) => fill(rule, change),
        None => {
            let mut rule = apart("");
            fill(&mut rule, change);
            let rules = document.entry("rule").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
            if let Some(rules) = rules.as_array_of_tables_mut() {
                rules.push(rule);
            }
        }
    });
    if change.effect.words().is_empty() {
        return;
    }
    for language in &before.languages {
        let Some(said) = change.words.get(language) else { continue };
        let beside = change.replaces.as_ref().map(|old| format!("rule-{old}"));
        let file = beside
            .and_then(|old| words::place_of(texts, language, &old))
            .and_then(|path| path.rsplit('/').next().map(str::to_owned))
            .unwrap_or_else(|| words_file(texts, language, &change.services));
        let needed = said.iter().filter(|(name, _)| change.effect.words().contains(&name.as_str()));
        let message = needed.map(|(name, text)| (name.clone(), text.clone())).collect();
        words::put(texts, language, &file, &format!("rule-{}", change.id), &message);
    }
}

pub(super) fn end(texts: &mut Texts, change: &EndRule, faults: &mut Faults) {
    faults.citation(&change.citation);
    let Some(path) = texts.policy_file("rule", &change.rule) else {
        return faults.say("rule", Problem::UnknownRule, &change.rule);
    };
    texts.edit(&path, faults, |document, faults| {
        let Some(rule) = named(document, "rule", &change.rule) else { return };
        if let Some(from) = day(rule, "from").filter(|from| *from > change.last) {
            faults.say("last", Problem::EndsBeforeItBegins, &from);
        }
        if let Some(until) = day(rule, "until").filter(|until| *until <= change.last) {
            faults.say("last", Problem::EndedBefore, &until);
        }
        put_after(rule, "from", "until", written(change.last));
        let own = rule.get("citation").and_then(Item::as_str).unwrap_or_default();
        if !own.contains(change.citation.trim()) {
            let both = format!("{own}; {}", change.citation.trim());
            rule["citation"] = toml_edit::value(both);
        }
    });
}

/// Everything about a rule but its words.
fn check(texts: &Texts, before: &Catalogue, change: &PutRule, faults: &mut Faults) {
    faults.citation(&change.citation);
    faults.days(change.from, change.until);
    super::services(before, &change.services, faults);
    name("id", &change.id, faults);
    if let Some(old) = &change.replaces {
        if texts.policy_file("rule", old).is_none() {
            faults.say("replaces", Problem::UnknownRule, old);
        }
        if *old == change.id {
            faults.say("id", Problem::NameTaken, old);
        }
    }
    for (field, text) in [("applies", &change.applies), ("when", &change.when)] {
        expression(field, text.as_deref(), faults);
    }
    for (name, text) in &change.values {
        self::name(&format!("values.{name}"), name, faults);
        expression(&format!("values.{name}"), Some(text), faults);
    }
    match &change.effect {
        NewEffect::Refuse | NewEffect::Warn | NewEffect::Check | NewEffect::Interview => {}
        NewEffect::Document { document } => {
            let has = |id: &&String| before.services.get(*id).is_none_or(|s| has_document(s, document));
            if !change.services.iter().all(|id| has(&id)) {
                faults.say("effect.document", Problem::UnknownDocument, document);
            }
        }
        NewEffect::Fee { fee, .. } => {
            match expression("effect.fee", Some(fee), faults) {
                Some(amount) if !amount.is_whole() => faults.say("effect.fee", Problem::NotWhole, fee),
                _ => {}
            }
            if fee.trim().parse::<i64>().is_ok_and(|amount| amount < 0) {
                faults.say("effect.fee", Problem::NegativeMoney, fee);
            }
        }
        NewEffect::Limit { limit, value, least, most, .. } => {
            name("effect.limit", limit, faults);
            expression("effect.value", Some(value), faults);
            expression("effect.least", least.as_deref(), faults);
            expression("effect.most", most.as_deref(), faults);
            if least.is_none() && most.is_none() {
                faults.say("effect.least", Problem::NoBound, limit);
            }
        }
        NewEffect::Route { route } => name("effect.route", route, faults),
        NewEffect::Waive { waive } => {
            if texts.policy_file("rule", waive).is_none() {
                faults.say("effect.waive", Problem::UnknownRule, waive);
            }
        }
        NewEffect::Figure { figure, value, .. } => {
            name("effect.figure", figure, faults);
            expression("effect.value", Some(value), faults);
        }
    }
}

fn has_document(service: &Service, document: &str) -> bool {
    service.fields.get(document).is_some_and(|field| field.kind.is_attachment())
}

/// An expression that can be read within its budget.
pub(super) fn expression(field: &str, text: Option<&str>, faults: &mut Faults) -> Option<Expression> {
    match Expression::new(text?) {
        Ok(expression) => Some(expression),
        Err(error) => {
            faults.say(field, Problem::Expression, &error);
            None
        }
    }
}

/// Names in files are of small letters, digits, hyphens and underscores.
pub(super) fn name(field: &str, name: &str, faults: &mut Faults) {
    let taken = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(taken) || name.len() > 60 {
        faults.say(field, Problem::Name, name);
    }
}

/// The file that has most to say of the first service and least of others.
pub(super) fn file_of(texts: &Texts, before: &Catalogue, services: &[String]) -> String {
    let first = services.first().map_or("", String::as_str);
    let about = before.policy.rules.iter().filter(|rule| rule.services.iter().any(|s| s == first));
    about
        .min_by_key(|rule| rule.services.len())
        .and_then(|rule| texts.policy_file("rule", &rule.id))
        .or_else(|| texts.files.keys().find(|path| path.starts_with("policy/")).cloned())
        .unwrap_or_else(|| "policy/rules.toml".to_owned())
}

/// Words of one service stand in its own file, where it has one.
pub(super) fn words_file(texts: &Texts, language: &str, services: &[String]) -> String {
    let own = match services {
        [only] => format!("{only}.ftl"),
        _ => "service.ftl".to_owned(),
    };
    let there = texts.files.contains_key(&format!("locales/{language}/{own}"));
    if there { own } else { "service.ftl".to_owned() }
}

/// Writes a rule into its table, in the order in which rules are written.
fn fill(rule: &mut Table, change: &PutRule) {
    let tables: Vec<(String, Item)> = vec![
        ("id".into(), toml_edit::value(&change.id)),
        ("services".into(), toml_edit::value(change.services.iter().collect::<Array>())),
        ("from".into(), written(change.from)),
    ];
    let kept = rule.decor().clone();
    rule.clear();
    *rule.decor_mut() = kept;
    for (key, item) in tables {
        rule.insert(&key, item);
    }
    if let Some(until) = change.until {
        rule.insert("until", written(until));
    }
    rule.insert("citation", toml_edit::value(change.citation.trim()));
    for (key, text) in [("applies", &change.applies), ("when", &change.when)] {
        if let Some(text) = text {
            rule.insert(key, toml_edit::value(text.trim()));
        }
    }
    rule.insert("effect", toml_edit::value(effect(&change.effect)));
    if !change.values.is_empty() {
        let mut values = Table::new();
        for (name, text) in &change.values {
            values.insert(name, toml_edit::value(text.trim()));
        }
        rule.insert("words", Item::Table(values));
    }
}

fn effect(effect: &NewEffect) -> Value {
    let mut parts: Vec<(&str, Option<&String>)> = Vec::new();
    match effect {
        NewEffect::Refuse => return "refuse".into(),
        NewEffect::Warn => return "warn".into(),
        NewEffect::Check => return "check".into(),
        NewEffect::Interview => return "interview".into(),
        NewEffect::Document { document } => parts.push(("document", Some(document))),
        NewEffect::Fee { fee, label } => parts.extend([("fee", Some(fee)), ("label", label.as_ref())]),
        NewEffect::Limit { limit, value, least, most, unit } => parts.extend([
            ("limit", Some(limit)),
            ("value", Some(value)),
            ("least", least.as_ref()),
            ("most", most.as_ref()),
            ("unit", unit.as_ref()),
        ]),
        NewEffect::Route { route } => parts.push(("route", Some(route))),
        NewEffect::Waive { waive } => parts.push(("waive", Some(waive))),
        NewEffect::Figure { figure, value, unit } => {
            parts.extend([("figure", Some(figure)), ("value", Some(value)), ("unit", unit.as_ref())]);
        }
    }
    let mut table = InlineTable::new();
    for (key, text) in parts {
        if let Some(text) = text {
            table.insert(key, text.trim().into());
        }
    }
    Value::InlineTable(table)
}
