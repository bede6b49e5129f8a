//! One exchange of entries: the outbox goes up, outcomes and the feed come back, and everything that
//! came back is committed together with the cursor.

use std::collections::BTreeSet;
use std::time::Duration;

use lawang_core::ids::{Scope, StreamId};
use lawang_core::journal::wire::{
    Control, FeedItem, Outcome, PROTOCOL, PUSH_BYTES, SyncRequest, SyncResponse,
};
use lawang_core::journal::{Entry, Head, Origin, Standing, StreamKind};
use sqlx::sqlite::SqliteConnection;

use super::client::{Client, LinkError};
use crate::app::App;
use crate::failure::Failure;
use crate::hours;
use crate::identity::{self, Identity};
use crate::journal::{self, Days};
use crate::place::{Change, PlaceKind};
use crate::store::entry::Stored;
use crate::store::{case_row, entry, guess, meta, officer};

/// The most entries of one push.
const PUSH_ENTRIES: u32 = 200;

impl App {
    /// True where the server has more to give at once. Without
    /// `push` nothing of the outbox goes along: the answer's signature shows first who answers.
    pub(super) async fn exchange(
        &self,
        client: &Client,
        identity: &Identity,
        wait_ms: u32,
        push: bool,
    ) -> Result<bool, LinkError> {
        let (request, pushed) = self.request(identity, wait_ms, push).await?;
        let wait = Duration::from_millis(u64::from(wait_ms));
        let response: SyncResponse = client.post(identity, self.now(), "/v1/sync", &request, wait).await?;
        let full = pushed.len() >= PUSH_ENTRIES as usize;
        let more = response.more || full;
        self.take(identity, &pushed, response).await?;
        Ok(more)
    }

    /// Has the server sign an answer before a person's secrets go to it: what stands at its address now
    /// may be another.
    pub(crate) async fn greet(&self, client: &Client, identity: &Identity) -> Result<(), LinkError> {
        let (request, _) = self.request(identity, 0, false).await?;
        client.post::<_, SyncResponse>(identity, self.now(), "/v1/sync", &request, Duration::ZERO).await?;
        Ok(())
    }

    async fn request(
        &self,
        identity: &Identity,
        wait_ms: u32,
        push: bool,
    ) -> Result<(SyncRequest, Vec<Stored>), Failure> {
        let mut conn = self.store()?.read().await?;
        let mut pushed = if push { entry::outbox(&mut conn, PUSH_ENTRIES).await? } else { vec![] };
        let mut bytes = 0;
        let fit = pushed
            .iter()
            .take_while(|stored| {
                bytes += stored.entry.header.len() + stored.entry.body.as_ref().map_or(0, |b| b.text.len());
                bytes <= PUSH_BYTES
            })
            .count();
        pushed.truncate(fit.max(1));
        let head = match pushed.last() {
            None => None,
            Some(last) => {
                let Origin { epoch, seq, .. } = last.origin;
                Some(Head::sign(&identity.key()?, identity.device, epoch, seq, last.entry.hash()))
            }
        };
        let request = SyncRequest {
            protocol: PROTOCOL,
            pushed: pushed.iter().map(|stored| stored.entry.clone()).collect(),
            head,
            cursor: meta::get(&mut conn, "cursor").await?.unwrap_or_default(),
            control: meta::get(&mut conn, "control").await?.unwrap_or_default(),
            wait_ms,
        };
        Ok((request, pushed))
    }

