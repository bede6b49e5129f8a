//! Signed requests to the one server this device was enrolled with. Every answer must carry that
//! server's signature over our once-only number: anything else at the address is not our server.

use std::time::Duration;

use data_encoding::HEXLOWER;
use lawang_core::journal::sign::{Purpose, Signature};
use lawang_core::journal::wire::{
    DEVICE_HEADER, ErrorBody, ErrorCode, NONCE_HEADER, SIGNATURE_HEADER, TIME_HEADER, request_parts,
    response_parts,
};
use reqwest::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::failure::Failure;
use crate::identity::Identity;
use crate::problem::ProblemCode;
use crate::random;

/// How long an answer may take beyond the time we asked the server to wait.
const PATIENCE: Duration = Duration::from_secs(20);
const CONNECT: Duration = Duration::from_secs(5);

#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    #[error("no answer: {0}")]
    Unreachable(String),
    /// Something answers, but without our server's signature.
    #[error("the answer is not our server's")]
    WrongServer,
    #[error("the server says {0:?}: {1}")]
    /// The last is after how many seconds it may be tried again.
    Said(ErrorCode, String, Option<u32>),
    /// An act of administration that was not done: it names who could, what stands against it, or a field.
    #[error("the server refuses: {}", .0.detail)]
    Refused(Box<ErrorBody>),
    #[error(transparent)]
    Here(#[from] Failure),
}

impl LinkError {
    /// In the words of someone who waits for the answer.
    pub fn failure(self, offline: &'static str) -> Failure {
        match self {
            Self::Unreachable(_) => Failure::told(ProblemCode::Offline, offline),
            Self::WrongServer => Failure::told(ProblemCode::Enrolment, "wrong-server"),
            Self::Said(ErrorCode::WrongSecrets, ..) => {
                Failure::told(ProblemCode::WrongSecrets, "wrong-secrets")
            }
            Self::Said(ErrorCode::Locked, _, wait) => Failure::told_with(
                ProblemCode::Locked,
                "locked",
                vec![("minutes", wait.unwrap_or(900).div_ceil(60).to_string())],
            ),
            Self::Said(ErrorCode::DeviceUnknown | ErrorCode::DeviceRevoked, ..) => {
                Failure::told(ProblemCode::Enrolment, "revoked")
            }
            Self::Said(ErrorCode::NotFound, ..) => Failure::not_found(),
            Self::Said(ErrorCode::ClockWrong, ..) => Failure::told(ProblemCode::Internal, "clock"),
            Self::Said(ErrorCode::DeviceWaiting, ..) => Failure::told(ProblemCode::Enrolment, "waiting"),
            Self::Said(ErrorCode::NotSignedIn, ..) => Failure::signed_out(),
            Self::Said(code, detail, _) => Failure::internal(format!("{code:?}: {detail}")),
            Self::Refused(body) => Failure::refused_by_server(*body),
            Self::Here(failure) => failure,
        }
    }
}

pub struct Client {
    http: reqwest::Client,
}

