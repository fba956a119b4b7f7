//! The built pack: what a policy is, with checked rules as flat code and facts by number.
//!
//! `pack build` writes it as JSON, every door loads it. Fields of a JSON object may stand in any order; the digest is
//! taken over the canonical form.

mod facts;
mod handing_in;
mod measure;
mod notes;
mod together;

use serde::Serialize;

pub use crate::calendar::{Notices as Calendar, Year};
use crate::json::members;
use crate::order::Map;
use crate::value::Day;

pub use facts::*;
pub use handing_in::*;
pub use measure::*;
pub use notes::*;
pub use together::*;

/// Slot of a fact: its place in [`Built::facts`] or among the fields of its list.
pub type Slot = u16;

/// A policy, built.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Built {
    /// Working days and holidays.
    pub calendar: Calendar,
    /// Enumerations.
    pub choices: Vec<ChoiceList>,
    /// `sm3:` and the hex SM3 of the canonical JSON of all else.
    pub digest: String,
    /// The document.
    pub document: Document,
    /// Facts outside lists, by slot.
    pub facts: Vec<Fact>,
    /// Version of this form: a pack of another is refused.
    pub format: u32,
    /// Groups of facts, by name.
    pub groups: Map<String, Group>,
    /// Kebab-case id.
    pub id: String,
    /// BCP 47 tag of the language of all texts.
    pub language: String,
    /// List facts, by slot.
    pub lists: Vec<List>,
    /// The measures, in the order of the text.
    pub measures: Vec<Measure>,
    /// The engine's own sentences by code, with `{name}` where a parameter stands.
    pub messages: Map<String, String>,
    /// Readings, in the order in which they are shown.
    pub notes: Vec<Note>,
    /// What holds between measures, in the order of the file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<Together>,
    /// Version of the pack.
    pub version: String,
}

members!(Built {
    calendar,
    choices,
    digest,
    document,
    facts,
    format,
    groups,
    id,
    language,
    lists,
    measures,
    messages,
    notes,
    together,
    version,
});

/// The document that a pack carries.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// The day it is dated.
    pub dated: Day,
    /// Who issued it, in the order of its heading.
    pub departments: Vec<String>,
    /// First day on which applications are in order.
    pub first_day: Day,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
}

members!(Document { dated, departments, first_day: "firstDay", number, title });
