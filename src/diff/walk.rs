//! Two trees against each other.

use std::collections::BTreeSet;

use super::tree::{Node, Part};
use super::words::Words;
use super::{Change, Kind};
use crate::json::pointer::Pointer;
use crate::value::Number;

/// Of a part with no more leaves than this all are shown when it is added or removed; of a larger one its name alone.
const SHOWN: usize = 16;

/// Every change from one tree to another.
pub(super) fn changes(old: &Node, new: &Node, words: &Words) -> Vec<Change> {
    let mut walk = Walk { words, at: Pointer::new(), place: Vec::new(), out: Vec::new() };
    walk.both(old, new);
    walk.out
}

struct Walk<'w> {
    words: &'w Words,
    at: Pointer,
    place: Vec<String>,
    out: Vec<Change>,
}

impl Walk<'_> {
    fn both(&mut self, old: &Node, new: &Node) {
        match (old, new) {
            (Node::Branch { parts: old, .. }, Node::Branch { parts: new, ordered }) => self.parts(old, new, *ordered),
            (Node::Leaf { exact: before, shown: from }, Node::Leaf { exact: after, shown: to }) => {
                // Whatever reads alike and is not is shown as exactly as it is told apart.
                let (from, to) = if from == to { (before, after) } else { (from, to) };
                if before != after {
                    let change = self.change(Kind::Changed, Some(from.clone()), Some(to.clone()));
                    let by = difference(from, to).filter(|_| self.words.is_money(&self.at));
                    self.out.push(Change { by, ..change });
                }
            }
            (old, new) => {
                let change = self.change(Kind::Changed, Some(self.shown(old)), Some(self.shown(new)));
                self.out.push(change);
            }
        }
    }

    fn parts(&mut self, old: &[Part], new: &[Part], ordered: bool) {
        let find = |parts: &'_ [Part], key: &str| parts.iter().position(|part| part.key == key);
        for part in old {
            match find(new, &part.key).and_then(|at| new.get(at)) {
                Some(other) => self.within(other, |walk| walk.both(&part.node, &other.node)),
                None => self.within(part, |walk| {
                    let shown = walk.shown(&part.node);
                    let change = walk.change(Kind::Removed, Some(shown), None);
                    walk.out.push(change);
                }),
            }
        }
        for part in new.iter().filter(|part| find(old, &part.key).is_none()) {
            self.within(part, |walk| {
                let shown = walk.shown(&part.node);
                let change = walk.change(Kind::Added, None, Some(shown));
                walk.out.push(change);
            });
        }
        if ordered {
            self.order(old, new);
        }
    }

    /// Says so when what is on both sides stands in another order.
    fn order(&mut self, old: &[Part], new: &[Part]) {
        let keys = |parts: &[Part]| parts.iter().map(|part| part.key.clone()).collect::<BTreeSet<_>>();
        let common: BTreeSet<_> = keys(old).intersection(&keys(new)).cloned().collect();
        let row = |parts: &[Part]| {
            let labels = parts.iter().filter(|part| common.contains(&part.key)).map(|part| part.label.clone());
            labels.collect::<Vec<_>>().join(&self.words.sentence("list"))
        };
        let order = |parts: &[Part]| -> Vec<String> {
            parts.iter().filter(|part| common.contains(&part.key)).map(|part| part.key.clone()).collect()
        };
        if order(old) != order(new) {
            let change = self.change(Kind::Reordered, Some(row(old)), Some(row(new)));
            self.out.push(change);
        }
    }

    fn within(&mut self, part: &Part, run: impl FnOnce(&mut Self)) {
        self.at.push(&part.key);
        self.place.push(part.label.clone());
        run(self);
        self.place.pop();
        self.at.pop();
    }

    fn change(&self, kind: Kind, from: Option<String>, to: Option<String>) -> Change {
        Change { by: None, from, kind, place: self.place.clone(), pointer: self.at.to_string(), to }
    }

    /// A part in words: all that it says, or what it is called.
    fn shown(&self, node: &Node) -> String {
        let mut leaves = Vec::new();
        collect(node, "", self.words, &mut leaves);
        match node {
            Node::Leaf { shown, .. } => shown.clone(),
            Node::Branch { .. } if leaves.is_empty() || leaves.len() > SHOWN => {
                self.place.last().cloned().unwrap_or_default()
            }
            Node::Branch { .. } => leaves.join(&self.words.sentence("and")),
        }
    }
}

/// The leaves of a part, each with its label.
fn collect(node: &Node, label: &str, words: &Words, out: &mut Vec<String>) {
    match node {
        Node::Leaf { shown, .. } => out.push(words.say("leaf", &[("label", label), ("value", shown)])),
        Node::Branch { parts, .. } => parts.iter().for_each(|part| collect(&part.node, &part.label, words, out)),
    }
}

/// The second number less the first.
fn difference(from: &str, to: &str) -> Option<String> {
    let (from, to): (Number, Number) = (from.parse().ok()?, to.parse().ok()?);
    to.checked_sub(from).map(|by| by.to_string())
}

/// Two texts as what both begin with, what only each has, and what both end with.
pub fn parted<'t>(from: &'t str, to: &'t str) -> (&'t str, &'t str, &'t str, &'t str) {
    let same = |(a, b): &(char, char)| a == b;
    let head: usize = from.chars().zip(to.chars()).take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
    let (begin, from_rest) = from.split_at_checked(head).unwrap_or((from, ""));
    let to_rest = to.get(head..).unwrap_or_default();
    let tail: usize =
        from_rest.chars().rev().zip(to_rest.chars().rev()).take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
    let (old, end) = from_rest.split_at_checked(from_rest.len() - tail).unwrap_or((from_rest, ""));
    (begin, old, to_rest.get(..to_rest.len() - tail).unwrap_or_default(), end)
}
