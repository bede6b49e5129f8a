//! `kill -9` under load: a kiosk with three busy windows is killed at random moments while its server is
//! killed and started again. What it said was saved or submitted is there; a control that says so before
//! it is true fails the same check. Both processes are this test binary, started again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use lawang_app::kiosk::screen::Screen;
use lawang_app::office::view::WorkListKind;
use lawang_app::place::PlaceKind;
use lawang_app::problem::ProblemCode;
use lawang_core::case::CaseEvent;
use lawang_core::ids::DeviceId;
use lawang_core::journal::sign::Hash;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

use crate::applicant::{BIRTH, FOLDER, MANNER};
use crate::centre::{Centre, SARI};
use crate::device::{Asleep, Device, WINDOW};
use crate::officer::Officer;
use crate::raw::RawDevice;

const KILLS: u32 = 20;
/// So often the control is killed at most before it has to be caught.
const CONTROL_KILLS: u32 = 60;

/// A small generator: the same seed gives the same moments.
pub struct Dice(u64);

impl Dice {
    /// From `LAWANG_SEED`, or a new seed; it is printed.
    #[allow(clippy::print_stdout, reason = "a failing seed has to be known")]
    fn thrown(what: &str) -> Self {
        let now = jiff::Timestamp::now().as_nanosecond() as u64;
        let seed = std::env::var("LAWANG_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(now);
        println!("{what}: LAWANG_SEED={seed}");
        Self::new(seed)
    }

    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }
}

/// This test binary again, as a process that runs one of its ignored tests.
fn again(test: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([test, "--exact", "--ignored", "--nocapture", "--test-threads=1"]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true);
    command
}

/// What a kiosk has promised.
#[derive(Default)]
struct Promises {
    /// By draft code: field and answer.
    saved: BTreeMap<String, BTreeMap<String, String>>,
    /// Reference by draft code.
    submitted: BTreeMap<String, String>,
    /// Asked to submit, without a word of what became of it: the address that is filed there.
    submitting: BTreeMap<String, String>,
}

impl Promises {
    /// Takes one line; true where it is a promise.
    fn take(&mut self, line: &str) -> bool {
        let mut words = line.splitn(3, ' ');
        let (Some(what), Some(code), Some(rest)) = (words.next(), words.next(), words.next()) else {
            return false;
        };
        match what {
            "saved" => {
                let (field, answer) = rest.split_once('=').unwrap();
                self.saved.entry(code.into()).or_default().insert(field.into(), answer.into());
            }
            "submitting" => drop(self.submitting.insert(code.into(), rest.into())),
            "submitted" => drop(self.submitted.insert(code.into(), rest.into())),
            _ => return false,
        }
        true
    }
}

