//! The service: the same answers as the command line gives, over HTTP, and the page.
//!
//! **Takes** requests, whose bodies are JSON whatever their `Content-Type` says (an application sent as `text/plain` is
//! read all the same: the reader is strict where it matters). **Gives** the library's answer in canonical JSON, byte
//! for byte that of `--json`, or problem details (RFC 9457). **Never** keeps anything of a request.

mod answer;
mod body;
mod listen;
mod metrics;
mod observe;
mod openapi;
mod packs;
mod page;
mod plain;
mod request;
mod routes;
mod schemas;
mod settings;
mod shelf;
mod tls;
mod trouble;
mod words;

use std::any::Any;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH, RETRY_AFTER};
use axum::http::{Method, Response};
use axum::middleware::{from_fn_with_state, map_response};
use axum::response::IntoResponse;
use huiqi::json::Value;
use tokio::net::TcpListener;
use tokio::signal;
use tokio::sync::{Notify, Semaphore, SemaphorePermit};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::CorsLayer;
use tracing::info;

use crate::mcp::Assistants;
use crate::refusal::Refusal;
use listen::Listening;
use metrics::Metrics;
use packs::Packs;
use page::Page;
use trouble::Trouble;

pub use observe::start_log;
pub use packs::Source;
pub use settings::{Settings, Settled};

/// How long a browser may believe what it was told of who may ask.
const PREFLIGHT: Duration = Duration::from_secs(3600);

/// What every request is answered from. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Service {
    packs: Arc<Packs>,
    page: Arc<Page>,
    metrics: Arc<Metrics>,
    /// Room for posted requests that are read or answered at once.
    room: Arc<Semaphore>,
    settings: Arc<Settled>,
    ending: Arc<AtomicBool>,
}

impl Service {
    /// A service over the packs of a source, with the page that the program carries.
    ///
    /// # Errors
    /// A refusal for each pack that is not in order.
    pub fn new(source: Source, settings: Settled) -> Result<Self, Vec<Refusal>> {
        let packs = Packs::open(source)?;
        let metrics = Metrics::default();
        metrics.served(&packs.now());
        Ok(Self {
            packs: Arc::new(packs),
            page: Arc::new(Page::embedded()),
            metrics: Arc::new(metrics),
            room: Arc::new(Semaphore::new(settings.max_requests)),
            settings: Arc::new(settings),
            ending: Arc::default(),
        })
    }

    /// The bytes of a posted body, of one longer than `limit` a byte more, with the room that it takes as long as it is
    /// answered. Whoever finds no room is told so before anything is read.
    async fn take(&self, body: Body, limit: usize) -> Result<(SemaphorePermit<'_>, Vec<u8>), Trouble> {
        let room = self.room.try_acquire().map_err(|_| Trouble::Busy)?;
        match tokio::time::timeout(self.settings.body_timeout, body::read(body, limit)).await {
            Ok(Ok(text)) => Ok((room, text)),
            Ok(Err(_)) => Err(Trouble::Broken),
            Err(_) => Err(Trouble::Slow),
        }
    }

    fn is_ending(&self) -> bool {
        self.ending.load(Ordering::Relaxed)
    }

    /// All routes, and around them what every request passes: from the outside in, what is noted of it, the headers of
    /// every answer, who may ask from where, compression, and the net under a panic.
    fn router(&self) -> Router {
        let headers = answer::security(&self.settings.frame_ancestors);
        let secured = move |mut response: Response<Body>| {
            response.headers_mut().extend(headers.iter().cloned());
            std::future::ready(response)
        };
        let mut router = routes::router();
        if let Some(hosts) = &self.settings.mcp {
            router = router.route_service(routes::ASSISTANTS, self.assistants(hosts));
        }
        router = router
            .layer(CatchPanicLayer::custom(|_: Box<dyn Any + Send>| answer::fault()))
            .layer(CompressionLayer::new());
        if !self.settings.allow_origin.is_empty() {
            router = router.layer(self.cors());
        }
        router
            .layer(map_response(secured))
            .layer(from_fn_with_state(self.clone(), observe::observe))
            .with_state(self.clone())
    }

    /// The assistants' door, over the packs that judge what is asked.
    fn assistants(
        &self,
        hosts: &[String],
    ) -> impl tower::Service<Request, Response: IntoResponse, Error = Infallible, Future: Send> + Clone + Send + Sync + use<>
    {
        let packs = Arc::clone(&self.packs);
        let origins: Vec<String> =
            self.settings.allow_origin.iter().filter_map(|origin| origin.to_str().ok()).map(str::to_owned).collect();
        let judging = move |asked: &Value| {
            let shelf = packs.now();
            Arc::clone(shelf.judging(asked, None).unwrap_or_else(|_| shelf.spokesman()))
        };
        Assistants::new(judging).over_http(hosts, &origins)
    }

    fn cors(&self) -> CorsLayer {
        CorsLayer::new()
            .allow_origin(self.settings.allow_origin.clone())
            .allow_methods([Method::GET, Method::HEAD, Method::POST])
            .allow_headers([CONTENT_TYPE, IF_NONE_MATCH, observe::REQUEST_ID])
            .expose_headers([ETAG, RETRY_AFTER, observe::REQUEST_ID, answer::PROBLEMS])
            .max_age(PREFLIGHT)
    }
}

/// Answers requests until the process is told to end (SIGINT, SIGTERM), then finishes what it has begun. SIGHUP has it
/// look at its packs again.
///
/// # Errors
/// `tls.invalid`, before anything is answered.
pub async fn serve(listener: TcpListener, service: Service) -> Result<(), Refusal> {
    let tls = service.settings.tls.as_ref().map(tls::acceptor).transpose()?;
    let told = Arc::new(Notify::new());
    tokio::spawn(hear_reloads(Arc::clone(&told)));
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
            end().await;
            ending.store(true, Ordering::Relaxed);
            info!(event = "service.ending");
        })
        .await;
    Ok(())
}

/// Passes on each SIGHUP, where there is such a thing.
async fn hear_reloads(told: Arc<Notify>) {
    #[cfg(unix)]
    if let Ok(mut hangup) = signal::unix::signal(signal::unix::SignalKind::hangup()) {
        while hangup.recv().await.is_some() {
            told.notify_one();
        }
    }
    #[cfg(not(unix))]
    drop(told);
}

/// Returns when the process is told to end.
async fn end() {
    let interrupt = async {
        if signal::ctrl_c().await.is_err() {
            // Where no signal can be heard, none ends the service.
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
