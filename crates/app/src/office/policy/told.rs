//! Figures, rules, changes and differences as sentences, in the officer's language.

use jiff::civil::Date;
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::catalogue::{Catalogue, Files};
use lawang_core::policy::amend::{Change, Fault, NewEffect, PutRule};
use lawang_core::policy::assess::parameter_facts;
use lawang_core::policy::assessment::{Figure, Verified};
use lawang_core::policy::diff::{Came, Diff, FormDiff, Lasting, ParameterDiff, Part, RuleDiff, effect_name};
use lawang_core::policy::expression::{Expression, Facts, Known};
use lawang_core::policy::{Effect, MONEY, Rule};

use super::view::{DiffGroup, DiffLine, DiffPart, ReadAs};

/// What has no value without a person's answers.
const OPEN: &str = "…";
/// How many services are named before they are counted.
const NAMED: usize = 3;

/// Sentences about one catalogue.
pub(super) struct Told<'c> {
    pub words: &'c Words,
    pub catalogue: &'c Catalogue,
}

impl Told<'_> {
    /// "Least age for E33F"
    pub fn parameter(&self, id: &str) -> String {
        let own = format!("parameter-{id}");
        self.words.maybe(&own).unwrap_or_else(|| id.replace('_', " "))
    }

    pub fn service(&self, id: &str) -> String {
        self.words.maybe(&format!("service-{id}")).unwrap_or_else(|| id.to_owned())
    }

    pub fn services(&self, ids: &[String]) -> String {
        let named: Vec<String> = ids.iter().take(NAMED).map(|id| self.service(id)).collect();
        match ids.len().saturating_sub(NAMED) {
            0 => named.join(", "),
            more => {
                let args = Args::new().with("services", named.join(", ")).with("count", more as i64);
                self.words.text_with("policy-services-more", &args)
            }
        }
    }

    pub fn effect(&self, does: &str) -> String {
        self.words.text(&format!("policy-effect-{does}"))
    }

    pub fn verified(&self, verified: Verified) -> String {
        self.words.text(match verified {
            Verified::Official => "policy-verified-official",
            Verified::Secondary => "policy-verified-secondary",
            Verified::Placeholder => "policy-verified-placeholder",
        })
    }

    /// "since 5 April 2024" or "from 1 December 2026 to 31 March 2027", with what it rests on.
    pub fn since(&self, from: Date, until: Option<Date>, citation: &str) -> String {
        let args = Args::new().with("span", self.span(from, until)).with("citation", citation.to_owned());
        self.words.text_with("policy-since", &args)
    }

    pub fn span(&self, from: Date, until: Option<Date>) -> String {
        let args = Args::new().with("from", self.words.date(from));
        match until {
            None => self.words.text_with("policy-span-from", &args),
            Some(until) => {
                let args = args.with("until", self.words.date(until));
                self.words.text_with("policy-span-between", &args)
            }
        }
    }

    /// What people are told by a rule, on a day, with figures filled in as far as they hang on no answer.
    pub fn rule(&self, rule: &Rule, day: Date) -> String {
        let own = self.words.of(rule.services.first().map_or("", String::as_str));
        let id = format!("rule-{}", rule.id);
        let args = self.values(rule, day);
        let said = |attribute: &str| {
            let id = format!("{id}.{attribute}");
            own.has(&id).then(|| own.text_with(&id, &args))
        };
        let known = match &rule.effect {
            Effect::Refuse | Effect::Limit(_) => said("not-met"),
            Effect::Warn | Effect::Interview | Effect::Waive { .. } => said("attention"),
            Effect::Check | Effect::Route { .. } => said("check"),
            Effect::Document { field } => own.maybe(&format!("field-{field}")),
            Effect::Fee { .. } => own.has(&id).then(|| own.text_with(&id, &args)),
            Effect::Figure { name, .. } => own.maybe(&format!("figure-{name}")),
        };
        known.unwrap_or_else(|| rule.id.replace('-', " "))
    }

    fn values(&self, rule: &Rule, day: Date) -> Args {
        let facts = parameter_facts(&self.catalogue.policy, day);
        let mut args = Args::new();
        for name in ["value", "least", "most"] {
            args.set(name.to_owned(), OPEN);
        }
        let limit = match &rule.effect {
            Effect::Limit(limit) => vec![("least", limit.least.as_ref()), ("most", limit.most.as_ref())],
            _ => vec![],
        };
        let given = limit.into_iter().filter_map(|(name, expression)| Some((name, expression?)));
        for (name, expression) in given.chain(rule.words.iter().map(|(name, e)| (name.as_str(), e))) {
            self.set(&mut args, name, expression, &facts);
        }
        args
    }

    fn set(&self, args: &mut Args, name: &str, expression: &Expression, facts: &Facts) {
        let name = name.to_owned();
        match expression.figure(facts) {
            Known::Value(Figure::Number(number)) if self.catalogue.policy.unit(expression) == Some(MONEY) => {
                args.set(name, self.words.money(number));
            }
            Known::Value(Figure::Number(number) | Figure::Measured { number, .. }) => args.set(name, number),
            Known::Value(Figure::Date(date)) => args.set(name, self.words.date(date)),
            Known::Value(Figure::Text(text)) => args.set(name, text),
            Known::Unknown(_) => args.set(name, OPEN),
        }
    }

    /// A change as a sentence: "Least age for E33F: 55 years → 50 years from 1 December 2026".
    pub fn change(&self, change: &Change) -> String {
        let policy = &self.catalogue.policy;
        match change {
            Change::SetParameter(change) => {
                let parameter = policy.parameters.get(&change.parameter);
                let unit = parameter.map_or("", |parameter| parameter.unit.as_str());
                let old = parameter.and_then(|parameter| parameter.on(change.from)).map(|value| value.value);
                let args = Args::new()
                    .with("name", self.parameter(&change.parameter))
                    .with("old", old.map_or_else(|| OPEN.to_owned(), |old| self.words.measured(old, unit)))
                    .with("new", self.words.measured(change.value, unit))
                    .with("span", self.span(change.from, change.until));
                self.words.text_with("policy-change-parameter", &args)
            }
            Change::PutRule(change) => {
                let args = Args::new()
                    .with("effect", self.effect(does(&change.effect)))
                    .with("services", self.services(&change.services))
                    .with("span", self.span(change.from, change.until))
                    .with("words", self.put_words(change));
                let there = policy.rules.iter().any(|rule| rule.id == change.id);
                let name = match (&change.replaces, there) {
                    (Some(_), _) => "policy-change-rule-replaced",
                    (None, true) => "policy-change-rule-rewritten",
                    (None, false) => "policy-change-rule-new",
                };
                self.words.text_with(name, &args)
            }
            Change::EndRule(change) => {
                let rule = policy.rules.iter().find(|rule| rule.id == change.rule);
                let said = rule.map_or_else(|| change.rule.clone(), |rule| self.rule(rule, change.last));
                let args = Args::new().with("words", said).with("last", self.words.date(change.last));
                self.words.text_with("policy-change-rule-ended", &args)
            }
            Change::AddDocument(change) => {
                let language = self.words.language();
                let own = change.words.get(language).map(|words| words.label.clone());
                let there = || self.words.maybe(&format!("field-{}", change.document));
                let label = own.filter(|label| !label.is_empty()).or_else(there);
                let args = Args::new()
                    .with("service", self.service(&change.service))
                    .with("document", label.unwrap_or_else(|| change.document.clone()))
                    .with("span", self.span(change.from, change.until));
                self.words.text_with("policy-change-document", &args)
            }
            Change::AddParameter(change) => {
                let name = change.words.get(self.words.language()).cloned();
                let args = Args::new()
                    .with("name", name.unwrap_or_else(|| change.parameter.clone()))
                    .with("value", self.words.measured(change.value, &change.unit))
                    .with("span", self.span(change.from, None));
                self.words.text_with("policy-change-parameter-new", &args)
            }
            Change::AddQuestion(change) => {
                let said = change.words.get(self.words.language()).map(|said| said.question.clone());
                let args = Args::new()
                    .with("service", self.service(&change.service))
                    .with("question", said.unwrap_or_else(|| change.field.clone()))
                    .with("span", self.span(change.from, change.until));
                self.words.text_with("policy-change-question", &args)
            }
            Change::WriteFile(file) => {
                self.words.text_with("policy-change-file", &Args::new().with("path", file.path.clone()))
            }
        }
    }

    fn put_words(&self, change: &PutRule) -> String {
        if let NewEffect::Figure { figure, .. } = &change.effect
            && let Some(name) = self.words.maybe(&format!("figure-{figure}"))
        {
            return name;
        }
        let said = change.words.get(self.words.language()).or_else(|| change.words.values().next());
        let first = ["not-met", "attention", "check", "why", ""];
        let text = said.and_then(|said| first.iter().find_map(|part| said.get(*part)));
        text.cloned().unwrap_or_else(|| change.id.replace('-', " "))
    }

    pub fn fault(&self, fault: &Fault) -> String {
        // A day reads as a day, and a language by its name.
        let about = match fault.about.parse::<Date>() {
            Ok(date) => self.words.date(date),
            Err(_) => {
                self.words.maybe(&format!("policy-language-{}", fault.about)).unwrap_or(fault.about.clone())
            }
        };
        let name = format!("policy-fault-{}", fault.problem.name());
        self.words.text_with(&name, &Args::new().with("about", about))
    }

    /// Everything that differs, under headings. `old` tells the words of what is gone.
    pub fn groups(&self, old: &Self, diff: &Diff, day: Date) -> Vec<DiffGroup> {
        let rules = |is_of: fn(&RuleDiff) -> bool| -> Vec<DiffLine> {
            diff.rules.iter().filter(|rule| is_of(rule)).map(|rule| self.rule_line(old, rule, day)).collect()
        };
        let plain = |text: String| DiffLine { text, citation: String::new(), parts: vec![] };
        let service_line = |part: &Part| {
            let name =
                if part.new.is_some() { "policy-diff-service-added" } else { "policy-diff-service-removed" };
            let told = if part.new.is_some() { self } else { old };
            plain(self.words.text_with(name, &Args::new().with("service", told.service(&part.name))))
        };
        let form_line = |form: &FormDiff| DiffLine {
            text: self.service(&form.service),
            citation: String::new(),
            parts: told_parts(form).map(|part| self.form_part(&form.service, part)).collect(),
        };
        let words_line = |words: &lawang_core::policy::diff::WordsDiff| DiffLine {
            text: words.id.clone(),
            citation: self.words.text(&format!("policy-language-{}", words.language)),
            parts: vec![DiffPart { name: String::new(), old: words.old.clone(), new: words.new.clone() }],
        };
        let groups: Vec<(&str, Vec<DiffLine>)> = vec![
            ("parameters", diff.parameters.iter().map(|parameter| self.parameter_line(parameter)).collect()),
            ("documents", rules(|rule| rule.effect == "document")),
            ("fees", rules(|rule| rule.effect == "fee")),
            ("rules", rules(|rule| rule.effect != "document" && rule.effect != "fee")),
            ("services", diff.services.iter().map(service_line).collect()),
            ("forms", diff.forms.iter().map(form_line).collect()),
            ("words", diff.words.iter().map(words_line).collect()),
            ("files", diff.files.iter().cloned().map(plain).collect()),
        ];
        groups
            .into_iter()
            .filter(|(_, lines)| !lines.is_empty())
            .map(|(name, lines)| DiffGroup { title: self.words.text(&format!("policy-diff-{name}")), lines })
            .collect()
    }

    /// How long what differs lasts.
    pub fn lasting(&self, lasting: Lasting) -> String {
        match lasting {
            Lasting::ForGood => self.words.text("policy-lasts-for-good"),
            Lasting::Partly => self.words.text("policy-lasts-partly"),
            Lasting::ReturnsOn(day) => {
                let last = day.yesterday().unwrap_or(day);
                let args = Args::new().with("last", self.words.date(last)).with("day", self.words.date(day));
                self.words.text_with("policy-lasts-until", &args)
            }
        }
    }

    fn parameter_line(&self, diff: &ParameterDiff) -> DiffLine {
        let said = |figure: &Option<lawang_core::policy::diff::Figure>| {
            figure.as_ref().map_or_else(|| OPEN.to_owned(), |f| self.words.measured(f.value, &diff.unit))
        };
        let args = Args::new()
            .with("name", self.parameter(&diff.id))
            .with("old", said(&diff.old))
            .with("new", said(&diff.new))
            .with("span", self.span(diff.from, diff.until));
        let citation = diff.new.as_ref().or(diff.old.as_ref()).map(|figure| figure.citation.clone());
        DiffLine {
            text: self.words.text_with("policy-change-parameter", &args),
            citation: citation.unwrap_or_default(),
            parts: vec![],
        }
    }

    fn rule_line(&self, old: &Self, diff: &RuleDiff, day: Date) -> DiffLine {
        let told = if diff.came == Came::Removed { old } else { self };
        let rule = told.catalogue.policy.rules.iter().find(|rule| rule.id == diff.id);
        let said = rule.map_or_else(|| diff.id.clone(), |rule| told.rule(rule, day.max(rule.from)));
        let args = Args::new()
            .with("effect", self.effect(diff.effect))
            .with("services", self.services(&diff.services))
            .with("words", said)
            .with("span", self.span(diff.from, diff.until));
        let name = match diff.came {
            Came::Added => "policy-diff-rule-added",
            Came::Changed => "policy-diff-rule-changed",
            Came::Removed => "policy-diff-rule-removed",
        };
        let parts = diff.parts.iter().map(|part| {
            let (name, more) = part.name.split_once('.').unwrap_or((&part.name, ""));
            let name = match name {
                "values" => format!("{} {more}", self.words.text("policy-part-values")),
                _ => self.words.text(&format!("policy-part-{name}")),
            };
            DiffPart { name, old: part.old.clone(), new: part.new.clone() }
        });
        DiffLine {
            text: self.words.text_with(name, &args),
            citation: diff.citation.clone(),
            parts: parts.collect(),
        }
    }

    fn form_part(&self, service: &str, part: &Part) -> DiffPart {
        let own = self.words.of(service);
        let (kind, id) = part.name.split_once('.').unwrap_or((&part.name, ""));
        let label = match kind {
            "field" => own.maybe(&format!("field-{id}")),
            "page" | "screening" => own.maybe(&format!("page-{id}")),
            _ => None,
        };
        let kind = self.words.maybe(&format!("policy-form-{kind}")).unwrap_or_else(|| kind.to_owned());
        let name = format!("{kind} {}", label.unwrap_or_else(|| id.to_owned()));
        let (old, new) = match kind_of(part) {
            FormPart::Asked => (self.asked(part.old.as_deref()), self.asked(part.new.as_deref())),
            FormPart::Other => (part.old.clone(), part.new.clone()),
        };
        // What is asked as before but is otherwise kept or read says no more here.
        let otherwise = old.is_some() && old == new;
        let new = if otherwise { Some(self.words.text("policy-form-otherwise")) } else { new };
        DiffPart { name: name.trim().to_owned(), old, new }
    }

    /// "asked when today >= '2026-12-01'"
    fn asked(&self, described: Option<&str>) -> Option<String> {
        let described = described?;
        Some(match described.split_once(" when ").filter(|_| described.contains("] when ")) {
            Some((_, when)) => {
                self.words.text_with("policy-form-asked-when", &Args::new().with("when", when.to_owned()))
            }
            None => self.words.text("policy-form-asked"),
        })
    }
}

