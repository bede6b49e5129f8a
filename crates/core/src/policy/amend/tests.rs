//! What a change asks for is what the catalogue then says; what cannot be is refused at its place.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::catalogue::{check, load};
use crate::policy::Effect;
use crate::policy::assessment::Verified;

/// The small catalogue, with names for what changes in it.
pub(crate) fn files() -> Files {
    let mut files = crate::catalogue::tests::files();
    files.get_mut("locales/en/a.ftl").unwrap().push_str(
        "parameter-least = Least days\nparameter-most = Most days\nsection-documents = Documents\n",
    );
    files
}

fn set(value: i64, from: Date, until: Option<Date>) -> Change {
    Change::SetParameter(SetParameter {
        parameter: "least".into(),
        value,
        from,
        until,
        citation: "PP 1/2026".into(),
        source: String::new(),
        verified: Verified::Secondary,
    })
}

fn warn(id: &str) -> PutRule {
    let said = [("attention", "Come early"), ("attention-why", "It is full. You have { $days } days.")];
    PutRule {
        id: id.into(),
        replaces: None,
        services: vec!["demo".into()],
        from: date(2026, 12, 1),
        until: None,
        citation: "PP 1/2026".into(),
        applies: None,
        when: Some("end > today".into()),
        effect: NewEffect::Warn,
        values: BTreeMap::from([("days".into(), "most".into())]),
        words: BTreeMap::from([(
            "en".into(),
            said.map(|(name, text)| (name.to_owned(), text.to_owned())).into(),
        )]),
    }
}

fn document() -> AddDocument {
    let words = DocumentWords {
        label: "Proof of health insurance".into(),
        question: "Add the proof of health insurance".into(),
        hint: "A PDF or a photo.".into(),
        why: "It shows that care is paid for.".into(),
    };
    AddDocument {
        service: "demo".into(),
        document: "health_insurance".into(),
        rule: "demo-insurance".into(),
        from: date(2026, 12, 1),
        until: None,
        citation: "PP 1/2026".into(),
        when: None,
        after: None,
        words: BTreeMap::from([("en".into(), words)]),
    }
}

fn on(files: &Files, day: Date) -> i64 {
    load(files).catalogue.policy.parameters["least"].on(day).unwrap().value
}

/// The one change is refused at `field` for `problem`.
fn refused(change: Change, field: &str, problem: Problem) {
    let faults = apply(&files(), &[change]).unwrap_err();
    assert!(
        faults.iter().any(|fault| fault.field == field && fault.problem == problem),
        "wanted {field}: {problem:?}, got {faults:?}"
    );
}

#[test]
fn a_figure_changes_on_its_day_and_returns_by_itself_the_day_after_the_last() {
    let changed = apply(&files(), &[set(3, date(2026, 12, 1), Some(date(2026, 12, 31)))]).unwrap();
    assert_eq!(check(&changed), []);
    for (day, value) in [
        (date(2026, 11, 30), 2),
        (date(2026, 12, 1), 3),
        (date(2026, 12, 2), 3),
        (date(2026, 12, 31), 3),
        (date(2027, 1, 1), 2),
        (date(2040, 1, 1), 2),
    ] {
        assert_eq!(on(&changed, day), value, "{day}");
    }
    let returned = load(&changed).catalogue.policy.parameters["least"].on(date(2027, 1, 1)).cloned().unwrap();
    assert_eq!(returned.citation, "c", "what returns has the source that it had");
}

#[test]
fn comments_and_order_stay() {
    let mut files = files();
    let policy = format!("# Of the whole file.\n\n{}# At the end.\n", files["policy/a.toml"]);
    files.insert("policy/a.toml".into(), policy.clone());
    let changed = apply(&files, &[set(3, date(2026, 12, 1), None), Change::PutRule(warn("early"))]).unwrap();
    let mut lines = changed["policy/a.toml"].lines();
    for line in policy.lines() {
        assert!(lines.any(|other| other == line), "{line}\n{}", changed["policy/a.toml"]);
    }
}

