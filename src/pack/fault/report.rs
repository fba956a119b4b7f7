//! Where faults are gathered while a pack is read and checked.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use crate::pack::nearest;

use super::{Fault, Faults, Position, SourceFile, codes};

/// How many faults are told at once: more than anyone mends before looking again, few enough to be shown in no time.
const MOST: usize = 1_000;

/// A part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Spot {
    /// Place of the file among those read.
    pub file: usize,
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

/// The faults found so far. Shared by all that read and check: each adds, none takes away.
#[derive(Debug, Default)]
pub struct Report {
    found: RefCell<Vec<Found>>,
    broken: RefCell<BTreeSet<usize>>,
    damaged: RefCell<BTreeSet<String>>,
    incomplete: Cell<bool>,
}

#[derive(Debug)]
struct Found {
    spot: Spot,
    code: &'static str,
    message: String,
    help: Option<String>,
}

impl Report {
    /// A fault.
    pub fn add(&self, spot: Spot, code: &'static str, message: impl Into<String>) {
        self.push(spot, code, message.into(), None);
    }

    /// A fault, and what mends it.
    pub fn add_with(&self, spot: Spot, code: &'static str, message: impl Into<String>, help: impl Into<String>) {
        self.push(spot, code, message.into(), Some(help.into()));
    }

    /// A fault with or without help.
    pub fn push(&self, spot: Spot, code: &'static str, message: String, help: Option<String>) {
        self.found.borrow_mut().push(Found { spot, code, message, help });
    }

    /// Nothing of that name was declared, unless that cannot be known. `known` are the names that were.
    pub fn absent<'a>(
        &self,
        spot: Spot,
        code: &'static str,
        name: &str,
        message: impl Into<String>,
        known: impl Iterator<Item = &'a str>,
    ) {
        if self.is_whole() && !self.is_damaged(name) {
            let near = if self.is_full() { None } else { nearest(name, known) };
            let help = near.map(|near| format!("did you mean `{near}`?"));
            self.push(spot, code, message.into(), help);
        }
    }

    /// A part of the pack is nowhere, unless that cannot be known.
    pub fn absent_part(&self, spot: Spot, code: &'static str, message: &str, help: &str) {
        if self.is_whole() {
            self.add_with(spot, code, message, help);
        }
    }

    /// A file is no TOML: what could not be read may hold anything.
    pub fn mark_broken(&self, file: usize) {
        self.broken.borrow_mut().insert(file);
    }

    /// A whole file could not be had.
    pub fn mark_incomplete(&self) {
        self.incomplete.set(true);
    }

    /// Whether a file is no TOML: then nothing can be said to be missing from it.
    pub fn is_broken(&self, file: usize) -> bool {
        self.broken.borrow().contains(&file)
    }

    /// Whether all that the files say is known: only then is what cannot be found surely not there.
    pub fn is_whole(&self) -> bool {
        self.broken.borrow().is_empty() && !self.incomplete.get()
    }

    /// Something of this name was declared, but its declaration has a fault.
    pub fn mark_damaged(&self, name: &str) {
        self.damaged.borrow_mut().insert(name.to_owned());
    }

    /// Whether something of this name may have been declared: whoever refers to it is not to blame.
    pub fn is_damaged(&self, name: &str) -> bool {
        self.damaged.borrow().contains(name)
    }

    /// Whether a rule names something whose declaration has a fault: it can be judged when that is mended.
    pub fn names_damaged(&self, rule: &str) -> bool {
        self.damaged.borrow().iter().any(|name| mentions(rule, name))
    }

    /// Whether more was found than is shown: then no help needs to be looked for.
    pub fn is_full(&self) -> bool {
        self.found.borrow().len() >= MOST
    }

    /// Whether something was found in a file.
    pub fn has_fault_in(&self, file: usize) -> bool {
        self.found.borrow().iter().any(|found| found.spot.file == file)
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.borrow().is_empty()
    }

    /// The faults in the order of the files' names and of their places, each said once.
    pub fn into_faults(self, files: Vec<SourceFile>) -> Faults {
        let mut found = self.found.into_inner();
        let name = |file: usize| files.get(file).map_or("", |file| file.name.as_str());
        found.sort_by(|a, b| {
            (name(a.spot.file), a.spot, a.code, &a.message).cmp(&(name(b.spot.file), b.spot, b.code, &b.message))
        });
        found.dedup_by(|a, b| (a.spot, a.code, &a.message) == (b.spot, b.code, &b.message));
        if let Some(first) = found.get(MOST) {
            let message = format!("{} faults more are not shown", found.len() - MOST);
            let last = Found { spot: first.spot, code: codes::TOO_MANY_FAULTS, message, help: None };
            found.truncate(MOST);
            found.push(last);
        }
        let lines: Vec<Lines<'_>> = files.iter().map(|file| Lines::of(&file.text)).collect();
        let faults = found.into_iter().map(|found| fault_of(found, &files, &lines)).collect();
        Faults { faults, files }
    }
}

/// Whether a rule has a name in it, as a word of its own.
pub fn mentions(rule: &str, name: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    rule.match_indices(name).any(|(at, _)| {
        let before = rule.get(..at).and_then(|text| text.chars().next_back());
        let after = rule.get(at + name.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

fn fault_of(found: Found, files: &[SourceFile], lines: &[Lines<'_>]) -> Fault {
    let Found { spot, code, message, help } = found;
    let start = lines.get(spot.file).map_or(0, |lines| lines.boundary(spot.start));
    let end = lines.get(spot.file).map_or(0, |lines| lines.boundary(spot.end.max(spot.start)));
    let position = |at| lines.get(spot.file).map_or(Position { line: 1, column: 1 }, |lines| lines.position(at));
    Fault {
        code,
        file: files.get(spot.file).map(|file| file.name.clone()).unwrap_or_default(),
        span: start..end,
        from: position(start),
        to: position(end),
        message,
        help,
    }
}

/// The lines of a text, to count by.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The last border between characters that is not after `at`.
    fn boundary(&self, at: usize) -> usize {
        self.text.floor_char_boundary(at)
    }

    fn position(&self, at: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(0);
        let before = self.text.get(start..at).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let text = "a\r\n\u{4f01}\u{4e1a} = 1\n";
        let lines = Lines::of(text);
        let at = text.find('=').unwrap_or_default();
        assert_eq!(lines.position(at), Position { line: 2, column: 4 });
        assert_eq!(lines.position(text.len()), Position { line: 3, column: 1 });
        assert_eq!(lines.boundary(4), 3, "inside a character: its beginning");
    }
}
