//! `POST /v1/policy/try`: what a change of policy would do to the cases of some months. It changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use axum::extract::State;
use axum::routing::post;
use axum::{Json as JsonAnswer, Router, middleware};
use jiff::Timestamp;
use lawang_core::administration::Act;
use lawang_core::catalogue::{Catalogue, Complaint, Files, check, check_what_decides, load};
use lawang_core::ids::OfficeId;
use lawang_core::journal::sign::Hash;
use lawang_core::policy::impact::Asked;
use lawang_core::policy::impact::columns::Kept;
use lawang_core::policy::impact::wire::{FileComplaint, Impact, MOST_MONTHS, Tried, Try};
use tokio::runtime::Handle;
use tokio::time::timeout;

use super::admin::{Record, Staff};
use super::{Answer, Json};
use crate::api;
use crate::error::{Error, Result};
use crate::publication;
use crate::signed::if_by_device;
use crate::state::AppState;
use crate::store::office;
use crate::trial::{Change, Limits, run, window};

/// How long one trial may take, and how long another waits for it.
const TIME: Duration = Duration::from_secs(30);
const WAITS: Duration = Duration::from_secs(40);
/// The most files that one proposal changes, and the longest path.
const MOST_FILES: usize = 200;
const LONGEST_PATH: usize = 200;

pub fn router(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/v1/policy/try", post(try_policy))
        .route_layer(middleware::from_fn_with_state(state.clone(), if_by_device))
}

/// Answers with what is wrong with the files, or with what the change would do. Groups of fewer than ten are
/// left out, and what they could be told from. Cases are named of the asker's own office alone.
#[utoipa::path(post, path = "/v1/policy/try", tag = "policy", security(("staff" = [])),
    request_body = api::policy::Try,
    responses((status = 200, body = api::policy::Tried), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 413, body = api::ErrorBody), (status = 429, body = api::ErrorBody)))]
pub async fn try_policy(
    State(state): State<AppState>,
    staff: Staff,
    Json(asked): Json<Try>,
) -> Answer<Tried> {
    staff.must(Act::TryPolicy.roles(), &staff.officer.office)?;
    let base = publication::files(&state, asked.base).await?;
    let base = base.ok_or_else(|| field("base", "there is no such version"))?;
    sound(&asked)?;
    let _alone = timeout(WAITS, state.trials.acquire())
        .await
        .map_err(|_| Error::Busy)?
        .map_err(|_| Error::Internal("trials are closed"))?;
    let today = Timestamp::from_millisecond(state.now())
        .map_err(|_| Error::Internal("the clock is wrong"))?
        .to_zoned_datetime(state.zone.clone())
        .date();
    let scopes = BTreeSet::from([staff.officer.office.clone()]);
    let (store, handle, kept) = (state.store.clone(), Handle::current(), Kept::of(state.catalogue()));
    let trace = Trace::of(&asked);
    let tried = tokio::task::spawn_blocking(move || -> Result<Tried> {
        let Read { old, new, besides } = match catalogues(&base, &asked) {
            Ok(read) => read,
            Err(complaints) => return Ok(Tried { complaints, impact: None, office_names: BTreeMap::new() }),
        };
        let window = window(asked.months, today);
        let asked =
            Asked { way: asked.way, day: asked.day, from: asked.from, window, scopes: scopes.clone() };
        let change = Change { old: &old, new: &new, kept: &kept, asked, scopes };
        // The other cores go on serving.
        let threads = std::thread::available_parallelism().map_or(1, |cores| cores.get().div_ceil(2));
        let impact = run(&store, &handle, change, &Limits::within(TIME, threads))?;
        Ok(Tried { complaints: besides, impact: Some(impact), office_names: BTreeMap::new() })
    });
    let mut tried = tried.await.map_err(|_| Error::Internal("a trial ended early"))??;
    // Nothing is told before it is written down who was told.
    if let Some(impact) = &tried.impact {
        trace.leave(&state, &staff, &impact.rules).await?;
    }
    tried.office_names = names(&state, tried.impact.as_ref()).await?;
    Ok(JsonAnswer(tried))
}

/// What the record keeps of a trial. What may be shown is decided for each answer alone, and two answers can be
/// subtracted: whoever asks for the same cases again and again can be seen to do so.
struct Trace {
    files: String,
    base: String,
    from: String,
    months: String,
    /// Of all that was changed: the same change is seen to be the same.
    fingerprint: String,
}

