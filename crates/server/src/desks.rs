//! Officers who administer from a desk: the once-only numbers they sign, and their sessions. In memory only: a
//! restart ends them, so that nothing that was recorded on the way can be said a second time.

use std::collections::HashMap;

use lawang_core::ids::{DeviceId, OfficerId};
use lawang_core::journal::PublicKey;

/// How long a number waits for its signature, in milliseconds.
const CHALLENGE: i64 = 60 * 1000;
/// How long a session lasts; the desk opens the next one by itself.
pub const SESSION: i64 = 60 * 60 * 1000;

/// One officer at one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskSession {
    pub officer: OfficerId,
    pub device: DeviceId,
    /// With another password comes another key: the session is over then.
    pub key: PublicKey,
    expires_at: i64,
}

/// At most one number a device, and one session an officer and device: enrolled devices bound it.
#[derive(Default)]
pub struct Desks {
    challenges: HashMap<DeviceId, (String, i64)>,
    sessions: HashMap<[u8; 32], DeskSession>,
}

impl Desks {
    pub fn challenge(&mut self, device: DeviceId, nonce: String, now: i64) {
        self.challenges.insert(device, (nonce, now + CHALLENGE));
    }

    /// Whether this number was given to this device and is fresh. It is used up either way.
    pub fn answered(&mut self, device: DeviceId, nonce: &str, now: i64) -> bool {
        self.challenges.remove(&device).is_some_and(|(given, until)| given == nonce && now < until)
    }

    pub fn begin(
        &mut self,
        token_hash: [u8; 32],
        officer: OfficerId,
        device: DeviceId,
        key: PublicKey,
        now: i64,
    ) {
        self.sessions.retain(|_, one| one.expires_at > now && (one.officer, one.device) != (officer, device));
        self.sessions.insert(token_hash, DeskSession { officer, device, key, expires_at: now + SESSION });
    }

    /// The session of a token, at the device it belongs to.
    pub fn session(&self, token_hash: &[u8; 32], device: DeviceId, now: i64) -> Option<DeskSession> {
        let session = self.sessions.get(token_hash)?;
        (session.device == device && session.expires_at > now).then(|| session.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn device(number: u128) -> DeviceId {
        DeviceId(Uuid::from_u128(number))
    }

    #[test]
    fn a_number_is_signed_once_by_its_device_within_a_minute() {
        let mut desks = Desks::default();
        desks.challenge(device(1), "n".into(), 0);
        assert!(!desks.answered(device(2), "n", 1));
        assert!(desks.answered(device(1), "n", CHALLENGE - 1));
        assert!(!desks.answered(device(1), "n", CHALLENGE - 1), "used up");
        desks.challenge(device(1), "n".into(), 0);
        assert!(!desks.answered(device(1), "n", CHALLENGE), "too late");
        desks.challenge(device(1), "n".into(), 0);
        assert!(!desks.answered(device(1), "m", 1) && !desks.answered(device(1), "n", 1), "one try");
    }

    #[test]
    fn a_session_is_one_officers_at_one_device_for_an_hour() {
        let mut desks = Desks::default();
        let officer = OfficerId(Uuid::from_u128(9));
        desks.begin([1; 32], officer, device(1), PublicKey([0; 32]), 0);
        assert!(desks.session(&[1; 32], device(1), SESSION - 1).is_some());
        assert!(desks.session(&[1; 32], device(2), 1).is_none(), "a stolen token is of no use elsewhere");
        assert!(desks.session(&[1; 32], device(1), SESSION).is_none());
        desks.begin([2; 32], officer, device(1), PublicKey([0; 32]), 1);
        assert!(desks.session(&[1; 32], device(1), 1).is_none(), "the next one takes its place");
        assert_eq!(desks.sessions.len(), 1);
    }
}
