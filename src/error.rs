//! What could not be read at all.

use std::fmt;

use serde::Serialize;

use crate::order::Map;

/// A refusal: the input gives no answer. Says where and how to mend it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
pub struct Error {
    /// Dotted code, such as `json.syntax` or `measure.unknown`.
    pub code: String,
    /// Column from 1, in characters, where the input is text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// Line from 1, where the input is text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// A sentence in the pack's language.
    pub message: String,
    /// What the sentence is made of.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub params: Map<String, String>,
    /// JSON Pointer into the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The nearest known name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)?;
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(f, " {line}:{column}")?;
        }
        if let Some(path) = &self.path {
            write!(f, " {path}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for Error {}