enum FormPart {
    /// A page or a question, which is asked or not.
    Asked,
    Other,
}

fn kind_of(part: &Part) -> FormPart {
    let asked = ["field.", "page.", "screening."].iter().any(|kind| part.name.starts_with(kind));
    if asked { FormPart::Asked } else { FormPart::Other }
}

/// The order of pages says nothing more where a page came or went.
fn told_parts(form: &FormDiff) -> impl Iterator<Item = &Part> {
    let moved =
        |part: &Part| matches!(kind_of(part), FormPart::Asked) && (part.old.is_none() || part.new.is_none());
    let moved = form.parts.iter().any(moved);
    form.parts.iter().filter(move |part| !(moved && part.name.ends_with("-order")))
}

/// The word by which the files name what a rule does.
pub(super) fn does(effect: &NewEffect) -> &'static str {
    match effect {
        NewEffect::Refuse => "refuse",
        NewEffect::Warn => "warn",
        NewEffect::Check => "check",
        NewEffect::Interview => "interview",
        NewEffect::Document { .. } => "document",
        NewEffect::Fee { .. } => "fee",
        NewEffect::Limit { .. } => "limit",
        NewEffect::Route { .. } => "route",
        NewEffect::Waive { .. } => "waive",
        NewEffect::Figure { .. } => "figure",
    }
}

