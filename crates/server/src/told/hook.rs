//! Deliveries over HTTP to a system that shares a secret with this server: signed, under an id that stays
//! the same when one is repeated. `docs/webhooks.md` tells their receivers what they get.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode, Url};
use zeroize::Zeroizing;

use super::deliver::Answer;
use super::setting::{SettingError, is_insecure, is_this_machine};
use crate::hmac;
use crate::store::notice::{Event, Notice};
use crate::store::word;

/// Names the delivery. A receiver that has seen it answers as before and does nothing.
pub const DELIVERY: &str = "lawang-delivery";
/// How often it was sent, this time included.
pub const ATTEMPT: &str = "lawang-attempt";
/// What it is: `message`, `case.decided`, `case.sealed` or `case.revoked`.
pub const EVENT: &str = "lawang-event";

const FORM: &str = "https://host/path";
const CONNECTS_WITHIN: Duration = Duration::from_secs(5);
/// A receiver takes a delivery and works on it afterwards.
const ANSWERS_WITHIN: Duration = Duration::from_secs(15);
/// The largest body that is sent, in bytes.
const MOST: usize = 256 * 1024;

/// Where deliveries go, and the secret that signs them. Ministries' gateways stand in private networks, so
/// any address is taken; but without TLS only this machine.
#[derive(Clone)]
pub struct Hook(Arc<Receiver>);

struct Receiver {
    url: Url,
    secret: Zeroizing<Vec<u8>>,
    client: Client,
}

impl Hook {
    pub fn new(url: &str, secret: Zeroizing<Vec<u8>>) -> Result<Self, SettingError> {
        let wrong = || SettingError::Address("the receiver's address".into(), FORM);
        let url = Url::parse(url).map_err(|_| wrong())?;
        if url.password().is_some() || !url.username().is_empty() {
            return Err(SettingError::PasswordInAddress);
        }
        let host = url.host_str().ok_or_else(wrong)?;
        match url.scheme() {
            "https" => {}
            "http" if is_this_machine(host) => {}
            "http" => return Err(SettingError::NotSecure(host.to_owned(), FORM)),
            _ => return Err(wrong()),
        }
        let client = Client::builder()
            .connect_timeout(CONNECTS_WITHIN)
            .timeout(ANSWERS_WITHIN)
            // A delivery goes where the administrator said, and nowhere else.
            .redirect(Policy::none())
            .referer(false)
            .user_agent(concat!("lawang-server/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|e| SettingError::Tls(e.to_string()))?;
        Ok(Self(Arc::new(Receiver { url, secret, client })))
    }

    /// Whether the other system made this signature.
    pub fn signed(&self, now: i64, body: &[u8], signature: &str) -> bool {
        hmac::verify(&self.0.secret, now, body, signature)
    }

    pub(super) async fn post(&self, notice: &Notice, body: Vec<u8>, now: i64) -> Answer {
        if body.len() > MOST {
            return Answer::Never("too-large".into());
        }
        let sent = self
            .0
            .client
            .post(self.0.url.clone())
            .header(CONTENT_TYPE, "application/json")
            .header(EVENT, word::<Event>(&notice.event))
            .header(DELIVERY, notice.id.to_string())
            .header(ATTEMPT, (notice.tries + 1).to_string())
            .header(hmac::HEADER, hmac::sign(&self.0.secret, now, &body))
            .body(body)
            .send()
            .await;
        // What it says beside its status is never read: it may be endless.
        let answer = match sent {
            Ok(answer) => answer,
            Err(error) if is_insecure(&error) => return Answer::later("insecure"),
            Err(_) => return Answer::later("no-answer"),
        };
        let status = answer.status();
        let sort = format!("refused {}", status.as_u16());
        if status.is_success() {
            Answer::Delivered
        } else if status == StatusCode::GONE {
            Answer::Never(sort)
        } else {
            let after = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
            Answer::Later { sort, after }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_tls_nothing_leaves_this_machine() {
        let new = |url: &str| Hook::new(url, Zeroizing::new(b"a shared secret".to_vec()));
        for url in [
            "https://sms.example.go.id/send",
            "https://10.1.2.3:8443/",
            "http://127.0.0.1:9/x",
            "http://[::1]/",
        ] {
            assert!(new(url).is_ok(), "{url}");
        }
        for url in ["http://sms.example.go.id/send", "http://10.1.2.3/", "ftp://127.0.0.1/", "sms", ""] {
            assert!(new(url).is_err(), "{url}");
        }
        let error = new("https://user:hidden@sms.example.go.id/").err().unwrap();
        assert!(matches!(error, SettingError::PasswordInAddress) && !error.to_string().contains("hidden"));
    }
}
