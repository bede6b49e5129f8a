//! What a desk and the command line say to the administration: mirrors of `lawang_core::administration`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{DeviceClass, Hex32, Hex64, Role};

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct SignIn {
    pub login: String,
    pub password: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Session {
    /// For `Authorization: Bearer`.
    pub token: String,
    /// Milliseconds since 1970-01-01 UTC.
    pub expires_at: i64,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Challenge {
    /// To be signed by the officer within a minute, once.
    pub nonce: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct DeskSignIn {
    pub nonce: String,
    pub grant: Uuid,
    /// The officer's Ed25519 over 11 ‖ the grant's 16 bytes ‖ nonce.
    pub signature: Hex64,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Office {
    pub id: String,
    pub name: String,
    /// Officers who have not left, and devices that are not revoked.
    pub officers: u32,
    pub devices: u32,
    pub closed_at: Option<i64>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct NewOffice {
    /// Lower-case letters, digits and hyphens, 2 to 40 characters.
    pub id: String,
    pub name: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Rename {
    /// 1 to 120 characters on one line.
    pub name: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Officer {
    pub id: Uuid,
    pub login: String,
    pub name: String,
    pub office: String,
    pub roles: Vec<Role>,
    /// Until when the newest grant holds.
    pub grant_until: Option<i64>,
    pub left_at: Option<i64>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct NewOfficer {
    /// Lower-case letters, digits, dot, hyphen and underscore, 2 to 40 characters.
    pub login: String,
    pub name: String,
    pub office: String,
    pub roles: Vec<Role>,
    /// At least 12 characters; without it the server makes one and tells it once.
    pub password: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct OfficerAdded {
    pub officer: Officer,
    /// The one that the server made.
    pub password: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ChangeOfficer {
    pub name: String,
    pub office: String,
    pub roles: Vec<Role>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Reset {
    /// At least 12 characters; without it the server makes one and tells it once.
    pub password: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ResetDone {
    /// The one that the server made.
    pub password: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Device {
    pub id: Uuid,
    pub name: String,
    pub class: DeviceClass,
    pub office: String,
    /// Of its key, as its own window shows it.
    pub fingerprint: String,
    pub enrolled_at: i64,
    /// None: it waits, and nothing of it is synced.
    pub approved_at: Option<i64>,
    pub revoked_at: Option<i64>,
    pub last_seen_at: Option<i64>,
    pub version: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct NewCode {
    pub class: DeviceClass,
    pub office: String,
    /// What people will call the device.
    pub name: String,
    /// The device waits until somebody has approved it.
    #[serde(default)]
    pub approval: bool,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct CodeAgain {
    #[serde(default)]
    pub approval: bool,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Code {
    /// To be typed or scanned at the device; enrols one, for 15 minutes.
    pub code: String,
    pub expires_at: i64,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct NewProvisioning {
    pub office: String,
    pub class: DeviceClass,
    /// Devices are named after it and numbered.
    pub prefix: String,
    /// 1 to 200.
    pub count: u32,
    /// 1 to 7.
    pub days: u32,
    /// Where the devices reach the server, "https://…".
    pub server: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Provisioned {
    pub id: Uuid,
    pub office: String,
    pub class: DeviceClass,
    pub prefix: String,
    pub count: u32,
    pub used: u32,
    pub made_at: i64,
    pub valid_until: i64,
    pub revoked_at: Option<i64>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ProvisioningFile {
    /// What the file says, as JSON to the byte: server, its key, office, class, prefix, count, valid_until,
    /// secret.
    pub lawang_provisioning: String,
    /// The server's Ed25519 over 10 ‖ that text.
    pub signature: Hex64,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct ProvisioningMade {
    pub provisioning: Provisioned,
    pub file: ProvisioningFile,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    pub closures: Vec<Closure>,
    pub plans: Vec<DatedPlan>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// `YYYY-MM-DD`
    pub date: String,
    /// Why, by language.
    pub words: BTreeMap<String, String>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Day {
    /// `YYYY-MM-DD`
    pub date: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DatedPlan {
    /// The first day it holds for, `YYYY-MM-DD`.
    pub from: String,
    pub plan: SlotPlan,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct PlanFrom {
    /// `YYYY-MM-DD`
    pub from: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SlotPlan {
    pub windows: Vec<Window>,
    pub days_ahead: u16,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Monday 1 … Sunday 7.
    pub weekday: i8,
    /// `HH:MM:SS`, as `to`.
    pub from: String,
    pub to: String,
    pub minutes: u16,
    pub capacity: u16,
    /// None named: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LockKind {
    Reference,
    Device,
    Login,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Lock {
    pub kind: LockKind,
    /// The reference, the device's id or the login.
    pub about: String,
    pub name: String,
    pub office: String,
    pub tries: u32,
    pub locked_until: i64,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Locks {
    pub locks: Vec<Lock>,
    /// Of references that do not exist and of network addresses; told to administrators only.
    pub others: u32,
    /// The devices that can be unlocked.
    pub devices: Vec<LockableDevice>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct LockableDevice {
    pub id: Uuid,
    pub name: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Unlock {
    pub kind: LockKind,
    pub about: String,
    /// 1 to 500 characters, for the record.
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Done {
    pub id: i64,
    pub at: i64,
    pub act: Act,
    pub by: Option<Uuid>,
    pub by_name: String,
    pub device: Option<Uuid>,
    pub office: Option<String>,
    pub about: String,
    pub changes: Vec<Change>,
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Change {
    pub what: String,
    pub old: String,
    pub new: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    SetUp,
    AddOffice,
    RenameOffice,
    CloseOffice,
    AddOfficer,
    ChangeOfficer,
    ResetPassword,
    EndOfficer,
    MakeCode,
    MakeCodeAgain,
    EnrolDevice,
    ApproveDevice,
    RenameDevice,
    RevokeDevice,
    MakeProvisioning,
    RevokeProvisioning,
    AddClosure,
    RemoveClosure,
    SetSlots,
    RemoveSlots,
    Unlock,
    RetryNotice,
    PublishCatalogue,
    TryPolicy,
}

/// A whole folder to publish.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Publication {
    /// Texts by path from the catalogue's folder.
    pub files: BTreeMap<String, String>,
    /// By language, at most 200 characters each.
    pub title: BTreeMap<String, String>,
    #[serde(default)]
    pub reason: String,
    /// Milliseconds since 1970-01-01 UTC; none for at once.
    pub from: Option<i64>,
    #[serde(default)]
    pub transition: Transition,
    /// The token of a second session: a policy approver's, and somebody else's.
    pub approver: String,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Transition {
    /// Cases keep the version they were filed under.
    #[default]
    Keep,
    /// Undecided cases of the services concerned are assessed anew.
    Apply,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Published {
    pub number: u64,
    pub from: i64,
    /// Those whose rules, forms or words it changes.
    pub services: Vec<String>,
}

/// A published version. Times are milliseconds since 1970-01-01 UTC.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Version {
    pub number: u64,
    pub catalogue: Hex32,
    pub policy: Hex32,
    pub from: i64,
    pub published: i64,
    pub title: BTreeMap<String, String>,
    #[serde(default)]
    pub reason: String,
    pub services: Vec<String>,
    pub transition: Transition,
    pub proposed_by: Vec<Who>,
    pub approved_by: Who,
    /// The proposal that became it.
    pub proposal: Option<Uuid>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Who {
    pub officer: Uuid,
    pub name: String,
}
