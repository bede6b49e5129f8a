//! A seal as bytes: header, message zone and signature zone of Doc 9303-13, versions 3 and 4. Reading takes
//! nothing that is cut off, left over or said twice, and keeps what it does not know.

use jiff::civil::Date;

use super::c40;
use crate::journal::sign::Hash;

/// The largest seal, in bytes: what the largest QR code holds.
pub const MAX_SEAL: usize = 2_953;
/// The first byte of every seal.
const MAGIC: u8 = 0xDC;
/// The tag that opens the signature zone.
const SIGNATURE: u8 = 0xFF;

/// The layouts of the header. The byte on paper is one less than the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// The certificate reference has five characters.
    Three,
    /// The certificate reference has its length before it.
    Four,
}

/// What a seal is on: a definition of features, and a category of documents within it. ICAO's categories
/// are odd, those of states even.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    pub definition: u8,
    pub category: u8,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    pub version: Version,
    /// The issuing state, one to three letters (Doc 9303-3).
    pub country: String,
    /// The signer, four characters: the first two are its state's letters.
    pub signer: String,
    /// Which key of the signer.
    pub certificate: String,
    /// Of the document.
    pub issued: Date,
    /// Of the seal.
    pub signed: Date,
    pub kind: Kind,
}

/// One feature of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    pub tag: u8,
    pub value: Vec<u8>,
}

impl Feature {
    pub fn new(tag: u8, value: impl Into<Vec<u8>>) -> Self {
        Self { tag, value: value.into() }
    }
}

/// A seal that could be read. That says nothing of who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    pub header: Header,
    pub features: Vec<Feature>,
    /// r ‖ s
    pub signature: Vec<u8>,
    /// Header and message zone as they came: what the signature is over.
    pub signed: Vec<u8>,
}

/// Why bytes are no seal that this build can judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("these bytes are no seal")]
    NotASeal,
    #[error("a seal of version {0}")]
    Version(u16),
    #[error("the seal is cut off")]
    Truncated,
    #[error("something follows the seal")]
    Trailing,
    #[error("the header's {0} cannot be read")]
    Header(&'static str),
    #[error("a length is written in a way that is not taken")]
    Length,
    #[error("feature {0} occurs twice")]
    Repeated(u8),
    #[error("the seal is larger than any code")]
    TooLarge,
}

/// What cannot be said in a seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the seal's {0} cannot be written")]
pub struct Unwritable(pub &'static str);

impl Seal {
    pub fn feature(&self, tag: u8) -> Option<&[u8]> {
        self.features.iter().find(|feature| feature.tag == tag).map(|feature| feature.value.as_slice())
    }

    /// Names the sealed facts. It leaves the signature out: (r, s) and (r, −s) are both good, and a
    /// revocation must hold for either.
    pub fn digest(&self) -> Hash {
        Hash::of(&[&self.signed])
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > MAX_SEAL {
            return Err(Unreadable::TooLarge);
        }
        let mut reader = Reader { bytes, at: 0 };
        let header = header(&mut reader)?;
        let mut features: Vec<Feature> = Vec::new();
        loop {
            let before = reader.at;
            let tag = reader.byte()?;
            let length = reader.length()?;
            let value = reader.take(length)?.to_vec();
            if tag == SIGNATURE {
                if reader.at < bytes.len() {
                    return Err(Unreadable::Trailing);
                }
                let signed = bytes[..before].to_vec();
                return Ok(Self { header, features, signature: value, signed });
            }
            if features.iter().any(|feature| feature.tag == tag) {
                return Err(Unreadable::Repeated(tag));
            }
            features.push(Feature { tag, value });
        }
    }

    /// The whole, as it is printed.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.signed.clone();
        bytes.push(SIGNATURE);
        put_length(&mut bytes, self.signature.len());
        bytes.extend_from_slice(&self.signature);
        bytes
    }
}

/// Header and message zone: what is signed.
pub fn to_be_signed(header: &Header, features: &[Feature]) -> Result<Vec<u8>, Unwritable> {
    let mut bytes = vec![
        MAGIC,
        match header.version {
            Version::Three => 0x02,
            Version::Four => 0x03,
        },
    ];
    let country = &header.country;
    if country.is_empty() || country.len() > 3 || !country.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(Unwritable("country"));
    }
    bytes.extend(c40::encode(&format!("{country:<3}")).ok_or(Unwritable("country"))?);
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if header.signer.len() != 4 || !plain(&header.signer) {
        return Err(Unwritable("signer"));
    }
    let certificate = &header.certificate;
    let reference = match header.version {
        Version::Three if certificate.len() == 5 => format!("{}{certificate}", header.signer),
        Version::Four if (1..=0xFF).contains(&certificate.len()) => {
            format!("{}{:02X}{certificate}", header.signer, certificate.len())
        }
        _ => return Err(Unwritable("certificate")),
    };
    if !plain(certificate) {
        return Err(Unwritable("certificate"));
    }
    bytes.extend(c40::encode(&reference).ok_or(Unwritable("certificate"))?);
    bytes.extend(date(header.issued).ok_or(Unwritable("issuing date"))?);
    bytes.extend(date(header.signed).ok_or(Unwritable("signing date"))?);
    bytes.extend([header.kind.definition, header.kind.category]);
    for (i, feature) in features.iter().enumerate() {
        if feature.tag == SIGNATURE || features[..i].iter().any(|before| before.tag == feature.tag) {
            return Err(Unwritable("tag"));
        }
        if feature.value.len() > MAX_SEAL {
            return Err(Unwritable("length"));
        }
        bytes.push(feature.tag);
        put_length(&mut bytes, feature.value.len());
        bytes.extend_from_slice(&feature.value);
    }
    Ok(bytes)
}

