//! Ready-made measures at the desk: a form of a few questions, and the draft that its answers begin.

use jiff::civil::Date;
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::policy::amend::apply;
use lawang_core::policy::measure::{Asked, Frame, Lack, Lacking, Measure, Question, measures};

use super::draft::{Draft, Read};
use super::told::Told;
use super::view::{MeasureAnswers, MeasureQuestion, MeasureRow, MeasureView};
use crate::app::{App, blocking};
use crate::failure::Failure;
use crate::office::administration::view::NamedChoice;
use crate::problem::FieldProblem;

impl App {
    /// The measures of the newest version, with what each is for; none while its files are still on their way.
    pub(super) async fn measure_rows(&self, words: &Words) -> Result<Vec<MeasureRow>, Failure> {
        let Some(files) = self.version_files(self.newest_policy()).await? else { return Ok(vec![]) };
        let row = |measure: &Measure| MeasureRow {
            id: measure.id.clone(),
            name: words.text(&format!("measure-{}", measure.id)),
            lead: words.text(&format!("measure-{}.lead", measure.id)),
        };
        Ok(measures(&files).iter().map(row).collect())
    }

    pub(super) async fn draw_measure(&self, words: &Words, id: &str) -> Result<MeasureView, Failure> {
        let base = self.newest_policy();
        let files = self.policy_files(base).await?;
        let measure = measures(&files).into_iter().find(|one| one.id == id).ok_or_else(Failure::not_found)?;
        let countries = self
            .catalogue()
            .countries
            .iter()
            .map(|code| NamedChoice { id: code.clone(), name: words.text(&format!("country-{code}")) });
        let mut countries: Vec<NamedChoice> = countries.collect();
        countries.sort_by(|a, b| a.name.cmp(&b.name));
        let name = format!("measure-{id}");
        let questions =
            measure.questions.iter().map(|question| self.question(words, &name, question, &countries));
        Ok(MeasureView {
            id: id.to_owned(),
            name: words.text(&name),
            lead: words.text(&format!("{name}.lead")),
            questions: questions.collect(),
            languages: self
                .catalogue()
                .languages
                .iter()
                .map(|id| NamedChoice { id: id.clone(), name: words.text(&format!("policy-language-{id}")) })
                .collect(),
            from: Draft::new(base, self.today())?.details.day,
        })
    }

    fn question(
        &self,
        words: &Words,
        measure: &str,
        question: &Question,
        countries: &[NamedChoice],
    ) -> MeasureQuestion {
        let name = format!("{measure}-{}", question.id);
        let names = question.names.clone().unwrap_or_else(|| name.clone());
        let option = |id: &String| {
            let name = words.text(&format!("{names}-{id}"));
            // Whoever knows a standard looks for its codes.
            let coded = id.starts_with(|c: char| c.is_ascii_digit());
            NamedChoice { id: id.clone(), name: if coded { format!("{id} {name}") } else { name } }
        };
        MeasureQuestion {
            id: question.id.clone(),
            kind: question.kind,
            label: words.text(&name),
            hint: words.maybe(&format!("{name}.hint")).unwrap_or_default(),
            options: match question.kind {
                Asked::Countries => countries.to_vec(),
                _ => question.options.iter().map(option).collect(),
            },
        }
    }

    /// A draft of what the answers make. Nothing is kept where one is missing or the changes do not fit.
    pub(super) async fn begin_measure(
        &self,
        words: &Words,
        answers: MeasureAnswers,
    ) -> Result<Draft, Failure> {
        let mut draft = Draft::new(self.newest_policy(), self.today())?;
        let files = self.policy_files(draft.base).await?;
        let measure = measures(&files).into_iter().find(|one| one.id == answers.measure);
        let measure = measure.ok_or_else(Failure::not_found)?;
        let (frame, asked) = framed(words, &answers);
        let mut mends = lacking(words, &measure.id, &measure.lacks(self.catalogue(), &answers.answers));
        mends.extend(asked);
        let Some(frame) = frame.filter(|_| mends.is_empty()) else { return Err(Failure::Fields(mends)) };
        let day = frame.from;
        let work = blocking(move || {
            let read = Read::new(files);
            let made = measure.make(&read.files, &read.catalogue, &answers.answers, &frame);
            let fits = made.as_ref().map_or(Ok(()), |made| apply(&read.files, &made.changes).map(drop));
            Ok((made, fits, read, answers))
        });
        let (made, fits, read, answers) = work.await?;
        let made = made.map_err(|lacks| Failure::Fields(lacking(words, &answers.measure, &lacks)))?;
        if let Err(faults) = fits {
            let told = Told { words, catalogue: &read.catalogue };
            let about = faults.first().map(|fault| told.fault(fault)).unwrap_or_default();
            let message = words.text_with("policy-measure-stands", &Args::new().with("about", about));
            return Err(Failure::Fields(vec![FieldProblem { field: "measure".into(), message }]));
        }
        draft.details.title = made.title;
        draft.details.day = day.to_string();
        draft.details.until = answers.until;
        draft.changes = made.changes;
        Ok(draft)
    }
}

/// What is missing, at the questions of the form.
fn lacking(words: &Words, measure: &str, lacks: &[Lack]) -> Vec<FieldProblem> {
    let mend = |lack: &Lack| {
        let name = match lack.is {
            Lacking::Answer => "policy-measure-missing",
            Lacking::Number => "policy-measure-number",
            Lacking::Day => "policy-measure-day",
            Lacking::Unfit => "policy-measure-unfit",
        };
        // A question that is answered in each language has the language after it.
        let question = lack.question.split('-').next().unwrap_or_default();
        let label = words.maybe(&format!("measure-{measure}-{question}")).unwrap_or_default();
        let message = words.text_with(name, &Args::new().with("label", label));
        FieldProblem { field: format!("measure-{}", lack.question), message }
    };
    lacks.iter().map(mend).collect()
}

/// What every measure is asked, or what is wrong with it.
fn framed(words: &Words, answers: &MeasureAnswers) -> (Option<Frame>, Vec<FieldProblem>) {
    let mut mends = Vec::new();
    let mut mend = |field: &str, name: &str| {
        mends.push(FieldProblem { field: field.to_owned(), message: words.text(name) });
    };
    let day = |text: &str| text.parse::<Date>().ok();
    let (from, until) = (day(&answers.from), day(&answers.until));
    if from.is_none() {
        mend("from", "policy-day-missing");
    }
    if until.is_none() {
        mend("until", "policy-day-missing");
    }
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        mend("until", "policy-measure-order");
    }
    if answers.citation.trim().is_empty() {
        mend("citation", "policy-fault-no-citation");
    }
    let official = answers.verified == lawang_core::policy::assessment::Verified::Official;
    if official && answers.source.trim().is_empty() {
        mend("source", "policy-fault-no-source");
    }
    let number = |id: &str| answers.answers.get(id)?.first()?.trim().parse::<u32>().ok();
    if number("least").zip(number("most")).is_some_and(|(least, most)| most < least) {
        mend("measure-most", "policy-measure-order-numbers");
    }
    let frame = from.zip(until).filter(|_| mends.is_empty()).map(|(from, until)| Frame {
        from,
        until,
        citation: answers.citation.clone(),
        source: answers.source.clone(),
        verified: answers.verified,
    });
    (frame, mends)
}
