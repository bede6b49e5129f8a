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
mod demo;
mod drafts;
mod enrolment;
mod fixture;
mod guides;
mod hardening;
mod interface;
mod logs;
mod phone;
mod phone_acts;
mod proposals;
mod requests;
mod sync;
mod told;
mod try_policy;
mod uploads;
mod verify;
