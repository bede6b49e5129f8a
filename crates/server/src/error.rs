//! What a request can go wrong with, and how that is answered: a code that the device acts on and a detail
//! for developers. What the database says stays in the server.

use axum::http::{HeaderValue, StatusCode, header::RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use lawang_core::administration::{Cannot, Denied};
use lawang_core::journal::Role;
use lawang_core::journal::wire::{ErrorBody, ErrorCode, TIME_HEADER};

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{0}")]
    Malformed(String),
    /// A field of the request that has to be mended.
    #[error("{field}: {what}")]
    Field { field: String, what: String },
    #[error("the request is larger than {0} bytes")]
    TooLarge(usize),
    #[error("this server speaks protocol {known}, not {asked}")]
    ProtocolUnknown { asked: u16, known: u16 },
    #[error("no such device")]
    DeviceUnknown,
    #[error("the device was revoked")]
    DeviceRevoked,
    #[error("the device waits for approval at its office")]
    DeviceWaiting,
    #[error("{0}")]
    SignatureInvalid(&'static str),
    /// The server's time, in ms since 1970 UTC, is said so that the device can mend its own.
    #[error("the request's time is too far from the server's, which is {now}")]
    ClockWrong { now: i64 },
    #[error("wrong, used or expired")]
    WrongSecrets,
    #[error("the provisioning file has expired")]
    Expired,
    #[error("the provisioning file has connected all its devices")]
    UsedUp,
    #[error("the provisioning file was withdrawn")]
    Withdrawn,
    #[error("locked for {retry_after} s after wrong tries")]
    Locked { retry_after: u32 },
    #[error("too many requests are being remembered")]
    Busy,
    #[error("no valid session")]
    NotSignedIn,
    /// Signed in, but in none of the roles that could.
    #[error("needs one of the roles {:?}{}", .0.roles, if .0.other_office { " of that office" } else { "" })]
    Denied(Denied),
    /// The role is right, and yet it cannot be done.
    #[error("{0:?}")]
    Cannot(Cannot),
    #[error("{0}")]
    NotFound(&'static str),
    #[error("no such method here")]
    NoSuchMethod,
    #[error("{0}")]
    Conflict(&'static str),
    /// The state's revenue system did not do its part.
    #[error("the payment gateway: {0}")]
    Gateway(&'static str),
    /// A push that leaves out an entry.
    #[error("entries are missing: the next seq is {next_seq}")]
    Gap { next_seq: u64 },
    /// Bytes that are not what was said of them.
    #[error("{0}")]
    DoesNotMatch(&'static str),
    /// A catalogue that cannot be published: each place, and what is wrong there.
    #[error("{0}")]
    NotWhole(String),
    #[error("internal")]
    Internal(&'static str),
    #[error("internal")]
    Database(#[from] sqlx::Error),
    #[error("internal")]
    Io(#[from] std::io::Error),
}

impl Error {
    pub fn answer(&self) -> (StatusCode, ErrorCode) {
        match self {
            Self::Malformed(_) | Self::Field { .. } => (StatusCode::BAD_REQUEST, ErrorCode::Malformed),
            Self::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::TooLarge),
            Self::ProtocolUnknown { .. } => (StatusCode::UPGRADE_REQUIRED, ErrorCode::ProtocolUnknown),
            Self::DeviceUnknown => (StatusCode::UNAUTHORIZED, ErrorCode::DeviceUnknown),
            Self::DeviceRevoked => (StatusCode::UNAUTHORIZED, ErrorCode::DeviceRevoked),
            Self::DeviceWaiting => (StatusCode::FORBIDDEN, ErrorCode::DeviceWaiting),
            Self::SignatureInvalid(_) => (StatusCode::UNAUTHORIZED, ErrorCode::SignatureInvalid),
            Self::ClockWrong { .. } => (StatusCode::UNAUTHORIZED, ErrorCode::ClockWrong),
            Self::WrongSecrets => (StatusCode::FORBIDDEN, ErrorCode::WrongSecrets),
            Self::Expired => (StatusCode::GONE, ErrorCode::Expired),
            Self::UsedUp => (StatusCode::GONE, ErrorCode::UsedUp),
            Self::Withdrawn => (StatusCode::GONE, ErrorCode::Withdrawn),
            Self::Locked { .. } | Self::Busy => (StatusCode::TOO_MANY_REQUESTS, ErrorCode::Locked),
            Self::NotSignedIn => (StatusCode::UNAUTHORIZED, ErrorCode::NotSignedIn),
            Self::Denied(_) => (StatusCode::FORBIDDEN, ErrorCode::NotAllowed),
            Self::NotFound(_) => (StatusCode::NOT_FOUND, ErrorCode::NotFound),
            Self::NoSuchMethod => (StatusCode::METHOD_NOT_ALLOWED, ErrorCode::NotFound),
            Self::Conflict(_) | Self::Cannot(_) | Self::Gap { .. } => {
                (StatusCode::CONFLICT, ErrorCode::Conflict)
            }
            Self::Gateway(_) => (StatusCode::BAD_GATEWAY, ErrorCode::Internal),
            Self::DoesNotMatch(_) | Self::NotWhole(_) => {
                (StatusCode::UNPROCESSABLE_ENTITY, ErrorCode::Malformed)
            }
            Self::Internal(_) | Self::Database(_) | Self::Io(_) => {
                (StatusCode::INTERNAL_SERVER_ERROR, ErrorCode::Internal)
            }
        }
    }

    pub fn field(field: impl Into<String>, what: impl Into<String>) -> Self {
        Self::Field { field: field.into(), what: what.into() }
    }

    /// Who could, what more there is to say, and the field to mend.
    fn more(&self) -> (Vec<Role>, Option<String>, Option<String>) {
        match self {
            Self::Denied(denied) => {
                (denied.roles.clone(), denied.other_office.then(|| "other_office".into()), None)
            }
            Self::Cannot(cannot) => (vec![], Some(crate::store::word(cannot)), None),
            Self::Field { field, .. } => (vec![], None, Some(field.clone())),
            _ => (vec![], None, None),
        }
    }

    /// What JSON could not be read, without a word of what was in it.
    pub fn not_json(error: &serde_json::Error) -> Self {
        Self::Malformed(format!(
            "the body is not the JSON of this request ({:?}, line {}, column {})",
            error.classify(),
            error.line(),
            error.column()
        ))
    }

    /// Tells the log what was the server's own fault.
    pub fn log(&self) {
        match self {
            Self::Database(error) => tracing::error!(kind = %kind(error), "the database failed"),
            Self::Io(error) => tracing::error!(kind = ?error.kind(), "the file system failed"),
            Self::Internal(what) => tracing::error!(what, "internal error"),
            _ => {}
        }
    }
}

/// What kind of database error; its message could hold a value.
fn kind(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(db) => format!("code {}", db.code().unwrap_or_default()),
        sqlx::Error::ColumnDecode { index, .. } => format!("column {index} cannot be read"),
        sqlx::Error::PoolTimedOut => "no connection in time".into(),
        sqlx::Error::PoolClosed => "closed".into(),
        sqlx::Error::Io(io) => format!("{:?}", io.kind()),
        _ => "other".into(),
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        self.log();
        let (status, code) = self.answer();
        let retry_after = match self {
            Self::Locked { retry_after } => Some(retry_after),
            Self::Busy => Some(60),
            _ => None,
        };
        let next_seq = if let Self::Gap { next_seq } = self { Some(next_seq) } else { None };
        let (roles, why, field) = self.more();
        let body = ErrorBody { code, detail: self.to_string(), retry_after, next_seq, roles, why, field };
        let mut response = (status, axum::Json(body)).into_response();
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        if let Self::ClockWrong { now } = self
            && let Ok(time) = HeaderValue::from_str(&now.to_string())
        {
            response.headers_mut().insert(TIME_HEADER, time);
        }
        response
    }
}
