//! The promises of the product, each as a journey through real devices and a real server on a loopback
//! port, without a window. What a journey is shown is looked through for missing words as it goes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what fails here is a failed test"
)]

mod acting;
mod add_service;
mod administration;
mod applicant;
mod bad_input;
mod browser_phone;
mod centre;
mod consents;
mod counter;
mod deadlines;
mod device;
mod draft;
mod family;
mod full_disk;
mod officer;
mod offline;
mod phone;
#[cfg(all(target_os = "linux", feature = "desktop"))]
mod phone_pages;
mod phone_upload;
mod photos;
mod policy_desk;
#[cfg(unix)]
mod printing;
mod publication;
mod raw;
mod readme;
mod replicas;
mod resume_anywhere;
mod services;
mod set_up;
mod steps;
mod story;
mod told;
mod torture;
mod trust;
mod verify;
mod visit;
mod visitor;
mod words;
