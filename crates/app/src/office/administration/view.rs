//! What the administration shows, ready to draw, and what its forms send.

use std::collections::HashMap;

use lawang_core::administration::wire::LockKind;
use lawang_core::administration::{Act, Area};
use lawang_core::journal::{DeviceClass, Role};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::places::SaveFolder;

/// One tab, for one office or for all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Administration {
    pub area: Area,
    /// The office that is shown.
    pub office: String,
    pub office_name: String,
    /// The offices to choose from; empty where there is only one's own.
    pub offices: Vec<NamedChoice>,
    pub page: AreaPage,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "page", rename_all = "snake_case")]
pub enum AreaPage {
    Offices { rows: Vec<OfficeRow> },
    Officers(OfficersPage),
    Devices(DevicesPage),
    Hours(HoursPage),
    Closures(ClosuresPage),
    Locked(LockedPage),
    Record(RecordPage),
}

/// Something to choose, and how it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NamedChoice {
    pub id: String,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct OfficeRow {
    pub id: String,
    pub name: String,
    pub officers: u32,
    pub devices: u32,
    /// When it was closed, in words.
    pub closed: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct OfficersPage {
    pub rows: Vec<OfficerRow>,
    /// The roles that this officer may give.
    pub roles: Vec<RoleChoice>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct RoleChoice {
    pub role: Role,
    pub name: String,
    /// What one does in it.
    pub hint: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct OfficerRow {
    pub id: String,
    pub login: String,
    pub name: String,
    pub office: String,
    pub roles: Vec<Role>,
    pub role_words: String,
    /// Until when they can work with no network, in words.
    pub grant: String,
    /// When they left, in words.
    pub left: Option<String>,
    /// The signed-in officer themselves.
    pub own: bool,
    /// Whether the signed-in officer may change, reset and end this account.
    pub may_change: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct DevicesPage {
    pub rows: Vec<DeviceRow>,
    /// Provisioning files; only administrators see any.
    pub files: Vec<FileRow>,
    pub may_provision: bool,
    /// Where a provisioning file can be saved.
    pub folders: Vec<SaveFolder>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct DeviceRow {
    pub id: String,
    pub name: String,
    pub class_words: String,
    pub state: DeviceState,
    pub state_words: String,
    pub fingerprint: String,
    /// When it was last heard, in words.
    pub seen: String,
    pub version: String,
    /// The device this window runs on.
    pub own: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DeviceState {
    Waiting,
    InUse,
    /// Not heard of for days.
    Silent,
    Revoked,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct FileRow {
    pub id: String,
    pub prefix: String,
    pub class_words: String,
    pub used: u32,
    pub count: u32,
    /// "until 27 November 2026 10:42", "used up", …
    pub state_words: String,
    pub open: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct HoursPage {
    pub plans: Vec<PlanView>,
    pub weekdays: Vec<NamedChoice>,
    pub services: Vec<NamedChoice>,
    /// The first day that a new plan can hold for: today, `YYYY-MM-DD`.
    pub today: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct PlanView {
    /// `YYYY-MM-DD`
    pub from: String,
    pub from_words: String,
    pub state: PlanState,
    pub state_words: String,
    pub days_ahead: u32,
    pub windows: Vec<WindowView>,
    /// "12 slots for 48 people a week"
    pub sum: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    /// The catalogue's, as long as the office has none of its own.
    Usual,
    Holds,
    Coming,
    Past,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct WindowView {
    /// Monday 1 … Sunday 7.
    pub weekday: u32,
    pub weekday_words: String,
    /// `HH:MM`, as `to`.
    pub from: String,
    pub to: String,
    pub minutes: u32,
    pub capacity: u32,
    pub services: Vec<String>,
    /// "all services", or their names.
    pub service_words: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ClosuresPage {
    pub rows: Vec<ClosureRow>,
    /// The languages that a reason is needed in.
    pub languages: Vec<NamedChoice>,
    pub today: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ClosureRow {
    /// `YYYY-MM-DD`
    pub date: String,
    pub date_words: String,
    pub reason: String,
    pub past: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct LockedPage {
    pub rows: Vec<LockRow>,
    /// Locks that nobody can name; they end by themselves. None for whoever may not know.
    pub others: Option<u32>,
    /// The devices here, each of which can be made to forget wrong tries.
    pub devices: Vec<NamedChoice>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct LockRow {
    pub kind: LockKind,
    pub about: String,
    /// What it is, and what it is called.
    pub title: String,
    pub detail: String,
    pub tries: u32,
    pub until: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct RecordPage {
    pub rows: Vec<RecordRow>,
    /// Where the next page begins, where there is one.
    pub before: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct RecordRow {
    pub id: String,
    pub act: Act,
    pub when: String,
    pub who: String,
    pub what: String,
    pub about: String,
    pub office: String,
    pub changes: Vec<ChangeRow>,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ChangeRow {
    pub what: String,
    pub old: String,
    pub new: String,
}

// ---- what is done ----

/// One act, as a form sends it. Figures come as they were typed.
#[derive(Debug, Clone, Deserialize, Serialize, Type)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum AdminAct {
    AddOffice { name: String },
    RenameOffice { id: String, name: String },
    CloseOffice { id: String },
    AddOfficer { office: String, login: String, name: String, roles: Vec<Role> },
    ChangeOfficer { id: String, office: String, name: String, roles: Vec<Role> },
    ResetPassword { id: String, name: String },
    EndOfficer { id: String },
    MakeCode { office: String, class: DeviceClass, name: String, approval: bool },
    MakeCodeAgain { id: String, name: String, approval: bool },
    ApproveDevice { id: String },
    RenameDevice { id: String, name: String },
    RevokeDevice { id: String },
    MakeProvisioning { office: String, prefix: String, count: String, days: String, folder: String },
    RevokeProvisioning { id: String },
    AddClosure { office: String, date: String, words: HashMap<String, String> },
    RemoveClosure { office: String, date: String },
    SetSlots { office: String, from: String, days_ahead: String, windows: Vec<WindowTyped> },
    RemoveSlots { office: String, from: String },
    Unlock { kind: LockKind, about: String, reason: String },
}

#[derive(Debug, Clone, Deserialize, Serialize, Type)]
pub struct WindowTyped {
    pub weekday: u32,
    /// `HH:MM`, as `to`.
    pub from: String,
    pub to: String,
    pub minutes: String,
    pub capacity: String,
    pub services: Vec<String>,
}

/// What came of an act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct AdminDone {
    /// One sentence.
    pub said: String,
    /// What is shown this once and kept nowhere.
    pub once: Option<Once>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "once", rename_all = "snake_case")]
pub enum Once {
    Password {
        name: String,
        login: String,
        password: String,
    },
    Code {
        name: String,
        code: String,
        server: String,
        /// For the QR: address and code as one text.
        ticket: String,
        /// How long it still connects a device.
        seconds: u32,
        /// The device waits for approval afterwards.
        approval: bool,
    },
    File {
        path: String,
        count: u32,
        until: String,
    },
}
