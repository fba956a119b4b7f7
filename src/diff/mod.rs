//! What changed between two versions of a pack, and which answers that changes.
//!
//! **Takes** two loaded packs, and rows of cases. **Gives** a list of changes as data, each with its place by ids and in
//! words, and the words that a report of them is made of. **Never** compares positions: both packs are first written out
//! by names (`tree`), so that one walk (`walk`) finds every change of every part.

mod answers;
mod names;
mod rule;
mod tree;
mod walk;
mod words;

use serde::Serialize;

use crate::pack::Pack;

pub use answers::{AnswerChange, Answers, answers};
pub use walk::parted;
pub use words::Words;

/// One change. Fields stand in the order of RFC 8785.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Of money: the new sum less the old one, yuan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What stood there, in words; absent: nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What happened.
    pub kind: Kind,
    /// The place in words, from the outermost part to the innermost.
    pub place: Vec<String>,
    /// JSON Pointer by ids, such as `/measures/data-purchase/terms/threshold/value`.
    pub pointer: String,
    /// What stands there now, in words; absent: nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// What happened at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
    /// Its parts stand in another order.
    Reordered,
}

/// What changed from one pack to another, in the words of the second's language. Empty when both say the same, whatever
/// their digests.
pub fn diff(old: &Pack, new: &Pack) -> Vec<Change> {
    let words = Words::of(&new.built.language);
    walk::changes(&tree::of_pack(old, &words), &tree::of_pack(new, &words), &words)
}
