//! What our seals say, and how it is written. A permit is ICAO's visa profile (Doc 9303-7, section 9); a
//! receipt is a document type of our own. Features that this build does not know are kept and shown as such.

use jiff::civil::Date;

use super::bytes::{Feature, Kind, Seal, Unwritable};
use super::{c40, zone};
use crate::form::MrzPart;
use crate::form::mrz;

/// Doc 9303-7, 9.1.1.
pub const VISA: Kind = Kind { definition: 0x5D, category: 0x01 };
/// Ours: the acknowledgement that an application was taken. Even categories are free for states.
pub const RECEIPT: Kind = Kind { definition: 0x4C, category: 0x4C };

/// Tags of the visa profile (Doc 9303-7, 9.1.3).
mod visa {
    pub const ZONE_A: u8 = 0x01;
    pub const ZONE_B: u8 = 0x02;
    /// One byte; 0 is without limit.
    pub const ENTRIES: u8 = 0x03;
    /// Days, months, years; or all three the same, with a meaning of its own.
    pub const STAY: u8 = 0x04;
    pub const PASSPORT: u8 = 0x05;
    /// One to four bytes.
    pub const TYPE: u8 = 0x06;
    /// Ours, among the tags that the profile leaves to the issuer: the permit's number, C40.
    pub const NUMBER: u8 = 0x4E;
    pub const KNOWN: &[u8] = &[ZONE_A, ZONE_B, ENTRIES, STAY, PASSPORT, TYPE, NUMBER];
}

/// Tags of the receipt. No personal data among them.
mod receipt {
    /// The reference without its hyphens, C40.
    pub const REFERENCE: u8 = 0x01;
    /// The service's id, ASCII.
    pub const SERVICE: u8 = 0x02;
    /// The office's id, ASCII.
    pub const OFFICE: u8 = 0x03;
    pub const KNOWN: &[u8] = &[REFERENCE, SERVICE, OFFICE];
}

/// A permit's facts, for sealing and as sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permit {
    pub name: String,
    /// Three-letter code.
    pub nationality: String,
    /// `YYYY-MM-DD`, or shorter where part of it is unknown.
    pub birth_date: String,
    /// female, male, unspecified
    pub sex: String,
    pub passport: String,
    /// The last day in the zone.
    pub until: Date,
    pub stay: Stay,
    /// 0 is without limit.
    pub entries: Option<u8>,
    /// At most four letters or digits ("ITK").
    pub kind: Option<String>,
    pub number: Option<String>,
}

/// What the last day in the zone means (Doc 9303-7, table 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stay {
    /// It is the last day of the stay, as on our permits.
    UntilThatDay,
    /// It is the last day to enter; how long the stay is, is said at the border.
    SaidAtEntry,
    TransitOnly,
    /// It is the last day to enter; the stay is this long.
    Counted {
        days: u8,
        months: u8,
        years: u8,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Without hyphens.
    pub reference: String,
    pub service: String,
    pub office: String,
    pub submitted: Date,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    Permit(Box<Permit>),
    Receipt(Receipt),
    /// A genuine seal of another kind, or one whose features do not make a permit or receipt.
    Other(Kind),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    pub about: About,
    /// The issuing state.
    pub country: String,
    pub issued: Date,
    /// What this build does not know, in hexadecimal, by tag.
    pub unknown: Vec<(u8, String)>,
}

impl Content {
    /// The last day of what is sealed, where the seal states one.
    pub fn valid_until(&self) -> Option<Date> {
        match &self.about {
            About::Permit(permit) => Some(permit.until),
            About::Receipt(_) | About::Other(_) => None,
        }
    }

    pub fn number(&self) -> Option<&str> {
        match &self.about {
            About::Permit(permit) => permit.number.as_deref(),
            About::Receipt(_) | About::Other(_) => None,
        }
    }
}

/// The features of a permit. `country` issues it.
pub fn permit_features(permit: &Permit, country: &str) -> Result<Vec<Feature>, Unwritable> {
    let zone = zone::visa_zone(permit, country).ok_or(Unwritable("zone"))?;
    let passport = zone::number(&permit.passport);
    let c40 = |text: &str, what| c40::encode(text).ok_or(Unwritable(what));
    let mut features = vec![
        Feature::new(visa::ZONE_A, c40(&zone, "zone")?),
        Feature::new(visa::STAY, stay_bytes(permit.stay)),
        // Six bytes are nine characters: shorter numbers are filled up, as in the zone.
        Feature::new(visa::PASSPORT, c40(&format!("{passport:<9}"), "passport")?),
    ];
    features.extend(permit.entries.map(|entries| Feature::new(visa::ENTRIES, [entries])));
    if let Some(kind) = &permit.kind {
        if !(1..=4).contains(&kind.len()) || !kind.is_ascii() {
            return Err(Unwritable("type"));
        }
        features.push(Feature::new(visa::TYPE, kind.as_bytes()));
    }
    if let Some(number) = &permit.number {
        features.push(Feature::new(visa::NUMBER, c40(&plain(number), "number")?));
    }
    Ok(features)
}

