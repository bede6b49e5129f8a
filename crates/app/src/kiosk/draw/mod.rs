//! From a visit to the screen it is at: words, figures and reasons, in the visitor's language.

mod check;
mod guide;
mod page;

use lawang_core::case::consents::consents;
use lawang_core::case::status::{filed_by, in_words};
use lawang_core::catalogue::overstay::permit_name;
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::form::Service;
use lawang_core::journal::Standing;
use lawang_core::journal::wire::DRAFT_DAYS;

use super::screen::*;
use super::visit::{self, At, Visit};
use crate::app::App;
use crate::failure::Failure;
use crate::identity::{self, Identity};
use crate::problem::{Problem, ProblemCode};
use crate::store::entry;

impl App {
    pub(in crate::kiosk) async fn draw(&self, visit: &Visit) -> Result<Screen, Failure> {
        let words = self.words(&visit.language)?;
        Ok(match &visit.at {
            At::Services => Screen::Services(self.draw_services(visit, words)),
            At::Guide => {
                let server = self.for_phones().await?;
                Screen::Guide(self.draw_guide(visit, words, server.as_deref())?)
            }
            At::Deadlines { answered } => Screen::Deadlines(self.draw_deadlines(visit, *answered, words)?),
            At::Page(id) => {
                let page = visit.service(self.catalogue())?.page(id).ok_or_else(Failure::not_found)?;
                Screen::Page(self.draw_page(visit, page, words)?)
            }
            At::Assessment => Screen::Assessment(self.draw_assessment(visit, words)?),
            At::ResumeCode => Screen::ResumeCode(self.draw_resume_code(visit, words)?),
            At::Check => Screen::Check(self.draw_check(visit, words)?),
            At::Declaration => Screen::Declaration(self.draw_declaration(visit, words)?),
            At::Receipt => Screen::Receipt(self.draw_receipt(visit, words).await?),
            At::Status => Screen::Status(self.draw_status(visit, words).await?),
            At::Slots => {
                let slots = visit.slots.as_ref().ok_or_else(Failure::signed_out)?;
                Screen::Slots(crate::slots::in_words(slots, words))
            }
        })
    }

    fn draw_services(&self, visit: &Visit, words: &Words) -> Services {
        let tile = |service: &Service| ServiceTile {
            id: service.id.clone(),
            title: words.text(&format!("service-{}", service.id)),
            summary: words.text(&format!("service-{}.summary", service.id)),
            pictogram: service.pictogram.clone(),
        };
        let grouped = !self.catalogue().groups.is_empty();
        let group = |(id, services): (&str, Vec<&Service>)| ServiceGroup {
            id: id.to_owned(),
            title: if grouped { words.text(&format!("group-{id}")) } else { String::new() },
            services: services.into_iter().map(tile).collect(),
        };
        let groups = self.catalogue().shown().into_iter().map(group).collect();
        let told = self.catalogue().services.values().filter(|service| service.deadline.is_some());
        let deadlines =
            told.map(|s| DeadlineLink { service: s.id.clone(), title: permit_name(s, words) }).collect();
        let receipts = self.receipt_links(visit, words);
        Services { groups, deadlines, receipts, notice: self.notice(visit) }
    }

    /// What changed while the visitor was at it.
    fn notice(&self, visit: &Visit) -> Option<Problem> {
        let failure = Failure::told(ProblemCode::MovedOn, visit.notice?);
        Some(self.problem(&visit.language, failure))
    }

    /// The receipts of this visit, oldest first.
    fn receipt_links(&self, visit: &Visit, words: &Words) -> Vec<ReceiptLink> {
        let link = |receipt: &visit::Receipt| ReceiptLink {
            reference: receipt.reference.clone(),
            service: words.text(&format!("service-{}", receipt.service)),
            submitted: words.moment(&self.zoned(receipt.submitted), &self.zoned(self.now())),
        };
        visit.receipts.iter().map(link).collect()
    }

    fn draw_resume_code(&self, visit: &Visit, words: &Words) -> Result<ResumeCode, Failure> {
        let draft = visit.draft.as_ref().ok_or_else(Failure::signed_out)?;
        let until = self.zoned(self.now() + DRAFT_DAYS * 86_400_000).date();
        Ok(ResumeCode {
            code: draft.code.to_string(),
            kept_until: {
                let kept = if visit.counter { "resume-kept-at-counter" } else { "resume-kept" };
                words.text_with(kept, &Args::new().with("date", words.date(until)))
            },
            saved: self.saved(visit, words),
        })
    }

