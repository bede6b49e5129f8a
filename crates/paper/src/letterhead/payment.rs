//! The receipt of a payment.

use serde::Serialize;

use lawang_core::case::Case;

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
        press::set("payment.typ", self, pictures(&self.head, self.scan.as_ref()))
    }
}

pub(super) fn is_paid(_: &Case) -> bool {
    false
}

impl Letterhead<'_> {
    pub fn payment(&self, _: &Case) -> Option<Payment> {
        None
    }
}
