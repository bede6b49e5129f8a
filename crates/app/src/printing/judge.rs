//! How a print ends, judged from what a spooler says of printer and job. Pure.

/// How it ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Printed,
    /// Still at the printer, which says nothing against it.
    OnItsWay,
}

/// Why there is no paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// No printer is set up, or there is no spooler.
    None,
    /// It does not answer: switched off, unplugged, not in the network.
    Gone,
    /// It was switched off in the spooler, and takes no jobs.
    Stopped,
    NoPaper,
    /// A jam, an open cover, no toner: somebody has to look at it.
    Attention,
    /// The job was given up, by the spooler or by somebody.
    Failed,
}

/// A printer as IPP tells of it (RFC 8011, 5.4.11 to 5.4.13).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PrinterState {
    /// 3 idle, 4 processing, 5 stopped.
    pub state: i32,
    pub accepting: bool,
    /// The device's last words, in English.
    pub message: String,
    /// Keywords, with those of PWG 5100.9.
    pub reasons: Vec<String>,
}

impl PrinterState {
    /// Switched off in the spooler: a job would wait until somebody lets the printer go on.
    pub fn takes_nothing(&self) -> bool {
        self.state == 5 || !self.accepting
    }

    /// What is wrong with it, where something is.
    pub fn fault(&self) -> Option<Fault> {
        let any = |names: &[&str]| {
            self.reasons.iter().any(|reason| names.iter().any(|name| reason.starts_with(name)))
        };
        if any(&["media-empty", "media-needed", "input-tray-missing"]) {
            Some(Fault::NoPaper)
        } else if any(&[
            "media-jam",
            "cover-open",
            "door-open",
            "interlock-open",
            "toner-empty",
            "marker-supply-empty",
            "developer-empty",
            "output-area-full",
            "output-tray-missing",
        ]) {
            Some(Fault::Attention)
        } else if self.takes_nothing() || any(&["paused", "moving-to-paused", "shutdown"]) {
            Some(Fault::Stopped)
        } else if any(&["offline", "connecting-to-device", "timed-out"]) || self.is_unreachable() {
            Some(Fault::Gone)
        } else {
            None
        }
    }

    /// CUPS has no reason for a device that does not answer, only these sentences of its backends.
    fn is_unreachable(&self) -> bool {
        let sentences =
            ["may not exist or is unavailable", "unreachable", "not responding", "Unable to locate"];
        sentences.iter().any(|sentence| self.message.contains(sentence))
    }
}

/// Where a job stands (RFC 8011, 5.3.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum JobState {
    /// Waiting, or being printed.
    Open,
    Done,
    GivenUp,
    /// The spooler remembers no such job: it remembers none that are done.
    Unknown,
}

impl JobState {
    pub fn read(state: i32) -> Self {
        match state {
            3..=6 => Self::Open,
            7 | 8 => Self::GivenUp,
            9 => Self::Done,
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(state: i32, reasons: &[&str], message: &str, expected: Option<Fault>) {
        let reasons = reasons.iter().map(|reason| (*reason).to_owned()).collect();
        let printer = PrinterState { state, accepting: true, message: message.to_owned(), reasons };
        assert_eq!(printer.fault(), expected, "{printer:?}");
    }

    #[test]
    fn a_printer_is_judged_by_its_state_and_reasons() {
        check(3, &["none"], "", None);
        check(4, &["media-low-report", "toner-low-warning"], "Sending data to printer.", None);
        check(4, &["media-empty-error", "media-needed-report"], "", Some(Fault::NoPaper));
        check(5, &["media-empty-error", "paused"], "", Some(Fault::NoPaper));
        check(4, &["cover-open-error"], "", Some(Fault::Attention));
        check(4, &["offline-report"], "", Some(Fault::Gone));
        check(4, &["none"], "The printer may not exist or is unavailable at this time.", Some(Fault::Gone));
        check(5, &["paused"], "", Some(Fault::Stopped));
        let refusing = PrinterState { state: 3, accepting: false, ..PrinterState::default() };
        assert_eq!(refusing.fault(), Some(Fault::Stopped));
    }
}
