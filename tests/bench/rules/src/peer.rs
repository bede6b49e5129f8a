//! The rules of one service beside zen-engine (GoRules, MIT). What refuses, what is owed and which papers are asked
//! for is written down for it by hand, in its own language; the same people are judged by both on the same day, and
//! all outcomes must be the same before anything is timed. It tells no grounds; `assess` names with each rule the
//! citation, the facts it read and where they came from.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use jiff::civil::Date;
use lawang_core::catalogue::{Catalogue, Files};
use lawang_core::form::answer::Answers;
use lawang_core::form::{FieldKind, Service};
use lawang_core::policy::Policy;
use lawang_core::policy::assess::assess;
use lawang_core::policy::assessment::{FindingStanding, Outcome};
use lawang_core::population::Population;
use serde_json::{Map, Value, json};
use tokio::runtime::Builder;
use zen_engine::model::DecisionContent;
use zen_engine::{Decision, DecisionEngine, Variable};

use crate::{LAST, SEED, micros, part};

const SERVICE: &str = "visa-e33f";
const PEOPLE: usize = 1_000;
const TIMED: usize = 20_000;

/// By id: the rules that refuse, in ZEN's language. Texts are compared as texts: dates sort as they are written.
const REFUSES: &[(&str, &str)] = &[
    ("stay-visa-abroad", "applicant_place == 'indonesia'"),
    (
        "stay-visa-passport-long",
        "d(passport_expiry).isBefore(d(planned_arrival).add(travel_document == 'stateless' ? stateless_months : \
         passport_months, 'month'))",
    ),
    ("stay-visa-funds", "not(has_funds)"),
    ("e33f-age", "d(today).diff(d(birth_date), 'year') < e33f_age_least"),
    ("e33f-income", "number(monthly_income) < e33f_income_least"),
    ("guarantor-able", "guarantor_kind == 'person' and not(guarantor_able)"),
];

const PAPERS: &[(&str, &str)] = &[
    ("passport_page", "true"),
    ("bank_statement", "true"),
    ("onward_ticket", "travel_document == 'stateless'"),
    ("guarantor_letter", "guarantor_kind == 'person' or guarantor_kind == 'company'"),
    ("guarantor_id", "guarantor_kind == 'person' or guarantor_kind == 'company'"),
    ("income_proof", "true"),
    ("photo", "true"),
    ("power_of_attorney", "acting_as == 'helper'"),
];

const FEE: &str = "stay_visa_fee + itas_fee_1 + reentry_fee_1";

/// What both must say.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    refused_by: BTreeSet<String>,
    papers: BTreeSet<String>,
    fee: i64,
}

struct Person {
    answers: Answers,
    day: Date,
    facts: Value,
}

pub fn measure(catalogue: &Catalogue, files: &Files) -> Result<Value> {
    let service = catalogue.services.get(SERVICE).context("the service is gone")?;
    let people = people(catalogue, files, service)?;
    let runtime = Builder::new_current_thread().build()?;
    let decision = decision()?;
    let zen = |facts: Variable| -> Result<Value> {
        let answer = runtime.block_on(decision.evaluate(facts)).map_err(|e| anyhow!("{e}"))?;
        Ok(answer.result.to_value())
    };
    let mut refused = 0;
    for person in &people {
        let (ours, theirs) =
            (said(service, &catalogue.policy, person), read(&zen(person.facts.clone().into())?)?);
        ensure!(ours == theirs, "{ours:?} is not {theirs:?} for {}", person.facts);
        refused += usize::from(!ours.refused_by.is_empty());
    }
    ensure!(refused > PEOPLE / 20, "too few are refused for a comparison: {refused}");
    let mut ours: Vec<Duration> = people
        .iter()
        .cycle()
        .take(TIMED)
        .map(|person| {
            let begun = Instant::now();
            black_box(assess(service, &catalogue.policy, &person.answers, person.day));
            begun.elapsed()
        })
        .collect();
    let mut theirs = vec![];
    for person in people.iter().cycle().take(TIMED) {
        // What it takes is made before the clock starts.
        let facts: Variable = person.facts.clone().into();
        let begun = Instant::now();
        black_box(runtime.block_on(decision.evaluate(facts)).map_err(|e| anyhow!("{e}"))?);
        theirs.push(begun.elapsed());
    }
    Ok(json!({
        "peer": "zen-engine 2.1.6",
        "peer_service": SERVICE,
        "peer_people": people.len(),
        "peer_refused": refused,
        "peer_assess_us_p50": micros(part(&mut ours, 500)),
        "peer_assess_us_p99": micros(part(&mut ours, 990)),
        "peer_zen_us_p50": micros(part(&mut theirs, 500)),
        "peer_zen_us_p99": micros(part(&mut theirs, 990)),
    }))
}

