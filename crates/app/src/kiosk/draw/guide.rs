//! The guide of a service, and the answer to "can I have it?" with its reasons.

use lawang_core::catalogue::words::{Args, Words};
use lawang_core::form::Service;
use lawang_core::policy::Effect;
use lawang_core::policy::assessment::{Assessment, FeeLine, FindingStanding, NeededDocument, Outcome};
use lawang_core::policy::expression::Facts;

use crate::app::App;
use crate::failure::Failure;
use crate::kiosk::screen::{
    AssessmentScreen, DocumentNeed, Elsewhere, FindingView, Guide, GuideFact, GuideSection, Online,
    OutcomeView,
};
use crate::kiosk::visit::Visit;
use crate::shown::{figures, findings, unconfirmed};

impl App {
    pub(super) fn draw_guide(&self, visit: &Visit, words: &Words) -> Result<Guide, Failure> {
        let service = visit.service(&self.0.catalogue)?;
        let id = format!("service-{}", service.id);
        let sections =
            self.0.catalogue.guide(&service.id, &visit.language).iter().map(|section| GuideSection {
                id: section.id.clone(),
                heading: section.heading.clone(),
                blocks: section.blocks.clone(),
            });
        Ok(Guide {
            service: service.id.clone(),
            title: words.text(&id),
            summary: words.text(&format!("{id}.summary")),
            facts: [self.fee_range(service, words), self.time_fact(service, words)]
                .into_iter()
                .flatten()
                .collect(),
            sections: sections.collect(),
            elsewhere: elsewhere(visit, service, words),
            start: words.text(&format!("{id}.start")),
            papers: self.draw_papers(visit, words),
        })
    }

    /// From the least to the most that the service can cost today.
    fn fee_range(&self, service: &Service, words: &Words) -> Option<GuideFact> {
        let (policy, today) = (&self.0.catalogue.policy, self.today());
        let facts: Facts = lawang_core::policy::assess::facts(service, policy, &Default::default(), today);
        let lines: Vec<FeeLine> = policy
            .rules
            .iter()
            .filter(|rule| rule.holds_on(today) && rule.services.contains(&service.id))
            .filter_map(|rule| match &rule.effect {
                Effect::Fee { amount } => {
                    lawang_core::policy::assess::fee(rule, amount, policy, &facts, today)
                }
                _ => None,
            })
            .collect();
        let (least, most) = (lines.iter().min_by_key(|l| l.amount)?, lines.iter().max_by_key(|l| l.amount)?);
        let value = match least.amount == most.amount {
            true => words.money(least.amount),
            false => format!("{} – {}", words.money(least.amount), words.money(most.amount)),
        };
        Some(GuideFact {
            label: words.text("figure-fee"),
            value,
            source: format!("{} · {}", most.citation, most.source),
            unconfirmed: unconfirmed(words, lines.iter().map(|l| l.verified)),
        })
    }

    pub(crate) fn time_fact(&self, service: &Service, words: &Words) -> Option<GuideFact> {
        let value = |id: &str| self.0.catalogue.policy.parameters.get(id)?.on(self.today());
        let (least, most) = (value(&service.days.0)?, value(&service.days.1)?);
        let args = Args::new().with("least", least.value).with("most", most.value);
        Some(GuideFact {
            label: words.text("figure-time"),
            value: words.text_with("figure-time-value", &args),
            source: format!("{} · {}", most.citation, most.source),
            unconfirmed: unconfirmed(words, [least.verified, most.verified]),
        })
    }

    pub(super) fn draw_assessment(&self, visit: &Visit, words: &Words) -> Result<AssessmentScreen, Failure> {
        let service = visit.service(&self.0.catalogue)?;
        let assessment = visit.screen(&self.0.catalogue, self.today())?;
        let (outcome, name) = match assessment.outcome {
            Outcome::Eligible => (OutcomeView::Eligible, "eligible"),
            Outcome::NotEligible => (OutcomeView::NotEligible, "not-eligible"),
            Outcome::Unknown => (OutcomeView::Unknown, "unknown"),
        };
        let id = format!("service-{}.{name}", service.id);
        let args = words.figures(&assessment.figures);
        let had = outcome == OutcomeView::Eligible;
        let later = assessment.findings.iter().any(|f| f.standing == FindingStanding::Later);
        let mut lead = words.text(&format!("{id}-lead"));
        if had && later {
            lead = format!("{} {lead}", words.text("assessment-so-far"));
        }
        let open = self.open_to_begin(visit, outcome)?;
        let elsewhere = elsewhere(visit, service, words).filter(|_| outcome != OutcomeView::NotEligible);
        let fee = (!assessment.fees.is_empty()).then(|| GuideFact {
            label: words.text("figure-fee"),
            value: words.money(assessment.fees.iter().map(|line| line.amount).sum()),
            source: String::new(),
            unconfirmed: unconfirmed(words, assessment.fees.iter().map(|line| line.verified)),
        });
        // The source of the fee stands below the figures; that of the time is the guide's.
        let time = self.time_fact(service, words).map(|fact| GuideFact { source: String::new(), ..fact });
        let facts: Vec<_> = fee.into_iter().chain(time).chain(figures(words, &assessment)).collect();
        let lines = assessment.fees.iter().map(|line| match assessment.fees.len() {
            1 => format!("{} · {}", line.citation, line.source),
            // What the sum is made of.
            _ => {
                let label = words.text(&format!("rule-{}", line.rule));
                format!("{label}: {} ({})", words.money(line.amount), line.citation)
            }
        });
        let source = lines.collect::<Vec<_>>().join(" · ");
        Ok(AssessmentScreen {
            caption: words.text(&format!("service-{}", service.id)),
            outcome,
            title: words.text_with(&id, &args),
            lead,
            findings: findings_for_applicant(words, &service.id, &assessment),
            documents: if had { documents(words, &service.id, &assessment) } else { vec![] },
            facts: if had { facts } else { vec![] },
            fee_source: if had { source } else { String::new() },
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
            OutcomeView::Unknown => visit.open_question(&self.0.catalogue, self.today())?.is_none(),
        })
    }
}

/// What the rules say, without what is for the officer alone; what is put off comes last.
fn findings_for_applicant(words: &Words, service: &str, assessment: &Assessment) -> Vec<FindingView> {
    let told = findings(words, service, assessment).into_iter();
    let mut told: Vec<_> = told.filter(|finding| finding.standing != FindingStanding::Check).collect();
    told.sort_by_key(|finding| finding.standing == FindingStanding::Later);
    told
}

/// Where the service is filed, when that is not here.
fn elsewhere(visit: &Visit, service: &Service, words: &Words) -> Option<Elsewhere> {
    if visit.files_here(service) {
        return None;
    }
    let id = format!("service-{}", service.id);
    let counter = service.filed.counter && !visit.counter;
    Some(Elsewhere {
        online: service.filed.online.as_ref().map(|host| Online {
            words: words.text(&format!("{id}.online")),
            host: host.clone(),
            address: format!("https://{host}"),
        }),
        counter: counter.then(|| words.text(&format!("{id}.counter"))),
    })
}

fn documents(words: &Words, service: &str, assessment: &Assessment) -> Vec<DocumentNeed> {
    let need = |needed: &NeededDocument| DocumentNeed {
        id: needed.document.clone(),
        title: words.of(service).text(&format!("field-{}", needed.document)),
        why: words.text(&format!("rule-{}.why", needed.rule)),
        citation: needed.citation.clone(),
        pictogram: if needed.document == "photo" { "image".into() } else { "file-text".into() },
    };
    assessment.documents.iter().map(need).collect()
}
