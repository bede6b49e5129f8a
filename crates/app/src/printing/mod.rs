//! Printing: a paper goes to the system's spooler and is watched until it lies in the tray, or until it is
//! clear that it will not. Each end has its words. A paper that did not come out is taken back: nothing of
//! one person comes out later, in front of another. Nothing is written to a file here.

mod cups;
mod judge;
mod windows;

use std::time::Duration;

use lawang_paper::Sheets;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::app::App;
use crate::failure::Failure;
use crate::place::PlaceKind;
use crate::problem::ProblemCode;
use crate::store::meta;

pub(crate) use judge::{Ending, Fault};

/// Where the chosen printer is kept.
const CHOSEN: &str = "printer";

/// How this device prints.
#[derive(Debug, Clone, Default)]
pub struct Printing {
    /// The spooler's name of the printer; none: the one that was chosen in the window, or the system's.
    pub printer: Option<String>,
    /// Another print server than the system's: a host, or the path of its socket. Not on Windows.
    pub server: Option<String>,
    pub patience: Patience,
}

/// How long someone stands and waits.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// A printer that says that something is wrong may still get over it in this time.
    pub grace: Duration,
    /// After this a paper that is not out yet is either on its way or given up.
    pub limit: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { grace: Duration::from_secs(3), limit: Duration::from_secs(12) }
    }
}

/// A printer that the spooler knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Printer {
    /// The spooler's name.
    pub name: String,
    /// What people call it: where it stands, or what it is.
    pub label: String,
    /// The system's default.
    pub default: bool,
}

/// A paper that is out, or as good as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Printed {
    /// What happened.
    pub message: String,
    /// What to do now.
    pub next: String,
}

impl App {
    /// The printers of the device, the one that is used first.
    pub(crate) async fn printers(&self) -> Result<Vec<Printer>, Failure> {
        let known = match (cfg!(windows), cups::Cups::open(self.0.printing.server.as_deref()).await) {
            (true, _) => windows::printers().await,
            (false, Ok(cups)) => cups.printers().await,
            (false, Err(fault)) => Err(fault),
        };
        let mut printers = known.map_err(|fault| self.told(fault, ""))?;
        let chosen = self.chosen_printer().await?;
        printers.sort_by_key(|printer| (Some(&printer.name) != chosen.as_ref(), !printer.default));
        Ok(printers)
    }

    /// The printer to use: the chosen one, the system's default, or the only one. Never just any: a paper
    /// in another room is a paper in somebody else's hand.
    async fn printer(&self) -> Result<Printer, Failure> {
        let mut printers = self.printers().await?;
        let chosen = self.chosen_printer().await?;
        let only = printers.len() == 1;
        let at = printers.iter().position(|printer| match &chosen {
            Some(name) => printer.name == *name,
            None => printer.default || only,
        });
        at.map(|at| printers.swap_remove(at)).ok_or_else(|| self.told(Fault::None, ""))
    }

    async fn chosen_printer(&self) -> Result<Option<String>, Failure> {
        if self.0.printing.printer.is_some() {
            return Ok(self.0.printing.printer.clone());
        }
        meta::get(&mut *self.store()?.read().await?, CHOSEN).await
    }

    pub(crate) async fn choose_printer(&self, name: &str) -> Result<(), Failure> {
        let mut tx = self.store()?.write().await?;
        meta::set(&mut tx, CHOSEN, name).await?;
        Ok(tx.commit().await?)
    }

    /// Prints, and answers when it is known how that ended. It is seen through even if nobody waits for it.
    pub(crate) async fn print(&self, sheets: Sheets, language: &str) -> Result<Printed, Failure> {
        let printer = self.printer().await?;
        let (name, printing) = (printer.name.clone(), self.0.printing.clone());
        let decoder = self.0.decoder.clone();
        let seen_through = tokio::spawn(async move {
            if cfg!(windows) {
                return windows::print(&name, &sheets, &decoder, printing.patience).await;
            }
            let cups = cups::Cups::open(printing.server.as_deref()).await?;
            cups.print(&name, sheets.pdf, printing.patience).await
        });
        let ended = seen_through.await.map_err(|error| Failure::internal(error.to_string()))?;
        let ending = ended.map_err(|fault| self.told(fault, &printer.label))?;
        let words = self.words(language)?;
        let id = match ending {
            Ending::Printed => "print-done",
            Ending::OnItsWay => "print-on-its-way",
        };
        let args = lawang_core::catalogue::words::Args::new().with("printer", printer.label);
        Ok(Printed { message: words.text(id), next: words.text_with(&format!("{id}.next"), &args) })
    }

    /// A visitor photographs the screen or asks; an officer sees to the printer.
    fn told(&self, fault: Fault, printer: &str) -> Failure {
        let visitor = self.0.kind == PlaceKind::Kiosk;
        let name = match (fault, visitor) {
            (Fault::None, true) => "printer-none",
            (Fault::Gone, true) => "printer-gone",
            (Fault::Stopped, true) => "printer-stopped",
            (Fault::NoPaper, true) => "printer-no-paper",
            (Fault::Attention, true) => "printer-attention",
            (Fault::Failed, true) => "printer-failed",
            (Fault::None, false) => "desk-printer-none",
            (Fault::Gone, false) => "desk-printer-gone",
            (Fault::Stopped, false) => "desk-printer-stopped",
            (Fault::NoPaper, false) => "desk-printer-no-paper",
            (Fault::Attention, false) => "desk-printer-attention",
            (Fault::Failed, false) => "desk-printer-failed",
        };
        Failure::told_with(ProblemCode::Printer, name, vec![("printer", printer.to_owned())])
    }
}
