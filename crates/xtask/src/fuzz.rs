//! The fuzz targets: built with the coverage marks that the stable compiler can set, run with libFuzzer two
//! at a time. What they find on the way stays in the target folder, so that each run starts further.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::run::{Result, built, output, root, step};

const TARGETS: [&str; 4] = ["mrz", "answers", "seal", "uploads"];
/// How many run at once.
const AT_ONCE: usize = 2;
const SECONDS: &str = "60";
/// What marks the code: which edges were taken, and what was compared with what.
const MARKS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// `fuzz [--seconds N] [TARGET …]`
pub fn fuzz(options: &[&str]) -> Result {
    let (seconds, chosen) = match options {
        ["--seconds", seconds, chosen @ ..] => (*seconds, chosen),
        chosen => (SECONDS, chosen),
    };
    if seconds.parse::<u32>().is_err() || chosen.iter().any(|target| !TARGETS.contains(target)) {
        return Err(format!("cargo xtask fuzz [--seconds N] [{}]", TARGETS.join("|")));
    }
    if !cfg!(unix) {
        println!("\nThe fuzz targets are skipped: they run on Linux and macOS.");
        return Ok(());
    }
    let place = Place::new()?;
    step("fuzz: build", "cargo xtask fuzz --seconds 1", || place.build())?;
    let chosen = if chosen.is_empty() { &TARGETS[..] } else { chosen };
    step("fuzz", "cargo xtask fuzz", || chosen.chunks(AT_ONCE).try_for_each(|some| place.run(some, seconds)))
}

struct Place {
    /// Beside the other builds, but never shared with them: the flags differ.
    folder: PathBuf,
    host: String,
}

impl Place {
    fn new() -> Result<Self> {
        let told = output("rustc", &["-vV"]).ok_or("`rustc` was not found")?;
        let host = told.lines().find_map(|line| line.strip_prefix("host: "));
        let host = host.ok_or("`rustc -vV` does not name its host")?.to_owned();
        Ok(Self { folder: built("fuzz", "")?, host })
    }

    /// With `--target`, build scripts and macros get no marks.
    fn build(&self) -> Result {
        let manifest = root().join("tests/fuzz/Cargo.toml");
        let status = Command::new("cargo")
            .args(["build", "--quiet", "--release", "--bins", "--locked", "--manifest-path"])
            .arg(manifest)
            .args(["--target", &self.host, "--target-dir"])
            .arg(&self.folder)
            .env("RUSTFLAGS", MARKS)
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .stdin(Stdio::null())
            .status()
            .map_err(|e| format!("`cargo` could not be started: {e}"))?;
        if status.success() { Ok(()) } else { Err("the fuzz targets do not build".to_owned()) }
    }

    fn run(&self, targets: &[&str], seconds: &str) -> Result {
        let started = targets.iter().map(|target| self.start(target, seconds)).collect::<Result<Vec<_>>>()?;
        let mut failed = Vec::new();
        for mut run in started {
            let status = run.process.wait().map_err(|e| format!("{}: {e}", run.target))?;
            let said = fs::read_to_string(&run.log).unwrap_or_default();
            if status.success() {
                println!("{}", summary(run.target, &said));
            } else {
                println!("{}\n{}", run.target, tail(&said));
                failed.push(run);
            }
        }
        match failed.first() {
            None => Ok(()),
            Some(run) => {
                let input = newest(&run.artifacts).unwrap_or_default();
                let (target, program, input) = (run.target, run.program.display(), input.display());
                Err(format!("{target} failed on {input}. To see it again:\n  {program} {input}"))
            }
        }
    }

    fn start<'t>(&self, target: &'t str, seconds: &str) -> Result<Run<'t>> {
        let folder = |name: &str| {
            let folder = self.folder.join(name).join(target);
            fs::create_dir_all(&folder).map(|()| folder).map_err(|e| format!("{name}/{target}: {e}"))
        };
        let (corpus, artifacts) = (folder("corpus")?, folder("artifacts")?);
        let here = root().join("tests/fuzz");
        let program = self.folder.join(&self.host).join("release").join(target);
        let log = self.folder.join(format!("{target}.log"));
        let written = File::create(&log).map_err(|e| format!("{}: {e}", log.display()))?;
        let also = written.try_clone().map_err(|e| e.to_string())?;
        let process = Command::new(&program)
            .arg(&corpus)
            .arg(here.join("seeds").join(target))
            .arg(format!("-dict={}", here.join(format!("{target}.dict")).display()))
            .arg(format!("-artifact_prefix={}/", artifacts.display()))
            .arg(format!("-max_total_time={seconds}"))
            .args(["-timeout=20", "-rss_limit_mb=2048", "-max_len=16384", "-print_final_stats=1"])
            .env("LAWANG_FUZZ_CORPUS", &corpus)
            .stdin(Stdio::null())
            .stdout(written)
            .stderr(also)
            .spawn()
            .map_err(|e| format!("{}: {e}", program.display()))?;
        Ok(Run { target, program, process, log, artifacts })
    }
}

struct Run<'t> {
    target: &'t str,
    program: PathBuf,
    process: Child,
    log: PathBuf,
    artifacts: PathBuf,
}

/// How much was tried, and how far it got.
fn summary(target: &str, said: &str) -> String {
    let stat = |name: &str| {
        let line = said.lines().rev().find(|line| line.contains(name))?;
        line.split(name).nth(1)?.split_whitespace().next().map(str::to_owned)
    };
    let runs = stat("number_of_executed_units:").unwrap_or_default();
    let reached = stat(" cov:").unwrap_or_default();
    format!("{target}: {runs} inputs, {reached} places in the code reached, nothing failed")
}

fn tail(said: &str) -> String {
    let lines: Vec<&str> = said.lines().collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}

/// The input that failed.
fn newest(folder: &Path) -> Option<PathBuf> {
    let files = fs::read_dir(folder).ok()?.filter_map(std::result::Result::ok);
    let age = |path: &PathBuf| {
        fs::metadata(path)
            .and_then(|meta| meta.modified())
            .map_or(Duration::MAX, |at| at.elapsed().unwrap_or_default())
    };
    files.map(|file| file.path()).min_by_key(age)
}
