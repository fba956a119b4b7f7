//! A table of the spanned tree, read by key: what is asked for and not there is said, and so is what nobody asked for.

use std::cell::RefCell;

use toml::de::{DeTable, DeValue};

use super::value::Value;
use crate::pack::fault::{Report, Spot, codes};
use crate::pack::source::text::Text;
use crate::pack::source::wording::{did_you_mean, one_of};

/// A table that is being read.
pub struct Table<'a> {
    pub(super) report: &'a Report,
    pub(super) file: File<'a>,
    entries: &'a DeTable<'a>,
    /// Where a fault of the table as a whole is said: its header.
    pub spot: Spot,
    /// What it describes, for messages.
    what: &'a str,
    asked: RefCell<Vec<&'static str>>,
}

/// A file that is being read.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its place among the files.
    pub index: usize,
    /// What stands in it.
    pub text: &'a str,
}

impl File<'_> {
    /// A part of it.
    pub fn spot(self, span: std::ops::Range<usize>) -> Spot {
        Spot { file: self.index, start: span.start, end: span.end }
    }
}

impl<'a> Table<'a> {
    /// Begins to read a table.
    pub fn new(report: &'a Report, file: File<'a>, entries: &'a DeTable<'a>, spot: Spot, what: &'a str) -> Self {
        Self { report, file, entries, spot, what, asked: RefCell::default() }
    }

    /// The value of a key, if it is there.
    pub fn ask(&self, key: &'static str) -> Option<Value<'a>> {
        self.asked.borrow_mut().push(key);
        let (key, value) = self.entries.get_key_value(key)?;
        Some(self.value(key.get_ref(), value))
    }

    /// The value of a key that must be there.
    pub fn need(&self, key: &'static str) -> Option<Value<'a>> {
        let value = self.ask(key);
        if value.is_none() && !self.report.is_broken(self.file.index) {
            self.report.add_with(
                self.spot,
                codes::MISSING_KEY,
                format!("`{key}` is missing from this {}", self.what),
                format!("add `{key} = …`"),
            );
        }
        value
    }

    /// Whether a key is there; it still has to be asked for.
    pub fn has(&self, key: &str) -> bool {
        self.entries.get(key).is_some()
    }

    /// Which of the keys are there, when it is at most one; else says so at the second.
    pub fn at_most_one(&self, keys: &[&'static str]) -> Option<&'static str> {
        let mut present: Vec<_> = keys
            .iter()
            .filter_map(|key| self.entries.get_key_value(*key).map(|(spanned, _)| (spanned.span(), *key)))
            .collect();
        present.sort_by_key(|(span, _)| span.start);
        if let Some((span, second)) = present.get(1) {
            let first = present.first().map_or("", |(_, key)| key);
            self.report.add_with(
                self.file.spot(span.clone()),
                codes::KEY_CONFLICT,
                format!("`{second}` cannot stand beside `{first}` in this {}", self.what),
                format!("keep one of {}", one_of(keys.iter().copied())),
            );
            return None;
        }
        present.first().map(|(_, key)| *key)
    }

    /// Which of the keys is there, of which exactly one must be.
    pub fn exactly_one(&self, keys: &[&'static str]) -> Option<&'static str> {
        if keys.iter().any(|key| self.has(key)) {
            return self.at_most_one(keys);
        }
        if !self.report.is_broken(self.file.index) {
            let keys = one_of(keys.iter().copied());
            self.report.add(self.spot, codes::KEY_CONFLICT, format!("this {} needs exactly one of {keys}", self.what));
        }
        None
    }

    /// All entries in the order in which they stand, of a table whose keys are names.
    pub fn entries(&self) -> Vec<(Text, Value<'a>)> {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
            .into_iter()
            .map(|(key, value)| {
                (Text::new(key.get_ref(), self.file.spot(key.span())), self.value(key.get_ref(), value))
            })
            .collect()
    }

    /// Ends reading a table whose keys are fixed: whatever was not asked for is unknown.
    pub fn close(self) {
        let asked = self.asked.into_inner();
        for (key, _) in self.entries {
            let name: &str = key.get_ref();
            if asked.contains(&name) {
                continue;
            }
            if self.report.is_full() {
                break;
            }
            let help = did_you_mean(name, asked.iter().copied())
                .unwrap_or_else(|| format!("it takes {}", one_of(asked.iter().copied())));
            let message = format!("`{name}` is no key of this {}", self.what);
            self.report.add_with(self.file.spot(key.span()), codes::UNKNOWN_KEY, message, help);
        }
    }

    fn value(&self, key: &'a str, value: &'a toml::Spanned<DeValue<'a>>) -> Value<'a> {
        Value { report: self.report, file: self.file, key, value: value.get_ref(), spot: self.file.spot(value.span()) }
    }
}
