//! What an officer prints of a case, in the applicant's language or another, after a look at it.

use data_encoding::BASE64;
use lawang_core::case::{Case, Step};
use lawang_paper::{Paper, Written};

use super::view::{PaperPicture, PrintChoices, PrinterView};
use crate::app::{App, Window};
use crate::failure::Failure;
use crate::journal;
use crate::papers;
use crate::printing::Printed;
use crate::problem::{Problem, ProblemCode};
use crate::store::officer;

/// The longer side of a picture of a page, in pixels.
const SIDE: u32 = 1_400;

impl App {
    /// What there is to choose before printing: the printers, the one that is used first, and languages.
    pub async fn print_choices(&self, window: Window<'_>) -> Result<PrintChoices, Problem> {
        let language = self.language(window).await;
        let found = async {
            self.desk(window).await?;
            let printers = match self.printers().await {
                // Without a spooler there is nothing to choose from; printing says what is wrong.
                Err(Failure::Told { code: ProblemCode::Printer, .. }) => vec![],
                known => known?,
            };
            Ok(PrintChoices {
                printers: printers
                    .into_iter()
                    .map(|printer| PrinterView { name: printer.name, label: printer.label })
                    .collect(),
                languages: self.languages(),
            })
        };
        found.await.map_err(|failure| self.problem(&language, failure))
    }

    /// One page (from 0) of a paper of a case, as it will be printed.
    pub async fn case_paper(
        &self,
        window: Window<'_>,
        id: &str,
        paper: Paper,
        language: &str,
        page: u32,
    ) -> Result<PaperPicture, Problem> {
        let own = self.language(window).await;
        let shown = async {
            let sheets = papers::set(self.write_case_paper(window, id, paper, language).await?).await?;
            let pages = u32::try_from(sheets.pages).unwrap_or(u32::MAX);
            let png = self.0.decoder.page(&sheets.pdf, page, SIDE).await?;
            Ok(PaperPicture { png: BASE64.encode(&png), pages })
        };
        shown.await.map_err(|failure| self.problem(&own, failure))
    }

    /// Prints a paper of a case. The printer that is chosen is the device's from now on.
    pub async fn print_case_paper(
        &self,
        window: Window<'_>,
        id: &str,
        paper: Paper,
        language: &str,
        printer: Option<&str>,
    ) -> Result<Printed, Problem> {
        let own = self.language(window).await;
        let printed = async {
            let written = self.write_case_paper(window, id, paper, language).await?;
            if let Some(printer) = printer {
                self.choose_printer(printer).await?;
            }
            self.print(papers::set(written).await?, &own).await
        };
        printed.await.map_err(|failure| self.problem(&own, failure))
    }

    async fn write_case_paper(
        &self,
        window: Window<'_>,
        id: &str,
        paper: Paper,
        language: &str,
    ) -> Result<Written, Failure> {
        self.desk(window).await?;
        if !self.catalogue().languages.iter().any(|known| known == language) {
            return Err(Failure::not_found());
        }
        let id = id.parse().map_err(|_| Failure::not_found())?;
        let mut conn = self.store()?.read().await?;
        let seen = journal::see(&mut conn, id).await?.ok_or_else(Failure::not_found)?;
        let stationery = self.stationery(&mut conn).await?;
        let names = super::timeline::officer_names(&officer::all(&mut conn).await?);
        drop(conn);
        let case = &seen.case;
        let signs = signer(case).and_then(|officer| names.get(&officer));
        let letterhead = self.letterhead(&stationery, self.words(language)?, Some(case));
        letterhead.written(paper, case, signs.map(String::as_str)).ok_or_else(Failure::not_found)
    }
}

/// The officer whose act the letter tells of.
fn signer(case: &Case) -> Option<String> {
    let acts = [Step::Revoked, Step::Decided, Step::CorrectionAsked];
    let last = case.steps.iter().rev().find(|taken| acts.contains(&taken.step))?;
    last.officer.map(|officer| officer.to_string())
}