#[test]
fn a_rule_is_added_with_its_words_and_the_check_has_nothing_to_say() {
    let changed = apply(&files(), &[Change::PutRule(warn("early"))]).unwrap();
    assert_eq!(check(&changed), []);
    let catalogue = load(&changed).catalogue;
    let rule = catalogue.policy.rules.iter().find(|rule| rule.id == "early").unwrap();
    assert!(!rule.holds_on(date(2026, 11, 30)) && rule.holds_on(date(2026, 12, 1)));
    assert_eq!(catalogue.words("en").unwrap().text("rule-early.attention"), "Come early");
}

#[test]
fn a_rule_takes_the_place_of_another_on_its_day() {
    let words = ["met", "met-why", "not-met", "not-met-why", "unknown", "unknown-why"];
    let change = PutRule {
        replaces: Some("in-time".into()),
        effect: NewEffect::Refuse,
        values: BTreeMap::new(),
        when: Some("end <= today".into()),
        words: BTreeMap::from([("en".into(), words.map(|w| (w.to_owned(), w.to_owned())).into())]),
        ..warn("in-time-2")
    };
    let changed = apply(&files(), &[Change::PutRule(change)]).unwrap();
    assert_eq!(check(&changed), []);
    let policy = load(&changed).catalogue.policy;
    let ids = |day| policy.in_force("demo", day).map(|rule| rule.id.as_str()).collect::<Vec<_>>();
    assert_eq!(ids(date(2026, 11, 30)), ["in-time"]);
    assert_eq!(ids(date(2026, 12, 1)), ["in-time-2"]);
}

#[test]
fn a_rule_is_written_anew_and_its_words_stand_once() {
    let first = apply(&files(), &[Change::PutRule(warn("early"))]).unwrap();
    let mut second = warn("early");
    second.from = date(2027, 1, 1);
    second.words.get_mut("en").unwrap().insert("attention".into(), "Come very early".into());
    let changed = apply(&first, &[Change::PutRule(second)]).unwrap();
    assert_eq!(check(&changed), []);
    let words = &changed["locales/en/service.ftl"];
    assert_eq!(words.matches("rule-early =").count(), 1, "{words}");
    assert!(words.contains("Come very early"));
}

#[test]
fn a_rule_ends_on_its_last_day() {
    let end = EndRule { rule: "in-time".into(), last: date(2026, 12, 31), citation: "PP 2".into() };
    let changed = apply(&files(), &[Change::EndRule(end.clone())]).unwrap();
    let policy = load(&changed).catalogue.policy;
    assert!(policy.rules[0].holds_on(end.last));
    assert!(!policy.rules[0].holds_on(date(2027, 1, 1)));
    assert_eq!(policy.rules[0].citation, "law; PP 2");
    let early = EndRule { last: date(2019, 1, 1), ..end };
    refused(Change::EndRule(early), "last", Problem::EndsBeforeItBegins);
}

#[test]
fn a_document_has_its_page_from_its_day_on() {
    let mut base = files();
    base.insert("locales/en/demo.ftl".into(), "section-b = B\n".into());
    let changed = apply(&base, &[Change::AddDocument(document())]).unwrap();
    assert_eq!(check(&changed), []);
    let catalogue = load(&changed).catalogue;
    let service = &catalogue.services["demo"];
    let page = service.page("health-insurance").unwrap();
    for (day, asked) in [("2026-11-30", false), ("2026-12-01", true), ("2026-12-02", true)] {
        let today = crate::policy::expression::Fact::Text(day.into());
        let facts = BTreeMap::from([("today".to_owned(), today)]);
        assert_eq!(crate::form::walk::is_shown(page, &facts), asked, "{day}");
    }
    let rule = catalogue.policy.rules.iter().find(|rule| rule.id == "demo-insurance").unwrap();
    assert!(matches!(&rule.effect, Effect::Document { field } if field == "health_insurance"));
    assert_eq!(catalogue.words("en").unwrap().text("field-health_insurance"), "Proof of health insurance");
    assert!(
        changed["locales/en/demo.ftl"].contains("rule-demo-insurance"),
        "words of one service in its file"
    );
}

