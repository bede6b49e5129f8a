//! What changes for a service, and on which day: parameters that get another value, rules that begin or end. Only
//! what an applicant is told of counts; what an officer alone looks at does not.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Effect, Parameter, ParameterValue, Policy, Rule};
use crate::form::Service;

/// For how many days a change is told of.
const DAYS: i64 = 180;

/// Something that is otherwise from a day on.
#[derive(Debug, Clone)]
pub struct Change<'p> {
    /// The first day on which it is so.
    pub on: Date,
    pub what: What<'p>,
}

#[derive(Debug, Clone)]
pub enum What<'p> {
    /// A parameter has another value. `rules` are those of the service that read it on that day.
    Value {
        parameter: &'p Parameter,
        before: &'p ParameterValue,
        after: &'p ParameterValue,
        rules: Vec<&'p Rule>,
    },
    Begins(&'p Rule),
    Ends(&'p Rule),
}

/// What changed in the last 180 days and what is known to change, by day.
pub fn changes<'p>(service: &Service, policy: &'p Policy, date: Date) -> Vec<Change<'p>> {
    let since = date.saturating_sub(DAYS.days());
    let mut changes = all(service, policy);
    changes.retain(|change| since <= change.on);
    // A rule that is still to begin says itself how long it lasts.
    let begins = |change: &Change<'_>| match change.what {
        What::Begins(rule) if change.on > date => Some(rule.id.clone()),
        _ => None,
    };
    let coming: Vec<String> = changes.iter().filter_map(begins).collect();
    changes.retain(|change| !matches!(change.what, What::Ends(rule) if coming.contains(&rule.id)));
    changes
}

/// Every change of a service that the policy knows, by day.
pub fn all<'p>(service: &Service, policy: &'p Policy) -> Vec<Change<'p>> {
    let rules: Vec<&Rule> =
        policy.rules.iter().filter(|rule| rule.services.contains(&service.id) && is_told(rule)).collect();
    let mut changes: Vec<Change<'_>> =
        policy.parameters.values().flat_map(|parameter| values(service, &rules, parameter)).collect();
    // Rules as old as the service's oldest came with it.
    let first = rules.iter().map(|rule| rule.from).min();
    for rule in &rules {
        if Some(rule.from) > first {
            changes.push(Change { on: rule.from, what: What::Begins(rule) });
        }
        if let Some(after) = rule.until.and_then(|until| until.tomorrow().ok())
            && !rules.iter().any(|next| next.from == after && is_same(next, rule))
        {
            changes.push(Change { on: after, what: What::Ends(rule) });
        }
    }
    changes.sort_by_key(|change| change.on);
    changes
}

fn values<'p>(service: &Service, rules: &[&'p Rule], parameter: &'p Parameter) -> Vec<Change<'p>> {
    let named = |name: &Option<String>| name.as_ref() == Some(&parameter.id);
    let deadline = service.deadline.as_ref();
    let of_service = service.days.0 == parameter.id
        || service.days.1 == parameter.id
        || deadline.is_some_and(|d| named(&d.opens) || named(&d.late_day) || named(&d.fee_days));
    let pairs = parameter.values.windows(2).filter(|pair| pair[0].value != pair[1].value);
    let change = |pair: &'p [ParameterValue]| {
        let reads = |rule: &&&Rule| {
            rule.holds_on(pair[1].from) && rule.expressions().any(|e| e.names().contains(&parameter.id))
        };
        let rules: Vec<&Rule> = rules.iter().filter(reads).copied().collect();
        let what = What::Value { parameter, before: &pair[0], after: &pair[1], rules };
        Change { on: pair[1].from, what }
    };
    let concerns = |change: &Change<'_>| match &change.what {
        What::Value { rules, .. } => of_service || !rules.is_empty(),
        What::Begins(_) | What::Ends(_) => true,
    };
    pairs.map(change).filter(concerns).collect()
}

fn is_told(rule: &Rule) -> bool {
    !matches!(rule.effect, Effect::Check | Effect::Route { .. } | Effect::Figure { .. })
}

/// Whether a rule goes on with what another said.
fn is_same(next: &Rule, rule: &Rule) -> bool {
    match (&next.effect, &rule.effect) {
        (Effect::Document { field: a }, Effect::Document { field: b })
        | (Effect::Fee { label: Some(a), .. }, Effect::Fee { label: Some(b), .. }) => a == b,
        (Effect::Limit(a), Effect::Limit(b)) => a.name == b.name,
        (Effect::Interview, Effect::Interview) => true,
        _ => false,
    }
}
