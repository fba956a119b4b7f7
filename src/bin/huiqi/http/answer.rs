//! Answers as HTTP has them.

use axum::body::Body;
use axum::http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_NONE_MATCH,
};
use axum::http::{Response, StatusCode};
use huiqi::{Error, json};

use super::observe::RefusalCode;
use crate::refusal::{Details, own};
use crate::render::words::FAULT;

/// Personal data is in it: no cache on the way may keep it.
const KEPT_NOWHERE: HeaderValue = HeaderValue::from_static("no-store");
/// A cache may keep it, and asks each time whether it is still so: what changes with the program has no name of its own.
const ASKED_EACH_TIME: HeaderValue = HeaderValue::from_static("no-cache");
pub const CALENDAR: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");
pub const JSON: HeaderValue = HeaderValue::from_static("application/json");
const PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");

pub const METRICS: HeaderValue = HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");
/// The codes of problems that an answer has no place for, as a receipt has none for what was found before the core was
/// asked.
pub const PROBLEMS: HeaderName = HeaderName::from_static("huiqi-problems");

/// What every answer says of itself: the page may run its own script and the engine, load nothing from elsewhere, and
/// stand in a frame of nobody but these.
pub fn security(frame_ancestors: &[String]) -> Vec<(HeaderName, HeaderValue)> {
    let policy = format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors {}",
        frame_ancestors.join(" ")
    );
    let policy = HeaderValue::try_from(policy);
    // The settings let nothing through that a header could not carry; without them nobody may frame the page.
    let policy = policy.unwrap_or(HeaderValue::from_static("default-src 'self'; frame-ancestors 'none'"));
    vec![
        (HeaderName::from_static("content-security-policy"), policy),
        (HeaderName::from_static("referrer-policy"), HeaderValue::from_static("no-referrer")),
        (HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff")),
    ]
}

/// An answer that depends on what was posted.
pub fn fresh(text: String) -> Response<Body> {
    fresh_as(JSON, text)
}

/// The same of another kind than JSON.
pub fn fresh_as(kind: HeaderValue, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response.headers_mut().insert(CACHE_CONTROL, KEPT_NOWHERE);
    response
}

/// An answer that is the same for everyone, so that it need not be sent to whoever has it.
pub fn standing(request: &HeaderMap, text: String) -> Response<Body> {
    let tag = tag_of(text.as_bytes());
    tagged(request, &tag, JSON, Body::from(text))
}

/// Something with an entity tag: whole, or only the news that it is still the same.
pub fn tagged(request: &HeaderMap, tag: &HeaderValue, kind: HeaderValue, body: Body) -> Response<Body> {
    let known = is_known(request, tag);
    let mut response = Response::new(if known { Body::empty() } else { body });
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        response.headers_mut().insert(CONTENT_TYPE, kind);
    }
    response.headers_mut().insert(ETAG, tag.clone());
    response.headers_mut().insert(CACHE_CONTROL, ASKED_EACH_TIME);
    response
}

/// The entity tag of these bytes: a weak one (RFC 9110, 8.8.1), since they may be sent compressed or not.
pub fn tag_of(bytes: &[u8]) -> HeaderValue {
    let tag = format!("W/\"{}\"", json::digest(bytes));
    HeaderValue::try_from(tag).unwrap_or(HeaderValue::from_static("W/\"\""))
}

/// Whether the client asks for a calendar: by its name, and not less than for JSON.
pub fn wants_calendar(request: &HeaderMap) -> bool {
    let weight = |what| weight(request, &ACCEPT, what);
    let json = ["application/json", "application/*", "*/*"].into_iter().find_map(weight);
    weight("text/calendar").is_some_and(|calendar| calendar > 0 && calendar >= json.unwrap_or(0))
}

/// Whether a list of what the client takes (`Accept`, `Accept-Encoding`) names something, and not only to refuse it.
pub fn takes(request: &HeaderMap, header: &HeaderName, what: &str) -> bool {
    weight(request, header, what).is_some_and(|weight| weight > 0)
}

/// How much the client would like something that its list names, in thousandths (RFC 9110, 12.4.2).
fn weight(request: &HeaderMap, header: &HeaderName, what: &str) -> Option<u16> {
    let listed = request.get_all(header).iter().filter_map(|value| value.to_str().ok());
    listed.flat_map(|value| value.split(',')).find_map(|one| {
        let mut parts = one.split(';').map(str::trim);
        parts.next().filter(|name| name.eq_ignore_ascii_case(what))?;
        Some(
            parts
                .find_map(|part| thousandths(part.strip_prefix("q=").or_else(|| part.strip_prefix("Q="))?))
                .unwrap_or(1000),
        )
    })
}

