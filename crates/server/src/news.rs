//! Tells waiting requests that a scope has moved, that an office's devices have something to hear, and that
//! the server is stopping.

use std::time::Duration;

use lawang_core::ids::{OfficeId, Scope};
use tokio::sync::{broadcast, watch};

#[derive(Debug, Clone)]
enum Moved {
    Scope(Scope),
    Office(OfficeId),
}

pub struct News {
    moved: broadcast::Sender<Moved>,
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
        let _ = self.moved.send(Moved::Scope(scope));
    }

    /// The control data of an office's devices has changed; kiosks too, which see no scope of an office.
    pub fn told(&self, office: &OfficeId) {
        let _ = self.moved.send(Moved::Office(office.clone()));
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

    /// Returns when the server stops, or the time is over.
    pub async fn stopped(&self, longest: Duration) {
        let mut stopping = self.stopping.subscribe();
        let _ = tokio::time::timeout(longest, stopping.wait_for(|stopping| *stopping)).await;
    }

    /// Listens to every scope.
    pub fn listen_to_all(&self) -> Listener {
        self.listener(None)
    }

    /// Listens from now on. Listen first, look second, wait third: so nothing falls between.
    pub fn listen(&self, scopes: Vec<Scope>, office: OfficeId) -> Listener {
        Listener { office: Some(office), ..self.listener(Some(scopes)) }
    }

    fn listener(&self, scopes: Option<Vec<Scope>>) -> Listener {
        Listener { scopes, office: None, moved: self.moved.subscribe(), stopping: self.stopping.subscribe() }
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
    /// Whose control data is heard of.
    office: Option<OfficeId>,
    moved: broadcast::Receiver<Moved>,
    stopping: watch::Receiver<bool>,
}

impl Listener {
    /// Returns when one of the scopes has moved, the office was told something, the server stops, or the
    /// time is over.
    pub async fn wait(&mut self, longest: Duration) {
        let over = tokio::time::sleep(longest);
        tokio::pin!(over);
        loop {
            tokio::select! {
                () = &mut over => return,
                _ = self.stopping.wait_for(|stopping| *stopping) => return,
                moved = self.moved.recv() => match moved {
                    Ok(Moved::Scope(scope))
                        if self.scopes.as_ref().is_some_and(|own| !own.contains(&scope)) => {}
                    Ok(Moved::Office(office)) if self.office.as_ref() != Some(&office) => {}
                    // Its own, or so many that some were missed: look again.
                    _ => return,
                },
            }
        }
    }
}
