//! The facts of cases as columns: one list of distinct values, and for each case which of them. A change that
//! reads two facts then reads two columns, and is judged once for each combination.

use jiff::civil::Date;
use jiff::{Span, Unit};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

use crate::catalogue::Catalogue;
use crate::form::answer::{Answer, Answers};
use crate::form::{Field, FieldKind, MrzPart, Service};
use crate::ids::{OfficeId, StreamId};
use crate::policy::assess::SCANNED;
use crate::policy::assessment::FactName;
use crate::policy::expression::Expression;
use crate::policy::{Effect, Rule};

/// The most cases of one block.
pub const BLOCK: usize = 4_096;

/// The bytes of a stream's id.
pub const STREAM_BYTES: usize = 16;

/// The longest number, choice or code that is kept.
const LONGEST: usize = 40;
/// The longest text that is taken for a number ("3000"). Longer ones may be names or addresses.
const LONGEST_NUMBER: usize = 12;

/// A fact of a case.
/// As JSON: nothing, a text, or a number of days.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    #[default]
    Missing,
    Text(String),
    /// A day, counted from the one on which the case was filed: so that a case can be judged as if it had been
    /// filed on another day, and so that many cases have the same.
    Days(i32),
}

/// What is kept of a case for trying policy: the answers that decide, and where and when it was filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFacts {
    pub stream: StreamId,
    pub service: String,
    pub office: OfficeId,
    /// Three letters; "" where the service does not ask.
    pub nationality: String,
    pub filed: Date,
    pub facts: BTreeMap<FactName, Value>,
}

/// Which facts are kept, by service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept(BTreeMap<String, Vec<FactName>>);

impl Kept {
    /// What any rule reads that refuses, sets a fee, asks for a document or an interview, or waives one that
    /// does; on any day. Nothing that only a remark to the officer reads: the number of an identity card is not
    /// kept. Never a name, an address, free text or contact data, whoever reads it: of what is typed freely only
    /// short numbers are kept. Nobody's consent is asked for this: the facts are those by which the law decides.
    pub fn of(catalogue: &Catalogue) -> Self {
        Self(catalogue.services.values().map(|service| Self::entry(catalogue, service)).collect())
    }

    /// What is kept of the cases of one service.
    pub fn of_one(catalogue: &Catalogue, service: &Service) -> Self {
        Self(BTreeMap::from([Self::entry(catalogue, service)]))
    }

    fn entry(catalogue: &Catalogue, service: &Service) -> (String, Vec<FactName>) {
        let rules = catalogue.policy.of_service(&service.id);
        let names = rules.filter(|rule| decides(rule)).flat_map(reads).map(String::as_str);
        // Beside what was read by machine, what was answered.
        let names = names.flat_map(|name| [name, field_of(name)]).filter(|name| is_kept(service, name));
        let mut kept: Vec<FactName> = names.map(str::to_owned).collect();
        kept.sort();
        kept.dedup();
        (service.id.clone(), kept)
    }

    pub fn of_service(&self, service: &str) -> &[FactName] {
        self.0.get(service).map_or(&[], Vec::as_slice)
    }

    /// All of it in one text, so that it is noticed when more is to be kept.
    pub fn told(&self) -> String {
        let line = |(service, names): (&String, &Vec<FactName>)| format!("{service}: {}\n", names.join(" "));
        self.0.iter().map(line).collect()
    }

    /// What is kept of a case of this service.
    pub fn facts(
        &self,
        service: &Service,
        answers: &Answers,
        filed: Date,
    ) -> (String, BTreeMap<FactName, Value>) {
        let value = |name: &FactName| {
            let field = service.fields.get(field_of(name))?;
            let answer = answers.get(field_of(name))?;
            let text = if is_scanned(name) { answer.read()? } else { &answer.value };
            Some((name.clone(), Value::of(field, text, filed)?))
        };
        let facts = self.of_service(&service.id).iter().filter_map(value).collect();
        let asks = |(_, field): &(&String, &Field)| field.mrz == Some(MrzPart::Nationality);
        let nationality = service.fields.iter().find(asks).and_then(|(name, _)| answers.get(name));
        (nationality.map(|answer| answer.value.clone()).unwrap_or_default(), facts)
    }
}

