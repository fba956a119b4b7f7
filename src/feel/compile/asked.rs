//! What a question such as `x != null` establishes for what stands behind it.

use super::Lowerer;
use crate::feel::code::{Op, Place, Relation};

/// A path that a question can be asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// A fact.
    Fact(u16),
    /// A field of the item at hand.
    Item(u16),
    /// An earlier step.
    Step(u16),
    /// What a loop has bound, by its slot.
    Local(u8),
    /// A field of what a loop has bound.
    Field(u8, u16),
}

impl Lowerer<'_> {
    /// The path that an operation reads.
    pub(super) fn key(&self, place: Place) -> Option<Key> {
        match self.op(place)? {
            Op::Fact(fact) => Some(Key::Fact(*fact)),
            Op::Item(field) => Some(Key::Item(*field)),
            Op::Step(step) => Some(Key::Step(*step)),
            Op::Local(slot) => Some(Key::Local(*slot)),
            Op::Field(base, field) => match self.op(*base)? {
                Op::Local(slot) => Some(Key::Field(*slot, *field)),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether a question around has found that path not to be null.
    pub(super) fn was_asked(&self, place: Place) -> bool {
        self.key(place).is_some_and(|key| self.asked.contains(&key))
    }

    /// The paths that are not null where this condition is `truth`.
    pub(super) fn established(&self, place: Place, truth: bool) -> Vec<Key> {
        match self.op(place) {
            Some(Op::Compare(Relation::Eq, a, b)) if !truth => self.other_than_null(*a, *b),
            Some(Op::Compare(Relation::Ne, a, b)) if truth => self.other_than_null(*a, *b),
            Some(Op::Not(a)) => self.established(*a, !truth),
            Some(op @ (Op::And(a, b) | Op::Or(a, b))) => {
                let (mut left, right) = (self.established(*a, truth), self.established(*b, truth));
                // A true `and` has two true sides; of a false one only one need be false. `or` is its mirror.
                if matches!(op, Op::And(..)) == truth {
                    left.extend(right);
                } else {
                    left.retain(|key| right.contains(key));
                }
                left
            }
            _ => Vec::new(),
        }
    }

    fn other_than_null(&self, a: Place, b: Place) -> Vec<Key> {
        let other = match (self.op(a), self.op(b)) {
            (_, Some(Op::Null)) => a,
            (Some(Op::Null), _) => b,
            _ => return Vec::new(),
        };
        self.key(other).into_iter().collect()
    }

    /// Runs with more paths known not to be null.
    pub(super) fn knowing<T>(&mut self, keys: Vec<Key>, inner: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.asked.len();
        self.asked.extend(keys);
        let result = inner(self);
        self.asked.truncate(before);
        result
    }
}
