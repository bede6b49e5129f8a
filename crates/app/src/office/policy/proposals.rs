//! Proposals at the desk: from a draft to an entry, how one is shown, and who may do what with it.

use lawang_core::catalogue::words::{Args, Words};
use lawang_core::ids::StreamId;
use lawang_core::journal::Grant;
use lawang_core::policy::amend::{Change, WriteFile};
use lawang_core::policy::diff::{diff, lasting};
use lawang_core::proposal::{APPROVE, EDIT, Proposal, ProposalEvent, ProposalStatus, Proposed};
use lawang_core::publication::Transition;

use super::draft::{Draft, Read};
use super::told::Told;
use super::tried::changed;
use super::view::{ProposalRow, ProposalStateView, ProposalView};
use crate::app::{App, Window, blocking};
use crate::failure::{Failure, refusal_args, refusal_name};
use crate::journal::SeenStream;
use crate::problem::FieldProblem;

impl App {
    /// Proposes a draft, or revises the proposal that it came from. The draft goes once the entry is on disk.
    pub(super) async fn propose_draft(
        &self,
        window: Window<'_>,
        words: &Words,
        draft: Draft,
        officer: &str,
    ) -> Result<(), Failure> {
        let mends = unsaid(words, self.catalogue().languages.as_slice(), &draft);
        let Some(from) = draft.instant().filter(|_| mends.is_empty()) else {
            return Err(Failure::Fields(mends));
        };
        let base = self.policy_files(draft.base).await?;
        let worked = draft.clone();
        let (changed, stands) = blocking(move || {
            let (files, faults) = worked.files(&base);
            let wrong = faults.len() + lawang_core::catalogue::check(&files).len();
            Ok((changed(&base, &files), wrong))
        })
        .await?;
        if stands > 0 {
            let message = words.text("policy-propose-stands");
            return Err(Failure::Fields(vec![FieldProblem { field: "check".into(), message }]));
        }
        let proposal = Proposal {
            base: draft.base,
            title: draft.details.title.clone(),
            reason: draft.details.reason.trim().to_owned(),
            changed,
            from,
            transition: if draft.details.apply { Transition::Apply } else { Transition::Keep },
            changes: draft.changes.clone(),
        };
        match &draft.proposal {
            Some(id) => {
                let (stream, seen) = self.policy_proposal(id).await?;
                let revised = ProposalEvent::Revised(Box::new(proposal));
                self.move_proposal(window, stream, seen.version, &revised).await?;
            }
            None => {
                self.propose(window, proposal).await?;
            }
        }
        self.drop_policy_draft(&draft.id, officer).await
    }

    /// A draft of a proposal's revision: what was said, where that is what makes its files; else its files as text.
    pub(super) async fn revision(&self, id: &str) -> Result<Draft, Failure> {
        let (_, seen) = self.policy_proposal(id).await?;
        let proposal = seen.state.proposal;
        let mut draft = Draft::new(proposal.base, self.today())?;
        let from = super::draft::in_jakarta(proposal.from);
        draft.details.title = proposal.title.clone();
        draft.details.reason = proposal.reason.clone();
        draft.details.day = from.date().to_string();
        draft.details.time = format!("{:02}:{:02}", from.hour(), from.minute());
        draft.details.apply = proposal.transition == Transition::Apply;
        let base = self.policy_files(proposal.base).await?;
        draft.changes = blocking(move || {
            if let Some(said) = proposal.said(&base) {
                return Ok(said.to_vec());
            }
            let written = proposal.changed.into_iter();
            Ok(written
                .filter_map(|(path, text)| Some(Change::WriteFile(WriteFile { path, text: text? })))
                .collect())
        })
        .await?;
        draft.proposal = Some(id.to_owned());
        Ok(draft)
    }

    /// Whether the officer at this desk has seen what this wording of a proposal would do.
    pub(super) async fn has_tried(&self, window: Window<'_>, stream: StreamId, version: u64) -> bool {
        let desks = self.0.desks.lock().await;
        desks.get(window).is_some_and(|desk| desk.tried.contains(&(stream, version)))
    }

    pub(super) async fn remember_tried(&self, window: Window<'_>, stream: StreamId, version: u64) {
        if let Some(desk) = self.0.desks.lock().await.get_mut(window) {
            desk.tried.insert((stream, version));
        }
    }

    pub(super) async fn proposal_rows(&self, words: &Words) -> Result<Vec<ProposalRow>, Failure> {
        let names = self.officer_names().await?;
        let mut rows: Vec<ProposalRow> = self
            .proposals()
            .await?
            .iter()
            .map(|(id, seen)| self.proposal_row(words, &names, *id, seen))
            .collect();
        rows.reverse();
        Ok(rows)
    }

