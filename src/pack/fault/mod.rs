//! What is wrong with a pack: for its author, in English.
//!
//! **Takes** what the readers and checks of a pack report. **Gives** [`Faults`]: all that were found at once, in the
//! order in which they stand, with the text they were found in; written as text for people (its `Display`), serialized
//! for machines. **Never** decides what is a fault, and never stops at the first.

pub mod codes;
mod render;
mod report;

use std::fmt;
use std::ops::Range;

use serde::{Serialize, Serializer};

pub(super) use report::mentions;
pub(crate) use report::{Report, Spot};

/// One file of a pack, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name, as faults shall show it.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// A fault of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// Which kind of fault: one of [`codes::ALL`], or of the rule language's `rule.…`.
    pub code: &'static str,
    /// Name of the file.
    pub file: String,
    /// The part of the file, in bytes.
    pub span: Range<usize>,
    /// Where that part begins.
    pub from: Position,
    /// Where it has ended: the character after its last one.
    pub to: Position,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// All faults of a pack: by file, then by place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults {
    faults: Vec<Fault>,
    files: Vec<SourceFile>,
}

impl Faults {
    /// The faults, in order.
    pub fn as_slice(&self) -> &[Fault] {
        &self.faults
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// The files that were read, those of `use` among them.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }
}

impl Faults {
    /// The faults as text with the colours of a terminal; [`Display`](fmt::Display) writes it without.
    pub fn coloured(&self) -> String {
        self.text(&render::coloured())
    }

    fn text(&self, renderer: &render::Renderer) -> String {
        let shown = |fault: &Fault| {
            let text = self.files.iter().find(|file| file.name == fault.file).map_or("", |file| &file.text);
            format!("{}\n\n", render::text_of(fault, text, renderer))
        };
        let count = self.faults.len();
        let shown: String = self.faults.iter().map(shown).collect();
        format!("{shown}{count} {}", if count == 1 { "fault" } else { "faults" })
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(&render::plain()))
    }
}

impl std::error::Error for Faults {}

impl Serialize for Faults {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.faults.serialize(serializer)
    }
}
