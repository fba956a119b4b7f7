//! The assistants' door: the same answers as tools of the Model Context Protocol, by its official SDK.
//!
//! **Takes** tool calls, over standard input and output or mounted in the service. **Gives** the library's answers as
//! structured content and as the same JSON in text, each with the pack that answered and the sentence that an engine
//! computed it. **Never** writes, keeps or logs what it is told, and never lets an assistant mark a fact as verified.
//!
//! What is wrong with a call is a tool's error with problem details, which the assistant reads and mends; the
//! protocol's own errors never reach it.

mod answers;
mod arguments;
mod assess;
mod clause;
mod find;
mod question;
#[cfg(test)]
mod tests;
mod tools;
mod verify;
mod words;

pub use words::NO_PROTOCOL;

use std::fmt;
use std::future::{Future, ready};
use std::sync::Arc;

use huiqi::Pack;
use huiqi::json::{Limits, Value};
use rmcp::handler::server::ServerHandler;
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, ErrorCode, ErrorData, Implementation, ListToolsResult,
    PaginatedRequestParams, ServerCapabilities, ServerConfig, Tool,
};
use rmcp::service::{RequestContext, RoleServer};
use rmcp::transport::StreamableHttpServerConfig;
use rmcp::transport::streamable_http_server::StreamableHttpService;
use rmcp::transport::streamable_http_server::session::never::NeverSessionManager;

use crate::refusal::{Refusal, own};
use crate::render::words::FAULT;

/// What an assistant is told of this door before it calls anything.
const INSTRUCTIONS: &str = include_str!("instructions.md");

/// The largest message that is read, in bytes: a receipt as large as it may be, and what the protocol wraps around it.
pub const LARGEST_MESSAGE: usize = Limits::RECEIPT.max_bytes + (64 << 10);

/// The service of the protocol over packs, which may be replaced while it serves.
#[derive(Clone)]
pub struct Assistants {
    packs: Arc<Judging>,
}

/// Which pack judges what a call is about.
type Judging = dyn Fn(&Value) -> Arc<Pack> + Send + Sync;

impl fmt::Debug for Assistants {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Assistants").finish_non_exhaustive()
    }
}

impl Assistants {
    /// A service that asks for the pack anew at every call, with the measure and the day that the call is about, as an
    /// application has them: the measure where it says one, always a day.
    pub fn new(packs: impl Fn(&Value) -> Arc<Pack> + Send + Sync + 'static) -> Self {
        Self { packs: Arc::new(packs) }
    }

    /// The same as a service of HTTP, to be mounted at one address: no sessions, one JSON text for each call, so that
    /// several processes can stand behind one proxy.
    ///
    /// `hosts` are the names that the service is asked under (`example.com`, `127.0.0.1:8686`), against pages that
    /// rebind a name of theirs; with none, only this machine's own are taken. `origins` are those of pages that may call
    /// it, as CORS has them (`https://example.com`); a request that names another is refused, one that names none is not a
    /// page's.
    ///
    /// The SDK logs notifications (level info) and whole requests (level debug) under the target `rmcp`; a log that may not
    /// say what was told leaves that target out.
    pub fn over_http(self, hosts: &[String], origins: &[String]) -> StreamableHttpService<Self, NeverSessionManager> {
        let mut config = StreamableHttpServerConfig::default()
            .with_legacy_session_mode(false)
            .with_json_response(true)
            .with_max_request_body_bytes(LARGEST_MESSAGE)
            .with_allowed_origins(origins.iter().map(|origin| with_port(origin)))
            .enforce_origin_validation();
        if !hosts.is_empty() {
            config = config.with_allowed_hosts(hosts);
        }
        StreamableHttpService::new(move || Ok(self.clone()), Arc::default(), config)
    }
}

impl ServerHandler for Assistants {
    fn get_info(&self) -> ServerConfig {
        let myself = Implementation::new(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(myself.with_title(words::TITLE))
            .with_instructions(INSTRUCTIONS)
    }

    fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> impl Future<Output = Result<ListToolsResult, ErrorData>> + Send + '_ {
        ready(Ok(ListToolsResult::with_all_items(tools::all())))
    }

    fn get_tool(&self, name: &str) -> Option<Tool> {
        tools::find(name).map(tools::Row::listed)
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(row) = tools::find(&request.name) else { return Err(no_tool(&request.name)) };
        let told = request.arguments.unwrap_or_default();
        let pack = (self.packs)(&arguments::subject(&told, || (self.packs)(&Value::Null)));
        // On a thread of its own: a receipt may take its time, and what should ever panic ends with its call.
        let asked = tokio::task::spawn_blocking(move || row.call(&pack, told)).await;
        asked.map(CallToolResponse::from).map_err(|_| {
            let fault = own("service.fault", FAULT.to_owned());
            ErrorData::new(ErrorCode::INTERNAL_ERROR, fault.message, None)
        })
    }
}

/// An origin with its port. Without one the SDK lets a page of any port call.
fn with_port(origin: &str) -> String {
    let port = match origin.split_once("://") {
        Some(("https", host)) if !has_port(host) => ":443",
        Some(("http", host)) if !has_port(host) => ":80",
        _ => "",
    };
    format!("{origin}{port}")
}

/// Whether a host has a port behind it; a colon between brackets is part of an address.
fn has_port(host: &str) -> bool {
    host.rsplit(']').next().is_some_and(|rest| rest.contains(':'))
}

/// No tool has that name: the protocol's own error, since there is no tool that could answer.
fn no_tool(name: &str) -> ErrorData {
    let nearest = huiqi::nearest(name, tools::names());
    let mut error = own("tool.unknown", words::unknown_tool(name, nearest));
    error.suggestion = nearest.map(str::to_owned);
    let details = serde_json::to_value(Refusal::from(error.clone()).details(None)).ok();
    ErrorData::new(ErrorCode::INVALID_PARAMS, error.message, details)
}
