//! The policy desk from end to end, over two office devices and a kiosk: a draft is proposed, sent back, revised in
//! the words it was written in, approved by somebody else and in force on every device at its minute. Whatever may
//! not be is refused, and says why.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use lawang_app::office::policy::view::{
    DraftDetails, DraftView, MeasureAnswers, PolicyAct, PolicyAsk, PolicyDone, PolicyOverview, PolicyPage,
    ProposalStateView, ProposalView,
};
use lawang_app::place::PlaceKind;
use lawang_app::problem::{Problem, ProblemCode};
use lawang_core::policy::amend::{Change, NewEffect, PutRule, SetParameter, WriteFile};
use lawang_core::policy::assessment::Verified;
use serde_json::json;

use crate::centre::{Centre, OFFICE, PASSWORD};
use crate::device::{Device, WINDOW, helpful, whole};
use crate::officer::Officer;
use crate::publication::{fee_is, rules_are};

/// A day on which no example case of the catalogue stands: a change from it is about none of them.
const NOW: &str = "2027-06-01T02:00:00Z";
const DAY: &str = "2027-06-01";
/// In Jakarta; an hour from now.
const TIME: &str = "10:00";

/// An officer at the policy desk of a device.
struct Seat<'d> {
    device: &'d Device,
}

impl<'d> Seat<'d> {
    async fn takes(device: &'d Device, login: &str) -> Self {
        Officer::signs_in(device, login).await;
        Self { device }
    }

    async fn asks(&self, ask: PolicyAsk) -> PolicyPage {
        let page = self.device.app.policy_desk(WINDOW, ask).await.unwrap();
        whole(&page);
        page
    }

    async fn does(&self, act: PolicyAct) -> Result<PolicyDone, Problem> {
        let done = self.device.app.change_policy(WINDOW, act).await;
        match &done {
            Ok(done) => whole(done),
            Err(problem) => helpful(problem),
        }
        done
    }

    async fn overview(&self) -> PolicyOverview {
        match self.asks(PolicyAsk::Overview).await {
            PolicyPage::Overview(view) => view,
            other => panic!("no overview: {other:?}"),
        }
    }

    async fn draft(&self, id: &str) -> DraftView {
        match self.asks(PolicyAsk::Draft { draft: id.to_owned() }).await {
            PolicyPage::Draft(view) => *view,
            other => panic!("no draft: {other:?}"),
        }
    }

    async fn proposal(&self, id: &str) -> ProposalView {
        match self.asks(PolicyAsk::Proposal { proposal: id.to_owned() }).await {
            PolicyPage::Proposal(view) => *view,
            other => panic!("no proposal: {other:?}"),
        }
    }

    /// A draft that begins in an hour.
    async fn begins(&self, title: &str) -> String {
        let draft = self.does(PolicyAct::Begin).await.unwrap().draft.unwrap();
        self.details(&draft, title, "The fee is another from now on.").await;
        draft
    }

    async fn details(&self, draft: &str, title: &str, reason: &str) {
        let details = DraftDetails {
            title: BTreeMap::from([("en".into(), title.into()), ("id".into(), title.into())]),
            reason: reason.into(),
            day: DAY.into(),
            time: TIME.into(),
            until: String::new(),
            apply: false,
        };
        self.does(PolicyAct::Detail { draft: draft.into(), details }).await.unwrap();
    }

    async fn puts(&self, draft: &str, at: Option<u32>, change: Change) {
        let put = PolicyAct::Put { draft: draft.into(), at, change: Box::new(change) };
        self.does(put).await.unwrap();
    }

    /// Waits until a proposal stands so, and nothing of it waits for the centre.
    async fn awaits(&self, title: &str, state: ProposalStateView) -> String {
        self.device
            .until(title, async || {
                let rows = self.overview().await.proposals;
                let row = rows.into_iter().find(|row| row.title == title && row.state == state)?;
                (!row.waits.contains("network")).then_some(row.id)
            })
            .await
    }

    async fn denied(&self, act: PolicyAct, code: ProblemCode) -> Problem {
        let problem = self.does(act).await.unwrap_err();
        assert_eq!(problem.code, code, "{problem:?}");
        problem
    }
}

