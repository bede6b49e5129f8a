//! `assess`: what the policy of a day says about someone's answers, and why.

use jiff::civil::Date;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::assessment::{
    Assessment, FactName, FeeLine, Figure, Finding, FindingStanding, GaveWay, Limit, NeededDocument,
    OpenRule, Origin, Outcome, Route, SetAside, Verified,
};
use super::expression::{Expression, Fact, Facts, Known};
use super::{Bounds, Effect, Parameter, Policy, Rule};
use crate::case::{Duty, Promise};
use crate::form::answer::{Answer, Answers, FieldId, Provenance};
use crate::form::{FieldKind, Service};

/// What follows a field's name in the name of what its machine-readable zone said ("full_name_scanned").
pub const SCANNED: &str = "_scanned";

/// The name of the day that is judged.
pub const TODAY: &str = "today";

/// The facts rules see: parameters in force on `date`, `today`, the answers that are given, and beside each
/// that was read by machine what was read.
pub fn facts(service: &Service, policy: &Policy, answers: &Answers, date: Date) -> Facts {
    with_answers(parameter_facts(policy, date), service, answers, date)
}

/// The same, with those parameters alone that rules of the service read.
fn facts_of(service: &Service, policy: &Policy, answers: &Answers, date: Date) -> Facts {
    with_answers(known_on(policy.read_by(&service.id), date), service, answers, date)
}

fn with_answers(mut facts: Facts, service: &Service, answers: &Answers, date: Date) -> Facts {
    facts.insert(TODAY.into(), Fact::Text(date.to_string()));
    for (field, answer) in answers {
        insert_answer(&mut facts, service, field, answer);
    }
    facts
}

/// An answer as rules see it, and beside it what was read by machine.
pub(crate) fn insert_answer(facts: &mut Facts, service: &Service, field: &str, answer: &Answer) {
    let Some(fact) = fact(service, field, &answer.value) else { return };
    facts.insert(field.to_owned(), fact);
    if let Some(read) = answer.read() {
        facts.insert(format!("{field}{SCANNED}"), Fact::Text(read.to_owned()));
    }
}

/// An answer's value as rules see it; none for what the service does not ask.
pub(super) fn fact(service: &Service, field: &str, value: &str) -> Option<Fact> {
    Some(match service.fields.get(field)?.kind {
        FieldKind::YesNo => Fact::YesNo(value == "yes"),
        _ => Fact::Text(value.to_owned()),
    })
}

/// The parameters in force on a day.
pub fn parameter_facts(policy: &Policy, date: Date) -> Facts {
    known_on(policy.parameters.values(), date)
}

pub(super) fn known_on<'p>(parameters: impl Iterator<Item = &'p Parameter>, date: Date) -> Facts {
    parameters.filter_map(|p| Some((p.id.clone(), Fact::Number(p.on(date)?.value)))).collect()
}

/// What can be said before the form: a rule that waits for an answer of the form is put off, and does not
/// keep anyone from beginning.
pub fn before_form(service: &Service, policy: &Policy, answers: &Answers, date: Date) -> Assessment {
    let mut assessment = assess(service, policy, answers, date);
    let in_form = |field: &FieldId| service.fields.contains_key(field) && !service.is_screening(field);
    let mut outcome = Outcome::Eligible;
    for finding in &mut assessment.findings {
        match finding.standing {
            FindingStanding::Unknown if finding.missing.iter().any(in_form) => {
                finding.standing = FindingStanding::Later;
            }
            FindingStanding::Unknown if outcome == Outcome::Eligible => outcome = Outcome::Unknown,
            FindingStanding::NotMet => outcome = Outcome::NotEligible,
            _ => {}
        }
    }
    Assessment { outcome, ..assessment }
}

/// What the rules say. They take their turn so: what waives comes first; one refusal or one passed limit is
/// enough to refuse; of fees with one label and of figures with one name the newest rule's stands; all else adds up.
pub fn assess(service: &Service, policy: &Policy, answers: &Answers, date: Date) -> Assessment {
    let rules: Vec<&Rule> = policy.in_force(&service.id, date).collect();
    let mut assessment = tell(policy, &rules, &facts_of(service, policy, answers, date), date);
    assessment.origins = origins(service, policy, answers, &assessment);
    assessment
}

