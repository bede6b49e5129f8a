//! The interface as it is described to others (`/openapi.json`). What devices and server say to each
//! other is defined in `lawang_core::journal::wire` and `lawang_core::administration`; the types here mirror
//! that for the description, and a test holds them to it.

mod administration;

pub use administration::*;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi, ToSchema};
use uuid::Uuid;

use crate::routes;

pub mod notices;
pub mod policy;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Lawang server",
        description = "The centre that the devices of immigration offices sync to. A device signs every \
            request with its Ed25519 key; the server signs every answer to a device. The bytes that are \
            signed are given in `lawang_core::journal::wire`.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    paths(
        routes::health::health,
        routes::openapi::openapi,
        routes::setup::set_up,
        routes::enrol::enrol,
        routes::sync::sync,
        routes::borrow::borrow,
        routes::bundles::give,
        routes::slots::offered,
        routes::payments::notice,
        routes::notices::came_back,
        routes::verify::trust,
        routes::attachments::take,
        routes::attachments::give,
        routes::drafts::keep,
        routes::drafts::open,
        routes::drafts::drop_copy,
        routes::drafts::take,
        routes::drafts::give,
        routes::uploads::offer,
        routes::uploads::give,
        routes::uploads::verdict,
        routes::uploads::withdraw,
        routes::admin::session::sign_in,
        routes::admin::desk::challenge,
        routes::admin::desk::sign_in,
        routes::admin::offices::list,
        routes::admin::offices::add,
        routes::admin::offices::rename,
        routes::admin::offices::close,
        routes::admin::officers::list,
        routes::admin::officers::add,
        routes::admin::officers::change,
        routes::admin::officers::reset,
        routes::admin::officers::leave,
        routes::admin::device_codes::make,
        routes::admin::devices::list,
        routes::admin::devices::approve,
        routes::admin::devices::rename,
        routes::admin::devices::revoke,
        routes::admin::devices::code,
        routes::admin::provisioning::list,
        routes::admin::provisioning::make,
        routes::admin::provisioning::revoke,
        routes::admin::catalogue::list,
        routes::admin::catalogue::publish,
        routes::admin::closures::hours,
        routes::admin::closures::add,
        routes::admin::closures::remove,
        routes::admin::plans::set,
        routes::admin::plans::remove,
        routes::admin::locks::list,
        routes::admin::locks::unlock,
        routes::admin::record::list,
        routes::admin::notices::list,
        routes::admin::notices::retry,
        routes::admin::notices::retry_all,
        routes::policy::try_policy,
    ),
    modifiers(&Security),
)]
struct Description;

struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let signed = "Ed25519 over 05 ‖ method 00 path-and-query 00 nonce 00 time 00 SHA-256(body); with it \
            the headers lawang-device, lawang-nonce (8 to 64 characters, used once) and lawang-time (ms \
            since 1970 UTC, at most 10 minutes off). The answer carries lawang-signature: the server's \
            Ed25519 over 06 ‖ status 00 nonce 00 SHA-256(body).";
        components.add_security_scheme(
            "device",
            SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description("lawang-signature", signed))),
        );
        let shared = "t=<seconds since 1970>,v1=<hex HMAC-SHA256 of \"t.body\"> with the secret that the \
            gateway and this server share; at most five minutes old.";
        components.add_security_scheme(
            "gateway",
            SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::with_description("lawang-signature", shared))),
        );
        components.add_security_scheme("staff", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    }
}

