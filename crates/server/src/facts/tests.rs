//! What is stored of cases is what they said, however it is stored; and a trial tells of exactly what it looked at.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::{Date, date};
use lawang_core::catalogue::{Files, load};
use lawang_core::ids::OfficeId;
use lawang_core::policy::impact::Asked;
use lawang_core::policy::impact::columns::{Block, Value, day_number};
use lawang_core::policy::impact::wire::{Day, Impact, Row, Way};
use lawang_core::population::Population;
use tempfile::TempDir;
use tokio::runtime::Handle;
use uuid::Uuid;

use super::*;
use crate::config::{Bundles, Config, shipped_files};
use crate::demo::{self, Demo};
use crate::trial::{self, Limits};

/// 2026-11-24 02:00 UTC.
const NOW: i64 = 1_795_485_600_000;
const LAST: Date = date(2026, 11, 23);

async fn server() -> (TempDir, AppState) {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::new(folder.path().join("data"), folder.path().join("key"));
    config.clock = Arc::new(|| NOW);
    config.bundles = Bundles::shipped();
    config.issuer = None;
    crate::init(&config, true).await.unwrap();
    let state = AppState::open(config).await.unwrap();
    fill(&state).await.unwrap();
    (folder, state)
}

/// Invented cases of one service.
fn some(state: &AppState, service: &str, count: usize) -> Vec<CaseFacts> {
    let catalogue = state.catalogue();
    let kept = Kept::of(catalogue);
    let population = Population::new(catalogue, &shipped_files(), 3, LAST).unwrap();
    let mut cases: Vec<CaseFacts> = population
        .cases(4_000)
        .filter(|case| case.service.id == service)
        .take(count)
        .zip(1..)
        .map(|(case, n)| {
            let (nationality, facts) = kept.facts(case.service, &case.answers, case.filed);
            let office = OfficeId(["singaraja", "denpasar"][n % 2].into());
            let stream = StreamId(Uuid::from_u128(n as u128));
            CaseFacts { stream, service: service.into(), office, nationality, filed: case.filed, facts }
        })
        .collect();
    assert_eq!(cases.len(), count);
    cases.sort_by_key(|case| (case.filed, case.stream));
    cases
}

/// All facts that are stored, wherever.
async fn all(state: &AppState) -> Vec<CaseFacts> {
    let mut db = state.store.read().await.unwrap();
    let mut found = vec![];
    for (service, count) in fact::services(&mut db).await.unwrap() {
        found.extend(fact::rows(&mut db, &service, None, count).await.unwrap());
    }
    for block in fact::blocks(&mut db, i32::MIN, i32::MAX).await.unwrap() {
        let streams = fact::streams(&mut db, block.id).await.unwrap();
        found.extend(fact::cases(&mut db, block.id, &streams).await.unwrap());
    }
    found.sort_by_key(|case| case.stream);
    found
}

