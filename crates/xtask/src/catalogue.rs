//! A new service from the template: files that are copied and renamed, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Result, absolute, root};

/// What the template calls itself in ids and words, and in the names of fields and parameters.
const NAMES: [&str; 2] = ["my-service", "my_service"];

/// Writes a service called `id` into the catalogue in `dir`. Nothing that exists is written over.
pub fn new(id: &str, dir: &str) -> Result {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !id.starts_with(|c: char| c.is_ascii_lowercase()) || !id.chars().all(small) {
        return Err(format!(
            "“{id}”: a service's id has small letters, digits and hyphens, such as visa-c1."
        ));
    }
    let catalogue = PathBuf::from(absolute(dir)?);
    let files = copies(&root().join("catalogue/template"), &catalogue, id)?;
    if let Some((there, _)) = files.iter().find(|(to, _)| to.exists()) {
        return Err(format!("{} is there already; nothing was written.", there.display()));
    }
    for (to, text) in &files {
        let folder = to.parent().unwrap_or(&catalogue);
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        fs::write(to, text).map_err(|e| format!("{}: {e}", to.display()))?;
        println!("{}", to.display());
    }
    println!("\nWrite your own in their place, then: cargo xtask catalogue check");
    Ok(())
}

/// Each file of the template: where it goes, and what is in it.
fn copies(
    template: &Path,
    catalogue: &Path,
    id: &str,
) -> std::result::Result<Vec<(PathBuf, String)>, String> {
    let service = format!("services/{id}");
    let mut files = Vec::new();
    for path in listed(template)?.into_iter().chain(listed(&template.join("cases"))?) {
        let name = path.strip_prefix(template).map_err(|e| e.to_string())?;
        let name = name.to_str().ok_or("a file's name is not UTF-8")?;
        let to = match (name, name.strip_prefix("words.").and_then(|rest| rest.strip_suffix(".ftl"))) {
            ("policy.toml", _) => format!("policy/{id}.toml"),
            (_, Some(language)) => format!("locales/{language}/{id}.ftl"),
            (name, None) => format!("{service}/{name}"),
        };
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let text = text.replace(NAMES[0], id).replace(NAMES[1], &id.replace('-', "_"));
        files.push((catalogue.join(to), text));
    }
    Ok(files)
}

fn listed(folder: &Path) -> std::result::Result<Vec<PathBuf>, String> {
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
