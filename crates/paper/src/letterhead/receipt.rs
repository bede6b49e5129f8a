//! The receipt of an application.

use serde::Serialize;

use lawang_core::case::status::{slot_in_words, stage_name};
use lawang_core::case::{Case, Duty, Step, Turn, service_time};
use lawang_core::catalogue::words::Args;
use lawang_core::payment::grouped;

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
    /// The code by which anybody can check the receipt.
    pub seal: Option<Scan>,
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
        press::set("receipt.typ", self, pictures(&self.head, self.scan.iter().chain(&self.seal)))
    }
}

impl Letterhead<'_> {
    pub fn receipt(&self, case: &Case, pin: Option<&str>) -> Receipt {
        let words = self.words;
        let submitted = case.last(Step::Submitted).unwrap_or_default();
        Receipt {
            head: self.head(words.text("paper-receipt"), &case.service, Some(case)),
            reference: Labelled { label: words.text("paper-reference"), value: case.reference.to_string() },
            pin: pin.map(|pin| Pin {
                label: words.text("paper-pin"),
                value: pin.to_owned(),
                note: words.text("paper-pin-note"),
            }),
            facts: [self.fact("paper-applicant", Self::applicant(case))]
                .into_iter()
                .chain(self.filed_by(case))
                .chain([
                    self.fact("paper-submitted", self.moment(submitted)),
                    self.fact("paper-office", self.office),
                ])
                .collect(),
            scan: self.status_scan(case),
            seal: self.seal_scan(case.seals.receipt.as_ref()),
            next: Texts { heading: words.text("paper-next"), items: self.next(case) },
            fees: self.fees(&case.assessment.fees),
            bring: self.bring(case),
            contact: Contact { heading: words.text("paper-questions"), text: words.text("receipt-contact") },
        }
    }

    /// What happens next, and when: what is still to be done, in its order.
    fn next(&self, case: &Case) -> Vec<String> {
        let words = self.words;
        if case.turn() == Turn::Nobody {
            return vec![words.text(&format!("status-{}", stage_name(case.stage())))];
        }
        let mut next: Vec<String> = Vec::new();
        let open: Vec<Duty> = case.plan.iter().copied().filter(|duty| !case.is_done(*duty)).collect();
        for duty in &open {
            match duty {
                Duty::Pay => next.push(self.next_payment(case)),
                Duty::Visit => next.push(match &case.visit.booked {
                    Some(slot) => {
                        let slot = slot_in_words(slot, words);
                        words.text_with("paper-next-visit-booked", &Args::new().with("slot", slot))
                    }
                    None => words.text("paper-next-visit"),
                }),
                Duty::Review => next.extend(self.next_review(case)),
                Duty::Decide => {}
                Duty::Collect => next.push(words.text("paper-next-collect")),
            }
        }
        if open.contains(&Duty::Visit) {
            next.push(words.text("receipt-next-3"));
        }
        next
    }

    fn next_payment(&self, case: &Case) -> String {
        let amount = self.words.money(case.fee());
        let args = Args::new().with("amount", amount);
        match case.live_bill(self.now) {
            None => self.words.text_with("paper-next-pay", &args),
            Some(bill) => {
                let args = args.with("code", grouped(&bill.code)).with("moment", self.moment(bill.expires));
                self.words.text_with("paper-next-pay-code", &args)
            }
        }
    }

    /// The time that was promised, and the day on which it ends while it runs.
    fn next_review(&self, case: &Case) -> Vec<String> {
        let Some(time) = service_time(case, self.calendar, self.zone, self.now) else { return vec![] };
        let args = Args::new().with("most", i64::from(time.promised));
        let due = time.due.map(|date| {
            let args = Args::new().with("date", self.words.date(date));
            self.words.text_with("paper-next-due", &args)
        });
        let review = self.words.text_with("receipt-next-1", &args);
        vec![[Some(review), due].into_iter().flatten().collect::<Vec<_>>().join(" ")]
    }

    /// The originals of what was handed in.
    fn bring(&self, case: &Case) -> Option<Needs> {
        let words = self.words;
        let need = |field: &String| Need {
            title: self.own(&case.service).text(&format!("field-{field}")),
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
