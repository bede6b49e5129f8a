//! What rules say together: who gives way, what is unknown, and where every reason came from.

use jiff::civil::{Date, date};

use proptest::prelude::*;
use std::collections::BTreeSet;

use super::assess::assess;
use super::assessment::*;
use super::deadlines::{DeadlineFields, deadlines};
use super::otherwise::{Change, nearest, what_would_change};
use crate::catalogue::{Catalogue, Files, load};
use crate::form::Service;
use crate::form::answer::{Answer, Answers};

const SERVICE: &str = r#"
id = "stay"
pictogram = "file"
steps = ["review", "decide"]
days = ["fine", "fine"]
decisive = []
[[screening]]
id = "all"
section = "a"
fields = ["kind", "end", "crisis", "arrived"]
[field.kind]
kind = "choice"
options = ["visit", "work", "study"]
[field.end]
kind = "date"
[field.arrived]
kind = "date"
mrz = "expiry_date"
[field.crisis]
kind = "yes_no"
[field.paper]
kind = "document"
"#;

const PARAMETERS: &str = r#"
[[parameter]]
id = "fine"
unit = "rupiah"
[[parameter.value]]
from = 2025-01-01
value = 100
citation = "PP 1"
source = "site"
verified = "official"
[[parameter.value]]
from = 2027-01-01
value = 200
citation = "PP 2"
source = "site"
verified = "secondary"
[[parameter]]
id = "most"
unit = "days"
[[parameter.value]]
from = 2025-01-01
value = 180
citation = "Reg 1"
source = "book"
verified = "official"
"#;

/// The day most of it is judged.
const TODAY: Date = date(2026, 11, 24);

/// A rule as a line: id, from, when (may be empty), effect.
fn rule((id, from, when, effect): (&str, &str, &str, &str)) -> String {
    let when = if when.is_empty() { String::new() } else { format!("when = {when:?}\n") };
    format!(
        "[[rule]]\nid = {id:?}\nservices = [\"stay\"]\nfrom = {from}\ncitation = \"law of {id}\"\n{when}effect = {effect}\n"
    )
}

struct World(Catalogue);

impl World {
    fn new(rules: &[(&str, &str, &str, &str)]) -> Self {
        let policy: String = rules.iter().map(|r| rule(*r)).collect();
        let files = Files::from([
            ("catalogue.toml".into(), "id = \"x\"\nlanguages = [\"en\"]\n".into()),
            ("services/stay/service.toml".into(), SERVICE.into()),
            ("services/other/service.toml".into(), SERVICE.replace("id = \"stay\"", "id = \"other\"")),
            (
                "services/far/service.toml".into(),
                SERVICE
                    .replace("id = \"stay\"", "id = \"far\"")
                    .replace("kind", "sort")
                    .replace("sort = \"", "kind = \""),
            ),
            ("policy/a.toml".into(), format!("{PARAMETERS}{policy}")),
        ]);
        let loaded = load(&files);
        let wrong: Vec<_> = loaded
            .complaints
            .iter()
            .filter(|c| c.file.contains("services") || c.file.contains("policy"))
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        Self(loaded.catalogue)
    }

    fn service(&self) -> &Service {
        &self.0.services["stay"]
    }

    fn assess_on(&self, day: Date, answers: &[(&str, &str)]) -> Assessment {
        assess(self.service(), &self.0.policy, &typed(answers), day)
    }

    fn assess(&self, answers: &[(&str, &str)]) -> Assessment {
        self.assess_on(TODAY, answers)
    }
}

fn typed(answers: &[(&str, &str)]) -> Answers {
    answers.iter().map(|(field, value)| ((*field).to_owned(), Answer::typed(*value))).collect()
}

fn standings(found: &Assessment) -> Vec<(&str, FindingStanding)> {
    found.findings.iter().map(|f| (f.rule.as_str(), f.standing)).collect()
}

const REFUSE: &str = "\"refuse\"";
const SINCE: &str = "2025-01-01";

