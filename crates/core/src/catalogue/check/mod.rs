//! What an author is told before a catalogue ships: names that lead nowhere, words that are missing in a
//! language, guides that lack a part, example cases that do not come out.

mod measures;
mod rules;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use super::load::Source;
use super::raw::{RawExample, date};
use super::words::{OWN, unit_words};
use super::{Complaint, Files, Loaded, changed, guide};
use crate::case::Duty;
use crate::form::acting::SELF;
use crate::form::{FieldKind, Service};
use crate::policy::assess::{SCANNED, assess, before_form};
use crate::policy::assessment::{Figure, FindingStanding};
use crate::policy::changes::{self, What};
use crate::policy::deadlines::span;
use crate::policy::expression::Expression;
use crate::policy::{Effect, MONEY, Rule};

/// The least number of example cases of a service.
const EXAMPLES: usize = 5;

/// Pages, fields, rules and what they read.
pub(super) fn what_decides(files: &Files, loaded: &mut Loaded) {
    let mut complaints = std::mem::take(&mut loaded.complaints);
    let catalogue = &loaded.catalogue;
    for service in catalogue.services.values() {
        let file = format!("services/{}/service.toml", service.id);
        let names = known_names(loaded, service);
        let mut source = source(files, &file, &mut complaints);
        let expressions = service
            .all_pages()
            .filter_map(|page| page.when.as_ref())
            .chain(service.fields.values().filter_map(|field| field.valid.as_ref()))
            .chain(service.fields.values().filter_map(|field| field.optional_when.as_ref()))
            .chain(service.fields.values().flat_map(|f| &f.options).filter_map(|o| o.when.as_ref()));
        for expression in expressions {
            check_names(expression, &names, &mut source);
        }
        let twice = service.plan.iter().enumerate().any(|(i, duty)| service.plan[..i].contains(duty));
        if twice || !service.plan.contains(&Duty::Decide) {
            let at = find(source.text, "steps");
            source.complain(at, "the steps name \"decide\", and none of them twice");
        }
        for name in [&service.days.0, &service.days.1] {
            if !catalogue.policy.parameters.contains_key(name) {
                source.complain(find(source.text, name), format!("there is no parameter {name}"));
            }
        }
        check_fields(service, &mut source);
        check_deadline(loaded, service, &mut source);
        for (name, field) in &service.fields {
            let Some(rule) = &field.photo else { continue };
            let figures = rule.parameters();
            for figure in figures.iter().filter(|f| !catalogue.policy.parameters.contains_key(*f)) {
                source.complain(find(source.text, name), format!("{name}: there is no parameter {figure}"));
            }
        }
    }
    for rule in &catalogue.policy.rules {
        check_rule(files, loaded, rule, &mut complaints);
    }
    rules::check(files, loaded, &mut complaints);
    loaded.complaints = complaints;
}

/// Guides, words, and the examples that show what the rules say.
pub(super) fn what_is_told(files: &Files, loaded: &mut Loaded) {
    let mut complaints = std::mem::take(&mut loaded.complaints);
    for service in loaded.catalogue.services.values() {
        check_guides(files, loaded, service, &mut complaints);
        check_examples(files, loaded, service, &mut complaints);
    }
    check_words(loaded, &mut complaints);
    check_changes(files, loaded, &mut complaints);
    check_languages(files, loaded, &mut complaints);
    check_own(files, loaded, &mut complaints);
    measures::check(files, loaded, &mut complaints);
    words::check(files, loaded, &mut complaints);
    loaded.complaints = complaints;
}

fn source<'a>(files: &'a Files, file: &'a str, complaints: &'a mut Vec<Complaint>) -> Source<'a> {
    Source { file, text: files.get(file).map_or("", String::as_str), complaints }
}

/// Where a name first stands in a text, as well as can be told.
fn find(text: &str, name: &str) -> usize {
    text.find(name).unwrap_or(0)
}

