//! The consents of a case in the words of one language: what each is for, how it stands, and what changing it does.
//! The same at the kiosk and on the phone.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Case, ConsentChange};
use crate::catalogue::words::{Args, Words};
use crate::form::Service;
use crate::journal::sign::Hash;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ConsentView {
    pub purpose: String,
    /// What was asked ("May your answers be counted in statistics, without your name?").
    pub question: String,
    pub given: bool,
    /// "Given", "Not given", "Withdrawn on 24 November 2026"
    pub standing: String,
    /// The act, on the button ("Withdraw").
    pub button: String,
}

/// The consents that the form of a service asks for, in the order of its pages.
pub fn consents(case: &Case, service: &Service, words: &Words, zone: &TimeZone) -> Vec<ConsentView> {
    let asked = service.pages.iter().flat_map(|page| &page.fields);
    let asked = asked.filter(|field| service.fields.get(*field).is_some_and(|field| field.consent));
    asked.map(|purpose| view(case, purpose, words, zone)).collect()
}

fn view(case: &Case, purpose: &str, words: &Words, zone: &TimeZone) -> ConsentView {
    let given = case.agrees_to(purpose);
    let standing = match case.consents.get(purpose) {
        Some(changed) => {
            let at = Timestamp::from_millisecond(changed.at).unwrap_or(Timestamp::UNIX_EPOCH);
            let date = words.date(at.to_zoned_datetime(zone.clone()).date());
            let id = if given { "consent-given-on" } else { "consent-withdrawn-on" };
            words.text_with(id, &Args::new().with("date", date))
        }
        None => words.text(if given { "consent-given" } else { "consent-not-given" }),
    };
    ConsentView {
        purpose: purpose.to_owned(),
        question: question(case, purpose, words),
        given,
        standing,
        button: words.text(if given { "consent-withdraw" } else { "consent-give" }),
    }
}

fn question(case: &Case, purpose: &str, words: &Words) -> String {
    words.of(&case.service).text(&format!("field-{purpose}.question"))
}

/// A change to `given`, with the words that are shown beside it. None where the service asks no such consent.
pub fn change(
    case: &Case,
    service: &Service,
    purpose: &str,
    given: bool,
    words: &Words,
) -> Option<ConsentChange> {
    service.fields.get(purpose).filter(|field| field.consent)?;
    let shown = [question(case, purpose, words), words.text("consents-words")];
    Some(ConsentChange {
        purpose: purpose.to_owned(),
        given,
        words: Hash::of(&[shown[0].as_bytes(), b"\n", shown[1].as_bytes()]),
        language: words.language().to_owned(),
    })
}
