//! What a service asks for: of one person with their answers, or of anybody.

use serde::Serialize;

use lawang_core::catalogue::words::Args;
use lawang_core::form::Service;
use lawang_core::form::answer::Answers;
use lawang_core::policy::assess::{before_form, facts, fee};
use lawang_core::policy::assessment::{self, Assessment, Figure, Finding, FindingStanding, Outcome};
use lawang_core::policy::expression::Known;
use lawang_core::policy::{Effect, Rule};

use super::{Letterhead, pictures, source};
use crate::parts::{Fact, FeeLine, Fees, GuidePart, Head, Need, Needs, Scan};
use crate::press::{self, PaperError, Sheets};

/// The parts of the guide that somebody takes home.
const PARTS: [&str; 3] = ["requirements", "procedure", "complaints"];

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checklist {
    pub head: Head,
    /// Set where something was answered.
    pub outcome: Option<OutcomePart>,
    pub findings: Option<Findings>,
    pub needed: Option<Needs>,
    /// What other answers would call for.
    pub perhaps: Option<Needs>,
    pub fees: Option<Fees>,
    pub time: Option<Time>,
    pub guide: Vec<GuidePart>,
    pub scan: Option<Scan>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutcomePart {
    /// The service can be had.
    pub good: bool,
    pub title: String,
    pub lead: String,
    pub figures: Vec<Fact>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Findings {
    pub heading: String,
    pub items: Vec<FindingPart>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingPart {
    pub title: String,
    pub reason: String,
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Time {
    pub heading: String,
    pub value: String,
    pub source: String,
    pub unconfirmed: Option<String>,
}

impl Checklist {
    pub fn set(&self) -> Result<Sheets, PaperError> {
        press::set("checklist.typ", self, pictures(&self.head, &self.scan))
    }
}

impl Letterhead<'_> {
    /// The checklist of a service today.
    pub fn checklist(&self, service: &Service, answers: &Answers) -> Checklist {
        let today = self.at(self.now).date();
        let found = before_form(service, &self.catalogue.policy, answers, today);
        let answered = !answers.is_empty();
        Checklist {
            head: self.head(self.words.text("paper-checklist"), &service.id, None),
            outcome: answered.then(|| self.outcome(service, &found)),
            findings: if answered { self.findings(service, &found) } else { None },
            needed: self.needed(service, &found),
            perhaps: self.perhaps(service, answers, &found),
            fees: match found.fees.is_empty() {
                false => self.fees(&found.fees),
                true => self.possible_fees(service, answers, &found),
            },
            time: self.time(service, &found),
            guide: self.guide(service, answered),
            scan: None,
        }
    }

    fn outcome(&self, service: &Service, found: &Assessment) -> OutcomePart {
        let words = self.words;
        let name = match found.outcome {
            Outcome::Eligible => "eligible",
            Outcome::NotEligible => "not-eligible",
            Outcome::Unknown => "unknown",
        };
        let id = format!("service-{}.{name}", service.id);
        let figures = found.figures.iter().filter_map(|(name, figure)| {
            let value = match figure {
                Figure::Number(n) => n.to_string(),
                Figure::Measured { number, unit } => words.measured(*number, unit),
                Figure::Date(date) => words.date(*date),
                Figure::Text(text) => text.clone(),
            };
            Some((words.maybe(&format!("figure-{name}"))?, value))
        });
        let good = found.outcome == Outcome::Eligible;
        OutcomePart {
            good,
            title: words.text_with(&id, &words.figures(&found.figures)),
            lead: words.text(&format!("{id}-lead")),
            figures: if good { figures.collect() } else { vec![] },
        }
    }

    /// What stands in the way, and what there is to do: what is met needs no paper.
    fn findings(&self, service: &Service, found: &Assessment) -> Option<Findings> {
        let words = self.words;
        let part = |finding: &Finding| {
            let name = match finding.standing {
                // What is checked is checked by an officer, who asks where it matters.
                FindingStanding::Met | FindingStanding::Check => return None,
                FindingStanding::Later => return Some(self.put_off(service, finding)),
                FindingStanding::Attention => "attention",
                FindingStanding::NotMet => "not-met",
                FindingStanding::Unknown => "unknown",
            };
            let (id, args) = (format!("rule-{}.{name}", finding.rule), words.figures(&finding.words));
            Some(FindingPart {
                title: words.text_with(&id, &args),
                reason: words.text_with(&format!("{id}-why"), &args),
                source: finding.citation.clone(),
            })
        };
        let items: Vec<FindingPart> = found.findings.iter().filter_map(part).collect();
        (!items.is_empty()).then(|| Findings { heading: words.text("paper-findings"), items })
    }

    /// A rule that waits for an answer of the form: which one is named.
    fn put_off(&self, service: &Service, finding: &Finding) -> FindingPart {
        let own = self.own(&service.id);
        let fields = finding.missing.iter().filter_map(|field| own.maybe(&format!("field-{field}")));
        let args = Args::new().with("fields", fields.collect::<Vec<_>>().join(", "));
        FindingPart {
            title: self.words.text_with("finding-put-off", &args),
            reason: self.words.text_with("finding-put-off-why", &args),
            source: finding.citation.clone(),
        }
    }

    fn need(&self, service: &Service, rule: &str, field: &str, citation: &str) -> Need {
        let own = self.own(&service.id);
        Need {
            title: own.text(&format!("field-{field}")),
            why: Some(self.words.text(&format!("rule-{rule}.why"))),
            how: own.maybe(&format!("field-{field}.hint")),
            source: Some(citation.to_owned()),
        }
    }

    fn needed(&self, service: &Service, found: &Assessment) -> Option<Needs> {
        let need = |needed: &assessment::NeededDocument| {
            self.need(service, &needed.rule, &needed.document, &needed.citation)
        };
        let items: Vec<Need> = found.documents.iter().map(need).collect();
        (!items.is_empty()).then(|| Needs { heading: self.words.text("paper-needed"), lead: None, items })
    }

    fn open_rules<'r>(
        &'r self,
        service: &'r Service,
        answers: &Answers,
        found: &Assessment,
    ) -> impl Iterator<Item = &'r Rule> {
        let (date, facts) = (found.date, facts(service, &self.catalogue.policy, answers, found.date));
        self.catalogue.policy.rules.iter().filter(move |rule| {
            let open = rule.when.as_ref().is_some_and(|when| matches!(when.holds(&facts), Known::Unknown(_)));
            open && rule.holds_on(date) && rule.services.contains(&service.id)
        })
    }

    fn perhaps(&self, service: &Service, answers: &Answers, found: &Assessment) -> Option<Needs> {
        let mut items: Vec<Need> = Vec::new();
        for rule in self.open_rules(service, answers, found) {
            let Effect::Document { field } = &rule.effect else { continue };
            let need = self.need(service, &rule.id, field, &rule.citation);
            let listed = found.documents.iter().any(|needed| needed.document == *field);
            // Two rules may ask for one document; it is brought once.
            if !listed && items.iter().all(|item| item.title != need.title) {
                items.push(need);
            }
        }
        (!items.is_empty()).then(|| Needs {
            heading: self.words.text("paper-perhaps"),
            lead: Some(self.words.text("paper-perhaps-lead")),
            items,
        })
    }

    /// Every fee that the service knows, where the answers do not settle which is due.
    fn possible_fees(&self, service: &Service, answers: &Answers, found: &Assessment) -> Option<Fees> {
        let words = self.words;
        let policy = &self.catalogue.policy;
        let facts = facts(service, policy, answers, found.date);
        let lines: Vec<FeeLine> = self
            .open_rules(service, answers, found)
            .filter_map(|rule| {
                let Effect::Fee { amount, .. } = &rule.effect else { return None };
                let line = fee(rule, amount, policy, &facts, found.date)?;
                Some(FeeLine {
                    label: words.text(&format!("rule-{}", line.rule)),
                    amount: words.money(line.amount),
                    source: source(&line.citation, &line.source),
                    unconfirmed: self.unconfirmed(line.verified),
                })
            })
            .collect();
        (!lines.is_empty()).then(|| Fees {
            heading: words.text("paper-fees"),
            lead: Some(words.text("paper-fees-perhaps")),
            columns: [words.text("paper-fee"), words.text("paper-amount")],
            lines,
            total: None,
            note: Some(words.text("paper-fees-note")),
        })
    }

    fn time(&self, service: &Service, found: &Assessment) -> Option<Time> {
        let value = |id: &str| self.catalogue.policy.parameters.get(id)?.on(found.date);
        let (least, most) = (value(&service.days.0)?, value(&service.days.1)?);
        let args = Args::new().with("least", least.value).with("most", most.value);
        Some(Time {
            heading: self.words.text("figure-time"),
            value: self.words.text_with("figure-time-value", &args),
            source: source(&most.citation, &most.source),
            unconfirmed: self.unconfirmed(least.verified).or_else(|| self.unconfirmed(most.verified)),
        })
    }

    /// With answers the checklist itself says what is required.
    fn guide(&self, service: &Service, answered: bool) -> Vec<GuidePart> {
        let sections = self.catalogue.guide(&service.id, self.words.language()).iter();
        sections
            .filter(|section| PARTS.contains(&section.id.as_str()))
            .filter(|section| !(answered && section.id == "requirements"))
            .map(|section| GuidePart { heading: section.heading.clone(), blocks: section.blocks.clone() })
            .collect()
    }
}
