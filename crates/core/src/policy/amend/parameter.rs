//! A figure from a day on, or between two days.

use jiff::civil::Date;
use toml_edit::{Item, Table};

use super::texts::{Texts, day, named, number, put_after, written};
use super::{Faults, Problem, SetParameter};
use crate::policy::MONEY;

pub(super) fn set(texts: &mut Texts, change: &SetParameter, faults: &mut Faults) {
    faults.citation(&change.citation);
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
    put_after(value, "from", "value", number(change.value));
    value["citation"] = toml_edit::value(change.citation.trim());
    let source = if change.source.trim().is_empty() { &change.citation } else { &change.source };
    value["source"] = toml_edit::value(source.trim());
    value["verified"] = toml_edit::value("official");
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
