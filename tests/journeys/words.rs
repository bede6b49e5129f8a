//! Every word that the devices' code asks for is in the catalogue that ships, in every language.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use lawang_core::case::Duty;
use lawang_core::catalogue::Catalogue;
use lawang_core::journal::{DeviceClass, Refusal, Role};

use crate::centre::workspace;

/// Calls whose literals are names of messages.
const WORDS: &[&str] = &[".text(", ".text_with("];
/// Calls whose last literal names a problem.
const PROBLEMS: &[&str] = &["told(", "told_with(", ".failure(", "fault("];

/// Named like a message, but none: a pictogram, a header, a path and the place of a question.
const NO_WORDS: &[&str] = &["file-text", "content-type", "device-codes", "measure-most"];

/// Files that speak with a spooler: its words are no messages.
const SPOOLER: &[&str] = &["printing/cups.rs", "printing/judge.rs", "printing/windows.rs"];

/// All code below a folder without its unit tests, file by file.
fn code(folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            code(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") && !is_test(&path) {
            let text = fs::read_to_string(&path).unwrap();
            let own = text.split("#[cfg(test)]").next().unwrap();
            let own: Vec<&str> = own.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            files.push((path.display().to_string(), own.join("\n")));
        }
    }
}

/// Unit tests in a file of their own.
fn is_test(path: &Path) -> bool {
    path.file_stem()
        .and_then(|name| name.to_str())
        .is_some_and(|name| name == "tests" || name.ends_with("_tests"))
}

/// The text between the bracket that a call opens and its end.
fn arguments(rest: &str) -> &str {
    let (mut depth, mut quoted, mut escaped) = (1, false, false);
    for (i, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &rest[..i];
        }
    }
    rest
}

/// The string literals of a piece of code that could name a message.
fn literals(code: &str) -> Vec<String> {
    let names = code.split('"').skip(1).step_by(2);
    names.filter(|n| n.starts_with(|c: char| c.is_ascii_lowercase())).map(str::to_owned).collect()
}

fn catalogue() -> Catalogue {
    let loaded = lawang_core::catalogue::load(&lawang_app::shipped_catalogue());
    assert!(loaded.complaints.is_empty(), "{:?}", loaded.complaints);
    loaded.catalogue
}

fn lacks(catalogue: &Catalogue, id: &str) -> Vec<String> {
    let languages = catalogue.languages.iter();
    let lacking = languages.filter(|language| !catalogue.words(language).unwrap().has(id));
    lacking.map(|language| format!("{id} ({language})")).collect()
}

#[test]
fn every_word_that_the_code_asks_for_is_in_every_language() {
    let catalogue = catalogue();
    let texts = lawang_app::shipped_catalogue();
    // Messages and their attributes, in any language.
    let words = texts.iter().filter(|(path, _)| path.ends_with(".ftl"));
    let lines = words.flat_map(|(_, text)| text.lines());
    let known: BTreeSet<String> =
        lines.filter_map(|line| Some(line.split_once(" =")?.0.trim().to_owned())).collect();
    let mut files = Vec::new();
    for folder in ["crates/app/src", "crates/core/src", "crates/paper/src", "crates/server/src"] {
        code(&workspace(folder), &mut files);
    }
    let (mut plain, mut built, mut problems) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (file, text) in &files {
        for inside in calls(text, WORDS) {
            // Values for a message come after its name, as `.with("name", …)`.
            for literal in literals(inside.split("Args::new()").next().unwrap()) {
                match literal.split_once('{') {
                    Some((prefix, _)) => built.insert(prefix.to_owned()),
                    None => plain.insert(literal),
                };
            }
        }
        if file.contains("crates/app/") && !SPOOLER.iter().any(|name| file.ends_with(name)) {
            for inside in calls(text, PROBLEMS) {
                let named = literals(inside.split("vec![").next().unwrap());
                problems.extend(named.into_iter().filter(|name| !name.contains(['{', '.', '_'])));
            }
            // Names that stand elsewhere, in a list or a closure; but for the ends of names that are built.
            for literal in
                literals(text).into_iter().filter(|l| is_name(l) && !NO_WORDS.contains(&l.as_str()))
            {
                if known.contains(&literal) {
                    plain.insert(literal);
                } else if !known.iter().any(|name| name.ends_with(&literal)) {
                    problems.insert(literal);
                }
            }
        }
    }
    let mut missing: Vec<String> = plain.iter().flat_map(|id| lacks(&catalogue, id)).collect();
    for name in &problems {
        for id in [format!("problem-{name}"), format!("problem-{name}.next")] {
            missing.extend(lacks(&catalogue, &id));
        }
    }
    // A name that is built begins like one that exists.
    for prefix in built.iter().filter(|prefix| !known.iter().any(|name| name.starts_with(prefix.as_str()))) {
        missing.push(format!("{prefix}…"));
    }
    println!("{} messages, {} problems, {} families", plain.len(), problems.len(), built.len());
    assert!(missing.is_empty(), "words are missing: {missing:#?}");
    assert!(plain.len() > 50 && problems.len() > 20 && built.len() > 5, "the search finds too little");
}

