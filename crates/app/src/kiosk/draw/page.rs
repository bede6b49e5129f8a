//! One page of questions: its fields, its place in the form, what the passport's zone said.

use lawang_core::case::Status;
use lawang_core::catalogue::words::{Args, Own, Words};
use lawang_core::form::answer::{Document, Provenance};
use lawang_core::form::photo::PhotoLimits;
use lawang_core::form::told::{self, Offer};
use lawang_core::form::walk::correctable;
use lawang_core::form::{Field, FieldKind, Page, PageKind as FormPageKind, Service, walk};
use lawang_core::policy::expression::{Facts, Known};

use crate::app::App;
use crate::failure::Failure;
use crate::kiosk::documents::wants_a_choice;
use crate::kiosk::screen::{self, Choice, MrzReading, MrzStanding, PageKind};
use crate::kiosk::visit::Visit;
use crate::shown::{attachment_view, photo_checks, provenance_word, show_answer};

impl App {
    pub(super) fn draw_page(
        &self,
        visit: &Visit,
        page: &Page,
        words: &Words,
    ) -> Result<screen::Page, Failure> {
        let service = visit.service(self.catalogue())?;
        let facts = visit.facts(self.catalogue(), self.today())?;
        let shown = |id: &&String| visit.may_answer(id) || visit.form.correcting.is_none();
        let mut fields: Vec<_> = page
            .fields
            .iter()
            .filter(shown)
            .filter_map(|id| self.draw_field(visit, service, id, &facts, words))
            .collect();
        let screening = service.screening.iter().any(|p| p.id == page.id);
        let kind = match page.kind {
            _ if screening && visit.form.correcting.is_none() => PageKind::Screening,
            FormPageKind::Question => PageKind::Question,
            FormPageKind::Passport => PageKind::Passport,
            FormPageKind::Document => PageKind::Document,
        };
        let (title, hint) = title(page, &mut fields, words.of(&service.id));
        let note =
            visit.form.correcting.as_ref().and(visit.borrowed.as_ref()).and_then(|b| match &b.case.status {
                Status::CorrectionAsked { note, .. } => Some(note.clone()),
                _ => None,
            });
        let mrz = (kind == PageKind::Passport).then(|| draw_mrz(visit, words));
        let button = if visit.form.returning { "button-back-to-check" } else { "button-continue" };
        Ok(screen::Page {
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

    pub(super) fn draw_field(
        &self,
        visit: &Visit,
        service: &Service,
        id: &str,
        facts: &Facts,
        words: &Words,
    ) -> Option<screen::Field> {
        let (field, own) = (service.fields.get(id)?, words.of(&service.id));
        let answer = visit.form.answers.get(id);
        let document = visit.form.documents.get(id);
        let offers = told::offers(own, id, field, facts, &self.catalogue().countries);
        let options = offers.into_iter().map(|Offer { value, label, hint }| Choice { value, label, hint });
        let reused = visit.form.reused.contains(id).then_some(Provenance::Reused);
        let provenance = answer.map(|a| a.provenance).or(reused);
        Some(screen::Field {
            id: id.to_owned(),
            kind: field.kind,
            label: own.text(&format!("field-{id}")),
            hint: own.maybe(&format!("field-{id}.hint")),
            optional: field.is_optional(facts),
            value: answer
                .map(|a| a.value.clone())
                .or(document.map(|d| d.attachment.to_string()))
                .unwrap_or_default(),
            shown: answer
                .map(|a| show_answer(words, &service.id, id, field.kind, &a.value))
                .unwrap_or_default(),
            provenance,
            provenance_word: provenance.map(|provenance| provenance_word(words, provenance)),
            options: options.collect(),
            max_length: match field.kind {
                FieldKind::Text | FieldKind::LongText | FieldKind::Email | FieldKind::Phone => {
                    u32::try_from(field.max_length).unwrap_or(0)
                }
                _ => 0,
            },
            attachment: document.map(|d| attachment_view(words, d)),
            photo: self.photo_limits(field).map(|limits| draw_photo(words, field, &limits, document)),
        })
    }
}

/// A page with one field asks that field's question, and says it once; others have a title of their own.
fn title(page: &Page, fields: &mut [screen::Field], words: Own<'_>) -> (String, Option<String>) {
    match fields {
        [single] => {
            single.label = told::question(words, &single.id);
            (single.label.clone(), single.hint.take())
        }
        _ => {
            let id = format!("page-{}", page.id);
            (words.text(&id), words.maybe(&format!("{id}.hint")))
        }
    }
}

/// What is asked of a photo, and what was found in the one that is there.
fn draw_photo(
    words: &Words,
    field: &Field,
    limits: &PhotoLimits,
    document: Option<&Document>,
) -> screen::PhotoView {
    let background = field.photo.as_ref().and_then(|rule| rule.background);
    let report = document.and_then(|document| document.photo.as_ref());
    let open = document.is_some_and(wants_a_choice);
    let args = told::photo_args(words, background, limits);
    screen::PhotoView {
        background,
        shape: (limits.width, limits.height),
        head: limits.head,
        eyes: limits.eyes,
        rules: told::photo_rules(words, background, limits),
        checks: report.map(|report| photo_checks(words, report, &args)).unwrap_or_default(),
        fit: report.and_then(|report| report.cut).map(|_| words.text("photo-fit")),
        keep: open.then(|| words.text("photo-keep")),
        kept: report.filter(|report| report.kept).map(|_| words.text("photo-kept")),
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
