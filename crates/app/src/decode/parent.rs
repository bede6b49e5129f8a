//! The parent's side: starts a child for each file, waits no longer than the limits say, ends it, and
//! turns whatever happened to it into words.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use lawang_core::form::answer::Media;
use lawang_core::form::kind::pdf_begins;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::child::{Request, Response};
use super::{Answer, Confined, Fault, Job, Keep, Kind, Limits, Taken, frame};
use crate::failure::Failure;
use crate::problem::ProblemCode;

/// So many children at a time.
const PLACES: usize = 2;
/// The most bytes of a picture that a child may answer.
const MOST_ANSWER: u64 = 64 * 1024 * 1024;

/// Opens files in children of its own.
#[derive(Debug, Clone)]
pub struct Decoder {
    program: PathBuf,
    arguments: Vec<OsString>,
    limits: Limits,
    places: Arc<Semaphore>,
    /// Told once in the log.
    told: Arc<AtomicBool>,
}

/// What a child was found to be after it did not answer.
enum Ended {
    Late,
    By(Option<ExitStatus>),
}

impl Decoder {
    /// `program` with `arguments` has to call `serve` and nothing else.
    pub fn new(program: impl Into<PathBuf>, arguments: &[&str]) -> Self {
        Self {
            program: program.into(),
            arguments: arguments.iter().map(OsString::from).collect(),
            limits: Limits::default(),
            places: Arc::new(Semaphore::new(PLACES)),
            told: Arc::default(),
        }
    }

    /// This very program, started with `argument`.
    pub fn this_program(argument: &str) -> std::io::Result<Self> {
        Ok(Self::new(std::env::current_exe()?, &[argument]))
    }

    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Looks inside a file and answers what is to be kept of it.
    pub async fn take(&self, bytes: Vec<u8>, keep: Keep) -> Result<Taken, Failure> {
        match self.ask(Job::Take(keep), &bytes).await? {
            (Answer::Taken(taken), made) => {
                let bytes = match taken.media {
                    Media::Pdf => pdf(bytes)?,
                    Media::Jpeg | Media::Png => made,
                };
                // Whatever a child says: what is stored begins like what it is called.
                if Media::of(&bytes) != Some(taken.media) {
                    return Err(Fault::Damaged.into());
                }
                Ok(Taken { bytes, ..taken })
            }
            _ => Err(Fault::Damaged.into()),
        }
    }

    /// One page, from 0, as a PNG with no side longer than `side` pixels.
    pub async fn page(&self, bytes: &[u8], page: u32, side: u32) -> Result<Vec<u8>, Failure> {
        match self.ask(Job::Page { page, side }, bytes).await? {
            (Answer::Page, png) if Media::of(&png) == Some(Media::Png) => Ok(png),
            _ => Err(Fault::Damaged.into()),
        }
    }

    async fn ask(&self, job: Job, bytes: &[u8]) -> Result<(Answer, Vec<u8>), Failure> {
        let closed = |_| Failure::internal("the decoder is closed");
        let _place = self.places.acquire().await.map_err(closed)?;
        let request = frame::head(&Request { job, limits: self.limits }, bytes.len())?;
        let mut child = self.start().map_err(|error| {
            tracing::error!(%error, "starting a decoder");
            Failure::told(ProblemCode::Internal, "decoder")
        })?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Failure::internal("a decoder without pipes"));
        };
        // It may answer, or end, before it has read everything.
        let talk = async { tokio::join!(send(to, &request, bytes), receive(from)).1 };
        let heard = timeout(self.limits.time(), talk).await;
        let ended = match heard {
            Ok(Ok((response, made))) => {
                end(&mut child).await;
                self.tell(response.confined);
                return match response.answer {
                    Answer::Refused { fault } => Err(fault.into()),
                    answer => Ok((answer, made)),
                };
            }
            Ok(Err(_)) => {
                Ended::By(timeout(self.limits.time(), child.wait()).await.ok().and_then(Result::ok))
            }
            Err(_) => Ended::Late,
        };
        end(&mut child).await;
        Err(why(&ended))
    }

    fn start(&self) -> std::io::Result<Child> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).env_clear();
        // What the loader of libraries needs, where a package brings its own.
        for name in ["LD_LIBRARY_PATH", "SystemRoot"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
        command.spawn()
    }

    fn tell(&self, confined: Confined) {
        if confined.limited && confined.closed || self.told.swap(true, Ordering::Relaxed) {
            return;
        }
        let Confined { limited, closed } = confined;
        tracing::warn!(limited, closed, "this system confines the decoding of files in part only");
    }
}

/// A PDF without what stands before its beginning.
fn pdf(mut bytes: Vec<u8>) -> Result<Vec<u8>, Failure> {
    let start = pdf_begins(&bytes).filter(|_| Kind::of(&bytes) == Kind::Pdf);
    bytes.drain(..start.ok_or(Fault::Damaged)?);
    Ok(bytes)
}

async fn send(mut to: ChildStdin, request: &[u8], bytes: &[u8]) -> std::io::Result<()> {
    to.write_all(request).await?;
    to.write_all(bytes).await?;
    to.shutdown().await
}

async fn receive(mut from: ChildStdout) -> std::io::Result<(Response, Vec<u8>)> {
    let mut prefix = [0; frame::PREFIX];
    from.read_exact(&mut prefix).await?;
    let (header, length) = frame::lengths(&prefix, MOST_ANSWER)?;
    let mut text = vec![0; header];
    from.read_exact(&mut text).await?;
    let mut bytes = vec![0; length];
    from.read_exact(&mut bytes).await?;
    Ok((frame::header(&text)?, bytes))
}

/// Nothing of a child is left behind.
async fn end(child: &mut Child) {
    if matches!(child.try_wait(), Ok(Some(_))) {
        return;
    }
    if let Err(error) = child.kill().await {
        tracing::warn!(%error, "ending a decoder");
    }
}

fn why(ended: &Ended) -> Failure {
    match ended {
        Ended::Late => Fault::TooSlow.into(),
        Ended::By(Some(status)) if out_of_time(*status) => Fault::TooSlow.into(),
        // It ended in order without an answer: it is not our program, or of another version.
        Ended::By(Some(status)) if matches!(status.code(), Some(0..=2)) => {
            tracing::error!(%status, "a decoder did not answer");
            Failure::told(ProblemCode::Internal, "decoder")
        }
        Ended::By(status) => {
            let status = status.map(|status| status.to_string());
            tracing::warn!(status, "a decoder fell over");
            Fault::TooHeavy.into()
        }
    }
}

/// Whether the system ended it for the processor time it took.
#[cfg(unix)]
fn out_of_time(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    status.signal() == Some(rustix::process::Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
fn out_of_time(_: ExitStatus) -> bool {
    false
}
