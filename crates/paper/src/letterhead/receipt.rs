//! The receipt of an application.

use serde::Serialize;

use lawang_core::case::{Case, Step};
use lawang_core::catalogue::words::Args;
use lawang_core::policy::Effect;

use super::{Letterhead, pictures};
use crate::parts::{Fact, Fees, Head, Labelled, Need, Needs, Scan, Texts};
use crate::press::{self, PaperError, Sheets};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receipt {
    pub head: Head,
    pub reference: Labelled,
    /// Only on the copy that the applicant prints in the visit.
    pub pin: Option<Pin>,
    pub facts: Vec<Fact>,
    pub scan: Option<Scan>,
    pub next: Texts,
    pub fees: Option<Fees>,
    pub bring: Option<Needs>,
    pub contact: Contact,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pin {
    pub label: String,
    pub value: String,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contact {
    pub heading: String,
    pub text: String,
}

impl Receipt {
    pub fn set(&self) -> Result<Sheets, PaperError> {
        press::set("receipt.typ", self, pictures(&self.head, self.scan.as_ref()))
    }
}

impl Letterhead<'_> {
    pub fn receipt(&self, case: &Case, pin: Option<&str>) -> Receipt {
        let words = self.words;
        let submitted = Self::last(case, Step::Submitted).unwrap_or_default();
        Receipt {
            head: self.head(words.text("paper-receipt"), &case.service, Some(case)),
            reference: Labelled { label: words.text("paper-reference"), value: case.reference.to_string() },
            pin: pin.map(|pin| Pin {
                label: words.text("paper-pin"),
                value: pin.to_owned(),
                note: words.text("paper-pin-note"),
            }),
            facts: vec![
                self.fact("paper-applicant", Self::applicant(case)),
                self.fact("paper-submitted", self.moment(submitted)),
                self.fact("paper-office", self.office),
            ],
            scan: self.status_scan(case),
            next: Texts { heading: words.text("paper-next"), items: self.next(case) },
            fees: self.fees(&case.assessment.fees),
            bring: self.bring(case),
            contact: Contact { heading: words.text("paper-questions"), text: words.text("receipt-contact") },
        }
    }

    /// What happens next, and when.
    fn next(&self, case: &Case) -> Vec<String> {
        let words = self.words;
        let days = self.service(case).and_then(|service| self.most_days(service, case.assessment.date));
        let review = days.map(|days| words.text_with("receipt-next-1", &Args::new().with("most", days)));
        let visit = self.asks_to_come(case).then(|| words.text("receipt-next-2"));
        let bring = words.text("receipt-next-3");
        review.into_iter().chain(visit).chain([bring]).collect()
    }

    fn asks_to_come(&self, case: &Case) -> bool {
        let rules = &self.catalogue.policy.rules;
        case.assessment.findings.iter().any(|finding| {
            rules.iter().any(|rule| rule.id == finding.rule && matches!(rule.effect, Effect::Interview))
        })
    }

    /// The originals of what was handed in.
    fn bring(&self, case: &Case) -> Option<Needs> {
        let words = self.words;
        let need = |field: &String| Need {
            title: words.text(&format!("field-{field}")),
            why: None,
            how: None,
            source: None,
        };
        let needed = case.assessment.documents.iter().map(|needed| &needed.document);
        let items: Vec<Need> = needed.map(need).collect();
        (!items.is_empty()).then(|| Needs {
            heading: words.text("paper-bring"),
            lead: Some(words.text("paper-bring-lead")),
            items,
        })
    }
}
