//! Files on their way from a visitor's phone to a kiosk. They are held in memory only, for minutes, and
//! given to the kiosk that asked for them and to nobody else: nothing of them ever touches the server's
//! disk, and a restart forgets them, as it may.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

use axum::body::Bytes;
use lawang_core::ids::{DeviceId, UploadId};
use lawang_core::journal::wire::UPLOAD_MS;
use tokio::sync::watch;
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::{random, secret};

/// The most offers of one device, and of all: a kiosk shows one at a time.
const MOST_OF_DEVICE: usize = 8;
const MOST: usize = 2_000;
/// The most bytes that are held at once.
const MOST_BYTES: usize = 256 * 1024 * 1024;
/// How often one address takes a file.
const MOST_FILES: u32 = 20;

/// What has become of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    Open,
    /// A file is here; the number tells it from one that replaces it.
    Sent(u32),
    Taken,
    /// The kiosk could not use that file, and said why.
    Refused(u32, String),
    /// Nobody waits for it any more.
    Over,
}

/// What the page behind the QR has to know.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub service: String,
    pub field: String,
    pub progress: Progress,
}

struct Offer {
    device: DeviceId,
    token_hash: [u8; 32],
    service: String,
    field: String,
    expires: i64,
    file: Option<Bytes>,
    files: u32,
    progress: watch::Sender<Progress>,
}

#[derive(Default)]
pub struct Uploads(Mutex<HashMap<UploadId, Offer>>);

/// The name between device and server is the beginning of the token's hash, so that either leads to the offer.
fn name(token_hash: &[u8; 32]) -> UploadId {
    let mut first = [0; 16];
    first.copy_from_slice(&token_hash[..16]);
    UploadId(Uuid::from_bytes(first))
}

impl Uploads {
    fn lock(&self) -> Result<MutexGuard<'_, HashMap<UploadId, Offer>>> {
        self.0.lock().map_err(|_| Error::Internal("uploads"))
    }

    /// A new offer: its name, its token and until when it is good.
    pub fn offer(
        &self,
        device: DeviceId,
        service: String,
        field: String,
        now: i64,
    ) -> Result<(UploadId, String, i64)> {
        let token = data_encoding::BASE32_NOPAD.encode(&random::bytes::<20>()?).to_lowercase();
        let (token_hash, expires) = (secret::hash(&token), now + UPLOAD_MS);
        let mut offers = self.lock()?;
        offers.retain(|_, offer| offer.expires > now);
        let of_device = offers.values().filter(|offer| offer.device == device).count();
        if of_device >= MOST_OF_DEVICE || offers.len() >= MOST {
            return Err(Error::Busy);
        }
        let id = name(&token_hash);
        let progress = watch::Sender::new(Progress::Open);
        offers.insert(
            id,
            Offer { device, token_hash, service, field, expires, file: None, files: 0, progress },
        );
        Ok((id, token, expires))
    }

    /// What is behind a token; none where it is over or never was.
    pub fn wanted(&self, token: &str, now: i64) -> Result<Option<Wanted>> {
        let hash = secret::hash(token);
        let offers = self.lock()?;
        let offer = offers.get(&name(&hash)).filter(|offer| offer.token_hash == hash && offer.expires > now);
        Ok(offer.map(|offer| Wanted {
            service: offer.service.clone(),
            field: offer.field.clone(),
            progress: offer.progress.borrow().clone(),
        }))
    }

    /// Takes a file; it replaces one that the kiosk has not taken. The answer tells what becomes of it.
    pub fn put(&self, token: &str, bytes: Bytes, now: i64) -> Result<Option<watch::Receiver<Progress>>> {
        let hash = secret::hash(token);
        let mut offers = self.lock()?;
        let held: usize = offers.values().filter_map(|offer| offer.file.as_ref()).map(Bytes::len).sum();
        let offer = offers.get_mut(&name(&hash));
        let Some(offer) = offer.filter(|offer| offer.token_hash == hash && offer.expires > now) else {
            return Ok(None);
        };
        if *offer.progress.borrow() == Progress::Taken {
            return Ok(None);
        }
        if offer.files >= MOST_FILES || held + bytes.len() > MOST_BYTES {
            return Err(Error::Busy);
        }
        offer.files += 1;
        offer.file = Some(bytes);
        offer.progress.send_replace(Progress::Sent(offer.files));
        Ok(Some(offer.progress.subscribe()))
    }

    /// For the device that made the offer.
    pub fn watch(&self, id: UploadId, device: DeviceId, now: i64) -> Result<watch::Receiver<Progress>> {
        let offers = self.lock()?;
        let offer = offers.get(&id).filter(|offer| offer.device == device && offer.expires > now);
        offer.map(|offer| offer.progress.subscribe()).ok_or(Error::NotFound("no such offer"))
    }

    /// The file as it came, for the device that made the offer. It stays until that device says what became
    /// of it: an answer that is lost on the way loses nothing.
    pub fn file(&self, id: UploadId, device: DeviceId) -> Result<Option<Bytes>> {
        let offers = self.lock()?;
        Ok(offers.get(&id).filter(|offer| offer.device == device).and_then(|offer| offer.file.clone()))
    }

    pub fn verdict(&self, id: UploadId, device: DeviceId, taken: bool, why: String) -> Result<()> {
        let mut offers = self.lock()?;
        let offer = offers.get_mut(&id).filter(|offer| offer.device == device);
        let offer = offer.ok_or(Error::NotFound("no such offer"))?;
        offer.file = None;
        let next = if taken { Progress::Taken } else { Progress::Refused(offer.files, why) };
        offer.progress.send_replace(next);
        Ok(())
    }

    /// Nobody waits for it any more. Twice is no error.
    pub fn withdraw(&self, id: UploadId, device: DeviceId) -> Result<()> {
        let mut offers = self.lock()?;
        if offers.get(&id).is_some_and(|offer| offer.device == device)
            && let Some(offer) = offers.remove(&id)
        {
            offer.progress.send_replace(Progress::Over);
        }
        Ok(())
    }

    pub fn sweep(&self, now: i64) -> Result<()> {
        self.lock()?.retain(|_, offer| offer.expires > now);
        Ok(())
    }
}
