//! Words: Fluent messages of one language, and the forms of dates, times and money in it. A message
//! that is missing shows its own name: `catalogue check` finds it before anyone sees it.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::ZonedDateTime;
use jiff::civil::Date;
use unic_langid::LanguageIdentifier;

use crate::policy::MONEY;
use crate::policy::assessment::Figure;

pub struct Words {
    language: String,
    bundle: FluentBundle<FluentResource>,
}

/// Words as one service says them: its own where it has some (`field-sex--passport-child`), else those that
/// services share.
#[derive(Clone, Copy)]
pub struct Own<'w> {
    words: &'w Words,
    service: &'w str,
}

/// What parts the name of shared words from the service that has its own.
pub const OWN: &str = "--";

impl<'w> Own<'w> {
    pub fn words(self) -> &'w Words {
        self.words
    }

    fn name(self, id: &str) -> String {
        let own = match id.split_once('.') {
            None => format!("{id}{OWN}{}", self.service),
            Some((message, attribute)) => format!("{message}{OWN}{}.{attribute}", self.service),
        };
        if self.words.has(&own) { own } else { id.to_owned() }
    }

    pub fn text(self, id: &str) -> String {
        self.words.text(&self.name(id))
    }

    pub fn text_with(self, id: &str, args: &Args) -> String {
        self.words.text_with(&self.name(id), args)
    }

    pub fn has(self, id: &str) -> bool {
        self.words.has(&self.name(id))
    }

    /// As `text`, where it exists.
    pub fn maybe(self, id: &str) -> Option<String> {
        self.words.maybe(&self.name(id))
    }
}

/// Values for the places of a message.
#[derive(Default)]
pub struct Args(FluentArgs<'static>);

impl Args {
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<FluentValue<'static>>) -> Self {
        self.0.set(name, value);
        self
    }

    pub fn set(&mut self, name: String, value: impl Into<FluentValue<'static>>) {
        self.0.set(name, value);
    }
}

impl Words {
    /// Reads the files of one language; the faults are given back with the file's place in the list.
    pub fn new(language: &str, files: &[&str]) -> (Self, Vec<(usize, usize, String)>) {
        let id: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Direction isolates are for mixed scripts on a page; the windows isolate with markup instead.
        bundle.set_use_isolating(false);
        let mut faults = Vec::new();
        for (i, text) in files.iter().enumerate() {
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    faults.extend(errors.iter().map(|e| (i, e.pos.start, e.kind.to_string())));
                    resource
                }
            };
            if let Err(errors) = bundle.add_resource(resource) {
                faults.extend(errors.iter().map(|e| (i, 0, e.to_string())));
            }
        }
        (Self { language: language.to_owned(), bundle }, faults)
    }

    pub fn language(&self) -> &str {
        &self.language
    }

    pub fn has(&self, id: &str) -> bool {
        match id.split_once('.') {
            None => self.bundle.get_message(id).is_some_and(|m| m.value().is_some()),
            Some((id, attribute)) => {
                self.bundle.get_message(id).is_some_and(|m| m.get_attribute(attribute).is_some())
            }
        }
    }

    /// These words as a service says them.
    pub fn of<'w>(&'w self, service: &'w str) -> Own<'w> {
        Own { words: self, service }
    }

    /// The text of `id` or `id.attribute`.
    pub fn text(&self, id: &str) -> String {
        self.text_with(id, &Args::new())
    }

    /// As `text`, where it exists.
    pub fn maybe(&self, id: &str) -> Option<String> {
        self.has(id).then(|| self.text(id))
    }

    pub fn text_with(&self, id: &str, args: &Args) -> String {
        self.formatted(id, args).map_or_else(|| format!("⟨{id}⟩"), |(text, _)| text)
    }

    /// As `text_with`, where the message exists and `args` fill all its places.
    pub fn whole(&self, id: &str, args: &Args) -> Option<String> {
        self.formatted(id, args).filter(|(_, whole)| *whole).map(|(text, _)| text)
    }

    /// The text, and whether nothing in it was left open.
    fn formatted(&self, id: &str, args: &Args) -> Option<(String, bool)> {
        let (message, attribute) = match id.split_once('.') {
            None => (id, None),
            Some((message, attribute)) => (message, Some(attribute)),
        };
        let pattern = self.bundle.get_message(message).and_then(|m| match attribute {
            None => m.value(),
            Some(name) => m.get_attribute(name).map(|a| a.value()),
        })?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args.0), &mut errors).into_owned();
        Some((text, errors.is_empty()))
    }

    /// "14 May 2029"
    pub fn date(&self, date: Date) -> String {
        let args = Args::new()
            .with("day", date.day().to_string())
            .with("month", self.text(&format!("month-{}", date.month())))
            .with("year", date.year().to_string());
        self.text_with("date-long", &args)
    }

    /// "14 May 2029" where room is short: "14 Mei 2029", "24 Nov 2029"
    pub fn date_short(&self, date: Date) -> String {
        let args = Args::new()
            .with("day", date.day().to_string())
            .with("month", self.text(&format!("month-short-{}", date.month())))
            .with("year", date.year().to_string());
        self.text_with("date-long", &args)
    }

    /// A canonical date answer, whole or partial, as a person reads it.
    pub fn partial_date(&self, value: &str) -> String {
        if let Ok(date) = value.parse::<Date>() {
            return self.date(date);
        }
        match value.split_once('-') {
            Some((year, month)) => {
                let month = self.text(&format!("month-{}", month.trim_start_matches('0')));
                self.text_with(
                    "date-of-month",
                    &Args::new().with("month", month).with("year", year.to_owned()),
                )
            }
            None => value.to_owned(),
        }
    }

    /// "10:42"
    pub fn clock(&self, time: &ZonedDateTime) -> String {
        let args = Args::new()
            .with("hour", format!("{:02}", time.hour()))
            .with("minute", format!("{:02}", time.minute()));
        self.text_with("clock", &args)
    }

    /// "today 10:42" or "23 November 2026 10:42"
    pub fn moment(&self, time: &ZonedDateTime, now: &ZonedDateTime) -> String {
        let clock = self.clock(time);
        if time.date() == now.date() {
            self.text_with("today-at", &Args::new().with("clock", clock))
        } else {
            let args = Args::new().with("date", self.date(time.date())).with("clock", clock);
            self.text_with("date-at", &args)
        }
    }

    /// Whole rupiah: "Rp 500.000"
    pub fn money(&self, rupiah: i64) -> String {
        let digits = rupiah.unsigned_abs().to_string();
        let separator = self.text("number-group");
        let mut grouped = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push_str(&separator);
            }
            grouped.push(digit);
        }
        if rupiah < 0 {
            grouped.insert(0, '−');
        }
        self.text_with("money", &Args::new().with("amount", grouped))
    }

    /// A number with its unit: "Rp 500.000", "60 days"
    pub fn measured(&self, number: i64, unit: &str) -> String {
        if unit == MONEY {
            return self.money(number);
        }
        self.text_with(&unit_words(unit), &Args::new().with("number", number))
    }

    /// Figures of a rule as values for its words: dates as dates are read, numbers as numbers.
    pub fn figures<'a>(&self, figures: impl IntoIterator<Item = (&'a String, &'a Figure)>) -> Args {
        let mut args = Args::new();
        for (name, figure) in figures {
            match figure {
                Figure::Measured { number, unit } if unit == MONEY => {
                    args.set(name.clone(), self.money(*number));
                }
                // The words of a rule say themselves what they count, and agree with the number.
                Figure::Number(n) | Figure::Measured { number: n, .. } => args.set(name.clone(), *n),
                Figure::Date(date) => args.set(name.clone(), self.date(*date)),
                Figure::Text(text) => args.set(name.clone(), text.clone()),
            }
        }
        args
    }
}

