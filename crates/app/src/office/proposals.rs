//! Proposals of policy: what this replica knows of them, and the acts on them. Each act is an entry, signed by
//! the officer; the centre decides once more, and publishes what is approved.

use lawang_core::case::{Authority, officer};
use lawang_core::catalogue::Files;
use lawang_core::ids::{Scope, StreamId};
use lawang_core::journal::{Author, Origin, Refusal, StreamKind};
use lawang_core::proposal::{self, Proposal, ProposalEvent, Proposed};
use lawang_core::publication::halves;

use crate::app::{App, Window};
use crate::failure::Failure;
use crate::identity;
use crate::journal::{self, Authoring, SeenStream};
use crate::place::Change;
use crate::random;
use crate::store::entry;

impl App {
    /// All proposals of this replica, the newest last.
    pub(crate) async fn proposals(&self) -> Result<Vec<(StreamId, SeenStream<Proposed>)>, Failure> {
        let mut conn = self.store()?.read().await?;
        let mut found = Vec::new();
        for stream in entry::streams_of(&mut conn, StreamKind::Proposal).await? {
            if let Some(seen) = journal::see_proposal(&mut conn, stream).await? {
                found.push((stream, seen));
            }
        }
        Ok(found)
    }

    pub(crate) async fn propose(&self, window: Window<'_>, proposal: Proposal) -> Result<StreamId, Failure> {
        let stream = StreamId(random::uuid_at(self.now())?);
        let event = ProposalEvent::Proposed(Box::new(proposal));
        self.act_on_proposal(window, stream, None, &event).await?;
        Ok(stream)
    }

    /// Revises a proposal, sends it back or withdraws it, as it was when `version` was read.
    pub(crate) async fn move_proposal(
        &self,
        window: Window<'_>,
        stream: StreamId,
        version: u64,
        event: &ProposalEvent,
    ) -> Result<(), Failure> {
        self.act_on_proposal(window, stream, Some(version), event).await.map(drop)
    }

    /// Approves what is on the screen, and waits a moment for the centre: only it can publish. That the
    /// approver has not seen it tried is recorded.
    pub(crate) async fn approve_proposal(
        &self,
        window: Window<'_>,
        stream: StreamId,
        version: u64,
        untried: bool,
    ) -> Result<(), Failure> {
        let seen = {
            let mut conn = self.store()?.read().await?;
            journal::see_proposal(&mut conn, stream).await?.ok_or_else(Failure::not_found)?
        };
        let files = self.proposed_files(&seen.state.proposal).await?;
        let (rest, policy) = halves(&files);
        let event = ProposalEvent::Approved {
            number: seen.state.proposal.base + 1,
            catalogue: rest.address(),
            policy: policy.address(),
            untried,
        };
        let origin = self.act_on_proposal(window, stream, Some(version), &event).await?;
        self.settled(origin, stream).await
    }

    /// The files that a proposal would put into force. Its base has to be here.
    pub(crate) async fn proposed_files(&self, proposal: &Proposal) -> Result<Files, Failure> {
        let base = self.version_files(proposal.base).await?;
        let newest = self.0.versions.with(lawang_core::publication::Schedule::newest);
        let base = base.ok_or(Failure::Refused(Refusal::BaseMovedOn { base: proposal.base, newest }))?;
        Ok(proposal.files(&base))
    }

    async fn act_on_proposal(
        &self,
        window: Window<'_>,
        stream: StreamId,
        version: Option<u64>,
        event: &ProposalEvent,
    ) -> Result<Origin, Failure> {
        let (grant, key) = self.desk(window).await?;
        let mut tx = self.store()?.write().await?;
        let identity = identity::get(&mut tx).await?.ok_or_else(Failure::signed_out)?;
        let seen = journal::see_proposal(&mut tx, stream).await?;
        let new = Authoring {
            stream,
            author: Author::Officer { officer: grant.officer, grant: grant.id },
            expected: version,
            event,
            key: Some(&key),
        };
        let origin = journal::author(&mut tx, &identity, self.now(), new, |header, entry| {
            let by = Authority {
                device: identity.record.class,
                office: &identity.record.office,
                scope: &Scope::Policy,
                actor: officer(entry, header, Some(&grant))?,
            };
            proposal::decide(seen.as_ref().map(|seen| (&seen.state, seen.version)), header, event, &by)
        })
        .await?;
        tx.commit().await?;
        self.announce(Change::Policy);
        self.wake().await?;
        Ok(origin)
    }
}
