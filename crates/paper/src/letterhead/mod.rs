//! From a case and the catalogue to what stands on a paper: the one place where device and server write
//! their papers. What was found when the case was filed is told as it was found then.

pub mod checklist;
pub mod form;
pub mod letter;
pub mod payment;
pub mod receipt;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use lawang_core::calendar::Calendar;
use lawang_core::case::Case;
use lawang_core::catalogue::Catalogue;
use lawang_core::catalogue::language::direction;
use lawang_core::catalogue::words::{Args, Own, Words};
use lawang_core::form::Service;
use lawang_core::policy::assessment::{self, Verified};

use crate::parts::{Fact, FeeLine, Fees, Head, Scan, Total};
use crate::press::{PaperError, Picture, Sheets};
use crate::{Checklist, Form, Letter, Paper, Payment, Receipt, qr};

/// Whose papers, in which words, of what moment.
pub struct Letterhead<'a> {
    pub catalogue: &'a Catalogue,
    pub words: &'a Words,
    /// The working days of the office.
    pub calendar: &'a Calendar,
    /// The office's name, as applicants know it.
    pub office: &'a str,
    /// Where applicants' phones reach the server; without it no code can be scanned.
    pub server: Option<&'a str>,
    /// All data here is demo data.
    pub demo: bool,
    pub zone: &'a TimeZone,
    /// Milliseconds since 1970-01-01 UTC.
    pub now: i64,
}

/// A paper that is written and not yet set: that takes a core for a moment.
#[derive(Debug, Clone)]
pub enum Written {
    Receipt(Receipt),
    Checklist(Checklist),
    Form(Form),
    Letter(Letter),
    Payment(Payment),
}

impl Written {
    pub fn set(&self) -> Result<Sheets, PaperError> {
        match self {
            Self::Receipt(paper) => paper.set(),
            Self::Checklist(paper) => paper.set(),
            Self::Form(paper) => paper.set(),
            Self::Letter(paper) => paper.set(),
            Self::Payment(paper) => paper.set(),
        }
    }
}

/// The papers that there are of a case as it stands, in the order a person looks for them.
pub fn papers_of(case: &Case) -> Vec<Paper> {
    let mut papers = vec![Paper::Receipt, Paper::Form];
    papers.extend(letter::is_due(case).then_some(Paper::Letter));
    papers.extend(case.paid.is_some().then_some(Paper::Payment));
    papers
}

