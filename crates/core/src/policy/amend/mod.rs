//! Changes to a catalogue as policy staff say them: a figure from a day, a rule, the end of one, a document or a
//! question more. Each is written into the files so that comments and order stay; nothing is written where one of
//! them cannot be. Pure. What holds for the catalogue as a whole, `catalogue::check` says afterwards.

mod document;
mod fault;
mod guide;
mod parameter;
mod question;
mod rule;
mod succession;
mod texts;
mod words;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use fault::{Fault, Problem};

use crate::catalogue::{self, Catalogue, Files};
use crate::form::answer::FieldId;
use crate::policy::assessment::Verified;
use texts::Texts;

/// A language, and what is said in it.
pub type ByLanguage<T> = BTreeMap<String, T>;

/// One change. A list of them is what a draft consists of; to take one back is to take it from the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[serde(rename = "PolicyChange")]
pub enum Change {
    SetParameter(SetParameter),
    PutRule(PutRule),
    EndRule(EndRule),
    AddDocument(AddDocument),
    AddParameter(AddParameter),
    AddQuestion(AddQuestion),
    /// A file as someone wrote it. Such changes go before all others.
    WriteFile(WriteFile),
}

/// A parameter has a value from a day, and where `until` is given, the value of before from the day after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct SetParameter {
    pub parameter: String,
    #[specta(type = u32)]
    pub value: i64,
    #[specta(type = String)]
    pub from: Date,
    /// The last day.
    #[specta(type = Option<String>)]
    pub until: Option<Date>,
    pub citation: String,
    /// Where it was read. Empty only where it was not read at the agency or in the law's text.
    pub source: String,
    /// How well it is known; outside demo data only what is official can be published.
    pub verified: Verified,
}

/// A parameter that was not there before, for a rule of the same draft to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AddParameter {
    pub parameter: String,
    /// The service whose rules read it.
    pub service: String,
    pub unit: String,
    #[specta(type = u32)]
    pub value: i64,
    #[specta(type = String)]
    pub from: Date,
    pub citation: String,
    pub source: String,
    pub verified: Verified,
    /// What it is called.
    pub words: ByLanguage<String>,
}

/// A question that a service asks: yes or no, or one of some choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AddQuestion {
    pub service: String,
    pub field: FieldId,
    /// None: yes or no.
    #[serde(default)]
    pub options: Vec<String>,
    /// The messages that name the options already, `<names>-<option>`; none: `words` has them all.
    #[serde(default)]
    pub names: Option<String>,
    /// Whether it is asked before the form, so that the rules that read it can speak there.
    #[serde(default)]
    pub screening: bool,
    #[specta(type = String)]
    pub from: Date,
    #[specta(type = Option<String>)]
    pub until: Option<Date>,
    /// Of whom; none: of everyone.
    #[serde(default)]
    pub when: Option<String>,
    /// The page after which it is asked; none: after the last.
    #[serde(default)]
    pub after: Option<String>,
    pub words: ByLanguage<QuestionWords>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct QuestionWords {
    pub label: String,
    pub question: String,
    #[serde(default)]
    pub hint: String,
    /// By option, where they have no name yet.
    #[serde(default)]
    pub options: BTreeMap<String, String>,
}

/// A rule that is new, takes the place of one from a day on, or is the whole of one that is there already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PutRule {
    pub id: String,
    /// The rule that ends the day before; where this one has a last day, it is back on the day after.
    pub replaces: Option<String>,
    pub services: Vec<String>,
    #[specta(type = String)]
    pub from: Date,
    #[specta(type = Option<String>)]
    pub until: Option<Date>,
    pub citation: String,
    pub applies: Option<String>,
    pub when: Option<String>,
    pub effect: NewEffect,
    /// Values that its words fill in.
    pub values: BTreeMap<String, String>,
    /// By the attribute's name ("not-met"), or empty for the message itself.
    pub words: ByLanguage<BTreeMap<String, String>>,
}

/// What a rule does, as it is written in the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "does", rename_all = "snake_case")]
pub enum NewEffect {
    Refuse,
    Warn,
    Check,
    Interview,
    Document { document: FieldId },
    Fee { fee: String, label: Option<String> },
    Limit { limit: String, value: String, least: Option<String>, most: Option<String>, unit: Option<String> },
    Route { route: String },
    Waive { waive: String },
    Figure { figure: String, value: String, unit: Option<String> },
}