    async fn draw_receipt(&self, visit: &Visit, words: &Words) -> Result<Receipt, Failure> {
        let receipt = visit.receipt.as_ref().ok_or_else(Failure::signed_out)?;
        let service = self.catalogue().services.get(&receipt.service).ok_or_else(Failure::not_found)?;
        let most = self.catalogue().policy.parameters.get(&service.days.1).and_then(|p| p.on(self.today()));
        let args = Args::new().with("most", most.map_or(0, |m| m.value));
        let (stored, seen, identity) = {
            let mut conn = self.store()?.read().await?;
            let stored = entry::of_stream(&mut conn, receipt.stream).await?;
            let seen = crate::journal::see(&mut conn, receipt.stream).await?;
            (stored, seen, identity::get(&mut conn).await?)
        };
        let waiting = stored.iter().any(|s| s.standing == Standing::Pending);
        let server = identity.map(public_url).ok_or_else(Failure::signed_out)?;
        // A desk that replicates the case has its seal by itself.
        let seal = receipt.seal.clone().or(seen.and_then(|seen| seen.case.seals.receipt));
        let journey = match (waiting, visit.counter) {
            (true, true) => "receipt-journey-at-counter",
            (true, false) => "receipt-journey-waiting",
            (false, _) => "receipt-journey-safe",
        };
        Ok(Receipt {
            reference: receipt.reference.clone(),
            pin: receipt.pin.clone(),
            service: words.text(&format!("service-{}", service.id)),
            acting: receipt.acting.as_ref().map(|acting| filed_by(acting, words)),
            others: match visit.receipts.len() {
                0 | 1 => vec![],
                _ => self.receipt_links(visit, words),
            },
            submitted: words.moment(&self.zoned(receipt.submitted), &self.zoned(self.now())),
            next: ["receipt-next-pay", "receipt-next-1", "receipt-next-2", "receipt-next-3"]
                .iter()
                .filter(|id| receipt.interview || **id != "receipt-next-2")
                .filter(|id| receipt.pays || **id != "receipt-next-pay")
                .map(|id| words.text_with(id, &args))
                .collect(),
            address: format!("{server}/s/{}", receipt.reference),
            journey: words.text(journey),
            contact: words.text("receipt-contact"),
            // At a counter the case itself is opened: it has its acts.
            go_on: (!waiting && !visit.counter && (receipt.pays || receipt.interview)).then(|| {
                words.text(match (receipt.pays, receipt.interview) {
                    (true, true) => "receipt-go-on",
                    (true, false) => "receipt-go-on-pay",
                    _ => "receipt-go-on-visit",
                })
            }),
            papers: self.draw_papers(visit, words),
            seal: seal.map(|seal| seal_code(words, &server, &seal, "receipt")),
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
        let identity = identity::get(&mut *self.store()?.read().await?).await?;
        let seal = identity.clone().map(public_url).and_then(|server| {
            let case = &borrowed.case;
            let permit = case.seals.permit.as_ref().filter(|_| case.revoked.is_none());
            let permit = permit.map(|seal| seal_code(words, &server, seal, "permit"));
            let receipt = case.seals.receipt.as_ref();
            permit.or_else(|| receipt.map(|seal| seal_code(words, &server, seal, "receipt")))
        });
        let office = {
            let here = identity.filter(|i| i.record.office == borrowed.case.office);
            here.map(|i| i.record.office_name).unwrap_or_else(|| borrowed.case.office.to_string())
        };
        let service = self.catalogue().services.get(&borrowed.case.service);
        let agreed = service.map(|s| consents(&borrowed.case, s, words, &self.0.zone)).unwrap_or_default();
        Ok(StatusScreen {
            reference: borrowed.case.reference.to_string(),
            service: told.service,
            acting: told.acting,
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
            consents: agreed,
            can_withdraw: told.can_withdraw,
            sent,
            papers: self.draw_papers(visit, words),
            seal,
        })
    }

    /// Where visitors' phones reach the centre, without a slash at its end; none before enrolment.
    pub(in crate::kiosk) async fn for_phones(&self) -> Result<Option<String>, Failure> {
        Ok(identity::get(&mut *self.store()?.read().await?).await?.map(public_url))
    }

    fn saved(&self, visit: &Visit, words: &Words) -> Option<String> {
        let at = visit.saved.filter(|_| visit.form.correcting.is_none())?;
        Some(words.text_with("saved-at", &Args::new().with("clock", words.clock(&self.zoned(at)))))
    }
}

/// Where applicants' phones reach the server. One that was told no public address is reached where this
/// device reaches it.
fn public_url(identity: Identity) -> String {
    let url = match identity.record.public_url.is_empty() {
        true => identity.server,
        false => identity.record.public_url,
    };
    url.trim_end_matches('/').to_owned()
}

fn seal_code(words: &Words, server: &str, seal: &str, of: &str) -> SealCode {
    let id = format!("seal-code-{of}");
    SealCode {
        address: format!("{server}/v#{seal}"),
        title: words.text(&id),
        hint: words.text(&format!("{id}.hint")),
    }
}
