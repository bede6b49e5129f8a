//! What is kept for a while only goes when its time is over: cases open on phones, copies of drafts, files
//! on their way to a kiosk. Whether something may still be used is asked each time; this takes the bytes away.

use std::sync::{Arc, Weak};
use std::time::Duration;

use crate::error::Result;
use crate::state::{AppState, Server};
use crate::{drafts, phone};

/// Between two rounds.
const PAUSE: Duration = Duration::from_secs(60);

pub async fn round(state: &AppState) -> Result<()> {
    state.uploads.sweep(state.now())?;
    phone::sweep(state).await?;
    drafts::sweep(state).await
}

async fn run(state: Weak<Server>) {
    loop {
        {
            let Some(server) = state.upgrade() else { return };
            let state = AppState::of(server);
            if state.news.is_stopping() {
                return;
            }
            if let Err(error) = round(&state).await {
                error.log();
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Begins the rounds beside a server; they end with it.
pub fn begin(state: &Arc<Server>) {
    tokio::spawn(run(Arc::downgrade(state)));
}
