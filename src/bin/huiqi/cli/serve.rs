//! `huiqi serve`: the same answers over HTTP, and the page.

use std::io;
use std::net::SocketAddr;

use clap::Args;

use super::Source;
use crate::http::{self, Service};
use crate::output;
use crate::refusal::Refusal;

/// Serve the page at / and the same answers at /v1 over HTTP
#[derive(Debug, Args)]
pub struct Serve {
    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8686")]
    listen: SocketAddr,
}

impl Serve {
    pub fn run(&self, source: &Source) -> Result<(), Refusal> {
        let service = Service::new(source.load()?);
        let refuse = |error: io::Error| Refusal::deaf(&self.listen.to_string(), &error);
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(refuse)?;
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind(self.listen).await.map_err(refuse)?;
            let address = listener.local_addr().map_err(refuse)?;
            // Whoever started the program waits for this line.
            output::report(&format!("listening on http://{address}/\n"))?;
            http::serve(listener, service).await.map_err(refuse)
        })
    }
}