#[test]
fn what_is_waived_is_named_with_who_waived_it_and_nothing_else_changes() {
    let world = World::new(&[
        ("late", SINCE, "end < today", REFUSE),
        ("fine", SINCE, "end < today", "{ fee = \"days_between(end, today) * fine\" }"),
        ("crisis", SINCE, "crisis && end >= '2026-11-01'", "{ waive = \"late\" }"),
    ]);
    let refused = world.assess(&[("end", "2026-11-20"), ("crisis", "no")]);
    assert_eq!(refused.outcome, Outcome::NotEligible);
    assert_eq!((refused.fee(), refused.set_aside.len()), (400, 0));

    let waived = world.assess(&[("end", "2026-11-20"), ("crisis", "yes")]);
    assert_eq!(waived.outcome, Outcome::Eligible);
    assert_eq!(standings(&waived), [("crisis", FindingStanding::Attention)]);
    let aside = &waived.set_aside[0];
    assert_eq!((aside.rule.as_str(), aside.by.as_str(), aside.why), ("late", "crisis", GaveWay::Waived));
    assert_eq!((aside.citation.as_str(), aside.facts.join(" ")), ("law of crisis", "crisis end".to_owned()));
    assert_eq!(waived.fee(), 400, "what is not named by the waiver stays");

    // The day before the measure reaches back to, and that day itself.
    assert_eq!(world.assess(&[("end", "2026-10-31"), ("crisis", "yes")]).outcome, Outcome::NotEligible);
    assert_eq!(world.assess(&[("end", "2026-11-01"), ("crisis", "yes")]).outcome, Outcome::Eligible);
    // Whoever is in time has nothing waived, and is told nothing of it.
    let in_time = world.assess(&[("end", "2026-11-24"), ("crisis", "yes")]);
    assert_eq!(standings(&in_time), [("late", FindingStanding::Met)]);
    assert!(in_time.set_aside.is_empty());
}

#[test]
fn a_refusal_that_may_be_waived_is_unknown_and_names_the_answer() {
    let world = World::new(&[
        ("late", SINCE, "end < today", REFUSE),
        ("crisis", SINCE, "crisis", "{ waive = \"late\" }"),
    ]);
    let found = world.assess(&[("end", "2026-11-20")]);
    assert_eq!(found.outcome, Outcome::Unknown);
    assert_eq!(found.findings[0].missing, ["crisis"]);
    // What is waived for certain waits for nothing.
    assert_eq!(world.assess(&[("crisis", "yes")]).outcome, Outcome::Eligible);
    assert_eq!(world.assess(&[("crisis", "no")]).outcome, Outcome::Unknown);
}

#[test]
fn documents_fees_and_interviews_can_be_waived_too() {
    let world = World::new(&[
        ("paper", SINCE, "", "{ document = \"paper\" }"),
        ("fee", SINCE, "", "{ fee = \"fine\" }"),
        ("come", SINCE, "", "\"interview\""),
        ("no-paper", SINCE, "crisis", "{ waive = \"paper\" }"),
        ("no-fee", SINCE, "crisis", "{ waive = \"fee\" }"),
        ("no-visit", SINCE, "crisis", "{ waive = \"come\" }"),
    ]);
    let all = world.assess(&[("crisis", "no")]);
    assert_eq!((all.documents.len(), all.fee(), all.findings.len()), (1, 100, 1));
    let none = world.assess(&[("crisis", "yes")]);
    assert_eq!((none.documents.len(), none.fee(), none.set_aside.len()), (0, 0, 3));
    assert_eq!(none.findings.len(), 3, "each waiver is told");
    let unknown = world.assess(&[]);
    assert_eq!((unknown.documents.len(), unknown.fee()), (1, 100), "until it is known, it is asked for");
}

