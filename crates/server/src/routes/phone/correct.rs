//! `/s/case/correct`: what an officer asked to correct, page by page as at a kiosk, then a look at all of it,
//! then it is sent as one entry.

use std::collections::BTreeSet;

use axum::extract::rejection::{FormRejection, PathRejection};
use axum::extract::{Form as FormBody, Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use lawang_core::case::Status;
use lawang_core::catalogue::Catalogue;
use lawang_core::form::file::FileFault;
use lawang_core::form::walk::correctable;
use lawang_core::form::{Page, Service};
use lawang_core::journal::Refusal;
use maud::{Markup, html};
use serde::Deserialize;

use super::fields::{self, Asked, Typed};
use super::multipart::{self, File};
use super::open::{Token, ask_again, is_own};
use super::paper::{Paper, Problem};
use super::{Visitor, page as answer_page};
use crate::error::{Error, Result};
use crate::phone::{Form, Session};
use crate::publication;
use crate::state::AppState;
use crate::visits;

/// The catalogue that the case was filed under: a field that is asked for is there, whatever was published since.
async fn filed_under<'s>(state: &'s AppState, session: &Session) -> Result<&'s Catalogue> {
    publication::of(state, &session.stream.case.pinned).await
}

/// A correction that can be made here.
struct Correction<'s> {
    session: &'s Session,
    service: &'s Service,
    asked: BTreeSet<String>,
    pages: Vec<&'s Page>,
    note: &'s str,
}

impl<'s> Correction<'s> {
    /// None where nothing is asked, or the service is not of this build's catalogue.
    fn of(catalogue: &'s Catalogue, session: &'s Session) -> Option<Self> {
        let case = &session.stream.case;
        let Status::CorrectionAsked { fields, note } = &case.status else { return None };
        let service = catalogue.services.get(&case.service)?;
        let asked: BTreeSet<String> = fields.iter().cloned().collect();
        let pages: Vec<&Page> = correctable(service, &asked).collect();
        (!pages.is_empty()).then_some(Self { session, service, asked, pages, note })
    }

    fn may(&self, field: &str) -> bool {
        self.asked.contains(field)
    }

    fn page(&self, id: &str) -> Option<&'s Page> {
        self.pages.iter().find(|page| page.id == id).copied()
    }

    /// The first page that is not done, or the look at all of it.
    fn next(&self, form: &Form) -> String {
        let open = self.pages.iter().find(|page| !form.done.contains(&page.id));
        open.map_or("/s/case/check".into(), |page| address(&page.id))
    }

    /// The page before, or the status.
    fn before(&self, page: &Page) -> String {
        let at = self.pages.iter().position(|other| other.id == page.id).unwrap_or(0);
        at.checked_sub(1).map_or("/s/case".into(), |at| address(&self.pages[at].id))
    }
}

fn address(page: &str) -> String {
    format!("/s/case/correct/{page}")
}

pub async fn begin(State(state): State<AppState>, visitor: Visitor, token: Token) -> Result<Response> {
    let Some(session) = token.session(&state).await? else { return Ok(ask_again(&visitor)) };
    let Some(correction) = Correction::of(filed_under(&state, &session).await?, &session) else {
        return Ok(visitor.go_to("/s/case"));
    };
    Ok(visitor.go_to(&correction.next(&session.form_or_new())))
}

type PagePath = std::result::Result<Path<String>, PathRejection>;

pub async fn page(
    State(state): State<AppState>,
    visitor: Visitor,
    token: Token,
    path: PagePath,
) -> Result<Response> {
    let Some(session) = token.session(&state).await? else { return Ok(ask_again(&visitor)) };
    let Some(correction) = Correction::of(filed_under(&state, &session).await?, &session) else {
        return Ok(visitor.go_to("/s/case"));
    };
    let page = path.ok().and_then(|path| correction.page(&path.0));
    let Some(page) = page else { return Err(Error::NotFound("no such page of this correction")) };
    let form = session.form_or_new();
    let paper = visitor.paper(&state)?;
    Ok(answer_page(StatusCode::OK, draw(&paper, &state, &correction, page, &form, None, None)))
}

