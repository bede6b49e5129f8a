//! Conditions and sums in CEL, over facts that may be missing. An expression that needs a fact nobody
//! has given yet is *unknown*, never false; one that is settled without it is settled. What would be too
//! much to read or to work out is refused when it is read (`budget`), so that evaluation always ends.

use cel::{Context, Program, Value};
use jiff::civil::Date;
use jiff::{Span, Unit};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use super::assessment::Figure;
use super::budget::{self, MAX_DEPTH, MAX_LENGTH, MAX_LIST};

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
    whole: bool,
}

/// Two are the same where they read the same.
impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
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
    #[error("has at most {MAX_LENGTH} characters; this one has {0}")]
    TooLong(usize),
    #[error("is nested more than {MAX_DEPTH} deep at “{0}”; give a part of it to a rule of its own")]
    TooDeep(String),
    #[error("has a list of {0} at “{1}”; a list has at most {MAX_LIST}")]
    LongList(usize, String),
    #[error("goes through a list within another at “{0}”; go through one at a time")]
    Nested(String),
    #[error("uses {0}, which is no function here")]
    NoFunction(String),
    #[error("cannot be read: {0}")]
    Syntax(String),
}

impl Expression {
    pub fn new(source: &str) -> Result<Self, ExpressionError> {
        let length = source.chars().count();
        if length > MAX_LENGTH {
            return Err(ExpressionError::TooLong(length));
        }
        budget::brackets(source)?;
        let program = Program::compile(source).map_err(|e| {
            ExpressionError::Syntax(e.to_string().lines().next().unwrap_or_default().to_owned())
        })?;
        let spent = budget::spend(&program, source)?;
        let names = spent.names.into_iter().collect();
        Ok(Self { source: source.to_owned(), program, names, whole: spent.whole })
    }

    /// Whether numbers in it are whole, as money is.
    pub fn is_whole(&self) -> bool {
        self.whole
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
        let mut context = FUNCTIONS_DECLARED.new_inner_scope();
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

/// They never change, and declaring them takes longer than most evaluations.
static FUNCTIONS_DECLARED: LazyLock<Context<'static, 'static>> = LazyLock::new(|| {
    let mut context = Context::default();
    declare_functions(&mut context);
    context
});

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
    use proptest::prelude::*;

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
        assert_eq!(refused("nonsense(a)"), "uses nonsense, which is no function here");
        assert_eq!(refused("add_days(a)"), "uses add_days with 1 values, which is no function here");
    }

    fn refused(source: &str) -> String {
        Expression::new(source).unwrap_err().to_string()
    }

    #[test]
    fn the_budget_takes_what_is_just_within_it_and_names_what_is_beyond() {
        let long = |n: usize| format!("'{}' == a", "x".repeat(n - 7));
        assert!(Expression::new(&long(MAX_LENGTH)).is_ok());
        assert_eq!(refused(&long(MAX_LENGTH + 1)), "has at most 500 characters; this one has 501");

        // A sum of n numbers is n deep.
        let deep = |n: usize| vec!["1"; n].join(" + ");
        assert!(Expression::new(&deep(MAX_DEPTH)).is_ok());
        assert!(refused(&deep(MAX_DEPTH + 1)).starts_with("is nested more than 24 deep at “1 + 1"));
        assert!(matches!(Expression::new(&"(".repeat(400)), Err(ExpressionError::TooDeep(_))));
        assert!(Expression::new(&format!("a == '{}'", "(".repeat(400))).is_ok(), "text is no bracket");
        let brackets = format!("{}1{}", "(".repeat(200), ")".repeat(200));
        assert!(matches!(Expression::new(&brackets), Err(ExpressionError::TooDeep(_))));

        let list = |n: usize| format!("a in [{}]", vec!["1"; n].join(","));
        assert!(Expression::new(&list(MAX_LIST)).is_ok());
        assert_eq!(
            refused(&list(MAX_LIST + 1)),
            "has a list of 101 at “[1,1,1,1,1,1,1,1,1,1,1,1…”; a list has at most 100"
        );

        assert!(Expression::new("[1, 2].exists(x, x == a) && [3].all(y, y > b)").is_ok());
        assert_eq!(
            refused("[1, 2].exists(x, [3].all(y, y > x))"),
            "goes through a list within another at “[3].all(y, y > x))”; go through one at a time"
        );
        assert!(matches!(Expression::new("[1].map(x, x).all(y, y > 0)"), Err(ExpressionError::Nested(_))));
    }

