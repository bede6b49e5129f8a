//! What an expression may cost: how long, how deep, how long its lists, and no list within a list. All is
//! counted when it is read, so that nothing has to be stopped while it is worked out.

use cel::Program;
use cel::common::ast::{EntryExpr, Expr, IdedExpr, LiteralValue, SourceInfo};
use std::collections::BTreeSet;

use super::expression::{ExpressionError, FUNCTIONS};

/// The longest expression that is taken, in characters: rules are to be read by people.
pub const MAX_LENGTH: usize = 500;
/// How many operations may stand within each other.
pub const MAX_DEPTH: usize = 24;
/// The most members of a list.
pub const MAX_LIST: usize = 100;

/// CEL's own functions that rules may use; what is left out would give bytes, types or fractions of a second.
const TAKEN: &[&str] =
    &["size", "contains", "startsWith", "endsWith", "int", "string", "double", "min", "max"];

/// What was found on the way through an expression.
#[derive(Default)]
pub(super) struct Spent {
    /// The facts it reads; not what a list is gone through with.
    pub names: BTreeSet<String>,
    pub whole: bool,
}

/// Goes through an expression and stops at the first thing that is beyond the budget.
pub(super) fn spend(program: &Program, source: &str) -> Result<Spent, ExpressionError> {
    let mut walk = Walk {
        source,
        places: program.source_info(),
        spent: Spent { whole: true, ..Spent::default() },
        bound: vec![],
    };
    walk.expression(program.expression(), 1)?;
    Ok(walk.spent)
}

/// The parser goes as deep as brackets do, so they are counted before it sees them.
pub(super) fn brackets(source: &str) -> Result<(), ExpressionError> {
    let (mut open, mut text) = (0_usize, None);
    for (place, c) in source.chars().enumerate() {
        match (c, text) {
            ('\'' | '"', None) => text = Some(c),
            (c, Some(quote)) if c == quote => text = None,
            ('(' | '[' | '{', None) => open += 1,
            (')' | ']' | '}', None) => open = open.saturating_sub(1),
            _ => {}
        }
        if open > MAX_DEPTH {
            return Err(ExpressionError::TooDeep(excerpt(source, place)));
        }
    }
    Ok(())
}

/// How an expression reads from a place on, so that an author finds it.
pub(super) fn excerpt(source: &str, from: usize) -> String {
    const SHOWN: usize = 24;
    let rest: Vec<char> = source.chars().skip(from).collect();
    let shown: String = rest.iter().take(SHOWN).collect();
    if rest.len() > SHOWN { format!("{shown}…") } else { shown }
}

struct Walk<'a> {
    source: &'a str,
    places: &'a SourceInfo,
    spent: Spent,
    /// What the list that is being gone through is gone through with.
    bound: Vec<String>,
}

impl Walk<'_> {
    fn at(&self, place: &IdedExpr) -> String {
        let from = self.first(place).unwrap_or_default();
        excerpt(self.source, from)
    }

    /// An operator stands where its sign does; what it is about begins before.
    fn first(&self, place: &IdedExpr) -> Option<usize> {
        let own = self.places.offset_for(place.id).map(|(start, _)| start as usize);
        let before = match &place.expr {
            Expr::Call(call) => call.target.as_deref().or_else(|| call.args.first()),
            Expr::Select(select) => Some(&*select.operand),
            Expr::Comprehension(list) => Some(&list.iter_range),
            _ => None,
        };
        own.into_iter().chain(before.and_then(|before| self.first(before))).min()
    }

    fn expression(&mut self, place: &IdedExpr, depth: usize) -> Result<(), ExpressionError> {
        if depth > MAX_DEPTH {
            return Err(ExpressionError::TooDeep(self.at(place)));
        }
        match &place.expr {
            Expr::Unspecified => Ok(()),
            Expr::Ident(name) => {
                if !self.bound.contains(name) {
                    self.spent.names.insert(name.clone());
                }
                Ok(())
            }
            Expr::Literal(literal) => {
                self.spent.whole &= !matches!(literal, LiteralValue::Double(_));
                Ok(())
            }
            Expr::Select(select) => self.expression(&select.operand, depth + 1),
            Expr::Call(call) => {
                self.spent.whole &= call.func_name != "double";
                let arguments = call.args.len() + usize::from(call.target.is_some());
                known_function(&call.func_name, arguments)?;
                call.target.iter().try_for_each(|target| self.expression(target, depth + 1))?;
                call.args.iter().try_for_each(|argument| self.expression(argument, depth + 1))
            }
            Expr::List(list) => {
                self.short(list.elements.len(), place)?;
                list.elements.iter().try_for_each(|element| self.expression(element, depth + 1))
            }
            Expr::Map(map) => {
                self.short(map.entries.len(), place)?;
                map.entries.iter().try_for_each(|entry| match &entry.expr {
                    EntryExpr::MapEntry(entry) => {
                        self.expression(&entry.key, depth + 1)?;
                        self.expression(&entry.value, depth + 1)
                    }
                    EntryExpr::StructField(field) => self.expression(&field.value, depth + 1),
                })
            }
            Expr::Struct(made) => Err(ExpressionError::NoFunction(made.type_name.clone())),
            Expr::Comprehension(list) => {
                if !self.bound.is_empty() || goes_through_a_list(&list.iter_range) {
                    return Err(ExpressionError::Nested(self.at(place)));
                }
                self.expression(&list.iter_range, depth + 1)?;
                self.bound = [&list.iter_var, &list.accu_var].map(Clone::clone).into();
                self.bound.extend(list.iter_var2.clone());
                for part in [&list.accu_init, &list.loop_cond, &list.loop_step, &list.result] {
                    self.expression(part, depth + 1)?;
                }
                self.bound.clear();
                Ok(())
            }
        }
    }

    fn short(&self, length: usize, place: &IdedExpr) -> Result<(), ExpressionError> {
        match length > MAX_LIST {
            true => Err(ExpressionError::LongList(length, self.at(place))),
            false => Ok(()),
        }
    }
}

fn goes_through_a_list(place: &IdedExpr) -> bool {
    match &place.expr {
        Expr::Comprehension(_) => true,
        Expr::Call(call) => {
            call.target.as_deref().is_some_and(goes_through_a_list)
                || call.args.iter().any(goes_through_a_list)
        }
        Expr::List(list) => list.elements.iter().any(goes_through_a_list),
        Expr::Select(select) => goes_through_a_list(&select.operand),
        _ => false,
    }
}

/// Operators have names that nobody can write.
fn known_function(name: &str, arguments: usize) -> Result<(), ExpressionError> {
    if name.starts_with(['_', '!', '-', '@']) || TAKEN.contains(&name) {
        return Ok(());
    }
    match FUNCTIONS.iter().find(|(known, _)| *known == name) {
        Some((_, expected)) if *expected == arguments => Ok(()),
        Some(_) => Err(ExpressionError::NoFunction(format!("{name} with {arguments} values"))),
        None => Err(ExpressionError::NoFunction(name.to_owned())),
    }
}
