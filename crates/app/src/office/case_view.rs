//! One case as an officer sees it: what decides on top, then checks with their reasons, answers with
//! their provenance, documents, and the timeline as the journal has it.

use jiff::tz::TimeZone;
use lawang_core::case::consents::consents;
use lawang_core::case::status::{condition, in_words};
use lawang_core::case::{Case, Duty, ServiceTime, Stage, Status, service_time};
use lawang_core::catalogue::told::{fee_lines, figures, findings, unconfirmed};
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::form::Service;
use lawang_core::form::answer::{Document, Provenance};
use lawang_core::form::told;
use lawang_core::ids::StreamId;
use lawang_core::journal::{Grant, Refusal, Role, Standing};
use lawang_core::policy::assess::SCANNED;
use lawang_core::policy::assessment::FindingStanding;
use std::collections::{BTreeMap, BTreeSet};

use super::acts::new_end;
use super::timeline::{event_title, officer_names, standing_words, undelivered_words};
use super::view::*;
use super::{due_view, journey, state_view, state_words};
use crate::app::App;
use crate::failure::{Failure, refusal_args, refusal_name};
use crate::journal::{self, Days, state_name};
use crate::kiosk::FULL_NAME;
use crate::kiosk::screen::{FindingView, GuideFact};
use crate::papers::choices;
use crate::shown::{attachment_view, photo_checks, provenance_word, show_answer};
use crate::store::attachment::{self, AttachmentRow};
use crate::store::entry::Stored;
use crate::store::{entry, meta, officer};

impl App {
    pub(super) async fn case_view(
        &self,
        id: StreamId,
        grant: &Grant,
        language: &str,
    ) -> Result<CaseView, Failure> {
        let words = self.words(language)?;
        let mut conn = self.store()?.read().await?;
        let seen = journal::see(&mut conn, id).await?.ok_or_else(Failure::not_found)?;
        let entries = entry::of_stream(&mut conn, id).await?;
        let here: BTreeMap<String, AttachmentRow> = attachment::of_owner(&mut conn, &id.to_string())
            .await?
            .into_iter()
            .map(|row| (row.id.clone(), row))
            .collect();
        let mut names = officer_names(&officer::all(&mut conn).await?);
        // What applicants do on their phones, the centre writes down for them.
        if let Some(centre) = meta::get(&mut conn, "centre").await? {
            names.insert(centre, words.text("timeline-applicant-phone"));
        }
        let days = Days::of(&mut conn, self).await?;
        drop(conn);
        let case = &seen.case;
        let catalogue = self.catalogue_of(&case.pinned).await?;
        let service = catalogue.services.get(&case.service).ok_or_else(Failure::not_found)?;
        let state = state_view(state_name(case));
        let told = in_words(case, words, &self.0.zone, self.now());
        let time = service_time(case, &days.calendar, &days.zone, self.now());
        let due = time.and_then(|time| time.due);
        let applicant = case.answers.get("full_name").map(|a| a.value.clone()).unwrap_or_default();
        let sections = sections(case, service, words, &self.0.zone);
        let correctable = sections
            .iter()
            .flat_map(|s| &s.rows)
            .map(|row| CorrectableField { field: row.field.clone(), label: row.label.clone() })
            .chain(case.documents.keys().map(|field| CorrectableField {
                field: field.clone(),
                label: words.of(&case.service).text(&format!("field-{field}")),
            }));
        Ok(CaseView {
            id: id.to_string(),
            version: u32::try_from(seen.version).unwrap_or(u32::MAX),
            reference: case.reference.to_string(),
            applicant,
            service: words.text(&format!("service-{}", case.service)),
            state,
            state_words: state_words(words, state),
            journey: journey(seen.pending > 0, seen.attention > 0),
            filed: self.filed(case, &names, words),
            rules: self.rules_of(case, words),
            facts: self.facts(case, service, time, words),
            checks: [checks(case, service, words), self.photo_looks(case, service, words)].concat(),
            correctable: correctable.collect(),
            sections,
            documents: documents(case, &here, words),
            timeline: self.timeline(&entries, service, &names, words),
            citations: self.citations(case),
            acts: acts(case, grant),
            denied: denied(case, grant, words),
            due: due.map(|due| due_view(due, self.today(), &days, words)),
            payment: told.payment,
            visit: told.visit,
            decision: told.decision,
            conditions: conditions(service, words),
            valid_until: new_end(case).map(|end| end.to_string()),
            undelivered: case.undelivered.iter().map(|notice| undelivered_words(words, notice)).collect(),
            refused_act: refused_act(&entries, words),
            papers: choices(lawang_paper::papers_of(case), |name| words.text(&format!("print-name-{name}"))),
            language: case.language.clone(),
        })
    }

