//! The state's revenue system, as far as a server needs it: a billing code for an amount, and word of a
//! payment. Behind an address it is a small HTTP interface that a ministry's own adapter answers; on a
//! demo server the codes are made here and open no account anywhere.

use std::time::Duration;

use lawang_core::payment::{Bill, Merchant, is_billing_code, qris};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::error::{Error, Result};
use crate::{hmac, random};

/// How long a code of a demo server can be paid.
const DEMO_HOURS: i64 = 2;
const HOUR: i64 = 60 * 60 * 1000;
/// A gateway that does not answer holds up nobody for longer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Merchant of demo codes: a national merchant id that no acquirer gives out.
const DEMO: Merchant<'_> =
    Merchant { id: "ID0000000000000", name: "LAWANG DEMO DATA", city: "DEMO", category: "9399" };

pub enum Gateway {
    /// No billing codes: people pay at the counter, and staff confirm.
    Counter,
    /// Codes that nobody can pay with real money.
    Demo,
    Remote(Remote),
}

#[derive(Clone)]
pub struct Remote {
    pub address: String,
    pub secret: Zeroizing<Vec<u8>>,
}

/// What is asked for a bill. No name, no reference: the revenue system needs neither.
#[derive(Debug, Serialize)]
pub struct Ask<'a> {
    /// Names the case between the two systems, and nowhere else.
    pub id: String,
    pub office: &'a str,
    pub service: &'a str,
    /// Whole rupiah.
    pub amount: i64,
}

/// The gateway's answer.
#[derive(Debug, Deserialize)]
struct Given {
    code: String,
    /// Milliseconds since 1970-01-01 UTC.
    expires: i64,
    #[serde(default)]
    qris: String,
}

impl Gateway {
    pub fn gives_codes(&self) -> bool {
        !matches!(self, Self::Counter)
    }

    pub async fn bill(&self, ask: &Ask<'_>, now: i64) -> Result<Bill> {
        match self {
            Self::Counter => Err(Error::NotFound("no gateway for payments")),
            Self::Demo => demo(ask.amount, now),
            Self::Remote(remote) => remote.bill(ask, now).await,
        }
    }
}

fn demo(amount: i64, now: i64) -> Result<Bill> {
    let drawn = u64::from_le_bytes(random::bytes()?) % 1_000_000_000_000;
    // 820: where the state's own codes begin with 82, followed by nothing that is in use.
    let code = format!("820{drawn:012}");
    let qris = qris(&DEMO, amount, &code).unwrap_or_default();
    Ok(Bill { code, amount, issued: now, expires: now + DEMO_HOURS * HOUR, qris })
}

impl Remote {
    async fn bill(&self, ask: &Ask<'_>, now: i64) -> Result<Bill> {
        let failed = |why: &'static str| {
            tracing::warn!(why, "no billing code from the gateway");
            Error::Gateway(why)
        };
        let body = serde_json::to_vec(ask).map_err(|_| Error::Internal("a bill is no JSON"))?;
        let client = reqwest::Client::builder().timeout(PATIENCE).build();
        let client = client.map_err(|_| Error::Internal("no HTTP client"))?;
        let answer = client
            .post(format!("{}/bills", self.address.trim_end_matches('/')))
            .header("content-type", "application/json")
            .header(hmac::HEADER, hmac::sign(&self.secret, now, &body))
            .body(body)
            .send()
            .await
            .map_err(|_| failed("it did not answer"))?;
        if !answer.status().is_success() {
            return Err(failed("it refused"));
        }
        let given: Given = answer.json().await.map_err(|_| failed("its answer cannot be read"))?;
        if !is_billing_code(&given.code) || given.expires <= now || given.qris.len() > 512 {
            return Err(failed("its answer is no bill"));
        }
        let Given { code, expires, qris } = given;
        Ok(Bill { code, amount: ask.amount, issued: now, expires, qris })
    }
}