fn fee(value: i64) -> Change {
    Change::SetParameter(SetParameter {
        parameter: "itk_fee_30".into(),
        value,
        from: DAY.parse().unwrap(),
        until: None,
        citation: "PP 9/2027".into(),
        source: "LN 2027/30".into(),
        verified: Verified::Official,
    })
}

fn rule() -> Change {
    let said = |text: &str, why: &str| {
        BTreeMap::from([
            ("attention".to_owned(), text.to_owned()),
            ("attention-why".to_owned(), why.to_owned()),
        ])
    };
    Change::PutRule(PutRule {
        id: "itk-busy".into(),
        replaces: None,
        services: vec!["itk-extension".into()],
        from: DAY.parse().unwrap(),
        until: None,
        citation: "SE 4/2027".into(),
        applies: None,
        when: Some("days_between(today, permit_end) <= 3 && permit_end >= today".into()),
        effect: NewEffect::Warn,
        values: BTreeMap::new(),
        words: BTreeMap::from([
            ("en".into(), said("The office is busy", "Come early in the morning.")),
            ("id".into(), said("Kantor sedang ramai", "Datanglah pagi-pagi.")),
        ]),
    })
}

async fn staff(centre: &Centre) {
    let both = &["policy_editor", "policy_approver"][..];
    for (login, roles) in [
        ("edi", &["policy_editor"][..]),
        ("apri", &["policy_approver"][..]),
        ("dua", both),
        ("loket", &["officer"][..]),
    ] {
        let new = json!({
            "login": login, "name": login, "office": OFFICE, "roles": roles, "password": PASSWORD,
        });
        centre.post("admin/officers", &new).await;
    }
}