    /// When it was filed, and where: at a kiosk, or at the counter by an officer.
    fn filed(&self, case: &Case, names: &BTreeMap<String, String>, words: &Words) -> String {
        let first = case.steps.first();
        let when = words.moment(&self.zoned(first.map_or(0, |s| s.at)), &self.zoned(self.now()));
        let device = match first.and_then(|step| step.officer) {
            None => words.text("timeline-applicant"),
            Some(officer) => {
                let name = names.get(&officer.to_string()).cloned();
                let name = name.unwrap_or_else(|| words.text("role-officer"));
                words.text_with("filed-at-counter", &Args::new().with("officer", name))
            }
        };
        words.text_with("case-filed", &Args::new().with("when", when).with("device", device))
    }

    /// The figures and answers that decide, in the order the service names them.
    fn facts(
        &self,
        case: &Case,
        service: &Service,
        time: Option<ServiceTime>,
        words: &Words,
    ) -> Vec<GuideFact> {
        let worked_out: Vec<GuideFact> = figures(words, &case.assessment);
        let own = words.of(&case.service);
        let mut facts: Vec<GuideFact> = acting(case, service, words).into_iter().collect();
        for name in &service.decisive {
            if let (Some(answer), Some(field)) = (case.answers.get(name), service.fields.get(name)) {
                facts.push(GuideFact {
                    label: own.text(&format!("field-{name}")),
                    value: match answer.value.parse() {
                        Ok(date) => words.date_short(date),
                        Err(_) => show_answer(words, &case.service, name, field.kind, &answer.value),
                    },
                    source: provenance_word(words, answer.provenance),
                    unconfirmed: None,
                });
            } else {
                let label = words.text(&format!("figure-{name}"));
                facts.extend(worked_out.iter().filter(|fact| fact.label == label).cloned());
            }
        }
        match case.assessment.fees.as_slice() {
            [line] => facts.push(GuideFact {
                label: words.text("figure-fee"),
                value: words.money(line.amount),
                source: line.citation.clone(),
                unconfirmed: unconfirmed(words, [line.verified]),
            }),
            // Each by its own name: what they come to is on the bill.
            lines => facts.extend(fee_lines(words, lines)),
        }
        facts.extend(time.map(|time| GuideFact {
            label: words.text("fact-service-time"),
            value: words.text_with(
                "service-time-used",
                &Args::new().with("used", time.used).with("promised", time.promised),
            ),
            source: match (time.due, time.ended) {
                (Some(due), _) => words.text_with("due-on", &Args::new().with("date", words.date_short(due))),
                (None, true) => String::new(),
                (None, false) => words.text("due-stopped"),
            },
            unconfirmed: None,
        }));
        facts
    }

    /// Photos that someone has to look at, each with what was found and whether the applicant was told.
    fn photo_looks(&self, case: &Case, service: &Service, words: &Words) -> Vec<FindingView> {
        let look = |(id, document): (&String, &Document)| {
            let report = document.photo.as_ref().filter(|report| report.wants_a_look())?;
            let field = service.fields.get(id)?;
            let background = field.photo.as_ref().and_then(|rule| rule.background);
            let args = told::photo_args(words, background, &self.photo_limits(field)?);
            let found = photo_checks(words, report, &args).into_iter();
            let found = found.filter(|check| check.standing != FindingStanding::Met).map(|check| check.title);
            let kept = report.kept.then(|| words.text("check-photo-kept"));
            Some(FindingView {
                rule: format!("photo-{id}"),
                standing: FindingStanding::Attention,
                title: words
                    .text_with("check-photo", &Args::new().with("label", words.text(&format!("field-{id}")))),
                reason: found.chain(kept).collect::<Vec<_>>().join(" "),
                citation: String::new(),
            })
        };
        case.documents.iter().filter_map(look).collect()
    }

    /// The legal sources of the rules that were applied, and of the service's others.
    fn citations(&self, case: &Case) -> Vec<String> {
        let applied = case.assessment.findings.iter().map(|f| f.citation.clone());
        let rules = &self.catalogue().policy.rules;
        let others = rules.iter().filter(|r| r.services.contains(&case.service)).map(|r| r.citation.clone());
        let mut seen = BTreeSet::new();
        applied.chain(others).filter(|c| seen.insert(c.clone())).collect()
    }
}

