//! A family in one visit: after a receipt another application can follow, and what is the same for all is
//! offered again, marked, for checking. It is held in memory until the visit ends and goes with it; identity,
//! passports and pictures of a person are never among it.

use lawang_core::catalogue::Catalogue;
use lawang_core::form::acting::SELF;
use lawang_core::form::answer::{Answer, Answers, Document, FieldId};
use lawang_core::form::parse::parse;
use lawang_core::form::{Field, Service};
use lawang_core::ids::AttachmentId;

use jiff::civil::Date;

use super::Visit;
use super::draft::Draft;
use super::screen::Screen;
use super::visit::At;
use crate::app::{App, Window, blocking};
use crate::failure::Failure;
use crate::problem::Problem;
use crate::random;
use crate::store::attachment::{self, AttachmentRow};

/// What the applications of one visit have in common.
#[derive(Debug, Clone, Default)]
pub struct Shared {
    pub answers: Answers,
    papers: Vec<Paper>,
}

/// A paper that more than one application needs, such as a family card.
#[derive(Clone)]
pub struct Paper {
    field: FieldId,
    document: Document,
    bytes: Vec<u8>,
}

/// What it shows stays out of every log.
impl std::fmt::Debug for Paper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Paper({}, {} bytes)", self.field, self.bytes.len())
    }
}

fn shared<'s>(service: &'s Service, field: &str) -> Option<&'s Field> {
    service.fields.get(field).filter(|field| field.shared)
}

impl Shared {
    /// Takes over what the next application may need.
    pub fn keep(&mut self, service: &Service, answers: &Answers, papers: Vec<Paper>) {
        let relation = service.acting.as_ref().map(|acting| acting.relation.as_str());
        for (id, answer) in answers {
            // Who filed for themselves acts for the next one: that is asked anew.
            let own = relation == Some(id.as_str()) && answer.value == SELF;
            if shared(service, id).is_some() && !own {
                self.answers.insert(id.clone(), answer.clone());
            }
        }
        for paper in papers {
            self.papers.retain(|known| known.field != paper.field);
            self.papers.push(paper);
        }
    }
}

impl Visit {
    /// Fills in what the application before had and this service takes as well.
    fn take_shared_answers(&mut self, catalogue: &Catalogue, today: Date) -> Result<(), Failure> {
        let service = self.service(catalogue)?;
        for id in service.all_pages().flat_map(|page| &page.fields) {
            let (Some(field), Some(answer)) = (shared(service, id), self.shared.answers.get(id)) else {
                continue;
            };
            let facts = self.facts(catalogue, today)?;
            let is_country = |code: &str| catalogue.countries.contains(code);
            if let Ok(Some(value)) = parse(id, field, &answer.value, &facts, is_country) {
                self.form.answers.insert(id.clone(), Answer::reused(value));
            }
        }
        Ok(())
    }
}

impl App {
    /// From a receipt to the services, for another person of the family.
    pub async fn file_another(&self, window: Window<'_>) -> Result<Screen, Problem> {
        self.step(window, async |_, visit| {
            if visit.receipts.is_empty() {
                return Err(Failure::not_found());
            }
            visit.at = At::Services;
            Ok(())
        })
        .await
    }

    /// Shows a receipt of this visit again.
    pub async fn show_receipt(&self, window: Window<'_>, reference: &str) -> Result<Screen, Problem> {
        self.step(window, async |_, visit| {
            let receipt = visit.receipts.iter().find(|receipt| receipt.reference == reference);
            visit.receipt = Some(receipt.cloned().ok_or_else(Failure::not_found)?);
            visit.at = At::Receipt;
            Ok(())
        })
        .await
    }

    /// The papers of an application that another one may need, read while they are still here. Where that
    /// fails the next application asks for them again.
    pub(super) async fn shared_papers(&self, visit: &Visit) -> Vec<Paper> {
        self.read_shared_papers(visit).await.unwrap_or_else(|failure| {
            tracing::warn!(%failure, "keeping the papers of a family");
            vec![]
        })
    }

    async fn read_shared_papers(&self, visit: &Visit) -> Result<Vec<Paper>, Failure> {
        let service = visit.service(self.catalogue())?;
        let Some(draft) = &visit.draft else { return Ok(vec![]) };
        let documents = visit.form.documents.iter().filter(|(field, _)| shared(service, field).is_some());
        let documents: Vec<_> =
            documents.map(|(field, document)| (field.clone(), document.clone())).collect();
        let (attachments, key) = (self.opened()?.attachments.clone(), draft.documents.clone());
        blocking(move || {
            let read = documents.into_iter().map(|(field, document)| {
                let bytes = attachments.get(document.attachment, &key)?;
                Ok(Paper { field, document, bytes })
            });
            read.collect()
        })
        .await
    }

    /// Into a form that nobody has answered yet: what the application before had. Papers are stored anew,
    /// under the key of this application.
    pub(super) async fn reuse(&self, visit: &mut Visit) -> Result<(), Failure> {
        let untouched = visit.form.answers.is_empty() && visit.form.documents.is_empty();
        if !untouched || visit.receipts.is_empty() {
            return Ok(());
        }
        visit.take_shared_answers(self.catalogue(), self.today())?;
        let service = visit.service(self.catalogue())?;
        let papers: Vec<Paper> = visit
            .shared
            .papers
            .iter()
            .filter(|paper| shared(service, &paper.field).is_some())
            .cloned()
            .collect();
        if papers.is_empty() {
            return Ok(());
        }
        let draft = match visit.draft.take() {
            Some(draft) => draft,
            None => Draft::new()?,
        };
        let mut tx = self.store()?.write().await?;
        for paper in papers {
            let document = Document {
                attachment: AttachmentId(random::uuid()?),
                mac: draft.documents.mac(&paper.bytes),
                ..paper.document
            };
            self.opened()?.attachments.put(document.attachment, &draft.documents, &paper.bytes)?;
            let row = AttachmentRow::new(&draft.id, &document, &draft.documents.text(), "draft");
            attachment::put(&mut tx, &row).await?;
            visit.form.reused.insert(paper.field.clone());
            visit.form.documents.insert(paper.field, document);
        }
        tx.commit().await?;
        visit.draft = Some(draft);
        Ok(())
    }
}
