//! The pages of the policy desk, drawn from the versions and the drafts of this device.

use std::collections::BTreeSet;

use jiff::civil::Date;
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::catalogue::{Catalogue, Complaint, Files};
use lawang_core::form::Service;
use lawang_core::journal::{Grant, Role};
use lawang_core::policy::amend::{Fault, NewEffect};
use lawang_core::policy::diff::{diff, effect_name, in_force, lasting};
use lawang_core::policy::{Parameter, ParameterValue, Rule};

use super::centre::Version;
use super::draft::{Draft, Read, in_jakarta, is_text};
use super::told::{Told, as_change, does, reads};
use super::view::{
    CheckView, CompareView, DraftRow, DraftView, EffectChoice, FileText, OnDayParameter, OnDayRule,
    OnDayView, ParameterRow, PolicyAsk, PolicyChangeRow, PolicyOverview, PolicyPage, RuleRow, ServicePolicy,
    TextView, TriedView, VersionRow,
};
use crate::app::{App, blocking};
use crate::failure::Failure;
use crate::office::administration::view::NamedChoice;

impl App {
    pub(super) async fn draw_policy(
        &self,
        window: &str,
        grant: &Grant,
        language: &str,
        ask: PolicyAsk,
    ) -> Result<PolicyPage, Failure> {
        let officer = grant.officer.0.to_string();
        let words = self.words(language)?;
        let (language, today) = (language.to_owned(), self.today());
        match ask {
            PolicyAsk::Overview => self.draw_overview(grant, words).await.map(PolicyPage::Overview),
            PolicyAsk::Draft { draft } => {
                let draft = self.policy_draft(&draft, &officer).await?;
                let base = self.policy_files(draft.base).await?;
                let saved = self.zoned(draft.updated);
                let saved = words.text_with("saved-at", &Args::new().with("clock", words.clock(&saved)));
                let drawn = blocking(move || Ok(draw_draft(&draft, base, &language, saved)));
                drawn.await?.map(|view| PolicyPage::Draft(Box::new(view))).ok_or_else(Failure::not_found)
            }
            PolicyAsk::Service { draft, service } => {
                let draft = self.policy_draft(&draft, &officer).await?;
                let base = self.policy_files(draft.base).await?;
                let drawn = blocking(move || {
                    let (files, _) = draft.files(&base);
                    let day = draft.day().unwrap_or(today);
                    Ok(draw_service(&Read::new(files), &language, &service, day))
                });
                drawn.await?.map(|view| PolicyPage::Service(Box::new(view))).ok_or_else(Failure::not_found)
            }
            PolicyAsk::Text { draft, path } => {
                let draft = self.policy_draft(&draft, &officer).await?;
                let base = self.policy_files(draft.base).await?;
                let own = draft.changes.iter().find_map(|change| match change {
                    lawang_core::policy::amend::Change::WriteFile(file) if file.path == path => {
                        Some(file.text.clone())
                    }
                    _ => None,
                });
                let text = own.as_ref().or_else(|| base.get(&path)).cloned();
                let text = text.ok_or_else(Failure::not_found)?;
                Ok(PolicyPage::Text(TextView { path, text, written: own.is_some() }))
            }
            PolicyAsk::Check { draft, text } => {
                let draft = self.policy_draft(&draft, &officer).await?;
                let base = self.policy_files(draft.base).await?;
                let (faults, found) = blocking(move || Ok(check(&draft, &base, text))).await?;
                let told = Told { words, catalogue: self.catalogue() };
                let mut complaints: Vec<_> = faults.iter().map(|fault| told.not_made(fault)).collect();
                complaints.extend(found.into_iter().map(|found| {
                    let line = u32::try_from(found.line).unwrap_or(u32::MAX);
                    told.complaint(&found.file, line, found.message)
                }));
                Ok(PolicyPage::Check(CheckView { complaints }))
            }
            PolicyAsk::Compare { old, new } => {
                let (versions, _) = self.policy_versions();
                let label = |number: u32| {
                    let version = versions.iter().find(|version| version.number == u64::from(number));
                    version.map(|version| self.version_row(words, version)).ok_or_else(Failure::not_found)
                };
                let labels = [label(old)?, label(new)?].map(|row| version_label(words, &row));
                let files = (self.policy_files(old.into()).await?, self.policy_files(new.into()).await?);
                let groups = blocking(move || {
                    let (old, new) = (Read::new(files.0), Read::new(files.1));
                    let diff = diff((&old.files, &old.catalogue), (&new.files, &new.catalogue));
                    Ok(told(&new.catalogue, &language)
                        .zip(told(&old.catalogue, &language))
                        .map(|(new, old)| new.groups(&old, &diff, today)))
                });
                let [old, new] = labels;
                Ok(PolicyPage::Compare(CompareView {
                    old,
                    new,
                    groups: groups.await?.ok_or_else(Failure::not_found)?,
                }))
            }
            PolicyAsk::TryIt { draft, months } => {
                let draft = self.policy_draft(&draft, &officer).await?;
                let base = self.policy_files(draft.base).await?;
                let (number, from) = (draft.base, draft.day().unwrap_or(today));
                let until = draft.details.until.parse().ok();
                let work = blocking(move || {
                    let (files, faults) = draft.files(&base);
                    Ok((super::tried::changed(&base, &files), faults))
                });
                let (changed, faults) = work.await?;
                // What cannot be made is not tried: the figures would be those of another draft.
                if !faults.is_empty() {
                    let told = Told { words, catalogue: self.catalogue() };
                    let complaints = faults.iter().map(|fault| told.not_made(fault)).collect();
                    return Ok(PolicyPage::Tried(Box::new(TriedView { complaints, ..TriedView::default() })));
                }
                let asked = (number, changed, from, until);
                let view = self.try_policy(window, words, asked, months).await?;
                Ok(PolicyPage::Tried(Box::new(view)))
            }
            PolicyAsk::Measure { measure } => {
                self.draw_measure(words, &measure).await.map(PolicyPage::Measure)
            }
            PolicyAsk::Proposal { proposal } => {
                let view = self.draw_proposal(window, grant, words, &proposal).await?;
                Ok(PolicyPage::Proposal(Box::new(view)))
            }
            PolicyAsk::TryProposal { proposal, months } => {
                let (stream, seen) = self.policy_proposal(&proposal).await?;
                let proposal = seen.state.proposal;
                let from = in_jakarta(proposal.from).date();
                let asked = (proposal.base, proposal.changed, from, None);
                let view = self.try_policy(window, words, asked, months).await?;
                if view.complaints.is_empty() {
                    self.remember_tried(window, stream, seen.version).await;
                }
                Ok(PolicyPage::Tried(Box::new(view)))
            }
            PolicyAsk::OnDay { service, day } => {
                let day: Date = day.parse().map_err(|_| Failure::not_found())?;
                let version = self.policy_version_on(day);
                let row = version_label(words, &self.version_row(words, &version));
                let files = self.policy_files(version.number).await?;
                let drawn =
                    blocking(move || Ok(draw_on_day(&Read::new(files), &language, &service, day, row)));
                drawn.await?.map(PolicyPage::OnDay).ok_or_else(Failure::not_found)
            }
        }
    }

