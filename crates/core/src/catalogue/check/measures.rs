//! Ready-made measures: each can be read, its texts fill in nothing that nobody is asked, and its questions have
//! words. What a measure makes is checked like any other change, once it is filled in.

use super::super::load::Source;
use super::{Complaint, Files, Loaded};
use crate::policy::measure::{Asked, Measure, Question};

pub(super) fn check(files: &Files, loaded: &Loaded, complaints: &mut Vec<Complaint>) {
    for (path, text) in files {
        let Some(read) = Measure::read(path, text) else { continue };
        let mut source = Source { file: path, text, complaints };
        let measure = match read {
            Ok(measure) => measure,
            Err(error) => {
                let place = error.span().map_or(0, |span| span.start);
                source.complain(place, error.message().to_owned());
                continue;
            }
        };
        for name in measure.unknown_places() {
            source
                .complain(super::find(text, &format!("{{{name}")), format!("nobody is asked for {{{name}}}"));
        }
        if measure.lacks_words(&loaded.catalogue.languages) {
            source.complain(0, "title and words are in every language".to_owned());
        }
        for id in wanted(&measure) {
            let lacks =
                |language: &&String| loaded.catalogue.words(language).is_none_or(|words| !words.has(&id));
            for language in loaded.catalogue.languages.iter().filter(lacks) {
                source.complain(0, format!("the words {id} are missing in {language}"));
            }
        }
    }
}

/// The messages that a measure's form needs.
fn wanted(measure: &Measure) -> Vec<String> {
    let own = format!("measure-{}", measure.id);
    let of = |question: &Question| {
        let name = format!("{own}-{}", question.id);
        let names = question.names.clone().unwrap_or_else(|| name.clone());
        let chosen = matches!(question.kind, Asked::Choice | Asked::Choices);
        let options =
            question.options.iter().filter(move |_| chosen).map(move |option| format!("{names}-{option}"));
        std::iter::once(name).chain(options).collect::<Vec<_>>()
    };
    let questions = measure.questions.iter().flat_map(of);
    [own.clone(), format!("{own}.lead")].into_iter().chain(questions).collect()
}
