//! The checks that run no test: format, lints, types, catalogue, generated code, lock files and
//! known advisories. Each stands alone and says what to do.

use std::fs;

use crate::run::{Result, build, cargo, cargo_all, npm, output, root, run, run_built, step};

const CRATES_IO: &str = r#"source = "registry+https://github.com/rust-lang/crates.io-index""#;

/// All of them. The UI must have been built: the shell embeds it when it is compiled.
pub fn all() -> Result {
    step("format", "cargo fmt", || cargo(&["fmt", "--all", "--check"]))?;
    step("format of the fuzz targets", "cargo fmt --manifest-path tests/fuzz/Cargo.toml", || {
        cargo(&["fmt", "--manifest-path", "tests/fuzz/Cargo.toml", "--check"])
    })?;
    step("format of the rules' benchmark", "cargo fmt --manifest-path tests/bench/rules/Cargo.toml", || {
        cargo(&["fmt", "--manifest-path", "tests/bench/rules/Cargo.toml", "--check"])
    })?;
    step("lock files", "cargo xtask check", lock_files)?;
    step("ui: format", "npm --prefix ui run format", || npm(&["run", "--silent", "lint"]))?;
    step("bindings", "cargo xtask gen", bindings_are_fresh)?;
    step("ui: types", "npm --prefix ui run check", || npm(&["run", "--silent", "check"]))?;
    step("ui: size of the kiosk", "npm --prefix ui run build", kiosk_size)?;
    step("lints", "cargo clippy --workspace --all-targets --features lawang-tests/desktop", || {
        cargo_all(&["clippy"], &["--all-targets", "--", "-D", "warnings"])
    })?;
    step("catalogue", "cargo xtask catalogue check", || catalogue("catalogue"))?;
    step("advisories", "cargo deny check", advisories)
}

/// Lock files name packages and hashes, never where one machine happened to fetch them from.
fn lock_files() -> Result {
    let read = |path: &str| fs::read_to_string(root().join(path)).map_err(|e| format!("{path}: {e}"));
    for file in ["Cargo.lock", "tests/fuzz/Cargo.lock", "tests/bench/rules/Cargo.lock"] {
        if let Some(line) = read(file)?.lines().find(|l| l.starts_with("source") && *l != CRATES_IO) {
            return Err(format!("{file} names another registry: {line}"));
        }
    }
    if read("ui/package-lock.json")?.contains("\"resolved\"") {
        return Err("ui/package-lock.json names a registry's host. Remove `resolved` from it: \
                    ui/.npmrc has omit-lockfile-registry-resolved."
            .to_owned());
    }
    Ok(())
}

/// Checks the catalogue in `dir`: each complaint names file and line.
pub fn catalogue(dir: &str) -> Result {
    build(&["--bin", "check-catalogue"])?;
    run_built("debug", "check-catalogue", &[dir])
}

/// The scripts that the kiosk loads before it shows anything: at most 90 kB gzipped.
fn kiosk_size() -> Result {
    let script = r#"
        const { readFileSync } = require("node:fs");
        const { gzipSync } = require("node:zlib");
        const page = readFileSync("ui/dist/kiosk.html", "utf8");
        const scripts = [...page.matchAll(/(?:src|href)="[.]?\/(\S+\.js)"/g)].map(([, name]) => `ui/dist/${name}`);
        const size = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(name)).length, 0);
        console.log(`${scripts.length} scripts, ${(size / 1000).toFixed(1)} kB gzipped`);
        process.exit(scripts.length > 0 && size <= 90_000 ? 0 : 1);"#;
    run("node", &["--eval", script]).map_err(|_| {
        "The kiosk's first scripts are larger than 90 kB gzipped: load the rest later.".to_owned()
    })
}

fn bindings_are_fresh() -> Result {
    build(&["--bin", "export-bindings"])?;
    run_built("debug", "export-bindings", &["--check"])
}

/// Writes the typed commands for the UI.
pub fn write_bindings() -> Result {
    build(&["--bin", "export-bindings"])?;
    run_built("debug", "export-bindings", &[])
}

fn advisories() -> Result {
    if output("cargo", &["deny", "--version"]).is_none() {
        println!("skipped: cargo-deny is not installed (cargo install cargo-deny)");
        return Ok(());
    }
    cargo(&["deny", "check", "advisories", "sources"])
}
