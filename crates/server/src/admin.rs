//! The verbs that administer a running server over its HTTP interface. The password is read from standard
//! input: it is never an argument, which other users of the machine could see.

mod run;
mod verbs;

use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;

use clap::Args;
use reqwest::{Client, Method, RequestBuilder};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

#[derive(Args)]
pub struct Admin {
    /// The server (http://127.0.0.1:7654)
    #[arg(long)]
    server: String,
    /// Your login; the password is asked for
    #[arg(long)]
    login: String,
    #[command(subcommand)]
    verb: verbs::Verb,
}

#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    #[error("no answer from the server: {0}")]
    Unreachable(#[from] reqwest::Error),
    #[error("the server refused ({status}): {detail}")]
    Refused { status: u16, detail: String },
    #[error("there is no officer {0}")]
    Unknown(String),
    #[error("{0}: {1}")]
    File(PathBuf, std::io::Error),
    #[error("the server's answer cannot be read: {0}")]
    Odd(serde_json::Error),
    #[error("the catalogue is not whole:\n{0}")]
    NotWhole(String),
    #[error("no password on standard input")]
    NoPassword(#[from] std::io::Error),
}

impl Admin {
    pub async fn run(self) -> Result<(), AdminError> {
        SignedIn::ask(&self.server, &self.login).await?.run(self.verb).await
    }
}

pub struct SignedIn {
    client: Client,
    server: String,
    token: String,
}

impl SignedIn {
    /// Asks for the password and signs in.
    pub async fn ask(server: &str, login: &str) -> Result<Self, AdminError> {
        let password = ask(&format!("password of {login}"))?;
        let client = Client::new();
        let server = server.trim_end_matches('/').to_owned();
        let session = client
            .post(format!("{server}/v1/admin/session"))
            .json(&json!({ "login": login, "password": password }));
        let session = answer(session).await?;
        Ok(Self { client, server, token: session["token"].as_str().unwrap_or_default().to_owned() })
    }

    pub fn token(&self) -> &str {
        &self.token
    }

    pub async fn read<T: DeserializeOwned>(&self, path: &str) -> Result<T, AdminError> {
        typed(self.get(path).await?)
    }

    pub async fn send<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, AdminError> {
        typed(answer(self.request(Method::POST, path).json(body)).await?)
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

fn typed<T: DeserializeOwned>(answer: Value) -> Result<T, AdminError> {
    serde_json::from_value(answer).map_err(AdminError::Odd)
}

async fn answer(request: RequestBuilder) -> Result<Value, AdminError> {
    let answer = request.send().await?;
    let status = answer.status();
    let body: Value = serde_json::from_slice(&answer.bytes().await?).unwrap_or_default();
    if status.is_success() {
        return Ok(body);
    }
    let mut detail = body["detail"].as_str().unwrap_or("without a reason").to_owned();
    if let (Some("conflict"), Some(why)) = (body["code"].as_str(), body["why"].as_str()) {
        detail = why.replace('_', " ");
    }
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
