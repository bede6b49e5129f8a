//! A thing does not differ from itself; every change that was made is named.

use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeMap;

use super::*;
use crate::catalogue::{load, tests::files};
use crate::policy::amend::{Change, EndRule, NewEffect, PutRule, SetParameter, apply};
use crate::policy::assessment::Verified;

fn between(old: &Files, new: &Files) -> Diff {
    diff((old, &load(old).catalogue), (new, &load(new).catalogue))
}

fn set(parameter: &str, value: i64, from: Date, until: Option<Date>) -> Change {
    let (citation, source) = ("PP 1/2026".to_owned(), String::new());
    let verified = Verified::Secondary;
    Change::SetParameter(SetParameter {
        parameter: parameter.into(),
        value,
        from,
        until,
        citation,
        source,
        verified,
    })
}

fn put(id: &str, effect: NewEffect) -> Change {
    let said = effect.words().iter().map(|part| ((*part).to_owned(), format!("words of {id}"))).collect();
    Change::PutRule(PutRule {
        id: id.into(),
        replaces: None,
        services: vec!["demo".into()],
        from: date(2026, 12, 1),
        until: None,
        citation: "PP 1/2026".into(),
        applies: None,
        when: None,
        effect,
        values: BTreeMap::new(),
        words: BTreeMap::from([("en".into(), said)]),
    })
}

#[test]
fn a_thing_does_not_differ_from_itself() {
    assert!(between(&files(), &files()).is_empty());
}

#[test]
fn order_comments_and_files_make_no_difference() {
    let mut other = files();
    let policy = other.remove("policy/a.toml").unwrap();
    let at = policy.find("[[rule]]").unwrap();
    other.insert("policy/rules.toml".into(), format!("# Rules.\n{}", &policy[at..]));
    other.insert("policy/z.toml".into(), policy[..at].to_owned());
    let words = other["locales/en/a.ftl"].replace("field-end = End", "field-end =   End");
    other.insert("locales/en/a.ftl".into(), words);
    assert_eq!(between(&files(), &other), Diff::default());
}

#[test]
fn a_figure_for_a_time_differs_for_that_time() {
    let new = apply(&files(), &[set("least", 3, date(2026, 12, 1), Some(date(2026, 12, 31)))]).unwrap();
    let diff = between(&files(), &new);
    let [only] = diff.parameters.as_slice() else { panic!("{diff:?}") };
    assert_eq!((only.from, only.until), (date(2026, 12, 1), Some(date(2026, 12, 31))));
    assert_eq!((only.old.as_ref().unwrap().value, only.new.as_ref().unwrap().value), (2, 3));
}

#[test]
fn the_end_of_a_rule_is_a_part_of_it() {
    let end = EndRule { rule: "in-time".into(), last: date(2026, 12, 31), citation: "PP 2".into() };
    let new = apply(&files(), &[Change::EndRule(end)]).unwrap();
    let diff = between(&files(), &new);
    let [rule] = diff.rules.as_slice() else { panic!("{diff:?}") };
    let until = rule.parts.iter().find(|part| part.name == "until").unwrap();
    assert_eq!((until.old.as_deref(), until.new.as_deref()), (None, Some("2026-12-31")));
}

#[test]
fn a_day_has_its_figures_and_rules_with_their_sources() {
    let new =
        apply(&files(), &[set("least", 3, date(2026, 12, 1), None), put("more", NewEffect::Warn)]).unwrap();
    let catalogue = load(&new).catalogue;
    let service = &catalogue.services["demo"];
    let before = in_force(&catalogue, service, date(2026, 11, 30));
    let after = in_force(&catalogue, service, date(2026, 12, 1));
    let least = |found: &InForce<'_>| {
        let (_, value) = found.parameters.iter().find(|(parameter, _)| parameter.id == "least").unwrap();
        (value.value, value.citation.clone())
    };
    assert_eq!(least(&before), (2, "c".into()));
    assert_eq!(least(&after), (3, "PP 1/2026".into()));
    assert_eq!((before.rules.len(), after.rules.len()), (1, 2));
}

