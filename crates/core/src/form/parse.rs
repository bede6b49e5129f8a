//! Reading one answer: from what was typed to its canonical form, or to what is wrong with it.

use jiff::civil::Date;

use super::{Choice, Field, FieldKind};
use crate::policy::expression::{Facts, Known};

/// What is wrong with an answer. The words are in the locales, under this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    Missing,
    TooLong,
    /// Letters or signs that cannot be in it.
    Characters,
    NotADate,
    DatePartial,
    NotAnEmail,
    NotAPhone,
    NotAnOption,
    NotACountry,
    /// Well-formed, but the field's own rule does not hold.
    NotValid,
}

impl Fault {
    /// The name of its words: `fault-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong => "too-long",
            Self::Characters => "characters",
            Self::NotADate => "not-a-date",
            Self::DatePartial => "date-partial",
            Self::NotAnEmail => "not-an-email",
            Self::NotAPhone => "not-a-phone",
            Self::NotAnOption => "not-an-option",
            Self::NotACountry => "not-a-country",
            Self::NotValid => "not-valid",
        }
    }
}

/// Reads `typed` for a field. `Ok(None)` is an optional field left empty. `facts` are the other answers
/// and `today`; `is_country` knows the catalogue's countries.
pub fn parse(
    id: &str,
    field: &Field,
    typed: &str,
    facts: &Facts,
    is_country: impl Fn(&str) -> bool,
) -> Result<Option<String>, Fault> {
    let text = tidy(typed, field.kind == FieldKind::LongText);
    if text.is_empty() {
        return if field.optional { Ok(None) } else { Err(Fault::Missing) };
    }
    if text.chars().count() > field.max_length {
        return Err(Fault::TooLong);
    }
    let value = match field.kind {
        FieldKind::Text | FieldKind::LongText => text,
        FieldKind::Email => email(text)?,
        FieldKind::Phone => phone(&text)?,
        FieldKind::Date => date(&text)?.filter(|d| d.len() == 10).ok_or(Fault::DatePartial)?,
        FieldKind::PartialDate => date(&text)?.ok_or(Fault::NotADate)?,
        FieldKind::Choice => offered(&field.options, facts)
            .find(|choice| choice.value == text)
            .map(|choice| choice.value.clone())
            .ok_or(Fault::NotAnOption)?,
        FieldKind::YesNo if matches!(text.as_str(), "yes" | "no") => text,
        FieldKind::Country if is_country(&text) => text,
        FieldKind::Country => return Err(Fault::NotACountry),
        FieldKind::YesNo | FieldKind::Document | FieldKind::Photo => return Err(Fault::NotAnOption),
    };
    if let Some(valid) = &field.valid {
        let mut facts = facts.clone();
        let fact = match field.kind {
            FieldKind::YesNo => crate::policy::expression::Fact::YesNo(value == "yes"),
            _ => crate::policy::expression::Fact::Text(value.clone()),
        };
        facts.insert(id.to_owned(), fact);
        if valid.holds(&facts) == Known::Value(false) {
            return Err(Fault::NotValid);
        }
    }
    Ok(Some(value))
}

/// The options that are offered: those whose condition holds or is not yet settled.
pub fn offered<'a>(options: &'a [Choice], facts: &'a Facts) -> impl Iterator<Item = &'a Choice> {
    options
        .iter()
        .filter(|choice| choice.when.as_ref().is_none_or(|when| when.holds(facts) != Known::Value(false)))
}

/// Trims, folds white space and takes out what cannot be seen: controls and direction marks, which
/// would let a name look like another.
fn tidy(typed: &str, keep_lines: bool) -> String {
    let mut out = String::with_capacity(typed.len());
    for c in typed.chars() {
        let unseen = c.is_control() && c != '\n' && c != '\t'
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
        if unseen {
            continue;
        }
        if c == '\n' && keep_lines {
            while out.ends_with(' ') {
                out.pop();
            }
            out.push('\n');
        } else if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') && !out.ends_with('\n') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    out.trim().to_owned()
}

/// `YYYY-MM-DD` with any number of digits for month and day, or `YYYY-MM`, `YYYY`. `None` never occurs
/// for a date that can be: it stands for an empty text, which `parse` has already answered.
fn date(text: &str) -> Result<Option<String>, Fault> {
    let parts: Vec<&str> = text.split('-').collect();
    if parts.len() > 3 || parts[0].len() != 4 {
        return Err(Fault::NotADate);
    }
    let mut numbers = Vec::with_capacity(3);
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Fault::NotADate);
        }
        numbers.push(part.parse::<i16>().map_err(|_| Fault::NotADate)?);
    }
    // An empty part is unknown; a known day of an unknown month cannot be.
    if parts.iter().skip_while(|p| !p.is_empty()).any(|p| !p.is_empty()) {
        return Err(Fault::NotADate);
    }
    if !(1900..=2200).contains(&numbers[0]) {
        return Err(Fault::NotADate);
    }
    let part = |i: usize| i8::try_from(numbers[i]).map_err(|_| Fault::NotADate);
    Ok(Some(match numbers.len() {
        1 => format!("{:04}", numbers[0]),
        2 if (1..=12).contains(&numbers[1]) => format!("{:04}-{:02}", numbers[0], numbers[1]),
        3 => Date::new(numbers[0], part(1)?, part(2)?).map_err(|_| Fault::NotADate)?.to_string(),
        _ => return Err(Fault::NotADate),
    }))
}

