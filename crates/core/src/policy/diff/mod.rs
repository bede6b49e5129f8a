//! What differs between two catalogues in meaning: figures by day, rules part by part, forms, words. Order,
//! comments and the files in which things stand make no difference. Also what was in force on a day.

mod lasting;

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::Entry;
use jiff::civil::Date;
use serde::Serialize;

pub use lasting::{Lasting, lasting};

use super::assessment::Verified;
use super::expression::Expression;
use super::{Effect, Parameter, ParameterValue, Policy, Rule};
use crate::catalogue::{Catalogue, Files};
use crate::form::{Field, Page, Service};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    pub parameters: Vec<ParameterDiff>,
    pub rules: Vec<RuleDiff>,
    /// Services that came or went, by id.
    pub services: Vec<Part>,
    pub forms: Vec<FormDiff>,
    pub words: Vec<WordsDiff>,
    /// Other files that differ: guides, examples, the calendar.
    pub files: Vec<String>,
}

impl Diff {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A figure that is another for some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParameterDiff {
    pub id: String,
    pub unit: String,
    pub from: Date,
    /// The last day on which they differ so; none: for good.
    pub until: Option<Date>,
    pub old: Option<Figure>,
    pub new: Option<Figure>,
}

/// A figure and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    pub value: i64,
    pub citation: String,
    pub source: String,
    pub verified: Verified,
}

/// One thing by name: how it read, and how it reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    pub name: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleDiff {
    pub id: String,
    pub came: Came,
    /// As it is now, or was last.
    pub services: Vec<String>,
    /// The word for its effect ("refuse", "document").
    pub effect: &'static str,
    pub from: Date,
    pub until: Option<Date>,
    pub citation: String,
    /// What differs of a rule that is in both.
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Came {
    Added,
    Changed,
    Removed,
}

/// What differs in a service's form: pages (`page.<id>`), fields (`field.<id>`), and how it is gone through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormDiff {
    pub service: String,
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordsDiff {
    pub language: String,
    /// The message, with the attribute behind a dot.
    pub id: String,
    pub old: Option<String>,
    pub new: Option<String>,
}

/// What differs, words and other files too.
pub fn diff(old: (&Files, &Catalogue), new: (&Files, &Catalogue)) -> Diff {
    let mut diff = of_catalogues(old.1, new.1);
    let languages: BTreeSet<&String> = old.1.languages.iter().chain(&new.1.languages).collect();
    for language in languages {
        let (before, after) = (messages(old.0, language), messages(new.0, language));
        let parts = parts(&before, &after).map(|Part { name, old, new }| WordsDiff {
            language: language.clone(),
            id: name,
            old,
            new,
        });
        diff.words.extend(parts);
    }
    let paths: BTreeSet<&String> = old.0.keys().chain(new.0.keys()).collect();
    let told = |path: &str| {
        path.starts_with("policy/")
            || path.starts_with("locales/")
            || path.starts_with("blocks/")
            || path.ends_with("/service.toml")
    };
    let other = paths.into_iter().filter(|path| !told(path) && old.0.get(*path) != new.0.get(*path));
    diff.files = other.cloned().collect();
    diff
}

/// What differs in parameters, rules and forms.
pub fn of_catalogues(old: &Catalogue, new: &Catalogue) -> Diff {
    let ids: BTreeSet<&String> = old.policy.parameters.keys().chain(new.policy.parameters.keys()).collect();
    let parameters = ids
        .into_iter()
        .flat_map(|id| parameter(id, old.policy.parameters.get(id), new.policy.parameters.get(id)))
        .collect();
    let names = |catalogue: &Catalogue| -> BTreeMap<String, String> {
        catalogue.services.keys().map(|id| (id.clone(), String::new())).collect()
    };
    let both = old.services.iter().filter_map(|(id, service)| Some((id, service, new.services.get(id)?)));
    let forms = both.filter_map(|(id, before, after)| {
        let parts: Vec<Part> = parts(&form(before), &form(after)).collect();
        (!parts.is_empty()).then(|| FormDiff { service: id.clone(), parts })
    });
    Diff {
        parameters,
        rules: rules(&old.policy, &new.policy),
        services: parts(&names(old), &names(new)).collect(),
        forms: forms.collect(),
        words: vec![],
        files: vec![],
    }
}

/// Two texts by name: what is in one alone, and what reads otherwise.
fn parts(
    old: &BTreeMap<String, String>,
    new: &BTreeMap<String, String>,
) -> impl Iterator<Item = Part> + use<> {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differs = names.into_iter().filter(|name| old.get(*name) != new.get(*name));
    let parts: Vec<Part> = differs
        .map(|name| Part { name: name.clone(), old: old.get(name).cloned(), new: new.get(name).cloned() })
        .collect();
    parts.into_iter()
}