    /// The version in force at the beginning of a day.
    fn policy_version_on(&self, day: Date) -> Version {
        let (versions, _) = self.policy_versions();
        let zone = jiff::tz::TimeZone::get(super::draft::ZONE).unwrap_or(jiff::tz::TimeZone::UTC);
        let begins = day.to_zoned_datetime(zone).map_or(i64::MAX, |start| start.timestamp().as_millisecond());
        let known = versions.iter().rfind(|version| version.from.is_none_or(|from| from <= begins)).cloned();
        known.unwrap_or_default()
    }

    async fn draw_overview(&self, grant: &Grant, words: &Words) -> Result<PolicyOverview, Failure> {
        let (versions, current) = self.policy_versions();
        let rows = |keep: &dyn Fn(&Version) -> bool| -> Vec<VersionRow> {
            let kept = versions.iter().filter(|version| keep(version));
            kept.map(|version| self.version_row(words, version)).collect()
        };
        let now = self.now();
        let coming: Vec<u64> = self
            .0
            .versions
            .with(|schedule| schedule.upcoming(now).iter().map(|version| version.number).collect());
        let mut history = rows(&|version| version.number < current);
        history.reverse();
        let drafts = self.policy_drafts(&grant.officer.0.to_string()).await?;
        Ok(PolicyOverview {
            may_edit: grant.has_any(&[Role::PolicyEditor]),
            may_approve: grant.has_any(&[Role::PolicyApprover]),
            current: rows(&|version| version.number == current).pop().ok_or_else(Failure::not_found)?,
            upcoming: rows(&|version| coming.contains(&version.number)),
            history,
            proposals: self.proposal_rows(words).await?,
            drafts: drafts.iter().map(|draft| self.draft_row(words, draft)).collect(),
            measures: self.measure_rows(words).await?,
            signals: self.policy_signals(words).await?,
            services: services(self.catalogue(), words),
            today: self.today().to_string(),
        })
    }

