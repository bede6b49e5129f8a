//! Someone who may extend: came ten days ago on a visa on arrival, with ICAO's specimen passport.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use data_encoding::BASE64;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use lawang_app::kiosk::screen::{Background, Field, PhotoView};
use lawang_tests::papers;
use lawang_tests::passport::Passport;

pub const SERVICE: &str = "itk-extension";
pub const ADDRESS: &str = "Jalan Pantai 14, Lovina, Singaraja";

#[derive(Clone)]
pub struct Visitor {
    pub answers: BTreeMap<String, String>,
    /// The lines of the passport; without them the passport page is typed.
    pub zone: Option<String>,
}

impl Visitor {
    pub fn new() -> Self {
        let today = today();
        let passport = Passport::specimen(today.checked_add(3.years()).unwrap());
        let answers = [
            ("permit_kind", "visa_on_arrival".to_owned()),
            ("permit_end", today.checked_add(20.days()).unwrap().to_string()),
            ("extended_before", "no".to_owned()),
            ("extension_days", "30".to_owned()),
            ("passport_expiry", passport.expiry.to_string()),
            ("birth_date", passport.birth.to_string()),
            ("acting_as", "self".to_owned()),
            ("arrival_date", today.checked_sub(10.days()).unwrap().to_string()),
            ("address", ADDRESS.to_owned()),
            ("purpose", "tourism".to_owned()),
            ("email", "anna@example.org".to_owned()),
            ("phone", "+62 812 0000 0000".to_owned()),
        ];
        let answers = answers.map(|(field, answer)| (field.to_owned(), answer)).into();
        Self { answers, zone: Some(passport.zone().join("\n")) }
    }

    #[must_use]
    pub fn with(mut self, field: &str, answer: &str) -> Self {
        self.answers.insert(field.to_owned(), answer.to_owned());
        self
    }

    /// What an extension by 30 days adds to the permit.
    pub fn new_end(&self) -> Date {
        let end: Date = self.answers["permit_end"].parse().unwrap();
        end.checked_add(30.days()).unwrap()
    }

    /// Without a passport that a machine can read: the page is typed.
    #[must_use]
    pub fn typing(self, name: &str) -> Self {
        let typed = Self { zone: None, ..self };
        typed
            .with("full_name", name)
            .with("passport_number", "X1234567")
            .with("nationality", "UTO")
            .with("sex", "unspecified")
    }
}

pub fn today() -> Date {
    Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::get("Asia/Jakarta").unwrap()).date()
}

/// The paper that fits a field, as Base64; a photo before a white wall.
pub fn paper(field: &str) -> &'static str {
    if field == "photo" { &PAPERS.white } else { &PAPERS.letter }
}

/// The same for a field as it is asked: a photo before the wall that it asks for.
pub fn paper_for(field: &Field) -> &'static str {
    match &field.photo {
        Some(PhotoView { background: Some(Background::Red), .. }) => &PAPERS.red,
        _ => paper(&field.id),
    }
}

struct Papers {
    white: String,
    red: String,
    letter: String,
}

static PAPERS: LazyLock<Papers> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let read = |path| BASE64.encode(&std::fs::read(path).unwrap());
    Papers {
        white: read(papers::photo(folder.path()).unwrap()),
        red: read(papers::photo_before(papers::RED, folder.path()).unwrap()),
        letter: read(papers::letter(folder.path()).unwrap()),
    }
});
