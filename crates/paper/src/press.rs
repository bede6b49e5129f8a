//! The press: typst with its templates and fonts built in. A paper's data reaches its template as values,
//! in a file of its own; there is no other file, no package, no network and no clock to read.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{LazyLock, Mutex, PoisonError};

use serde::Serialize;
use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::text::settable;

/// A finished paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    /// A tagged PDF 1.7, PDF/UA-1 where nothing in its text stands against it.
    pub pdf: Vec<u8>,
    pub pages: usize,
}

#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    #[error("the data of a paper cannot be written: {0}")]
    Data(#[from] serde_json::Error),
    /// Says where, never what: the data is personal.
    #[error("the paper “{template}” cannot be set{detail}")]
    Typesetting { template: &'static str, detail: String },
}

/// A picture that a paper brings: the name its template knows it by, and the SVG.
pub type Picture = (&'static str, String);

macro_rules! fonts {
    ($($name:literal),* $(,)?) => { [$(include_bytes!(concat!("../fonts/", $name)) as &[u8]),*] };
}

/// The windows' own face first; the others have the letters that it lacks.
const FONTS: [&[u8]; 16] = fonts![
    "PublicSans-Regular.ttf",
    "PublicSans-SemiBold.ttf",
    "PublicSans-Bold.ttf",
    "NotoSans-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArmenian-Regular.ttf",
    "NotoSansBengali-Regular.ttf",
    "NotoSansGeorgian-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansKhmer-Regular.ttf",
    "NotoSansLao-Regular.ttf",
    "NotoSansMyanmar-Regular.ttf",
    "NotoSansTamil-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoSansSC-Names.ttf",
    "NotoSansKR-Names.ttf",
];

const TEMPLATES: [(&str, &str); 6] = [
    ("letterhead.typ", include_str!("../templates/letterhead.typ")),
    ("receipt.typ", include_str!("../templates/receipt.typ")),
    ("checklist.typ", include_str!("../templates/checklist.typ")),
    ("form.typ", include_str!("../templates/form.typ")),
    ("letter.typ", include_str!("../templates/letter.typ")),
    ("payment.typ", include_str!("../templates/payment.typ")),
];

/// The file that a template reads its data from.
const DATA: &str = "paper.json";

struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    templates: HashMap<FileId, Source>,
}

/// Made once, at the first paper.
static PRESS: LazyLock<Press> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().filter_map(|font| Font::new(Bytes::new(*font), 0)).collect();
    let source = |(name, text): (&str, &str)| {
        let id = file_id(name)?;
        Some((id, Source::new(id, text.to_owned())))
    };
    Press {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        templates: TEMPLATES.into_iter().filter_map(source).collect(),
    }
});

/// One paper at a time: setting one takes a core for a moment, and what typst remembers of it is forgotten
/// before the next.
static ONE: Mutex<()> = Mutex::new(());

fn file_id(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

/// One paper on the press.
struct Job {
    press: &'static Press,
    main: FileId,
    files: HashMap<FileId, Bytes>,
}

impl World for Job {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.press.templates.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Whether some font has a sign for a character.
fn covers(c: char) -> bool {
    PRESS.fonts.iter().any(|font| font.info().coverage.contains(c.into()))
}

/// Every text in the data, as it can be set.
fn clean(value: &mut Value) {
    match value {
        Value::String(text) => *text = settable(text, covers),
        Value::Array(values) => values.iter_mut().for_each(clean),
        Value::Object(values) => values.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn job(
    template: &'static str,
    data: &impl Serialize,
    pictures: impl IntoIterator<Item = Picture>,
) -> Result<Job, PaperError> {
    let mut data = serde_json::to_value(data)?;
    clean(&mut data);
    let missing = || PaperError::Typesetting { template, detail: String::new() };
    let mut files = HashMap::new();
    files.insert(file_id(DATA).ok_or_else(missing)?, Bytes::new(serde_json::to_vec(&data)?));
    for (name, svg) in pictures {
        files.insert(file_id(name).ok_or_else(missing)?, Bytes::from_string(svg));
    }
    let main = file_id(template).ok_or_else(missing)?;
    Ok(Job { press: &PRESS, main, files })
}

/// Sets a paper. A panic inside typst is a failure to set it; nothing of its state is used again.
pub fn set(
    template: &'static str,
    data: &impl Serialize,
    pictures: impl IntoIterator<Item = Picture>,
) -> Result<Sheets, PaperError> {
    let job = job(template, data, pictures)?;
    let _one_at_a_time = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let set = catch_unwind(AssertUnwindSafe(|| {
        let document = lay_out(template, &job)?;
        Ok(Sheets { pdf: pdf(template, &document)?, pages: document.pages().len() })
    }));
    // What typst remembers for the next run is what somebody wrote.
    typst::comemo::evict(0);
    set.unwrap_or_else(|_| Err(PaperError::Typesetting { template, detail: String::new() }))
}

fn lay_out(template: &'static str, job: &Job) -> Result<PagedDocument, PaperError> {
    typst::compile::<PagedDocument>(job).output.map_err(|errors| fault(template, &errors))
}

/// A PDF for people who listen to it as for those who see it. Should a text not be fit for the standard,
/// such as for a letter that no font has in that form, the paper is still printed.
fn pdf(template: &'static str, document: &PagedDocument) -> Result<Vec<u8>, PaperError> {
    let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).unwrap_or_default();
    let creator = Smart::Custom(Some("Lawang".to_owned()));
    let options = |standards| PdfOptions { standards, creator: creator.clone(), ..PdfOptions::default() };
    typst_pdf::pdf(document, &options(accessible)).or_else(|errors| {
        tracing::warn!(template, count = errors.len(), "a paper is not PDF/UA");
        typst_pdf::pdf(document, &options(PdfStandards::default())).map_err(|errors| fault(template, &errors))
    })
}

/// typst's own words may hold what somebody wrote: only who works on a template sees them.
fn fault(template: &'static str, errors: &EcoVec<SourceDiagnostic>) -> PaperError {
    let words = errors.first().filter(|_| cfg!(test)).map(|error| format!(": {}", error.message));
    PaperError::Typesetting { template, detail: words.unwrap_or_default() }
}

/// For tests: the paper as it is laid out, and as PDF/UA-1 where it is that.
#[cfg(test)]
pub fn proof(
    template: &'static str,
    data: &impl Serialize,
    pictures: impl IntoIterator<Item = Picture>,
) -> (PagedDocument, Option<Vec<u8>>) {
    let job = job(template, data, pictures).unwrap();
    let _one_at_a_time = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let document = lay_out(template, &job).unwrap();
    let options =
        PdfOptions { standards: PdfStandards::new(&[PdfStandard::Ua_1]).unwrap(), ..PdfOptions::default() };
    let accessible = typst_pdf::pdf(&document, &options).ok();
    typst::comemo::evict(0);
    (document, accessible)
}