    fn draft_row(&self, words: &Words, draft: &Draft) -> DraftRow {
        let from = draft.day().map_or_else(|| draft.details.day.clone(), |day| words.date(day));
        let changes = Args::new().with("count", i64::try_from(draft.changes.len()).unwrap_or(i64::MAX));
        DraftRow {
            id: draft.id.clone(),
            title: title(words, &draft.details.title).unwrap_or_else(|| words.text("policy-untitled")),
            from: words.text_with("policy-span-from", &Args::new().with("from", from)),
            changes: words.text_with("policy-changes-count", &changes),
            saved: words.moment(&self.zoned(draft.updated), &self.zoned(self.now())),
        }
    }

    fn version_row(&self, words: &Words, version: &Version) -> VersionRow {
        let told = Told { words, catalogue: self.catalogue() };
        let by = version.by.as_ref().map(|(by, approved)| {
            let args = Args::new().with("by", by.clone()).with("approved", approved.clone());
            words.text_with("policy-version-by", &args)
        });
        VersionRow {
            number: u32::try_from(version.number).unwrap_or(u32::MAX),
            title: title(words, &version.title).unwrap_or_else(|| words.text("policy-version-built-in")),
            from: version.from.map(|from| self.jakarta(words, from)).unwrap_or_default(),
            by: by.unwrap_or_default(),
            services: if version.services.is_empty() {
                String::new()
            } else {
                told.services(&version.services)
            },
        }
    }

    /// "1 December 2026 00:00, Jakarta time"
    pub(super) fn jakarta(&self, words: &Words, wall: i64) -> String {
        let time = in_jakarta(wall);
        let args = Args::new().with("date", words.date(time.date())).with("clock", words.clock(&time));
        words.text_with("policy-instant", &args)
    }
}

pub(super) fn title(words: &Words, titles: &std::collections::BTreeMap<String, String>) -> Option<String> {
    let own = titles.get(words.language()).filter(|title| !title.trim().is_empty());
    own.or_else(|| titles.values().find(|title| !title.trim().is_empty())).cloned()
}

fn version_label(words: &Words, row: &VersionRow) -> String {
    let args = Args::new().with("number", i64::from(row.number)).with("title", row.title.clone());
    words.text_with("policy-version-label", &args)
}

fn told<'c>(catalogue: &'c Catalogue, language: &str) -> Option<Told<'c>> {
    Some(Told { words: catalogue.words(language)?, catalogue })
}

fn services(catalogue: &Catalogue, words: &Words) -> Vec<NamedChoice> {
    let shown = catalogue.shown();
    let all = shown.iter().flat_map(|(_, services)| services);
    all.map(|service| NamedChoice {
        id: service.id.clone(),
        name: words.text(&format!("service-{}", service.id)),
    })
    .collect()
}

