//! What the rules say of a service and of someone's answers, in the words of one language: the figures of a
//! guide, an assessment with its reasons, what to bring, what it costs and who says so. The same at the
//! kiosk, in the office and on the phone.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Catalogue;
use super::words::{Args, Own, Words};
use crate::form::answer::Answers;
use crate::form::told::offers;
use crate::form::{FieldKind, Service};
use crate::policy::assess::{TODAY, before_form, facts, fee};
use crate::policy::assessment::{
    Assessment, FeeLine, Figure, Finding, FindingStanding, Limit, NeededDocument, Outcome, Verified,
};
use crate::policy::expression::Facts;
use crate::policy::otherwise::{Change, Nearest, nearest, what_would_change};
use crate::policy::{Effect, Policy};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct GuideFact {
    pub label: String,
    pub value: String,
    /// The source, as words ("imigrasi.go.id/biaya_imigrasi").
    pub source: String,
    /// Set when the figure is not confirmed by the agency: the words that say so.
    pub unconfirmed: Option<String>,
}

/// One rule's finding in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct FindingView {
    pub rule: String,
    pub standing: FindingStanding,
    pub title: String,
    pub reason: String,
    /// The legal source.
    pub citation: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct DocumentNeed {
    pub id: String,
    pub title: String,
    /// Why it is needed.
    pub why: String,
    pub citation: String,
    pub pictogram: String,
}

/// Where a service is filed that is not filed here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Elsewhere {
    pub online: Option<Online>,
    /// Who files at a counter of this office, in words.
    pub counter: Option<String>,
}

/// The agency's own site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Online {
    pub words: String,
    pub host: String,
    /// The address behind the QR.
    pub address: String,
}

/// The answer to "can I have it?", with its reasons.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    pub title: String,
    pub lead: String,
    pub findings: Vec<FindingView>,
    /// Where it can be had: what to bring.
    pub documents: Vec<DocumentNeed>,
    /// Where it can be had: fee, time and the figures that decide.
    pub facts: Vec<GuideFact>,
    pub fee_source: String,
}

/// For who is refused: what would turn the answer, and what could be had instead.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Otherwise {
    pub changes: Vec<String>,
    pub instead: Vec<ServiceLink>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ServiceLink {
    pub id: String,
    pub title: String,
    pub summary: String,
}

/// More than these help nobody to choose.
const MOST_CHANGES: usize = 4;
const MOST_INSTEAD: usize = 3;

/// Empty for whoever is not refused.
pub fn otherwise(
    catalogue: &Catalogue,
    service: &Service,
    answers: &Answers,
    words: &Words,
    today: Date,
) -> Otherwise {
    let policy = &catalogue.policy;
    if before_form(service, policy, answers, today).outcome != Outcome::NotEligible {
        return Otherwise::default();
    }
    let changes = what_would_change(service, policy, answers, today);
    let changes = changes.iter().filter_map(|change| {
        let facts = facts(service, policy, answers, today);
        in_words(words, service, &facts, change)
    });
    let near = nearest(&catalogue.services, policy, &service.id, answers, today);
    let link = |near: Nearest| {
        let id = format!("service-{}", near.service);
        ServiceLink {
            title: words.text(&id),
            summary: words.text(&format!("{id}.summary")),
            id: near.service,
        }
    };
    Otherwise {
        changes: changes.take(MOST_CHANGES).collect(),
        instead: near.into_iter().take(MOST_INSTEAD).map(link).collect(),
    }
}

fn in_words(words: &Words, service: &Service, facts: &Facts, change: &Change) -> Option<String> {
    let date = || change.to.parse::<Date>().ok();
    if change.fact == TODAY {
        return Some(words.text_with("otherwise-wait", &Args::new().with("date", words.date(date()?))));
    }
    let (own, field) = (words.of(&service.id), service.fields.get(&change.fact)?);
    let label = own.text(&format!("field-{}", change.fact));
    Some(match field.kind {
        FieldKind::Date => {
            let way = if change.days? > 0 { "otherwise-later" } else { "otherwise-earlier" };
            words.text_with(way, &Args::new().with("label", label).with("date", words.date(date()?)))
        }
        _ => {
            let offers = offers(own, &change.fact, field, facts, &BTreeSet::new());
            let value = offers.into_iter().find(|offer| offer.value == change.to)?.label;
            words.text_with("otherwise-choice", &Args::new().with("label", label).with("value", value))
        }
    })
}

