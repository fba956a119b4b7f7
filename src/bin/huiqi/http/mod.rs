//! The service: the same answers as the command line gives, over HTTP, and the page.
//!
//! **Takes** requests, whose bodies are JSON whatever their `Content-Type` says (an application sent as `text/plain` is
//! read all the same: the reader is strict where it matters). **Gives** the library's answer in canonical JSON, byte
//! for byte that of `--json`, or problem details (RFC 9457). **Never** keeps anything of a request.

mod answer;
mod body;
mod page;
mod routes;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use huiqi::Pack;
use tokio::net::TcpListener;
use tokio::signal;
use tokio::sync::watch;

use page::Page;

/// How long requests that have begun may still take when the service is told to end.
const GRACE: Duration = Duration::from_secs(10);

/// What every request is answered from. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Service {
    pack: Arc<Pack>,
    page: Arc<Page>,
}

impl Service {
    /// A service over one pack, with the page that the program carries.
    pub fn new(pack: Pack) -> Self {
        Self { pack: Arc::new(pack), page: Arc::new(Page::embedded()) }
    }

    /// The pack that answers.
    fn pack(&self) -> &Pack {
        &self.pack
    }

    fn router(self) -> Router {
        routes::router().with_state(self)
    }
}

/// Answers requests until the process is told to end (SIGINT, SIGTERM), then finishes what it has begun.
pub async fn serve(listener: TcpListener, service: Service) -> io::Result<()> {
    let (told, mut heard) = watch::channel(false);
    let serving = axum::serve(listener, service.router()).with_graceful_shutdown(async move {
        end().await;
        let _ = told.send(true);
    });
    tokio::select! {
        ended = serving => ended,
        // A client that neither goes on nor goes away keeps nobody waiting for ever.
        () = async {
            let _ = heard.wait_for(|told| *told).await;
            tokio::time::sleep(GRACE).await;
        } => Ok(()),
    }
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
