//! A device that keeps to no rule but the protocol's: what a modified kiosk, or anyone with a code, can
//! send. Also the way to read a scope's feed as the server has it.

use ed25519_dalek::SigningKey;
use lawang_core::case::{CaseEvent, Decision, SCHEMA};
use lawang_core::ids::{DeviceId, GrantId, OfficerId, SessionId, StreamId};
use lawang_core::journal::sign::{Hash, Purpose, Signature};
use lawang_core::journal::wire::{
    DEVICE_HEADER, EnrolRequest, EnrolResponse, FeedItem, NONCE_HEADER, Outcome, PROTOCOL, SIGNATURE_HEADER,
    SyncRequest, SyncResponse, TIME_HEADER, request_parts, response_parts,
};
use lawang_core::journal::{Author, Entry, Head, Header, Origin, PublicKey, StreamKind, Timestamp};
use uuid::Uuid;

use crate::centre::Centre;

pub struct RawDevice {
    pub id: DeviceId,
    pub key: SigningKey,
    server: PublicKey,
    seq: u64,
    previous: Hash,
}

impl RawDevice {
    pub async fn enrol(centre: &Centre, class: &str) -> Self {
        let code = centre.code(class).await;
        let (id, key) = (DeviceId(Uuid::new_v4()), new_key());
        let nonce = Uuid::new_v4().to_string();
        let request =
            EnrolRequest { secret: code.secret_text(), device: id, key: PublicKey::from(&key), nonce };
        let answer = centre.post("enrol", &serde_json::to_value(&request).unwrap()).await;
        let enrolled: EnrolResponse = serde_json::from_value(answer).unwrap();
        assert!(code.matches(&enrolled.server_key));
        Self { id, key, server: enrolled.server_key, seq: 0, previous: Hash::ZERO }
    }

    /// The next entry of this device's chain.
    pub fn author(
        &mut self,
        centre: &Centre,
        stream: StreamId,
        event: &CaseEvent,
        author: Author,
        expected: u64,
        signing: Option<&SigningKey>,
    ) -> Entry {
        self.seq += 1;
        let header = Header {
            origin: Origin { device: self.id, epoch: 1, seq: self.seq },
            stream,
            kind: StreamKind::Case,
            time: Timestamp { wall: centre.time.now(), count: 0 },
            author,
            schema: SCHEMA,
            expected: Some(expected),
        };
        let salt = *Uuid::new_v4().as_bytes();
        let entry = Entry::author(&header, event, salt, self.previous, signing).unwrap();
        self.previous = entry.hash();
        entry
    }

    pub async fn push(&self, centre: &Centre, entry: &Entry) -> Outcome {
        let head = Head::sign(&self.key, self.id, 1, entry.header().unwrap().origin.seq, entry.hash());
        let request = SyncRequest {
            protocol: PROTOCOL,
            pushed: vec![entry.clone()],
            head: Some(head),
            cursor: String::new(),
            control: String::new(),
            wait_ms: 0,
        };
        let mut outcomes = self.sync(centre, &request).await.outcomes;
        assert_eq!(outcomes.len(), 1);
        outcomes.remove(0)
    }

    /// The first page of what this device may see, with the control data.
    pub async fn pull(&self, centre: &Centre, cursor: String) -> SyncResponse {
        let (pushed, control) = (vec![], String::new());
        let request = SyncRequest { protocol: PROTOCOL, pushed, head: None, cursor, control, wait_ms: 0 };
        self.sync(centre, &request).await
    }

    /// All accepted entries of its scopes, in the feed's order.
    pub async fn feed(&self, centre: &Centre) -> Vec<(u64, Entry)> {
        let (mut cursor, mut entries) = (String::new(), Vec::new());
        loop {
            let page = self.pull(centre, cursor).await;
            entries.extend(page.feed.into_iter().filter_map(|item| match item {
                FeedItem::Entry { position, entry, .. } => Some((position, entry)),
                FeedItem::Own { .. } => None,
            }));
            cursor = page.cursor;
            if !page.more {
                return entries;
            }
        }
    }

    /// The same without what the centre adds by itself: bills, seals.
    pub async fn feed_of_devices(&self, centre: &Centre) -> Vec<(u64, Entry)> {
        let of_a_device = |entry: &Entry| !matches!(entry.header().unwrap().author, Author::Centre);
        self.feed(centre).await.into_iter().filter(|(_, entry)| of_a_device(entry)).collect()
    }

    async fn sync(&self, centre: &Centre, request: &SyncRequest) -> SyncResponse {
        let body = serde_json::to_vec(request).unwrap();
        let (nonce, time) = (Uuid::new_v4().simple().to_string(), centre.time.now().to_string());
        let signature =
            Purpose::Request.sign(&self.key, &[&request_parts("POST", "/v1/sync", &nonce, &time, &body)]);
        let answer = reqwest::Client::new()
            .post(format!("{}/v1/sync", centre.url))
            .header("content-type", "application/json")
            .header(DEVICE_HEADER, self.id.to_string())
            .header(NONCE_HEADER, &nonce)
            .header(TIME_HEADER, time)
            .header(SIGNATURE_HEADER, signature.to_string())
            .body(body)
            .send()
            .await
            .unwrap();
        let status = answer.status().as_u16();
        let signature: Signature = answer.headers()[SIGNATURE_HEADER].to_str().unwrap().parse().unwrap();
        let body = answer.bytes().await.unwrap();
        let parts = response_parts(status, &nonce, &body);
        assert!(Purpose::Response.verify(&self.server, &[&parts], &signature));
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
        serde_json::from_slice(&body).unwrap()
    }
}

pub fn new_key() -> SigningKey {
    let halves = [Uuid::new_v4().into_bytes(), Uuid::new_v4().into_bytes()].concat();
    SigningKey::from_bytes(&halves.try_into().unwrap())
}

pub fn grants() -> CaseEvent {
    CaseEvent::Decided(Decision {
        granted: true,
        reason: "Granted by nobody.".into(),
        citation: "none".into(),
        valid_until: None,
        conditions: vec![],
        number: None,
    })
}

pub fn nobody() -> Author {
    Author::Officer { officer: OfficerId(Uuid::new_v4()), grant: GrantId(Uuid::new_v4()) }
}

pub fn applicant() -> Author {
    Author::Applicant { session: SessionId(Uuid::new_v4()) }
}
