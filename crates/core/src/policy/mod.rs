//! Policy: effective-dated parameters and rules, each with its legal citation, and what they say about
//! a person's facts. Pure: the day and the facts are passed in.

pub mod assess;
pub mod assessment;
pub mod budget;
pub mod expression;

use jiff::civil::Date;
use std::collections::BTreeMap;

use assessment::Verified;
use expression::Expression;

use crate::form::answer::FieldId;
use crate::journal::sign::Hash;

/// Everything that is in force at some time, as one immutable, content-addressed bundle.
#[derive(Debug)]
pub struct Policy {
    pub hash: Hash,
    pub parameters: BTreeMap<String, Parameter>,
    /// In the order of the files; findings keep this order.
    pub rules: Vec<Rule>,
}

/// The unit of a sum of money.
pub const MONEY: &str = "rupiah";

impl Policy {
    /// What a number is of that this expression works out: of rupiah where it reads a sum of money, else of
    /// what its one parameter counts.
    pub fn unit(&self, expression: &Expression) -> Option<&str> {
        let mut units =
            expression.names().iter().filter_map(|name| self.parameters.get(name)).map(|p| p.unit.as_str());
        let first = units.clone().find(|unit| *unit == MONEY).or_else(|| units.next())?;
        let alone = self.parameters.contains_key(expression.source());
        (first == MONEY || alone).then_some(first)
    }
}

/// A number or word that the law sets, by date.
#[derive(Debug, Clone)]
pub struct Parameter {
    pub id: String,
    /// "rupiah", "days", "months", …
    pub unit: String,
    /// By `from`, oldest first.
    pub values: Vec<ParameterValue>,
}

#[derive(Debug, Clone)]
pub struct ParameterValue {
    pub from: Date,
    pub value: i64,
    pub citation: String,
    /// Where the figure was read.
    pub source: String,
    pub verified: Verified,
}

impl Parameter {
    pub fn on(&self, date: Date) -> Option<&ParameterValue> {
        self.values.iter().rev().find(|value| value.from <= date)
    }
}

#[derive(Debug)]
pub struct Rule {
    pub id: String,
    pub services: Vec<String>,
    pub from: Date,
    /// The last day; none while it has no end.
    pub until: Option<Date>,
    pub citation: String,
    /// Whom it is about: for all others it says nothing. None: everyone.
    pub applies: Option<Expression>,
    /// None: always.
    pub when: Option<Expression>,
    pub effect: Effect,
    /// Values for the rule's words, worked out beside it.
    pub words: BTreeMap<String, Expression>,
}

impl Rule {
    /// What it looks at before it says anything.
    pub fn conditions(&self) -> impl Iterator<Item = &Expression> {
        self.applies.iter().chain(&self.when)
    }

    pub fn holds_on(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }
}

/// What a rule does when its condition holds.
#[derive(Debug)]
pub enum Effect {
    /// The service cannot be had.
    Refuse,
    /// Something to know or do.
    Warn,
    /// Something for the officer to look at; the applicant is told nothing of it.
    Check,
    /// The applicant must come in person.
    Interview,
    /// A document is needed.
    Document { field: FieldId },
    /// A fee is due, in whole rupiah.
    Fee { amount: Expression },
    /// A figure that is worked out and shown ("new_end"). A number has the unit that is given, or that of
    /// the parameters which it is made of.
    Figure { name: String, value: Expression, unit: Option<String> },
}
