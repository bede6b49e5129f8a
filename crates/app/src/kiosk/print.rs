//! What a visitor prints: the receipt and the form of their own application, a service's checklist, a
//! letter they were sent. Nobody waits for a printer with the visit held: everything else goes on.

use lawang_core::catalogue::words::Words;
use lawang_core::form::answer::Answers;
use lawang_paper::{Paper, Written};

use super::visit::{At, Visit};
use crate::app::{App, Window};
use crate::failure::Failure;
use crate::papers::{self, PaperChoice};
use crate::printing::Printed;
use crate::problem::Problem;

impl App {
    /// Prints one of the papers that the screen offers. It never waits longer than a visitor would.
    pub async fn print_paper(&self, window: Window<'_>, paper: Paper) -> Result<Printed, Problem> {
        let (language, written) = {
            let visits = self.0.visits.lock().await;
            match visits.get(window) {
                Some(visit) => (visit.language.clone(), self.write(visit, paper).await),
                None => (String::new(), Err(Failure::signed_out())),
            }
        };
        let printed = async { self.print(papers::set(written?).await?, &language).await };
        printed.await.map_err(|failure| self.problem(&language, failure))
    }

    async fn write(&self, visit: &Visit, paper: Paper) -> Result<Written, Failure> {
        if !self.papers_at(visit).contains(&paper) {
            return Err(Failure::not_found());
        }
        let words = self.words(&visit.language)?;
        let stationery = self.stationery(&mut *self.store()?.read().await?).await?;
        let case = case_at(visit);
        let letterhead = self.letterhead(&stationery, words, case);
        if paper == Paper::Checklist {
            let service = visit.service(self.catalogue())?;
            // The guide is for anybody, the assessment for who answered.
            let answers = match visit.at {
                At::Assessment => visit.form.answers.clone(),
                _ => Answers::new(),
            };
            return Ok(Written::Checklist(letterhead.checklist(service, &answers)));
        }
        let case = case.ok_or_else(Failure::signed_out)?;
        // The secrets that this visit made are on the copy that is printed in it, and on no other.
        let own = visit.receipt.as_ref().filter(|receipt| receipt.reference == case.reference.to_string());
        if let (Paper::Receipt, Some(own)) = (paper, own) {
            let mut case = case.clone();
            // The centre's seal comes after what was filed here.
            case.seals.receipt = case.seals.receipt.or_else(|| own.seal.clone());
            return Ok(Written::Receipt(letterhead.receipt(&case, Some(&own.pin))));
        }
        letterhead.written(paper, case, None).ok_or_else(Failure::not_found)
    }

    /// What can be printed where the visitor is.
    fn papers_at(&self, visit: &Visit) -> Vec<Paper> {
        match (&visit.at, case_at(visit)) {
            (At::Guide | At::Assessment, _) => vec![Paper::Checklist],
            (At::Receipt | At::Status, Some(case)) => lawang_paper::papers_of(case),
            _ => vec![],
        }
    }

    pub(super) fn draw_papers(&self, visit: &Visit, words: &Words) -> Vec<PaperChoice> {
        papers::choices(self.papers_at(visit), |name| words.text(&format!("print-{name}")))
    }
}

/// The visitor's own application: the one just made, or the one that both secrets opened.
fn case_at(visit: &Visit) -> Option<&lawang_core::case::Case> {
    match &visit.at {
        At::Receipt => visit.receipt.as_ref().map(|receipt| &receipt.case),
        At::Status => visit.borrowed.as_ref().map(|borrowed| &borrowed.case),
        _ => None,
    }
}
