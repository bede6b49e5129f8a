//! The application as it was filled in.

use std::collections::BTreeSet;

use serde::Serialize;

use lawang_core::case::{Case, Step};
use lawang_core::catalogue::words::Args;
use lawang_core::form::answer::Provenance;
use lawang_core::form::{Service, walk};
use lawang_core::policy::assess::facts;

use super::{Letterhead, pictures};
use crate::parts::{Fact, Head};
use crate::press::{self, PaperError, Sheets};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Form {
    pub head: Head,
    pub facts: Vec<Fact>,
    pub sections: Vec<Section>,
    pub declared: Declared,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    pub heading: String,
    pub columns: [String; 2],
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    pub label: String,
    /// The question, where it says more than the label.
    pub question: Option<String>,
    pub value: Option<String>,
    /// Where the answer came from, where a person changed what a machine read.
    pub note: Option<String>,
    /// What stands in place of an answer that was left out.
    pub empty: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Declared {
    pub heading: String,
    pub texts: Vec<String>,
    pub facts: Vec<Fact>,
}

impl Form {
    pub fn set(&self) -> Result<Sheets, PaperError> {
        press::set("form.typ", self, pictures(&self.head, None))
    }
}

impl Letterhead<'_> {
    pub fn form(&self, case: &Case) -> Form {
        let words = self.words;
        let submitted = case.last(Step::Submitted).unwrap_or_default();
        let mut dates = vec![
            self.fact("paper-applicant", Self::applicant(case)),
            self.fact("paper-reference", case.reference.to_string()),
            self.fact("paper-submitted", self.moment(submitted)),
        ];
        dates.extend(case.last(Step::Corrected).map(|at| self.fact("paper-corrected", self.moment(at))));
        Form {
            head: self.head(words.text("paper-form"), &case.service, Some(case)),
            facts: dates,
            sections: self.service(case).map(|service| self.sections(case, service)).unwrap_or_default(),
            declared: Declared {
                heading: words.text("declaration-title"),
                texts: self
                    .acting_words(case)
                    .into_iter()
                    .chain(["declaration-words", "consent-words"].map(|id| words.text(id)))
                    .collect(),
                facts: vec![
                    self.filed_by(case).map_or_else(
                        || self.fact("paper-declared-by", Self::applicant(case)),
                        |(_, who)| self.fact("paper-declared-by", who),
                    ),
                    self.fact("paper-declared-on", self.moment(submitted)),
                ],
            },
        }
    }

    /// What whoever acted for the applicant declared of that.
    fn acting_words(&self, case: &Case) -> Option<String> {
        let acting = self.service(case)?.acting(&case.answers)?;
        let args = Args::new().with("name", acting.name).with("applicant", Self::applicant(case));
        Some(self.words.text_with(&format!("acting-{}.declaration", acting.relation), &args))
    }

    /// Every question that was asked, once, in the form's order and below its headings.
    fn sections(&self, case: &Case, service: &Service) -> Vec<Section> {
        let words = self.words;
        let facts = facts(service, &self.catalogue.policy, &case.answers, case.assessment.date);
        let mut sections: Vec<Section> = Vec::new();
        let mut seen = BTreeSet::new();
        let pages = walk::shown(&service.screening, &facts).chain(walk::shown(&service.pages, &facts));
        for page in pages {
            let heading = self.own(&service.id).text(&format!("section-{}", page.section));
            for id in page.fields.iter().filter(|id| seen.insert((*id).clone())) {
                let Some(row) = self.row(case, service, id) else { continue };
                match sections.iter_mut().find(|section| section.heading == heading) {
                    Some(section) => section.rows.push(row),
                    None => sections.push(Section {
                        heading: heading.clone(),
                        columns: [words.text("paper-question"), words.text("paper-answer")],
                        rows: vec![row],
                    }),
                }
            }
        }
        sections
    }

    fn row(&self, case: &Case, service: &Service, id: &str) -> Option<Row> {
        let words = self.words;
        let field = service.fields.get(id)?;
        let answer = case.answers.get(id);
        let own = self.own(&service.id);
        let label = own.text(&format!("field-{id}"));
        let value = match (answer, case.documents.get(id)) {
            (Some(answer), _) => Some(own.answer(id, field.kind, &answer.value)),
            (None, Some(document)) => Some(words.document(document)),
            (None, None) => None,
        };
        // A document is handed in: its question would only say so again.
        let question = own.maybe(&format!("field-{id}.question")).filter(|_| !field.kind.is_attachment());
        Some(Row {
            question: question.filter(|question| *question != label),
            label,
            value,
            note: answer
                .filter(|answer| answer.provenance == Provenance::Corrected)
                .map(|_| words.text("provenance-corrected")),
            empty: words.text("not-given"),
        })
    }
}