    /// Outcomes, feed, control data and cursor in one transaction.
    async fn take(
        &self,
        identity: &Identity,
        pushed: &[Stored],
        response: SyncResponse,
    ) -> Result<(), Failure> {
        let mut touched = BTreeSet::new();
        let mut tx = self.store()?.write().await?;
        for outcome in &response.outcomes {
            if let Some(stream) = take_outcome(&mut tx, pushed, outcome).await? {
                touched.insert(stream);
            }
        }
        for item in response.feed {
            touched.extend(take_item(&mut tx, identity, item).await?);
        }
        let other_days = match &response.control {
            Some(control) => hours::put_closures(&mut tx, &control.closures).await?,
            None => false,
        };
        let of = |wanted: StreamKind| touched.iter().filter(move |t| t.kind == wanted).map(|t| t.stream);
        let cases: BTreeSet<StreamId> = of(StreamKind::Case).collect();
        let (versions, proposals) = (of(StreamKind::Policy).count(), of(StreamKind::Proposal).count());
        if self.0.kind == PlaceKind::Office {
            // What is due is counted anew.
            let again = if other_days { case_row::with_due(&mut tx).await? } else { BTreeSet::new() };
            let days = Days::of(&mut tx, self).await?;
            for stream in cases.union(&again) {
                journal::project(&mut tx, *stream, &days).await?;
            }
        }
        let new_control = response.control.is_some();
        if let Some(control) = response.control {
            take_control(&mut tx, identity, &control).await?;
        }
        meta::set(&mut tx, "cursor", &response.cursor).await?;
        // The answer is signed: the list that is held now was the newest then.
        meta::set_json(&mut tx, crate::seal::TRUST_SEEN, &response.time).await?;
        tx.commit().await?;
        if !cases.is_empty() {
            self.announce(Change::Cases);
        }
        if versions > 0 {
            self.take_versions().await?;
        }
        if versions + proposals > 0 {
            self.announce(Change::Policy);
        }
        if new_control {
            self.announce(Change::Officers);
        }
        Ok(())
    }
}

/// A stream that something has happened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Touched {
    stream: StreamId,
    kind: StreamKind,
}

/// The outcome of one pushed entry. Acceptance without a place leaves the entry pending on a device that
/// will see its place in the feed; a kiosk, which pulls no office, is done with it.
async fn take_outcome(
    tx: &mut SqliteConnection,
    pushed: &[Stored],
    outcome: &Outcome,
) -> Result<Option<Touched>, Failure> {
    let stored = pushed.iter().find(|s| s.origin.epoch == outcome.epoch && s.origin.seq == outcome.seq);
    let Some(stored) = stored else { return Ok(None) };
    let header = stored.entry.header()?;
    let stream = header.stream;
    if outcome.standing == Standing::Pending {
        return Err(Failure::internal("the server answered `pending`"));
    }
    entry::set_standing(tx, stored.origin, stream, outcome.standing, outcome.refusal.as_ref()).await?;
    Ok(Some(Touched { stream, kind: header.kind }))
}

async fn take_item(
    tx: &mut SqliteConnection,
    identity: &Identity,
    item: FeedItem,
) -> Result<Option<Touched>, Failure> {
    let (scope, position, origin, accepted): (Scope, u64, Origin, Entry) = match item {
        FeedItem::Own { scope, position, epoch, seq } => {
            let origin = Origin { device: identity.device, epoch, seq };
            let stored = entry::get(tx, origin).await?;
            let stored =
                stored.ok_or_else(|| Failure::internal("the feed names an entry of ours that is lost"))?;
            (scope, position, origin, stored.entry)
        }
        FeedItem::Entry { scope, position, entry } => {
            entry.verify_body()?;
            let header = entry.header()?;
            entry::insert(tx, header.origin, header.stream, header.kind.as_str(), &entry).await?;
            (scope, position, header.origin, entry)
        }
    };
    let header = accepted.header()?;
    let stream = header.stream;
    if !entry::set_position(tx, origin, stream, &scope, position).await? {
        return Ok(None);
    }
    // Whoever could put a version into force could change every rule here: only the centre's own signature
    // will do, and what is in force stays.
    if header.kind == StreamKind::Policy && !accepted.signed_by(&identity.server_key) {
        tracing::error!(%origin.device, "a version is not signed by our server");
        return Ok(None);
    }
    journal::fold(tx, stream, &accepted).await?;
    Ok(Some(Touched { stream, kind: header.kind }))
}

