//! What a desk and the command line say to the centre's administration, and what it answers. All JSON, below
//! `/v1/admin`. Times are milliseconds since 1970-01-01 UTC.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;

use super::Act;
use super::provisioning::ProvisioningFile;
use crate::catalogue::Files;
use crate::ids::{DeviceId, GrantId, OfficeId, OfficerId};
use crate::journal::{DeviceClass, Role, Signature};
use crate::publication::Transition;

// ---- signing in ----

/// `POST /v1/admin/session`
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignIn {
    pub login: String,
    pub password: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Session {
    /// For `Authorization: Bearer`.
    pub token: String,
    pub expires_at: i64,
}

/// `POST /v1/admin/desk/challenge`, signed by the desk's device.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Challenge {
    /// To be signed by the officer within a minute, once.
    pub nonce: String,
}

/// `POST /v1/admin/desk/session`, signed by the same device: `DESK = sign(grant ‖ nonce)` by the officer's key.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeskSignIn {
    pub nonce: String,
    pub grant: GrantId,
    pub signature: Signature,
}

// ---- offices ----

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Office {
    pub id: OfficeId,
    pub name: String,
    /// Officers who have not left, and devices that are not revoked.
    pub officers: u32,
    pub devices: u32,
    pub closed_at: Option<i64>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewOffice {
    pub id: OfficeId,
    pub name: String,
}

/// `POST /v1/admin/offices/{id}/rename`, `POST /v1/admin/devices/{id}/rename`
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rename {
    pub name: String,
}

// ---- officers ----

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Officer {
    pub id: OfficerId,
    pub login: String,
    pub name: String,
    pub office: OfficeId,
    pub roles: Vec<Role>,
    /// Until when the newest grant holds; none where it was withdrawn.
    pub grant_until: Option<i64>,
    pub left_at: Option<i64>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewOfficer {
    pub login: String,
    pub name: String,
    pub office: OfficeId,
    pub roles: Vec<Role>,
    /// None: the centre makes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OfficerAdded {
    pub officer: Officer,
    /// The one that the centre made; told this once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
}

/// `POST /v1/admin/officers/{id}/change`
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChangeOfficer {
    pub name: String,
    pub office: OfficeId,
    pub roles: Vec<Role>,
}

/// `POST /v1/admin/officers/{id}/reset`
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Reset {
    /// None: the centre makes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ResetDone {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
}

// ---- devices ----

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Device {
    pub id: DeviceId,
    pub name: String,
    pub class: DeviceClass,
    pub office: OfficeId,
    /// Of its key, as its own window shows it.
    pub fingerprint: String,
    pub enrolled_at: i64,
    /// None: it waits for approval.
    pub approved_at: Option<i64>,
    pub revoked_at: Option<i64>,
    pub last_seen_at: Option<i64>,
    /// Of the app, as it last said.
    pub version: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewCode {
    pub class: DeviceClass,
    pub office: OfficeId,
    /// What people will call the device.
    pub name: String,
    /// The device waits until somebody has approved it.
    #[serde(default)]
    pub approval: bool,
}

/// `POST /v1/admin/devices/{id}/code`
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CodeAgain {
    #[serde(default)]
    pub approval: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Code {
    /// To be typed or scanned at the device; enrols one, for 15 minutes.
    pub code: String,
    pub expires_at: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewProvisioning {
    pub office: OfficeId,
    pub class: DeviceClass,
    pub prefix: String,
    pub count: u32,
    pub days: u32,
    /// Where the devices reach the server.
    pub server: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provisioned {
    pub id: Uuid,
    pub office: OfficeId,
    pub class: DeviceClass,
    pub prefix: String,
    pub count: u32,
    pub used: u32,
    pub made_at: i64,
    pub valid_until: i64,
    pub revoked_at: Option<i64>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ProvisioningMade {
    pub provisioning: Provisioned,
    /// Told this once.
    pub file: ProvisioningFile,
}

// ---- locks ----

/// What wrong tries have locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LockKind {
    /// A receipt's PIN.
    Reference,
    /// Any receipt's PIN, at one device.
    Device,
    /// An administrator's password at the centre.
    Login,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lock {
    pub kind: LockKind,
    /// The reference, the device's id or the login.
    pub about: String,
    /// Of the device or the officer; empty for a reference.
    pub name: String,
    pub office: OfficeId,
    pub tries: u32,
    pub locked_until: i64,
}

/// `GET /v1/admin/locks`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Locks {
    pub locks: Vec<Lock>,
    /// Locks of references that do not exist and of network addresses; they end by themselves. Told to
    /// administrators only.
    pub others: u32,
    /// The devices that can be unlocked. What is locked on a device itself, a kept application at a kiosk or a
    /// sign-in at a desk, the centre does not know.
    pub devices: Vec<LockableDevice>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LockableDevice {
    pub id: DeviceId,
    pub name: String,
}

/// `POST /v1/admin/locks/unlock`
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Unlock {
    pub kind: LockKind,
    pub about: String,
    pub reason: String,
}

// ---- the record ----

/// One act that was done, as it stands in the record for ever. It holds no secret.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Done {
    pub id: i64,
    pub at: i64,
    pub act: Act,
    /// Who did it; none where a code or a file did.
    pub by: Option<OfficerId>,
    pub by_name: String,
    /// The desk it was done at; none at the command line.
    pub device: Option<DeviceId>,
    pub office: Option<OfficeId>,
    /// What it was done to, as it was called then.
    pub about: String,
    pub changes: Vec<Change>,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// `name`, `roles`, `office`, …
    pub what: String,
    pub old: String,
    pub new: String,
}

/// How many acts a page of the record holds.
pub const RECORD_PAGE: u32 = 100;
/// The longest reason, in characters.
pub const MAX_REASON: usize = 500;

// ---- catalogue ----

/// `POST /v1/admin/catalogue`: a whole folder to publish, asked by an editor.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Publication {
    pub files: Files,
    pub title: BTreeMap<String, String>,
    #[serde(default)]
    pub reason: String,
    /// None: at once.
    pub from: Option<i64>,
    #[serde(default)]
    pub transition: Transition,
    /// The token of an approver's session.
    pub approver: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    pub number: u64,
    pub from: i64,
    pub services: Vec<String>,
}