impl NewEffect {
    /// The parts of its message that people read; empty is the message itself.
    pub fn words(&self) -> &'static [&'static str] {
        match self {
            Self::Refuse | Self::Limit { .. } => {
                &["met", "met-why", "not-met", "not-met-why", "unknown", "unknown-why"]
            }
            Self::Warn | Self::Interview | Self::Waive { .. } => &["attention", "attention-why"],
            Self::Check | Self::Route { .. } => &["check", "check-why"],
            Self::Document { .. } => &["why"],
            Self::Fee { .. } => &[""],
            Self::Figure { .. } => &[],
        }
    }
}

/// A rule speaks for the last time on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct EndRule {
    pub rule: String,
    #[specta(type = String)]
    pub last: Date,
    /// What ends it; it is added to the rule's own citation.
    pub citation: String,
}

/// A document that a service asks for: its page in the form, its words, and the rule that needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AddDocument {
    pub service: String,
    /// The field: one that other services have, or a new one.
    pub document: FieldId,
    /// The rule that needs it.
    pub rule: String,
    #[specta(type = String)]
    pub from: Date,
    #[specta(type = Option<String>)]
    pub until: Option<Date>,
    pub citation: String,
    /// Of whom; none: of everyone.
    pub when: Option<String>,
    /// The page after which it is asked; none: after the last document.
    pub after: Option<String>,
    /// What it is called and why it is needed. A document that other services ask for has its name already.
    pub words: ByLanguage<DocumentWords>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct DocumentWords {
    /// "Proof of health insurance"
    pub label: String,
    /// "Add the proof of health insurance"
    pub question: String,
    pub hint: String,
    /// Why it is needed.
    pub why: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct WriteFile {
    pub path: String,
    pub text: String,
}

/// The files with all changes in them, or everything that stands in the way.
pub fn apply(files: &Files, changes: &[Change]) -> Result<Files, Vec<Fault>> {
    let mut texts = Texts::new(files);
    let mut faults = Vec::new();
    let written = |change: &&(usize, &Change)| matches!(change.1, Change::WriteFile(_));
    let numbered: Vec<(usize, &Change)> = changes.iter().enumerate().collect();
    for (place, change) in numbered.iter().filter(written) {
        if let Change::WriteFile(file) = change {
            if file.path.contains("..") || file.path.starts_with('/') || file.path.trim().is_empty() {
                faults.push(Fault::new("path", Problem::NoSuchFile, &file.path).of(*place));
            }
            texts.files.insert(file.path.clone(), file.text.clone());
        }
    }
    // What a service has and which languages there are: as it was before, which no other change removes.
    let before = catalogue::load(&texts.files).catalogue;
    for (place, change) in numbered.iter().filter(|change| !written(change)) {
        let mut found = Faults::default();
        match change {
            Change::SetParameter(change) => parameter::set(&mut texts, change, &mut found),
            Change::PutRule(change) => rule::put(&mut texts, &before, change, &mut found),
            Change::EndRule(change) => rule::end(&mut texts, change, &mut found),
            Change::AddDocument(change) => document::add(&mut texts, &before, change, &mut found),
            Change::AddParameter(change) => parameter::add(&mut texts, &before, change, &mut found),
            Change::AddQuestion(change) => question::add(&mut texts, &before, change, &mut found),
            Change::WriteFile(_) => {}
        }
        faults.extend(found.0.into_iter().map(|fault| fault.of(*place)));
    }
    if faults.is_empty() { Ok(texts.files) } else { Err(faults) }
}

/// What is wrong with one change.
#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn say(&mut self, field: impl Into<String>, problem: Problem, about: &(impl ToString + ?Sized)) {
        self.0.push(Fault::new(field, problem, &about.to_string()));
    }

    fn citation(&mut self, citation: &str) {
        if citation.trim().is_empty() {
            self.say("citation", Problem::NoCitation, "");
        }
    }

    /// What is called official was read somewhere.
    fn source(&mut self, source: &str, verified: Verified) {
        if verified == Verified::Official && source.trim().is_empty() {
            self.say("source", Problem::NoSource, "");
        }
    }

    fn days(&mut self, from: Date, until: Option<Date>) {
        if let Some(until) = until.filter(|until| *until < from) {
            self.say("until", Problem::EndsBeforeItBegins, &until);
        }
    }
}

/// The services that are named and known.
fn services(before: &Catalogue, services: &[String], faults: &mut Faults) {
    if services.is_empty() {
        faults.say("services", Problem::NoService, "");
    }
    for id in services.iter().filter(|id| !before.services.contains_key(*id)) {
        faults.say("services", Problem::UnknownService, id);
    }
}

#[cfg(test)]
pub(crate) mod tests;
