//! Writes `ui/src/lib/bindings.ts` from the commands; with `--check` it compares and fails when the
//! committed file is stale.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tool speaks on its terminal")]

use std::path::Path;
use std::process::ExitCode;

use specta_typescript::Typescript;

fn main() -> ExitCode {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/bindings.ts");
    let made = match made() {
        Ok(made) => made,
        Err(error) => {
            eprintln!("the bindings cannot be made: {error}");
            return ExitCode::FAILURE;
        }
    };
    if std::env::args().any(|argument| argument == "--check") {
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        if committed == made {
            println!("bindings are fresh");
            return ExitCode::SUCCESS;
        }
        eprintln!("ui/src/lib/bindings.ts is stale: run `cargo xtask gen` and commit it");
        return ExitCode::FAILURE;
    }
    match std::fs::write(&path, made) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            ExitCode::FAILURE
        }
    }
}

/// The exporter writes files only: into a temporary one, and read back.
fn made() -> Result<String, Box<dyn std::error::Error>> {
    let file = std::env::temp_dir().join(format!("lawang-bindings-{}.ts", std::process::id()));
    lawang::builder().export(Typescript::default(), &file)?;
    let text = std::fs::read_to_string(&file)?;
    std::fs::remove_file(&file)?;
    Ok(text)
}
