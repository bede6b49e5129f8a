//! Trying a draft on the cases of the centre: what is asked, and the answer in words.

use std::collections::BTreeMap;

use jiff::civil::Date;
use lawang_core::catalogue::Files;
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::ids::OfficeId;
use lawang_core::policy::impact::wire::{CaseList, Day, Impact, ListedCase, Row, Standing, Tried, Try, Way};

use super::told::Told;
use super::view::{TriedCase, TriedFigure, TriedGroup, TriedList, TriedRow, TriedView};
use crate::app::App;
use crate::failure::Failure;
use crate::office::administration::Line;

impl App {
    /// Tries changed files against the version they begin from, between two days.
    pub(super) async fn try_policy(
        &self,
        window: &str,
        words: &Words,
        (base, changed, from, until): (u64, BTreeMap<String, Option<String>>, Date, Option<Date>),
        months: u32,
    ) -> Result<TriedView, Failure> {
        let asked = Try { base, changed, from, until, months, way: Way::default(), day: Day::default() };
        let line = Line::open(self, window, "offline-policy").await?;
        let tried: Tried = line.ask("/v1/policy/try", &asked).await?;
        let told = Told { words, catalogue: self.catalogue() };
        Ok(view(&told, tried))
    }
}

/// The files that differ, whole; none for one that is gone.
pub(super) fn changed(old: &Files, new: &Files) -> BTreeMap<String, Option<String>> {
    let written = new.iter().filter(|(path, text)| old.get(*path) != Some(*text));
    let gone = old.keys().filter(|path| !new.contains_key(*path));
    let written = written.map(|(path, text)| (path.clone(), Some(text.clone())));
    written.chain(gone.map(|path| (path.clone(), None))).collect()
}

fn view(told: &Told<'_>, tried: Tried) -> TriedView {
    let complaints = tried.complaints.into_iter();
    let complaints = complaints.map(|found| told.complaint(&found.file, found.line, found.message));
    let complaints = complaints.collect();
    match tried.impact {
        None => TriedView { complaints, ..TriedView::default() },
        Some(impact) => TriedView {
            complaints,
            about: about(told, &impact),
            totals: figures(told.words, &impact.total),
            groups: groups(told, &impact, &tried.office_names),
            lists: impact.lists.iter().map(|list| case_list(told, list, &tried.office_names)).collect(),
        },
    }
}

/// What was looked at, and what is not known.
fn about(told: &Told<'_>, impact: &Impact) -> Vec<String> {
    let words = told.words;
    let args = Args::new()
        .with("count", i64::from(impact.looked_at.unwrap_or_default()))
        .with("all", i64::from(impact.cases.unwrap_or_default()))
        .with("first", words.date(impact.first))
        .with("last", words.date(impact.last))
        .with("from", words.date(impact.from));
    let looked = match (impact.looked_at, impact.cases) {
        (Some(looked_at), Some(cases)) if looked_at < cases => "policy-tried-part",
        (Some(_), Some(_)) => "policy-tried-all",
        _ => "policy-tried-few",
    };
    let mut said = vec![words.text_with(looked, &args)];
    if impact.day == Day::Effective {
        said.push(words.text_with("policy-tried-day", &args));
    }
    if !impact.not_kept.is_empty() {
        let names: Vec<String> = impact
            .not_kept
            .iter()
            .map(|name| words.maybe(&format!("field-{name}")).unwrap_or_else(|| name.clone()))
            .collect();
        said.push(words.text_with("policy-tried-not-kept", &Args::new().with("facts", names.join(", "))));
    }
    said
}