fn draw_draft(draft: &Draft, base: Files, language: &str, saved: String) -> Option<DraftView> {
    let (files, faults) = draft.files(&base);
    let old = Read::new(base);
    let new = Read::new(files);
    let told = told(&old.catalogue, language)?;
    let words = told.words;
    let differs = diff((&old.files, &old.catalogue), (&new.files, &new.catalogue));
    let lasts = lasting(&differs, &old.catalogue, &new.catalogue);
    let changes = draft.changes.iter().enumerate().map(|(at, change)| PolicyChangeRow {
        at: u32::try_from(at).unwrap_or(u32::MAX),
        text: told.change(change),
        citation: citation(change),
        problems: faults.iter().filter(|fault| fault.change == at).map(|fault| told.fault(fault)).collect(),
        reads: reads(&new.catalogue, words, change),
        change: change.clone(),
    });
    let language_names = old
        .catalogue
        .languages
        .iter()
        .map(|id| NamedChoice { id: id.clone(), name: words.text(&format!("policy-language-{id}")) });
    let number = Args::new().with("number", i64::try_from(draft.base).unwrap_or(i64::MAX));
    Some(DraftView {
        id: draft.id.clone(),
        languages: language_names.collect(),
        details: draft.details.clone(),
        based_on: words.text_with("policy-based-on", &number),
        changes: changes.collect(),
        lasts: lasts.map(|lasts| told.lasting(lasts)).unwrap_or_default(),
        services: services(&old.catalogue, words),
        files: old.files.keys().filter(|path| is_text(path)).cloned().collect(),
        saved,
    })
}

fn citation(change: &lawang_core::policy::amend::Change) -> String {
    use lawang_core::policy::amend::Change;
    match change {
        Change::SetParameter(change) => change.citation.clone(),
        Change::PutRule(change) => change.citation.clone(),
        Change::EndRule(change) => change.citation.clone(),
        Change::AddDocument(change) => change.citation.clone(),
        Change::AddParameter(change) => change.citation.clone(),
        Change::AddQuestion(_) | Change::WriteFile(_) => String::new(),
    }
}

/// The changes of a draft that cannot be made, and what is to be said of its files; of one that is being written, of
/// that file alone.
fn check(draft: &Draft, base: &Files, text: Option<FileText>) -> (Vec<Fault>, Vec<Complaint>) {
    let (mut files, faults) = draft.files(base);
    match text {
        Some(text) => {
            let path = text.path.clone();
            files.insert(text.path, text.text);
            let found = lawang_core::catalogue::load(&files).complaints;
            (vec![], found.into_iter().filter(|complaint| complaint.file == path).collect())
        }
        None => (faults, lawang_core::catalogue::check(&files)),
    }
}

fn draw_service(read: &Read, language: &str, id: &str, day: Date) -> Option<ServicePolicy> {
    let catalogue = &read.catalogue;
    let told = told(catalogue, language)?;
    let service = catalogue.services.get(id)?;
    let found = in_force(catalogue, service, day);
    Some(ServicePolicy {
        service: id.to_owned(),
        name: told.service(id),
        parameters: found
            .parameters
            .iter()
            .map(|(p, value)| parameter_row(&told, service, p, value))
            .collect(),
        rules: found.rules.iter().map(|rule| rule_row(&told, read, rule, day)).collect(),
        documents: documents(catalogue, service, &told),
        facts: facts(&told, service),
        effects: effects(told.words),
    })
}

fn parameter_row(
    told: &Told<'_>,
    service: &Service,
    parameter: &Parameter,
    value: &ParameterValue,
) -> ParameterRow {
    let later = parameter.values.iter().filter(|other| other.from > value.from);
    let readers: BTreeSet<&String> = told
        .catalogue
        .policy
        .rules
        .iter()
        .filter(|rule| rule.expressions().any(|e| e.names().contains(&parameter.id)))
        .flat_map(|rule| &rule.services)
        .filter(|id| **id != service.id)
        .collect();
    let count = i64::try_from(readers.len()).unwrap_or(i64::MAX);
    ParameterRow {
        id: parameter.id.clone(),
        name: told.parameter(&parameter.id),
        value: value.value,
        words: told.words.measured(value.value, &parameter.unit),
        unit: parameter.unit.clone(),
        since: told.since(value.from, None, &value.citation),
        verified: told.verified(value.verified),
        later: later
            .map(|value| {
                let args = Args::new()
                    .with("value", told.words.measured(value.value, &parameter.unit))
                    .with("span", told.span(value.from, None));
                told.words.text_with("policy-parameter-later", &args)
            })
            .collect(),
        shared: (count > 0)
            .then(|| told.words.text_with("policy-parameter-shared", &Args::new().with("count", count))),
    }
}

