//! Both ways of a trial tell the same, whatever is changed and whoever the cases are of.

use jiff::Span;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

use super::columns::{Block, CaseFacts, Column, Kept, Value};
use super::tally::Tally;
use super::wire::{Day, Way};
use super::{Asked, Judged, Trial};
use crate::catalogue::tests::shipped_files;
use crate::catalogue::{Catalogue, Files, load};
use crate::form::answer::{Answer, Answers};
use crate::ids::{OfficeId, StreamId};
use crate::policy::assess::{assess, assess_briefly};
use crate::policy::assessment::{Assessment, Outcome};
use crate::population::Population;

const SERVICE: &str = r#"
id = "stay"
pictogram = "file"
steps = ["review", "decide"]
days = ["fee", "fee"]
decisive = []
[[screening]]
id = "all"
section = "a"
fields = ["born", "end", "kind", "hurry", "income", "from", "name"]
[field.born]
kind = "partial_date"
mrz = "birth_date"
[field.end]
kind = "date"
[field.kind]
kind = "choice"
options = ["visit", "work", "study"]
[field.hurry]
kind = "yes_no"
[field.income]
kind = "text"
max_length = 9
valid = "is_digits(income)"
[field.from]
kind = "country"
mrz = "nationality"
[field.name]
kind = "text"
mrz = "full_name"
[field.paper]
kind = "document"
[field.letter]
kind = "document"
"#;

const PARAMETERS: &[(&str, &str, i64)] =
    &[("fee", "rupiah", 100), ("age", "years", 60), ("least", "dollars", 3_000), ("months", "months", 6)];

/// Rules that read all kinds of facts, hang together by waivers and labels, and end.
const RULES: &[(&str, &str)] = &[
    ("too-young", "when = \"age_on(born, today) < age\"\neffect = \"refuse\""),
    ("too-poor", "applies = \"kind == 'visit'\"\nwhen = \"int(income) < least\"\neffect = \"refuse\""),
    ("too-late", "when = \"end < today\"\neffect = \"refuse\""),
    (
        "time",
        "effect = { limit = \"time\", value = \"months_between(today, end)\", least = \"1\", most = \"months * 4\" }",
    ),
    ("base", "effect = { fee = \"fee * 5\", label = \"fee\" }"),
    ("more", "when = \"kind == 'work'\"\neffect = { fee = \"fee * 7\", label = \"fee\" }"),
    ("hurry", "when = \"hurry\"\neffect = { fee = \"fee\" }"),
    ("paper", "when = \"kind != 'study'\"\neffect = { document = \"paper\" }"),
    ("paper-too", "when = \"hurry\"\neffect = { document = \"paper\" }"),
    ("letter", "when = \"born_scanned != born\"\neffect = { document = \"letter\" }"),
    ("come", "when = \"age_on(born, today) >= 17\"\neffect = \"interview\""),
    ("free", "when = \"kind == 'study' && from == 'NLD'\"\neffect = { waive = \"base\" }"),
    ("spared", "when = \"hurry && end > today\"\neffect = { waive = \"too-late\" }"),
    ("old", "until = 2026-12-15\nwhen = \"kind == 'work'\"\neffect = \"refuse\""),
    ("look", "when = \"size(name) > 3\"\neffect = \"check\""),
];

/// A change that an editor might make.
#[derive(Debug, Clone)]
enum Edit {
    Parameter(usize, i64),
    Drop(usize),
    /// A rule's text becomes that of another.
    Becomes(usize, usize),
    Add(usize),
    /// Another order of the rules.
    Turn,
    /// The services go, or are no longer there.
    Gone,
}