/// An assessment in words, for the one who asks.
pub fn answered(
    service: &Service,
    policy: &Policy,
    assessment: &Assessment,
    words: &Words,
    today: Date,
) -> Answered {
    let name = match assessment.outcome {
        Outcome::Eligible => "eligible",
        Outcome::NotEligible => "not-eligible",
        Outcome::Unknown => "unknown",
    };
    let id = format!("service-{}.{name}", service.id);
    let mut answered = Answered {
        title: words.text_with(&id, &words.figures(&assessment.figures)),
        lead: words.text(&format!("{id}-lead")),
        findings: for_applicant(words, &service.id, assessment),
        documents: vec![],
        facts: vec![],
        fee_source: String::new(),
    };
    if assessment.outcome == Outcome::Eligible {
        if assessment.findings.iter().any(|f| f.standing == FindingStanding::Later) {
            answered.lead = format!("{} {}", words.text("assessment-so-far"), answered.lead);
        }
        let fee = (!assessment.fees.is_empty()).then(|| GuideFact {
            label: words.text("figure-fee"),
            value: words.money(assessment.fees.iter().map(|line| line.amount).sum()),
            source: String::new(),
            unconfirmed: unconfirmed(words, assessment.fees.iter().map(|line| line.verified)),
        });
        // The source of the fee stands below the figures; that of the time is the guide's.
        let time = time(service, policy, words, today);
        let time = time.map(|fact| GuideFact { source: String::new(), ..fact });
        let shown = figures(words, assessment).into_iter().chain(limits(words, assessment));
        answered.facts = fee.into_iter().chain(time).chain(shown).collect();
        let documents = assessment.documents.iter();
        answered.documents = documents.map(|need| document(words, &service.id, need)).collect();
        answered.fee_source = fee_source(words, &assessment.fees);
    }
    answered
}

/// Where the fee comes from, and what the sum is made of.
fn fee_source(words: &Words, fees: &[FeeLine]) -> String {
    let lines = fees.iter().map(|line| match fees.len() {
        1 => format!("{} · {}", line.citation, line.source),
        _ => {
            let label = words.text(&format!("rule-{}", line.rule));
            format!("{label}: {} ({})", words.money(line.amount), line.citation)
        }
    });
    lines.collect::<Vec<_>>().join(" · ")
}

