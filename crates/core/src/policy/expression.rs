//! Conditions and sums in CEL, over facts that may be missing. An expression that needs a fact nobody
//! has given yet is *unknown*, never false; one that is settled without it is settled.

use cel::{Context, Program, Value};
use jiff::civil::Date;
use jiff::{Span, Unit};
use std::collections::BTreeMap;
use std::fmt;

use super::assessment::Figure;

/// The longest expression that is taken, in characters: rules are to be read by people.
pub const MAX_LENGTH: usize = 500;

/// What is known about a person on a day: answers, parameters and `today`, by name.
pub type Facts = BTreeMap<String, Fact>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    Number(i64),
    YesNo(bool),
    /// Text, a choice, or a date as `YYYY-MM-DD`, which sorts as dates do.
    Text(String),
}

/// A compiled expression and the names it reads.
pub struct Expression {
    source: String,
    program: Program,
    names: Vec<String>,
}

/// What an expression says over some facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known<T> {
    Value(T),
    /// Not settled; these facts would help.
    Unknown(Vec<String>),
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionError {
    #[error("an expression has at most {MAX_LENGTH} characters; this one has {0}")]
    TooLong(usize),
    #[error("cannot be read: {0}")]
    Syntax(String),
}

impl Expression {
    pub fn new(source: &str) -> Result<Self, ExpressionError> {
        let length = source.chars().count();
        if length > MAX_LENGTH {
            return Err(ExpressionError::TooLong(length));
        }
        let program = Program::compile(source).map_err(|e| {
            ExpressionError::Syntax(e.to_string().lines().next().unwrap_or_default().to_owned())
        })?;
        let mut names: Vec<String> =
            program.references().variables().iter().map(ToString::to_string).collect();
        names.sort();
        Ok(Self { source: source.to_owned(), program, names })
    }

    /// The names it reads: fields, parameters, `today`.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    pub fn source(&self) -> &str {
        &self.source
    }

    pub fn holds(&self, facts: &Facts) -> Known<bool> {
        self.value(facts, |value| match value {
            Value::Bool(b) => Some(b),
            _ => None,
        })
    }

    pub fn figure(&self, facts: &Facts) -> Known<Figure> {
        self.value(facts, |value| match value {
            Value::Int(n) => Some(Figure::Number(n)),
            Value::String(text) => Some(match text.parse::<Date>() {
                Ok(date) => Figure::Date(date),
                Err(_) => Figure::Text(text.to_string()),
            }),
            _ => None,
        })
    }

    fn value<T>(&self, facts: &Facts, read: impl Fn(Value) -> Option<T>) -> Known<T> {
        let mut context = Context::default();
        declare_functions(&mut context);
        for name in &self.names {
            match facts.get(name) {
                Some(Fact::Number(n)) => context.add_variable_from_value(name.as_str(), *n),
                Some(Fact::YesNo(b)) => context.add_variable_from_value(name.as_str(), *b),
                Some(Fact::Text(t)) => context.add_variable_from_value(name.as_str(), t.clone()),
                None => {}
            }
        }
        match self.program.execute(&context).ok().and_then(read) {
            Some(value) => Known::Value(value),
            None => {
                let missing: Vec<_> =
                    self.names.iter().filter(|name| !facts.contains_key(*name)).cloned().collect();
                // Nothing missing and still no value: a fact that is only partly known, such as a
                // birth date without its day.
                Known::Unknown(if missing.is_empty() { self.names.clone() } else { missing })
            }
        }
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Expression({})", self.source)
    }
}

/// The functions that rules may use beside CEL's own, with the number of their arguments.
pub const FUNCTIONS: &[(&str, usize)] = &[
    ("months_between", 2),
    ("days_between", 2),
    ("add_days", 2),
    ("add_months", 2),
    ("age_on", 2),
    ("is_digits", 1),
    ("part", 3),
];

type Text = std::sync::Arc<String>;
type Answer<T> = Result<T, cel::ExecutionError>;

