//! CUPS, the spooler of Linux and macOS, in its own language (IPP, RFC 8010 and 8011) over its own socket:
//! states and reasons come as keywords and not as sentences, and nothing is written to a file on the way.
//! A request names printers and jobs, never people.

use std::path::Path;
use std::time::Duration;

use ipp::attribute::{IppAttribute, IppAttributeGroup};

use ipp::model::{DelimiterTag, IppVersion, Operation, StatusCode};
use ipp::parser::{IppParseError, IppParser};
use ipp::reader::IppReader;
use ipp::request::IppRequestResponse;
use ipp::value::IppValue;
use tokio::process::Command;
use tokio::time::{Instant, sleep};

use super::judge::{JobState, PrinterState};
use super::{Ending, Fault, Patience, Printer};

/// Where CUPS listens: on Linux, on macOS.
const SOCKETS: [&str; 2] = ["/run/cups/cups.sock", "/private/var/run/cupsd"];
/// No answer of the spooler takes this long.
const ANSWER: Duration = Duration::from_secs(5);
/// How often a job is looked at.
const LOOK: Duration = Duration::from_millis(250);
/// A job that is still not out after this is taken back, although nobody waits for it any more.
const FORGOTTEN: Duration = Duration::from_secs(120);

#[derive(Clone)]
pub(super) struct Cups {
    http: reqwest::Client,
    /// "http://localhost"
    origin: String,
    user: String,
    /// The scheduler sees on its socket who asks, and need only be told to look.
    by_socket: bool,
}

type Value = Result<IppValue, IppParseError>;

impl Cups {
    /// `server` is a host, or the path of a socket; without it, the system's own.
    pub async fn open(server: Option<&str>) -> Result<Self, Fault> {
        let path = match server {
            Some(server) => Some(server).filter(|server| server.starts_with('/')),
            None => SOCKETS.into_iter().find(|path| Path::new(path).exists()),
        };
        let host = server.filter(|_| path.is_none()).unwrap_or("localhost");
        let port = if host.contains(':') || path.is_some() { "" } else { ":631" };
        let builder = reqwest::Client::builder().no_proxy().timeout(ANSWER);
        #[cfg(unix)]
        let builder = match path {
            Some(path) => builder.unix_socket(path),
            None => builder,
        };
        Ok(Self {
            http: builder.build().map_err(|_| Fault::None)?,
            origin: format!("http://{host}{port}"),
            user: user().await,
            by_socket: path.is_some(),
        })
    }

    pub async fn printers(&self) -> Result<Vec<Printer>, Fault> {
        let wanted = ["printer-name", "printer-info", "printer-location"];
        let default = self.request(Operation::CupsGetDefault, "/", vec![wanted_only(&["printer-name"])])?;
        let default = match self.ask("/", default, None).await {
            Ok(answer) => {
                group(&answer, DelimiterTag::PrinterAttributes).and_then(|g| text(g, "printer-name"))
            }
            // There is none.
            Err(Fault::Failed) => None,
            Err(fault) => return Err(fault),
        };
        let all = self.request(Operation::CupsGetPrinters, "/", vec![wanted_only(&wanted)])?;
        let answer = match self.ask("/", all, None).await {
            Err(Fault::Failed) => return Ok(vec![]),
            answer => answer?,
        };
        let printer = |group: &IppAttributeGroup| {
            let name = text(group, "printer-name")?;
            let label = [text(group, "printer-location"), text(group, "printer-info"), Some(name.clone())];
            Some(Printer {
                default: default.as_ref() == Some(&name),
                label: label.into_iter().flatten().find(|label| !label.is_empty())?,
                name,
            })
        };
        Ok(answer.attributes().groups_of(DelimiterTag::PrinterAttributes).filter_map(printer).collect())
    }

    pub async fn print(&self, printer: &str, pdf: Vec<u8>, patience: Patience) -> Result<Ending, Fault> {
        if self.printer(printer).await?.takes_nothing() {
            return Err(Fault::Stopped);
        }
        let job = self.send(printer, pdf).await?;
        let ended = self.watch(printer, job, patience).await;
        if ended == Ok(Ending::OnItsWay) {
            let cups = self.clone();
            tokio::spawn(async move { cups.see_out(job).await });
        } else {
            self.take_back(job).await;
        }
        ended
    }

