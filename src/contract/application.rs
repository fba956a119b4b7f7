//! What an applicant sends.

use std::collections::BTreeMap;

#[cfg(feature = "native")]
use schemars::JsonSchema;
use serde::Serialize;

use crate::json::Value;

/// What an applicant tells, as JSON; read by the engine value by value, so that each fault is reported where it stands.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(feature = "native", derive(JsonSchema))]
pub struct Application {
    /// Day of application, `YYYY-MM-DD`; left out: the door puts today in Asia/Shanghai.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Facts by group and name, see `form`.
    #[cfg_attr(feature = "native", schemars(with = "BTreeMap<String, serde_json::Value>"))]
    pub facts: BTreeMap<String, Value>,
    /// Address of a material at hand → `true`, or what the document states.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "native", schemars(with = "Option<BTreeMap<String, serde_json::Value>>"))]
    pub materials: Option<BTreeMap<String, Value>>,
    /// Id of the measure, or the number of its article.
    pub measure: String,
    /// Procedure step or event id → the day it was completed, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<BTreeMap<String, String>>,
    /// Paths of the facts that the portal or the office has verified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<Vec<String>>,
}
