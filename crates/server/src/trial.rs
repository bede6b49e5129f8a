//! A change of policy tried on the facts that are stored: blocks are read one by one, each for some milliseconds,
//! and judged on threads of their own, until all are or the time is up.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use lawang_core::catalogue::Catalogue;
use lawang_core::ids::{OfficeId, StreamId};
use lawang_core::policy::assessment::Outcome;
use lawang_core::policy::impact::columns::{BLOCK, Block, CaseFacts, Kept, day_number};
use lawang_core::policy::impact::suppress::shown;
use lawang_core::policy::impact::tally::{Listed, Said, Tally};
use lawang_core::policy::impact::wire::{CaseList, Impact, ListedCase, Standing};
use lawang_core::policy::impact::{Asked, Judged, Trial};
use tokio::runtime::Handle;

use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::{Store, fact, stream};

/// How much is tried at most.
pub struct Limits {
    /// Whether it is time to answer, over the cases that were judged until then. Asked before each block.
    over: Box<dyn Fn() -> bool + Send + Sync>,
    threads: usize,
}

impl Limits {
    /// So long from now.
    pub fn within(time: Duration, threads: usize) -> Self {
        let until = Instant::now() + time;
        Self { over: Box::new(move || Instant::now() >= until), threads }
    }

    /// So many blocks, on one thread.
    #[cfg(test)]
    pub fn blocks(most: usize) -> Self {
        let left = Mutex::new(most);
        let over = move || match left.lock() {
            Ok(mut left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        };
        Self { over: Box::new(over), threads: 1 }
    }
}

/// What is to be tried.
pub struct Change<'a> {
    pub old: &'a Catalogue,
    pub new: &'a Catalogue,
    /// What the facts were made by.
    pub kept: &'a Kept,
    pub asked: Asked,
    pub scopes: BTreeSet<OfficeId>,
}

/// What is read and judged at once.
enum Piece {
    Block(fact::Listed),
    /// Newest cases of a service that are in no block yet.
    Rows(String),
}

/// The rows of a service that were judged, under a name below zero.
type RowNames = BTreeMap<i64, Vec<StreamId>>;

struct Work<'w> {
    store: &'w Store,
    handle: &'w Handle,
    kept: &'w Kept,
    pieces: Mutex<VecDeque<Piece>>,
    rows: Mutex<RowNames>,
    limits: &'w Limits,
}

/// The same for a benchmark: with all the time that it takes.
pub fn back_test(
    state: &AppState,
    handle: &Handle,
    catalogues: [&Catalogue; 2],
    asked: Asked,
    threads: usize,
) -> std::result::Result<Impact, String> {
    let (kept, scopes) = (Kept::of(state.catalogue()), asked.scopes.clone());
    let change = Change { old: catalogues[0], new: catalogues[1], kept: &kept, asked, scopes };
    let limits = Limits { over: Box::new(|| false), threads };
    run(&state.store, handle, change, &limits).map_err(|error| error.to_string())
}

/// Tries a change. It blocks: it belongs on a thread of its own.
pub fn run(store: &Store, handle: &Handle, change: Change<'_>, limits: &Limits) -> Result<Impact> {
    let Change { old, new, kept, asked, scopes } = change;
    let (way, day, from, window) = (asked.way, asked.day, asked.from, asked.window);
    let (first, last) = (day_number(window.0), day_number(window.1));
    let (mut pieces, rows) = handle.block_on(async {
        let mut db = store.read().await?;
        let blocks = fact::blocks(&mut db, first, last).await?;
        let services = fact::services(&mut db).await?;
        let rows = fact::count_rows(&mut db, first, last).await?;
        let pieces = services.into_iter().map(|(service, _)| Piece::Rows(service));
        Result::Ok((pieces.chain(blocks.into_iter().map(Piece::Block)).collect::<VecDeque<_>>(), rows))
    })?;
    let inside = |block: &fact::Listed| block.first >= first && block.last <= last;
    let in_blocks = |piece: &Piece| match piece {
        Piece::Block(block) if inside(block) => block.cases,
        _ => 0,
    };
    let mut cases = rows + pieces.iter().map(in_blocks).sum::<u32>();
    // Of a block at the edge, those that are inside have to be counted.
    for piece in &mut pieces {
        if let Piece::Block(block) = piece
            && !inside(block)
        {
            cases += at_the_edge(store, handle, block, first, last)?;
        }
    }
    let trial = Trial::new(old, new, asked);
    let work = Work { store, handle, kept, pieces: Mutex::new(pieces), rows: Mutex::default(), limits };
    let mut tally = Tally::default();
    std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..limits.threads.max(1)).map(|_| scope.spawn(|| work.judge(&trial))).collect();
        for thread in threads {
            tally.merge(thread.join().map_err(|_| Error::Internal("a trial ended early"))??);
        }
        Result::Ok(())
    })?;
    tally.finish();
    let rows = work.rows.into_inner().unwrap_or_default();
    let lists = lists(store, handle, &tally, &rows, &scopes)?;
    let shown = shown(&tally.all, &tally.own);
    Ok(Impact {
        first: window.0,
        last: window.1,
        from,
        way,
        day,
        looked_at: shown.total.cases,
        cases: shown.total.cases.map(|looked_at| cases.max(looked_at)),
        rules: trial.rules(),
        not_kept: trial.not_kept(kept),
        total: shown.total,
        services: shown.services,
        nationalities: shown.nationalities,
        offices: shown.offices,
        lists,
    })
}

