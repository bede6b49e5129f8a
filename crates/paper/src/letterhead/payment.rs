//! The receipt of a payment.

use serde::Serialize;

use lawang_core::case::{Case, Step};
use lawang_core::catalogue::words::Args;
use lawang_core::payment::{Confirmed, grouped};

use super::{Letterhead, pictures};
use crate::parts::{Fact, Fees, Head, Labelled, Scan};
use crate::press::{self, PaperError, Sheets};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payment {
    pub head: Head,
    pub amount: Labelled,
    pub facts: Vec<Fact>,
    pub fees: Option<Fees>,
    pub note: String,
    pub scan: Option<Scan>,
}

impl Payment {
    pub fn set(&self) -> Result<Sheets, PaperError> {
        press::set("payment.typ", self, pictures(&self.head, &self.scan))
    }
}

impl Letterhead<'_> {
    /// None before the fee is paid.
    pub fn payment(&self, case: &Case) -> Option<Payment> {
        let (words, paid) = (self.words, case.paid.as_ref()?);
        let known = match paid.by {
            Confirmed::Gateway => words.text("paper-paid-gateway"),
            Confirmed::Number => words.text("paper-paid-number"),
            Confirmed::Reason => {
                let reason = paid.reason.clone().unwrap_or_default();
                words.text_with("paper-paid-reason", &Args::new().with("reason", reason))
            }
        };
        let on = case.last(Step::Paid).unwrap_or_default();
        let code = case.bills.last().map(|bill| self.fact("payment-code", grouped(&bill.code)));
        let number = paid.number.clone().map(|number| self.fact("paper-receipt-number", number));
        let mut facts = vec![
            self.fact("paper-applicant", Self::applicant(case)),
            self.fact("paper-reference", case.reference.to_string()),
        ];
        facts.extend(code.into_iter().chain(number));
        facts.push(self.fact("paper-paid-on", self.moment(on)));
        facts.push(self.fact("paper-paid-known", known));
        Some(Payment {
            head: self.head(words.text("paper-payment"), &case.service, Some(case)),
            amount: Labelled { label: words.text("paper-paid"), value: words.money(paid.amount) },
            facts,
            fees: self.fees(&case.assessment.fees),
            note: words.text("paper-payment-note"),
            scan: self.status_scan(case),
        })
    }
}
