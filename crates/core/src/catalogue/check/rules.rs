//! What can be proved of rules and pages without a person: that they can hold, that they do not always hold,
//! that another does not make them idle, and that a fee has no gap in time. Conditions are tried over every
//! combination of the choices they read; dates and text stay unknown, so nothing is called impossible that is not.

use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

use super::super::load::Source;
use super::super::{Complaint, Files, Loaded};
use super::{find, source};
use crate::form::{FieldKind, Service};
use crate::policy::assess::{holds, parameter_facts};
use crate::policy::assessment::Figure;
use crate::policy::expression::{Expression, Fact, Facts, Known};
use crate::policy::{Effect, Policy, Rule};

/// The most combinations of choices that are tried for one question.
const COMBINATIONS: usize = 4_096;

/// What a condition can be over the combinations that were tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Never,
    Always,
    /// It hangs on the choices, or on something that was not tried.
    Open,
}

pub(super) fn check(files: &Files, loaded: &Loaded, complaints: &mut Vec<Complaint>) {
    let policy = &loaded.catalogue.policy;
    for service in loaded.catalogue.services.values() {
        pages(files, policy, service, complaints);
        let rules: Vec<&Rule> =
            policy.rules.iter().filter(|rule| rule.services.contains(&service.id)).collect();
        for rule in &rules {
            with_place(files, rule, complaints, |source, at| reach_of(policy, service, rule, source, at));
            with_place(files, rule, complaints, |source, at| sum(policy, service, rule, source, at));
        }
        shadows(files, policy, service, &rules, complaints);
        overlaps(files, policy, service, &rules, complaints);
        outcome(files, policy, service, &rules, complaints);
        if let Some((from, to, rule)) = gap(rules.iter().filter(|r| matches!(r.effect, Effect::Fee { .. }))) {
            with_place(files, rule, complaints, |source, at| {
                source.complain(
                    at,
                    format!(
                        "{}: from {from} to {to} {} costs nothing; let one rule end where the next begins",
                        rule.id, service.id
                    ),
                );
            });
        }
    }
    for rule in &policy.rules {
        with_place(files, rule, complaints, |source, at| parameters(policy, rule, source, at));
    }
    labels(files, policy, complaints);
}

/// The file and the place where a rule is written.
fn with_place(
    files: &Files,
    rule: &Rule,
    complaints: &mut Vec<Complaint>,
    say: impl FnOnce(&mut Source<'_>, usize),
) {
    let written = format!("id = \"{}\"", rule.id);
    let file = files.iter().find(|(name, text)| name.starts_with("policy/") && text.contains(&written));
    if let Some((file, text)) = file {
        say(&mut Source { file, text, complaints }, find(text, &written));
    }
}

/// The choices among some names, with what each can be.
fn choices<'n>(
    service: &Service,
    names: impl IntoIterator<Item = &'n String>,
) -> BTreeMap<&'n String, Vec<Fact>> {
    let mut choices = BTreeMap::new();
    for name in names {
        let Some(field) = service.fields.get(name) else { continue };
        let facts = match field.kind {
            FieldKind::Choice => {
                field.options.iter().map(|option| Fact::Text(option.value.clone())).collect()
            }
            FieldKind::YesNo => [true, false].map(Fact::YesNo).into(),
            _ => continue,
        };
        choices.insert(name, facts);
    }
    choices
}

/// Calls `each` with every combination; nothing where there are too many. `each` ends it with `false`.
fn combinations(
    policy: &Policy,
    date: Date,
    choices: &BTreeMap<&String, Vec<Fact>>,
    mut each: impl FnMut(&Facts) -> bool,
) -> bool {
    let count = choices.values().try_fold(1_usize, |n, facts| n.checked_mul(facts.len()));
    let Some(count) = count.filter(|count| (1..=COMBINATIONS).contains(count)) else { return false };
    let mut facts = parameter_facts(policy, date);
    for combination in 0..count {
        let mut rest = combination;
        for (name, options) in choices {
            facts.insert((*name).clone(), options[rest % options.len()].clone());
            rest /= options.len();
        }
        if !each(&facts) {
            return true;
        }
    }
    true
}

/// What can come of a question over all choices among `names`, on a day.
fn reach<'n>(
    policy: &Policy,
    service: &Service,
    date: Date,
    names: impl IntoIterator<Item = &'n String>,
    ask: impl Fn(&Facts) -> Known<bool>,
) -> Reach {
    let (mut never, mut always) = (true, true);
    let tried = combinations(policy, date, &choices(service, names), |facts| {
        match ask(facts) {
            Known::Value(true) => never = false,
            Known::Value(false) => always = false,
            Known::Unknown(_) => (never, always) = (false, false),
        }
        never || always
    });
    match (tried, never, always) {
        (true, true, false) => Reach::Never,
        (true, false, true) => Reach::Always,
        _ => Reach::Open,
    }
}

