//! Drafts over the catalogue that ships: what was asked for holds from its day on, and nothing is left to complain of.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use lawang_core::catalogue::{Files, check, load};
use lawang_core::policy::amend::{
    AddDocument, Change, DocumentWords, EndRule, NewEffect, Problem, PutRule, SetParameter, WriteFile,
};
use lawang_core::policy::assessment::Verified;

use super::draft::{Draft, Read};
use super::told::Told;
use super::tried::changed;
use crate::app::shipped_catalogue;

fn draft() -> Draft {
    let mut draft = Draft::new(0, date(2026, 11, 24)).unwrap();
    draft.details.day = "2026-12-01".into();
    draft
}

fn lower_age(from: Date, until: Option<Date>) -> Change {
    Change::SetParameter(SetParameter {
        parameter: "e33f_age_least".into(),
        value: 50,
        from,
        until,
        citation: "Permenimipas 12/2026 Pasal 7".into(),
        source: String::new(),
        verified: Verified::Secondary,
    })
}

fn insurance() -> Change {
    let words = |label: &str, question: &str, hint: &str, why: &str| DocumentWords {
        label: label.into(),
        question: question.into(),
        hint: hint.into(),
        why: why.into(),
    };
    Change::AddDocument(AddDocument {
        service: "visa-e33f".into(),
        document: "health_insurance".into(),
        rule: "visa-e33f-health-insurance".into(),
        from: date(2026, 12, 1),
        until: None,
        citation: "Permenimipas 12/2026 Pasal 8".into(),
        when: None,
        after: None,
        words: BTreeMap::from([
            (
                "en".into(),
                words(
                    "Proof of health insurance",
                    "Add the proof of health insurance",
                    "A PDF or a photo.",
                    "It shows that care is paid for.",
                ),
            ),
            (
                "id".into(),
                words(
                    "Bukti asuransi kesehatan",
                    "Tambahkan bukti asuransi kesehatan",
                    "PDF atau foto.",
                    "Bukti bahwa perawatan terjamin.",
                ),
            ),
        ]),
    })
}

fn put(draft: &Draft, base: &Files, change: Change) -> Draft {
    draft.put(base, None, change).unwrap()
}

#[test]
fn a_lower_age_and_a_document_hold_from_their_day_and_the_check_has_nothing_to_say() {
    let base = shipped_catalogue();
    let draft = put(&put(&draft(), &base, lower_age(date(2026, 12, 1), None)), &base, insurance());
    let (files, faults) = draft.files(&base);
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(check(&files), []);
    let policy = load(&files).catalogue.policy;
    let age = |day| policy.parameters["e33f_age_least"].on(day).unwrap().value;
    assert_eq!([age(date(2026, 11, 30)), age(date(2026, 12, 1)), age(date(2026, 12, 2))], [55, 50, 50]);
    let touched: Vec<String> = changed(&base, &files).into_keys().collect();
    assert_eq!(
        touched,
        [
            "locales/en/visa-e33f.ftl",
            "locales/id/visa-e33f.ftl",
            "policy/visa-stay.toml",
            "services/visa-e33f/guide.en.md",
            "services/visa-e33f/guide.id.md",
            "services/visa-e33f/service.toml"
        ],
    );
}

#[test]
fn a_measure_for_a_time_returns_by_itself_and_leaves_no_complaint() {
    let base = shipped_catalogue();
    let until = Some(date(2027, 3, 31));
    let draft = put(&draft(), &base, lower_age(date(2026, 12, 1), until));
    let (files, faults) = draft.files(&base);
    assert_eq!((faults, check(&files)), (vec![], vec![]));
    let policy = load(&files).catalogue.policy;
    let on = |day| policy.parameters["e33f_age_least"].on(day).unwrap().value;
    let days = [date(2026, 11, 30), date(2026, 12, 1), date(2027, 3, 31), date(2027, 4, 1)];
    assert_eq!(days.map(on), [55, 50, 50, 55]);
}

#[test]
fn every_rule_that_ships_can_be_taken_up_in_a_form_and_put_back_as_it_was() {
    let base = shipped_catalogue();
    let read = Read::new(base.clone());
    let rules = &read.catalogue.policy.rules;
    let changes: Vec<Change> = rules
        .iter()
        .map(|rule| Change::PutRule(super::told::as_change(rule, &read.files, &read.catalogue.languages)))
        .collect();
    let files = lawang_core::policy::amend::apply(&base, &changes).unwrap();
    let after = load(&files).catalogue;
    let diff = lawang_core::policy::diff::diff((&base, &read.catalogue), (&files, &after));
    assert_eq!(diff, Default::default());
}

