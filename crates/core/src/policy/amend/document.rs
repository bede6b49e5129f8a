//! A document that a service asks for from a day on.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml_edit::{Array, ArrayOfTables, Item, Table};

use super::texts::{Texts, apart};
use super::{AddDocument, Faults, NewEffect, Problem, PutRule, guide, rule, words};
use crate::catalogue::Catalogue;
use crate::form::{PageKind, Service};

pub(super) fn add(texts: &mut Texts, before: &Catalogue, change: &AddDocument, faults: &mut Faults) {
    faults.citation(&change.citation);
    faults.days(change.from, change.until);
    rule::name("rule", &change.rule, faults);
    if texts.policy_file("rule", &change.rule).is_some() {
        faults.say("rule", Problem::NameTaken, &change.rule);
    }
    field_name("document", &change.document, faults);
    rule::expression("when", change.when.as_deref(), faults);
    let Some(service) = before.services.get(&change.service) else {
        return faults.say("service", Problem::UnknownService, &change.service);
    };
    if service.fields.contains_key(&change.document) {
        faults.say("document", Problem::DocumentThere, &change.document);
    }
    if let Some(after) = change.after.as_ref().filter(|page| !service.pages.iter().any(|p| p.id == **page)) {
        faults.say("after", Problem::UnknownPage, after);
    }
    // One that is asked elsewhere is called there as it is called here.
    let label = format!("field-{}", change.document);
    let named = before.languages.iter().all(|language| words::place_of(texts, language, &label).is_some());
    let part = |read: fn(&super::DocumentWords) -> &String| -> BTreeMap<String, String> {
        change.words.iter().map(|(language, said)| (language.clone(), read(said).clone())).collect()
    };
    let (labels, questions) = (part(|w| &w.label), part(|w| &w.question));
    let parts =
        [("label", labels), ("question", questions), ("hint", part(|w| &w.hint)), ("why", part(|w| &w.why))];
    let given: super::ByLanguage<words::Message> = before
        .languages
        .iter()
        .map(|language| {
            let said =
                parts.iter().filter_map(|(name, by)| Some(((*name).to_owned(), by.get(language)?.clone())));
            (language.clone(), said.collect())
        })
        .collect();
    let needed: &[&str] = if named { &["why"] } else { &["label", "question", "hint", "why"] };
    words::checked(&before.languages, needed, &given, faults);
    if !faults.0.is_empty() {
        return;
    }
    write(texts, service, change, faults);
    for language in &before.languages {
        let said =
            |name: &str| given.get(language).and_then(|said| said.get(name)).cloned().unwrap_or_default();
        if !named {
            let file = rule::words_file(texts, language, std::slice::from_ref(&change.service));
            let message = BTreeMap::from([
                (String::new(), said("label")),
                ("question".to_owned(), said("question")),
                ("hint".to_owned(), said("hint")),
            ]);
            words::put(texts, language, &file, &label, &message);
        }
    }
    guide::lists(texts, before, change);
    let why = given.iter().map(|(language, said)| {
        let why = said.get("why").cloned().unwrap_or_default();
        (language.clone(), BTreeMap::from([("why".to_owned(), why)]))
    });
    let rule = PutRule {
        id: change.rule.clone(),
        replaces: None,
        services: vec![change.service.clone()],
        from: change.from,
        until: change.until,
        citation: change.citation.clone(),
        applies: None,
        when: change.when.clone(),
        effect: NewEffect::Document { document: change.document.clone() },
        values: BTreeMap::new(),
        words: why.collect(),
    };
    // The service as it is in the files by now has the field.
    let now = crate::catalogue::load(&texts.files).catalogue;
    rule::put(texts, &now, &rule, faults);
}

pub(super) fn field_name(at: &str, name: &str, faults: &mut Faults) {
    let taken = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(taken) || name.len() > 60 {
        faults.say(at, Problem::Name, name);
    }
}

/// The page and the field in the service's file.
fn write(texts: &mut Texts, service: &Service, change: &AddDocument, faults: &mut Faults) {
    let path = format!("services/{}/service.toml", service.id);
    let mut page = apart("");
    page["id"] = toml_edit::value(change.document.replace('_', "-"));
    page["section"] = toml_edit::value(section(service));
    page["kind"] = toml_edit::value("document");
    page["fields"] = toml_edit::value([&change.document].into_iter().collect::<Array>());
    page["when"] = toml_edit::value(shown(change.from, change.until, change.when.as_deref()));
    texts.edit(&path, faults, |document, _| {
        let at = place(document.get("page"), change);
        let pages = document.entry("page").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        if let Some(pages) = pages.as_array_of_tables_mut() {
            let mut tables: Vec<Table> = pages.iter().cloned().collect();
            let at = at.unwrap_or(tables.len()).min(tables.len());
            tables.insert(at, page);
            pages.clear();
            tables.into_iter().for_each(|table| pages.push(table));
        }
        let mut field = apart("");
        field["kind"] = toml_edit::value("document");
        let fields = document.entry("field").or_insert_with(|| {
            let mut fields = Table::new();
            fields.set_implicit(true);
            Item::Table(fields)
        });
        if let Some(fields) = fields.as_table_mut() {
            fields.insert(&change.document, Item::Table(field));
        }
    });
}

/// Where in the service's own list the new page goes: behind the page that is named, else behind its last document.
fn place(pages: Option<&Item>, change: &AddDocument) -> Option<usize> {
    let pages = pages?.as_array_of_tables()?;
    let is = |page: &Table, key: &str, value: &str| page.get(key).and_then(Item::as_str) == Some(value);
    let before = match &change.after {
        Some(after) => pages.iter().position(|page| is(page, "id", after)),
        None => {
            let documents = pages.iter().enumerate().filter(|(_, page)| is(page, "kind", "document"));
            documents.last().map(|(place, _)| place)
        }
    };
    before.map(|place| place + 1)
}

/// The heading of the service's other documents.
fn section(service: &Service) -> &str {
    let documents = service.pages.iter().rev().find(|page| page.kind == PageKind::Document);
    documents.or(service.pages.last()).map_or("documents", |page| page.section.as_str())
}

/// A page is there from a day, to one, and for those whom it is about.
pub(super) fn shown(from: Date, until: Option<Date>, when: Option<&str>) -> String {
    let until = until.map(|until| format!(" && today <= '{until}'")).unwrap_or_default();
    let whom = when.map(|when| format!(" && ({})", when.trim())).unwrap_or_default();
    format!("today >= '{from}'{until}{whom}")
}
