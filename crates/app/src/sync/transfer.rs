//! Documents and photos, after the entries that name them and never in their way. A failed one is tried
//! again in the next round; it holds up nothing else.

use lawang_core::ids::AttachmentId;
use lawang_core::journal::DeviceClass;
use lawang_core::journal::wire::ErrorCode;

use super::client::{Client, LinkError};
use crate::app::App;
use crate::decode::Keep;
use crate::failure::Failure;
use crate::files::DocumentKey;
use crate::identity::Identity;
use crate::place::Change;
use crate::store::attachment::{self, AttachmentRow};
use crate::store::entry;

/// The most documents moved in one round, so that entries come first again soon.
const A_ROUND: u32 = 8;

impl App {
    /// How many were moved.
    pub(super) async fn transfer(&self, client: &Client, identity: &Identity) -> Result<u32, LinkError> {
        let mut moved = 0;
        for row in self.rows("queued").await? {
            match self.send_document(client, identity, &row).await {
                // The entry is refused or not there yet: the document waits, others go on.
                Err(LinkError::Said(
                    ErrorCode::NotFound | ErrorCode::Conflict | ErrorCode::Malformed,
                    detail,
                    _,
                )) => {
                    tracing::warn!(%detail, "a document was not taken");
                }
                other => {
                    other?;
                    moved += 1;
                }
            }
        }
        if identity.record.class == DeviceClass::Office {
            let wanted = self.rows("wanted").await?;
            let sent = moved;
            for row in &wanted {
                match self.fetch_document(client, identity, row).await {
                    // Its own device has not sent it yet.
                    Err(LinkError::Said(ErrorCode::NotFound, ..)) => {}
                    other => {
                        other?;
                        moved += 1;
                    }
                }
            }
            if moved > sent {
                self.announce(Change::Cases);
            }
        }
        Ok(moved)
    }

    async fn rows(&self, state: &str) -> Result<Vec<AttachmentRow>, Failure> {
        attachment::in_state(&mut *self.store()?.read().await?, state, A_ROUND).await
    }

    async fn send_document(
        &self,
        client: &Client,
        identity: &Identity,
        row: &AttachmentRow,
    ) -> Result<(), LinkError> {
        let (id, key) = names(row)?;
        let bytes = self.opened()?.attachments.get(id, &key)?;
        let path = format!("/v1/attachments/{id}?stream={}", row.owner);
        client.put(identity, self.now(), &path, bytes).await?;
        let mut tx = self.store()?.write().await?;
        if identity.record.class == DeviceClass::Office {
            attachment::set_state(&mut tx, &row.id, "held").await?;
            tx.commit().await.map_err(Failure::from)?;
            return Ok(());
        }
        // The centre holds it; a kiosk keeps nothing of a visitor, its key least of all.
        attachment::delete(&mut tx, &row.id).await?;
        tx.commit().await.map_err(Failure::from)?;
        self.opened()?.attachments.remove(id).map_err(Failure::from)?;
        Ok(())
    }

    async fn fetch_document(
        &self,
        client: &Client,
        identity: &Identity,
        row: &AttachmentRow,
    ) -> Result<(), LinkError> {
        let (id, key) = names(row)?;
        let bytes = client.get(identity, self.now(), &format!("/v1/attachments/{id}")).await?;
        self.opened()?.attachments.put(id, &key, &bytes)?;
        // What was handed in on a phone is looked into here for the first time. Where that fails its one page
        // says why when someone opens it.
        let pages = match row.pages {
            0 => self.0.decoder.take(bytes, Keep::whole()).await.map_or(1, |taken| taken.pages),
            counted => u32::try_from(counted).unwrap_or(1),
        };
        let mut tx = self.store()?.write().await?;
        attachment::set_pages(&mut tx, &row.id, pages).await?;
        attachment::set_state(&mut tx, &row.id, "held").await?;
        tx.commit().await.map_err(Failure::from)?;
        Ok(())
    }

    /// On a kiosk: bodies of accepted entries go, once their documents are at the centre too.
    pub(super) async fn let_go(&self, identity: &Identity) -> Result<(), Failure> {
        if identity.record.class != DeviceClass::Kiosk {
            return Ok(());
        }
        let now = self.now();
        let mut tx = self.store()?.write().await?;
        for (epoch, seq) in entry::held_at_centre(&mut tx, &identity.device.to_string()).await? {
            let origin = lawang_core::journal::Origin {
                device: identity.device,
                epoch: u32::try_from(epoch).unwrap_or(0),
                seq: seq.unsigned_abs(),
            };
            entry::erase(&mut tx, origin, "held at the centre", now).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

fn names(row: &AttachmentRow) -> Result<(AttachmentId, DocumentKey), Failure> {
    let id = row.id.parse().map_err(|_| Failure::internal("an attachment's name is damaged"))?;
    let key = DocumentKey::parse(&row.key).ok_or_else(|| Failure::internal("a document key is damaged"))?;
    Ok((id, key))
}
