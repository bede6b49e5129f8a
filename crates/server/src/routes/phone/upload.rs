//! `/u/{token}`: where a kiosk's QR leads. One file for one field of the form that is open there.

use std::time::Duration;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use lawang_core::catalogue::Catalogue;
use lawang_core::form::file::{FileFault, look};
use lawang_core::form::{Field, FieldKind};
use maud::{Markup, html};
use tokio::time::timeout;

use super::fields::{file_input, photo_rules};
use super::multipart::{self, File};
use super::paper::{Paper, Problem};
use super::{Visitor, page};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::uploads::{Progress, Wanted};
use crate::visits::{self, Day};

/// How long the page waits for the kiosk's word on the file before it says that it was sent.
const ANSWERS_WITHIN: Duration = Duration::from_secs(10);

type TokenPath = std::result::Result<Path<String>, PathRejection>;

pub async fn ask(State(state): State<AppState>, visitor: Visitor, path: TokenPath) -> Result<Response> {
    let paper = visitor.paper(&state)?;
    let token = path.map(|path| path.0).unwrap_or_default();
    let Some(wanted) = state.uploads.wanted(&token, state.now())? else { return Ok(over(&paper)) };
    Ok(shown(&paper, &wanted, visits::today(&state)))
}

pub async fn take(
    State(state): State<AppState>,
    visitor: Visitor,
    path: TokenPath,
    request: Request,
) -> Result<Response> {
    let paper = visitor.paper(&state)?;
    let token = path.map(|path| path.0).unwrap_or_default();
    // Whoever has no code sends nothing that is read.
    let Some(wanted) = state.uploads.wanted(&token, state.now())? else { return Ok(over(&paper)) };
    if wanted.progress == Progress::Taken {
        return Ok(shown(&paper, &wanted, visits::today(&state)));
    }
    let today = visits::today(&state);
    let refused = |status, problem: Problem| Ok(page(status, form(&paper, &wanted, Some(&problem), today)));
    let said = |id: &str| Problem::at(&paper, id, "file");
    let too_large =
        || refused(StatusCode::PAYLOAD_TOO_LARGE, Problem::of_file_at(&paper, FileFault::TooLarge, "file"));
    let sent = match multipart::read(&state, request).await {
        Ok(sent) => sent,
        Err(Error::TooLarge(_)) => return too_large(),
        Err(Error::Malformed(_)) => return refused(StatusCode::BAD_REQUEST, said("phone-unreadable")),
        Err(error) => return Err(error),
    };
    let file = sent.files.into_iter().find(|(name, _)| name == "file").map(|(_, file)| file);
    let bytes = match file {
        Some(File::Whole(bytes)) => bytes,
        Some(File::TooLarge) => return too_large(),
        None => return refused(StatusCode::BAD_REQUEST, said("phone-file-missing")),
    };
    // The kiosk looks inside; what can be told from the head alone is told at once.
    let field = field(paper.catalogue, &wanted);
    let limits = field.and_then(|field| field.photo.as_ref()?.limits(&paper.catalogue.policy, today.0));
    match look(&bytes, kind(paper.catalogue, &wanted), limits.as_ref()) {
        // The kiosk can open what only has to be drawn anew.
        Ok(_) | Err(FileFault::Foreign(_)) => {}
        Err(fault) => {
            let problem = Problem::of_file_at(&paper, fault, "file");
            return refused(StatusCode::BAD_REQUEST, problem);
        }
    }
    let Some(mut progress) = state.uploads.put(&token, bytes, state.now())? else { return Ok(over(&paper)) };
    let judged = progress.wait_for(|progress| !matches!(progress, Progress::Sent(_)));
    tokio::select! {
        _ = timeout(ANSWERS_WITHIN, judged) => {}
        () = state.news.stopped(ANSWERS_WITHIN) => {}
    }
    let Some(wanted) = state.uploads.wanted(&token, state.now())? else { return Ok(over(&paper)) };
    Ok(shown(&paper, &wanted, visits::today(&state)))
}

fn field<'c>(catalogue: &'c Catalogue, wanted: &Wanted) -> Option<&'c Field> {
    catalogue.services.get(&wanted.service)?.fields.get(&wanted.field)
}

fn kind(catalogue: &Catalogue, wanted: &Wanted) -> FieldKind {
    field(catalogue, wanted).map_or(FieldKind::Document, |field| field.kind)
}

/// The code was used up, has ended, or never was: which one is not said.
fn over(paper: &Paper<'_>) -> Response {
    let paper = Paper { here: "/s".into(), words: paper.words, language: paper.language, ..*paper };
    page(
        StatusCode::NOT_FOUND,
        paper.told(&paper.text("phone-upload-over"), &paper.text("phone-upload-over.next")),
    )
}

fn shown(paper: &Paper<'_>, wanted: &Wanted, today: Day) -> Response {
    match &wanted.progress {
        Progress::Open | Progress::Over => page(StatusCode::OK, form(paper, wanted, None, today)),
        Progress::Refused(_, why) => {
            // In the words of the kiosk, which looked inside.
            let fields = vec![("file".into(), why.clone())];
            let problem = Problem { words: String::new(), next: String::new(), fields };
            page(StatusCode::OK, form(paper, wanted, Some(&problem), today))
        }
        Progress::Sent(_) => page(StatusCode::OK, sent(paper, wanted, "phone-upload-sent", true)),
        Progress::Taken => page(StatusCode::OK, sent(paper, wanted, "phone-upload-taken", false)),
    }
}

fn form(paper: &Paper<'_>, wanted: &Wanted, problem: Option<&Problem>, today: Day) -> Markup {
    let title = paper.text("phone-upload-title");
    let own = paper.words.of(&wanted.service);
    let label = own.text(&format!("field-{}", wanted.field));
    let photo = kind(paper.catalogue, wanted) == FieldKind::Photo;
    let main = html! {
        @if let Some(problem) = problem { (paper.summary(problem)) }
        h1 { (title) }
        p.lead { (paper.text("phone-upload-lead")) }
        form method="post" action=(paper.link(&paper.here)) enctype="multipart/form-data" novalidate {
            div.field {
                label for="field-file" { (label) }
                @if let Some(hint) = own.maybe(&format!("field-{}.hint", wanted.field)) {
                    p.hint { (hint) }
                }
                @for (_, words) in problem.iter().flat_map(|problem| &problem.fields) {
                    p.wrong id="error-file" { (words) }
                }
                @if let Some(field) = field(paper.catalogue, wanted) { (photo_rules(paper, field, today)) }
                (file_input(paper, "file", photo, None, problem.map(|_| "error-file")))
            }
            button type="submit" { (paper.text("phone-upload-send")) }
        }
        p.hint { (paper.text("phone-upload-kept")) }
    };
    paper.page(&title, problem, &main)
}

/// Sent, or in the kiosk's hands.
fn sent(paper: &Paper<'_>, wanted: &Wanted, id: &str, again: bool) -> Markup {
    let title = paper.text(id);
    let main = html! {
        p.caption { (paper.words.of(&wanted.service).text(&format!("field-{}", wanted.field))) }
        div.state.granted {
            svg viewBox="0 0 24 24" aria-hidden="true" { path d="M5 12.5l5 5 9-11" {} }
            div {
                h1 { (title) }
                p.lead role="status" { (paper.text(&format!("{id}.next"))) }
            }
        }
        @if again { p { a.button.second href=(paper.link(&paper.here)) { (paper.text("phone-upload-look")) } } }
    };
    paper.page(&title, None, &main)
}
