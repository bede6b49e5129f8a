//! A service that is being written, in the real window: from `cargo xtask catalogue new` to its form and what comes
//! of the answers; nothing is sent.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use jiff::{ToSpan, ZonedDateTime};
use tempfile::TempDir;
use tokio::process::Command;

use super::kiosk::{Kiosk, Visitor, screen};
use super::pictures::Pictures;
use super::window::act;
use crate::binary;
use crate::passport::Passport;

const SERVICE: &str = "dog-passport";

pub async fn tell(out: PathBuf) -> Result<()> {
    let folder = TempDir::with_prefix("lawang-preview-story-")?;
    let catalogue = folder.path().join("catalogue");
    for (name, text) in lawang_app::shipped_catalogue() {
        let path = catalogue.join(&name);
        fs::create_dir_all(path.parent().context("a file without a folder")?)?;
        fs::write(path, text)?;
    }
    let made = Command::new(binary("xtask")?).args(["catalogue", "new", SERVICE]).arg(&catalogue).output();
    let made = made.await?;
    ensure!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));

    let mut pictures = Pictures::into(out)?;
    let mut window = Kiosk::open_with(command(&catalogue)?).await?;
    pictures.take(&window.window, "preview: the first screen").await?;
    window.begin("en").await?;
    window.open_guide(SERVICE).await?;
    pictures.take(&window.window, "preview: the guide of a new service").await?;
    window.turn("begin").await?;
    window.walk(&visitor(folder.path())?, &screen("check")).await?;
    window.turn("continue").await?;
    window.window.click("#consent").await?;
    window.window.click("#declaration").await?;
    window.window.click(&act("submit")).await?;
    window.window.wait_for_text("[data-problem]", "nothing is sent").await?;
    pictures.take(&window.window, "preview: nothing is sent").await?;
    window.window.close().await?;
    refused(&catalogue).await
}

/// What is wrong is told with its place, all of it at once, and no window opens.
async fn refused(catalogue: &Path) -> Result<()> {
    let file = catalogue.join("services").join(SERVICE).join("service.toml");
    let text = fs::read_to_string(&file)?;
    fs::write(&file, text.replacen("_days_least", "_days_fewest", 1))?;
    fs::remove_file(catalogue.join("services").join(SERVICE).join("guide.en.md"))?;
    let words = command(catalogue)?;
    let ran = Command::new(&words[0]).args(&words[1..]).output().await?;
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    ensure!(!ran.status.success(), "a catalogue that is not whole was opened");
    for place in [format!("services/{SERVICE}/service.toml:"), "guide.en.md".to_owned()] {
        ensure!(said.contains(&place), "{place} is not told of: {said}");
    }
    Ok(())
}

fn command(catalogue: &Path) -> Result<Vec<String>> {
    let program = binary("lawang")?.display().to_string();
    Ok(vec![program, "preview".into(), catalogue.display().to_string()])
}

fn visitor(folder: &Path) -> Result<Visitor> {
    let passport = Passport::specimen(ZonedDateTime::now().date().checked_add(3.years())?);
    let answers = [
        ("dog_passport_years", "2"),
        ("acting_as", "self"),
        ("email", "anna@example.org"),
        ("phone", "+6281200000000"),
    ];
    let mut answers: std::collections::BTreeMap<_, _> =
        answers.map(|(field, answer)| (field, answer.to_owned())).into();
    answers.insert("passport_expiry", passport.expiry.to_string());
    answers.insert("birth_date", passport.birth.to_string());
    Visitor::new(folder, passport, answers)
}
