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

/// The fields of an item when each of `conditions` is what it says: `None` when they cannot hold together.
pub fn narrowed(conditions: &[(&Code, bool)], world: &World<'_>, item: ItemRef) -> Option<Vec<Cell>> {
    let mut fields = world.fields(item)?.to_vec();
    for _ in 0..ROUNDS {
        let before = fields.clone();
        for (code, holds) in conditions {
            let mut eval = Eval::new(code, world, Narrowing::Full);
            eval.world.at = Some(item);
            eval.world_fields(item, &fields);
            if !eval.assume(code.root(), *holds) {
                return None;
            }
            for (read, set) in std::mem::take(&mut eval.narrow) {
                if let Read::Field(_, _, field) = read
                    && let Some(cell) = fields.get_mut(usize::from(field))
                {
                    cell.set = set;
                }
            }
        }
        if fields == before {
            break;
        }
    }
    Some(fields)
}

impl Eval<'_, '_> {
    /// Lets the item's fields be what they were narrowed to so far.
    fn world_fields(&mut self, item: ItemRef, fields: &[Cell]) {
        for (field, cell) in (0_u16..).zip(fields) {
            if let Some(read) = self.narrow_key(item, field) {
                self.narrow.push((read, cell.set.clone()));
            }
        }
    }

    /// Under which address an item's field is narrowed: of a list not told, its one template stands as item 0.
    pub(super) fn narrow_key(&self, item: ItemRef, field: u16) -> Option<Read> {
        match (item, self.world.read_of(item, field)?) {
            (ItemRef::Any(list), _) => Some(Read::Field(list, 0, field)),
            (_, read @ Read::Field(..)) => Some(read),
            _ => None,
        }
    }

    /// Takes `place` to be true, or false; says whether that can be. What it implies is pushed on `narrow`.
    pub(super) fn assume(&mut self, place: Place, holds: bool) -> bool {
        match (self.op(place), holds) {
            (Some(Op::And(a, b)), true) | (Some(Op::Or(a, b)), false) => self.assume(*a, holds) && self.assume(*b, holds),
            (Some(Op::Not(a)), _) => self.assume(*a, !holds),
            (Some(Op::Compare(relation, a, b)), _) => {
                let relation = if holds { *relation } else { relation.negated() };
                self.assume_compare(relation, *a, *b) && self.assume_compare(relation.swapped(), *b, *a)
            }
            (Some(Op::In(a, tests)), true) => self.assume_in(*a, tests),
            (Some(Op::Fact(_) | Op::Item(_) | Op::Field(..)), _) => self.restrict(place, &Set::truth(holds)),
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
        if self.narrowing == Narrowing::NullOnly || self.read_at(a).is_none() || !self.is_short(b, SHORT) {
            return true;
        }
        let bound = self.eval(b);
        self.restrict(a, &beyond(relation, bound))
    }

    fn assume_in(&mut self, a: Place, tests: &[Test]) -> bool {
        if self.narrowing == Narrowing::NullOnly || self.read_at(a).is_none() {
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

    /// Where an operand reads a fact directly, or nothing.
    pub(super) fn read_at(&mut self, place: Place) -> Option<Read> {
        match self.op(place)? {
            Op::Fact(slot) => Some(Read::Fact(*slot)),
            Op::Item(field) => self.narrow_key(self.world.at?, *field),
            Op::Field(of, field) => match (self.op(*of)?, self.eval(*of).some) {
                (Op::Local(_), Known::Item(item @ ItemRef::At(..))) => self.narrow_key(item, *field),
                _ => None,
            },
            _ => None,
        }
    }

    fn is_short(&self, place: Place, depth: usize) -> bool {
        let Some(op) = self.op(place) else { return false };
        let fits = !matches!(op, Op::Some(_) | Op::Every(_) | Op::For(_) | Op::Filter(_) | Op::If(..) | Op::And(..) | Op::Or(..));
        fits && depth > 0 && op.operands().into_iter().all(|p| self.is_short(p, depth - 1))
    }

    /// Leaves of a fact only what `allowed` holds; says whether anything is left.
    fn restrict(&mut self, place: Place, allowed: &Set) -> bool {
        let full = self.narrowing == Narrowing::Full;
        let Some(read) = self.read_at(place) else { return true };
        let set = self.eval(place);
        if !full && !allowed.is_null() {
            return true;
        }
        let met = meet(&set, allowed);
        let possible = met != Set::NOTHING;
        if met != set {
            self.narrow.push((read, met));
        }
        possible
    }

    fn without_null(&mut self, place: Place) -> bool {
        let Some(read) = self.read_at(place) else { return true };
        let set = self.eval(place);
        if set.null {
            self.narrow.push((read, Set { null: false, some: set.some.clone() }));
        }
        set.some != Known::Nothing
    }
}

/// The values that can stand on the left of `relation` when `bound` stands on its right.
fn beyond(relation: Relation, bound: Set) -> Set {
    let some = match (relation, bound.some) {
        (Relation::Eq, some) => return Set { null: bound.null, some },
        (Relation::Lt | Relation::Le, Known::Number(span)) => Known::Number(Span { lo: crate::value::Number::LOWEST, hi: span.hi }),
        (Relation::Gt | Relation::Ge, Known::Number(span)) => Known::Number(Span { lo: span.lo, hi: crate::value::Number::HIGHEST }),
        (Relation::Lt | Relation::Le, Known::Day(span)) => Known::Day(Span { lo: crate::value::Day::FIRST, hi: span.hi }),
        (Relation::Gt | Relation::Ge, Known::Day(span)) => Known::Day(Span { lo: span.lo, hi: crate::value::Day::LAST }),
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
    fn negated(self) -> Self {
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
    fn swapped(self) -> Self {
        match self {
            Self::Lt => Self::Gt,
            Self::Gt => Self::Lt,
            Self::Le => Self::Ge,
            Self::Ge => Self::Le,
            same => same,
        }
    }
}
