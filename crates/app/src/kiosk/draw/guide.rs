//! The guide of a service, and the answer to "can I have it?" with its reasons.

use lawang_core::catalogue::changed::changed;
use lawang_core::catalogue::overstay::{overstay, permit_name};
use lawang_core::catalogue::told;
use lawang_core::catalogue::words::Words;
use lawang_core::form::told::question;
use lawang_core::policy::assessment::Outcome;

use crate::app::App;
use crate::failure::Failure;
use crate::kiosk::screen::{self, AssessmentScreen, DeadlineScreen, Guide, GuideSection, OutcomeView};
use crate::kiosk::visit::Visit;

impl App {
    /// `server` is where phones reach the centre.
    pub(super) fn draw_guide(
        &self,
        visit: &Visit,
        words: &Words,
        server: Option<&str>,
    ) -> Result<Guide, Failure> {
        let service = visit.service(self.catalogue())?;
        let (policy, today) = (&self.catalogue().policy, self.today());
        let id = format!("service-{}", service.id);
        let sections =
            self.catalogue().guide(&service.id, &visit.language).iter().map(|section| GuideSection {
                id: section.id.clone(),
                heading: section.heading.clone(),
                blocks: section.blocks.clone(),
            });
        Ok(Guide {
            service: service.id.clone(),
            title: words.text(&id),
            summary: words.text(&format!("{id}.summary")),
            facts: [
                told::fee_range(service, policy, words, today),
                told::time(service, policy, words, today),
            ]
            .into_iter()
            .flatten()
            .collect(),
            changed: changed(service, policy, words, today),
            deadlines: service.deadline.is_some(),
            sections: sections.collect(),
            elsewhere: told::elsewhere(service, words, visit.counter),
            start: words.text(&format!("{id}.start")),
            address: server.map(|server| format!("{server}/g/{}?lang={}", service.id, visit.language)),
            papers: self.draw_papers(visit, words),
        })
    }

    pub(super) fn draw_deadlines(
        &self,
        visit: &Visit,
        answered: bool,
        words: &Words,
    ) -> Result<DeadlineScreen, Failure> {
        let service = visit.service(self.catalogue())?;
        let ends = &service.deadline.as_ref().ok_or_else(Failure::not_found)?.ends;
        let facts = visit.facts(self.catalogue(), self.today())?;
        let field = self.draw_field(visit, service, ends, &facts, words).ok_or_else(Failure::not_found)?;
        let question = question(words.of(&service.id), ends);
        let given = visit.form.answers.get(ends).filter(|_| answered);
        let answer = given.and_then(|answer| {
            let policy = &self.catalogue().policy;
            overstay(service, policy, answer.value.parse().ok()?, words, self.today())
        });
        Ok(DeadlineScreen {
            service: service.id.clone(),
            caption: permit_name(service, words),
            title: words.text("deadline-title"),
            hint: words.text("deadline-hint"),
            field: screen::Field { label: question, ..field },
            button: words.text(if answer.is_some() { "deadline-again" } else { "deadline-show" }),
            answer,
        })
    }

    pub(super) fn draw_assessment(&self, visit: &Visit, words: &Words) -> Result<AssessmentScreen, Failure> {
        let service = visit.service(self.catalogue())?;
        let (policy, today) = (&self.catalogue().policy, self.today());
        let assessment = visit.screen(self.catalogue(), today)?;
        let told = told::answered(service, policy, &assessment, words, today);
        let outcome = match assessment.outcome {
            Outcome::Eligible => OutcomeView::Eligible,
            Outcome::NotEligible => OutcomeView::NotEligible,
            Outcome::Unknown => OutcomeView::Unknown,
        };
        let open = self.open_to_begin(visit, outcome)?;
        let elsewhere = told::elsewhere(service, words, visit.counter);
        let elsewhere = elsewhere.filter(|_| outcome != OutcomeView::NotEligible);
        Ok(AssessmentScreen {
            notice: self.notice(visit),
            caption: words.text(&format!("service-{}", service.id)),
            outcome,
            title: told.title,
            lead: told.lead,
            findings: told.findings,
            documents: told.documents,
            facts: told.facts,
            fee_source: told.fee_source,
            otherwise: told::otherwise(self.catalogue(), service, &visit.form.answers, words, today),
            start: (open && elsewhere.is_none()).then(|| words.text("button-start")),
            elsewhere,
            papers: self.draw_papers(visit, words),
        })
    }

    /// Whether the form may be begun: nothing refuses, and no question before the form is open.
    fn open_to_begin(&self, visit: &Visit, outcome: OutcomeView) -> Result<bool, Failure> {
        Ok(match outcome {
            OutcomeView::Eligible => true,
            OutcomeView::NotEligible => false,
            // What is known in part, such as a date without its day, keeps nobody from applying.
            OutcomeView::Unknown => visit.open_question(self.catalogue(), self.today())?.is_none(),
        })
    }
}
