//! When wrong tries at a secret lock it. A try is counted before the secret is looked at, so that many at
//! once gain nothing; a right one takes the count back.

use std::collections::HashMap;

use lawang_core::administration::wire::{Lock, LockKind};
use lawang_core::ids::{DeviceId, OfficeId};

use crate::config::SecretKey;
use crate::error::{Error, Result};
use crate::store::{Connection, attempt};

const MINUTE: i64 = 60 * 1000;
const DAY: i64 = 24 * 60 * MINUTE;

/// So many wrong tries lock for so long; each further lock is twice as long, up to a day. A day without a
/// try forgets them.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    kind: &'static str,
    tries: i64,
    lock: i64,
}

/// At one case's receipt PIN, from anywhere.
pub const REFERENCE: Rule = Rule { kind: "reference", tries: 5, lock: 15 * MINUTE };
/// At any receipt PIN, from one device: many people mistype at one kiosk.
pub const DEVICE: Rule = Rule { kind: "device", tries: 20, lock: 15 * MINUTE };
/// At any receipt PIN, from phones at one network address: a mobile network puts many behind one.
pub const ADDRESS: Rule = Rule { kind: "address", tries: 60, lock: 15 * MINUTE };
/// At one administrator's password.
pub const LOGIN: Rule = Rule { kind: "login", tries: 5, lock: 5 * MINUTE };
/// At enrolment codes, from one network address.
pub const PEER: Rule = Rule { kind: "peer", tries: 10, lock: MINUTE };

/// Whom or what tries are counted for; stored as a keyed hash only.
pub struct Subject {
    rule: Rule,
    hash: [u8; 32],
}

impl Subject {
    pub fn new(key: &SecretKey, rule: Rule, name: &str) -> Self {
        let mut hasher = blake3::Hasher::new_keyed(key.bytes());
        hasher.update(rule.kind.as_bytes()).update(&[0]).update(name.as_bytes());
        Self { rule, hash: *hasher.finalize().as_bytes() }
    }

    pub fn device(key: &SecretKey, device: DeviceId) -> Self {
        Self::new(key, DEVICE, &device.to_string())
    }

    /// Refuses while locked.
    pub async fn check(&self, db: &mut Connection, now: i64) -> Result<()> {
        match attempt::get(db, &self.hash).await? {
            Some(found) if found.locked_until > now => {
                let seconds = (found.locked_until - now + 999) / 1000;
                Err(Error::Locked { retry_after: u32::try_from(seconds).unwrap_or(u32::MAX) })
            }
            _ => Ok(()),
        }
    }

    /// Counts one try; at the last of a row the lock is set, for the next.
    pub async fn count(&self, db: &mut Connection, now: i64) -> Result<()> {
        let failed = match attempt::get(db, &self.hash).await? {
            Some(found) if now - found.changed_at < DAY => found.failed + 1,
            _ => 1,
        };
        let locked_until = if failed % self.rule.tries == 0 { now + self.rule.lock_after(failed) } else { 0 };
        attempt::put(db, &self.hash, &attempt::Attempt { failed, locked_until, changed_at: now }).await?;
        Ok(attempt::drop_before(db, now - DAY, now).await?)
    }

    /// The secret was right: nothing is held against the subject.
    pub async fn clear(&self, db: &mut Connection) -> Result<()> {
        Ok(attempt::clear(db, &self.hash).await?)
    }

    /// The secret was right, but it says nothing about the tries before it.
    pub async fn take_back(&self, db: &mut Connection) -> Result<()> {
        if let Some(found) = attempt::get(db, &self.hash).await? {
            let kept = attempt::Attempt { failed: (found.failed - 1).max(0), locked_until: 0, ..found };
            attempt::put(db, &self.hash, &kept).await?;
        }
        Ok(())
    }
}

/// What is locked now. Only whoever has a name can find it here.
pub struct Locked(HashMap<[u8; 32], attempt::Attempt>);

impl Locked {
    pub async fn now(db: &mut Connection, now: i64) -> Result<Self> {
        Ok(Self(attempt::locked(db, now).await?))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many have not been found yet.
    pub fn len(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// The lock of a subject, where there is one; it is found once.
    pub fn take(&mut self, subject: &Subject) -> Option<FoundLock> {
        self.0.remove(&subject.hash).map(FoundLock)
    }
}

pub struct FoundLock(attempt::Attempt);

impl FoundLock {
    pub fn lock(self, kind: LockKind, about: String, name: String, office: OfficeId) -> Lock {
        let tries = u32::try_from(self.0.failed).unwrap_or(u32::MAX);
        Lock { kind, about, name, office, tries, locked_until: self.0.locked_until }
    }
}

impl Rule {
    fn lock_after(self, failed: i64) -> i64 {
        let earlier = u32::try_from(failed / self.tries - 1).unwrap_or(0).min(16);
        (self.lock << earlier).min(DAY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_lock_is_twice_as_long_up_to_a_day() {
        assert_eq!(REFERENCE.lock_after(5), 15 * MINUTE);
        assert_eq!(REFERENCE.lock_after(10), 30 * MINUTE);
        assert_eq!(REFERENCE.lock_after(500), DAY);
    }
}
