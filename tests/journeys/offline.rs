//! Without the server everything goes on that does not need it; when it is back all arrives, once.

use lawang_app::kiosk::screen::Stage;
use lawang_app::office::view::{CaseStateView, Journey, TimelineKind, WorkListKind};
use lawang_app::place::{ConnectionState, PlaceKind};
use lawang_app::problem::ProblemCode;

use crate::centre::{Centre, MADE, SARI};
use crate::device::Device;
use crate::officer::Officer;
use crate::raw::RawDevice;
use crate::story::until_nothing_is_held;
use crate::visit::{Visit, apply};
use crate::visitor::Visitor;

#[tokio::test(flavor = "multi_thread")]
async fn without_the_server_work_goes_on_and_all_of_it_arrives_once() {
    let mut centre = Centre::open().await;
    let watching = RawDevice::enrol(&centre, "office").await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let office = Device::new(&centre, PlaceKind::Office).await;
    let officer = Officer::signs_in(&office, SARI).await;
    let before = apply(&kiosk.app, "en", &Visitor::new()).await;
    let case = officer.receives(&before.reference).await;

    centre.stop().await;
    kiosk.waits_for(ConnectionState::Offline).await;
    office.waits_for(ConnectionState::Offline).await;
    // The kiosk files to the receipt, twice; the receipt says where the application is.
    let first = apply(&kiosk.app, "id", &Visitor::new().typing("Siti Rahayu")).await;
    let second = apply(&kiosk.app, "en", &Visitor::new().typing("Oyuunchimeg")).await;
    assert!(second.journey.contains("Saved on this kiosk"), "{}", second.journey);
    assert!(kiosk.app.place().await.unwrap().connection.waiting >= 2);
    // Only the status needs the network, and says so.
    let visit = Visit::begin(&kiosk.app, "en").await;
    let problem = visit.find(&before.reference, &before.pin).await.unwrap_err();
    assert_eq!(problem.code, ProblemCode::Offline);
    visit.end().await;
    // The officer decides what is on the replica, after signing in anew.
    office.app.sign_out(crate::device::WINDOW).await.unwrap();
    let officer = Officer::signs_in(&office, SARI).await;
    let decided = officer.decides(&case, true, "All requirements are met.").await.unwrap();
    assert_eq!((decided.state, decided.journey), (CaseStateView::Granted, Journey::SavedHere));
    assert!(decided.timeline[0].pending.is_some());
    assert_eq!(officer.syncs().await.waiting.len(), 1);

    centre.start().await;
    for receipt in [&first, &second] {
        officer.awaits(WorkListKind::PaymentDue, &receipt.reference).await;
    }
    officer.awaits_that(&case.id, "a decision at the centre", |c| c.journey == Journey::SafeAtCentre).await;
    kiosk.sent_all().await;
    office.sent_all().await;
    assert_eq!(
        (kiosk.state().await, office.state().await),
        (ConnectionState::Online, ConnectionState::Online)
    );
    for receipt in [&before, &first, &second] {
        let lists = [WorkListKind::PaymentDue, WorkListKind::Waiting, WorkListKind::Closed];
        let mut found = 0;
        for list in lists {
            found += officer.finds(list, &receipt.reference).await;
        }
        assert_eq!(found, 1, "{}", receipt.reference);
    }
    // Three applications, a payment, a visit and a decision, each with one place.
    assert_eq!(watching.feed_of_devices(&centre).await.len(), 6);
    // With the centre's seals between them, and no place empty.
    let feed = watching.feed(&centre).await;
    assert!(feed.iter().map(|(position, _)| *position).eq(1..=feed.len() as u64));
    until_nothing_is_held(&kiosk).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    assert_eq!(visit.status(&before.reference, &before.pin).await.step, Stage::Granted);
}

/// Two officers without a line decide the same case: one decision holds, the other is refused with
/// words, is kept where everyone of that office sees it, and is put away by a person.
#[tokio::test(flavor = "multi_thread")]
async fn a_decision_on_a_case_that_has_moved_on_is_refused_kept_and_put_away() {
    let mut centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let offices =
        [Device::new(&centre, PlaceKind::Office).await, Device::new(&centre, PlaceKind::Office).await];
    let receipt = apply(&kiosk.app, "en", &Visitor::new()).await;
    let officers = [Officer::signs_in(&offices[0], SARI).await, Officer::signs_in(&offices[1], MADE).await];
    let mut id = String::new();
    officers[0].receives(&receipt.reference).await;
    for officer in &officers {
        id = officer.awaits(WorkListKind::Waiting, &receipt.reference).await.id;
    }
    centre.stop().await;
    for (officer, granted) in officers.iter().zip([true, false]) {
        officer.device.waits_for(ConnectionState::Offline).await;
        let case = officer.opens(&id).await;
        officer.decides(&case, granted, "Decided without a line.").await.unwrap();
        // A second one on the same page is refused here already.
        let again = officer.decides(&case, granted, "Decided twice.").await.unwrap_err();
        assert_eq!(again.code, ProblemCode::MovedOn);
    }
    centre.start().await;
    for office in &offices {
        office.sent_all().await;
    }
    let mut views = Vec::new();
    for officer in &officers {
        let done = officer
            .awaits_that(&id, "both outcomes", |case| case.version == 2 && case.journey != Journey::SavedHere)
            .await;
        views.push(done);
    }
    assert_eq!(views[0].state, views[1].state, "one decision holds on both replicas");
    let losers: Vec<usize> = (0..2).filter(|i| views[*i].refused_act.is_some()).collect();
    assert_eq!(losers.len(), 1, "one of two decisions is refused");
    let (loser, view) = (&officers[losers[0]], &views[losers[0]]);

    let refused = view.refused_act.as_ref().unwrap();
    assert!(refused.reason.contains("had moved on to version 2"), "{refused:?}");
    assert!(!refused.next.is_empty());
    assert_eq!(view.journey, Journey::NeedsAttention);
    assert_eq!(loser.finds(WorkListKind::Attention, &receipt.reference).await, 1);
    assert_eq!(loser.syncs().await.attention.len(), 1);
    assert_eq!(loser.device.app.place().await.unwrap().connection.attention, 1);
    let act = view.timeline.iter().find(|item| item.kind == TimelineKind::RefusedAct).unwrap();
    assert!(act.note.as_ref().unwrap().contains("Decided without a line."), "what was written is kept");

    let view = loser.puts_away(view).await;
    assert!(view.refused_act.is_none() && view.journey == Journey::SafeAtCentre);
    assert!(view.timeline.iter().any(|item| item.kind == TimelineKind::RefusedAct));
    assert_eq!(loser.finds(WorkListKind::Attention, &receipt.reference).await, 0);
    assert_eq!(loser.device.app.place().await.unwrap().connection.attention, 0);
}
