//! Random bytes from the operating system, the only source of secrets and names.

use uuid::Uuid;

use crate::failure::Failure;

pub fn bytes<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|e| Failure::internal(format!("no randomness: {e}")))?;
    Ok(bytes)
}

pub fn number() -> Result<u64, Failure> {
    Ok(u64::from_be_bytes(bytes()?))
}

/// A random name (version 4).
pub fn uuid() -> Result<Uuid, Failure> {
    Ok(uuid::Builder::from_random_bytes(bytes()?).into_uuid())
}

/// A name that sorts by time (version 7).
pub fn uuid_at(wall: i64) -> Result<Uuid, Failure> {
    let millis = u64::try_from(wall).unwrap_or(0);
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &bytes()?).into_uuid())
}
