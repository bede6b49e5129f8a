//! Words of the catalogue's languages, written into the files where the words of a rule or a field stand.

use std::collections::BTreeMap;

use fluent_syntax::ast::Entry;

use super::texts::Texts;
use super::{ByLanguage, Faults, Problem};

/// One message: its value under the empty name, its attributes under theirs.
pub(super) type Message = BTreeMap<String, String>;

/// Takes what was written of a message, in every language: each part that is needed is there and can be read.
pub(super) fn checked(
    languages: &[String],
    needed: &[&str],
    given: &ByLanguage<Message>,
    faults: &mut Faults,
) {
    for language in languages {
        let said = given.get(language);
        for part in needed {
            let field = format!("words.{language}.{part}");
            match said
                .and_then(|said| said.get(*part))
                .map(|text| text.trim())
                .filter(|text| !text.is_empty())
            {
                None => faults.say(field, Problem::WordsMissing, language),
                Some(text) if !readable(text) => faults.say(field, Problem::WordsUnreadable, text),
                Some(_) => {}
            }
        }
    }
}

/// Whether it is one text with nothing but places to fill in.
fn readable(text: &str) -> bool {
    match fluent_syntax::parser::parse(format!("m = {}\n", line(text))) {
        Ok(resource) => {
            matches!(resource.body.as_slice(), [Entry::Message(m)] if m.attributes.is_empty() && m.value.is_some())
        }
        Err(_) => false,
    }
}

/// Words stand on one line each. Of a choice by number, every case stands on a line of its own, as the language of
/// the files wants it; whoever writes one in a form may write it on one line.
fn line(text: &str) -> String {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !plain.contains("->") {
        return plain;
    }
    let mut laid = String::new();
    // Whether each brace that is open holds a choice.
    let mut open: Vec<bool> = Vec::new();
    for (at, c) in plain.char_indices() {
        let rest = &plain[at..];
        let begins_case = open.last() == Some(&true) && (rest.starts_with('[') || rest.starts_with("*["));
        // The star of a default case and its bracket stay together.
        if begins_case && laid.ends_with(' ') {
            laid.truncate(laid.trim_end().len());
            laid.push_str("\n        ");
        }
        match c {
            '{' => open.push(false),
            '}' if open.pop() == Some(true) => {
                laid.truncate(laid.trim_end().len());
                laid.push_str("\n    ");
            }
            '-' if rest.starts_with("->") => {
                if let Some(last) = open.last_mut() {
                    *last = true;
                }
            }
            _ => {}
        }
        laid.push(c);
    }
    laid
}

/// Writes a message in the place of the one of this name, else at the end of the file.
pub(super) fn put(texts: &mut Texts, language: &str, file: &str, id: &str, message: &Message) {
    let path = place_of(texts, language, id).unwrap_or_else(|| format!("locales/{language}/{file}"));
    let text = texts.files.get(&path).cloned().unwrap_or_default();
    let mut written = match message.get("").filter(|value| !value.trim().is_empty()) {
        Some(value) => format!("{id} = {}\n", line(value)),
        None => format!("{id} =\n"),
    };
    for (name, value) in message.iter().filter(|(name, value)| !name.is_empty() && !value.trim().is_empty()) {
        written.push_str(&format!("    .{name} = {}\n", line(value)));
    }
    let text = match span(&text, id) {
        Some((from, to)) => format!("{}{written}{}", &text[..from], &text[to..]),
        None if text.is_empty() || text.ends_with('\n') => format!("{text}{written}"),
        None => format!("{text}\n{written}"),
    };
    texts.files.insert(path, text);
}

/// The value of a message, as it is written on its line.
pub(super) fn value_of(texts: &Texts, language: &str, id: &str) -> Option<String> {
    let text = &texts.files[&place_of(texts, language, id)?];
    let (from, to) = span(text, id)?;
    let (_, value) = text[from..to].lines().next()?.split_once('=')?;
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// Says the same under another name, right behind the first.
pub(super) fn say_again(texts: &mut Texts, language: &str, id: &str, again: &str) {
    let Some(path) = place_of(texts, language, id) else { return };
    let text = &texts.files[&path];
    let Some((from, to)) = span(text, id) else { return };
    let told = format!("{again}{}", &text[from + id.len()..to]);
    let text = format!("{}{told}{}", &text[..to], &text[to..]);
    texts.files.insert(path, text);
}

/// The file of a language in which a message stands.
pub(super) fn place_of(texts: &Texts, language: &str, id: &str) -> Option<String> {
    let folder = format!("locales/{language}/");
    texts
        .files
        .iter()
        .find(|(path, text)| path.starts_with(&folder) && path.ends_with(".ftl") && span(text, id).is_some())
        .map(|(path, _)| path.clone())
}

/// From the first byte of a message to the one after its last line.
fn span(text: &str, id: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    let mut from = None;
    for line in text.split_inclusive('\n') {
        let begins = line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
        match from {
            None if begins => from = Some(at),
            // What belongs to a message is set in, or is an empty line within it.
            Some(first) if !line.starts_with([' ', '}']) && !line.trim().is_empty() => {
                return Some((first, trimmed(text, first, at)));
            }
            _ => {}
        }
        at += line.len();
    }
    from.map(|first| (first, trimmed(text, first, at)))
}

/// Empty lines after a message are not a part of it.
fn trimmed(text: &str, from: usize, to: usize) -> usize {
    let kept = text[from..to].trim_end_matches('\n').len();
    (from + kept + 1).min(to)
}
