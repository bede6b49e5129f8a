//! `bench rules [--json FILE]`: how long the shipped rules take over one case, over many cases before and after a
//! change, and how long the check of the whole catalogue takes. Cases are made from the services' own fields by a
//! fixed seed, so that two runs judge the same people. Nothing is stored: that is the server's part.
#![allow(clippy::print_stdout, reason = "the figures are what it is for")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads files and the clock; the core does not")]
#![allow(clippy::unwrap_used, reason = "a benchmark may end at once")]

use jiff::Span;
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use lawang_core::catalogue::{Catalogue, Files, check, load};
use lawang_core::form::answer::{Answer, Answers};
use lawang_core::form::{FieldKind, Service};
use lawang_core::ids::{OfficeId, StreamId};
use lawang_core::policy::Policy;
use lawang_core::policy::assess::assess;
use lawang_core::policy::impact::columns::{BLOCK, Block, CaseFacts, Kept};
use lawang_core::policy::impact::tally::{Groups, Tally};
use lawang_core::policy::impact::wire::{Day, Way};
use lawang_core::policy::impact::{Asked, Judged, Trial};

/// The day on which all is judged.
const TODAY: Date = date(2026, 11, 24);
/// Assessments of one service that are timed one by one.
const ONE_BY_ONE: usize = 50_000;
/// Cases that are judged by the old and the new rules.
const CASES: usize = 200_000;
/// As on the machines that a ministry has to spare.
const THREADS: usize = 2;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let json = match args.as_slice() {
        [] => None,
        [flag, file] if flag == "--json" => Some(file),
        _ => {
            println!("bench rules [--json FILE]");
            std::process::exit(2);
        }
    };
    let mut files = Files::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue"), "", &mut files);
    let begun = Instant::now();
    let complaints = check(&files);
    let checked = begun.elapsed();
    complaints.iter().for_each(|complaint| println!("{complaint}"));

    let old = load(&files).catalogue;
    let new = load(&changed(files)).catalogue;
    let rules = |service: &&Service| old.policy.in_force(&service.id, TODAY).count();
    let full = old.services.values().max_by_key(rules).unwrap();
    let mut times = one_by_one(full, &old.policy);
    let blocks = blocks(&old);
    let all = backtest(&old, &new, &blocks, Way::Full);
    let some = backtest(&old, &new, &blocks, Way::Changed);
    let figures = serde_json::json!({
        "assess_us_p50": micros(percentile(&mut times, 0.50)),
        "assess_us_p99": micros(percentile(&mut times, 0.99)),
        "assess_service": full.id,
        "assess_rules": rules(&full),
        "backtest_full_cases_per_s": rate(all.0, all.1.total.cases),
        "backtest_changed_cases_per_s": rate(some.0, some.1.total.cases),
        "backtest_cases": all.1.total.cases,
        "backtest_threads": THREADS,
        "backtest_newly_refused": all.1.total.newly_refused,
        "backtest_storage": false,
        "catalogue_check_ms": u64::try_from(checked.as_millis()).unwrap(),
        "catalogue_complaints": complaints.len(),
        "services": old.services.len(),
        "rules": old.policy.rules.len(),
    });
    assert_eq!(all.1, some.1, "only the changed rules must find what all rules find");
    let figures = format!("{figures:#}\n");
    print!("{figures}");
    if let Some(file) = json {
        fs::write(file, figures).unwrap();
    }
}

fn read(dir: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            read(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
}

/// The measure that is tried: the passport has to be valid for three months longer.
fn changed(mut files: Files) -> Files {
    let value = "[[parameter.value]]\nfrom = 2026-11-01\nvalue = 9\ncitation = \"a draft\"\nsource = \"a draft\"\n\
        verified = \"placeholder\"\n";
    let text = files.get_mut("policy/visit.toml").unwrap();
    let at = text.find("id = \"passport_months\"").unwrap();
    let at = at + text[at..].find("\n\n").unwrap() + 1;
    text.insert_str(at, value);
    files
}

/// The same numbers in the same order on any machine (Steele and Vigna, SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }

    /// Up to so many days before and after today.
    fn day(&mut self, before: usize, after: usize) -> String {
        let days = i64::try_from(self.below(before + after)).unwrap() - i64::try_from(before).unwrap();
        TODAY.checked_add(Span::new().days(days)).unwrap().to_string()
    }
}

