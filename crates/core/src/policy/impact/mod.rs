//! What a change of policy would do: two policies over the facts of cases. Pure: facts and days are passed in.

pub mod columns;
mod scene;
pub mod suppress;
pub mod tally;
mod trial;
pub mod wire;

pub use trial::{Asked, Judged, Trial, Worker};

#[cfg(test)]
mod tests;