fn names<'r>(rules: &[&'r Rule]) -> Vec<&'r String> {
    rules.iter().flat_map(|rule| rule.conditions()).flat_map(Expression::names).collect()
}

/// The days on which a rule may come to say something else: its own, and those of the parameters it reads.
fn days(policy: &Policy, rule: &Rule) -> BTreeSet<Date> {
    let read = rule.conditions().flat_map(Expression::names).filter_map(|name| policy.parameters.get(name));
    let changes = read.flat_map(|parameter| &parameter.values).map(|value| value.from);
    changes.filter(|day| rule.holds_on(*day)).chain([rule.from]).collect()
}

/// The same on each of those days.
fn reach_at_all(policy: &Policy, service: &Service, rule: &Rule) -> Reach {
    let names = names(&[rule]);
    let on = |day: Date| reach(policy, service, day, names.iter().copied(), |facts| holds(rule, facts));
    let mut reached = days(policy, rule).into_iter().map(on);
    let first = reached.next().unwrap_or(Reach::Open);
    if reached.all(|other| other == first) { first } else { Reach::Open }
}

fn reach_of(policy: &Policy, service: &Service, rule: &Rule, source: &mut Source<'_>, at: usize) {
    if rule.conditions().next().is_none() {
        return;
    }
    let (id, service_id) = (&rule.id, &service.id);
    match (reach_at_all(policy, service, rule), &rule.effect) {
        (Reach::Never, _) => source.complain(
            at,
            format!("{id}: it can never hold for {service_id}; compare its `when` with the options of the fields it reads"),
        ),
        (Reach::Always, Effect::Refuse) => {
            source.complain(at, format!("{id}: it refuses {service_id} to everyone; narrow its `when`"));
        }
        // Before the form, such a paper is not asked of those who file elsewhere.
        (Reach::Always, Effect::Document { .. }) if names(&[rule]).iter().any(|n| !service.is_screening(n)) => {}
        (Reach::Always, _) => source.complain(
            at,
            format!("{id}: it holds for everyone who asks for {service_id}; leave out its `when`, or narrow it"),
        ),
        (Reach::Open, _) => {}
    }
}

/// Whether two rules are ever in force on one day, and the first of those days.
fn together(a: &Rule, b: &Rule) -> Option<Date> {
    let day = a.from.max(b.from);
    (a.holds_on(day) && b.holds_on(day)).then_some(day)
}

/// A rule is idle where another refuses everyone it is about, for as long as it is in force.
fn shadows(
    files: &Files,
    policy: &Policy,
    service: &Service,
    rules: &[&Rule],
    complaints: &mut Vec<Complaint>,
) {
    let waived: BTreeSet<&String> = policy
        .rules
        .iter()
        .filter_map(|rule| match &rule.effect {
            Effect::Waive { rule } => Some(rule),
            _ => None,
        })
        .collect();
    let is_choice = |name: &&String| {
        service.fields.get(*name).is_some_and(|f| matches!(f.kind, FieldKind::Choice | FieldKind::YesNo))
    };
    let chosen = |rule: &Rule| -> BTreeSet<String> {
        rule.conditions().flat_map(Expression::names).filter(is_choice).cloned().collect()
    };
    for (place, rule) in rules.iter().enumerate() {
        let own = chosen(rule);
        if own.is_empty() || matches!(rule.effect, Effect::Waive { .. }) {
            continue;
        }
        for (other_place, refusal) in rules.iter().enumerate() {
            let refuses = matches!(refusal.effect, Effect::Refuse) && !waived.contains(&refusal.id);
            if place == other_place || !refuses || own.is_disjoint(&chosen(refusal)) {
                continue;
            }
            let covered = refusal.from <= rule.from
                && refusal.until.is_none_or(|end| rule.until.is_some_and(|until| until <= end));
            if !covered {
                continue;
            }
            // Where the rule may hold, the refusal holds; two that say the same are told of once, at the later.
            let within = |inner: &Rule, outer: &Rule| {
                let asked = reach(policy, service, inner.from, names(&[inner, outer]), |facts| {
                    let idle = holds(inner, facts) == Known::Value(false)
                        || holds(outer, facts) == Known::Value(true);
                    Known::Value(idle)
                });
                asked == Reach::Always
            };
            let same = matches!(rule.effect, Effect::Refuse) && place < other_place && within(refusal, rule);
            if within(rule, refusal) && !same && reach_at_all(policy, service, rule) != Reach::Never {
                with_place(files, rule, complaints, |source, at| {
                    source.complain(
                        at,
                        format!(
                            "{}: whoever it is about is refused {} by {} already; take one of them out",
                            rule.id, service.id, refusal.id
                        ),
                    );
                });
            }
        }
    }
}

