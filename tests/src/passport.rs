//! The machine-readable zone of a passport (ICAO Doc 9303-4, TD3), made from its fields with correct
//! check digits, so that tests need not fear the day on which a specimen expires.

use jiff::civil::Date;

/// The holder of ICAO's specimen passport, with another date of expiry.
pub struct Passport {
    pub surname: &'static str,
    pub given_names: &'static str,
    pub number: &'static str,
    /// ICAO's three letters; UTO is Utopia.
    pub country: &'static str,
    pub birth: Date,
    pub sex: char,
    pub expiry: Date,
}

impl Passport {
    /// ICAO's specimen (Doc 9303-4, appendix B), valid until `expiry`.
    pub fn specimen(expiry: Date) -> Self {
        Passport {
            surname: "ERIKSSON",
            given_names: "ANNA MARIA",
            number: "L898902C3",
            country: "UTO",
            birth: Date::constant(1974, 8, 12),
            sex: 'F',
            expiry,
        }
    }

    /// The two lines of 44 characters.
    pub fn zone(&self) -> [String; 2] {
        let names = format!("{}<<{}", self.surname, self.given_names).replace(' ', "<");
        let first = format!("{:<<44}", format!("P<{}{names}", self.country));

        let number = with_check_digit(&format!("{:<<9}", self.number));
        let birth = with_check_digit(&self.birth.strftime("%y%m%d").to_string());
        let expiry = with_check_digit(&self.expiry.strftime("%y%m%d").to_string());
        let personal = with_check_digit(&"<".repeat(14));
        let composite = check_digit(&format!("{number}{birth}{expiry}{personal}"));
        let second = format!("{number}{}{birth}{}{expiry}{personal}{composite}", self.country, self.sex);
        [first, second]
    }
}

fn with_check_digit(field: &str) -> String {
    format!("{field}{}", check_digit(field))
}

/// Doc 9303-3, 4.9: weights 7, 3, 1; digits as they are, A to Z as 10 to 35, fillers as 0.
fn check_digit(field: &str) -> u32 {
    let sum: u32 =
        field.chars().zip([7, 3, 1].into_iter().cycle()).map(|(c, w)| c.to_digit(36).unwrap_or(0) * w).sum();
    sum % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_agree_with_the_specimen_of_doc_9303() {
        assert_eq!(check_digit("L898902C3"), 6);
        assert_eq!(check_digit("740812"), 2);
        assert_eq!(check_digit("120415"), 9);
        assert_eq!(check_digit("ZE184226B<<<<<"), 1);
        assert_eq!(check_digit("L898902C3674081221204159ZE184226B<<<<<1"), 0);
    }

    #[test]
    fn a_zone_is_two_lines_of_44() {
        let zone = Passport::specimen(Date::constant(2033, 4, 15)).zone();
        assert_eq!(zone[0], "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<");
        assert_eq!(zone.map(|line| line.len()), [44, 44]);
    }
}