/// The same by every rule, without its grounds: for who asks about a whole nation.
pub(super) fn assess_briefly(
    service: &Service,
    policy: &Policy,
    answers: &Answers,
    date: Date,
) -> Assessment {
    let rules: Vec<&Rule> = policy.in_force(&service.id, date).collect();
    tell_briefly(policy, &rules, &facts_of(service, policy, answers, date), date)
}

/// Whether the service can be had, and nothing of why: for who tries many answers.
pub(super) fn outcome(service: &Service, policy: &Policy, answers: &Answers, date: Date) -> Outcome {
    let decides = |rule: &&Rule| rule.effect.can_refuse() || matches!(rule.effect, Effect::Waive { .. });
    let rules: Vec<&Rule> = policy.in_force(&service.id, date).filter(decides).collect();
    tell_briefly(policy, &rules, &facts_of(service, policy, answers, date), date).outcome
}

/// What some rules say about facts that are at hand, without its grounds: for who tries a change over many cases.
pub(super) fn tell_briefly(policy: &Policy, rules: &[&Rule], facts: &Facts, date: Date) -> Assessment {
    Telling::of(policy, rules, facts, date, true)
}

fn tell(policy: &Policy, rules: &[&Rule], facts: &Facts, date: Date) -> Assessment {
    Telling::of(policy, rules, facts, date, false)
}

/// Whether a rule holds: it is about this person, and its condition is there.
pub fn holds(rule: &Rule, facts: &Facts) -> Known<bool> {
    let known = |condition: &Option<Expression>| {
        condition.as_ref().map_or(Known::Value(true), |condition| condition.holds(facts))
    };
    match known(&rule.applies) {
        Known::Value(true) => known(&rule.when),
        settled_or_not => settled_or_not,
    }
}

/// A rule that takes another away, or may do so.
struct Waiver<'r> {
    by: &'r Rule,
    /// Nothing where it holds.
    missing: Vec<FieldId>,
}

/// Who waives which rule. One that holds comes before one that may.
fn waivers<'r>(rules: &[&'r Rule], facts: &Facts) -> BTreeMap<&'r str, Waiver<'r>> {
    let mut waivers: BTreeMap<&str, Waiver<'_>> = BTreeMap::new();
    for by in rules {
        let Effect::Waive { rule } = &by.effect else { continue };
        let missing = match holds(by, facts) {
            Known::Value(true) => vec![],
            Known::Value(false) => continue,
            Known::Unknown(missing) => missing,
        };
        match waivers.get(rule.as_str()) {
            Some(known) if known.missing.is_empty() || !missing.is_empty() => {}
            _ => {
                waivers.insert(rule, Waiver { by, missing });
            }
        }
    }
    waivers
}

/// An assessment while rule after rule says its part.
struct Telling<'a> {
    policy: &'a Policy,
    facts: &'a Facts,
    waivers: BTreeMap<&'a str, Waiver<'a>>,
    /// The rule whose fee or figure stands, by label or name.
    newest: BTreeMap<(&'static str, &'a str), &'a Rule>,
    /// Without the facts that were read and the values for words.
    brief: bool,
    assessment: Assessment,
}