/// Two rules from one day must not say the same fee or figure to one person: neither is the newer.
fn overlaps(
    files: &Files,
    policy: &Policy,
    service: &Service,
    rules: &[&Rule],
    complaints: &mut Vec<Complaint>,
) {
    let said = |rule: &Rule| match &rule.effect {
        Effect::Fee { label: Some(label), .. } => Some(("fee", label.clone())),
        Effect::Figure { name, .. } => Some(("figure", name.clone())),
        _ => None,
    };
    for (i, second) in rules.iter().enumerate() {
        let Some((kind, label)) = said(second) else { continue };
        let same = |first: &&&Rule| {
            first.from == second.from && said(first).as_ref() == Some(&(kind, label.clone()))
        };
        for first in rules[..i].iter().filter(same) {
            let Some(day) = together(first, second) else { continue };
            let both = reach(policy, service, day, names(&[first, second]), |facts| {
                let apart = [first, second].iter().any(|rule| holds(rule, facts) == Known::Value(false));
                Known::Value(!apart)
            });
            if both != Reach::Never {
                with_place(files, second, complaints, |source, at| {
                    source.complain(at, format!("{}: {} says the {kind} {label} from the same day, and both can hold; give the one that shall stand a later `from`, or part them by `when`", second.id, first.id));
                });
            }
        }
    }
}

/// Someone must be able to have the service.
fn outcome(
    files: &Files,
    policy: &Policy,
    service: &Service,
    rules: &[&Rule],
    complaints: &mut Vec<Complaint>,
) {
    let refusals: Vec<&Rule> = rules
        .iter()
        .copied()
        .filter(|rule| matches!(rule.effect, Effect::Refuse) && rule.until.is_none())
        .collect();
    let Some(day) = refusals.iter().map(|rule| rule.from).max() else { return };
    let refused = reach(policy, service, day, names(&refusals), |facts| {
        Known::Value(refusals.iter().any(|rule| holds(rule, facts) == Known::Value(true)))
    });
    // One that refuses everyone alone was told of itself.
    let alone = refusals.iter().any(|rule| reach_at_all(policy, service, rule) == Reach::Always);
    if refused == Reach::Always && !alone {
        let ids: Vec<_> = refusals.iter().map(|rule| rule.id.as_str()).collect();
        with_place(files, refusals[refusals.len() - 1], complaints, |source, at| {
            source.complain(
                at,
                format!(
                    "nobody can have {}: {} refuse every choice together; narrow one of them",
                    service.id,
                    ids.join(", ")
                ),
            );
        });
    }
}

/// A page or an option that is never shown, a condition that waits for a later page, a field on no page.
fn pages(files: &Files, policy: &Policy, service: &Service, complaints: &mut Vec<Complaint>) {
    let file = format!("services/{}/service.toml", service.id);
    let mut source = source(files, &file, complaints);
    let place = |name: &str, text: &str| text.find(&format!("id = \"{name}\""));
    let day = policy.rules.iter().map(|rule| rule.from).max().unwrap_or(Date::MIN);
    let never = |when: &Expression| {
        reach(policy, service, day, when.names(), |facts| when.holds(facts)) == Reach::Never
    };
    let mut asked: BTreeSet<&String> = BTreeSet::new();
    for page in service.all_pages() {
        if let Some(when) = &page.when {
            // A block has pages for many services; one that this service has no use for is no mistake.
            if let Some(at) = place(&page.id, source.text).filter(|_| never(when)) {
                source.complain(
                    at,
                    format!(
                        "the page {} is never shown; compare its `when` with the options it reads",
                        page.id
                    ),
                );
            }
            let later =
                when.names().iter().find(|name| service.fields.contains_key(*name) && !asked.contains(name));
            if let Some(name) = later {
                let at = place(&page.id, source.text).unwrap_or(0);
                source.complain(
                    at,
                    format!(
                        "the page {} waits for {name}, which is not asked before it; move one of the pages",
                        page.id
                    ),
                );
            }
        }
        asked.extend(&page.fields);
    }
    for (name, field) in &service.fields {
        let at = find(source.text, &format!("[field.{name}]"));
        if !asked.contains(name) {
            source.complain(at, format!("{name} is asked on no page; put it on one, or take it out"));
        }
        for option in &field.options {
            if option.when.as_ref().is_some_and(never) {
                source.complain(
                    at,
                    format!("{name}: the option {} is never offered; look at its `when`", option.value),
                );
            }
        }
    }
}

