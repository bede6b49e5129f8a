//! `/g` and `/g/{service}`: what can be asked for and what it takes, for anybody to read and to keep. These
//! pages hold nothing of anyone, so that a phone may keep them for a while.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use lawang_core::catalogue::Catalogue;
use lawang_core::catalogue::changed::{ChangeView, changed};
use lawang_core::catalogue::guide::Block;
use lawang_core::catalogue::overstay::permit_name;
use lawang_core::catalogue::told;
use lawang_core::form::Service;
use maud::{Markup, html};

use super::paper::{Look, Paper};
use super::{Visitor, page};
use crate::error::{Error, Result};
use crate::state::AppState;
use crate::visits;

/// How long a phone may keep a page, in seconds; figures change at most by the day.
const KEPT: &str = "public, max-age=3600";

pub async fn list(State(state): State<AppState>, visitor: Visitor, headers: HeaderMap) -> Result<Response> {
    let paper = Paper { look: Look::Guide, ..visitor.paper(&state)? };
    let title = paper.text("phone-guides");
    let main = html! {
        h1 { (title) }
        p.lead { (paper.text("services-hint")) }
        @for (group, services) in paper.catalogue.shown() {
            @if !paper.catalogue.groups.is_empty() { h2 { (paper.text(&format!("group-{group}"))) } }
            ul.services {
                @for id in services.iter().map(|service| &service.id) {
                    li {
                        a href=(paper.link(&format!("/g/{id}"))) { (paper.text(&format!("service-{id}"))) }
                        p.hint { (paper.text(&format!("service-{id}.summary"))) }
                    }
                }
            }
        }
        h2 { (paper.text("deadline-section")) }
        ul.services {
            @for service in paper.catalogue.services.values().filter(|service| service.deadline.is_some()) {
                li {
                    a href=(paper.link(&format!("/g/{}/deadlines", service.id))) {
                        (permit_name(service, paper.words))
                    }
                    p.hint { (paper.text("deadline-words")) }
                }
            }
        }
        p { a.more href=(paper.link("/s")) { (paper.text("find-title")) } }
    };
    Ok(kept(&headers, paper.page(&title, None, &main)))
}

type ServicePath = std::result::Result<Path<String>, PathRejection>;

/// The service of an address.
pub fn service(catalogue: &Catalogue, path: ServicePath) -> Result<&Service> {
    let service = path.ok().and_then(|path| catalogue.services.get(&path.0));
    service.ok_or(Error::NotFound("no such service"))
}

pub async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    path: ServicePath,
    headers: HeaderMap,
) -> Result<Response> {
    let (paper, service) =
        (Paper { look: Look::Guide, ..visitor.paper(&state)? }, service(state.catalogue(), path)?);
    let (policy, today) = (&paper.catalogue.policy, visits::today(&state).0);
    let facts = [
        told::fee_range(service, policy, paper.words, today),
        told::time(service, policy, paper.words, today),
    ];
    let facts: Vec<_> = facts.into_iter().flatten().collect();
    let told = changed(service, policy, paper.words, today);
    let id = format!("service-{}", service.id);
    let title = paper.text(&id);
    let main = html! {
        (paper.back("/g"))
        h1 { (title) }
        p.lead { (paper.text(&format!("{id}.summary"))) }
        (paper.facts(&facts))
        @if let Some(elsewhere) = told::elsewhere(service, paper.words, false) { (paper.elsewhere(&elsewhere)) }
        a.button href=(paper.link(&format!("/g/{}/checklist", service.id))) {
            (paper.text(&format!("{id}.start")))
        }
        @if service.deadline.is_some() {
            a.button.second href=(paper.link(&format!("/g/{}/deadlines", service.id))) {
                (paper.text("deadline-section"))
            }
        }
        (changes("changed-coming", &told.coming, &paper))
        (changes("changed-past", &told.past, &paper))
        @for section in paper.catalogue.guide(&service.id, paper.language) {
            section.part aria-labelledby=(section.id) {
                h2 id=(section.id) { (section.heading) }
                @for block in &section.blocks { (draw(block)) }
            }
        }
    };
    Ok(kept(&headers, paper.page(&title, None, &main)))
}

/// What changes, from when, for whom; nothing where nothing does.
fn changes(title: &str, changes: &[ChangeView], paper: &Paper<'_>) -> Markup {
    html! {
        @if !changes.is_empty() {
            section.panel aria-labelledby=(title) {
                h2 id=(title) { (paper.text(title)) }
                ul.changes {
                    @for change in changes {
                        li {
                            span.standing { (change.when) }
                            strong { (change.title) }
                            @if let Some(before) = &change.before { p { (before) } }
                            @for rule in &change.rules { p { (rule) } }
                            p.hint { (change.citation) }
                            @if let Some(words) = &change.unconfirmed { p.hint { (words) } }
                        }
                    }
                }
            }
        }
    }
}

fn draw(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Paragraph { text } => p { (text) },
            Block::List { items } => ul { @for item in items { li { (item) } } },
        }
    }
}

/// A page that a phone may keep, and need not be sent again while it is the same.
pub fn kept(asked: &HeaderMap, markup: Markup) -> Response {
    let mark = format!("\"{}\"", &blake3::hash(markup.0.as_bytes()).to_hex()[..32]);
    let same = asked.get_all(IF_NONE_MATCH).iter().any(|known| known.as_bytes() == mark.as_bytes());
    let mut answer =
        if same { StatusCode::NOT_MODIFIED.into_response() } else { page(StatusCode::OK, markup) };
    let headers = answer.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(KEPT));
    // Without a language in its address a page answers in the phone's.
    headers.insert(VARY, HeaderValue::from_static("accept-language"));
    if let Ok(mark) = HeaderValue::from_str(&mark) {
        headers.insert(ETAG, mark);
    }
    answer
}
