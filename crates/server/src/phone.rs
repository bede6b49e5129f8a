//! A case that is open on a visitor's phone, after both secrets: for a few minutes, known by a random token
//! that only the phone's cookie holds. What the visitor does there is an entry of the applicant in the
//! centre's chain, under the same rules as at a kiosk.

use lawang_core::case::{CaseEvent, ConsentChange, Status};
use lawang_core::form::Field;
use lawang_core::form::answer::{Answers, Document, Documents, Media};
use lawang_core::form::file::{FileFault, Looked, look};
use lawang_core::ids::{AttachmentId, SessionId, StreamId};
use lawang_core::journal::Refusal;
use lawang_core::slots::Slot;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::state::AppState;
use crate::store::stream::{self, Stream};
use crate::store::{Connection, attachment, borrowing, centre as chain, phone_file, phone_session};
use crate::{attachments, centre, random, secret, visits};

const MINUTE: i64 = 60 * 1000;
/// How long a case stays open without a look, and at the longest.
pub const IDLE: i64 = 15 * MINUTE;
pub const LONGEST: i64 = 30 * MINUTE;
/// The most documents of one correction that is being made.
const MOST_FILES: usize = 40;

/// A case that is open on a phone now.
pub struct Session {
    pub id: SessionId,
    token_hash: [u8; 32],
    /// What the forms of this session carry: a page of another site cannot know it.
    pub form_token: String,
    pub stream: Stream,
    pub form: Option<Form>,
}

/// A correction that is being made, page by page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// The case's version when it was begun.
    pub version: u64,
    /// The case's own answers and documents, with what was changed.
    pub answers: Answers,
    pub documents: Documents,
    /// The pages that were filled in.
    pub done: Vec<String>,
}

/// Opens a case on a phone, in the caller's transaction. The answer is the token for its cookie.
pub async fn begin(state: &AppState, db: &mut Connection, stream: StreamId) -> Result<String> {
    let token = data_encoding::HEXLOWER.encode(&random::bytes::<32>()?);
    let (session, now) = (SessionId(Uuid::new_v4()), state.now());
    let (centre, _) = chain::chain(db).await?;
    borrowing::insert(db, session, centre, stream, now).await?;
    phone_session::insert(db, &secret::hash(&token), session, stream, now).await?;
    Ok(token)
}

/// The session of a token, while its time is not over; looking at it counts as using it.
pub async fn open(state: &AppState, token: &str) -> Result<Option<Session>> {
    let (token_hash, now) = (secret::hash(token), state.now());
    let mut write = state.store.write().await?;
    let Some(open) = phone_session::get(&mut write, &token_hash).await? else { return Ok(None) };
    if now - open.seen_at > IDLE || now - open.begun_at > LONGEST {
        return Ok(None);
    }
    phone_session::seen(&mut write, &token_hash, now).await?;
    let stream = stream::get(&mut write, open.stream).await?.ok_or(Error::Internal("a case is gone"))?;
    write.commit().await?;
    let form_token = blake3::derive_key("lawang-server 2026-11 phone form", token.as_bytes());
    Ok(Some(Session {
        id: open.session,
        token_hash,
        form_token: data_encoding::HEXLOWER.encode(&form_token[..16]),
        form: read_form(&open.form, &stream),
        stream,
    }))
}

/// A correction that was begun before the case moved on is not gone on with.
fn read_form(text: &str, stream: &Stream) -> Option<Form> {
    let form: Form = serde_json::from_str(text).ok()?;
    let asked = matches!(stream.case.status, Status::CorrectionAsked { .. });
    Some(form).filter(|form| asked && form.version == stream.version)
}

/// Ends a session: nothing of it is kept but that it was.
pub async fn end(state: &AppState, session: SessionId) -> Result<()> {
    let files = {
        let mut db = state.store.read().await?;
        phone_file::of_session(&mut db, session).await?
    };
    // Files first: a row whose file is gone is swept again, a file without a row would stay.
    for id in &files {
        attachments::remove(state, *id).await?;
    }
    let mut write = state.store.write().await?;
    for id in files {
        phone_file::delete(&mut write, id).await?;
    }
    phone_session::delete(&mut write, session).await?;
    Ok(write.commit().await?)
}

/// Ends the sessions whose time is over.
pub async fn sweep(state: &AppState) -> Result<()> {
    let now = state.now();
    let over = {
        let mut db = state.store.read().await?;
        phone_session::over(&mut db, now - IDLE, now - LONGEST).await?
    };
    for open in over {
        end(state, open.session).await?;
    }
    Ok(())
}

impl Session {
    /// The fields that an officer asked to correct.
    pub fn asked(&self) -> Option<&[String]> {
        match &self.stream.case.status {
            Status::CorrectionAsked { fields, .. } => Some(fields),
            _ => None,
        }
    }

    /// The correction as far as it is made; begun here where it is not.
    pub fn form_or_new(&self) -> Form {
        let new = || Form {
            version: self.stream.version,
            answers: self.stream.case.answers.clone(),
            documents: self.stream.case.documents.clone(),
            done: vec![],
        };
        self.form.clone().unwrap_or_else(new)
    }

    pub async fn put_form(&self, state: &AppState, form: &Form) -> Result<()> {
        let text = serde_json::to_string(form).map_err(|_| Error::Internal("a form is no JSON"))?;
        let mut write = state.store.write().await?;
        phone_session::put_form(&mut write, &self.token_hash, &text).await?;
        Ok(write.commit().await?)
    }