#[test]
fn a_limit_is_shown_and_refuses_past_its_day() {
    let limit =
        "{ limit = \"stay\", value = \"days_between(arrived, end)\", most = \"most\", unit = \"days\" }";
    let world = World::new(&[("longest", SINCE, "kind == 'visit'", limit)]);
    let on = |end: &str| world.assess(&[("kind", "visit"), ("arrived", "2026-01-01"), ("end", end)]);
    for (end, days, outcome) in [
        ("2026-06-29", 179, Outcome::Eligible),
        ("2026-06-30", 180, Outcome::Eligible),
        ("2026-07-01", 181, Outcome::NotEligible),
    ] {
        let found = on(end);
        let limit = &found.limits[0];
        assert_eq!((found.outcome, limit.value.as_ref().and_then(Figure::number)), (outcome, Some(days)));
        assert_eq!(limit.most, Some(Figure::Measured { number: 180, unit: "days".into() }));
        assert_eq!(found.findings[0].words["value"].number(), Some(days));
    }
    let open = world.assess(&[("kind", "visit"), ("arrived", "2026-01-01")]);
    assert_eq!((open.outcome, open.limits[0].missing.join(" ")), (Outcome::Unknown, "end".to_owned()));
    assert!(open.limits[0].most.is_some(), "the limit is shown before it can be held against anything");
    assert!(world.assess(&[("kind", "work")]).limits.is_empty(), "it is about visits");

    let dates = "{ limit = \"end\", value = \"end\", least = \"today\", most = \"add_days(today, 10)\" }";
    let world = World::new(&[("between", SINCE, "", dates)]);
    for (end, outcome) in [
        ("2026-11-23", Outcome::NotEligible),
        ("2026-11-24", Outcome::Eligible),
        ("2026-12-04", Outcome::Eligible),
        ("2026-12-05", Outcome::NotEligible),
    ] {
        assert_eq!(world.assess(&[("end", end)]).outcome, outcome, "{end}");
    }
}

#[test]
fn a_route_names_where_the_case_goes_and_tells_the_officer() {
    let world = World::new(&[("to-work", SINCE, "kind == 'work'", "{ route = \"work-unit\" }")]);
    let found = world.assess(&[("kind", "work")]);
    assert_eq!(
        (found.routes[0].to.as_str(), found.routes[0].facts.join(" ")),
        ("work-unit", "kind".to_owned())
    );
    assert_eq!(standings(&found), [("to-work", FindingStanding::Check)]);
    assert_eq!(found.outcome, Outcome::Eligible);
    assert!(world.assess(&[("kind", "visit")]).routes.is_empty());
}

#[test]
fn of_fees_with_one_label_the_newest_is_due_and_others_add_up() {
    let world = World::new(&[
        ("new", "2026-11-24", "", "{ fee = \"3 * fine\", label = \"permit\" }"),
        ("old", SINCE, "", "{ fee = \"fine\", label = \"permit\" }"),
        ("work", "2026-11-25", "kind == 'work'", "{ fee = \"5 * fine\", label = \"permit\" }"),
        ("card", SINCE, "", "{ fee = \"7\" }"),
    ]);
    let on = |day: Date, kind: &str| {
        let found = world.assess_on(day, &[("kind", kind)]);
        (
            found.fee(),
            found.set_aside.iter().map(|a| format!("{}>{}", a.rule, a.by)).collect::<Vec<_>>().join(" "),
        )
    };
    assert_eq!(on(date(2026, 11, 23), "work"), (107, String::new()));
    assert_eq!(on(date(2026, 11, 24), "work"), (307, "old>new".into()));
    assert_eq!(on(date(2026, 11, 25), "work"), (507, "old>new new>work".into()));
    assert_eq!(on(date(2026, 11, 25), "visit"), (307, "old>new".into()));
    assert_eq!(on(date(2027, 1, 1), "visit"), (607, "old>new".into()), "the parameter of that day");
}

