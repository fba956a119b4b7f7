//! `huiqi serve`: the same answers over HTTP, and the page.

use std::env;
use std::io;
use std::path::PathBuf;

use clap::Args;

use super::Source;
use crate::http::{self, Service, Settings};
use crate::output;
use crate::refusal::Refusal;
use crate::render;

/// Serve the page at / and the same answers at /v1 over HTTP; each setting may stand in a variable or a file as well
#[derive(Debug, Args)]
pub struct Serve {
    /// Read settings from this TOML file: their names without the dashes before them; flags and variables go before it
    #[arg(long, env = "HUIQI_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
}

impl Serve {
    pub fn run(&self, source: &Source) -> Result<(), Refusal> {
        http::settings::variables_are_known(env::vars_os().filter_map(|(name, _)| name.into_string().ok()))?;
        let settings = self.settings.clone().with_file(self.config.as_deref())?.settled()?;
        let log = http::Log::start(settings.log);
        let packs =
            http::Source { first: source.load()?, paths: settings.packs.clone(), language: source.language.clone() };
        let address = settings.listen;
        let scheme = if settings.tls.is_some() { "https" } else { "http" };
        let service = Service::new(packs, settings, &log).map_err(first_of)?;
        let refuse = |error: io::Error| Refusal::deaf(&address.to_string(), &error);
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(refuse)?;
        let served = runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind(address).await.map_err(refuse)?;
            let address = listener.local_addr().map_err(refuse)?;
            // Whoever started the program waits for this line.
            let ready = || output::report(&format!("listening on {scheme}://{address}/\n"));
            http::serve(listener, service, ready).await
        });
        // What is still computed past its time of grace keeps nobody waiting.
        runtime.shutdown_background();
        served
    }
}

/// Tells all refusals but the last, which is the command's own.
fn first_of(mut refusals: Vec<Refusal>) -> Refusal {
    let last = refusals.pop();
    for refusal in &refusals {
        output::complaint(&render::refusal(refusal));
    }
    last.unwrap_or_else(|| Refusal::fault(crate::refusal::own("service.fault", String::new())))
}
