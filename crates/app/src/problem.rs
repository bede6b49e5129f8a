//! What went wrong, as a person is told it: what happened, what was kept, what to do next.
//! Every command answers with a value or a `Problem`; nothing else crosses to the window as an error.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A failure in the reader's language. `code` is for the window to act on, the rest is for the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Problem {
    pub code: ProblemCode,
    /// What happened.
    pub message: String,
    /// What was kept, where something could have been lost.
    pub kept: Option<String>,
    /// What to do next.
    pub next: String,
    /// The fields to mend, in page order; empty where no single field is at fault.
    pub fields: Vec<FieldProblem>,
}

/// One field and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FieldProblem {
    pub field: String,
    pub message: String,
}

/// A code exists only where a window does something different because of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// Some answers need mending; see `fields`.
    Invalid,
    /// A reference, code, PIN, login or password does not fit. Which one is not said.
    WrongSecrets,
    /// Too many wrong tries: locked for a while.
    Locked,
    /// This needs the network and there is none.
    Offline,
    /// The case has moved on since it was read; read it again.
    MovedOn,
    /// The signed-in role may not do this.
    NotAllowed,
    /// No session in this window, or it has ended.
    SignedOut,
    /// The thing asked for is not here.
    NotFound,
    /// The file cannot be taken: too large, unknown format, damaged or protected.
    File,
    /// The device is not enrolled, or the server is not the one it was enrolled with.
    Enrolment,
    /// The printer: there is none, it does not answer, it has no paper. Nothing else is affected.
    Printer,
    /// The device's own storage failed (full, damaged or locked).
    Storage,
    /// Anything else; details are in the log, without personal data.
    Internal,
}
