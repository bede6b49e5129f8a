//! Invented cases, as the forms of a catalogue make them: for servers with demo data, and to measure what a change
//! of policy costs to try. Each begins with an example case of its service, is moved to a day of its own, and is
//! filled in page by page as a visitor fills it in; what the rules refuse is not filed, as at a kiosk. The same seed
//! gives the same people. They are nobody: every name begins with `DEMO`, and there is no way to reach them.

pub mod arrivals;
mod form;
pub mod numbers;

use jiff::civil::Date;
use jiff::{Span, Unit};
use std::collections::BTreeMap;

use self::form::Form;
use self::numbers::{Numbers, Weighted};
use crate::catalogue::example::{Example, examples};
use crate::catalogue::{Catalogue, Files};
use crate::form::Service;
use crate::form::answer::Answers;
use crate::policy::assess::{assess, parameter_facts};
use crate::policy::assessment::{Assessment, FindingStanding, Outcome};
use crate::policy::expression::Facts;

/// How often each service is asked for, in thousands. No figures of this are published: a choice that keeps the
/// common ones common and gives the rare ones enough cases to be counted.
const SHARES: &[(&str, u64)] = &[
    ("itk-extension", 260),
    ("passport-adult", 160),
    ("itas-extension", 130),
    ("passport-child", 60),
    ("re-entry-permit", 50),
    ("visa-e33f", 45),
    ("visa-c1", 40),
    ("visa-e23", 35),
    ("visa-e31a", 30),
    ("visa-e33g", 25),
    ("conversion-itas", 25),
    ("visa-e28a", 20),
    ("visa-c2", 20),
    ("visa-e30", 15),
    ("affidavit", 15),
];
/// Of every other service.
const SHARE: u64 = 8;

/// The least, the most common and the greatest age in years.
const AGES: &[(&str, (i64, i64, i64))] = &[
    ("passport-child", (0, 8, 16)),
    ("affidavit", (0, 6, 17)),
    ("visa-e33f", (52, 61, 86)),
    ("visa-e33", (40, 60, 82)),
    ("visa-e23", (21, 34, 64)),
    ("visa-e30", (6, 19, 34)),
    ("skim", (25, 44, 75)),
];
const ANY_AGE: (i64, i64, i64) = (1, 32, 84);

/// How many of a hundred turn out otherwise than they said, so that the rules refuse them in the end.
const TURN_OUT: u64 = 5;
/// How often a case is drawn anew for its service, and for how many services.
const TRIES: u64 = 60;
const SERVICES: u64 = 8;
/// How far back cases were filed.
const MONTHS: i64 = 12;

pub struct Population<'c> {
    catalogue: &'c Catalogue,
    services: Weighted<(&'c Service, Vec<Example>)>,
    nationalities: Weighted<&'static str>,
    days: Weighted<Date>,
    /// What the law sets, on each of those days.
    parameters: BTreeMap<Date, Facts>,
    seed: u64,
}

/// A case as it was filed.
#[derive(Debug, Clone, PartialEq)]
pub struct Invented<'c> {
    pub service: &'c Service,
    pub filed: Date,
    pub language: &'c str,
    pub answers: Answers,
    pub assessment: Assessment,
    pub turned_out: Option<TurnedOut>,
}

/// What was corrected later, so that the rules refuse the case.
#[derive(Debug, Clone, PartialEq)]
pub struct TurnedOut {
    /// Those that were corrected.
    pub answers: Answers,
    /// The legal source of the first rule that refuses.
    pub citation: String,
}

impl<'c> Population<'c> {
    /// Cases filed in the twelve months up to and with `last`. None for a catalogue without a service that can be
    /// filed, or whose examples are all refused.
    pub fn new(catalogue: &'c Catalogue, files: &Files, seed: u64, last: Date) -> Option<Self> {
        let filed =
            catalogue.services.values().filter(|service| service.filed.kiosk || service.filed.counter);
        let services = filed.filter_map(|service| {
            let known = SHARES.iter().find(|(id, _)| *id == service.id);
            let mut examples = examples(files, &service.id);
            examples.retain(|example| example.outcome != Outcome::NotEligible);
            let any = !examples.is_empty();
            any.then(|| ((service, examples), known.map_or(SHARE, |(_, share)| *share)))
        });
        let services = Weighted::new(services.collect::<Vec<_>>());
        let days = days(catalogue, last);
        let known = arrivals::BY_NATIONALITY.iter().filter(|(code, _)| catalogue.countries.contains(*code));
        let population = Self {
            services,
            nationalities: Weighted::new(known.copied()),
            parameters: days
                .iter()
                .map(|(day, _)| (*day, parameter_facts(&catalogue.policy, *day)))
                .collect(),
            days: Weighted::new(days),
            catalogue,
            seed,
        };
        let mut numbers = Numbers::of(seed, 0);
        let any =
            population.services.pick(&mut numbers).is_some() && population.days.pick(&mut numbers).is_some();
        any.then_some(population)
    }

