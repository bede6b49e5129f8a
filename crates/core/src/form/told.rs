//! A field in words: what may be chosen, and what is wrong with an answer and how to mend it. The same at
//! the kiosk and on the phone.

use std::collections::BTreeSet;

use super::parse::{Fault, offered};
use super::{Field, FieldKind};
use crate::catalogue::words::{Args, Words};
use crate::policy::expression::Facts;

/// Something that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
}

/// What may be chosen for a field, in order; nothing where it is typed. `countries` are the catalogue's.
pub fn offers(
    words: &Words,
    id: &str,
    field: &Field,
    facts: &Facts,
    countries: &BTreeSet<String>,
) -> Vec<Offer> {
    match field.kind {
        FieldKind::Choice => offered(&field.options, facts)
            .map(|option| {
                let id = format!("option-{id}-{}", option.value);
                let (label, hint) = (words.text(&id), words.maybe(&format!("{id}.hint")));
                Offer { value: option.value.clone(), label, hint }
            })
            .collect(),
        FieldKind::YesNo => ["yes", "no"]
            .map(|value| Offer { value: value.into(), label: words.text(value), hint: None })
            .into(),
        FieldKind::Country => {
            let named = countries.iter().map(|code| (words.text(&format!("country-{code}")), code.clone()));
            let mut named: Vec<_> = named.collect();
            // By their name in this language.
            named.sort();
            named.into_iter().map(|(label, value)| Offer { value, label, hint: None }).collect()
        }
        _ => vec![],
    }
}

/// The question of a field that stands alone on its page; else its label.
pub fn question(words: &Words, id: &str) -> String {
    words.maybe(&format!("field-{id}.question")).unwrap_or_else(|| words.text(&format!("field-{id}")))
}

/// What is wrong with a field, in words that say how to mend it.
pub fn fault(words: &Words, id: &str, field: &Field, fault: Fault) -> String {
    let own = format!("field-{id}.invalid");
    let args = Args::new()
        .with("label", words.text(&format!("field-{id}")))
        .with("max", i64::try_from(field.max_length).unwrap_or(i64::MAX));
    match (fault, field.kind) {
        (Fault::NotValid, _) if words.has(&own) => words.text(&own),
        (Fault::Missing, FieldKind::Choice | FieldKind::YesNo) => {
            words.text_with("fault-missing-choice", &args)
        }
        (Fault::Missing, kind) if kind.is_attachment() => words.text_with("fault-missing-document", &args),
        (fault, _) => words.text_with(&format!("fault-{}", fault.name()), &args),
    }
}