impl<'a> Telling<'a> {
    fn of(policy: &'a Policy, rules: &[&'a Rule], facts: &'a Facts, date: Date, brief: bool) -> Assessment {
        let mut told = Telling {
            policy,
            facts,
            waivers: waivers(rules, facts),
            newest: BTreeMap::new(),
            brief,
            assessment: Assessment::on(date),
        };
        for rule in rules {
            told.apply(rule);
        }
        told.waivers_that_mattered(rules);
        told.assessment
    }

    fn apply(&mut self, rule: &'a Rule) {
        // Whom a rule is not about, it tells nothing, also not that its requirement is met.
        if rule.applies.as_ref().is_some_and(|applies| applies.holds(self.facts) == Known::Value(false)) {
            return;
        }
        let holds = holds(rule, self.facts);
        match &rule.effect {
            Effect::Refuse => self.refusal(rule, holds),
            Effect::Limit(bounds) => self.limit(rule, bounds, holds),
            // They have had their turn.
            Effect::Waive { .. } => {}
            _ => match holds {
                Known::Value(true) if !self.waived(rule) => self.says(rule),
                Known::Unknown(missing) if !self.waived_away(rule) => self.waits(rule, missing),
                _ => {}
            },
        }
    }

    /// Whether a rule that would say something gives way to one that waives it.
    fn waived(&mut self, rule: &Rule) -> bool {
        let Some(waiver) = self.waivers.get(rule.id.as_str()).filter(|w| w.missing.is_empty()) else {
            return false;
        };
        let by = waiver.by;
        self.gives_way(rule, by, GaveWay::Waived);
        true
    }

    fn waived_away(&self, rule: &Rule) -> bool {
        self.waivers.get(rule.id.as_str()).is_some_and(|waiver| waiver.missing.is_empty())
    }

    fn gives_way(&mut self, rule: &Rule, by: &Rule, why: GaveWay) {
        self.assessment.set_aside.push(SetAside {
            rule: rule.id.clone(),
            by: by.id.clone(),
            why,
            citation: by.citation.clone(),
            facts: self.read(by),
        });
    }

    fn refusal(&mut self, rule: &Rule, holds: Known<bool>) {
        let (standing, missing) = match holds {
            Known::Value(true) => (FindingStanding::NotMet, vec![]),
            Known::Value(false) => (FindingStanding::Met, vec![]),
            Known::Unknown(missing) => (FindingStanding::Unknown, missing),
        };
        if let Some((standing, missing)) = self.unless_waived(rule, standing, missing) {
            let found = self.finding(rule, standing, missing);
            self.stands(found);
        }
    }

    /// What is left of a refusal where a rule waives it, or may.
    fn unless_waived(
        &mut self,
        rule: &Rule,
        standing: FindingStanding,
        missing: Vec<FieldId>,
    ) -> Option<(FindingStanding, Vec<FieldId>)> {
        match standing {
            FindingStanding::NotMet if self.waived(rule) => None,
            FindingStanding::Unknown if self.waived_away(rule) => None,
            FindingStanding::NotMet => match self.waivers.get(rule.id.as_str()) {
                Some(perhaps) => Some((FindingStanding::Unknown, perhaps.missing.clone())),
                None => Some((standing, missing)),
            },
            _ => Some((standing, missing)),
        }
    }

    fn stands(&mut self, found: Finding) {
        let assessment = &mut self.assessment;
        assessment.outcome = match (assessment.outcome, found.standing) {
            (Outcome::NotEligible, _) | (_, FindingStanding::NotMet) => Outcome::NotEligible,
            (_, FindingStanding::Unknown) => Outcome::Unknown,
            (outcome, _) => outcome,
        };
        assessment.findings.push(found);
    }

    fn limit(&mut self, rule: &Rule, bounds: &Bounds, holds: Known<bool>) {
        let facts = self.facts;
        let unit = |expression: &Expression| bounds.unit.as_deref().or_else(|| self.policy.unit(expression));
        let figure = |expression: &Expression| match expression.figure(facts) {
            Known::Value(figure) => Ok(figure.measured(unit(expression))),
            Known::Unknown(missing) => Err(missing),
        };
        let value = figure(&bounds.value);
        let (least, most) = (bounds.least.as_ref().map(figure), bounds.most.as_ref().map(figure));
        let missing: Vec<FieldId> = match &holds {
            Known::Value(false) => return,
            Known::Unknown(missing) => missing.clone(),
            Known::Value(true) => [Some(&value), least.as_ref(), most.as_ref()]
                .into_iter()
                .flatten()
                .filter_map(|figure| figure.as_ref().err())
                .flatten()
                .cloned()
                .collect(),
        };
        let known = |figure: Option<Result<Figure, Vec<FieldId>>>| figure.and_then(Result::ok);
        let (value, least, most) = (value.ok(), known(least), known(most));
        let past = |bound: &Option<Figure>, past: Ordering| {
            value
                .as_ref()
                .zip(bound.as_ref())
                .is_some_and(|(value, bound)| value.compare(bound) == Some(past))
        };
        let passed = past(&least, Ordering::Less) || past(&most, Ordering::Greater);
        let (standing, missing) = match (holds, passed) {
            (Known::Value(true), true) => (FindingStanding::NotMet, vec![]),
            _ if !missing.is_empty() => (FindingStanding::Unknown, missing),
            _ => (FindingStanding::Met, vec![]),
        };
        let Some((standing, missing)) = self.unless_waived(rule, standing, missing) else { return };
        let mut found = self.finding(rule, standing, missing.clone());
        for (name, figure) in [("value", &value), ("least", &least), ("most", &most)] {
            found.words.extend(figure.clone().map(|figure| (name.to_owned(), figure)));
        }
        self.assessment.limits.push(Limit {
            rule: rule.id.clone(),
            name: bounds.name.clone(),
            value,
            least,
            most,
            standing,
            citation: rule.citation.clone(),
            facts: found.facts.clone(),
            missing,
        });
        self.stands(found);
    }

    /// A rule that holds and refuses nobody.
    fn says(&mut self, rule: &'a Rule) {
        match &rule.effect {
            Effect::Warn | Effect::Interview => self.finds(rule, FindingStanding::Attention),
            Effect::Check => self.finds(rule, FindingStanding::Check),
            Effect::Route { to } => {
                self.finds(rule, FindingStanding::Check);
                self.assessment.routes.push(Route {
                    rule: rule.id.clone(),
                    to: to.clone(),
                    citation: rule.citation.clone(),
                    facts: self.read(rule),
                });
            }
            Effect::Document { field } => self.assessment.documents.push(NeededDocument {
                rule: rule.id.clone(),
                document: field.clone(),
                citation: rule.citation.clone(),
                facts: self.read(rule),
            }),
            Effect::Fee { amount, label } => {
                let Some(line) = fee(rule, amount, self.policy, self.facts, self.assessment.date) else {
                    return self.waits(rule, missing(amount, self.facts));
                };
                if self.is_newest("fee", label.as_deref(), rule) {
                    self.assessment.fees.push(line);
                }
            }
            Effect::Figure { name, value, unit } => {
                if let Known::Value(figure) = value.figure(self.facts)
                    && self.is_newest("figure", Some(name), rule)
                {
                    let unit = unit.as_deref().or_else(|| self.policy.unit(value));
                    self.assessment.figures.insert(name.clone(), figure.measured(unit));
                }
            }
            Effect::Refuse | Effect::Limit(_) | Effect::Waive { .. } => {}
        }
    }

    /// Whether a rule's fee or figure stands; the older one gives way. Of two from one day the later in the files.
    fn is_newest(&mut self, kind: &'static str, label: Option<&'a str>, rule: &'a Rule) -> bool {
        let Some(label) = label else { return true };
        match self.newest.get(&(kind, label)).copied() {
            Some(newer) if newer.from > rule.from => {
                self.gives_way(rule, newer, GaveWay::Newer);
                return false;
            }
            Some(older) => {
                self.assessment.fees.retain(|line| line.rule != older.id);
                self.gives_way(older, rule, GaveWay::Newer);
            }
            None => {}
        }
        self.newest.insert((kind, label), rule);
        true
    }

    fn finds(&mut self, rule: &Rule, standing: FindingStanding) {
        let found = self.finding(rule, standing, vec![]);
        self.assessment.findings.push(found);
    }

    fn finding(&self, rule: &Rule, standing: FindingStanding, missing: Vec<FieldId>) -> Finding {
        if self.brief {
            let (rule, citation) = (rule.id.clone(), String::new());
            return Finding { rule, standing, citation, facts: vec![], missing, words: BTreeMap::new() };
        }
        finding(rule, self.policy, self.facts, standing, missing)
    }

    fn read(&self, rule: &Rule) -> Vec<FactName> {
        if self.brief { vec![] } else { read(rule, self.facts) }
    }

    fn waits(&mut self, rule: &Rule, missing: Vec<FieldId>) {
        // What the officer is to look at, and what is shown, is no requirement that anyone waits for.
        if matches!(rule.effect, Effect::Check | Effect::Route { .. } | Effect::Figure { .. }) {
            return;
        }
        let (rule, citation) = (rule.id.clone(), rule.citation.clone());
        self.assessment.open.push(OpenRule { rule, citation, missing });
    }

    /// The applicant is told of what was waived for them, once for each rule that waives.
    fn waivers_that_mattered(&mut self, rules: &[&Rule]) {
        for rule in rules {
            let waived = |aside: &SetAside| aside.by == rule.id && aside.why == GaveWay::Waived;
            if self.assessment.set_aside.iter().any(waived) {
                self.finds(rule, FindingStanding::Attention);
            }
        }
    }
}

