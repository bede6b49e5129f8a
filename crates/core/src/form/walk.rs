//! The way through a form: which pages are shown, what comes next, what still lacks an answer.
//! A page whose condition is unknown is not shown yet; an answer to it is kept but not counted.

use super::answer::{Answers, Documents, FieldId};
use super::{Page, Service};
use crate::policy::expression::{Facts, Known};

pub fn is_shown(page: &Page, facts: &Facts) -> bool {
    page.when.as_ref().is_none_or(|when| when.holds(facts) == Known::Value(true))
}

/// The shown pages of one part of the service, in order.
pub fn shown<'a>(pages: &'a [Page], facts: &'a Facts) -> impl DoubleEndedIterator<Item = &'a Page> {
    pages.iter().filter(|page| is_shown(page, facts))
}

/// The first shown page after `id`; the first of all where `id` is none.
pub fn after<'a>(pages: &'a [Page], id: Option<&str>, facts: &'a Facts) -> Option<&'a Page> {
    let start = match id {
        None => 0,
        Some(id) => pages.iter().position(|page| page.id == id)? + 1,
    };
    pages[start..].iter().find(|page| is_shown(page, facts))
}

/// The last shown page before `id`.
pub fn before<'a>(pages: &'a [Page], id: &str, facts: &'a Facts) -> Option<&'a Page> {
    let end = pages.iter().position(|page| page.id == id)?;
    pages[..end].iter().rev().find(|page| is_shown(page, facts))
}

/// Required fields of shown pages that lack an answer, with their page, in order.
pub fn missing<'a>(
    service: &'a Service,
    answers: &Answers,
    documents: &Documents,
    facts: &Facts,
) -> Vec<(&'a Page, &'a FieldId)> {
    let mut missing = Vec::new();
    for page in service.all_pages().filter(|page| is_shown(page, facts)) {
        for id in &page.fields {
            let Some(field) = service.fields.get(id) else { continue };
            let given = if field.kind.is_attachment() {
                documents.contains_key(id)
            } else {
                answers.contains_key(id)
            };
            if !given && !field.is_optional(facts) {
                missing.push((page, id));
            }
        }
    }
    missing
}

/// The fields that are part of the application: those on shown pages.
pub fn asked<'a>(service: &'a Service, facts: &'a Facts) -> impl Iterator<Item = &'a FieldId> {
    service.all_pages().filter(|page| is_shown(page, facts)).flat_map(|page| &page.fields)
}
