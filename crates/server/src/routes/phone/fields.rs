//! Fields of a form as plain HTML, and what came back from them. What is asked, in which words, and what is
//! wrong with an answer is the form engine's, as at a kiosk.

use std::collections::BTreeMap;

use lawang_core::catalogue::words::Own;
use lawang_core::form::answer::{self, Answers, Documents};
use lawang_core::form::parse::{Fault, parse, permit_end};
use lawang_core::form::told::{self, Offer};
use lawang_core::form::{Field, FieldKind, Page, Service};
use lawang_core::journal::wire::MAX_ATTACHMENT;
use lawang_core::policy::assess::facts;
use lawang_core::policy::expression::Facts;
use maud::{Markup, html};

use super::digits;
use super::paper::Paper;
use crate::visits::Day;

/// What was typed, by the names of the inputs.
pub type Typed = BTreeMap<String, String>;

/// The fields of one page, as they stand.
pub struct Asked<'a> {
    pub service: &'a Service,
    /// Those of the page that are asked now.
    pub fields: Vec<(&'a String, &'a Field)>,
    pub answers: &'a Answers,
    pub documents: &'a Documents,
    pub today: Day,
}

impl<'a> Asked<'a> {
    pub fn of(
        service: &'a Service,
        page: &'a Page,
        may: impl Fn(&str) -> bool,
        answers: &'a Answers,
        documents: &'a Documents,
        today: Day,
    ) -> Self {
        let fields = page.fields.iter().filter(|id| may(id));
        let fields = fields.filter_map(|id| Some((id, service.fields.get(id)?))).collect();
        Self { service, fields, answers, documents, today }
    }

    fn facts(&self, paper: &Paper<'_>) -> Facts {
        facts(self.service, &paper.catalogue.policy, self.answers, self.today.0)
    }

    /// The title of the page and its hint: the question of a field that stands alone.
    pub fn title(&self, paper: &Paper<'_>, page: &Page) -> (String, Option<String>) {
        let own = paper.words.of(&self.service.id);
        match self.fields.as_slice() {
            [(id, _)] => (told::question(own, id), own.maybe(&format!("field-{id}.hint"))),
            _ => {
                let id = format!("page-{}", page.id);
                (own.text(&id), own.maybe(&format!("{id}.hint")))
            }
        }
    }

    /// The fields, holding what is answered, or what was typed where that is to be mended.
    pub fn draw(&self, paper: &Paper<'_>, typed: Option<&Typed>, wrong: &[(String, String)]) -> Markup {
        let facts = self.facts(paper);
        let alone = self.fields.len() == 1;
        html! {
            @for (id, field) in &self.fields {
                (Drawn { asked: self, paper, id, field, facts: &facts, typed, alone }.field(wrong))
            }
        }
    }
}

/// Reads what was typed into `answers`; the answer is what is wrong, in words. Files are not read here.
pub fn read(
    paper: &Paper<'_>,
    service: &Service,
    page: &Page,
    may: impl Fn(&str) -> bool,
    typed: &Typed,
    answers: &mut Answers,
    today: Day,
) -> Vec<(String, String)> {
    let (catalogue, own) = (paper.catalogue, paper.words.of(&service.id));
    let mut wrong = Vec::new();
    for id in page.fields.iter().filter(|id| may(id)) {
        let Some(field) = service.fields.get(id).filter(|field| !field.kind.is_attachment()) else {
            continue;
        };
        let facts = facts(service, &catalogue.policy, answers, today.0);
        let text = value(id, field.kind, typed);
        match parse(id, field, &text, &facts, |code| catalogue.countries.contains(code)) {
            Ok(value) => answer::put(answers, id, value),
            Err(fault) => wrong.push((id.clone(), told::fault(own, id, field, fault))),
        }
    }
    wrong
}

/// The day on which a permit ends; else what is wrong with it, in words.
pub fn read_permit_end(
    paper: &Paper<'_>,
    service: &Service,
    id: &str,
    typed: &Typed,
    today: Day,
) -> Result<String, String> {
    let own = paper.words.of(&service.id);
    let Some(field) = service.fields.get(id) else { return Err(own.text("fault-missing")) };
    permit_end(id, field, &value(id, field.kind, typed), today.0)
        .map_err(|fault| told::fault(own, id, field, fault))
}

/// The files that are asked for and not there.
pub fn missing_files(
    paper: &Paper<'_>,
    service: &Service,
    page: &Page,
    may: impl Fn(&str) -> bool,
    (answers, documents): (&Answers, &Documents),
    today: Day,
) -> Vec<(String, String)> {
    let own = paper.words.of(&service.id);
    let facts = facts(service, &paper.catalogue.policy, answers, today.0);
    let asked = page.fields.iter().filter(|id| may(id) && !documents.contains_key(*id));
    let fields = asked.filter_map(|id| Some((id, service.fields.get(id)?)));
    fields
        .filter(|(_, field)| field.kind.is_attachment() && !field.is_optional(&facts))
        .map(|(id, field)| (id.clone(), told::fault(own, id, field, Fault::Missing)))
        .collect()
}

