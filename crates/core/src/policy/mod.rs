//! Policy: effective-dated parameters and rules, each with its legal citation, and what they say about
//! a person's facts.

pub mod assessment;
