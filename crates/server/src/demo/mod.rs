//! Fills a server of demo data with invented cases of the last twelve months (`core::population`), so that there is
//! something to try policy on. They come in as all cases do: devices of their own author entries, and the orderer
//! decides each. Nothing of it is left open: keys are forgotten, devices revoked, officers gone. They have no papers.
//! Where that takes too long, the older ones are kept as facts alone: policy is tried on them, and nobody opens them.

mod course;
mod staff;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use lawang_core::case::{CaseEvent, Consent, Submission};
use lawang_core::catalogue::Catalogue;
use lawang_core::ids::{OfficeId, StreamId};
use lawang_core::journal::sign::Hash;
use lawang_core::journal::{Standing, officer_key};
use lawang_core::policy::assess::{plan, promise};
use lawang_core::policy::impact::columns::{CaseFacts, Kept};
use lawang_core::population::numbers::{Numbers, Weighted};
use lawang_core::population::{Invented, Population};
use lawang_core::reference::{Reference, pin_from_random};

use self::course::Step;
use self::staff::{Place, Staff};
use crate::error::{Error, Result};
use crate::facts;
use crate::orderer::{self, MOST_ENTRIES};
use crate::publication;
use crate::random;
use crate::state::AppState;

/// The most cases at once.
pub const MOST: u32 = 200_000;
/// Entries are sent for so many days at once.
const DAYS_TOGETHER: usize = 10;
/// Apart from the numbers that a case itself is drawn by.
const COURSE: u64 = 0xC0;

#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error(
        "this server does not say that its data is demo data; invented cases go only where everybody sees that"
    )]
    NotDemo,
    #[error("1 to {MOST} cases, not {0}")]
    Count(u32),
    #[error("the catalogue in force has no service that cases can be filed for")]
    NoService,
    #[error("cases of this seed are here already; take another --seed")]
    HereAlready,
    #[error("the cases could not be filed: {0}")]
    Failed(String),
}