fn finding(
    rule: &Rule,
    policy: &Policy,
    facts: &Facts,
    standing: FindingStanding,
    missing: Vec<FieldId>,
) -> Finding {
    let words = rule.words.iter().filter_map(|(name, expression)| match expression.figure(facts) {
        Known::Value(figure) => Some((name.clone(), figure.measured(policy.unit(expression)))),
        Known::Unknown(_) => None,
    });
    Finding {
        rule: rule.id.clone(),
        standing,
        citation: rule.citation.clone(),
        facts: read(rule, facts),
        missing,
        words: words.collect(),
    }
}

/// The facts that a rule had before it, sorted.
fn read(rule: &Rule, facts: &Facts) -> Vec<FactName> {
    let names = rule.expressions().flat_map(Expression::names);
    let read: BTreeSet<&String> = names.filter(|name| facts.contains_key(*name)).collect();
    read.into_iter().cloned().collect()
}

fn missing(expression: &Expression, facts: &Facts) -> Vec<FieldId> {
    expression.names().iter().filter(|name| !facts.contains_key(*name)).cloned().collect()
}

/// Where the facts came from that an assessment names.
fn origins(
    service: &Service,
    policy: &Policy,
    answers: &Answers,
    assessment: &Assessment,
) -> BTreeMap<FactName, Origin> {
    let said = assessment.findings.iter().map(|finding| &finding.facts);
    let said = said.chain(assessment.fees.iter().map(|line| &line.facts));
    let said = said.chain(assessment.documents.iter().map(|document| &document.facts));
    let said = said.chain(assessment.routes.iter().map(|route| &route.facts));
    let said = said.chain(assessment.set_aside.iter().map(|aside| &aside.facts));
    let names: BTreeSet<&FactName> = said.flatten().collect();
    let origin = |name: &FactName| origin(name, service, policy, answers, assessment.date);
    names.into_iter().filter_map(|name| Some((name.clone(), origin(name)?))).collect()
}

