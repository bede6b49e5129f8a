//! Example cases as answers: what authors wrote to show a rule is also where invented cases begin.

use jiff::civil::Date;

use super::Files;
use super::load::Source;
use super::raw::{RawExample, date};
use crate::form::answer::{Answer, Answers};
use crate::policy::assessment::Outcome;

/// Someone's answers on a day, and what the rules say of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    pub date: Date,
    pub outcome: Outcome,
    pub answers: Answers,
}

/// The example cases of a service, in the order of their files. One that cannot be read is left out; the check
/// complains of it.
pub fn examples(files: &Files, service: &str) -> Vec<Example> {
    let folder = format!("services/{service}/cases/");
    let read = |(file, text): (&String, &String)| {
        let mut complaints = vec![];
        let raw: RawExample = Source { file, text, complaints: &mut complaints }.toml()?;
        Some(Example { date: date(&raw.date)?, outcome: *raw.outcome.get_ref(), answers: raw.answers() })
    };
    files.iter().filter(|(name, _)| name.starts_with(&folder)).filter_map(read).collect()
}

impl RawExample {
    /// As they would stand in a form: typed, or read by machine first.
    pub(super) fn answers(&self) -> Answers {
        let answer = |(field, value): (&String, &toml::Spanned<String>)| {
            let answer = match self.scanned.get(field) {
                Some(read) => Answer::scanned(read.clone()).retyped(value.get_ref()),
                None => Answer::typed(value.get_ref().clone()),
            };
            (field.clone(), answer)
        };
        self.answers.iter().map(answer).collect()
    }
}
