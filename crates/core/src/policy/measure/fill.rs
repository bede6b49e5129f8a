//! Answers in the places of a measure's texts. `{x}` alone in a text is the answer itself, also a number or a list;
//! within a text it is written out, a list as an expression reads it. `{x:name}` is what an option is called,
//! `{from:day}` a day without its hyphens. What has a place that nobody answered is left out whole.

use serde_json::{Map, Value};

use super::{Asked, Frame, Given, Measure, answer};
use crate::catalogue::Catalogue;
use crate::policy::amend::Change;
use crate::policy::assessment::Verified;

/// The places that every measure has.
pub(super) const FRAME: [&str; 7] = ["from", "until", "citation", "source", "verified", "name", "field"];

pub(super) struct Filling<'m> {
    pub measure: &'m Measure,
    pub catalogue: &'m Catalogue,
    pub given: &'m Given,
    pub frame: &'m Frame,
    /// What its rules are called after.
    pub name: String,
}

impl Filling<'_> {
    /// A change, where its conditions are met; an error where the file says something that is none.
    pub fn change(&self, change: &Value) -> Option<serde_json::Result<Change>> {
        let mut change = change.as_object()?.clone();
        let met = match change.remove("if") {
            None => true,
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).all(|one| self.met(one)),
            Some(one) => one.as_str().is_some_and(|one| self.met(one)),
        };
        if !met {
            return None;
        }
        // A rule that says nothing to people, or without figures in its words, leaves them out.
        for part in ["values", "words"] {
            change.entry(part).or_insert_with(|| Value::Object(Map::new()));
        }
        Some(serde_json::from_value(self.object(&change, None)))
    }

    /// "x": it was answered; "x=a": a is among the answers.
    fn met(&self, condition: &str) -> bool {
        match condition.split_once('=') {
            Some((question, wanted)) => answer(self.given, question).contains(&wanted),
            None => !answer(self.given, condition).is_empty(),
        }
    }

    fn object(&self, object: &Map<String, Value>, language: Option<&str>) -> Value {
        let filled = object.iter().filter_map(|(key, value)| {
            if key == "words" && language.is_none() {
                let by = value.as_object()?.iter();
                let by = by.filter_map(|(of, said)| Some((of.clone(), self.value(said, Some(of))?)));
                return Some((key.clone(), Value::Object(by.collect())));
            }
            Some((key.clone(), self.value(value, language)?))
        });
        Value::Object(filled.collect())
    }

    fn value(&self, value: &Value, language: Option<&str>) -> Option<Value> {
        Some(match value {
            Value::Object(object) => self.object(object, language),
            // A list within a list becomes a part of it.
            Value::Array(all) => {
                let filled =
                    all.iter().filter_map(|one| self.value(one, language)).flat_map(|one| match one {
                        Value::Array(many) => many,
                        one => vec![one],
                    });
                Value::Array(filled.collect())
            }
            Value::String(text) => match alone(text).and_then(|name| self.measured(name)) {
                Some(whole) => whole,
                None => Value::String(self.text(text, language)?),
            },
            other => other.clone(),
        })
    }

    /// The answer itself, where it is a number or a list.
    fn measured(&self, name: &str) -> Option<Value> {
        let question = self.measure.questions.iter().find(|one| one.id == name)?;
        let said = answer(self.given, name);
        match question.kind {
            Asked::Number => said.first()?.parse::<i64>().ok().map(Value::from),
            Asked::Choices | Asked::Countries if !said.is_empty() => Some(Value::from(said)),
            _ => None,
        }
    }

    /// A text with its places filled in; none where one was not answered.
    pub fn text(&self, text: &str, language: Option<&str>) -> Option<String> {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, name, after)) = next(rest) {
            filled.push_str(before);
            filled.push_str(&self.place(name, language)?);
            rest = after;
        }
        filled.push_str(rest);
        Some(filled)
    }

    fn place(&self, place: &str, language: Option<&str>) -> Option<String> {
        let (name, how) = place.split_once(':').unwrap_or((place, ""));
        let frame = self.frame;
        let plain = match name {
            "from" => frame.from.to_string(),
            "until" => frame.until.to_string(),
            "citation" => frame.citation.trim().to_owned(),
            "source" => frame.source.trim().to_owned(),
            "verified" if frame.verified == Verified::Official => "official".to_owned(),
            "verified" => "secondary".to_owned(),
            "name" => self.name.clone(),
            "field" => self.name.replace('-', "_"),
            question => return self.answered(question, how, language),
        };
        Some(if how == "day" { plain.replace('-', "") } else { plain })
    }

    fn answered(&self, id: &str, how: &str, language: Option<&str>) -> Option<String> {
        let question = self.measure.questions.iter().find(|one| one.id == id)?;
        if question.kind == Asked::Words {
            let said = answer(self.given, &format!("{id}-{}", language?)).first().map(|said| plain(said));
            return said;
        }
        let said = answer(self.given, id);
        if said.is_empty() {
            return None;
        }
        if how == "name" {
            let words = self.catalogue.words(language?)?;
            let names: Vec<String> = said
                .iter()
                .map(|option| words.text(&format!("{}-{option}", question.names.as_deref().unwrap_or(id))))
                .collect();
            return Some(names.join(", "));
        }
        Some(match question.kind {
            Asked::Choices | Asked::Countries => {
                let quoted: Vec<String> = said.iter().map(|one| format!("'{one}'")).collect();
                format!("[{}]", quoted.join(", "))
            }
            _ if how == "short" => said.first()?.rsplit('-').next()?.to_owned(),
            _ => (*said.first()?).to_owned(),
        })
    }
}

/// What somebody wrote is text in the files, never a place to fill in.
fn plain(said: &str) -> String {
    said.replace(['{', '}'], "")
}

/// The name where the text is a place and nothing else.
fn alone(text: &str) -> Option<&str> {
    match next(text)? {
        ("", name, "") => Some(name),
        _ => None,
    }
}

/// The names in a text, without how they are written.
pub(super) fn places(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, place, after) = next(rest)?;
        rest = after;
        Some(place.split_once(':').map_or(place, |(name, _)| name))
    })
}

/// What is before the next place, its name, and what is behind. `{ $value }` is a place of the words, not of a measure.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find('{')?;
        let end = at + text[at..].find('}')?;
        let name = &text[at + 1..end];
        let is_name = |c: char| c.is_ascii_lowercase() || c == '_' || c == ':';
        if !name.is_empty() && name.chars().all(is_name) {
            return Some((&text[..at], name, &text[end + 1..]));
        }
        from = at + 1;
    }
}