/// A rule as a form takes it up, with its words in every language.
pub(super) fn as_change(rule: &Rule, files: &Files, languages: &[String]) -> PutRule {
    let source = |expression: &Expression| expression.source().to_owned();
    let effect = match &rule.effect {
        Effect::Refuse => NewEffect::Refuse,
        Effect::Warn => NewEffect::Warn,
        Effect::Check => NewEffect::Check,
        Effect::Interview => NewEffect::Interview,
        Effect::Document { field } => NewEffect::Document { document: field.clone() },
        Effect::Fee { amount, label } => NewEffect::Fee { fee: source(amount), label: label.clone() },
        Effect::Figure { name, value, unit } => {
            NewEffect::Figure { figure: name.clone(), value: source(value), unit: unit.clone() }
        }
        Effect::Limit(limit) => NewEffect::Limit {
            limit: limit.name.clone(),
            value: source(&limit.value),
            least: limit.least.as_ref().map(source),
            most: limit.most.as_ref().map(source),
            unit: limit.unit.clone(),
        },
        Effect::Route { to } => NewEffect::Route { route: to.clone() },
        Effect::Waive { rule } => NewEffect::Waive { waive: rule.clone() },
    };
    let said = |language: &String| {
        let messages = lawang_core::policy::diff::messages(files, language);
        let own = |part: &&'static str| {
            let id = format!("rule-{}", rule.id);
            let id = if part.is_empty() { id } else { format!("{id}.{part}") };
            messages.get(&id).map(|text| ((*part).to_owned(), text.clone()))
        };
        (language.clone(), effect.words().iter().filter_map(own).collect())
    };
    PutRule {
        id: rule.id.clone(),
        replaces: None,
        services: rule.services.clone(),
        from: rule.from,
        until: rule.until,
        citation: rule.citation.clone(),
        applies: rule.applies.as_ref().map(source),
        when: rule.when.as_ref().map(source),
        words: languages.iter().map(said).collect(),
        values: rule.words.iter().map(|(name, expression)| (name.clone(), source(expression))).collect(),
        effect,
    }
}

