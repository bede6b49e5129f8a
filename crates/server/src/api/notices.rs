//! What is told to applicants and national systems, as administrators see it; and reports that it came back.

use lawang_core::case::Channel;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::store::notice::State;

/// Nothing in it is personal: no address, no words.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Notice {
    /// Also the delivery's id, and the part before the @ of a mail's Message-ID.
    pub id: Uuid,
    /// The stream of the case.
    pub case: Uuid,
    /// Who has the case: "office:singaraja".
    pub scope: String,
    pub channel: NoticeChannel,
    /// "message", "case.decided", "case.sealed" or "case.revoked".
    pub event: String,
    /// "correction_asked", "granted", …
    pub about: String,
    pub state: NoticeState,
    pub tries: u32,
    /// The sort of the last answer, with its code: "refused 550", "no-answer".
    pub answer: String,
    /// Milliseconds since 1970-01-01 UTC.
    pub created_at: i64,
    /// When it is tried next, while it waits.
    pub next_at: Option<i64>,
    pub ended_at: Option<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeChannel {
    Email,
    Webhook,
    Handover,
}

impl From<Channel> for NoticeChannel {
    fn from(channel: Channel) -> Self {
        match channel {
            Channel::Email => Self::Email,
            Channel::Webhook => Self::Webhook,
            Channel::Handover => Self::Handover,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeState {
    Waiting,
    Delivered,
    Overtaken,
    GaveUp,
}

impl From<State> for NoticeState {
    fn from(state: State) -> Self {
        match state {
            State::Waiting => Self::Waiting,
            State::Delivered => Self::Delivered,
            State::Overtaken => Self::Overtaken,
            State::GaveUp => Self::GaveUp,
        }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Only what could not be delivered.
    #[serde(default)]
    pub undelivered: bool,
}

/// Word of a notice that was taken and did not reach the applicant.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct CameBack {
    /// The delivery's id: `id` of a message, or of a mail the part before the @ of its Message-ID.
    pub id: Uuid,
}