impl Letterhead<'_> {
    /// One paper of a case as it stands; none where there is no such paper of it. `officer` signs a letter
    /// by name.
    pub fn written(&self, paper: Paper, case: &Case, officer: Option<&str>) -> Option<Written> {
        Some(match paper {
            Paper::Receipt => Written::Receipt(self.receipt(case, None)),
            Paper::Checklist => Written::Checklist(self.checklist(self.service(case)?, &case.answers)),
            Paper::Form => Written::Form(self.form(case)),
            Paper::Letter => Written::Letter(self.letter(case, officer)?),
            Paper::Payment => Written::Payment(self.payment(case)?),
        })
    }

    fn head(&self, title: String, service: &str, case: Option<&Case>) -> Head {
        let words = self.words;
        let today = self.at(self.now).date();
        let language = words.language().split('-').next().unwrap_or_default();
        // The numbers are the press's: they are known when the last page is.
        let (number, total) = ("\u{1}", "\u{2}");
        let page = words.text_with("paper-page", &Args::new().with("page", number).with("pages", total));
        let (before, rest) = page.split_once(number).unwrap_or((&page, ""));
        let (between, after) = rest.split_once(total).unwrap_or((rest, ""));
        Head {
            language: language.to_owned(),
            rtl: direction(words.language()) == "rtl",
            agency: words.text("paper-agency"),
            office: self.office.to_owned(),
            title,
            about: Some(words.text(&format!("service-{service}"))),
            reference: case.map(|case| case.reference.to_string()),
            date: (today.year(), today.month(), today.day()),
            dated: words.date(today),
            demo: self.demo.then(|| words.text("demo-data")),
            page: [before.to_owned(), between.to_owned(), after.to_owned()],
            crest: self.catalogue.crest.is_some().then(|| words.text("paper-crest")),
            crest_picture: self.catalogue.crest.clone(),
        }
    }

    fn at(&self, moment: i64) -> ZonedDateTime {
        let timestamp = Timestamp::from_millisecond(moment).unwrap_or(Timestamp::UNIX_EPOCH);
        timestamp.to_zoned_datetime(self.zone.clone())
    }

    fn fact(&self, label: &str, value: impl Into<String>) -> Fact {
        (self.words.text(label), value.into())
    }

    /// "24 November 2026 10:42": a paper is read on another day, so it never says "today".
    fn moment(&self, at: i64) -> String {
        let time = self.at(at);
        let args =
            Args::new().with("date", self.words.date(time.date())).with("clock", self.words.clock(&time));
        self.words.text_with("date-at", &args)
    }

    fn applicant(case: &Case) -> String {
        case.answers.get("full_name").map(|answer| answer.value.clone()).unwrap_or_default()
    }

    /// Who filed for the applicant, where somebody did: "Siti Rahayu, the mother".
    fn filed_by(&self, case: &Case) -> Option<Fact> {
        let acting = self.service(case)?.acting(&case.answers)?;
        let relation = self.words.text(&format!("acting-{}", acting.relation));
        let names = [acting.name, relation].into_iter().filter(|name| !name.is_empty());
        Some(self.fact("paper-filed-by", names.collect::<Vec<_>>().join(", ")))
    }

    /// The words as the case's service says them.
    fn own<'s>(&'s self, service: &'s str) -> Own<'s> {
        self.words.of(service)
    }

    fn service(&self, case: &Case) -> Option<&Service> {
        self.catalogue.services.get(&case.service)
    }

    fn unconfirmed(&self, verified: Verified) -> Option<String> {
        (verified != Verified::Official).then(|| self.words.text("unconfirmed"))
    }

    /// The fees that were found; none where nothing is due.
    fn fees(&self, lines: &[assessment::FeeLine]) -> Option<Fees> {
        let words = self.words;
        let line = |line: &assessment::FeeLine| FeeLine {
            label: words.text(&format!("rule-{}", line.rule)),
            amount: words.money(line.amount),
            source: source(&line.citation, &line.source),
            unconfirmed: self.unconfirmed(line.verified),
        };
        (!lines.is_empty()).then(|| Fees {
            heading: words.text("paper-fees"),
            lead: None,
            columns: [words.text("paper-fee"), words.text("paper-amount")],
            lines: lines.iter().map(line).collect(),
            total: (lines.len() > 1).then(|| Total {
                label: words.text("paper-total"),
                amount: words.money(lines.iter().map(|line| line.amount).sum()),
            }),
            note: Some(words.text("paper-fees-note")),
        })
    }

    /// The code that opens the status of a case on a phone: the reference, and nothing else.
    fn status_scan(&self, case: &Case) -> Option<Scan> {
        let address = format!("{}/s/{}", self.server?.trim_end_matches('/'), case.reference);
        Some(Scan {
            file: "status.svg",
            alt: self.words.text("paper-status-code"),
            caption: self.words.text("paper-status-scan"),
            picture: qr::svg(address.as_bytes())?,
        })
    }

    /// The code by which anybody can check a receipt or a permit: the seal stands behind `#`, so that no
    /// address that is sent holds it.
    fn seal_scan(&self, seal: Option<&String>) -> Option<Scan> {
        let address = format!("{}/v#{}", self.server?.trim_end_matches('/'), seal?);
        Some(Scan {
            file: "seal.svg",
            alt: self.words.text("paper-seal-code"),
            caption: self.words.text("paper-seal-scan"),
            picture: qr::svg(address.as_bytes())?,
        })
    }
}

/// Where a figure comes from, in the law and at the agency.
fn source(citation: &str, source: &str) -> String {
    [citation, source].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The pictures that a paper brings.
pub(crate) fn pictures<'s>(head: &Head, scans: impl IntoIterator<Item = &'s Scan>) -> Vec<Picture> {
    let crest = head.crest_picture.clone().map(|svg| ("crest.svg", svg));
    let codes = scans.into_iter().map(|scan| (scan.file, scan.picture.clone()));
    crest.into_iter().chain(codes).collect()
}
