//! What is seen of each request: an id, a line in the log, a count. Never what was asked: no name, code, amount or
//! address of a person stands in any of them.

use std::fmt;
use std::fs::File;
use std::io::{IsTerminal, Read};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{HOST, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode, Uri, Version};
use axum::middleware::Next;
use axum::response::Response;
use tracing::{Level, info};
use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use super::metrics::Metrics;
use super::settings::LogForm;
use super::{Service, answer, routes, words};

/// The header that carries a request's id, both ways.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The code of a refusal, which goes with its answer as far as the log.
#[derive(Debug, Clone)]
pub struct RefusalCode(pub String);

/// How many lines wait for a reader that stalls; what comes after them is lost, and counted.
const WAITING_LINES: usize = 8192;

/// The log of a process, which is written as long as this is kept.
#[derive(Debug)]
pub struct Log {
    lost: ErrorCounter,
    _written: WorkerGuard,
}

impl Log {
    /// Sends what is logged to standard error in that form, by a thread of its own: who reads it may stall, and a service
    /// that waited for that would answer nobody.
    pub fn start(form: Option<LogForm>) -> Self {
        let to_terminal = std::io::stderr().is_terminal();
        let (lines, written) =
            NonBlockingBuilder::default().buffered_lines_limit(WAITING_LINES).lossy(true).finish(std::io::stderr());
        let lost = lines.error_counter();
        let log = tracing_subscriber::fmt::layer().with_writer(lines).with_target(false);
        // What other crates would say of a request may be what was asked.
        let own = Targets::new().with_target(env!("CARGO_CRATE_NAME"), Level::INFO);
        match form.unwrap_or(if to_terminal { LogForm::Text } else { LogForm::Json }) {
            LogForm::Off => {}
            LogForm::Text => tracing_subscriber::registry().with(log.with_ansi(to_terminal).with_filter(own)).init(),
            LogForm::Json => {
                tracing_subscriber::registry().with(log.json().flatten_event(true).with_filter(own)).init()
            }
        }
        Self { lost, _written: written }
    }

    /// Counts the lines that nobody will read.
    pub fn lost(&self) -> ErrorCounter {
        self.lost.clone()
    }
}

/// Lets a request pass, and notes what came of it.
pub async fn observe(
    State(service): State<Service>,
    matched: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let id = RequestId::of(request.headers());
    let method = known(request.method());
    let route = routes::known(matched.as_ref().map(MatchedPath::as_str));
    let _flight = Flight::begin(&service);
    let mut response = if head_length(request.uri(), request.headers()) > service.settings.max_header {
        answer::of_own(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, "request.header-size", words::LONG_HEADERS)
    } else if !names_its_host(&request) {
        answer::of_own(StatusCode::BAD_REQUEST, "request.host", words::NO_HOST)
    } else {
        next.run(request).await
    };
    let (status, seconds) = (response.status().as_u16(), begun.elapsed().as_secs_f64());
    let code = response.extensions_mut().remove::<RefusalCode>();
    service.metrics.answered(route, status, seconds);
    if let Some(RefusalCode(code)) = &code {
        service.metrics.refused(code);
    }
    let code = code.as_ref().map(|RefusalCode(code)| code.as_str());
    let ms = (seconds * 1e6).round() / 1e3;
    info!(event = "request", id = %id, method, route, status, ms, code);
    if let Ok(id) = HeaderValue::try_from(id.to_string()) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// A method by its name, where it is one: what a client invents may be anything.
fn known(method: &Method) -> &'static str {
    let known = [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS];
    let names = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    known.iter().zip(names).find(|(one, _)| *one == method).map_or("other", |(_, name)| name)
}

/// Whether a request says once for whom it is, as it must since HTTP/1.1 (RFC 9112, 3.2).
fn names_its_host(request: &Request) -> bool {
    match request.headers().get_all(HOST).iter().count() {
        0 => request.version() < Version::HTTP_11,
        count => count == 1,
    }
}

/// How long the head of a request is, as far as the client decides.
fn head_length(uri: &Uri, headers: &HeaderMap) -> usize {
    let fields: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    let target = uri.path().len() + uri.query().map_or(0, str::len);
    fields.saturating_add(target)
}

/// A request that is being answered, counted until that ends, however it does.
struct Flight<'s>(&'s Metrics);

impl<'s> Flight<'s> {
    fn begin(service: &'s Service) -> Self {
        service.metrics.in_flight.inc();
        Self(&service.metrics)
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        self.0.in_flight.dec();
    }
}

/// The id of one request: the client's, where it can be nothing but an id (32 hexadecimal digits, as a UUID or a trace of
/// W3C has them; anything looser could carry a code of a person), else one of our own.
#[derive(Debug, PartialEq, Eq)]
struct RequestId(String);

impl RequestId {
    fn of(headers: &HeaderMap) -> Self {
        let sent = headers.get(REQUEST_ID).and_then(|value| value.to_str().ok());
        Self(sent.filter(|id| is_id(id)).map_or_else(own_id, str::to_owned))
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_id(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_hexdigit).count();
    let dashed = text.len() == 36 && [8, 13, 18, 23].iter().all(|at| text.as_bytes().get(*at) == Some(&b'-'));
    digits == 32 && (text.len() == 32 || dashed)
}

/// A number that no other request of this process has, behind one that no other process is likely to have.
fn own_id() -> String {
    static PROCESS: std::sync::LazyLock<u64> = std::sync::LazyLock::new(of_process);
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("{:016x}{:016x}", *PROCESS, NEXT.fetch_add(1, Ordering::Relaxed))
}

fn of_process() -> u64 {
    let mut bytes = [0; 8];
    let random = File::open("/dev/urandom").and_then(|mut file| file.read_exact(&mut bytes));
    if random.is_ok() {
        return u64::from_ne_bytes(bytes);
    }
    // Where the system has no such file: when the process began.
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_nothing_but_an_id() {
        for good in ["0123456789abcdef0123456789ABCDEF", "01234567-89ab-cdef-0123-456789abcdef"] {
            let headers = HeaderMap::from_iter([(REQUEST_ID, HeaderValue::from_static(good))]);
            assert_eq!(RequestId::of(&headers).to_string(), good);
        }
        for bad in
            ["", "91150100MA0N00000X", "0123456789abcdef0123456789abcde", "0123456789-abcdef-0123-456789abcdef--", "甲"]
        {
            let headers = HeaderValue::try_from(bad).map(|value| HeaderMap::from_iter([(REQUEST_ID, value)]));
            assert_ne!(RequestId::of(&headers.unwrap_or_default()).to_string(), bad);
        }
        assert_ne!(own_id(), own_id());
    }
}
