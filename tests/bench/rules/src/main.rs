//! `bench rules [--json FILE] [--cases N]`: how long the shipped rules take over one case; how long it takes to try a
//! change on a nation's cases as the server stores them; how long the check of the whole catalogue takes; and one
//! service's rules beside another engine. People come from a fixed seed, so that two runs judge the same ones.
#![allow(clippy::print_stdout, reason = "the figures are what it is for")]

mod backtest;
mod one;
#[cfg(feature = "peer")]
mod peer;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use jiff::civil::{Date, date};
use lawang_core::catalogue::{Files, check, load};
use serde_json::{Value, json};

/// The first day of the change, and the last on which cases were filed.
pub const FROM: Date = date(2026, 11, 24);
pub const LAST: Date = date(2026, 11, 23);
/// As on the machines that a ministry has to spare.
pub const THREADS: usize = 2;
pub const SEED: u64 = 1;
const CASES: u64 = 1_000_000;

struct Options {
    json: Option<PathBuf>,
    cases: u64,
}

fn options() -> Result<Options> {
    let mut options = Options { json: None, cases: CASES };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let value = args.next().with_context(|| format!("{arg} needs a value"))?;
        match arg.as_str() {
            "--json" => options.json = Some(value.into()),
            "--cases" => options.cases = value.parse()?,
            other => bail!("bench rules [--json FILE] [--cases N], not {other}"),
        }
    }
    ensure!(options.cases > 0, "at least one case");
    Ok(options)
}

fn main() -> Result<()> {
    let options = options()?;
    let files = lawang_server::shipped_files();
    let begun = Instant::now();
    let complaints = check(&files);
    let checked = begun.elapsed();
    complaints.iter().for_each(|complaint| println!("{complaint}"));

    let old = load(&files).catalogue;
    let mut figures = json!({
        "catalogue_check_ms": whole(checked.as_secs_f64() * 1_000.0),
        "catalogue_complaints": complaints.len(),
        "services": old.services.len(),
        "rules": old.policy.rules.len(),
    });
    add(&mut figures, one::measure(&old, &files)?);
    #[cfg(feature = "peer")]
    add(&mut figures, peer::measure(&old, &files)?);
    add(&mut figures, backtest::measure(&files, options.cases)?);
    let figures = format!("{figures:#}\n");
    print!("{figures}");
    if let Some(file) = options.json {
        fs::write(&file, figures).with_context(|| format!("writing {}", file.display()))?;
    }
    Ok(())
}

fn add(figures: &mut Value, more: Value) {
    if let (Value::Object(all), Value::Object(more)) = (figures, more) {
        all.extend(more);
    }
}

/// The measure that is tried: retirement from 60 on, and a letter of the pension fund.
pub fn changed(files: &Files) -> Result<Files> {
    let mut files = files.clone();
    let policy = Path::new("policy").join("visa-stay.toml");
    let text =
        files.get_mut(policy.to_str().unwrap_or_default()).context("there is no policy of stay visas")?;
    let value = "[[parameter.value]]\nfrom = 2026-11-01\nvalue = 60\ncitation = \"a draft\"\nsource = \"a draft\"\n\
        verified = \"placeholder\"\n";
    let at = text.find("value = 55").context("the age of pensioners is another")?;
    let at = at + text[at..].find("\n\n").context("a parameter has an end")? + 1;
    text.insert_str(at, value);
    text.push_str(
        "\n[[rule]]\nid = \"e33f-pension-letter\"\nservices = [\"visa-e33f\"]\nfrom = 2026-11-01\n\
         citation = \"a draft\"\nwhen = \"guarantor_kind == 'none'\"\neffect = { document = \"onward_ticket\" }\n",
    );
    Ok(files)
}

/// Of sorted times, the one below which so many of a thousand lie.
pub fn part(times: &mut [Duration], of_a_thousand: usize) -> Duration {
    times.sort_unstable();
    let last = times.len().saturating_sub(1);
    times.get(last * of_a_thousand / 1_000).copied().unwrap_or_default()
}

/// To a tenth.
pub fn micros(time: Duration) -> f64 {
    (time.as_secs_f64() * 10_000_000.0).round() / 10.0
}

pub fn whole(number: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "it is rounded")]
    let whole = number.round() as i64;
    whole
}