impl From<Error> for DemoError {
    fn from(error: Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<sqlx::Error> for DemoError {
    fn from(error: sqlx::Error) -> Self {
        Error::from(error).into()
    }
}

/// What was filed.
pub struct Filed {
    pub cases: u32,
    pub entries: u64,
    /// Of every receipt.
    pub pin: String,
    pub offices: Vec<OfficeId>,
}

/// How much is filed. The same seed on the same day gives the same people.
#[derive(Debug, Clone, Copy)]
pub struct Demo {
    pub count: u32,
    /// So many, the newest, as entries; of those before them only the facts are kept.
    pub as_entries: u32,
    pub seed: u64,
}

pub async fn fill(state: &AppState, demo: Demo) -> std::result::Result<Filed, DemoError> {
    let Demo { count, as_entries, seed } = demo;
    if !state.demo {
        return Err(DemoError::NotDemo);
    }
    if !(1..=MOST).contains(&count) {
        return Err(DemoError::Count(count));
    }
    let now = state.now();
    let today = day(state, now)?;
    let yesterday = today.yesterday().map_err(|_| Error::Internal("the clock is wrong"))?;
    let number = state.versions.version(now).map_or(0, |version| version.number);
    let files = publication::files(state, number).await?.ok_or(Error::Internal("a version is gone"))?;
    let catalogue = state.catalogue();
    let population = Population::new(catalogue, &files, seed, yesterday).ok_or(DemoError::NoService)?;
    let mut numbers: Vec<(Date, u64)> = vec![];
    for n in 0..u64::from(count) {
        numbers.push((population.day(n).ok_or(DemoError::NoService)?, n));
    }
    numbers.sort_unstable();
    let older = usize::try_from(count.saturating_sub(as_entries)).unwrap_or_default();
    let (older, newer) = numbers.split_at(older);

    let (mut staff, offices) = staff::hire(state).await?;
    let pin = pin_from_random(Numbers::of(seed, 0).next());
    let verifier = verifier(pin.clone()).await?;
    let mut filling = Filling {
        state,
        catalogue,
        seed,
        verifier,
        places: Weighted::new(offices.iter().enumerate().map(|(place, office)| (place, office.share))),
        offices: &offices,
        waiting: BTreeMap::new(),
        filed: 0,
    };
    let kept = Kept::of(catalogue);
    let facts = older.iter().filter_map(|(_, n)| filling.facts(&kept, *n, &population.case(*n)?));
    let facts: Vec<CaseFacts> = facts.collect();
    facts::seed(state, &facts).await?;
    let days: Vec<_> = newer.chunk_by(|one, other| one.0 == other.0).collect();
    for some in days.chunks(DAYS_TOGETHER) {
        for (_, n) in some.iter().copied().flatten() {
            if let Some(case) = population.case(*n) {
                filling.file(*n, &case);
            }
        }
        let last = some.last().and_then(|day| day.first()).map(|(day, _)| *day);
        let until = last.map_or(now, |last| at(state, last, 24 * 60)).min(now);
        filling.send(&mut staff, until).await?;
    }
    filling.send(&mut staff, now).await?;
    if filling.filed < count {
        return Err(DemoError::Failed(format!(
            "{} of {count} could not be filled in",
            count - filling.filed
        )));
    }
    let entries = staff.iter().map(Staff::entries).sum();
    staff::leave(state, staff).await?;
    facts::fill(state).await?;
    facts::put_together(state).await?;
    Ok(Filed {
        cases: filling.filed,
        entries,
        pin,
        offices: offices.into_iter().map(|place| place.office).collect(),
    })
}

async fn verifier(pin: String) -> Result<String> {
    let salt = random::bytes()?;
    let made = tokio::task::spawn_blocking(move || officer_key::verifier(&pin, salt));
    made.await.ok().and_then(std::result::Result::ok).ok_or(Error::Internal("a PIN did not hash"))
}

fn day(state: &AppState, at: i64) -> Result<Date> {
    let moment = Timestamp::from_millisecond(at).map_err(|_| Error::Internal("the clock is wrong"))?;
    Ok(moment.to_zoned_datetime(state.zone.clone()).date())
}

/// A minute of a day, in milliseconds since 1970 UTC.
fn at(state: &AppState, day: Date, minute: i64) -> i64 {
    let midnight =
        day.to_zoned_datetime(state.zone.clone()).map_or(0, |zoned| zoned.timestamp().as_millisecond());
    midnight + minute * 60_000
}

/// Cases on their way, and what still happens to them, by the time when it does.
struct Filling<'f> {
    state: &'f AppState,
    catalogue: &'f Catalogue,
    seed: u64,
    verifier: String,
    places: Weighted<usize>,
    offices: &'f [Place],
    waiting: BTreeMap<(i64, StreamId), (usize, Step)>,
    filed: u32,
}

/// Where and when a case is filed, and what else is drawn for it.
struct Drawn {
    place: usize,
    filed: i64,
    stream: StreamId,
    numbers: Numbers,
}

impl Filling<'_> {
    fn draw(&mut self, n: u64, case: &Invented<'_>) -> Option<Drawn> {
        let mut numbers = Numbers::of(self.seed ^ COURSE, n);
        let place = *self.places.pick(&mut numbers)?;
        let minute = at(self.state, case.filed, numbers.between(8 * 60, 15 * 60 - 1));
        let filed = minute + numbers.between(0, 59_999);
        let stream = stream(filed, &mut numbers);
        self.filed += 1;
        Some(Drawn { place, filed, stream, numbers })
    }

