//! Copies of drafts, after everything else of a round: sealed here under the resume code, so that the centre
//! keeps what it cannot read. No visitor ever waits for this.

use std::time::Duration;

use lawang_core::ids::AttachmentId;
use lawang_core::journal::wire::{DraftDrop, DraftKeep, DraftKept, ErrorCode};

use super::client::{Client, LinkError};
use crate::app::App;
use crate::failure::Failure;
use crate::identity::Identity;
use crate::store::attachment;
use crate::store::draft_copy::{self, Waiting};

/// The most copies of one round.
const A_ROUND: u32 = 8;
/// How long a save waits for the next one, so that several go as one.
const DEBOUNCE: Duration = Duration::from_secs(3);

impl App {
    /// Sends copies that are newer than the centre's, and takes away those of applications that were sent.
    pub(super) async fn copy_drafts(&self, client: &Client, identity: &Identity) -> Result<(), LinkError> {
        let waiting = draft_copy::waiting(&mut *self.store()?.read().await?, A_ROUND).await?;
        for copy in waiting {
            let done = match copy.dropped {
                0 => self.send_copy(client, identity, &copy).await,
                _ => self.drop_copy(client, identity, &copy).await,
            };
            match done {
                // One that the centre does not take holds up no other.
                Err(LinkError::Said(code, detail, _)) => {
                    tracing::warn!(?code, %detail, "a draft was not copied");
                }
                other => other?,
            }
        }
        Ok(())
    }

    async fn send_copy(&self, client: &Client, identity: &Identity, copy: &Waiting) -> Result<(), LinkError> {
        let (row, files) = {
            let mut conn = self.store()?.read().await?;
            let Some(row) = draft_copy::draft(&mut conn, &copy.lookup).await? else { return Ok(()) };
            let files = attachment::of_owner(&mut conn, &row.id).await?;
            (row, files)
        };
        let files: Vec<AttachmentId> = files.iter().filter_map(|file| file.id.parse().ok()).collect();
        let keep = DraftKeep {
            owner: copy.owner.clone(),
            proofs: copy.proofs.split(' ').map(str::to_owned).collect(),
            revision: row.revision.unsigned_abs(),
            id: row.id,
            nonce: row.nonce,
            sealed: row.sealed,
            files,
        };
        let path = format!("/v1/drafts/{}", copy.lookup);
        let missing = match client.put_json::<_, DraftKept>(identity, self.now(), &path, &keep).await {
            Ok(kept) => kept.missing,
            // A newer one is there: someone went on elsewhere.
            Err(LinkError::Said(ErrorCode::Conflict, ..)) => vec![],
            Err(error) => return Err(error),
        };
        for id in missing {
            // Replaced since: the next revision does not name it.
            let Ok(sealed) = self.opened()?.attachments.sealed(id) else { continue };
            client.put(identity, self.now(), &format!("{path}/{id}"), sealed).await?;
        }
        let mut tx = self.store()?.write().await?;
        draft_copy::set_sent(&mut tx, &copy.lookup, row.revision).await?;
        Ok(tx.commit().await.map_err(Failure::from)?)
    }

    async fn drop_copy(&self, client: &Client, identity: &Identity, copy: &Waiting) -> Result<(), LinkError> {
        let path = format!("/v1/drafts/{}", copy.lookup);
        let dropped = DraftDrop { owner: copy.owner.clone() };
        match client.delete(identity, self.now(), &path, &dropped).await {
            // It never came there, or has gone already.
            Err(LinkError::Said(ErrorCode::NotFound, ..)) => {}
            other => other?,
        }
        let mut tx = self.store()?.write().await?;
        draft_copy::forget(&mut tx, &copy.lookup).await?;
        Ok(tx.commit().await.map_err(Failure::from)?)
    }

    /// Wakes the sync loop a little later, once for all saves until then.
    pub(crate) fn wake_soon(&self) {
        if self.link(|link| std::mem::replace(&mut link.waking, true)) {
            return;
        }
        let app = self.clone();
        tokio::spawn(async move {
            tokio::time::sleep(DEBOUNCE).await;
            app.link(|link| link.waking = false);
            app.0.outbox.notify_one();
        });
    }
}