#[test]
fn what_cannot_be_is_refused_at_its_field() {
    let day = date(2026, 12, 1);
    refused(set(3, day, Some(date(2026, 11, 1))), "until", Problem::EndsBeforeItBegins);
    refused(set(3, date(2019, 1, 1), Some(date(2019, 2, 1))), "until", Problem::NothingToReturnTo);
    refused(set(3, date(2019, 1, 1), Some(date(2020, 2, 1))), "until", Problem::ValueBetween);
    let rule = |change: fn(&mut PutRule)| {
        let mut rule = warn("early");
        change(&mut rule);
        Change::PutRule(rule)
    };
    refused(rule(|r| r.citation = " ".into()), "citation", Problem::NoCitation);
    refused(rule(|r| r.until = Some(date(2026, 1, 1))), "until", Problem::EndsBeforeItBegins);
    refused(rule(|r| r.when = Some("end >".into())), "when", Problem::Expression);
    refused(rule(|r| r.when = Some("(".repeat(30) + "end" + &")".repeat(30))), "when", Problem::Expression);
    refused(rule(|r| r.applies = Some("x".repeat(600))), "applies", Problem::Expression);
    refused(rule(|r| r.services = vec!["other".into()]), "services", Problem::UnknownService);
    refused(rule(|r| r.services.clear()), "services", Problem::NoService);
    refused(rule(|r| r.id = "Früh".into()), "id", Problem::Name);
    refused(rule(|r| r.words.clear()), "words.en.attention", Problem::WordsMissing);
    refused(
        rule(|r| r.effect = NewEffect::Waive { waive: "no".into() }),
        "effect.waive",
        Problem::UnknownRule,
    );
    refused(
        rule(|r| r.effect = NewEffect::Fee { fee: "-5".into(), label: None }),
        "effect.fee",
        Problem::NegativeMoney,
    );
    refused(
        rule(|r| r.effect = NewEffect::Fee { fee: "1.5".into(), label: None }),
        "effect.fee",
        Problem::NotWhole,
    );
    let words = |text: &str| {
        let mut rule = warn("early");
        rule.words.get_mut("en").unwrap().insert("attention".into(), text.into());
        Change::PutRule(rule)
    };
    refused(words("A { $brace"), "words.en.attention", Problem::WordsUnreadable);
    let mut document = document();
    document.document = "no good".into();
    refused(Change::AddDocument(document.clone()), "document", Problem::Name);
    document.service = "other".into();
    refused(Change::AddDocument(document), "service", Problem::UnknownService);
    let file = WriteFile { path: "../x".into(), text: String::new() };
    refused(Change::WriteFile(file), "path", Problem::NoSuchFile);
}

#[test]
fn money_is_never_below_nothing() {
    let mut files = files();
    let policy = files.get_mut("policy/a.toml").unwrap();
    *policy = policy.replacen("unit = \"days\"", "unit = \"rupiah\"", 1);
    let faults = apply(&files, &[set(-1, date(2026, 12, 1), None)]).unwrap_err();
    assert_eq!((faults[0].field.as_str(), faults[0].problem), ("value", Problem::NegativeMoney));
}

#[test]
fn a_file_that_cannot_be_read_is_told_with_its_line() {
    let text = "# fine\n[[parameter]]\nid = \"least\"\nunit = \n".to_owned();
    let changes = [Change::WriteFile(WriteFile { path: "policy/a.toml".into(), text })];
    let changed = apply(&files(), &changes).unwrap();
    assert!(
        check(&changed).iter().any(|c| c.file == "policy/a.toml" && c.line == 4),
        "{:?}",
        check(&changed)
    );
}