/// Each line of what is to be paid, with its legal source.
pub fn fee_lines(words: &Words, fees: &[FeeLine]) -> Vec<GuideFact> {
    let line = |line: &FeeLine| GuideFact {
        label: words.text(&format!("rule-{}", line.rule)),
        value: words.money(line.amount),
        source: [line.citation.as_str(), line.source.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        unconfirmed: unconfirmed(words, [line.verified]),
    };
    fees.iter().map(line).collect()
}

fn document(words: &Words, service: &str, needed: &NeededDocument) -> DocumentNeed {
    DocumentNeed {
        id: needed.document.clone(),
        title: words.of(service).text(&format!("field-{}", needed.document)),
        why: words.text(&format!("rule-{}.why", needed.rule)),
        citation: needed.citation.clone(),
        pictogram: if needed.document == "photo" { "image".into() } else { "file-text".into() },
    }
}

/// From the least to the most that the service can cost on a day.
pub fn fee_range(service: &Service, policy: &Policy, words: &Words, today: Date) -> Option<GuideFact> {
    let facts = facts(service, policy, &Default::default(), today);
    let lines: Vec<FeeLine> = policy
        .rules
        .iter()
        .filter(|rule| rule.holds_on(today) && rule.services.contains(&service.id))
        .filter_map(|rule| match &rule.effect {
            Effect::Fee { amount, .. } => fee(rule, amount, policy, &facts, today),
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

/// The official time of a service on a day.
pub fn time(service: &Service, policy: &Policy, words: &Words, today: Date) -> Option<GuideFact> {
    let value = |id: &str| policy.parameters.get(id)?.on(today);
    let (least, most) = (value(&service.days.0)?, value(&service.days.1)?);
    let args = Args::new().with("least", least.value).with("most", most.value);
    Some(GuideFact {
        label: words.text("figure-time"),
        value: words.text_with("figure-time-value", &args),
        source: format!("{} · {}", most.citation, most.source),
        unconfirmed: unconfirmed(words, [least.verified, most.verified]),
    })
}

/// Where a service is filed, when that is not here: at a kiosk or on a phone, or at a counter.
pub fn elsewhere(service: &Service, words: &Words, at_counter: bool) -> Option<Elsewhere> {
    let filed = &service.filed;
    if if at_counter { filed.counter } else { filed.kiosk } {
        return None;
    }
    let id = format!("service-{}", service.id);
    Some(Elsewhere {
        online: filed.online.as_ref().map(|host| Online {
            words: words.text(&format!("{id}.online")),
            host: host.clone(),
            address: format!("https://{host}"),
        }),
        counter: (filed.counter && !at_counter).then(|| words.text(&format!("{id}.counter"))),
    })
}

/// What the rules say, without what is for the officer alone: what stands in the way first, what is put off
/// last.
fn for_applicant(words: &Words, service: &str, assessment: &Assessment) -> Vec<FindingView> {
    let told = findings(words, service, assessment).into_iter();
    let mut told: Vec<_> = told.filter(|finding| finding.standing != FindingStanding::Check).collect();
    told.sort_by_key(|finding| match finding.standing {
        FindingStanding::NotMet => 0,
        FindingStanding::Later => 2,
        _ => 1,
    });
    told
}

/// Each rule's finding in words. Without an answer for its words a rule says that it is unknown.
pub fn findings(words: &Words, service: &str, assessment: &Assessment) -> Vec<FindingView> {
    let view = |finding: &Finding| {
        if finding.standing == FindingStanding::Later {
            return put_off(words.of(service), finding);
        }
        let name = match finding.standing {
            FindingStanding::Met => "met",
            FindingStanding::Attention => "attention",
            FindingStanding::NotMet => "not-met",
            FindingStanding::Unknown | FindingStanding::Later => "unknown",
            FindingStanding::Check => "check",
        };
        let args = words.figures(&finding.words);
        let id = format!("rule-{}.{name}", finding.rule);
        FindingView {
            rule: finding.rule.clone(),
            standing: finding.standing,
            title: words.text_with(&id, &args),
            reason: words.text_with(&format!("{id}-why"), &args),
            citation: finding.citation.clone(),
        }
    };
    assessment.findings.iter().map(view).collect()
}

/// A rule that waits for an answer of the form: which one is named.
fn put_off(own: Own<'_>, finding: &Finding) -> FindingView {
    let words = own.words();
    let labels = finding.missing.iter().filter_map(|field| own.maybe(&format!("field-{field}")));
    let args = Args::new().with("fields", labels.collect::<Vec<_>>().join(", "));
    FindingView {
        rule: finding.rule.clone(),
        standing: finding.standing,
        title: words.text_with("finding-put-off", &args),
        reason: words.text_with("finding-put-off-why", &args),
        citation: finding.citation.clone(),
    }
}

/// Figures that have a label: "New permit until 18 January 2027".
pub fn figures(words: &Words, assessment: &Assessment) -> Vec<GuideFact> {
    let figure = |(name, figure): (&String, &Figure)| {
        let label = words.maybe(&format!("figure-{name}"))?;
        Some(GuideFact { label, value: value(words, figure), source: String::new(), unconfirmed: None })
    };
    assessment.figures.iter().filter_map(figure).collect()
}

fn value(words: &Words, figure: &Figure) -> String {
    match figure {
        Figure::Number(n) => n.to_string(),
        Figure::Measured { number, unit } => words.measured(*number, unit),
        Figure::Date(date) => words.date_short(*date),
        Figure::Text(text) => text.clone(),
    }
}

/// What may be at most or at least, with its legal source.
pub fn limits(words: &Words, assessment: &Assessment) -> Vec<GuideFact> {
    let limit = |limit: &Limit| {
        let name = match (&limit.least, &limit.most) {
            (Some(_), Some(_)) => "limit-between",
            (Some(_), None) => "limit-least",
            (None, Some(_)) => "limit-most",
            (None, None) => return None,
        };
        let bounds = [("least", &limit.least), ("most", &limit.most)];
        let args = bounds.into_iter().filter_map(|(name, bound)| Some((name, value(words, bound.as_ref()?))));
        let args = args.fold(Args::new(), |args, (name, value)| args.with(name, value));
        Some(GuideFact {
            label: words.text(&format!("figure-{}", limit.name)),
            value: words.text_with(name, &args),
            source: limit.citation.clone(),
            unconfirmed: None,
        })
    };
    assessment.limits.iter().filter_map(limit).collect()
}

pub fn unconfirmed(words: &Words, verified: impl IntoIterator<Item = Verified>) -> Option<String> {
    verified.into_iter().any(|v| v != Verified::Official).then(|| words.text("unconfirmed"))
}
