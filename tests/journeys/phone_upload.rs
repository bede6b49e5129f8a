//! A document that is on the visitor's phone comes to the kiosk through a page of the centre.

use std::time::Duration;

use data_encoding::BASE64;
use lawang_app::kiosk::screen::Screen;
use lawang_app::place::{ConnectionState, PlaceKind};
use lawang_app::problem::ProblemCode;

use crate::browser_phone::Phone;
use crate::centre::Centre;
use crate::device::{Device, WINDOW};
use crate::visit::{Visit, this_page};
use crate::visitor::{Visitor, paper};

#[tokio::test(flavor = "multi_thread")]
async fn a_document_on_the_phone_is_shown_at_the_kiosk_at_once() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    visit.walk_to("onward-ticket", &Visitor::new()).await;
    let offer = kiosk.app.offer_phone(WINDOW, "onward_ticket").await.unwrap();
    assert!(offer.address.starts_with(&format!("{}/u/", centre.url)) && offer.seconds == 600);

    let mut phone = Phone::new(&centre, "en");
    phone.get(&offer.address).await.says("Onward or return ticket");
    // The kiosk looks inside: half a file looks whole from its head.
    let ticket = BASE64.decode(paper("onward_ticket").as_bytes()).unwrap();
    let damaged = b"%PDF-1.7\nnothing of it can be found\nstartxref\n0\n%%EOF";
    let (awaited, told) = tokio::join!(
        kiosk.app.await_phone(WINDOW),
        phone.upload(&offer.address, &[], Some(("file", damaged)))
    );
    assert_eq!(awaited.unwrap_err().code, ProblemCode::File);
    told.says("This file cannot be opened.");
    // The same address takes a better one.
    let (awaited, told) = tokio::join!(
        kiosk.app.await_phone(WINDOW),
        phone.upload(&offer.address, &[], Some(("file", &ticket)))
    );
    told.says("The kiosk has your file");
    let Screen::Page(page) = awaited.unwrap().unwrap() else { panic!("not a page") };
    let attachment = page.fields[0].attachment.clone().unwrap();
    kiosk.app.document_preview(WINDOW, &attachment.id, 0).await.unwrap();
    assert!(page.saved.is_some(), "it is in the draft like any other file");
    phone.get(&offer.address).await.says("The kiosk has your file");
    // And the form goes on with it.
    let photo = this_page(visit.answer("onward-ticket", &[]).await.unwrap());
    assert_eq!(photo.id, "photo");
    visit.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offer_ends_with_its_page_its_visit_and_its_time() {
    let centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let visit = Visit::begin(&kiosk.app, "id").await;
    visit.walk_to("onward-ticket", &Visitor::new()).await;
    assert_eq!(kiosk.app.offer_phone(WINDOW, "photo").await.unwrap_err().code, ProblemCode::NotFound);
    let mut phone = Phone::new(&centre, "id");
    let over = async |phone: &mut Phone, address: &str| {
        kiosk
            .until("the end of an offer", async || {
                let shown = Phone::new(&centre, "id").get(address).await;
                (shown.status == 404).then_some(())
            })
            .await;
        phone.get(address).await.says("Kode ini tidak berlaku lagi");
    };
    // Taken back: whoever waits at the kiosk is not kept waiting.
    let offer = kiosk.app.offer_phone(WINDOW, "onward_ticket").await.unwrap();
    let (awaited, ()) = tokio::join!(kiosk.app.await_phone(WINDOW), async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        kiosk.app.cancel_phone(WINDOW).await.unwrap();
    });
    assert_eq!(awaited.unwrap(), None);
    over(&mut phone, &offer.address).await;
    // A second offer ends the first.
    let first = kiosk.app.offer_phone(WINDOW, "onward_ticket").await.unwrap();
    let second = kiosk.app.offer_phone(WINDOW, "onward_ticket").await.unwrap();
    over(&mut phone, &first.address).await;
    phone.get(&second.address).await.says("type=\"file\"");
    // Its time is over.
    centre.time.pass_minutes(10);
    assert_eq!(kiosk.app.await_phone(WINDOW).await.unwrap_err().code, ProblemCode::NotFound);
    over(&mut phone, &second.address).await;
    // The visitor goes: nothing can be handed in for them any more.
    let offer = kiosk.app.offer_phone(WINDOW, "onward_ticket").await.unwrap();
    visit.end().await;
    over(&mut phone, &offer.address).await;
    assert_eq!(kiosk.app.offer_phone(WINDOW, "photo").await.unwrap_err().code, ProblemCode::SignedOut);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_network_the_kiosk_says_why_and_a_file_is_taken_all_the_same() {
    let mut centre = Centre::open().await;
    let kiosk = Device::new(&centre, PlaceKind::Kiosk).await;
    let visit = Visit::begin(&kiosk.app, "en").await;
    visit.walk_to("onward-ticket", &Visitor::new()).await;
    centre.stop().await;
    kiosk.waits_for(ConnectionState::Offline).await;
    let problem = kiosk.app.offer_phone(WINDOW, "onward_ticket").await.unwrap_err();
    assert_eq!(problem.code, ProblemCode::Offline);
    assert!(problem.next.contains("camera"), "{problem:?}");
    let page = this_page(visit.add("onward_ticket", paper("onward_ticket")).await.unwrap());
    assert!(page.fields[0].attachment.is_some());
}