fn declare_functions(context: &mut Context<'_, '_>) {
    // The names are ours and new, so declaring them cannot fail; if it did, rules that use them would
    // be unknown and `catalogue check` would say so.
    for declared in [
        context.add_function("months_between", |a: Text, b: Text| -> Answer<i64> {
            Ok(i64::from(between(&a, &b, Unit::Month)?.get_months()))
        }),
        context.add_function("days_between", |a: Text, b: Text| -> Answer<i64> {
            Ok(i64::from(between(&a, &b, Unit::Day)?.get_days()))
        }),
        context.add_function("age_on", |birth: Text, on: Text| -> Answer<i64> {
            Ok(i64::from(between(&birth, &on, Unit::Year)?.get_years()))
        }),
        context.add_function("is_digits", |text: Text| -> Answer<bool> {
            Ok(!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
        }),
        context.add_function("part", |text: Text, from: i64, length: i64| part(&text, from, length)),
        context.add_function("add_days", |date: Text, n: i64| add(&date, Span::new().try_days(n))),
        context.add_function("add_months", |date: Text, n: i64| add(&date, Span::new().try_months(n))),
    ] {
        debug_assert!(declared.is_ok());
    }
}

fn day(text: &str) -> Answer<Date> {
    text.parse().map_err(|e: jiff::Error| failed(&e))
}

fn between(a: &str, b: &str, unit: Unit) -> Answer<Span> {
    day(a)?.until((unit, day(b)?)).map_err(|e| failed(&e))
}

fn add(date: &str, span: Result<Span, jiff::Error>) -> Answer<Text> {
    let date = day(date)?;
    let sum = span.and_then(|span| date.checked_add(span)).map_err(|e| failed(&e))?;
    Ok(sum.to_string().into())
}

/// `length` characters from the place `from`, counted from 1 as people count; a text that is too short has
/// no such part, and what asks for it is unknown.
fn part(text: &str, from: i64, length: i64) -> Answer<Text> {
    let (from, length) = (usize::try_from(from.saturating_sub(1)), usize::try_from(length));
    let (Ok(from), Ok(length)) = (from, length) else {
        return Err(cel::ExecutionError::function_error("part", "no such place"));
    };
    let part: String = text.chars().skip(from).take(length).collect();
    match part.chars().count() == length {
        true => Ok(part.into()),
        false => Err(cel::ExecutionError::function_error("part", "too short")),
    }
}

fn failed(error: &jiff::Error) -> cel::ExecutionError {
    cel::ExecutionError::function_error("date", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(list: &[(&str, Fact)]) -> Facts {
        list.iter().map(|(name, fact)| ((*name).to_owned(), fact.clone())).collect()
    }

    fn text(t: &str) -> Fact {
        Fact::Text(t.into())
    }

    fn holds(source: &str, list: &[(&str, Fact)]) -> Known<bool> {
        Expression::new(source).unwrap().holds(&facts(list))
    }

    #[test]
    fn a_missing_fact_is_unknown_unless_the_rest_settles_it() {
        let unknown = Known::Unknown(vec!["b".to_owned()]);
        assert_eq!(holds("a && b", &[("a", Fact::YesNo(true))]), unknown);
        assert_eq!(holds("b && a", &[("a", Fact::YesNo(false))]), Known::Value(false));
        assert_eq!(holds("a && b", &[("a", Fact::YesNo(false))]), Known::Value(false));
        assert_eq!(holds("b || a", &[("a", Fact::YesNo(true))]), Known::Value(true));
        assert_eq!(holds("!b", &[]), unknown);
    }

    #[test]
    fn dates_compare_and_count_as_dates() {
        let days =
            [("today", text("2026-11-24")), ("end", text("2026-12-19")), ("expiry", text("2029-05-14"))];
        assert_eq!(holds("end >= today", &days), Known::Value(true));
        assert_eq!(holds("days_between(today, end) == 25", &days), Known::Value(true));
        assert_eq!(holds("months_between(today, expiry) == 29", &days), Known::Value(true));
        let sum = Expression::new("add_days(end, 30)").unwrap().figure(&facts(&days));
        assert_eq!(sum, Known::Value(Figure::Date(jiff::civil::date(2027, 1, 18))));
        assert_eq!(holds("age_on('2008-11-24', today) == 18", &days), Known::Value(true));
        assert_eq!(holds("age_on('2008-11-25', today) == 17", &days), Known::Value(true));
    }

    #[test]
    fn a_partly_known_date_is_unknown_not_false() {
        let partial = [("birth", text("1974")), ("today", text("2026-11-24"))];
        assert!(matches!(holds("age_on(birth, today) >= 17", &partial), Known::Unknown(_)));
    }

    #[test]
    fn a_text_is_taken_apart_by_places() {
        let nik = [("nik", text("5108016504900001"))];
        assert_eq!(holds("is_digits(nik) && size(nik) == 16", &nik), Known::Value(true));
        assert_eq!(holds("part(nik, 7, 2) == '65' && int(part(nik, 7, 2)) > 40", &nik), Known::Value(true));
        assert!(matches!(holds("part(nik, 16, 2) == '1'", &nik), Known::Unknown(_)), "it is too short");
        assert!(matches!(holds("part(nik, 0, 1) == ''", &nik), Known::Unknown(_)));
        assert_eq!(holds("is_digits('')", &nik), Known::Value(false));
        assert_eq!(holds("is_digits('12 3')", &nik), Known::Value(false));
    }

    #[test]
    fn nonsense_is_refused_when_it_is_read() {
        assert!(matches!(Expression::new("a &&"), Err(ExpressionError::Syntax(_))));
        assert!(matches!(Expression::new(&"a".repeat(501)), Err(ExpressionError::TooLong(501))));
    }
}
