//! From files to a catalogue. Names that lead nowhere are complaints; the rest is still read.

use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

use super::raw::{
    RawActing, RawBlock, RawCatalogue, RawDeadline, RawField, RawFiled, RawGroup, RawOption, RawPage,
    RawPermit, RawService,
};
use super::{Catalogue, Complaint, Files, Group, Issuer, Loaded, guide, words::Words};
use crate::form::acting::ActingFields;
use crate::form::{Choice, Field, FieldKind, Filed, Page, PermitType, Service};
use crate::journal::sign::Hash;
use crate::policy::deadlines::DeadlineFields;
use crate::policy::expression::Expression;

/// The most characters of an answer where the field says nothing.
const DEFAULT_LENGTH: usize = 200;

/// One file being read, and where complaints about it go.
pub(super) struct Source<'a> {
    pub file: &'a str,
    pub text: &'a str,
    pub complaints: &'a mut Vec<Complaint>,
}

impl Source<'_> {
    pub fn complain(&mut self, offset: usize, message: impl Into<String>) {
        let line = self.text.get(..offset).map_or(0, |before| before.matches('\n').count() + 1);
        self.complaints.push(Complaint { file: self.file.into(), line, message: message.into() });
    }

    pub fn toml<T: DeserializeOwned>(&mut self) -> Option<T> {
        match toml::from_str(self.text) {
            Ok(value) => Some(value),
            Err(error) => {
                let offset = error.span().map_or(0, |span| span.start);
                self.complain(offset, error.message().to_owned());
                None
            }
        }
    }

    pub fn expression(&mut self, raw: &Spanned<String>) -> Option<Expression> {
        match Expression::new(raw.get_ref()) {
            Ok(expression) => Some(expression),
            Err(error) => {
                self.complain(raw.span().start, format!("the expression {error}"));
                None
            }
        }
    }
}

/// A content address: the hash of names and bytes, in order.
pub fn address<'a>(files: impl Iterator<Item = (&'a String, &'a String)>) -> Hash {
    let mut bytes = Vec::new();
    for (name, text) in files {
        for part in [name.as_bytes(), text.as_bytes()] {
            bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
            bytes.extend_from_slice(part);
        }
    }
    Hash::of(&[&bytes])
}

pub(super) fn load(files: &Files) -> Loaded {
    let mut complaints = Vec::new();
    let head = read::<RawCatalogue>(files, "catalogue.toml", &mut complaints);
    let head = head.unwrap_or(RawCatalogue {
        id: String::new(),
        languages: vec![],
        country: None,
        signer: None,
        group: vec![],
    });

    let mut blocks: BTreeMap<String, RawBlock> = BTreeMap::new();
    let mut services = BTreeMap::new();
    let mut guides = BTreeMap::new();
    for name in files.keys() {
        if let Some(id) = name.strip_prefix("blocks/").and_then(|n| n.strip_suffix(".toml"))
            && let Some(block) = read(files, name, &mut complaints)
        {
            blocks.insert(id.to_owned(), block);
        }
    }
    for (name, text) in files {
        let mut source = Source { file: name, text, complaints: &mut complaints };
        let Some((id, file)) = name.strip_prefix("services/").and_then(|n| n.split_once('/')) else {
            continue;
        };
        if file == "service.toml" {
            if let Some(raw) = source.toml::<RawService>() {
                if raw.id.get_ref() != id {
                    source.complain(raw.id.span().start, format!("the id must be its folder's name, {id}"));
                }
                services.insert(id.to_owned(), service(&raw, &blocks, &mut source));
            }
        } else if let Some(language) = file.strip_prefix("guide.").and_then(|f| f.strip_suffix(".md")) {
            let (sections, faults) = guide::read(text);
            for (offset, message) in faults {
                source.complain(offset, message);
            }
            guides.insert((id.to_owned(), language.to_owned()), sections);
        }
    }
    let words: BTreeMap<_, _> =
        head.languages.iter().map(|l| (l.clone(), words(files, l, &mut complaints))).collect();
    let policy_files = || files.iter().filter(|(name, _)| super::is_policy(name));
    let mut policy = super::policy_file::load(policy_files(), &mut complaints);
    policy.hash = address(policy_files());
    let (calendar, slots) = super::calendar_file::load(files, &mut complaints);
    let catalogue = Catalogue {
        id: head.id,
        calendar,
        slots,
        countries: countries(files, &head.languages),
        languages: head.languages,
        issuer: head.country.zip(head.signer).map(|(country, signer)| Issuer { country, signer }),
        groups: groups(&head.group, &services, files, &mut complaints),
        services,
        policy,
        words,
        guides,
        crest: files.get("crest.svg").cloned(),
        hash: address(files.iter().filter(|(name, _)| !super::is_policy(name))),
    };
    Loaded { catalogue, complaints }
}

