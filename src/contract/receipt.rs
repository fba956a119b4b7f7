//! What is submitted or kept, and what a second look at it says.

#[cfg(feature = "native")]
use schemars::JsonSchema;
use serde::Serialize;

use super::Assessment;
use crate::json::Value;

/// An application as understood, its assessment, and a digest over both.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Receipt<'p> {
    /// The application with its date filled in, the measure's id, told money with two places; all else as it came.
    #[cfg_attr(feature = "native", schemars(with = "super::Application"))]
    pub application: Value,
    /// Its assessment.
    pub assessment: Assessment<'p>,
    /// `sm3:` and the hex SM3 of the canonical JSON (RFC 8785) of `{ application, assessment }`.
    pub digest: String,
}

/// Whether a receipt holds.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Verification {
    /// Every field that differs from what is computed now.
    pub differences: Vec<Difference>,
    /// Whether the receipt was made under this very pack.
    pub pack: PackMatch,
    /// No difference, and the same pack.
    pub valid: bool,
}

/// Whether two packs are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PackMatch {
    /// Same id, version and digest.
    Same,
    /// Another.
    Differs,
}

/// A field that does not hold. A side that has no such field leaves its key out.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Difference {
    /// What the receipt says.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "native", schemars(with = "serde_json::Value"))]
    pub claimed: Option<Value>,
    /// What is computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "native", schemars(with = "serde_json::Value"))]
    pub computed: Option<Value>,
    /// JSON Pointer into the receipt.
    pub path: String,
}
