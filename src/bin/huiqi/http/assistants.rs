//! The assistants' door in the service: under the same limits as every other route, and with refusals of the same form.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{Response, StatusCode};
use axum::routing::any;
use huiqi::json::Value;
use tower::ServiceExt;

use super::{Service, answer, routes, words};
use crate::mcp::{Assistants, LARGEST_MESSAGE};

/// The longest reason that the protocol's library gives.
const LONGEST_REASON: usize = 4 << 10;

/// The route of the door, for assistants that ask under these hosts.
pub fn router(service: &Service, hosts: &[String]) -> Router<Service> {
    let packs = Arc::clone(&service.packs);
    let origins = service.settings.allow_origin.iter().filter_map(|origin| origin.to_str().ok());
    let origins: Vec<String> = origins.map(str::to_owned).collect();
    let judging = move |asked: &Value| {
        let shelf = packs.now();
        Arc::clone(shelf.judging(asked, None).unwrap_or_else(|_| shelf.spokesman()))
    };
    let door = Assistants::new(judging).over_http(hosts, &origins);
    Router::new().route(
        routes::ASSISTANTS,
        any(async move |State(service): State<Service>, request: Request| {
            let (head, body) = request.into_parts();
            let (_room, text) = match service.take(body, LARGEST_MESSAGE).await {
                Ok(taken) => taken,
                Err(trouble) => return trouble.answer(),
            };
            let Ok(response) = door.clone().oneshot(Request::from_parts(head, Body::from(text))).await;
            in_words(response.map(Body::new)).await
        }),
    )
}

/// What the protocol's library refuses in plain English, as every refusal is told here.
async fn in_words(response: Response<Body>) -> Response<Body> {
    let status = response.status();
    let is_json =
        response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    if is_json || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let (head, body) = response.into_parts();
    let reason = to_bytes(body, LONGEST_REASON).await.unwrap_or_default();
    let reason = words::refused_by_protocol(String::from_utf8_lossy(&reason).trim());
    let mut told = match status {
        StatusCode::METHOD_NOT_ALLOWED => answer::of_own(status, "route.method", words::WRONG_METHOD),
        _ => answer::of_own(status, "mcp.refused", reason),
    };
    for (name, value) in &head.headers {
        if !told.headers().contains_key(name) && name != CONTENT_LENGTH {
            told.headers_mut().insert(name.clone(), value.clone());
        }
    }
    told
}
