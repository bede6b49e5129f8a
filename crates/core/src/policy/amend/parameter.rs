//! A figure from a day on, or between two days.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml_edit::{ArrayOfTables, Item, Table};

use super::texts::{Texts, apart, day, named, number, put_after, written};
use super::{AddParameter, Faults, Problem, SetParameter, rule, words};
use crate::catalogue::Catalogue;
use crate::policy::MONEY;
use crate::policy::assessment::Verified;

pub(super) fn set(texts: &mut Texts, change: &SetParameter, faults: &mut Faults) {
    faults.citation(&change.citation);
    faults.source(&change.source, change.verified);
    faults.days(change.from, change.until);
    let Some(path) = texts.policy_file("parameter", &change.parameter) else {
        return faults.say("parameter", Problem::UnknownParameter, &change.parameter);
    };
    texts.edit(&path, faults, |document, faults| {
        let Some(parameter) = named(document, "parameter", &change.parameter) else { return };
        if change.value < 0 && parameter.get("unit").and_then(Item::as_str) == Some(MONEY) {
            faults.say("value", Problem::NegativeMoney, &change.value);
        }
        let Some(values) = parameter.get_mut("value").and_then(Item::as_array_of_tables_mut) else {
            return faults.say("parameter", Problem::UnknownParameter, &change.parameter);
        };
        let days: Vec<Date> = values.iter().filter_map(|value| day(value, "from")).collect();
        let returns =
            change.until.filter(|until| *until >= change.from).and_then(|until| until.tomorrow().ok());
        if let Some(after) = returns {
            if let Some(between) = days.iter().find(|day| **day > change.from && **day < after) {
                faults.say("until", Problem::ValueBetween, between);
            }
            // What holds the day after without this change: the newest value that is not younger.
            let old = values
                .iter()
                .filter(|value| day(value, "from").is_some_and(|from| from < change.from))
                .max_by_key(|value| day(value, "from"))
                .cloned();
            match old {
                // A value that begins the day after begins anyway.
                _ if days.contains(&after) => {}
                Some(mut old) => {
                    old["from"] = written(after);
                    values.push(unplaced(&old));
                }
                None => faults.say("until", Problem::NothingToReturnTo, &change.parameter),
            }
        }
        let same = values.iter_mut().find(|value| day(value, "from") == Some(change.from));
        match same {
            Some(value) => fill(value, change),
            None => {
                let mut value = Table::new();
                value["from"] = written(change.from);
                fill(&mut value, change);
                values.push(value);
            }
        }
        in_order(values);
    });
}

fn fill(value: &mut Table, change: &SetParameter) {
    let source = if change.source.trim().is_empty() { &change.citation } else { &change.source };
    known(value, change.value, &change.citation, source, change.verified);
}

fn known(table: &mut Table, value: i64, citation: &str, source: &str, verified: Verified) {
    put_after(table, "from", "value", number(value));
    table["citation"] = toml_edit::value(citation.trim());
    table["source"] = toml_edit::value(source.trim());
    table["verified"] = toml_edit::value(match verified {
        Verified::Official => "official",
        Verified::Secondary => "secondary",
        Verified::Placeholder => "placeholder",
    });
}

/// A parameter that is new, in the file where the rules of its service stand.
pub(super) fn add(texts: &mut Texts, before: &Catalogue, change: &AddParameter, faults: &mut Faults) {
    faults.citation(&change.citation);
    faults.source(&change.source, change.verified);
    rule::name("parameter", &change.parameter, faults);
    if texts.policy_file("parameter", &change.parameter).is_some() {
        faults.say("parameter", Problem::NameTaken, &change.parameter);
    }
    if !before.services.contains_key(&change.service) {
        faults.say("service", Problem::UnknownService, &change.service);
    }
    if change.value < 0 && change.unit == MONEY {
        faults.say("value", Problem::NegativeMoney, &change.value);
    }
    let said = |name: &String| BTreeMap::from([("name".to_owned(), name.clone())]);
    let given = change.words.iter().map(|(language, name)| (language.clone(), said(name))).collect();
    words::checked(&before.languages, &["name"], &given, faults);
    if !faults.0.is_empty() {
        return;
    }
    let path = rule::file_of(texts, before, std::slice::from_ref(&change.service));
    texts.edit(&path, faults, |document, _| {
        let mut value = Table::new();
        value["from"] = written(change.from);
        let source = if change.source.trim().is_empty() { &change.citation } else { &change.source };
        known(&mut value, change.value, &change.citation, source, change.verified);
        let mut values = ArrayOfTables::new();
        values.push(value);
        let mut parameter = apart("");
        parameter["id"] = toml_edit::value(&change.parameter);
        parameter["unit"] = toml_edit::value(&change.unit);
        parameter.insert("value", Item::ArrayOfTables(values));
        let parameters = document.entry("parameter").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        if let Some(parameters) = parameters.as_array_of_tables_mut() {
            parameters.push(parameter);
        }
    });
    let id = format!("parameter-{}", change.parameter);
    for (language, name) in &change.words {
        let message = BTreeMap::from([(String::new(), name.clone())]);
        words::put(texts, language, "policy.ftl", &id, &message);
    }
}

/// The same table without its comments and its place in the file.
fn unplaced(table: &Table) -> Table {
    let mut copy = Table::new();
    for (key, item) in table {
        copy.insert(key, item.clone());
    }
    copy
}

/// Oldest first. Those that were there keep their order: only what is new moves.
fn in_order(values: &mut toml_edit::ArrayOfTables) {
    let mut tables: Vec<Table> = values.iter().cloned().collect();
    tables.sort_by_key(|value| day(value, "from"));
    // A table without a place of its own is written behind the one before it.
    values.clear();
    tables.into_iter().for_each(|table| values.push(table));
}
