//! C40, as Doc 9303-13 takes it from ISO/IEC 16022: capital letters, digits and space, three of them in two
//! bytes. The filler `<` of a machine-readable zone is written as a space, and cannot be told from one after.

/// Opens the last pair where one character is left over; the character follows as ASCII + 1.
const UNLATCH: u8 = 0xFE;

fn value(c: char) -> Option<u16> {
    match c {
        ' ' | '<' => Some(3),
        '0'..='9' => Some(c as u16 - '0' as u16 + 4),
        'A'..='Z' => Some(c as u16 - 'A' as u16 + 14),
        _ => None,
    }
}

fn character(value: u16) -> Option<char> {
    let value = u8::try_from(value).ok()?;
    match value {
        3 => Some(' '),
        4..=13 => Some(char::from(b'0' + value - 4)),
        14..=39 => Some(char::from(b'A' + value - 14)),
        _ => None,
    }
}

/// How many bytes that many characters take: the least even number that is not smaller.
pub fn length(characters: usize) -> usize {
    characters.div_ceil(3) * 2
}

/// None where a character is none of C40's.
pub fn encode(text: &str) -> Option<Vec<u8>> {
    let values: Vec<u16> = text.chars().map(value).collect::<Option<_>>()?;
    let mut bytes = Vec::with_capacity(length(values.len()));
    for group in values.chunks(3) {
        match *group {
            [one] => bytes.extend([UNLATCH, u8::try_from(character(one)?).ok()? + 1]),
            [one, two] => bytes.extend(pair(one, two, 0)),
            [one, two, three] => bytes.extend(pair(one, two, three)),
            _ => {}
        }
    }
    Some(bytes)
}

fn pair(one: u16, two: u16, three: u16) -> [u8; 2] {
    (1600 * one + 40 * two + three + 1).to_be_bytes()
}

/// None where these bytes are no C40, or say what `encode` would write another way.
pub fn decode(bytes: &[u8]) -> Option<String> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let mut text = String::with_capacity(bytes.len() / 2 * 3);
    let last = (bytes.len() / 2).checked_sub(1);
    for (i, group) in bytes.chunks_exact(2).enumerate() {
        let is_last = Some(i) == last;
        if group[0] == UNLATCH {
            let c = char::from(group[1].checked_sub(1)?);
            text.push(value(c).filter(|_| is_last && c != '<').map(|_| c)?);
            continue;
        }
        let all = u16::from_be_bytes([group[0], group[1]]).checked_sub(1)?;
        let [one, two, three] = [all / 1600, all / 40 % 40, all % 40];
        text.push(character(one)?);
        text.push(character(two)?);
        match (three, is_last) {
            // Two characters and the padding.
            (0, true) => {}
            _ => text.push(character(three)?),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The worked examples of BSI TR-03137 part 1, annex B, and of its sections 3.2.3 and 12.
    #[test]
    fn the_examples_of_the_guideline_come_out() {
        for (text, bytes) in [
            ("XK CD", vec![0xEB, 0x04, 0x66, 0xA9]),
            ("XKCD", vec![0xEB, 0x11, 0xFE, 0x45]),
            ("BSI01", vec![0x62, 0xD7, 0x19, 0xC9]),
            ("47110815P", vec![0x33, 0xBE, 0x1F, 0xED, 0x20, 0xC6]),
            ("D  ", vec![0x6A, 0xBC]),
        ] {
            assert_eq!(encode(text).unwrap(), bytes, "{text}");
            assert_eq!(decode(&bytes).as_deref(), Some(text));
        }
        assert_eq!(encode("XK<CD"), encode("XK CD"));
    }

    #[test]
    fn what_is_no_c40_is_refused() {
        assert_eq!(encode("a"), None);
        assert_eq!(encode("É"), None);
        for bytes in
            [&[0xEB][..], &[0xFF, 0xFF], &[0, 0], &[0xFE, 0x00], &[0xFE, 0x3D], &[0xFE, 0x45, 0xEB, 0x04]]
        {
            assert_eq!(decode(bytes), None, "{bytes:x?}");
        }
    }

    proptest! {
        #[test]
        fn reading_undoes_writing(text in "[A-Z0-9 ]{0,80}") {
            let bytes = encode(&text).unwrap();
            prop_assert_eq!(bytes.len(), length(text.len()));
            prop_assert_eq!(decode(&bytes), Some(text));
        }

        #[test]
        fn what_reads_is_written_the_same_way(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            if let Some(text) = decode(&bytes) {
                prop_assert_eq!(encode(&text).unwrap(), bytes);
            }
        }
    }
}