pub async fn answer(
    State(state): State<AppState>,
    visitor: Visitor,
    token: Token,
    path: PagePath,
    request: Request,
) -> Result<Response> {
    // Whoever has no case open sends nothing that is read.
    let Some(session) = token.session(&state).await? else { return Ok(ask_again(&visitor)) };
    let Some(correction) = Correction::of(filed_under(&state, &session).await?, &session) else {
        return Ok(visitor.go_to("/s/case"));
    };
    let page = path.ok().and_then(|path| correction.page(&path.0));
    let Some(page) = page else { return Err(Error::NotFound("no such page of this correction")) };
    let paper = visitor.paper(&state)?;
    let mut form = session.form_or_new();
    let sent = match multipart::read(&state, request).await {
        Ok(sent) => sent,
        Err(error @ (Error::Malformed(_) | Error::TooLarge(_))) => {
            let problem = match error {
                Error::TooLarge(_) => Problem::of_file(&paper, FileFault::TooLarge),
                _ => Problem::new(&paper, "phone-unreadable"),
            };
            let drawn = draw(&paper, &state, &correction, page, &form, None, Some(&problem));
            return Ok(answer_page(error.answer().0, drawn));
        }
        Err(error) => return Err(error),
    };
    if !is_own(&session, sent.typed.get("form").map(String::as_str).unwrap_or_default()) {
        return Ok(ask_again(&visitor));
    }
    let may = |field: &str| correction.may(field);
    let today = visits::today(&state);
    let mut wrong =
        fields::read(&paper, correction.service, page, may, &sent.typed, &mut form.answers, today);
    wrong.extend(take_files(&paper, &state, &correction, page, &mut form, sent.files).await?);
    let given = (&form.answers, &form.documents);
    let missing = fields::missing_files(&paper, correction.service, page, may, given, today);
    wrong.extend(
        missing.into_iter().filter(|(id, _)| !wrong.iter().any(|(other, _)| other == id)).collect::<Vec<_>>(),
    );
    let done = wrong.is_empty();
    if done && !form.done.contains(&page.id) {
        form.done.push(page.id.clone());
    }
    // What is right is kept, also beside something that is to be mended.
    session.put_form(&state, &form).await?;
    if done {
        return Ok(visitor.go_to(&correction.next(&form)));
    }
    let problem = Problem::of_fields(&paper, wrong);
    let drawn = draw(&paper, &state, &correction, page, &form, Some(&sent.typed), Some(&problem));
    Ok(answer_page(StatusCode::BAD_REQUEST, drawn))
}

/// Keeps the files that were chosen on this page; what is wrong with one is said at its field.
async fn take_files(
    paper: &Paper<'_>,
    state: &AppState,
    correction: &Correction<'_>,
    page: &Page,
    form: &mut Form,
    files: Vec<(String, File)>,
) -> Result<Vec<(String, String)>> {
    let mut wrong = Vec::new();
    for (id, file) in files {
        let on_page = page.fields.contains(&id) && correction.may(&id);
        let field = correction.service.fields.get(&id).filter(|f| on_page && f.kind.is_attachment());
        let Some(field) = field else { continue };
        let kept = match file {
            File::Whole(bytes) => correction.session.keep_file(state, field, &bytes).await?,
            File::TooLarge => Err(FileFault::TooLarge),
        };
        match kept {
            Ok(document) => {
                if let Some(before) = form.documents.insert(id, document) {
                    correction.session.let_go_of(state, &before).await?;
                }
            }
            Err(fault) => {
                let problem = Problem::of_file(paper, fault);
                wrong.push((id, format!("{} {}", problem.words, problem.next)));
            }
        }
    }
    Ok(wrong)
}

fn draw(
    paper: &Paper<'_>,
    state: &AppState,
    correction: &Correction<'_>,
    page: &Page,
    form: &Form,
    typed: Option<&Typed>,
    problem: Option<&Problem>,
) -> Markup {
    let may = |field: &str| correction.may(field);
    let today = visits::today(state);
    let asked = Asked::of(correction.service, page, may, &form.answers, &form.documents, today);
    let (title, hint) = asked.title(paper, page);
    let wrong = problem.map(|problem| problem.fields.as_slice()).unwrap_or_default();
    let main = html! {
        (paper.back(&correction.before(page)))
        @if let Some(problem) = problem { (paper.summary(problem)) }
        p.caption { (paper.text(&format!("section-{}", page.section))) }
        h1 id="title" { (title) }
        @if let Some(hint) = hint { p.lead { (hint) } }
        @if !correction.note.is_empty() {
            div.note {
                p.hint { (paper.text("status-note")) }
                p.said dir="auto" { (correction.note) }
            }
        }
        form method="post" action=(paper.link(&address(&page.id))) enctype="multipart/form-data" novalidate {
            (Paper::own(correction.session))
            (asked.draw(paper, typed, wrong))
            button type="submit" { (paper.text("button-continue")) }
        }
    };
    // The question alone would not say whose page this is.
    paper.page(&title, problem, &main)
}

