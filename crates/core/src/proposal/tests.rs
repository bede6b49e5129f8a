//! Who may do what to a proposal, and that nobody approves their own words.

use ed25519_dalek::SigningKey;
use std::collections::BTreeMap;
use uuid::Uuid;

use super::*;
use crate::ids::{DeviceId, GrantId, OfficeId, OfficerId, Scope, StreamId};
use crate::journal::{Origin, PublicKey, StreamKind, Timestamp};

fn proposal() -> Proposal {
    Proposal {
        base: 3,
        title: BTreeMap::from([("en".into(), "A lower age".into())]),
        reason: "Skills in demand".into(),
        changed: BTreeMap::from([("policy/visa.toml".into(), Some("x".into()))]),
        from: 100,
        transition: Transition::Keep,
        changes: vec![],
    }
}

fn grant(number: u128, roles: &[Role]) -> Grant {
    Grant {
        id: GrantId(Uuid::from_u128(number)),
        officer: OfficerId(Uuid::from_u128(number)),
        name: format!("Officer {number}"),
        roles: roles.to_vec(),
        scopes: vec![],
        key: PublicKey::from(&SigningKey::from_bytes(&[3; 32])),
        from: 0,
        until: 10,
    }
}

fn editor() -> Grant {
    grant(1, EDIT)
}

fn approver() -> Grant {
    grant(2, APPROVE)
}

fn header(expected: Option<u64>, author: &Grant) -> Header {
    Header {
        origin: Origin { device: DeviceId(Uuid::from_u128(1)), epoch: 1, seq: 1 },
        stream: StreamId(Uuid::from_u128(2)),
        kind: StreamKind::Proposal,
        time: Timestamp { wall: 5, count: 0 },
        author: Author::Officer { officer: author.officer, grant: author.id },
        schema: SCHEMA,
        expected,
    }
}

fn check(stood: Option<&Proposed>, event: &ProposalEvent, by: &Grant) -> Result<(), Refusal> {
    let office = OfficeId("jakarta".into());
    let actor = Actor::Officer { grant: by };
    let authority = Authority { device: DeviceClass::Office, office: &office, scope: &Scope::Policy, actor };
    let header = header(stood.map(|_| 1), by);
    decide(stood.map(|stood| (stood, 1)), &header, event, &authority)
}

fn after(stood: Option<Proposed>, event: &ProposalEvent, by: &Grant) -> Proposed {
    let header = header(Some(1), by);
    let entry = Entry::author(&header, event, [0; 16], Hash::ZERO, None).unwrap();
    evolve(stood, &header, &entry).unwrap()
}

fn proposed() -> ProposalEvent {
    ProposalEvent::Proposed(Box::new(proposal()))
}

fn approved() -> ProposalEvent {
    ProposalEvent::Approved { number: 4, catalogue: Hash::ZERO, policy: Hash::ZERO, untried: false }
}

#[test]
fn it_is_proposed_sent_back_revised_and_approved_by_somebody_else() {
    assert_eq!(check(None, &proposed(), &editor()), Ok(()));
    let stood = after(None, &proposed(), &editor());
    let back = ProposalEvent::SentBack { note: "Name the regulation.".into() };
    assert_eq!(check(Some(&stood), &back, &approver()), Ok(()));
    let stood = after(Some(stood), &back, &approver());
    assert_eq!(check(Some(&stood), &approved(), &approver()), Err(Refusal::NothingAsked));
    let again = ProposalEvent::Revised(Box::new(proposal()));
    let second = grant(5, EDIT);
    assert_eq!(check(Some(&stood), &again, &second), Ok(()));
    let stood = after(Some(stood), &again, &second);
    assert_eq!((stood.revision, stood.authors.len()), (2, 2));
    assert_eq!(check(Some(&stood), &approved(), &approver()), Ok(()));
    let stood = after(Some(stood), &approved(), &approver());
    assert_eq!(stood.status, ProposalStatus::Approved { number: 4, untried: false });
    assert_eq!(check(Some(&stood), &again, &editor()), Err(Refusal::Decided));
}

