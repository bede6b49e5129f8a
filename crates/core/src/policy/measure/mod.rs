//! Ready-made measures: a form of a few questions in an officer's words, and the changes that its answers make.
//! They are data of the catalogue (`measures/<id>.toml`), one country's like its rules. Pure. What a measure makes
//! is a list of ordinary changes; it is put into a draft and goes the way of every draft.

mod fill;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::amend::Change;
use crate::catalogue::{Catalogue, Files};

/// A measure as its file has it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    #[serde(skip)]
    pub id: String,
    /// What its rules are called after; filled in like everything else.
    name: String,
    /// The draft's title, by language.
    title: BTreeMap<String, String>,
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
    #[serde(rename = "change")]
    changes: Vec<Value>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    pub kind: Asked,
    #[serde(default)]
    pub options: Vec<String>,
    /// The messages that name the options, `<names>-<option>`; none: `measure-<id>-<question>-<option>`.
    #[serde(default)]
    pub names: Option<String>,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// One line, in each language.
    Words,
    Day,
    Number,
    Choice,
    Choices,
    /// Nationalities, by their codes.
    Countries,
}

/// What was answered: by question, and of words by question and language ("crisis-en").
pub type Given = BTreeMap<String, Vec<String>>;

/// What every measure is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    pub from: Date,
    pub until: Date,
    pub citation: String,
    pub source: String,
    pub verified: super::assessment::Verified,
}

/// What keeps a measure from being made, at the question it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    pub question: String,
    pub is: Lacking,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    Answer,
    Number,
    Day,
    /// The file itself says something that is no change.
    Unfit,
}

/// A measure that was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub title: BTreeMap<String, String>,
    pub changes: Vec<Change>,
}

/// The measures of a catalogue that can be read.
pub fn measures(files: &Files) -> Vec<Measure> {
    files.iter().filter_map(|(path, text)| Measure::read(path, text)?.ok()).collect()
}

impl Measure {
    /// None where the file is no measure's.
    pub fn read(path: &str, text: &str) -> Option<Result<Self, toml::de::Error>> {
        let id = path.strip_prefix("measures/")?.strip_suffix(".toml")?;
        Some(toml::from_str(text).map(|measure: Self| Self { id: id.to_owned(), ..measure }))
    }

    /// The changes that the answers make of this catalogue.
    pub fn make(
        &self,
        files: &Files,
        catalogue: &Catalogue,
        given: &Given,
        frame: &Frame,
    ) -> Result<Made, Vec<Lack>> {
        let lacks = self.lacks(catalogue, given);
        if !lacks.is_empty() {
            return Err(lacks);
        }
        let mut filling = fill::Filling { measure: self, catalogue, given, frame, name: String::new() };
        let name = filling.text(&self.name, None).unwrap_or_default().to_lowercase();
        filling.name = free(files, &name);
        let title = self
            .title
            .iter()
            .filter_map(|(language, title)| Some((language.clone(), filling.text(title, Some(language))?)));
        let changes: Result<Vec<Change>, _> =
            self.changes.iter().filter_map(|change| filling.change(change)).collect();
        match changes {
            Ok(changes) => Ok(Made { title: title.collect(), changes }),
            Err(_) => Err(vec![Lack { question: String::new(), is: Lacking::Unfit }]),
        }
    }

    /// What was not answered, or not as it is asked, in the order of the questions.
    pub fn lacks(&self, catalogue: &Catalogue, given: &Given) -> Vec<Lack> {
        let mut lacks = Vec::new();
        for question in &self.questions {
            let mut lack = |at: &str, is: Lacking| lacks.push(Lack { question: at.to_owned(), is });
            if question.kind == Asked::Words {
                for language in &catalogue.languages {
                    let key = format!("{}-{language}", question.id);
                    if !question.optional && answer(given, &key).is_empty() {
                        lack(&key, Lacking::Answer);
                    }
                }
                continue;
            }
            let said = answer(given, &question.id);
            let known = |one: &&str| match question.kind {
                Asked::Choice | Asked::Choices => question.options.iter().any(|option| option == one),
                Asked::Countries => catalogue.countries.contains(*one),
                Asked::Words | Asked::Day | Asked::Number => true,
            };
            match said.as_slice() {
                [] if question.optional => {}
                [] => lack(&question.id, Lacking::Answer),
                [one] if question.kind == Asked::Number && one.parse::<u32>().is_err() => {
                    lack(&question.id, Lacking::Number);
                }
                [one] if question.kind == Asked::Day && one.parse::<Date>().is_err() => {
                    lack(&question.id, Lacking::Day);
                }
                said if !said.iter().all(known) => lack(&question.id, Lacking::Answer),
                _ => {}
            }
        }
        lacks
    }

    /// Names that its texts fill in and nobody answers; for the check of a catalogue.
    pub fn unknown_places(&self) -> BTreeSet<String> {
        let known =
            |name: &str| fill::FRAME.contains(&name) || self.questions.iter().any(|one| one.id == name);
        let mut found = BTreeSet::new();
        let mut look =
            |text: &str| found.extend(fill::places(text).filter(|name| !known(name)).map(str::to_owned));
        look(&self.name);
        self.title.values().for_each(|title| look(title));
        self.changes.iter().for_each(|change| each_text(change, &mut look));
        found
    }

    /// Languages in which its title or words of a change are missing.
    pub fn lacks_words(&self, languages: &[String]) -> bool {
        let whole = |words: &Value| {
            words
                .as_object()
                .is_some_and(|words| languages.iter().all(|language| words.contains_key(language)))
        };
        languages.iter().any(|language| !self.title.contains_key(language))
            || self.changes.iter().filter_map(|change| change.get("words")).any(|words| !whole(words))
    }
}

fn each_text(value: &Value, look: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => look(text),
        Value::Array(all) => all.iter().for_each(|one| each_text(one, look)),
        Value::Object(all) => all.values().for_each(|one| each_text(one, look)),
        _ => {}
    }
}

/// What was answered, without what is empty.
fn answer<'g>(given: &'g Given, question: &str) -> Vec<&'g str> {
    let said = given.get(question).map(Vec::as_slice).unwrap_or_default();
    said.iter().map(|one| one.trim()).filter(|one| !one.is_empty()).collect()
}

/// The name, or it with a number behind it where a measure of this name is there already.
fn free(files: &Files, name: &str) -> String {
    let taken = |name: &str| {
        files.iter().any(|(path, text)| path.starts_with("policy/") && text.contains(&format!("\"{name}-")))
    };
    let mut tried = name.to_owned();
    for number in 2.. {
        if !taken(&tried) {
            break;
        }
        tried = format!("{name}-{number}");
    }
    tried
}
