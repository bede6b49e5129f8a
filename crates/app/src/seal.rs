//! Checking a seal: what was scanned, pasted or photographed, by the trust list that the server gave. It
//! works with no network, and nothing of what is checked is kept.

use lawang_core::journal::wire::MAX_ATTACHMENT;
use lawang_core::seal::told::{SealView, in_words};
use lawang_core::seal::{SignedTrustList, TrustList, carriage, check};

use crate::app::{App, Window, blocking};
use crate::failure::Failure;
use crate::identity;
use crate::problem::{Problem, ProblemCode};
use crate::seal_code::seal_in_picture;
use crate::store::meta;

/// Under which name the list is kept.
pub(crate) const TRUST: &str = "trust";
/// When the server last answered and had no newer list, by its own clock.
pub(crate) const TRUST_SEEN: &str = "trust_seen";
/// The code of a letter is on one of its first pages.
const PAGES: u32 = 3;
/// How large a page is drawn to find a code on it: a code of 3 cm on A4 then has four pixels a module.
const SIDE: u32 = 3_000;

impl App {
    /// Checks the text of a code, as a scanner types it or a person pastes it.
    pub async fn verify_seal(&self, window: Window<'_>, text: &str) -> Result<SealView, Problem> {
        let language = self.language(window).await;
        // What is no text of a seal is told like what is none.
        let seal = carriage::read_text(text).unwrap_or_default();
        self.judge_seal(&seal, &language).await.map_err(|failure| self.problem(&language, failure))
    }

    /// Finds the code in a picture or PDF, and checks it. The file is in Base64.
    pub async fn verify_seal_file(&self, window: Window<'_>, base64: &str) -> Result<SealView, Problem> {
        let language = self.language(window).await;
        let checked = async {
            let seal = self.seal_in_file(base64).await?;
            self.judge_seal(&seal.unwrap_or_default(), &language).await
        };
        checked.await.map_err(|failure| self.problem(&language, failure))
    }

    async fn judge_seal(&self, seal: &[u8], language: &str) -> Result<SealView, Failure> {
        let (list, as_of) = self.trust().await?.unzip();
        let now = self.now();
        let checked = check(seal, list.as_ref(), now, self.today());
        Ok(in_words(&checked, as_of, self.words(language)?, &self.0.zone, now))
    }

    /// The list that the server gave last, and when it last said that there is no newer one. A list that
    /// does not verify is none.
    async fn trust(&self) -> Result<Option<(TrustList, i64)>, Failure> {
        let mut conn = self.store()?.read().await?;
        let Some(identity) = identity::get(&mut conn).await? else { return Ok(None) };
        let signed: Option<SignedTrustList> = meta::get_json(&mut conn, TRUST).await?;
        let seen: Option<i64> = meta::get_json(&mut conn, TRUST_SEEN).await?;
        Ok(signed.and_then(|signed| match signed.open(&identity.server_key) {
            Ok(list) => {
                let as_of = seen.unwrap_or_default().max(list.issued);
                Some((list, as_of))
            }
            Err(error) => {
                tracing::error!(%error, "the stored trust list");
                None
            }
        }))
    }

    async fn seal_in_file(&self, base64: &str) -> Result<Option<Vec<u8>>, Failure> {
        // Base64 has four characters for three bytes: refuse before decoding what is too large.
        if base64.len() / 4 * 3 > MAX_ATTACHMENT + 3 {
            return Err(Failure::told(ProblemCode::File, "file-too-large"));
        }
        let bytes = data_encoding::BASE64
            .decode(base64.as_bytes())
            .map_err(|_| Failure::told(ProblemCode::File, "file-damaged"))?;
        // A decoder's child draws the pages; what it drew is searched here.
        for page in 0..PAGES {
            let png = match self.0.decoder.page(&bytes, page, SIDE).await {
                Ok(png) => png,
                // Past the last page.
                Err(_) if page > 0 => break,
                Err(failure) => return Err(failure),
            };
            if let Some(seal) = blocking(move || Ok(seal_in_picture(&png))).await? {
                return Ok(Some(seal));
            }
        }
        Ok(None)
    }
}
