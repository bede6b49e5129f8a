//! The commands that are made of steps: demo, test, check, bench and icons.

use std::fs;

use crate::run::{
    DRIVES_WINDOWS, Result, absolute, build, cargo, cargo_all, npm, output, root, run, run_built, step,
};
use crate::{check, fuzz, setup};

/// Where a demo's or a test's screenshots go when nobody says.
const OUT: &str = "out";

pub fn check() -> Result {
    prepare()?;
    check::all()
}

/// From nothing to the story in the real windows. The runner of the last step has the last word.
pub fn test() -> Result {
    prepare()?;
    check::all()?;
    step("ui: tests", "npm --prefix ui test", || npm(&["run", "--silent", "test"]))?;
    step("build", "cargo build --workspace --bins", build_all)?;
    step("tests", "cargo test", unit_tests)?;
    fuzz::fuzz(&[])?;
    if !DRIVES_WINDOWS {
        println!("\nThe story in the real windows is skipped: only Linux has WebKitWebDriver.");
        return Ok(());
    }
    println!("\n── the story in the real windows ──");
    cargo_all(&["test"], &["--test", "desktop"]).map_err(|why| {
        format!(
            "Step “the story in the real windows” {why}\nTo watch it: cargo xtask demo --headless --out {OUT}"
        )
    })
}

/// Everything but the real windows.
fn unit_tests() -> Result {
    if output("cargo", &["nextest", "--version"]).is_some() {
        return cargo_all(&["nextest", "run", "--no-fail-fast"], &["-E", "not binary(desktop)"]);
    }
    cargo_all(&["test"], &["--", "--skip", "desktop_story"])
}

fn prepare() -> Result {
    step("set-up", "cargo xtask setup", setup::setup)?;
    step("ui: build", "npm --prefix ui run build", || npm(&["run", "--silent", "build"]))
}

fn needs_driver() -> Result {
    if DRIVES_WINDOWS {
        return Ok(());
    }
    Err("This drives the windows with WebKitWebDriver, which only Linux has.".to_owned())
}

fn build_all() -> Result {
    build(&["--bins"])
}

/// Opens both windows beside a server, or walks the story through them (`--headless --out DIR`).
pub fn demo(options: &[&str]) -> Result {
    let walk = match options {
        [] => vec!["--interactive".to_owned()],
        ["--keep"] => vec!["--interactive".to_owned(), "--keep".to_owned()],
        ["--headless"] => vec!["--out".to_owned(), absolute(OUT)?],
        ["--headless", "--out", dir] | ["--out", dir, "--headless"] => {
            vec!["--out".to_owned(), absolute(dir)?]
        }
        _ => return Err("cargo xtask demo [--keep] | --headless [--out DIR]".to_owned()),
    };
    needs_driver()?;
    prepare()?;
    step("build", "cargo build --workspace --bins", build_all)?;
    run_built("debug", "story", &walk.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Measures the release build; `tests/bench` says how.
pub fn bench(options: &[&str]) -> Result {
    if let ["rules", options @ ..] = options {
        return bench_rules(options);
    }
    let (name, file) = match options {
        [name @ ("start" | "answer")] => (*name, None),
        [name @ ("start" | "answer"), "--json", file] => (*name, Some(absolute(file)?)),
        _ => return Err("cargo xtask bench start|answer|rules [--json FILE]".to_owned()),
    };
    needs_driver()?;
    prepare()?;
    let packages = ["-p", "lawang", "-p", "lawang-server", "-p", "lawang-empty", "-p", "lawang-tests"];
    step("build for release", "cargo build --release", || {
        cargo(
            &[&["build", "--release", "--bins", "--features", "lawang-tests/desktop"], &packages[..]]
                .concat(),
        )
    })?;
    match &file {
        Some(file) => run_built("release", "bench", &[name, "--json", file]),
        None => run_built("release", "bench", &[name]),
    }
}

/// In a workspace of its own, since the engine that it measures against is no part of anything else.
fn bench_rules(options: &[&str]) -> Result {
    let bench = ["run", "--release", "--locked", "--manifest-path", "tests/bench/rules/Cargo.toml", "--"];
    match options {
        [] => cargo(&bench),
        ["--json", file] => cargo(&[&bench[..], &["--json", &absolute(file)?]].concat()),
        _ => Err("cargo xtask bench rules [--json FILE]".to_owned()),
    }
}

/// The sizes and formats of the icon that the bundles need, from icons/lawang.svg. They are committed.
pub fn icons() -> Result {
    let made = std::env::temp_dir().join(format!("lawang-icons-{}", std::process::id()));
    let folder = made.to_string_lossy();
    let tool = "@tauri-apps/cli@2.12.5";
    run("npm", &["exec", "--yes", "--", tool, "icon", "icons/lawang.svg", "--output", &folder])?;
    for name in ["32x32.png", "128x128.png", "128x128@2x.png", "icon.png", "icon.ico", "icon.icns"] {
        fs::copy(made.join(name), root().join("icons").join(name))
            .map_err(|e| format!("icons/{name}: {e}"))?;
    }
    fs::remove_dir_all(&made).map_err(|e| format!("{folder}: {e}"))
}
