//! The device as its window sees it: which place it is, whether it is connected, what still works.

use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Place {
    pub kind: PlaceKind,
    pub standing: DeviceStanding,
    /// The office's name, once enrolled.
    pub office: String,
    /// The device's name, once enrolled ("Kiosk 01").
    pub device: String,
    /// True when the server says that its data is demo data. Every screen then says so.
    pub demo: bool,
    pub version: String,
    pub languages: Vec<Language>,
    pub connection: Connection,
    /// Of this device's key, for whoever approves it; empty before it is enrolled.
    pub fingerprint: String,
    /// A provisioning file was named when the app was started, and waits to be used.
    pub provisioning: bool,
    /// The version of catalogue and policy that is in force here; 0 for what is built in.
    pub rules: u32,
    /// The version that follows, once it is whole here: it begins with no network too. 0 where none does.
    pub next_rules: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    Kiosk,
    Office,
}

/// What has to happen before the window can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DeviceStanding {
    /// The database is locked: its passphrase is needed (`unlock_device`).
    Locked,
    /// Not yet enrolled with a server (`enrol_device`).
    New,
    /// Enrolled, but nobody at the office has approved it yet: nothing is synced.
    Waiting,
    Enrolled,
    /// Shows a catalogue that is being written; nothing can be sent.
    Preview,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Language {
    /// BCP 47 ("id", "en").
    pub code: String,
    /// Its own name ("Bahasa Indonesia").
    pub native: String,
    /// Its name in English, as a second line.
    pub english: String,
}

/// The badge in the corner. Words come from the window's own locale by `state`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Connection {
    pub state: ConnectionState,
    /// Local time of the last contact ("10:42"), where there was one.
    pub last_contact: Option<String>,
    /// Entries and documents that still wait to be sent.
    pub waiting: u32,
    /// Entries that were refused or set aside and want a person.
    pub attention: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionState {
    Online,
    /// No answer from the server: everything but the things that need it goes on.
    Offline,
    /// Something answers, but it is not the server this device was enrolled with.
    WrongServer,
    /// The server does not know this device any more.
    Revoked,
    /// Nobody at the office has approved this device yet.
    Waiting,
}

/// Pushed to every window as the event `changed`; the window asks again for what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Connection,
    Cases,
    Officers,
    /// Another version of catalogue and policy is in force.
    Catalogue,
    /// A version was published, or a proposal has moved.
    Policy,
}

/// Which version of catalogue and policy this device goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// 0 for the catalogue that is built in.
    pub number: u64,
    /// What follows, where something was published for later.
    pub next: Option<NextRules>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextRules {
    pub number: u64,
    /// Its bundles are here and could be read: it begins also with no network.
    pub ready: bool,
}
