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
use lawang_app::place::{ConnectionState, PlaceKind};
use lawang_app::problem::Problem;
use lawang_app::{App, Config, Printing};
use lawang_core::form::FieldKind;
use tempfile::TempDir;
use tokio::time::{Duration, sleep};

use crate::papers;

const WINDOW: &str = "demo";
const SERVICE: &str = "itk-extension";

/// Name, sex, kind of permit, days until it ends, address, purpose, language, hours ago.
type Person = (&'static str, &'static str, &'static str, i64, &'static str, &'static str, &'static str, i64);

const PEOPLE: &[Person] = &[
    ("OYUUNCHIMEG", "female", "visit_visa", 2, "Jalan Melati 3, Singaraja", "tourism", "en", 70),
    ("JEAN-LUC ETIENNE", "male", "visa_on_arrival", 9, "Jalan Pantai 14, Lovina", "tourism", "en", 52),
    (
        "MARIA DEL MAR O’NEILL",
        "female",
        "visit_visa",
        21,
        "Jalan Gajah Mada 8, Singaraja",
        "family",
        "en",
        46,
    ),
    ("WANG XIAOMING", "male", "visit_visa", 5, "Jalan Diponegoro 21, Singaraja", "business", "id", 27),
    ("SIRI LINDQVIST", "unspecified", "visa_on_arrival", 14, "Jalan Kartini 2, Lovina", "tourism", "en", 25),
    ("MUHAMMAD AL AMIN", "male", "visit_visa", 40, "Jalan Ahmad Yani 77, Singaraja", "family", "id", 6),
    ("TEREZA NOVAKOVA", "female", "visa_on_arrival", 18, "Jalan Pemuda 5, Banjar", "tourism", "en", 3),
];

/// Files the cases at a kiosk of their own, which `code` enrols, and waits until the centre has them.
pub async fn file(server: &str, code: &str) -> Result<()> {
    let folder = TempDir::with_prefix("lawang-demo-data-")?;
    // The people came over the last days: the kiosk's clock is set back for each, and right again to send.
    let ago = Arc::new(AtomicI64::new(0));
    let set_back = Arc::clone(&ago);
    let app = App::open(Config {
        kind: PlaceKind::Kiosk,
        folder: folder.path().join("kiosk"),
        passphrase: Some("only for as long as this takes".to_owned().into()),
        clock: Arc::new(move || {
            jiff::Timestamp::now().as_millisecond() - set_back.load(Ordering::Relaxed) * 3_600_000
        }),
        zone: TimeZone::system(),
        printing: Printing::default(),
    })
    .await?;
    app.enrol_device(WINDOW, server, code).await.map_err(told)?;
    for person in PEOPLE {
        ago.store(person.7, Ordering::Relaxed);
        apply(&app, person, folder.path()).await.with_context(|| format!("filing for {}", person.0))?;
    }
    ago.store(0, Ordering::Relaxed);
    let sync = app.clone();
    let sync = tokio::spawn(async move { sync.run_sync().await });
    loop {
        let connection = app.place().await.map_err(told)?.connection;
        if connection.state == ConnectionState::Online && connection.waiting == 0 {
            break;
        }
        sleep(Duration::from_millis(50)).await;
    }
    sync.abort();
    app.close().await;
    Ok(())
}

async fn apply(app: &App, person: &Person, folder: &Path) -> Result<()> {
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
            Screen::Receipt(_) => return app.end_visit(WINDOW).await.map_err(told),
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
        ("arrival_date", day(days - 60)?),
        ("address", (*address).to_owned()),
        ("purpose", (*purpose).to_owned()),
    ];
    Ok(answers.map(|(field, answer)| (field.to_owned(), answer)).into())
}

fn told(Problem { message, next, .. }: Problem) -> anyhow::Error {
    anyhow::anyhow!("{message} {next}")
}
