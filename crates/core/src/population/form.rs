//! One form, filled in page by page.

use jiff::civil::Date;
use jiff::{Span, Unit};

use super::numbers::Numbers;
use crate::catalogue::Catalogue;
use crate::catalogue::example::Example;
use crate::form::answer::{Answer, Answers};
use crate::form::parse::{offered, parse};
use crate::form::{Field, FieldKind, MrzPart, PageKind, Service, walk};
use crate::policy::assess::{TODAY, insert_answer};
use crate::policy::expression::{Fact, Facts};

/// The words by which everyone sees that nobody is meant.
pub const DEMO: &str = "DEMO";

#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "ADI", "AISYAH", "ANNA", "BUDI", "CHEN", "CLARA", "DEWI", "ELENA", "FATIMAH", "HIRO", "INDAH", "JAMES", "JOAO",
    "KADEK", "LI NA", "LUCAS", "MADE", "MARIA", "MIN JUN", "NOAH", "PRIYA", "PUTU", "RAJ", "SITI", "SOFIA", "TOMAS",
    "WAYAN", "WEI", "YUKI", "ZAINAB",
];
#[rustfmt::skip]
const FAMILY: &[&str] = &[
    "ABDULLAH", "ALMEIDA", "ARTA", "BAKER", "DA COSTA", "DUBOIS", "GUNAWAN", "IVANOVA", "JANSEN", "KIM", "KOWALSKI",
    "LESTARI", "LIM", "MARTIN", "MULLER", "NGUYEN", "OLSEN", "PATEL", "PRATAMA", "RAHMAN", "ROSSI", "SANTOSO",
    "SATO", "SILVA", "SMITH", "SURYANI", "TAN", "WANG", "WIBOWO", "YILMAZ",
];
#[rustfmt::skip]
const STREETS: &[&str] = &[
    "Diponegoro", "Gajah Mada", "Kartini", "Melati", "Pantai", "Pemuda", "Sudirman", "Teuku Umar",
];

pub(super) struct Form<'f> {
    pub catalogue: &'f Catalogue,
    pub service: &'f Service,
    pub example: &'f Example,
    pub filed: Date,
    pub nationality: Option<&'static str>,
    /// Least, most common, greatest.
    pub ages: (i64, i64, i64),
    /// Not bound to the choices of the example.
    pub freely: bool,
    pub numbers: &'f mut Numbers,
}

