//! What an established condition says of the facts in it.
//!
//! `paid = amount` with `paid` told leaves one value for `amount`; `x != null` takes the null from `x`. Only comparisons
//! of a fact with something short are used, so that narrowing costs no more than reading the rule once.

use super::code::{Code, Op, Place, Relation, Test};
use super::eval::{Eval, Narrowing};
use super::world::{Cell, Read, World};
use crate::value::{ItemRef, Known, Set, Span};

/// How often the conditions of an item are gone through: what one says of a fact may help the next.
const ROUNDS: usize = 3;
/// How deep the other side of a comparison may be.
const SHORT: usize = 3;

/// What a narrowing is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// A fact, a step, or a field of an item that is told apart from the others.
    Read(Read),
    /// The application day, where a search has freed it.
    Today,
    /// What a loop has bound, or a field of it: of a list not told, one item stands for each, and what is said of the
    /// one holds only under its name.
    Local(u8, Option<u16>),
    /// A loop's name was bound anew: what was said before is of another item.
    Bound(u8),
}

/// The fields of an item when each of `conditions` is what it says: `None` when they cannot hold together.
pub fn narrowed(conditions: &[(&Code, bool)], world: &World<'_>, item: ItemRef) -> Option<Vec<Cell>> {
    let mut fields = world.fields(item)?.to_vec();
    let world = World { at: Some(item), ..*world };
    let mut narrow = Vec::new();
    for _ in 0..ROUNDS {
        let before = narrow.len();
        for (code, holds) in conditions {
            let mut eval = Eval::new(code, &world, Narrowing::Full);
            eval.narrow = narrow;
            if !eval.assume(code.root(), *holds) {
                return None;
            }
            narrow = eval.narrow;
        }
        if narrow.len() == before {
            break;
        }
    }
    // What was said last of a field is the narrowest.
    for (key, set) in narrow {
        if let Key::Read(Read::Field(_, _, field)) = key
            && let Some(cell) = fields.get_mut(usize::from(field))
        {
            cell.set = set;
        }
    }
    Some(fields)
}

impl Eval<'_, '_> {
    /// What is known of something, the narrowest first.
    pub(super) fn narrowed(&self, key: Key, base: &Set) -> Set {
        let bound = match key {
            Key::Local(slot, _) => Some(Key::Bound(slot)),
            _ => None,
        };
        let said = self.narrow.iter().rev().take_while(|(k, _)| Some(*k) != bound).find(|(k, _)| *k == key);
        said.map_or_else(|| base.clone(), |(_, set)| set.clone())
    }

    /// Under which key a field of the item at hand is narrowed: of a list not told, it stands as item 0.
    pub(super) fn item_key(&self, item: ItemRef, field: u16) -> Option<Key> {
        match item {
            ItemRef::Any(list) => Some(Key::Read(Read::Field(list, 0, field))),
            item => self.told_key(item, field),
        }
    }

    /// The same of an item that an operation gave.
    pub(super) fn field_key(&self, of: Place, item: ItemRef, field: u16) -> Option<Key> {
        self.told_key(item, field).or_else(|| match self.op(of)? {
            Op::Local(slot) => Some(Key::Local(*slot, Some(field))),
            Op::Filter(each) => Some(Key::Local(each.slot, Some(field))),
            _ => None,
        })
    }

    fn told_key(&self, item: ItemRef, field: u16) -> Option<Key> {
        self.world.read_of(item, field).filter(|read| matches!(read, Read::Field(..))).map(Key::Read)
    }

    /// Takes `place` to be true, or false; says whether that can be. What it implies is pushed on `narrow`.
    pub(super) fn assume(&mut self, place: Place, holds: bool) -> bool {
        match (self.op(place), holds) {
            (Some(Op::And(a, b)), true) | (Some(Op::Or(a, b)), false) => {
                self.assume(*a, holds) && self.assume(*b, holds)
            }
            (Some(Op::Not(a)), _) => self.assume(*a, !holds),
            (Some(Op::Compare(relation, a, b)), _) => {
                let relation = if holds { *relation } else { relation.negated() };
                self.assume_compare(relation, *a, *b) && self.assume_compare(relation.swapped(), *b, *a)
            }
            (Some(Op::In(a, tests)), true) => self.assume_in(*a, tests),
            (Some(Op::Fact(_) | Op::Item(_) | Op::Local(_) | Op::Field(..)), _) => {
                self.restrict(place, &Set::truth(holds))
            }
            (Some(Op::Truth(value)), _) => *value == holds,
            _ => true,
        }
    }

    fn assume_compare(&mut self, relation: Relation, a: Place, b: Place) -> bool {
        if matches!(self.op(b), Some(Op::Null)) {
            return match relation {
                Relation::Eq => self.restrict(a, &Set::NULL),
                Relation::Ne => self.without_null(a),
                _ => true,
            };
        }
        if self.narrowing == Narrowing::NullOnly || self.key_at(a).is_none() || !self.is_short(b, SHORT) {
            return true;
        }
        let bound = self.eval(b);
        self.restrict(a, &beyond(relation, bound))
    }