impl Trace {
    fn of(asked: &Try) -> Self {
        let changed: Vec<(&String, &str)> =
            asked.changed.iter().map(|(path, text)| (path, text.as_deref().unwrap_or_default())).collect();
        let parts: Vec<&[u8]> = changed
            .iter()
            .flat_map(|(path, text)| [path.as_bytes(), b"\0", text.as_bytes(), b"\0"])
            .collect();
        Self {
            files: short(asked.changed.keys()),
            base: asked.base.to_string(),
            from: asked.from.to_string(),
            months: asked.months.to_string(),
            fingerprint: Hash::of(&parts).to_string(),
        }
    }

    async fn leave(&self, state: &AppState, staff: &Staff, rules: &[String]) -> Result<()> {
        let done = Record::new(Act::TryPolicy, &staff.officer.office, &self.fingerprint[..16])
            .with("base", "", &self.base)
            .with("files", "", &self.files)
            .with("rules", "", short(rules.iter()))
            .with("from", "", &self.from)
            .with("months", "", &self.months);
        let mut write = state.store.write().await?;
        staff.record(state, &mut write, done).await?;
        Ok(write.commit().await?)
    }
}

/// As many names as a line of the record holds.
fn short<'n>(names: impl Iterator<Item = &'n String>) -> String {
    const MOST: usize = 20;
    let names: Vec<&str> = names.map(String::as_str).collect();
    let more = if names.len() > MOST { " …" } else { "" };
    names.iter().take(MOST).copied().collect::<Vec<_>>().join(" ") + more
}

/// What the offices are called that an answer tells of.
async fn names(state: &AppState, impact: Option<&Impact>) -> Result<BTreeMap<OfficeId, String>> {
    let mut told = Vec::new();
    if let Some(impact) = impact {
        told.extend(impact.offices.iter().map(|row| OfficeId(row.key.clone())));
        told.extend(impact.lists.iter().map(|list| list.office.clone()));
    }
    let mut db = state.store.read().await?;
    let mut names = BTreeMap::new();
    for id in told {
        if let Some(name) = office::name(&mut db, &id).await? {
            names.insert(id, name);
        }
    }
    Ok(names)
}

fn field(field: &str, what: &str) -> Error {
    Error::Field { field: field.to_owned(), what: what.to_owned() }
}

fn sound(asked: &Try) -> Result<()> {
    if !(1..=MOST_MONTHS).contains(&asked.months) {
        return Err(field("months", "1 to 36"));
    }
    if asked.until.is_some_and(|until| until < asked.from) {
        return Err(field("until", "it is before the first day"));
    }
    if asked.changed.len() > MOST_FILES {
        return Err(field("changed", "at most 200 files"));
    }
    let plain = |path: &String| {
        path.len() <= LONGEST_PATH
            && path.split('/').all(|part| !part.is_empty() && !part.starts_with('.'))
            && path.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_./".contains(&b))
    };
    match asked.changed.keys().find(|path| !plain(path)) {
        Some(path) => Err(field("changed", &format!("{path} is no path of a catalogue"))),
        None => Ok(()),
    }
}

/// The base and what becomes of it, with words that are missing and examples that come out otherwise; or what is
/// wrong with that.
fn catalogues(base: &Files, asked: &Try) -> std::result::Result<Read, Vec<FileComplaint>> {
    let mut files = base.clone();
    for (path, text) in &asked.changed {
        match text {
            Some(text) => files.insert(path.clone(), text.clone()),
            None => files.remove(path),
        };
    }
    let read = load(&files);
    // What cannot be read is told alone: all that hangs on it would be wrong as well.
    if !read.complaints.is_empty() {
        return Err(told(read.complaints));
    }
    let faults = check_what_decides(&files);
    if !faults.is_empty() {
        return Err(told(faults));
    }
    Ok(Read { old: load(base).catalogue, new: read.catalogue, besides: told(check(&files)) })
}

struct Read {
    old: Catalogue,
    new: Catalogue,
    /// What keeps it from being published, and not from being tried.
    besides: Vec<FileComplaint>,
}

fn told(complaints: Vec<Complaint>) -> Vec<FileComplaint> {
    let told = |complaint: Complaint| FileComplaint {
        file: complaint.file,
        line: u32::try_from(complaint.line).unwrap_or(u32::MAX),
        message: complaint.message,
    };
    complaints.into_iter().map(told).collect()
}
