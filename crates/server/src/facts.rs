//! Facts of cases, for trying policy: projected with each submission and correction, taken away with a case that
//! is erased, filled from the streams where they are missing, and put together into blocks.
//!
//! What is kept is said by `Kept`: only answers by which rules decide, never who somebody is.

use std::sync::{Arc, Weak};
use std::time::Duration;

use jiff::Timestamp;
use lawang_core::case::{Case, CaseEvent, Step};
use lawang_core::catalogue::Catalogue;
use lawang_core::ids::StreamId;
use lawang_core::journal::sign::Hash;
use lawang_core::policy::impact::columns::{CaseFacts, Kept};

use crate::error::Result;
use crate::state::{AppState, Server};
use crate::store::{Connection, fact, setting, stream};

/// Grows when facts are projected in another way: all are then made anew.
const PROJECTION: u32 = 1;
/// Which facts are there, and up to which stream they were filled.
const FILLED: &str = "facts";
const FILLING: &str = "facts_filling";
/// Streams that are gone through at once; a page holds the connection for some milliseconds.
const PAGE: u32 = 100;
/// As many cases of a service become a block.
pub const TOGETHER: u32 = 1_024;
/// Between two looks whether there are as many.
const PAUSE: Duration = Duration::from_secs(60);

/// What an accepted entry does to the facts.
pub enum Change {
    Put(CaseFacts),
    Corrected(CaseFacts, Kept),
    Forget(CaseFacts, Kept),
}

impl Change {
    pub fn of(state: &AppState, id: StreamId, case: &Case, event: &CaseEvent) -> Option<Self> {
        let facts = || facts(state, id, case);
        let kept = || Kept::of(state.catalogue());
        match event {
            _ if case.erased => facts().map(|facts| Self::Forget(facts, kept())),
            CaseEvent::Submitted(_) => facts().map(Self::Put),
            CaseEvent::Corrected { .. } => facts().map(|facts| Self::Corrected(facts, kept())),
            _ => None,
        }
    }

    pub async fn apply(&self, db: &mut Connection) -> Result<()> {
        match self {
            Self::Put(case) => fact::put(db, case).await?,
            Self::Corrected(case, kept) => {
                fact::forget(db, kept, case).await?;
                fact::put(db, case).await?;
            }
            Self::Forget(case, kept) => fact::forget(db, kept, case).await?,
        }
        Ok(())
    }
}

/// The facts of a case as it stands; none of a service that is not in the catalogue.
fn facts(state: &AppState, id: StreamId, case: &Case) -> Option<CaseFacts> {
    let catalogue = state.catalogue();
    let service = catalogue.services.get(&case.service)?;
    let submitted = case.steps.iter().find(|taken| taken.step == Step::Submitted)?;
    let filed = Timestamp::from_millisecond(submitted.at).ok()?.to_zoned_datetime(state.zone.clone()).date();
    let (nationality, facts) = Kept::of_one(catalogue, service).facts(service, &case.answers, filed);
    let (service, office) = (case.service.clone(), case.office.clone());
    Some(CaseFacts { stream: id, service, office, nationality, filed, facts })
}

/// By what the facts that are there were made.
fn told(catalogue: &Catalogue) -> String {
    Hash::of(&[&PROJECTION.to_be_bytes(), Kept::of(catalogue).told().as_bytes()]).to_string()
}

/// Fills in what is missing, page by page; goes on where it was left. A catalogue whose rules read more makes all
/// anew.
pub async fn fill(state: &AppState) -> Result<()> {
    let told = told(state.catalogue());
    let (filled, filling) = {
        let mut db = state.store.read().await?;
        (setting::get(&mut db, FILLED).await?, setting::get(&mut db, FILLING).await?)
    };
    if filled.as_deref() == Some(&told) {
        return Ok(());
    }
    // "by what, up to where"
    let begun = filling.as_deref().and_then(|text| text.split_once(' ')).filter(|(by, _)| *by == told);
    let mut after = match begun {
        Some((_, after)) => after.to_owned(),
        None => {
            loop {
                let mut write = state.store.write().await?;
                let more = fact::clear_some(&mut write).await?;
                write.commit().await?;
                if !more {
                    break;
                }
            }
            String::new()
        }
    };
    loop {
        // Read and written in one transaction: a correction in between would be lost.
        let mut write = state.store.write().await?;
        let page = stream::page(&mut write, &after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.id.to_string();
        let found: Vec<CaseFacts> =
            page.iter().filter(|s| !s.case.erased).filter_map(|s| facts(state, s.id, &s.case)).collect();
        for case in &found {
            fact::put(&mut write, case).await?;
        }
        setting::put(&mut write, FILLING, &format!("{told} {after}")).await?;
        write.commit().await?;
        tokio::task::yield_now().await;
    }
    let mut write = state.store.write().await?;
    setting::put(&mut write, FILLED, &told).await?;
    setting::put(&mut write, FILLING, "").await?;
    Ok(write.commit().await?)
}

/// Puts rows together where there are enough of one service; not while policy is tried, which would miss them.
pub async fn put_together(state: &AppState) -> Result<()> {
    let kept = Kept::of(state.catalogue());
    loop {
        let Ok(_alone) = state.trials.try_acquire() else { return Ok(()) };
        let mut write = state.store.write().await?;
        let services = fact::services(&mut write).await?;
        let Some((service, _)) = services.into_iter().find(|(_, rows)| *rows >= TOGETHER) else {
            return Ok(());
        };
        let cases = fact::rows(&mut write, &service, None, TOGETHER).await?;
        fact::put_block(&mut write, &kept, &cases).await?;
        fact::drop_rows(&mut write, &cases).await?;
        write.commit().await?;
    }
}

/// Facts of cases that are in no stream: for demos, tests and benchmarks. They are put together at once.
pub async fn seed(state: &AppState, cases: &[CaseFacts]) -> Result<()> {
    let kept = Kept::of(state.catalogue());
    let mut by_service: std::collections::BTreeMap<&str, Vec<CaseFacts>> = std::collections::BTreeMap::new();
    for case in cases {
        by_service.entry(&case.service).or_default().push(case.clone());
    }
    for cases in by_service.into_values() {
        for some in cases.chunks(TOGETHER as usize) {
            let mut write = state.store.write().await?;
            if some.len() == TOGETHER as usize {
                fact::put_block(&mut write, &kept, some).await?;
            } else {
                for case in some {
                    fact::put(&mut write, case).await?;
                }
            }
            write.commit().await?;
        }
    }
    Ok(())
}

async fn run(state: Weak<Server>) {
    loop {
        {
            let Some(server) = state.upgrade() else { return };
            let state = AppState::of(server);
            if state.news.is_stopping() {
                return;
            }
            let done = match fill(&state).await {
                Ok(()) => put_together(&state).await,
                Err(error) => Err(error),
            };
            if let Err(error) = done {
                error.log();
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Begins beside a server, and ends with it.
pub fn begin(state: &Arc<Server>) {
    tokio::spawn(run(Arc::downgrade(state)));
}

#[cfg(test)]
mod tests;