/// The spans of time in which a parameter is another.
fn parameter(id: &str, old: Option<&Parameter>, new: Option<&Parameter>) -> Vec<ParameterDiff> {
    let unit = new.or(old).map_or("", |parameter| parameter.unit.as_str());
    let values = [old, new].into_iter().flatten().flat_map(|parameter| &parameter.values);
    let days: BTreeSet<Date> = values.map(|value| value.from).collect();
    let on = |parameter: Option<&Parameter>, day| parameter.and_then(|p| p.on(day)).map(figure);
    let mut spans: Vec<ParameterDiff> = Vec::new();
    // A change of unit alone is a difference from the first day.
    let other_unit = matches!((old, new), (Some(old), Some(new)) if old.unit != new.unit);
    let mut open = false;
    for day in days {
        let (before, after) = (on(old, day), on(new, day));
        if before == after && !other_unit {
            if let Some(last) = spans.last_mut().filter(|_| open) {
                last.until = day.yesterday().ok();
            }
            open = false;
            continue;
        }
        match spans.last_mut().filter(|_| open) {
            Some(last) if last.old == before && last.new == after => continue,
            Some(last) => last.until = day.yesterday().ok(),
            None => {}
        }
        open = true;
        spans.push(ParameterDiff {
            id: id.to_owned(),
            unit: unit.to_owned(),
            from: day,
            until: None,
            old: before,
            new: after,
        });
    }
    spans
}

fn figure(value: &ParameterValue) -> Figure {
    Figure {
        value: value.value,
        citation: value.citation.clone(),
        source: value.source.clone(),
        verified: value.verified,
    }
}

fn rules(old: &Policy, new: &Policy) -> Vec<RuleDiff> {
    let by_id = |policy: &'_ Policy| -> BTreeMap<String, usize> {
        policy.rules.iter().enumerate().map(|(place, rule)| (rule.id.clone(), place)).collect()
    };
    let (before, after) = (by_id(old), by_id(new));
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let find = |policy: &'_ Policy, places: &BTreeMap<String, usize>, id: &String| {
        places.get(id).map(|place| (*place, rule_parts(&policy.rules[*place])))
    };
    let mut found = Vec::new();
    for id in ids {
        let (old_rule, new_rule) = (find(old, &before, id), find(new, &after, id));
        let (came, parts) = match (&old_rule, &new_rule) {
            (Some((_, a)), Some((_, b))) if a == b => continue,
            (Some((_, a)), Some((_, b))) => (Came::Changed, parts(a, b).collect()),
            (None, _) => (Came::Added, vec![]),
            (_, None) => (Came::Removed, vec![]),
        };
        let place = new_rule.map(|(place, _)| &new.rules[place]);
        let Some(rule) = place.or_else(|| old_rule.map(|(place, _)| &old.rules[place])) else { continue };
        found.push(RuleDiff {
            id: id.clone(),
            came,
            services: rule.services.clone(),
            effect: effect_name(&rule.effect),
            from: rule.from,
            until: rule.until,
            citation: rule.citation.clone(),
            parts,
        });
    }
    found
}

/// The word by which the files name an effect.
pub fn effect_name(effect: &Effect) -> &'static str {
    match effect {
        Effect::Refuse => "refuse",
        Effect::Warn => "warn",
        Effect::Check => "check",
        Effect::Interview => "interview",
        Effect::Document { .. } => "document",
        Effect::Fee { .. } => "fee",
        Effect::Figure { .. } => "figure",
        Effect::Limit(_) => "limit",
        Effect::Route { .. } => "route",
        Effect::Waive { .. } => "waive",
    }
}

/// All that a rule says, by the names of its parts.
fn rule_parts(rule: &Rule) -> BTreeMap<String, String> {
    let source = |expression: &Expression| expression.source().to_owned();
    let mut services = rule.services.clone();
    services.sort();
    let mut parts = vec![
        ("services", Some(services.join(", "))),
        ("from", Some(rule.from.to_string())),
        ("until", rule.until.map(|until| until.to_string())),
        ("citation", Some(rule.citation.clone())),
        ("applies", rule.applies.as_ref().map(source)),
        ("when", rule.when.as_ref().map(source)),
        ("effect", Some(effect_name(&rule.effect).to_owned())),
    ];
    match &rule.effect {
        Effect::Refuse | Effect::Warn | Effect::Check | Effect::Interview => {}
        Effect::Document { field } => parts.push(("effect.document", Some(field.clone()))),
        Effect::Fee { amount, label } => {
            parts.extend([("effect.fee", Some(source(amount))), ("effect.label", label.clone())]);
        }
        Effect::Figure { name, value, unit } => parts.extend([
            ("effect.figure", Some(name.clone())),
            ("effect.value", Some(source(value))),
            ("effect.unit", unit.clone()),
        ]),
        Effect::Limit(limit) => parts.extend([
            ("effect.limit", Some(limit.name.clone())),
            ("effect.value", Some(source(&limit.value))),
            ("effect.least", limit.least.as_ref().map(source)),
            ("effect.most", limit.most.as_ref().map(source)),
            ("effect.unit", limit.unit.clone()),
        ]),
        Effect::Route { to } => parts.push(("effect.route", Some(to.clone()))),
        Effect::Waive { rule } => parts.push(("effect.waive", Some(rule.clone()))),
    }
    let said = parts.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?)));
    let values = rule.words.iter().map(|(name, text)| (format!("values.{name}"), source(text)));
    said.chain(values).collect()
}