    /// Hands the paper over; answers the job's number.
    async fn send(&self, printer: &str, pdf: Vec<u8>) -> Result<i32, Fault> {
        let resource = format!("/printers/{printer}");
        let mut request = self.request(
            Operation::PrintJob,
            &resource,
            vec![
                ("job-name", IppValue::new_name_without_language("Lawang")),
                ("document-format", IppValue::new_mime_media_type("application/pdf")),
            ],
        )?;
        for (name, value) in [
            ("media", IppValue::new_keyword("iso_a4_210x297mm")),
            ("print-scaling", IppValue::new_keyword("auto-fit")),
        ] {
            put(&mut request, DelimiterTag::JobAttributes, name, value)?;
        }
        let answer = self.ask(&resource, request, Some(pdf)).await?;
        let job = group(&answer, DelimiterTag::JobAttributes).and_then(|group| number(group, "job-id"));
        job.ok_or(Fault::Failed)
    }

    /// Looks at the job until it is out, given up, or somebody has waited long enough.
    async fn watch(&self, printer: &str, job: i32, patience: Patience) -> Result<Ending, Fault> {
        let begun = Instant::now();
        loop {
            match self.job(job).await? {
                JobState::Done | JobState::Unknown => return Ok(Ending::Printed),
                JobState::GivenUp => return Err(Fault::Failed),
                JobState::Open => {}
            }
            let waited = begun.elapsed();
            if waited >= patience.grace {
                match self.printer(printer).await?.fault() {
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
    async fn see_out(&self, job: i32) {
        let begun = Instant::now();
        while begun.elapsed() < FORGOTTEN && matches!(self.job(job).await, Ok(JobState::Open)) {
            sleep(4 * LOOK).await;
        }
        self.take_back(job).await;
    }

    /// Takes the job out of the queue, and its data out of the spooler, also where it is done: CUPS keeps
    /// papers for a day. `purge-job` is CUPS's own.
    async fn take_back(&self, job: i32) {
        let purge = ("purge-job", Ok(IppValue::new_boolean(true)));
        let request = self.job_request(Operation::CancelJob, job, vec![purge]);
        let done = match request {
            Ok(request) => self.ask("/jobs", request, None).await.map(drop),
            Err(fault) => Err(fault),
        };
        if done.is_err() {
            tracing::warn!("a job could not be taken out of the spooler");
        }
    }

    async fn job(&self, job: i32) -> Result<JobState, Fault> {
        let request =
            self.job_request(Operation::GetJobAttributes, job, vec![wanted_only(&["job-state"])])?;
        match self.ask("/jobs", request, None).await {
            // The spooler remembers none that are done.
            Err(Fault::None) => Ok(JobState::Unknown),
            answer => {
                let answer = answer?;
                let state = group(&answer, DelimiterTag::JobAttributes).and_then(|g| number(g, "job-state"));
                Ok(JobState::read(state.unwrap_or_default()))
            }
        }
    }

    async fn printer(&self, printer: &str) -> Result<PrinterState, Fault> {
        let resource = format!("/printers/{printer}");
        let wanted = wanted_only(&[
            "printer-state",
            "printer-state-reasons",
            "printer-state-message",
            "printer-is-accepting-jobs",
        ]);
        let request = self.request(Operation::GetPrinterAttributes, &resource, vec![wanted])?;
        let answer = self.ask(&resource, request, None).await?;
        let group = group(&answer, DelimiterTag::PrinterAttributes).ok_or(Fault::Failed)?;
        Ok(PrinterState {
            state: number(group, "printer-state").unwrap_or_default(),
            accepting: text(group, "printer-is-accepting-jobs").as_deref() != Some("false"),
            message: text(group, "printer-state-message").unwrap_or_default(),
            reasons: texts(group, "printer-state-reasons"),
        })
    }

    fn request(
        &self,
        operation: Operation,
        resource: &str,
        attributes: Vec<(&str, Value)>,
    ) -> Result<IppRequestResponse, Fault> {
        // A name that is no part of an address is no printer's.
        let uri = format!("ipp://localhost{resource}").parse().map_err(|_| Fault::None)?;
        let uri = Some(uri).filter(|_| resource != "/");
        let mut request = IppRequestResponse::new(IppVersion::v2_0(), operation, uri).map_err(unwritable)?;
        self.fill(&mut request, attributes)?;
        Ok(request)
    }

    fn job_request(
        &self,
        operation: Operation,
        job: i32,
        attributes: Vec<(&str, Value)>,
    ) -> Result<IppRequestResponse, Fault> {
        let mut request = IppRequestResponse::new(IppVersion::v2_0(), operation, None).map_err(unwritable)?;
        let uri = IppValue::new_uri(format!("ipp://localhost/jobs/{job}"));
        put(&mut request, DelimiterTag::OperationAttributes, "job-uri", uri)?;
        self.fill(&mut request, attributes)?;
        Ok(request)
    }

    fn fill(&self, request: &mut IppRequestResponse, attributes: Vec<(&str, Value)>) -> Result<(), Fault> {
        let user = IppValue::new_name_without_language(&self.user);
        put(request, DelimiterTag::OperationAttributes, "requesting-user-name", user)?;
        for (name, value) in attributes {
            put(request, DelimiterTag::OperationAttributes, name, value)?;
        }
        Ok(())
    }

    /// Asks the scheduler. None: there is no scheduler, or it knows no such thing.
    async fn ask(
        &self,
        resource: &str,
        request: IppRequestResponse,
        document: Option<Vec<u8>>,
    ) -> Result<IppRequestResponse, Fault> {
        let mut body = request.to_bytes().to_vec();
        body.extend(document.unwrap_or_default());
        let mut asked = self.http.post(format!("{}{resource}", self.origin));
        asked = asked.header("content-type", "application/ipp");
        if self.by_socket {
            asked = asked.header("authorization", format!("PeerCred {}", self.user));
        }
        let answer = async { asked.body(body).send().await?.error_for_status()?.bytes().await };
        let answer = answer.await.map_err(|error| {
            tracing::warn!(%error, "the spooler");
            if error.is_timeout() { Fault::Gone } else { Fault::None }
        })?;
        let answer = IppParser::new(IppReader::new(std::io::Cursor::new(answer))).parse();
        let answer = answer.map_err(|error| {
            tracing::warn!(%error, "the spooler");
            Fault::Failed
        })?;
        match answer.header().status_code() {
            status if status.is_success() => Ok(answer),
            StatusCode::ServerErrorNotAcceptingJobs => Err(Fault::Stopped),
            StatusCode::ClientErrorNotFound if resource != "/" => Err(Fault::None),
            status => {
                if resource != "/" {
                    tracing::warn!(%status, "the spooler");
                }
                Err(Fault::Failed)
            }
        }
    }
}

/// The name under which the scheduler knows this process.
async fn user() -> String {
    let said = Command::new("id").arg("-un").kill_on_drop(true).output().await;
    said.map(|said| String::from_utf8_lossy(&said.stdout).trim().to_owned()).unwrap_or_default()
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn unwritable(error: IppParseError) -> Fault {
    tracing::warn!(%error, "a request to the spooler");
    Fault::Failed
}

fn put(request: &mut IppRequestResponse, group: DelimiterTag, name: &str, value: Value) -> Result<(), Fault> {
    let attribute = value.and_then(|value| IppAttribute::with_name(name, value)).map_err(unwritable)?;
    request.attributes_mut().add(group, attribute);
    Ok(())
}

fn wanted_only(names: &[&str]) -> (&'static str, Value) {
    let names: Result<Vec<IppValue>, _> = names.iter().map(|name| IppValue::new_keyword(*name)).collect();
    ("requested-attributes", names.map(IppValue::Array))
}

fn group(answer: &IppRequestResponse, tag: DelimiterTag) -> Option<&IppAttributeGroup> {
    answer.attributes().first_of(tag)
}

fn number(group: &IppAttributeGroup, name: &str) -> Option<i32> {
    match group.get(name)?.value() {
        IppValue::Integer(number) | IppValue::Enum(number) => Some(*number),
        _ => None,
    }
}

fn text(group: &IppAttributeGroup, name: &str) -> Option<String> {
    Some(group.get(name)?.value().to_string())
}

fn texts(group: &IppAttributeGroup, name: &str) -> Vec<String> {
    match group.get(name).map(IppAttribute::value) {
        Some(IppValue::Array(values)) => values.iter().map(ToString::to_string).collect(),
        Some(value) => vec![value.to_string()],
        None => vec![],
    }
}
