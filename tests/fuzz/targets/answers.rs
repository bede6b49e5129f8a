//! Answers to every service of the catalogue: read, walked and assessed, whatever was typed, in whichever
//! order, on whichever day. The first byte chooses the service, the second the day; then a line an answer,
//! whose first byte chooses the field.
#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::date;
use lawang_core::catalogue::{self, Catalogue, Files};
use lawang_core::form::answer::{Answer, Answers, Documents};
use lawang_core::form::{parse, walk};
use lawang_core::policy::assess::{assess, facts};
use lawang_core::policy::assessment::Assessment;
use libfuzzer_sys::fuzz_target;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../catalogue"));
    let mut files = Files::new();
    collect(root, root, &mut files);
    let loaded = catalogue::load(&files);
    assert_eq!(loaded.complaints, []);
    loaded.catalogue
});

fn collect(root: &Path, folder: &Path, files: &mut Files) {
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            collect(root, &entry, files);
        } else if let (Ok(name), Ok(text)) = (entry.strip_prefix(root), std::fs::read_to_string(&entry)) {
            files.insert(name.to_str().unwrap().to_owned(), text);
        }
    }
}

fuzz_target!(|data: &[u8]| {
    let [service, day, lines @ ..] = data else { return };
    let services: Vec<_> = CATALOGUE.services.values().collect();
    let service = services[usize::from(*service) % services.len()];
    let today = date(2026, 1, 1).saturating_add(jiff::Span::new().days(i64::from(*day) * 5));
    let fields: Vec<_> = service.fields.iter().collect();
    let mut answers = Answers::new();
    for line in lines.split(|byte| *byte == b'\n').take(60) {
        let [field, typed @ ..] = line else { continue };
        let (id, field) = fields[usize::from(*field) % fields.len()];
        let typed = String::from_utf8_lossy(typed);
        let known = facts(service, &CATALOGUE.policy, &answers, today);
        let is_country = |code: &str| CATALOGUE.countries.contains(code);
        match parse::parse(id, field, &typed, &known, is_country) {
            Ok(Some(value)) => {
                // What was taken is taken again, as it is.
                assert_eq!(parse::parse(id, field, &value, &known, is_country), Ok(Some(value.clone())));
                answers.insert(id.clone(), Answer::typed(value));
            }
            Ok(None) => {
                answers.remove(id);
            }
            // An answer of an older catalogue may be what this one would not take: rules see it all the same.
            Err(_) if typed.len() % 7 == 0 => {
                answers.insert(id.clone(), Answer::typed(typed));
            }
            Err(_) => {}
        }
    }
    let known = facts(service, &CATALOGUE.policy, &answers, today);
    let (mut page, mut seen) = (walk::after(&service.pages, None, &known), 0);
    while let Some(at) = page {
        seen += 1;
        assert!(seen <= service.pages.len(), "the way through the form does not end");
        let next = walk::after(&service.pages, Some(&at.id), &known);
        if let Some(next) = next {
            assert_eq!(walk::before(&service.pages, &next.id, &known).map(|p| &p.id), Some(&at.id));
        }
        page = next;
    }
    assert_eq!(seen, walk::shown(&service.pages, &known).count());
    let asked: Vec<_> = walk::asked(service, &known).collect();
    for (_, field) in walk::missing(service, &answers, &Documents::new(), &known) {
        let is_file = service.fields[field].kind.is_attachment();
        assert!(asked.contains(&field) && (is_file || !answers.contains_key(field)));
    }
    let assessment = assess(service, &CATALOGUE.policy, &answers, today);
    let written = serde_json::to_string(&assessment).unwrap();
    assert_eq!(serde_json::from_str::<Assessment>(&written).unwrap(), assessment);
});
