//! A question that a service asks from a day on: its page, its field and its words.

use std::collections::BTreeMap;

use toml_edit::{Array, ArrayOfTables, Item, Table};

use super::texts::{Texts, apart};
use super::{AddQuestion, Faults, Problem, document, rule, words};
use crate::catalogue::Catalogue;
use crate::form::Service;

pub(super) fn add(texts: &mut Texts, before: &Catalogue, change: &AddQuestion, faults: &mut Faults) {
    faults.days(change.from, change.until);
    document::field_name("field", &change.field, faults);
    rule::expression("when", change.when.as_deref(), faults);
    let Some(service) = before.services.get(&change.service) else {
        return faults.say("service", Problem::UnknownService, &change.service);
    };
    if service.fields.contains_key(&change.field) {
        faults.say("field", Problem::NameTaken, &change.field);
    }
    if let Some(after) = change.after.as_ref().filter(|after| !has_page(texts, change, after)) {
        faults.say("after", Problem::UnknownPage, after);
    }
    let given = said(texts, before, change);
    let options: Vec<String> = change.options.iter().map(|option| format!("options.{option}")).collect();
    let needed: Vec<&str> =
        ["label", "question"].into_iter().chain(options.iter().map(String::as_str)).collect();
    words::checked(&before.languages, &needed, &given, faults);
    if !faults.0.is_empty() {
        return;
    }
    write(texts, service, change, faults);
    for (language, said) in &given {
        let part = |name: &str| said.get(name).cloned().unwrap_or_default();
        let file = rule::words_file(texts, language, std::slice::from_ref(&change.service));
        let message = BTreeMap::from([
            (String::new(), part("label")),
            ("question".to_owned(), part("question")),
            ("hint".to_owned(), part("hint")),
        ]);
        words::put(texts, language, &file, &format!("field-{}", change.field), &message);
        for option in &change.options {
            let message = BTreeMap::from([(String::new(), part(&format!("options.{option}")))]);
            words::put(texts, language, &file, &format!("option-{}-{option}", change.field), &message);
        }
    }
}

fn list(change: &AddQuestion) -> &'static str {
    if change.screening { "screening" } else { "page" }
}

/// Whether the service's own list has a page of this name, also one that another change has added.
fn has_page(texts: &Texts, change: &AddQuestion, id: &str) -> bool {
    let text = texts.files.get(&format!("services/{}/service.toml", change.service));
    let document = text.and_then(|text| text.parse::<toml_edit::DocumentMut>().ok());
    let pages = document.as_ref().and_then(|document| document.get(list(change))?.as_array_of_tables());
    pages.is_some_and(|pages| pages.iter().any(|page| page.get("id").and_then(Item::as_str) == Some(id)))
}

/// Its words by language; an option that has a name elsewhere is called as it is there.
fn said(texts: &Texts, before: &Catalogue, change: &AddQuestion) -> super::ByLanguage<words::Message> {
    let of = |language: &String| {
        let own = change.words.get(language).cloned().unwrap_or_default();
        let mut message = words::Message::from([
            ("label".to_owned(), own.label.clone()),
            ("question".to_owned(), own.question.clone()),
            ("hint".to_owned(), own.hint.clone()),
        ]);
        for option in &change.options {
            let named = change.names.as_ref().map(|names| format!("{names}-{option}"));
            let elsewhere = named.and_then(|id| words::value_of(texts, language, &id));
            let name = own.options.get(option).cloned().or(elsewhere).unwrap_or_default();
            message.insert(format!("options.{option}"), name);
        }
        (language.clone(), message)
    };
    before.languages.iter().map(of).collect()
}

/// The page and the field in the service's file.
fn write(texts: &mut Texts, service: &Service, change: &AddQuestion, faults: &mut Faults) {
    let path = format!("services/{}/service.toml", service.id);
    let pages = if change.screening { &service.screening } else { &service.pages };
    let beside = change.after.as_ref().and_then(|after| pages.iter().find(|page| page.id == *after));
    let section = beside.or(pages.last()).map_or("service", |page| page.section.as_str());
    let mut page = apart("");
    page["id"] = toml_edit::value(change.field.replace('_', "-"));
    page["section"] = toml_edit::value(section);
    page["fields"] = toml_edit::value([&change.field].into_iter().collect::<Array>());
    page["when"] = toml_edit::value(document::shown(change.from, change.until, change.when.as_deref()));
    texts.edit(&path, faults, |document, _| {
        let pages = document.entry(list(change)).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        if let Some(pages) = pages.as_array_of_tables_mut() {
            let mut tables: Vec<Table> = pages.iter().cloned().collect();
            let is =
                |page: &Table, after: &String| page.get("id").and_then(Item::as_str) == Some(after.as_str());
            let place =
                change.after.as_ref().and_then(|after| tables.iter().position(|page| is(page, after)));
            tables.insert(place.map_or(tables.len(), |place| place + 1), page);
            pages.clear();
            tables.into_iter().for_each(|table| pages.push(table));
        }
        let mut field = apart("");
        field["kind"] = toml_edit::value(if change.options.is_empty() { "yes_no" } else { "choice" });
        if !change.options.is_empty() {
            field["options"] = toml_edit::value(change.options.iter().collect::<Array>());
        }
        let fields = document.entry("field").or_insert_with(|| {
            let mut fields = Table::new();
            fields.set_implicit(true);
            Item::Table(fields)
        });
        if let Some(fields) = fields.as_table_mut() {
            fields.insert(&change.field, Item::Table(field));
        }
    });
}