pub async fn check(State(state): State<AppState>, visitor: Visitor, token: Token) -> Result<Response> {
    let Some(session) = token.session(&state).await? else { return Ok(ask_again(&visitor)) };
    let (Some(correction), Some(form)) =
        (Correction::of(filed_under(&state, &session).await?, &session), &session.form)
    else {
        return Ok(visitor.go_to("/s/case"));
    };
    let next = correction.next(form);
    if next != "/s/case/check" {
        return Ok(visitor.go_to(&next));
    }
    let paper = visitor.paper(&state)?;
    Ok(answer_page(StatusCode::OK, draw_check(&paper, &correction, form)))
}

fn draw_check(paper: &Paper<'_>, correction: &Correction<'_>, form: &Form) -> Markup {
    let (words, before) = (paper.words, &correction.session.stream.case);
    let own = words.of(&correction.service.id);
    let title = paper.text("check-title-correction");
    let main = html! {
        (paper.back("/s/case"))
        h1 { (title) }
        p.lead { (paper.text("check-lead")) }
        dl.rows {
            @for page in &correction.pages {
                @for id in page.fields.iter().filter(|id| correction.may(id)) {
                    @let label = own.text(&format!("field-{id}"));
                    @let kind = correction.service.fields.get(id).map(|field| field.kind);
                    @let shown = |answers: &lawang_core::form::answer::Answers,
                                  documents: &lawang_core::form::answer::Documents| {
                        let answer = answers.get(id).zip(kind).map(|(a, kind)| own.answer(id, kind, &a.value));
                        answer.or_else(|| documents.get(id).map(|document| words.document(document)))
                    };
                    @let now = shown(&form.answers, &form.documents);
                    @let then = shown(&before.answers, &before.documents);
                    @let other = before.documents.get(id) != form.documents.get(id) || now != then;
                    div {
                        dt { (label) }
                        dd.said dir="auto" { (now.clone().unwrap_or_else(|| paper.text("not-given"))) }
                        @if other {
                            @if let Some(then) = then {
                                dd.hint.said dir="auto" {
                                    (words.text_with("before", &lawang_core::catalogue::words::Args::new()
                                        .with("value", then)))
                                }
                            }
                        } @else {
                            dd.hint { (paper.text("phone-unchanged")) }
                        }
                        dd {
                            a.more href=(paper.link(&address(&page.id)))
                                aria-label=(words.text_with("change-field",
                                    &lawang_core::catalogue::words::Args::new().with("field", label.clone()))) {
                                (paper.text("change"))
                            }
                        }
                    }
                }
            }
        }
        form method="post" action=(paper.link("/s/case/check")) {
            (Paper::own(correction.session))
            button type="submit" { (paper.text("button-send-correction")) }
        }
    };
    paper.page(&title, None, &main)
}

#[derive(Deserialize)]
pub struct Bare {
    #[serde(default)]
    form: String,
}

pub async fn send(
    State(state): State<AppState>,
    visitor: Visitor,
    token: Token,
    form: std::result::Result<FormBody<Bare>, FormRejection>,
) -> Result<Response> {
    let Some(session) = token.session(&state).await? else { return Ok(ask_again(&visitor)) };
    if !form.is_ok_and(|form| is_own(&session, &form.form)) {
        return Ok(ask_again(&visitor));
    }
    let made = Correction::of(filed_under(&state, &session).await?, &session).zip(session.form.as_ref());
    let Some((correction, form)) = made else { return Ok(visitor.go_to("/s/case")) };
    let next = correction.next(form);
    if next != "/s/case/check" {
        return Ok(visitor.go_to(&next));
    }
    Ok(match session.send_correction(&state).await? {
        Ok(()) => visitor.go_to("/s/case?said=corrected"),
        Err(refusal) => {
            // The case has moved on, or is closed: the status says what is asked now.
            if !matches!(refusal, Refusal::MovedOn { .. } | Refusal::NothingAsked | Refusal::Decided) {
                tracing::warn!(%refusal, "a correction from a phone");
            }
            visitor.go_to("/s/case")
        }
    })
}