#[derive(Debug, Clone)]
enum Made {
    Figure(&'static str, i64),
    Rule(usize),
    End,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Of a random list of changes, each is named in the difference, and nothing else is.
    #[test]
    fn every_change_is_named(
        made in proptest::collection::vec(
            prop_oneof![
                (prop_oneof![Just("least"), Just("most")], 5_i64..900).prop_map(|(id, n)| Made::Figure(id, n)),
                (0_usize..4).prop_map(Made::Rule),
                Just(Made::End),
            ],
            1..6,
        ),
    ) {
        let (mut changes, mut figures, mut rules) = (vec![], BTreeSet::new(), BTreeSet::new());
        for one in made {
            let name = format!("{one:?}");
            match one {
                Made::Figure(id, value) => {
                    changes.push(set(id, value, date(2026, 12, 1), None));
                    figures.insert(id.to_owned());
                }
                Made::Rule(n) => {
                    let effects =
                        [NewEffect::Warn, NewEffect::Check, NewEffect::Interview, NewEffect::Waive { waive: "in-time".into() }];
                    let id = format!("r{n}");
                    changes.push(put(&id, effects[n].clone()));
                    rules.insert(id);
                }
                Made::End if rules.contains("in-time") => {}
                Made::End => {
                    rules.insert("in-time".into());
                    let last = date(2027, 1, 31);
                    changes.push(Change::EndRule(EndRule { rule: "in-time".into(), last, citation: name }));
                }
            }
        }
        let new = apply(&files(), &changes).unwrap();
        let diff = between(&files(), &new);
        let told: BTreeSet<String> = diff.parameters.iter().map(|p| p.id.clone()).collect();
        prop_assert_eq!(told, figures);
        let told: BTreeSet<String> = diff.rules.iter().map(|r| r.id.clone()).collect();
        prop_assert_eq!(told, rules);
        prop_assert!(diff.forms.is_empty() && diff.files.is_empty());
    }
}

fn lasts(changes: &[Change]) -> Option<Lasting> {
    let old = files();
    let new = apply(&old, changes).unwrap();
    let (before, after) = (load(&old).catalogue, load(&new).catalogue);
    lasting(&diff((&old, &before), (&new, &after)), &before, &after)
}

#[test]
fn how_long_it_lasts_is_worked_out_from_what_is_said_on_each_day() {
    let until = Some(date(2026, 12, 31));
    let figure = |until| set("least", 3, date(2026, 12, 1), until);
    let rule = |until| match put("early", NewEffect::Warn) {
        Change::PutRule(rule) => Change::PutRule(PutRule { until, ..rule }),
        other => other,
    };
    let over = Some(Lasting::ReturnsOn(date(2027, 1, 1)));
    assert_eq!(lasts(&[]), None);
    assert_eq!(lasts(&[figure(None)]), Some(Lasting::ForGood));
    assert_eq!(lasts(&[figure(until)]), over);
    assert_eq!(lasts(&[rule(until)]), over);
    assert_eq!(lasts(&[figure(until), rule(until)]), over);
    assert_eq!(lasts(&[figure(until), rule(None)]), Some(Lasting::Partly));
    assert_eq!(lasts(&[rule(None)]), Some(Lasting::ForGood));
    // The rule that gave way is back under another name: what people are told is as before.
    let strict = PutRule {
        replaces: Some("in-time".into()),
        until,
        ..match put("strict", NewEffect::Refuse) {
            Change::PutRule(rule) => rule,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(lasts(&[Change::PutRule(strict)]), over);
    // What is for good beside it, such as other words, is not called over.
    let words = crate::policy::amend::WriteFile {
        path: "locales/en/a.ftl".into(),
        text: files()["locales/en/a.ftl"].replace("field-end = End", "field-end = The end"),
    };
    assert_eq!(lasts(&[Change::WriteFile(words), figure(until)]), Some(Lasting::Partly));
}