fn decision() -> Result<Decision> {
    let mut expressions = vec![json!({ "id": "fee", "key": "fee", "value": FEE })];
    for (kind, rules) in [("refused", REFUSES), ("paper", PAPERS)] {
        for (id, when) in rules {
            let key = format!("{kind}.{}", id.replace('-', "_"));
            expressions.push(json!({ "id": key, "key": key, "value": when }));
        }
    }
    let content: DecisionContent = serde_json::from_value(json!({
        "nodes": [
            { "id": "in", "name": "in", "type": "inputNode" },
            { "id": "rules", "name": "rules", "type": "expressionNode", "content": { "expressions": expressions } },
            { "id": "out", "name": "out", "type": "outputNode" },
        ],
        "edges": [
            { "id": "1", "sourceId": "in", "targetId": "rules", "type": "edge" },
            { "id": "2", "sourceId": "rules", "targetId": "out", "type": "edge" },
        ],
    }))?;
    let mut decision =
        DecisionEngine::default().create_decision(Arc::new(content)).map_err(|e| anyhow!("{e}"))?;
    decision.compile();
    Ok(decision)
}

/// As invented, and half of them as they turned out, so that some are refused. A birth date that is known in part
/// leaves a rule open here, which the other engine has no word for: such people are left out.
fn people(catalogue: &Catalogue, files: &Files, service: &Service) -> Result<Vec<Person>> {
    let population = Population::new(catalogue, files, SEED, LAST).context("nothing can be filed")?;
    let mut people = vec![];
    for case in population.cases(400_000).filter(|case| case.service.id == service.id) {
        let mut answers = case.answers.clone();
        // Older and younger than they are, richer and poorer, in turns.
        let others = case.turned_out.iter().flat_map(|turned_out| turned_out.answers.clone());
        answers.extend(others);
        if people.len() % 4 == 0 {
            let income = answers.get("monthly_income").map(|answer| answer.clone().retyped("2600"));
            answers.extend(income.map(|income| ("monthly_income".to_owned(), income)));
        }
        let whole = answers.get("birth_date").is_some_and(|answer| answer.value.len() == 10);
        if whole {
            let facts = facts(service, &catalogue.policy, &answers, case.filed);
            people.push(Person { answers, day: case.filed, facts });
        }
        if people.len() == PEOPLE {
            return Ok(people);
        }
    }
    Err(anyhow!("too few people"))
}

/// The same answers and parameters as a document.
fn facts(service: &Service, policy: &Policy, answers: &Answers, day: Date) -> Value {
    let mut facts = Map::new();
    for parameter in policy.read_by(&service.id) {
        if let Some(on) = parameter.on(day) {
            facts.insert(parameter.id.clone(), on.value.into());
        }
    }
    facts.insert("today".into(), day.to_string().into());
    for (field, answer) in answers {
        let value = match service.fields.get(field).map(|field| field.kind) {
            Some(FieldKind::YesNo) => (answer.value == "yes").into(),
            _ => answer.value.clone().into(),
        };
        facts.insert(field.clone(), value);
    }
    Value::Object(facts)
}

fn said(service: &Service, policy: &Policy, person: &Person) -> Said {
    let assessment = assess(service, policy, &person.answers, person.day);
    let refuses = assessment.findings.iter().filter(|finding| finding.standing == FindingStanding::NotMet);
    let said = Said {
        refused_by: refuses.map(|finding| finding.rule.clone()).collect(),
        papers: assessment.documents.iter().map(|needed| needed.document.clone()).collect(),
        fee: assessment.fee(),
    };
    debug_assert_eq!(assessment.outcome == Outcome::NotEligible, !said.refused_by.is_empty());
    said
}

fn read(answer: &Value) -> Result<Said> {
    let holding = |kind: &str, rules: &[(&str, &str)]| -> Result<BTreeSet<String>> {
        let of = answer.get(kind).with_context(|| format!("no {kind} in {answer}"))?;
        let holds = |id: &&str| of.get(id.replace('-', "_")).and_then(Value::as_bool).unwrap_or_default();
        Ok(rules.iter().map(|(id, _)| *id).filter(|id| holds(id)).map(str::to_owned).collect())
    };
    Ok(Said {
        refused_by: holding("refused", REFUSES)?,
        papers: holding("paper", PAPERS)?,
        fee: answer.get("fee").and_then(Value::as_f64).map(crate::whole).context("no fee")?,
    })
}
