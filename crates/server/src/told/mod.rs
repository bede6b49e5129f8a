//! Tells applicants what was asked of them or decided, by e-mail and through a messaging gateway, and hands
//! decided cases over to national systems.
//!
//! What is to be told stands in `notice`, written in the transaction that accepts the entry (`plan`): it
//! survives a crash and is tried until the other side takes it. A receiver may get one twice, always under
//! the same id. What cannot be delivered becomes an entry on the case, so that a person sees it.
//!
//! Each channel has a loop of its own: a receiver that is slow or gone holds up no other channel.

mod deliver;
mod handover;
mod hook;
mod mail;
mod plan;
mod setting;
mod words;

pub use hook::Hook;
pub use mail::Mail;
pub use plan::Called;
pub use setting::SettingError;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use lawang_core::case::{About, CaseEvent, Channel, Undelivered};
use lawang_core::ids::{Scope, StreamId};
use tokio::task::{Id, JoinHandle, JoinSet};
use tokio::time::timeout;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::centre;
use crate::error::{Error, Result};
use crate::state::{AppState, Server};
use crate::store::notice::{self, Notice, State};
use crate::store::{Connection, stream, word};

/// The ways out of the server, as it was started. None of them is open unless it was asked for.
#[derive(Clone, Default)]
pub struct Channels {
    pub mail: Option<Mail>,
    /// SMS and messengers, through a gateway.
    pub messages: Option<Hook>,
    /// National systems that take decided cases over.
    pub handover: Option<Hook>,
    /// Shared with whoever reports mails that came back.
    pub bounces: Option<Zeroizing<Vec<u8>>>,
}

impl Channels {
    fn is_open(&self, channel: Channel) -> bool {
        match channel {
            Channel::Email => self.mail.is_some(),
            Channel::Webhook => self.messages.is_some(),
            Channel::Handover => self.handover.is_some(),
        }
    }
}

const CHANNELS: [Channel; 3] = [Channel::Email, Channel::Webhook, Channel::Handover];
/// How many deliveries of one channel are on their way at once.
const AT_ONCE: usize = 2;
/// The longest that a loop sleeps: a clock that was set is noticed by then.
const LONGEST: Duration = Duration::from_secs(10);
/// How long what is on its way may take once the server is asked to stop.
const GRACE: Duration = Duration::from_secs(5);
/// A loop is waited for a little longer than it waits itself.
const STOPS_WITHIN: Duration = Duration::from_secs(7);

/// The loops of a server.
#[derive(Default)]
pub struct Loops(Mutex<Vec<JoinHandle<()>>>);

impl Loops {
    /// Waits until nothing is on its way any more, after `news.stop()`.
    pub async fn rest(&self) {
        let loops = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        for one in loops {
            let _ = timeout(STOPS_WITHIN, one).await;
        }
    }
}

/// Begins the loops beside a server; they end with it.
pub fn begin(server: &Arc<Server>) {
    let loops = CHANNELS.map(|channel| tokio::spawn(run(Arc::downgrade(server), channel)));
    server.loops.0.lock().unwrap_or_else(PoisonError::into_inner).extend(loops);
}

async fn run(server: Weak<Server>, channel: Channel) {
    let Some(mut news) = server.upgrade().map(|server| server.news.listen_to_all()) else { return };
    let mut on_way = OnWay::default();
    loop {
        let sleep = {
            let Some(server) = server.upgrade() else { break };
            if server.news.is_stopping() {
                break;
            }
            on_way.fill(&AppState::of(server), channel).await
        };
        tokio::select! {
            Some(done) = on_way.tasks.join_next_with_id() => on_way.is_back(done),
            () = news.wait(sleep) => {}
        }
    }
    // What is cut off now may have arrived: it is sent again under the same id.
    let _ = timeout(GRACE, async { while on_way.tasks.join_next().await.is_some() {} }).await;
    on_way.tasks.shutdown().await;
}

