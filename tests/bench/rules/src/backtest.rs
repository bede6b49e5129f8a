//! A change tried on a nation's cases: stored as the server stores them, in its own encrypted database, read from
//! there block by block and judged on two threads. Every rule over every case, and only what differs, must tell the
//! same.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use jiff::civil::date;
use lawang_core::catalogue::{Catalogue, Files, load};
use lawang_core::ids::{OfficeId, StreamId};
use lawang_core::policy::impact::Asked;
use lawang_core::policy::impact::columns::{CaseFacts, Kept};
use lawang_core::policy::impact::wire::{Day, Impact, Way};
use lawang_core::population::Population;
use lawang_core::population::arrivals::BY_OFFICE;
use lawang_core::population::numbers::{Numbers, Weighted};
use lawang_server::{AppState, Bundles, Config};
use serde_json::{Value, json};
use tokio::runtime::{Handle, Runtime};
use uuid::Uuid;

use crate::{FROM, LAST, SEED, THREADS, changed, whole};

/// Cases that are made and stored at once.
const AT_ONCE: u64 = 100_000;
/// How often each way is timed; the best counts, since nothing makes it faster than it is.
const RUNS: usize = 3;

pub fn measure(files: &Files, cases: u64) -> Result<Value> {
    let (old, new) = (load(files).catalogue, load(&changed(files)?).catalogue);
    let folder = tempfile::tempdir()?;
    let runtime = Runtime::new()?;
    let (state, stored) = runtime.block_on(stored(folder.path(), &old, files, cases))?;
    let bytes = std::fs::metadata(folder.path().join("data/lawang.db"))?.len();
    let try_it = |way| -> Result<(Duration, Impact)> {
        let mut best: Option<(Duration, Impact)> = None;
        for _ in 0..if way == Way::Full { 1 } else { RUNS } {
            let begun = Instant::now();
            let impact = tried(&state, runtime.handle(), [&old, &new], way)?;
            let took = begun.elapsed();
            if best.as_ref().is_none_or(|(least, _)| took < *least) {
                best = Some((took, impact));
            }
        }
        best.context("it was tried at least once")
    };
    let (changed_took, some) = try_it(Way::Changed)?;
    let (full_took, all) = try_it(Way::Full)?;
    ensure!(
        Impact { way: Way::Changed, ..all } == some,
        "only the changed rules must find what all rules find"
    );
    runtime.block_on(state.close());
    let rate = |took: Duration| {
        #[allow(clippy::cast_precision_loss, reason = "a rate has no more than seven digits")]
        let rate = cases as f64 / took.as_secs_f64();
        whole(rate)
    };
    Ok(json!({
        "backtest_cases": some.looked_at,
        "backtest_threads": THREADS,
        "backtest_full_cases_per_s": rate(full_took),
        "backtest_changed_cases_per_s": rate(changed_took),
        "backtest_newly_refused": some.total.newly_refused,
        "backtest_other_documents": some.total.other_documents,
        "backtest_stored_bytes_per_case": bytes / cases.max(1),
        "backtest_storing_s": whole(stored.as_secs_f64()),
    }))
}

/// A server with the facts of so many cases, and how long it took to make and store them.
async fn stored(
    folder: &Path,
    catalogue: &Catalogue,
    files: &Files,
    cases: u64,
) -> Result<(AppState, Duration)> {
    let mut config = Config::new(folder.join("data"), folder.join("key"));
    config.bundles = Bundles::shipped();
    config.issuer = None;
    lawang_server::init(&config, true).await?;
    let state = AppState::open(config).await?;
    let population = Population::new(catalogue, files, SEED, LAST).context("nothing can be filed")?;
    let kept = Kept::of(catalogue);
    let begun = Instant::now();
    for first in (0..cases).step_by(AT_ONCE as usize) {
        let last = cases.min(first + AT_ONCE);
        let middle = first + (last - first) / 2;
        let (mut made, more) = std::thread::scope(|scope| {
            let half = scope.spawn(|| facts(&population, &kept, first, middle));
            let more = facts(&population, &kept, middle, last);
            (half.join().unwrap_or_default(), more)
        });
        made.extend(more);
        ensure!(made.len() as u64 == last - first, "a case could not be filled in");
        // As they would have come in: by the day.
        made.sort_by_key(|case| (case.filed, case.stream));
        lawang_server::seed_facts(&state, &made).await.map_err(|e| anyhow!("{e}"))?;
    }
    Ok((state, begun.elapsed()))
}

fn facts(population: &Population<'_>, kept: &Kept, first: u64, last: u64) -> Vec<CaseFacts> {
    let offices = Weighted::new(BY_OFFICE.iter().map(|(id, _, share)| (*id, *share)));
    let one = |n: u64| {
        let case = population.case(n)?;
        let office = offices.pick(&mut Numbers::of(SEED + 1, n))?;
        let (nationality, facts) = kept.facts(case.service, &case.answers, case.filed);
        Some(CaseFacts {
            stream: StreamId(Uuid::from_u128(n.into())),
            service: case.service.id.clone(),
            office: OfficeId((*office).into()),
            nationality,
            filed: case.filed,
            facts,
        })
    };
    (first..last).filter_map(one).collect()
}

fn tried(state: &AppState, handle: &Handle, catalogues: [&Catalogue; 2], way: Way) -> Result<Impact> {
    let window = (date(2025, 11, 1), LAST);
    let scopes = BTreeSet::from([OfficeId("medan".into())]);
    let asked = Asked { way, day: Day::Effective, from: FROM, window, scopes };
    lawang_server::back_test(state, handle, catalogues, asked, THREADS).map_err(|why| anyhow!(why))
}
