//! The last look before sending: all answers, and what is agreed to.

use lawang_core::case::Case;
use lawang_core::catalogue::guide::Block;
use lawang_core::catalogue::words::Words;
use lawang_core::form::answer::{Answer, Document, Provenance};
use lawang_core::form::{Field, Page, Service, walk};

use crate::app::App;
use crate::failure::Failure;
use crate::kiosk::screen::{Check, CheckRow, CheckSection, Declaration};
use crate::kiosk::visit::Visit;
use crate::shown::{attachment_view, provenance_word, show_answer};

impl App {
    pub(super) fn draw_check(&self, visit: &Visit, words: &Words) -> Result<Check, Failure> {
        let service = visit.service(self.catalogue())?;
        let facts = visit.facts(self.catalogue(), self.today())?;
        let correction = visit.form.correcting.is_some();
        let before = visit.borrowed.as_ref().filter(|_| correction).map(|b| &b.case);
        let mut sections: Vec<CheckSection> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        // The form comes first: a field that is asked before it and in it is changed there.
        let pages = walk::shown(&service.pages, &facts).chain(walk::shown(&service.screening, &facts));
        for page in pages {
            let heading = words.text(&format!("section-{}", page.section));
            for id in &page.fields {
                let Some(field) = service.fields.get(id) else { continue };
                if !visit.may_answer(id) || !seen.insert(id.clone()) {
                    continue;
                }
                let row = check_row(visit, before, (service, page), id, field, words);
                match sections.iter_mut().find(|s| s.heading == heading) {
                    Some(section) => section.rows.push(row),
                    None => sections.push(CheckSection { heading: heading.clone(), rows: vec![row] }),
                }
            }
        }
        let button = if correction { "button-send-correction" } else { "button-accept-check" };
        Ok(Check { correction, sections, saved: self.saved(visit, words), button: words.text(button) })
    }

    pub(super) fn draw_declaration(&self, visit: &Visit, words: &Words) -> Result<Declaration, Failure> {
        let notice = ["notice-1", "notice-2", "notice-3", "notice-4"];
        Ok(Declaration {
            notice: notice.map(|id| Block::Paragraph { text: words.text(id) }).into(),
            consent: words.text("consent-words"),
            declaration: self.declaration_words(visit, words)?,
            button: words.text("button-submit"),
        })
    }
}

fn check_row(
    visit: &Visit,
    before: Option<&Case>,
    (service, page): (&Service, &Page),
    id: &str,
    field: &Field,
    words: &Words,
) -> CheckRow {
    let shown = |answer: Option<&Answer>, document: Option<&Document>| match (answer, document) {
        (Some(answer), _) => show_answer(words, &service.id, id, field.kind, &answer.value),
        (_, Some(document)) => attachment_view(words, document).words,
        _ => String::new(),
    };
    let answer = visit.form.answers.get(id);
    let reused = visit.form.reused.contains(id).then_some(Provenance::Reused);
    let provenance = answer.map(|a| a.provenance).or(reused);
    let value = shown(answer, visit.form.documents.get(id));
    let previous = before.map(|case| shown(case.answers.get(id), case.documents.get(id)));
    CheckRow {
        field: id.to_owned(),
        page: page.id.clone(),
        label: words.of(&service.id).text(&format!("field-{id}")),
        previous: previous.filter(|p| *p != value),
        value,
        provenance,
        provenance_word: provenance.map(|provenance| provenance_word(words, provenance)),
        can_change: true,
    }
}