    /// Takes a case with all that will happen to it.
    fn file(&mut self, n: u64, case: &Invented<'_>) {
        let Some(Drawn { place, filed, stream, mut numbers }) = self.draw(n, case) else { return };
        let submission = self.submission(case, &self.offices[place].office, &mut numbers);
        for (at, step) in course::of(case, submission, stream, filed, &mut numbers) {
            if at < self.state.now() {
                self.waiting.insert((at, stream), (place, step));
            }
        }
    }

    /// What is kept of a case in the end.
    fn facts(&mut self, kept: &Kept, n: u64, case: &Invented<'_>) -> Option<CaseFacts> {
        let Drawn { place, stream, .. } = self.draw(n, case)?;
        let mut answers = case.answers.clone();
        answers.extend(case.turned_out.iter().flat_map(|turned_out| turned_out.answers.clone()));
        let (nationality, facts) = kept.facts(case.service, &answers, case.filed);
        let (service, office) = (case.service.id.clone(), self.offices[place].office.clone());
        Some(CaseFacts { stream, service, office, nationality, filed: case.filed, facts })
    }

    fn submission(&self, case: &Invented<'_>, office: &OfficeId, numbers: &mut Numbers) -> Submission {
        let policy = &self.catalogue.policy;
        Submission {
            reference: Reference::from_random(numbers.next()),
            service: case.service.id.clone(),
            pinned: self.catalogue.pinned(),
            office: office.clone(),
            language: case.language.to_owned(),
            answers: case.answers.clone(),
            documents: BTreeMap::new(),
            assessment: case.assessment.clone(),
            consent: Consent { words: Hash::ZERO, language: case.language.to_owned(), declared: true },
            acting: case.service.acting(&case.answers),
            pin: self.verifier.clone(),
            document_key: format!(
                "{:016x}{:016x}{:016x}{:016x}",
                numbers.next(),
                numbers.next(),
                numbers.next(),
                numbers.next()
            ),
            plan: plan(case.service, policy, &case.assessment),
            promise: promise(case.service, policy, case.filed),
        }
    }

    /// Authors and sends all that happens until then: what is filed first, then what is done about it.
    async fn send(&mut self, staff: &mut [Staff], until: i64) -> std::result::Result<(), DemoError> {
        let later = self.waiting.split_off(&(until, StreamId(uuid::Uuid::nil())));
        let due = std::mem::replace(&mut self.waiting, later);
        let mut used = BTreeSet::new();
        for ((at, stream), (place, step)) in due {
            let filed_alone = matches!(&step.event, CaseEvent::Submitted(_)) && step.alone;
            // Two devices an office: the kiosk, then the desk.
            let which = place * 2 + usize::from(!filed_alone);
            staff[which].author(at, stream, &step)?;
            used.insert(which);
        }
        // Kiosks have even places: what a desk does follows what is filed at a kiosk.
        for desk in [0, 1] {
            for which in used.iter().filter(|which| **which % 2 == desk) {
                send(self.state, &mut staff[*which]).await?;
            }
        }
        Ok(())
    }
}

async fn send(state: &AppState, staff: &mut Staff) -> std::result::Result<(), DemoError> {
    for (entries, head) in staff.parcels(MOST_ENTRIES / 2) {
        let outcomes = orderer::push(state, &staff.device, &entries, &head).await?;
        for outcome in outcomes {
            match (outcome.standing, outcome.refusal) {
                (Standing::Accepted, _) => {}
                (Standing::Refused, Some(lawang_core::journal::Refusal::ExistsAlready)) => {
                    return Err(DemoError::HereAlready);
                }
                (standing, why) => return Err(DemoError::Failed(format!("{standing:?}: {why:?}"))),
            }
        }
    }
    Ok(())
}

fn stream(filed: i64, numbers: &mut Numbers) -> StreamId {
    let mut random = [0; 10];
    random[..8].copy_from_slice(&numbers.next().to_be_bytes());
    random[8..].copy_from_slice(&numbers.next().to_be_bytes()[..2]);
    let millis = u64::try_from(filed).unwrap_or_default();
    StreamId(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
}