async fn take_control(
    tx: &mut SqliteConnection,
    identity: &Identity,
    control: &Control,
) -> Result<(), Failure> {
    let mut identity = identity.clone();
    let before = std::mem::replace(&mut identity.record, control.device.clone());
    identity::put(tx, &identity).await?;
    forget_wrong_tries(tx, before.unlocked_at, control).await?;
    officer::replace(tx, &control.officers).await?;
    hours::put_plans(tx, &control.plans).await?;
    if let Some(centre) = control.centre {
        meta::set(tx, "centre", &centre.to_string()).await?;
    }
    if let Some(trust) = &control.trust {
        meta::set_json(tx, crate::seal::TRUST, trust).await?;
    }
    meta::set(tx, "control", &control.version).await
}

/// The office has unlocked this device; or an officer has a new password, and the tries at the old one are
/// no reason to keep them out.
async fn forget_wrong_tries(
    tx: &mut SqliteConnection,
    unlocked_at: i64,
    control: &Control,
) -> Result<(), Failure> {
    if control.device.unlocked_at > unlocked_at {
        return guess::forget_all(tx).await;
    }
    for officer in &control.officers {
        let known = officer::find(tx, &officer.login).await?;
        if known.is_some_and(|known| known.verifier != officer.verifier) {
            guess::right(tx, &format!("officer:{}", officer.login)).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::SigningKey;
    use lawang_core::case::Pinned;
    use lawang_core::ids::{DeviceId, OfficeId, OfficerId};
    use lawang_core::journal::sign::Hash;
    use lawang_core::journal::wire::DeviceRecord;
    use lawang_core::journal::{Author, DeviceClass, Header, PublicKey, Timestamp};
    use lawang_core::publication::{self, PolicyEvent, STREAM, Schedule, Transition, Version, Who};
    use uuid::Uuid;

    use crate::store::{self, stream};

    fn identity(server: &SigningKey) -> Identity {
        let device = DeviceId(Uuid::from_u128(1));
        let record = DeviceRecord {
            id: device,
            name: "Kiosk".into(),
            class: DeviceClass::Kiosk,
            office: OfficeId("jakarta".into()),
            office_name: "Jakarta".into(),
            scopes: vec![Scope::National],
            demo: false,
            public_url: String::new(),
            approved: true,
            unlocked_at: 0,
        };
        Identity::new(device, [1; 32], String::new(), PublicKey::from(server), record)
    }

    fn published(number: u64, key: &SigningKey) -> FeedItem {
        let who = |number| Who { officer: OfficerId(Uuid::from_u128(number)), name: String::new() };
        let version = Version {
            number,
            pinned: Pinned { catalogue: Hash::ZERO, policy: Hash::ZERO },
            from: 0,
            published: 0,
            title: [("en".to_owned(), "x".to_owned())].into(),
            reason: String::new(),
            services: vec![],
            transition: Transition::Keep,
            proposed_by: vec![who(1)],
            approved_by: who(2),
            proposal: None,
        };
        let header = Header {
            origin: Origin { device: DeviceId(Uuid::from_u128(9)), epoch: 1, seq: number },
            stream: STREAM,
            kind: StreamKind::Policy,
            time: Timestamp { wall: 0, count: 0 },
            author: Author::Centre,
            schema: publication::SCHEMA,
            expected: Some(number - 1),
        };
        let event = PolicyEvent::Published(Box::new(version));
        let entry = Entry::author(&header, &event, [0; 16], Hash::ZERO, Some(key)).unwrap();
        FeedItem::Entry { scope: Scope::National, position: number, entry }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn only_what_our_server_signed_comes_into_force() {
        let (store, _folder) = store::tests::open().await;
        let (ours, other) = (SigningKey::from_bytes(&[2; 32]), SigningKey::from_bytes(&[3; 32]));
        let identity = identity(&ours);
        let mut tx = store.write().await.unwrap();
        for (item, taken) in [(published(1, &ours), true), (published(2, &other), false)] {
            assert_eq!(take_item(&mut tx, &identity, item).await.unwrap().is_some(), taken);
        }
        let held = stream::get(&mut tx, STREAM).await.unwrap().unwrap();
        let held: Schedule = serde_json::from_str(&held.state).unwrap();
        assert_eq!(held.newest(), 1, "what is in force stays");
    }
}
