//! What passes between parent and child: a mark, two lengths, a header in JSON, and bytes.

use std::io::{Error, ErrorKind, Read, Result};

use serde::{Serialize, de::DeserializeOwned};

/// Names the version, so that a program and one that replaced it on disk do not misunderstand each other.
const MARK: &[u8; 4] = b"LWD1";
pub(super) const PREFIX: usize = 16;
/// The longest header.
const HEADER: usize = 64 * 1024;

/// Everything of a message but its bytes.
pub(super) fn head(header: &impl Serialize, bytes: usize) -> Result<Vec<u8>> {
    let header = serde_json::to_vec(header).map_err(Error::other)?;
    let length = u32::try_from(header.len()).map_err(Error::other)?;
    Ok([MARK.as_slice(), &length.to_be_bytes(), &(bytes as u64).to_be_bytes(), &header].concat())
}

/// The lengths of header and bytes.
pub(super) fn lengths(prefix: &[u8; PREFIX], most: u64) -> Result<(usize, usize)> {
    let [m0, m1, m2, m3, h0, h1, h2, h3, bytes @ ..] = *prefix;
    let header = u32::from_be_bytes([h0, h1, h2, h3]) as usize;
    let bytes = u64::from_be_bytes(bytes);
    if [m0, m1, m2, m3] != *MARK || header > HEADER || bytes > most {
        return Err(Error::new(ErrorKind::InvalidData, "not a message of this version"));
    }
    Ok((header, usize::try_from(bytes).map_err(Error::other)?))
}

pub(super) fn header<T: DeserializeOwned>(text: &[u8]) -> Result<T> {
    serde_json::from_slice(text).map_err(|error| Error::new(ErrorKind::InvalidData, error))
}

/// Reads the header; the bytes follow.
pub(super) fn read_head<T: DeserializeOwned>(from: &mut impl Read, most: u64) -> Result<(T, usize)> {
    let mut prefix = [0; PREFIX];
    from.read_exact(&mut prefix)?;
    let (length, bytes) = lengths(&prefix, most)?;
    let mut text = vec![0; length];
    from.read_exact(&mut text)?;
    Ok((header(&text)?, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_out_as_it_went_in_and_nothing_else_does() {
        let mut message = head(&"job", 3).unwrap();
        message.extend(b"abc");
        let mut from = message.as_slice();
        assert_eq!(read_head::<String>(&mut from, 3).unwrap(), ("job".to_owned(), 3));
        assert_eq!(from, b"abc");
        assert!(read_head::<String>(&mut message.as_slice(), 2).is_err(), "too many bytes");
        for cut in 0..PREFIX + 5 {
            assert!(read_head::<String>(&mut &message[..cut], 3).is_err());
        }
        message[3] = b'2';
        assert!(read_head::<String>(&mut message.as_slice(), 3).is_err(), "another version");
    }
}