    /// The first `count` cases.
    pub fn cases(&self, count: u64) -> impl Iterator<Item = Invented<'c>> {
        (0..count).filter_map(|n| self.case(n))
    }

    /// When the case of a number was filed.
    pub fn day(&self, n: u64) -> Option<Date> {
        self.days.pick(&mut Numbers::of(self.seed, n)).copied()
    }

    /// The case of a number; none where nothing that was drawn for it could be filed, which rules that refuse
    /// nearly everyone can bring about.
    pub fn case(&self, n: u64) -> Option<Invented<'c>> {
        let mut numbers = Numbers::of(self.seed, n);
        let filed = *self.days.pick(&mut numbers)?;
        let nationality = self.nationalities.pick(&mut numbers).copied();
        (0..SERVICES).find_map(|_| {
            let (service, examples) = self.services.pick(&mut numbers)?;
            (0..TRIES).find_map(|tried| {
                let example = numbers.pick(examples)?;
                // The longer it takes, the closer to the example.
                let freely = tried < TRIES / 2;
                self.filed(service, example, filed, nationality, freely, &mut numbers)
            })
        })
    }

    fn filed(
        &self,
        service: &'c Service,
        example: &Example,
        filed: Date,
        nationality: Option<&'static str>,
        freely: bool,
        numbers: &mut Numbers,
    ) -> Option<Invented<'c>> {
        let ages = AGES.iter().find(|(id, _)| *id == service.id).map_or(ANY_AGE, |(_, ages)| *ages);
        let facts = self.parameters.get(&filed)?.clone();
        let form =
            Form { catalogue: self.catalogue, service, example, filed, nationality, ages, freely, numbers };
        let (answers, facts) = form.fill(facts)?;
        let assessment = assess(service, &self.catalogue.policy, &answers, filed);
        if assessment.outcome == Outcome::NotEligible {
            return None;
        }
        let turned_out =
            numbers.percent(TURN_OUT).then(|| self.turned_out(service, &answers, &facts, filed, numbers));
        let language = self.language(service, nationality, numbers);
        Some(Invented { service, filed, language, answers, assessment, turned_out: turned_out.flatten() })
    }

    /// One of the answers that decide is corrected until the rules refuse.
    fn turned_out(
        &self,
        service: &Service,
        answers: &Answers,
        facts: &Facts,
        filed: Date,
        numbers: &mut Numbers,
    ) -> Option<TurnedOut> {
        let decisive: Vec<&String> =
            service.decisive.iter().filter(|field| answers.contains_key(*field)).collect();
        (0..8).find_map(|_| {
            let name = *numbers.pick(&decisive)?;
            let (field, answer) = (service.fields.get(name)?, answers.get(name)?);
            let value = form::otherwise(name, field, &answer.value, facts, numbers)?;
            let corrected = answer.clone().retyped(&value);
            let mut all = answers.clone();
            all.insert(name.clone(), corrected.clone());
            let assessment = assess(service, &self.catalogue.policy, &all, filed);
            let refused = |standing: FindingStanding| standing == FindingStanding::NotMet;
            let finding = assessment.findings.iter().find(|finding| refused(finding.standing))?;
            let answers = Answers::from([(name.clone(), corrected)]);
            Some(TurnedOut { answers, citation: finding.citation.clone() })
        })
    }

    /// Citizens and neighbours who speak it use Indonesian, most others English.
    fn language(&self, service: &Service, nationality: Option<&str>, numbers: &mut Numbers) -> &'c str {
        let languages = &self.catalogue.languages;
        let of = |tag: &str| languages.iter().find(|language| *language == tag).or(languages.first());
        let speaks = service.fields.contains_key("nik") || matches!(nationality, Some("MYS" | "TLS" | "BRN"));
        let chosen = if speaks != numbers.percent(8) { of("id") } else { of("en") };
        chosen.map_or("", String::as_str)
    }
}

/// The working days of twelve months, each with its share of its month's arrivals.
fn days(catalogue: &Catalogue, last: Date) -> Vec<(Date, u64)> {
    let first = last.checked_sub(Span::new().months(MONTHS)).unwrap_or(last);
    let length = first.until((Unit::Day, last)).map_or(0, |span| span.get_days());
    let day = |n: i32| first.checked_add(Span::new().days(n)).ok();
    let open = (1..=length).filter_map(day).filter(|day| catalogue.calendar.is_working(*day));
    let weight = |day: Date| {
        let month = usize::try_from(day.month() - 1).unwrap_or_default();
        arrivals::BY_MONTH
            .get(month)
            .map_or(0, |arrivals| arrivals / day.days_in_month().unsigned_abs() as u64)
    };
    open.map(|day| (day, weight(day))).collect()
}

#[cfg(test)]
mod tests;
