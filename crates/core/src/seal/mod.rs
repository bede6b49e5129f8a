//! Visible digital seals (ICAO Doc 9303-13; BSI TR-03137 part 1): the signed code on a permit or receipt
//! that anyone can check, with a list of trusted signers and without a network. Pure: keys and days are
//! passed in, and where anything is in doubt nothing is called valid.
//!
//! A **permit** is sealed under ICAO's visa profile (Doc 9303-7, section 9: definition 0x5D, category 0x01):
//! the zone of a visa of format A whose document number is the passport's, the duration of stay `0 0 0` (the
//! last day in the zone is the last day of the stay), the passport number, and where the catalogue says so
//! the number of entries and the visa type. The permit's own number is a feature of ours, tag 0x4E. That is
//! personal data, which the standard demands; so a permit's seal is on the permit and in a link's fragment,
//! never in an address that is sent.
//!
//! A **receipt** is a document type of ours (definition 0x4C, category 0x4C): reference, service, office and
//! the day, and no personal data.

mod bytes;
pub mod c40;
pub mod carriage;
mod check;
mod content;
mod key;
pub mod told;
mod trust;
mod zone;

pub use bytes::{Feature, Header, Kind, MAX_SEAL, Seal, Unreadable, Unwritable, Version, to_be_signed};
pub use check::{Checked, Verdict, check};
pub use content::{
    About, Content, Permit, RECEIPT, Receipt, Stay, VISA, content, permit_features, plain, receipt_features,
};
pub use key::{Curve, PublicKey, SecretKey};
pub use trust::{Revoked, SignedTrustList, Signer, TRUST_DAYS, TrustError, TrustList};

#[cfg(test)]
mod tests;
