//! Readings of the text, and when they are shown.

use serde::Serialize;

use super::Slot;
use crate::feel::Code;
use crate::json::{members, variants};

/// A reading of the text.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// The clauses that leave the choice; `0` is the document.
    pub clauses: Vec<String>,
    /// Kebab-case id.
    pub id: String,
    /// The question, the reading taken, why, and what it changes.
    pub text: String,
    /// Shown when one of these holds.
    pub when: Vec<Trigger>,
}

members!(Note { clauses, id, text, when });

/// When a note is shown.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Trigger {
    /// Only in this article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<u32>,
    /// What has to hold.
    pub that: Event,
}

members!(Trigger { article, that });

/// What shows a note.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Event {
    /// Always.
    Always,
    /// A rule that surely holds.
    Rule(Code),
    /// A fact is told, `null` included.
    Told(Slot),
    /// A fact is not told.
    Untold(Slot),
    /// The high of one award step is above the high of another: a cap binds.
    Exceeds(u16, u16),
    /// The exact low or high of the award is no whole fen.
    FractionDropped,
    /// One of the conditions with these ids is unmet.
    Unmet(Vec<String>),
    /// An item is not counted.
    NotCounted,
    /// A step or event of the procedure is told.
    Progress(String),
    /// A working day of a year without a notice was looked up.
    Unpublished,
    /// The total of a match is shown.
    Total,
}

variants!(Event {
    "always" => Always,
    "rule" => Rule(a),
    "told" => Told(a),
    "untold" => Untold(a),
    "exceeds" => Exceeds(a, b),
    "fractionDropped" => FractionDropped,
    "unmet" => Unmet(a),
    "notCounted" => NotCounted,
    "progress" => Progress(a),
    "unpublished" => Unpublished,
    "total" => Total,
});

impl Event {
    /// The rule, of a note that one shows.
    pub fn rule(&self) -> Option<&Code> {
        match self {
            Self::Rule(code) => Some(code),
            _ => None,
        }
    }
}
