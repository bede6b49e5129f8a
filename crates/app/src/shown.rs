//! Answers, documents, findings and figures as people read them, at the kiosk and in the office.

use lawang_core::catalogue::words::{Args, Own, Words};
use lawang_core::form::FieldKind;
use lawang_core::form::answer::{Change, Document, Provenance};
use lawang_core::form::photo::{Background, PhotoLimits, PhotoPoint, PhotoReport};
use lawang_core::policy::assessment::{Assessment, Figure, Finding, FindingStanding, Verified};

use crate::kiosk::screen::{AttachmentView, FindingView, GuideFact};

/// An answer as a person reads it.
pub(crate) fn show_answer(words: &Words, service: &str, id: &str, kind: FieldKind, value: &str) -> String {
    words.of(service).answer(id, kind, value)
}

pub(crate) fn provenance_word(words: &Words, provenance: Provenance) -> String {
    words.text(match provenance {
        Provenance::Scanned => "provenance-scanned",
        Provenance::Typed => "provenance-typed",
        Provenance::Corrected => "provenance-corrected",
        Provenance::Reused => "provenance-reused",
    })
}

pub(crate) fn attachment_view(words: &Words, document: &Document) -> AttachmentView {
    AttachmentView {
        id: document.attachment.to_string(),
        words: words.document(document),
        pages: document.pages,
        changes: document.changes.iter().map(|change| change_words(words, change)).collect(),
    }
}

fn change_words(words: &Words, change: &Change) -> String {
    match change {
        Change::Converted { from } => {
            let from = words.maybe(&format!("file-{from}")).unwrap_or_else(|| words.text("file-other"));
            words.text_with("file-changed-format", &Args::new().with("from", from))
        }
        Change::Reduced { size } => {
            words.text_with("file-changed-size", &Args::new().with("size", words.size(*size)))
        }
        Change::Cut => words.text("file-changed-cut"),
    }
}

/// Values for the words about a photo.
pub(crate) fn photo_args(words: &Words, background: Option<Background>, limits: &PhotoLimits) -> Args {
    let ground = background.map_or("any", Background::name);
    Args::new()
        .with("width", i64::from(limits.width))
        .with("height", i64::from(limits.height))
        .with("head_least", i64::from(limits.head.0))
        .with("head_most", i64::from(limits.head.1))
        .with("ground", words.text(&format!("photo-colour-{ground}")))
}

/// What was found in a photo, point by point.
pub(crate) fn photo_checks(words: &Words, report: &PhotoReport, args: &Args) -> Vec<FindingView> {
    let view = |point: &PhotoPoint| {
        let id = format!("photo-{}", point.name());
        let why = format!("{id}.why");
        FindingView {
            rule: point.name().to_owned(),
            standing: point.standing(),
            title: words.text_with(&id, args),
            reason: if words.has(&why) { words.text_with(&why, args) } else { String::new() },
            citation: String::new(),
        }
    };
    report.points.iter().map(view).collect()
}

/// Each rule's finding in words. Without an answer for its words a rule says that it is unknown.
pub(crate) fn findings(words: &Words, service: &str, assessment: &Assessment) -> Vec<FindingView> {
    let view = |finding: &Finding| {
        if finding.standing == FindingStanding::Later {
            return put_off(words.of(service), finding, words);
        }
        let name = match finding.standing {
            FindingStanding::Met => "met",
            FindingStanding::Attention => "attention",
            FindingStanding::NotMet => "not-met",
            FindingStanding::Unknown | FindingStanding::Later => "unknown",
            FindingStanding::Check => "check",
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

/// A rule that waits for an answer of the form: which one is named.
fn put_off(own: Own<'_>, finding: &Finding, words: &Words) -> FindingView {
    let labels = finding.missing.iter().filter_map(|field| own.maybe(&format!("field-{field}")));
    let args = Args::new().with("fields", labels.collect::<Vec<_>>().join(", "));
    FindingView {
        rule: finding.rule.clone(),
        standing: finding.standing,
        title: words.text_with("finding-put-off", &args),
        reason: words.text_with("finding-put-off-why", &args),
        citation: finding.citation.clone(),
    }
}

/// Figures that have a label: "New permit until 18 January 2027".
pub(crate) fn figures(words: &Words, assessment: &Assessment) -> Vec<GuideFact> {
    let figure = |(name, figure): (&String, &Figure)| {
        let label = words.maybe(&format!("figure-{name}"))?;
        let value = match figure {
            Figure::Number(n) => n.to_string(),
            Figure::Measured { number, unit } => words.measured(*number, unit),
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