/// The description as JSON.
pub fn document() -> Result<String, serde_json::Error> {
    Description::openapi().to_pretty_json()
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Health {
    pub status: String,
    pub version: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeviceClass {
    Kiosk,
    Office,
    /// The server itself; no device is enrolled as this.
    Centre,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    FrontDesk,
    Officer,
    Supervisor,
    PolicyEditor,
    PolicyApprover,
    Analyst,
    Administrator,
}

// ---- devices: mirrors of `lawang_core::journal` ---------------------------------------------------

/// 32 bytes as 64 lower-case hexadecimal digits.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(pattern = "^[0-9a-f]{64}$")]
pub struct Hex32(pub String);

/// 64 bytes as 128 lower-case hexadecimal digits.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(pattern = "^[0-9a-f]{128}$")]
pub struct Hex64(pub String);

/// `national` or `office:<id>`.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(pattern = "^(national|office:[a-z0-9-]{2,40})$")]
pub struct Scope(pub String);

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// 16 bytes as hexadecimal.
    #[schema(pattern = "^[0-9a-f]{32}$")]
    pub salt: String,
    /// Versioned JSON, as authored.
    pub text: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub previous: Hex32,
    /// The header's JSON, as authored.
    pub header: String,
    pub body_hash: Hex32,
    pub body: Option<Body>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Hex64>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Head {
    pub epoch: u32,
    pub seq: u64,
    pub hash: Hex32,
    pub signature: Hex64,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SyncRequest {
    pub protocol: u16,
    pub pushed: Vec<Entry>,
    pub head: Option<Head>,
    pub cursor: String,
    pub control: String,
    pub wait_ms: u32,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SyncResponse {
    pub outcomes: Vec<Outcome>,
    pub feed: Vec<FeedItem>,
    pub cursor: String,
    pub more: bool,
    pub control: Option<Control>,
    /// Milliseconds since 1970-01-01 UTC.
    pub time: i64,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Accepted,
    Refused,
    Deferred,
    Quarantined,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    pub epoch: u32,
    pub seq: u64,
    pub standing: Standing,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "code", rename_all = "snake_case", deny_unknown_fields)]
pub enum Refusal {
    MovedOn { expected: u64, actual: u64 },
    RoleMissing { roles: Vec<Role> },
    DeviceClass { class: DeviceClass },
    OutOfScope,
    GrantUnknown,
    GrantNotValid,
    NotSigned,
    SessionUnknown,
    ExistsAlready,
    NoSuchCase,
    Decided,
    Withdrawn,
    StepMissing { step: Duty },
    StepDone { step: Duty },
    NotGranted,
    SlotTaken,
    SlotUnknown,
    NothingAsked,
    FieldNotAsked { field: String },
    Missing { what: String },
    TooLong { what: String },
    NotValid { what: String },
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    Pay,
    Visit,
    Review,
    Decide,
    Collect,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "item", rename_all = "snake_case", deny_unknown_fields)]
pub enum FeedItem {
    Entry { scope: Scope, position: u64, entry: Entry },
    Own { scope: Scope, position: u64, epoch: u32, seq: u64 },
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Control {
    pub version: String,
    pub device: DeviceRecord,
    pub officers: Vec<OfficerRecord>,
    pub trust: Option<SignedTrustList>,
    /// The office's own closed days, beside the nation's.
    pub closures: Vec<Closure>,
    /// Under which name the server itself authors entries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub centre: Option<Uuid>,
    /// Its own plans of appointments.
    pub plans: Vec<DatedPlan>,
}

/// Whose seals are good and which were revoked, as the server signed it: its Ed25519 over 07 ‖ text. The
/// text is JSON (`lawang_core::seal::TrustList`).
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignedTrustList {
    pub text: String,
    pub signature: Hex64,
}

/// A trust list with the key that signed it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedTrustList {
    pub text: String,
    pub signature: Hex64,
    pub key: Hex32,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeviceRecord {
    pub id: Uuid,
    pub name: String,
    pub class: DeviceClass,
    pub office: String,
    pub office_name: String,
    pub scopes: Vec<Scope>,
    pub demo: bool,
    pub public_url: String,
    /// False: nothing is synced until somebody at the office has approved the device.
    pub approved: bool,
    /// When someone of the office last unlocked it; 0 for never.
    pub unlocked_at: i64,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfficerRecord {
    pub officer: Uuid,
    pub login: String,
    pub verifier: String,
    pub sealed_key: SealedKey,
    pub grant: SignedGrant,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SealedKey {
    pub salt: String,
    pub nonce: String,
    pub sealed: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignedGrant {
    /// The grant's JSON, to the byte.
    pub text: String,
    pub signature: Hex64,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnrolRequest {
    pub secret: String,
    pub device: Uuid,
    pub key: Hex32,
    pub nonce: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnrolResponse {
    pub server_key: Hex32,
    pub device: DeviceRecord,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetupRequest {
    pub secret: String,
    pub nonce: String,
    pub office: String,
    pub office_name: String,
    pub name: String,
    pub login: String,
    /// At least 12 characters.
    pub password: String,
    pub device: Option<SetupDevice>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetupDevice {
    pub id: Uuid,
    pub key: Hex32,
    pub name: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetupResponse {
    pub server_key: Hex32,
    pub device: Option<DeviceRecord>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BorrowRequest {
    pub reference: String,
    pub pin: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BorrowResponse {
    pub stream: Uuid,
    pub session: Uuid,
    /// The case, without its PIN's verifier.
    pub state: BTreeMap<String, serde_json::Value>,
    pub version: u64,
    pub attachments: Vec<Uuid>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SlotsRequest {
    pub office: String,
    pub service: String,
    /// The case that would book: its own place counts as free.
    pub stream: Option<Uuid>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SlotsResponse {
    pub offered: Vec<Offered>,
    /// Why nothing is offered.
    pub none: Option<NoSlot>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Offered {
    pub slot: Slot,
    /// Places that are left.
    pub left: u16,
}

/// In the office's own civil time.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// "2026-11-30"
    pub date: String,
    /// "08:30:00"
    pub time: String,
    pub minutes: u16,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoSlot {
    NoPlan,
    NotForService,
    Full,
}

/// A copy of a draft: sealed, or made from its code, on the device.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftKeep {
    /// Proves that whoever replaces or drops the copy knows the code.
    pub owner: Hex32,
    /// One or two; each proves a birth date together with the code.
    pub proofs: Vec<Hex32>,
    /// Grows with each save.
    pub revision: u64,
    pub id: String,
    pub nonce: String,
    pub sealed: String,
    /// The documents that belong to it now.
    pub files: Vec<Uuid>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftKept {
    /// The documents whose bytes have not come.
    pub missing: Vec<Uuid>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftOpen {
    pub proof: Hex32,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftLent {
    pub revision: u64,
    pub id: String,
    pub nonce: String,
    pub sealed: String,
    pub files: Vec<Uuid>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftDrop {
    pub owner: Hex32,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UploadRequest {
    /// By these the page says what the file is for.
    pub service: String,
    pub field: String,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UploadOffer {
    /// Names the offer between device and server.
    pub upload: Uuid,
    /// The last part of the address behind the QR.
    pub token: String,
    pub expires: i64,
}

/// What the kiosk made of the file.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UploadVerdict {
    pub taken: bool,
    /// Where not: why, in the visitor's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Word of a payment, from the revenue system's gateway.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct PaymentNotice {
    /// The billing code, 15 digits.
    pub code: String,
    /// The state's receipt number (NTPN), 16 letters and digits.
    pub number: String,
    /// Whole rupiah.
    pub amount: i64,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ErrorBody {
    pub code: ErrorCode,
    pub detail: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_seq: Option<u64>,
    /// With `not_allowed`: who could.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// What more there is to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// With `malformed`: the field to mend.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    Malformed,
    TooLarge,
    ProtocolUnknown,
    DeviceUnknown,
    DeviceRevoked,
    DeviceWaiting,
    SignatureInvalid,
    ClockWrong,
    WrongSecrets,
    Expired,
    UsedUp,
    Withdrawn,
    Locked,
    NotSignedIn,
    NotAllowed,
    NotFound,
    Conflict,
    Internal,
}