/// One `@`, something before it, a dotted name after it. Whether it is read is seen when it is used.
fn email(text: String) -> Result<String, Fault> {
    let good = text.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && !host.contains('@')
            && host.contains('.')
            && host.split('.').all(|label| !label.is_empty())
            && !text.contains(char::is_whitespace)
    });
    if good { Ok(text) } else { Err(Fault::NotAnEmail) }
}

/// 6 to 15 digits (ITU-T E.164 allows 15), with a leading plus kept and other separators dropped.
fn phone(text: &str) -> Result<String, Fault> {
    let mut out = String::new();
    for (i, c) in text.chars().enumerate() {
        match c {
            '+' if i == 0 => out.push('+'),
            '0'..='9' => out.push(c),
            ' ' | '-' | '(' | ')' | '.' | '/' => {}
            _ => return Err(Fault::NotAPhone),
        }
    }
    if (6..=15).contains(&out.trim_start_matches('+').len()) { Ok(out) } else { Err(Fault::NotAPhone) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::expression::{Expression, Fact};
    use proptest::prelude::*;

    fn field(kind: FieldKind) -> Field {
        Field { kind, optional: false, options: vec![], max_length: 60, valid: None, mrz: None, photo: None }
    }

    fn check(kind: FieldKind, typed: &str, expected: Result<&str, Fault>) {
        let got = parse("f", &field(kind), typed, &Facts::new(), |c| c == "UTO");
        assert_eq!(got, expected.map(|v| Some(v.to_owned())), "{typed:?}");
    }

    #[test]
    fn names_are_taken_as_people_have_them() {
        check(FieldKind::Text, "  O’Neill   MacDonald ", Ok("O’Neill MacDonald"));
        check(FieldKind::Text, "Oyuunchimeg", Ok("Oyuunchimeg"));
        check(FieldKind::Text, "محمد الأمين", Ok("محمد الأمين"));
        check(FieldKind::Text, "王小明", Ok("王小明"));
        check(FieldKind::Text, &"a".repeat(60), Ok(&"a".repeat(60)));
        check(FieldKind::Text, &"a".repeat(61), Err(Fault::TooLong));
        check(FieldKind::Text, "ANNA\u{202E}AIRAM", Ok("ANNAAIRAM"));
        check(FieldKind::Text, " \u{200B} ", Err(Fault::Missing));
    }

    #[test]
    fn dates_are_whole_or_partial_and_can_be() {
        check(FieldKind::Date, "2026-2-9", Ok("2026-02-09"));
        check(FieldKind::Date, "2024-02-29", Ok("2024-02-29"));
        for wrong in
            ["2026-02-30", "2026-13-01", "26-01-01", "2026/01/01", "x", "2026-1-1-1", "1026-01-01", "2026--3"]
        {
            check(FieldKind::Date, wrong, Err(Fault::NotADate));
        }
        check(FieldKind::Date, "2026-02", Err(Fault::DatePartial));
        check(FieldKind::PartialDate, "1974", Ok("1974"));
        check(FieldKind::PartialDate, "1974-8-", Ok("1974-08"));
        check(FieldKind::PartialDate, "1974--", Ok("1974"));
        check(FieldKind::PartialDate, "1974-8-12", Ok("1974-08-12"));
    }

    #[test]
    fn addresses_and_numbers_are_checked_for_what_a_machine_can_know() {
        check(FieldKind::Email, "anna@example.org", Ok("anna@example.org"));
        for wrong in ["anna", "@example.org", "anna@org", "a b@example.org", "a@b@c.org", "a@.org"] {
            check(FieldKind::Email, wrong, Err(Fault::NotAnEmail));
        }
        check(FieldKind::Phone, "+62 (812) 3456-7890", Ok("+6281234567890"));
        check(FieldKind::Phone, "12345", Err(Fault::NotAPhone));
        check(FieldKind::Phone, "081x34567", Err(Fault::NotAPhone));
        check(FieldKind::YesNo, "yes", Ok("yes"));
        check(FieldKind::YesNo, "maybe", Err(Fault::NotAnOption));
        check(FieldKind::Country, "UTO", Ok("UTO"));
        check(FieldKind::Country, "Utopia", Err(Fault::NotACountry));
    }

    #[test]
    fn an_option_that_is_not_offered_cannot_be_chosen() {
        let mut choice = field(FieldKind::Choice);
        choice.options = vec![
            Choice { value: "30".into(), when: None },
            Choice { value: "60".into(), when: Some(Expression::new("permit != 'voa'").unwrap()) },
        ];
        let facts = |permit: &str| Facts::from([("permit".to_owned(), Fact::Text(permit.into()))]);
        assert_eq!(parse("f", &choice, "60", &facts("voa"), |_| false), Err(Fault::NotAnOption));
        assert_eq!(parse("f", &choice, "60", &facts("visit"), |_| false), Ok(Some("60".into())));
        assert_eq!(parse("f", &choice, "60", &Facts::new(), |_| false), Ok(Some("60".into())));
    }

    proptest! {
        #[test]
        fn any_text_for_any_kind_is_answered_and_reading_twice_changes_nothing(typed in "\\PC{0,80}|[0-9-]{0,12}") {
            for kind in [FieldKind::Text, FieldKind::LongText, FieldKind::Email, FieldKind::Phone,
                         FieldKind::Date, FieldKind::PartialDate, FieldKind::YesNo, FieldKind::Country] {
                let once = parse("f", &field(kind), &typed, &Facts::new(), |c| c.len() == 3);
                if let Ok(Some(value)) = &once {
                    prop_assert_eq!(&parse("f", &field(kind), value, &Facts::new(), |c| c.len() == 3), &once);
                }
            }
        }
    }
}
