//! The pure heart of Lawang: catalogue, forms, policy, cases and the journal. It does no I/O, reads no
//! clock, draws no randomness and awaits nothing: time, ids and random bits are passed in.

pub mod administration;
pub mod calendar;
pub mod case;
pub mod catalogue;
pub mod form;
pub mod ids;
pub mod journal;
pub mod payment;
pub mod policy;
pub mod population;
pub mod proposal;
pub mod publication;
pub mod reference;
pub mod seal;
pub mod slots;
