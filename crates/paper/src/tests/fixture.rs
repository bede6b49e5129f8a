//! A case under the catalogue that ships, on a fixed day.

use std::path::Path;

use jiff::civil::date;
use jiff::tz::TimeZone;
use lawang_core::case::{Case, Pinned, Seals, Status, Step, StepTaken, Visit};
use lawang_core::catalogue::{Catalogue, Files, load};
use lawang_core::form::answer::{Answer, Answers, Document, Documents, Media};
use lawang_core::ids::{AttachmentId, OfficeId};
use lawang_core::journal::sign::Hash;
use lawang_core::policy::assess::{assess, plan, promise};
use lawang_core::reference::Reference;

use crate::Letterhead;

/// An extension that can be had.
pub const USUAL: &[(&str, &str)] = &[
    ("permit_kind", "visit_visa"),
    ("permit_end", "2026-12-18"),
    ("extended_before", "no"),
    ("extension_days", "60"),
    ("passport_expiry", "2029-05-14"),
    ("birth_date", "1974-08-12"),
    ("full_name", "ANNA MARIA ERIKSSON"),
    ("passport_number", "L898902C3"),
    ("nationality", "UTO"),
    ("sex", "female"),
    ("arrival_date", "2026-10-20"),
    ("address", "Jalan Bukit 8\nSingaraja"),
    ("purpose", "tourism"),
    ("email", "anna@example.org"),
];

pub struct Fixture {
    pub catalogue: Catalogue,
    zone: TimeZone,
    pub now: i64,
}

pub fn answers(given: &[(&str, &str)]) -> Answers {
    given.iter().map(|(field, value)| ((*field).to_owned(), Answer::typed(*value))).collect()
}

fn files(folder: &Path, root: &Path, into: &mut Files) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, root, into);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            into.insert(name, text);
        }
    }
}

impl Fixture {
    pub fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue");
        let mut found = Files::new();
        files(&root, &root, &mut found);
        let zone = TimeZone::get("Asia/Makassar").unwrap();
        let now = date(2026, 11, 24).at(10, 42, 0, 0).to_zoned_datetime(zone.clone()).unwrap();
        let now = now.timestamp().as_millisecond();
        Self { catalogue: load(&found).catalogue, zone, now }
    }

    pub fn letterhead(&self, language: &str) -> Letterhead<'_> {
        Letterhead {
            catalogue: &self.catalogue,
            words: self.catalogue.words(language).unwrap(),
            calendar: &self.catalogue.calendar,
            office: "Kantor Imigrasi Kelas II TPI Singaraja",
            server: Some("https://lawang.example.go.id/"),
            demo: true,
            zone: &self.zone,
            now: self.now,
        }
    }

    /// Filed a day ago; `given` in place of the usual answers.
    pub fn case(&self, service: &str, given: &[(&str, &str)]) -> Case {
        let mut all = answers(USUAL);
        all.extend(answers(given));
        let service = &self.catalogue.services[service];
        let found = assess(service, &self.catalogue.policy, &all, date(2026, 11, 23));
        let document = |media| Document {
            attachment: AttachmentId(uuid()),
            media,
            size: 1_234_567,
            pages: 1,
            mac: String::new(),
            changes: vec![],
            photo: None,
        };
        Case {
            reference: Reference::from_random(0x1234_5678_9ABC_DEF0),
            service: service.id.clone(),
            pinned: Pinned { catalogue: Hash::ZERO, policy: Hash::ZERO },
            office: OfficeId("singaraja".into()),
            language: "en".into(),
            acting: None,
            answers: all,
            documents: Documents::from([
                ("onward_ticket".into(), document(Media::Pdf)),
                ("photo".into(), document(Media::Jpeg)),
            ]),
            plan: plan(service, &self.catalogue.policy, &found),
            assessment: found,
            pin: String::new(),
            document_key: String::new(),
            status: Status::InReview { corrected: false },
            promise: promise(service, &self.catalogue.policy, date(2026, 11, 23)),
            bills: vec![],
            paid: None,
            visit: Visit::default(),
            collected: None,
            revoked: None,
            seals: Seals::default(),
            undelivered: vec![],
            consents: std::collections::BTreeMap::new(),
            turns: vec![],
            steps: vec![StepTaken { step: Step::Submitted, at: self.now - 86_400_000, officer: None }],
            reassessed: None,
            erased: false,
        }
    }

    /// The case an hour ago, after a step.
    pub fn after(&self, case: &Case, status: Status, step: Step) -> Case {
        let mut case = Case { status, ..case.clone() };
        case.steps.push(StepTaken { step, at: self.now - 3_600_000, officer: None });
        case
    }
}

fn uuid() -> uuid::Uuid {
    uuid::Uuid::nil()
}
