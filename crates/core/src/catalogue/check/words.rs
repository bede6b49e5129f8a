//! Whether words can be read: every language fills the same places, rules fill the places of their words, and no
//! sentence is longer than a reader can hold.

use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, PatternElement};
use std::collections::{BTreeMap, BTreeSet};

use super::super::load::Source;
use super::super::{Complaint, Files, Loaded};
use crate::policy::{Effect, Rule};

/// The most words of a sentence.
const WORDS: usize = 20;

/// One value or attribute of a message: where it is, what it fills in, and how it reads.
struct Part<'f> {
    file: &'f str,
    at: usize,
    variables: BTreeSet<String>,
    /// With one word in each place that is filled in; of several forms the longest.
    text: String,
}

/// By `id` or `id.attribute`.
type Parts<'f> = BTreeMap<String, Part<'f>>;

pub(super) fn check(files: &Files, loaded: &Loaded, complaints: &mut Vec<Complaint>) {
    let languages = &loaded.catalogue.languages;
    let said: Vec<(&String, Parts<'_>)> = languages.iter().map(|l| (l, parts(files, l))).collect();
    for (language, own) in &said {
        for (id, part) in own {
            let mut complain = |message: String| {
                let text = files.get(part.file).map_or("", String::as_str);
                Source { file: part.file, text, complaints: &mut *complaints }.complain(part.at, message);
            };
            for (other, theirs) in said.iter().filter(|(other, _)| other != language) {
                let Some(theirs) = theirs.get(id) else { continue };
                for variable in theirs.variables.difference(&part.variables) {
                    complain(format!(
                        "{id} lacks {{ ${variable} }}, which {other} has; add it, or take it out there"
                    ));
                }
            }
            if let Some((words, sentence)) = longest(&part.text) {
                complain(too_long(words, &sentence));
            }
        }
        for rule in &loaded.catalogue.policy.rules {
            rule_words(files, own, rule, complaints);
        }
    }
    for (file, text) in
        files.iter().filter(|(name, _)| name.starts_with("services/") && name.ends_with(".md"))
    {
        for (at, paragraph) in paragraphs(text) {
            if let Some((words, sentence)) = longest(&paragraph) {
                Source { file, text, complaints: &mut *complaints }.complain(at, too_long(words, &sentence));
            }
        }
    }
}

fn too_long(words: usize, sentence: &str) -> String {
    let begins: Vec<&str> = sentence.split_whitespace().take(5).collect();
    format!(
        "a sentence of {words} words, “{} …”; a sentence has at most {WORDS}: make two of it",
        begins.join(" ")
    )
}

/// What a rule's words fill in is worked out by the rule.
fn rule_words(files: &Files, own: &Parts<'_>, rule: &Rule, complaints: &mut Vec<Complaint>) {
    let id = format!("rule-{}.", rule.id);
    let limit = matches!(rule.effect, Effect::Limit(_));
    let given = |name: &String| {
        rule.words.contains_key(name) || limit && ["value", "least", "most"].contains(&name.as_str())
    };
    for (name, part) in own.range(id.clone()..).take_while(|(name, _)| name.starts_with(&id)) {
        for variable in part.variables.iter().filter(|name| !given(name)) {
            let text = files.get(part.file).map_or("", String::as_str);
            Source { file: part.file, text, complaints: &mut *complaints }.complain(
                part.at,
                format!(
                    "{name} has {{ ${variable} }}, which the rule does not work out; add it to [rule.words]"
                ),
            );
        }
    }
}

fn parts<'f>(files: &'f Files, language: &str) -> Parts<'f> {
    let folder = format!("locales/{language}/");
    let mut parts = Parts::new();
    for (file, text) in files.iter().filter(|(name, _)| name.starts_with(&folder) && name.ends_with(".ftl")) {
        let resource = fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(resource, _)| resource);
        let mut from = 0;
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let at = beginning(text, from, &format!("{} ", message.id.name));
            if let Some(value) = &message.value {
                parts.insert(message.id.name.to_owned(), part(file, at, value));
            }
            from = at;
            for attribute in &message.attributes {
                let at =
                    text[from..].find(&format!(".{} ", attribute.id.name)).map_or(from, |found| from + found);
                parts.insert(
                    format!("{}.{}", message.id.name, attribute.id.name),
                    part(file, at, &attribute.value),
                );
            }
        }
    }
    parts
}

/// Where a line begins with `name`.
fn beginning(text: &str, from: usize, name: &str) -> usize {
    if text[from..].starts_with(name) {
        return from;
    }
    text[from..].find(&format!("\n{name}")).map_or(from, |found| from + found + 1)
}

fn part<'f>(file: &'f str, at: usize, pattern: &ast::Pattern<&str>) -> Part<'f> {
    let mut variables = BTreeSet::new();
    let text = read(pattern, &mut variables);
    Part { file, at, variables, text }
}

fn read(pattern: &ast::Pattern<&str>, variables: &mut BTreeSet<String>) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                text.push_str(&filled(inline, variables));
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                filled(selector, variables);
                let forms: Vec<String> =
                    variants.iter().map(|variant| read(&variant.value, variables)).collect();
                text.extend(forms.into_iter().max_by_key(|form| form.split_whitespace().count()));
            }
        }
    }
    text
}

fn filled(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) -> String {
    match inline {
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            (*value).to_owned()
        }
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
            "x".to_owned()
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                filled(argument, variables);
            }
            "x".to_owned()
        }
        InlineExpression::Placeable { expression } => match &**expression {
            Expression::Inline(inline) => filled(inline, variables),
            Expression::Select { selector, variants } => {
                filled(selector, variables);
                let forms: Vec<String> =
                    variants.iter().map(|variant| read(&variant.value, variables)).collect();
                forms.into_iter().max_by_key(|form| form.split_whitespace().count()).unwrap_or_default()
            }
        },
        InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => "x".to_owned(),
    }
}

/// The longest sentence, where it is too long. A list within a sentence is one sentence.
fn longest(text: &str) -> Option<(usize, String)> {
    let counted = sentences(text).map(|sentence| {
        let words = sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        (words, sentence.trim().to_owned())
    });
    counted.max_by_key(|(words, _)| *words).filter(|(words, _)| *words > WORDS)
}

/// A sentence ends with a mark that a space or the end follows; so do a line of its own and a heading before a colon.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let ends = |(at, c): (usize, char)| {
            let after = &rest[at + c.len_utf8()..];
            let mark = matches!(c, '.' | '?' | '!' | '…' | '。' | '？' | '！');
            let closed = after.trim_start_matches(['”', '"', '’', ')']);
            (mark && (closed.is_empty() || closed.starts_with(char::is_whitespace)))
                .then(|| at + c.len_utf8())
        };
        let end = rest.char_indices().find_map(ends).unwrap_or(rest.len());
        let (sentence, after) = rest.split_at(end);
        rest = after;
        Some(sentence)
    })
}

/// Paragraphs and points of a list, with their place; headings are no sentences.
fn paragraphs(text: &str) -> Vec<(usize, String)> {
    let mut paragraphs: Vec<(usize, String)> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let point = words.strip_prefix("- ").or_else(|| words.strip_prefix("* "));
        match (words.is_empty() || words.starts_with('#'), point, paragraphs.last_mut()) {
            (true, ..) => open = false,
            (false, None, Some((_, paragraph))) if open => {
                paragraph.push(' ');
                paragraph.push_str(words);
            }
            (false, point, _) => {
                paragraphs.push((at, point.unwrap_or(words).to_owned()));
                open = true;
            }
        }
        at += line.len();
    }
    paragraphs
}