impl Client {
    pub fn new() -> Result<Self, Failure> {
        let http = reqwest::Client::builder()
            .connect_timeout(CONNECT)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            // By this the centre knows which version a device runs.
            .user_agent(concat!("lawang/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|e| Failure::internal(e.to_string()))?;
        Ok(Self { http })
    }

    pub async fn post<B: Serialize, A: DeserializeOwned>(
        &self,
        identity: &Identity,
        now: i64,
        path: &str,
        body: &B,
        wait: Duration,
    ) -> Result<A, LinkError> {
        let body = serde_json::to_vec(body).map_err(|e| Failure::internal(e.to_string()))?;
        let answer = self.send(identity, now, None, Method::POST, path, body, wait).await?;
        serde_json::from_slice(&answer)
            .map_err(|e| Failure::internal(format!("the answer to {path}: {e}")).into())
    }

    pub async fn put_json<B: Serialize, A: DeserializeOwned>(
        &self,
        identity: &Identity,
        now: i64,
        path: &str,
        body: &B,
    ) -> Result<A, LinkError> {
        let body = serde_json::to_vec(body).map_err(|e| Failure::internal(e.to_string()))?;
        let answer = self.send(identity, now, None, Method::PUT, path, body, Duration::ZERO).await?;
        serde_json::from_slice(&answer)
            .map_err(|e| Failure::internal(format!("the answer to a PUT: {e}")).into())
    }

    pub async fn delete<B: Serialize>(
        &self,
        identity: &Identity,
        now: i64,
        path: &str,
        body: &B,
    ) -> Result<(), LinkError> {
        let body = serde_json::to_vec(body).map_err(|e| Failure::internal(e.to_string()))?;
        self.send(identity, now, None, Method::DELETE, path, body, Duration::ZERO).await.map(|_| ())
    }

    pub async fn put(
        &self,
        identity: &Identity,
        now: i64,
        path: &str,
        body: Vec<u8>,
    ) -> Result<(), LinkError> {
        let wait = Duration::from_secs(120);
        self.send(identity, now, None, Method::PUT, path, body, wait).await.map(|_| ())
    }

    /// A request of an officer who administers, signed by the device like any other.
    pub async fn administer(
        &self,
        identity: &Identity,
        now: i64,
        token: &str,
        method: Method,
        path: &str,
        body: Vec<u8>,
    ) -> Result<Vec<u8>, LinkError> {
        self.send(identity, now, Some(token), method, path, body, Duration::ZERO).await
    }

    pub async fn get(&self, identity: &Identity, now: i64, path: &str) -> Result<Vec<u8>, LinkError> {
        self.send(identity, now, None, Method::GET, path, vec![], Duration::from_secs(120)).await
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one signed request")]
    async fn send(
        &self,
        identity: &Identity,
        now: i64,
        token: Option<&str>,
        method: Method,
        path: &str,
        body: Vec<u8>,
        wait: Duration,
    ) -> Result<Vec<u8>, LinkError> {
        let nonce = HEXLOWER.encode(&random::bytes::<16>()?);
        let time = now.to_string();
        let signed = request_parts(method.as_str(), path, &nonce, &time, &body);
        let signature = Purpose::Request.sign(&identity.key()?, &[&signed]);
        let request = self
            .http
            .request(method, format!("{}{path}", identity.server))
            .timeout(PATIENCE + wait)
            .header("content-type", "application/json")
            .header(DEVICE_HEADER, identity.device.to_string())
            .header(NONCE_HEADER, &nonce)
            .header(TIME_HEADER, time)
            .header(SIGNATURE_HEADER, signature.to_string())
            .body(body);
        let request = match token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        let (status, signature, body) = answer(request).await?;
        let parts = response_parts(status, &nonce, &body);
        if !signature.is_some_and(|s| Purpose::Response.verify(&identity.server_key, &[&parts], &s)) {
            return Err(LinkError::WrongServer);
        }
        if (200..300).contains(&status) { Ok(body) } else { Err(said(status, &body)) }
    }

    /// Enrolment and set-up: not signed by us, since we have no name yet. The answer's signature is
    /// returned for the caller, who knows the fingerprint to check it against.
    pub async fn introduce<B: Serialize>(
        &self,
        server: &str,
        path: &str,
        body: &B,
    ) -> Result<(u16, Option<Signature>, Vec<u8>), LinkError> {
        let body = serde_json::to_vec(body).map_err(|e| Failure::internal(e.to_string()))?;
        let request = self
            .http
            .post(format!("{server}{path}"))
            .timeout(PATIENCE)
            .header("content-type", "application/json")
            .body(body);
        let (status, signature, body) = answer(request).await?;
        if (200..300).contains(&status) { Ok((status, signature, body)) } else { Err(said(status, &body)) }
    }
}

async fn answer(request: reqwest::RequestBuilder) -> Result<(u16, Option<Signature>, Vec<u8>), LinkError> {
    let unreachable = |e: reqwest::Error| LinkError::Unreachable(e.without_url().to_string());
    let response = request.send().await.map_err(unreachable)?;
    let status = response.status().as_u16();
    let signature = response
        .headers()
        .get(SIGNATURE_HEADER)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse().ok());
    let body = response.bytes().await.map_err(unreachable)?.to_vec();
    Ok((status, signature, body))
}

fn said(status: u16, body: &[u8]) -> LinkError {
    match serde_json::from_slice::<ErrorBody>(body) {
        Ok(error) if !error.roles.is_empty() || error.why.is_some() || error.field.is_some() => {
            LinkError::Refused(Box::new(error))
        }
        Ok(error) => LinkError::Said(error.code, error.detail, error.retry_after),
        Err(_) => LinkError::Said(ErrorCode::Internal, format!("status {status}"), None),
    }
}
