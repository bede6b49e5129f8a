//! Once-only numbers of signed requests, remembered as long as a request with that time would pass.
//! In memory and bounded: after a restart the clock window alone stands in the way, and every request of
//! a device has the same effect when it comes twice.

use std::collections::{HashSet, VecDeque};

use lawang_core::ids::DeviceId;

/// How far a device's clock may be off, in milliseconds, either way.
pub const WINDOW_MS: i64 = 10 * 60 * 1000;
const MOST: usize = 250_000;

#[derive(Debug, PartialEq, Eq)]
pub enum Seen {
    New,
    Before,
    /// No room to remember it.
    Full,
}

#[derive(Default)]
pub struct Nonces {
    seen: HashSet<u128>,
    /// In the order they came, with the time at which each may be forgotten.
    order: VecDeque<(i64, u128)>,
}

impl Nonces {
    pub fn see(&mut self, device: DeviceId, nonce: &str, now: i64) -> Seen {
        while let Some((until, key)) = self.order.front().copied()
            && until < now
        {
            self.order.pop_front();
            self.seen.remove(&key);
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(device.0.as_bytes()).update(nonce.as_bytes());
        let mut key = [0; 16];
        key.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        let key = u128::from_le_bytes(key);
        if self.seen.contains(&key) {
            return Seen::Before;
        }
        if self.seen.len() >= MOST {
            return Seen::Full;
        }
        self.seen.insert(key);
        // A request may be dated a window ahead and come again until a window after that.
        self.order.push_back((now + 2 * WINDOW_MS, key));
        Seen::New
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_nonce_passes_once_a_device_until_it_is_too_old_to_pass_at_all() {
        let mut nonces = Nonces::default();
        let (a, b) = (DeviceId(Uuid::from_u128(1)), DeviceId(Uuid::from_u128(2)));
        assert_eq!(nonces.see(a, "n", 0), Seen::New);
        assert_eq!(nonces.see(a, "n", 2 * WINDOW_MS), Seen::Before);
        assert_eq!(nonces.see(b, "n", 0), Seen::New);
        assert_eq!(nonces.see(a, "n", 2 * WINDOW_MS + 1), Seen::New);
        for i in 0..MOST {
            nonces.see(a, &i.to_string(), 2 * WINDOW_MS + 1);
        }
        assert_eq!(nonces.see(a, "one more", 2 * WINDOW_MS + 1), Seen::Full);
        assert_eq!(nonces.see(a, "one more", 9 * WINDOW_MS), Seen::New);
        assert_eq!(nonces.seen.len(), nonces.order.len());
    }
}
