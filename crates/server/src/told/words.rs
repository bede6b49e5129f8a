//! What applicants are told, in their language: a mail and a short message. Neither holds a name, a
//! reference, a PIN or how it was decided: whoever sees a mailbox or a screen learns nothing of a person.
//! What is to be read stands on the status page, behind both secrets.

use jiff::civil::Date;
use lawang_core::case::About;
use lawang_core::case::status::slot_in_words;
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::slots::Slot;

/// What the words are made of.
pub struct Telling<'a> {
    pub words: &'a Words,
    pub about: About,
    /// The office's name.
    pub office: &'a str,
    /// The day on which the application was filed.
    pub filed: Date,
    pub slot: Option<Slot>,
    /// Where the status page is; empty where phones do not reach the server.
    pub page: String,
    /// All data on this server is demo data.
    pub demo: bool,
}

pub struct Letter {
    pub subject: String,
    /// Paragraphs, in lines that every mail program shows whole.
    pub text: String,
}

/// The longest line of a mail, in characters (RFC 5322, 2.1.1, asks for 78 at most).
const LINE: usize = 72;

impl Telling<'_> {
    pub fn letter(&self) -> Letter {
        let text = |id: &str| self.words.text(id);
        let mut paragraphs = Vec::new();
        if self.demo {
            paragraphs.push(wrapped(&text("told-demo")));
        }
        let which =
            Args::new().with("date", self.words.date(self.filed)).with("office", self.office.to_owned());
        paragraphs.push(wrapped(&text("told-hello")));
        paragraphs.push(wrapped(&self.what("mail")));
        paragraphs.push(wrapped(&self.words.text_with("told-which", &which)));
        // An address stands alone on its line: some programs take what touches it for a part of it.
        paragraphs.push(match self.page.as_str() {
            "" => wrapped(&text("told-ask")),
            page => format!("{}\n{page}", wrapped(&text("told-open"))),
        });
        paragraphs.push(wrapped(&text("told-safe")));
        paragraphs.push(wrapped(&text("told-by-itself")));
        let subject = text("told-subject");
        Letter {
            subject: if self.demo { format!("[{}] {subject}", text("demo-data")) } else { subject },
            text: paragraphs.join("\n\n") + "\n",
        }
    }

    /// One or two text messages long.
    pub fn message(&self) -> String {
        let demo = if self.demo { format!("[{}] ", self.words.text("demo-data")) } else { String::new() };
        let page = if self.page.is_empty() { String::new() } else { format!(" {}", self.page) };
        format!("{demo}{}: {}{page}", self.office, self.what("sms"))
    }

    fn what(&self, form: &str) -> String {
        let slot = self.slot.map(|slot| slot_in_words(&slot, self.words)).unwrap_or_default();
        let args = Args::new().with("slot", slot);
        let about = super::open_word(self.about).replace('_', "-");
        self.words.text_with(&format!("told-{form}-{about}"), &args)
    }
}

/// Breaks a paragraph between words.
fn wrapped(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::config::shipped_catalogue;
    use jiff::civil::date;

    pub const ALL: [About; 11] = [
        About::Submitted,
        About::PaymentDue,
        About::Paid,
        About::VisitBooked,
        About::VisitReminder,
        About::VisitMissed,
        About::CorrectionAsked,
        About::Granted,
        About::Refused,
        About::ReadyToCollect,
        About::Revoked,
    ];

    pub fn telling(language: &str, about: About) -> Telling<'static> {
        // Does not build before a new one is in the list above.
        match about {
            About::Submitted
            | About::PaymentDue
            | About::Paid
            | About::VisitBooked
            | About::VisitReminder
            | About::VisitMissed
            | About::CorrectionAsked
            | About::Granted
            | About::Refused
            | About::ReadyToCollect
            | About::Revoked => {}
        }
        Telling {
            words: shipped_catalogue().words(language).unwrap(),
            about,
            office: "Kantor Imigrasi Kelas I TPI Singaraja",
            filed: date(2026, 11, 24),
            slot: Some(Slot { date: date(2026, 11, 30), time: jiff::civil::time(8, 30, 0, 0), minutes: 30 }),
            page: format!("https://lawang.example.go.id/s?lang={language}"),
            demo: false,
        }
    }

    #[test]
    fn every_mail_is_as_reviewed() {
        for language in ["id", "en"] {
            let mut all = String::new();
            for about in ALL {
                let letter = telling(language, about).letter();
                assert!(letter.text.lines().all(|line| line.chars().count() <= LINE), "{}", letter.text);
                all += &format!("══ {about:?}\nSubject: {}\n\n{}\n", letter.subject, letter.text);
            }
            assert!(!all.contains('⟨'), "words are missing: {all}");
            insta::assert_snapshot!(format!("mails_{language}"), all);
        }
    }

    /// As far as a text message goes: 160 characters in one, 306 in two, of the alphabet that every phone has.
    #[test]
    fn every_message_is_as_reviewed_and_fits_two_text_messages() {
        for language in ["id", "en"] {
            let mut all = String::new();
            for about in ALL.into_iter().filter(|about| !matches!(about, About::Submitted | About::Paid)) {
                let text = telling(language, about).message();
                assert!(text.is_ascii() && !text.contains(['`', '\n']), "{text}");
                assert!(text.len() <= 306, "{}: {text}", text.len());
                all += &format!("══ {about:?} ({})\n{text}\n", text.len());
            }
            assert!(!all.contains('⟨'), "words are missing: {all}");
            insta::assert_snapshot!(format!("messages_{language}"), all);
        }
    }

    #[test]
    fn demo_data_says_so_and_a_server_that_no_phone_reaches_names_no_page() {
        let telling = Telling { demo: true, page: String::new(), ..telling("en", About::Granted) };
        let letter = telling.letter();
        assert!(letter.subject.starts_with("[Demo data] ") && !letter.text.contains("http"));
        assert!(letter.text.contains("kiosk") && telling.message().starts_with("[Demo data] "));
        assert!(!telling.message().ends_with(' '));
    }
}