fn catalogue(edits: &[Edit]) -> Catalogue {
    let mut parameters: Vec<(&str, &str, i64)> = PARAMETERS.to_vec();
    let mut rules: Vec<(String, &str)> = RULES.iter().map(|(id, text)| ((*id).to_owned(), *text)).collect();
    let mut gone = false;
    for (n, edit) in edits.iter().enumerate() {
        match edit {
            Edit::Parameter(which, value) => parameters[which % PARAMETERS.len()].2 = *value,
            Edit::Drop(which) if !rules.is_empty() => drop(rules.remove(which % rules.len())),
            Edit::Becomes(which, other) if !rules.is_empty() => {
                let which = which % rules.len();
                rules[which].1 = RULES[other % RULES.len()].1;
            }
            Edit::Add(which) => rules.push((format!("new-{n}"), RULES[which % RULES.len()].1)),
            Edit::Turn => rules.reverse(),
            Edit::Gone => gone = true,
            Edit::Drop(_) | Edit::Becomes(..) => {}
        }
    }
    let parameter = |(id, unit, value): &(&str, &str, i64)| {
        format!(
            "[[parameter]]\nid = \"{id}\"\nunit = \"{unit}\"\n[[parameter.value]]\nfrom = 2020-01-01\n\
             value = {value}\ncitation = \"a\"\nsource = \"b\"\nverified = \"official\"\n"
        )
    };
    let rule = |(id, text): &(String, &str)| {
        format!(
            "[[rule]]\nid = \"{id}\"\nservices = [\"stay\"]\nfrom = 2020-01-01\ncitation = \"a\"\n{text}\n"
        )
    };
    let policy: String = parameters.iter().map(parameter).chain(rules.iter().map(rule)).collect();
    let mut files = Files::from([
        ("catalogue.toml".into(), "id = \"test\"\nlanguages = [\"en\"]".into()),
        ("policy/all.toml".into(), policy),
    ]);
    if !gone {
        files.insert("services/stay/service.toml".into(), SERVICE.into());
    }
    let loaded = load(&files);
    let faults: Vec<_> = loaded
        .complaints
        .iter()
        .filter(|c| c.file.starts_with("policy") || c.file.starts_with("services"))
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
    loaded.catalogue
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let which = 0..RULES.len();
    prop_oneof![
        4 => (0..PARAMETERS.len(), prop::sample::select(vec![0, 1, 3, 12, 55, 61, 100, 2_000, 5_000]))
            .prop_map(|(which, value)| Edit::Parameter(which, value)),
        2 => which.clone().prop_map(Edit::Drop),
        2 => (which.clone(), which.clone()).prop_map(|(which, other)| Edit::Becomes(which, other)),
        2 => which.prop_map(Edit::Add),
        1 => Just(Edit::Turn),
        1 => Just(Edit::Gone),
    ]
}

const FROM: Date = date(2027, 1, 1);
const LAST: Date = date(2026, 12, 31);

/// Someone's case: filed so many days before the last day, with dates counted from then.
type Someone = (u16, u8, [Option<i32>; 3], Option<u8>, Option<bool>, Option<u16>, u8);

fn any_someone() -> impl Strategy<Value = Someone> {
    let day = |range: std::ops::Range<i32>| prop::option::weighted(0.9, range);
    (
        0..400_u16,
        0..3_u8,
        (day(-26_000..-5_000), day(-40..900), prop::option::weighted(0.2, -26_000..-5_000))
            .prop_map(|(a, b, c)| [a, b, c]),
        prop::option::weighted(0.9, 0..3_u8),
        prop::option::weighted(0.9, any::<bool>()),
        prop::option::weighted(0.8, 0..6_000_u16),
        0..4_u8,
    )
}

