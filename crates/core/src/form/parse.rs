//! Reading one answer: from what was typed to its canonical form, or to what is wrong with it.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::{Choice, Field, FieldKind};
use crate::policy::deadlines::is_plausible;
use crate::policy::expression::{Facts, Known};

/// What is wrong with an answer. The words are in the locales, under this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    Missing,
    TooLong,
    /// Signs alone, without a letter or a digit.
    Characters,
    NotADate,
    /// A month that no year has.
    NoSuchMonth {
        month: i16,
    },
    /// A day that its month does not have; `last` is the last one that it has.
    NoSuchDay {
        year: i16,
        month: i8,
        day: i16,
        last: i8,
    },
    DatePartial,
    NotAnEmail,
    NotAPhone,
    NotAnOption,
    NotACountry,
    /// Well-formed, but the field's own rule does not hold.
    NotValid,
    /// Too many years away to be the end of a permit.
    DeadlineFar,
}

impl Fault {
    /// The name of its words: `fault-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TooLong => "too-long",
            Self::Characters => "characters",
            Self::NotADate => "not-a-date",
            Self::NoSuchMonth { .. } => "no-such-month",
            Self::NoSuchDay { .. } => "no-such-day",
            Self::DatePartial => "date-partial",
            Self::NotAnEmail => "not-an-email",
            Self::NotAPhone => "not-a-phone",
            Self::NotAnOption => "not-an-option",
            Self::NotACountry => "not-a-country",
            Self::NotValid => "not-valid",
            Self::DeadlineFar => "deadline-far",
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
        return if field.is_optional(facts) { Ok(None) } else { Err(Fault::Missing) };
    }
    if text.chars().count() > field.max_length {
        return Err(Fault::TooLong);
    }
    let value = match field.kind {
        FieldKind::Text | FieldKind::LongText if text.contains(char::is_alphanumeric) => text,
        FieldKind::Text | FieldKind::LongText => return Err(Fault::Characters),
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

/// Reads the day on which a permit ends, past or to come. The field's own rule is not asked: it is about
/// applications.
pub fn permit_end(id: &str, field: &Field, typed: &str, today: Date) -> Result<String, Fault> {
    let plain = Field::new(FieldKind::Date, field.max_length);
    let value = parse(id, &plain, typed, &Facts::new(), |_| false)?.ok_or(Fault::Missing)?;
    match value.parse::<Date>() {
        Ok(date) if is_plausible(date, today) => Ok(value),
        _ => Err(Fault::DeadlineFar),
    }
}

/// The options that are offered: those whose condition holds or is not yet settled.
pub fn offered<'a>(options: &'a [Choice], facts: &'a Facts) -> impl Iterator<Item = &'a Choice> {
    options
        .iter()
        .filter(|choice| choice.when.as_ref().is_none_or(|when| when.holds(facts) != Known::Value(false)))
}

/// Whether a character cannot be seen and is never kept: controls, and marks of width and direction, which
/// would let a name look like another (Unicode TR 36, 2.4). The joiners of Persian and Indic writing
/// (U+200C, U+200D) go too: no passport prints them.
pub fn is_unseen(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t' | '\r')
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// Composes letters with their marks (NFC), so that the same name is the same text whoever types it; trims,
/// folds white space, and takes out what cannot be seen.
fn tidy(typed: &str, keep_lines: bool) -> String {
    let mut out = String::with_capacity(typed.len());
    for c in typed.chars().filter(|c| !is_unseen(*c)).nfc() {
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
    let month = numbers.get(1).copied().unwrap_or(1);
    let month =
        i8::try_from(month).ok().filter(|m| (1..=12).contains(m)).ok_or(Fault::NoSuchMonth { month })?;
    Ok(Some(match numbers.as_slice() {
        [year] => format!("{year:04}"),
        [year, _] => format!("{year:04}-{month:02}"),
        [year, _, day, ..] => whole_date(*year, month, *day)?.to_string(),
        [] => return Err(Fault::NotADate),
    }))
}

fn whole_date(year: i16, month: i8, day: i16) -> Result<Date, Fault> {
    let first = Date::new(year, month, 1).map_err(|_| Fault::NotADate)?;
    let last = first.days_in_month();
    let fits = i8::try_from(day).ok().and_then(|day| Date::new(year, month, day).ok());
    fits.ok_or(Fault::NoSuchDay { year, month, day, last })
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
        Field::new(kind, 60)
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
        for nothing in ["-", "…", "<<<", "' '"] {
            check(FieldKind::Text, nothing, Err(Fault::Characters));
        }
    }

    /// The same letters typed apart or as one, right to left or left to right, are the same name.
    #[test]
    fn a_name_is_the_same_text_however_it_was_typed() {
        check(FieldKind::Text, "Sioba\u{301}n", Ok("Siobán"));
        check(FieldKind::Text, "A\u{30A}ngstro\u{308}m", Ok("Ångström"));
        // A mark that an invisible character kept from its letter is composed with it.
        check(FieldKind::Text, "e\u{200D}\u{301}", Ok("é"));
        for mark in
            ['\u{202E}', '\u{202C}', '\u{2066}', '\u{2069}', '\u{200E}', '\u{61C}', '\u{AD}', '\u{E0041}']
        {
            check(FieldKind::Text, &format!("{mark}محمد{mark} الأمين{mark}"), Ok("محمد الأمين"));
            check(FieldKind::LongText, &format!("Jalan{mark} Pantai\n{mark}14"), Ok("Jalan Pantai\n14"));
        }
        // Sixty letters are sixty letters, however many bytes they take.
        check(FieldKind::Text, &"é".repeat(60), Ok(&"é".repeat(60)));
        check(FieldKind::Text, &"e\u{301}".repeat(60), Ok(&"é".repeat(60)));
        check(FieldKind::Text, &"王".repeat(61), Err(Fault::TooLong));
    }

    #[test]
    fn dates_are_whole_or_partial_and_can_be() {
        check(FieldKind::Date, "2026-2-9", Ok("2026-02-09"));
        check(FieldKind::Date, "2024-02-29", Ok("2024-02-29"));
        for wrong in
            ["26-01-01", "2026/01/01", "x", "2026-1-1-1", "1026-01-01", "2026--3", "--3", "2026-+2-01"]
        {
            check(FieldKind::Date, wrong, Err(Fault::NotADate));
        }
        for (wrong, month) in [("2026-13-01", 13), ("2026-0-5", 0), ("2026-999-1", 999)] {
            check(FieldKind::Date, wrong, Err(Fault::NoSuchMonth { month }));
        }
        for (wrong, month, day, last) in [
            ("2026-02-30", 2, 30, 28),
            ("2026-4-31", 4, 31, 30),
            ("2026-01-0", 1, 0, 31),
            ("2026-12-9999", 12, 9999, 31),
        ] {
            check(FieldKind::Date, wrong, Err(Fault::NoSuchDay { year: 2026, month, day, last }));
        }
        check(
            FieldKind::PartialDate,
            "2100-2-29",
            Err(Fault::NoSuchDay { year: 2100, month: 2, day: 29, last: 28 }),
        );
        check(FieldKind::PartialDate, "1974-14", Err(Fault::NoSuchMonth { month: 14 }));
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

    #[test]
    fn what_is_optional_can_hang_on_another_answer() {
        let mut mother = field(FieldKind::Text);
        mother.optional_when = Some(Expression::new("size(father) > 0").unwrap());
        let read = |facts: &Facts| parse("f", &mother, "", facts, |_| false);
        assert_eq!(read(&Facts::new()), Err(Fault::Missing), "nobody knows yet");
        assert_eq!(read(&Facts::from([("father".to_owned(), Fact::Text("BUDI".into()))])), Ok(None));
    }

    proptest! {
        /// Whatever is typed between, before and after: nothing that cannot be seen is ever kept.
        #[test]
        fn nothing_unseen_is_kept(
            typed in "(\\p{L}|\\p{Cf}|\\p{Cc}|\\p{Mn}|[\u{202A}-\u{202E}\u{2066}-\u{2069}\u{E0000}-\u{E007F}]|\\s){0,80}"
        ) {
            for kind in [FieldKind::Text, FieldKind::LongText, FieldKind::Email] {
                if let Ok(Some(value)) = parse("f", &field(kind), &typed, &Facts::new(), |_| false) {
                    prop_assert!(!value.contains(is_unseen), "{value:?}");
                    prop_assert!(unicode_normalization::is_nfc(&value), "{value:?}");
                    prop_assert_eq!(value.trim(), &value);
                    prop_assert!(kind == FieldKind::LongText || !value.contains(['\n', '\r', '\t']), "{value:?}");
                }
            }
        }

        /// A date is taken exactly where the calendar has it.
        #[test]
        fn dates_are_those_of_the_calendar(year in 1900_i16..=2200, month in 0_i16..=13, day in 0_i16..=32) {
            let typed = format!("{year:04}-{month}-{day}");
            let real = i8::try_from(month).ok().zip(i8::try_from(day).ok())
                .and_then(|(month, day)| Date::new(year, month, day).ok());
            let got = parse("f", &field(FieldKind::Date), &typed, &Facts::new(), |_| false);
            match real {
                Some(date) => prop_assert_eq!(got, Ok(Some(date.to_string()))),
                None => prop_assert!(matches!(got, Err(Fault::NoSuchDay { .. } | Fault::NoSuchMonth { .. })), "{got:?}"),
            }
        }

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
