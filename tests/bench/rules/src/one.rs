//! One case after the other, by every rule of the service that has most of them, with all grounds.

use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use lawang_core::catalogue::{Catalogue, Files};
use lawang_core::form::Service;
use lawang_core::policy::assess::assess;
use lawang_core::population::{Invented, Population};
use serde_json::{Value, json};

use crate::{FROM, LAST, SEED, micros, part};

const TIMED: usize = 50_000;
const PEOPLE: usize = 1_000;

pub fn measure(catalogue: &Catalogue, files: &Files) -> Result<Value> {
    let population = Population::new(catalogue, files, SEED, LAST).context("nothing can be filed")?;
    let rules = |service: &Service| catalogue.policy.in_force(&service.id, FROM).count();
    let full = catalogue
        .services
        .values()
        .filter(|service| service.filed.kiosk || service.filed.counter)
        .max_by_key(|service| rules(service))
        .context("there is no service")?;
    let people: Vec<Invented<'_>> =
        population.cases(400_000).filter(|case| case.service.id == full.id).take(PEOPLE).collect();
    let time = |case: &Invented<'_>| {
        let begun = Instant::now();
        black_box(assess(full, &catalogue.policy, &case.answers, case.filed));
        begun.elapsed()
    };
    for case in &people {
        black_box(time(case));
    }
    let mut times: Vec<Duration> = people.iter().cycle().take(TIMED).map(time).collect();
    Ok(json!({
        "assess_us_p50": micros(part(&mut times, 500)),
        "assess_us_p99": micros(part(&mut times, 990)),
        "assess_service": full.id,
        "assess_rules": rules(full),
        "assess_people": people.len(),
    }))
}
