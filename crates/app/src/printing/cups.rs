//! CUPS, the spooler of Linux and macOS, by its own programs: they know its socket, its servers and how to
//! prove who asks. A paper goes in by standard input; arguments name printers and jobs, never people.

use std::process::{Output, Stdio};
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::process::Command;
use tokio::time::{Instant, sleep, timeout};

use super::judge::{JobState, PrinterState};
use super::{Ending, Fault, Patience, Printer};

/// No answer of the spooler takes this long.
const ANSWER: Duration = Duration::from_secs(5);
/// How often a job is looked at.
const LOOK: Duration = Duration::from_millis(250);
/// A job that is still not out after this is taken back, although nobody waits for it any more.
const FORGOTTEN: Duration = Duration::from_secs(120);

#[derive(Debug, Clone)]
pub(super) struct Cups {
    server: Option<String>,
}

impl Cups {
    pub fn new(server: Option<String>) -> Self {
        Self { server }
    }

    /// All printers.
    pub async fn printers(&self) -> Result<Vec<Printer>, Fault> {
        let names = self.ask("lpstat", &["-e"]).await?;
        let default = self.ask("lpstat", &["-d"]).await?;
        let default = default.trim().rsplit_once(": ").map(|(_, name)| name.to_owned());
        let mut printers = Vec::new();
        for name in names.lines().filter(|name| !name.is_empty()) {
            let state = PrinterState::read(&self.ask("lpstat", &["-l", "-p", name]).await?);
            let label = [state.location, state.description].into_iter().find(|label| !label.is_empty());
            let label = label.unwrap_or_else(|| name.to_owned());
            printers.push(Printer {
                default: default.as_deref() == Some(name),
                name: name.to_owned(),
                label,
            });
        }
        Ok(printers)
    }

    pub async fn print(&self, printer: &str, pdf: Vec<u8>, patience: Patience) -> Result<Ending, Fault> {
        let job = self.send(printer, pdf).await?;
        let ended = self.watch(printer, &job, patience).await;
        if ended == Ok(Ending::OnItsWay) {
            let cups = self.clone();
            let printer = printer.to_owned();
            tokio::spawn(async move { cups.see_out(&printer, &job).await });
        } else {
            self.take_back(&job).await;
        }
        ended
    }

    /// Hands the paper over; answers the job's name.
    async fn send(&self, printer: &str, pdf: Vec<u8>) -> Result<String, Fault> {
        let arguments =
            ["-d", printer, "-t", "Lawang", "-o", "media=A4", "-o", "fit-to-page", "-"].map(str::to_owned);
        let output = self.run("lp", &arguments, Some(pdf)).await?;
        let said = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            tracing::warn!(said = said.trim(), "lp");
            let gone = ["does not exist", "No default destination", "Unable to connect", "not running"];
            return Err(if gone.iter().any(|words| said.contains(words)) {
                Fault::None
            } else if said.contains("not accepting") {
                Fault::Stopped
            } else {
                Fault::Failed
            });
        }
        // "request id is hall-12 (1 file(s))"
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        let job = told.strip_prefix("request id is ").and_then(|rest| rest.split_whitespace().next());
        job.map(str::to_owned).ok_or(Fault::Failed)
    }

    /// Looks at the job until it is out, given up, or somebody has waited long enough.
    async fn watch(&self, printer: &str, job: &str, patience: Patience) -> Result<Ending, Fault> {
        let begun = Instant::now();
        loop {
            match self.job(printer, job).await? {
                JobState::Done | JobState::Unknown => return Ok(Ending::Printed),
                JobState::GivenUp => return Err(self.fault(printer).await.unwrap_or(Fault::Failed)),
                JobState::Open => {}
            }
            let waited = begun.elapsed();
            if waited >= patience.grace {
                match self.fault(printer).await {
                    // A printer that sleeps takes a while to answer.
                    Some(Fault::Gone) | None if waited < patience.limit => {}
                    Some(fault) => return Err(fault),
                    None => return Ok(Ending::OnItsWay),
                }
            }
            sleep(LOOK).await;
        }
    }

    /// For a job that nobody waits for any more: it comes out soon, or not at all.
    async fn see_out(&self, printer: &str, job: &str) {
        let begun = Instant::now();
        while begun.elapsed() < FORGOTTEN && matches!(self.job(printer, job).await, Ok(JobState::Open)) {
            sleep(4 * LOOK).await;
        }
        self.take_back(job).await;
    }

    /// Takes the job out of the queue, and its data out of the spooler, also where it is done.
    async fn take_back(&self, job: &str) {
        if self.run("cancel", &["-x".to_owned(), job.to_owned()], None).await.is_err() {
            tracing::warn!("a job could not be taken out of the spooler");
        }
    }

    async fn job(&self, printer: &str, job: &str) -> Result<JobState, Fault> {
        let open = self.ask("lpstat", &["-W", "not-completed", "-l", "-o", printer]).await?;
        let closed = self.ask("lpstat", &["-W", "completed", "-l", "-o", printer]).await?;
        Ok(JobState::read(job, &open, &closed))
    }

    async fn fault(&self, printer: &str) -> Option<Fault> {
        let told = self.ask("lpstat", &["-l", "-p", printer]).await.ok()?;
        PrinterState::read(&told).fault()
    }

    async fn ask(&self, program: &str, arguments: &[&str]) -> Result<String, Fault> {
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        let output = self.run(program, &arguments, None).await?;
        if !output.status.success() {
            tracing::warn!(said = String::from_utf8_lossy(&output.stderr).trim(), program, "the spooler");
            return Err(Fault::None);
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs one of CUPS's programs, in English, and ends it when it takes too long.
    async fn run(
        &self,
        program: &str,
        arguments: &[String],
        input: Option<Vec<u8>>,
    ) -> Result<Output, Fault> {
        let mut command = Command::new(program);
        if let Some(server) = &self.server {
            command.args(["-h", server]);
        }
        command.args(arguments).env("LC_ALL", "C").env_remove("LANGUAGE");
        command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        let ran = async {
            let mut child = command.spawn()?;
            if let (Some(mut stdin), Some(input)) = (child.stdin.take(), input) {
                // A program that has given up does not read: what it says of that is worth more.
                let _ = stdin.write_all(&input).await;
                let _ = stdin.shutdown().await;
            }
            child.wait_with_output().await
        };
        match timeout(ANSWER, ran).await {
            Ok(Ok(output)) => Ok(output),
            Ok(Err(error)) if error.kind() == std::io::ErrorKind::NotFound => Err(Fault::None),
            Ok(Err(error)) => {
                tracing::warn!(%error, program, "the spooler");
                Err(Fault::Failed)
            }
            Err(_) => Err(Fault::Gone),
        }
    }
}