/// Whether a rule has a part in what a trial tells.
pub(super) fn decides(rule: &Rule) -> bool {
    match rule.effect {
        Effect::Refuse
        | Effect::Limit(_)
        | Effect::Document { .. }
        | Effect::Fee { .. }
        | Effect::Interview
        | Effect::Waive { .. } => true,
        Effect::Warn | Effect::Check | Effect::Route { .. } | Effect::Figure { .. } => false,
    }
}

/// What decides whether a rule holds, and what it sets; not what its words tell.
pub(super) fn reads(rule: &Rule) -> impl Iterator<Item = &FactName> {
    rule.conditions().chain(rule.effect.expressions()).flat_map(Expression::names)
}

/// Whether a name is that of an answer, or of what was read by machine, and not of a parameter.
pub(super) fn is_answer(service: &Service, name: &str) -> bool {
    service.fields.contains_key(field_of(name))
}

fn is_kept(service: &Service, name: &str) -> bool {
    service.fields.get(field_of(name)).is_some_and(|field| match field.kind {
        FieldKind::Date
        | FieldKind::PartialDate
        | FieldKind::Choice
        | FieldKind::YesNo
        | FieldKind::Country => true,
        FieldKind::Text => field.mrz.is_none() && field.valid.is_some() && field.max_length <= LONGEST_NUMBER,
        FieldKind::LongText
        | FieldKind::Email
        | FieldKind::Phone
        | FieldKind::Document
        | FieldKind::Photo => false,
    })
}

pub(super) fn is_scanned(name: &str) -> bool {
    name.ends_with(SCANNED)
}

pub(super) fn field_of(name: &str) -> &str {
    name.strip_suffix(SCANNED).unwrap_or(name)
}

impl Value {
    /// None where a text is no number, choice or code after all.
    fn of(field: &Field, text: &str, filed: Date) -> Option<Self> {
        match field.kind {
            FieldKind::Date | FieldKind::PartialDate => Some(Self::day(text, filed)),
            FieldKind::Text if !text.bytes().all(|b| b.is_ascii_digit()) => None,
            _ => (text.len() <= LONGEST).then(|| Self::Text(text.to_owned())),
        }
    }

    /// A whole day counts from the day of filing; a date of which a part is unknown stays as it is.
    fn day(text: &str, filed: Date) -> Self {
        let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
        let days = day.and_then(|day| filed.until((Unit::Day, day)).ok());
        days.map_or_else(|| Self::Text(text.to_owned()), |span| Self::Days(span.get_days()))
    }

    /// As an answer is written, where `today` is the day of filing.
    pub(super) fn text(&self, today: Date) -> Option<String> {
        match self {
            Self::Missing => None,
            Self::Text(text) => Some(text.clone()),
            Self::Days(days) => Some(moved(today, *days)?.to_string()),
        }
    }
}

pub(super) fn moved(day: Date, days: i32) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// One fact of all cases of a block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// Distinct, at most one a case.
    pub values: Vec<Value>,
    /// For each case the place in `values`.
    pub places: Vec<u16>,
}