impl Form<'_> {
    /// What a visitor answers, and all facts with it; `facts` are those of the day. None where a field that is
    /// required has no answer that would be taken.
    pub fn fill(mut self, mut facts: Facts) -> Option<(Answers, Facts)> {
        facts.insert(TODAY.into(), Fact::Text(self.filed.to_string()));
        let mut answers = Answers::new();
        let service = self.service;
        for page in service.all_pages() {
            if !walk::is_shown(page, &facts) {
                continue;
            }
            for id in &page.fields {
                let Some(field) = service.fields.get(id).filter(|field| !field.kind.is_attachment()) else {
                    continue;
                };
                if answers.contains_key(id) {
                    continue;
                }
                if field.is_optional(&facts) && !self.gives(field) {
                    continue;
                }
                let value = self.taken(id, field, &facts)?;
                let read = page.kind == PageKind::Passport && field.mrz.is_some() && self.numbers.percent(85);
                let answer = if read { Answer::scanned(value) } else { Answer::typed(value) };
                insert_answer(&mut facts, service, id, &answer);
                answers.insert(id.clone(), answer);
            }
        }
        // A page that an answer hid again is no part of the application.
        let asked: Vec<&String> = walk::asked(service, &facts).collect();
        let whole = answers.len();
        answers.retain(|id, _| asked.contains(&id));
        (answers.len() == whole).then_some((answers, facts))
    }

    /// Half of what is optional is given, and never a way to reach anyone.
    fn gives(&mut self, field: &Field) -> bool {
        !matches!(field.kind, FieldKind::Email | FieldKind::Phone) && self.numbers.percent(50)
    }

    /// An answer that the form takes.
    fn taken(&mut self, id: &str, field: &Field, facts: &Facts) -> Option<String> {
        (0..10).find_map(|_| {
            let value = self.value(id, field, facts)?;
            let country = |code: &str| self.catalogue.countries.contains(code);
            parse(id, field, &value, facts, country).ok().flatten()
        })
    }

    fn value(&mut self, id: &str, field: &Field, facts: &Facts) -> Option<String> {
        let example = self.example.answers.get(id).map(|answer| answer.value.as_str());
        Some(match field.kind {
            FieldKind::Choice => self.choice(field, example, facts)?,
            FieldKind::YesNo => match example {
                Some(answer) if !self.freely || self.numbers.percent(80) => answer.to_owned(),
                _ => if self.numbers.percent(60) { "yes" } else { "no" }.to_owned(),
            },
            FieldKind::Country => match (field.mrz, self.nationality) {
                (Some(MrzPart::Nationality), Some(code)) => code.to_owned(),
                _ => self.numbers.pick(super::arrivals::BY_NATIONALITY)?.0.to_owned(),
            },
            FieldKind::PartialDate if field.mrz == Some(MrzPart::BirthDate) => self.birth_date()?,
            FieldKind::Date | FieldKind::PartialDate => self.date(field, example)?,
            FieldKind::Text | FieldKind::LongText => self.text(id, field, example, facts),
            // A country code that no country has.
            FieldKind::Phone => format!("+999 {:08}", self.numbers.below(100_000_000)),
            FieldKind::Email => format!("demo-{}@example.invalid", self.numbers.below(1_000_000)),
            FieldKind::Document | FieldKind::Photo => return None,
        })
    }

    /// That of the example, or one that is offered, the first ones more often.
    fn choice(&mut self, field: &Field, example: Option<&str>, facts: &Facts) -> Option<String> {
        if let Some(answer) = example
            && (!self.freely || self.numbers.percent(70))
        {
            return Some(answer.to_owned());
        }
        let offered: Vec<&str> = offered(&field.options, facts).map(|choice| choice.value.as_str()).collect();
        let last = offered.len().checked_sub(1)?;
        let place = (0..last).find(|_| self.numbers.percent(45)).unwrap_or(last);
        offered.get(place).map(|value| (*value).to_owned())
    }

    /// Now and then only the year is known.
    fn birth_date(&mut self) -> Option<String> {
        let (least, mode, most) = self.ages;
        let age = self.numbers.around(least, mode, most);
        let days = self.numbers.between(0, 365);
        let born = self.filed.checked_sub(Span::new().try_years(age).ok()?.try_days(days).ok()?).ok()?;
        let whole = born.to_string();
        Some(if age > 20 && self.numbers.percent(1) { whole.get(..4)?.to_owned() } else { whole })
    }

    /// As far away as in the example, give or take the half of it.
    fn date(&mut self, field: &Field, example: Option<&str>) -> Option<String> {
        let far =
            example.and_then(|value| value.parse::<Date>().ok()).and_then(|day| away(self.example.date, day));
        let days = match far {
            Some(far) if far.abs() > 1 => {
                self.numbers.between(far.abs() / 2, far.abs() * 3 / 2) * far.signum()
            }
            Some(far) => far + self.numbers.between(-1, 1),
            None if field.mrz == Some(MrzPart::ExpiryDate) => self.numbers.between(220, 3_600),
            None if self.numbers.percent(50) => self.numbers.between(1, 90),
            None => -self.numbers.between(0, 60),
        };
        Some(moved(self.filed, days)?.to_string())
    }

    fn text(&mut self, id: &str, field: &Field, example: Option<&str>, facts: &Facts) -> String {
        if id == "nik" {
            return identity_number(facts, self.numbers);
        }
        if let Some(number) =
            example.filter(|_| field.valid.is_some()).and_then(|text| text.parse::<i64>().ok())
        {
            return (number * self.numbers.around(90, 115, 260) / 100).to_string();
        }
        let word =
            |words: &[&'static str], numbers: &mut Numbers| numbers.pick(words).copied().unwrap_or_default();
        match field.kind {
            _ if field.mrz == Some(MrzPart::DocumentNumber) => {
                let letter = char::from(b'A' + u8::try_from(self.numbers.below(26)).unwrap_or_default());
                format!("{letter}{:07}", self.numbers.below(10_000_000))
            }
            _ if field.valid.is_some() => format!("{:016}", self.numbers.below(10_000_000_000_000_000)),
            FieldKind::LongText => {
                let street = word(STREETS, self.numbers);
                format!("Jalan {street} {} (demo)", self.numbers.between(1, 199))
            }
            _ if id.ends_with("name") => {
                format!("{DEMO} {} {}", word(GIVEN, self.numbers), word(FAMILY, self.numbers))
            }
            _ => format!("Demo {}", self.numbers.between(1_000, 9_999)),
        }
    }
}

/// A number of an identity card, as it is made: district, day of birth (women's days plus 40), and a count.
fn identity_number(facts: &Facts, numbers: &mut Numbers) -> String {
    let born = match facts.get("birth_date") {
        Some(Fact::Text(text)) => text.parse::<Date>().ok(),
        _ => None,
    };
    let (day, month, year) = born.map_or((1, 1, 80), |d| (i16::from(d.day()), d.month(), d.year() % 100));
    let day = day + if numbers.percent(50) { 40 } else { 0 };
    let district = ["517101", "510801", "317101", "217101", "357801", "127101"];
    let district = numbers.pick(&district).copied().unwrap_or_default();
    format!("{district}{day:02}{month:02}{year:02}{:04}", numbers.between(1, 9_999))
}

/// What the same field could also have said; none where that is not taken.
pub(super) fn otherwise(
    id: &str,
    field: &Field,
    value: &str,
    facts: &Facts,
    numbers: &mut Numbers,
) -> Option<String> {
    let shifted = |day: Date, days: i64| Some(moved(day, days)?.to_string());
    let other = match field.kind {
        FieldKind::PartialDate if numbers.percent(70) => {
            shifted(value.parse().ok()?, numbers.between(200, 3_600))?
        }
        FieldKind::PartialDate => shifted(value.parse().ok()?, -numbers.between(200, 3_600))?,
        FieldKind::Date => shifted(value.parse().ok()?, -numbers.between(20, 900))?,
        FieldKind::YesNo => if value == "yes" { "no" } else { "yes" }.to_owned(),
        FieldKind::Choice => {
            let offered: Vec<&str> =
                offered(&field.options, facts).map(|choice| choice.value.as_str()).collect();
            (*numbers.pick(&offered)?).to_owned()
        }
        FieldKind::Text => (value.parse::<i64>().ok()? * numbers.between(40, 99) / 100).to_string(),
        _ => return None,
    };
    let taken = parse(id, field, &other, facts, |_| false).ok().flatten()?;
    (taken != value).then_some(taken)
}

fn moved(day: Date, days: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

fn away(from: Date, to: Date) -> Option<i64> {
    from.until((Unit::Day, to)).ok().map(|span| i64::from(span.get_days()))
}
