//! Cases for the demo, so that an office has something to look at. They are filed as any visitor files
//! them, at a kiosk without a window; the server says on every screen that its data is demo data. The
//! people are invented, and all are of Utopia, the country of specimen passports.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use anyhow::{Context, Result, bail};
use data_encoding::BASE64;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{ToSpan, ZonedDateTime};
use lawang_app::kiosk::screen::{Page, Screen};
use lawang_app::office::view::{DecisionInput, WorkListKind};
use lawang_app::place::{ConnectionState, PlaceKind};
use lawang_app::problem::Problem;
use lawang_app::{App, Config, Printing};
use lawang_core::case::Taken;
use lawang_core::form::FieldKind;
use tempfile::TempDir;
use tokio::time::{Duration, sleep};

use crate::papers;
use crate::server::{OFFICER, PASSWORD, pay};

const WINDOW: &str = "demo";
const SERVICE: &str = "itk-extension";

/// Name, sex, kind of permit, days until it ends, address, purpose, language, hours ago, how far it came.
type Person =
    (&'static str, &'static str, &'static str, i64, &'static str, &'static str, &'static str, i64, Came);

/// How far a case has come when the demo begins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Came {
    Submitted,
    Paid,
    Booked,
    Visited,
    Asked,
    Granted,
}

const PEOPLE: &[Person] = &[
    (
        "OYUUNCHIMEG",
        "female",
        "visit_visa",
        2,
        "Jalan Melati 3, Singaraja",
        "tourism",
        "en",
        70,
        Came::Visited,
    ),
    (
        "JEAN-LUC ETIENNE",
        "male",
        "visa_on_arrival",
        9,
        "Jalan Pantai 14, Lovina",
        "tourism",
        "en",
        52,
        Came::Granted,
    ),
    (
        "MARIA DEL MAR O’NEILL",
        "female",
        "visit_visa",
        21,
        "Jalan Gajah Mada 8, Singaraja",
        "family",
        "en",
        46,
        Came::Booked,
    ),
    (
        "WANG XIAOMING",
        "male",
        "visit_visa",
        5,
        "Jalan Diponegoro 21, Singaraja",
        "business",
        "id",
        27,
        Came::Asked,
    ),
    (
        "SIRI LINDQVIST",
        "unspecified",
        "visa_on_arrival",
        14,
        "Jalan Kartini 2, Lovina",
        "tourism",
        "en",
        25,
        Came::Visited,
    ),
    (
        "MUHAMMAD AL AMIN",
        "male",
        "visit_visa",
        40,
        "Jalan Ahmad Yani 77, Singaraja",
        "family",
        "id",
        6,
        Came::Submitted,
    ),
    (
        "TEREZA NOVAKOVA",
        "female",
        "visa_on_arrival",
        18,
        "Jalan Pemuda 5, Banjar",
        "tourism",
        "en",
        3,
        Came::Paid,
    ),
];

/// One case that was filed: its two secrets, and how far it is to come.
struct Filed {
    reference: String,
    pin: String,
    came: Came,
}

/// Files the cases at a kiosk and takes them on at a desk of their own, which the two codes enrol, and waits
/// until the centre has all of it.
pub async fn file(server: &str, kiosk: &str, desk: &str) -> Result<()> {
    let folder = TempDir::with_prefix("lawang-demo-data-")?;
    // The people came over the last days: the kiosk's clock is set back for each, and right again to send.
    let ago = Arc::new(AtomicI64::new(0));
    let set_back = Arc::clone(&ago);
    let clock = Arc::new(move || {
        jiff::Timestamp::now().as_millisecond() - set_back.load(Ordering::Relaxed) * 3_600_000
    });
    let kiosk = open(PlaceKind::Kiosk, folder.path(), clock, server, kiosk).await?;
    let mut filed = Vec::new();
    for person in PEOPLE {
        ago.store(person.7, Ordering::Relaxed);
        let (reference, pin) =
            apply(&kiosk, person, folder.path()).await.with_context(|| format!("filing for {}", person.0))?;
        filed.push(Filed { reference, pin, came: person.8 });
    }
    ago.store(0, Ordering::Relaxed);
    let sync = kiosk.clone();
    let sync = tokio::spawn(async move { sync.run_sync().await });
    sent(&kiosk).await?;
    for case in &filed {
        pay_and_book(&kiosk, server, case).await?;
    }
    sent(&kiosk).await?;
    sync.abort();
    kiosk.close().await;

    let now = Arc::new(|| jiff::Timestamp::now().as_millisecond());
    let desk = open(PlaceKind::Office, folder.path(), now, server, desk).await?;
    let sync = desk.clone();
    let sync = tokio::spawn(async move { sync.run_sync().await });
    take_on(&desk, &filed).await?;
    sent(&desk).await?;
    sync.abort();
    desk.close().await;
    Ok(())
}

async fn open(
    kind: PlaceKind,
    folder: &Path,
    clock: lawang_app::Clock,
    server: &str,
    code: &str,
) -> Result<App> {
    let name = if kind == PlaceKind::Kiosk { "kiosk" } else { "desk" };
    let app = App::open(Config {
        kind,
        folder: folder.join(name),
        passphrase: Some("only for as long as this takes".to_owned().into()),
        clock,
        zone: TimeZone::system(),
        decoder: crate::decoder()?,
        printing: Printing::default(),
    })
    .await?;
    app.enrol_device(WINDOW, server, code).await.map_err(told)?;
    Ok(app)
}

