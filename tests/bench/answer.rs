//! From an answer to the next page in the DOM, through the app and its durable store, measured by the
//! page itself. WebKit's clock there ticks in whole milliseconds.

use anyhow::Result;
use lawang_tests::desktop::kiosk::Kiosk;
use lawang_tests::desktop::story;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{Enrolled, percentile};

const ROUNDS: u32 = 300;

pub async fn measure() -> Result<Value> {
    let enrolled = Enrolled::new().await?;
    let papers = TempDir::new()?;
    let visitor = story::visitor(papers.path())?;
    let mut kiosk = Kiosk::open(&enrolled.replica()).await?;
    kiosk.begin("en").await?;
    kiosk.open_guide(story::SERVICE).await?;
    kiosk.turn("begin").await?;
    kiosk.walk(&visitor, "main[data-page=purpose]").await?;
    let mut times = kiosk.time_answers(ROUNDS).await?;
    kiosk.window.close().await?;
    Ok(json!({
        "p50_ms": percentile(&mut times, 0.5)?,
        "p99_ms": percentile(&mut times, 0.99)?,
        "answers": ROUNDS,
    }))
}
