//! Why an entry was not accepted. Stored with the outcome for ever, shown in the reader's language.

use serde::{Deserialize, Serialize};

use super::{DeviceClass, Role};
use crate::case::Duty;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// The stream has moved on since the author saw it.
    #[error("the stream has moved on from version {expected} to {actual}")]
    MovedOn { expected: u64, actual: u64 },
    /// The author's roles do not allow this.
    #[error("needs one of the roles {roles:?}")]
    RoleMissing { roles: Vec<Role> },
    /// This class of device may not author this.
    #[error("not from a {class:?} device")]
    DeviceClass { class: DeviceClass },
    /// The author has no part in this stream's scope.
    #[error("outside the author's scope")]
    OutOfScope,
    /// No grant of that name, or not this officer's.
    #[error("no such grant")]
    GrantUnknown,
    /// The grant was not valid at the time of the entry, or was withdrawn.
    #[error("the grant was not valid")]
    GrantNotValid,
    /// The officer's signature is missing or wrong.
    #[error("the officer's signature does not verify")]
    NotSigned,
    /// The applicant's session did not borrow this case on this device.
    #[error("no such session for this case")]
    SessionUnknown,
    /// The first entry of a stream came twice.
    #[error("the case exists already")]
    ExistsAlready,
    /// There is no such stream yet.
    #[error("no such case")]
    NoSuchCase,
    /// Decided: nothing more can be changed.
    #[error("the case is decided")]
    Decided,
    /// The applicant has taken the application back.
    #[error("the case is withdrawn")]
    Withdrawn,
    /// Something has to happen before this can.
    #[error("{step:?} is still to be done")]
    StepMissing { step: Duty },
    /// It is done already, or was never part of the plan.
    #[error("{step:?} is not to be done")]
    StepDone { step: Duty },
    /// Only what was granted, and still holds, can be collected or revoked.
    #[error("nothing is granted")]
    NotGranted,
    /// No place is left in this slot.
    #[error("the slot is taken")]
    SlotTaken,
    /// The office receives nobody for this service at that time.
    #[error("there is no such slot")]
    SlotUnknown,
    /// A correction came although none was asked.
    #[error("no correction was asked")]
    NothingAsked,
    /// A field outside what was asked for.
    #[error("{field} was not asked to be corrected")]
    FieldNotAsked { field: String },
    /// Whoever wrote it may not approve it.
    #[error("somebody else has to approve this")]
    FourEyes,
    /// Another version was published since the proposal was begun.
    #[error("begun from version {base}, and version {newest} is published")]
    BaseMovedOn { base: u64, newest: u64 },
    /// The changed files do not make a whole catalogue.
    #[error("{file}:{line}: {message}")]
    NotWhole { file: String, line: u32, message: String },
    /// Something that must be there is empty.
    #[error("{what} is missing")]
    Missing { what: String },
    /// Something is longer than is taken.
    #[error("{what} is too long")]
    TooLong { what: String },
    /// A value that cannot be.
    #[error("{what} is not valid")]
    NotValid { what: String },
}
