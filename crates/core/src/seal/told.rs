//! A checked seal as a person reads it: what it is worth, why, and what to do; then the sealed facts, to be
//! compared with the paper. The same words on the server's page and in the app's windows.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::check::{Checked, Verdict};
use super::content::{About, Content, Permit, Receipt, Stay};
use crate::catalogue::words::{Args, Words};
use crate::reference::{PermitNumber, Reference};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SealView {
    pub standing: SealStanding,
    /// "This permit is genuine and valid."
    pub title: String,
    /// Why, in a sentence.
    pub lead: String,
    /// What to do.
    pub next: String,
    pub facts: Vec<SealFact>,
    /// What is sealed besides and this version does not know.
    pub unknown: Vec<SealFact>,
    /// "As of today 10:42, time zone WIB." None where there is no list.
    pub as_of: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SealFact {
    pub label: String,
    pub value: String,
}

/// What a window does differently: icon and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SealStanding {
    Valid,
    Expired,
    Revoked,
    /// Not sealed by anyone on the list.
    NotOurs,
    /// Changed or made up.
    False,
    /// Nothing is wrong with it, but it cannot be called valid either.
    Unknown,
    Unreadable,
}

/// The name of its words and how it stands.
fn name(verdict: &Verdict) -> (&'static str, SealStanding) {
    match verdict {
        Verdict::Valid => ("valid", SealStanding::Valid),
        Verdict::Expired { .. } => ("expired", SealStanding::Expired),
        Verdict::Revoked { .. } => ("revoked", SealStanding::Revoked),
        Verdict::UnknownSigner => ("unknown-signer", SealStanding::NotOurs),
        Verdict::SignerNotValid => ("signer-not-valid", SealStanding::NotOurs),
        Verdict::False => ("false", SealStanding::False),
        Verdict::ListExpired => ("list-expired", SealStanding::Unknown),
        Verdict::NoList => ("no-list", SealStanding::Unknown),
        Verdict::Unreadable(_) => ("unreadable", SealStanding::Unreadable),
    }
}

/// In the words of one language, moments told in `zone`. `as_of` is when the list was last known to be the
/// newest; both times are milliseconds since 1970 UTC.
pub fn in_words(checked: &Checked, as_of: Option<i64>, words: &Words, zone: &TimeZone, now: i64) -> SealView {
    let (name, standing) = name(&checked.verdict);
    let moment = |at: i64| {
        let zoned = |wall| {
            let timestamp = Timestamp::from_millisecond(wall).unwrap_or(Timestamp::UNIX_EPOCH);
            timestamp.to_zoned_datetime(zone.clone())
        };
        let at = zoned(at);
        Args::new().with("moment", words.moment(&at, &zoned(now))).with("zone", at.strftime("%Z").to_string())
    };
    let args = match &checked.verdict {
        Verdict::Revoked { at } => moment(*at),
        Verdict::Expired { until } => Args::new().with("date", words.date(*until)),
        _ => Args::new(),
    };
    let args = args.with("thing", words.text(&format!("seal-thing-{}", thing(checked.content.as_ref()))));
    SealView {
        standing,
        title: words.text_with(&format!("seal-{name}"), &args),
        lead: words.text_with(&format!("seal-{name}.lead"), &args),
        next: words.text_with(&format!("seal-{name}.next"), &args),
        facts: checked.content.as_ref().map(|content| facts(content, words)).unwrap_or_default(),
        unknown: checked.content.as_ref().map(|content| unknown(content, words)).unwrap_or_default(),
        as_of: as_of.map(|at| words.text_with("seal-as-of", &moment(at))),
    }
}

fn thing(content: Option<&Content>) -> &'static str {
    match content.map(|content| &content.about) {
        Some(About::Permit(_)) => "permit",
        Some(About::Receipt(_)) => "receipt",
        Some(About::Other(_)) | None => "document",
    }
}

struct Facts<'a> {
    words: &'a Words,
    facts: Vec<SealFact>,
}

impl Facts<'_> {
    fn put(&mut self, label: &str, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.facts.push(SealFact { label: self.words.text(&format!("seal-fact-{label}")), value });
        }
    }
}

fn facts(content: &Content, words: &Words) -> Vec<SealFact> {
    let mut facts = Facts { words, facts: Vec::new() };
    let country = |code: &str| words.maybe(&format!("country-{code}")).unwrap_or_else(|| code.to_owned());
    match &content.about {
        About::Permit(permit) => put_permit(&mut facts, permit, country),
        About::Receipt(receipt) => put_receipt(&mut facts, receipt),
        About::Other(kind) => {
            facts.put("kind", format!("{:02X}/{:02X}", kind.definition, kind.category));
        }
    }
    facts.put("issuer", country(&content.country));
    facts.put("issued", words.date(content.issued));
    facts.facts
}

fn put_permit(facts: &mut Facts<'_>, permit: &Permit, country: impl Fn(&str) -> String) {
    let words = facts.words;
    if let Some(kind) = &permit.kind {
        let known = words.maybe(&format!("seal-permit-{}", kind.to_lowercase()));
        facts.put("permit", known.unwrap_or_else(|| kind.clone()));
    }
    let number = permit.number.clone().unwrap_or_default();
    // As it stands on the paper, where it is one of ours.
    facts.put("number", number.parse::<PermitNumber>().map_or(number.clone(), |ours| ours.to_string()));
    facts.put("name", permit.name.clone());
    facts.put("passport", permit.passport.clone());
    facts.put("nationality", country(&permit.nationality));
    facts.put("birth", words.partial_date(&permit.birth_date));
    facts.put("sex", words.maybe(&format!("option-sex-{}", permit.sex)).unwrap_or_default());
    let until = words.date(permit.until);
    match permit.stay {
        Stay::UntilThatDay => facts.put("until", until),
        Stay::SaidAtEntry | Stay::TransitOnly => facts.put("enter-until", until),
        Stay::Counted { days, months, years } => {
            facts.put("enter-until", until);
            let args = Args::new()
                .with("days", i64::from(days))
                .with("months", i64::from(months))
                .with("years", i64::from(years));
            facts.put("stay", words.text_with("seal-stay", &args));
        }
    }
    match permit.entries {
        None => {}
        Some(0) => facts.put("entries", words.text("seal-entries-any")),
        Some(entries) => facts.put("entries", entries.to_string()),
    }
}

fn put_receipt(facts: &mut Facts<'_>, receipt: &Receipt) {
    let words = facts.words;
    let service = words.maybe(&format!("service-{}", receipt.service));
    facts.put("service", service.unwrap_or_else(|| receipt.service.clone()));
    let reference = receipt.reference.parse::<Reference>().map(|reference| reference.to_string());
    facts.put("reference", reference.unwrap_or_else(|_| receipt.reference.clone()));
    facts.put("office", receipt.office.clone());
}

fn unknown(content: &Content, words: &Words) -> Vec<SealFact> {
    let fact = |(tag, hex): &(u8, String)| SealFact {
        label: words.text_with("seal-fact-other", &Args::new().with("tag", format!("{tag:02X}"))),
        value: hex.clone(),
    };
    content.unknown.iter().map(fact).collect()
}