/// A permit's number as it is sealed, listed and compared: letters and digits alone.
pub fn plain(number: &str) -> String {
    number.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

pub fn receipt_features(receipt: &Receipt) -> Result<Vec<Feature>, Unwritable> {
    let ascii = |text: &str, what| {
        if text.is_ascii() && text.len() <= 64 { Ok(text.as_bytes().to_vec()) } else { Err(Unwritable(what)) }
    };
    Ok(vec![
        Feature::new(receipt::REFERENCE, c40::encode(&receipt.reference).ok_or(Unwritable("reference"))?),
        Feature::new(receipt::SERVICE, ascii(&receipt.service, "service")?),
        Feature::new(receipt::OFFICE, ascii(&receipt.office, "office")?),
    ])
}

/// What a seal says. `today` settles the century of a birth date.
pub fn content(seal: &Seal, today: Date) -> Content {
    let kind = seal.header.kind;
    let (about, known) = match kind {
        VISA => (read_permit(seal, today).map(|p| About::Permit(Box::new(p))), visa::KNOWN),
        RECEIPT => (read_receipt(seal).map(About::Receipt), receipt::KNOWN),
        _ => (None, &[][..]),
    };
    let known = if about.is_some() { known } else { &[] };
    let unknown = seal.features.iter().filter(|feature| !known.contains(&feature.tag));
    let unknown = unknown.map(|f| (f.tag, data_encoding::HEXLOWER.encode(&f.value))).collect();
    Content {
        about: about.unwrap_or(About::Other(kind)),
        country: seal.header.country.clone(),
        issued: seal.header.issued,
        unknown,
    }
}

fn read_permit(seal: &Seal, today: Date) -> Option<Permit> {
    let lines = match (seal.feature(visa::ZONE_A), seal.feature(visa::ZONE_B)) {
        (Some(bytes), None) => zone::read_lines(bytes, 44)?,
        (None, Some(bytes)) => zone::read_lines(bytes, 36)?,
        _ => return None,
    };
    let zone = mrz::read(&lines, today.year()).ok()?;
    let part = |part| zone.parts.get(&part).cloned();
    let text = |tag| seal.feature(tag).and_then(c40::decode).map(|text| text.trim_end().to_owned());
    let entries = match seal.feature(visa::ENTRIES) {
        None => None,
        Some([entries]) => Some(*entries),
        Some(_) => return None,
    };
    let kind = match seal.feature(visa::TYPE) {
        None => None,
        Some(bytes) if bytes.iter().all(u8::is_ascii_alphanumeric) => {
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
        Some(bytes) => Some(data_encoding::HEXUPPER.encode(bytes)),
    };
    Some(Permit {
        name: part(MrzPart::FullName)?,
        nationality: part(MrzPart::Nationality).unwrap_or_default(),
        birth_date: part(MrzPart::BirthDate).unwrap_or_default(),
        sex: part(MrzPart::Sex).unwrap_or_default(),
        passport: text(visa::PASSPORT)?,
        until: part(MrzPart::ExpiryDate)?.parse().ok()?,
        stay: read_stay(seal.feature(visa::STAY)?)?,
        entries,
        kind,
        number: match seal.feature(visa::NUMBER) {
            None => None,
            Some(bytes) => Some(c40::decode(bytes)?),
        },
    })
}

fn stay_bytes(stay: Stay) -> [u8; 3] {
    match stay {
        Stay::UntilThatDay => [0; 3],
        Stay::SaidAtEntry => [255; 3],
        Stay::TransitOnly => [254; 3],
        Stay::Counted { days, months, years } => [days, months, years],
    }
}

fn read_stay(bytes: &[u8]) -> Option<Stay> {
    match *bytes {
        [0, 0, 0] => Some(Stay::UntilThatDay),
        [255, 255, 255] => Some(Stay::SaidAtEntry),
        [254, 254, 254] => Some(Stay::TransitOnly),
        [days, months, years] => Some(Stay::Counted { days, months, years }),
        _ => None,
    }
}

fn read_receipt(seal: &Seal) -> Option<Receipt> {
    let ascii = |tag| {
        let bytes = seal.feature(tag)?;
        bytes.iter().all(u8::is_ascii_graphic).then(|| String::from_utf8_lossy(bytes).into_owned())
    };
    Some(Receipt {
        reference: c40::decode(seal.feature(receipt::REFERENCE)?)?,
        service: ascii(receipt::SERVICE)?,
        office: ascii(receipt::OFFICE)?,
        submitted: seal.header.issued,
    })
}