#[test]
fn a_change_reads_as_a_sentence_in_both_languages() {
    let catalogue = load(&shipped_catalogue()).catalogue;
    let said = |language: &str, change: &Change| {
        Told { words: catalogue.words(language).unwrap(), catalogue: &catalogue }.change(change)
    };
    let change = lower_age(date(2026, 12, 1), None);
    assert_eq!(said("en", &change), "Least age for E33F: 55 years → 50 years from 1 December 2026");
    assert_eq!(said("id", &change), "Usia paling rendah E33F: 55 tahun → 50 tahun mulai 1 Desember 2026");
    assert_eq!(
        said("en", &insurance()),
        "Retirement visa (E33F) asks for “Proof of health insurance” from 1 December 2026"
    );
}

#[test]
fn what_cannot_be_is_refused_at_its_field_and_the_draft_stays() {
    let base = shipped_catalogue();
    let draft = draft();
    let early = draft.put(&base, None, lower_age(date(2026, 11, 1), None)).unwrap_err();
    assert_eq!((early[0].field.as_str(), early[0].problem), ("from", Problem::TooEarly));
    let end = EndRule { rule: "e33f-age".into(), last: date(2026, 10, 1), citation: "x".into() };
    let early = draft.put(&base, None, Change::EndRule(end)).unwrap_err();
    assert_eq!((early[0].field.as_str(), early[0].problem), ("last", Problem::TooEarly));
    let rule = PutRule {
        id: "e33f-new".into(),
        replaces: None,
        services: vec!["visa-e33f".into()],
        from: date(2026, 12, 1),
        until: None,
        citation: String::new(),
        applies: None,
        when: Some("birth_date <".into()),
        effect: NewEffect::Warn,
        values: BTreeMap::new(),
        words: BTreeMap::new(),
    };
    let faults = draft.put(&base, None, Change::PutRule(rule)).unwrap_err();
    let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
    for field in ["citation", "when", "words.en.attention", "words.id.attention-why"] {
        assert!(fields.contains(&field), "{field} is not among {fields:?}");
    }
}

#[test]
fn a_file_is_written_once_and_is_no_change_when_it_is_as_before() {
    let base = shipped_catalogue();
    let path = "policy/visa-stay.toml".to_owned();
    let write = |text: String| Change::WriteFile(WriteFile { path: path.clone(), text });
    let first = put(&draft(), &base, write(format!("{}# One.\n", base[&path])));
    let second = put(&first, &base, write(format!("{}# Two.\n", base[&path])));
    assert_eq!(second.changes.len(), 1);
    assert!(put(&second, &base, write(base[&path].clone())).changes.is_empty());
}

#[test]
fn the_instant_is_that_of_jakarta() {
    let mut draft = draft();
    draft.details.time = "00:00".into();
    let expected: jiff::Timestamp = "2026-11-30T17:00:00Z".parse().unwrap();
    assert_eq!(draft.instant(), Some(expected.as_millisecond()));
}

#[test]
fn a_draft_that_moves_past_its_changes_says_so_and_writes_only_what_policy_staff_may() {
    let base = shipped_catalogue();
    let mut draft = put(&draft(), &base, lower_age(date(2026, 12, 1), None));
    draft.details.day = "2027-01-01".into();
    let (_, faults) = draft.files(&base);
    assert_eq!((faults[0].change, faults[0].problem), (0, Problem::TooEarly));
    draft.details.until = "2026-12-31".into();
    assert!(draft.ends_early());
    draft.details.until = "2027-01-01".into();
    assert!(!draft.ends_early());
    for path in ["catalogue.toml", "measures/crisis-extension.toml", "calendar.tomlx", "../policy/visit.toml"]
    {
        let file = WriteFile { path: path.into(), text: "x".into() };
        let refused = draft.put(&base, None, Change::WriteFile(file)).unwrap_err();
        assert_eq!((refused[0].field.as_str(), refused[0].problem), ("path", Problem::NoSuchFile), "{path}");
    }
}
