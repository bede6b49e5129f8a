//! What is wrong with files, in the reader's language: which thing it is about and where it stands. What the check
//! itself says is for whoever mends the file, and stays in its own language beneath.

use lawang_core::catalogue::words::Args;
use lawang_core::policy::amend::Fault;

use super::told::Told;
use super::view::ComplaintRow;

impl Told<'_> {
    pub fn complaint(&self, file: &str, line: u32, message: String) -> ComplaintRow {
        let place = if line == 0 { file.to_owned() } else { format!("{file}:{line}") };
        ComplaintRow { place, sentence: self.about(file), file: file.to_owned(), line, message }
    }

    /// A change that cannot be made.
    pub fn not_made(&self, fault: &Fault) -> ComplaintRow {
        let (place, file, message) = (String::new(), String::new(), String::new());
        ComplaintRow { place, sentence: self.fault(fault), file, line: 0, message }
    }

    /// "An example case of Work visa (E23) comes out otherwise".
    fn about(&self, file: &str) -> String {
        let parts: Vec<&str> = file.split('/').collect();
        let (name, of) = match parts.as_slice() {
            ["policy", ..] => ("policy", String::new()),
            ["services", id, "cases", ..] => ("example", self.service(id)),
            ["services", id, guide] if guide.starts_with("guide.") => ("guide", self.service(id)),
            ["services", id, ..] => ("form", self.service(id)),
            ["blocks", block, ..] => ("block", block.trim_end_matches(".toml").to_owned()),
            ["locales", language, ..] => ("words", self.words.text(&format!("policy-language-{language}"))),
            ["measures", ..] => ("measure", String::new()),
            ["calendar.toml"] => ("calendar", String::new()),
            _ => ("other", String::new()),
        };
        self.words.text_with(&format!("policy-complaint-{name}"), &Args::new().with("of", of))
    }
}
