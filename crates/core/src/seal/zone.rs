//! The machine-readable zone of a permit, format MRV-A (Doc 9303-7, section 4.2): written here for a seal,
//! read back by `form::mrz`. A seal holds the first line and 28 characters of the second.

use jiff::civil::Date;

use super::c40;
use super::content::Permit;

/// The characters of a line, and how many of them are for the name.
const LINE: usize = 44;
const NAME: usize = 39;
/// Of the second line: number, nationality, birth date, sex and last day, with their check digits.
const SECOND: usize = 28;

/// None where the name has nothing that a zone can hold, or a date is none.
pub fn visa_zone(permit: &Permit, country: &str) -> Option<String> {
    let name = name(&permit.name).filter(|name| !name.is_empty())?;
    let first = format!("V<{country:<<3}{name:<<NAME$}");
    let sex = match permit.sex.as_str() {
        "female" => 'F',
        "male" => 'M',
        _ => '<',
    };
    let number = format!("{:<<9}", number(&permit.passport));
    let (birth, until) = (birth(&permit.birth_date)?, day(permit.until)?);
    let nationality = &permit.nationality;
    let second = format!(
        "{number}{}{nationality:<<3}{birth}{}{sex}{until}{}",
        digit(&number),
        digit(&birth),
        digit(&until)
    );
    (first.len() == LINE && second.len() == SECOND).then(|| format!("{first}{second}"))
}

/// The sealed part of a zone as the lines it is from, `length` characters each.
pub fn read_lines(bytes: &[u8], length: usize) -> Option<String> {
    let text = c40::decode(bytes)?.replace(' ', "<");
    let (first, second) = text.split_at_checked(length)?;
    (second.len() == SECOND).then(|| format!("{first}\n{second:<<length$}"))
}

/// A number as a zone has it: letters and digits, the nine principal ones.
pub fn number(typed: &str) -> String {
    let kept = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
    kept.take(9).collect()
}

/// The whole name as a primary identifier, which Doc 9303-3 allows: where a name was typed, nobody can say
/// which part of it is the family's.
fn name(full: &str) -> Option<String> {
    let mut out = String::new();
    for c in full.chars() {
        match c {
            // A name with an apostrophe stays one word; a hyphen parts two (Doc 9303-7, 4.2.2.1).
            '\'' | '’' | 'ʻ' | 'ʼ' | '`' | '.' => {}
            c if c.is_whitespace() || matches!(c, '-' | '–' | '‐' | ',') => {
                if !out.is_empty() && !out.ends_with('<') {
                    out.push('<');
                }
            }
            c => out.push_str(letters(c)?),
        }
    }
    let out = out.trim_end_matches('<');
    Some(out.get(..NAME).unwrap_or(out).trim_end_matches('<').to_owned())
}

/// The letters of a zone for one Latin letter, by Doc 9303-3, section 6. None for other scripts: a zone
/// for them is read from the passport, not made up here.
fn letters(c: char) -> Option<&'static str> {
    const PLAIN: [&str; 26] = [
        "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T",
        "U", "V", "W", "X", "Y", "Z",
    ];
    if c.is_ascii_alphabetic() {
        return PLAIN.get(usize::from(c.to_ascii_uppercase() as u8 - b'A')).copied();
    }
    let upper = c.to_uppercase().next()?;
    Some(match (c, upper) {
        ('ß' | 'ẞ', _) => "SS",
        (_, 'Á' | 'À' | 'Â' | 'Ã' | 'Ă' | 'Ą' | 'Ā') => "A",
        (_, 'Ä' | 'Æ') => "AE",
        (_, 'Å') => "AA",
        (_, 'Ć' | 'Ĉ' | 'Č' | 'Ċ' | 'Ç') => "C",
        (_, 'Ð' | 'Ď' | 'Đ') => "D",
        (_, 'É' | 'È' | 'Ê' | 'Ë' | 'Ě' | 'Ė' | 'Ę' | 'Ē' | 'Ĕ') => "E",
        (_, 'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ') => "G",
        (_, 'Ĥ' | 'Ħ') => "H",
        // The capital of the dotless i is plain I.
        ('ı', _) | (_, 'Í' | 'Ì' | 'Î' | 'Ï' | 'Ĩ' | 'İ' | 'Į' | 'Ī' | 'Ĭ') => "I",
        (_, 'Ĵ') => "J",
        (_, 'Ķ') => "K",
        (_, 'Ł' | 'Ĺ' | 'Ľ' | 'Ļ' | 'Ŀ') => "L",
        (_, 'Ń' | 'Ň' | 'Ņ' | 'Ŋ' | 'Ñ') => "N",
        (_, 'Ó' | 'Ò' | 'Ô' | 'Õ' | 'Ő' | 'Ō' | 'Ŏ') => "O",
        (_, 'Ö' | 'Ø' | 'Œ') => "OE",
        (_, 'Ŕ' | 'Ř' | 'Ŗ') => "R",
        (_, 'Ś' | 'Ŝ' | 'Š' | 'Ş' | 'Ș') => "S",
        (_, 'Ť' | 'Ţ' | 'Ț' | 'Ŧ') => "T",
        (_, 'Þ') => "TH",
        (_, 'Ú' | 'Ù' | 'Û' | 'Ũ' | 'Ŭ' | 'Ű' | 'Ů' | 'Ų' | 'Ū') => "U",
        (_, 'Ü') => "UE",
        (_, 'Ŵ') => "W",
        (_, 'Ý' | 'Ŷ' | 'Ÿ') => "Y",
        (_, 'Ź' | 'Ž' | 'Ż') => "Z",
        _ => return None,
    })
}