fn known_names(loaded: &Loaded, service: &Service) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = service.fields.keys().cloned().collect();
    names.extend(loaded.catalogue.policy.parameters.keys().cloned());
    names.insert("today".into());
    let read = service.fields.iter().filter(|(_, field)| field.mrz.is_some());
    names.extend(read.map(|(name, _)| format!("{name}{SCANNED}")));
    names
}

/// What is one person's own is not shared in a family, and what tells who acts can be answered.
fn check_fields(service: &Service, source: &mut Source<'_>) {
    for (name, field) in service.fields.iter().filter(|(_, field)| field.shared) {
        if field.mrz.is_some() || field.kind == FieldKind::Photo {
            let place = find(source.text, name);
            source.complain(place, format!("{name} is the applicant’s own: it cannot be shared"));
        }
    }
    for (name, field) in service.fields.iter().filter(|(_, field)| field.consent) {
        if field.kind != FieldKind::YesNo || !field.optional {
            let place = find(source.text, name);
            source.complain(place, format!("{name}: a consent is optional, and answered by yes or no"));
        }
    }
    let Some(acting) = &service.acting else { return };
    let known = |name: &String| service.fields.get(name);
    if !known(&acting.relation).is_some_and(|field| field.kind == FieldKind::Choice) {
        source.complain(0, format!("{}, the relation of who acts, is no choice", acting.relation));
    }
    if !known(&acting.name).is_some_and(|field| field.kind == FieldKind::Text) {
        source.complain(0, format!("{}, the name of who acts, is no text", acting.name));
    }
}

/// The answer is a date, the first parameter a length of time, the second money.
fn check_deadline(loaded: &Loaded, service: &Service, source: &mut Source<'_>) {
    let Some(deadline) = &service.deadline else { return };
    let at = find(source.text, "[deadline]");
    if service.fields.get(&deadline.ends).is_none_or(|field| field.kind != FieldKind::Date) {
        source.complain(at, format!("{}, when the permit ends, is no date that is asked", deadline.ends));
    }
    let unit = |name: &String| loaded.catalogue.policy.parameters.get(name).map(|p| p.unit.as_str());
    let lengths = deadline.opens.iter().chain(&deadline.fee_days);
    for name in lengths.filter(|name| unit(name).is_none_or(|unit| span(1, unit).is_none())) {
        source.complain(at, format!("{name} is no parameter in days, weeks, months or years"));
    }
    if let Some(name) = deadline.late_day.as_ref().filter(|name| unit(name) != Some(MONEY)) {
        source.complain(at, format!("{name} is no parameter in {MONEY}"));
    }
}

fn check_names(expression: &Expression, known: &BTreeSet<String>, source: &mut Source<'_>) {
    for name in expression.names().iter().filter(|name| !known.contains(*name)) {
        let place = find(source.text, expression.source());
        source.complain(place, format!("{name} is no field, no parameter and not today"));
    }
}

fn check_rule(files: &Files, loaded: &Loaded, rule: &Rule, complaints: &mut Vec<Complaint>) {
    let place = format!("id = \"{}\"", rule.id);
    let file = files.iter().find(|(name, text)| name.starts_with("policy/") && text.contains(&place));
    let Some((file, text)) = file else { return };
    let mut source = Source { file, text, complaints };
    let at = find(text, &place);
    for id in &rule.services {
        let Some(service) = loaded.catalogue.services.get(id) else {
            source.complain(at, format!("{}: there is no service {id}", rule.id));
            continue;
        };
        let known = known_names(loaded, service);
        for expression in rule.expressions() {
            check_names(expression, &known, &mut source);
        }
        match &rule.effect {
            Effect::Document { field }
                if !service.fields.get(field).is_some_and(|f| f.kind.is_attachment()) =>
            {
                source.complain(at, format!("{}: {field} is no document or photo of {id}", rule.id));
            }
            Effect::Waive { rule: waived } => {
                let known = loaded.catalogue.policy.rules.iter().find(|known| known.id == *waived);
                let hint = match known {
                    None => format!("there is no rule {waived} to waive"),
                    Some(Rule { effect: Effect::Waive { .. }, .. }) => {
                        format!("{waived} waives itself; end it by `until` or narrow its `when`")
                    }
                    Some(known) if !known.services.contains(id) => {
                        format!("{waived} says nothing of {id}; there is nothing to waive")
                    }
                    Some(_) => continue,
                };
                source.complain(at, format!("{}: {hint}", rule.id));
            }
            _ => {}
        }
    }
}