    fn assume_in(&mut self, a: Place, tests: &[Test]) -> bool {
        if self.narrowing == Narrowing::NullOnly || self.key_at(a).is_none() {
            return true;
        }
        let mut allowed = Set::NOTHING;
        for test in tests {
            match test {
                Test::Value(p) if self.is_short(*p, SHORT) => {
                    let value = self.eval(*p);
                    allowed = allowed.hull(value);
                }
                _ => return true,
            }
        }
        // A list or range among the tests is no value of the fact itself.
        if matches!(allowed.some, Known::List(_) | Known::Range(_) | Known::Anything | Known::Nothing) {
            return true;
        }
        self.restrict(a, &allowed)
    }

    /// What an operand is narrowed under, if it is a fact, a step, a loop's name, or a field of it.
    fn key_at(&self, place: Place) -> Option<Key> {
        match self.op(place)? {
            Op::Fact(slot) => Some(Key::Read(Read::Fact(*slot))),
            Op::Step(step) => Some(Key::Read(Read::Step(*step))),
            Op::Today => Some(Key::Today),
            Op::Item(field) => self.item_key(self.world.at?, *field),
            Op::Local(slot) => Some(Key::Local(*slot, None)),
            Op::Field(of, field) => match self.op(*of)? {
                Op::Local(slot) => match self.local(*slot).some {
                    Known::Item(item) => self.field_key(*of, item, *field),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        }
    }

    fn is_short(&self, place: Place, depth: usize) -> bool {
        let Some(op) = self.code.constant(place) else { return false };
        let fits = !matches!(
            op,
            Op::Some(_) | Op::Every(_) | Op::For(_) | Op::Filter(_) | Op::If(..) | Op::And(..) | Op::Or(..)
        );
        fits && depth > 0 && op.operands().into_iter().all(|p| self.is_short(p, depth - 1))
    }

    /// Leaves of a fact only what `allowed` holds; says whether anything is left.
    fn restrict(&mut self, place: Place, allowed: &Set) -> bool {
        let full = self.narrowing == Narrowing::Full;
        let Some(key) = self.key_at(place) else { return true };
        if !full && !allowed.is_null() {
            return true;
        }
        let set = self.eval(place);
        let met = meet(&set, allowed);
        let possible = met != Set::NOTHING;
        if met != set {
            self.narrow.push((key, met));
        }
        possible
    }

    fn without_null(&mut self, place: Place) -> bool {
        let Some(key) = self.key_at(place) else { return true };
        let set = self.eval(place);
        if set.null {
            self.narrow.push((key, Set { null: false, some: set.some.clone() }));
        }
        set.some != Known::Nothing
    }
}

/// The values that can stand on the left of `relation` when `bound` stands on its right.
fn beyond(relation: Relation, bound: Set) -> Set {
    let some = match (relation, bound.some) {
        (Relation::Eq, some) => return Set { null: bound.null, some },
        (Relation::Lt | Relation::Le, Known::Number(span)) => {
            Known::Number(Span { lo: crate::value::Number::LOWEST, hi: span.hi })
        }
        (Relation::Gt | Relation::Ge, Known::Number(span)) => {
            Known::Number(Span { lo: span.lo, hi: crate::value::Number::HIGHEST })
        }
        (Relation::Lt | Relation::Le, Known::Day(span)) => {
            Known::Day(Span { lo: crate::value::Day::FIRST, hi: span.hi })
        }
        (Relation::Gt | Relation::Ge, Known::Day(span)) => {
            Known::Day(Span { lo: span.lo, hi: crate::value::Day::LAST })
        }
        _ => return Set::ANYTHING,
    };
    Set::of(some)
}

/// What both sets hold, or all of the first where that is not easily said.
fn meet(a: &Set, b: &Set) -> Set {
    let some = match (&a.some, &b.some) {
        (Known::Nothing, _) | (_, Known::Nothing) => Known::Nothing,
        (Known::Truth { yes: a, no: b }, Known::Truth { yes: c, no: d }) => match (*a && *c, *b && *d) {
            (false, false) => Known::Nothing,
            (yes, no) => Known::Truth { yes, no },
        },
        (Known::Number(a), Known::Number(b)) => a.meet(*b).map_or(Known::Nothing, Known::Number),
        (Known::Day(a), Known::Day(b)) => a.meet(*b).map_or(Known::Nothing, Known::Day),
        (Known::Choice { of: a, mask: m }, Known::Choice { of: b, mask: n }) if a == b => match m & n {
            0 => Known::Nothing,
            mask => Known::Choice { of: *a, mask },
        },
        (Known::Text(a), Known::Text(b)) if a != b => Known::Nothing,
        (Known::AnyText, Known::Text(b)) => Known::Text(b.clone()),
        (a, _) => a.clone(),
    };
    Set { null: a.null && b.null, some }
}

impl Relation {
    /// The relation that holds when this one does not.
    pub(crate) fn negated(self) -> Self {
        match self {
            Self::Eq => Self::Ne,
            Self::Ne => Self::Eq,
            Self::Lt => Self::Ge,
            Self::Ge => Self::Lt,
            Self::Gt => Self::Le,
            Self::Le => Self::Gt,
        }
    }

    /// The relation with its sides exchanged.
    pub(crate) fn swapped(self) -> Self {
        match self {
            Self::Lt => Self::Gt,
            Self::Gt => Self::Lt,
            Self::Le => Self::Ge,
            Self::Ge => Self::Le,
            same => same,
        }
    }
}