/// YYMMDD, with fillers for what is unknown.
fn birth(value: &str) -> Option<String> {
    let mut parts = value.split('-');
    let year = parts.next().filter(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()))?;
    let mut two = || match parts.next() {
        None => Some("<<"),
        Some(part) if part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()) => Some(part),
        Some(_) => None,
    };
    Some(format!("{}{}{}", &year[2..], two()?, two()?))
}

fn day(date: Date) -> Option<String> {
    let year = u16::try_from(date.year()).ok()? % 100;
    Some(format!("{year:02}{:02}{:02}", date.month(), date.day()))
}

/// Weights 7, 3, 1; modulo 10 (Doc 9303-3, section 4.9).
fn digit(text: &str) -> u32 {
    let value = |c: char| match c {
        '0'..='9' => c as u32 - '0' as u32,
        'A'..='Z' => c as u32 - 'A' as u32 + 10,
        _ => 0,
    };
    text.chars().zip([7, 3, 1].into_iter().cycle()).map(|(c, weight)| value(c) * weight).sum::<u32>() % 10
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::MrzPart;
    use crate::form::mrz;
    use crate::seal::content::Stay;
    use jiff::civil::date;

    fn permit() -> Permit {
        Permit {
            name: "Anna Maria Eriksson".into(),
            nationality: "UTO".into(),
            birth_date: "1969-08-06".into(),
            sex: "female".into(),
            passport: "L898902C".into(),
            until: date(2027, 1, 18),
            stay: Stay::UntilThatDay,
            entries: None,
            kind: None,
            number: None,
        }
    }

    #[test]
    fn a_zone_that_is_written_reads_back_with_every_digit_right() {
        let zone = visa_zone(&permit(), "IDN").unwrap();
        // The second line of the specimen in Doc 9303-7, appendix B, but for the last day.
        assert_eq!(zone, "V<IDNANNA<MARIA<ERIKSSON<<<<<<<<<<<<<<<<<<<<L898902C<3UTO6908061F2701183");
        let lines = read_lines(&c40::encode(&zone).unwrap(), LINE).unwrap();
        let read = mrz::read(&lines, 2026).unwrap();
        assert_eq!(read.failed, []);
        assert_eq!(read.parts[&MrzPart::FullName], "ANNA MARIA ERIKSSON");
        assert_eq!(read.parts[&MrzPart::ExpiryDate], "2027-01-18");
        assert_eq!(read.parts[&MrzPart::BirthDate], "1969-08-06");
    }

    #[test]
    fn names_become_what_a_zone_can_hold() {
        for (name, zone) in [
            ("Smith-Jones  Susie", "SMITH<JONES<SUSIE"),
            ("Enya O’Connor", "ENYA<OCONNOR"),
            ("Jürgen Groß", "JUERGEN<GROSS"),
            ("Øystein Ågård", "OEYSTEIN<AAGAARD"),
            ("Łukasz Żółć", "LUKASZ<ZOLC"),
        ] {
            assert_eq!(super::name(name).as_deref(), Some(zone));
        }
        assert_eq!(super::name(&"Nilavadhanananda ".repeat(4)).unwrap().len(), NAME);
        for other in ["王小明", "محمد", "Anna 2"] {
            assert_eq!(super::name(other), None, "{other}");
        }
        assert_eq!(visa_zone(&Permit { name: " - ".into(), ..permit() }, "IDN"), None);
    }

    #[test]
    fn what_is_unknown_of_a_birth_date_stays_unknown() {
        assert_eq!(birth("1974").as_deref(), Some("74<<<<"));
        assert_eq!(birth("1974-08").as_deref(), Some("7408<<"));
        assert_eq!(birth("x"), None);
    }
}
