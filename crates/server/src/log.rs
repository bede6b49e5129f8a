//! One line a request: method, the route's pattern, status, time taken and device. Never a path as it was
//! asked, a query or a body: those hold ids and personal data.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use lawang_core::ids::DeviceId;

pub async fn request(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let answer = next.run(request).await;
    let route = route.as_deref().unwrap_or("no route");
    let status = answer.status().as_u16();
    let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let method = if method.as_str().len() <= 7 { method.as_str() } else { "other" };
    match answer.extensions().get::<DeviceId>() {
        Some(device) => tracing::info!(method, route, status, ms, %device, "answered"),
        None => tracing::info!(method, route, status, ms, "answered"),
    }
    answer
}
