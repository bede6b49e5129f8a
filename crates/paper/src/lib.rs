//! Papers: receipt, checklist, filled-in form, letter, receipt of a payment. Each is plain data that one
//! function sets as a PDF, by typst. Pure: no file, network or clock; fonts and templates are built in.
//! What people wrote is only ever set as text: a template reads it as values, never as code or markup.

mod letterhead;
mod parts;
mod press;
mod qr;
mod text;

pub use letterhead::checklist::Checklist;
pub use letterhead::form::Form;
pub use letterhead::letter::Letter;
pub use letterhead::payment::Payment;
pub use letterhead::receipt::Receipt;
pub use letterhead::{Letterhead, Written, papers_of};
pub use parts::Head;
pub use press::{PaperError, Sheets};

use serde::{Deserialize, Serialize};
use specta::Type;

/// What can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    Receipt,
    Checklist,
    Form,
    /// A decision, or a request to correct something: what the case's state calls for.
    Letter,
    Payment,
}

#[cfg(test)]
mod tests;