    #[test]
    fn what_a_list_is_gone_through_with_is_no_fact() {
        let any = Expression::new("['a', 'b'].exists(kind, kind == permit)").unwrap();
        assert_eq!(any.names(), ["permit"]);
        assert_eq!(any.holds(&facts(&[("permit", text("b"))])), Known::Value(true));
        assert_eq!(any.holds(&facts(&[("permit", text("c"))])), Known::Value(false));
    }

    #[test]
    fn money_is_whole() {
        for (source, whole) in [("fee * 2", true), ("fee * 1.5", false), ("double(fee)", false)] {
            assert_eq!(Expression::new(source).unwrap().is_whole(), whole, "{source}");
        }
    }

    /// An expression of any shape that the budget may or may not take.
    fn any_expression() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            "[a-d]",
            any::<i64>().prop_map(|n| format!("({n})")),
            "'(19|20|x)[0-9]{2}-[0-1][0-9]-[0-3][0-9]'",
            Just("9223372036854775807".to_owned()),
            Just("1.5".to_owned()),
            Just("true".to_owned()),
            Just("''".to_owned()),
        ];
        leaf.prop_recursive(5, 40, 3, |inner| {
            let operator =
                prop::sample::select(vec!["+", "-", "*", "/", "%", "<", "<=", "==", "!=", "&&", "||", "in"]);
            prop_oneof![
                (inner.clone(), operator, inner.clone()).prop_map(|(a, o, b)| format!("({a} {o} {b})")),
                (inner.clone(), inner.clone(), inner.clone())
                    .prop_map(|(a, b, c)| format!("({a} ? {b} : {c})")),
                (prop::sample::select(FUNCTIONS), prop::collection::vec(inner.clone(), 3))
                    .prop_map(|((name, n), values)| format!("{name}({})", values[..n].join(", "))),
                prop::collection::vec(inner.clone(), 0..4).prop_map(|list| format!("[{}]", list.join(","))),
                (inner.clone(), "all|exists|exists_one|map|filter", inner.clone())
                    .prop_map(|(list, how, what)| format!("[{list}].{how}(a, {what})")),
                inner.clone().prop_map(|a| format!("!{a}")),
                inner.clone().prop_map(|a| format!("-{a}")),
                inner.clone().prop_map(|a| format!("int({a})")),
                inner.clone().prop_map(|a| format!("size({a})")),
                (inner.clone(), inner).prop_map(|(a, b)| format!("{a}[{b}]")),
            ]
        })
    }

    fn any_fact() -> impl Strategy<Value = Fact> {
        prop_oneof![
            any::<i64>().prop_map(Fact::Number),
            any::<bool>().prop_map(Fact::YesNo),
            "\\PC{0,12}|[0-9]{4}-[0-9]{2}-[0-9]{2}|-?[0-9]{1,20}".prop_map(Fact::Text),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// Whatever is written and whatever is known: reading and working it out comes to an end and never panics.
        #[test]
        fn evaluation_never_panics_and_always_ends(
            source in prop_oneof![4 => any_expression(), 1 => "\\PC{0,60}"],
            known in prop::collection::btree_map("[a-d]", any_fact(), 0..4),
        ) {
            if let Ok(expression) = Expression::new(&source) {
                let unknown = |missing: Vec<String>| missing.iter().all(|name| expression.names().contains(name));
                for named in [
                    match expression.holds(&known) { Known::Unknown(missing) => unknown(missing), Known::Value(_) => true },
                    match expression.figure(&known) { Known::Unknown(missing) => unknown(missing), Known::Value(_) => true },
                ] {
                    prop_assert!(named, "{source}");
                }
            }
        }
    }
}