#[test]
fn every_reason_names_its_facts_and_where_they_came_from() {
    let world = World::new(&[
        ("late", SINCE, "end < today", REFUSE),
        ("fine", SINCE, "end < today", "{ fee = \"days_between(end, today) * fine\" }"),
        ("cut", SINCE, "arrived_scanned != arrived", "\"check\""),
        ("paper", SINCE, "kind == 'work'", "{ document = \"paper\" }"),
    ]);
    let mut answers = typed(&[("end", "2026-11-20")]);
    answers.insert("arrived".into(), Answer::scanned("2026-01-01").retyped("2026-01-02"));
    let found = assess(world.service(), &world.0.policy, &answers, TODAY);
    assert_eq!(found.fees[0].facts, ["end", "fine", "today"]);
    assert_eq!(found.findings[1].facts, ["arrived", "arrived_scanned"]);
    assert_eq!(found.origins["end"], Origin::Typed);
    assert_eq!(found.origins["today"], Origin::Today);
    assert_eq!(
        (&found.origins["arrived"], &found.origins["arrived_scanned"]),
        (&Origin::Corrected, &Origin::Read)
    );
    let Origin::Parameter { value: 100, since, source, verified: Verified::Official, .. } =
        &found.origins["fine"]
    else {
        panic!("{:?}", found.origins)
    };
    assert_eq!((*since, source.as_str()), (date(2025, 1, 1), "site"));
    let paper =
        OpenRule { rule: "paper".into(), citation: "law of paper".into(), missing: vec!["kind".into()] };
    assert_eq!(found.open, [paper]);
    let written = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Assessment>(&written).unwrap(), found);
}

#[test]
fn an_assessment_written_before_there_were_limits_is_read() {
    let old = r#"{"date":"2026-11-24","outcome":"eligible","findings":[],"fees":[{"rule":"f","amount":5,
        "citation":"c","source":"s","verified":"official"}],"documents":[{"rule":"d","document":"p",
        "citation":"c"}],"figures":{}}"#;
    let read: Assessment = serde_json::from_str(old).unwrap();
    assert_eq!((read.fee(), read.limits.len(), read.documents[0].facts.len()), (5, 0, 0));
}

/// Rules of every effect about a handful of answers; `other` and `far` have one each.
fn many() -> World {
    let limit =
        "{ limit = \"stay\", value = \"days_between(arrived, end)\", most = \"most\", unit = \"days\" }";
    World::new(&[
        ("late", SINCE, "end < today", REFUSE),
        ("study", SINCE, "kind == 'study' && !crisis", REFUSE),
        ("longest", SINCE, "kind == 'visit'", limit),
        ("fine", SINCE, "end < today", "{ fee = \"days_between(end, today) * fine\" }"),
        ("fee", SINCE, "", "{ fee = \"fine\", label = \"permit\" }"),
        ("fee-work", "2026-01-01", "kind == 'work'", "{ fee = \"2 * fine\", label = \"permit\" }"),
        ("paper", SINCE, "kind == 'work' || crisis", "{ document = \"paper\" }"),
        ("soon", SINCE, "end >= today && days_between(today, end) < 7", "\"warn\""),
        ("unit", SINCE, "kind == 'work'", "{ route = \"work-unit\" }"),
        ("crisis-late", SINCE, "crisis && end >= '2026-11-01'", "{ waive = \"late\" }"),
        ("crisis-fine", SINCE, "crisis", "{ waive = \"fine\" }"),
    ])
}

/// Any of the answers, each perhaps not given.
fn some_answers() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let day =
        || (-400_i64..400).prop_map(|n| TODAY.checked_add(jiff::Span::new().days(n)).unwrap().to_string());
    let kind = prop::sample::select(vec!["visit", "work", "study"]).prop_map(str::to_owned);
    let crisis = prop::sample::select(vec!["yes", "no"]).prop_map(str::to_owned);
    let perhaps = |s: BoxedStrategy<String>| prop::option::weighted(0.7, s);
    (perhaps(kind.boxed()), perhaps(day().boxed()), perhaps(crisis.boxed()), perhaps(day().boxed())).prop_map(
        |(kind, end, crisis, arrived)| {
            let given = [("kind", kind), ("end", end), ("crisis", crisis), ("arrived", arrived)];
            given.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
        },
    )
}

fn borrowed<'a>(answers: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    answers.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

