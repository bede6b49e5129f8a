//! Drafts: what a visitor has answered, sealed under the resume code and nothing else. The code is
//! shown once and never stored; what is made from it finds the row, and the birth date is asked after it
//! opens. A copy of a draft whose code was shown goes to the centre, which can read none of it.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    Key, XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use data_encoding::HEXLOWER;
use lawang_core::case::Pinned;
use lawang_core::form::answer::{Answers, Documents};
use lawang_core::journal::wire::DRAFT_DAYS;
use lawang_core::reference::ResumeCode;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::visit::BIRTH_DATE;
use crate::failure::Failure;
use crate::files::DocumentKey;
use crate::random;
use crate::store::draft::DraftRow;
use crate::store::draft_copy::Copy;

const DAY_MS: i64 = 86_400_000;

/// What a draft is known by while its visitor is here.
#[derive(Debug, Clone)]
pub struct Draft {
    pub id: String,
    pub code: ResumeCode,
    pub keys: DraftKeys,
    /// Grows with each save, so that the newer of two copies is known.
    pub revision: i64,
    /// The birth date as it was given when the code was shown. Until then nobody knows the code, and the
    /// draft goes with the visit.
    pub opened_by: Option<String>,
    pub documents: DocumentKey,
}

/// What is made from a resume code. The code has 54 random bits: where a copy of the draft lies at the
/// centre those must not be tried by the million, so that making these takes a moment, once an application.
#[derive(Clone)]
pub struct DraftKeys {
    root: Zeroizing<[u8; 32]>,
    /// Finds the draft, opens nothing.
    pub lookup: String,
}

impl std::fmt::Debug for DraftKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DraftKeys(…)")
    }
}

impl DraftKeys {
    /// Keeps a core busy for some 30 ms: 19 MiB and two passes of argon2id, as for passwords.
    pub fn of(code: &ResumeCode) -> Result<Self, Failure> {
        let failed = |e: argon2::Error| Failure::internal(e.to_string());
        let params = Params::new(19 * 1024, 2, 1, Some(32)).map_err(failed)?;
        let mut root = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(code.plain().as_bytes(), b"lawang 2026 resume code", root.as_mut())
            .map_err(failed)?;
        let lookup = blake3::derive_key("lawang 2026 draft found by its resume code", root.as_slice());
        Ok(Self { root, lookup: HEXLOWER.encode(&lookup[..16]) })
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        let key = blake3::derive_key("lawang 2026 draft sealed under its resume code", self.root.as_slice());
        XChaCha20Poly1305::new(&Key::from(key))
    }

    /// Proves to the centre that whoever replaces the copy knows the code.
    pub fn owner(&self) -> String {
        HEXLOWER.encode(&blake3::derive_key("lawang 2026 draft replaced by its code", self.root.as_slice()))
    }

    /// Proves a birth date to the centre, which learns nothing of the date without the code.
    pub fn proof(&self, birth_date: &str) -> String {
        let key = blake3::derive_key("lawang 2026 draft opened by a birth date", self.root.as_slice());
        blake3::keyed_hash(&key, birth_date.as_bytes()).to_hex().to_string()
    }
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
        let code = ResumeCode::from_random(random::number()?);
        Ok(Self {
            id: random::uuid()?.to_string(),
            keys: DraftKeys::of(&code)?,
            code,
            revision: 0,
            opened_by: None,
            documents: DocumentKey::new()?,
        })
    }

    /// The row to store; the next revision.
    pub fn seal(&mut self, content: &Content, now: i64) -> Result<DraftRow, Failure> {
        let plain = serde_json::to_vec(content).map_err(|e| Failure::internal(e.to_string()))?;
        let nonce = random::bytes::<24>()?;
        let sealed = self
            .keys
            .cipher()
            .encrypt(&XNonce::from(nonce), Payload { msg: &plain, aad: self.id.as_bytes() })
            .map_err(|e| Failure::internal(e.to_string()))?;
        self.revision += 1;
        Ok(DraftRow {
            id: self.id.clone(),
            lookup: self.keys.lookup.clone(),
            nonce: HEXLOWER.encode(&nonce),
            sealed: HEXLOWER.encode(&sealed),
            known: i64::from(self.opened_by.is_some()),
            revision: self.revision,
            updated: now,
            expires: now + DRAFT_DAYS * DAY_MS,
        })
    }

    /// What the centre is to know of its copy; none while nobody knows the code.
    pub fn copy(&self, content: &Content) -> Option<Copy> {
        let given = self.opened_by.as_ref()?;
        let now = content.answers.get(BIRTH_DATE).map(|answer| &answer.value);
        let mut proofs = vec![self.keys.proof(given)];
        proofs.extend(now.filter(|now| *now != given).map(|now| self.keys.proof(now)));
        Some(Copy { lookup: self.keys.lookup.clone(), owner: self.keys.owner(), proofs })
    }

    /// Opens a row that was found by this code.
    pub fn open(row: &DraftRow, code: ResumeCode, keys: DraftKeys) -> Result<(Self, Content), Failure> {
        let damaged = || Failure::internal("a draft is damaged");
        let nonce = HEXLOWER.decode(row.nonce.as_bytes()).map_err(|_| damaged())?;
        let nonce: [u8; 24] = nonce.try_into().map_err(|_| damaged())?;
        let sealed = HEXLOWER.decode(row.sealed.as_bytes()).map_err(|_| damaged())?;
        let plain = keys
            .cipher()
            .decrypt(&XNonce::from(nonce), Payload { msg: &sealed, aad: row.id.as_bytes() })
            .map_err(|_| damaged())?;
        let content: Content = serde_json::from_slice(&plain).map_err(|_| damaged())?;
        let draft = Self {
            id: row.id.clone(),
            code,
            keys,
            revision: row.revision,
            opened_by: content.opened_by.clone(),
            documents: content.document_key.clone(),
        };
        Ok((draft, content))
    }
}

impl Content {
    /// Whether a birth date opens it: what the visitor gave before the code was shown, or what the passport
    /// said after.
    pub fn opens_by(&self, birth_date: &str) -> bool {
        let now = self.answers.get(BIRTH_DATE).map(|known| known.value.as_str());
        Some(birth_date) == now || self.opened_by.as_deref() == Some(birth_date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lawang_core::form::answer::Answer;
    use lawang_core::journal::sign::Hash;

    #[test]
    fn a_draft_opens_with_its_code_only_and_its_row_tells_nothing() {
        let mut draft = Draft::new().unwrap();
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
        let typed: ResumeCode = draft.code.to_string().parse().unwrap();
        let (opened_draft, opened) =
            Draft::open(&row, typed.clone(), DraftKeys::of(&typed).unwrap()).unwrap();
        assert_eq!((opened.answers, opened_draft.revision), (content.answers, 1));
        let other = ResumeCode::from_random(1);
        let keys = DraftKeys::of(&other).unwrap();
        assert!(Draft::open(&row, other, keys.clone()).is_err());
        assert_ne!(row.lookup, keys.lookup);
        // The proof of a date is nothing without the code.
        assert_ne!(keys.proof("1974-08-12"), draft.keys.proof("1974-08-12"));
        assert_ne!(draft.keys.proof("1974-08-11"), draft.keys.proof("1974-08-12"));
    }
}
