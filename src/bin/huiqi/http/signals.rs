//! What the system tells the process: to end, and to look at its packs again.

use std::sync::Arc;

use tokio::signal;
use tokio::sync::Notify;

/// The signals that are listened to from here on: one that comes before it is asked for is not lost, and ends nothing.
#[derive(Debug)]
pub struct Signals {
    #[cfg(unix)]
    terminate: Option<signal::unix::Signal>,
    #[cfg(unix)]
    interrupt: Option<signal::unix::Signal>,
}

impl Signals {
    /// Listens, and passes on each SIGHUP, where there is such a thing.
    #[cfg(unix)]
    pub fn listen(reload: Arc<Notify>) -> Self {
        use signal::unix::{SignalKind, signal};
        if let Ok(mut hangup) = signal(SignalKind::hangup()) {
            tokio::spawn(async move {
                while hangup.recv().await.is_some() {
                    reload.notify_one();
                }
            });
        }
        Self { terminate: signal(SignalKind::terminate()).ok(), interrupt: signal(SignalKind::interrupt()).ok() }
    }

    #[cfg(not(unix))]
    pub fn listen(_: Arc<Notify>) -> Self {
        Self {}
    }

    /// Returns when the process is told to end.
    #[cfg(unix)]
    pub async fn end(self) {
        // Where a signal cannot be heard, it ends nothing.
        async fn heard(signal: Option<signal::unix::Signal>) {
            match signal {
                Some(mut signal) => _ = signal.recv().await,
                None => std::future::pending().await,
            }
        }
        tokio::select! {
            () = heard(self.terminate) => {}
            () = heard(self.interrupt) => {}
        }
    }

    #[cfg(not(unix))]
    pub async fn end(self) {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