proptest! {
    #[test]
    fn an_added_answer_changes_nothing_known_without_being_named(answers in some_answers(), left_out in 0..4_usize) {
        let world = many();
        let all = borrowed(&answers);
        let after = world.assess(&all);
        prop_assert_eq!(&after, &world.assess(&all), "the same facts, the same answer");
        if let Some((added, _)) = all.get(left_out) {
            let fewer: Vec<_> = all.iter().filter(|(name, _)| name != added).copied().collect();
            let before = world.assess(&fewer);
            let names = |facts: &[FactName]| facts.iter().any(|fact| fact == added);
            if before.outcome != Outcome::Unknown && before.outcome != after.outcome {
                let named = after.findings.iter().any(|f| names(&f.facts))
                    || after.set_aside.iter().any(|aside| names(&aside.facts));
                prop_assert!(named, "{before:?} {after:?}");
            }
            // Whoever waits for answers says which; what was due and is no more was set aside by name.
            prop_assert!(before.outcome != Outcome::Unknown
                || before.findings.iter().any(|f| !f.missing.is_empty()));
            for gone in before.fees.iter().filter(|line| after.fees.iter().all(|l| l.rule != line.rule)) {
                prop_assert!(after.set_aside.iter().any(|aside| aside.rule == gone.rule && names(&aside.facts)));
            }
        }
    }

    #[test]
    fn every_fact_that_is_named_has_an_origin(answers in some_answers()) {
        let found = many().assess(&borrowed(&answers));
        let named: BTreeSet<_> = found.findings.iter().flat_map(|f| &f.facts)
            .chain(found.fees.iter().flat_map(|f| &f.facts))
            .chain(found.documents.iter().flat_map(|f| &f.facts))
            .chain(found.limits.iter().flat_map(|f| &f.facts))
            .chain(found.routes.iter().flat_map(|f| &f.facts))
            .chain(found.set_aside.iter().flat_map(|f| &f.facts)).collect();
        prop_assert_eq!(named, found.origins.keys().collect::<BTreeSet<_>>());
    }

    /// What is said to turn a refusal does, and a date moved one day less does not.
    #[test]
    fn what_would_change_it_changes_it(answers in some_answers()) {
        let world = many();
        for change in what_would_change(world.service(), &world.0.policy, &typed(&borrowed(&answers)), TODAY) {
            let judge = |to: &str| match change.fact.as_str() {
                "today" => world.assess_on(to.parse().unwrap(), &borrowed(&answers)).outcome,
                fact => {
                    let mut answers = typed(&borrowed(&answers));
                    answers.insert(fact.to_owned(), Answer::typed(to));
                    assess(world.service(), &world.0.policy, &answers, TODAY).outcome
                }
            };
            prop_assert_eq!(judge(&change.to), change.outcome);
            prop_assert_ne!(change.outcome, Outcome::NotEligible);
            if let Some(days) = change.days {
                let day: Date = change.to.parse().unwrap();
                let before = day.checked_sub(jiff::Span::new().days(i64::from(days.signum()))).unwrap();
                prop_assert_eq!(judge(&before.to_string()), Outcome::NotEligible, "{:?}", &change);
            }
        }
    }

    #[test]
    fn a_permit_has_its_deadlines(days in -800_i64..800) {
        let end = TODAY.checked_add(jiff::Span::new().days(days)).unwrap();
        let found = deadlines(&fields(), &many().0.policy, end, TODAY).unwrap();
        prop_assert_eq!(found.due, 100 * (-days).max(0));
        prop_assert_eq!((i64::from(found.days_left), i64::from(found.days_late)), (days, (-days).max(0)));
        prop_assert_eq!(found.is_open(TODAY), (0..=180).contains(&days));
    }
}

fn change(fact: &str, to: &str, days: Option<i32>) -> Change {
    Change { fact: fact.into(), to: to.into(), outcome: Outcome::Eligible, days }
}

