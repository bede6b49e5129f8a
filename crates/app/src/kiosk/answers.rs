//! The answers of one page: read, taken, or told how to mend.

use std::collections::{BTreeMap, HashMap};

use lawang_core::catalogue::words::Own;
use lawang_core::form::parse::{Fault, parse, permit_end as parse_permit_end};
use lawang_core::form::{Field, told};

use super::visit::At;
use super::{Visit, documents};
use crate::app::App;
use crate::failure::Failure;
use crate::problem::FieldProblem;

impl App {
    /// Takes the right answers of a page into the visit; what is wrong with the others, in page order.
    pub(super) fn take_answers(
        &self,
        visit: &mut Visit,
        page: &str,
        answers: &HashMap<String, String>,
    ) -> Result<Vec<FieldProblem>, Failure> {
        let words = self.words(&visit.language)?;
        let catalogue = self.catalogue();
        let service = visit.service(catalogue)?;
        let page = service
            .page(page)
            .filter(|p| visit.at == At::Page(p.id.clone()))
            .ok_or_else(Failure::not_found)?;
        let asked: Vec<&String> = page.fields.iter().filter(|id| visit.may_answer(id)).collect();
        // What is left empty comes last: whether it may be can hang on an answer further down.
        let empty = |id: &&String| answers.get(*id).is_none_or(|typed| typed.trim().is_empty());
        let (left, given): (Vec<&String>, Vec<&String>) = asked.iter().copied().partition(empty);
        let own = words.of(&service.id);
        let mut faults = BTreeMap::new();
        for id in given.into_iter().chain(left) {
            let Some(field) = service.fields.get(id) else { continue };
            if visit.form.documents.get(id).is_some_and(documents::wants_a_choice) {
                let message = words.text("fault-photo");
                faults.insert(id, FieldProblem { field: id.clone(), message });
                continue;
            }
            let facts = visit.facts(catalogue, self.today())?;
            let known = visit.form.answers.contains_key(id) || visit.form.documents.contains_key(id);
            match answers.get(id).filter(|_| !field.kind.is_attachment()) {
                Some(typed) => {
                    match parse(id, field, typed, &facts, |code| catalogue.countries.contains(code)) {
                        Ok(value) => visit.answer(id, value),
                        Err(wrong) => {
                            faults.insert(id, fault(own, id, field, wrong));
                        }
                    }
                }
                None if known || field.is_optional(&facts) => {}
                None => {
                    faults.insert(id, fault(own, id, field, Fault::Missing));
                }
            }
        }
        Ok(asked.into_iter().filter_map(|id| faults.remove(id)).collect())
    }
}

impl App {
    /// Takes the day on which a permit ends: a whole date that a permit can have, past or to come.
    pub(super) fn take_permit_end(&self, visit: &mut Visit, typed: &str) -> Result<(), Failure> {
        let words = self.words(&visit.language)?;
        let service = visit.service(self.catalogue())?;
        let id = &service.deadline.as_ref().ok_or_else(Failure::not_found)?.ends;
        let field = service.fields.get(id).ok_or_else(Failure::not_found)?;
        let read = parse_permit_end(id, field, typed, self.today());
        let value = read
            .map_err(|fault| Failure::Fields(vec![self::fault(words.of(&service.id), id, field, fault)]))?;
        visit.answer(id, Some(value));
        Ok(())
    }
}

/// What is wrong with a field, in words that say how to mend it.
fn fault(own: Own<'_>, id: &str, field: &Field, fault: Fault) -> FieldProblem {
    FieldProblem { field: id.to_owned(), message: told::fault(own, id, field, fault) }
}
