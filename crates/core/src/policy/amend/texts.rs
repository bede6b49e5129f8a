//! Files that are being changed, and where in them a parameter or a rule stands.

use jiff::civil::Date;
use toml_edit::{DocumentMut, Item, Table, Value};

use super::{Faults, Problem};
use crate::catalogue::Files;

pub(super) struct Texts {
    pub files: Files,
}

impl Texts {
    pub fn new(files: &Files) -> Self {
        Self { files: files.clone() }
    }

    /// A file that is read, changed and written back. A file that cannot be read is a fault and stays.
    pub fn edit<T>(
        &mut self,
        path: &str,
        faults: &mut Faults,
        change: impl FnOnce(&mut DocumentMut, &mut Faults) -> T,
    ) -> Option<T> {
        let text = self.files.get(path).map_or("", String::as_str);
        match text.parse::<DocumentMut>() {
            Ok(mut document) => {
                let done = change(&mut document, faults);
                self.files.insert(path.to_owned(), document.to_string());
                Some(done)
            }
            Err(error) => {
                let line = error.span().map_or(0, |span| text[..span.start].matches('\n').count() + 1);
                faults.say("path", Problem::FileUnreadable, &format!("{path}:{line}: {}", error.message()));
                None
            }
        }
    }

    /// The policy file that has a `[[parameter]]` or `[[rule]]` of this name.
    pub fn policy_file(&self, kind: &str, id: &str) -> Option<String> {
        let candidates = self
            .files
            .iter()
            .filter(|(path, text)| path.starts_with("policy/") && text.contains(&format!("\"{id}\"")));
        candidates.into_iter().find_map(|(path, text)| {
            let mut document: DocumentMut = text.parse().ok()?;
            named(&mut document, kind, id).is_some().then(|| path.clone())
        })
    }
}

/// The table `[[kind]]` whose `id` is this.
pub(super) fn named<'d>(document: &'d mut DocumentMut, kind: &str, id: &str) -> Option<&'d mut Table> {
    let tables = document.get_mut(kind)?.as_array_of_tables_mut()?;
    tables.iter_mut().find(|table| table.get("id").and_then(Item::as_str) == Some(id))
}

/// A day that stands in a table.
pub(super) fn day(table: &Table, key: &str) -> Option<Date> {
    let date = table.get(key)?.as_datetime()?.date?;
    Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?)
        .ok()
}

/// A day as it is written.
pub(super) fn written(day: Date) -> Item {
    // A date of the calendar is one that the format can say, but for years past 9999.
    match day.to_string().parse::<toml_edit::Datetime>() {
        Ok(datetime) => toml_edit::value(datetime),
        Err(_) => toml_edit::value(day.to_string()),
    }
}

/// Whole numbers with a mark between thousands, as the files have them.
pub(super) fn number(value: i64) -> Item {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::from(if value < 0 { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text.parse::<Value>().map_or_else(|_| toml_edit::value(value), Item::Value)
}

/// Sets a key, and puts it after another where it is new.
pub(super) fn put_after(table: &mut Table, before: &str, key: &str, value: Item) {
    if table.contains_key(key) {
        table[key] = value;
        return;
    }
    // A table is written in the order in which its keys came in.
    let keys: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    let rest: Vec<_> = keys
        .iter()
        .skip_while(|name| *name != before)
        .skip(1)
        .filter_map(|name| table.remove_entry(name))
        .collect();
    table.insert(key, value);
    for (name, item) in rest {
        table.insert_formatted(&name, item);
    }
}

/// A table that stands apart from what is before it.
pub(super) fn apart(comment: &str) -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix(format!("\n{comment}"));
    table
}
