//! What is wrong with an application.

#[cfg(feature = "native")]
use schemars::JsonSchema;
use serde::Serialize;

use crate::order::Map;

/// Something wrong with the input that does not prevent an answer. `code` and `params` are enough to say it in other words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Problem {
    /// Dotted code, such as `money.format`.
    pub code: String,
    /// A sentence in the pack's language: what is wrong and how to mend it.
    pub message: String,
    /// What the sentence is made of.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub params: Map<String, String>,
    /// JSON Pointer (RFC 6901) into the application.
    pub path: String,
    /// An error counts against `ready`, and its fact counts as not told.
    pub severity: Severity,
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The value counts as not told.
    Error,
    /// The value is kept.
    Warning,
}