fn check_guides(files: &Files, loaded: &Loaded, service: &Service, complaints: &mut Vec<Complaint>) {
    for language in &loaded.catalogue.languages {
        let file = format!("services/{}/guide.{language}.md", service.id);
        let (sections, _) = guide::read(files.get(&file).map_or("", String::as_str));
        for part in guide::PARTS {
            if !sections.iter().any(|s| s.id == part && !s.blocks.is_empty()) {
                complaints.push(Complaint {
                    file: file.clone(),
                    line: 0,
                    message: format!("the part {part} of the service standard is missing"),
                });
            }
        }
    }
}

fn check_examples(files: &Files, loaded: &Loaded, service: &Service, complaints: &mut Vec<Complaint>) {
    let folder = format!("services/{}/cases/", service.id);
    let examples: Vec<_> = files.iter().filter(|(name, _)| name.starts_with(&folder)).collect();
    if examples.len() < EXAMPLES {
        let message = format!("a service has at least {EXAMPLES} example cases; here are {}", examples.len());
        complaints.push(Complaint { file: folder, line: 0, message });
    }
    for (name, text) in examples {
        let mut source = Source { file: name, text, complaints };
        if let Some(example) = source.toml::<RawExample>() {
            check_example(loaded, service, &example, &mut source);
        }
    }
}

fn check_example(loaded: &Loaded, service: &Service, example: &RawExample, source: &mut Source<'_>) {
    if example.shows.trim().is_empty() {
        source.complain(0, "say in `shows` what this example shows");
    }
    let Some(date) = date(&example.date) else {
        source.complain(0, "the date is a date such as 2026-01-31");
        return;
    };
    for (field, value) in &example.answers {
        if !service.fields.contains_key(field) {
            source.complain(value.span().start, format!("there is no field {field}"));
        }
    }
    let answers = example.answers();
    let judge = if example.before_form { before_form } else { assess };
    let got = judge(service, &loaded.catalogue.policy, &answers, date);
    if got.outcome != *example.outcome.get_ref() {
        source.complain(example.outcome.span().start, format!("the outcome is {:?}", got.outcome));
    }
    if let Some(fee) = &example.fee {
        let sum = got.fee();
        if sum != *fee.get_ref() {
            source.complain(fee.span().start, format!("the fee is {sum}"));
        }
    }
    if let Some(documents) = &example.documents {
        let needed: Vec<_> = got.documents.iter().map(|d| d.document.clone()).collect();
        if needed != *documents.get_ref() {
            source.complain(documents.span().start, format!("the documents are {needed:?}"));
        }
    }
    for (expected, standing, what) in [
        (&example.refused_by, FindingStanding::NotMet, "refused by"),
        (&example.met, FindingStanding::Met, "met are"),
        (&example.attention, FindingStanding::Attention, "attention is drawn by"),
        (&example.checks, FindingStanding::Check, "checked by"),
    ] {
        let found = got.findings.iter().filter(|f| f.standing == standing);
        let rules: Vec<_> = found.map(|f| f.rule.clone()).collect();
        if let Some(expected) = expected.as_ref().filter(|expected| *expected.get_ref() != rules) {
            source.complain(expected.span().start, format!("{what} {rules:?}"));
        }
    }
    for (name, expected) in &example.figures {
        let shown = got.figures.get(name).map(|figure| match figure {
            Figure::Number(n) | Figure::Measured { number: n, .. } => n.to_string(),
            Figure::Date(d) => d.to_string(),
            Figure::Text(t) => t.clone(),
        });
        if shown.as_ref() != Some(expected.get_ref()) {
            source.complain(
                expected.span().start,
                format!("{name} is {}", shown.unwrap_or("not known".into())),
            );
        }
    }
}

