//! What is answered where.

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri};
use axum::middleware::map_response;
use axum::routing::{get, post};
use huiqi::json::{Limits, canonical};
use huiqi::{Error, Pack};

use super::{Service, answer, body};
use crate::render::words;
use crate::{asked, code};

/// A body up to this size is answered where it arrives, a larger one on a thread that may take its time. Handing over
/// costs 10 µs, a quarter of what an application with one contract takes (37 µs, 0.4 KiB). One with 50 contracts takes
/// 0.7 ms (14 KiB), as long as other requests should wait for a worker; with 1,000 it is 16 ms, a receipt of that 100 ms.
const AT_ONCE: usize = 16 << 10;

/// Every route. What is none of them is asked of the page.
pub fn router() -> Router<Service> {
    Router::new()
        .route("/healthz", get(health))
        .route("/v1/assess", post(assess))
        .route("/v1/match", post(match_all))
        .route("/v1/receipt", post(receipt))
        .route("/v1/verify", post(verify))
        .route("/v1/pack", get(pack))
        .route("/v1/measures", get(measures))
        .route("/v1/measures/{id}", get(measure))
        .route("/v1/measures/{id}/form", get(form))
        .method_not_allowed_fallback(wrong_method)
        .fallback(page)
        .layer(map_response(answer::secured))
}

async fn health() -> Response<Body> {
    answer::fresh(r#"{"status":"ok"}"#.to_owned())
}

/// The assessment, or its days as a calendar where that is asked for.
async fn assess(State(service): State<Service>, headers: HeaderMap, body: Body) -> Response<Body> {
    if answer::wants_calendar(&headers) {
        let ask = |pack: &Pack, text: &[u8]| pack.deadlines(&asked::application(pack, text)?);
        return posted_for(answer::CALENDAR, service, body, Limits::APPLICATION, ask).await;
    }
    posted(service, body, Limits::APPLICATION, |pack, text| {
        Ok(canonical(&pack.assess(&asked::application(pack, text)?)?))
    })
    .await
}

async fn match_all(State(service): State<Service>, body: Body) -> Response<Body> {
    posted(service, body, Limits::APPLICATION, |pack, text| {
        Ok(canonical(&pack.match_all(&asked::application(pack, text)?)?))
    })
    .await
}

async fn receipt(State(service): State<Service>, body: Body) -> Response<Body> {
    posted(service, body, Limits::APPLICATION, |pack, text| {
        Ok(canonical(&pack.receipt(&asked::application(pack, text)?)?))
    })
    .await
}

/// A receipt, or what the QR code of a report says, which is sent as the text that it is.
async fn verify(State(service): State<Service>, headers: HeaderMap, body: Body) -> Response<Body> {
    if answer::is_plain_text(&headers) {
        let ask = |pack: &Pack, text: &[u8]| Ok(canonical(&pack.verify_brief(&code::read(pack, text)?)?));
        return posted(service, body, Limits { max_bytes: code::MOST_TEXT, ..Limits::RECEIPT }, ask).await;
    }
    posted(service, body, Limits::RECEIPT, |pack, text| Ok(canonical(&pack.verify(&pack.read_receipt(text)?)?))).await
}

async fn pack(State(service): State<Service>, headers: HeaderMap) -> Response<Body> {
    answer::standing(&headers, canonical(&service.pack().info()))
}

async fn measures(State(service): State<Service>, headers: HeaderMap) -> Response<Body> {
    answer::standing(&headers, canonical(&service.pack().measures()))
}

type Id = Result<Path<String>, PathRejection>;

async fn measure(State(service): State<Service>, id: Id, headers: HeaderMap) -> Response<Body> {
    of_measure(id, &headers, |id| service.pack().measure(id).map(|measure| canonical(&measure)))
}

async fn form(State(service): State<Service>, id: Id, headers: HeaderMap) -> Response<Body> {
    of_measure(id, &headers, |id| service.pack().form(id).map(|form| canonical(&form)))
}

async fn wrong_method() -> Response<Body> {
    answer::of_own(StatusCode::METHOD_NOT_ALLOWED, "route.method", words::WRONG_METHOD)
}

async fn page(State(service): State<Service>, method: Method, uri: Uri, headers: HeaderMap) -> Response<Body> {
    service.page.answer(&method, uri.path(), &headers)
}

/// Answers what was posted with JSON.
async fn posted(
    service: Service,
    body: Body,
    limits: Limits,
    ask: fn(&Pack, &[u8]) -> Result<String, Error>,
) -> Response<Body> {
    posted_for(answer::JSON, service, body, limits, ask).await
}

/// Answers what was posted with something of that kind.
async fn posted_for(
    kind: HeaderValue,
    service: Service,
    body: Body,
    limits: Limits,
    ask: fn(&Pack, &[u8]) -> Result<String, Error>,
) -> Response<Body> {
    let Ok(text) = body::read(body, limits.max_bytes).await else {
        return answer::of_own(StatusCode::BAD_REQUEST, "body.broken", words::BROKEN_BODY);
    };
    let answered = if text.len() <= AT_ONCE {
        ask(service.pack(), &text)
    } else {
        match tokio::task::spawn_blocking(move || ask(service.pack(), &text)).await {
            Ok(answered) => answered,
            // It panicked, or the service is ending.
            Err(_) => return answer::of_own(StatusCode::INTERNAL_SERVER_ERROR, "service.fault", words::FAULT),
        }
    };
    answered.map_or_else(|error| answer::refused(&error), |text| answer::fresh_as(kind, text))
}

/// Answers what a measure is asked for by its address: an unknown one is not there.
fn of_measure(id: Id, headers: &HeaderMap, ask: impl FnOnce(&str) -> Result<String, Error>) -> Response<Body> {
    let Ok(Path(id)) = id else {
        return answer::of_own(StatusCode::NOT_FOUND, "route.unknown", words::NO_ROUTE);
    };
    match ask(&id) {
        Ok(text) => answer::standing(headers, text),
        Err(error) => answer::problem(StatusCode::NOT_FOUND, &asked::unknown_measure(error)),
    }
}
