//! Answers come to stand where the file says; what nobody answered is left out, and nothing an officer writes is a
//! place of its own.

use jiff::civil::date;

use super::*;
use crate::catalogue::load;
use crate::policy::amend::tests::files;
use crate::policy::amend::{NewEffect, apply};
use crate::policy::assessment::Verified;

const MEASURE: &str = r#"
name = "ease-{from:day}"
title = { en = "Easier: {why}" }
[[question]]
id = "why"
kind = "words"
[[question]]
id = "rules"
kind = "choices"
options = ["early", "late"]
[[question]]
id = "countries"
kind = "countries"
optional = true
[[question]]
id = "days"
kind = "number"
[[change]]
if = "rules=late"
kind = "put_rule"
id = "{name}-late"
services = ["demo"]
from = "{from}"
until = "{until}"
citation = "{citation}"
applies = "end in {countries}"
when = "end < add_days(today, {days})"
effect = { does = "waive", waive = "in-time" }
[change.words.en]
attention = "Late is in time: {why}"
attention-why = "Until {until}."
[[change]]
kind = "set_parameter"
parameter = "most"
value = "{days}"
from = "{from}"
until = "{until}"
citation = "{citation}"
source = "{source}"
verified = "{verified}"
"#;

fn measure() -> Measure {
    Measure::read("measures/ease.toml", MEASURE).unwrap().unwrap()
}

fn given(list: &[(&str, &[&str])]) -> Given {
    list.iter()
        .map(|(id, said)| ((*id).to_owned(), said.iter().map(|one| (*one).to_owned()).collect()))
        .collect()
}

fn frame() -> Frame {
    Frame {
        from: date(2026, 12, 1),
        until: date(2026, 12, 31),
        citation: "PP 1/2026".into(),
        source: "BN 12".into(),
        verified: Verified::Official,
    }
}

fn make(given: &Given) -> Result<Made, Vec<Lack>> {
    let files = files();
    measure().make(&files, &load(&files).catalogue, given, &frame())
}

#[test]
fn answers_become_changes_that_can_be_made() {
    let all = given(&[
        ("why-en", &["a {citation} flood"]),
        ("rules", &["late"]),
        ("days", &["9"]),
        ("countries", &["UTO"]),
    ]);
    let made = make(&all).unwrap();
    assert_eq!(made.title["en"], "Easier: a citation flood");
    let [Change::PutRule(rule), Change::SetParameter(figure)] = made.changes.as_slice() else {
        panic!("{:?}", made.changes)
    };
    assert_eq!((rule.id.as_str(), rule.applies.as_deref()), ("ease-20261201-late", Some("end in ['UTO']")));
    assert_eq!(rule.when.as_deref(), Some("end < add_days(today, 9)"));
    assert_eq!(rule.effect, NewEffect::Waive { waive: "in-time".into() });
    assert_eq!(rule.words["en"]["attention-why"], "Until 2026-12-31.");
    assert_eq!((figure.value, figure.verified, figure.source.as_str()), (9, Verified::Official, "BN 12"));
    let changed = apply(&files(), &made.changes).unwrap();
    assert_eq!(crate::catalogue::check(&changed), []);

    // A second one beside it has a name of its own.
    let again = measure().make(&changed, &load(&changed).catalogue, &all, &frame()).unwrap();
    assert!(matches!(&again.changes[0], Change::PutRule(rule) if rule.id == "ease-20261201-2-late"));
}

#[test]
fn what_was_not_chosen_or_answered_is_left_out() {
    let made = make(&given(&[("why-en", &["x"]), ("rules", &["early"]), ("days", &["9"])])).unwrap();
    assert!(matches!(made.changes.as_slice(), [Change::SetParameter(_)]));
    let made = make(&given(&[("why-en", &["x"]), ("rules", &["late"]), ("days", &["9"])])).unwrap();
    assert!(matches!(&made.changes[0], Change::PutRule(rule) if rule.applies.is_none()));
}

#[test]
fn each_answer_that_is_missing_or_no_answer_is_named() {
    let lacks = |list: &[(&str, &[&str])]| -> Vec<(String, Lacking)> {
        make(&given(list)).unwrap_err().into_iter().map(|lack| (lack.question, lack.is)).collect()
    };
    let all =
        lacks(&[("why-en", &[" "]), ("rules", &["never"]), ("days", &["nine"]), ("countries", &["XYZ"])]);
    let named: Vec<(&str, Lacking)> = all.iter().map(|(id, is)| (id.as_str(), *is)).collect();
    assert_eq!(
        named,
        [
            ("why-en", Lacking::Answer),
            ("rules", Lacking::Answer),
            ("countries", Lacking::Answer),
            ("days", Lacking::Number)
        ]
    );
}

#[test]
fn a_place_that_nobody_answers_is_found_by_the_check() {
    let mut files = files();
    files.insert("measures/ease.toml".into(), MEASURE.replace("{days}", "{weeks}"));
    let complaints: Vec<String> = crate::catalogue::check(&files).iter().map(ToString::to_string).collect();
    assert!(
        complaints.iter().any(|c| c.starts_with("measures/ease.toml:") && c.contains("{weeks}")),
        "{complaints:?}"
    );
    assert!(
        complaints.iter().any(|c| c.contains("measure-ease-rules-late are missing in en")),
        "{complaints:?}"
    );
}

#[test]
fn a_change_that_is_none_is_told_and_never_dropped() {
    let broken = MEASURE.replace("parameter = \"most\"", "figure = \"most\"");
    let measure = Measure::read("measures/ease.toml", &broken).unwrap().unwrap();
    let given = given(&[("why-en", &["x"]), ("rules", &["early"]), ("days", &["9"])]);
    let lacks = measure.make(&files(), &load(&files()).catalogue, &given, &frame()).unwrap_err();
    assert_eq!(lacks, [Lack { question: String::new(), is: Lacking::Unfit }]);
}