fn sections(case: &Case, service: &Service, words: &Words, zone: &TimeZone) -> Vec<AnswerSection> {
    let consents = consents(case, service, words, zone);
    let asked: &[String] = match &case.status {
        Status::CorrectionAsked { fields, .. } => fields,
        _ => &[],
    };
    let mut sections: Vec<AnswerSection> = Vec::new();
    let mut seen = BTreeSet::new();
    for page in service.pages.iter().chain(&service.screening) {
        let heading = words.text(&format!("section-{}", page.section));
        for id in &page.fields {
            let (Some(answer), Some(field)) = (case.answers.get(id), service.fields.get(id)) else {
                continue;
            };
            if !seen.insert(id) {
                continue;
            }
            let shown = show_answer(words, &service.id, id, field.kind, &answer.value);
            // What was agreed to in the form may have been withdrawn since.
            let changed = consents.iter().find(|c| c.purpose == *id && case.consents.contains_key(id));
            let row = AnswerRow {
                field: id.clone(),
                label: words.of(&service.id).text(&format!("field-{id}")),
                value: match changed {
                    Some(consent) => {
                        let args =
                            Args::new().with("value", shown).with("standing", consent.standing.clone());
                        words.text_with("consent-shown", &args)
                    }
                    None => shown,
                },
                provenance: answer.provenance,
                provenance_word: provenance_word(words, answer.provenance),
                asked: asked.contains(id),
            };
            match sections.iter_mut().find(|s| s.heading == heading) {
                Some(section) => section.rows.push(row),
                None => sections.push(AnswerSection { heading: heading.clone(), rows: vec![row] }),
            }
        }
    }
    sections
}

/// The rules' findings, and answers that contradict what was read by machine or were read with a doubt. A
/// rule that has looked at what was read of an answer says more of it than the general words would.
fn checks(case: &Case, service: &Service, words: &Words) -> Vec<FindingView> {
    let mut checks = findings(words, &case.service, &case.assessment);
    let explained = |id: &str| {
        let read = format!("{id}{SCANNED}");
        let found = case.assessment.findings.iter().filter(|f| f.standing == FindingStanding::Check);
        found.flat_map(|finding| &finding.facts).any(|fact| *fact == read)
    };
    for (id, answer) in case.answers.iter().filter(|(id, _)| !explained(id)) {
        let (Some(read), Some(field)) = (answer.read(), service.fields.get(id)) else { continue };
        let name = match (answer.provenance, answer.doubtful) {
            (Provenance::Corrected, false) => "corrected",
            (Provenance::Corrected, true) => "mended",
            (_, true) => "doubtful",
            _ => continue,
        };
        let args = Args::new()
            .with("label", words.of(&case.service).text(&format!("field-{id}")))
            .with("scanned", show_answer(words, &case.service, id, field.kind, read))
            .with("typed", show_answer(words, &case.service, id, field.kind, &answer.value));
        checks.push(FindingView {
            rule: format!("{name}-{id}"),
            standing: FindingStanding::Check,
            title: words.text_with(&format!("check-{name}"), &args),
            reason: words.text_with(&format!("check-{name}-why"), &args),
            citation: String::new(),
        });
    }
    checks
}

/// "Filed by Siti Rahayu — the mother, for Budi Rahayu": as it stands now, also after a correction.
fn acting(case: &Case, service: &Service, words: &Words) -> Option<GuideFact> {
    let filed = case.acting.as_ref()?;
    let now = service.acting(&case.answers);
    let name = now.map(|acting| acting.name).filter(|name| !name.is_empty());
    let applicant = case.answers.get(FULL_NAME).map(|a| a.value.clone()).unwrap_or_default();
    let args = Args::new()
        .with("role", words.text(&format!("acting-{}", filed.relation)))
        .with("applicant", applicant);
    Some(GuideFact {
        label: words.text("figure-filed-by"),
        value: name.unwrap_or_else(|| filed.name.clone()),
        source: words.text_with("figure-filed-by-for", &args),
        unconfirmed: None,
    })
}

