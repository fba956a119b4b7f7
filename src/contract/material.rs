//! The checklist of an answer.

#[cfg(feature = "native")]
use schemars::JsonSchema;
use serde::Serialize;

use super::{Condition, Text};
use crate::json::variants;

/// A material of the checklist.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Material<'p> {
    /// Key of the material in `Application.materials`.
    pub address: String,
    /// What the document states, held against the answers and the other documents.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Condition<'p>>,
    /// Clause that asks for it.
    pub clause: Text<'p>,
    /// In which form it is handed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<MaterialForm>,
    /// Who issues it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Text<'p>>,
    /// The original is kept for inspection.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub keep_original: bool,
    /// What the text says the document must state.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub must_state: Vec<Text<'p>>,
    /// The document's name, letter for letter.
    pub name: Text<'p>,
    /// The group of which any one will do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub one_of: Option<String>,
    /// Whether it is asked for in this case.
    pub required: Required,
    /// How it stands.
    pub status: MaterialStatus,
}

/// In which form a material is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum MaterialForm {
    /// 原件.
    Original,
    /// 复印件.
    Copy,
    /// 电子版.
    Electronic,
}

variants!(MaterialForm { "original" => Original, "copy" => Copy, "electronic" => Electronic });

/// Whether a material is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Required {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// A fact not told decides.
    Unknown,
}

/// How a material stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum MaterialStatus {
    /// At hand.
    Provided,
    /// At hand, but what it states disagrees.
    Faulty,
    /// Not at hand.
    Missing,
    /// Not at hand and not asked for.
    NotNeeded,
}