fn rule_row(told: &Told<'_>, read: &Read, rule: &Rule, day: Date) -> RuleRow {
    let source = |expression: &lawang_core::policy::expression::Expression| expression.source().to_owned();
    RuleRow {
        id: rule.id.clone(),
        effect: told.effect(effect_name(&rule.effect)),
        text: told.rule(rule, day),
        condition: rule.conditions().map(source).collect::<Vec<_>>().join(" && "),
        since: told.span(rule.from, rule.until),
        citation: rule.citation.clone(),
        rule: as_change(rule, &read.files, &read.catalogue.languages),
    }
}

/// Documents that some other service asks for and this one does not.
fn documents(catalogue: &Catalogue, service: &Service, told: &Told<'_>) -> Vec<NamedChoice> {
    let all: BTreeSet<&String> = catalogue
        .services
        .values()
        .flat_map(|other| &other.fields)
        .filter(|(_, field)| field.kind == lawang_core::form::FieldKind::Document)
        .map(|(id, _)| id)
        .filter(|id| !service.fields.contains_key(*id))
        .collect();
    let name = |id: &String| told.words.maybe(&format!("field-{id}")).unwrap_or_else(|| id.clone());
    let mut named: Vec<NamedChoice> =
        all.into_iter().map(|id| NamedChoice { id: id.clone(), name: name(id) }).collect();
    named.sort_by(|a, b| a.name.cmp(&b.name));
    named
}

/// Answers and figures that a condition can read.
fn facts(told: &Told<'_>, service: &Service) -> Vec<NamedChoice> {
    let own = told.words.of(&service.id);
    let asked = service.fields.iter().filter(|(_, field)| !field.kind.is_attachment()).map(|(id, _)| {
        NamedChoice { id: id.clone(), name: own.maybe(&format!("field-{id}")).unwrap_or_else(|| id.clone()) }
    });
    let today = NamedChoice { id: "today".into(), name: told.words.text("policy-fact-today") };
    let figures = told.catalogue.policy.parameters.keys();
    let figures = figures.map(|id| NamedChoice { id: id.clone(), name: told.parameter(id) });
    let mut facts: Vec<NamedChoice> = asked.chain(figures).collect();
    facts.sort_by(|a, b| a.name.cmp(&b.name));
    facts.insert(0, today);
    facts
}

/// What a new rule can do in a form; figures and limits are written as text.
fn effects(words: &Words) -> Vec<EffectChoice> {
    let none = String::new;
    let all = [
        NewEffect::Refuse,
        NewEffect::Warn,
        NewEffect::Interview,
        NewEffect::Check,
        NewEffect::Fee { fee: none(), label: None },
        NewEffect::Waive { waive: none() },
        NewEffect::Route { route: none() },
    ];
    all.iter()
        .map(|effect| EffectChoice {
            does: does(effect).to_owned(),
            name: words.text(&format!("policy-effect-{}", does(effect))),
            words: effect
                .words()
                .iter()
                .map(|part| {
                    let name = if part.is_empty() { "label" } else { part };
                    NamedChoice { id: (*part).to_owned(), name: words.text(&format!("policy-words-{name}")) }
                })
                .collect(),
        })
        .collect()
}

fn draw_on_day(read: &Read, language: &str, id: &str, day: Date, version: String) -> Option<OnDayView> {
    let told = told(&read.catalogue, language)?;
    let service = read.catalogue.services.get(id)?;
    let found = in_force(&read.catalogue, service, day);
    let args = Args::new().with("service", told.service(id)).with("day", told.words.date(day));
    Some(OnDayView {
        title: told.words.text_with("policy-on-day-title", &args),
        version,
        parameters: found
            .parameters
            .iter()
            .map(|(parameter, value)| OnDayParameter {
                name: told.parameter(&parameter.id),
                value: told.words.measured(value.value, &parameter.unit),
                since: told.since(value.from, None, &value.citation),
            })
            .collect(),
        rules: found
            .rules
            .iter()
            .map(|rule| OnDayRule {
                effect: told.effect(effect_name(&rule.effect)),
                text: told.rule(rule, day),
                since: told.since(rule.from, rule.until, &rule.citation),
            })
            .collect(),
    })
}
