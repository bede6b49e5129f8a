//! The verify page as HTML, on the phone pages' paper. Every value goes through the writer's escaping.

use lawang_core::seal::told::{SealFact, SealStanding, SealView};
use maud::{Markup, html};

use crate::routes::phone::draw::{Field, Paper, Problem, described, invalid, wrong_here};

/// Sends the fragment as a form, and takes it out of the address first. Nothing in it needs escaping.
pub const SCRIPT: &str = "function go(){var f=document.forms[0],h=location.hash.slice(1);if(f)if(h){\
    history.replaceState(null,'',location.pathname+location.search);f.seal.value=h;f.submit()}}go();\
    addEventListener('hashchange',go)";

fn address(language: &str) -> String {
    format!("/v?lang={language}")
}

pub fn form(paper: &Paper<'_>, problem: Option<&Problem>) -> Markup {
    let heading = paper.text("verify-title");
    let title = match problem {
        Some(_) => {
            let args = lawang_core::catalogue::words::Args::new().with("title", heading.clone());
            paper.words.text_with("error-title", &args)
        }
        None => heading.clone(),
    };
    let main = html! {
        @if let Some(problem) = problem { (paper.summary(problem)) }
        h1 { (heading) }
        p.lead { (paper.text("verify-lead")) }
        form method="post" action=(address(paper.language)) autocomplete="off" novalidate {
            div.field {
                label for="seal" { (paper.text("verify-text")) }
                p.hint id="seal-hint" { (paper.text("verify-text-page-hint")) }
                (wrong_here(problem, Field::Seal))
                textarea id="seal" name="seal" rows="4" dir="ltr" autocomplete="off" autocapitalize="off"
                    spellcheck="false" aria-describedby=(described(problem, Field::Seal))
                    aria-invalid=[invalid(problem, Field::Seal)] {}
            }
            button type="submit" { (paper.text("verify-button")) }
        }
        p.hint.next { (paper.text("verify-not-kept")) }
        script { (SCRIPT) }
    };
    paper.framed(&title, address, &main)
}

/// What a check found, with its reason, what to do, and the sealed facts. The title of the window says
/// nothing of it.
pub fn result(paper: &Paper<'_>, told: &SealView) -> Markup {
    let main = html! {
        div class={ "state " (tone(told.standing)) } {
            (mark(told.standing))
            div {
                h1 { (told.title) }
                p.lead { (told.lead) }
            }
        }
        p.where.next { (told.next) }
        @if !told.facts.is_empty() {
            section.panel.granted[told.standing == SealStanding::Valid] aria-labelledby="facts" {
                h2 id="facts" { (paper.text("verify-facts")) }
                p.hint { (paper.text("verify-facts-hint")) }
                (facts(&told.facts))
            }
        }
        @if !told.unknown.is_empty() {
            section.panel aria-labelledby="unknown" {
                h2 id="unknown" { (paper.text("verify-unknown")) }
                (facts(&told.unknown))
            }
        }
        @if let Some(as_of) = &told.as_of { p.hint.next { (as_of) } }
        p.hint { (paper.text("verify-not-kept")) }
        p { a.more href=(address(paper.language)) { (paper.text("verify-again")) } }
    };
    paper.framed(&paper.text("verify-title"), address, &main)
}

fn facts(facts: &[SealFact]) -> Markup {
    html! {
        dl.facts {
            @for fact in facts { dt { (fact.label) } dd dir="auto" { (fact.value) } }
        }
    }
}

fn tone(standing: SealStanding) -> &'static str {
    match standing {
        SealStanding::Valid => "granted",
        SealStanding::Expired | SealStanding::Unknown => "asked",
        SealStanding::Revoked | SealStanding::False => "bad",
        SealStanding::NotOurs | SealStanding::Unreadable => "refused",
    }
}

/// A tick, a clock, a bar, a cross, a question mark: the shape tells what the colour tells.
fn mark(standing: SealStanding) -> Markup {
    let line = match standing {
        SealStanding::Valid => "M5 12.5l5 5 9-11",
        SealStanding::Expired => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5V12l3 2",
        SealStanding::Revoked => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 6l12 12",
        SealStanding::False => "M6 6l12 12M18 6L6 18",
        SealStanding::Unknown | SealStanding::NotOurs | SealStanding::Unreadable => {
            "M8.5 9.5a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.1-1.5 2.3M12 18.5v.1"
        }
    };
    html! { svg viewBox="0 0 24 24" aria-hidden="true" { path d=(line) {} } }
}
