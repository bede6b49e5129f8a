//! Unlocking, enrolling, setting up: what happens before a device can be used, and what it says of
//! itself afterwards.

use ed25519_dalek::SigningKey;
use lawang_core::catalogue::language;
use lawang_core::ids::{DeviceId, OfficeId};
use lawang_core::journal::sign::{Purpose, Signature};
use lawang_core::journal::wire::{
    DeviceRecord, EnrolRequest, EnrolResponse, ErrorCode, SetupDevice, SetupRequest, SetupResponse,
    response_parts,
};
use lawang_core::journal::{DeviceClass, PublicKey};
use lawang_core::reference::{EnrolmentCode, device_fingerprint, read_ticket};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::app::{App, Window};
use crate::failure::Failure;
use crate::identity::{self, Identity};
use crate::keys::Unlock;
use crate::place::{Change, Connection, ConnectionState, DeviceStanding, Language, Place, PlaceKind};
use crate::problem::{FieldProblem, Problem, ProblemCode};
use crate::random;
use crate::store::meta;
use crate::sync::client::{Client, LinkError};

/// The first office, its administrator and this device, as the first set-up names them.
#[derive(Deserialize, Type)]
pub struct SetUp {
    pub server: String,
    pub code: String,
    pub office: String,
    pub name: String,
    pub login: String,
    pub password: String,
}

impl App {
    pub async fn place(&self) -> Result<Place, Problem> {
        self.place_now().await.map_err(|failure| self.problem("id", failure))
    }

    async fn place_now(&self) -> Result<Place, Failure> {
        let identity = match self.store() {
            Ok(store) => identity::get(&mut *store.read().await?).await?,
            Err(_) => None,
        };
        let refused = self.link(|link| link.state == Some(ConnectionState::Waiting));
        let standing = match (self.store().is_ok(), &identity) {
            (false, _) => DeviceStanding::Locked,
            (true, None) if self.0.preview => DeviceStanding::Preview,
            (true, None) => DeviceStanding::New,
            (true, Some(identity)) if refused || !identity.record.approved => DeviceStanding::Waiting,
            (true, Some(_)) => DeviceStanding::Enrolled,
        };
        let fingerprint = match &identity {
            Some(identity) => device_fingerprint(&PublicKey::from(&identity.key()?)),
            None => String::new(),
        };
        let (office, device, demo) =
            identity.map(|i| (i.record.office_name, i.record.name, i.record.demo)).unwrap_or_default();
        let rules = self.rules();
        let next = rules.next.filter(|next| next.ready);
        Ok(Place {
            kind: self.0.kind,
            standing,
            office,
            device,
            demo,
            version: env!("CARGO_PKG_VERSION").into(),
            languages: self.languages(),
            connection: self.connection()?,
            fingerprint,
            provisioning: standing == DeviceStanding::New && self.offered_provisioning().is_some(),
            rules: u32::try_from(rules.number).unwrap_or(u32::MAX),
            next_rules: next.map_or(0, |next| u32::try_from(next.number).unwrap_or(u32::MAX)),
        })
    }

    /// The languages of the catalogue, by their names.
    pub(crate) fn languages(&self) -> Vec<Language> {
        let language = |code: &String| {
            let (native, english) = language::names(code);
            Language { code: code.clone(), native: native.into(), english: english.into() }
        };
        self.catalogue().languages.iter().map(language).collect()
    }

    fn connection(&self) -> Result<Connection, Failure> {
        let link = self.link(|link| link.clone());
        let words = self.words("id")?;
        Ok(Connection {
            state: link.state.unwrap_or(ConnectionState::Offline),
            last_contact: link.last_contact.map(|at| words.clock(&self.zoned(at))),
            waiting: link.waiting,
            attention: link.attention,
        })
    }