/// A service stands in one group, or in none.
fn groups(
    raw: &[RawGroup],
    services: &BTreeMap<String, Service>,
    files: &Files,
    complaints: &mut Vec<Complaint>,
) -> Vec<Group> {
    let name = "catalogue.toml";
    let mut source = Source { file: name, text: files.get(name).map_or("", String::as_str), complaints };
    let mut seen = BTreeSet::new();
    for service in raw.iter().flat_map(|group| &group.services) {
        let (id, at) = (service.get_ref(), service.span().start);
        if !services.contains_key(id) {
            source.complain(at, format!("there is no service {id}"));
        } else if !seen.insert(id) {
            source.complain(at, format!("{id} stands in a group already"));
        }
    }
    let group = |group: &RawGroup| Group {
        id: group.id.clone(),
        services: group.services.iter().map(|id| id.get_ref().clone()).collect(),
    };
    raw.iter().map(group).collect()
}

pub(super) fn read<T: DeserializeOwned>(
    files: &Files,
    name: &str,
    complaints: &mut Vec<Complaint>,
) -> Option<T> {
    match files.get(name) {
        Some(text) => Source { file: name, text, complaints }.toml(),
        None => {
            complaints.push(Complaint { file: name.into(), line: 0, message: "the file is missing".into() });
            None
        }
    }
}

fn words(files: &Files, language: &str, complaints: &mut Vec<Complaint>) -> Words {
    let folder = format!("locales/{language}/");
    let texts: Vec<(&String, &String)> =
        files.iter().filter(|(name, _)| name.starts_with(&folder) && name.ends_with(".ftl")).collect();
    if texts.is_empty() {
        complaints.push(Complaint { file: folder, line: 0, message: "no words of this language".into() });
    }
    let (words, faults) = Words::new(language, &texts.iter().map(|(_, t)| t.as_str()).collect::<Vec<_>>());
    for (file, offset, message) in faults {
        let (name, text) = texts[file];
        Source { file: name, text, complaints }.complain(offset, message);
    }
    words
}

/// A country is what the first language has a name for.
fn countries(files: &Files, languages: &[String]) -> BTreeSet<String> {
    let folder = format!("locales/{}/", languages.first().map_or("", String::as_str));
    files
        .iter()
        .filter(|(name, _)| name.starts_with(&folder))
        .flat_map(|(_, text)| text.lines())
        .filter_map(|line| line.strip_prefix("country-")?.split([' ', '=']).next().map(str::to_owned))
        .filter(|code| code.bytes().all(|b| b.is_ascii_uppercase()))
        .collect()
}

fn service(raw: &RawService, blocks: &BTreeMap<String, RawBlock>, source: &mut Source<'_>) -> Service {
    let mut fields = BTreeMap::new();
    for (id, field) in &raw.field {
        fields.insert(id.clone(), self::field(id, field, source));
    }
    let mut acting = raw.acting.as_ref().map(acting_fields);
    let mut pages = |raw: &[RawPage], source: &mut Source<'_>| {
        let mut out = Vec::new();
        for page in raw {
            match &page.block {
                None => out.extend(self::page(page, source)),
                Some(name) if page.when.is_some() => {
                    source.complain(name.span().start, "a block takes no condition; its pages can have one");
                }
                Some(name) => match blocks.get(name.get_ref()) {
                    Some(block) => {
                        acting = acting.take().or_else(|| block.acting.as_ref().map(acting_fields));
                        for (id, field) in &block.field {
                            fields.entry(id.clone()).or_insert_with(|| self::field(id, field, source));
                        }
                        out.extend(block.page.iter().filter_map(|page| self::page(page, source)));
                    }
                    None => source
                        .complain(name.span().start, format!("there is no blocks/{}.toml", name.get_ref())),
                },
            }
        }
        out
    };
    let (screening, form) = (pages(&raw.screening, source), pages(&raw.page, source));
    let service = Service {
        id: raw.id.get_ref().clone(),
        pictogram: raw.pictogram.clone(),
        plan: raw.steps.clone(),
        conditions: raw.conditions.clone(),
        days: (raw.days.0.get_ref().clone(), raw.days.1.get_ref().clone()),
        screening,
        pages: form,
        fields,
        decisive: raw.decisive.iter().map(|name| name.get_ref().clone()).collect(),
        permit: raw.permit.as_ref().map(|raw| permit(raw, source)),
        filed: raw
            .filed
            .as_ref()
            .map_or(Filed { kiosk: true, counter: true, online: None }, |f| filed(f, source)),
        acting,
        deadline: raw.deadline.as_ref().map(deadline),
    };
    for page in raw.screening.iter().chain(&raw.page) {
        for name in page.fields.iter().filter(|f| !service.fields.contains_key(f.get_ref())) {
            source.complain(name.span().start, format!("there is no field {}", name.get_ref()));
        }
    }
    service
}