fn origin(name: &str, service: &Service, policy: &Policy, answers: &Answers, date: Date) -> Option<Origin> {
    if service.fields.contains_key(name) {
        return Some(match answers.get(name)?.provenance {
            Provenance::Typed => Origin::Typed,
            Provenance::Scanned => Origin::Scanned,
            Provenance::Corrected => Origin::Corrected,
            Provenance::Reused => Origin::Reused,
        });
    }
    if policy.parameters.contains_key(name) {
        return parameter(policy, name, date);
    }
    Some(if name == TODAY { Origin::Today } else { Origin::Read })
}

/// A parameter as it stands on a day.
pub(super) fn parameter(policy: &Policy, name: &str, date: Date) -> Option<Origin> {
    let parameter = policy.parameters.get(name)?;
    let value = parameter.on(date)?;
    Some(Origin::Parameter {
        value: value.value,
        unit: parameter.unit.clone(),
        since: value.from,
        citation: value.citation.clone(),
        source: value.source.clone(),
        verified: value.verified,
    })
}

/// A fee line, with the source of the parameter that sets it.
pub fn fee(rule: &Rule, amount: &Expression, policy: &Policy, facts: &Facts, date: Date) -> Option<FeeLine> {
    // Nobody is owed by a fee: a sum below zero is no line.
    let Known::Value(Figure::Number(rupiah @ 0..)) = amount.figure(facts) else { return None };
    let origin = amount.names().iter().find_map(|name| policy.parameters.get(name)).and_then(|p| p.on(date));
    Some(FeeLine {
        rule: rule.id.clone(),
        amount: rupiah,
        citation: rule.citation.clone(),
        source: origin.map(|o| o.source.clone()).unwrap_or_default(),
        verified: origin.map_or(Verified::Placeholder, |o| o.verified),
        facts: read(rule, facts),
    })
}

/// Whether the rules ask the applicant to come in person.
pub fn needs_visit(policy: &Policy, assessment: &Assessment) -> bool {
    assessment.findings.iter().any(|finding| {
        let rule = policy.rules.iter().find(|rule| rule.id == finding.rule);
        rule.is_some_and(|rule| matches!(rule.effect, Effect::Interview))
    })
}

/// What has to happen to a case: the steps of its service, as far as the rules ask for them.
pub fn plan(service: &Service, policy: &Policy, assessment: &Assessment) -> Vec<Duty> {
    let pays = assessment.fees.iter().any(|line| line.amount > 0);
    let visits = needs_visit(policy, assessment);
    let applies = |duty: &Duty| match duty {
        Duty::Pay => pays,
        Duty::Visit => visits,
        Duty::Review | Duty::Decide | Duty::Collect => true,
    };
    service.plan.iter().copied().filter(applies).collect()
}

/// The service time that is promised on a day.
pub fn promise(service: &Service, policy: &Policy, date: Date) -> Option<Promise> {
    let days = |name: &str| {
        let value = policy.parameters.get(name)?.on(date)?.value;
        u32::try_from(value).ok()
    };
    Some(Promise { least: days(&service.days.0)?, most: days(&service.days.1)? })
}
