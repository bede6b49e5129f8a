//! What each verb asks of the server, and what it prints.

use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use super::verbs::{ClosureVerb, OfficeVerb, OfficerVerb, Provision, SlotsVerb, Verb, word};
use super::{AdminError, SignedIn, ask, table};

type Done = Result<(), AdminError>;

impl SignedIn {
    pub(super) async fn run(&self, verb: Verb) -> Done {
        match verb {
            Verb::Office(verb) => self.office(verb).await,
            Verb::Officer(verb) => self.officer(verb).await,
            Verb::DeviceCode { class, office, name, approval } => {
                let new =
                    json!({ "class": word(&class), "office": office, "name": name, "approval": approval });
                self.code("device-codes", &new).await
            }
            Verb::CodeAgain { device, approval } => {
                self.code(&format!("devices/{device}/code"), &json!({ "approval": approval })).await
            }
            Verb::Devices { office } => {
                let columns =
                    ["id", "class", "office", "name", "fingerprint", "version", "approved_at", "revoked_at"];
                table(&self.get(&of("devices", office)).await?, &columns);
                Ok(())
            }
            Verb::Approve { device } => {
                self.post(&format!("devices/{device}/approve"), &Value::Null).await?;
                said("the device is approved")
            }
            Verb::RenameDevice { device, name } => {
                self.post(&format!("devices/{device}/rename"), &json!({ "name": name })).await?;
                said("the device is renamed")
            }
            Verb::Revoke { device } => {
                self.post(&format!("devices/{device}/revoke"), &Value::Null).await?;
                said("the device is revoked")
            }
            Verb::Provision(provision) => self.provision(provision).await,
            Verb::Provisionings => {
                let columns = ["id", "class", "office", "prefix", "used", "count", "revoked_at"];
                table(&self.get("provisioning").await?, &columns);
                Ok(())
            }
            Verb::RevokeProvisioning { id } => {
                self.post(&format!("provisioning/{id}/revoke"), &Value::Null).await?;
                said("the file connects no more devices")
            }
            Verb::Closure(verb) => self.closure(verb).await,
            Verb::Slots(verb) => self.slots(verb).await,
            Verb::Locks => {
                let locks = self.get("locks").await?;
                table(&locks["locks"], &["kind", "about", "name", "office", "tries"]);
                Ok(())
            }
            Verb::Unlock { kind, about, reason } => {
                let unlock = json!({ "kind": word(&kind), "about": about, "reason": reason });
                self.post("locks/unlock", &unlock).await?;
                said("unlocked")
            }
            Verb::Notices { retry: Some(which), .. } => {
                let path =
                    if which == "all" { "notices/retry".into() } else { format!("notices/{which}/retry") };
                self.post(&path, &Value::Null).await?;
                said("it is tried again")
            }
            Verb::Notices { undelivered, retry: None } => {
                let path = if undelivered { "notices?undelivered=true" } else { "notices" };
                let columns = [
                    "id", "scope", "case", "channel", "event", "about", "state", "tries", "answer", "next_at",
                ];
                table(&self.get(path).await?, &columns);
                Ok(())
            }
            Verb::Record { office } => {
                let columns = ["id", "act", "by_name", "office", "about", "reason"];
                table(&self.get(&of("record", office)).await?, &columns);
                Ok(())
            }
        }
    }

    async fn office(&self, verb: OfficeVerb) -> Done {
        match verb {
            OfficeVerb::Add { id, name } => {
                self.post("offices", &json!({ "id": id, "name": name })).await?;
                said(&format!("office {id} added"))
            }
            OfficeVerb::List => {
                let columns = ["id", "name", "officers", "devices", "closed_at"];
                table(&self.get("offices").await?, &columns);
                Ok(())
            }
            OfficeVerb::Rename { id, name } => {
                self.post(&format!("offices/{id}/rename"), &json!({ "name": name })).await?;
                said(&format!("office {id} renamed"))
            }
            OfficeVerb::Close { id } => {
                self.post(&format!("offices/{id}/close"), &Value::Null).await?;
                said(&format!("office {id} closed"))
            }
        }
    }

    async fn officer(&self, verb: OfficerVerb) -> Done {
        match verb {
            OfficerVerb::Add { office, roles, login, name } => {
                let password = ask(&format!("password for {login} (empty: one is made)"))?;
                let password = Some(password).filter(|password| !password.is_empty());
                let new = json!({
                    "login": login, "name": name, "office": office, "roles": roles, "password": password,
                });
                let added = self.post("officers", &new).await?;
                said(&format!("officer {login} added"))?;
                told(&added)
            }
            OfficerVerb::List { office } => {
                let columns = ["id", "login", "name", "office", "roles", "grant_until", "left_at"];
                table(&self.get(&of("officers", office)).await?, &columns);
                Ok(())
            }
            OfficerVerb::Change { login, name, office, roles } => {
                let known = self.known(&login).await?;
                let roles = if roles.is_empty() { known["roles"].clone() } else { json!(roles) };
                let new = json!({
                    "name": name.map_or(known["name"].clone(), Value::from),
                    "office": office.map_or(known["office"].clone(), Value::from),
                    "roles": roles,
                });
                self.post(&format!("officers/{}/change", id(&known)), &new).await?;
                said(&format!("officer {login} changed"))
            }
            OfficerVerb::Reset { login } => {
                let known = self.known(&login).await?;
                told(&self.post(&format!("officers/{}/reset", id(&known)), &json!({})).await?)
            }
            OfficerVerb::Leave { officer } => {
                let known = self.known(&officer).await?;
                self.post(&format!("officers/{}/leave", id(&known)), &Value::Null).await?;
                said("the officer's grants have ended")
            }
        }
    }

