//! Connecting this device with a provisioning file: chosen in its window, or named when the app was started
//! (`lawang kiosk --provision FILE`). Each device uses it once.

use std::io::Read;
use std::path::PathBuf;

use lawang_core::administration::provisioning::{MAX_FILE, ProvisioningError, ProvisioningFile};
use lawang_core::journal::DeviceClass;

use crate::app::{App, Window, blocking};
use crate::enrol::{Bearer, address};
use crate::failure::Failure;
use crate::place::{Place, PlaceKind};
use crate::problem::{Problem, ProblemCode};

impl App {
    /// Names a file that the window uses as soon as the device is unlocked and new.
    pub fn offer_provisioning(&self, file: PathBuf) {
        *self.0.provisioning.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(file);
    }

    pub(crate) fn offered_provisioning(&self) -> Option<PathBuf> {
        self.0.provisioning.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Connects this device with the text of a provisioning file, or without one with the file that was named
    /// at the start.
    pub async fn provision_device(&self, window: Window<'_>, file: Option<String>) -> Result<Place, Problem> {
        let language = self.language(window).await;
        let provisioned = async {
            let bytes = match file {
                Some(text) => text.into_bytes(),
                None => self.read_offered().await?,
            };
            self.provision(&bytes).await
        };
        provisioned.await.map_err(|failure| self.problem(&language, failure))?;
        self.place().await
    }

    async fn read_offered(&self) -> Result<Vec<u8>, Failure> {
        let gone = || Failure::told(ProblemCode::Enrolment, "provisioning-gone");
        let path = self.offered_provisioning().ok_or_else(gone)?;
        blocking(move || {
            let mut bytes = Vec::new();
            let file = std::fs::File::open(path).map_err(|_| gone())?;
            // One byte more than is taken: what is too large is refused by its size.
            file.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes).map_err(|_| gone())?;
            Ok(bytes)
        })
        .await
    }

    async fn provision(&self, bytes: &[u8]) -> Result<(), Failure> {
        let says = ProvisioningFile::read(bytes, self.now()).map_err(|error| refused(&error))?;
        let fits = match self.0.kind {
            PlaceKind::Kiosk => says.class == DeviceClass::Kiosk,
            PlaceKind::Office => says.class == DeviceClass::Office,
        };
        if !fits {
            return Err(Failure::told(ProblemCode::Enrolment, "provisioning-class"));
        }
        let known = self.known().await?;
        if known.as_ref().is_some_and(|identity| identity.server_key != says.key) {
            return Err(Failure::told(ProblemCode::Enrolment, "provisioning-unknown"));
        }
        let server = address(&says.server)?;
        self.introduce(server, &says.secret, |key| *key == says.key, known, Bearer::File).await
    }
}

fn refused(error: &ProvisioningError) -> Failure {
    Failure::told(
        ProblemCode::Enrolment,
        match error {
            ProvisioningError::Unreadable => "provisioning-unreadable",
            ProvisioningError::Changed => "provisioning-changed",
            ProvisioningError::Expired => "provisioning-expired",
        },
    )
}
