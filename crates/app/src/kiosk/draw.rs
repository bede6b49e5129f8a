//! From a visit to the screen it is at: words, figures and reasons, in the visitor's language.

use lawang_core::case::status::in_words;
use lawang_core::case::{Case, Status};
use lawang_core::catalogue::guide::Block;
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::form::answer::{Answer, Document, Provenance};
use lawang_core::form::parse::offered;
use lawang_core::form::{Field, FieldKind, Page, PageKind as FormPageKind, Service, walk};
use lawang_core::journal::wire::MAX_ATTACHMENT;
use lawang_core::policy::Effect;
use lawang_core::policy::assessment::{
    Assessment, FeeLine, Figure, Finding, FindingStanding, Outcome, Verified,
};
use lawang_core::policy::expression::{Facts, Known};

use super::draft::KEPT_DAYS;
use super::screen::*;
use super::visit::{At, Visit, correctable};
use crate::app::App;
use crate::failure::Failure;
use crate::identity;
use crate::store::entry;

impl App {
    pub(super) async fn draw(&self, visit: &Visit) -> Result<Screen, Failure> {
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
            At::Declaration => Screen::Declaration(draw_declaration(words)),
            At::Receipt => Screen::Receipt(self.draw_receipt(visit, words).await?),
            At::Status => Screen::Status(self.draw_status(visit, words).await?),
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

    fn draw_guide(&self, visit: &Visit, words: &Words) -> Result<Guide, Failure> {
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
            start: words.text(&format!("{id}.start")),
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

    fn draw_page(&self, visit: &Visit, page: &Page, words: &Words) -> Result<super::screen::Page, Failure> {
        let service = visit.service(&self.0.catalogue)?;
        let facts = visit.facts(&self.0.catalogue, self.today())?;
        let shown = |id: &&String| visit.may_answer(id) || visit.form.correcting.is_none();
        let mut fields: Vec<_> = page
            .fields
            .iter()
            .filter(shown)
            .filter_map(|id| Some(self.draw_field(visit, id, service.fields.get(id)?, &facts, words)))
            .collect();
        let screening = service.screening.iter().any(|p| p.id == page.id);
        let kind = match page.kind {
            _ if screening && visit.form.correcting.is_none() => PageKind::Screening,
            FormPageKind::Question => PageKind::Question,
            FormPageKind::Passport => PageKind::Passport,
            FormPageKind::Document => PageKind::Document,
        };
        let (title, hint) = title(page, &mut fields, words);
        let note =
            visit.form.correcting.as_ref().and(visit.borrowed.as_ref()).and_then(|b| match &b.case.status {
                Status::CorrectionAsked { note, .. } => Some(note.clone()),
                _ => None,
            });
        let mrz = (kind == PageKind::Passport).then(|| draw_mrz(visit, words));
        let button = if visit.form.returning { "button-back-to-check" } else { "button-continue" };
        Ok(super::screen::Page {
            id: page.id.clone(),
            kind,
            caption: self.caption(visit, service, page, &facts, words),
            title,
            hint,
            note,
            fields,
            mrz,
            button: words.text(button),
            saved: self.saved(visit, words),
        })
    }

    /// "Passport · question 2 of 9", counting the pages that are shown as things stand.
    fn caption(&self, visit: &Visit, service: &Service, page: &Page, facts: &Facts, words: &Words) -> String {
        let section = words.text(&format!("section-{}", page.section));
        let pages: Vec<&Page> = match &visit.form.correcting {
            Some(asked) => correctable(service, asked).collect(),
            None if service.screening.iter().any(|p| p.id == page.id) => {
                // Before the form a later question may still open: no count that could turn out untrue.
                let open = service
                    .screening
                    .iter()
                    .any(|p| p.when.as_ref().is_some_and(|w| matches!(w.holds(facts), Known::Unknown(_))));
                if open {
                    return section;
                }
                walk::shown(&service.screening, facts).collect()
            }
            None => walk::shown(&service.pages, facts).collect(),
        };
        let number = pages.iter().position(|p| p.id == page.id).map_or(0, |i| i + 1);
        let args = Args::new()
            .with("section", section)
            .with("number", i64::try_from(number).unwrap_or(0))
            .with("total", i64::try_from(pages.len()).unwrap_or(0));
        words.text_with("caption-question", &args)
    }

    fn saved(&self, visit: &Visit, words: &Words) -> Option<String> {
        let at = visit.saved.filter(|_| visit.form.correcting.is_none())?;
        Some(words.text_with("saved-at", &Args::new().with("clock", words.clock(&self.zoned(at)))))
    }

    fn draw_field(
        &self,
        visit: &Visit,
        id: &str,
        field: &Field,
        facts: &Facts,
        words: &Words,
    ) -> super::screen::Field {
        let answer = visit.form.answers.get(id);
        let document = visit.form.documents.get(id);
        let options = match field.kind {
            FieldKind::Choice => offered(&field.options, facts)
                .map(|option| {
                    let id = format!("option-{id}-{}", option.value);
                    Choice {
                        value: option.value.clone(),
                        label: words.text(&id),
                        hint: words.maybe(&format!("{id}.hint")),
                    }
                })
                .collect(),
            FieldKind::YesNo => ["yes", "no"]
                .map(|value| Choice { value: value.into(), label: words.text(value), hint: None })
                .into(),
            FieldKind::Country => self.countries(words),
            _ => vec![],
        };
        super::screen::Field {
            id: id.to_owned(),
            kind: field.kind,
            label: words.text(&format!("field-{id}")),
            hint: words.maybe(&format!("field-{id}.hint")),
            optional: field.optional,
            value: answer
                .map(|a| a.value.clone())
                .or(document.map(|d| d.attachment.to_string()))
                .unwrap_or_default(),
            shown: answer.map(|a| show_answer(words, id, field.kind, &a.value)).unwrap_or_default(),
            provenance: answer.map(|a| a.provenance),
            provenance_word: answer.map(|a| provenance_word(words, a.provenance)),
            options,
            max_length: match field.kind {
                FieldKind::Text | FieldKind::LongText | FieldKind::Email | FieldKind::Phone => {
                    u32::try_from(field.max_length).unwrap_or(0)
                }
                FieldKind::Document | FieldKind::Photo => u32::try_from(MAX_ATTACHMENT).unwrap_or(0),
                _ => 0,
            },
            attachment: document.map(|d| attachment_view(words, d)),
        }
    }

    /// All countries by their name in this language.
    fn countries(&self, words: &Words) -> Vec<Choice> {
        let mut countries: Vec<_> = self
            .0
            .catalogue
            .countries
            .iter()
            .map(|code| Choice {
                value: code.clone(),
                label: words.text(&format!("country-{code}")),
                hint: None,
            })
            .collect();
        countries.sort_by(|a, b| a.label.cmp(&b.label));
        countries
    }

    fn draw_assessment(&self, visit: &Visit, words: &Words) -> Result<AssessmentScreen, Failure> {
        let service = visit.service(&self.0.catalogue)?;
        let assessment = visit.assess(&self.0.catalogue, self.today())?;
        let (outcome, name) = match assessment.outcome {
            Outcome::Eligible => (OutcomeView::Eligible, "eligible"),
            Outcome::NotEligible => (OutcomeView::NotEligible, "not-eligible"),
            Outcome::Unknown => (OutcomeView::Unknown, "unknown"),
        };
        let id = format!("service-{}.{name}", service.id);
        let args = words.figures(&assessment.figures);
        let had = outcome == OutcomeView::Eligible;
        let fees = assessment.fees.iter().map(|line| GuideFact {
            label: words.text("figure-fee"),
            value: words.money(line.amount),
            source: line.citation.clone(),
            unconfirmed: unconfirmed(words, [line.verified]),
        });
        let facts: Vec<_> =
            fees.chain(self.time_fact(service, words)).chain(figures(words, &assessment)).collect();
        let source = assessment.fees.iter().map(|l| format!("{} · {}", l.citation, l.source)).next();
        Ok(AssessmentScreen {
            caption: words.text(&format!("service-{}", service.id)),
            outcome,
            title: words.text_with(&id, &args),
            lead: words.text(&format!("{id}-lead")),
            findings: findings(words, &assessment),
            documents: if had { documents(words, &assessment) } else { vec![] },
            facts: if had { facts } else { vec![] },
            fee_source: source.filter(|_| had).unwrap_or_default(),
            start: had.then(|| words.text("button-start")),
        })
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

    fn draw_check(&self, visit: &Visit, words: &Words) -> Result<Check, Failure> {
        let service = visit.service(&self.0.catalogue)?;
        let facts = visit.facts(&self.0.catalogue, self.today())?;
        let correction = visit.form.correcting.is_some();
        let before = visit.borrowed.as_ref().filter(|_| correction).map(|b| &b.case);
        let mut sections: Vec<CheckSection> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        // The form comes first: a field that is asked before it and in it is changed there.
        let pages = walk::shown(&service.pages, &facts).chain(walk::shown(&service.screening, &facts));
        for page in pages {
            let heading = words.text(&format!("section-{}", page.section));
            for id in &page.fields {
                let Some(field) = service.fields.get(id) else { continue };
                if !visit.may_answer(id) || !seen.insert(id.clone()) {
                    continue;
                }
                let row = check_row(visit, before, page, id, field, words);
                match sections.iter_mut().find(|s| s.heading == heading) {
                    Some(section) => section.rows.push(row),
                    None => sections.push(CheckSection { heading: heading.clone(), rows: vec![row] }),
                }
            }
        }
        let button = if correction { "button-send-correction" } else { "button-accept-check" };
        Ok(Check { correction, sections, saved: self.saved(visit, words), button: words.text(button) })
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
        let waiting = stored.iter().any(|s| s.standing == lawang_core::journal::Standing::Pending);
        let server = identity.map(|i| i.record.public_url).unwrap_or_default();
        let journey = if waiting { "receipt-journey-waiting" } else { "receipt-journey-safe" };
        Ok(Receipt {
            reference: receipt.reference.clone(),
            pin: receipt.pin.clone(),
            service: words.text(&format!("service-{}", service.id)),
            submitted: words.moment(&self.zoned(receipt.submitted), &self.zoned(self.now())),
            next: ["receipt-next-1", "receipt-next-2", "receipt-next-3"]
                .map(|id| words.text_with(id, &args))
                .into(),
            address: format!("{}/s/{}", server.trim_end_matches('/'), receipt.reference),
            journey: words.text(journey),
            contact: words.text("receipt-contact"),
        })
    }

    async fn draw_status(&self, visit: &Visit, words: &Words) -> Result<StatusScreen, Failure> {
        let borrowed = visit.borrowed.as_ref().ok_or_else(Failure::signed_out)?;
        let told = in_words(&borrowed.case, words, &self.0.zone, self.now());
        let sent = match borrowed.sent {
            false => None,
            true => {
                let stored = entry::of_stream(&mut *self.store()?.read().await?, borrowed.stream).await?;
                let waiting = stored.iter().any(|s| s.standing == lawang_core::journal::Standing::Pending);
                Some(words.text(if waiting { "status-sent-waiting" } else { "status-sent" }))
            }
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
            sent,
        })
    }
}

/// A page with one field asks that field's question, and says it once; others have a title of their own.
fn title(page: &Page, fields: &mut [super::screen::Field], words: &Words) -> (String, Option<String>) {
    match fields {
        [single] => {
            if let Some(question) = words.maybe(&format!("field-{}.question", single.id)) {
                single.label = question;
            }
            (single.label.clone(), single.hint.take())
        }
        _ => {
            let id = format!("page-{}", page.id);
            (words.text(&id), words.maybe(&format!("{id}.hint")))
        }
    }
}

fn draw_mrz(visit: &Visit, words: &Words) -> MrzReading {
    let Some(zone) = &visit.form.zone else {
        return MrzReading { lines: vec![], standing: MrzStanding::Empty, words: words.text("mrz-empty") };
    };
    if zone.failed.is_empty() {
        let args = Args::new().with("digits", i64::try_from(zone.digits).unwrap_or(0));
        let words = words.text_with("mrz-verified", &args);
        return MrzReading { lines: zone.lines.clone(), standing: MrzStanding::Verified, words };
    }
    let parts: Vec<_> = zone.failed.iter().map(|d| words.text(&format!("mrz-digit-{}", d.name()))).collect();
    let words = words.text_with("mrz-doubtful", &Args::new().with("parts", parts.join(", ")));
    MrzReading { lines: zone.lines.clone(), standing: MrzStanding::Doubtful, words }
}

fn check_row(
    visit: &Visit,
    before: Option<&Case>,
    page: &Page,
    id: &str,
    field: &Field,
    words: &Words,
) -> CheckRow {
    let shown = |answer: Option<&Answer>, document: Option<&Document>| match (answer, document) {
        (Some(answer), _) => show_answer(words, id, field.kind, &answer.value),
        (_, Some(document)) => attachment_view(words, document).words,
        _ => String::new(),
    };
    let answer = visit.form.answers.get(id);
    let value = shown(answer, visit.form.documents.get(id));
    let previous = before.map(|case| shown(case.answers.get(id), case.documents.get(id)));
    CheckRow {
        field: id.to_owned(),
        page: page.id.clone(),
        label: words.text(&format!("field-{id}")),
        previous: previous.filter(|p| *p != value),
        value,
        provenance: answer.map(|a| a.provenance),
        provenance_word: answer.map(|a| provenance_word(words, a.provenance)),
        can_change: true,
    }
}

fn draw_declaration(words: &Words) -> Declaration {
    let notice = ["notice-1", "notice-2", "notice-3", "notice-4"];
    Declaration {
        notice: notice.map(|id| Block::Paragraph { text: words.text(id) }).into(),
        consent: words.text("consent-words"),
        declaration: words.text("declaration-words"),
        button: words.text("button-submit"),
    }
}

/// An answer as a person reads it.
pub(crate) fn show_answer(words: &Words, id: &str, kind: FieldKind, value: &str) -> String {
    match kind {
        FieldKind::Date | FieldKind::PartialDate => words.partial_date(value),
        FieldKind::Choice => words.maybe(&format!("option-{id}-{value}")).unwrap_or_else(|| value.to_owned()),
        FieldKind::YesNo => words.text(value),
        FieldKind::Country => words.maybe(&format!("country-{value}")).unwrap_or_else(|| value.to_owned()),
        _ => value.to_owned(),
    }
}

pub(crate) fn provenance_word(words: &Words, provenance: Provenance) -> String {
    words.text(match provenance {
        Provenance::Scanned => "provenance-scanned",
        Provenance::Typed => "provenance-typed",
        Provenance::Corrected => "provenance-corrected",
    })
}

pub(crate) fn attachment_view(words: &Words, document: &Document) -> AttachmentView {
    let kind = words.text(&format!("file-{}", crate::store::attachment::media_text(document.media)));
    let size = if document.size < 1_000_000 {
        format!("{} kB", document.size.div_ceil(1_000))
    } else {
        format!("{:.1} MB", document.size as f64 / 1_000_000.0)
    };
    AttachmentView {
        id: document.attachment.to_string(),
        words: words.text_with("file-words", &Args::new().with("kind", kind).with("size", size)),
        pages: document.pages,
    }
}

/// Each rule's finding in words. Without an answer for its words a rule says that it is unknown.
pub(crate) fn findings(words: &Words, assessment: &Assessment) -> Vec<FindingView> {
    let view = |finding: &Finding| {
        let name = match finding.standing {
            FindingStanding::Met => "met",
            FindingStanding::Attention => "attention",
            FindingStanding::NotMet => "not-met",
            FindingStanding::Unknown => "unknown",
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

fn documents(words: &Words, assessment: &Assessment) -> Vec<DocumentNeed> {
    let need = |needed: &lawang_core::policy::assessment::NeededDocument| DocumentNeed {
        id: needed.document.clone(),
        title: words.text(&format!("field-{}", needed.document)),
        why: words.text(&format!("rule-{}.why", needed.rule)),
        citation: needed.citation.clone(),
        pictogram: if needed.document == "photo" { "image".into() } else { "file-text".into() },
    };
    assessment.documents.iter().map(need).collect()
}

/// Figures that have a label: "New permit until 18 January 2027".
pub(crate) fn figures(words: &Words, assessment: &Assessment) -> Vec<GuideFact> {
    let figure = |(name, figure): (&String, &Figure)| {
        let label = words.maybe(&format!("figure-{name}"))?;
        let value = match figure {
            Figure::Number(n) => n.to_string(),
            Figure::Date(date) => words.date_short(*date),
            Figure::Text(text) => text.clone(),
        };
        Some(GuideFact { label, value, source: String::new(), unconfirmed: None })
    };
    assessment.figures.iter().filter_map(figure).collect()
}

pub(crate) fn unconfirmed(words: &Words, verified: impl IntoIterator<Item = Verified>) -> Option<String> {
    verified.into_iter().any(|v| v != Verified::Official).then(|| words.text("unconfirmed"))
}
