//! A guide lists what has to be brought: a document that is added stands there too, with its days.

use super::AddDocument;
use super::texts::Texts;
use super::words;
use crate::catalogue::Catalogue;
use crate::catalogue::words::Args;

/// Adds a line to the last list of the requirements in every language's guide, where there is a list.
pub(super) fn lists(texts: &mut Texts, before: &Catalogue, change: &AddDocument) {
    for language in &before.languages {
        let path = format!("services/{}/guide.{language}.md", change.service);
        let label = words::value_of(texts, language, &format!("field-{}", change.document));
        let (Some(text), Some(label)) = (texts.files.get(&path), label) else { continue };
        let Some(at) = end_of_list(text) else { continue };
        let told = told(before, language, &label, change);
        let text = format!("{}- {told}\n{}", &text[..at], &text[at..]);
        texts.files.insert(path, text);
    }
}

/// "Proof of health insurance, from 1 December 2026."
fn told(before: &Catalogue, language: &str, label: &str, change: &AddDocument) -> String {
    let Some(words) = before.words(language) else { return format!("{label}.") };
    let args = Args::new().with("document", label.to_owned()).with("from", words.date(change.from));
    let (name, args) = match change.until {
        None => ("guide-document-from", args),
        Some(until) => ("guide-document-between", args.with("until", words.date(until))),
    };
    if words.has(name) { words.text_with(name, &args) } else { format!("{label}.") }
}

/// The place behind the last item of a list in the first part, which tells the requirements.
fn end_of_list(text: &str) -> Option<usize> {
    let (mut at, mut within, mut found) = (0, false, None);
    for line in text.split_inclusive('\n') {
        at += line.len();
        if line.starts_with("## ") {
            within = line.contains("{#requirements}");
        } else if within && line.starts_with("- ") && line.ends_with('\n') {
            found = Some(at);
        }
    }
    found
}
