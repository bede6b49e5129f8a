//! `lawang-server catalogue publish DIR`: ships a folder to all devices of a running server. An editor signs
//! in, and an approver beside them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use lawang_core::administration::wire::{Publication, Published};
use lawang_core::catalogue::{self, Files};
use lawang_core::publication::{Transition, Version};

use crate::admin::{AdminError, SignedIn};

#[derive(Subcommand)]
pub enum Catalogue {
    /// Publish the catalogue in a folder as the next version
    Publish(Publish),
    /// The versions that were published
    Versions {
        #[command(flatten)]
        at: At,
    },
}

#[derive(Args)]
pub struct At {
    /// The server (http://127.0.0.1:7654)
    #[arg(long)]
    server: String,
    /// The login of a policy editor; the password is read from standard input
    #[arg(long)]
    login: String,
}

#[derive(Args)]
pub struct Publish {
    /// The catalogue's folder
    folder: PathBuf,
    #[command(flatten)]
    at: At,
    /// The login of a policy approver, somebody else; their password is read after the editor's
    #[arg(long)]
    approver: String,
    /// In a few words what changes, once a language (en=A lower fee)
    #[arg(long = "title", value_parser = title, required = true)]
    titles: Vec<(String, String)>,
    /// Why
    #[arg(long, default_value = "")]
    reason: String,
    /// When it begins (2026-12-01T00:00+07:00); at once where it is not said
    #[arg(long)]
    from: Option<jiff::Timestamp>,
    /// Assess undecided cases of the services concerned anew
    #[arg(long)]
    apply_to_cases: bool,
}

fn title(text: &str) -> Result<(String, String), String> {
    let (language, words) =
        text.split_once('=').ok_or("write a language and the words, as en=A lower fee")?;
    Ok((language.to_owned(), words.to_owned()))
}

impl Catalogue {
    pub async fn run(self) -> Result<(), AdminError> {
        match self {
            Self::Publish(publish) => publish.run().await,
            Self::Versions { at } => {
                let editor = SignedIn::ask(&at.server, &at.login).await?;
                let versions: Vec<Version> = editor.read("catalogue").await?;
                println!("number\tfrom\ttitle\tapproved by");
                for version in versions {
                    let from = jiff::Timestamp::from_millisecond(version.from).unwrap_or_default();
                    let title = version.title.values().next().cloned().unwrap_or_default();
                    println!("{}\t{from}\t{title}\t{}", version.number, version.approved_by.name);
                }
                Ok(())
            }
        }
    }
}

impl Publish {
    async fn run(self) -> Result<(), AdminError> {
        let files = read(&self.folder).map_err(|e| AdminError::File(self.folder.clone(), e))?;
        // What can be said without the server is said before anyone types a password.
        let complaints = catalogue::check(&files);
        if !complaints.is_empty() {
            let lines: Vec<String> = complaints.iter().map(ToString::to_string).collect();
            return Err(AdminError::NotWhole(lines.join("\n")));
        }
        let editor = SignedIn::ask(&self.at.server, &self.at.login).await?;
        let approver = SignedIn::ask(&self.at.server, &self.approver).await?;
        let asked = Publication {
            files,
            title: self.titles.into_iter().collect::<BTreeMap<_, _>>(),
            reason: self.reason,
            from: self.from.map(jiff::Timestamp::as_millisecond),
            transition: if self.apply_to_cases { Transition::Apply } else { Transition::Keep },
            approver: approver.token().to_owned(),
        };
        let published: Published = editor.send("catalogue", &asked).await?;
        let from = jiff::Timestamp::from_millisecond(published.from).unwrap_or_default();
        println!("version {} is published and begins at {from}", published.number);
        println!("services concerned: {}", published.services.join(", "));
        Ok(())
    }
}

/// The texts below a folder, by their paths from it. What is no text is no part of a catalogue.
fn read(folder: &Path) -> std::io::Result<Files> {
    let mut files = Files::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(below) = open.pop() {
        for entry in std::fs::read_dir(below)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if let (Ok(name), Ok(text)) = (path.strip_prefix(folder), std::fs::read_to_string(&path)) {
                let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
                files.insert(parts.join("/"), text);
            }
        }
    }
    Ok(files)
}