async fn put(state: &AppState, cases: &[CaseFacts]) {
    let mut write = state.store.write().await.unwrap();
    fact::put_block(&mut write, &Kept::of(state.catalogue()), cases).await.unwrap();
    write.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_block_is_read_back_as_the_cases_it_was_made_of_and_gives_one_up() {
    let (_folder, state) = server().await;
    let cases = some(&state, "itk-extension", 300);
    put(&state, &cases).await;
    let kept = Kept::of(state.catalogue());
    let mut db = state.store.read().await.unwrap();
    let listed = fact::blocks(&mut db, i32::MIN, i32::MAX).await.unwrap().remove(0);
    let days = || cases.iter().map(|case| day_number(case.filed));
    assert_eq!(
        (listed.first, listed.last, listed.cases),
        (days().min().unwrap(), days().max().unwrap(), 300)
    );
    let whole = fact::block(&mut db, listed.id, &listed.service, None).await.unwrap();
    assert_eq!(whole, Block::of("itk-extension", &kept, &cases));
    let read = ["permit_end".to_owned()];
    let part = fact::block(&mut db, listed.id, &listed.service, Some(&read)).await.unwrap();
    assert_eq!(part.facts.keys().collect::<Vec<_>>(), ["permit_end"]);
    assert_eq!(part.facts["permit_end"], whole.facts["permit_end"]);
    assert!(!part.whole);
    let streams = fact::streams(&mut db, listed.id).await.unwrap();
    assert_eq!(fact::cases(&mut db, listed.id, &streams).await.unwrap(), cases);
    drop(db);

    let mut write = state.store.write().await.unwrap();
    fact::forget(&mut write, &kept, &cases[17]).await.unwrap();
    write.commit().await.unwrap();
    let mut left = [&cases[..17], &cases[18..]].concat();
    left.sort_by_key(|case| case.stream);
    assert_eq!(all(&state).await, left);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_corrected_in_a_block_is_corrected_and_a_decision_changes_nothing() {
    let (_folder, state) = server().await;
    let cases = some(&state, "visa-e33f", 40);
    put(&state, &cases).await;
    let mut corrected = cases[3].clone();
    corrected.facts.insert("birth_date".into(), Value::Days(-50 * 365));
    let mut write = state.store.write().await.unwrap();
    let change = Change::Corrected(corrected.clone(), Kept::of(state.catalogue()));
    change.apply(&mut write).await.unwrap();
    write.commit().await.unwrap();
    let found = all(&state).await;
    assert_eq!(found.len(), 40, "once, not twice");
    assert!(found.contains(&corrected) && !found.contains(&cases[3]));
}

#[tokio::test(flavor = "multi_thread")]
async fn facts_that_are_made_anew_from_the_journal_are_those_that_were_kept_as_it_was_written() {
    let (_folder, state) = server().await;
    // Among them are cases that were decided, taken back, and corrected.
    demo::fill(&state, Demo { count: 250, as_entries: 250, seed: 9 }).await.unwrap();
    let kept = all(&state).await;
    assert_eq!(kept.len(), 250);
    // Some of them lie in a block when they are thrown away.
    let mut write = state.store.write().await.unwrap();
    let rows = fact::rows(&mut write, "itk-extension", None, 20).await.unwrap();
    fact::put_block(&mut write, &Kept::of(state.catalogue()), &rows).await.unwrap();
    fact::drop_rows(&mut write, &rows).await.unwrap();
    setting::put(&mut write, FILLED, "by other rules").await.unwrap();
    write.commit().await.unwrap();
    fill(&state).await.unwrap();
    assert_eq!(all(&state).await, kept);
    let mut db = state.store.read().await.unwrap();
    assert!(fact::blocks(&mut db, i32::MIN, i32::MAX).await.unwrap().is_empty(), "all of it was made anew");
}

/// Every fee of the service is another one.
fn dearer() -> Files {
    let mut files = shipped_files();
    let visit = files.get_mut("policy/visit.toml").unwrap();
    let value = "[[parameter.value]]\nfrom = 2026-12-01\nvalue = 777_000\ncitation = \"a draft\"\n\
                 source = \"a draft\"\nverified = \"placeholder\"\n";
    let at = visit.find("verified = \"official\"\n").unwrap() + "verified = \"official\"\n".len();
    visit.insert_str(at, value);
    files
}

async fn tried(state: &AppState, way: Way, limits: Limits) -> Result<Impact> {
    let (state, handle) = (state.clone(), Handle::current());
    let done = tokio::task::spawn_blocking(move || {
        let (old, new) = (load(&shipped_files()).catalogue, load(&dearer()).catalogue);
        let (kept, scopes) = (Kept::of(&old), BTreeSet::from([OfficeId("denpasar".into())]));
        let window = (date(2025, 11, 1), LAST);
        let asked =
            Asked { way, day: Day::Effective, from: date(2026, 12, 1), window, scopes: scopes.clone() };
        let change = trial::Change { old: &old, new: &new, kept: &kept, asked, scopes };
        trial::run(&state.store, &handle, change, &limits)
    });
    done.await.unwrap()
}

fn sum(rows: &[Row], of: impl Fn(&Row) -> Option<u32>) -> u32 {
    rows.iter().map(|row| of(row).unwrap()).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_whose_time_is_up_tells_how_many_it_looked_at_and_of_these_alone() {
    let (_folder, state) = server().await;
    let cases = some(&state, "itk-extension", 400);
    let mut blocks: Vec<&[CaseFacts]> = cases.chunks(100).collect();
    for block in &blocks {
        put(&state, block).await;
    }
    for way in [Way::Changed, Way::Full] {
        let whole = tried(&state, way, Limits::blocks(9)).await.unwrap();
        assert_eq!((whole.looked_at, whole.cases), (Some(400), Some(400)));
        let part = tried(&state, way, Limits::blocks(3)).await.unwrap();
        assert_eq!((part.looked_at, part.cases), (Some(300), Some(400)));
        assert_eq!(sum(&part.services, |row| row.cases), 300);
        assert_eq!(sum(&part.offices, |row| row.cases), 300);
        let (changed, all) = (part.total.other_fee.unwrap(), whole.total.other_fee.unwrap());
        assert!(0 < changed && changed < all && changed <= 300, "{changed} of {all}");
        let none = tried(&state, way, Limits::blocks(0)).await.unwrap();
        assert_eq!((none.looked_at, none.cases, none.total.other_fee), (Some(0), Some(400), Some(0)));
    }
    // The newest come first: of what is left out nothing is told.
    blocks.pop();
    let part = tried(&state, Way::Changed, Limits::blocks(1)).await.unwrap();
    let newest = cases[300..].iter().filter(|case| case.office.0 == "denpasar");
    assert_eq!(part.offices.iter().find(|row| row.key == "denpasar").unwrap().cases, Some(count(newest)));
}

fn count<T>(things: impl Iterator<Item = T>) -> u32 {
    u32::try_from(things.count()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_block_that_is_damaged_ends_the_trial_with_an_error_and_changes_nothing() {
    let (_folder, state) = server().await;
    let cases = some(&state, "itk-extension", 60);
    let (first, second) = cases.split_at(30);
    put(&state, first).await;
    put(&state, second).await;
    let before = state.catalogue().pinned();
    let damages = [
        "UPDATE fact_column SET data = X'FF00FF' WHERE name = 'permit_kind' AND block = 1",
        "UPDATE fact_column SET data = (SELECT data FROM fact_column WHERE name = '@filed' AND block = 2) \
         WHERE name = '@office' AND block = 1",
        "UPDATE fact_column SET data = substr(data, 1, length(data) - 1) WHERE name = '@filed' AND block = 1",
        "DELETE FROM fact_column WHERE name = '@nationality' AND block = 1",
    ];
    for (damage, way) in damages.into_iter().zip([Way::Full, Way::Changed].into_iter().cycle()) {
        let mut write = state.store.write().await.unwrap();
        sqlx::query("DELETE FROM fact_column").execute(&mut *write).await.unwrap();
        sqlx::query("DELETE FROM fact_block").execute(&mut *write).await.unwrap();
        let kept = Kept::of(state.catalogue());
        fact::put_block(&mut write, &kept, first).await.unwrap();
        fact::put_block(&mut write, &kept, &second[1..]).await.unwrap();
        write.commit().await.unwrap();
        assert!(tried(&state, way, Limits::blocks(9)).await.is_ok());
        let mut write = state.store.write().await.unwrap();
        let done = sqlx::query(damage).execute(&mut *write).await.unwrap();
        assert_eq!(done.rows_affected(), 1, "{damage}");
        write.commit().await.unwrap();
        assert!(tried(&state, way, Limits::blocks(9)).await.is_err(), "{damage}");
    }
    assert_eq!(state.catalogue().pinned(), before);
    // What can still be read goes on: the damaged block alone is in the way.
    let mut write = state.store.write().await.unwrap();
    sqlx::query("DELETE FROM fact_column WHERE block = 1").execute(&mut *write).await.unwrap();
    sqlx::query("DELETE FROM fact_block WHERE id = 1").execute(&mut *write).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(tried(&state, Way::Full, Limits::blocks(9)).await.unwrap().looked_at, Some(29));
}
