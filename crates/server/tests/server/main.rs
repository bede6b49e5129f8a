//! The server called without a socket, as devices and administrators call it; a few tests with one.

mod admin;
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
mod requests;
mod sync;
