//! What is wrong with a change, and at which of its fields.

use serde::{Deserialize, Serialize};

/// A change that cannot be made. Its words are `policy-fault-<problem>`, with `$about`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The place of the change in the list.
    pub change: usize,
    /// The field of the change, with dots between its parts ("words.en.not-met").
    pub field: String,
    pub problem: Problem,
    /// What it is about: a name, a day, what the reader of expressions said.
    pub about: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    UnknownParameter,
    UnknownRule,
    UnknownService,
    UnknownDocument,
    NoService,
    NoSuchFile,
    NoCitation,
    NoSource,
    EndsBeforeItBegins,
    /// Before the day on which the whole draft takes effect.
    TooEarly,
    /// The rule is over by then already.
    EndedBefore,
    /// There is no value yet that could return.
    NothingToReturnTo,
    /// Another value begins between the first and the last day.
    ValueBetween,
    NegativeMoney,
    NotWhole,
    Expression,
    /// A name of small letters, digits and hyphens or underscores.
    Name,
    NameTaken,
    NoBound,
    WordsMissing,
    WordsUnreadable,
    /// The service asks for it already.
    DocumentThere,
    UnknownPage,
    /// A file of the catalogue that cannot be read as it stands.
    FileUnreadable,
}

impl Problem {
    pub fn name(self) -> &'static str {
        match self {
            Self::UnknownParameter => "unknown-parameter",
            Self::UnknownRule => "unknown-rule",
            Self::UnknownService => "unknown-service",
            Self::UnknownDocument => "unknown-document",
            Self::NoService => "no-service",
            Self::NoSuchFile => "no-such-file",
            Self::NoCitation => "no-citation",
            Self::NoSource => "no-source",
            Self::EndsBeforeItBegins => "ends-before-it-begins",
            Self::TooEarly => "too-early",
            Self::EndedBefore => "ended-before",
            Self::NothingToReturnTo => "nothing-to-return-to",
            Self::ValueBetween => "value-between",
            Self::NegativeMoney => "negative-money",
            Self::NotWhole => "not-whole",
            Self::Expression => "expression",
            Self::Name => "name",
            Self::NameTaken => "name-taken",
            Self::NoBound => "no-bound",
            Self::WordsMissing => "words-missing",
            Self::WordsUnreadable => "words-unreadable",
            Self::DocumentThere => "document-there",
            Self::UnknownPage => "unknown-page",
            Self::FileUnreadable => "file-unreadable",
        }
    }
}

impl Fault {
    pub(super) fn new(field: impl Into<String>, problem: Problem, about: &str) -> Self {
        Self { change: 0, field: field.into(), problem, about: about.to_owned() }
    }

    pub(super) fn of(self, change: usize) -> Self {
        Self { change, ..self }
    }
}
