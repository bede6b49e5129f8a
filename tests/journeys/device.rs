//! A real device in a temporary folder, unlocked by a passphrase. Its sync loop runs while it is online;
//! it can crash and be opened again on the same folder.

use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

use jiff::tz::TimeZone;
use lawang_app::place::{ConnectionState, PlaceKind};
use lawang_app::problem::Problem;
use lawang_app::{App, Config, OpenError, Printing};
use serde::Serialize;
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::centre::{Centre, Time};

pub const WINDOW: &str = "main";
const PASSPHRASE: &str = "a passphrase for a journey";
/// Nothing here takes this long on any machine; a wait ends as soon as there is what it waits for.
const LONGEST: Duration = Duration::from_secs(240);

pub struct Device {
    pub app: App,
    asleep: Asleep,
    sync: Syncing,
}

/// A device that is not running: its folder.
pub struct Asleep {
    kind: PlaceKind,
    time: Time,
    folder: TempDir,
    printing: Printing,
}

impl Asleep {
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub async fn wake(self) -> Device {
        let app = open_with(self.kind, self.folder(), &self.time, &self.printing).await;
        Device { app, asleep: self, sync: Syncing::default() }
    }
}

/// The sync loop of a device that is online. It ends with the device: what a task still holds of a database
/// when the process ends would be closed too late.
#[derive(Default)]
struct Syncing(Mutex<Option<JoinHandle<()>>>);

impl Drop for Syncing {
    fn drop(&mut self) {
        if let Some(sync) = self.0.lock().unwrap().take() {
            sync.abort();
            crate::centre::wait_for(sync);
        }
    }
}

impl Device {
    /// Enrolled with the centre and online.
    pub async fn new(centre: &Centre, kind: PlaceKind) -> Self {
        let device = Self::offline(centre, kind).await;
        device.go_online();
        device
    }

    /// Enrolled, without a sync loop.
    pub async fn offline(centre: &Centre, kind: PlaceKind) -> Self {
        let device = Self::unenrolled(centre, kind).await;
        let class = if kind == PlaceKind::Kiosk { "kiosk" } else { "office" };
        let code = centre.code(class).await.to_string();
        whole(&device.app.enrol_device(WINDOW, &centre.url, &code).await.unwrap());
        device
    }

    /// As it comes out of its box.
    pub async fn unenrolled(centre: &Centre, kind: PlaceKind) -> Self {
        let folder = TempDir::with_prefix("lawang-device-").unwrap();
        Asleep { kind, time: centre.time.clone(), folder, printing: Printing::default() }.wake().await
    }

    /// The same device, started again with a print server.
    pub async fn printing(self, printing: Printing) -> Self {
        let online = self.sync.0.lock().unwrap().is_some();
        let asleep = self.stops().await;
        let device = Asleep { printing, ..asleep }.wake().await;
        if online {
            device.go_online();
        }
        device
    }

    pub fn go_online(&self) {
        let app = self.app.clone();
        *self.sync.0.lock().unwrap() = Some(tokio::spawn(async move { app.run_sync().await }));
    }

    pub async fn go_offline(&self) {
        let sync = self.sync.0.lock().unwrap().take();
        if let Some(sync) = sync {
            sync.abort();
            let _ = sync.await;
        }
    }

    /// Everything in memory is lost; nothing is closed.
    pub async fn stops(self) -> Asleep {
        self.go_offline().await;
        self.asleep
    }

    /// The same, and it is started again.
    pub async fn crash(self) -> Self {
        self.stops().await.wake().await
    }

    pub fn folder(&self) -> &Path {
        self.asleep.folder()
    }

    /// What the badge says.
    pub async fn state(&self) -> ConnectionState {
        self.app.place().await.unwrap().connection.state
    }

    pub async fn waits_for(&self, state: ConnectionState) {
        self.until("the badge", async || (self.state().await == state).then_some(())).await;
    }

    /// Until nothing waits to be sent any more.
    pub async fn sent_all(&self) {
        self.until("an empty outbox", async || {
            let connection = self.app.place().await.unwrap().connection;
            (connection.state == ConnectionState::Online && connection.waiting == 0).then_some(())
        })
        .await;
    }

    /// Looks again at every change that the device tells of, and in between, until there is what is
    /// looked for.
    pub async fn until<T>(&self, what: &str, look: impl AsyncFn() -> Option<T>) -> T {
        let mut changes = self.app.changes();
        let waited = timeout(LONGEST, async {
            loop {
                if let Some(found) = look().await {
                    return found;
                }
                // Not every change is told: a file that is gone is only seen by looking again.
                let _ = timeout(Duration::from_millis(50), changes.recv()).await;
            }
        });
        waited.await.unwrap_or_else(|_| panic!("waited in vain for {what}"))
    }
}

/// Opens the device in a folder. One that has just crashed may take a moment to let its folder go.
pub async fn open(kind: PlaceKind, folder: &Path, time: &Time) -> App {
    open_with(kind, folder, time, &Printing::default()).await
}

async fn open_with(kind: PlaceKind, folder: &Path, time: &Time, printing: &Printing) -> App {
    let opened = timeout(LONGEST, async {
        loop {
            let config = Config {
                kind,
                folder: folder.to_owned(),
                passphrase: Some(PASSPHRASE.to_owned().into()),
                clock: time.clock(),
                zone: TimeZone::get("Asia/Jakarta").unwrap(),
                printing: printing.clone(),
                decoder: lawang_tests::decoder().unwrap(),
            };
            match App::open(config).await {
                Err(OpenError::InUse) => tokio::task::yield_now().await,
                opened => return opened.unwrap(),
            }
        }
    });
    opened.await.expect("the folder is still in use")
}

/// What is shown has all its words: a missing one would show as its name in ⟨ ⟩.
pub fn whole(shown: &impl Serialize) {
    let text = serde_json::to_string(shown).unwrap();
    assert!(!text.contains('⟨'), "words are missing: {text}");
}

/// A problem says what happened and what to do next.
pub fn helpful(problem: &Problem) {
    whole(problem);
    assert!(!problem.message.trim().is_empty() && !problem.next.trim().is_empty(), "{problem:?}");
    for field in &problem.fields {
        assert!(!field.message.trim().is_empty(), "{problem:?}");
    }
}
