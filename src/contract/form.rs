//! The facts of a measure as a JSON Schema (2020-12) that a page can build a form from.

#[cfg(feature = "native")]
use schemars::JsonSchema;
use serde::Serialize;

use super::Text;
use crate::order::Map;

/// The root of the schema: an object whose properties are the groups of facts.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Form<'p> {
    /// Identifier of the schema: `urn:huiqi:PACK:VERSION:MEASURE`.
    #[serde(rename = "$id")]
    pub id: String,
    /// Always `https://json-schema.org/draft/2020-12/schema`.
    #[serde(rename = "$schema")]
    pub schema: Text<'p>,
    /// The schema of `facts`.
    #[serde(flatten)]
    pub root: FormNode<'p>,
}

/// A node of the schema. Which keys stand in it follows from `x-huiqi.kind`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FormNode<'p> {
    /// The one value (of an alternative in `oneOf`).
    #[serde(rename = "const", skip_serializing_if = "Option::is_none")]
    pub constant: Option<Text<'p>>,
    /// Help for the person who answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text<'p>>,
    /// `date` for a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Text<'p>>,
    /// Of a list: each item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Box<FormNode<'p>>>,
    /// Of a list: how many at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<u32>,
    /// Of a text: how many Unicode scalar values at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// Of a whole number: the largest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<i64>,
    /// Of a whole number: the smallest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<i64>,
    /// The choices, each with `const` and `title`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub one_of: Vec<FormNode<'p>>,
    /// Regular expression of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<Text<'p>>,
    /// Of an object: its members.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub properties: Map<Text<'p>, FormNode<'p>>,
    /// Of an object: what a submission needs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<Text<'p>>,
    /// Label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text<'p>>,
    /// JSON types; `null` among them where the fact takes "there is none".
    #[serde(rename = "type", skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<Text<'p>>,
    /// What JSON Schema has no word for.
    #[serde(rename = "x-huiqi", skip_serializing_if = "Option::is_none")]
    pub hint: Option<FormHint<'p>>,
}

/// What a form needs beyond JSON Schema.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct FormHint<'p> {
    /// Clause that the question comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<Text<'p>>,
    /// Which control fits.
    pub kind: FormKind,
    /// Largest value of a money fact, yuan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Text<'p>>,
    /// What null means here ("there is none"), as an answer to choose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none: Option<Text<'p>>,
    /// Order of the properties of an object.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<Text<'p>>,
    /// The day may not lie after the application day.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub past: bool,
    /// `yuan` of a money fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text<'p>>,
    /// What the answer is for: `rule`, `material` or `record`.
    #[serde(rename = "use", skip_serializing_if = "Option::is_none")]
    pub used: Option<Text<'p>>,
}

/// Which control a fact needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum FormKind {
    /// Members.
    Group,
    /// Items that can be added, copied and removed.
    List,
    /// Yes or no.
    Boolean,
    /// One of `oneOf`.
    Choice,
    /// A sum in yuan.
    Money,
    /// A day.
    Date,
    /// A whole number.
    Integer,
    /// A line of text.
    Text,
}
