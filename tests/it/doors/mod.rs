//! The doors: the command line and the service, through the program as it is shipped.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a test reads files and starts programs")]

mod answers;
mod assistant;
mod assistants;
mod bad_input;
mod batch;
mod codes;
mod command_line;
mod languages;
mod limits;
mod manual;
mod observed;
mod openapi;
mod packs;
mod plain;
pub(crate) mod program;
mod receipts;
mod replay;
pub(crate) mod reports;
mod service;
mod tls;
mod trust;
mod verbs;
