//! Answers, documents, findings and figures as people read them, at the kiosk and in the office.

use lawang_core::catalogue::words::Words;
use lawang_core::form::FieldKind;
use lawang_core::form::answer::{Document, Provenance};
use lawang_core::policy::assessment::{Assessment, Figure, Finding, FindingStanding, Verified};

use crate::kiosk::screen::{AttachmentView, FindingView, GuideFact};

/// An answer as a person reads it.
pub(crate) fn show_answer(words: &Words, id: &str, kind: FieldKind, value: &str) -> String {
    words.answer(id, kind, value)
}

pub(crate) fn provenance_word(words: &Words, provenance: Provenance) -> String {
    words.text(match provenance {
        Provenance::Scanned => "provenance-scanned",
        Provenance::Typed => "provenance-typed",
        Provenance::Corrected => "provenance-corrected",
    })
}

pub(crate) fn attachment_view(words: &Words, document: &Document) -> AttachmentView {
    AttachmentView {
        id: document.attachment.to_string(),
        words: words.document(document),
        pages: document.pages,
    }
}

/// Each rule's finding in words. Without an answer for its words a rule says that it is unknown.
pub(crate) fn findings(words: &Words, assessment: &Assessment) -> Vec<FindingView> {
    let view = |finding: &Finding| {
        let name = match finding.standing {
            FindingStanding::Met => "met",
            FindingStanding::Attention => "attention",
            FindingStanding::NotMet => "not-met",
            FindingStanding::Unknown => "unknown",
        };
        let args = words.figures(&finding.words);
        let id = format!("rule-{}.{name}", finding.rule);
        FindingView {
            rule: finding.rule.clone(),
            standing: finding.standing,
            title: words.text_with(&id, &args),
            reason: words.text_with(&format!("{id}-why"), &args),
            citation: finding.citation.clone(),
        }
    };
    assessment.findings.iter().map(view).collect()
}

/// Figures that have a label: "New permit until 18 January 2027".
pub(crate) fn figures(words: &Words, assessment: &Assessment) -> Vec<GuideFact> {
    let figure = |(name, figure): (&String, &Figure)| {
        let label = words.maybe(&format!("figure-{name}"))?;
        let value = match figure {
            Figure::Number(n) => n.to_string(),
            Figure::Date(date) => words.date_short(*date),
            Figure::Text(text) => text.clone(),
        };
        Some(GuideFact { label, value, source: String::new(), unconfirmed: None })
    };
    assessment.figures.iter().filter_map(figure).collect()
}

pub(crate) fn unconfirmed(words: &Words, verified: impl IntoIterator<Item = Verified>) -> Option<String> {
    verified.into_iter().any(|v| v != Verified::Official).then(|| words.text("unconfirmed"))
}
