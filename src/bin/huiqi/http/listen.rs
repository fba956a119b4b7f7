//! Connections: how many, how long, by TLS or not, and their end.
//!
//! A client that is slow, silent or gone holds nothing but its own connection, and that not for long: it has so long for a
//! head, so long for taking an answer. When all connections are in use a new one is told so at once.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;
use tokio_io_timeout::TimeoutStream;
use tokio_rustls::TlsAcceptor;
use tracing::warn;

use super::metrics::Metrics;
use super::settings::Settled;

/// After a failed `accept` that is the machine's fault (no file left), how long to wait before the next.
const PAUSE: Duration = Duration::from_millis(50);

/// What a connection that finds no room is told, where it can be told.
const NO_ROOM: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\nretry-after: 1\r\ncontent-length: 0\r\n\r\n";

/// A connection over which requests are answered.
type Connection<S> = http1::Connection<TokioIo<Pin<Box<TimeoutStream<S>>>>, TowerToHyperService<Router>>;

/// Takes connections, and answers what comes over them.
#[derive(Clone)]
pub struct Listening {
    pub router: Router,
    pub tls: Option<TlsAcceptor>,
    pub metrics: Arc<Metrics>,
    pub settings: Arc<Settled>,
}

impl Listening {
    /// Answers until `end` comes, then finishes what has begun, for as long as the settings give it.
    pub async fn until(self, listener: TcpListener, end: impl Future<Output = ()>) {
        let room = Arc::new(Semaphore::new(self.settings.max_connections));
        let graceful = GracefulShutdown::new();
        let mut end = std::pin::pin!(end);
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = &mut end => break,
            };
            match accepted {
                Ok((stream, _)) => self.take(stream, &room, &graceful),
                Err(error) if is_of_one_client(&error) => {}
                Err(error) => {
                    warn!(event = "accept.failed", %error);
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
        drop(listener);
        // A client that neither goes on nor goes away keeps nobody waiting for ever.
        let _ = timeout(self.settings.grace, graceful.shutdown()).await;
    }

    fn take(&self, stream: TcpStream, room: &Arc<Semaphore>, graceful: &GracefulShutdown) {
        // An answer goes out at once, not with the next one.
        let _ = stream.set_nodelay(true);
        let Ok(permit) = Arc::clone(room).try_acquire_owned() else {
            self.metrics.turned_away.inc();
            if self.tls.is_none() {
                tokio::spawn(turn_away(stream));
            }
            return;
        };
        let open = Open::new(Arc::clone(&self.metrics), permit);
        let (this, watcher) = (self.clone(), graceful.watcher());
        tokio::spawn(async move {
            let _open = open;
            let patience = this.settings.header_timeout;
            match &this.tls {
                None => watcher.watch(this.connection(stream)).await,
                Some(tls) => match timeout(patience, tls.accept(stream)).await {
                    Ok(Ok(stream)) => watcher.watch(this.connection(stream)).await,
                    // It speaks no TLS, or is too slow at it: there is nothing that it would understand.
                    Ok(Err(_)) | Err(_) => Ok(()),
                },
            }
            // A connection that breaks is the client's to open again; what was answered before is logged there.
            .unwrap_or_default();
        });
    }

    fn connection<S>(&self, stream: S) -> Connection<S>
    where
        S: AsyncRead + AsyncWrite + Send + 'static,
    {
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(self.settings.body_timeout));
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(self.settings.header_timeout)
            // What is a little too long is refused in words (`observe`), what is much too long by hyper's bare 431.
            .max_header_size(self.settings.max_header.saturating_mul(2))
            // A client may say that it has sent all, and still listen.
            .half_close(true)
            .serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(self.router.clone()))
    }
}

/// An open connection, counted as long as it is.
#[derive(Debug)]
struct Open {
    metrics: Arc<Metrics>,
    _room: OwnedSemaphorePermit,
}

impl Open {
    fn new(metrics: Arc<Metrics>, room: OwnedSemaphorePermit) -> Self {
        metrics.connections.inc();
        Self { metrics, _room: room }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.metrics.connections.dec();
    }
}

async fn turn_away(mut stream: TcpStream) {
    let _ = timeout(Duration::from_secs(1), async {
        stream.write_all(NO_ROOM).await?;
        stream.shutdown().await
    })
    .await;
}

/// Whether only one client is concerned: it was gone before it was taken.
fn is_of_one_client(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