/// Someone who has filled in everything.
fn someone(service: &Service, numbers: &mut Numbers) -> Answers {
    let mut answers = Answers::new();
    for (name, field) in &service.fields {
        let value = match field.kind {
            FieldKind::Choice => field.options[numbers.below(field.options.len())].value.clone(),
            FieldKind::YesNo => ["yes", "no"][numbers.below(2)].to_owned(),
            FieldKind::Country => ["NLD", "JPN", "AUS", "IDN"][numbers.below(4)].to_owned(),
            FieldKind::Date if name.contains("expiry") => numbers.day(30, 3_000),
            FieldKind::Date => numbers.day(60, 400),
            FieldKind::PartialDate => numbers.day(25_000, 1),
            FieldKind::Text if name == "nik" => {
                format!("{:016}", 5_108_016_504_900_001_u64 + numbers.below(9_000) as u64)
            }
            FieldKind::Document | FieldKind::Photo => continue,
            _ => format!("{name} {}", numbers.below(1_000)),
        };
        let answer = if field.mrz.is_some() { Answer::scanned(value) } else { Answer::typed(value) };
        answers.insert(name.clone(), answer);
    }
    answers
}

fn one_by_one(service: &Service, policy: &Policy) -> Vec<Duration> {
    let mut numbers = Numbers(1);
    let people: Vec<Answers> = (0..1_000).map(|_| someone(service, &mut numbers)).collect();
    let time = |answers: &Answers| {
        let begun = Instant::now();
        black_box(assess(service, policy, answers, TODAY));
        begun.elapsed()
    };
    people.iter().for_each(|answers| {
        black_box(time(answers));
    });
    people.iter().cycle().take(ONE_BY_ONE).map(time).collect()
}

/// Blocks of cases, a service each; made before the clock starts.
fn blocks(catalogue: &Catalogue) -> Vec<Block> {
    let kept = Kept::of(catalogue);
    let mut numbers = Numbers(2);
    let each = CASES / catalogue.services.len();
    let block = |service: &Service, size: usize, numbers: &mut Numbers| {
        let case = |n: usize| {
            let (nationality, facts) = kept.facts(service, &someone(service, numbers), TODAY);
            CaseFacts {
                stream: StreamId(uuid::Uuid::from_u128(n as u128)),
                service: service.id.clone(),
                office: OfficeId(["singaraja", "denpasar"][n % 2].into()),
                nationality,
                filed: TODAY,
                facts,
            }
        };
        Block::of(&service.id, &kept, &(0..size).map(case).collect::<Vec<_>>())
    };
    let mut blocks = vec![];
    for service in catalogue.services.values() {
        for begun in (0..each).step_by(BLOCK) {
            blocks.push(block(service, BLOCK.min(each - begun), &mut numbers));
        }
    }
    blocks
}

/// Tries the change on all cases, on all threads; how long it took, and what was counted.
fn backtest(old: &Catalogue, new: &Catalogue, blocks: &[Block], way: Way) -> (Duration, Groups) {
    let asked =
        Asked { way, day: Day::Effective, from: TODAY, window: (TODAY, TODAY), scopes: BTreeSet::new() };
    let trial = &Trial::new(old, new, asked);
    let begun = Instant::now();
    let mut tally = Tally::default();
    std::thread::scope(|scope| {
        let work = |thread: usize| {
            let mut worker = trial.worker();
            for (block, name) in blocks.iter().zip(0..).skip(thread).step_by(THREADS) {
                assert_eq!(worker.judge(block, name), Judged::Counted);
            }
            worker.tally
        };
        let threads: Vec<_> = (0..THREADS).map(|thread| scope.spawn(move || work(thread))).collect();
        threads.into_iter().for_each(|thread| tally.merge(thread.join().unwrap()));
    });
    (begun.elapsed(), tally.all)
}

fn percentile(times: &mut [Duration], part: f64) -> Duration {
    times.sort();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let place = ((times.len() - 1) as f64 * part).round() as usize;
    times[place]
}

/// To a tenth.
fn micros(time: Duration) -> f64 {
    (time.as_secs_f64() * 10_000_000.0).round() / 10.0
}

fn rate(time: Duration, cases: u32) -> u64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let rate = (f64::from(cases) / time.as_secs_f64()) as u64;
    rate
}
