//! Paying: the billing code of the state's revenue system, the QRIS code that a bank's or wallet's app
//! reads, and the state's receipt number that proves a payment.
//!
//! Sources: billing code of 15 digits and NTPN of 16 characters as printed on receipts of SIMPONI and
//! MPN G3 (Kementerian Keuangan); QRIS as EMVCo "QR Code Specification for Payment Systems,
//! Merchant-Presented Mode" 1.1 with Bank Indonesia's tag 26–51 `ID.CO.QRIS.WWW`.

use serde::{Deserialize, Serialize};

/// What is to be paid, by when, and under which code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bill {
    /// 15 digits.
    pub code: String,
    /// Whole rupiah.
    pub amount: i64,
    /// Milliseconds since 1970-01-01 UTC.
    pub issued: i64,
    pub expires: i64,
    /// What the QRIS code holds; empty where the gateway makes none.
    #[serde(default)]
    pub qris: String,
}

impl Bill {
    pub fn is_live(&self, now: i64) -> bool {
        now < self.expires
    }
}

/// A payment as it was confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    pub by: Confirmed,
    /// Whole rupiah.
    pub amount: i64,
    /// The state's receipt number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Why an officer confirms without a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How a payment is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Confirmed {
    /// The state's revenue system said so.
    Gateway,
    /// An officer read the receipt number.
    Number,
    /// An officer answers for it, with a reason.
    Reason,
}

/// 15 digits.
pub fn is_billing_code(text: &str) -> bool {
    text.len() == 15 && text.bytes().all(|b| b.is_ascii_digit())
}

/// A receipt number (NTPN) as it is stored: 16 letters and digits, without the spaces people type.
pub fn receipt_number(typed: &str) -> Option<String> {
    let number: String =
        typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_uppercase();
    (number.len() == 16 && number.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(number)
}

/// A code grouped for reading: "820 2611 2400 0017" is easier to type than fifteen digits in a row.
pub fn grouped(code: &str) -> String {
    let digits: Vec<char> = code.chars().collect();
    let first = digits.len() % 4;
    let (head, rest) = digits.split_at(if first == 0 { 4.min(digits.len()) } else { first });
    let groups = std::iter::once(head).chain(rest.chunks(4));
    groups.map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Who is paid.
#[derive(Debug, Clone, Copy)]
pub struct Merchant<'a> {
    /// National merchant id: "ID" and 13 digits.
    pub id: &'a str,
    /// At most 25 and 15 characters, letters without accents.
    pub name: &'a str,
    pub city: &'a str,
    /// "9311": tax payments; "9399": government services not elsewhere classified (ISO 18245).
    pub category: &'a str,
}

/// A dynamic QRIS code for one bill. None where a part does not fit the format.
pub fn qris(merchant: &Merchant<'_>, amount: i64, billing_code: &str) -> Option<String> {
    if amount <= 0 || !is_billing_code(billing_code) || merchant.id.is_empty() {
        return None;
    }
    let account = [tag("00", "ID.CO.QRIS.WWW")?, tag("02", merchant.id)?, tag("03", "URE")?].concat();
    let name: String = merchant.name.chars().take(25).collect();
    let city: String = merchant.city.chars().take(15).collect();
    let mut code = [
        tag("00", "01")?,
        tag("01", "12")?,
        tag("51", &account)?,
        tag("52", merchant.category)?,
        tag("53", "360")?,
        tag("54", &amount.to_string())?,
        tag("58", "ID")?,
        tag("59", &name)?,
        tag("60", &city)?,
        tag("62", &tag("01", billing_code)?)?,
    ]
    .concat();
    code.push_str("6304");
    let check = crc(code.as_bytes());
    code.push_str(&format!("{check:04X}"));
    Some(code)
}

/// What a QRIS code says, where its check is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qris {
    pub dynamic: bool,
    pub amount: Option<i64>,
    pub merchant: String,
    pub billing_code: Option<String>,
}

pub fn read_qris(code: &str) -> Option<Qris> {
    let (body, check) = code.split_at_checked(code.len().checked_sub(4)?)?;
    if !body.ends_with("6304") || u16::from_str_radix(check, 16).ok()? != crc(body.as_bytes()) {
        return None;
    }
    let tags = tags(body.strip_suffix("6304")?)?;
    let find = |id: &str| tags.iter().find(|(tag, _)| *tag == id).map(|(_, value)| *value);
    let bill = find("62").and_then(self::tags);
    Some(Qris {
        dynamic: find("01") == Some("12"),
        amount: find("54").and_then(|amount| amount.parse().ok()),
        merchant: find("59")?.to_owned(),
        billing_code: bill.and_then(|tags| Some(tags.iter().find(|(tag, _)| *tag == "01")?.1.to_owned())),
    })
}

fn tag(id: &str, value: &str) -> Option<String> {
    let fits = value.is_ascii() && (1..=99).contains(&value.len());
    fits.then(|| format!("{id}{:02}{value}", value.len()))
}

fn tags(mut text: &str) -> Option<Vec<(&str, &str)>> {
    let mut tags = Vec::new();
    while !text.is_empty() {
        let (id, rest) = text.split_at_checked(2)?;
        let (length, rest) = rest.split_at_checked(2)?;
        let (value, rest) = rest.split_at_checked(length.parse().ok()?)?;
        tags.push((id, value));
        text = rest;
    }
    Some(tags)
}

/// CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, nothing reflected.
fn crc(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |crc, byte| {
        (0..8).fold(crc ^ (u16::from(*byte) << 8), |crc, _| {
            if crc & 0x8000 == 0 { crc << 1 } else { (crc << 1) ^ 0x1021 }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MERCHANT: Merchant<'_> = Merchant {
        id: "ID1020304050607",
        name: "KANTOR IMIGRASI SINGARAJA",
        city: "BULELENG",
        category: "9399",
    };

    #[test]
    fn the_check_is_ccitt_false() {
        // The check value of CRC-16/CCITT-FALSE (also called CRC-16/IBM-3740) over "123456789".
        assert_eq!(crc(b"123456789"), 0x29B1);
    }

    #[test]
    fn a_qris_code_says_amount_and_bill_and_breaks_with_any_digit() {
        let code = qris(&MERCHANT, 500_000, "820261124000017").unwrap();
        let read = read_qris(&code).unwrap();
        assert_eq!(read.amount, Some(500_000));
        assert_eq!(read.billing_code.as_deref(), Some("820261124000017"));
        assert_eq!(read.merchant, "KANTOR IMIGRASI SINGARAJA");
        assert!(read.dynamic && code.contains("5303360") && code.contains("5802ID"));
        assert_eq!(read_qris(&code.replace("500000", "500001")), None);
        assert_eq!(read_qris(""), None);
        assert_eq!(read_qris("6304é1"), None);
        assert_eq!(qris(&MERCHANT, 0, "820261124000017"), None);
        assert_eq!(qris(&MERCHANT, 1, "82026112400001"), None);
    }

    #[test]
    fn a_receipt_number_is_read_as_people_type_it() {
        assert_eq!(receipt_number(" 1a2b-3c4d 5E6F7g8h ").as_deref(), Some("1A2B3C4D5E6F7G8H"));
        assert_eq!(receipt_number("1A2B3C4D5E6F7G8"), None);
        assert_eq!(receipt_number("1A2B3C4D5E6F7G8É"), None);
        assert_eq!(grouped("820261124000017"), "820 2611 2400 0017");
        assert_eq!(grouped("1234"), "1234");
        assert_eq!(grouped(""), "");
    }
}
