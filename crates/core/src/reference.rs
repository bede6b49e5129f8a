//! Codes that people read, say and type: references, resume codes, PINs and enrolment codes.
//! Nothing in the alphabet can be mistaken for another, and a check character catches every single
//! wrong character and every swap of two neighbours. Randomness is passed in.

use serde::{Deserialize, Serialize};
use std::fmt;

use crate::ids::StreamId;
use crate::journal::sign::{Hash, PublicKey};

/// 23 characters, none like another (no 0 O D, 1 I L, 2 Z, 5 S, 8 B, U). 23 is prime, so that the
/// weighted sum below catches every swap.
const ALPHABET: &[u8; 23] = b"34679ACEFGHJKMNPQRTVWXY";
const MODULUS: u64 = 23;
/// 12 random characters: 54.2 bits.
const RANDOM: usize = 12;

/// A case's reference, `LW-XXXX-XXXX-XXXXX`. The last character checks the others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(String);

/// The code that opens a draft again, in the same form with the prefix `R-`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ResumeCode(String);

/// A permit's number, in the same form with the prefix `IM-`. It opens nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PermitNumber(String);

impl PermitNumber {
    /// Each case has one number, known without asking anybody, and it tells nothing of the reference.
    pub fn of(case: StreamId) -> Self {
        let hash = Hash::of(&[b"lawang permit number", case.0.as_bytes()]);
        let mut first = [0; 8];
        first.copy_from_slice(&hash.0[..8]);
        Self::from_random(u64::from_be_bytes(first))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    #[error("a code has 13 characters after its prefix")]
    Length,
    #[error("{0:?} does not occur in codes")]
    Character(char),
    #[error("the check character does not agree: something was mistyped")]
    Check,
}

fn check_character(random: &[u8]) -> u8 {
    let sum: u64 = random
        .iter()
        .zip(2u64..)
        .map(|(c, weight)| weight * ALPHABET.iter().position(|a| a == c).unwrap_or(0) as u64)
        .sum();
    ALPHABET[(sum % MODULUS) as usize]
}

/// 64 random bits become 12 characters (54.2 bits of them) and a check character.
fn encode(random: u64) -> [u8; RANDOM + 1] {
    let mut code = [0; RANDOM + 1];
    let mut rest = random;
    for place in &mut code[..RANDOM] {
        *place = ALPHABET[(rest % MODULUS) as usize];
        rest /= MODULUS;
    }
    code[RANDOM] = check_character(&code[..RANDOM]);
    code
}

/// Reads what a person typed: case, spaces, hyphens and the prefix do not matter.
fn decode(text: &str, prefix: &str) -> Result<String, CodeError> {
    let mut plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.'))
        .flat_map(char::to_uppercase)
        .collect();
    // "R" occurs in codes, "LW" does not: a prefix is taken off only where it can be nothing else.
    let spare = plain.chars().count() > RANDOM + 1 || !ALPHABET.contains(&prefix.as_bytes()[0]);
    if let Some(rest) = plain.strip_prefix(prefix).filter(|_| spare) {
        plain = rest.to_owned();
    }
    if let Some(c) = plain.chars().find(|c| !c.is_ascii() || !ALPHABET.contains(&(*c as u8))) {
        return Err(CodeError::Character(c));
    }
    if plain.len() != RANDOM + 1 {
        return Err(CodeError::Length);
    }
    if check_character(&plain.as_bytes()[..RANDOM]) != plain.as_bytes()[RANDOM] {
        return Err(CodeError::Check);
    }
    Ok(plain)
}

macro_rules! code {
    ($name:ident, $prefix:literal) => {
        impl $name {
            pub fn from_random(random: u64) -> Self {
                Self(encode(random).iter().map(|b| char::from(*b)).collect())
            }

            /// The characters alone, as stored and compared.
            pub fn plain(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "-{}-{}-{}"), &self.0[..4], &self.0[4..8], &self.0[8..])
            }
        }

        impl std::str::FromStr for $name {
            type Err = CodeError;
            fn from_str(text: &str) -> Result<Self, CodeError> {
                decode(text, $prefix).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = CodeError;
            fn try_from(text: String) -> Result<Self, CodeError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.to_string()
            }
        }
    };
}

code!(Reference, "LW");
code!(ResumeCode, "R");
code!(PermitNumber, "IM");

/// A receipt's PIN: six digits, the second secret beside the reference. Guessing is counted and locked.
pub fn pin_from_random(random: u64) -> String {
    format!("{:06}", random % 1_000_000)
}

/// A code that enrols one device, or begins a server: 128 secret bits and the fingerprint of the
/// server's key, so that only that server can answer. Written in Base32 in groups of four.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrolmentCode {
    pub secret: [u8; 16],
    pub fingerprint: [u8; 16],
}

impl EnrolmentCode {
    pub fn new(secret: [u8; 16], server: &PublicKey) -> Self {
        Self { secret, fingerprint: Self::fingerprint_of(server) }
    }