impl Column {
    pub fn of<'v>(values: impl Iterator<Item = &'v Value>) -> Self {
        let (mut column, mut known) = (Self::default(), HashMap::new());
        for value in values {
            let next = column.values.len();
            let place = *known.entry(value).or_insert(next);
            if place == next {
                column.values.push(value.clone());
            }
            column.places.push(u16::try_from(place).unwrap_or(u16::MAX));
        }
        column
    }

    pub fn value(&self, row: usize) -> &Value {
        static MISSING: Value = Value::Missing;
        self.places.get(row).and_then(|place| self.values.get(usize::from(*place))).unwrap_or(&MISSING)
    }

    /// Bytes to be stored. A block is written once and read as a whole, so there is nothing to look up in it.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.places.len() * 2 + self.values.len() * 8 + 8);
        put_number(&mut bytes, self.values.len() as u64);
        for value in &self.values {
            match value {
                Value::Missing => bytes.push(0),
                Value::Text(text) => {
                    bytes.push(1);
                    put_number(&mut bytes, text.len() as u64);
                    bytes.extend_from_slice(text.as_bytes());
                }
                Value::Days(days) => {
                    bytes.push(2);
                    bytes.extend_from_slice(&days.to_le_bytes());
                }
            }
        }
        put_number(&mut bytes, self.places.len() as u64);
        match self.values.len() {
            0 | 1 => {}
            2..=256 => bytes.extend(self.places.iter().map(|place| place.to_le_bytes()[0])),
            _ => bytes.extend(self.places.iter().flat_map(|place| place.to_le_bytes())),
        }
        bytes
    }

    /// None for bytes that are no column.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let length = usize::try_from(number(&mut rest)?).ok()?;
        let mut values = Vec::with_capacity(length.min(BLOCK));
        for _ in 0..length {
            values.push(match number(&mut rest)? {
                0 => Value::Missing,
                1 => {
                    let length = usize::try_from(number(&mut rest)?).ok()?;
                    Value::Text(String::from_utf8(take(&mut rest, length)?.to_vec()).ok()?)
                }
                2 => Value::Days(i32::from_le_bytes(take(&mut rest, 4)?.try_into().ok()?)),
                _ => return None,
            });
        }
        let rows = usize::try_from(number(&mut rest)?).ok()?;
        let places: Vec<u16> = match length {
            0 | 1 => vec![0; rows.min(usize::from(u16::MAX))],
            2..=256 => take(&mut rest, rows)?.iter().map(|b| u16::from(*b)).collect(),
            _ => take(&mut rest, rows.checked_mul(2)?)?
                .as_chunks::<2>()
                .0
                .iter()
                .map(|two| u16::from_le_bytes(*two))
                .collect(),
        };
        let sound = places.iter().all(|place| usize::from(*place) < length) || rows == 0;
        (rest.is_empty() && sound && places.len() == rows).then_some(Self { values, places })
    }
}

fn put_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

fn number(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for shift in (0..35).step_by(7) {
        let byte = take(rest, 1)?[0];
        number |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn take<'b>(rest: &mut &'b [u8], length: usize) -> Option<&'b [u8]> {
    let (taken, left) = rest.split_at_checked(length)?;
    *rest = left;
    Some(taken)
}

/// Cases of one service, at most `BLOCK`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    pub service: String,
    /// Days since 1970-01-01.
    pub filed: Column,
    pub office: Column,
    pub nationality: Column,
    pub facts: BTreeMap<FactName, Column>,
    /// All facts that are kept were read, not only those that were asked for.
    pub whole: bool,
}

impl Block {
    /// The cases must be of one service, and no more than `BLOCK`.
    pub fn of(service: &str, kept: &Kept, cases: &[CaseFacts]) -> Self {
        let column = |value: &dyn Fn(&CaseFacts) -> Value| {
            let values: Vec<Value> = cases.iter().map(value).collect();
            Column::of(values.iter())
        };
        let fact = |name: &FactName| {
            let value = |case: &CaseFacts| case.facts.get(name).cloned().unwrap_or_default();
            (name.clone(), column(&value))
        };
        Self {
            service: service.to_owned(),
            filed: column(&|case| Value::Days(day_number(case.filed))),
            office: column(&|case| Value::Text(case.office.0.clone())),
            nationality: column(&|case| Value::Text(case.nationality.clone())),
            facts: kept.of_service(service).iter().map(fact).collect(),
            whole: true,
        }
    }

    pub fn rows(&self) -> usize {
        self.filed.places.len()
    }

    /// Whether a case was filed between two days, counted from 1970-01-01.
    pub fn filed_between(&self, row: usize, first: i32, last: i32) -> bool {
        matches!(self.filed.value(row), Value::Days(day) if (first..=last).contains(day))
    }
}

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// Days since 1970-01-01.
pub fn day_number(day: Date) -> i32 {
    EPOCH.until((Unit::Day, day)).map_or(0, |span| span.get_days())
}

pub fn day_of(number: i32) -> Date {
    moved(EPOCH, number).unwrap_or(EPOCH)
}

/// An answer as assessments take it, from what is kept of it.
pub(super) fn put_answer(answers: &mut Answers, name: &str, text: String) {
    if is_scanned(name) {
        if let Some(answer) = answers.get_mut(field_of(name)) {
            *answer = Answer::scanned(text).retyped(&answer.value);
        }
    } else {
        answers.insert(name.to_owned(), Answer::typed(text));
    }
}
