//! How a seal travels: as the fragment of the verify page's address, so that a phone's camera opens that
//! page and the seal itself is never sent with the address; or as bare bytes in a code.

use data_encoding::{BASE64, BASE64URL, BASE64URL_NOPAD, HEXLOWER_PERMISSIVE};

use super::bytes::MAX_SEAL;

/// The longest text that is looked at, in bytes: twice what the largest seal needs.
pub const MAX_TEXT: usize = 8 * 1024;

pub fn text(seal: &[u8]) -> String {
    BASE64URL_NOPAD.encode(seal)
}

/// What a permit's QR code holds.
pub fn address(public_url: &str, seal: &[u8]) -> String {
    format!("{}/v#{}", public_url.trim_end_matches('/'), text(seal))
}

/// The bytes of a seal in what a person pasted or a scanner typed: the address, the text alone, hexadecimal,
/// or raw bytes that a scanner gave as Latin-1. Whether they are a seal is seen when they are decoded.
pub fn read_text(typed: &str) -> Option<Vec<u8>> {
    if typed.len() > MAX_TEXT {
        return None;
    }
    if typed.starts_with('\u{DC}') {
        let bytes: Option<Vec<u8>> = typed.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
        return bytes.filter(|bytes| bytes.len() <= MAX_SEAL);
    }
    let tight: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let text = tight.rsplit_once('#').map_or(tight.as_str(), |(_, fragment)| fragment);
    let text = text.as_bytes();
    if text.is_empty() {
        return None;
    }
    HEXLOWER_PERMISSIVE
        .decode(text)
        .ok()
        .filter(|bytes| bytes.first() == Some(&0xDC))
        .or_else(|| BASE64URL_NOPAD.decode(text).ok())
        .or_else(|| BASE64URL.decode(text).ok())
        .or_else(|| BASE64.decode(text).ok())
}

/// The bytes of a seal in what a QR code holds: raw, or as text.
pub fn read_code(content: &[u8]) -> Option<Vec<u8>> {
    if content.first() == Some(&0xDC) && content.get(1).is_some_and(|version| *version < 0x20) {
        return Some(content.to_vec());
    }
    read_text(std::str::from_utf8(content).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_way_of_carrying_a_seal_gives_its_bytes(rest in prop::collection::vec(any::<u8>(), 20..200)) {
            let seal = [&[0xDC, 0x03][..], &rest].concat();
            let raw: String = seal.iter().map(|b| char::from(*b)).collect();
            for carried in [
                address("https://lawang.example/", &seal),
                text(&seal),
                format!(" {} \n", text(&seal)),
                HEXLOWER_PERMISSIVE.encode(&seal).to_uppercase(),
                BASE64.encode(&seal),
                raw,
            ] {
                prop_assert_eq!(read_text(&carried), Some(seal.clone()));
                prop_assert_eq!(read_code(carried.as_bytes()), Some(seal.clone()));
            }
            prop_assert_eq!(read_code(&seal), Some(seal));
        }

        #[test]
        fn anything_may_be_pasted(typed in "\\PC{0,200}") {
            let _ = read_text(&typed);
        }
    }

    #[test]
    fn the_seal_is_in_the_fragment_alone() {
        assert_eq!(address("https://lawang.example/", &[0xDC, 0x03]), "https://lawang.example/v#3AM");
        assert_eq!(read_text(""), None);
        assert_eq!(read_text("https://lawang.example/v#"), None);
        assert_eq!(read_text(&"A".repeat(MAX_TEXT + 1)), None);
    }
}
