//! The same accepted entries give the same state on every replica, whatever the order in which they were
//! online, and it is the state that the server's feed folds to.

use lawang_app::office::view::{CaseView, TimelineKind, WorkListKind};
use lawang_app::place::PlaceKind;
use lawang_core::case::{Case, CaseEvent, Status, evolve};
use lawang_core::ids::StreamId;
use serde_json::Value;

use crate::centre::{Centre, MADE, SARI};
use crate::device::Device;
use crate::officer::Officer;
use crate::raw::RawDevice;
use crate::torture::Dice;
use crate::visit::{Visit, apply, this_page};
use crate::visitor::Visitor;

const SEEDS: u64 = 6;
const STEPS: u64 = 10;

/// What two replicas must agree on: all but the acts that only one of them tried.
fn agreed(view: &CaseView) -> Value {
    let mut view = view.clone();
    view.timeline.retain(|item| item.kind != TimelineKind::RefusedAct);
    view.refused_act = None;
    let mut value = serde_json::to_value(view).unwrap();
    value.as_object_mut().unwrap().remove("journey");
    value
}

#[tokio::test(flavor = "multi_thread")]
async fn replicas_agree_whatever_the_order_of_their_rounds() {
    let centre = Centre::open().await;
    let watching = RawDevice::enrol(&centre, "office").await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let desks =
        [Device::new(&centre, PlaceKind::Office).await, Device::new(&centre, PlaceKind::Office).await];
    let officers = [Officer::signs_in(&desks[0], SARI).await, Officer::signs_in(&desks[1], MADE).await];
    let mut refused = 0;
    for seed in 1..=SEEDS {
        let mut dice = Dice::new(seed);
        let receipt = apply(&kiosk.app, "en", &Visitor::new()).await;
        let mut id = String::new();
        officers[0].receives(&receipt.reference).await;
        for officer in &officers {
            id = officer.awaits(WorkListKind::Waiting, &receipt.reference).await.id;
        }
        let mut online = [true, true];
        for step in 0..STEPS {
            let i = usize::try_from(dice.below(2)).unwrap();
            let view = officers[i].opens(&id).await;
            // A local refusal is an outcome like any other.
            match dice.below(6) {
                0 => {
                    if online[i] {
                        desks[i].go_offline().await;
                    } else {
                        desks[i].go_online();
                    }
                    online[i] = !online[i];
                }
                1 => drop(officers[i].asks(&view, "address", "Please look again.").await),
                2 => drop(officers[i].notes(&view, &format!("Note {step}")).await),
                3 => correct(&kiosk, &receipt.reference, &receipt.pin, step).await,
                4 => drop(desks[i].until("a round", async || Some(officers[i].opens(&id).await)).await),
                _ if step > STEPS / 2 => {
                    drop(officers[i].decides(&view, dice.below(2) == 0, "So it is decided.").await);
                }
                _ => {}
            }
        }
        for i in [0, 1] {
            if !online[i] {
                desks[i].go_online();
            }
            desks[i].sent_all().await;
        }
        kiosk.sent_all().await;
        let (case, count) = folded(&watching, &centre, id.parse().unwrap()).await;
        let mut views = Vec::new();
        for officer in &officers {
            let settled = |view: &CaseView| {
                let accepted = view.timeline.iter().filter(|i| i.kind != TimelineKind::RefusedAct).count();
                accepted == count && view.documents.iter().all(|d| d.attachment.is_some())
            };
            let view = officer.awaits_that(&id, "all that was accepted", settled).await;
            refused += view.timeline.iter().filter(|i| i.kind == TimelineKind::RefusedAct).count();
            views.push(view);
        }
        assert_eq!(agreed(&views[0]), agreed(&views[1]), "seed {seed}");
        let address = views[0].sections.iter().flat_map(|s| &s.rows).find(|r| r.field == "address").unwrap();
        assert_eq!(address.value, case.answers["address"].value, "seed {seed}");
        let decided = matches!(case.status, Status::Decided(_));
        assert_eq!(
            decided,
            views[0]
                .timeline
                .iter()
                .any(|i| { matches!(i.kind, TimelineKind::Granted | TimelineKind::Refused) }),
            "seed {seed}"
        );
    }
    println!("{SEEDS} histories, {refused} acts refused");
}

/// The applicant corrects, where something was asked.
async fn correct(kiosk: &Device, reference: &str, pin: &str, step: u64) {
    let visit = Visit::begin(&kiosk.app, "id").await;
    visit.status(reference, pin).await;
    if let Ok(page) = visit.correct().await {
        let page = this_page(page);
        visit.answer(&page.id, &[("address", &format!("Jalan Baru {step}"))]).await.unwrap();
        visit.send().await.unwrap();
    }
    visit.end().await;
}

/// The case and the number of its entries, from the server's feed alone.
async fn folded(watching: &RawDevice, centre: &Centre, stream: StreamId) -> (Case, usize) {
    let (mut case, mut count) = (None, 0);
    for (_, entry) in watching.feed(centre).await {
        let header = entry.header().unwrap();
        if header.stream == stream {
            assert!(entry.event::<CaseEvent>().is_ok());
            case = evolve(case, &header, &entry);
            count += 1;
        }
    }
    (case.unwrap(), count)
}