/// What a fee, a limit or a refusal reads must be known from the day on which the rule begins.
fn parameters(policy: &Policy, rule: &Rule, source: &mut Source<'_>, at: usize) {
    if !matches!(rule.effect, Effect::Fee { .. } | Effect::Limit(_) | Effect::Refuse) {
        return;
    }
    let read: BTreeSet<&String> =
        rule.conditions().chain(rule.effect.expressions()).flat_map(Expression::names).collect();
    for parameter in read.into_iter().filter_map(|name| policy.parameters.get(name)) {
        if parameter.on(rule.from).is_none() {
            let known = parameter.values.first().map_or("never".to_owned(), |value| value.from.to_string());
            source.complain(
                at,
                format!("{}: {} has no value before {known}, the rule begins {}; add the value of that time, or begin later", rule.id, parameter.id, rule.from),
            );
        }
    }
}

/// A fee that can come out below zero, with the first choices by which it does. Numbers that hang on a date or on
/// what is typed stay unknown, and are not judged.
fn sum(policy: &Policy, service: &Service, rule: &Rule, source: &mut Source<'_>, at: usize) {
    let Effect::Fee { amount, .. } = &rule.effect else { return };
    let read: BTreeSet<&String> = rule.conditions().chain([amount]).flat_map(Expression::names).collect();
    let choices = choices(service, read.iter().copied());
    let parameters = read.iter().filter_map(|name| policy.parameters.get(*name));
    let changes = parameters.flat_map(|parameter| &parameter.values).map(|value| value.from);
    let days: BTreeSet<Date> = changes.filter(|day| rule.holds_on(*day)).chain([rule.from]).collect();
    for day in days {
        let mut found = None;
        combinations(policy, day, &choices, |facts| {
            let holds = holds(rule, facts) != Known::Value(false);
            if let (true, Known::Value(Figure::Number(rupiah @ ..0))) = (holds, amount.figure(facts)) {
                let chosen: Vec<String> = choices.keys().map(|name| chosen(name, &facts[*name])).collect();
                found = Some((rupiah, chosen.join(", ")));
            }
            found.is_none()
        });
        if let Some((rupiah, chosen)) = found {
            let with = if chosen.is_empty() { String::new() } else { format!(" with {chosen}") };
            return source.complain(
                at,
                format!(
                    "{}: on {day} the fee of {} is {rupiah}{with}; keep it from falling below 0",
                    rule.id, service.id
                ),
            );
        }
    }
}

/// "kind == 'visit'", as a condition is written.
fn chosen(name: &str, fact: &Fact) -> String {
    match fact {
        Fact::Number(number) => format!("{name} == {number}"),
        Fact::YesNo(answer) => format!("{}{name}", if *answer { "" } else { "!" }),
        Fact::Text(option) => format!("{name} == '{option}'"),
    }
}

/// Fees of one label follow each other without a gap.
fn labels(files: &Files, policy: &Policy, complaints: &mut Vec<Complaint>) {
    let mut labelled: BTreeMap<&String, Vec<&Rule>> = BTreeMap::new();
    for rule in &policy.rules {
        if let Effect::Fee { label: Some(label), .. } = &rule.effect {
            labelled.entry(label).or_default().push(rule);
        }
    }
    for (label, rules) in labelled {
        if let Some((from, to, rule)) = gap(rules.iter()) {
            with_place(files, rule, complaints, |source, at| {
                source.complain(at, format!("{}: from {from} to {to} there is no fee {label}; let one rule end where the next begins", rule.id));
            });
        }
    }
}

/// The first days on which none of the rules is in force, with the one that begins after them.
fn gap<'r>(rules: impl Iterator<Item = &'r &'r Rule>) -> Option<(Date, Date, &'r Rule)> {
    let mut rules: Vec<&Rule> = rules.copied().collect();
    rules.sort_by_key(|rule| rule.from);
    let mut last = rules.first()?.until?;
    for rule in &rules[1..] {
        let next = last.tomorrow().ok()?;
        if rule.from > next {
            return Some((next, rule.from.yesterday().ok()?, rule));
        }
        last = last.max(rule.until?);
    }
    None
}
