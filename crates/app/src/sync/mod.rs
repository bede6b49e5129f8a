//! The sync loop: pushes what waits, pulls what this device may see, moves documents, and waits for
//! news. It needs no click and no restart; every waiting state ends in another attempt.

pub mod client;
mod drafts;
mod exchange;
mod transfer;

use std::time::Duration;

use lawang_core::journal::wire::{ErrorCode, WAIT_MS};

use crate::app::App;
use crate::failure::Failure;
use crate::identity;
use crate::place::{Change, ConnectionState};
use crate::store::{attachment, entry};
use client::{Client, LinkError};

/// What is known of the line to the server.
#[derive(Debug, Clone, Default)]
pub(crate) struct Link {
    /// None until the first attempt has ended.
    pub state: Option<ConnectionState>,
    /// Milliseconds since 1970-01-01 UTC.
    pub last_contact: Option<i64>,
    pub waiting: u32,
    pub attention: u32,
    /// The last round moved no document: those that wait, wait for another device.
    pub stuck: bool,
    /// The loop is woken in a moment: a draft was saved.
    pub waking: bool,
    /// Something was saved while a round waited for news: the next does not wait, and takes along what goes
    /// after the entries.
    pub woken: bool,
}

/// Retries wait a random time up to this, doubled with every failure. A device costs the server one
/// request in half a minute while the line is bad.
const FIRST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// How often a device that waits for approval asks.
const WHILE_WAITING: Duration = Duration::from_secs(2);
/// How long to wait for news while a document cannot be moved yet, in milliseconds.
const STUCK_MS: u32 = 2_000;

impl App {
    /// Runs until the task is dropped.
    pub async fn run_sync(&self) {
        tokio::join!(self.sync_for_ever(), self.watch_versions());
    }

    async fn sync_for_ever(&self) {
        let mut client = Client::new();
        let mut failures = 0;
        loop {
            let line = match &client {
                Ok(line) => line,
                Err(failure) => return tracing::error!(%failure, "no network client"),
            };
            match self.sync_once(line, true).await {
                Ok(Done::NotEnrolled) => self.0.outbox.notified().await,
                Ok(Done::Synced) => failures = 0,
                Err(error) => {
                    tracing::info!(%error, "sync");
                    self.link_failed(&error).await;
                    if matches!(error, LinkError::WrongServer) {
                        // Its connections would lead to the same stranger when ours is back.
                        client = Client::new();
                    }
                    if matches!(error, LinkError::Said(ErrorCode::DeviceWaiting, ..)) {
                        // Somebody stands beside it and approves it: that is seen at once.
                        tokio::time::sleep(WHILE_WAITING).await;
                        continue;
                    }
                    failures += 1;
                    let longest = (FIRST_WAIT * 2u32.saturating_pow(failures.min(6))).min(LONGEST_WAIT);
                    let part = crate::random::number().unwrap_or(u64::MAX) as f64 / u64::MAX as f64;
                    // A new local write does not hurry a bad line: it would only add to the load.
                    tokio::select! {
                        () = tokio::time::sleep(FIRST_WAIT.max(longest.mul_f64(part))) => {}
                        // But a device that was just connected again need not wait.
                        () = self.0.connected.notified() => failures = 0,
                    }
                }
            }
        }
    }

    /// One round: entries, then documents. With `wait` the server may hold the request until it has
    /// news; something new to send breaks the waiting off.
    pub(crate) async fn sync_once(&self, client: &Client, wait: bool) -> Result<Done, LinkError> {
        let Ok(store) = self.store() else { return Ok(Done::NotEnrolled) };
        let Some(identity) = identity::get(&mut *store.read().await?).await? else {
            return Ok(Done::NotEnrolled);
        };
        let (entries, documents) = {
            let mut conn = store.read().await?;
            let documents = !attachment::in_state(&mut conn, "queued", 1).await?.is_empty()
                || !attachment::in_state(&mut conn, "wanted", 1).await?.is_empty();
            (entry::counts(&mut conn).await?.0 > 0, documents)
        };
        // The first round after a silence does not wait, so that the badge is right at once. It sends
        // nothing either: first the server's signature shows that it is ours.
        let (fresh, stuck, woken) = self.link(|link| {
            let fresh = link.state == Some(ConnectionState::Online);
            (fresh, link.stuck, std::mem::take(&mut link.woken))
        });
        let wait_ms = match (wait && fresh && !entries && !woken, documents) {
            (true, false) => WAIT_MS,
            (true, true) if stuck => STUCK_MS,
            _ => 0,
        };
        let round = self.exchange(client, &identity, wait_ms, fresh);
        let more = tokio::select! {
            more = round => more?,
            () = self.0.outbox.notified(), if wait_ms > 0 => {
                self.link(|link| link.woken = true);
                return Ok(Done::Synced);
            }
        };
        self.link_good().await?;
        if !more {
            // Rules before documents: they are small, and everyone here is judged by them.
            self.fetch_bundles(client, &identity).await?;
            let moved = self.transfer(client, &identity).await?;
            self.link(|link| link.stuck = moved == 0);
            self.let_go(&identity).await?;
            self.copy_drafts(client, &identity).await?;
            self.count().await?;
        }
        Ok(Done::Synced)
    }

    pub(crate) fn link<T>(&self, read: impl FnOnce(&mut Link) -> T) -> T {
        // A panic while the lock is held leaves nothing half-written in plain values.
        read(&mut self.0.link.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    async fn link_good(&self) -> Result<(), Failure> {
        let now = self.now();
        let was = self.link(|link| {
            link.last_contact = Some(now);
            link.state.replace(ConnectionState::Online)
        });
        if was != Some(ConnectionState::Online) {
            self.announce(Change::Connection);
        }
        self.count().await
    }

    async fn link_failed(&self, error: &LinkError) {
        let state = match error {
            LinkError::WrongServer => ConnectionState::WrongServer,
            LinkError::Said(ErrorCode::DeviceUnknown | ErrorCode::DeviceRevoked, ..) => {
                ConnectionState::Revoked
            }
            LinkError::Said(ErrorCode::DeviceWaiting, ..) => ConnectionState::Waiting,
            _ => ConnectionState::Offline,
        };
        if self.link(|link| link.state.replace(state)) != Some(state) {
            self.announce(Change::Connection);
        }
        if let Err(failure) = self.count().await {
            tracing::error!(%failure, "counting what waits");
        }
    }

    /// Counts what waits and what wants a person; tells the windows when that has changed.
    pub(crate) async fn count(&self) -> Result<(), Failure> {
        let (entries, attention) = {
            let mut conn = self.store()?.read().await?;
            let (entries, attention) = entry::counts(&mut conn).await?;
            (entries + attachment::count_in_state(&mut conn, "queued").await?, attention)
        };
        let changed = self.link(|link| {
            let changed = (link.waiting, link.attention) != (entries, attention);
            (link.waiting, link.attention) = (entries, attention);
            changed
        });
        if changed {
            self.announce(Change::Connection);
        }
        Ok(())
    }

    /// Something new waits to be sent.
    pub(crate) async fn wake(&self) -> Result<(), Failure> {
        self.0.outbox.notify_one();
        self.count().await
    }
}

pub(crate) enum Done {
    NotEnrolled,
    Synced,
}