/// How the words of a change read in each language, in the catalogue that has it.
pub(super) fn reads(catalogue: &Catalogue, shown_in: &Words, change: &Change) -> Vec<ReadAs> {
    let (rule, day) = match change {
        Change::PutRule(change) => (&change.id, change.from),
        Change::AddDocument(change) => (&change.rule, change.from),
        Change::SetParameter(change) => {
            return parameter_reads(catalogue, shown_in, &change.parameter, change.from);
        }
        Change::EndRule(_) | Change::AddParameter(_) | Change::AddQuestion(_) | Change::WriteFile(_) => {
            return vec![];
        }
    };
    let found = catalogue.policy.rules.iter().find(|known| known.id == *rule);
    found.map(|rule| each_language(catalogue, shown_in, &[rule], day)).unwrap_or_default()
}

/// What the rules say that read a figure, on the day from which it is another.
fn parameter_reads(catalogue: &Catalogue, shown_in: &Words, id: &str, day: Date) -> Vec<ReadAs> {
    let about: Vec<&Rule> = catalogue
        .policy
        .rules
        .iter()
        .filter(|rule| rule.holds_on(day) && rule.words.values().any(|e| e.names().iter().any(|n| n == id)))
        .take(NAMED)
        .collect();
    if about.is_empty() { vec![] } else { each_language(catalogue, shown_in, &about, day) }
}

