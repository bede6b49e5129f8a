//! `PUT` and `GET /v1/attachments/{id}`: the bytes of documents. They come after the entry that names
//! them, and are taken only where they are what that entry said.

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use lawang_core::form::answer::Media;
use lawang_core::ids::{AttachmentId, StreamId};
use lawang_core::journal::DeviceClass;
use lawang_core::journal::wire::MAX_ATTACHMENT;
use serde::Deserialize;

use super::id;
use crate::error::{Error, Result};
use crate::orderer::BORROWED_FOR;
use crate::signed::{Caller, by_device_with_bytes};
use crate::state::AppState;
use crate::store::device::Device;
use crate::store::document::Named;
use crate::store::{Connection, attachment, borrowing, document, stream};
use crate::{api, attachments};

pub fn router(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/v1/attachments/{id}", get(give).put(take))
        .route_layer(middleware::from_fn_with_state(state.clone(), by_device_with_bytes))
        // The layer above has the limit.
        .layer(DefaultBodyLimit::disable())
}

#[derive(Deserialize)]
pub struct OfStream {
    stream: StreamId,
}

#[utoipa::path(put, path = "/v1/attachments/{id}", tag = "device", security(("device" = [])),
    params(("id" = uuid::Uuid, Path, description = "The attachment"),
        ("stream" = uuid::Uuid, Query, description = "The case whose entry names it")),
    request_body(content_type = "application/octet-stream"),
    responses((status = 204, description = "Kept, now or before"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 403, body = api::ErrorBody),
        (status = 404, body = api::ErrorBody, description = "No accepted entry names it yet: try again"),
        (status = 409, body = api::ErrorBody), (status = 413, body = api::ErrorBody),
        (status = 422, body = api::ErrorBody, description = "Not the bytes that the entry named")))]
pub async fn take(
    State(state): State<AppState>,
    Caller(device): Caller,
    path: std::result::Result<Path<String>, PathRejection>,
    query: std::result::Result<Query<OfStream>, QueryRejection>,
    bytes: Bytes,
) -> Result<StatusCode> {
    let id: AttachmentId = id(path)?;
    let stream = query.map_err(|_| Error::Malformed("`stream` is missing or no id".into()))?.stream;
    if bytes.len() > MAX_ATTACHMENT {
        return Err(Error::TooLarge(MAX_ATTACHMENT));
    }
    let (named, key) = {
        let mut db = state.store.read().await?;
        let named = document::get(&mut db, stream, id).await?;
        let stream = stream::get(&mut db, stream).await?;
        let (Some(named), Some(stream)) = (named, stream) else {
            return Err(Error::NotFound("no accepted entry of that case names this attachment"));
        };
        let in_scope = device.class == DeviceClass::Office && device.scopes().contains(&stream.scope);
        if named.device != device.id && !in_scope {
            // As if it were not there: an outsider learns nothing.
            return Err(Error::NotFound("no accepted entry of that case names this attachment"));
        }
        if let Some(other) = attachment::stream(&mut db, id).await? {
            return same(other, stream.id);
        }
        (named, stream.case.document_key)
    };
    check(&named, &key, &bytes)?;
    attachments::keep(&state, id, stream, &bytes).await?;
    let mut write = state.store.write().await?;
    attachment::insert(&mut write, id, stream, state.now()).await?;
    let kept = attachment::stream(&mut write, id).await?.ok_or(Error::Internal("a row is gone"))?;
    write.commit().await?;
    same(kept, stream)
}

fn same(kept: StreamId, stream: StreamId) -> Result<StatusCode> {
    if kept == stream { Ok(StatusCode::NO_CONTENT) } else { Err(Error::Conflict("the id is taken")) }
}

/// The bytes are those that the entry named: length, format, and keyed hash under the case's key.
fn check(named: &Named, key: &str, bytes: &[u8]) -> Result<()> {
    let decode = |text: &str| {
        let decoded = data_encoding::HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok();
        decoded.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())
    };
    let key = decode(key).ok_or(Error::DoesNotMatch("the case has no key to check documents with"))?;
    let mac = decode(&named.mac).ok_or(Error::DoesNotMatch("the entry gives no keyed hash"))?;
    if u64::try_from(bytes.len()).ok() != Some(named.size) {
        return Err(Error::DoesNotMatch("the length is not what the entry says"));
    }
    if Media::of(bytes) != Some(named.media) {
        return Err(Error::DoesNotMatch("the format is not what the entry says"));
    }
    // `blake3::Hash` compares in constant time.
    if blake3::keyed_hash(&key, bytes) != blake3::Hash::from_bytes(mac) {
        return Err(Error::DoesNotMatch("the keyed hash is not what the entry says"));
    }
    Ok(())
}

#[utoipa::path(get, path = "/v1/attachments/{id}", tag = "device", security(("device" = [])),
    params(("id" = uuid::Uuid, Path, description = "The attachment")),
    responses((status = 200, content_type = "application/octet-stream"), (status = 400, body = api::ErrorBody),
        (status = 401, body = api::ErrorBody), (status = 404, body = api::ErrorBody)))]
pub async fn give(
    State(state): State<AppState>,
    Caller(device): Caller,
    path: std::result::Result<Path<String>, PathRejection>,
) -> Result<Response> {
    let id: AttachmentId = id(path)?;
    let stream = {
        let mut db = state.store.read().await?;
        readable(&mut db, &device, id, state.now()).await?.ok_or(Error::NotFound("no such attachment"))?
    };
    let bytes = attachments::read(&state, id, stream).await?;
    Ok(([(CONTENT_TYPE, "application/octet-stream")], bytes).into_response())
}

/// The attachment's case, where this device may read it: its scopes hold it, or it borrowed it just now.
async fn readable(
    db: &mut Connection,
    device: &Device,
    id: AttachmentId,
    now: i64,
) -> Result<Option<StreamId>> {
    let Some(stream) = attachment::stream(db, id).await? else { return Ok(None) };
    let Some(found) = stream::get(db, stream).await? else { return Ok(None) };
    if device.class == DeviceClass::Office && device.scopes().contains(&found.scope) {
        return Ok(Some(stream));
    }
    let borrowed = borrowing::last(db, device.id, stream).await?;
    Ok(borrowed.is_some_and(|begun| now - begun <= BORROWED_FOR).then_some(stream))
}
