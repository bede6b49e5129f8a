//! The developer's one door: `cargo xtask COMMAND`. It needs Rust and Node, installs or names what
//! else is missing, and never builds anything twice: every cargo call selects the same packages and
//! features (`run::ALL`), so that the steps share one set of artefacts.
#![allow(clippy::print_stdout, reason = "it talks to the person at the terminal")]

mod catalogue;
mod check;
mod fuzz;
mod run;
mod setup;
mod steps;

use std::process::ExitCode;

use run::Result;

const USAGE: &str = "\
cargo xtask COMMAND

  setup                          install what is missing
  demo [--keep]                  open a kiosk and an office window beside a server with demo data
  demo --headless --out DIR      walk the story through the real windows, a screenshot per step
  test                           everything: format, lints, unit tests, journeys, the real windows
  fuzz [--seconds N] [TARGET …]  throw inputs at what reads strangers' data: mrz, answers, seal, uploads
  check                          what `test` checks before it runs anything
  gen [icons]                    write ui/src/lib/bindings.ts from the commands; or the icons from their SVG
  bench start|answer|rules [--json F]
                                 measure the release build: windows, or the rules alone
  catalogue check [DIR]          check a catalogue (default: catalogue/)
  catalogue new ID [DIR]         begin a service from catalogue/template/";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\n{why}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[&str]) -> Result {
    match args {
        ["setup"] => setup::setup(),
        ["demo", options @ ..] => steps::demo(options),
        ["test"] => steps::test(),
        ["check"] => steps::check(),
        ["fuzz", options @ ..] => fuzz::fuzz(options),
        ["gen"] => check::write_bindings(),
        ["gen", "icons"] => steps::icons(),
        ["bench", options @ ..] => steps::bench(options),
        ["catalogue", "check"] => check::catalogue("catalogue"),
        ["catalogue", "check", dir] => check::catalogue(&run::absolute(dir)?),
        ["catalogue", "new", id] => catalogue::new(id, &run::root().join("catalogue").to_string_lossy()),
        ["catalogue", "new", id, dir] => catalogue::new(id, dir),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        [] => Err(USAGE.to_owned()),
        _ => Err(format!("There is no `cargo xtask {}`.\n\n{USAGE}", args.join(" "))),
    }
}
