//! Whether a seal is good. Each way of not being so has a name of its own; what cannot be known is never
//! called valid.

use jiff::civil::Date;

use super::bytes::{Seal, Unreadable};
use super::content::{Content, content};
use super::trust::{Revoked, TrustList};

/// What was found, from what is certain for ever to what holds today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Genuine, not revoked, and not past its day.
    Valid,
    /// Genuine, and past the last day it states.
    Expired {
        until: Date,
    },
    Revoked {
        at: i64,
    },
    /// No signer of that name on the list.
    UnknownSigner,
    /// The signer is known, but not for the day of the seal.
    SignerNotValid,
    /// The signer's key did not make this signature: the seal was changed or made up.
    False,
    /// Genuine as far as the signature goes, but the list is too old, or the clock wrong, to say more.
    ListExpired,
    /// There is no list to check by.
    NoList,
    Unreadable(Unreadable),
}

/// A verdict with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    pub verdict: Verdict,
    /// Only where the signature is good: nobody is shown a forger's words as sealed.
    pub content: Option<Content>,
}

/// Checks a seal by a list. `now` is in milliseconds since 1970-01-01 UTC, `today` is that day here.
pub fn check(bytes: &[u8], list: Option<&TrustList>, now: i64, today: Date) -> Checked {
    let only = |verdict| Checked { verdict, content: None };
    let seal = match Seal::decode(bytes) {
        Ok(seal) => seal,
        Err(unreadable) => return only(Verdict::Unreadable(unreadable)),
    };
    let Some(list) = list else { return only(Verdict::NoList) };
    let mut signers = list.signers.iter().filter(|signer| signer.signed(&seal.header)).peekable();
    if signers.peek().is_none() {
        return only(Verdict::UnknownSigner);
    }
    let Some(signer) = signers.find(|signer| signer.key.verifies(&seal)) else {
        return only(Verdict::False);
    };
    if !signer.may_sign_on(seal.header.signed) {
        return only(Verdict::SignerNotValid);
    }
    let content = content(&seal, today);
    let verdict = if let Some(Revoked { at, .. }) = list.revocation(&seal, content.number()) {
        // Also by an old list: a revocation is not taken back.
        Verdict::Revoked { at: *at }
    } else if let Some(until) = content.valid_until().filter(|until| *until < today) {
        Verdict::Expired { until }
    } else if list.holds_at(now) {
        Verdict::Valid
    } else {
        Verdict::ListExpired
    };
    Checked { verdict, content: Some(content) }
}
