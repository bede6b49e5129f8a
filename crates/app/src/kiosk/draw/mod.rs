//! From a visit to the screen it is at: words, figures and reasons, in the visitor's language.

mod check;
mod guide;
mod page;

use lawang_core::case::status::in_words;
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::journal::Standing;

use super::draft::KEPT_DAYS;
use super::screen::*;
use super::visit::{At, Visit};
use crate::app::App;
use crate::failure::Failure;
use crate::identity;
use crate::store::entry;

impl App {
    pub(in crate::kiosk) async fn draw(&self, visit: &Visit) -> Result<Screen, Failure> {
        let words = self.words(&visit.language)?;
        Ok(match &visit.at {
            At::Services => Screen::Services(self.draw_services(words)),
            At::Guide => Screen::Guide(self.draw_guide(visit, words)?),
            At::Page(id) => {
                let page = visit.service(&self.0.catalogue)?.page(id).ok_or_else(Failure::not_found)?;
                Screen::Page(self.draw_page(visit, page, words)?)
            }
            At::Assessment => Screen::Assessment(self.draw_assessment(visit, words)?),
            At::ResumeCode => Screen::ResumeCode(self.draw_resume_code(visit, words)?),
            At::Check => Screen::Check(self.draw_check(visit, words)?),
            At::Declaration => Screen::Declaration(check::draw_declaration(words)),
            At::Receipt => Screen::Receipt(self.draw_receipt(visit, words).await?),
            At::Status => Screen::Status(self.draw_status(visit, words).await?),
            At::Slots => {
                let slots = visit.slots.as_ref().ok_or_else(Failure::signed_out)?;
                Screen::Slots(crate::slots::in_words(slots, words))
            }
        })
    }

    fn draw_services(&self, words: &Words) -> Services {
        let tiles = self.0.catalogue.services.values().map(|service| ServiceTile {
            id: service.id.clone(),
            title: words.text(&format!("service-{}", service.id)),
            summary: words.text(&format!("service-{}.summary", service.id)),
            pictogram: service.pictogram.clone(),
        });
        Services { services: tiles.collect() }
    }

    fn draw_resume_code(&self, visit: &Visit, words: &Words) -> Result<ResumeCode, Failure> {
        let draft = visit.draft.as_ref().ok_or_else(Failure::signed_out)?;
        let until = self.zoned(self.now() + KEPT_DAYS * 86_400_000).date();
        Ok(ResumeCode {
            code: draft.code.to_string(),
            kept_until: words.text_with("resume-kept", &Args::new().with("date", words.date(until))),
            saved: self.saved(visit, words),
        })
    }

    async fn draw_receipt(&self, visit: &Visit, words: &Words) -> Result<Receipt, Failure> {
        let receipt = visit.receipt.as_ref().ok_or_else(Failure::signed_out)?;
        let service = visit.service(&self.0.catalogue)?;
        let most = self.0.catalogue.policy.parameters.get(&service.days.1).and_then(|p| p.on(self.today()));
        let args = Args::new().with("most", most.map_or(0, |m| m.value));
        let (stored, identity) = {
            let mut conn = self.store()?.read().await?;
            (entry::of_stream(&mut conn, receipt.stream).await?, identity::get(&mut conn).await?)
        };
        let waiting = stored.iter().any(|s| s.standing == Standing::Pending);
        // A server that was told no public address is reached where this device reaches it.
        let server = identity.map(|i| match i.record.public_url.is_empty() {
            true => i.server,
            false => i.record.public_url,
        });
        let server = server.ok_or_else(Failure::signed_out)?;
        let journey = if waiting { "receipt-journey-waiting" } else { "receipt-journey-safe" };
        Ok(Receipt {
            reference: receipt.reference.clone(),
            pin: receipt.pin.clone(),
            service: words.text(&format!("service-{}", service.id)),
            submitted: words.moment(&self.zoned(receipt.submitted), &self.zoned(self.now())),
            next: ["receipt-next-pay", "receipt-next-1", "receipt-next-2", "receipt-next-3"]
                .iter()
                .filter(|id| receipt.interview || **id != "receipt-next-2")
                .filter(|id| receipt.pays || **id != "receipt-next-pay")
                .map(|id| words.text_with(id, &args))
                .collect(),
            address: format!("{}/s/{}", server.trim_end_matches('/'), receipt.reference),
            journey: words.text(journey),
            contact: words.text("receipt-contact"),
            go_on: (!waiting && (receipt.pays || receipt.interview)).then(|| {
                words.text(match (receipt.pays, receipt.interview) {
                    (true, true) => "receipt-go-on",
                    (true, false) => "receipt-go-on-pay",
                    _ => "receipt-go-on-visit",
                })
            }),
            papers: self.draw_papers(visit, words),
        })
    }

    async fn draw_status(&self, visit: &Visit, words: &Words) -> Result<StatusScreen, Failure> {
        let borrowed = visit.borrowed.as_ref().ok_or_else(Failure::signed_out)?;
        let told = in_words(&borrowed.case, words, &self.0.zone, self.now());
        let sent = match borrowed.sent {
            None => None,
            Some(origin) => {
                let stored = entry::get(&mut *self.store()?.read().await?, origin).await?;
                let waiting = stored.is_some_and(|stored| stored.standing == Standing::Pending);
                Some(words.text(if waiting { "status-sent-waiting" } else { "status-sent" }))
            }
        };
        let office = {
            let identity = identity::get(&mut *self.store()?.read().await?).await?;
            let here = identity.filter(|i| i.record.office == borrowed.case.office);
            here.map(|i| i.record.office_name).unwrap_or_else(|| borrowed.case.office.to_string())
        };
        Ok(StatusScreen {
            reference: borrowed.case.reference.to_string(),
            service: told.service,
            step: told.step,
            title: told.title,
            lead: told.lead,
            steps: told.steps,
            correction: told.asked.map(|asked| CorrectionView {
                fields: asked.fields,
                note: asked.note,
                button: words.text("button-correct"),
            }),
            decision: told.decision,
            payment: told.payment,
            visit: told.visit,
            office,
            can_withdraw: told.can_withdraw,
            sent,
            papers: self.draw_papers(visit, words),
        })
    }

    fn saved(&self, visit: &Visit, words: &Words) -> Option<String> {
        let at = visit.saved.filter(|_| visit.form.correcting.is_none())?;
        Some(words.text_with("saved-at", &Args::new().with("clock", words.clock(&self.zoned(at)))))
    }
}
