//! One-time codes and session tokens as they are stored: hashed. They are random and long, so that one
//! pass of a plain hash is enough.

pub fn hash(secret: &str) -> [u8; 32] {
    blake3::derive_key("lawang-server 2026-11 stored secret", secret.as_bytes())
}
