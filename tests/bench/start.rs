//! From the start of the process until the first screen is painted, and the resident memory of all its
//! processes then; beside the same for a Tauri window with one heading. Both in turn, so that what the
//! machine does meanwhile falls on both. Until its device is known the kiosk paints nothing, so its
//! first paint is its first usable screen.

use std::collections::HashMap;
use std::fs;

use anyhow::{Context, Result};
use lawang_tests::binary;
use lawang_tests::desktop::kiosk::{Kiosk, screen};
use lawang_tests::desktop::window::Window;
use serde_json::{Value, json};

use crate::{Enrolled, percentile};

const RUNS: usize = 7;
const SIZE: (u32, u32) = (1080, 1500);

/// Milliseconds since 1970 of the first paint.
const PAINTED: &str = r"
    const [done] = arguments;
    const look = () => {
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        if (paint) done(performance.timeOrigin + paint.startTime);
        else requestAnimationFrame(look);
    };
    look();";

pub async fn measure() -> Result<Value> {
    let enrolled = Enrolled::new().await?;
    let lawang = Kiosk::command(&enrolled.replica())?;
    let empty = vec![binary("lawang-empty")?.to_str().context("a path is not UTF-8")?.to_owned()];

    let (mut own, mut floor) = (Runs::default(), Runs::default());
    for _ in 0..RUNS {
        own.add(once(&lawang, "attract").await?);
        floor.add(once(&empty, "empty").await?);
    }
    Ok(json!({
        "usable_ms": own.usable_ms()?,
        "rss_mb": own.rss_mb()?,
        "empty_usable_ms": floor.usable_ms()?,
        "empty_rss_mb": floor.rss_mb()?,
        "runs": RUNS,
    }))
}

#[derive(Default)]
struct Runs {
    usable: Vec<f64>,
    rss: Vec<f64>,
}

impl Runs {
    fn add(&mut self, (usable, rss): (f64, f64)) {
        self.usable.push(usable);
        self.rss.push(rss);
    }

    fn usable_ms(&mut self) -> Result<f64> {
        Ok(percentile(&mut self.usable, 0.5)?.round())
    }

    fn rss_mb(&mut self) -> Result<f64> {
        Ok(percentile(&mut self.rss, 0.5)?.round())
    }
}

async fn once(command: &[String], first: &str) -> Result<(f64, f64)> {
    let window = Window::open(command.to_vec(), SIZE).await?;
    window.wait_for(&screen(first)).await?;
    let painted = window.eval_async(PAINTED, vec![]).await?.as_f64().context("the page was not painted")?;
    let usable = painted - window.app.started()?;
    let app = window.app.process().context("the app has ended")?;
    let rss = tree_rss(app.as_raw_nonzero().get())?;
    window.close().await?;
    Ok((usable, rss))
}

/// Resident memory of a process and all below it, in MB (10⁶ bytes). What they share counts for each.
fn tree_rss(root: i32) -> Result<f64> {
    let mut children: HashMap<i32, Vec<i32>> = HashMap::new();
    for entry in fs::read_dir("/proc")?.flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        if let Some(parent) = status(id, "PPid:") {
            children.entry(i32::try_from(parent)?).or_default().push(id);
        }
    }
    let mut kilobytes = 0;
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        kilobytes += status(id, "VmRSS:").unwrap_or(0);
        open.extend(children.remove(&id).unwrap_or_default());
    }
    Ok(f64::from(u32::try_from(kilobytes)?) * 1024.0 / 1e6)
}

/// One number from the status of a process that may end at any moment.
fn status(id: i32, key: &str) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(key))?;
    line.split_whitespace().next()?.parse().ok()
}