/// Every word that the screens of a service need, in every language.
fn check_words(loaded: &Loaded, complaints: &mut Vec<Complaint>) {
    let catalogue = &loaded.catalogue;
    let mut needed = BTreeSet::new();
    if !catalogue.groups.is_empty() {
        needed.extend(catalogue.shown().iter().map(|(id, _)| format!("group-{id}")));
    }
    for service in catalogue.services.values() {
        let id = format!("service-{}", service.id);
        let attributes =
            ["summary", "start", "eligible", "eligible-lead", "not-eligible", "not-eligible-lead"];
        needed.extend(attributes.map(|a| format!("{id}.{a}")));
        needed.extend([format!("{id}.unknown"), format!("{id}.unknown-lead"), id]);
        needed.extend(service.conditions.iter().map(|condition| format!("condition-{condition}")));
        for page in service.all_pages() {
            needed.insert(format!("section-{}", page.section));
            match page.fields.as_slice() {
                [single] => needed.insert(format!("field-{single}.question")),
                _ => needed.insert(format!("page-{}", page.id)),
            };
        }
        for (name, field) in &service.fields {
            needed.insert(format!("field-{name}"));
            if field.valid.is_some() {
                needed.insert(format!("field-{name}.invalid"));
            }
            if field.kind == FieldKind::Choice {
                needed.extend(field.options.iter().map(|o| format!("option-{name}-{}", o.value)));
            }
        }
        needed.extend(service.permit.iter().map(|p| format!("seal-permit-{}", p.name.to_lowercase())));
        let filed = &service.filed;
        if !filed.kiosk {
            needed.extend(filed.counter.then(|| format!("service-{}.counter", service.id)));
            needed.extend(filed.online.is_some().then(|| format!("service-{}.online", service.id)));
        }
        let relation = service.acting.as_ref().and_then(|acting| service.fields.get(&acting.relation));
        for option in relation.into_iter().flat_map(|field| &field.options).filter(|o| o.value != SELF) {
            needed.extend(["", ".declaration"].map(|part| format!("acting-{}{part}", option.value)));
        }
        let answered = |name: &&String| !service.fields.contains_key(*name);
        needed.extend(service.decisive.iter().filter(answered).map(|name| format!("figure-{name}")));
    }
    for rule in &catalogue.policy.rules {
        let id = format!("rule-{}", rule.id);
        let attributes: &[&str] = match rule.effect {
            Effect::Refuse | Effect::Limit(_) => {
                &["met", "met-why", "not-met", "not-met-why", "unknown", "unknown-why"]
            }
            Effect::Warn | Effect::Interview | Effect::Waive { .. } => &["attention", "attention-why"],
            Effect::Check | Effect::Route { .. } => &["check", "check-why"],
            Effect::Document { .. } => &["why"],
            Effect::Fee { .. } => {
                needed.insert(id.clone());
                &[]
            }
            Effect::Figure { .. } => &[],
        };
        if let Effect::Limit(limit) = &rule.effect {
            needed.insert(format!("figure-{}", limit.name));
        }
        needed.extend(attributes.iter().map(|a| format!("{id}.{a}")));
    }
    let units = catalogue.policy.parameters.values().map(|parameter| parameter.unit.as_str());
    let given = catalogue.policy.rules.iter().filter_map(|rule| match &rule.effect {
        Effect::Figure { unit, .. } => unit.as_deref(),
        Effect::Limit(limit) => limit.unit.as_deref(),
        _ => None,
    });
    needed.extend(units.chain(given).filter(|unit| *unit != MONEY).map(unit_words));
    for (language, words) in &catalogue.words {
        for id in needed.iter().filter(|id| !words.has(id)) {
            complaints.push(Complaint {
                file: format!("locales/{language}"),
                line: 0,
                message: format!("the words {id} are missing"),
            });
        }
    }
}

