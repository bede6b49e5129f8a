//! The child's side: confined before it reads a byte of the file, one job, one answer, the end.

use std::io::{Read, Result, Write};
use std::process::ExitCode;

use serde::{Deserialize, Serialize};

use super::{Answer, Confined, Job, Limits, confine, frame, work};

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Request {
    pub job: Job,
    pub limits: Limits,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Response {
    pub answer: Answer,
    pub confined: Confined,
}

/// Reads one request from standard input and answers it on standard output. The program's `main` calls it
/// before anything else, so that the process has one thread and has opened nothing.
pub fn serve() -> ExitCode {
    // What a decoder says as it falls over could hold a piece of the file.
    std::panic::set_hook(Box::new(|_| {}));
    match serve_one(&mut std::io::stdin().lock(), &mut std::io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn serve_one(from: &mut impl Read, to: &mut impl Write) -> Result<()> {
    // The header is the parent's own; the file behind it is a stranger's.
    let (request, length): (Request, usize) = frame::read_head(from, u64::MAX)?;
    if length as u64 > request.limits.bytes {
        return Err(std::io::Error::other("more bytes than the limits allow"));
    }
    let confined = confine(&request.limits);
    let mut bytes = Vec::new();
    from.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() != length {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    let (answer, made) = work(&request.job, &bytes, &request.limits);
    to.write_all(&frame::head(&Response { answer, confined }, made.len())?)?;
    to.write_all(&made)?;
    to.flush()
}
