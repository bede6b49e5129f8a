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

/// A printer as `lpstat -l -p` tells of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PrinterState {
    pub stopped: bool,
    /// The device's last words, in English.
    pub message: String,
    /// Reasons as IPP names them (RFC 8011, 5.4.12; PWG 5100.9).
    pub reasons: Vec<String>,
    pub location: String,
    pub description: String,
}

impl PrinterState {
    pub fn read(told: &str) -> Self {
        let mut state = Self::default();
        for (i, line) in told.lines().enumerate() {
            let field = line.trim();
            if i == 0 {
                state.stopped = line.contains(" disabled since ");
            } else if let Some(reasons) = field.strip_prefix("Alerts:") {
                let reasons = reasons.split_whitespace().filter(|reason| *reason != "none");
                state.reasons = reasons.map(str::to_owned).collect();
            } else if let Some(text) = field.strip_prefix("Location:") {
                state.location = text.trim().to_owned();
            } else if let Some(text) = field.strip_prefix("Description:") {
                state.description = text.trim().to_owned();
            } else if i == 1 && !field.contains(':') {
                state.message = field.to_owned();
            }
        }
        state
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
        } else if self.stopped || any(&["paused", "moving-to-paused", "shutdown"]) {
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

/// Where a job stands, as `lpstat -l -o` tells of it.
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
    /// `open` and `closed` are the lists of jobs that are not completed, and that are.
    pub fn read(job: &str, open: &str, closed: &str) -> Self {
        if entry(job, open).is_some() {
            return Self::Open;
        }
        match entry(job, closed) {
            None => Self::Unknown,
            Some(told) => {
                let given_up = ["aborted", "canceled", "job-stopped", "failed"];
                let reasons = told.lines().filter(|line| line.trim_start().starts_with("Alerts:"));
                let any =
                    reasons.flat_map(str::split_whitespace).any(|r| given_up.iter().any(|g| r.contains(g)));
                if any { Self::GivenUp } else { Self::Done }
            }
        }
    }
}

/// What a list says of one job: its line and the indented ones below.
fn entry<'t>(job: &str, list: &'t str) -> Option<&'t str> {
    let mut from = None;
    let mut at = 0;
    for line in list.split_inclusive('\n') {
        let begins = !line.starts_with(char::is_whitespace);
        match from {
            Some(start) if begins => return Some(&list[start..at]),
            None if begins && line.split_whitespace().next() == Some(job) => from = Some(at),
            _ => {}
        }
        at += line.len();
    }
    from.map(|start| &list[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(told: &str, expected: Option<Fault>) {
        assert_eq!(PrinterState::read(told).fault(), expected, "{told}");
    }

    #[test]
    fn a_printer_is_judged_by_what_cups_says_of_it() {
        let idle = "printer ev is idle.  enabled since Tue Nov 24 07:14:14 2026\n\tForm mounted:\n\
            \tDescription: Hall\n\tAlerts: none\n\tLocation: at the exit\n";
        check(idle, None);
        let state = PrinterState::read(idle);
        assert_eq!((state.description.as_str(), state.location.as_str()), ("Hall", "at the exit"));
        check(
            "printer gone disabled since Tue Nov 24 07:16:01 2026 -\n\tno one\n\tAlerts: paused\n",
            Some(Fault::Stopped),
        );
        check(
            "printer ev now printing ev-2.  enabled since Tue Nov 24 07:14:59 2026\n\
             \tThe printer may not exist or is unavailable at this time.\n\tAlerts: none\n",
            Some(Fault::Gone),
        );
        let alerts =
            |reasons: &str| format!("printer ev now printing ev-2.  enabled\n\tBusy.\n\tAlerts: {reasons}\n");
        check(&alerts("media-empty-error media-needed-report"), Some(Fault::NoPaper));
        check(&alerts("media-low-report toner-low-warning"), None);
        check(&alerts("cover-open-error"), Some(Fault::Attention));
        check(&alerts("offline-report"), Some(Fault::Gone));
    }

    #[test]
    fn a_job_is_judged_by_the_list_it_is_in() {
        let list = "ev-1   root   1024   Tue Nov 24\n\tStatus: \n\tAlerts: aborted-by-system\n\tqueued for ev\n\
            ev-12  root   1024   Tue Nov 24\n\tAlerts: job-completed-successfully\n\tqueued for ev\n";
        assert_eq!(JobState::read("ev-1", "", list), JobState::GivenUp);
        assert_eq!(JobState::read("ev-12", "", list), JobState::Done);
        assert_eq!(JobState::read("ev-2", "", list), JobState::Unknown);
        assert_eq!(JobState::read("ev-12", list, ""), JobState::Open);
    }
}