    fn fingerprint_of(server: &PublicKey) -> [u8; 16] {
        let mut fingerprint = [0; 16];
        fingerprint.copy_from_slice(&Hash::of(&[b"lawang server key", &server.0]).0[..16]);
        fingerprint
    }

    pub fn matches(&self, server: &PublicKey) -> bool {
        self.fingerprint == Self::fingerprint_of(server)
    }

    /// What is sent to the server: the secret alone, in hexadecimal.
    pub fn secret_text(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.secret)
    }
}

/// A device's key in twelve characters that two people can compare, `XXXX-XXXX-XXXX` (54 bits).
pub fn device_fingerprint(key: &PublicKey) -> String {
    let mut first = [0; 8];
    first.copy_from_slice(&Hash::of(&[b"lawang device key", &key.0]).0[..8]);
    let code = encode(u64::from_be_bytes(first)).map(char::from);
    let group = |from: usize| code[from..from + 4].iter().collect::<String>();
    [group(0), group(4), group(8)].join("-")
}

/// What an enrolment QR holds: the server's address and the code, as one text that a scanner types.
pub fn enrolment_ticket(server: &str, code: &str) -> String {
    format!("{server}#{code}")
}

/// Address and code out of what was scanned; none where it is something else.
pub fn read_ticket(text: &str) -> Option<(&str, &str)> {
    let (server, code) = text.trim().split_once('#')?;
    (server.starts_with("http") && !code.is_empty()).then_some((server, code))
}

impl fmt::Display for EnrolmentCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = data_encoding::BASE32_NOPAD.encode(&[self.secret, self.fingerprint].concat());
        for (i, c) in text.chars().enumerate() {
            if i > 0 && i % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{c}")?;
        }
        Ok(())
    }
}

impl std::str::FromStr for EnrolmentCode {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let plain: String =
            text.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_uppercase).collect();
        let bytes = data_encoding::BASE32_NOPAD.decode(plain.as_bytes()).map_err(|_| CodeError::Check)?;
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| CodeError::Length)?;
        let (mut secret, mut fingerprint) = ([0; 16], [0; 16]);
        secret.copy_from_slice(&bytes[..16]);
        fingerprint.copy_from_slice(&bytes[16..]);
        Ok(Self { secret, fingerprint })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_reference_holds_at_least_fifty_random_bits() {
        assert!((ALPHABET.len() as f64).log2() * RANDOM as f64 >= 50.0);
    }

    #[test]
    fn people_may_type_it_as_they_like() {
        let reference = Reference::from_random(0x1234_5678_9abc_def0);
        let shown = reference.to_string();
        assert!(shown.starts_with("LW-") && shown.len() == 18, "{shown}");
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), shown[3..].to_owned()] {
            assert_eq!(typed.parse::<Reference>().unwrap(), reference, "{typed}");
        }
        assert_eq!("LW-7K2M".parse::<Reference>(), Err(CodeError::Character('2')));
        assert_eq!("".parse::<Reference>(), Err(CodeError::Length));
    }

    #[test]
    fn an_enrolment_code_pins_its_server() {
        let code = EnrolmentCode::new([7; 16], &PublicKey([1; 32]));
        let read: EnrolmentCode = code.to_string().to_lowercase().parse().unwrap();
        assert_eq!(read, code);
        assert!(read.matches(&PublicKey([1; 32])));
        assert!(!read.matches(&PublicKey([2; 32])));
    }

    #[test]
    fn a_ticket_is_read_back_and_a_bare_code_is_none() {
        let ticket = enrolment_ticket("https://lawang.example", "ABCD-EFGH");
        assert_eq!(read_ticket(&ticket), Some(("https://lawang.example", "ABCD-EFGH")));
        for other in ["ABCD-EFGH", "https://lawang.example", "https://lawang.example#", "x#y"] {
            assert_eq!(read_ticket(other), None, "{other}");
        }
    }

    #[test]
    fn two_keys_have_two_fingerprints() {
        let one = device_fingerprint(&PublicKey([1; 32]));
        assert_eq!(one.len(), 14);
        assert_eq!(one, device_fingerprint(&PublicKey([1; 32])));
        assert_ne!(one, device_fingerprint(&PublicKey([2; 32])));
    }

    proptest! {
        #[test]
        fn one_wrong_character_is_always_caught(random: u64, place in 0usize..13, other in 0usize..23) {
            let code = encode(random);
            let mut wrong = code;
            wrong[place] = ALPHABET[other];
            prop_assume!(wrong != code);
            prop_assert_eq!(decode(std::str::from_utf8(&wrong).unwrap(), "LW"), Err(CodeError::Check));
        }

        #[test]
        fn two_swapped_neighbours_are_always_caught(random: u64, place in 0usize..12) {
            let mut wrong = encode(random);
            wrong.swap(place, place + 1);
            prop_assume!(wrong != encode(random));
            prop_assert_eq!(decode(std::str::from_utf8(&wrong).unwrap(), "LW"), Err(CodeError::Check));
        }

        #[test]
        fn typing_anything_never_panics(text in ".{0,40}") {
            let _ = text.parse::<Reference>();
            let _ = text.parse::<EnrolmentCode>();
        }
    }
}