/// MMDDYYYY as a number in three bytes.
pub fn date(date: Date) -> Option<[u8; 3]> {
    let year = u32::try_from(date.year()).ok()?;
    let number = u32::from(date.month().unsigned_abs()) * 1_000_000
        + u32::from(date.day().unsigned_abs()) * 10_000
        + year;
    let [_, bytes @ ..] = number.to_be_bytes();
    Some(bytes)
}

pub fn read_date(bytes: &[u8]) -> Option<Date> {
    let [a, b, c] = bytes.try_into().ok()?;
    let number = u32::from_be_bytes([0, a, b, c]);
    let part = |n: u32| i8::try_from(n).ok();
    Date::new(i16::try_from(number % 10_000).ok()?, part(number / 1_000_000)?, part(number / 10_000 % 100)?)
        .ok()
}

/// Lengths as DER has them: the shortest form, and no other.
fn put_length(bytes: &mut Vec<u8>, length: usize) {
    match u16::try_from(length).map(u16::to_be_bytes) {
        Ok([0, low]) if low < 0x80 => bytes.push(low),
        Ok([0, low]) => bytes.extend([0x81, low]),
        // No seal is longer than two bytes can tell.
        Ok([high, low]) => bytes.extend([0x82, high, low]),
        Err(_) => bytes.extend([0x82, 0xFF, 0xFF]),
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], Unreadable> {
        let end = self.at.checked_add(length).ok_or(Unreadable::Truncated)?;
        let taken = self.bytes.get(self.at..end).ok_or(Unreadable::Truncated)?;
        self.at = end;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, Unreadable> {
        Ok(self.take(1)?[0])
    }

    fn length(&mut self) -> Result<usize, Unreadable> {
        match self.byte()? {
            short @ 0..=0x7F => Ok(usize::from(short)),
            0x81 => Some(usize::from(self.byte()?)).filter(|n| *n >= 0x80).ok_or(Unreadable::Length),
            0x82 => {
                let long = usize::from(self.byte()?) << 8 | usize::from(self.byte()?);
                Some(long).filter(|n| *n > 0xFF).ok_or(Unreadable::Length)
            }
            _ => Err(Unreadable::Length),
        }
    }

    fn c40(&mut self, characters: usize, what: &'static str) -> Result<String, Unreadable> {
        let text = c40::decode(self.take(c40::length(characters))?).ok_or(Unreadable::Header(what))?;
        if text.len() == characters { Ok(text) } else { Err(Unreadable::Header(what)) }
    }
}

fn header(reader: &mut Reader<'_>) -> Result<Header, Unreadable> {
    match reader.byte() {
        Ok(MAGIC) => {}
        _ => return Err(Unreadable::NotASeal),
    }
    let version = match reader.byte()? {
        0x02 => Version::Three,
        0x03 => Version::Four,
        other => return Err(Unreadable::Version(u16::from(other) + 1)),
    };
    let country = c40::decode(reader.take(2)?).ok_or(Unreadable::Header("country"))?.trim_end().to_owned();
    if country.is_empty() || !country.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err(Unreadable::Header("country"));
    }
    let (signer, certificate) = match version {
        Version::Three => {
            let mut signer = reader.c40(9, "signer")?;
            let certificate = signer.split_off(4);
            (signer, certificate)
        }
        Version::Four => {
            let mut signer = reader.c40(6, "signer")?;
            let length = signer.split_off(4);
            let length = u8::from_str_radix(length.trim(), 16).ok().filter(|_| !length.contains(' '));
            let length = length.filter(|length| *length > 0).ok_or(Unreadable::Header("certificate"))?;
            (signer, reader.c40(usize::from(length), "certificate")?)
        }
    };
    let mut date = |what| read_date(reader.take(3)?).ok_or(Unreadable::Header(what));
    let (issued, signed) = (date("issuing date")?, date("signing date")?);
    let kind = Kind { definition: reader.byte()?, category: reader.byte()? };
    Ok(Header { version, country, signer, certificate, issued, signed, kind })
}