fn each_language(catalogue: &Catalogue, shown_in: &Words, rules: &[&Rule], day: Date) -> Vec<ReadAs> {
    let of = |language: &String| {
        let words = catalogue.words(language)?;
        let told = Told { words, catalogue };
        let lines = rules.iter().flat_map(|rule| told.rule_lines(rule, day)).collect();
        let name = shown_in.text(&format!("policy-language-{language}"));
        Some(ReadAs { lang: language.clone(), language: name, lines })
    };
    catalogue.languages.iter().filter_map(of).collect()
}

impl Told<'_> {
    /// All that a person may read of a rule, a line each.
    fn rule_lines(&self, rule: &Rule, day: Date) -> Vec<String> {
        let own = self.words.of(rule.services.first().map_or("", String::as_str));
        let args = self.values(rule, day);
        let text = |id: String| own.has(&id).then(|| own.text_with(&id, &args));
        let parts: &[&str] = match effect_name(&rule.effect) {
            "refuse" | "limit" => &[".not-met", ".not-met-why", ".met", ".met-why"],
            "check" | "route" => &[".check", ".check-why"],
            "document" => &[".why"],
            "fee" => &[""],
            _ => &[".attention", ".attention-why"],
        };
        let field = match &rule.effect {
            Effect::Document { field } => ["", ".question", ".hint"]
                .iter()
                .filter_map(|part| text(format!("field-{field}{part}")))
                .collect(),
            _ => vec![],
        };
        let own_parts = parts.iter().filter_map(|part| text(format!("rule-{}{part}", rule.id)));
        field.into_iter().chain(own_parts).collect()
    }
}
