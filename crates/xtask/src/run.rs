//! Running other programs: from the root of the repository, with their output on the terminal.
//! A failure says which command it was, so that it can be run alone.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

pub type Result<T = ()> = std::result::Result<T, String>;

/// Only Linux has WebKitWebDriver, which drives the real windows.
pub const DRIVES_WINDOWS: bool = cfg!(target_os = "linux");

/// The selection that every build of the development profile uses. A narrower one would give shared
/// dependencies other features and build them once more.
pub const ALL: &[&str] =
    if DRIVES_WINDOWS { &["--workspace", "--features", "lawang-tests/desktop"] } else { &["--workspace"] };

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// A path as the person at the terminal means it: other programs run in the root of the repository.
pub fn absolute(path: &str) -> Result<String> {
    let path = std::path::absolute(path).map_err(|e| format!("{path}: {e}"))?;
    Ok(path.to_string_lossy().into_owned())
}

pub fn cargo(args: &[&str]) -> Result {
    run("cargo", args)
}

/// `cargo SUBCOMMAND` with the common selection, then `rest`.
pub fn cargo_all(subcommand: &[&str], rest: &[&str]) -> Result {
    cargo(&[subcommand, ALL, rest].concat())
}

/// Builds programs (`--bins`, `--bin NAME`). `--examples`, of which there are none, makes cargo count the
/// features of development dependencies, as it does for tests: otherwise both would build their own.
pub fn build(which: &[&str]) -> Result {
    cargo_all(&["build", "--examples"], which)
}

pub fn npm(args: &[&str]) -> Result {
    run("npm", &[&["--prefix", "ui"], args].concat())
}

pub fn run(program: &str, args: &[&str]) -> Result {
    let status = Command::new(program)
        .args(args)
        .current_dir(root())
        .stdin(Stdio::null())
        .status()
        .map_err(|e| format!("`{program}` could not be started: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("failed: {program} {}", args.join(" "))) }
}

/// What a program prints, or nothing when it is absent or fails.
pub fn output(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).current_dir(root()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// A program of this workspace, in the folder of `profile` ("debug", "release").
pub fn built(profile: &str, name: &str) -> Result<PathBuf> {
    let here = std::env::current_exe().map_err(|e| e.to_string())?;
    let target = here.parent().and_then(Path::parent).ok_or("cargo's target folder was not found")?;
    Ok(target.join(profile).join(name))
}

/// Runs a program that was built before.
pub fn run_built(profile: &str, name: &str, args: &[&str]) -> Result {
    run(&built(profile, name)?.to_string_lossy(), args)
}

/// Runs one named step under a heading, with its time. `alone` is how to run just this.
pub fn step(name: &str, alone: &str, work: impl FnOnce() -> Result) -> Result {
    println!("\n── {name} ──");
    let begun = Instant::now();
    work().map_err(|why| format!("Step “{name}” failed: {why}\nTo run it alone: {alone}"))?;
    println!("── {name}: {:.1} s", begun.elapsed().as_secs_f32());
    Ok(())
}