/// A service's form and what else its file says, by name.
fn form(service: &Service) -> BTreeMap<String, String> {
    let mut parts = BTreeMap::new();
    let mut put = |name: String, text: String| parts.insert(name, text);
    put("pictogram".into(), service.pictogram.clone());
    put("steps".into(), format!("{:?}", service.plan));
    put("conditions".into(), service.conditions.join(", "));
    put("days".into(), format!("{}, {}", service.days.0, service.days.1));
    put("decisive".into(), service.decisive.join(", "));
    put("filed".into(), format!("{:?}", service.filed));
    put("permit".into(), format!("{:?}", service.permit));
    for (part, pages) in [("screening", &service.screening), ("page", &service.pages)] {
        let order: Vec<&str> = pages.iter().map(|page| page.id.as_str()).collect();
        put(format!("{part}-order"), order.join(", "));
        for page in pages {
            put(format!("{part}.{}", page.id), page_text(page));
        }
    }
    for (id, field) in &service.fields {
        put(format!("field.{id}"), field_text(field));
    }
    parts
}

fn page_text(page: &Page) -> String {
    let when = page.when.as_ref().map(|when| format!(" when {}", when.source())).unwrap_or_default();
    format!("{:?} {} [{}]{when}", page.kind, page.section, page.fields.join(", "))
}

fn field_text(field: &Field) -> String {
    let source = |expression: &Option<Expression>| expression.as_ref().map(|e| e.source().to_owned());
    let options: Vec<String> = field
        .options
        .iter()
        .map(|option| match &option.when {
            Some(when) => format!("{} when {}", option.value, when.source()),
            None => option.value.clone(),
        })
        .collect();
    format!(
        "{:?} optional {} {:?} [{}] {} {:?} {:?} {} {:?}",
        field.kind,
        field.optional,
        source(&field.optional_when),
        options.join(", "),
        field.max_length,
        source(&field.valid),
        field.mrz,
        field.shared,
        field.photo
    )
}

/// Every message of a language, attribute by attribute, as it is written.
pub fn messages(files: &Files, language: &str) -> BTreeMap<String, String> {
    let folder = format!("locales/{language}/");
    let mut said = BTreeMap::new();
    for (_, text) in files.iter().filter(|(path, _)| path.starts_with(&folder) && path.ends_with(".ftl")) {
        let resource = fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(resource, _)| resource);
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            if let Some(value) = &message.value {
                said.insert(id.to_owned(), pattern(value));
            }
            for attribute in &message.attributes {
                said.insert(format!("{id}.{}", attribute.id.name), pattern(&attribute.value));
            }
        }
    }
    said
}

/// A pattern as it is written, in one form.
fn pattern(pattern: &fluent_syntax::ast::Pattern<&str>) -> String {
    let message = fluent_syntax::ast::Message {
        id: fluent_syntax::ast::Identifier { name: "m" },
        value: Some(fluent_syntax::ast::Pattern { elements: pattern.elements.clone() }),
        attributes: vec![],
        comment: None,
    };
    let resource = fluent_syntax::ast::Resource { body: vec![Entry::Message(message)] };
    let text = fluent_syntax::serializer::serialize(&resource);
    text.strip_prefix("m =").unwrap_or(&text).trim().to_owned()
}

/// What was in force of a service on a day.
pub struct InForce<'c> {
    /// The parameters that its rules, its deadlines and its times read.
    pub parameters: Vec<(&'c Parameter, &'c ParameterValue)>,
    pub rules: Vec<&'c Rule>,
}

/// "What was the rule on this date?"
pub fn in_force<'c>(catalogue: &'c Catalogue, service: &'c Service, date: Date) -> InForce<'c> {
    let rules: Vec<&Rule> = catalogue.policy.in_force(&service.id, date).collect();
    let mut read: BTreeSet<&str> = rules
        .iter()
        .flat_map(|rule| rule.expressions())
        .flat_map(Expression::names)
        .map(String::as_str)
        .collect();
    read.extend([service.days.0.as_str(), service.days.1.as_str()]);
    if let Some(deadline) = &service.deadline {
        read.extend(deadline.opens.iter().chain(&deadline.late_day).map(String::as_str));
    }
    let parameters =
        catalogue.policy.parameters.values().filter(|parameter| read.contains(parameter.id.as_str()));
    let parameters = parameters.filter_map(|parameter| Some((parameter, parameter.on(date)?))).collect();
    InForce { parameters, rules }
}

#[cfg(test)]
mod tests;