    /// Opens the database, or sets its first passphrase.
    pub async fn unlock_device(&self, window: Window<'_>, passphrase: String) -> Result<Place, Problem> {
        let language = self.language(window).await;
        let long_enough = passphrase.chars().count() >= 12 || !crate::keys::is_new(self.folder());
        let unlocked = match long_enough {
            true => self.unlock(&Unlock::Passphrase(SecretString::from(passphrase))).await,
            false => Err(Failure::told(ProblemCode::WrongSecrets, "short-passphrase")),
        };
        unlocked.map_err(|failure| self.problem(&language, failure))?;
        self.place().await
    }

    pub async fn enrol_device(&self, window: Window<'_>, server: &str, code: &str) -> Result<Place, Problem> {
        let language = self.language(window).await;
        self.enrol(server, code).await.map_err(|failure| self.problem(&language, failure))?;
        self.place().await
    }

    pub async fn set_up_office(&self, window: Window<'_>, set_up: SetUp) -> Result<Place, Problem> {
        let language = self.language(window).await;
        self.set_up(set_up, &language).await.map_err(|failure| self.problem(&language, failure))?;
        self.place().await
    }

    /// The language a window speaks: its visit's, or the one its officer chose.
    pub(crate) async fn language(&self, window: Window<'_>) -> String {
        if let Some(visit) = self.0.visits.lock().await.get(window) {
            return visit.language.clone();
        }
        let chosen = self.0.languages.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        chosen.get(window).or(self.catalogue().languages.first()).cloned().unwrap_or_default()
    }

    async fn enrol(&self, server: &str, code: &str) -> Result<(), Failure> {
        // A scanner types address and code as one, into whichever field has the focus.
        let (server, code) = read_ticket(code).or_else(|| read_ticket(server)).unwrap_or((server, code));
        let (server, code) = (address(server)?, read_code(code)?);
        let known = self.known().await?;
        if known.as_ref().is_some_and(|identity| !code.matches(&identity.server_key)) {
            return Err(Failure::told(ProblemCode::Enrolment, "wrong-enrolment"));
        }
        let secret = code.secret_text();
        self.introduce(server, &secret, |key| code.matches(key), known, Bearer::Code).await
    }

    /// Has the server take this device in, and keeps what it answers.
    pub(crate) async fn introduce(
        &self,
        server: String,
        secret: &str,
        is_ours: impl Fn(&PublicKey) -> bool,
        known: Option<Identity>,
        bearer: Bearer,
    ) -> Result<(), Failure> {
        let client = Client::new()?;
        let mut candidate = self.candidate(known.as_ref()).await?;
        let mut fresh = false;
        let (response, nonce) = loop {
            let nonce = nonce()?;
            let request = EnrolRequest {
                secret: secret.to_owned(),
                device: candidate.device,
                key: PublicKey::from(&SigningKey::from_bytes(&candidate.seed()?)),
                nonce: nonce.clone(),
            };
            match client.introduce(&server, "/v1/enrol", &request).await {
                // This name was enrolled before and thrown away here: once more under another.
                Err(LinkError::Said(ErrorCode::Conflict, ..)) if !fresh && known.is_none() => {
                    candidate = self.new_candidate(None).await?;
                    fresh = true;
                }
                answer => break (answer.map_err(|error| introduced(error, bearer))?, nonce),
            }
        };
        let response: EnrolResponse =
            read_answer(&response, &nonce, is_ours, |r: &EnrolResponse| r.server_key)?;
        let seed = candidate.seed()?;
        self.keep(Identity::new(candidate.device, seed, server, response.server_key, response.device)).await
    }

    /// What this device calls itself while it is being enrolled. It is kept, so that a second try after a lost
    /// answer is the same device, and uses up no second place.
    async fn candidate(&self, known: Option<&Identity>) -> Result<Candidate, Failure> {
        let kept: Option<Candidate> = meta::get_json(&mut *self.store()?.read().await?, CANDIDATE).await?;
        match kept {
            Some(kept) if known.is_none_or(|identity| identity.device == kept.device) => Ok(kept),
            _ => self.new_candidate(known.map(|identity| identity.device)).await,
        }
    }

