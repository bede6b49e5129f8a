//! What a device holds of people, as counts: a kiosk that has sent everything holds nothing.

use crate::app::App;
use crate::failure::Failure;
use crate::problem::Problem;
use crate::store;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held {
    pub drafts: i64,
    /// Bodies of entries that were not erased.
    pub bodies: i64,
    /// Documents and photos that are known of, with their keys.
    pub documents: i64,
    /// Files of documents, encrypted as they are.
    pub files: usize,
}

impl App {
    pub async fn held(&self) -> Result<Held, Problem> {
        self.read_held().await.map_err(|failure| self.problem("id", failure))
    }

    async fn read_held(&self) -> Result<Held, Failure> {
        let opened = self.opened()?;
        let (drafts, bodies, documents) = store::held::counts(&mut *opened.store.read().await?).await?;
        Ok(Held { drafts, bodies, documents, files: opened.attachments.count()? })
    }
}