/// The figures of a row, by the name of their words.
fn values(words: &Words, row: &Row) -> Vec<(&'static str, Option<String>)> {
    let count = |count: Option<u32>| count.map(|count| count.to_string());
    let change =
        |change: Option<i32>| change.map(|change| format!("{change:+}").replace('-', "−").replace("+0", "0"));
    let money = |sum: Option<i64>| {
        sum.map(|sum| if sum > 0 { format!("+{}", words.money(sum)) } else { words.money(sum) })
    };
    vec![
        ("cases", count(row.cases)),
        ("newly-eligible", count(row.newly_eligible)),
        ("newly-refused", count(row.newly_refused)),
        ("newly-unknown", count(row.newly_unknown)),
        ("other-fee", count(row.other_fee)),
        ("other-documents", count(row.other_documents)),
        ("income", money(row.income_change)),
        ("visits", change(row.visits_change)),
        ("documents", change(row.documents_change)),
    ]
}

fn figures(words: &Words, row: &Row) -> Vec<TriedFigure> {
    let figure = |(id, value): (&'static str, Option<String>)| TriedFigure {
        id: id.to_owned(),
        name: words.text(&format!("policy-tried-{id}")),
        hidden: value.is_none(),
        value: value.unwrap_or_else(|| words.text("policy-tried-hidden")),
    };
    values(words, row).into_iter().map(figure).collect()
}

fn groups(told: &Told<'_>, impact: &Impact, offices: &OfficeNames) -> Vec<TriedGroup> {
    let words = told.words;
    let columns = values(words, &Row::default());
    let columns: Vec<String> =
        columns.iter().map(|(id, _)| words.text(&format!("policy-tried-{id}"))).collect();
    let none = || words.text("policy-tried-none-named");
    let country = |key: &str| words.maybe(&format!("country-{key}")).unwrap_or_else(none);
    let group = |title: &str, rows: &[Row], name: &dyn Fn(&str) -> String| TriedGroup {
        title: words.text(title),
        columns: columns.clone(),
        rows: rows
            .iter()
            .map(|row| TriedRow {
                name: name(&row.key),
                values: values(words, row).into_iter().map(|(_, value)| value).collect(),
            })
            .collect(),
    };
    vec![
        group("policy-tried-services", &impact.services, &|key| told.service(key)),
        group("policy-tried-nationalities", &impact.nationalities, &country),
        group("policy-tried-offices", &impact.offices, &|key| office(offices, key)),
    ]
}

type OfficeNames = BTreeMap<OfficeId, String>;

fn office(names: &OfficeNames, id: &str) -> String {
    names.get(&OfficeId(id.to_owned())).cloned().unwrap_or_else(|| id.to_owned())
}

fn case_list(told: &Told<'_>, list: &CaseList, offices: &OfficeNames) -> TriedList {
    let args = Args::new().with("office", office(offices, &list.office.0)).with("count", i64::from(list.all));
    TriedList {
        title: told.words.text_with("policy-tried-list", &args),
        cases: list.cases.iter().map(|case| listed(told, case)).collect(),
    }
}

fn listed(told: &Told<'_>, case: &ListedCase) -> TriedCase {
    let words = told.words;
    let standing = |standing: Standing| {
        words.text(match standing {
            Standing::Eligible => "policy-tried-eligible",
            Standing::Refused => "policy-tried-refused",
            Standing::Unknown => "policy-tried-unknown",
        })
    };
    let own = words.of(&case.service);
    let name = |field: &String| own.maybe(&format!("field-{field}")).unwrap_or_else(|| field.clone());
    let mut more: Vec<String> = Vec::new();
    if case.fee_before != case.fee_after {
        more.push(format!("{} → {}", words.money(case.fee_before), words.money(case.fee_after)));
    }
    more.extend(case.documents_added.iter().map(|field| format!("+ {}", name(field))));
    more.extend(case.documents_dropped.iter().map(|field| format!("− {}", name(field))));
    TriedCase {
        id: case.stream.to_string(),
        reference: case.reference.clone(),
        service: told.service(&case.service),
        filed: words.date_short(case.filed),
        before: standing(case.before),
        after: standing(case.after),
        more: more.join(" · "),
    }
}
