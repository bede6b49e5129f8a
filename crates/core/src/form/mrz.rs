//! The machine-readable zone of a passport or visa (ICAO Doc 9303): from the text a reader or a person
//! gives to answers, with every check digit verified. Dates keep what is known of them.

use std::collections::BTreeMap;

use super::MrzPart;
use mrz::{MrzData, MrzDate, ParseOptions};

/// A zone that could be read. `failed` names the parts whose check digit does not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    pub lines: Vec<String>,
    pub parts: BTreeMap<MrzPart, String>,
    pub failed: Vec<Digit>,
    /// How many check digits the format prints.
    pub digits: usize,
}

/// A check digit, by what it checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digit {
    DocumentNumber,
    BirthDate,
    ExpiryDate,
    PersonalNumber,
    Composite,
}

impl Digit {
    /// The name of its words: `mrz-digit-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::DocumentNumber => "document-number",
            Self::BirthDate => "birth-date",
            Self::ExpiryDate => "expiry-date",
            Self::PersonalNumber => "personal-number",
            Self::Composite => "composite",
        }
    }
}

impl Zone {
    /// Whether a part cannot be relied on. A digit over the whole line that alone does not agree speaks of
    /// no single part; it is put down to the number, which an officer compares first.
    pub fn is_doubtful(&self, part: MrzPart) -> bool {
        let failed = |digit| self.failed.contains(&digit);
        match part {
            MrzPart::DocumentNumber => failed(Digit::DocumentNumber) || self.failed == [Digit::Composite],
            MrzPart::BirthDate => failed(Digit::BirthDate),
            MrzPart::ExpiryDate => failed(Digit::ExpiryDate),
            MrzPart::FullName | MrzPart::IssuingCountry | MrzPart::Nationality | MrzPart::Sex => false,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZoneError {
    /// Not two or three lines of a length that exists; the lengths that were seen.
    Shape,
    /// A character that no zone has.
    Character(char),
    /// The right shape, but not a passport, card or visa.
    Unreadable,
}

/// Reads a zone. `year` is the current year, which settles the century of birth dates.
pub fn read(text: &str, year: i16) -> Result<Zone, ZoneError> {
    let lines = lines(text)?;
    let options = ParseOptions::default().with_pivot_yy(u32::from(year.unsigned_abs()) % 100);
    let visa = lines[0].starts_with('V');
    let parsed = match (lines.len(), lines[0].len(), visa) {
        (2, 44, false) => mrz::parse_td3_with(&lines[0], &lines[1], &options),
        (2, 36, false) => mrz::parse_td2_with(&lines[0], &lines[1], &options),
        (2, 44, true) => mrz::parse_mrv_a_with(&lines[0], &lines[1], &options),
        (2, 36, true) => mrz::parse_mrv_b_with(&lines[0], &lines[1], &options),
        (3, 30, _) => mrz::parse_td1_with(&lines[0], &lines[1], &lines[2], &options),
        _ => return Err(ZoneError::Shape),
    };
    parsed.map(|data| zone(lines, &data)).map_err(|_| ZoneError::Unreadable)
}

/// Splits into lines of equal length. Spaces are dropped, so that a copy with gaps can be pasted; a text
/// without line ends is cut where a format of that length exists.
fn lines(text: &str) -> Result<Vec<String>, ZoneError> {
    let rows: Vec<String> = text
        .lines()
        .map(|line| line.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect())
        .filter(|line: &String| !line.is_empty())
        .collect();
    let all = rows.iter().flat_map(|row| row.chars());
    if let Some(c) = all.clone().find(|c| !matches!(c, 'A'..='Z' | '0'..='9' | '<')) {
        return Err(ZoneError::Character(c));
    }
    if let [single] = rows.as_slice() {
        let length = match single.len() {
            88 => 44,
            72 => 36,
            90 => 30,
            _ => return Err(ZoneError::Shape),
        };
        return Ok(single
            .as_bytes()
            .chunks(length)
            .map(|c| String::from_utf8_lossy(c).into_owned())
            .collect());
    }
    let fits = matches!((rows.len(), rows.first().map(String::len)), (2, Some(44 | 36)) | (3, Some(30)))
        && rows.iter().all(|row| row.len() == rows[0].len());
    if fits { Ok(rows) } else { Err(ZoneError::Shape) }
}

/// A zone's name field as a person writes the name: the secondary identifier, then the primary. Where there
/// is only one of them, its words are in their order.
fn full_name(field: &str) -> String {
    let (primary, secondary) = field.split_once("<<").unwrap_or((field, ""));
    let words = secondary.split('<').chain(primary.split('<')).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn zone(lines: Vec<String>, data: &MrzData) -> Zone {
    // One line of a card is the name; elsewhere it follows the issuing state.
    let name = match lines.as_slice() {
        [_, _, name] => full_name(name),
        _ => full_name(lines[0].get(5..).unwrap_or_default()),
    };
    let parts = [
        (MrzPart::FullName, Some(name)),
        (MrzPart::DocumentNumber, Some(data.full_document_number().to_owned())),
        (MrzPart::IssuingCountry, Some(data.issuing_country.clone())),
        (MrzPart::Nationality, Some(data.nationality.clone())),
        (MrzPart::BirthDate, date(data.date_of_birth)),
        (MrzPart::Sex, sex(data.sex)),
        (MrzPart::ExpiryDate, date(data.date_of_expiry)),
    ];
    let checks = [
        (Digit::DocumentNumber, data.checks.document_number),
        (Digit::BirthDate, data.checks.date_of_birth),
        (Digit::ExpiryDate, data.checks.date_of_expiry),
        (Digit::PersonalNumber, data.checks.personal_number),
        (Digit::Composite, data.checks.composite),
    ];
    Zone {
        lines,
        parts: parts.into_iter().filter_map(|(p, v)| v.filter(|v| !v.is_empty()).map(|v| (p, v))).collect(),
        failed: checks.iter().filter(|(_, ok)| *ok == Some(false)).map(|(digit, _)| *digit).collect(),
        digits: checks.iter().filter(|(_, ok)| ok.is_some()).count(),
    }
}

/// A whole date, or as much of it as the zone knows: Doc 9303-3 §4.8 lets day and month be fillers.
fn date(date: MrzDate) -> Option<String> {
    match date {
        MrzDate::Calendar(date) => Some(format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)),
        MrzDate::PartiallyUnknown(raw) => {
            let raw = raw.as_str();
            let year = mrz::expand_date(&format!("{}0101", &raw[..2]), true);
            let year = year.get(..4).filter(|y| y.bytes().all(|b| b.is_ascii_digit()))?;
            let month = raw[2..4].parse::<u8>().ok().filter(|m| (1..=12).contains(m));
            Some(month.map_or_else(|| year.to_owned(), |month| format!("{year}-{month:02}")))
        }
        _ => None,
    }
}

fn sex(sex: mrz::Sex) -> Option<String> {
    match sex {
        mrz::Sex::Male => Some("male".into()),
        mrz::Sex::Female => Some("female".into()),
        mrz::Sex::Unspecified => Some("unspecified".into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TD3: &str =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    fn part(zone: &Zone, part: MrzPart) -> &str {
        zone.parts.get(&part).map_or("", String::as_str)
    }

    /// The specimens of Doc 9303 parts 4 to 7, all five formats.
    #[test]
    fn the_specimens_of_the_standard_are_read_and_verified() {
        let td1 =
            "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
        let td2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";
        let mrva =
            "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<";
        let mrvb = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<";
        for (text, number, digits) in [
            (TD3, "L898902C3", 5),
            (td1, "D23145890", 4),
            (td2, "D23145890", 4),
            (mrva, "L8988901C", 3),
            (mrvb, "L8988901C", 3),
        ] {
            let zone = read(text, 2026).unwrap();
            assert_eq!(zone.failed, [], "{text}");
            assert_eq!(zone.digits, digits, "{text}");
            assert_eq!(part(&zone, MrzPart::DocumentNumber), number);
            assert_eq!(part(&zone, MrzPart::FullName), "ANNA MARIA ERIKSSON");
            assert_eq!(part(&zone, MrzPart::Sex), "female");
        }
        let zone = read(TD3, 2026).unwrap();
        assert_eq!(part(&zone, MrzPart::BirthDate), "1974-08-12");
        assert_eq!(part(&zone, MrzPart::ExpiryDate), "2012-04-15");
        assert_eq!(part(&zone, MrzPart::Nationality), "UTO");
    }

    #[test]
    fn a_name_without_a_secondary_identifier_keeps_the_order_of_its_words() {
        let single = TD3.replace("ERIKSSON<<ANNA<MARIA<<", "ANNA<MARIA<ERIKSSON<<<");
        assert_eq!(part(&read(&single, 2026).unwrap(), MrzPart::FullName), "ANNA MARIA ERIKSSON");
    }

    #[test]
    fn a_wrong_check_digit_is_named() {
        let zone = read(&TD3.replace("7408122F", "7408123F"), 2026).unwrap();
        assert_eq!(zone.failed, [Digit::BirthDate, Digit::Composite]);
        assert!(zone.is_doubtful(MrzPart::BirthDate) && !zone.is_doubtful(MrzPart::DocumentNumber));
    }

    #[test]
    fn a_wrong_digit_over_the_line_is_put_down_to_the_number() {
        let zone = read(&TD3.replace("<<<<<10", "<<<<<11"), 2026).unwrap();
        assert_eq!(zone.failed, [Digit::Composite]);
        assert!(zone.is_doubtful(MrzPart::DocumentNumber) && !zone.is_doubtful(MrzPart::BirthDate));
    }

    #[test]
    fn partial_birth_dates_keep_what_is_known() {
        let unknown_day = TD3.replace("7408122F", "7408<<2F");
        assert_eq!(part(&read(&unknown_day, 2026).unwrap(), MrzPart::BirthDate), "1974-08");
        let only_year = TD3.replace("7408122F", "74<<<<2F");
        assert_eq!(part(&read(&only_year, 2026).unwrap(), MrzPart::BirthDate), "1974");
    }

    #[test]
    fn it_may_be_typed_small_with_gaps_or_in_one_go() {
        for text in
            [TD3.to_lowercase(), TD3.replace('\n', "\r\n\r\n "), TD3.replace('\n', ""), format!(" {TD3} ")]
        {
            assert_eq!(read(&text, 2026).unwrap().failed, [], "{text}");
        }
    }

    #[test]
    fn what_is_no_zone_is_told_apart() {
        assert_eq!(read("", 2026), Err(ZoneError::Shape));
        assert_eq!(read(&TD3[..60], 2026), Err(ZoneError::Shape));
        assert_eq!(read(&TD3.replace('<', "«"), 2026), Err(ZoneError::Character('«')));
    }

    proptest! {
        #[test]
        fn anything_may_be_pasted(text in "[A-Z0-9<\n]{0,140}|\\PC{0,100}") {
            let _ = read(&text, 2026);
        }
    }
}
