//! The words of the command line.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

#[derive(Subcommand)]
pub enum Verb {
    /// Offices
    #[command(subcommand)]
    Office(OfficeVerb),
    /// Officers
    #[command(subcommand)]
    Officer(OfficerVerb),
    /// Print a one-time code that enrols one device within 15 minutes
    DeviceCode {
        #[arg(long)]
        class: Class,
        #[arg(long)]
        office: String,
        #[arg(long)]
        name: String,
        /// The device waits until somebody at its office has approved it
        #[arg(long)]
        approval: bool,
    },
    /// The enrolled devices
    Devices {
        #[arg(long)]
        office: Option<String>,
    },
    /// Let a device that waits begin; compare the fingerprint with the one on its screen first
    Approve { device: String },
    /// Call a device something else
    RenameDevice { device: String, name: String },
    /// Take a device's access away
    Revoke { device: String },
    /// Print a one-time code that connects a known device again
    CodeAgain {
        device: String,
        #[arg(long)]
        approval: bool,
    },
    /// Write a signed file that connects many devices, each once, for some days
    Provision(Provision),
    /// The provisioning files
    Provisionings,
    /// Withdraw a provisioning file
    RevokeProvisioning { id: String },
    /// Days on which an office is closed
    #[command(subcommand)]
    Closure(ClosureVerb),
    /// When an office receives people by appointment
    #[command(subcommand)]
    Slots(SlotsVerb),
    /// What wrong tries have locked
    Locks,
    /// Unlock a reference, a device or a login
    Unlock {
        kind: Kind,
        about: String,
        #[arg(long)]
        reason: String,
    },
    /// What applicants and national systems are still to be told
    Notices {
        /// Only what could not be delivered
        #[arg(long)]
        undelivered: bool,
        /// Try one again now, by its id; `all`: everything that waits for its next try
        #[arg(long, value_name = "ID|all")]
        retry: Option<String>,
    },
    /// What was done, the newest first
    Record {
        #[arg(long)]
        office: Option<String>,
    },
}

#[derive(Args)]
pub struct Provision {
    #[arg(long)]
    pub office: String,
    #[arg(long, default_value = "kiosk")]
    pub class: Class,
    /// Devices are called "PREFIX 01", "PREFIX 02" …
    #[arg(long, default_value = "Kiosk")]
    pub prefix: String,
    /// How many devices
    #[arg(long)]
    pub count: u32,
    /// How long the file connects devices, at most 7
    #[arg(long)]
    pub days: u32,
    /// Where the file is written; it is as good as a key
    #[arg(long)]
    pub out: PathBuf,
    /// The server's address as the devices reach it; without it, the one of --server
    #[arg(long)]
    pub address: Option<String>,
}

#[derive(Subcommand)]
pub enum OfficeVerb {
    Add {
        id: String,
        name: String,
    },
    List,
    Rename {
        id: String,
        name: String,
    },
    /// For good; officers and devices have to be gone first
    Close {
        id: String,
    },
}

#[derive(Subcommand)]
pub enum OfficerVerb {
    /// The second line of standard input is the new officer's password; an empty one makes one
    Add {
        #[arg(long)]
        office: String,
        /// officer, front_desk, supervisor, administrator, …; may be given more than once
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
        login: String,
        name: String,
    },
    List {
        #[arg(long)]
        office: Option<String>,
    },
    /// Change an officer's name, office or roles; what is not given stays
    Change {
        login: String,
        #[arg(long)]
        name: Option<String>,
        #[arg(long)]
        office: Option<String>,
        #[arg(long = "role")]
        roles: Vec<String>,
    },
    /// Give an officer a new password, which is printed once; sessions end
    Reset { login: String },
    /// End an officer's grants
    Leave {
        /// Login or id
        officer: String,
    },
}

#[derive(Subcommand)]
pub enum ClosureVerb {
    List {
        #[arg(long)]
        office: String,
    },
    Add {
        #[arg(long)]
        office: String,
        date: Date,
        /// The reason, once in each language: en="Local election"
        #[arg(long = "words", required = true)]
        words: Vec<String>,
    },
    Remove {
        #[arg(long)]
        office: String,
        date: Date,
    },
}

#[derive(Subcommand)]
pub enum SlotsVerb {
    Show {
        #[arg(long)]
        office: String,
    },
    /// Take the plan in a JSON file, as `show` prints one
    Set {
        #[arg(long)]
        office: String,
        file: PathBuf,
    },
    Remove {
        #[arg(long)]
        office: String,
        from: Date,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Class {
    Kiosk,
    Office,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    Reference,
    Device,
    Login,
}

/// A word of an enum as the interface writes it.
pub fn word(value: &impl ValueEnum) -> String {
    value.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}
