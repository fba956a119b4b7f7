//! The native door: a command line, an HTTP service and an assistants' door over the library.
//!
//! **Takes** flags, files and requests. **Gives** canonical JSON, reports for people, exit codes and status codes.
//! **Never** computes an answer of its own: it reads bytes, calls the library, and writes down what that says. It sees
//! only what the library makes public.

#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "files, the clock and the environment are what a door is for; only the library may not touch them"
)]

mod batch;
mod cli;
mod http;
mod input;
mod mcp;
mod output;
mod pack_files;
mod plain;
mod refusal;
mod render;
mod replay;

use std::process::ExitCode;

use clap::Parser;
use huiqi::door::{asked, code};

fn main() -> ExitCode {
    cli::Cli::parse().run()
}