/// What was typed for a field, in the form that the engine reads.
fn value(id: &str, kind: FieldKind, typed: &Typed) -> String {
    let part = |name: &str| typed.get(name).map(String::as_str).unwrap_or_default();
    if !matches!(kind, FieldKind::Date | FieldKind::PartialDate) {
        // A browser ends lines with two signs.
        return part(id).replace("\r\n", "\n");
    }
    let number = |name: &str| {
        let typed = part(&format!("{id}-{name}")).trim();
        // What is no number is left for the engine to say so.
        let read = digits(typed);
        let read = if read.is_empty() { typed.to_owned() } else { read };
        if name == "year" || read.is_empty() { read } else { format!("{read:0>2}") }
    };
    let date = [number("year"), number("month"), number("day")].join("-");
    date.trim_end_matches('-').to_owned()
}

struct Drawn<'a> {
    asked: &'a Asked<'a>,
    paper: &'a Paper<'a>,
    id: &'a str,
    field: &'a Field,
    facts: &'a Facts,
    typed: Option<&'a Typed>,
    /// The title of the page is this field's question, and is not said twice.
    alone: bool,
}

impl Drawn<'_> {
    fn field(&self, wrong: &[(String, String)]) -> Markup {
        let wrong = wrong.iter().find(|(id, _)| id == self.id).map(|(_, words)| words.as_str());
        match self.field.kind {
            FieldKind::Choice | FieldKind::YesNo => self.group(wrong, &self.choices()),
            FieldKind::Date | FieldKind::PartialDate => self.group(wrong, &self.date()),
            FieldKind::Country => self.single(wrong, &self.country(wrong)),
            FieldKind::Document | FieldKind::Photo => self.single(wrong, &self.file(wrong)),
            _ => self.single(wrong, &self.text(wrong)),
        }
    }

    fn own(&self) -> Own<'_> {
        self.paper.words.of(&self.asked.service.id)
    }

    fn label(&self) -> Markup {
        html! {
            (self.own().text(&format!("field-{}", self.id)))
            @if self.field.is_optional(self.facts) { " " span.optional { "(" (self.paper.text("optional")) ")" } }
        }
    }

    fn hint(&self) -> Option<String> {
        if self.alone { None } else { self.own().maybe(&format!("field-{}.hint", self.id)) }
    }

    fn top(&self, wrong: Option<&str>) -> Markup {
        html! {
            @if let Some(hint) = self.hint() { p.hint id={ "hint-" (self.id) } { (hint) } }
            @if let Some(words) = wrong { p.wrong id={ "error-" (self.id) } { (words) } }
        }
    }

    fn described(&self, wrong: Option<&str>) -> Option<String> {
        let hint = self.hint().map(|_| format!("hint-{}", self.id));
        let error = wrong.map(|_| format!("error-{}", self.id));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// One control with its label.
    fn single(&self, wrong: Option<&str>, control: &Markup) -> Markup {
        html! {
            div.field {
                @if !self.alone { label for={ "field-" (self.id) } { (self.label()) } }
                (self.top(wrong))
                (control)
            }
        }
    }

    /// Several controls under one legend.
    fn group(&self, wrong: Option<&str>, controls: &Markup) -> Markup {
        let labelled = if self.alone { "title".to_owned() } else { format!("label-{}", self.id) };
        html! {
            div.field role="group" id={ "field-" (self.id) } tabindex="-1" aria-labelledby=(labelled)
                aria-describedby=[self.described(wrong)] {
                @if !self.alone { div.label id=(labelled) { (self.label()) } }
                (self.top(wrong))
                (controls)
            }
        }
    }

    /// The title names a control that stands alone.
    fn labelled(&self) -> Option<&'static str> {
        self.alone.then_some("title")
    }

    /// What the field holds: what was typed just now, else the answer.
    fn held(&self) -> String {
        match self.typed {
            Some(typed) => typed.get(self.id).cloned().unwrap_or_default(),
            None => self.answer().to_owned(),
        }
    }

    fn answer(&self) -> &str {
        self.asked.answers.get(self.id).map(|answer| answer.value.as_str()).unwrap_or_default()
    }

    fn text(&self, wrong: Option<&str>) -> Markup {
        let (held, most) = (self.held(), self.field.max_length);
        let (kind, mode) = match self.field.kind {
            FieldKind::Email => ("email", "email"),
            FieldKind::Phone => ("tel", "tel"),
            _ => ("text", "text"),
        };
        html! {
            @if self.field.kind == FieldKind::LongText {
                textarea id={ "field-" (self.id) } name=(self.id) rows="4" maxlength=(most) dir="auto"
                    autocomplete="off" aria-labelledby=[self.labelled()] aria-describedby=[self.described(wrong)]
                    aria-invalid=[wrong.map(|_| "true")] { (held) }
            } @else {
                input type=(kind) inputmode=(mode) id={ "field-" (self.id) } name=(self.id) value=(held)
                    maxlength=(most) dir="auto" autocomplete="off" aria-labelledby=[self.labelled()]
                    aria-describedby=[self.described(wrong)] aria-invalid=[wrong.map(|_| "true")];
            }
        }
    }

    fn offers(&self) -> Vec<Offer> {
        told::offers(self.own(), self.id, self.field, self.facts, &self.paper.catalogue.countries)
    }

    fn choices(&self) -> Markup {
        let held = self.held();
        html! {
            @for offer in self.offers() {
                @let id = format!("field-{}-{}", self.id, offer.value);
                div.choice {
                    input type="radio" id=(id) name=(self.id) value=(offer.value) checked[offer.value == held]
                        aria-describedby=[offer.hint.as_ref().map(|_| format!("{id}-hint"))];
                    label for=(id) { (offer.label) }
                    @if let Some(hint) = &offer.hint { p.hint id={ (id) "-hint" } { (hint) } }
                }
            }
        }
    }

    fn country(&self, wrong: Option<&str>) -> Markup {
        let held = self.held();
        html! {
            select id={ "field-" (self.id) } name=(self.id) aria-labelledby=[self.labelled()]
                aria-describedby=[self.described(wrong)] aria-invalid=[wrong.map(|_| "true")] {
                option value="" { "–" }
                @for offer in self.offers() {
                    option value=(offer.value) selected[offer.value == held] { (offer.label) }
                }
            }
        }
    }

    fn date(&self) -> Markup {
        let mut parts = self.answer().split('-');
        let answered = [parts.next(), parts.next(), parts.next()].map(Option::unwrap_or_default);
        let held = |name: &str, answered: &str| match self.typed {
            Some(typed) => typed.get(&format!("{}-{name}", self.id)).cloned().unwrap_or_default(),
            None => answered.trim_start_matches('0').to_owned(),
        };
        let hint = match self.field.kind {
            FieldKind::PartialDate => "date-partial",
            _ => "date-example",
        };
        html! {
            p.hint { (self.paper.text(hint)) }
            div.date {
                @for (name, answered, most) in
                    [("day", answered[2], 2), ("month", answered[1], 2), ("year", answered[0], 4)] {
                    div class=(name) {
                        label for={ "field-" (self.id) "-" (name) } { (self.paper.text(&format!("date-{name}"))) }
                        input type="text" inputmode="numeric" id={ "field-" (self.id) "-" (name) }
                            name={ (self.id) "-" (name) } value=(held(name, answered)) maxlength=(most)
                            autocomplete="off" dir="ltr";
                    }
                }
            }
        }
    }

    fn file(&self, wrong: Option<&str>) -> Markup {
        let photo = self.field.kind == FieldKind::Photo;
        html! {
            (photo_rules(self.paper, self.field, self.asked.today))
            @if let Some(document) = self.asked.documents.get(self.id) {
                p.held { (self.paper.text("phone-file-held")) " " strong { (self.paper.words.document(document)) } }
            }
            (file_input(self.paper, self.id, photo, self.labelled(), self.described(wrong).as_deref()))
        }
    }
}

