//! Why there is no answer, in the one form that every native door gives it (RFC 9457).

use serde::Serialize;

use super::words;
use crate::{Error, Map};

/// An error of a door's own, which no pack has a sentence for.
pub fn own(code: &str, message: String) -> Error {
    let (column, line, path, suggestion) = (None, None, None, None);
    Error { code: code.to_owned(), column, line, message, params: Map::new(), path, suggestion }
}

/// Problem details of RFC 9457: the same object over HTTP and, without `status`, on the command line and from the C
/// library. Fields stand in the order of RFC 8785.
#[derive(Debug, Serialize)]
pub struct Details<'e> {
    code: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    detail: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    params: &'e Map<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'e str>,
    title: &'static str,
    r#type: String,
}

impl<'e> Details<'e> {
    /// An error as problem details; `status` is that of HTTP.
    pub fn new(error: &'e Error, status: Option<u16>) -> Self {
        Self {
            code: &error.code,
            column: error.column,
            detail: &error.message,
            line: error.line,
            params: &error.params,
            path: error.path.as_deref(),
            status,
            suggestion: error.suggestion.as_deref(),
            title: words::title_of(&error.code),
            r#type: format!("urn:huiqi:error:{}", error.code),
        }
    }
}
