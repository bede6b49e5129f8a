//! What can fail in a use case, and how it becomes a `Problem` in the reader's language.

use lawang_core::administration::Cannot;
use lawang_core::catalogue::words::{Args, Words};
use lawang_core::journal::wire::ErrorBody;
use lawang_core::journal::{EntryError, Refusal, Role};

use crate::problem::{FieldProblem, Problem, ProblemCode};

#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Something a person can act on; its words are `problem-<name>`.
    #[error("{name}")]
    Told { code: ProblemCode, name: &'static str, args: Vec<(&'static str, String)> },
    /// Answers to mend.
    #[error("answers to mend: {}", .0.len())]
    Fields(Vec<FieldProblem>),
    /// This needs a role that the signed-in officer does not have, at least not in that office.
    #[error("needs one of {roles:?}")]
    Denied { roles: Vec<Role>, other_office: bool },
    /// A field that the centre did not take; its words are `admin-fault-<field>`.
    #[error("the centre did not take {0}")]
    Field(String),
    /// The journal's rules refuse it.
    #[error("refused: {0}")]
    Refused(Refusal),
    #[error("storage: {0}")]
    Store(#[from] sqlx::Error),
    #[error("file: {0}")]
    Io(#[from] std::io::Error),
    #[error("entry: {0}")]
    Entry(#[from] EntryError),
    #[error("internal: {0}")]
    Internal(String),
}

impl Failure {
    pub fn told(code: ProblemCode, name: &'static str) -> Self {
        Self::Told { code, name, args: vec![] }
    }

    pub fn told_with(code: ProblemCode, name: &'static str, args: Vec<(&'static str, String)>) -> Self {
        Self::Told { code, name, args }
    }

    pub fn internal(detail: impl Into<String>) -> Self {
        Self::Internal(detail.into())
    }

    pub fn signed_out() -> Self {
        Self::told(ProblemCode::SignedOut, "signed-out")
    }

    pub fn not_found() -> Self {
        Self::told(ProblemCode::NotFound, "not-found")
    }

    /// What the centre's administration said no to.
    pub fn refused_by_server(body: ErrorBody) -> Self {
        if !body.roles.is_empty() {
            let other_office = body.why.as_deref() == Some("other_office");
            return Self::Denied { roles: body.roles, other_office };
        }
        if let Some(field) = body.field {
            return Self::Field(field);
        }
        let why = body.why.unwrap_or_default();
        match serde_json::from_value(serde_json::Value::String(why)) {
            Ok(cannot) => Self::told(ProblemCode::Invalid, cannot_name(cannot)),
            Err(_) => Self::internal(body.detail),
        }
    }

    /// In the reader's language. What is internal is logged here, without its words reaching a window.
    pub fn problem(self, words: &Words) -> Problem {
        match self {
            Self::Told { code, name, args } => {
                let mut values = Args::new();
                for (key, value) in args {
                    // Numbers stay numbers, so that words can agree with them.
                    match value.parse::<i64>() {
                        Ok(number) => values.set(key.to_owned(), number),
                        Err(_) => values.set(key.to_owned(), value),
                    }
                }
                problem(words, code, name, &values)
            }
            Self::Fields(fields) => {
                let mut problem = problem(words, ProblemCode::Invalid, "invalid", &Args::new());
                problem.fields = fields;
                problem
            }
            Self::Denied { roles, other_office } => {
                let name = if other_office { "denied-elsewhere" } else { "denied" };
                let args = Args::new().with("roles", role_names(words, &roles));
                problem(words, ProblemCode::NotAllowed, name, &args)
            }
            Self::Field(field) => {
                let message = words.text(&format!("admin-fault-{}", fault_name(&field)));
                let mut problem = problem(words, ProblemCode::Invalid, "admin-invalid", &Args::new());
                problem.fields = vec![FieldProblem { field, message }];
                problem
            }
            Self::Refused(refusal) => refused(words, &refusal),
            Self::Store(error) if is_full(&error) => {
                problem(words, ProblemCode::Storage, "disk-full", &Args::new())
            }
            Self::Io(error) if is_full_disk(&error) => {
                problem(words, ProblemCode::Storage, "disk-full", &Args::new())
            }
            Self::Store(error) => {
                tracing::error!(%error, "storage");
                problem(words, ProblemCode::Storage, "storage", &Args::new())
            }
            Self::Io(error) => {
                tracing::error!(%error, "file");
                problem(words, ProblemCode::Storage, "storage", &Args::new())
            }
            Self::Entry(EntryError::TooLarge(_)) => {
                problem(words, ProblemCode::Invalid, "invalid", &Args::new())
            }
            error @ (Self::Entry(_) | Self::Internal(_)) => {
                tracing::error!(%error, "internal");
                problem(words, ProblemCode::Internal, "internal", &Args::new())
            }
        }
    }
}

fn problem(words: &Words, code: ProblemCode, name: &str, args: &Args) -> Problem {
    let id = format!("problem-{name}");
    let kept = match format!("{id}.kept") {
        own if words.has(&own) => Some(words.text_with(&own, args)),
        // A file that is not taken changes nothing of what was there.
        _ if code == ProblemCode::File => Some(words.text("file-kept")),
        _ => None,
    };
    Problem {
        code,
        message: words.text_with(&id, args),
        kept,
        next: words.text_with(&format!("{id}.next"), args),
        fields: vec![],
    }
}

fn refused(words: &Words, refusal: &Refusal) -> Problem {
    let code = match refusal {
        Refusal::MovedOn { .. }
        | Refusal::Decided
        | Refusal::Withdrawn
        | Refusal::StepDone { .. }
        | Refusal::NotGranted
        | Refusal::BaseMovedOn { .. }
        | Refusal::NothingAsked => ProblemCode::MovedOn,
        Refusal::Missing { .. }
        | Refusal::TooLong { .. }
        | Refusal::NotValid { .. }
        | Refusal::NotWhole { .. } => ProblemCode::Invalid,
        _ => ProblemCode::NotAllowed,
    };
    let id = refusal_name(refusal);
    let args = refusal_args(words, refusal);
    let next = format!("{id}.next");
    Problem {
        code,
        message: words.text_with(&id, &args),
        kept: None,
        next: if words.has(&next) { words.text_with(&next, &args) } else { String::new() },
        fields: vec![],
    }
}

/// The name of a refusal's words: its code, with hyphens.
pub fn refusal_name(refusal: &Refusal) -> String {
    let code =
        serde_json::to_value(refusal).ok().and_then(|v| Some(v.get("code")?.as_str()?.replace('_', "-")));
    format!("refusal-{}", code.unwrap_or_default())
}

/// Values for a refusal's words.
pub fn refusal_args(words: &Words, refusal: &Refusal) -> Args {
    let label = |field: &str| words.maybe(&format!("field-{field}")).unwrap_or_else(|| field.to_owned());
    match refusal {
        Refusal::MovedOn { expected, actual } => {
            Args::new().with("expected", *expected).with("actual", *actual)
        }
        Refusal::RoleMissing { roles } => Args::new().with("roles", role_names(words, roles)),
        Refusal::StepMissing { step } | Refusal::StepDone { step } => {
            let name = serde_json::to_value(step).ok().and_then(|name| Some(name.as_str()?.to_owned()));
            Args::new().with("step", words.text(&format!("duty-{}", name.unwrap_or_default())))
        }
        Refusal::FieldNotAsked { field } => Args::new().with("field", label(field)),
        Refusal::Missing { what } | Refusal::TooLong { what } | Refusal::NotValid { what } => {
            Args::new().with("what", label(what))
        }
        Refusal::BaseMovedOn { base, newest } => Args::new().with("base", *base).with("newest", *newest),
        Refusal::NotWhole { file, line, message } => Args::new()
            .with("file", file.clone())
            .with("line", u64::from(*line))
            .with("message", message.clone()),
        _ => Args::new(),
    }
}

/// The roles that could, in a row.
fn role_names(words: &Words, roles: &[Role]) -> String {
    roles.iter().map(|role| role_name(words, *role)).collect::<Vec<_>>().join(", ")
}

pub fn role_name(words: &Words, role: Role) -> String {
    let name = serde_json::to_value(role).ok().and_then(|v| Some(v.as_str()?.replace('_', "-")));
    words.text(&format!("role-{}", name.unwrap_or_default()))
}

/// The words of a field: those of every row of a plan are alike.
fn fault_name(field: &str) -> String {
    let name = match field.strip_prefix("windows-").and_then(|rest| rest.split_once('-')) {
        Some((_, part)) => format!("window-{part}"),
        None if field.starts_with("words-") => "words".into(),
        None => field.to_owned(),
    };
    name.replace('_', "-")
}

fn cannot_name(cannot: Cannot) -> &'static str {
    match cannot {
        Cannot::OfficeTaken => "cannot-office-taken",
        Cannot::OfficeClosed => "cannot-office-closed",
        Cannot::OfficeInUse => "cannot-office-in-use",
        Cannot::LoginTaken => "cannot-login-taken",
        Cannot::OwnAccount => "cannot-own-account",
        Cannot::OfficerLeft => "cannot-officer-left",
        Cannot::DeviceRevoked => "cannot-device-revoked",
        Cannot::DeviceApproved => "cannot-device-approved",
        Cannot::DayClosed => "cannot-day-closed",
        Cannot::NotLocked => "cannot-not-locked",
    }
}

/// No room: the disk's, a quota's, or the limit of a file's size.
fn is_full_disk(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}

/// SQLITE_FULL is 13.
fn is_full(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(sqlx::error::DatabaseError::code).is_some_and(|code| code == "13")
}
