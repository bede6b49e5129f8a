//! Whom a version concerns: the services that it changes anything of.

use std::collections::BTreeSet;

use crate::catalogue::Catalogue;
use crate::policy::{Policy, Rule};

/// The services whose form, guide, rules or figures differ, and those that are new or gone.
pub fn concerned(old: &Catalogue, new: &Catalogue) -> Vec<String> {
    let ids: BTreeSet<&String> = old.services.keys().chain(new.services.keys()).collect();
    ids.into_iter().filter(|id| differs(old, new, id)).cloned().collect()
}

fn differs(old: &Catalogue, new: &Catalogue, id: &str) -> bool {
    if old.services.get(id) != new.services.get(id) {
        return true;
    }
    let languages = || old.languages.iter().chain(&new.languages);
    if languages().any(|language| old.guide(id, language) != new.guide(id, language)) {
        return true;
    }
    let (before, after) = (rules(&old.policy, id), rules(&new.policy, id));
    if before != after {
        return true;
    }
    let days = |catalogue: &Catalogue| catalogue.services.get(id).map(|service| service.days.clone());
    let read: BTreeSet<String> = before
        .iter()
        .flat_map(|rule| rule.expressions().flat_map(|expression| expression.names().to_vec()))
        .chain(days(new).into_iter().flat_map(|(least, most)| [least, most]))
        .collect();
    read.iter().any(|name| old.policy.parameters.get(name) != new.policy.parameters.get(name))
}

fn rules<'p>(policy: &'p Policy, id: &str) -> Vec<&'p Rule> {
    policy.rules.iter().filter(|rule| rule.services.iter().any(|service| service == id)).collect()
}