/// Every dated change can be told on the guides of the services it is about.
fn check_changes(files: &Files, loaded: &Loaded, complaints: &mut Vec<Complaint>) {
    let catalogue = &loaded.catalogue;
    for (service, (language, words)) in
        catalogue.services.values().flat_map(|s| catalogue.words.iter().map(move |w| (s, w)))
    {
        for change in changes::all(service, &catalogue.policy) {
            if changed::in_words(service, &catalogue.policy, words, &change).is_some() {
                continue;
            }
            let (id, message) = match &change.what {
                What::Value { parameter, .. } => (
                    &parameter.id,
                    format!(
                        "{}: it changes on {}, and guides have no name for it in {language}; add the words parameter-{}",
                        parameter.id, change.on, parameter.id
                    ),
                ),
                What::Begins(rule) | What::Ends(rule) => (
                    &rule.id,
                    format!(
                        "{}: guides tell of it from {} on, and its words in {language} need answers; add rule-{}.change",
                        rule.id, change.on, rule.id
                    ),
                ),
            };
            let written = format!("id = \"{id}\"");
            let file =
                files.iter().find(|(name, text)| name.starts_with("policy/") && text.contains(&written));
            if let Some((file, text)) = file {
                source(files, file, complaints).complain(find(text, &written), message);
            }
        }
    }
}

/// A service's own words stand for words that it has, and for a service that there is.
fn check_own(files: &Files, loaded: &Loaded, complaints: &mut Vec<Complaint>) {
    for language in &loaded.catalogue.languages {
        let known = shapes(files, language);
        for (id, (shared, service)) in known.keys().filter_map(|id| Some((id, id.rsplit_once(OWN)?))) {
            let message = if !loaded.catalogue.services.contains_key(service) {
                format!("{id}: there is no service {service}")
            } else if !known.contains_key(shared) {
                format!("{id}: there are no words {shared} that these could stand for")
            } else {
                continue;
            };
            complaints.push(Complaint { file: format!("locales/{language}"), line: 0, message });
        }
    }
}

/// Every language has the same messages, with the same attributes, as the first.
fn check_languages(files: &Files, loaded: &Loaded, complaints: &mut Vec<Complaint>) {
    let mut languages = loaded.catalogue.languages.iter();
    let Some(first) = languages.next() else { return };
    let expected = shapes(files, first);
    for language in languages {
        let got = shapes(files, language);
        for (id, shape) in &expected {
            let message = match got.get(id) {
                Some(other) if other == shape => continue,
                Some(other) => format!("{id} has {other:?} where {first} has {shape:?}"),
                None => format!("{id} is missing; {first} has it"),
            };
            complaints.push(Complaint { file: format!("locales/{language}"), line: 0, message });
        }
        for id in got.keys().filter(|id| !expected.contains_key(*id)) {
            let message = format!("{id} is not in {first}");
            complaints.push(Complaint { file: format!("locales/{language}"), line: 0, message });
        }
    }
}

/// Each message's attributes.
fn shapes(files: &Files, language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let folder = format!("locales/{language}/");
    let mut shapes = BTreeMap::new();
    for (_, text) in files.iter().filter(|(name, _)| name.starts_with(&folder) && name.ends_with(".ftl")) {
        let resource = fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(resource, _)| resource);
        for entry in resource.body {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                let shape: BTreeSet<String> =
                    message.attributes.iter().map(|a| format!(".{}", a.id.name)).collect();
                shapes.insert(message.id.name.to_owned(), shape);
            }
        }
    }
    shapes
}
