//! `huiqi mcp`: the same answers for an assistant, over standard input and output.

use std::io;
use std::sync::Arc;

use clap::Args;
use rmcp::ServiceExt;
use rmcp::service::ServerInitializeError;
use rmcp::transport::async_rw::AsyncRwTransport;
use rmcp::transport::stdio;

use super::Source;
use crate::mcp::{self, Assistants};
use crate::refusal::{Refusal, own};
use crate::render::words;

/// Answer an assistant that speaks the Model Context Protocol, over standard input and output
#[derive(Debug, Args)]
pub struct Mcp {}

impl Mcp {
    pub fn run(&self, source: &Source) -> Result<(), Refusal> {
        let pack = Arc::new(source.load()?);
        let refuse = |error: io::Error| Refusal::unreadable(words::STANDARD_INPUT, &error);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(refuse)?;
        runtime.block_on(async {
            let (input, output) = stdio();
            let messages = AsyncRwTransport::new_server(input, output).with_max_line_length(mcp::LARGEST_MESSAGE);
            match Assistants::new(move |_| Arc::clone(&pack)).serve(messages).await {
                Ok(service) => service.waiting().await.map(|_| ()).map_err(|error| refuse(error.into())),
                // Whoever started the program went away before it said anything.
                Err(ServerInitializeError::ConnectionClosed(_)) => Ok(()),
                // What it said instead is not repeated: it may be somebody's answers.
                Err(_) => Err(own("protocol.unknown", mcp::NO_PROTOCOL.to_owned()).into()),
            }
        })
    }
}