#[test]
fn who_is_refused_is_told_what_would_turn_it() {
    let world = many();
    let changes = |answers: &[(&str, &str)]| {
        what_would_change(world.service(), &world.0.policy, &typed(answers), TODAY)
    };
    let study = [("kind", "study"), ("end", "2026-12-31"), ("crisis", "no"), ("arrived", "2026-10-01")];
    assert_eq!(
        changes(&study),
        [change("crisis", "yes", None), change("kind", "visit", None), change("kind", "work", None),]
    );
    // Late by four days: the day itself is in time.
    let late = [("kind", "work"), ("end", "2026-11-20"), ("crisis", "no"), ("arrived", "2026-10-01")];
    assert_eq!(changes(&late), [change("end", "2026-11-24", Some(4))]);
    // Nobody is told to change two things at once, and nobody who is not refused anything.
    let both = [("kind", "study"), ("end", "2026-10-20"), ("crisis", "no"), ("arrived", "2026-10-01")];
    assert_eq!(changes(&both), []);
    assert_eq!(changes(&[("kind", "work"), ("end", "2026-12-31")]), []);
}

#[test]
fn who_comes_too_early_is_told_the_day_from_which_it_is_in_time() {
    let world = World::new(&[("early", SINCE, "today < add_months(end, -3)", REFUSE)]);
    let answers = typed(&[("end", "2028-02-24")]);
    let changes = what_would_change(world.service(), &world.0.policy, &answers, TODAY);
    assert_eq!(changes, [change("end", "2027-02-24", Some(-365)), change("today", "2027-11-24", Some(365))]);
}

#[test]
fn the_nearest_service_is_one_that_is_not_refused_and_asks_the_same() {
    let mut world = many();
    let rule = |service: &str, when: &str| super::Rule {
        id: format!("of-{service}"),
        services: vec![service.into()],
        from: date(2025, 1, 1),
        until: None,
        citation: "law".into(),
        applies: None,
        when: Some(super::expression::Expression::new(when).unwrap()),
        effect: super::Effect::Refuse,
        words: Default::default(),
    };
    world.0.policy.rules.extend([rule("other", "kind == 'visit'"), rule("far", "sort == 'visit'")]);
    let near = |kind: &str| {
        let answers = typed(&[("kind", kind), ("crisis", "no")]);
        let found = nearest(&world.0.services, &world.0.policy, "stay", &answers, TODAY);
        found.into_iter().map(|n| (n.service, n.outcome, n.shared)).collect::<Vec<_>>()
    };
    // `far` asks nothing its rules could be told by these answers.
    assert_eq!(near("study"), [("other".to_owned(), Outcome::Eligible, 2)]);
    assert_eq!(near("visit"), []);
}

fn fields() -> DeadlineFields {
    DeadlineFields {
        ends: "end".into(),
        opens: Some("most".into()),
        late_day: Some("fine".into()),
        fee_days: Some("most".into()),
    }
}

#[test]
fn deadlines_name_their_days_their_cost_and_the_parameters() {
    let policy = many().0.policy;
    let on = |day: Date| deadlines(&fields(), &policy, date(2026, 11, 24), day).unwrap();
    let found = on(TODAY);
    let (first, origin) = found.first.clone().unwrap();
    assert_eq!((first, found.last, found.days_left, found.due), (date(2026, 5, 28), TODAY, 0, 0));
    assert!(matches!(origin, Origin::Parameter { value: 180, since, .. } if since == date(2025, 1, 1)));
    for (day, open) in [
        (date(2026, 5, 27), false),
        (date(2026, 5, 28), true),
        (date(2026, 11, 24), true),
        (date(2026, 11, 25), false),
    ] {
        assert_eq!(on(day).is_open(day), open, "{day}");
    }
    assert_eq!((on(date(2026, 11, 25)).due, on(date(2026, 12, 4)).due), (100, 1_000));
    // What a late day costs is the figure of the day that is asked about.
    assert_eq!(on(date(2027, 1, 1)).due, 38 * 200);
    let bare = DeadlineFields { opens: None, late_day: None, ..fields() };
    let found = deadlines(&bare, &policy, TODAY, date(2026, 12, 24)).unwrap();
    assert_eq!((found.first, found.late_day, found.due, found.days_late), (None, None, 0, 30));
}
