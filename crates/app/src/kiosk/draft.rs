//! Drafts: what a visitor has answered, sealed under the resume code and nothing else. The code is
//! shown once and never stored; a hash of it finds the row, the birth date is asked after it opens.

use chacha20poly1305::{
    Key, XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use data_encoding::HEXLOWER;
use lawang_core::case::Pinned;
use lawang_core::form::answer::{Answers, Documents};
use lawang_core::reference::ResumeCode;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::files::DocumentKey;
use crate::random;
use crate::store::draft::DraftRow;

/// How long a draft is kept after the last answer.
pub const KEPT_DAYS: i64 = 14;
const DAY_MS: i64 = 86_400_000;

/// What a draft is known by while its visitor is here.
#[derive(Debug, Clone)]
pub struct Draft {
    pub id: String,
    pub code: ResumeCode,
    /// The birth date as it was given when the code was shown. Until then nobody knows the code, and the
    /// draft goes with the visit.
    pub opened_by: Option<String>,
    pub documents: DocumentKey,
}

/// What is sealed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Content {
    pub service: String,
    pub pinned: Pinned,
    pub language: String,
    /// The page the visitor had reached.
    pub page: String,
    pub answers: Answers,
    pub documents: Documents,
    pub document_key: DocumentKey,
    pub opened_by: Option<String>,
    /// The lines of the passport as read, to show them again.
    pub zone: Vec<String>,
}

impl Draft {
    pub fn new() -> Result<Self, Failure> {
        Ok(Self {
            id: random::uuid()?.to_string(),
            code: ResumeCode::from_random(random::number()?),
            opened_by: None,
            documents: DocumentKey::new()?,
        })
    }

    /// The row to store.
    pub fn seal(&self, content: &Content, now: i64) -> Result<DraftRow, Failure> {
        let plain = serde_json::to_vec(content).map_err(|e| Failure::internal(e.to_string()))?;
        let nonce = random::bytes::<24>()?;
        let sealed = cipher(&self.code)
            .encrypt(&XNonce::from(nonce), Payload { msg: &plain, aad: self.id.as_bytes() })
            .map_err(|e| Failure::internal(e.to_string()))?;
        Ok(DraftRow {
            id: self.id.clone(),
            lookup: lookup(&self.code),
            nonce: HEXLOWER.encode(&nonce),
            sealed: HEXLOWER.encode(&sealed),
            known: i64::from(self.opened_by.is_some()),
            updated: now,
            expires: now + KEPT_DAYS * DAY_MS,
        })
    }

    /// Opens a row that was found by this code.
    pub fn open(row: &DraftRow, code: ResumeCode) -> Result<(Self, Content), Failure> {
        let damaged = || Failure::internal("a draft is damaged");
        let nonce = HEXLOWER.decode(row.nonce.as_bytes()).map_err(|_| damaged())?;
        let nonce: [u8; 24] = nonce.try_into().map_err(|_| damaged())?;
        let sealed = HEXLOWER.decode(row.sealed.as_bytes()).map_err(|_| damaged())?;
        let plain = cipher(&code)
            .decrypt(&XNonce::from(nonce), Payload { msg: &sealed, aad: row.id.as_bytes() })
            .map_err(|_| damaged())?;
        let content: Content = serde_json::from_slice(&plain).map_err(|_| damaged())?;
        let draft = Self {
            id: row.id.clone(),
            code,
            opened_by: content.opened_by.clone(),
            documents: content.document_key.clone(),
        };
        Ok((draft, content))
    }
}

/// The code has 54 random bits and is used for nothing else, so a plain derivation is enough.
fn cipher(code: &ResumeCode) -> XChaCha20Poly1305 {
    let key = blake3::derive_key("lawang 2026 draft sealed under its resume code", code.plain().as_bytes());
    XChaCha20Poly1305::new(&Key::from(key))
}

pub fn lookup(code: &ResumeCode) -> String {
    let hash = blake3::derive_key("lawang 2026 draft found by its resume code", code.plain().as_bytes());
    HEXLOWER.encode(&hash[..16])
}

#[cfg(test)]
mod tests {
    use super::*;
    use lawang_core::form::answer::Answer;
    use lawang_core::journal::sign::Hash;

    #[test]
    fn a_draft_opens_with_its_code_only_and_its_row_tells_nothing() {
        let draft = Draft::new().unwrap();
        let content = Content {
            service: "itk-extension".into(),
            pinned: Pinned { catalogue: Hash::ZERO, policy: Hash::ZERO },
            language: "en".into(),
            page: "address".into(),
            answers: Answers::from([("full_name".into(), Answer::typed("canary"))]),
            documents: Documents::new(),
            document_key: draft.documents.clone(),
            opened_by: None,
            zone: vec![],
        };
        let row = draft.seal(&content, 0).unwrap();
        assert!(!format!("{row:?}").contains(draft.code.plain()));
        let (_, opened) = Draft::open(&row, draft.code.to_string().parse().unwrap()).unwrap();
        assert_eq!(opened.answers, content.answers);
        assert!(Draft::open(&row, ResumeCode::from_random(1)).is_err());
        assert_eq!(row.lookup, lookup(&draft.code));
    }
}