fn case(kept: &Kept, catalogue: &Catalogue, number: usize, someone: &Someone) -> CaseFacts {
    let (ago, office, [born, end, read], kind, hurry, income, from) = someone;
    let filed = LAST.checked_sub(Span::new().days(i64::from(*ago))).unwrap();
    let day = |days: i32| filed.checked_add(Span::new().days(i64::from(days))).unwrap().to_string();
    let mut answers = Answers::new();
    let mut put = |name: &str, answer: Option<Answer>| {
        answers.extend(answer.map(|answer| (name.to_owned(), answer)));
    };
    put(
        "born",
        match (born, read) {
            // A year alone, now and then.
            (Some(born), None) if born % 7 == 0 => Some(Answer::typed(day(*born)[..4].to_owned())),
            (Some(born), Some(read)) => Some(Answer::scanned(day(*read)).retyped(&day(*born))),
            (born, _) => born.map(|born| Answer::scanned(day(born))),
        },
    );
    put("end", end.map(|end| Answer::typed(day(end))));
    put("kind", kind.map(|kind| Answer::typed(["visit", "work", "study"][usize::from(kind)])));
    put("hurry", hurry.map(|hurry| Answer::typed(if hurry { "yes" } else { "no" })));
    put("income", income.map(|income| Answer::typed(income.to_string())));
    put("from", Some(Answer::scanned(["NLD", "JPN", "AUS", "IDN"][usize::from(*from)])));
    put("name", Some(Answer::typed("SITI RAHAYU")));
    let (nationality, facts) = kept.facts(&catalogue.services["stay"], &answers, filed);
    CaseFacts {
        stream: StreamId(Uuid::from_u128(number as u128)),
        service: "stay".into(),
        office: OfficeId(format!("office-{office}")),
        nationality,
        filed,
        facts,
    }
}

/// Judges cases in blocks of some, reading of each what is asked for first and all of it only then.
fn tried(old: &Catalogue, new: &Catalogue, way: Way, day: Day, cases: &[CaseFacts], kept: &Kept) -> Tally {
    let first = LAST.checked_sub(Span::new().days(300)).unwrap();
    let scopes = [OfficeId("office-1".into())].into();
    let trial = Trial::new(old, new, Asked { way, day, from: FROM, window: (first, LAST), scopes });
    let mut worker = trial.worker();
    for (name, cases) in (0..).zip(cases.chunks(17)) {
        let block = Block::of("stay", kept, cases);
        if let Some(names) = worker.reads("stay") {
            let facts = block.facts.clone().into_iter().filter(|(name, _)| names.contains(name)).collect();
            let part = Block { facts, whole: false, ..block.clone() };
            if worker.judge(&part, name) == Judged::Counted {
                continue;
            }
        }
        assert_eq!(worker.judge(&block, name), Judged::Counted);
    }
    let mut tally = worker.tally;
    tally.finish();
    tally
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_changed_rules_alone_tell_what_all_rules_tell(
        before in prop::collection::vec(any_edit(), 0..2),
        edits in prop::collection::vec(any_edit(), 1..4),
        people in prop::collection::vec(any_someone(), 1..80),
        filed in any::<bool>(),
    ) {
        let whole = catalogue(&[]);
        let kept = Kept::of(&whole);
        let (old, new) = (catalogue(&before), catalogue(&[before, edits].concat()));
        let cases: Vec<_> = people.iter().enumerate().map(|(n, one)| case(&kept, &whole, n, one)).collect();
        let day = if filed { Day::Filed } else { Day::Effective };
        let full = tried(&old, &new, Way::Full, day, &cases, &kept);
        let changed = tried(&old, &new, Way::Changed, day, &cases, &kept);
        prop_assert_eq!(&full, &changed);
        prop_assert_eq!(&full, &tried(&old, &new, Way::Full, day, &cases, &kept), "once more, the same");
    }

    #[test]
    fn a_column_is_read_as_it_was_written(
        values in prop::collection::vec(
            prop_oneof![Just(Value::Missing), "\\PC{0,9}".prop_map(Value::Text), any::<i32>().prop_map(Value::Days)],
            0..600,
        ),
        noise in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let column = Column::of(values.iter());
        let bytes = column.encode();
        prop_assert_eq!(Column::decode(&bytes), Some(column.clone()));
        for (row, value) in values.iter().enumerate() {
            prop_assert_eq!(column.value(row), value);
        }
        let _ = Column::decode(&noise);
    }
}

