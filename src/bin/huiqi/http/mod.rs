//! The service: the same answers as the command line gives, over HTTP, and the page.
//!
//! **Takes** requests, whose bodies are JSON whatever their `Content-Type` says (an application sent as `text/plain` is
//! read all the same: the reader is strict where it matters). **Gives** the library's answer in canonical JSON, byte
//! for byte that of `--json`, or problem details (RFC 9457). **Never** keeps anything of a request.

mod answer;
mod assistants;
mod body;
mod listen;
mod metrics;
mod observe;
mod openapi;
mod packs;
mod page;
mod plain;
mod request;
mod room;
mod routes;
mod schemas;
mod sending;
pub mod settings;
mod shelf;
mod signals;
mod tls;
mod trouble;
mod words;

use std::any::Any;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody};
use axum::http::header::{CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH, RETRY_AFTER};
use axum::http::{Method, Response};
use axum::middleware::{from_fn_with_state, map_response};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::CorsLayer;
use tracing::info;

use crate::mcp::LARGEST_MESSAGE;
use crate::refusal::Refusal;
use listen::Listening;
use metrics::Metrics;
use packs::Packs;
use page::Page;
use room::{Room, Rooms};
use signals::Signals;
use trouble::Trouble;

pub use observe::Log;
pub use packs::Source;
pub use settings::{Settings, Settled};

/// How long a browser may believe what it was told of who may ask.
const PREFLIGHT: Duration = Duration::from_secs(3600);

/// What an assistant on a page sends beside its message.
const PROTOCOL_VERSION: HeaderName = HeaderName::from_static("mcp-protocol-version");
const SESSION_ID: HeaderName = HeaderName::from_static("mcp-session-id");

/// What every request is answered from. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Service {
    packs: Arc<Packs>,
    page: Arc<Page>,
    metrics: Arc<Metrics>,
    /// Room for what is posted.
    rooms: Rooms,
    settings: Arc<Settled>,
    ending: Arc<AtomicBool>,
}

impl Service {
    /// A service over the packs of a source, with the page that the program carries, whose requests stand in a log.
    ///
    /// # Errors
    /// A refusal for each pack that is not in order.
    pub fn new(source: Source, settings: Settled, log: &Log) -> Result<Self, Vec<Refusal>> {
        let packs = Packs::open(source)?;
        let metrics = Metrics::new(log.lost());
        metrics.served(&packs.now());
        Ok(Self {
            packs: Arc::new(packs),
            page: Arc::new(Page::embedded()),
            metrics: Arc::new(metrics),
            rooms: Rooms::new(settings.max_requests, settings.max_bodies, LARGEST_MESSAGE),
            settings: Arc::new(settings),
            ending: Arc::default(),
        })
    }

    /// The bytes of a posted body, of one longer than `limit` a byte more, with the room that it takes as long as it is
    /// answered. Whoever finds no room is told so before anything is read.
    async fn take(&self, body: Body, limit: usize) -> Result<(Room, Vec<u8>), Trouble> {
        // Of a body that does not say how long it is, the longest that may come.
        let told = body.size_hint().exact().and_then(|told| usize::try_from(told).ok());
        let room = self.rooms.take(told.unwrap_or(limit).min(limit)).ok_or(Trouble::Busy)?;
        match tokio::time::timeout(self.settings.body_timeout, body::read(body, limit)).await {
            Ok(Ok(text)) => Ok((room, text)),
            Ok(Err(_)) => Err(Trouble::Broken),
            Err(_) => Err(Trouble::Slow),
        }
    }

    fn is_ending(&self) -> bool {
        self.ending.load(Ordering::Relaxed)
    }

    /// All routes, and around them what every request passes: from the outside in, the headers of every answer, who may
    /// ask from where, what is noted of it, compression, and the net under a panic.
    fn router(&self) -> Router {
        let headers = answer::security(&self.settings.frame_ancestors);
        let secured = move |mut response: Response<Body>| {
            response.headers_mut().extend(headers.iter().cloned());
            std::future::ready(response)
        };
        let mut router = routes::router();
        if let Some(hosts) = &self.settings.mcp {
            router = router.merge(assistants::router(self, hosts));
        }
        router = router
            .layer(CatchPanicLayer::custom(|_: Box<dyn Any + Send>| answer::fault()))
            .layer(CompressionLayer::new())
            .layer(from_fn_with_state(self.clone(), observe::observe));
        if !self.settings.allow_origin.is_empty() {
            router = router.layer(self.cors());
        }
        router.layer(map_response(secured)).with_state(self.clone())
    }

    fn cors(&self) -> CorsLayer {
        CorsLayer::new()
            .allow_origin(self.settings.allow_origin.clone())
            .allow_methods([Method::GET, Method::HEAD, Method::POST])
            .allow_headers([CONTENT_TYPE, IF_NONE_MATCH, observe::REQUEST_ID, PROTOCOL_VERSION, SESSION_ID])
            .expose_headers([ETAG, RETRY_AFTER, observe::REQUEST_ID, answer::PROBLEMS])
            .max_age(PREFLIGHT)
    }
}

/// Answers requests until the process is told to end (SIGINT, SIGTERM), then finishes what it has begun. SIGHUP has it
/// look at its packs again. `ready` is called once all that can go wrong has gone well.
///
/// # Errors
/// `tls.invalid`, and what `ready` gives, before anything is answered.
pub async fn serve(
    listener: TcpListener,
    service: Service,
    ready: impl FnOnce() -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let tls = service.settings.tls.as_ref().map(tls::acceptor).transpose()?;
    let told = Arc::new(Notify::new());
    let signals = Signals::listen(Arc::clone(&told));
    ready()?;
    let keep = Arc::clone(&service.packs).keep(told, service.settings.watch, Arc::clone(&service.metrics));
    tokio::spawn(keep);
    let listening = Listening {
        router: service.router(),
        tls,
        metrics: Arc::clone(&service.metrics),
        settings: Arc::clone(&service.settings),
    };
    let ending = Arc::clone(&service.ending);
    listening
        .until(listener, async move {
            signals.end().await;
            ending.store(true, Ordering::Relaxed);
            info!(event = "service.ending");
        })
        .await;
    Ok(())
}
