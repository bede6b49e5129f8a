//! The server called without a socket, as devices and administrators call it; a few tests with one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what fails here is a failed test"
)]

mod admin;
mod administration;
mod attachments;
mod borrow;
mod chain;
mod command;
mod decisions;
mod enrolment;
mod fixture;
mod hardening;
mod interface;
mod logs;
mod phone;
mod requests;
mod sync;
mod told;
mod verify;
