//! The line to the centre's administration. The officer signed in at this desk opens a session there by a
//! signature, never by the password; it ends with the desk's, and a new one is opened as it runs out.

use std::time::Duration;

use ed25519_dalek::SigningKey;
use lawang_core::administration::wire::{Challenge, DeskSignIn, Session as Opened};
use lawang_core::journal::Grant;
use lawang_core::journal::sign::Purpose;
use lawang_core::journal::wire::ErrorCode;
use reqwest::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::failure::Failure;
use crate::identity::{self, Identity};
use crate::sync::client::{Client, LinkError};

/// A session at the centre, known to this desk.
#[derive(Clone)]
pub(crate) struct Session {
    token: String,
    /// Milliseconds since 1970-01-01 UTC.
    until: i64,
}

/// A session that runs out while a request is under way is of no use.
const SLACK: i64 = 30_000;

pub(in crate::office) struct Line<'a> {
    app: &'a App,
    window: &'a str,
    client: Client,
    pub identity: Identity,
    pub grant: Grant,
    key: SigningKey,
    /// What is said where the centre cannot be reached.
    offline: &'static str,
}

impl<'a> Line<'a> {
    pub async fn open(app: &'a App, window: &'a str, offline: &'static str) -> Result<Self, Failure> {
        let (grant, key) = app.desk(window).await?;
        let identity = identity::get(&mut *app.store()?.read().await?).await?;
        let identity = identity.ok_or_else(Failure::signed_out)?;
        Ok(Self { app, window, client: Client::new()?, identity, grant, key, offline })
    }

    pub async fn get<A: DeserializeOwned>(&self, path: &str) -> Result<A, Failure> {
        read(path, &self.send(Method::GET, path, vec![]).await?)
    }

    pub async fn post<A: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Result<A, Failure> {
        read(path, &self.send(Method::POST, path, write(body)?).await?)
    }

    /// Asks the centre for something that is not of its administration, in the same session.
    pub async fn ask<A: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Result<A, Failure> {
        read(path, &self.send_to(Method::POST, path.to_owned(), write(body)?).await?)
    }

    /// An act whose answer says no more than that it was done.
    pub async fn act(&self, path: &str, body: &impl Serialize) -> Result<(), Failure> {
        self.send(Method::POST, path, write(body)?).await.map(|_| ())
    }

    async fn send(&self, method: Method, path: &str, body: Vec<u8>) -> Result<Vec<u8>, Failure> {
        self.send_to(method, format!("/v1/admin/{path}"), body).await
    }

    async fn send_to(&self, method: Method, path: String, body: Vec<u8>) -> Result<Vec<u8>, Failure> {
        let mut begun = false;
        loop {
            let token = match self.token().await {
                Some(token) => token,
                None => {
                    begun = true;
                    self.begin().await?
                }
            };
            let now = self.app.now();
            let asked =
                self.client.administer(&self.identity, now, &token, method.clone(), &path, body.clone());
            match asked.await {
                // Nothing was done; the centre has forgotten the session, as after a restart.
                Err(LinkError::Said(ErrorCode::NotSignedIn, ..)) if !begun => self.forget().await,
                Err(error) => return Err(self.failed(error).await),
                Ok(answer) => return Ok(answer),
            }
        }
    }

    async fn token(&self) -> Option<String> {
        let desks = self.app.0.desks.lock().await;
        let session = desks.get(self.window)?.session.as_ref()?;
        (session.until > self.app.now() + SLACK).then(|| session.token.clone())
    }

    async fn forget(&self) {
        if let Some(desk) = self.app.0.desks.lock().await.get_mut(self.window) {
            desk.session = None;
        }
    }

    /// Signs the centre's once-only number. The answer to the first request shows that it is our centre.
    async fn begin(&self) -> Result<String, Failure> {
        let begun = async {
            let (now, nothing) = (self.app.now(), serde_json::Value::Null);
            let path = "/v1/admin/desk/challenge";
            let Challenge { nonce } =
                self.client.post(&self.identity, now, path, &nothing, Duration::ZERO).await?;
            let grant = self.grant.id;
            let signature = Purpose::Desk.sign(&self.key, &[grant.0.as_bytes(), nonce.as_bytes()]);
            let request = DeskSignIn { nonce, grant, signature };
            let path = "/v1/admin/desk/session";
            let opened: Opened =
                self.client.post(&self.identity, now, path, &request, Duration::ZERO).await?;
            Ok::<_, LinkError>(opened)
        };
        let opened = match begun.await {
            Ok(opened) => opened,
            Err(error) => return Err(self.failed(error).await),
        };
        let session = Session { token: opened.token.clone(), until: opened.expires_at };
        if let Some(desk) = self.app.0.desks.lock().await.get_mut(self.window) {
            desk.session = Some(session);
        }
        Ok(opened.token)
    }

    /// Whom the centre does not know any more is signed out here too.
    async fn failed(&self, error: LinkError) -> Failure {
        if let LinkError::Said(ErrorCode::NotSignedIn, ..) = error {
            self.app.0.desks.lock().await.remove(self.window);
        }
        error.failure(self.offline)
    }
}

fn write(body: &impl Serialize) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(body).map_err(|e| Failure::internal(e.to_string()))
}

fn read<A: DeserializeOwned>(path: &str, answer: &[u8]) -> Result<A, Failure> {
    serde_json::from_slice(answer).map_err(|e| Failure::internal(format!("the answer to {path}: {e}")))
}
