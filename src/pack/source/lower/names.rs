//! Names to numbers: which fact, list or enumeration a name stands for.

use std::collections::BTreeMap;

use crate::pack::fault::{Report, codes};
use crate::pack::source::draft::Draft;
use crate::pack::source::text::Text;

/// The numbers of what a pack declares, by name. Of two under one name the first has it.
pub struct Names<'d> {
    report: &'d Report,
    choices: BTreeMap<&'d str, u16>,
    facts: BTreeMap<&'d str, u16>,
    lists: BTreeMap<&'d str, u16>,
}

/// What a name in a measure's form stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Declared {
    /// A fact outside lists.
    Fact(u16),
    /// A list.
    List(u16),
}

impl<'d> Names<'d> {
    /// Numbers what the draft declares.
    pub fn of(draft: &'d Draft, report: &'d Report) -> Self {
        Self {
            report,
            choices: numbered(draft.choices.iter().map(|choices| &choices.name)),
            facts: numbered(draft.facts.iter().map(|fact| &fact.name)),
            lists: numbered(draft.lists.iter().map(|list| &list.name)),
        }
    }

    /// The number of an enumeration.
    pub fn choice(&self, name: &Text) -> Option<u16> {
        let found = self.choices.get(name.value.as_str()).copied();
        if found.is_none() {
            let message = format!("no enumeration is called `{}`", name.value);
            let known = self.choices.keys().copied();
            self.report.absent(name.spot, codes::UNKNOWN_CHOICE, &name.value, message, known);
        }
        found
    }

    /// The slot of a fact outside lists.
    pub fn fact(&self, name: &Text) -> Option<u16> {
        let found = self.facts.get(name.value.as_str()).copied();
        if found.is_none() {
            let message = format!("no fact outside lists is called `{}`", name.value);
            let known = self.facts.keys().copied();
            self.report.absent(name.spot, codes::UNKNOWN_FACT, &name.value, message, known);
        }
        found
    }

    /// The slot of a list.
    pub fn list(&self, name: &Text) -> Option<u16> {
        let found = self.lists.get(name.value.as_str()).copied();
        if found.is_none() {
            let message = format!("no list is called `{}`", name.value);
            let known = self.lists.keys().copied();
            self.report.absent(name.spot, codes::UNKNOWN_FACT, &name.value, message, known);
        }
        found
    }

    /// A fact or a list.
    pub fn declared(&self, name: &Text) -> Option<Declared> {
        let fact = self.facts.get(name.value.as_str()).copied().map(Declared::Fact);
        let found = fact.or_else(|| self.lists.get(name.value.as_str()).copied().map(Declared::List));
        if found.is_none() {
            let message = format!("no fact and no list is called `{}`", name.value);
            let known = self.facts.keys().chain(self.lists.keys()).copied();
            self.report.absent(name.spot, codes::UNKNOWN_FACT, &name.value, message, known);
        }
        found
    }
}

fn numbered<'d>(names: impl Iterator<Item = &'d Text>) -> BTreeMap<&'d str, u16> {
    let mut numbers = BTreeMap::new();
    for (index, name) in names.enumerate() {
        numbers.entry(name.value.as_str()).or_insert(number(index));
    }
    numbers
}

/// A place as the built pack numbers it. A pack with more than that is refused before it is built.
pub fn number(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}