/// What is asked of a photo of a face, in words; nothing for any other field.
pub fn photo_rules(paper: &Paper<'_>, field: &Field, today: Day) -> Markup {
    let rule = field.photo.as_ref();
    let limits = rule.and_then(|rule| rule.limits(&paper.catalogue.policy, today.0));
    html! {
        @if let Some((rule, limits)) = rule.zip(limits) {
            ul.hint { @for words in told::photo_rules(paper.words, rule.background, &limits) { li { (words) } } }
        }
    }
}

/// The limit stands before the choice. Without `capture` a phone offers its camera and its files; with it,
/// the camera alone.
pub fn file_input(
    paper: &Paper<'_>,
    id: &str,
    photo: bool,
    labelled: Option<&str>,
    described: Option<&str>,
) -> Markup {
    let kinds = if photo { "file-kinds-photo" } else { "file-kinds" };
    let accept = if photo { "image/jpeg,image/png" } else { "image/jpeg,image/png,application/pdf" };
    let described = match described {
        Some(others) => format!("limit-{id} {others}"),
        None => format!("limit-{id}"),
    };
    let most = lawang_core::catalogue::words::Args::new().with("most", MAX_ATTACHMENT / (1024 * 1024));
    html! {
        p.hint id={ "limit-" (id) } { (paper.text(kinds)) " " (paper.words.text_with("phone-file-most", &most)) }
        input type="file" id={ "field-" (id) } name=(id) accept=(accept) aria-labelledby=[labelled]
            aria-describedby=(described);
    }
}
