//! The policy desk: what is in force, drafts of what shall be, and what differs. An editor works on drafts on
//! this device alone; nothing of them leaves it before it is proposed.

mod centre;
mod complaints;
mod draft;
#[cfg(test)]
mod measure_tests;
mod measures;
mod pages;
mod proposals;
mod signals;
#[cfg(test)]
mod tests;
mod told;
mod tried;
pub mod view;

use lawang_core::journal::{Grant, Role};
use lawang_core::policy::amend::Fault;
use lawang_core::proposal::{APPROVE, EDIT, ProposalEvent};

use crate::app::{App, Window, blocking};
use crate::failure::Failure;
use crate::problem::{FieldProblem, Problem};
use draft::{Draft, Read};
use told::Told;
use view::{PolicyAct, PolicyAsk, PolicyDone, PolicyPage};

/// Who sees the policy desk at all.
pub(crate) const POLICY: &[Role] = &[Role::PolicyEditor, Role::PolicyApprover];

impl App {
    /// One page of the policy desk.
    pub async fn policy_desk(&self, window: Window<'_>, ask: PolicyAsk) -> Result<PolicyPage, Problem> {
        let language = self.language(window).await;
        let drawn = async {
            let (grant, _) = self.desk(window).await?;
            allowed(&grant, POLICY)?;
            self.draw_policy(window, &grant, &language, ask).await
        };
        drawn.await.map_err(|failure| self.problem(&language, failure))
    }

    /// Does one act. A draft is on disk when it returns.
    pub async fn change_policy(&self, window: Window<'_>, act: PolicyAct) -> Result<PolicyDone, Problem> {
        let language = self.language(window).await;
        let done = async {
            let (grant, _) = self.desk(window).await?;
            let approves = matches!(act, PolicyAct::SendBack { .. } | PolicyAct::Approve { .. });
            allowed(&grant, if approves { APPROVE } else { EDIT })?;
            let _one_at_a_time = match act {
                PolicyAct::SendBack { .. } | PolicyAct::Withdraw { .. } | PolicyAct::Approve { .. } => None,
                _ => Some(self.0.drafting.lock().await),
            };
            self.do_policy(window, &grant, &language, act).await
        };
        done.await.map_err(|failure| self.problem(&language, failure))
    }

    async fn do_policy(
        &self,
        window: Window<'_>,
        grant: &Grant,
        language: &str,
        act: PolicyAct,
    ) -> Result<PolicyDone, Failure> {
        let officer = grant.officer.0.to_string();
        let words = self.words(language)?;
        let (said, draft) = match act {
            PolicyAct::Begin => {
                let draft = Draft::new(self.newest_policy(), self.today())?;
                self.keep_policy_draft(&draft, &officer).await?;
                ("policy-said-begun", Some(draft.id))
            }
            PolicyAct::BeginMeasure { answers } => {
                let draft = self.begin_measure(words, *answers).await?;
                self.keep_policy_draft(&draft, &officer).await?;
                ("policy-said-begun", Some(draft.id))
            }
            PolicyAct::BeginReview { service } => {
                let mut draft = Draft::new(self.newest_policy(), self.today())?;
                self.review(&mut draft, words, &service).await?;
                self.keep_policy_draft(&draft, &officer).await?;
                ("policy-said-begun", Some(draft.id))
            }
            PolicyAct::Discard { draft } => {
                self.drop_policy_draft(&draft, &officer).await?;
                ("policy-said-discarded", None)
            }
            PolicyAct::Detail { draft, details } => {
                let mut draft = self.policy_draft(&draft, &officer).await?;
                draft.details = details;
                self.keep_policy_draft(&draft, &officer).await?;
                ("policy-said-saved", Some(draft.id))
            }
            PolicyAct::Put { draft, at, change } => {
                let draft = self.policy_draft(&draft, &officer).await?;
                let base = self.policy_files(draft.base).await?;
                let at = at.and_then(|at| usize::try_from(at).ok());
                let put = blocking(move || {
                    let put = draft.put(&base, at, *change);
                    Ok(put.map_err(|faults| (faults, Read::new(base))))
                });
                match put.await? {
                    Ok(draft) => {
                        self.keep_policy_draft(&draft, &officer).await?;
                        ("policy-said-put", Some(draft.id))
                    }
                    Err((faults, read)) => {
                        let told = Told { words, catalogue: &read.catalogue };
                        return Err(Failure::Fields(mends(&told, &faults)));
                    }
                }
            }
            PolicyAct::TakeBack { draft, at } => {
                let mut draft = self.policy_draft(&draft, &officer).await?;
                let at = usize::try_from(at).unwrap_or(usize::MAX);
                if at >= draft.changes.len() {
                    return Err(Failure::not_found());
                }
                draft.changes.remove(at);
                self.keep_policy_draft(&draft, &officer).await?;
                ("policy-said-taken-back", Some(draft.id))
            }
            PolicyAct::Propose { draft } => {
                let draft = self.policy_draft(&draft, &officer).await?;
                self.propose_draft(window, words, draft, &officer).await?;
                ("policy-said-proposed", None)
            }
            PolicyAct::Revise { proposal } => {
                let draft = self.revision(&proposal).await?;
                self.keep_policy_draft(&draft, &officer).await?;
                ("policy-said-begun", Some(draft.id))
            }
            PolicyAct::SendBack { proposal, version, note } => {
                let (stream, _) = self.policy_proposal(&proposal).await?;
                let back = ProposalEvent::SentBack { note: note.trim().to_owned() };
                self.move_proposal(window, stream, version.into(), &back).await?;
                ("policy-said-sent-back", None)
            }
            PolicyAct::Withdraw { proposal, version, note } => {
                let (stream, _) = self.policy_proposal(&proposal).await?;
                let withdrawn = ProposalEvent::Withdrawn { note: note.trim().to_owned() };
                self.move_proposal(window, stream, version.into(), &withdrawn).await?;
                ("policy-said-withdrawn", None)
            }
            PolicyAct::Approve { proposal, version } => {
                let (stream, _) = self.policy_proposal(&proposal).await?;
                let untried = !self.has_tried(window, stream, version.into()).await;
                self.approve_proposal(window, stream, version.into(), untried).await?;
                ("policy-said-approved", None)
            }
        };
        Ok(PolicyDone { said: words.text(said), draft })
    }
}

/// What is wrong with a change, at the fields of its form.
fn mends(told: &Told<'_>, faults: &[Fault]) -> Vec<FieldProblem> {
    faults
        .iter()
        .map(|fault| FieldProblem { field: fault.field.replace('.', "-"), message: told.fault(fault) })
        .collect()
}

fn allowed(grant: &Grant, roles: &[Role]) -> Result<(), Failure> {
    match grant.has_any(roles) {
        true => Ok(()),
        false => Err(Failure::Denied { roles: roles.to_vec(), other_office: false }),
    }
}