    async fn new_candidate(&self, device: Option<DeviceId>) -> Result<Candidate, Failure> {
        let device = match device {
            Some(device) => device,
            None => DeviceId(random::uuid()?),
        };
        let candidate = Candidate { device, seed: data_encoding::HEXLOWER.encode(&random::bytes::<32>()?) };
        let mut tx = self.store()?.write().await?;
        meta::set_json(&mut tx, CANDIDATE, &candidate).await?;
        tx.commit().await?;
        Ok(candidate)
    }

    /// Who this device was, where the server has revoked it: it may be connected again, with what it holds.
    pub(crate) async fn known(&self) -> Result<Option<Identity>, Failure> {
        let revoked = self.link(|link| link.state == Some(ConnectionState::Revoked));
        match identity::get(&mut *self.store()?.read().await?).await? {
            Some(_) if !revoked => Err(Failure::told(ProblemCode::Enrolment, "enrolled-already")),
            known => Ok(known),
        }
    }

    async fn set_up(&self, set_up: SetUp, language: &str) -> Result<(), Failure> {
        let words = self.words(language)?;
        let mut missing = Vec::new();
        for (field, value) in [("office", &set_up.office), ("name", &set_up.name), ("login", &set_up.login)] {
            if value.trim().is_empty() {
                let message = words.text("setup-missing");
                missing.push(FieldProblem { field: field.into(), message });
            }
        }
        if set_up.password.chars().count() < 12 {
            missing
                .push(FieldProblem { field: "password".into(), message: words.text("setup-short-password") });
        }
        if !missing.is_empty() {
            return Err(Failure::Fields(missing));
        }
        let (server, code) = (address(&set_up.server)?, read_code(&set_up.code)?);
        self.not_enrolled().await?;
        let (device, seed) = (DeviceId(random::uuid()?), random::bytes::<32>()?);
        let nonce = nonce()?;
        let request = SetupRequest {
            secret: code.secret_text(),
            nonce: nonce.clone(),
            office: slug(&set_up.office),
            office_name: set_up.office.trim().to_owned(),
            name: set_up.name.trim().to_owned(),
            login: set_up.login.trim().to_owned(),
            password: set_up.password,
            device: Some(SetupDevice {
                id: device,
                key: PublicKey::from(&SigningKey::from_bytes(&seed)),
                name: words.text("setup-first-device"),
            }),
        };
        let answer = Client::new()?.introduce(&server, "/v1/setup", &request).await;
        let answer = answer.map_err(|error| introduced(error, Bearer::Code))?;
        let response: SetupResponse =
            read_answer(&answer, &nonce, |key| code.matches(key), |r: &SetupResponse| r.server_key)?;
        let record =
            response.device.ok_or_else(|| Failure::internal("the server did not enrol this device"))?;
        self.keep(Identity::new(device, seed, server, response.server_key, record)).await
    }

    async fn not_enrolled(&self) -> Result<(), Failure> {
        match identity::get(&mut *self.store()?.read().await?).await? {
            None => Ok(()),
            Some(_) => Err(Failure::told(ProblemCode::Enrolment, "enrolled-already")),
        }
    }

    async fn keep(&self, identity: Identity) -> Result<(), Failure> {
        let record: &DeviceRecord = &identity.record;
        let fits = match self.0.kind {
            PlaceKind::Kiosk => record.class == DeviceClass::Kiosk,
            PlaceKind::Office => record.class == DeviceClass::Office,
        };
        let mut tx = self.store()?.write().await?;
        meta::remove(&mut tx, CANDIDATE).await?;
        if !fits {
            tx.commit().await?;
            return Err(Failure::told(ProblemCode::Enrolment, "wrong-class"));
        }
        identity::put(&mut tx, &identity).await?;
        tx.commit().await?;
        self.link(|link| link.state = None);
        self.0.outbox.notify_one();
        self.0.connected.notify_one();
        self.announce(Change::Connection);
        Ok(())
    }
}

/// A name and key that were made for an enrolment, and are not enrolled yet.
#[derive(Serialize, Deserialize)]
struct Candidate {
    device: DeviceId,
    /// Hexadecimal.
    seed: String,
}

