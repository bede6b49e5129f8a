//! What other systems and this server say to each other over HTTP is authenticated by a shared secret:
//! `lawang-signature: t=<seconds since 1970>,v1=<hex HMAC-SHA256 of "t.body">`, as payment and messaging
//! gateways commonly do. The time is part of it, so that an old message cannot be sent again later.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The header that carries it, both ways.
pub const HEADER: &str = "lawang-signature";
/// How far the two clocks may differ, in seconds.
const SLACK: i64 = 300;

fn mac(secret: &[u8], seconds: i64, body: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret).ok()?;
    mac.update(seconds.to_string().as_bytes());
    mac.update(b".");
    mac.update(body);
    Some(mac)
}

/// The header's value for a body that is sent at `now` (milliseconds since 1970-01-01 UTC).
pub fn sign(secret: &[u8], now: i64, body: &[u8]) -> String {
    let seconds = now.div_euclid(1000);
    let made = mac(secret, seconds, body).map(|mac| mac.finalize().into_bytes());
    let text = made.map(|made| data_encoding::HEXLOWER.encode(&made)).unwrap_or_default();
    format!("t={seconds},v1={text}")
}

/// Whether a header's value was made with the secret for this body, just now.
pub fn verify(secret: &[u8], now: i64, body: &[u8], header: &str) -> bool {
    let mut seconds = None;
    let mut given = None;
    for part in header.split(',') {
        match part.trim().split_once('=') {
            Some(("t", text)) => seconds = text.parse::<i64>().ok(),
            Some(("v1", text)) => given = data_encoding::HEXLOWER.decode(text.as_bytes()).ok(),
            _ => {}
        }
    }
    let (Some(seconds), Some(given)) = (seconds, given) else { return false };
    let fresh = seconds.abs_diff(now.div_euclid(1000)) <= SLACK.unsigned_abs();
    fresh && mac(secret, seconds, body).is_some_and(|mac| mac.verify_slice(&given).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_verifies_with_its_secret_and_in_its_time_only() {
        let now = 1_795_485_600_000;
        let header = sign(b"shared secret", now, b"{}");
        assert!(verify(b"shared secret", now + 60_000, b"{}", &header));
        assert!(!verify(b"shared secret", now + 301_000, b"{}", &header));
        assert!(!verify(b"another secret", now, b"{}", &header));
        assert!(!verify(b"shared secret", now, b"{ }", &header));
        for wrong in ["", "t=1", "v1=00", "t=x,v1=y", &header[..header.len() - 1]] {
            assert!(!verify(b"shared secret", now, b"{}", wrong), "{wrong}");
        }
    }

    #[test]
    fn the_mac_is_the_standards() {
        // RFC 4231, test case 2, with our "t." before the data taken off: the bare MAC.
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(b"Jefe").unwrap();
        mac.update(b"what do ya want for nothing?");
        assert_eq!(
            data_encoding::HEXLOWER.encode(&mac.finalize().into_bytes()),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }
}
