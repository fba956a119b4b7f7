//! The form without JavaScript, over HTTP. Its pages are for people: what they refuse, they refuse as a page.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::HeaderValue;
use axum::http::{HeaderMap, Response, StatusCode};
use axum::response::Redirect;
use axum::routing::get;
use huiqi::door::today;
use huiqi::json::{Limits, Value};
use huiqi::{Error, Pack};

use super::{Service, Trouble, answer, sending, words};
use crate::plain;
use crate::refusal::own;

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const CSS: HeaderValue = HeaderValue::from_static("text/css; charset=utf-8");
/// The field of the application's day.
const DATE: &str = "/date";

/// Where these pages are, as the log and the counts name them.
pub const PATHS: [&str; 4] = ["/plain", "/plain/", "/plain/style.css", "/plain/{measure}"];

/// The list of measures, the form of each, and their style sheet.
pub fn router() -> Router<Service> {
    let [list, folder, sheet, measure] = PATHS;
    Router::new()
        .route(list, get(index))
        .route(folder, get(|| async { Redirect::permanent("../plain") }))
        .route(sheet, get(style))
        .route(measure, get(form).post(filled))
}

async fn index(State(service): State<Service>) -> Response<Body> {
    let shelf = service.packs.now();
    answer::fresh_as(HTML, plain::index(&shelf.policies(today::in_shanghai())))
}

async fn style(headers: HeaderMap) -> Response<Body> {
    let style = plain::STYLE;
    answer::tagged(&headers, &answer::tag_of(style.as_bytes()), CSS, Body::from(style))
}

type Id = Result<Path<String>, PathRejection>;

async fn form(State(service): State<Service>, id: Id) -> Response<Body> {
    let Ok(Path(id)) = id else { return refused(&no_route()) };
    shown(page(&service, &id, b""))
}

/// The form as it was filled in. What was posted is answered on a thread that may take its time: a page of many items is
/// long.
async fn filled(State(service): State<Service>, id: Id, body: Body) -> Response<Body> {
    let Ok(Path(id)) = id else { return refused(&no_route()) };
    let limit = Limits::APPLICATION.max_bytes.min(service.settings.max_body);
    let (room, text) = match service.take(body, limit).await {
        Ok(taken) => taken,
        Err(trouble) => return trouble.headed(refused(&trouble.error())),
    };
    if text.len() > limit {
        return refused(&own("form.size", words::FORM_TOO_LARGE.to_owned()));
    }
    let asked = service.clone();
    let answered = tokio::task::spawn_blocking(move || page(&asked, &id, &text)).await;
    let page = answered.unwrap_or_else(|_| Err(own("service.fault", huiqi::door::FAULT.to_owned())));
    shown(page.map(|page| sending::body(page, room, service.settings.body_timeout)))
}

fn page(service: &Service, id: &str, fields: &[u8]) -> Result<String, Error> {
    let fields = plain::decode(fields)?;
    let pack = pack_for(service, id, &fields)?;
    plain::page(&pack, id, &fields, today::in_shanghai())
}

fn shown(page: Result<impl Into<Body>, Error>) -> Response<Body> {
    page.map_or_else(|error| refused(&error), |page| answer::fresh_as(HTML, page))
}

/// The pack that has the measure, in force on the day that the fields tell, or today.
fn pack_for(service: &Service, id: &str, fields: &[(String, String)]) -> Result<Arc<Pack>, Error> {
    let told = fields.iter().find(|(name, _)| name == DATE).map(|(_, day)| day.clone());
    let day = told.or_else(|| today::in_shanghai().map(|day| day.to_string()));
    let asked = [Some(("measure", id.to_owned())), day.map(|day| ("date", day))];
    service.packs.now().judging(&Value::Object(asked.into_iter().flatten().collect()), None).cloned()
}

fn no_route() -> Error {
    own("route.unknown", words::NO_ROUTE.to_owned())
}

/// Whoever sees these pages reads no problem details.
fn refused(error: &Error) -> Response<Body> {
    let mut response = answer::fresh_as(HTML, plain::refused(error));
    *response.status_mut() = match &*error.code {
        "measure.unknown" | "route.unknown" => StatusCode::NOT_FOUND,
        "form.size" => StatusCode::PAYLOAD_TOO_LARGE,
        "service.fault" => StatusCode::INTERNAL_SERVER_ERROR,
        "form.utf8" => StatusCode::BAD_REQUEST,
        code => Trouble::status_of(code).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY),
    };
    answer::told(response, error)
}