    /// Keeps a file of the correction, on disk under the case's key. Only its head is looked at here: a
    /// device opens it, where that can be ended.
    pub async fn keep_file(
        &self,
        state: &AppState,
        field: &Field,
        bytes: &[u8],
    ) -> Result<std::result::Result<Document, FileFault>> {
        let today = visits::today(state).0;
        let limits = field.photo.as_ref().and_then(|photo| photo.limits(&state.catalogue().policy, today));
        let Looked { media, bytes } = match look(bytes, field.kind, limits.as_ref()) {
            Ok(looked) => looked,
            Err(fault) => return Ok(Err(fault)),
        };
        let id = AttachmentId(Uuid::new_v4());
        let mac = mac(&self.stream.case.document_key, bytes)?;
        let mut write = state.store.write().await?;
        if phone_file::of_session(&mut write, self.id).await?.len() >= MOST_FILES {
            return Err(Error::Busy);
        }
        phone_file::insert(&mut write, id, self.id).await?;
        write.commit().await?;
        attachments::keep(state, id, self.stream.id, bytes).await?;
        let pages = u32::from(media != Media::Pdf);
        let size = bytes.len() as u64;
        Ok(Ok(Document { attachment: id, media, size, pages, mac, changes: vec![], photo: None }))
    }

    /// A file that was replaced before it was sent.
    pub async fn let_go_of(&self, state: &AppState, document: &Document) -> Result<()> {
        let own = {
            let mut db = state.store.read().await?;
            phone_file::of_session(&mut db, self.id).await?.contains(&document.attachment)
        };
        if own {
            attachments::remove(state, document.attachment).await?;
            let mut write = state.store.write().await?;
            phone_file::delete(&mut write, document.attachment).await?;
            write.commit().await?;
        }
        Ok(())
    }

    /// Sends the correction: the fields that were asked, as one entry, with the files it names.
    pub async fn send_correction(&self, state: &AppState) -> Result<std::result::Result<(), Refusal>> {
        let (Some(asked), Some(form)) = (self.asked(), &self.form) else {
            return Ok(Err(Refusal::NothingAsked));
        };
        let answers: Answers =
            asked.iter().filter_map(|f| Some((f.clone(), form.answers.get(f)?.clone()))).collect();
        let documents: Documents =
            asked.iter().filter_map(|f| Some((f.clone(), form.documents.get(f)?.clone()))).collect();
        self.act(state, &CaseEvent::Corrected { answers, documents }, Some(form.version)).await
    }

    pub async fn withdraw(
        &self,
        state: &AppState,
        reason: String,
    ) -> Result<std::result::Result<(), Refusal>> {
        self.act(state, &CaseEvent::Withdrawn { reason }, None).await
    }

    pub async fn change_consent(
        &self,
        state: &AppState,
        change: ConsentChange,
    ) -> Result<std::result::Result<(), Refusal>> {
        self.act(state, &CaseEvent::ConsentChanged(change), None).await
    }

    pub async fn book(&self, state: &AppState, slot: Slot) -> Result<std::result::Result<(), Refusal>> {
        self.act(state, &CaseEvent::VisitBooked { slot }, None).await
    }

    /// One entry of the applicant's. `seen` is the version that it was made for.
    async fn act(
        &self,
        state: &AppState,
        event: &CaseEvent,
        seen: Option<u64>,
    ) -> Result<std::result::Result<(), Refusal>> {
        let mut write = state.store.write().await?;
        let found =
            stream::get(&mut write, self.stream.id).await?.ok_or(Error::Internal("a case is gone"))?;
        if let Some(expected) = seen.filter(|seen| *seen != found.version) {
            return Ok(Err(Refusal::MovedOn { expected, actual: found.version }));
        }
        if let CaseEvent::VisitBooked { slot } = event {
            let (office, service) = (&found.case.office, &found.case.service);
            let free = visits::check(state, &mut write, office, service, slot, found.id, state.now()).await?;
            if let Err(refusal) = free {
                return Ok(Err(refusal));
            }
        }
        let scope = found.scope.clone();
        let written = centre::author_for_applicant(state, &mut write, found, event, self.id).await?;
        if let Err(refusal) = written {
            return Ok(Err(refusal));
        }
        if let CaseEvent::Corrected { documents, .. } = event {
            self.hand_over(state, &mut write, documents).await?;
        }
        phone_session::put_form(&mut write, &self.token_hash, "").await?;
        let _telling = state.news.telling([scope]);
        write.commit().await?;
        Ok(Ok(()))
    }

    /// The files that the entry names are the case's from here on.
    async fn hand_over(&self, state: &AppState, db: &mut Connection, named: &Documents) -> Result<()> {
        let own = phone_file::of_session(db, self.id).await?;
        for document in named.values().filter(|document| own.contains(&document.attachment)) {
            attachment::insert(db, document.attachment, self.stream.id, state.now()).await?;
            phone_file::delete(db, document.attachment).await?;
        }
        Ok(())
    }
}

/// What an entry says of a document's bytes: a keyed hash under the case's key, as devices make it.
fn mac(document_key: &str, bytes: &[u8]) -> Result<String> {
    let key = data_encoding::HEXLOWER_PERMISSIVE.decode(document_key.as_bytes()).ok();
    let key: Option<[u8; 32]> = key.and_then(|key| key.try_into().ok());
    let key = key.ok_or(Error::Internal("a case has no key to check documents with"))?;
    Ok(blake3::keyed_hash(&key, bytes).to_hex().to_string())
}
