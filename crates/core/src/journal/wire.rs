//! What devices and server say to each other. One request pushes, pulls and waits; the server's answer
//! holds an outcome for each pushed entry and the feed since the cursor. All bodies are JSON.
//!
//! Every request of an enrolled device is signed by the device, every answer by the server:
//! `REQUEST = sign(method 0 path 0 nonce 0 time 0 SHA-256(body))`, `RESPONSE = sign(status 0 nonce 0 SHA-256(body))`.

use serde::{Deserialize, Serialize};

use super::{DeviceClass, Entry, Head, PublicKey, Refusal, Role, SignedGrant, Standing, sign::Hash};
use crate::administration::hours::DatedPlan;
use crate::calendar::Closure;
use crate::ids::{AttachmentId, DeviceId, OfficeId, OfficerId, Scope, SessionId, StreamId};
use crate::seal::SignedTrustList;
use crate::slots::{NoSlot, Offered};

/// The version of this protocol; a server answers the versions it knows, others get 426.
pub const PROTOCOL: u16 = 1;

/// Request headers of a device: who, once-only number, time in ms since 1970 UTC, signature.
pub const DEVICE_HEADER: &str = "lawang-device";
pub const NONCE_HEADER: &str = "lawang-nonce";
pub const TIME_HEADER: &str = "lawang-time";
/// Both ways.
pub const SIGNATURE_HEADER: &str = "lawang-signature";

/// The most bytes of entries in one push, before the size of the answer is known to be good.
pub const PUSH_BYTES: usize = 256 * 1024;
/// The most entries in one page of the feed.
pub const PULL_ENTRIES: u32 = 200;
/// The longest that a request may wait for news, in milliseconds.
pub const WAIT_MS: u32 = 25_000;
/// The largest attachment, in bytes.
pub const MAX_ATTACHMENT: usize = 10 * 1024 * 1024;

/// The bytes that a device signs for one request.
pub fn request_parts(method: &str, path: &str, nonce: &str, time: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in [method, path, nonce, time] {
        bytes.extend_from_slice(part.as_bytes());
        bytes.push(0);
    }
    bytes.extend_from_slice(&Hash::of(&[body]).0);
    bytes
}

/// The bytes that the server signs for the answer to the request with that nonce.
pub fn response_parts(status: u16, nonce: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = status.to_string().into_bytes();
    bytes.push(0);
    bytes.extend_from_slice(nonce.as_bytes());
    bytes.push(0);
    bytes.extend_from_slice(&Hash::of(&[body]).0);
    bytes
}

/// `POST /v1/sync`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncRequest {
    pub protocol: u16,
    /// In seq order, without a gap after the newest that the server answered.
    pub pushed: Vec<Entry>,
    /// Signed over the last pushed entry; present when `pushed` is not empty.
    pub head: Option<Head>,
    /// As the server gave it; empty at the first sync.
    pub cursor: String,
    /// The version of the control data that the device holds; empty at the first sync.
    pub control: String,
    /// How long the server may hold the request when it has nothing to say.
    pub wait_ms: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncResponse {
    /// One for each pushed entry, in the same order.
    pub outcomes: Vec<Outcome>,
    /// In order, per scope without a gap.
    pub feed: Vec<FeedItem>,
    pub cursor: String,
    /// More is ready: ask again at once.
    pub more: bool,
    /// Present when it differs from what the device holds.
    pub control: Option<Control>,
    /// Milliseconds since 1970-01-01 UTC.
    pub time: i64,
}

/// What became of one pushed entry. The same for ever, however often it is pushed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    pub epoch: u32,
    pub seq: u64,
    /// Never `pending`.
    pub standing: Standing,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
}

/// One place of a scope's feed. Own entries come as a mark only, so that the device folds every
/// entry in the orderer's order and no bytes are echoed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "item", rename_all = "snake_case")]
pub enum FeedItem {
    Entry { scope: Scope, position: u64, entry: Entry },
    Own { scope: Scope, position: u64, epoch: u32, seq: u64 },
}