impl Candidate {
    fn seed(&self) -> Result<[u8; 32], Failure> {
        let seed = data_encoding::HEXLOWER.decode(self.seed.as_bytes()).ok();
        seed.and_then(|seed| seed.try_into().ok()).ok_or_else(|| Failure::internal("a new key is damaged"))
    }
}

const CANDIDATE: &str = "enrolling";

/// What a device was brought to be enrolled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bearer {
    Code,
    File,
}

/// The answer, if its signature is by the key it names and that key is the one that was expected.
fn read_answer<A: serde::de::DeserializeOwned>(
    (status, signature, body): &(u16, Option<Signature>, Vec<u8>),
    nonce: &str,
    is_ours: impl Fn(&PublicKey) -> bool,
    key: impl Fn(&A) -> PublicKey,
) -> Result<A, Failure> {
    let wrong = || Failure::told(ProblemCode::Enrolment, "wrong-enrolment");
    let response: A = serde_json::from_slice(body).map_err(|_| wrong())?;
    let parts = response_parts(*status, nonce, body);
    let signature = signature.ok_or_else(wrong)?;
    let key = key(&response);
    if is_ours(&key) && Purpose::Response.verify(&key, &[&parts], &signature) {
        Ok(response)
    } else {
        Err(wrong())
    }
}

fn introduced(error: LinkError, bearer: Bearer) -> Failure {
    let told = |name| Failure::told(ProblemCode::Enrolment, name);
    match (error, bearer) {
        (LinkError::Said(ErrorCode::WrongSecrets | ErrorCode::NotFound, ..), Bearer::File) => {
            told("provisioning-unknown")
        }
        (LinkError::Said(ErrorCode::WrongSecrets | ErrorCode::NotFound | ErrorCode::Malformed, ..), _) => {
            told("wrong-enrolment")
        }
        (LinkError::Said(ErrorCode::Expired, ..), _) => told("provisioning-expired"),
        (LinkError::Said(ErrorCode::UsedUp, ..), _) => told("provisioning-used-up"),
        (LinkError::Said(ErrorCode::Withdrawn, ..), _) => told("provisioning-withdrawn"),
        (LinkError::Said(ErrorCode::Conflict, ..), _) => told("known-device"),
        (other, _) => other.failure("offline"),
    }
}

fn nonce() -> Result<String, Failure> {
    Ok(data_encoding::HEXLOWER.encode(&random::bytes::<16>()?))
}

/// `http` or `https`, a host, nothing after it.
pub(crate) fn address(text: &str) -> Result<String, Failure> {
    let text = text.trim().trim_end_matches('/');
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let good = host.is_some_and(|h| !h.is_empty() && !h.contains(['/', '?', '#', '@', ' ']));
    if good { Ok(text.to_owned()) } else { Err(Failure::told(ProblemCode::Enrolment, "wrong-address")) }
}

fn read_code(text: &str) -> Result<EnrolmentCode, Failure> {
    text.parse().map_err(|_| Failure::told(ProblemCode::Enrolment, "wrong-enrolment"))
}

/// A short name for an office, from its long one.
pub(crate) fn slug(name: &str) -> OfficeId {
    let mut slug = String::new();
    for c in name.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug: String = slug.trim_matches('-').chars().take(40).collect();
    OfficeId(if slug.len() >= 2 { slug } else { format!("office-{slug}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_scheme_and_a_host() {
        assert_eq!(address(" https://lawang.example.go.id/ ").unwrap(), "https://lawang.example.go.id");
        assert_eq!(address("http://127.0.0.1:8080").unwrap(), "http://127.0.0.1:8080");
        for wrong in ["", "lawang.example", "ftp://x", "https://", "https://a/b", "https://user@host"] {
            assert!(address(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_office_gets_a_short_name() {
        assert_eq!(slug("Kantor Imigrasi Kelas II Singaraja").0, "kantor-imigrasi-kelas-ii-singaraja");
        assert!(slug("王").is_valid());
    }
}