#[test]
fn nobody_who_wrote_a_revision_approves_it_whatever_roles_they_have() {
    let both = grant(1, &[Role::PolicyEditor, Role::PolicyApprover]);
    let stood = after(None, &proposed(), &both);
    assert_eq!(check(Some(&stood), &approved(), &both), Err(Refusal::FourEyes));
    let revised = ProposalEvent::Revised(Box::new(proposal()));
    let other = grant(7, &[Role::PolicyEditor, Role::PolicyApprover]);
    let stood = after(Some(stood), &revised, &other);
    assert_eq!(check(Some(&stood), &approved(), &both), Err(Refusal::FourEyes));
    assert_eq!(check(Some(&stood), &approved(), &other), Err(Refusal::FourEyes));
}

#[test]
fn each_role_does_its_own_and_hears_who_could() {
    let stood = after(None, &proposed(), &editor());
    let missing = |roles: &[Role]| Err(Refusal::RoleMissing { roles: roles.to_vec() });
    assert_eq!(check(None, &proposed(), &approver()), missing(EDIT));
    assert_eq!(check(Some(&stood), &approved(), &editor()), missing(APPROVE));
    let withdrawn = ProposalEvent::Withdrawn { note: String::new() };
    assert_eq!(check(Some(&stood), &withdrawn, &approver()), missing(EDIT));
    assert_eq!(check(Some(&stood), &withdrawn, &editor()), Ok(()));
    let clerk = grant(9, &[Role::FrontDesk, Role::Officer, Role::Supervisor, Role::Administrator]);
    assert_eq!(check(None, &proposed(), &clerk), missing(EDIT));
}

#[test]
fn what_is_not_whole_is_refused_by_name() {
    let refused = |change: &dyn Fn(&mut Proposal)| {
        let mut made = proposal();
        change(&mut made);
        check(None, &ProposalEvent::Proposed(Box::new(made)), &editor()).unwrap_err()
    };
    let missing = |what: &str| Refusal::Missing { what: what.into() };
    assert_eq!(refused(&|p| p.title.clear()), missing("title"));
    assert_eq!(refused(&|p| p.reason = " ".into()), missing("reason"));
    assert_eq!(refused(&|p| p.changed.clear()), missing("changed"));
    for path in ["../x", "/etc/x", "policy//x", "a/.x", "c:/x", "a\\b", ""] {
        let what = refused(&|p| {
            p.changed.insert(path.into(), None);
        });
        assert_eq!(what, Refusal::NotValid { what: path.into() });
    }
}

#[test]
fn an_approval_names_the_next_version_of_its_base() {
    let stood = after(None, &proposed(), &editor());
    let other =
        ProposalEvent::Approved { number: 6, catalogue: Hash::ZERO, policy: Hash::ZERO, untried: false };
    assert_eq!(check(Some(&stood), &other, &approver()), Err(Refusal::BaseMovedOn { base: 3, newest: 5 }));
}

#[test]
fn files_are_changed_added_and_taken_away() {
    let base = BTreeMap::from([("a".to_owned(), "1".to_owned()), ("b".to_owned(), "2".to_owned())]);
    let changed =
        BTreeMap::from([("a".into(), None), ("b".into(), Some("3".into())), ("c".into(), Some("4".into()))]);
    let files = Proposal { changed, ..proposal() }.files(&base);
    assert_eq!(files, BTreeMap::from([("b".into(), "3".into()), ("c".into(), "4".into())]));
}

#[test]
fn what_was_said_counts_only_where_it_makes_the_files_and_can_be_read() {
    let base = crate::catalogue::tests::files();
    let change = Change::EndRule(amend::EndRule {
        rule: "in-time".into(),
        last: jiff::civil::date(2026, 12, 31),
        citation: "PP 1/2026".into(),
    });
    let files = amend::apply(&base, std::slice::from_ref(&change)).unwrap();
    let changed = files.iter().filter(|(path, text)| base.get(*path) != Some(*text));
    let changed = changed.map(|(path, text)| (path.clone(), Some(text.clone()))).collect();
    let made = Proposal { changed, changes: vec![change.clone()], ..proposal() };
    assert_eq!(made.said(&base), Some(&[change][..]));

    let mut other = made.clone();
    other.changed.insert("policy/a.toml".into(), Some("# Something else.".into()));
    assert_eq!(other.said(&base), None, "files that were made otherwise are taken up as files");

    let mut text = serde_json::to_value(&made).unwrap();
    text["changes"][0]["kind"] = "of a later build".into();
    let read: Proposal = serde_json::from_value(text).unwrap();
    assert_eq!((read.changes.len(), &read.changed), (0, &made.changed));
}