    fn proposal_row(
        &self,
        words: &Words,
        names: &std::collections::BTreeMap<lawang_core::ids::OfficerId, String>,
        id: StreamId,
        seen: &SeenStream<Proposed>,
    ) -> ProposalRow {
        let proposal = &seen.state.proposal;
        let (state, name) = match &seen.state.status {
            ProposalStatus::Waiting => (ProposalStateView::Proposed, "policy-state-proposed"),
            ProposalStatus::SentBack { .. } => (ProposalStateView::SentBack, "policy-state-sent-back"),
            ProposalStatus::Withdrawn { .. } => (ProposalStateView::Withdrawn, "policy-state-withdrawn"),
            ProposalStatus::Approved { .. } => (ProposalStateView::Approved, "policy-state-approved"),
        };
        let waits = match (&seen.refused, seen.pending, state) {
            (Some(refusal), _, _) => words.text_with(&refusal_name(refusal), &refusal_args(words, refusal)),
            (None, 1.., _) => words.text("policy-waits-centre"),
            (None, 0, ProposalStateView::Proposed) => words.text("policy-waits-approver"),
            (None, 0, ProposalStateView::SentBack) => words.text("policy-waits-editor"),
            (None, 0, _) if matches!(seen.state.status, ProposalStatus::Approved { untried: true, .. }) => {
                words.text("policy-approved-untried")
            }
            (None, 0, _) => String::new(),
        };
        let known = seen.state.authors.iter().map(|author| {
            names.get(author).cloned().unwrap_or_else(|| words.text("policy-someone-elsewhere"))
        });
        ProposalRow {
            id: id.0.to_string(),
            title: super::pages::title(words, &proposal.title)
                .unwrap_or_else(|| words.text("policy-untitled")),
            by: known.collect::<Vec<_>>().join(", "),
            from: words
                .text_with("policy-span-from", &Args::new().with("from", self.jakarta(words, proposal.from))),
            state,
            state_words: words.text(name),
            waits,
        }
    }

    pub(super) async fn draw_proposal(
        &self,
        window: Window<'_>,
        grant: &Grant,
        words: &Words,
        id: &str,
    ) -> Result<ProposalView, Failure> {
        let (stream, seen) = self.policy_proposal(id).await?;
        let row = self.proposal_row(words, &self.officer_names().await?, stream, &seen);
        let proposal = seen.state.proposal.clone();
        let base = self.policy_files(proposal.base).await?;
        let (language, today) = (words.language().to_owned(), self.today());
        let files = proposal.files(&base);
        let differs = blocking(move || {
            let (old, new) = (Read::new(base), Read::new(files));
            let diff = diff((&old.files, &old.catalogue), (&new.files, &new.catalogue));
            let lasting = lasting(&diff, &old.catalogue, &new.catalogue);
            let pair = new.catalogue.words(&language).zip(old.catalogue.words(&language));
            let (after, before) = pair.ok_or_else(Failure::not_found)?;
            let after = Told { words: after, catalogue: &new.catalogue };
            let groups = after.groups(&Told { words: before, catalogue: &old.catalogue }, &diff, today);
            Ok((groups, lasting.map(|lasting| after.lasting(lasting))))
        });
        let waiting = seen.state.status == ProposalStatus::Waiting && seen.pending == 0;
        let own = seen.state.authors.contains(&grant.officer);
        let closed = seen.state.status.is_closed();
        let note = match &seen.state.status {
            ProposalStatus::SentBack { note } | ProposalStatus::Withdrawn { note } => note.clone(),
            ProposalStatus::Waiting | ProposalStatus::Approved { .. } => String::new(),
        };
        let denied = match (waiting, grant.has_any(APPROVE), own) {
            (true, false, _) => Some("policy-approve-denied-role"),
            (true, true, true) => Some("policy-approve-denied-author"),
            _ => None,
        };
        let may_approve = waiting && grant.has_any(APPROVE) && !own;
        let untried = may_approve && !self.has_tried(window, stream, seen.version).await;
        let (groups, lasts) = differs.await?;
        Ok(ProposalView {
            row,
            reason: proposal.reason,
            transition: words.text(match proposal.transition {
                Transition::Keep => "policy-transition-keep",
                Transition::Apply => "policy-transition-apply",
            }),
            note,
            groups,
            lasts: lasts.unwrap_or_default(),
            version: u32::try_from(seen.version).unwrap_or(u32::MAX),
            may_approve,
            untried: untried.then(|| words.text("policy-untried")),
            may_send_back: waiting && grant.has_any(APPROVE),
            may_revise: !closed && grant.has_any(EDIT),
            may_withdraw: !closed && grant.has_any(EDIT),
            denied: denied.map(|name| words.text(name)),
        })
    }
}

/// What a proposal cannot be without, at the fields of the draft.
fn unsaid(words: &Words, languages: &[String], draft: &Draft) -> Vec<FieldProblem> {
    let mut mends = Vec::new();
    let mut mend = |field: String, name: &str| {
        mends.push(FieldProblem { field, message: words.text(name) });
    };
    for language in languages {
        if draft.details.title.get(language).is_none_or(|title| title.trim().is_empty()) {
            mend(format!("title-{language}"), "policy-propose-title");
        }
    }
    if draft.details.reason.trim().is_empty() {
        mend("reason".into(), "policy-propose-reason");
    }
    if draft.ends_early() {
        mend("until".into(), "policy-measure-order");
    }
    if draft.instant().is_none() {
        mend("day".into(), "policy-day-missing");
    }
    if draft.changes.is_empty() {
        mend("changes".into(), "policy-propose-nothing");
    }
    mends
}
