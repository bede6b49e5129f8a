//! Papers as this device writes them: whose letterhead, in which words; and what a window offers to print.

use lawang_core::case::Case;
use lawang_core::catalogue::words::Words;
pub use lawang_paper::Paper;
use lawang_paper::{Letterhead, Sheets, Written};
use serde::{Deserialize, Serialize};
use specta::Type;
use sqlx::sqlite::SqliteConnection;

use crate::app::{App, blocking};
use crate::failure::Failure;
use crate::identity;
use crate::journal::Days;

/// A paper that can be printed here and now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PaperChoice {
    pub paper: Paper,
    /// The words on its button.
    pub label: String,
}

/// What the papers of this device are written on.
pub(crate) struct Stationery {
    office: String,
    short: String,
    server: String,
    demo: bool,
    days: Days,
    now: i64,
}

/// The papers, each with its words by its name: of a button, or in a menu.
pub(crate) fn choices(
    papers: impl IntoIterator<Item = Paper>,
    words: impl Fn(&str) -> String,
) -> Vec<PaperChoice> {
    let choice = |paper| {
        let name = match paper {
            Paper::Receipt => "receipt",
            Paper::Checklist => "checklist",
            Paper::Form => "form",
            Paper::Letter => "letter",
            Paper::Payment => "payment",
        };
        PaperChoice { paper, label: words(name) }
    };
    papers.into_iter().map(choice).collect()
}

impl App {
    pub(crate) async fn stationery(&self, conn: &mut SqliteConnection) -> Result<Stationery, Failure> {
        let identity = identity::get(conn).await?.ok_or_else(Failure::signed_out)?;
        Ok(Stationery {
            office: identity.record.office_name,
            short: identity.record.office.to_string(),
            // A server that was told no public address is reached where this device reaches it.
            server: match identity.record.public_url.is_empty() {
                true => identity.server,
                false => identity.record.public_url,
            },
            demo: identity.record.demo,
            days: Days::of(conn, self).await?,
            now: self.now(),
        })
    }

    /// What is written for whom in which words; for another office its short name stands on the paper.
    pub(crate) fn letterhead<'a>(
        &'a self,
        stationery: &'a Stationery,
        words: &'a Words,
        case: Option<&'a Case>,
    ) -> Letterhead<'a> {
        let office = match case {
            Some(case) if case.office.0 != stationery.short => &case.office.0,
            _ => &stationery.office,
        };
        Letterhead {
            catalogue: self.catalogue(),
            words,
            calendar: &stationery.days.calendar,
            office,
            server: Some(&stationery.server),
            demo: stationery.demo,
            zone: &self.0.zone,
            now: stationery.now,
        }
    }
}

/// Sets a paper, off the threads that answer windows.
pub(crate) async fn set(written: Written) -> Result<Sheets, Failure> {
    blocking(move || written.set().map_err(|error| Failure::internal(error.to_string()))).await
}
