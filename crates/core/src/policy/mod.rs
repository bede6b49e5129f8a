//! Policy: effective-dated parameters and rules, each with its legal citation, and what they say about
//! a person's facts. Pure: the day and the facts are passed in.

pub mod amend;
pub mod assess;
pub mod assessment;
pub mod budget;
pub mod changes;
pub mod deadlines;
pub mod diff;
pub mod expression;
pub mod impact;
pub mod measure;
pub mod otherwise;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

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
    /// Worked out when it is first asked for: rules do not change once they are read.
    index: OnceLock<BTreeMap<String, OfService>>,
}

/// What concerns one service.
#[derive(Debug, Default)]
struct OfService {
    /// Places in `rules`.
    rules: Vec<usize>,
    /// The parameters that any of them reads.
    parameters: BTreeSet<String>,
}

/// The unit of a sum of money.
pub const MONEY: &str = "rupiah";

impl Policy {
    pub fn new(hash: Hash, parameters: BTreeMap<String, Parameter>, rules: Vec<Rule>) -> Self {
        Self { hash, parameters, rules, index: OnceLock::new() }
    }

    /// The rules of a service on a day, in the order of the files.
    pub fn in_force<'p>(&'p self, service: &str, date: Date) -> impl Iterator<Item = &'p Rule> + use<'p> {
        self.of_service(service).filter(move |rule| rule.holds_on(date))
    }

    /// The rules of a service on any day, in the order of the files.
    pub fn of_service<'p>(&'p self, service: &str) -> impl Iterator<Item = &'p Rule> + use<'p> {
        let places = self.index().get(service).map_or(&[][..], |of| &of.rules);
        places.iter().map(|place| &self.rules[*place])
    }

    /// The parameters that rules of a service read, on any day.
    pub fn read_by<'p>(&'p self, service: &str) -> impl Iterator<Item = &'p Parameter> + use<'p> {
        let names = self.index().get(service).map(|of| &of.parameters);
        names.into_iter().flatten().filter_map(|name| self.parameters.get(name))
    }

    fn index(&self) -> &BTreeMap<String, OfService> {
        self.index.get_or_init(|| {
            let mut index: BTreeMap<String, OfService> = BTreeMap::new();
            for (place, rule) in self.rules.iter().enumerate() {
                let names = || rule.expressions().flat_map(Expression::names);
                let read: Vec<&String> = names().filter(|name| self.parameters.contains_key(*name)).collect();
                for service in &rule.services {
                    let of = index.entry(service.clone()).or_default();
                    if of.rules.last() != Some(&place) {
                        of.rules.push(place);
                    }
                    of.parameters.extend(read.iter().copied().cloned());
                }
            }
            index
        })
    }

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    pub id: String,
    /// "rupiah", "days", "months", …
    pub unit: String,
    /// By `from`, oldest first.
    pub values: Vec<ParameterValue>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
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

#[derive(Debug, PartialEq)]
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
    /// All that it reads, for its conditions, its effect and its words.
    pub fn expressions(&self) -> impl Iterator<Item = &Expression> {
        self.conditions().chain(self.effect.expressions()).chain(self.words.values())
    }

    /// What it looks at before it says anything.
    pub fn conditions(&self) -> impl Iterator<Item = &Expression> {
        self.applies.iter().chain(&self.when)
    }

    pub fn holds_on(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }
}

/// What a rule does when its condition holds.
#[derive(Debug, PartialEq)]
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
    /// A fee is due, in whole rupiah. Of fees with one label the newest rule's is due; without one they add up.
    Fee { amount: Expression, label: Option<String> },
    /// A figure that is worked out and shown ("new_end"). A number has the unit that is given, or that of
    /// the parameters which it is made of.
    Figure { name: String, value: Expression, unit: Option<String> },
    /// A figure that is shown with the least and the most it may be; past them the service cannot be had.
    Limit(Box<Bounds>),
    /// The case goes to a unit or list of the agency; the officer is told.
    Route { to: String },
    /// What the rule `rule` does is taken away.
    Waive { rule: String },
}

#[derive(Debug, PartialEq)]
pub struct Bounds {
    pub name: String,
    pub value: Expression,
    pub least: Option<Expression>,
    pub most: Option<Expression>,
    /// As of a figure.
    pub unit: Option<String>,
}

impl Effect {
    pub fn expressions(&self) -> impl Iterator<Item = &Expression> {
        let (first, bounds) = match self {
            Self::Fee { amount: value, .. } | Self::Figure { value, .. } => (Some(value), None),
            Self::Limit(limit) => (Some(&limit.value), Some(limit)),
            Self::Refuse
            | Self::Warn
            | Self::Check
            | Self::Interview
            | Self::Document { .. }
            | Self::Route { .. }
            | Self::Waive { .. } => (None, None),
        };
        first.into_iter().chain(bounds.into_iter().flat_map(|limit| limit.least.iter().chain(&limit.most)))
    }

    /// Whether it can keep someone from the service.
    pub fn can_refuse(&self) -> bool {
        matches!(self, Self::Refuse | Self::Limit(_))
    }
}
