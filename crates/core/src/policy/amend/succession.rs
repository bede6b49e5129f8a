//! One rule takes the place of another: the old one ends the day before, and is back after the last day of the
//! new one. What waives the old one waives the new one in its days.

use jiff::civil::Date;
use toml_edit::{ArrayOfTables, InlineTable, Item, Table};

use super::texts::{Texts, day, named, put_after, written};
use super::{EndRule, Faults, PutRule, rule, words};
use crate::catalogue::Catalogue;

pub(super) fn gives_way(
    texts: &mut Texts,
    before: &Catalogue,
    old: &str,
    new: &PutRule,
    faults: &mut Faults,
) {
    let Ok(last) = new.from.yesterday() else { return };
    let ended = until(texts, old);
    rule::end(texts, &EndRule { rule: old.to_owned(), last, citation: new.citation.clone() }, faults);
    if !faults.0.is_empty() {
        return;
    }
    let back = new.until.and_then(|until| until.tomorrow().ok());
    let back = back.filter(|from| ended.is_none_or(|ended| *from <= ended));
    let returned = back.map(|from| {
        let name = free(texts, &format!("{old}-again"));
        again(texts, before, old, &name, (from, ended), None);
        (name, from)
    });
    for waiver in waivers(texts, old) {
        let (Some(from), until) = (from(texts, &waiver), until(texts, &waiver)) else { continue };
        let mut spans = vec![(old.to_owned(), (from, Some(last)))];
        spans.push((new.id.clone(), (new.from.max(from), new.until)));
        if let Some((name, day)) = &returned {
            spans.push((name.clone(), ((*day).max(from), None)));
        }
        let spans = spans
            .into_iter()
            .map(|(rule, (first, end))| (rule, (first, [end, until].into_iter().flatten().min())));
        let mut spans =
            spans.filter(|(_, (first, end))| end.is_none_or(|end| *first <= end)).collect::<Vec<_>>();
        if spans.is_empty() {
            continue;
        }
        let (rule, own) = spans.remove(0);
        for (rule, span) in spans {
            let name = free(texts, &format!("{waiver}-for-{rule}"));
            again(texts, before, &waiver, &name, span, Some(&rule));
        }
        change(texts, &waiver, |table| span(table, own, Some(&rule)));
    }
}

fn until(texts: &mut Texts, id: &str) -> Option<Date> {
    look(texts, id, |rule| day(rule, "until")).flatten()
}

fn from(texts: &mut Texts, id: &str) -> Option<Date> {
    look(texts, id, |rule| day(rule, "from")).flatten()
}

fn look<T>(texts: &mut Texts, id: &str, read: impl FnOnce(&mut Table) -> T) -> Option<T> {
    let path = texts.policy_file("rule", id)?;
    let mut document = texts.files[&path].parse().ok()?;
    named(&mut document, "rule", id).map(read)
}

/// Changes the table of a rule that is there.
fn change(texts: &mut Texts, id: &str, change: impl FnOnce(&mut Table)) {
    let Some(path) = texts.policy_file("rule", id) else { return };
    texts.edit(&path, &mut Faults::default(), |document, _| {
        if let Some(rule) = named(document, "rule", id) {
            change(rule);
        }
    });
}

/// The rules that waive this one.
fn waivers(texts: &Texts, id: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (_, text) in
        texts.files.iter().filter(|(path, text)| path.starts_with("policy/") && text.contains("waive"))
    {
        let Ok(document) = text.parse::<toml_edit::DocumentMut>() else { continue };
        let rules = document.get("rule").and_then(Item::as_array_of_tables);
        let waives = |rule: &&Table| {
            rule.get("effect").and_then(|effect| effect.get("waive")).and_then(Item::as_str) == Some(id)
        };
        let names = rules.into_iter().flat_map(ArrayOfTables::iter).filter(waives);
        found.extend(names.filter_map(|rule| rule.get("id")?.as_str().map(str::to_owned)));
    }
    found
}

/// The name, or it with a number behind it where it is taken.
fn free(texts: &Texts, name: &str) -> String {
    let mut tried = name.to_owned();
    for number in 2.. {
        if texts.policy_file("rule", &tried).is_none() {
            break;
        }
        tried = format!("{name}-{number}");
    }
    tried
}

/// The same rule once more under another name, in a span of its own, with the same words.
fn again(
    texts: &mut Texts,
    before: &Catalogue,
    id: &str,
    name: &str,
    days: (Date, Option<Date>),
    waives: Option<&str>,
) {
    let Some(path) = texts.policy_file("rule", id) else { return };
    texts.edit(&path, &mut Faults::default(), |document, _| {
        let Some(rules) = document.get_mut("rule").and_then(Item::as_array_of_tables_mut) else { return };
        let mut tables: Vec<Table> = rules.iter().cloned().collect();
        let Some(at) = tables.iter().position(|rule| rule.get("id").and_then(Item::as_str) == Some(id))
        else {
            return;
        };
        let mut copy = copied(&tables[at]);
        copy["id"] = toml_edit::value(name);
        span(&mut copy, days, waives);
        tables.insert(at + 1, copy);
        rules.clear();
        tables.into_iter().for_each(|table| rules.push(table));
    });
    let services = look(texts, name, |rule| {
        let services = rule.get("services").and_then(Item::as_array);
        services.into_iter().flatten().filter_map(|id| id.as_str().map(str::to_owned)).collect::<Vec<_>>()
    });
    for language in &before.languages {
        words::say_again(texts, language, &format!("rule-{id}"), &format!("rule-{name}"));
        for service in services.iter().flatten() {
            words::say_again(
                texts,
                language,
                &format!("rule-{id}--{service}"),
                &format!("rule-{name}--{service}"),
            );
        }
    }
}

/// A table without its comments and its place in the file.
fn copied(table: &Table) -> Table {
    let mut copy = super::texts::apart("");
    for (key, item) in table {
        let item = match item {
            Item::Table(inner) => {
                let mut plain = Table::new();
                inner.iter().for_each(|(key, item)| drop(plain.insert(key, item.clone())));
                Item::Table(plain)
            }
            other => other.clone(),
        };
        copy.insert(key, item);
    }
    copy
}

fn span(rule: &mut Table, (from, until): (Date, Option<Date>), waives: Option<&str>) {
    rule["from"] = written(from);
    match until {
        Some(until) => put_after(rule, "from", "until", written(until)),
        None => drop(rule.remove("until")),
    }
    if let Some(waives) = waives {
        let mut effect = InlineTable::new();
        effect.insert("waive", waives.into());
        rule["effect"] = toml_edit::value(effect);
    }
}