/// A trial asks without grounds; windows ask with them.
#[test]
fn what_is_said_briefly_is_what_every_window_says() {
    let files = shipped_files();
    let catalogue = load(&files).catalogue;
    let population = Population::new(&catalogue, &files, 11, LAST).unwrap();
    let mut refused = 0;
    for case in population.cases(400) {
        let mut answers = case.answers;
        answers.extend(case.turned_out.into_iter().flat_map(|turned_out| turned_out.answers));
        let policy = &catalogue.policy;
        let (whole, brief) = (
            assess(case.service, policy, &answers, case.filed),
            assess_briefly(case.service, policy, &answers, case.filed),
        );
        let standing = |told: &Assessment| -> Vec<_> {
            told.findings.iter().map(|finding| (finding.rule.clone(), finding.standing)).collect()
        };
        let papers = |told: &Assessment| -> Vec<_> {
            told.documents.iter().map(|needed| needed.document.clone()).collect()
        };
        assert_eq!((whole.outcome, whole.fee()), (brief.outcome, brief.fee()), "{}", case.service.id);
        assert_eq!(standing(&whole), standing(&brief));
        assert_eq!(papers(&whole), papers(&brief));
        refused += u32::from(whole.outcome == Outcome::NotEligible);
    }
    assert!(refused > 3, "{refused} of 400 are refused");
}

fn someone(age: i32, ago: u16) -> Someone {
    (ago, 0, [Some(-age * 365 - age / 4 - 1), Some(200), None], Some(0), Some(false), Some(5_000), 0)
}

#[test]
fn a_lower_age_lets_those_in_between_in_and_their_fees_come_in() {
    let old = catalogue(&[]);
    let new = catalogue(&[Edit::Parameter(1, 55)]);
    let kept = Kept::of(&old);
    let people: Vec<_> = (50..65).map(|age| case(&kept, &old, 0, &someone(age, 30))).collect();
    let tally = tried(&old, &new, Way::Changed, Day::Effective, &people, &kept);
    assert_eq!(tally.all.total.cases, 15);
    assert_eq!((tally.all.total.newly_eligible, tally.all.total.newly_refused), (5, 0));
    assert_eq!(tally.all.total.income_change, 5 * 500);
    assert_eq!((tally.all.total.visits_change, tally.all.total.documents_change), (5, 5));
}

#[test]
fn what_holds_from_a_later_day_says_nothing_of_the_days_before() {
    let old = catalogue(&[]);
    let kept = Kept::of(&old);
    // `old` ends in December: on the first day of the change it is gone with or without the change.
    let new = catalogue(&[Edit::Drop(13)]);
    let mut worker = someone(70, 30);
    worker.3 = Some(1);
    let people = [case(&kept, &old, 0, &worker)];
    let refused = |day| tried(&old, &new, Way::Full, day, &people, &kept).all.total.newly_eligible;
    assert_eq!((refused(Day::Filed), refused(Day::Effective)), (1, 0));
}

#[test]
fn nothing_is_kept_that_names_anyone() {
    let catalogue = catalogue(&[]);
    let kept = Kept::of(&catalogue);
    let names = ["born", "born_scanned", "end", "from", "hurry", "income", "kind"];
    assert_eq!(kept.of_service("stay"), names);
    let found = case(&kept, &catalogue, 0, &someone(30, 0));
    assert!(found.facts.values().all(|value| !matches!(value, Value::Text(text) if text.contains("SITI"))));
    assert_eq!(found.facts["end"], Value::Days(200), "days are counted from the filing");
    let facts = BTreeMap::from([("income".to_owned(), Value::Text("5000".into()))]);
    assert_eq!(facts["income"], found.facts["income"]);
}

#[test]
fn an_answer_that_a_new_rule_reads_and_nobody_keeps_is_named() {
    let old = catalogue(&[]);
    let mut files = Edit::Becomes(0, 14);
    let new = catalogue(&[files.clone()]);
    let asked =
        || Asked { way: Way::Full, day: Day::Effective, from: FROM, window: (FROM, FROM), scopes: [].into() };
    let trial = Trial::new(&old, &new, asked());
    assert_eq!(trial.rules(), ["too-young"], "a rule that only remarks is no longer asked");
    files = Edit::Parameter(2, 1);
    let new = catalogue(&[files]);
    let trial = Trial::new(&old, &new, asked());
    assert_eq!(trial.rules(), ["too-poor"]);
    assert!(trial.not_kept(&Kept::of(&old)).is_empty());
    assert_eq!(trial.not_kept(&Kept::default()), ["income", "kind"]);
}