fn any_day() -> impl Strategy<Value = Date> {
    (2021_i16..2040, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Between its days the figure is the new one, on every other day the one of before.
    #[test]
    fn amended_is_what_was_asked(
        value in 0_i64..1_000_000,
        from in any_day(),
        length in proptest::option::of(0_i32..900),
        offset in -2_i32..1_000,
    ) {
        let until = length.map(|days| from.checked_add(jiff::Span::new().days(days)).unwrap());
        let changed = apply(&files(), &[set(value, from, until)]).unwrap();
        let day = from.checked_add(jiff::Span::new().days(offset)).unwrap();
        let within = day >= from && until.is_none_or(|until| day <= until);
        prop_assert_eq!(on(&changed, day), if within { value } else { 2 });
        if let Some(after) = until.and_then(|until| until.tomorrow().ok()) {
            prop_assert_eq!(on(&changed, after), 2);
        }
    }

    /// Whatever is written as words is either refused or shown as it was written.
    #[test]
    fn words_are_shown_as_written(text in "[ -~é—]{1,60}") {
        let mut rule = warn("early");
        rule.words.get_mut("en").unwrap().insert("attention".into(), text.clone());
        if let Ok(changed) = apply(&files(), &[Change::PutRule(rule)]) {
            let loaded = load(&changed);
            prop_assert!(loaded.complaints.is_empty(), "{:?}", loaded.complaints);
            if !text.contains('{') {
                let shown = loaded.catalogue.words("en").unwrap().text("rule-early.attention");
                prop_assert_eq!(shown, text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }
}

/// The small catalogue with a second rule, which waives the first.
fn with_waiver() -> Files {
    let mut files = files();
    let policy = "\n[[rule]]\nid = \"leniency\"\nservices = [\"demo\"]\nfrom = 2026-01-01\ncitation = \"c\"\n\
        when = \"end >= '2026-06-01'\"\neffect = { waive = \"in-time\" }\n";
    files.get_mut("policy/a.toml").unwrap().push_str(policy);
    files.get_mut("locales/en/a.ftl").unwrap().push_str(
        "rule-leniency =\n    .attention = You are late\n    .attention-why = This once it is taken.\n",
    );
    files
}

fn stricter(until: Option<Date>) -> Change {
    let words = ["met", "met-why", "not-met", "not-met-why", "unknown", "unknown-why"];
    Change::PutRule(PutRule {
        id: "in-time-strict".into(),
        replaces: Some("in-time".into()),
        until,
        when: Some("end < add_days(today, 7)".into()),
        effect: NewEffect::Refuse,
        values: BTreeMap::new(),
        words: BTreeMap::from([("en".into(), words.map(|name| (name.into(), "s".into())).into())]),
        ..warn("x")
    })
}

/// The rules that hold on a day, by name.
fn hold(files: &Files, day: Date) -> Vec<(String, Option<String>)> {
    let catalogue = load(files).catalogue;
    let rules = catalogue.policy.in_force("demo", day);
    let waives = |effect: &Effect| match effect {
        Effect::Waive { rule } => Some(rule.clone()),
        _ => None,
    };
    rules.map(|rule| (rule.id.clone(), waives(&rule.effect))).collect()
}

#[test]
fn a_rule_that_gave_way_for_a_time_is_back_the_day_after_with_its_words_and_its_waiver() {
    let changed = apply(&with_waiver(), &[stricter(Some(date(2026, 12, 31)))]).unwrap();
    assert_eq!(check(&changed), []);
    let pair =
        |rule: &str, waiver: &str| vec![(rule.to_owned(), None), (waiver.to_owned(), Some(rule.to_owned()))];
    let sorted = |day| {
        let mut rules = hold(&changed, day);
        rules.sort_by_key(|(_, waives)| waives.is_some());
        rules
    };
    assert_eq!(sorted(date(2026, 11, 30)), pair("in-time", "leniency"));
    let during = pair("in-time-strict", "leniency-for-in-time-strict");
    assert_eq!(sorted(date(2026, 12, 1)), during);
    assert_eq!(sorted(date(2026, 12, 31)), during);
    assert_eq!(sorted(date(2027, 1, 1)), pair("in-time-again", "leniency-for-in-time-again"));
    let catalogue = load(&changed).catalogue;
    assert_eq!(catalogue.words("en").unwrap().text("rule-in-time-again.not-met"), "n");
}

#[test]
fn a_waiver_of_a_rule_that_gave_way_for_good_waives_the_new_one() {
    let changed = apply(&with_waiver(), &[stricter(None)]).unwrap();
    assert_eq!(check(&changed), []);
    let names: Vec<_> = hold(&changed, date(2027, 6, 1)).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["leniency-for-in-time-strict", "in-time-strict"]);
}

#[test]
fn what_is_called_official_says_where_it_was_read() {
    let Change::SetParameter(figure) = set(3, date(2026, 12, 1), None) else { unreachable!() };
    let official = SetParameter { verified: Verified::Official, ..figure.clone() };
    refused(Change::SetParameter(official.clone()), "source", Problem::NoSource);
    let read = SetParameter { source: "BN 2026/12".into(), ..official };
    let known = |change: SetParameter| {
        let files = apply(&files(), &[Change::SetParameter(change)]).unwrap();
        load(&files).catalogue.policy.parameters["least"].on(date(2026, 12, 1)).cloned().unwrap()
    };
    assert_eq!(known(figure).verified, Verified::Secondary);
    let read = known(read);
    assert_eq!((read.verified, read.source.as_str()), (Verified::Official, "BN 2026/12"));
}

#[test]
fn a_document_stands_in_the_guide_too() {
    let mut files = files();
    let guide = files.get_mut("services/demo/guide.en.md").unwrap();
    *guide = guide.replacen("{#requirements}\n\nText.\n", "{#requirements}\n\n- A passport.\n\nText.\n", 1);
    let changed = apply(&files, &[Change::AddDocument(document())]).unwrap();
    assert_eq!(check(&changed), []);
    let guide = &changed["services/demo/guide.en.md"];
    assert!(guide.contains("- A passport.\n- Proof of health insurance.\n\nText.\n"), "{guide}");
}

#[test]
fn a_question_is_asked_in_its_days_and_a_rule_reads_it() {
    let words = QuestionWords {
        label: "Exchange".into(),
        question: "Do you come with an exchange?".into(),
        hint: String::new(),
        options: BTreeMap::from([("yes".into(), "Yes".into()), ("no".into(), "No".into())]),
    };
    let question = AddQuestion {
        service: "demo".into(),
        field: "exchange".into(),
        options: vec!["yes".into(), "no".into()],
        names: None,
        screening: true,
        from: date(2026, 12, 1),
        until: Some(date(2026, 12, 31)),
        when: None,
        after: None,
        words: BTreeMap::from([("en".into(), words)]),
    };
    let places = AddParameter {
        parameter: "places".into(),
        service: "demo".into(),
        unit: "days".into(),
        value: 7,
        from: date(2026, 12, 1),
        citation: "PP 1/2026".into(),
        source: String::new(),
        verified: Verified::Secondary,
        words: BTreeMap::from([("en".into(), "Places".into())]),
    };
    let rule = PutRule {
        when: Some("exchange == 'yes'".into()),
        until: Some(date(2026, 12, 31)),
        values: BTreeMap::from([("days".into(), "places".into())]),
        ..warn("exchange")
    };
    let all = [Change::AddQuestion(question.clone()), Change::AddParameter(places), Change::PutRule(rule)];
    let changed = apply(&files(), &all).unwrap();
    assert_eq!(check(&changed), []);
    let catalogue = load(&changed).catalogue;
    assert!(catalogue.services["demo"].screening.iter().any(|page| page.id == "exchange"));
    assert_eq!(catalogue.policy.parameters["places"].on(date(2026, 12, 1)).unwrap().value, 7);
    assert_eq!(catalogue.words("en").unwrap().text("option-exchange-yes"), "Yes");
    let unnamed = AddQuestion { options: vec!["maybe".into()], ..question };
    refused(Change::AddQuestion(unnamed), "words.en.options.maybe", Problem::WordsMissing);
}

#[test]
fn a_choice_by_number_is_taken_on_one_line_and_written_on_lines() {
    let one = "{ $days -> [one] You have a day. *[other] You have { $days } days. }";
    let mut rule = warn("early");
    rule.words.get_mut("en").unwrap().insert("attention-why".into(), one.into());
    let changed = apply(&files(), &[Change::PutRule(rule)]).unwrap();
    assert_eq!(check(&changed), []);
    let catalogue = load(&changed).catalogue;
    let said = |days: i64| {
        let args = crate::catalogue::words::Args::new().with("days", days);
        catalogue.words("en").unwrap().text_with("rule-early.attention-why", &args)
    };
    assert_eq!([said(1), said(3)], ["You have a day.", "You have 3 days."]);
    let mut broken = warn("early");
    broken.words.get_mut("en").unwrap().insert("attention-why".into(), "{ $days -> [one] A day. }".into());
    refused(Change::PutRule(broken), "words.en.attention-why", Problem::WordsUnreadable);
}
