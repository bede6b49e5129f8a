//! Tells waiting requests that a scope has moved, and that the server is stopping.

use std::time::Duration;

use lawang_core::ids::Scope;
use tokio::sync::{broadcast, watch};

pub struct News {
    moved: broadcast::Sender<Scope>,
    stopping: watch::Sender<bool>,
}

impl Default for News {
    fn default() -> Self {
        Self { moved: broadcast::Sender::new(256), stopping: watch::Sender::new(false) }
    }
}

impl News {
    pub fn moved(&self, scope: Scope) {
        // Nobody may be waiting; then there is nobody to tell.
        let _ = self.moved.send(scope);
    }

    /// Tells of those scopes when it is let go: also where a request is cut off while its transaction
    /// commits. Who looks too early looks in vain, and who looks after finds it.
    pub fn telling(&self, scopes: impl IntoIterator<Item = Scope>) -> Telling<'_> {
        Telling { news: self, scopes: scopes.into_iter().collect() }
    }

    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    pub fn is_stopping(&self) -> bool {
        *self.stopping.borrow()
    }

    /// Listens to every scope.
    pub fn listen_to_all(&self) -> Listener {
        Listener { scopes: None, ..self.listen(vec![]) }
    }

    /// Listens from now on. Listen first, look second, wait third: so nothing falls between.
    pub fn listen(&self, scopes: Vec<Scope>) -> Listener {
        Listener { scopes: Some(scopes), moved: self.moved.subscribe(), stopping: self.stopping.subscribe() }
    }
}

pub struct Telling<'a> {
    news: &'a News,
    scopes: Vec<Scope>,
}

impl Drop for Telling<'_> {
    fn drop(&mut self) {
        for scope in self.scopes.drain(..) {
            self.news.moved(scope);
        }
    }
}

pub struct Listener {
    /// None: all of them.
    scopes: Option<Vec<Scope>>,
    moved: broadcast::Receiver<Scope>,
    stopping: watch::Receiver<bool>,
}

impl Listener {
    /// Returns when one of the scopes has moved, the server stops, or the time is over.
    pub async fn wait(&mut self, longest: Duration) {
        let over = tokio::time::sleep(longest);
        tokio::pin!(over);
        loop {
            tokio::select! {
                () = &mut over => return,
                _ = self.stopping.wait_for(|stopping| *stopping) => return,
                moved = self.moved.recv() => match moved {
                    Ok(scope) if self.scopes.as_ref().is_some_and(|own| !own.contains(&scope)) => {}
                    // Its own, or so many that some were missed: look again.
                    _ => return,
                },
            }
        }
    }
}