async fn sent(app: &App) -> Result<()> {
    loop {
        let connection = app.place().await.map_err(told)?.connection;
        if connection.state == ConnectionState::Online && connection.waiting == 0 {
            return Ok(());
        }
        sleep(Duration::from_millis(50)).await;
    }
}

/// What the applicants do after they have filed.
async fn pay_and_book(app: &App, server: &str, case: &Filed) -> Result<()> {
    if case.came < Came::Paid {
        return Ok(());
    }
    app.begin_visit(WINDOW, "en").await.map_err(told)?;
    let shown = app.find_case(WINDOW, &case.reference, &case.pin).await.map_err(told)?;
    let Screen::Status(status) = shown else { bail!("no status: {shown:?}") };
    let code = status.payment.and_then(|payment| payment.code).context("no billing code")?;
    pay(server, &code).await?;
    if case.came >= Came::Booked {
        let shown = app.show_slots(WINDOW).await.map_err(told)?;
        let Screen::Slots(slots) = shown else { bail!("no slots: {shown:?}") };
        let slot = slots.days.iter().flat_map(|day| &day.slots).nth(3).context("no slot is free")?;
        app.book_slot(WINDOW, &slot.value).await.map_err(told)?;
    }
    app.end_visit(WINDOW).await.map_err(told)
}

/// What an officer does with them.
async fn take_on(app: &App, filed: &[Filed]) -> Result<()> {
    while app.sign_in(WINDOW, OFFICER, PASSWORD).await.is_err() {
        sleep(Duration::from_millis(50)).await;
    }
    for case in filed.iter().filter(|case| case.came >= Came::Visited) {
        let id = loop {
            let list = app.work_list(WINDOW, WorkListKind::Visits, &case.reference).await.map_err(told)?;
            match list.rows.into_iter().next() {
                Some(row) => break row.id,
                None => sleep(Duration::from_millis(50)).await,
            }
        };
        let taken = vec![Taken::Photo, Taken::Fingerprints, Taken::Interview];
        let view = app.record_visit(WINDOW, &id, taken, "", "").await.map_err(told)?;
        match case.came {
            Came::Asked => {
                let note = "Please give the address where you stay now.".to_owned();
                let fields = vec!["address".to_owned()];
                app.ask_correction(WINDOW, &id, view.version, fields, note).await.map_err(told)?;
            }
            Came::Granted => {
                let decision = DecisionInput {
                    granted: true,
                    reason: "All requirements are met.".to_owned(),
                    citation: view.citations.first().cloned().unwrap_or_default(),
                    valid_until: view.valid_until.clone().unwrap_or_default(),
                    conditions: vec!["no-work".to_owned()],
                };
                app.decide_case(WINDOW, &id, view.version, decision).await.map_err(told)?;
            }
            _ => {}
        }
    }
    app.sign_out(WINDOW).await.map_err(told)
}

/// The two secrets of the receipt.
async fn apply(app: &App, person: &Person, folder: &Path) -> Result<(String, String)> {
    let answers = answers(person)?;
    app.begin_visit(WINDOW, person.6).await.map_err(told)?;
    app.show_guide(WINDOW, SERVICE).await.map_err(told)?;
    let mut screen = app.begin_application(WINDOW).await.map_err(told)?;
    for _ in 0..40 {
        screen = match screen {
            Screen::Page(page) => fill(app, page, &answers, folder).await?,
            Screen::Assessment(_) | Screen::ResumeCode(_) | Screen::Check(_) => {
                app.go_on(WINDOW).await.map_err(told)?
            }
            Screen::Declaration(_) => app.submit_application(WINDOW, true, true).await.map_err(told)?,
            Screen::Receipt(receipt) => {
                app.end_visit(WINDOW).await.map_err(told)?;
                return Ok((receipt.reference, receipt.pin));
            }
            other => bail!("the way ends at {other:?}"),
        };
    }
    bail!("the way has no end")
}

async fn fill(app: &App, page: Page, answers: &HashMap<String, String>, folder: &Path) -> Result<Screen> {
    for field in &page.fields {
        let paper = match field.kind {
            FieldKind::Photo => papers::photo(folder)?,
            FieldKind::Document => papers::letter(folder)?,
            _ => continue,
        };
        app.add_document(WINDOW, &field.id, &BASE64.encode(&std::fs::read(paper)?)).await.map_err(told)?;
    }
    app.answer_page(WINDOW, &page.id, answers.clone()).await.map_err(told)
}

fn answers((name, sex, permit, days, address, purpose, ..): &Person) -> Result<HashMap<String, String>> {
    let today: Date = ZonedDateTime::now().date();
    let day = |days: i64| -> Result<String> { Ok(today.checked_add(days.days())?.to_string()) };
    let number = name.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    let answers = [
        ("permit_kind", (*permit).to_owned()),
        ("permit_end", day(*days)?),
        ("extended_before", "no".to_owned()),
        ("extension_days", "60".to_owned()),
        ("passport_expiry", day(900 + days * 7)?),
        ("birth_date", day(-9_000 - i64::from(number % 9_000))?),
        ("full_name", (*name).to_owned()),
        ("passport_number", format!("X{:07}", number % 10_000_000)),
        ("nationality", "UTO".to_owned()),
        ("sex", (*sex).to_owned()),
        ("acting_as", "self".to_owned()),
        ("arrival_date", day(days - 60)?),
        ("address", (*address).to_owned()),
        ("purpose", (*purpose).to_owned()),
    ];
    Ok(answers.map(|(field, answer)| (field.to_owned(), answer)).into())
}

fn told(Problem { message, next, .. }: Problem) -> anyhow::Error {
    anyhow::anyhow!("{message} {next}")
}