fn at_the_edge(store: &Store, handle: &Handle, block: &fact::Listed, first: i32, last: i32) -> Result<u32> {
    let read = handle.block_on(async {
        let mut db = store.read().await?;
        fact::block(&mut db, block.id, &block.service, Some(&[])).await
    })?;
    Ok(u32::try_from((0..read.rows()).filter(|row| read.filed_between(*row, first, last)).count())
        .unwrap_or(u32::MAX))
}

impl Work<'_> {
    fn next(&self) -> Option<Piece> {
        if (self.limits.over)() {
            return None;
        }
        self.pieces.lock().ok()?.pop_front()
    }

    fn judge(&self, trial: &Trial<'_>) -> Result<Tally> {
        let mut worker = trial.worker();
        while let Some(piece) = self.next() {
            match piece {
                Piece::Block(listed) => {
                    let names = worker.reads(&listed.service);
                    let block = self.read(&listed, names.as_deref())?;
                    if worker.judge(&block, listed.id) == Judged::ReadWhole {
                        worker.judge(&self.read(&listed, None)?, listed.id);
                    }
                }
                Piece::Rows(service) => {
                    let mut last: Option<CaseFacts> = None;
                    loop {
                        let page = self.handle.block_on(async {
                            let mut db = self.store.read().await?;
                            fact::rows(&mut db, &service, last.as_ref(), PAGE).await
                        })?;
                        let Some(newest) = page.last() else { break };
                        last = Some(newest.clone());
                        let name = self.name(&page)?;
                        worker.judge(&Block::of(&service, self.kept, &page), name);
                    }
                }
            }
        }
        Ok(worker.tally)
    }

    fn read(&self, listed: &fact::Listed, names: Option<&[String]>) -> Result<Block> {
        Ok(self.handle.block_on(async {
            let mut db = self.store.read().await?;
            fact::block(&mut db, listed.id, &listed.service, names).await
        })?)
    }

    fn name(&self, page: &[CaseFacts]) -> Result<i64> {
        let mut rows = self.rows.lock().map_err(|_| Error::Internal("a trial ended early"))?;
        let name = rows.keys().next().map_or(-1, |least| least - 1);
        rows.insert(name, page.iter().map(|case| case.stream).collect());
        Ok(name)
    }
}

/// Rows that are read at once.
const PAGE: u32 = 500;
const _: () = assert!(PAGE as usize <= BLOCK);

fn lists(
    store: &Store,
    handle: &Handle,
    tally: &Tally,
    rows: &RowNames,
    scopes: &BTreeSet<OfficeId>,
) -> Result<Vec<CaseList>> {
    let mut lists = vec![];
    for office in scopes {
        let Some(list) = tally.lists.get(&office.0) else {
            lists.push(CaseList { office: office.clone(), cases: vec![], all: 0 });
            continue;
        };
        let mut blocks: BTreeMap<i64, Vec<StreamId>> = BTreeMap::new();
        let mut cases = vec![];
        for listed in &list.newest {
            let streams = match rows.get(&listed.block) {
                Some(streams) => streams,
                None => match blocks.entry(listed.block) {
                    std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
                    std::collections::btree_map::Entry::Vacant(new) => {
                        new.insert(handle.block_on(async {
                            let mut db = store.read().await?;
                            fact::streams(&mut db, listed.block).await
                        })?)
                    }
                },
            };
            let Some(id) = streams.get(listed.row).copied() else { continue };
            let reference = handle.block_on(async {
                let mut db = store.read().await?;
                stream::reference(&mut db, id).await
            })?;
            cases.push(listed_case(id, reference.unwrap_or_default(), listed));
        }
        lists.push(CaseList { office: office.clone(), cases, all: list.all });
    }
    Ok(lists)
}

fn listed_case(stream: StreamId, reference: String, listed: &Listed) -> ListedCase {
    let Listed { before, after, filed, service, .. } = listed;
    let only = |one: &Said, other: &Said| one.documents.difference(&other.documents).cloned().collect();
    ListedCase {
        stream,
        reference,
        service: service.clone(),
        filed: *filed,
        before: standing(before),
        after: standing(after),
        fee_before: before.fee,
        fee_after: after.fee,
        documents_added: only(after, before),
        documents_dropped: only(before, after),
        interview: (before.interview != after.interview).then_some(after.interview),
    }
}

fn standing(said: &Said) -> Standing {
    match said.outcome {
        Outcome::Eligible => Standing::Eligible,
        Outcome::NotEligible => Standing::Refused,
        Outcome::Unknown => Standing::Unknown,
    }
}

/// The days of filing that a trial looks at: so many months up to a day.
pub fn window(months: u32, last: Date) -> (Date, Date) {
    let back = jiff::Span::new().try_months(months).ok();
    (back.and_then(|span| last.checked_sub(span).ok()).unwrap_or(last), last)
}