/// What stands between the brackets of these calls.
fn calls<'t>(text: &'t str, names: &[&str]) -> Vec<&'t str> {
    let found = names.iter().flat_map(|name| text.match_indices(name));
    found.map(|(at, name)| arguments(&text[at + name.len()..])).collect()
}

/// Small words with hyphens, as messages are called.
fn is_name(literal: &str) -> bool {
    let small =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    literal.contains('-') && literal.split('-').all(small)
}

/// One of each. The match has no `_`: a new refusal does not build before it is added to the list.
fn all_refusals() -> Vec<Refusal> {
    let class = DeviceClass::Kiosk;
    let what = String::new;
    let all = vec![
        Refusal::MovedOn { expected: 1, actual: 2 },
        Refusal::RoleMissing { roles: vec![Role::Officer] },
        Refusal::DeviceClass { class },
        Refusal::OutOfScope,
        Refusal::GrantUnknown,
        Refusal::GrantNotValid,
        Refusal::NotSigned,
        Refusal::SessionUnknown,
        Refusal::ExistsAlready,
        Refusal::NoSuchCase,
        Refusal::Decided,
        Refusal::Withdrawn,
        Refusal::StepMissing { step: Duty::Pay },
        Refusal::StepDone { step: Duty::Visit },
        Refusal::NotGranted,
        Refusal::SlotTaken,
        Refusal::SlotUnknown,
        Refusal::NothingAsked,
        Refusal::FieldNotAsked { field: what() },
        Refusal::FourEyes,
        Refusal::BaseMovedOn { base: 1, newest: 2 },
        Refusal::NotWhole { file: what(), line: 1, message: what() },
        Refusal::Missing { what: what() },
        Refusal::TooLong { what: what() },
        Refusal::NotValid { what: what() },
    ];
    for refusal in &all {
        match refusal {
            Refusal::MovedOn { .. }
            | Refusal::RoleMissing { .. }
            | Refusal::DeviceClass { .. }
            | Refusal::OutOfScope
            | Refusal::GrantUnknown
            | Refusal::GrantNotValid
            | Refusal::NotSigned
            | Refusal::SessionUnknown
            | Refusal::ExistsAlready
            | Refusal::NoSuchCase
            | Refusal::Decided
            | Refusal::Withdrawn
            | Refusal::StepMissing { .. }
            | Refusal::StepDone { .. }
            | Refusal::NotGranted
            | Refusal::SlotTaken
            | Refusal::SlotUnknown
            | Refusal::NothingAsked
            | Refusal::FieldNotAsked { .. }
            | Refusal::FourEyes
            | Refusal::BaseMovedOn { .. }
            | Refusal::NotWhole { .. }
            | Refusal::Missing { .. }
            | Refusal::TooLong { .. }
            | Refusal::NotValid { .. } => {}
        }
    }
    all
}

#[test]
fn every_refusal_says_why_and_what_next() {
    let catalogue = catalogue();
    let mut missing = Vec::new();
    for refusal in all_refusals() {
        let code = serde_json::to_value(&refusal).unwrap()["code"].as_str().unwrap().replace('_', "-");
        for id in [format!("refusal-{code}"), format!("refusal-{code}.next")] {
            missing.extend(lacks(&catalogue, &id));
        }
    }
    for standing in ["refusal-deferred", "refusal-quarantined"] {
        missing.extend(lacks(&catalogue, standing));
    }
    for role in [Role::FrontDesk, Role::Officer, Role::Supervisor, Role::Administrator] {
        let name = serde_json::to_value(role).unwrap().as_str().unwrap().replace('_', "-");
        missing.extend(lacks(&catalogue, &format!("role-{name}")));
    }
    assert!(missing.is_empty(), "words are missing: {missing:#?}");
}
