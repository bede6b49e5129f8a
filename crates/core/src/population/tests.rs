//! Invented cases are such as the forms make, the same for a seed, and shaped by the arrivals.

use jiff::civil::date;
use std::collections::{BTreeMap, BTreeSet};

use super::form::DEMO;
use super::*;
use crate::catalogue::load;
use crate::catalogue::tests::shipped_files;
use crate::form::answer::Documents;
use crate::form::{FieldKind, walk};
use crate::policy::assess::facts;

const LAST: Date = date(2026, 11, 23);

#[test]
fn every_case_is_a_whole_form_that_the_rules_take_and_names_nobody() {
    let files = shipped_files();
    let catalogue = load(&files).catalogue;
    let population = Population::new(&catalogue, &files, 7, LAST).unwrap();
    let mut services = BTreeSet::new();
    let cases: Vec<_> = population.cases(900).collect();
    assert_eq!(cases.len(), 900, "no number is left out");
    for case in cases {
        services.insert(&case.service.id);
        let facts = facts(case.service, &catalogue.policy, &case.answers, case.filed);
        let papers = |field: &str| case.service.fields[field].kind.is_attachment();
        let missing = walk::missing(case.service, &case.answers, &Documents::new(), &facts);
        let missing: Vec<_> = missing.iter().filter(|(_, field)| !papers(field)).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", case.service.id);
        let asked: BTreeSet<_> = walk::asked(case.service, &facts).collect();
        assert!(case.answers.keys().all(|field| asked.contains(field)), "{}", case.service.id);
        assert_ne!(case.assessment.outcome, Outcome::NotEligible);
        assert!(case.filed <= LAST && case.filed > date(2025, 11, 23), "{}", case.filed);
        assert!(catalogue.calendar.is_working(case.filed));
        for (field, answer) in &case.answers {
            let reaches = matches!(case.service.fields[field].kind, FieldKind::Email);
            assert!(!reaches, "{field}: {}", answer.value);
            assert!(!field.ends_with("full_name") || answer.value.starts_with(DEMO), "{}", answer.value);
        }
    }
    let filed = catalogue.services.values().filter(|service| service.filed.kiosk || service.filed.counter);
    assert_eq!(services.len(), filed.count(), "every service that is filed here has cases");
}

#[test]
fn a_seed_gives_the_same_cases_and_another_gives_others() {
    let files = shipped_files();
    let catalogue = load(&files).catalogue;
    let cases = |seed| -> Vec<_> {
        let population = Population::new(&catalogue, &files, seed, LAST).unwrap();
        population.cases(120).map(|case| (case.filed, case.answers)).collect()
    };
    let (first, other) = (cases(3), cases(4));
    assert_eq!(first.len(), 120);
    assert!(first == cases(3));
    let same = first.iter().zip(&other).filter(|(one, other)| one == other).count();
    assert_eq!(same, 0);
}

#[test]
fn people_come_from_where_and_when_people_come() {
    let files = shipped_files();
    let catalogue = load(&files).catalogue;
    let population = Population::new(&catalogue, &files, 1, LAST).unwrap();
    let (mut countries, mut months, mut ages, mut turned_out) = (BTreeMap::new(), [0; 12], vec![], 0);
    for case in population.cases(3_000) {
        if let Some(nationality) = case.answers.get("nationality") {
            *countries.entry(nationality.value.clone()).or_insert(0) += 1;
        }
        months[usize::try_from(case.filed.month() - 1).unwrap()] += 1;
        turned_out += u32::from(case.turned_out.is_some());
        if case.service.id == "visa-e33f"
            && let Ok(born) = case.answers["birth_date"].value.parse::<Date>()
        {
            ages.push(case.filed.year() - born.year());
        }
    }
    // Malaysians are one in six of those who come, Australians one in eight; more come in August than in February.
    let all: i32 = countries.values().sum();
    let share = |code: &str| countries[code] * 100 / all;
    assert!((14..=22).contains(&share("MYS")) && (10..=17).contains(&share("AUS")), "{countries:?}");
    assert!(months[7] > months[1] && months.iter().all(|month| *month > 130), "{months:?}");
    assert!((40..=200).contains(&turned_out), "{turned_out} of 3,000 turned out otherwise");
    // A limit at 60 parts the pensioners.
    let young = ages.iter().filter(|age| **age < 60).count();
    assert!(young * 10 > ages.len() && young * 10 < ages.len() * 9, "{young} of {}", ages.len());
}
