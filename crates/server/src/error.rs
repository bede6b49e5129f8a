//! What a request can go wrong with, and how that is answered: a code that the device acts on and a detail
//! for developers. What the database says stays in the server.

use axum::http::{HeaderValue, StatusCode, header::RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use lawang_core::journal::wire::{ErrorBody, ErrorCode, TIME_HEADER};

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{0}")]
    Malformed(String),
    #[error("the request is larger than {0} bytes")]
    TooLarge(usize),
    #[error("this server speaks protocol {known}, not {asked}")]
    ProtocolUnknown { asked: u16, known: u16 },
    #[error("no such device")]
    DeviceUnknown,
    #[error("the device was revoked")]
    DeviceRevoked,
    #[error("{0}")]
    SignatureInvalid(&'static str),
    /// The server's time, in ms since 1970 UTC, is said so that the device can mend its own.
    #[error("the request's time is too far from the server's, which is {now}")]
    ClockWrong { now: i64 },
    #[error("wrong, used or expired")]
    WrongSecrets,
    #[error("locked for {retry_after} s after wrong tries")]
    Locked { retry_after: u32 },
    #[error("too many requests are being remembered")]
    Busy,
    #[error("no valid session")]
    NotSignedIn,
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
            Self::Malformed(_) => (StatusCode::BAD_REQUEST, ErrorCode::Malformed),
            Self::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::TooLarge),
            Self::ProtocolUnknown { .. } => (StatusCode::UPGRADE_REQUIRED, ErrorCode::ProtocolUnknown),
            Self::DeviceUnknown => (StatusCode::UNAUTHORIZED, ErrorCode::DeviceUnknown),
            Self::DeviceRevoked => (StatusCode::UNAUTHORIZED, ErrorCode::DeviceRevoked),
            Self::SignatureInvalid(_) => (StatusCode::UNAUTHORIZED, ErrorCode::SignatureInvalid),
            Self::ClockWrong { .. } => (StatusCode::UNAUTHORIZED, ErrorCode::ClockWrong),
            Self::WrongSecrets => (StatusCode::FORBIDDEN, ErrorCode::WrongSecrets),
            Self::Locked { .. } | Self::Busy => (StatusCode::TOO_MANY_REQUESTS, ErrorCode::Locked),
            Self::NotSignedIn => (StatusCode::UNAUTHORIZED, ErrorCode::NotAllowed),
            Self::NotFound(_) => (StatusCode::NOT_FOUND, ErrorCode::NotFound),
            Self::NoSuchMethod => (StatusCode::METHOD_NOT_ALLOWED, ErrorCode::NotFound),
            Self::Conflict(_) | Self::Gap { .. } => (StatusCode::CONFLICT, ErrorCode::Conflict),
            Self::Gateway(_) => (StatusCode::BAD_GATEWAY, ErrorCode::Internal),
            Self::DoesNotMatch(_) => (StatusCode::UNPROCESSABLE_ENTITY, ErrorCode::Malformed),
            Self::Internal(_) | Self::Database(_) | Self::Io(_) => {
                (StatusCode::INTERNAL_SERVER_ERROR, ErrorCode::Internal)
            }
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
        let body = ErrorBody { code, detail: self.to_string(), retry_after, next_seq };
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