/// The name of a unit's words.
pub fn unit_words(unit: &str) -> String {
    format!("unit-{}", unit.replace(' ', "-"))
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "money = Rp { $amount }\nnumber-group = .\nmonth-5 = Mei\ndate-long = { $day } { $month } { $year }\n\
        date-of-month = { $month } { $year }\nfield = Paspor\n    .hint = Sampul\nleft = { $n ->\n    [one] one day\n   *[other] { $n } days\n}\n";

    #[test]
    fn dates_money_and_numbers_read_as_people_write_them() {
        let (words, faults) = Words::new("id", &[FILE]);
        assert_eq!(faults, []);
        assert_eq!(words.money(500_000), "Rp 500.000");
        assert_eq!(words.money(1_000), "Rp 1.000");
        assert_eq!(words.money(0), "Rp 0");
        assert_eq!(words.date(jiff::civil::date(2029, 5, 14)), "14 Mei 2029");
        assert_eq!(words.partial_date("2029-05"), "Mei 2029");
        assert_eq!(words.partial_date("2029"), "2029");
        assert_eq!(words.text("field.hint"), "Sampul");
        assert_eq!(words.text("nothing"), "⟨nothing⟩");
        let (english, _) = Words::new("en", &[FILE]);
        assert_eq!(english.text_with("left", &Args::new().with("n", 1)), "one day");
        assert_eq!(english.text_with("left", &Args::new().with("n", 25)), "25 days");
    }

    #[test]
    fn a_service_says_its_own_words_and_else_the_shared_ones() {
        let file = "field-sex = Sex\n    .question = What is your sex?\n    .hint = As in the passport.\n\
            field-sex--child =\n    .question = What is the child’s sex?\n";
        let (words, faults) = Words::new("en", &[file]);
        assert_eq!(faults, []);
        let child = words.of("child");
        assert_eq!(child.text("field-sex"), "Sex");
        assert_eq!(child.text("field-sex.question"), "What is the child’s sex?");
        assert_eq!(child.maybe("field-sex.hint").as_deref(), Some("As in the passport."));
        assert_eq!(child.maybe("field-sex.invalid"), None);
        assert_eq!(words.of("other").text("field-sex.question"), "What is your sex?");
    }

    #[test]
    fn a_number_is_shown_with_its_unit() {
        let (words, _) = Words::new(
            "en",
            &["money = Rp { $amount }\nnumber-group = ,\nunit-working-days = { $number } working days\n"],
        );
        assert_eq!(words.measured(1_500_000, "rupiah"), "Rp 1,500,000");
        assert_eq!(words.measured(4, "working days"), "4 working days");
    }

    #[test]
    fn a_broken_file_says_where() {
        let (_, faults) = Words::new("en", &["ok = fine\n", "good = yes\nbroken = { $\n"]);
        assert_eq!(faults[0].0, 1);
    }
}