fn documents(case: &Case, here: &BTreeMap<String, AttachmentRow>, words: &Words) -> Vec<DocumentView> {
    let view = |(field, document): (&String, &Document)| {
        let row = here.get(&document.attachment.to_string());
        let arrived = row.is_some_and(|row| matches!(row.state.as_str(), "held" | "queued" | "draft"));
        let mut attachment = attachment_view(words, document);
        if let (0, Some(row)) = (document.pages, row) {
            attachment.pages = u32::try_from(row.pages).unwrap_or(0);
        }
        DocumentView {
            field: field.clone(),
            label: words.of(&case.service).text(&format!("field-{field}")),
            words: if arrived { attachment.words.clone() } else { words.text("document-waiting") },
            attachment: arrived.then_some(attachment),
        }
    };
    case.documents.iter().map(view).collect()
}

fn conditions(service: &Service, words: &Words) -> Vec<ConditionChoice> {
    let choice = |id: &String| ConditionChoice { id: id.clone(), words: condition(words, id) };
    service.conditions.iter().map(choice).collect()
}

/// What could be done to a case as it stands, and by whom.
fn possible(case: &Case) -> Vec<(CaseAct, &'static [Role])> {
    const HANDLE: &[Role] = &[Role::FrontDesk, Role::Officer, Role::Supervisor];
    const DECIDE: &[Role] = &[Role::Officer, Role::Supervisor];
    let mut acts = Vec::new();
    if !case.status.is_closed() {
        let owed = |duty| case.plan.contains(&duty) && !case.is_done(duty);
        if owed(Duty::Pay) {
            acts.push((CaseAct::ConfirmPayment, HANDLE));
        }
        if owed(Duty::Visit) {
            acts.push((CaseAct::RecordVisit, HANDLE));
            acts.push((CaseAct::BookVisit, HANDLE));
            if case.visit.booked.is_some() {
                acts.push((CaseAct::VisitMissed, HANDLE));
            }
        }
        acts.push((CaseAct::Decide, DECIDE));
        acts.push((CaseAct::AskCorrection, HANDLE));
        // What is ready for a decision is decided first.
        if case.owed().is_none() {
            acts.sort_by_key(|(act, _)| *act != CaseAct::Decide);
        }
    }
    match case.stage() {
        Stage::ReadyToCollect => acts.push((CaseAct::HandOver, HANDLE)),
        Stage::Granted | Stage::Collected => {}
        _ => return closing(case, acts, HANDLE),
    }
    acts.push((CaseAct::Revoke, &[Role::Supervisor]));
    closing(case, acts, HANDLE)
}

fn closing(
    case: &Case,
    mut acts: Vec<(CaseAct, &'static [Role])>,
    handle: &'static [Role],
) -> Vec<(CaseAct, &'static [Role])> {
    if !case.undelivered.is_empty() {
        acts.push((CaseAct::TellInPerson, handle));
    }
    acts.push((CaseAct::AddNote, handle));
    if !case.status.is_closed() {
        acts.push((CaseAct::Withdraw, handle));
    }
    acts
}

fn acts(case: &Case, grant: &Grant) -> Vec<CaseAct> {
    possible(case).into_iter().filter(|(_, roles)| grant.has_any(roles)).map(|(act, _)| act).collect()
}

fn denied(case: &Case, grant: &Grant, words: &Words) -> Vec<DeniedAct> {
    let others = possible(case).into_iter().filter(|(_, roles)| !grant.has_any(roles));
    let told = |roles: &[Role]| {
        let refusal = Refusal::RoleMissing { roles: roles.to_vec() };
        words.text_with(&refusal_name(&refusal), &refusal_args(words, &refusal))
    };
    others.map(|(act, roles)| DeniedAct { act, words: told(roles) }).collect()
}

/// The newest act that was not accepted and not put away.
fn refused_act(entries: &[Stored], words: &Words) -> Option<RefusedAct> {
    let stored = entries.iter().rev().find(|s| {
        !s.put_away && matches!(s.standing, Standing::Refused | Standing::Deferred | Standing::Quarantined)
    })?;
    let title = event_title(words, &stored.entry);
    let next = stored.refusal.as_ref().map(|r| (format!("{}.next", refusal_name(r)), refusal_args(words, r)));
    Some(RefusedAct {
        title: words.text_with("act-refused-title", &Args::new().with("act", title)),
        reason: format!("{} {}", standing_words(words, stored), words.text("act-kept")),
        next: next
            .filter(|(id, _)| words.has(id))
            .map(|(id, args)| words.text_with(&id, &args))
            .unwrap_or_default(),
    })
}
