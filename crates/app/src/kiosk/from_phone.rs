//! A document that is on the visitor's phone: the kiosk shows an address of the centre that takes one file
//! for one field, waits for it, and takes it as it takes any other file. The centre passes the file on and
//! keeps nothing of it.

use std::time::Duration;

use lawang_core::ids::UploadId;
use lawang_core::journal::wire::{ErrorCode, UPLOAD_MS, UploadOffer, UploadRequest, UploadVerdict};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::screen::Screen;
use super::visit::Visit;
use crate::app::{App, Window};
use crate::failure::Failure;
use crate::identity::Identity;
use crate::problem::{Problem, ProblemCode};
use crate::sync::client::{Client, LinkError};

/// How long one request waits for the file.
const WAIT: Duration = Duration::from_secs(20);
/// Between two tries while there is no line.
const PAUSE: Duration = Duration::from_secs(2);

/// What a page of the visit waits for.
#[derive(Debug, Clone)]
pub struct Offer {
    id: UploadId,
    field: String,
    /// By this device's clock.
    until: i64,
}

/// What is shown beside the field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PhoneOffer {
    /// For the QR.
    pub address: String,
    /// How long it is good.
    pub seconds: u32,
}

impl App {
    /// Asks the centre for an address that takes one file for this field. One that was open before ends.
    pub async fn offer_phone(&self, window: Window<'_>, field: &str) -> Result<PhoneOffer, Problem> {
        let language = self.language(window).await;
        self.make_offer(window, field).await.map_err(|failure| self.problem(&language, failure))
    }

    async fn make_offer(&self, window: Window<'_>, field: &str) -> Result<PhoneOffer, Failure> {
        let (service, before) = {
            let mut visits = self.0.visits.lock().await;
            let visit = visits.get_mut(window).ok_or_else(Failure::signed_out)?;
            (self.service_of(visit, field)?, visit.offer.take())
        };
        self.withdraw_offer(before);
        let (client, identity) = self.line().await?;
        let request = UploadRequest { service, field: field.to_owned() };
        let made = client.post(&identity, self.now(), "/v1/uploads", &request, Duration::ZERO).await;
        let made: UploadOffer = made.map_err(|error: LinkError| error.failure("offline-phone"))?;
        let server = self.for_phones().await?.ok_or_else(Failure::signed_out)?;
        let offer = Offer { id: made.upload, field: field.to_owned(), until: self.now() + UPLOAD_MS };
        let mut visits = self.0.visits.lock().await;
        match visits.get_mut(window).filter(|visit| self.service_of(visit, field).is_ok()) {
            Some(visit) => visit.offer = Some(offer),
            // The visitor has gone on meanwhile.
            None => {
                self.withdraw_offer(Some(offer));
                return Err(Failure::not_found());
            }
        }
        let seconds = u32::try_from(UPLOAD_MS / 1000).unwrap_or(u32::MAX);
        Ok(PhoneOffer { address: format!("{server}/u/{}", made.token), seconds })
    }

    /// Waits for the file and answers the screen with it; nothing where the offer was taken back. A file that
    /// cannot be used is a problem like any other, and the address takes another one.
    pub async fn await_phone(&self, window: Window<'_>) -> Result<Option<Screen>, Problem> {
        let language = self.language(window).await;
        let awaited = self.file_from_phone(window).await;
        let found = awaited.map_err(|failure| self.problem(&language, failure))?;
        let Some((offer, bytes)) = found else { return Ok(None) };
        let taken = self.take_document(window, &offer.field, bytes, None).await;
        let verdict = match &taken {
            Ok(_) => UploadVerdict { taken: true, why: None },
            Err(problem) => {
                UploadVerdict { taken: false, why: Some(format!("{} {}", problem.message, problem.next)) }
            }
        };
        if verdict.taken {
            self.close_offer(window, offer.id).await;
        }
        // The phone says "sent" without it as well.
        if let Err(error) = self.tell_phone(offer.id, &verdict).await {
            tracing::info!(%error, "telling the phone");
        }
        taken.map(Some)
    }

    /// The visitor does not wait any more.
    pub async fn cancel_phone(&self, window: Window<'_>) -> Result<(), Problem> {
        let offer = self.0.visits.lock().await.get_mut(window).and_then(|visit| visit.offer.take());
        self.withdraw_offer(offer);
        Ok(())
    }

    async fn file_from_phone(&self, window: Window<'_>) -> Result<Option<(Offer, Vec<u8>)>, Failure> {
        let (client, identity) = self.line().await?;
        loop {
            let offer = {
                let visits = self.0.visits.lock().await;
                visits.get(window).and_then(|visit| visit.offer.clone())
            };
            let Some(offer) = offer else { return Ok(None) };
            let path = format!("/v1/uploads/{}?wait_ms={}", offer.id, WAIT.as_millis());
            match client.get(&identity, self.now(), &path).await {
                Ok(bytes) if bytes.is_empty() => {}
                Ok(bytes) => return Ok(Some((offer, bytes))),
                Err(LinkError::Said(ErrorCode::NotFound, ..)) => {
                    // Taken back here, or over.
                    if !self.close_offer(window, offer.id).await {
                        return Ok(None);
                    }
                    return Err(Failure::told(ProblemCode::NotFound, "phone-over"));
                }
                Err(LinkError::Unreachable(_)) if self.now() < offer.until => tokio::time::sleep(PAUSE).await,
                Err(error) => return Err(error.failure("offline-phone")),
            }
        }
    }

    /// True where this offer was still open.
    async fn close_offer(&self, window: Window<'_>, id: UploadId) -> bool {
        let mut visits = self.0.visits.lock().await;
        let Some(visit) = visits.get_mut(window) else { return false };
        visit.offer.take_if(|offer| offer.id == id).is_some()
    }

    async fn tell_phone(&self, id: UploadId, verdict: &UploadVerdict) -> Result<(), LinkError> {
        let (client, identity) = self.line().await?;
        let body = serde_json::to_vec(verdict).map_err(|e| Failure::internal(e.to_string()))?;
        client.put(&identity, self.now(), &format!("/v1/uploads/{id}/verdict"), body).await
    }

    /// Tells the centre that nothing more is taken. Nobody waits for it: the address ends by itself too.
    pub(super) fn withdraw_offer(&self, offer: Option<Offer>) {
        let Some(offer) = offer else { return };
        let app = self.clone();
        tokio::spawn(async move {
            let withdrawn = async {
                let (client, identity) = app.line().await?;
                client.delete(&identity, app.now(), &format!("/v1/uploads/{}", offer.id), &()).await
            };
            if let Err(error) = withdrawn.await {
                tracing::info!(%error, "taking back an offer to a phone");
            }
        });
    }

    async fn line(&self) -> Result<(Client, Identity), Failure> {
        Ok((Client::new()?, self.enrolled().await?))
    }

    /// The service of the page that asks for this file now.
    fn service_of(&self, visit: &Visit, field: &str) -> Result<String, Failure> {
        self.asked_for(visit, field)?;
        Ok(visit.service(self.catalogue())?.id.clone())
    }
}