struct Applicant {
    process: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Applicant {
    fn start(folder: &Path, manner: &str) -> Self {
        let mut process =
            again("applicant::applies").env(FOLDER, folder).env(MANNER, manner).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        Self { process, lines }
    }

    /// Lets it make so many promises, and kills it a moment later; what it had said by then counts.
    async fn kill_after(mut self, promises: u64, moment: Duration, kept: &mut Promises) {
        let mut made = 0;
        while made < promises {
            let line = self.lines.next_line().await.unwrap().expect("the kiosk ended by itself");
            made += u64::from(kept.take(&line));
        }
        tokio::time::sleep(moment).await;
        self.process.kill().await.unwrap();
        while let Some(line) = self.lines.next_line().await.unwrap() {
            kept.take(&line);
        }
    }
}

/// The server as a process, on the centre's data and port.
fn serve(centre: &Centre) -> Child {
    again("applicant::serves")
        .env(FOLDER, centre.folder())
        .env(MANNER, centre.address.to_string())
        .spawn()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
#[allow(clippy::print_stdout, reason = "the figures are what it is for")]
async fn nothing_that_was_saved_or_submitted_is_lost_by_a_kill() {
    let mut dice = Dice::thrown("kill -9 under load");
    let mut centre = Centre::open().await;
    let watching = RawDevice::enrol(&centre, "office").await;
    let office = Device::offline(&centre, PlaceKind::Office).await;
    let kiosk = Device::offline(&centre, PlaceKind::Kiosk).await.stops().await;
    centre.stop().await;

    let mut promises = Promises::default();
    let mut server = Some(serve(&centre));
    let mut server_kills = 0;
    for kill in 0..KILLS {
        let applicant = Applicant::start(kiosk.folder(), "after");
        let moment = Duration::from_micros(dice.below(20_000));
        applicant.kill_after(3 + dice.below(200), moment, &mut promises).await;
        if kill % 3 == 1 {
            match server.take() {
                Some(mut running) => {
                    running.kill().await.unwrap();
                    server_kills += 1;
                }
                None => server = Some(serve(&centre)),
            }
        }
    }
    if let Some(mut running) = server {
        running.kill().await.unwrap();
        server_kills += 1;
    }
    centre.start().await;

    let kiosk = kiosk.wake().await;
    kiosk.go_online();
    kiosk.sent_all().await;
    office.go_online();
    let filed = check_filed(&centre, &watching, &office, &promises).await;
    let losses = check_drafts(&kiosk, &promises, &filed).await;
    assert_eq!(losses, Vec::<String>::new());
    let saved: usize = promises.saved.values().map(BTreeMap::len).sum();
    println!(
        "{KILLS} kills of the kiosk, {server_kills} of the server; {saved} answers in {} drafts were saved, \
         {} applications submitted, {} are filed; none lost, none twice",
        promises.saved.len(),
        promises.submitted.len(),
        filed.len()
    );
    assert!(saved > 100 && promises.submitted.len() > 3, "too little load");
}

/// Every submitted application is at the server once and at the office once, and no chain has
/// a gap. The addresses that were filed.
async fn check_filed(
    centre: &Centre,
    watching: &RawDevice,
    office: &Device,
    promises: &Promises,
) -> BTreeSet<String> {
    let mut entries: Vec<_> = watching.feed(centre).await.into_iter().map(|(_, entry)| entry).collect();
    entries.sort_by_key(|entry| entry.header().unwrap().origin.seq);
    let (mut references, mut addresses) = (Vec::new(), BTreeSet::new());
    // The kiosk's chain, and the centre's own.
    let mut chains: BTreeMap<DeviceId, (u64, Hash)> = BTreeMap::new();
    for entry in &entries {
        let origin = entry.header().unwrap().origin;
        let (seq, previous) = chains.entry(origin.device).or_insert((0, Hash::ZERO));
        assert_eq!((origin.seq, entry.previous), (*seq + 1, *previous), "a gap");
        entry.verify_body().unwrap();
        (*seq, *previous) = (origin.seq, entry.hash());
        if let CaseEvent::Submitted(submission) = entry.event().unwrap() {
            references.push(submission.reference.to_string());
            addresses.insert(submission.answers["address"].value.clone());
        }
    }
    assert_eq!(addresses.len(), references.len(), "an application was filed twice");
    let officer = Officer::signs_in(office, SARI).await;
    for reference in promises.submitted.values() {
        assert_eq!(references.iter().filter(|r| *r == reference).count(), 1, "{reference}");
        officer.awaits(WorkListKind::PaymentDue, reference).await;
    }
    let total = u32::try_from(references.len()).unwrap();
    office
        .until("every case at the office", async || {
            (officer.list(WorkListKind::PaymentDue, "").await.total == total).then_some(())
        })
        .await;
    for reference in &references {
        assert_eq!(officer.finds(WorkListKind::PaymentDue, reference).await, 1);
    }
    addresses
}

/// Every draft opens with all it was said to hold, unless it was filed. What is lost, in words.
async fn check_drafts(kiosk: &Device, promises: &Promises, filed: &BTreeSet<String>) -> Vec<String> {
    let mut losses = Vec::new();
    for (code, answers) in &promises.saved {
        let is_filed = promises.submitting.get(code).is_some_and(|address| filed.contains(address));
        if promises.submitted.contains_key(code) || is_filed {
            continue;
        }
        kiosk.app.begin_visit(WINDOW, "en").await.unwrap();
        let mut screen = match kiosk.app.resume_draft(WINDOW, code, BIRTH).await {
            Ok(screen) => screen,
            Err(problem) => {
                assert_ne!(problem.code, ProblemCode::Locked);
                losses.push(format!("{code} does not open"));
                continue;
            }
        };
        let mut found = BTreeMap::new();
        while !matches!(screen, Screen::Guide(_)) {
            if let Screen::Page(page) = screen {
                found.extend(page.fields.into_iter().map(|field| (field.id, field.value)));
            }
            screen = kiosk.app.go_back(WINDOW).await.unwrap();
        }
        for (field, answer) in answers {
            if found.get(field) != Some(answer) {
                losses.push(format!("{code} {field}: {answer} was saved, {:?} is there", found.get(field)));
            }
        }
    }
    kiosk.app.end_visit(WINDOW).await.unwrap();
    losses
}

/// The check above is worth something: a kiosk that says "saved" a moment too early is caught by it.
#[tokio::test(flavor = "multi_thread")]
#[allow(clippy::print_stdout, reason = "the figures are what it is for")]
async fn a_kiosk_that_says_saved_too_early_is_caught() {
    let mut dice = Dice::thrown("control");
    let centre = Centre::open().await;
    let mut kiosk: Asleep = Device::offline(&centre, PlaceKind::Kiosk).await.stops().await;
    for kill in 1..=CONTROL_KILLS {
        // The time passes, so that wrong tries of the check do not lock it.
        centre.time.pass_minutes(61);
        let mut promises = Promises::default();
        let applicant = Applicant::start(kiosk.folder(), "before");
        applicant.kill_after(20 + dice.below(30), Duration::ZERO, &mut promises).await;
        let awake = kiosk.wake().await;
        let losses = check_drafts(&awake, &promises, &BTreeSet::new()).await;
        if let Some(first) = losses.first() {
            return println!("caught after {kill} kills: {first}");
        }
        kiosk = awake.stops().await;
    }
    panic!("{CONTROL_KILLS} kills did not catch a kiosk that says “saved” too early");
}