async fn centre() -> Centre {
    let now: Timestamp = NOW.parse().unwrap();
    let centre = Centre::open_as_demo_at(now.as_millisecond()).await;
    staff(&centre).await;
    centre
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_sent_back_revised_approved_by_another_and_in_force_at_its_minute() {
    let centre = centre().await;
    let (first, second) =
        (Device::new(&centre, PlaceKind::Office).await, Device::new(&centre, PlaceKind::Office).await);
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let editor = Seat::takes(&first, "edi").await;
    let approver = Seat::takes(&second, "apri").await;

    // A draft is on its device alone.
    let draft = editor.begins("Another fee").await;
    editor.puts(&draft, None, fee(612_000)).await;
    editor.puts(&draft, None, rule()).await;
    assert_eq!(editor.draft(&draft).await.lasts, "It stays for good.");
    assert!(approver.overview().await.proposals.is_empty());

    // Without a reason it cannot be proposed, and nothing of it is lost.
    editor.details(&draft, "Another fee", " ").await;
    let problem = editor.denied(PolicyAct::Propose { draft: draft.clone() }, ProblemCode::Invalid).await;
    assert_eq!(problem.fields[0].field, "reason");
    editor.details(&draft, "Another fee", "The regulation is out.").await;
    editor.does(PolicyAct::Propose { draft }).await.unwrap();
    assert!(editor.overview().await.drafts.is_empty());

    // Another device shows it, from its files, in words.
    let id = approver.awaits("Another fee", ProposalStateView::Proposed).await;
    let seen = approver.proposal(&id).await;
    let said = serde_json::to_string(&seen.groups).unwrap();
    assert!(
        said.contains("500,000 →") && said.contains("612,000") && said.contains("The office is busy"),
        "{said}"
    );
    assert!(seen.may_approve && seen.untried.is_some());
    let own = editor.awaits("Another fee", ProposalStateView::Proposed).await;
    let own = editor.proposal(&own).await;
    assert!(!own.may_approve && own.denied.is_some());

    // It goes back with a note, and not without one.
    let back =
        |note: &str| PolicyAct::SendBack { proposal: id.clone(), version: seen.version, note: note.into() };
    approver.denied(back(" "), ProblemCode::Invalid).await;
    approver.does(back("The annex says 625,000.")).await.unwrap();
    editor.awaits("Another fee", ProposalStateView::SentBack).await;
    assert_eq!(editor.proposal(&id).await.note, "The annex says 625,000.");
    approver.denied(PolicyAct::Revise { proposal: id.clone() }, ProblemCode::NotAllowed).await;

    // The editor goes on with the changes as they were said.
    let draft = editor.does(PolicyAct::Revise { proposal: id.clone() }).await.unwrap().draft.unwrap();
    let view = editor.draft(&draft).await;
    let changes: Vec<Change> = view.changes.into_iter().map(|row| row.change).collect();
    assert_eq!(changes, [fee(612_000), rule()]);
    editor.puts(&draft, Some(0), fee(625_000)).await;
    editor.does(PolicyAct::Propose { draft }).await.unwrap();
    approver.awaits("Another fee", ProposalStateView::Proposed).await;

    // What was read before the revision is not approved; what was tried is approved without a warning.
    let stale = PolicyAct::Approve { proposal: id.clone(), version: seen.version };
    approver.denied(stale, ProblemCode::MovedOn).await;
    let PolicyPage::Tried(tried) =
        approver.asks(PolicyAsk::TryProposal { proposal: id.clone(), months: 12 }).await
    else {
        panic!("it was not tried")
    };
    assert!(tried.complaints.is_empty(), "{:?}", tried.complaints);
    let seen = approver.proposal(&id).await;
    assert_eq!(seen.untried, None);
    approver.does(PolicyAct::Approve { proposal: id.clone(), version: seen.version }).await.unwrap();
    approver.awaits("Another fee", ProposalStateView::Approved).await;

    // Every device knows it, and switches at its minute, with no network.
    for device in [&first, &second, &kiosk] {
        rules_are(device, |rules| rules.next.as_ref().is_some_and(|next| next.ready)).await;
        device.go_offline().await;
    }
    let minute: Timestamp = "2027-06-01T03:00:00Z".parse().unwrap();
    centre.time.set(minute.as_millisecond() - 60_000);
    fee_is(&kiosk, "500,000").await;
    assert_eq!(approver.overview().await.current.number, 0);
    centre.time.set(minute.as_millisecond());
    fee_is(&kiosk, "625,000").await;
    for seat in [&editor, &approver] {
        let overview = seat.overview().await;
        assert_eq!((overview.current.number, overview.upcoming.len()), (1, 0));
        assert!(overview.current.by.contains("edi") && overview.current.by.contains("apri"));
        assert_eq!(overview.proposals[0].waits, "", "it was tried");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_not_be_is_refused_and_the_rules_stay() {
    let centre = centre().await;
    let device = Device::new(&centre, PlaceKind::Office).await;
    let other = Device::new(&centre, PlaceKind::Office).await;

    // Someone without a role sees nothing of it.
    let clerk = Seat::takes(&device, "loket").await;
    let denied = clerk.device.app.policy_desk(WINDOW, PolicyAsk::Overview).await.unwrap_err();
    assert_eq!(denied.code, ProblemCode::NotAllowed);
    clerk.denied(PolicyAct::Begin, ProblemCode::NotAllowed).await;

    // Files that do not check are not proposed.
    let both = Seat::takes(&device, "dua").await;
    let draft = both.begins("Broken").await;
    let text = "[[rule]]\nid = \"x\"\nservices = [\"itk-extension\"]\nfrom = 2027-06-01\n".to_owned();
    both.puts(&draft, None, Change::WriteFile(WriteFile { path: "policy/visit.toml".into(), text })).await;
    let problem = both.denied(PolicyAct::Propose { draft: draft.clone() }, ProblemCode::Invalid).await;
    assert_eq!(problem.fields[0].field, "check");
    // Another editor at the same desk reaches nothing of it.
    let edi = Seat::takes(&device, "edi").await;
    let details = edi.draft(&edi.begins("Own").await).await.details;
    for act in [
        PolicyAct::Detail { draft: draft.clone(), details },
        PolicyAct::TakeBack { draft: draft.clone(), at: 0 },
        PolicyAct::Propose { draft: draft.clone() },
        PolicyAct::Discard { draft: draft.clone() },
    ] {
        edi.denied(act, ProblemCode::NotFound).await;
    }
    assert_eq!(edi.overview().await.drafts.len(), 1);
    let both = Seat::takes(&device, "dua").await;
    both.does(PolicyAct::Discard { draft }).await.unwrap();

    // Nobody approves their own words, whatever their roles.
    for (title, value) in [("One", 612_000), ("Two", 613_000)] {
        let draft = both.begins(title).await;
        both.puts(&draft, None, fee(value)).await;
        both.does(PolicyAct::Propose { draft }).await.unwrap();
    }
    let one = both.awaits("One", ProposalStateView::Proposed).await;
    let own = both.proposal(&one).await;
    assert!(!own.may_approve && own.denied.is_some());
    let approve = PolicyAct::Approve { proposal: one.clone(), version: own.version };
    both.denied(approve, ProblemCode::NotAllowed).await;

    // An approver who has not tried it is told so, and it is on record.
    let approver = Seat::takes(&other, "apri").await;
    let one = approver.awaits("One", ProposalStateView::Proposed).await;
    let two = approver.awaits("Two", ProposalStateView::Proposed).await;
    let seen = approver.proposal(&one).await;
    assert!(seen.untried.is_some());
    approver.does(PolicyAct::Approve { proposal: one.clone(), version: seen.version }).await.unwrap();
    approver.awaits("One", ProposalStateView::Approved).await;
    let row = approver.overview().await.proposals.into_iter().find(|row| row.id == one).unwrap();
    assert_eq!(row.waits, "Approved without a trial");

    // The second began from what is no longer the newest.
    rules_are(&other, |rules| rules.next.is_some()).await;
    let seen = approver.proposal(&two).await;
    let approve = PolicyAct::Approve { proposal: two.clone(), version: seen.version };
    approver.denied(approve, ProblemCode::MovedOn).await;
    assert_eq!(approver.overview().await.upcoming.len(), 1);
    let seen = both.proposal(&two).await;
    let withdraw = PolicyAct::Withdraw { proposal: two, version: seen.version, note: "Overtaken.".into() };
    both.does(withdraw).await.unwrap();
    both.awaits("Two", ProposalStateView::Withdrawn).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ready_made_measure_becomes_a_draft_that_ends_by_itself() {
    let centre = centre().await;
    let device = Device::new(&centre, PlaceKind::Office).await;
    let editor = Seat::takes(&device, "edi").await;
    let names: Vec<String> = editor.overview().await.measures.into_iter().map(|one| one.id).collect();
    assert_eq!(names, ["crisis-extension", "shortage-occupations", "youth-exchange"]);
    for measure in names {
        let PolicyPage::Measure(form) = editor.asks(PolicyAsk::Measure { measure }).await else {
            panic!("no form")
        };
        assert!(!form.questions.is_empty());
    }
    let answers = |until: &str, why: &str| MeasureAnswers {
        measure: "crisis-extension".into(),
        answers: BTreeMap::from([
            ("crisis-en".into(), vec![why.into()]),
            ("crisis-id".into(), vec![why.into()]),
            ("permits".into(), vec!["itk-extension".into()]),
            ("ended_since".into(), vec!["2027-05-20".into()]),
        ]),
        from: "2027-07-01".into(),
        until: until.into(),
        citation: "Permenimipas 3/2027".into(),
        source: String::new(),
        verified: Verified::Secondary,
    };
    let begin = |until: &str, why: &str| PolicyAct::BeginMeasure { answers: Box::new(answers(until, why)) };
    let fields = |problem: Problem| problem.fields.into_iter().map(|one| one.field).collect::<Vec<_>>();
    let problem = editor.denied(begin("2027-06-30", "x"), ProblemCode::Invalid).await;
    assert_eq!(fields(problem), ["until"]);
    let problem = editor.denied(begin("2027-08-31", ""), ProblemCode::Invalid).await;
    assert_eq!(fields(problem), ["measure-crisis-id", "measure-crisis-en"]);
    assert!(editor.overview().await.drafts.is_empty());

    let draft = editor.does(begin("2027-08-31", "flights are suspended")).await.unwrap().draft.unwrap();
    let view = editor.draft(&draft).await;
    assert_eq!(view.details.title["en"], "Crisis extension: flights are suspended");
    assert!(view.lasts.contains("31 August 2027"), "{}", view.lasts);
    assert!(view.changes.iter().all(|row| row.problems.is_empty()));
    let PolicyPage::Check(check) = editor.asks(PolicyAsk::Check { draft, text: None }).await else {
        panic!()
    };
    assert_eq!(check.complaints, []);
}

/// The instant of a draft is that of Jakarta, whatever the zone of the machine.
#[test]
fn the_hour_of_this_journey_is_that_of_jakarta() {
    let now: Timestamp = NOW.parse().unwrap();
    let there = now.to_zoned_datetime(TimeZone::get("Asia/Jakarta").unwrap());
    assert_eq!((there.date().to_string().as_str(), there.hour()), (DAY, 9));
}