fn deadline(raw: &RawDeadline) -> DeadlineFields {
    let name = |name: &Option<Spanned<String>>| name.as_ref().map(|name| name.get_ref().clone());
    DeadlineFields {
        ends: raw.ends.get_ref().clone(),
        opens: name(&raw.opens),
        late_day: name(&raw.late_day),
        fee_days: name(&raw.fee_days),
    }
}

fn permit(raw: &RawPermit, source: &mut Source<'_>) -> PermitType {
    let name = raw.kind.get_ref();
    if !(1..=4).contains(&name.len()) || !name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
        source.complain(raw.kind.span().start, "a permit's type has one to four capital letters or digits");
    }
    PermitType { name: name.clone(), entries: raw.entries }
}

fn acting_fields(raw: &RawActing) -> ActingFields {
    ActingFields { relation: raw.relation.get_ref().clone(), name: raw.name.get_ref().clone() }
}

fn filed(raw: &RawFiled, source: &mut Source<'_>) -> Filed {
    let online = raw.online.as_ref();
    if !raw.kiosk.get_ref() && !raw.counter && online.is_none() {
        source.complain(raw.kiosk.span().start, "nobody can file this anywhere; say where");
    }
    if let Some(host) =
        online.filter(|host| host.get_ref().contains(['/', ' ', ':']) || !host.get_ref().contains('.'))
    {
        source
            .complain(host.span().start, "the agency's own site is a host name such as evisa.imigrasi.go.id");
    }
    Filed {
        kiosk: *raw.kiosk.get_ref(),
        counter: raw.counter,
        online: online.map(|host| host.get_ref().clone()),
    }
}

fn page(raw: &RawPage, source: &mut Source<'_>) -> Option<Page> {
    let Some(id) = &raw.id else {
        source.complain(0, "a page needs an id, or a block to stand for");
        return None;
    };
    if raw.fields.is_empty() {
        source.complain(id.span().start, format!("the page {} asks nothing", id.get_ref()));
    }
    Some(Page {
        id: id.get_ref().clone(),
        section: raw.section.clone(),
        kind: raw.kind,
        fields: raw.fields.iter().map(|f| f.get_ref().clone()).collect(),
        when: raw.when.as_ref().and_then(|when| source.expression(when)),
    })
}

fn field(id: &str, raw: &RawField, source: &mut Source<'_>) -> Field {
    let kind = *raw.kind.get_ref();
    if (kind == FieldKind::Choice) == raw.options.is_empty() {
        source.complain(raw.kind.span().start, format!("{id}: a choice, and only a choice, has options"));
    }
    if kind != FieldKind::Photo && raw.photo.is_some() {
        source.complain(raw.kind.span().start, format!("{id}: only a photo has rules for photos"));
    }
    let start = raw.kind.span().start;
    let options = raw.options.iter().map(|option| match option {
        RawOption::Plain(value) => Choice { value: value.clone(), when: None },
        RawOption::Conditional { value, when } => {
            let when = when.as_ref().and_then(|when| match Expression::new(when) {
                Ok(expression) => Some(expression),
                Err(error) => {
                    source.complain(start, format!("{id}, option {value}: the expression {error}"));
                    None
                }
            });
            Choice { value: value.clone(), when }
        }
    });
    Field {
        kind,
        optional: raw.optional,
        options: options.collect(),
        optional_when: raw.optional_when.as_ref().and_then(|when| source.expression(when)),
        max_length: raw.max_length.unwrap_or(DEFAULT_LENGTH),
        valid: raw.valid.as_ref().and_then(|valid| source.expression(valid)),
        mrz: raw.mrz,
        shared: raw.shared,
        consent: raw.consent,
        photo: (kind == FieldKind::Photo).then(|| raw.photo.clone().unwrap_or_default()),
    }
}