/// A weight, which has up to three places and is at most 1.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{places:0<3}");
    let is_weight = whole.len() == 1 && digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|weight| is_weight && *weight <= 1000)
}

/// Whether what the client sends is plain text, in whatever letters.
pub fn is_plain_text(request: &HeaderMap) -> bool {
    let kind = request.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("text/plain"))
}

/// Whether the client has it already (RFC 9110, 13.1.2: any of the tags, compared weakly).
fn is_known(request: &HeaderMap, tag: &HeaderValue) -> bool {
    let opaque = |tag: &[u8]| tag.strip_prefix(b"W/").unwrap_or(tag).to_owned();
    let tag = opaque(tag.as_bytes());
    let listed = request.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    listed.flat_map(|value| value.split(',')).map(str::trim).any(|one| one == "*" || opaque(one.as_bytes()) == tag)
}

/// A refusal with the status that its code asks for.
pub fn refused(error: &Error) -> Response<Body> {
    problem(status_of(&error.code), error)
}

/// A refusal of the door's own.
pub fn of_own(status: StatusCode, code: &str, message: impl Into<String>) -> Response<Body> {
    problem(status, &own(code, message.into()))
}

/// The program is at fault.
pub fn fault() -> Response<Body> {
    of_own(StatusCode::INTERNAL_SERVER_ERROR, "service.fault", FAULT)
}

/// An answer with the codes of problems beside it.
pub fn beside(mut response: Response<Body>, codes: &[String]) -> Response<Body> {
    if !codes.is_empty()
        && let Ok(codes) = HeaderValue::try_from(codes.join(", "))
    {
        response.headers_mut().insert(PROBLEMS, codes);
    }
    response
}

/// A refusal as problem details.
pub fn problem(status: StatusCode, error: &Error) -> Response<Body> {
    let details = Details::new(error, Some(status.as_u16()));
    let mut response = Response::new(Body::from(json::canonical(&details)));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, PROBLEM);
    response.headers_mut().insert(CACHE_CONTROL, KEPT_NOWHERE);
    told(response, error)
}

/// A refusal whose code goes with it as far as the log.
pub fn told(mut response: Response<Body>, error: &Error) -> Response<Body> {
    response.extensions_mut().insert(RefusalCode(error.code.clone()));
    response
}

/// The status of a refusal: what is no JSON is a bad request, what is no application cannot be processed.
fn status_of(code: &str) -> StatusCode {
    match code {
        "json.size" | "code.size" => StatusCode::PAYLOAD_TOO_LARGE,
        "pack.invalid" => StatusCode::INTERNAL_SERVER_ERROR,
        "pack.unknown" => StatusCode::NOT_FOUND,
        "query.unknown" | "query.value" => StatusCode::BAD_REQUEST,
        "verified.untrusted" => StatusCode::FORBIDDEN,
        _ if code.starts_with("json.") || code.starts_with("code.") => StatusCode::BAD_REQUEST,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_is_asked_for_by_its_kind() {
        let wants =
            |sent: &'static str| wants_calendar(&HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(sent))]));
        assert!(wants("text/calendar") && wants("application/json;q=0.5, Text/Calendar; charset=utf-8; q=0.9"));
        assert!(!wants("*/*") && !wants("text/calendar;q=0") && !wants("text/*") && !wants(""));
        assert!(!wants("application/json, text/calendar;q=0.1") && !wants("text/calendar;q=0.001, */*;q=0.002"));
        assert!(wants("text/calendar;q=0.3, application/json;q=0.25, */*") && wants("application/json, text/calendar"));
    }

    #[test]
    fn plain_text_says_that_it_is() {
        let says =
            |sent: &'static str| is_plain_text(&HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(sent))]));
        assert!(says("text/plain") && says("Text/Plain; charset=utf-8") && says("text/plain ;charset=gb18030"));
        assert!(!says("application/json") && !says("text/plainer") && !says("application/json; as=text/plain"));
        assert!(!is_plain_text(&HeaderMap::new()));
    }

    #[test]
    fn a_tag_is_known_among_others_and_weakly() {
        let tag = HeaderValue::from_static("\"a\"");
        let known = |sent: &'static str| {
            is_known(&HeaderMap::from_iter([(IF_NONE_MATCH, HeaderValue::from_static(sent))]), &tag)
        };
        assert!(known("\"a\"") && known("W/\"a\"") && known("\"b\", \"a\"") && known("*"));
        assert!(!known("\"b\"") && !known("a") && !known(""));
        assert!(!is_known(&HeaderMap::new(), &tag));
    }
}
