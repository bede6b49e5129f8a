//! A field in words: what may be chosen, and what is wrong with an answer and how to mend it. The same at
//! the kiosk and on the phone.

use std::collections::BTreeSet;

use super::parse::{Fault, offered};
use super::photo::{Background, PhotoLimits};
use super::{Field, FieldKind};
use crate::catalogue::words::{Args, Own, Words};
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
    own: Own<'_>,
    id: &str,
    field: &Field,
    facts: &Facts,
    countries: &BTreeSet<String>,
) -> Vec<Offer> {
    let words = own.words();
    match field.kind {
        FieldKind::Choice => offered(&field.options, facts)
            .map(|option| {
                let id = format!("option-{id}-{}", option.value);
                let (label, hint) = (own.text(&id), own.maybe(&format!("{id}.hint")));
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
pub fn question(own: Own<'_>, id: &str) -> String {
    own.maybe(&format!("field-{id}.question")).unwrap_or_else(|| own.text(&format!("field-{id}")))
}

/// What is wrong with a field, in words that say how to mend it.
pub fn fault(own: Own<'_>, id: &str, field: &Field, fault: Fault) -> String {
    let (words, invalid) = (own.words(), format!("field-{id}.invalid"));
    let mut args = Args::new()
        .with("label", own.text(&format!("field-{id}")))
        .with("max", i64::try_from(field.max_length).unwrap_or(i64::MAX));
    match fault {
        Fault::NoSuchMonth { month } => args.set("month".into(), i64::from(month)),
        Fault::NoSuchDay { year, month, day, last } => {
            // As text: a year has no separator between its thousands.
            args.set("year".into(), year.to_string());
            args.set("month".into(), words.text(&format!("month-{month}")));
            args.set("day".into(), i64::from(day));
            args.set("last".into(), i64::from(last));
        }
        _ => {}
    }
    match (fault, field.kind) {
        (Fault::NotValid, _) if own.has(&invalid) => own.text(&invalid),
        (Fault::Missing, FieldKind::Choice | FieldKind::YesNo) => {
            words.text_with("fault-missing-choice", &args)
        }
        (Fault::Missing, kind) if kind.is_attachment() => words.text_with("fault-missing-document", &args),
        (fault, _) => words.text_with(&format!("fault-{}", fault.name()), &args),
    }
}

/// Values for the words about a photo.
pub fn photo_args(words: &Words, background: Option<Background>, limits: &PhotoLimits) -> Args {
    let ground = background.map_or("any", Background::name);
    Args::new()
        .with("width", i64::from(limits.width))
        .with("height", i64::from(limits.height))
        .with("head_least", i64::from(limits.head.0))
        .with("head_most", i64::from(limits.head.1))
        .with("ground", words.text(&format!("photo-colour-{ground}")))
}

/// What is asked of a photo of a face.
pub fn photo_rules(words: &Words, background: Option<Background>, limits: &PhotoLimits) -> Vec<String> {
    let args = photo_args(words, background, limits);
    let ground = background.map_or("any", Background::name);
    ["photo-rule-face", "photo-rule-head", "photo-rule-size"]
        .map(|id| words.text_with(id, &args))
        .into_iter()
        .chain([words.text(&format!("photo-rule-ground-{ground}"))])
        .collect()
}