/// What a device needs to know about itself and its office; small, replaced whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Control {
    pub version: String,
    pub device: DeviceRecord,
    /// Empty on a kiosk.
    pub officers: Vec<OfficerRecord>,
    /// By which the device checks seals, also with no network.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust: Option<SignedTrustList>,
    /// The office's own closed days, beside the nation's.
    #[serde(default)]
    pub closures: Vec<Closure>,
    /// Its own plans of appointments, in place of the catalogue's.
    #[serde(default)]
    pub plans: Vec<DatedPlan>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceRecord {
    pub id: DeviceId,
    pub name: String,
    pub class: DeviceClass,
    pub office: OfficeId,
    pub office_name: String,
    pub scopes: Vec<Scope>,
    /// The server's data is demo data.
    pub demo: bool,
    /// Where applicants' phones reach the server ("https://…"), for the receipt's QR.
    pub public_url: String,
    /// False: nothing is synced until somebody at the office has approved the device.
    #[serde(default = "yes")]
    pub approved: bool,
    /// When someone of the office last unlocked it: wrong tries before that are forgotten on the device too.
    /// Milliseconds since 1970 UTC; 0 for never.
    #[serde(default)]
    pub unlocked_at: i64,
}

fn yes() -> bool {
    true
}

/// What an office device needs to let an officer sign in with no network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficerRecord {
    pub officer: OfficerId,
    pub login: String,
    /// Argon2id verifier of the password (PHC string).
    pub verifier: String,
    /// The officer's signing key, sealed under the password; see [`SealedKey`].
    pub sealed_key: SealedKey,
    pub grant: SignedGrant,
}

/// A 32-byte Ed25519 seed under XChaCha20-Poly1305, keyed by argon2id(password, salt) with
/// 19 MiB, 2 passes, 1 lane. All hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedKey {
    pub salt: String,
    pub nonce: String,
    pub sealed: String,
}

/// `POST /v1/enrol` — not signed: the device has no name yet. The answer is signed by the server's
/// key, which the device checks against the fingerprint in its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolRequest {
    /// The secret half of the code (see [`crate::reference::EnrolmentCode`]).
    pub secret: String,
    pub device: DeviceId,
    pub key: PublicKey,
    pub nonce: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolResponse {
    pub server_key: PublicKey,
    pub device: DeviceRecord,
}

/// `POST /v1/setup` — the first office and administrator, by the one-time administrator code, and
/// where `device` is given that device is enrolled in the office as well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupRequest {
    pub secret: String,
    pub nonce: String,
    pub office: OfficeId,
    pub office_name: String,
    pub name: String,
    pub login: String,
    pub password: String,
    pub device: Option<SetupDevice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupDevice {
    pub id: DeviceId,
    pub key: PublicKey,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetupResponse {
    pub server_key: PublicKey,
    pub device: Option<DeviceRecord>,
}

/// `POST /v1/borrow` — status, correction: one case, after both secrets, for one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BorrowRequest {
    pub reference: String,
    pub pin: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BorrowResponse {
    pub stream: StreamId,
    /// Names the borrowing in the correction's header.
    pub session: SessionId,
    /// The state folded from accepted entries (`case::Case` as JSON), and its version.
    pub state: serde_json::Value,
    pub version: u64,
    pub attachments: Vec<AttachmentId>,
}

/// `POST /v1/slots` — what an office offers for a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotsRequest {
    pub office: String,
    pub service: String,
    /// The case that would book: its own place counts as free.
    pub stream: Option<StreamId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotsResponse {
    pub offered: Vec<Offered>,
    /// Why nothing is offered.
    pub none: Option<NoSlot>,
}

/// Any error answer of the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody {
    pub code: ErrorCode,
    /// For logs and developers, in English, without personal data.
    pub detail: String,
    /// Seconds after which it may be tried again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// With `conflict` on a push that left a gap: the seq that the server waits for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_seq: Option<u64>,
    /// With `not_allowed`: who could.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// What more there is to say in words: a [`crate::administration::Cannot`], or `other_office`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// With `malformed`: the field to mend.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    Malformed,
    TooLarge,
    ProtocolUnknown,
    DeviceUnknown,
    DeviceRevoked,
    /// Enrolled, but not approved yet.
    DeviceWaiting,
    SignatureInvalid,
    /// The device's clock is too far off for a signed request.
    ClockWrong,
    WrongSecrets,
    /// The secret of a provisioning file is right, but the file has expired, has connected all its devices,
    /// or was withdrawn.
    Expired,
    UsedUp,
    Withdrawn,
    Locked,
    /// Nobody is signed in, or the session has ended.
    NotSignedIn,
    NotAllowed,
    NotFound,
    Conflict,
    Internal,
}
