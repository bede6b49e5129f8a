//! The verbs that administer a running server over its HTTP interface. The password is read from standard
//! input: it is never an argument, which other users of the machine could see.

use std::io::{BufRead, IsTerminal, Write};

use clap::{Args, Subcommand, ValueEnum};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};

#[derive(Args)]
pub struct Admin {
    /// The server (http://127.0.0.1:7654)
    #[arg(long)]
    server: String,
    /// An administrator's login; the password is asked for
    #[arg(long)]
    login: String,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Offices
    #[command(subcommand)]
    Office(OfficeVerb),
    /// Officers
    #[command(subcommand)]
    Officer(OfficerVerb),
    /// Print a one-time code that enrols one device within 15 minutes
    DeviceCode {
        #[arg(long)]
        class: Class,
        #[arg(long)]
        office: String,
        #[arg(long)]
        name: String,
    },
    /// The enrolled devices
    Devices,
    /// Take a device's access away
    Revoke { device: String },
    /// What applicants and national systems are still to be told
    Notices {
        /// Only what could not be delivered
        #[arg(long)]
        undelivered: bool,
        /// Try one again now, by its id; `all`: everything that waits for its next try
        #[arg(long, value_name = "ID|all")]
        retry: Option<String>,
    },
}

#[derive(Subcommand)]
enum OfficeVerb {
    Add { id: String, name: String },
    List,
}

#[derive(Subcommand)]
enum OfficerVerb {
    /// The second line of standard input is the new officer's password
    Add {
        #[arg(long)]
        office: String,
        /// officer, front_desk, supervisor, administrator, …; may be given more than once
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
        login: String,
        name: String,
    },
    List,
    /// End an officer's grants
    Leave {
        id: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Class {
    Kiosk,
    Office,
}

#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    #[error("no answer from the server: {0}")]
    Unreachable(#[from] reqwest::Error),
    #[error("the server refused ({status}): {detail}")]
    Refused { status: u16, detail: String },
    #[error("no password on standard input")]
    NoPassword(#[from] std::io::Error),
}

impl Admin {
    pub async fn run(self) -> Result<(), AdminError> {
        let password = ask(&format!("password of {}", self.login))?;
        let client = Client::new();
        let session = client
            .post(format!("{}/v1/admin/session", self.server.trim_end_matches('/')))
            .json(&json!({ "login": self.login, "password": password }));
        let session = answer(session).await?;
        let signed_in = SignedIn {
            client,
            server: self.server.trim_end_matches('/').to_owned(),
            token: session["token"].as_str().unwrap_or_default().to_owned(),
        };
        signed_in.run(self.verb).await
    }
}

struct SignedIn {
    client: Client,
    server: String,
    token: String,
}

impl SignedIn {
    async fn run(&self, verb: Verb) -> Result<(), AdminError> {
        match verb {
            Verb::Office(OfficeVerb::Add { id, name }) => {
                self.post("offices", &json!({ "id": id, "name": name })).await?;
                println!("office {id} added");
            }
            Verb::Office(OfficeVerb::List) => table(&self.get("offices").await?, &["id", "name"]),
            Verb::Officer(OfficerVerb::Add { office, roles, login, name }) => {
                let password = ask(&format!("password for {login}"))?;
                let new = json!({
                    "login": login, "name": name, "office": office, "roles": roles, "password": password,
                });
                self.post("officers", &new).await?;
                println!("officer {login} added");
            }
            Verb::Officer(OfficerVerb::List) => {
                table(&self.get("officers").await?, &["id", "login", "name", "office", "roles", "left_at"]);
            }
            Verb::Officer(OfficerVerb::Leave { id }) => {
                self.post(&format!("officers/{id}/leave"), &Value::Null).await?;
                println!("the officer's grants have ended");
            }
            Verb::DeviceCode { class, office, name } => {
                let class = match class {
                    Class::Kiosk => "kiosk",
                    Class::Office => "office",
                };
                let new = json!({ "class": class, "office": office, "name": name });
                let made = self.post("device-codes", &new).await?;
                println!("device code: {}", made["code"].as_str().unwrap_or_default());
            }
            Verb::Devices => {
                table(&self.get("devices").await?, &["id", "class", "office", "name", "revoked_at"]);
            }
            Verb::Revoke { device } => {
                self.post(&format!("devices/{device}/revoke"), &Value::Null).await?;
                println!("the device is revoked");
            }
            Verb::Notices { retry: Some(which), .. } => {
                let path =
                    if which == "all" { "notices/retry".into() } else { format!("notices/{which}/retry") };
                self.post(&path, &Value::Null).await?;
                println!("it is tried again");
            }
            Verb::Notices { undelivered, retry: None } => {
                let path = if undelivered { "notices?undelivered=true" } else { "notices" };
                let columns = [
                    "id", "scope", "case", "channel", "event", "about", "state", "tries", "answer", "next_at",
                ];
                table(&self.get(path).await?, &columns);
            }
        }
        Ok(())
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}/v1/admin/{path}", self.server)).bearer_auth(&self.token)
    }

    async fn get(&self, path: &str) -> Result<Value, AdminError> {
        answer(self.request(Method::GET, path)).await
    }

    async fn post(&self, path: &str, body: &Value) -> Result<Value, AdminError> {
        answer(self.request(Method::POST, path).json(body)).await
    }
}

async fn answer(request: RequestBuilder) -> Result<Value, AdminError> {
    let answer = request.send().await?;
    let status = answer.status();
    let body: Value = serde_json::from_slice(&answer.bytes().await?).unwrap_or_default();
    if status.is_success() {
        return Ok(body);
    }
    let detail = body["detail"].as_str().unwrap_or("without a reason").to_owned();
    Err(AdminError::Refused { status: status.as_u16(), detail })
}

fn ask(what: &str) -> std::io::Result<String> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        write!(std::io::stderr(), "{what} (it will be seen as you type): ")?;
    }
    let mut line = String::new();
    if stdin.lock().read_line(&mut line)? == 0 {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// One line a row, tabs between: for people and for scripts.
fn table(rows: &Value, columns: &[&str]) {
    println!("{}", columns.join("\t"));
    for row in rows.as_array().into_iter().flatten() {
        let cells: Vec<String> = columns.iter().map(|column| cell(&row[*column])).collect();
        println!("{}", cells.join("\t"));
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "-".into(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}