/// The deliveries of one channel that are on their way.
#[derive(Default)]
struct OnWay {
    tasks: JoinSet<()>,
    notices: HashMap<Id, Uuid>,
}

impl OnWay {
    /// Sends off what is due, as far as there is room; how long until there is more.
    async fn fill(&mut self, state: &AppState, channel: Channel) -> Duration {
        let room = AT_ONCE.saturating_sub(self.notices.len());
        if room == 0 {
            return LONGEST;
        }
        match self.look(state, channel).await {
            Ok((due, sleep)) => {
                for notice in due.into_iter().take(room) {
                    let (state, id) = (state.clone(), notice.id);
                    let task = self.tasks.spawn(async move { deliver::deliver(&state, notice).await });
                    self.notices.insert(task.id(), id);
                }
                sleep
            }
            Err(error) => {
                error.log();
                LONGEST
            }
        }
    }

    /// What is due and not on its way, and when the next falls due.
    async fn look(&self, state: &AppState, channel: Channel) -> Result<(Vec<Notice>, Duration)> {
        let now = state.now();
        let limit = u32::try_from(AT_ONCE + self.notices.len()).unwrap_or(u32::MAX);
        let mut db = state.store.read().await?;
        let mut due = notice::due(&mut db, channel, now, limit).await?;
        due.retain(|notice| !self.notices.values().any(|id| *id == notice.id));
        let next = notice::next(&mut db, channel, now).await?;
        let sleep = next.map_or(LONGEST, |next| {
            Duration::from_millis(u64::try_from((next - now).max(10)).unwrap_or_default())
        });
        Ok((due, sleep.min(LONGEST)))
    }

    fn is_back(&mut self, done: std::result::Result<(Id, ()), tokio::task::JoinError>) {
        let id = done.map_or_else(|error| error.id(), |(id, ())| id);
        self.notices.remove(&id);
    }
}

/// Ends a notice that did not arrive and says so on its case, where a person sees it. Nothing happens where
/// it was given up before.
async fn give_up(state: &AppState, id: Uuid, answer: &str, tried: bool) -> Result<()> {
    let mut write = state.store.write().await?;
    let found = notice::get(&mut write, id).await?.ok_or(Error::NotFound("no such notice"))?;
    if !notice::end(&mut write, id, State::GaveUp, answer, state.now(), tried).await? {
        return Ok(());
    }
    tracing::warn!(notice = %id, channel = ?found.channel, answer, "a notice could not be delivered");
    let about = Undelivered { channel: found.channel, about: found.about, why: answer.to_owned() };
    let scope = match say_on_case(state, &mut write, found.stream, about).await {
        Ok(scope) => Some(scope),
        // A case that takes no such entry: the administrator sees it all the same.
        Err(Error::Conflict(_)) => None,
        Err(error) => return Err(error),
    };
    let _telling = state.news.telling(scope);
    Ok(write.commit().await?)
}

async fn say_on_case(
    state: &AppState,
    db: &mut Connection,
    id: StreamId,
    notice: Undelivered,
) -> Result<Scope> {
    let found = stream::get(db, id).await?.ok_or(Error::Internal("a case is gone"))?;
    let scope = found.scope.clone();
    centre::author(state, db, found, &CaseEvent::Undelivered(notice)).await?;
    Ok(scope)
}

/// What a gateway or a mail server reports after it took a notice: it did not reach the applicant.
pub async fn came_back(state: &AppState, id: Uuid, channel: Channel) -> Result<()> {
    {
        let mut db = state.store.read().await?;
        let found = notice::get(&mut db, id).await?;
        if found.is_none_or(|found| found.channel != channel) {
            return Err(Error::NotFound("no such notice"));
        }
    }
    give_up(state, id, deliver::CAME_BACK, false).await
}

/// The word for what is told, as those who pass it on know it. How it was decided is between the applicant
/// and the office: it is read on the status page.
fn open_word(about: About) -> String {
    match about {
        About::Granted | About::Refused => "decided".to_owned(),
        about => word(&about),
    }
}