    /// The officer of that login or id.
    async fn known(&self, officer: &str) -> Result<Value, AdminError> {
        let officers = self.get("officers").await?;
        let mut all = officers.as_array().into_iter().flatten();
        let found = all.find(|one| one["login"] == officer || one["id"] == officer);
        found.cloned().ok_or_else(|| AdminError::Unknown(officer.to_owned()))
    }

    async fn code(&self, path: &str, new: &Value) -> Done {
        let made = self.post(path, new).await?;
        said(&format!("device code: {}", made["code"].as_str().unwrap_or_default()))
    }

    async fn provision(&self, new: Provision) -> Done {
        // Before a secret is made: a file that is there already is somebody's.
        let mut out = create(&new.out).map_err(|e| AdminError::File(new.out.clone(), e))?;
        let wanted = json!({
            "office": new.office, "class": word(&new.class), "prefix": new.prefix, "count": new.count,
            "days": new.days, "server": new.address.unwrap_or_else(|| self.server.clone()),
        });
        let made = self.post("provisioning", &wanted).await;
        let written = made.and_then(|made| {
            let text = serde_json::to_vec_pretty(&made["file"]).unwrap_or_default();
            let written =
                out.write_all(&text).and_then(|()| out.write_all(b"\n")).and_then(|()| out.sync_all());
            written.map_err(|e| AdminError::File(new.out.clone(), e))
        });
        if written.is_err() {
            let _ = std::fs::remove_file(&new.out);
        }
        written?;
        said(&format!(
            "{} connects {} devices within {} days; keep it as a key",
            new.out.display(),
            new.count,
            new.days
        ))
    }

    async fn closure(&self, verb: ClosureVerb) -> Done {
        match verb {
            ClosureVerb::List { office } => {
                let hours = self.get(&format!("offices/{office}/hours")).await?;
                table(&hours["closures"], &["date", "words"]);
                Ok(())
            }
            ClosureVerb::Add { office, date, words } => {
                let words: serde_json::Map<String, Value> = words
                    .iter()
                    .filter_map(|one| one.split_once('='))
                    .map(|(language, words)| (language.to_owned(), words.into()))
                    .collect();
                let new = json!({ "date": date, "words": words });
                self.post(&format!("offices/{office}/closures"), &new).await?;
                said(&format!("{office} is closed on {date}"))
            }
            ClosureVerb::Remove { office, date } => {
                let day = json!({ "date": date });
                self.post(&format!("offices/{office}/closures/remove"), &day).await?;
                said(&format!("{office} is open on {date}"))
            }
        }
    }

    async fn slots(&self, verb: SlotsVerb) -> Done {
        match verb {
            SlotsVerb::Show { office } => {
                let hours = self.get(&format!("offices/{office}/hours")).await?;
                for plan in hours["plans"].as_array().into_iter().flatten() {
                    println!("{}", serde_json::to_string_pretty(plan).unwrap_or_default());
                }
                Ok(())
            }
            SlotsVerb::Set { office, file } => {
                let text = std::fs::read(&file).map_err(|e| AdminError::File(file.clone(), e))?;
                let plan: Value = serde_json::from_slice(&text)
                    .map_err(|e| AdminError::File(file, std::io::Error::other(e)))?;
                self.post(&format!("offices/{office}/plans"), &plan).await?;
                said(&format!("the plan of {office} is set"))
            }
            SlotsVerb::Remove { office, from } => {
                let from = json!({ "from": from });
                self.post(&format!("offices/{office}/plans/remove"), &from).await?;
                said(&format!("the plan of {office} is removed"))
            }
        }
    }
}

fn said(what: &str) -> Done {
    println!("{what}");
    Ok(())
}

/// A password that the server made is told once.
fn told(answer: &Value) -> Done {
    if let Some(password) = answer["password"].as_str() {
        println!("password: {password}");
    }
    Ok(())
}

fn id(known: &Value) -> &str {
    known["id"].as_str().unwrap_or_default()
}

fn of(path: &str, office: Option<String>) -> String {
    office.map_or_else(|| path.to_owned(), |office| format!("{path}?office={office}"))
}

/// A new file that only its owner reads.
fn create(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
