//! The centre that the devices sync to. `router` is the whole server without a socket, so that tests call
//! it directly; `serve` puts it on one.

mod address;
mod api;
mod attachments;
mod attempts;
mod centre;
mod config;
mod control;
mod demo;
mod desks;
mod drafts;
mod error;
mod facts;
mod gateway;
mod hmac;
mod init;
mod log;
mod news;
mod nonces;
mod orderer;
mod passwords;
mod phone;
mod publication;
mod pull;
mod random;
mod receipt;
mod routes;
mod seal;
mod secret;
mod signed;
mod state;
mod store;
mod sweep;
mod told;
mod transition;
mod trial;
mod trust;
mod uploads;
mod visits;

pub use config::{Bundles, Clock, Config, Payments, shared_secret, shipped_files};
pub use demo::{Demo, DemoError, Filed, fill as demo_cases};
pub use facts::seed as seed_facts;
pub use init::{Init, init};
pub use state::{AppState, StartError};
pub use told::{Channels, Hook, Mail, SettingError};
pub use trial::back_test;

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header::{CACHE_CONTROL, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware;
use tokio::net::TcpListener;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use crate::error::Error;

/// The longest that a request may take, but for attachments: longer than a wait for news.
const LONGEST: Duration = Duration::from_secs(4 * 60);
const LONGEST_ATTACHMENT: Duration = Duration::from_secs(35 * 60);
/// How long requests in hand may go on once the server is asked to stop.
const STOP_WITHIN: Duration = Duration::from_secs(10);

pub fn router(state: AppState) -> Router {
    let timeout = |longest| TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, longest);
    let quick = Router::new()
        .merge(routes::health::router())
        .merge(routes::openapi::router())
        .merge(routes::setup::router())
        .merge(routes::enrol::router())
        .merge(routes::admin::router(&state))
        .merge(routes::policy::router(&state))
        .merge(routes::sync::router(&state))
        .merge(routes::borrow::router(&state))
        .merge(routes::bundles::router(&state))
        .merge(routes::slots::router(&state))
        .merge(routes::payments::router(&state))
        .merge(routes::drafts::router(&state))
        .merge(routes::uploads::router(&state))
        .merge(routes::notices::router())
        .merge(routes::phone::router(&state))
        .merge(routes::verify::router())
        .layer(DefaultBodyLimit::max(signed::MAX_JSON))
        .layer(timeout(LONGEST));
    Router::new()
        .merge(quick)
        .merge(routes::attachments::router(&state).layer(timeout(LONGEST_ATTACHMENT)))
        .merge(routes::drafts::files(&state).layer(timeout(LONGEST_ATTACHMENT)))
        .merge(routes::phone::files(&state).layer(timeout(LONGEST_ATTACHMENT)))
        .method_not_allowed_fallback(async || Error::NoSuchMethod)
        .fallback(async || Error::NotFound("no such route"))
        .layer(middleware::from_fn(log::request))
        // Nothing here is to be kept by anything in between, but what says so itself; or taken for what it is
        // not.
        .layer(SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .layer(SetResponseHeaderLayer::overriding(
            X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
        .with_state(state)
}

/// Answers on the listener until `stop` comes; then ends long waits at once, lets the rest finish, and
/// closes the database.
pub async fn serve(
    listener: TcpListener,
    state: AppState,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let service = router(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let (begin_stop, stopping) = tokio::sync::oneshot::channel::<()>();
    let ending = state.clone();
    let served = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop.await;
        ending.news.stop();
        let _ = begin_stop.send(());
    });
    let done = tokio::select! {
        done = async { served.await } => done,
        () = async {
            // Without a word the channel closes only when serving has ended.
            if stopping.await.is_ok() { tokio::time::sleep(STOP_WITHIN).await } else { std::future::pending().await }
        } => Ok(()),
    };
    state.close().await;
    done
}
