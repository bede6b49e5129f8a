//! A proposal is written by one, approved by another, and published with the approval or not at all.

use std::collections::BTreeMap;
use std::path::Path;

use super::fixture::*;
use axum::http::Method;
use lawang_core::catalogue::Files;
use lawang_core::ids::StreamId;
use lawang_core::journal::sign::Hash;
use lawang_core::journal::wire::{FeedItem, Outcome};
use lawang_core::journal::{Entry, Header, Origin, Refusal, Standing, StreamKind, Timestamp};
use lawang_core::proposal::{self, Proposal, ProposalEvent};
use lawang_core::publication::{PolicyEvent, Transition, halves};
use uuid::Uuid;

const POLICY: &str = "policy/visit.toml";
const EXAMPLE: &str = "services/itk-extension/cases/first-extension.toml";

struct Scene {
    server: Server,
    desk: Device,
    kiosk: Device,
    editor: Officer,
    approver: Officer,
}

async fn scene() -> Scene {
    let server = Server::new().await;
    let (desk, kiosk) = (server.enrol("office").await, server.enrol("kiosk").await);
    server.add_officer("edi", OFFICE, &["policy_editor", "policy_approver"]).await;
    server.add_officer("apri", OFFICE, &["policy_approver"]).await;
    let (editor, approver) = (server.officer(&desk, "edi").await, server.officer(&desk, "apri").await);
    Scene { server, desk, kiosk, editor, approver }
}

impl Scene {
    async fn act(
        &mut self,
        by_approver: bool,
        stream: StreamId,
        expected: Option<u64>,
        event: &ProposalEvent,
    ) -> Outcome {
        let by = if by_approver { &self.approver } else { &self.editor };
        let header = Header {
            origin: Origin { device: self.desk.id, epoch: self.desk.epoch, seq: self.desk.seq + 1 },
            stream,
            kind: StreamKind::Proposal,
            time: Timestamp { wall: self.server.now(), count: 0 },
            author: by.author(),
            schema: proposal::SCHEMA,
            expected,
        };
        let salt = *Uuid::new_v4().as_bytes();
        let entry = Entry::author(&header, event, salt, self.desk.previous, Some(&by.key)).unwrap();
        self.desk.append(&entry);
        self.desk.push(&self.server, &[&entry]).await.remove(0)
    }

    async fn proposes(&mut self, proposal: &Proposal) -> StreamId {
        let stream = StreamId(Uuid::now_v7());
        let event = ProposalEvent::Proposed(Box::new(proposal.clone()));
        assert_eq!(self.act(false, stream, None, &event).await.standing, Standing::Accepted);
        stream
    }

    /// What kiosks are told of.
    async fn published(&self) -> Vec<PolicyEvent> {
        let told = self.kiosk.pull_all(&self.server).await;
        told.iter()
            .map(|item| {
                let FeedItem::Entry { entry, .. } = item else { panic!("an entry of its own") };
                assert_eq!(
                    entry.header().unwrap().kind,
                    StreamKind::Policy,
                    "what is deliberated stays inside"
                );
                assert!(entry.signed_by(&self.server.key));
                entry.event().unwrap()
            })
            .collect()
    }
}

fn shipped() -> Files {
    fn collect(root: &Path, folder: &Path, files: &mut Files) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(root, &path, files);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                files.insert(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned(), text);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue");
    let mut files = Files::new();
    collect(&root, &root, &mut files);
    files
}

fn proposal(base: u64, changed: BTreeMap<String, Option<String>>) -> Proposal {
    Proposal {
        base,
        title: BTreeMap::from([("en".into(), "Another fee".into())]),
        reason: "Skills in demand".into(),
        changed,
        from: 0,
        transition: Transition::Keep,
        changes: vec![],
    }
}

/// Another fee for a stay of 30 days, which the example says too.
fn another_fee() -> Proposal {
    let files = shipped();
    let fee = |path: &str| (path.to_owned(), Some(files[path].replacen("500_000", "612_000", 1)));
    proposal(0, BTreeMap::from([fee(POLICY), fee(EXAMPLE)]))
}

fn approval(proposal: &Proposal, base: &Files) -> ProposalEvent {
    let (rest, policy) = halves(&proposal.files(base));
    ProposalEvent::Approved {
        number: proposal.base + 1,
        catalogue: rest.address(),
        policy: policy.address(),
        untried: false,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approval_by_another_publishes_what_it_names_and_nothing_else_does() {
    let mut scene = scene().await;
    let proposal = another_fee();
    let right = approval(&proposal, &shipped());
    let stream = scene.proposes(&proposal).await;
    assert_eq!(scene.published().await, []);

    let outcome = scene.act(false, stream, Some(1), &right).await;
    assert_eq!(outcome.refusal, Some(Refusal::FourEyes));
    let ProposalEvent::Approved { number, catalogue, policy, untried } = right else { unreachable!() };
    let other = ProposalEvent::Approved { number, catalogue, policy: Hash::ZERO, untried };
    let outcome = scene.act(true, stream, Some(1), &other).await;
    assert_eq!(outcome.refusal, Some(Refusal::NotValid { what: "policy".into() }));
    assert_eq!(scene.published().await, []);

    let right = ProposalEvent::Approved { number, catalogue, policy, untried };
    assert_eq!(scene.act(true, stream, Some(1), &right).await.standing, Standing::Accepted);
    let published = scene.published().await;
    let [PolicyEvent::Published(version)] = published.as_slice() else { panic!("{published:?}") };
    assert_eq!((version.number, version.pinned.policy, version.proposal), (1, policy, Some(stream)));
    assert_eq!(version.services, ["itk-extension"]);
    assert!(version.from >= version.published, "a day that has passed means at once");
    for (hash, status) in [(policy, 200), (catalogue, 200), (Hash::ZERO, 404)] {
        let path = format!("/v1/bundles/{hash}");
        assert_eq!(scene.kiosk.send(&scene.server, Method::GET, &path, vec![]).await.status, status);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_whole_or_from_an_older_version_is_refused_with_its_place() {
    let mut scene = scene().await;
    let base = shipped();
    let (first, second) = (another_fee(), another_fee());
    let (one, two) = (scene.proposes(&first).await, scene.proposes(&second).await);
    assert_eq!(scene.act(true, one, Some(1), &approval(&first, &base)).await.standing, Standing::Accepted);
    let outcome = scene.act(true, two, Some(1), &approval(&second, &base)).await;
    assert_eq!(outcome.refusal, Some(Refusal::BaseMovedOn { base: 0, newest: 1 }));

    let base = first.files(&base);
    let changed = |text: String| BTreeMap::from([(POLICY.to_owned(), Some(text))]);
    let broken = changed(base[POLICY].replacen("when = \"", "when = \"((", 1));
    // A value that was not read at its official source does not go out: this server's data is no demo data.
    let unsure = changed(base[POLICY].replacen("verified = \"official\"", "verified = \"secondary\"", 1));
    for (changed, file) in [(broken, POLICY), (unsure, "policy")] {
        let proposal = proposal(1, changed);
        let stream = scene.proposes(&proposal).await;
        let outcome = scene.act(true, stream, Some(1), &approval(&proposal, &base)).await;
        let Some(Refusal::NotWhole { file: told, message, .. }) = outcome.refusal else {
            panic!("{outcome:?}")
        };
        assert!(!message.is_empty());
        assert_eq!(told, file, "{message}");
    }
    assert_eq!(scene.published().await.len(), 1);
}
