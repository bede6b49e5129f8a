//! The part of the story that comes out on paper, through a real CUPS where there is one.

use anyhow::{Result, ensure};

use super::{At, Story, act};
use crate::print_server::{Behaviour, PrintServer};

const PRINTER: &str = "hall";

/// A print server with one printer, which works.
pub(super) fn server() -> Result<Option<PrintServer>> {
    let Some(server) = PrintServer::start()? else { return Ok(None) };
    server.add(PRINTER, Behaviour::Prints)?;
    server.make_default(PRINTER)?;
    Ok(Some(server))
}

/// A window's command, with the print server of the story.
pub(super) fn through(printers: Option<&PrintServer>, mut command: Vec<String>) -> Vec<String> {
    if let Some(server) = printers {
        command.extend(["--print-server".to_owned(), server.socket()]);
    }
    command
}

impl Story {
    /// The receipt is printed; then the printer is paused, and the kiosk says so and goes on.
    pub(super) async fn print_receipt(&mut self) -> Result<()> {
        if self.printers.is_none() {
            return Ok(());
        }
        self.step("kiosk: receipt printed", At::Kiosk, async |s| {
            s.kiosk.window.click(&act("print-receipt")).await?;
            s.kiosk.window.wait_for("[data-value=printed]").await?;
            s.lies_in_the_tray(1)
        })
        .await?;
        self.step("kiosk: printer switched off", At::Kiosk, async |s| {
            if let Some(printers) = &s.printers {
                printers.pause(PRINTER)?;
            }
            s.kiosk.window.click(&act("print-form")).await?;
            s.kiosk.window.wait_for("[data-problem=printer]").await?;
            if let Some(printers) = &s.printers {
                printers.go_on(PRINTER)?;
            }
            s.lies_in_the_tray(1)
        })
        .await
    }

    /// The officer looks at the decision as it will be printed, and prints it.
    pub(super) async fn print_letter(&mut self) -> Result<()> {
        if self.printers.is_none() {
            return Ok(());
        }
        self.step("office: letter before it is printed", At::Office, async |s| {
            s.office.window.click(&act("print-menu")).await?;
            s.office.window.click(&act("print-letter")).await?;
            s.office.window.wait_for("[data-preview=letter]").await?;
            Ok(())
        })
        .await?;
        self.step("office: letter printed", At::Office, async |s| {
            s.office.window.click(&act("print-send")).await?;
            s.office.window.wait_for("dialog [data-value=printed]").await?;
            s.lies_in_the_tray(2)
        })
        .await?;
        self.office.window.click(&act("print-close")).await?;
        self.office.window.wait_until_gone("dialog").await
    }

    fn lies_in_the_tray(&self, papers: usize) -> Result<()> {
        let Some(printers) = &self.printers else { return Ok(()) };
        let tray = printers.tray()?;
        ensure!(tray.len() == papers, "{} papers in the tray", tray.len());
        ensure!(tray.iter().all(|paper| paper.starts_with(b"%PDF-")), "something else came out");
        ensure!(printers.left()? == (0, 0), "the spooler keeps a paper");
        Ok(())
    }
}
